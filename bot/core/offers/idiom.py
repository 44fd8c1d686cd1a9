"""Whole clauses of an offer, put in the few words that `wording` knows.

`rewriting` changes how a figure or a time is written; here it is what is done with it: interest
each month and the principal at the end, months 4 to 12, so much in the last month, twenty pence on
the pound. Every pattern is bounded, so that it takes time in proportion to the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.core.offers.vocabulary import (
    COUNTS,
    CURRENCIES,
    DIGITS_ZH,
    ENGLISH,
    EVERY,
    NUMBERS,
    SCALES,
    UNITS,
)

_SUM = r"[$£€r]?\d[\d.,]{0,9}k?"
_SUM_ZH = r"(?=[\d一二两三四五六七八九])"
_UNITS = r"day|week|fortnight|month|quarter|year"

_EMPHASIS = re.compile(
    rf"\b(every|each|per)(?: and every)? (?!(?:other|second|third|few|half|single payment|working"
    rf"|business|payment|{'|'.join(NUMBERS)})\b)[a-z]{{3,9}} ({_UNITS})\b"
)
_EACH_AND_EVERY = re.compile(r"\beach and every\b")
_SLANG = {"ton": 100, "monkey": 500, "pony": 25, "century": 100, "bag of sand": 1_000, "hundo": 100}
_SLANG_SUM = re.compile(
    rf"(?<!for )(?<!buy )\b(a|one|\d{{1,2}}|{'|'.join(NUMBERS)})"
    r" (ton|monkey|pony|century|bag of sand|hundo)s?\b(?! of\b| loan)"
)
_OFF_SOMEBODY = re.compile(
    r"\boff (?:of )?(?=(?:him|her|them)\b"
    r"|(?:my|a|the|this|some) (?:mate|friend|bloke|guy|lad|lender|uncle|aunt|cousin|brother|sister"
    r"|neighbou?r|colleague|landlord|shark|loan shark)\b)"
)
_ON_THE_POUND = re.compile(
    r"(?<![\d.,$£€])(\d{1,2}) ?(?:p|c|pence|pennies|cents?|¢)"
    r" (?:(?:in|on|for|per|to)(?: the| every| each| a)?|every|each)"
    r" (?:pound|dollar|quid|buck|euro|rand|[$£€]1(?![\d.,]))s?\b(?: (?:borrowed|lent))?"
    rf"(?! (?:(?:for )?(?:the|a|each|every|per)|per) (?:{_UNITS}))"
)
_ON_THE_POUND_OFTEN = re.compile(
    r"(?<![\d.,$£€])(\d{1,2}) ?(?:p|c|pence|pennies|cents?|¢)"
    r" (?:(?:in|on|for|per|to)(?: the| every| each| a)?|every|each)"
    r" (?:pound|dollar|quid|buck|euro|rand|[$£€]1(?![\d.,]))s?\b(?: (?:borrowed|lent))?"
)
_ON_THE_YUAN = re.compile(
    r"每一?块钱?(?:要|收|给|得|还)*([一二两三四五六七八九]|\d)([毛角分])钱?(?:的?利息?)?"
    r"(?=[、,。;!? ]|$)"
)

_TOGETHER_ZH = re.compile(r"(?<![借每给收付还要元\d])一块儿?(?=还|结|付|给|清|算|交)")
_SETTLED_ZH = re.compile(
    r"(?:一起|一并|一道|一把)(?:结清|结算|结|付清|付|给清|给|清|算清|算|交|还清|还)"
    r"(?=[、,。;!? \d]|$)"
)
_SCALE_THEN_RATE = re.compile(r"(?<=[万千])(?=[月年日](?:平|利|息|费率|费\d|化))")
_SIGN_FIRST = re.compile(
    r"(港币|港元|人民币|美元|美金|澳元|加元|新币|台币|马币)(\d[\d.,]{0,12}[万千wk]?)"
)
_FLAT_MONTH = re.compile(r"月平(?=\d)")
_BARE_SHARE = re.compile(
    r"(?<![^、,。; ])(?<![天月年])([一二两三四五六七八九]|\d)"
    r"分([半一二三四五六七八九]|\d)?(?=[、,。; ]|$)"
)
_SHARED = re.compile(r"[息利]|还本")

_LAST_MONTH = re.compile(
    r"(?:,? ?(?:and|plus|then))?(?: in| on| for| with| at)?(?: the| my)? (?:last|final)"
    r" (?:month|week|one|payment|instal?lment)"
    r"(?:,| is| has| there is| comes| i pay| i add| i owe| add| pay| you add| you pay)*"
    rf" (?:(?:another|an extra|an additional|a further|add|plus) ({_SUM})"
    rf"|({_SUM}) (?:extra|more|on top|added|in addition))\b"
)
_NTH = [
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
# With the sixth 500: which payment that is, its time says; here it comes with one of them.
_WITH_NTH = re.compile(
    rf",? ?(?:together |along )?with (?:the|my) (?:{'|'.join(_NTH)}|last|final)"
    rf" {_SUM}(?![\d.,%]*[\d%])"
)
_MONTH_HAS_MORE = re.compile(
    rf"\b(month|week) (\d{{1,3}}) (?:has|adds) ({_SUM})(?: on top| extra| more)?"
)
_HALF_YEARLY = re.compile(
    r"\b(?:(?:every|each|per) half[ -]?year|half[ -]yearly|twice (?:a|each|every) year)\b"
)
_SO_OFTEN_ZH = re.compile(
    r"一(个月|个星期|周|天)([1-9]\d{1,7})[元块]?(?:连续?)?(?:付|还|交|给)"
    r"(\d{1,3}|[一二三四五六七八九十]{1,3})(?=个月|个星期|周|天)"
)
_LATER_ZH = re.compile(
    r"(?:又|再)过(\d{1,3}|[一二两三四五六七八九十半]{1,3})(个月|天|周|个星期|年)(?:后|以后|之后)?"
)
_LAST_MONTH_ZH = re.compile(
    r"(?:在|到)?(?:最后(?:那|的)?一?(?:个月|期|周|次|个星期)|末月|末期)(?:还|要|得|的时候)*"
    rf"(?:再|另外|另|多|加|补)+(?:要|还|得)?(?:付|加|补|还|交|给)?{_SUM_ZH}"
)

_RANGE = re.compile(
    r"(?<![(（])\b(?:from |for |in |during |over )?(month|week|payment)s? (\d{1,3})"
    r"(?: to | ?- ?| through | until | till | up to )(?:month |week |payment )?(\d{1,3})"
    r"\b(?!\)|[.,]\d)"
)
_RANGE_ZH = re.compile(
    r"(?:从|在)?(?:第(\d{1,3})(?:个?月|期|周)?|(?<![\d.])(\d{1,2})月?)"
    r"(?:到|至|-|~)第?(\d{1,3})(个月|月|期|周)"
)
_NOTHING_DUE = re.compile(
    r"\b(?:nothing|no (?:re)?payments?|free|zero|not paying|skip)\b|不用?还|免还|不还|不用付|免付"
)
_YEARS = re.compile(
    r"(?<![\d.,$£€/-])(?<!\d )(?<!\d[,.] )(?!2000)(?:19[89]\d|20[0-3]\d)"
    r"(?= ([a-z]{3,12}|[a-z]{1,3}-?\d{1,4}\b))"
)
_MODEL_ZH = re.compile(r"(?<!\d)(?:19|20)\d\d款")
_NUMBER_OF_MODEL = re.compile(
    r"\b([a-z]{4,12}) \d{2,4}(?=(?: is| was)? priced\b|(?: costs?)? [$£€]\d|: ?[$£€]\d)"
)
_CUT_FIRST = re.compile(
    r"\b(?:dey |will |would |go )?"
    r"(?:comot|skim|shave|lop|chop|snip|cut|slice|remove|hold|nick|trim)s?"
    r"(?: off| back)? (?=[$£€]?\d[\d.,]{0,9})"
)
_TAKEN_OUT = re.compile(
    r"\b(?:they|dem|them|he|she|lender|company|bank|app|who)(?: will| would| a|'ll)? takes? out"
    rf" (?={_SUM}(?: [a-z]{{3,13}}){{0,2}} (?:fee|fees|charge|charges|commission|insurance)\b)"
)
_CUT_FIRST_ZH = re.compile(rf"(先|直接|当场|上来就?)(?:砍|斩|切|削)(?:掉|去|了)*{_SUM_ZH}")
_IN_HAND_ZH = re.compile(r"(?:实|净)(?:拿|收)(?=\d|[一二两三四五六七八九])")
_NEVER_COMPOUNDS = re.compile(
    r"\b(?:no|not|non|without|never)[ -](?:any )?compound(?:ing|ed|s)?(?: interest)?\b"
)
_NOTHING_PAID = re.compile(
    r"\b(?:do not|don't|dont|won't|not) (?:have to )?pay"
    r" (?:a (?:cent|penny|dime|thing|bean|kobo)|anything|nothing)(?= (?:for|until)\b)"
)
_FIRST_TODAY = re.compile(
    r"\b(?:the )?first(?: one)?(?: is)?(?: due| paid| payable| taken)?"
    r" (?:at (?:the )?(?:checkout|till)|today|right now|right away|straight away)\b"
)
_EVERY_OTHER_ZH = re.compile(r"(?<!每)隔(?:一个?)?(周|星期|礼拜|月)|每隔一个?(周|星期|礼拜|月)")
_NOTHING_FOR = re.compile(
    rf"\bfor (?:the first )?(\d{{1,2}}|{'|'.join(NUMBERS)}) (months|weeks)"
    r"(?: i pay| you pay)? nothing\b"
)
_OFF_PAYSLIPS = re.compile(
    rf"\b(?:docks?|takes?|cuts?|deducts?) ({_SUM}) (?:off|from|out of) (?:my|the|your) next"
    rf" (\d{{1,2}}|{'|'.join(NUMBERS)}) (?:(month|week|fortnight)ly )?"
    r"(?:pay ?slips?|pay ?che(?:ck|que)s|salaries|wages)\b"
)
_NAMED_FEE = rf"(?<![\w.,])(?:[a-z]{{1,3}})?({_SUM}) [a-z]{{3,12}}(?: [a-z]{{3,6}})?"
_BOTH_DEDUCTED = re.compile(
    rf"{_NAMED_FEE} and {_NAMED_FEE} are (?:deducted|taken (?:off|out)|kept back)\b"
)
_CARD_CHARGES = re.compile(
    r"\b(?:they|it|bank|card|issuer) charges? (?:me |us )?"
    r"(?=\d[\d.]{0,5} ?% (?:per|a|each|every) month)"
)
_CLEARED = re.compile(r"\b(?:clear|pay)(?:ing|ed)? (?:it|this|that|the balance|all)\b")
_RATE_LABEL_ZH = re.compile(
    r"(?:手续)?费率(?:才|只有|只|仅|是|为|就)*0?\.\d{1,3}(?=[、,。;!? 吗]|$)"
)
_PAID_ZH = re.compile(r"[每月期]\D{0,3}还\d")
_SMALL_WORDS = frozenset(
    {"for", "from", "with", "and", "the", "over", "via", "until", "till", "off", "per", "today"}
    | {"when", "which", "that", "but", "then", "only", "given", "cash", "out", "into", "him", "her"}
)
_FIGURES = re.compile(r"\d[\d.,]*")

_THE_FORTY = re.compile(
    rf"\b(the|my|his|her|their|that) (\d{{1,3}}|{'|'.join(NUMBERS)})"
    r"(?= back\b| plus\b| itself\b| at\b| in\b| in full\b| when\b|[.,;](?!\d)|$)"
)

_CLAUSE_ENDS = re.compile(
    r"[;、。!?\n()]|,(?!\d{3}(?!\d))|\.(?!\d)|\b(?:then|but|while|with|whereas)\b"
    r"|(?<!principal )(?<!capital )(?<!interest )\band\b"
)
_OF_INTEREST = re.compile(r"\binterest\b|利息|利钱|息钱|[息利]")
_OFTEN = re.compile(
    rf"\b(?:every|each) (?:{_UNITS})|\b(?:monthly|weekly|quarterly|yearly)\b|\bper (?:{_UNITS})"
    r"|每个?(?:月|周|星期|季|年)|月月|按[月季年]|一月一|年年|月(?=[结付清交给])"
    r"|[只光]|平时|期间|\b(?:only|just|along the way|meanwhile)\b"
)
_FIGURE = re.compile(r"\d|%|[一二两三四五六七八九十半][分厘]")
_LENT = re.compile(
    r"\b(?:principal|capital|lump|balloon|original (?:sum|amount|loan)|(?:loan|sum|amount) itself"
    rf"|whole (?:sum|loan|amount)|(?:the|his|her|my|their) (?P<sum>{_SUM}))(?![a-z])"
    r"|(?:本金|本钱|老本|(?:还|归|退|给|清|把)本)(?![息付])"
)
_AT_LAST = re.compile(
    r"\b(?:end|ends|finish|finishes|maturity|after|when|up|due|last|until|till|finally|back|stays|later|term"
    r"|over|afterwards|untouched|closing)\b|[后到期底头满末]|最后|一次|[还归退]"
)
_GROWS = re.compile(
    r"\b(?:calculated|computed|compound(?:s|ed|ing)?|accru(?:es|ed|ing)|added|adds|accumulates?|grows"
    r"|reckoned|worked out|rolled)\b|[计算滚累]"
)
_TIME = re.compile(
    rf"\b(\d{{1,3}}|an?|one|{'|'.join(NUMBERS)}) ((?:{_UNITS})s?)\b"
    r"|(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)(个月|年|周|天|个星期|个季度)"
)


def in_usual_words(text: str) -> str:
    """The text with whole clauses in usual words."""
    text = _EACH_AND_EVERY.sub("every", text)
    text = _EMPHASIS.sub(r"\1 \2", text)
    text = _as_taken(text)
    text = _SLANG_SUM.sub(_slang, text)
    text = _OFF_SOMEBODY.sub("from ", text)
    text = _ON_THE_POUND.sub(r"\1% fee for the whole", text)
    text = _ON_THE_POUND_OFTEN.sub(r"\1%", text)
    text = _ON_THE_YUAN.sub(_on_the_yuan, text)
    text = _SETTLED_ZH.sub("一起还", _TOGETHER_ZH.sub("一起", text))
    text = _FLAT_MONTH.sub("月平息", _SCALE_THEN_RATE.sub("、", _SIGN_FIRST.sub(r"\2\1、", text)))
    if _SHARED.search(text):
        text = _BARE_SHARE.sub(lambda found: "月息" + found.group(), text)
    text = _MODEL_ZH.sub("", text)
    if len(_FIGURES.findall(text)) > 2:
        text = _YEARS.sub(_model, text)
    text = _LAST_MONTH.sub(lambda one: f", with the last payment {one[1] or one[2]}", text)
    text = _WITH_NTH.sub(", with the last payment ", text)
    text = _MONTH_HAS_MORE.sub(r"in \1 \2 \3", text)
    text = _LAST_MONTH_ZH.sub("最后一期一起付", text)
    text = _HALF_YEARLY.sub("every 6 months", text)
    text = _SO_OFTEN_ZH.sub(r"每\1还\2、还\3", text)
    text = _LATER_ZH.sub(r"\1\2后", text)
    text = _THE_FORTY.sub(lambda found: _thousands(found, text), text)
    return _ranges(text)


def _as_taken(text: str) -> str:
    """What is taken off, left out or added, in usual words."""
    text = _OFF_PAYSLIPS.sub(_off_payslips, text)
    text = _CUT_FIRST.sub("deduct ", _TAKEN_OUT.sub("deduct ", text))
    text = _CUT_FIRST_ZH.sub(r"\1扣", text)
    text = _IN_HAND_ZH.sub("到手", text)
    text = _NEVER_COMPOUNDS.sub("simple interest", text)
    text = _FIRST_TODAY.sub("first one today", text)
    text = _EVERY_OTHER_ZH.sub(
        lambda one: f"每两{'个' if '月' in one.group() else ''}{one[1] or one[2]}", text
    )
    text = _NOTHING_FOR.sub(r"no payments for \1 \2", text)
    text = _NOTHING_PAID.sub("no payments", text)
    text = _BOTH_DEDUCTED.sub(r"deduct fee \1 and deduct fee \2", text)
    if "card" in text and _CLEARED.search(text):
        text = _CARD_CHARGES.sub("interest ", text)
    if _PAID_ZH.search(text):
        text = _RATE_LABEL_ZH.sub("", text)
    return _NUMBER_OF_MODEL.sub(_nameless, text)


def _off_payslips(found: re.Match[str]) -> str:
    """`Docks 1,100 off my next six pay slips`: pay slips come monthly unless said otherwise."""
    value, number, every = found.groups()
    return f"pay {value} a {every or 'month'} for {number} {every or 'month'}s"


def _nameless(found: re.Match[str]) -> str:
    """A Boxer 150 priced 5.4m: the number is of a thing whose name is no word of an offer."""
    return found.group(1) if _is_name(found.group(1)) else found.group()


def _is_name(word: str) -> bool:
    known: tuple[object, ...] = (ENGLISH, UNITS, EVERY, NUMBERS, SCALES, CURRENCIES, COUNTS)
    told = any(word in one for one in known if isinstance(one, dict | frozenset))
    return not told and word not in _SMALL_WORDS


def _slang(found: re.Match[str]) -> str:
    """A ton, two ton, a monkey."""
    number, name = found.groups()
    times = int(number) if number.isdigit() else NUMBERS.get(number, 1)
    return str(times * _SLANG[name])


def _on_the_yuan(found: re.Match[str]) -> str:
    """每块钱收两毛: a fifth of what is lent, once."""
    number, coin = found.groups()
    value = int(number) if number.isdigit() else DIGITS_ZH[number]
    return f"总利息{value * (1 if coin == '分' else 10)}%"


def _model(found: re.Match[str]) -> str:
    """A 2019 Civic: the year of a thing whose name is no word of an offer."""
    name = found.group(1)
    return "" if _is_name(name) and name.rstrip("0123456789-") not in UNITS else found.group()


def _thousands(found: re.Match[str], text: str) -> str:
    """`40,000 for a year, then hand back the forty`: the thousands that were named."""
    the, number = found.groups()
    value = int(number) if number.isdigit() else NUMBERS[number]
    spelled = rf"(?<![\d.,]){value}(?:,?000|k| ?grand| thousand)\b"
    word = next((name for name, one in NUMBERS.items() if one == value), "")
    named = re.search(spelled, text) or (word and re.search(rf"\b{word} (?:grand|thousand)", text))
    return f"{the} {value}000" if named and value else found.group()


def _ranges(text: str) -> str:
    """`Nothing in months 1 to 3, then months 4 to 12 620 each`: nine payments from month 4."""
    for pattern in (_RANGE, _RANGE_ZH):
        found = list(pattern.finditer(text))
        if not found:
            continue
        zh = pattern is _RANGE_ZH
        spans = [_ends(one, zh=zh) for one in found]
        follows = all(before[1] + 1 == after[0] for before, after in pairwise(spans))
        if not follows or any(first >= last for first, last in spans):
            continue
        if len(spans) == 1 and spans[0][0] == 1:
            continue  # 12 payments (months 1 to 12): told twice
        text = _with_stages(text, found, spans, zh=zh)
    return text


def _ends(found: re.Match[str], *, zh: bool) -> tuple[int, int]:
    if zh:
        return int(found.group(1) or found.group(2)), int(found.group(3))
    return int(found.group(2)), int(found.group(3))


def _with_stages(
    text: str, found: list[re.Match[str]], spans: list[tuple[int, int]], *, zh: bool
) -> str:
    """Each stretch of months as so many payments; one that is free says when they begin."""
    parts: list[str] = []
    at, begins = 0, spans[0][0]
    for number, (one, (first, last)) in enumerate(zip(found, spans, strict=True)):
        until = found[number + 1].start() if number + 1 < len(found) else len(text)
        before, after = text[at : one.start()], text[one.end() : until]
        clause = re.split(r"[,、;。.]", before)[-1] + re.split(r"[,、;。.]", after)[0]
        if number == 0 and len(found) > 1 and _NOTHING_DUE.search(clause):
            # Nothing of that clause is left but when the payments begin.
            parts.append(before[: len(before) - len(re.split(r"[,、;。.]", before)[-1])])
            at = one.end() + len(re.split(r"[,、;。.]", after)[0])
            begins = last + 1
            continue
        count = last - first + 1
        if zh:
            unit = {"周": "周", "期": "期"}.get(one.group(4), "个月")
            start = f"首次还款在{begins}个月后、" if begins > 1 and first == begins else ""
            parts += [_without_grace(before) if start else before, start, f"{count}{unit}"]
        else:
            rhythm = "weekly" if one.group(1) == "week" else "monthly"
            unit = "week" if one.group(1) == "week" else "month"
            start = (
                f"first payment after {begins} {unit}s, " if begins > 1 and first == begins else ""
            )
            parts += [
                _without_grace(before) if start else before,
                start,
                f"{count} {rhythm} payments of ",
            ]
        at = one.end()
    return "".join(parts) + text[at:]


_GRACE = re.compile(
    r"[,、;]?(?:前|头|开头|最初)?[\d一二两三四五六七八九十]{1,2}个月(?:都|先)?"
    r"(?:不用还|不用付|免还|不还|免付)[^、,]{0,4}"
)


def _without_grace(text: str) -> str:
    """前三个月不用还, where 第4到第12个月 says it too."""
    return _GRACE.sub("", text)


def interest_first(text: str) -> str:
    """`Interest only` where it says so in whatever words; else the text as it is."""
    clauses = _clauses(text)
    often = next((one for one in clauses if _pays_interest(text[one[0] : one[1]])), None)
    if often is None or "interest only" in text or "先息后本" in text:
        return text
    lent = next((one for one in clauses if one != often and _pays_back(text, *one)), None)
    if lent is None or _FIGURE.search(_without_lent(text[lent[0] : lent[1]])):
        return text
    said = text[often[0] : often[1]]
    zh = not said.isascii()
    every = next((one for one in ("week", "quarter", "year", *"周季年") if one in said), "")
    if zh:
        interest = f"、每{every}付息、" if every else "、先息后本、"
    else:
        interest = f", interest only paid every {every}, " if every else ", interest only, "
    time = _TIME.search(text, *lent)
    if zh:
        back = f"、{time.group()}后还本、" if time else "、到期还本、"
    else:
        back = (
            f", for {time.group()}, principal at the end, " if time else ", principal at the end, "
        )
    for (start, end), usual in sorted([(often, interest), (lent, back)], reverse=True):
        text = text[:start] + usual + text[end:]
    return text


def seems_interest_first(text: str) -> bool:
    """Whether it may say that interest is paid often and the principal at the end."""
    text = text.lower().replace("，", "、")
    said = [text[start:end] for start, end in _clauses(text)]
    interest = [one for one in said if _OF_INTEREST.search(one) and not _LENT.search(one)]
    often = any(_OFTEN.search(one) and not _GROWS.search(one) for one in interest)
    return often and any(
        _LENT.search(one) and _AT_LAST.search(one) and not _OF_INTEREST.search(one) for one in said
    )


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where each clause begins and ends."""
    at, found = 0, []
    for end in _CLAUSE_ENDS.finditer(text):
        found.append((at, end.start()))
        at = end.end()
    return [*found, (at, len(text))]


def _pays_interest(clause: str) -> bool:
    """Whether it says that interest is paid again and again, and not how much."""
    often = bool(_OF_INTEREST.search(clause) and _OFTEN.search(clause))
    return (
        often
        and not _GROWS.search(clause)
        and not _FIGURE.search(clause)
        and not _LENT.search(clause)
    )


def _pays_back(text: str, start: int, end: int) -> bool:
    """Whether it says that what was lent is paid at last."""
    clause = text[start:end]
    lent = _LENT.search(clause)
    if lent is None or not _AT_LAST.search(clause) or _OFTEN.search(clause):
        return False
    told = lent.group("sum")
    elsewhere = text[:start] + " ; " + text[end:]
    return told is None or bool(re.search(rf"(?<![\d.,]){re.escape(told)}(?!\d)", elsewhere))


def _without_lent(clause: str) -> str:
    """A clause without what was lent and the time after which it is paid back."""
    return re.sub(_SUM, "", _TIME.sub("", clause), count=1)
