"""What people write instead of a detail that they hide: `[link]`, PHONE, 1XXXXXXXXXX, {otp}.

Newspapers, data sets and our own lists of messages hide links, numbers and names. A hidden detail
is read as one of which nothing is known: a link as a link to nobody known.
"""

from __future__ import annotations

import re

from bot.core.scams.phrase import HANDLE, LINK, MAIL, SOMEBODY

_PHONE, _LANDLINE, _HOTLINE, _MOBILE = "0" * 11, "0000-0000000", "4000000000", "10000000000"
_CARD, _NUMBER, _CODE = "0" * 19, "00", "0" * 6

_IN_BRACKETS: tuple[tuple[str, str], ...] = (
    ("url|link|website|web ?site|web address|网址|链接|网站|鏈接|連結|网页|短链接", LINK),
    ("(?:mobile |cell ?|tele)?phone(?: number)?|tel|mobile|hotline", _PHONE),
    ("电话|電話|手机|手机号码?|电话号码|号码", _PHONE),
    ("num|number|digits?|amount|date|time|money|decimal|#|数字|金额|日期", _NUMBER),
    ("otp|code|pin|验证码", _CODE),
    ("e?-?mail|address|邮箱", MAIL),
    ("id|handle|wechat|qq|line id|微信|微信号|账号", HANDLE),
    ("(?:first |customer )?name|user|person|姓名|名字|某|某人|某某|人名|地名|地址", SOMEBODY),
)
"""Names of details between brackets, and what is read for them."""

_URL = ("URL(?:[a-z0-9]{3,12})?", LINK)
"""Without brackets, in any text: collections number their links, `URLab3x`."""

_IN_CAPITALS: tuple[tuple[str, str], ...] = (
    ("URL[a-z0-9]{0,12}", LINK),
    ("CELLPHONE|MOBILE", _MOBILE),
    ("PHONE", _LANDLINE),
    ("HOTLINE", _HOTLINE),
    ("DIGITS?|NUM", _NUMBER),
)
"""Without brackets, in Chinese texts only: in English ones people shout such words."""

_XES = re.compile(r"(?<![a-zA-Z0-9*])x{1,19}(?![a-z0-9*])")
"""In Chinese texts only: collections write an x for each digit of each number."""

_SEPARATED: tuple[tuple[str, str], ...] = (
    ("WECHAT(?:[a-z]{2})?", f"微信{HANDLE}"),
    ("QQ", f"qq{HANDLE}"),
    ("BANK", _CARD),
    ("NAME|PLACE", SOMEBODY),
)
"""Words besides: only where all words stand apart."""

