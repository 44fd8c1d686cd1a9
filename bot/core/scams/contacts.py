"""Whom a message says to call or write to, and what its numbers give away."""

from __future__ import annotations

import re
from collections.abc import Set

from bot.core.scams.phrase import HANDLE, MAIL

Span = tuple[int, int]

_PHONE = re.compile(
    r"(?<![\d*/a-z])(?<!\d[.,:])\+?(?:\(?\d{1,4}\)?[\- ]?){0,2}\d{3,11}(?:[\- ]\d{2,5}){0,2}"
    r"(?:x{3,4}\d{4}|\*{4})?(?![\d*])(?![.,:]\d)"
)
_REFERENCE = re.compile(
    r"(?:(?:单|件|订单|运单|快递|编号|票号|流水号|证号|尾号|会员号|卡号|单号|验证码|取件码"
    r"|(?:您的|你的|绑定|注册|登录)(?:手机|手机号|手机号码|号码|账号|qq号?|微信号?))[:#.为是 ]{0,3}"
    r"|(?:\b(?:ref(?:erence|rence)?|txn|trxn|trans(?:action)?|utr|rrn|upi|imps|neft|rtgs|mandate"
    r"|tracking|receipt|invoice|order|booking|case|ticket|pnr|a/?c|acct?|account|card|iban|awb|id"
    r"|consignment|consumer|subscriber|connection|employee|member|policy|meter|amount"
    r"|bal(?:ance)?|trace|flight|code|otp|pin|password|passcode|challan)"
    r"(?: (?:no|num|number|id|code|is))?|#|\b(?!(?:call|tel|phone|mobile|mob|cell|contact|text|txt"
    r"|our|my|ur|your|new|whatsapp|help|helpline|office|care|landline|hotline|free|on|to)\b)"
    r"[a-z]+ no)[.:#\- ]{0,3})$"
)
"""Before a number: it is a reference, no telephone's."""
_LAST_DIGITS = re.compile(
    r"(?<![a-z*])[x*]{2,16}[ \-]?\d{2,6}(?!\d)|\d[x*]{3,16}\d|\bending (?:in |with )?\d{3,5}\b"
)
"""A card or an account of which only the last digits are shown."""
_PRIVATE = re.compile(
    r"(?<!\d)(?:1[3-9]\d ?\d{4} ?\d{4}|10{10}|07\d{3} ?\d{6})(?!\d)"
    r"|(?<![\d\-.])(?:852[\- ]?)?[569]\d{3} \d{4}(?![\d\-])"
)
"""Numbers of mobile phones: of the mainland, of Britain, of Hong Kong."""
_FREE = re.compile(r"1800\d{6,7}")
"""Free numbers of India and others without gaps; mobiles only where the text is Chinese."""
_HOUSE = re.compile(
    r"银行|[工农中建交招兴民]行|我行|本行|信用卡|客服|官方|社保局|公安|hsbc|bank|hmrc"
)
"""Who would not call from one."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_YEARS = re.compile(r"(?:19|20)\d\d-\d{1,4}(?:-\d\d)?")
"""Years and dates, which look like numbers to call."""
_PREMIUM = re.compile(r"(?<!\d)(?:0\s?9[01]\d|0\s?87\d)[\d \-]{6,9}\d")
"""British numbers that the caller pays dearly for."""
_CONTACT = re.compile(
    rf"[{MAIL}{HANDLE}]"
    r"|(?<!您的)(?<!你的)(?<!关注)(?:微信?|薇信?|威信?|徽信|薇馨|v信|vx|wx|qq|扣扣|企鹅|wechat|whatsapp"
    r"|telegram|\btg|电报|飞机|企业微信|\bline ?id)"
    r"(?:号|群|裙|同号)?[:： ♥]{0,3}"
    r"(?:\d[\d.]{4,15}|(?=[a-z_\-]{0,19}\d|[a-z]{5})[a-z0-9_\-]{5,20})"
    # A bare V, as in 加V:abc12345, where an id follows that has a digit.
    r"|(?:(?:[加佳珈嘉找进联]|联系|咨询) {0,2}v[:： ♥]{0,3}|(?<![a-z0-9])v[:： ♥]{1,3})"
    r"(?=[a-z_\-]{0,19}\d)[a-z0-9_\-]{4,20}"
    # A profile, where what may not be said in a group is written.
    r"|(?:看|点|见|进|kan|康康)[^。,!?\n]{0,3}(?:简/?介|简界|主页|煮页|煮叶|祝页|祝叶|竹叶|筑业"
    r"|zhu ?ye|签名|头像|头-?象|头项)|(?:主页|简介)领"
    r"|(?:加|添加|➕)[^。,!?\n]{0,8}(?:微信|薇信?|威信?|徽信|vx|wx|qq|扣扣|whatsapp|telegram"
    r"|支付宝|工作人员|客服|专员|助理|助教|主管|导师)"
    r"|(?:whatsapp|telegram|wechat|signal)[^.!?\n]{0,20}(?:\+\d|me\b|group|us\b)"
)
_NUMBER = re.compile(r"(?<!\d)\d{3,12}(?!\d)")
_LICENSED = re.compile(r"(?<![\d.,¥])95\d{3}(?![\d.,元块万人%])")
"""Five digits from 95 on, which in China only licensed firms get."""
_GATEWAY = re.compile(r"106\d{5,}")
"""What programs send messages from and nobody answers at."""

WAYS = frozenset({"number-to-call", "strange-contact"})
"""What a message without a link can ask to be reached by."""


def named(text: str, hotlines: Set[str], signs: Set[str]) -> dict[str, list[Span]]:
    """The signs of numbers and contacts, and where they stand in a text as `red_flags` masks it.

    `hotlines` are numbers of known names; `signs` what else the message has.
    """
    digits = [
        (match.span(), re.sub(r"\D", "", match.group()))
        for match in _PHONE.finditer(text)
        if not _YEARS.fullmatch(match.group())
        and not _REFERENCE.search(text, max(0, match.start() - 30), match.start())
    ]
    chinese = _CHINESE.search(text)
    private = [
        match.span()
        for match in _PRIVATE.finditer(text)
        if chinese or not _FREE.fullmatch(re.sub(r"\D", "", match.group()))
    ]
    strange = [
        span
        for span, number in digits
        if number not in hotlines and 8 <= len(number) <= 15 and not _GATEWAY.fullmatch(number)
    ]
    licensed = _LICENSED.finditer(text) if chinese and not strange else ()
    there = {
        "premium-number": [match.span() for match in _PREMIUM.finditer(text)],
        "own-hotline": [
            *(match.span() for match in _NUMBER.finditer(text) if match.group() in hotlines),
            *(span for span, number in digits if number in hotlines),
            *(match.span() for match in licensed),
        ],
        "number-to-call": [] if _booked(text, signs) else strange,
        "private-number": private if _HOUSE.search(text) else [],
        "strange-contact": [match.span() for match in _CONTACT.finditer(text)],
    }
    return {name: spans for name, spans in there.items() if spans}


def _booked(text: str, signs: Set[str]) -> bool:
    """Whether numbers are part of an entry on an account, or the line that a bank gives with it."""
    if "account-entry" not in signs:
        return False
    return "ask-call" not in signs or bool(
        _LAST_DIGITS.search(text) and not {"threat", "hurry"} & signs
    )
