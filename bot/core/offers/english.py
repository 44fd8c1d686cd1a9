"""How English offers put things, and the words for it that `wording` knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

from bot.core.offers.idiom import Idiom, Table
from bot.core.offers.vocabulary import (
    COUNTS,
    CURRENCIES,
    ENGLISH,
    EVERY,
    NUMBERS,
    SCALES,
    UNITS,
)

_SLANG = {"ton": 100, "monkey": 500, "pony": 25, "century": 100, "bag of sand": 1_000, "hundo": 100}
_BY_NAME = {"half a grand": "500", "half a dozen": "6", "dozen": "12"} | {
    "tenner": "10 pounds",
    "fiver": "5 pounds",
}
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "eighth", "ninth", "tenth", "twelfth")
_OUT_OF = dict(zip(_PARTS, (2, 3, 4, 5, 6, 8, 9, 10, 12), strict=True))
_SMALL_WORDS = frozenset(
    {"for", "from", "with", "and", "the", "over", "via", "until", "till", "off", "per", "today"}
    | {"when", "which", "that", "but", "then", "only", "given", "cash", "out", "into", "him", "her"}
)
_FIGURES = re.compile(r"\d[\d.,]*")
_CLEARED = re.compile(r"\b(?:clear|pay)(?:ing|ed)? (?:it|this|that|the balance|all)\b")
_PAID_OFF = re.compile(r"\b(?:principal|capital|all|loan)\b")
_PER_HUNDRED = {"half": 50, "quarter": 25, "three quarters": 75}
_REDUCING = re.compile(r"\b(?:reducing|declining|diminishing)\b")
_UNIT = re.compile(r"\b(days|weeks|fortnights|months|payments|instal?lments)\b")
NUMBER_OF = re.compile(
    r"(?<![第\d])(\d{1,3})(?= ?(?:x|\*|payments?|instal?lments?|months?|weeks?|emis?|monthly|weekly"
    r"|个月|期|times)(?![a-z]))"
)
"""A number of payments or periods, in either language."""

_WORDS = "|".join(NUMBERS)
_PIECES = {
    "sum": r"[$£€r]?\d[\d.,]{0,9}k?",
    "exact": r"\d[\d,]{0,8}(?:\.\d{1,2})?",
    "number": rf"(?:\d{{1,3}}|{_WORDS})",
    "word": f"(?:{_WORDS})",
    "ones": "|".join(word for word, value in NUMBERS.items() if 0 < value < 10),
    "tens": "|".join(word for word, value in NUMBERS.items() if value > 9),
    "unit": "(?:day|week|fortnight|month|quarter|year)",
    "per": "(?:a|per|each|every)",
    "percent": "(?:%|per ?cent|pct)",
    "charge": (
        "(?:processing|admin(?:istration)?|arrangement|application|valuation|annual|early|settlement"
        "|(?:re|pre)?payment|exit|hidden|joining|establishment|origination|set-?up|late|monthly|account"
        "|service|management|handling|broker|booking|documentation|other|extra|further|additional|any"
        "|up-?front|cancellation|foreclosure|transaction|legal|stamp|membership|acceptance|completion"
        "|transfer|withdrawal|closing|product|termination)"
    ),
    "pence": (
        r"(?<![\d.,$£€])(\d{1,2}) ?(?:p|c|pence|pennies|cents?|¢)"
        r" (?:(?:in|on|for|per|to)(?: the| every| each| a)?|every|each)"
        r" (?:pound|dollar|quid|buck|euro|rand|[$£€]1(?![\d.,]))s?\b(?: (?:borrowed|lent))?"
    ),
    "nth": "(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)",
    "pays": "(?:payments|instal?lments)",
    "month": (
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    ),
    "year": r"(?:19|20)\d\d",
    "part": "|".join(_PARTS),
    "weekday": (
        "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thu|fri|sat|sun)"
    ),
    "left": "(?:owed|owing|left|remaining|outstanding|unpaid)",
}


def _value(number: str) -> int:
    return int(number) if number.isdigit() else NUMBERS[number]


def _off_payslips(found: re.Match[str]) -> str:
    """`Docks 1,100 off my next six pay slips`: pay slips come monthly unless said otherwise."""
    value, number, every = found.groups()
    return f"pay {value} a {every or 'month'} for {number} {every or 'month'}s"


def _spared(found: re.Match[str]) -> str:
    """Nothing in the first three months, or in year one: the payment after them is the first."""
    number, unit, *other = found.groups()
    times = _value(number or other[0] or "1")
    return f"first {times} {unit or other[1] or 'year'}s payment free"


def _one_by_one(found: re.Match[str]) -> str:
    """`300 after one month, 400 the month after`: a payment each."""
    first, unit, *more = (one for one in found.groups() if one)
    each = ", ".join(f"1 payment of {one}" for one in (first, *more))
    return f"{each}, each {unit}"


def _in_equal_parts(found: re.Match[str]) -> str:
    """`Pay in 3: £33 now and the rest monthly`: of £99, where it names no price."""
    number, paid, often = found.groups()
    digits = Decimal(re.sub(r"[^\d.]", "", paid)) * (1000 if paid.endswith("k") else 1)
    rest = found.string[: found.start()] + found.string[found.end() :]
    priced = any(
        Decimal(one.replace(",", "").strip(".") or 0) > digits for one in _FIGURES.findall(rest)
    )
    count = _value(number)
    price = "" if priced else f"price {count * digits}, "
    return f"{price}{count} payments of {paid} {often}, first one today"


def _by_shares(found: re.Match[str]) -> str:
    """`25% today and 25% every two weeks`: a quarter now, and three more without interest."""
    share, often = found.groups()
    more, rest = divmod(100, int(share))
    if rest:
        return found.group()
    return f"deposit {share}%, the rest interest free in {more - 1} payments {often}"


def _comes_to(found: re.Match[str]) -> str:
    """`20000, and 1200 added, so I owe 21200`: what two sums that were named come to."""
    named = _FIGURES.findall(found.string[: found.start()])
    values = [Decimal(digits) for one in named if (digits := one.replace(",", "").strip("."))]
    told = Decimal(_FIGURES.findall(found[1])[0].replace(",", "").strip("."))
    return ", " if any(one + two == told for one, two in combinations(values, 2)) else found[0]


def _is_name(word: str) -> bool:
    known: tuple[object, ...] = (ENGLISH, UNITS, EVERY, NUMBERS, SCALES, CURRENCIES, COUNTS)
    told = any(word in one for one in known if isinstance(one, dict | frozenset))
    return not told and word not in _SMALL_WORDS


def _nameless(found: re.Match[str]) -> str:
    """A Boxer 150 priced 5.4m: the number is of a thing whose name is no word of an offer."""
    return found.group(1) if _is_name(found.group(1)) else found.group()


def _model(found: re.Match[str]) -> str:
    """A 2019 Civic: the year of a thing whose name is no word of an offer."""
    name, others = found.group(1), len(_FIGURES.findall(found.string)) > 2
    is_year = others and _is_name(name) and name.rstrip("0123456789-") not in UNITS
    return "" if is_year else found.group()


def _slang(found: re.Match[str]) -> str:
    """A ton, two ton, a monkey."""
    number, name = found.groups()
    times = int(number) if number.isdigit() else NUMBERS.get(number, 1)
    return str(times * _SLANG[name])


def _spoken(found: re.Match[str]) -> str:
    """Three-fifty."""
    hundreds, tens, ones = found.groups("zero")
    return str(100 * NUMBERS[hundreds] + NUMBERS[tens] + NUMBERS[ones])


def _thousands(found: re.Match[str]) -> str:
    """`40,000 for a year, then hand back the forty`: the thousands that were named."""
    the, number = found.groups()
    value, text = _value(number), found.string
    spelled = rf"(?<![\d.,]){value}(?:,?000|k| ?grand| thousand)\b"
    word = next((name for name, one in NUMBERS.items() if one == value), "")
    named = re.search(spelled, text) or (word and re.search(rf"\b{word} (?:grand|thousand)", text))
    return f"{the} {value}000" if named and value else found.group()


def _half_monthly(found: re.Match[str]) -> str:
    """On the 1st and the 15th: twice a month, if they are about half a month apart."""
    gap = int(found.group(2)) - int(found.group(1))
    return " half-monthly" if 12 <= gap <= 18 else found.group()


def _as_before(found: re.Match[str]) -> str:
    """Forty for ten weeks, then thirty for another ten: weeks."""
    units = _UNIT.findall(found.string[: found.start()])
    number = found.group(1) or found.group(2)
    if not units or not (number.isdigit() or number in NUMBERS):
        return found.group()
    return f"for {number} {units[-1]}"


def named_again(usual: str) -> Callable[[re.Match[str]], str]:
    """`Both on the 700`: the amount that was named, and none of its own."""

    def said(found: re.Match[str]) -> str:
        *before, number = found.groups("")
        rest = found.string[: found.start()] + " ; " + found.string[found.end() :]
        again = re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d.,]*\d|%)", rest)
        return "".join(before) + usual if again else found.group()

    return said


def _plain_payments(found: re.Match[str]) -> str:
    """Twelve postdated checks: what kind they are does not matter, where it says nothing else."""
    number, kind, name = found.groups()
    told = kind in EVERY or kind in ENGLISH or kind in NUMBERS or kind in UNITS
    return found.group() if told else f"{number} {name}"


def _charged_interest(found: re.Match[str]) -> str:
    """They charge 2% a month on a card that is being cleared, or on a balance that falls."""
    card = "card" in found.string and _CLEARED.search(found.string)
    return "interest " if card or _REDUCING.search(found.string) else found.group()


def _taken_apart(found: re.Match[str]) -> str:
    """51 (50 + 1 fee): once is enough, where it adds up."""
    whole, *parts = (Decimal(one.replace(",", "")) for one in found.groups())
    return found.group(1) if sum(parts) == whole else found.group()


def _with_last(found: re.Match[str]) -> str:
    """A balloon in month 48 of 48 comes with the last payment; in month 49 it comes after it."""
    text, at = found.string, int(found.group(1))
    counts = {int(one) for one in NUMBER_OF.findall(text)}
    if _PAID_OFF.search(text[max(0, found.start() - 25) : found.start()]):
        return found.group()
    if at - 1 in counts:
        return " final payment "
    return "with the last payment" if at in counts else found.group()


def _ordinal(found: re.Match[str]) -> str:
    """1st is a word, and 2nd or 15th is no amount; the 28th day is a time."""
    if found.group(2):
        return f"{found.group(1)} {found.group(2)}s"
    return "first" if found.group(1) == "1" else " "


def _equal_parts(found: re.Match[str]) -> str:
    """`1/12 of the principal plus 1% on the rest`: equal principal, twelve times."""
    digits, name, rate = found.groups()
    return f"equal principal{rate}, {digits or _OUT_OF[name]} payments"


ENGLISH_IDIOMS = Table(
    _PIECES,
    # As told in a chat: questions, figures of papers, and times in other words.
    Idiom(
        "what am i paying in the end?",
        r"\b(?:what|how much)(?: [a-z']{1,9}){1,6} (?:in the end|at the end|all told)(?=[?.!]|$)",
        " ",
    ),
    Idiom(
        "you are pre-approved 4 a loan",
        r"\b(approved|apply|eligible|selected|qualified|offer|ready|best|only) 4"
        r"(?= (?:an?|the|my|your|ur|u|you|personal|cash|car|home|business) )",
        r"\1 for",
    ),
    Idiom(
        "every day, sundays too",
        r",? ?(?:even |and |incl(?:uding|\.)? )?(?:on )?(?:weekends|sundays|saturdays)"
        r"(?: and (?:sundays|holidays))? (?:too|included|as well|also)\b"
        r"|,? (?:including|even) (?:weekends|sundays|saturdays)\b",
        "",
    ),
    Idiom(
        "on the 15th and the last of the month",
        r"(?:(?: on)? the| every| each) 1[3-7]th(?: and|,| &)(?: the)? (?:last|end)(?: day)?"
        r"(?: of (?:each|every|the|a) month| each month| every month)?\b",
        " half-monthly",
    ),
    Idiom(
        "75 paise per rs 100",
        r"(?<![\d.,])(\d{1,2}) ?paise?\b",
        lambda found: f"{int(found[1]) / 100:.2f} rupees",
    ),
    Idiom(
        "a mazda cx-5, a ford f-150",
        r"(?<![\w.,$£€-])(?:[a-z]{2,3}|[fxq])-\d{1,3}[a-z]?"
        r"(?![\w.,%-]*\d|%| ?(?:months?|weeks?|x)\b)",
        " ",
    ),
    Idiom("36 equal months", r"\b(<number>) equal (months|weeks)\b", r"\1 \2, equal payments"),
    Idiom(
        "a third down",
        r"\b(?:a |one )?(third|quarter|fifth|tenth)"
        r" (?:down|up-? ?front|(?:as|for) (?:a )?deposit)\b",
        lambda found: f"deposit {100 / _OUT_OF[found[1]]:.8g}%",
    ),
    Idiom(
        "300 after one month, 400 the month after and 450 the month after that",
        r"(<sum>) (?:after|in) (?:one|a|1) (month|week),? (?:then |and )?(<sum>) the (?:\2) after"
        r"(?: that)?(?:,? (?:then |and )*(<sum>) the (?:\2) after(?: that)?)?",
        _one_by_one,
    ),
    Idiom(
        "or 25 whichever is bigger",
        r"\bor ([$£€]?\d[\d.,]{0,6}),? which ?ever(?: is|'s)?(?: the)?"
        r" (?:bigger|higher|greater|larger|more)\b",
        r"at least \1",
    ),
    Idiom(
        "paying 900 more than that",
        r"(<sum>) (?:more|extra|over and above|above|over)(?: than)?"
        r" (?:that|this|it|the (?:cash |shop |list )?price|cash|what i (?:borrowed?|got|took))"
        r"(?: altogether| in total| in all)?(?=[,.;!?](?!\d)|$| and\b| split\b| spread\b)",
        r"total interest \1",
    ),
    Idiom(
        "450 was already gone before it hit my mpesa",
        r"(<sum>) (?:(?:was|is|were|had|been|got|already|just|simply) )*"
        r"(?:gone|missing|taken|cut|lost|off|eaten|swallowed|disappeared|vanished)(?: already)?"
        r" before (?:it|the money|the rest|the loan|they|i)(?: even)?"
        r" (?:hit|reached|got|came|landed|arrived|paid|sent|saw|touched|had)\b",
        r"deduct \1, it got",
    ),
    Idiom(
        "they held back 1500 for insurance",
        r"\b(?:held|kept|took|taking|holding|keeping) back (?=<sum>)",
        "deduct ",
    ),
    Idiom(
        "$25 fee due at signup",
        r"(?:(?<=fee|rge)|(?<=\d) (?=due|pa|ch|co)) ?(?:is )?"
        r"(?:due|payable|paid|charged|collected|taken)? ?(?:at|on|upon) (?:the time of )?"
        r"(?:sign-?up|signing|purchase|pick-?up|delivery|collection|booking|checkout|enrolment"
        r"|enrollment|activation)\b",
        " at the start",
    ),
    Idiom(
        "added 1200 of life insurance onto the loan",
        r"\badd(?:ed|s)? (<sum>) (?:of |for )?(?:[a-z]{3,9} ){0,2}"
        r"(?:insurance|cover|fees?|charges?|ppi) (?:on ?to|to) (?:the|my) (?:loan|balance|debt)\b",
        r"fee \1 added to the loan, ",
    ),
    Idiom(
        "no cost emi",
        r"\b(?:no|zero)[- ]cost (?:emis?|financ(?:e|ing)|credit|plan)\b",
        "interest free ",
    ),
    Idiom("apply online 24/7", r"(?<![\d.,])24/7\b(?!\d)", " "),
    Idiom(
        "my card has up to 56 days interest free",
        r",? ?\b(?:up to )?\d{2} days(?:'| of)? interest[- ]free"
        r"(?: period| credit| on purchases)?\b",
        lambda found: "" if "card" in found.string else found[0],
    ),
    Idiom(
        "24 monthly payments of £1,100, then 36 of £1,300",
        r"(?<![\d.,$£€₹%])(\d{1,3}) of (?=[$£€₹]\d)",
        r"\1 payments of ",
    ),
    Idiom(
        "47 payments of 363 then month 48 the optional final payment 10,000",
        r"\b(?:then|and)(?: in)? month (\d{1,3})(?:,|:| is)?(?: the| an)?(?: optional)?"
        r"(?: final| last| balloon)(?: payment)?",
        _with_last,
    ),
    Idiom(
        "payments 1 to 11 are $151.90 each and payment 12 is $651.90",
        r"\bpayments 1 ?(?:to|-|through) ?(\d{1,3})(?: are| is| of| at|:)?"
        r" (<sum>)(?: each(?: payment)?)?,?"
        r" (?:and|then)(?: the)? payment (\d{1,3})(?: is| of| at|:)? (?=<sum>)",
        lambda found: (
            f"{found[1]} payments of {found[2]}, final payment "
            if int(found[3]) == int(found[1]) + 1
            else found[0]
        ),
    ),
    Idiom(
        "returned check is $30",
        r"\b(?:returned|bounced|dishonou?red|nsf)(?: check| cheque| payment| item| debit)?"
        r"(?: fee| charge)?(?: is| of|:)? <sum>",
        " ",
    ),
    Idiom(
        "a last one of 289 which has the 75 fee in it",
        r"(?:,? ?\(?(?:which|that) (?:has|includes|contains|is with)|(?<=\d) ?\(with"
        r"|(?<=\d) ?\(?incl[a-z.]{0,7}) (?:the |a |an )?(?:r|p|rs|rm)?<sum> (?:[a-z-]{2,13} ){0,4}"
        r"(?:fee|insurance|cover|vat|gst|premium|warranty)(?: in (?:it|that)| included)?\b\)?",
        "",
    ),
    Idiom(
        "the last one 429.09 with the 75 purchase fee",
        r"\b((?:first|final|last)(?: payment| instal?lment| one)?(?: of| is| at|:)? <sum>)"
        r" with (?:the |a |an |its )?<sum> (?:[a-z-]{2,13} ){0,4}fee\b",
        r"\1",
    ),
    Idiom(
        "a five-six lender",
        r"(?:^|\b(?:a|the) )(?:five|5)-six\b(?=[,.]| (?:lend|loan|in the|man|guy))",
        " ",
    ),
    Idiom(
        "i am 22 and make about 1,500 a day",
        r"(?<=and )(?:make|makes|bring in|clear|pull in|take home)"
        r" (?:about |around |roughly |maybe |only )?"
        r"(?=<sum> (?:a|per|each|every) (?:day|week|month|shift)\b)",
        "i earn ",
    ),
    Idiom("order total 120", r"\b(?:order|basket|cart|bag|bill) total\b", "price"),
    Idiom(
        "he put 8500 in my hand",
        r"(?<!\bi )\bputs? (<sum>) in(?:to)? my (?:hands?|pocket|account|phone)\b",
        r"got \1,",
    ),
    Idiom("total cost of ownership", r"\btotal (?:cost|price) (?:of ownership|to own)\b", "total"),
    Idiom(
        "0.75 per rs 100",
        r"\bper (?:rs\.?|inr|ksh|kes|php|naira|taka|pesos?) ?(?=\d)",
        "per ",
    ),
    Idiom(
        "needed 20000, fee 1200 added to the loan, so i owe 21200",
        r"(?<=added to the loan),?[, ]{0,3}(?:so|and|meaning|which means)(?: now)? (?:i|we)"
        r"(?: now)? owe(?: them| him| her)? (?:a total of )?(<sum>)(?![\d%])",
        _comes_to,
    ),
    Idiom(
        "if i pay today he knocks off 2%",
        r"\b(?:knocks?|takes?|cuts?|drops?) off (\d{1,2}(?:\.\d)?) ?<percent>",
        r"\1% off",
    ),
    Idiom(
        "12 payments of 120, the last one is free",
        r"(?<![\d.,])(\d{1,3}) ((?:monthly |weekly |fortnightly )?(?:<pays>|months|weeks)"
        r"[^.;%]{0,40}?)"
        r"[,.;] (?:and |but )?(?:the )?(?:last|final) (?:one|payment|instal?lment|month|week)"
        r" (?:is |gets )?(?:free|waived|on us|on the house|skipped|let off|forgiven)\b",
        lambda found: f"{int(found[1]) - 1} {found[2]}",
    ),
    Idiom(
        "pay in 3: £33 now and the rest monthly",
        r"\bpay in (<number>):? (<sum>) (?:now|today|at checkout|up-? ?front),?"
        r" (?:and |then )*(?:(?:the )?(?:rest|others?|other two|other three|remainder)|\2)"
        r" (monthly|weekly|fortnightly|every (?:two|2|other|four|4) weeks?|each month|every month)"
        r"(?: after that)?(?: ?x ?\d)?",
        _in_equal_parts,
    ),
    Idiom(
        "25% today and 25% every two weeks",
        r"(?<![\d.,])(\d{2}) ?<percent> (?:now|today|at checkout|up-? ?front|down),?"
        r" (?:and |then |plus )*(?:another |a further )?\1 ?<percent>"
        r" (monthly|weekly|fortnightly|every (?:two|2|other|four|4) weeks?|each month|every month"
        r"|a month|a week)",
        _by_shares,
    ),
    Idiom(
        "nothing for the first 6 payments",
        r"\b(?:nothing|no money|not a penny|zero)(?: to pay| due| is due| to be paid)?"
        r" (?:for|in|on|with) (?:the |my )?first (<number>) <pays>\b",
        r"first \1 payments without paying",
    ),
    # What is taken off, left out or added.
    Idiom(
        "docks 220 from my next six pay slips",
        r"\b(?:docks?|takes?|cuts?|deducts?) (<sum>) (?:off|from|out of) (?:my|the|your) next"
        r" (<number>) (?:(month|week|fortnight)ly )?"
        r"(?:pay ?slips?|pay ?che(?:ck|que)s|salaries|wages)\b",
        _off_payslips,
    ),
    Idiom(
        "dem takes out 500 insurance",
        r"\b(?:they|dem|them|he|she|lender|company|bank|app|who)(?: will| would| a|'ll)? takes? out"
        r" (?=<sum>(?: [a-z]{3,13}){0,2} (?:fee|fees|charge|charges|commission|insurance)\b)",
        "deduct ",
    ),
    Idiom(
        "they go chop 500 first",
        r"\b(?:dey |will |would |go )?"
        r"(?:comot|skim|shave|lop|chop|snip|cut|slice|remove|hold|nick|trim)s?"
        r"(?: off| back)? (?=[$£€]?\d[\d.,]{0,9})",
        "deduct ",
    ),
    Idiom(
        "no compounding",
        r"\b(?:no|not|non|without|never)[ -](?:any )?compound(?:ing|ed|s)?(?: interest)?\b",
        "simple interest",
    ),
    Idiom(
        "first one due right now",
        r"\b(?:the )?first(?: one)?(?: is)?(?: due| paid| payable| taken)?"
        r" (?:at (?:the )?(?:checkout|till)|today|right now|right away|straight away)\b"
        r"|\bfirst (?:payment|instal?lment) is (?:due |paid )?(?:today|now)\b"
        r"|\b(?:with )?(?:the )?first (?:one|payment|instal?lment)(?: is)?(?: being)?"
        r"(?: due| paid| payable| taken| collected)?(?: right)?(?: there)?"
        r" (?:at|on|upon) (?:the )?(?:counter|desk|till|checkout|shop|store|pick-?up|collection"
        r"|delivery|signing|sign-?up)\b"
        r"|\bincl(?:uding|udes|\.)? today(?:'?s)?(?: payment| one)?\b"
        r"|(?:(?<=ments)|(?<=\d)) (?:beginning|starting|commencing) (?:today|now)\b",
        "first one today",
    ),
    Idiom(
        "for 3 months nothing",
        r"\bfor (\d{1,2}|<word>) (months|weeks)(?: i pay| you pay)? nothing\b",
        r"no payments for \1 \2",
    ),
    Idiom(
        "nothing to pay for the first six months",
        r"\b(?:pay nothing|nothing|no (?:re)?payments?|payment[- ]free|not? paying)"
        r"(?: to pay| due| needed| at all)*(?: for| in| during| over)?(?: the)?"
        r" (?:first (?:(<number>) )?(month|week|year)s?|year (?:one|1))\b"
        r"|\b(?:(?:for|in|during) )?(?:the )?first (?:(<number>) )?(month|week|year)s?"
        r"(?:,| is| are| i pay| you pay)* (?:nothing|no (?:re)?payments?|payment[- ]free)\b",
        _spared,
    ),
    Idiom(
        "you don't pay a penny for 3 months",
        r"\b(?:do not|don't|dont|won't|not) (?:have to )?pay"
        r" (?:a (?:cent|penny|dime|thing|bean|kobo)|anything|nothing)(?= (?:for|until)\b)",
        "no payments",
    ),
    Idiom(
        "K2,000 processing and K1,150 insurance are deducted",
        r"(?<![\w.,])(?:[a-z]{1,3})?(<sum>) [a-z]{3,12}(?: [a-z]{3,6})?"
        r" and (?<![\w.,])(?:[a-z]{1,3})?(<sum>) [a-z]{3,12}(?: [a-z]{3,6})?"
        r" are (?:deducted|taken (?:off|out)|kept back)\b",
        r"deduct fee \1 and deduct fee \2",
    ),
    Idiom(
        "store card 880, they charge 2.2% per month, clearing it in ten payments",
        r"\b(?:they|it|bank|card|issuer|sacco|lender|co-?op|union) charges? (?:me |us )?"
        r"(?=\d[\d.]{0,5} ?% (?:per|a|each|every) month)",
        _charged_interest,
    ),
    Idiom(
        "a Boxer 150 priced $540",
        r"\b([a-z]{4,12}) \d{2,4}(?=(?: is| was)? priced\b|(?: costs?)? [$£€]\d|: ?[$£€]\d)",
        _nameless,
    ),
    Idiom(
        "insurance 450 and admin 300 taken from it",
        r"\b[a-z]{3,12}(?: fee)? (<sum>)(?: and| \+| &) [a-z]{3,12}(?: fee)? (<sum>),?"
        r"(?: are| both| all)* (?:deducted|kept back|held back|taken (?:off|out|from it)"
        r"|(?:cut|taken) from the (?:payout|loan|amount))\b",
        r"deduct fee \1 and deduct fee \2",
    ),
    Idiom(
        "was R7,999 now R6,499",
        r"\b(?:was|were|rrp) (?:rm|rs)?<sum>,? now(?: only| just)? (?=(?:rm|rs)?<sum>(?![\d%]))",
        "price ",
    ),
    Idiom(
        "30% now, balance in 3 instalments",
        r"\b(?:pay )?(\d{1,2} ?<percent>) (?:now|today|up-? ?front|first),?"
        r" (?:and |then )?(?:the )?(?:rest|balance|remainder)\b",
        r"deposit \1, the rest",
    ),
    Idiom(
        "deposit 90, balance in 3 instalments",
        r"(?:(?<=[,;.] )|(?<=and ))(?:the )?balance"
        r" (?=(?:in|over) <number>\b|(?:of )?<sum> ?(?:x|a|per|monthly|weekly) )",
        "the rest ",
    ),
    Idiom(
        "payments of 214 which include fee 595 and fee 1,500",
        r"(?<=[\dhk]),? (?:which|that) includes? (?:an? |the )?(?:[a-z]{3,12} )?fee (?:of )?<sum>"
        r"(?: and (?:an? |the )?(?:[a-z]{3,12} )?fee (?:of )?<sum>)?",
        "",
    ),
    Idiom(
        "800 now, 0% for 20 months",
        r"(?<![\d.,])(<sum>) (?:now|today)(?=[.,;]? (?:then |and )?"
        r"(?:0%|interest[- ]free|no interest))",
        r"deposit \1",
    ),
    Idiom(
        "12,500 plus 2,000 interest each",
        r"\beach (?:of )?(<sum>) (?:plus|and|\+) (<sum>) interest\b"
        r"|(?<![\d.,])(<sum>) (?:plus|and|\+) (<sum>) interest each\b(?: time| one)?",
        r"\1\3 plus \2\4 fee each payment",
    ),
    Idiom(
        "$17.05 per month per $1,000 financed",
        r"(?<![\d.,])(<sum>) (?:per|a) month (?:per|for (?:every|each)) (<sum>)"
        r" (?:financed|borrowed)\b",
        r"borrow \2, pay \1 a month",
    ),
    Idiom("15 with each one", r"\b(?:with|on|to) each (?:one|of them)\b", "with each payment"),
    Idiom(
        "51 (50 + 1 fee)",
        r"(?<![\d.,])(<exact>) \([$£€r]?(<exact>) ?(?:\+|plus|and) ?[$£€r]?(<exact>)"
        r"(?: [a-z]{3,10}){0,2}\)",
        _taken_apart,
    ),
    # Rhythms, and sums in a few words.
    Idiom(
        "825 every friday",
        r"\b(every(?: other| second)?|each) <weekday>s?\b(?! (?:and|to|till)\b)",
        r"\1 week",
    ),
    Idiom(
        "45 on Fridays",
        r"(?<!and )(?<!to )\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
        r"(?! (?:and|to|till)\b)",
        "every week",
    ),
    Idiom("5,000 every evening", r"\b(every|each) (?:morning|evening|night)\b", r"\1 day"),
    Idiom("each and every month", r"\beach and every\b", "every"),
    Idiom(
        "every single month",
        r"\b(every|each|per) (?!(?:other|second|third|few|half|single payment|working"
        r"|business|payment|<word>)\b)[a-z]{3,9} (<unit>)\b",
        r"\1 \2",
    ),
    Idiom(
        "a monkey off my mate",
        r"(?<!for )(?<!buy )\b(a|one|\d{1,2}|<word>)"
        r" (ton|monkey|pony|century|bag of sand|hundo)s?\b(?! of\b| loan)",
        _slang,
    ),
    Idiom(
        "500 off a mate",
        r"\boff (?:of )?(?=(?:him|her|them)\b"
        r"|(?:my|a|the|this|some) (?:mate|friend|bloke|guy|lad|lender|uncle|aunt|cousin|brother"
        r"|sister|neighbou?r|colleague|landlord|shark|loan shark)\b)",
        "from ",
    ),
    Idiom(
        "20p on every pound",
        r"<pence>(?! (?:(?:for )?(?:the|a|each|every|per)|per) <unit>)",
        r"\1% fee for the whole",
    ),
    Idiom("2p on the pound per week", r"<pence>", r"\1%"),
    Idiom(
        "a 2019 civic for 9,000, 48 payments of 240",
        r"(?<![\d.,$£€/-])(?<!\d )(?<!\d[,.] )(?!2000)(?:19[89]\d|20[0-3]\d)"
        r"(?= ([a-z]{3,12}|[a-z]{1,3}-?\d{1,4}\b))",
        _model,
    ),
    Idiom(
        "and in the last month another 300",
        r"(?:,? ?(?:and|plus|then))?(?: in| on| for| with| at)?(?: the| my)? (?:last|final)"
        r" (?:month|week|one|payment|instal?lment)"
        r"(?:,| is| has| there is| comes| i pay| i add| i owe| add| pay| you add| you pay)*"
        r" (?:(?:another|an extra|an additional|a further|add|plus) (<sum>)"
        r"|(<sum>) (?:extra|more|on top|added|in addition))\b",
        r", with the last payment \1\2",
    ),
    # With the sixth 500: which payment that is, its time says; here it comes with one of them.
    Idiom(
        "the 5,000 back with the sixth 200",
        r",? ?(?:together |along )?with (?:the|my) (?:<nth>|last|final) <sum>(?![\d.,%]*[\d%])",
        ", with the last payment ",
    ),
    Idiom(
        "3,000 on top of the last one",
        r"\b(?:on top of|added to|together with) (?:the|my) (?:last|final)"
        r" (?:one|payment|instal?lment)\b",
        "with the last payment",
    ),
    Idiom(
        "month 24 has 400 on top",
        r"\b(month|week) (\d{1,3}) (?:has|adds) (<sum>)(?: on top| extra| more)?",
        r"in \1 \2 \3",
    ),
    Idiom(
        "330 every half year",
        r"\b(?:(?:every|each|per) half[ -]?year|half yearly|twice (?:a|each|every) year)\b",
        "half-yearly",
    ),
    Idiom(
        "40,000 for a year, then i give the forty back",
        r"\b(the|my|his|her|their|that) (<number>)"
        r"(?= back\b| plus\b| itself\b| at\b| in\b| in full\b| when\b|[.,;](?!\d)|$)",
        _thousands,
    ),
    Idiom(
        "200 on the 1st and the 15th",
        r"(?:(?: on)? the| every| each) (\d{1,2})(?:st|nd|rd|th)(?: and|,| &)"
        r"(?: (?:again |another )?(?:[$£€]?[\d.,]{1,9})?)?(?: on)?(?: the)? (\d{1,2})"
        r"(?:st|nd|rd|th)\b(?: of (?:each|every|the|a) month| each month| every month)?",
        _half_monthly,
    ),
    Idiom(
        "i will be 40",
        r"\b(?:i (?:will )?turn|i'll turn|turning|turns|i(?:'ll| will| shall) be|just turned"
        r"|i turned) \d{2}(?![\d.,]*\d)(?! ?(?:%|month|week|day|pay|inst|k\b|grand|[$£€]))"
        r"|\b(?:on|before|after|by) my \d{2}(?:th|st|nd|rd)(?: birthday)?",
        " ",
    ),
    Idiom(
        "in exactly three years",
        r"\b(in|after|within|for) (?:exactly|precisely|about|around|just|only"
        r"|roughly|approx(?:imately)?|almost|nearly) (?=[\da-z])",
        r"\1 ",
    ),
    Idiom(
        "for 5 more months",
        r"\b(<number>) (?:more|further|additional|extra) (?=(?:<unit>s|<pays>)\b)",
        r"\1 ",
    ),
    Idiom(
        "40 for 10 weeks, then 30 for another 10",
        r"\bfor (?:(?:another|a further|the (?:next|other|remaining)) (\d{1,3}|[a-z]{3,9})"
        r"|(\d{1,3}|[a-z]{3,9}) more)"
        r"(?= ?(?:[,.;:!?]|$|that|then|and\b))",
        _as_before,
    ),
    Idiom(
        "2% for the month",
        r"(<percent>(?: interest)?) for (?:the|one|a) (day|week|month|year)\b(?! of)",
        r"\1 per \2",
    ),
    Idiom(
        "for every hundred they add 8",
        r"(?:for |on )?(?:every|each) (?:hundred|[$£€]?100)"
        r"(?: (?:dollars|pounds|euros|pesos|bucks))?,?"
        r" (?:costs?|they (?:add|charge|take|want|put)|(?:you|i) (?:pay|owe)|adds?|is|comes with)"
        r"(?: me| an extra| another| extra)? ([$£€]?\d{1,3}(?:\.\d{1,2})?)(?![\d.,]*\d)",
        r"\1 per 100",
    ),
    Idiom(
        "loan 700, 10% setup and 3% a month, both on the 700",
        r"(,? (?:both|all|each))?(?: worked out| calculated| charged| based| counted| figured)?"
        r" on the(?: full| whole)? ([$£€]?\d[\d.,]{0,9}(?<=\d)k?)(?![\d%])",
        named_again(" on the original amount"),
    ),
    Idiom(
        "500 for two weeks, 25 a week interest, then the 500",
        r"(?:,? ?(?:then|and|plus|with))+(?: i (?:give|pay|hand|return)(?: back)?)?"
        r" (?:the|my|all the) ([$£€]?\d[\d.,]{0,9}(?<=\d)k?)"
        r"(?: quid| pounds| dollars| bucks| euros)?"
        r"(?: back| goes back| is returned| returned| comes back|(?=[.,;!?](?!\d)|$))"
        r"(?: at the end| in the end)?(?! (?:in|over|with|by|after) )",
        named_again(" principal at the end"),
    ),
    Idiom("borrowing three-fifty", r"\b(<ones>)-(<tens>)(?:-(<ones>))?\b(?!-)", _spoken),
    Idiom(
        "12 postdated checks of 950",
        r"(?<![\d.,])(\d{1,3}) (post[- ]?dated|[a-z-]{4,12})"
        r" (payments|instal?lments|repayments|cheques|checks|debits)\b",
        _plain_payments,
    ),
    # Said offhand.
    Idiom(
        "half a million, a quarter of a million",
        r"\b(?:a )?(half|quarter|three quarters)(?: of)? an? (million|lakh|crore)\b",
        lambda found: str(_PER_HUNDRED[found[1]] * SCALES[found[2]] // 100),
    ),
    Idiom("10 pc a year", r"(?<=\d) ?pc(?= (?:an?|per|pa|flat|interest|yearly|monthly)\b)", "%"),
    Idiom("six of us borrow", r"\b<number> of us\b", " "),
    Idiom("6 monthly gives", r"\b(<number>(?: monthly| weekly){1,2}) gives\b", r"\1 payments"),
    Idiom(
        "9% flat for the season",
        r"(<percent>)(?: flat| interest)? for the (?:season|(?:whole|full) (?:term|loan|period))\b",
        r"\1 for the whole",
    ),
    Idiom("on day 30", r"\b(?:on|by|at|due)(?: the)? day (\d{1,3})\b", r"after \1 days"),
    Idiom("over 36, no 48 months", r"(?<=[\d ]),? no,? (?=[$£€]?\d)", " no sorry "),
    Idiom(
        "an iphone 15 pro",
        r"(?<![a-z])(?:apple )?(?:iphone|galaxy|pixel|redmi|xiaomi|huawei|oppo|vivo|oneplus"
        r"|macbook|ipad|playstation|redmi note)(?: ?[a-z]? ?\d{1,2}[a-z]?"
        r"(?![\d.,]*\d|%|k| ?(?:months?|weeks?|x)))"
        r"(?: ?(?:pro|max|plus|ultra|mini|air|fe))*(?![a-z])",
        " phone ",
    ),
    Idiom("a '14 Altima", r"(?<![\w'])['’]\d{2}\b(?! ?%)", " "),
    Idiom("i (f, 29, single mum)", r"\((?:[mf],? ?)?\d{2} ?[mf]?(?=[,)])", "("),
    Idiom("75p a day", r"(?<![\d.,$£€])(\d{1,2})(?:p| ?pence)\b(?!/)", r"0.\1 pounds"),
    Idiom("75 cents a day", r"(?<![\d.,$£€])(\d{2}) ?(?:cents?|¢)(?![a-z])", r"0.\1 dollars"),
    Idiom(
        "4 thousand 6 hundred",
        r"(?<![\d.,])(\d{1,3}) thousand (?:and )?(\d) hundred\b",
        r"\g<1>\g<2>00",
    ),
    Idiom("a three-year loan", r"\b(<word>)-(day|week|month|year)s?\b(?!-)", r"\1 \2s"),
    Idiom(
        "i pay the hundred back, 5 per thousand",
        r"\b(the|my|that|this|per|for every|for each|on every|every) (hundred|thousand|grand)\b",
        lambda found: f"{found[1]} {SCALES[found[2]]}",
    ),
    Idiom(
        "a rate of 172 euro monthly",
        r"\brates? (?:of |is |are )?(?=[$£€]?\d[\d.,]{0,9}"
        r"(?: ?(?:€|euros?|eur|zl|kr|tl|chf|leva))?"
        r" (?:monthly|weekly|<per> (?:month|week)))",
        "instalment ",
    ),
    Idiom(
        "insurance of 9 a month is included",
        r"\b(insurance|cover|fee|charge)s? (?:of |is )?(?:r|rs|rm|ksh)? ?(<sum>)"
        r"(?: <per> \w{4,9}| \w{5,7}ly)?"
        r" (?:is |are |already )?(?:included|inside|built in)\b",
        r"including \1 \2",
    ),
    Idiom(
        "40 a week fee included",
        r"(?<=[a-z,)])(?: with| all| the)* (?:interest|fees?|charges?)"
        r"(?: and (?:interest|fees?|charges?))?(?: is| are| already| all)*"
        r" (?:included|incl\b\.?|inclusive|built in)(?! \d)",
        "",
    ),
    Idiom(
        "arrangement fee £999 added",
        r"\b(fees?|charges?|insurance|cover)(?: of)? (<sum>)(?: (?:is|are|gets))?"
        r" (?:added|rolled in)(?=[,.;]|$| and\b)",
        r"\1 \2 added to the loan",
    ),
    Idiom(
        "borrow minus 500",
        r"\b(borrow|lend|loan of|pay) (?:minus|negative) (?=[$£€]?\d)",
        r"\1 -",
    ),
    Idiom(
        "12 months at 90",
        r"\b(\d{1,3} (week|month)s) (?:at|@) (<sum>)(?![\d.,]*[\d%])"
        r"(?= (?:for|on)\b|[,;]|\.(?!\d)|$)",
        r"\1 at \3 a \2",
    ),
    Idiom("due 12/11", r"\b(on|payday|by|due|until|till) \d{1,2}/\d{1,2}\b(?!/)", r"\1"),
    Idiom(
        "then 620 each",
        r"(?<=\d) each(?=[,.;:!?)]|$| for\b| and\b| plus\b| over\b)",
        " each payment",
    ),
    Idiom(
        "capital in month 10",
        r"\b(?:capital|principal)(?: back| due)? (?:in|at (?:the )?end of)"
        r" (month|week|year) (\d{1,3})\b",
        r"for \2 \1s, principal at the end",
    ),
    Idiom(
        "27 payments, 2 a month",
        r"\btwice (?:a month|monthly)|(?<=payments, )(?:2|two) <per> month\b",
        "half-monthly",
    ),
    Idiom(
        "i pay 500 up front on a 6,250 motorbike",
        r"\bpay (<sum>) up-? ?front on (?:a |an |the )?",
        r"deposit \1, price ",
    ),
    Idiom(
        "one month later",
        r"\b(?:an?|one) (day|week|fortnight|month|year)"
        r" (?:later|afterwards|after that|from now)\b",
        r"after 1 \1",
    ),
    Idiom(
        "cut 2,650 from salary",
        r"\b(?:deduct|cut|take|withhold)s? (<sum>) (?:from|out of|off)"
        r" (?:my |the |your |his |her )?(?:pay|wages?|salary|paycheck|payslip)\b",
        r"pay \1",
    ),
    Idiom(
        "return 4,000 + 10%",
        r"\b(?:return|repay|pay back|give back) (<sum>) ?(?:\+|plus|and)"
        r" ?(\d{1,2}(?:\.\d)?%)(?! ?(?:a|per|each|every|p|interest|apr)\b)",
        r"return \1 plus \2 for the whole",
    ),
    Idiom(
        "pay back 13,000 at 100 a day",
        r"\b(?:pay|paying|repay|repaying)(?: it)?(?: back)? (<sum>)(?: total)?"
        r" (?:at|in (?:chunks|bits|<pays>) of) (<sum>)"
        r" (?=<per> <unit>\b|daily|weekly|monthly|fortnightly)",
        r"total \1, pay \2 ",
    ),
    Idiom(
        "50 a week till 3,900 is paid",
        r"\b(?:till|until) (?:all |the |a |about )*(<sum>) (?:is |has been |are |gets )*"
        r"(?:paid|repaid|done|covered|finished|cleared)(?: off| back)?",
        r"total \1",
    ),
    Idiom(
        "195 for the first month",
        r"(?<![\d.,])(<sum>)(?<=[\dk]) (?:for |in )?(?:the )?first (?:month|payment)\b",
        r"first payment \1",
    ),
    Idiom("191 the other 23", r"\b(?:the )?other (\d{1,3})(?=[.,;!?](?!\d)|$)", r"for \1 payments"),
    Idiom(
        "add 20 percent",
        r"\badd (\d[\d.]{0,4}) ?(?:%|per ?cent)(?! <per>\b)",
        r"total interest \1%",
    ),
    Idiom("divide by 7", r"\bdivided? (?:it )?by (\d{1,3})\b", r"\1 payments"),
    Idiom(
        "175 a month starting next month",
        r"(?<=month),? (?:starting|beginning|start|from) next month\b"
        r"|(?<=week),? (?:starting|beginning|start|from) next week\b",
        "",
    ),
    Idiom(
        "takes 15% of 3,000",
        r"\b(?:takes?|taking|cuts?|keeps?) (\d{1,2}(?:\.\d{1,2})?) ?"
        r"(?:%|per ?cent) (?:off (?!if|for|when|in)|of (?=[$£€]?\d))(?:the )?",
        r"deduct \1% from ",
    ),
    Idiom("8% p.a.", r"(?<![a-z])p\.a\b\.?", " per annum"),
    Idiom("2% pm", r"(?<=[\d%])(?: ?p\.m\b\.?| pm\b)", " per month"),
    Idiom("$85 to borrow $500", r"^([$£€]?\d[\d.,]{0,6}) to borrow\b", r"\1 fee to borrow"),
    Idiom("phone - 12 payments", r"(?<=[a-z)]) - (?=[$£€]?\d|[a-z])", ", "),
    Idiom("i put 500 in", r"\b(?:i|we) put (<sum>) in\b", r"deposit \1"),
    Idiom("and a final 100", r"\bfinal (?=[$£€]?\d)", "final payment "),
    Idiom(
        "12% interest for the 90 days",
        r"(<percent>(?: interest)?)( on [$£€]?\d[\d.,]{0,9})? for (?:the|those|these|all)"
        r" (<number>[ -](?:days?|weeks?|months?))",
        r"\1 for the whole\2, \3",
    ),
    Idiom(
        "a couple of hundred",
        r"\b(?:a )?couple(?: of)? (?=hundred|thousand|grand|month|week|year|day|k\b)",
        "2 ",
    ),
    Idiom(
        "a fiver a week, half a dozen payments",
        r"\b(?:a |one )?(half a grand|half a dozen|dozen|tenner|fiver)s?\b",
        lambda found: _BY_NAME[found[1]],
    ),
    Idiom(
        "48 payments of 199 and 980 in month 48",
        r"(?<=[\w,)] )(?:due |payable |paid )?(?:in|at|on|with)"
        r" (?:month|week|payment|instal?lment) (\d{1,3})\b",
        _with_last,
    ),
    Idiom("half off", r"\bhalf (?:off|price)\b", "50% off"),
    Idiom(
        "with monthly payments",
        r"\b(?:with|in|by) (weekly|fortnightly|monthly|quarterly|yearly) (?:re)?"
        r"(?:payments?|instalments?|installments?)\b(?! (?:of|at|are|\d))",
        r", \1 pay,",
    ),
    # Days, ages and names: digits that are no sum, no time and no share.
    Idiom(
        "on the 28th day",
        r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th)\b(?: (day|week|month|year)\b)?",
        _ordinal,
    ),
    Idiom(
        "my 12 years old car",
        r"(?<![\w.,])\d{1,3}[ -]?(?:years?|yrs?|y)[ -]?(?:old|of age|o)\b",
        " ",
    ),
    Idiom(
        "i'm 34",
        r"(?<![a-z])(?:i'?m|i am|he's|she's|he is|she is) \d{1,2}"
        r"(?!\d|[.,]\d|%| ?(?:month|week|day|year|pay|inst|k\b))",
        " ",
    ),
    Idiom(
        "on 3 March",
        r"(?<![\w.,])\d{1,2} (?:of )?<month>\b(?: <year>\b)?"
        r"|(?<![\w.])<month> \d{1,2}(?![\d%]|[.,]\d| ?(?:month|week|day|pay|inst))"
        r"(?:,? <year>\b)?"
        r"|(?<![\w.])<month> <year>\b",
        " ",
    ),
    Idiom(
        "driving since 2011",
        r"\b(?:since|until|till|back in|class of|year|ends?|expires?|valid) <year>\b"
        r"(?! ?(?:dollars|pounds|euros))",
        " ",
    ),
    Idiom(
        "text LOAN to 80010, NMLS 123456",
        r"\b(?:text|sms|reply|whatsapp)(?: [a-z]{1,8}){0,2} to \d{4,6}(?![\d.,]*\d)"
        r"|\*\d{2,4}(?:\*\d{1,6}){0,4}#"
        r"|\b(?:nmls|frn|ncrcp|acl|abn|acn|fsp|afsl|ncr|lic|licen[cs]e (?:no|number))"
        r"(?: id| no| number)?[:.#]{0,2} ?#?[a-z]{0,4}\d{3,12}(?![\d%]|[.,]\d)"
        r"|\b(?:ncrcp|lmvd|lmd|sec reg|reg(?:istration)?|paybill|pay ?bill|till)"
        r"\.? ?(?:no\b|number|nr\b)?[.:# ]{0,3}[a-z]{0,4}\d{2,12}(?![\d%]|[.,]\d)",
        " ",
    ),
    Idiom(
        "50in smart tv",
        r"(?<![\w.,$£€])\d{2,3}(?: ?in|-inch|''?|\")"
        r"(?= (?:\w{2,5} ){0,2}(?:tv|telly|screen|monitor)\b)",
        " ",
    ),
    Idiom("6 ft 2", r"(?<![\w.,$£€])\d{1,3} ?(?:ft|feet|foot) ?\d{1,2}(?![\d.,%])", " "),
    Idiom(
        "item no. 4417",
        r"\b(?:item|order|ref|reference|cat|catalogue|model|serial|invoice|ticket|plate|lot|stock"
        r"|sku|imei|pin|account|acc|iban)"
        r"(?: (?:no|nr|num|number|code|id))?[.:#]? ?#?[a-z]{0,3}-?\d[a-z\d-]{2,15}(?![.,]\d|%)"
        r"|\b(?:plot|house|file|room|block|unit|item|order|ref|model|ticket|stall|locker|page|gate"
        r"|shop) (?:no|nr|number)\.? ?\d{1,6}[a-z]?(?![\w%]|[.,]\d)",
        " ",
    ),
    Idiom(
        "next friday",
        r"\b(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: next week| week)?\b",
        " ",
    ),
    Idiom(
        "75 fee for a 400 loan",
        r"(?<=\d )((?:flat )?(?:fee|charge)) (?:for|on) (?:an? (?:\w+ )?|the )?"
        r"(?=[$£€]?\d)(?![$£€]?[\d,.]+[ -]?(?:month|week|day|year|pay|inst|period))",
        r"\1 to borrow ",
    ),
    Idiom(
        "4 payments two weeks apart",
        r"\b(?:each )?(\w+) (days|weeks|months) apart\b",
        r"every \1 \2",
    ),
    Idiom(
        "payments start in month 4",
        r"\b(?:start(?:s|ing)?(?: on)? (?:paying|to pay)|paying (?:starts|begins)"
        r"|(?:re)?payments? (?:starts?|begins?)|begin(?:s|ning)? (?:paying|to pay)"
        r"|first (?:re)?payment(?: is)?(?: due)?) (?:in|from|with) month (\w+)(?: on(?:wards)?)?\b",
        r"first payment after \1 months",
    ),
    Idiom(
        "24 monthly principal and interest repayments",
        r"\b(?:principal|capital) (?:and|&|\+) interest (?:re)?payments?\b"
        r"|(?<=then )(?:to )?(?:principal|capital) (?:and|&|\+) interest\b(?! (?:at|in) )",
        "payments",
    ),
    Idiom(
        "no processing fee, no early settlement or late charges",
        r"\b(?:with )?(?:no|zero|without(?: any| an?)?) (?:<charge> ){1,3}"
        r"(?:(?:or|and|/) (?:<charge> ){1,2})?(?:fees?|charges?|costs|commissions?)\b"
        r"(?! (?:of|is) ?[$£€\d])|\bno discounts?\b",
        " ",
    ),
    Idiom(
        "8,000 miles pa",
        r"(?<![\w.,])\d[\d,]{0,6}k? ?(?:miles?|km|kms|mileage)"
        r"(?: ?(?:p\.?a\.?|per annum|<per> year|annually))?(?![a-z])",
        " ",
    ),
    Idiom(
        "Note 2015 KSh 980,000",
        r"\b(?:199|20[0-3])\d(?= (?:[a-z]{1,4}\.? ?|[$£€₹])?\d{1,3}(?:,\d{2,3})+)",
        " ",
    ),
    Idiom(
        "P742 a month from payslip",
        r"(?:(?<=month)|(?<=week)|(?<=night)) (?:deducted |taken |straight )?"
        r"(?:from|off|out of) (?:my |the |your )?(?:pay ?slip|pay ?roll|salary|wages|pension)\b",
        "",
    ),
    Idiom(
        "five monthly payments of $262 and a sixth of $1,262",
        r"(<pays> of <sum>),? (?:and|then) (?:a|one|the) <nth>(?: payment| one)? (?:of|at)"
        r" (?=<sum>)",
        r"\1, final payment ",
    ),
    Idiom(
        "12 interest-only payments of $150, 3 months of $1,500 interest then",
        r"(?<![\d.,])(\d{1,3}) (?:interest[- ]only (?:monthly )?payments of (<sum>)"
        r"|months of (<sum>) interest)(?=,? then)",
        lambda found: f"{found[1]} monthly payments of {found[2] or found[3]}",
    ),
    Idiom("Pay Day Advance NZ", r"\bpay ?day (?=advance\b)", " "),
    Idiom("₹60,000 phone on EMI", r"(?<=[a-z]) on (?:easy )?emi\b(?! of)", " split"),
    Idiom(
        "20% establishment fee ($160)",
        r"(?<=\d)( ?<percent>[a-z ]{0,30}fee)"
        r" ?\((?:of |is |i\.?e\.? |= ?)?<sum>(?:(?: <per>|/) ?[a-z]{1,9})?\)",
        r"\1",
    ),
    Idiom(
        "without balloon it was $1,478",
        r"\bwithout (?:the |a |any |that )?[a-z]{3,12} (?:it|that|this|they|he|she)"
        r"(?: (?:was|is|were|said|wanted|comes? to|came to)|'d be| would(?: be| have been))"
        r" <sum>(?: <per> [a-z]{3,9})?",
        " ",
    ),
    Idiom(
        "if I clear it in the year only £29 but I wont",
        r"\bif i [^.;]{3,60}? but i (?:won'?t|can'?t|cannot|don'?t|couldn'?t|never)\b[^,.;]{0,20}",
        " ",
    ),
    Idiom("$3,000 cash back", r"(?<=\d) cash ?back\b(?! (?:at|in|when|after|if))", " off for cash"),
    Idiom("followed by 21 instalments", r"\bfollowed by\b", ", then"),
    Idiom(
        "how much is that in a year?",
        r"\b(?:what|how|which|hiyo)\b[^,.;?!\d]{0,30} (?:in|per|for|over|a)"
        r" (?:an? )?(?:whole )?year(?= ?(?:\?|$))",
        " ",
    ),
    Idiom(
        "(months 4 to 9)",
        r"\(? ?\bmonths? \d{1,3} ?(?:to|-|until|through) ?\d{1,3}\)?",
        " ",
    ),
    Idiom(
        "97 (with a 2 tip in that)",
        r"\(?(?:(?:that ?'?s|that is|which is) )?(?:(?<!along )with|including|includes)"
        r"(?: the| a| my)? ?[$£€]?\d{1,6}(?:\.\d{1,2})?(?: \w{1,8})? tip"
        r"(?: in (?:it|that|there))?\)?"
        r"|\(?that includes a tip of [$£€]?\d{1,6}(?:\.\d{1,2})?\)?",
        " ",
    ),
    # Each month 1/12 of the principal, plus 1% on what is still owed.
    Idiom(
        "1/12 of the principal plus 1% on the rest",
        r"(?:(?<![\d.,/])1/(\d{1,3})|\b(?:(?:a|one)[ -])?(<part>))(?: part)? of (?:the |my )?"
        r"(?:principal|loan|capital|amount|sum|original amount|money borrowed)\b"
        r"([^%]{0,60}%[^%,.;!?]{0,30}?)(?: (?:on|of) (?:"
        r"(?:whatever|what|all that|anything)(?: i|'s| is| they| we)*(?: still)? owed?\b"
        r"|(?:the|my) (?:rest|(?:outstanding |remaining |unpaid )?balance|remaining debt|rest owed"
        r"|(?:outstanding|remaining) amount)\b(?: left)?)|(?=[,.;!?]|$))",
        _equal_parts,
    ),
    Idiom(
        "1% on whatever is still owed",
        r"\bon (?:what(?:ever)?|all that|anything)(?: is|'s| i| they| we| you)*(?: still| yet)*"
        r" (?:owed?|remains?|<left>)\b"
        r"|\bon (?:the|my) (?:remaining|outstanding|unpaid|reducing|declining)(?: [a-z]{3,9})?\b"
        r"|\bon (?:the|my) (?:rest|balance|amount|principal|loan)(?: that is| still| which is)*"
        r" <left>\b",
        " still-owed ",
    ),
)
"""In this order, as the later ones stand on what the earlier ones have put in usual words."""