_ENDINGS = "com|cn|net|top|cc|org|info|xyz|vip|co"
_SHAPES: tuple[tuple[str, str], ...] = (
    (
        (
            r"(?<![a-z0-9.\-])(?:h(?:tt|xx)ps?://)?[a-z0-9\-.\u2010-\u2015]{2,60}"
            r"(?:\[\.\]|\(\.\)|\[dot\])[a-z]{2,12}(?:/[a-z0-9\-/?=.]{0,60})?"
        ),
        LINK,
    ),
    (r"(?<![a-z0-9])h(?:tt|xx)ps?://[x*.…]{2,12}(?:[/.][a-z0-9*./]{0,30})?(?![a-z0-9])", LINK),
    (rf"(?<![a-z0-9.*])(?:www\.)?\*{{2,12}}\.(?:{_ENDINGS})(?![a-z0-9])", LINK),
    (r"(?<![a-z0-9*+])\(?[0-9x*]{3}\)?[\- ][x*]{3}[\- ][0-9x*]{4}(?![a-z0-9*])", _PHONE),
    (r"(?<![a-z0-9*+])[x*]{3}[\- ][0-9x*]{3,4}[\- ][0-9]{4}(?![a-z0-9*])", _PHONE),
    (r"(?<![a-z0-9*+])1[0-9]{0,3}[x*]{4,10}[0-9]{0,4}(?![a-z0-9*])", _PHONE),
    (
        r"(?<![a-z0-9*+])(?:[48]00|0[0-9x*]{2,4})[\- ]?[x*]{3,4}[\- ]?[0-9x*]{3,4}(?![a-z0-9*])",
        _PHONE,
    ),
    (r"\+[0-9]{1,3}[\- ]?[0-9]{0,3}(?:[\- ]?[x*]{2,4}){2,4}[0-9]{0,4}(?![a-z0-9*])", _PHONE),
    (r"(?:(?<=(?:call|text|dial) )|(?<=[话打系询线])|(?<=[话打系询线机][:： ]))#(?![#\w])", _PHONE),
    (r"(?<![#\w])#(?![#a-z0-9])|(?<=[£$€¥₹\u4e00-\u9fff])#(?![#a-z0-9])", _NUMBER),
)
"""Details of which some or all characters are replaced, and the # of our own masking."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_APART = re.compile(
    r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]|[A-Z]{2,10}(?: |$))|(?<=[A-Z]{2}) (?=[\u4e00-\u9fff])"
)
_OPEN, _CLOSE = r"(?:[<\[{【「〈#]|&lt;) ?", r" ?(?:[>\]}】」〉#]|&gt;)"
_NO_LABEL = r"(?!\s{0,2}[:：]?\s{0,2}(?:https?|www|[0-9]))"
"""A name before its own detail hides nothing: `【电话】0571…`."""


def _ready(
    table: tuple[tuple[str, str], ...], before: str, after: str, flags: int = 0
) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"{before}(?:{one}){after}", flags), meant) for one, meant in table)


_ANYWHERE = (
    *_ready(_IN_BRACKETS, _OPEN, _CLOSE + _NO_LABEL, re.IGNORECASE),
    *_ready(_SHAPES, "", "", re.IGNORECASE),
    *_ready((_URL,), r"(?<![A-Za-z])", r"(?![A-Za-z])"),
)
# A number and what it is for run together in collections: CELLPHONEWECHAT.
_BEGIN = r"(?:(?<![A-Za-z])|(?<=CELLPHONE))"
_CHINESE = _ready(_IN_CAPITALS, _BEGIN, r"(?:(?![A-Za-z])|(?<=CELLPHONE))")
_APART_ONLY = _ready(_SEPARATED, _BEGIN, r"(?![A-Za-z])")


def separated(text: str) -> bool:
    """Whether Chinese words stand apart, as data sets have them: `加 我 微信 了解 详情`.

    Where each character stands alone, that is a trick with letters instead.
    """
    runs = [len(match.group()) for match in _HAN.finditer(text)]
    gaps = len(_APART.findall(text))
    if gaps < 3 or max(runs) == 1:
        return False
    short = sum(runs) <= 2.5 * len(runs)
    mostly_by_spaces = len(runs) <= 2 * (gaps + 2)
    return short and mostly_by_spaces


def _digits(xes: str) -> str:
    """As many digits as there are; of eleven the first is a mobile's."""
    return _MOBILE if len(xes) == len(_MOBILE) else "0" * len(xes)


def find(text: str) -> list[tuple[int, int, str]]:
    """(start, end, what is read instead) of each hidden detail, in order, none inside another."""
    patterns = list(_ANYWHERE)
    chinese = _HAN.search(text)
    if chinese:
        patterns += _CHINESE
        if separated(text):
            patterns += _APART_ONLY
    found = [
        (*match.span(), meant) for pattern, meant in patterns for match in pattern.finditer(text)
    ]
    if chinese:
        found += [(*match.span(), _digits(match.group())) for match in _XES.finditer(text)]
    if text.startswith("【"):
        # Who signs so hides nothing: 【微信】.
        found = [one for one in found if one[0] > 0]
    found.sort(key=lambda one: one[0])
    kept: list[tuple[int, int, str]] = []
    for start, end, meant in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, meant))
    return kept
