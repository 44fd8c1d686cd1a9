"""A message without what could name a person: numbers, links, addresses and names hidden."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Set

from bot.core.scams.links import find_links
from bot.core.scams.reading import read

LONGEST = 600
MARKS = 6
ALIKE = 2
"""Of a message's marks, how many another must share to be the same message in other words."""

_MAIL = re.compile(r"[\w.%+\-]{1,64}@[\w\-]{1,60}(?:\.[\w\-]{1,60}){1,4}")
_HANDLE = re.compile(r"(?<!\w)@\w{3,32}")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,:\-/]*")
_AFTER = re.compile(
    r"\b((?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Officer|Agent|Aunt|Uncle"
    r"|[Nn]ame is|I am|I'm|[Tt]his is|to|from|called|with)\.?\s+)"
    r"([A-Z][a-zA-Z'’\-]{1,20}(?:\s+[A-Z][a-zA-Z'’\-]{0,20}){0,2})"
)
_PAIR = re.compile(r"\b[A-Z][a-z'’\-]{1,20}(?:\s+[A-Z][a-z'’\-]{1,20}){1,3}\b")
_CHINESE_NAME = re.compile(
    r"(?:[欧司上诸夏东皇尉公令][阳徒官葛侯方甫迟孙狐]|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾"
    r"肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚"
    r"邵万钱严覃武戴莫孔向汤])[\u4e00-\u9fff*]{0,2}"
    r"(?=先生|女士|小姐|警官|经理|老师|主任|教授|律师|师傅|阿姨|大哥|总\b|医生|专员|同学)"
)
_CHINESE_CALLED = re.compile(
    r"((?:我叫|我是|户名|姓名|联系人|小名|收款人)[:：]?\s?)([\u4e00-\u9fff]{2,3})(?=[，,。;；\s]|$)"
)
_CONTACT = re.compile(
    r"((?:微信|薇信|威信|加薇|加威|加[vV]|[vV][xX]|[wW][xX]|[qQ]{2}|[wW]e[cC]hat|[tT]elegram)"
    r"(?:号|群)?[:： ]{0,2})[a-zA-Z0-9_\-]{4,24}"
)
_LONG_NUMBER = re.compile(r"[+＋]?[0-9０-９](?:[\s().,:\-/]{0,2}[0-9０-９])*")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def masked(original: str, known: Iterable[str] = (), *, around: str = "", figures: int = 0) -> str:
    """The message with everything personal replaced; `known` names of firms may stay.

    So may what is made of words of `around`, and numbers of no more digits than `figures`.
    """
    text = _without_links(original[: 4 * LONGEST])
    text = _INVISIBLE.sub("", text)
    text = _MAIL.sub("[mail]", text)
    text = _HANDLE.sub("[name]", text)
    text = _CONTACT.sub(r"\1[id]", text)
    firms = {name.lower() for name in known}
    there = frozenset(_words(around))
    text = _AFTER.sub(lambda match: match[1] + _unless(match[2], firms, there), text)
    text = _PAIR.sub(lambda match: _unless(match[0], firms, there), text)
    text = _CHINESE_NAME.sub("[某]", text)
    text = _CHINESE_CALLED.sub(r"\1[某]", text)
    if figures:
        text = _LONG_NUMBER.sub(lambda match: _if_short(match[0], figures), text)
    else:
        text = _NUMBER.sub("#", text)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _if_short(number: str, figures: int) -> str:
    return number if sum(char.isdigit() for char in number) <= figures else "#"


def _unless(name: str, firms: Set[str], there: frozenset[str]) -> str:
    known = any(firm in name.lower() for firm in firms) or there.issuperset(_words(name))
    return name if known else "[name]"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _without_links(text: str) -> str:
    reading = read(text)
    spans = [reading.span(start, end) for start, end, *_ in find_links(reading.text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[link]{text[end:]}"
    return text


def marks(masked_text: str) -> tuple[str, ...]:
    """Short hashes; messages that are alike share most of them (MinHash of Broder, 1997)."""
    plain = re.findall(r"[a-z']+|[\u4e00-\u9fff]", masked_text.lower())
    pieces = {" ".join(plain[index : index + 3]) for index in range(max(1, len(plain) - 2))}
    return tuple(min(_hash(f"{salt}:{piece}") for piece in pieces) for salt in range(MARKS))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
