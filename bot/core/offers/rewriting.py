"""Ways of writing that differ by place and habit, put in the words that `wording` knows.

Every pattern here is bounded, so that it takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.core.offers.chinese import in_usual_chinese, small
from bot.core.offers.idiom import in_usual_words
from bot.core.offers.vocabulary import ENGLISH, EVERY, NUMBERS, UNITS

# Currencies of places that write 3 450 and 249,90.
_SPACED = re.compile(
    r"(?<![a-z])(?:zl|zlotych|zlote|zloty|pln|kr|sek|nok|dkk|kronor|kroner|kc|czk|korun|huf|forint"
    r"|rub|rubles|roubles|uah|eur|euros?|zar|rand|chf|fcfa|cfa|xof|bgn|leva)(?![a-z])"
    r"|€|(?<![a-z])r ?(?=\d)"
)
_SPACES = re.compile(
    r"(?<![\d.,x*] )(?<![\w.,])(r ?)?([1-9]\d{0,2})((?: \d{3}){1,2})(?![\d%]|\.\d|,\d{3})"
)
# R14 200 after a comma, 3 400 rand: a sign or a name says that it is one number.
_SIGNED = re.compile(
    r"(?<![\w.,])(r ?|kr ?|zar ?)([1-9]\d{0,2})((?: \d{3}){1,2})(?![\d%]|\.\d|,\d{3})"
    r"|(?<![\w.,])(?<!\d )()([1-9]\d{0,2})((?: \d{3}){1,2})"
    r"(?= (?:rand|zar|kr|kronor|zl|pln|rub|roubles|(?:every|each|per)"
    r" (?:week|month|quarter|year|two|half)|monthly|weekly|quarterly)\b)"
)
_DOTS = re.compile(
    r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.]|,\d{3})(?! ?(?:%|per ?cent|pct|[万千百亿]|k\b))"
)
_RATED = re.compile(r"(?:rate|interest|apr|ear|factor|times|x|率|息)(?: (?:of|is|at|=))?[ :]*$")

_TWO_DAYS = re.compile(
    r"(?:(?: on)? the| every| each) (\d{1,2})(?:st|nd|rd|th)(?: and|,| &)(?: (?:again |another )?"
    r"(?:[$£€]?[\d.,]{1,9})?)?(?: on)?(?: the)? (\d{1,2})(?:st|nd|rd|th)\b"
    r"(?: of (?:each|every|the|a) month| each month| every month)?"
)
_TWO_DAYS_ZH = re.compile(
    r"每个?月的?(\d{1,2})[号日][、,和跟及与](\d{1,2})[号日](?:的时候)?(?:都|各|分别)?"
)

_AGE = re.compile(
    r"\b(?:i (?:will )?turn|i'll turn|turning|turns|i(?:'ll| will| shall) be|just turned|i turned)"
    r" \d{2}(?![\d.,]*\d)(?! ?(?:%|month|week|day|pay|inst|k\b|grand|[$£€]))"
    r"|\b(?:on|before|after|by) my \d{2}(?:th|st|nd|rd)(?: birthday)?"
    r"|(?:我|他|她|老人|本人)?今年(?:刚|都|已经|快)?"
    r"(?:\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?=[、,。;!? ]|岁|了|$)岁?"
    r"|(?:年近|年过|快)[二三四五六七八九]十(?=[、,。;!? ]|岁|了)岁?了?"
)
_FOR_THE = re.compile(
    r"((?:%|per ?cent|pct)(?: interest)?) for (?:the|one|a) (day|week|month|year)\b(?! of)"
)
_FILLED = re.compile(
    r"\b(in|after|within|for) (?:exactly|precisely|about|around|just|only"
    r"|roughly|approx(?:imately)?|almost|nearly) (?=[\da-z])"
)
_FILLED_ZH = re.compile(
    r"(?:整整|刚好|正好|恰好|差不多|大概|大约)(?=[\d一二两三四五六七八九十仨俩半])"
)
_GOODS_ZH = re.compile(
    r"(?<=小米|红米|华为|荣耀|苹果|真我|一加|魅族|三星)[a-z]{0,5} ?\d{1,3}"
    r"(?: ?(?:pro|max|plus|ultra|青春版))*(?![\d.]|[元块期万千百%个])"
)
_A_YEAR_FOR = re.compile(
    r"一(年|个月|天|周)(?:还|交|付|给)(\d{2,9}|[\d.]{1,5}[千万]|[一二两三四五六七八九十百千万]{2,8})"
    r"[元块]?[、,和]?(?:一共|总共|要|连续|得)?(?:还|交|付|给)((?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:年|个月|天|周))"
)
_RATE_OF_MONEY = re.compile(
    r"\brates? (?:of |is |are )?(?=[$£€]?\d[\d.,]{0,9}(?: ?(?:€|euros?|eur|zl|kr|tl|chf|leva))?"
    r" (?:monthly|weekly|(?:per|a|each|every) (?:month|week)))"
)
_SOME_PAYMENTS = re.compile(
    r"(?<![\d.,])(\d{1,3}) (post[- ]?dated|[a-z-]{4,12})"
    r" (payments|instal?lments|repayments|cheques|checks|debits)\b"
)
_ONES = "|".join(word for word, value in NUMBERS.items() if 0 < value < 10)
_TENS = "|".join(word for word, value in NUMBERS.items() if value > 9)
_SPOKEN = re.compile(rf"\b({_ONES})-({_TENS})(?:-({_ONES}))?\b(?!-)")
_HYPHENED = re.compile(rf"\b({'|'.join(NUMBERS)})-(day|week|month|year)s?\b(?!-)")
_FOR_THOSE = re.compile(
    r"((?:%|per ?cent|pct)(?: interest)?)( on [$£€]?\d[\d.,]{0,9})? for (?:the|those|these|all)"
    rf" ((?:\d{{1,3}}|{'|'.join(NUMBERS)})[ -](?:days?|weeks?|months?))"
)
_SUM = r"([$£€]?\d[\d.,]{0,9}k?)"
_GOODS = re.compile(
    r"(?<![a-z])(?:apple )?(?:iphone|galaxy|pixel|redmi|xiaomi|huawei|oppo|vivo|oneplus|macbook"
    r"|ipad|playstation|redmi note)(?: ?[a-z]? ?\d{1,2}[a-z]?"
    r"(?![\d.,]*\d|%|k| ?(?:months?|weeks?|x)))"
    r"(?: ?(?:pro|max|plus|ultra|mini|air|fe))*(?![a-z])"
)
_OFFHAND = (
    (re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))"), ""),
    (re.compile(r"\b(?:on|by|at|due)(?: the)? day (\d{1,3})\b"), r"after \1 days"),
    (re.compile(r"(?<=[\d ]),? no,? (?=[$£€]?\d)"), " no sorry "),
    (_GOODS, " phone "),
    (_GOODS_ZH, ""),
    (re.compile(r"(?<![\w'])['’]\d{2}\b(?! ?%)"), " "),
    (re.compile(r"\((?:[mf],? ?)?\d{2} ?[mf]?(?=[,)])"), "("),
    (re.compile(r"(?<![\d.,$£€])(\d{1,2})(?:p| ?pence)\b(?!/)"), r"0.\1 pounds"),
    (re.compile(r"(?<![\d.,$£€])(\d{2}) ?(?:cents?|¢)(?![a-z])"), r"0.\1 dollars"),
    (re.compile(r"(?<![\d.,])(\d{1,3}) thousand (?:and )?(\d) hundred\b"), r"\g<1>\g<2>00"),
    (re.compile(r"还本付息一次"), "一次还本付息"),
    (
        re.compile(r"(?<=[年月天周])(?:后|时|以后|期满|到期)?再?[还归]{1,2}本金?(?=[,、。;!? ]|$)"),
        "后还本",
    ),
    (re.compile(r"(?:不用|不能|没有?|不)分期(?=[,、。;!? ]|$)"), "一次还清"),
    (re.compile(r"下个?月(?:起|开始)(?=每个?月|按月)"), ""),
    (re.compile(r"\bkeep (?:it|the money) (?=(?:for )?\d)"), "for "),
    (_HYPHENED, r"\1 \2s"),
    (re.compile(r"(后|到期|期满|年底|月底)再?还本付息"), r"\1一次还本付息"),
    (re.compile(r"(?<![\d借还.])714(?![\d元块万千百,.])"), ""),
    (re.compile(r"最后(?:再|另|另外|还要|还)*(?:交|付|收)?(?=[一-鿿]{0,3}费)"), "最后一期一起付"),
    (re.compile(r"(?<![\d.,])(\d{1,3}) of (?:them|those|these)\b"), r"\1 payments"),
    (
        re.compile(r"连本带[利息](?:一起|一并|一次性?)?(?:归?还清?|给他?)(?=[,、。;!? ]|$)"),
        "到期一起还",
    ),
    (re.compile(r"\b(the|my|that|this) hundred\b"), r"\1 100"),
    (re.compile(r"\b(the|my|that|this) (?:thousand|grand)\b"), r"\1 1000"),
    (_RATE_OF_MONEY, "instalment "),
    (
        re.compile(
            rf"\b(insurance|cover|fee|charge)s? (?:of |is )?(?:r|rs|rm|ksh)? ?{_SUM}"
            r"(?: (?:a|per|each|every) \w{4,9}| \w{5,7}ly)?"
            r" (?:is |are |already )?(?:included|inside|built in)\b"
        ),
        r"including \1 \2",
    ),
    (re.compile(r"明年(?:的)?(?:今天|这天|这个时候|同一天)"), "一年后"),
    (
        re.compile(
            rf"\b(\d{{1,3}} (week|month)s) (?:at|@) {_SUM}(?![\d.,]*[\d%])"
            r"(?= (?:for|on)\b|[,;]|\.(?!\d)|$)"
        ),
        r"\1 at \3 a \2",
    ),
    (re.compile(r"\b(on|payday|by|due|until|till) \d{1,2}/\d{1,2}\b(?!/)"), r"\1"),
    (re.compile(r"(?<=\d) each(?=[,.;:!?)]|$| for\b| and\b| plus\b| over\b)"), " each payment"),
    (
        re.compile(
            r"\b(?:capital|principal)(?: back| due)? (?:in|at (?:the )?end of)"
            r" (month|week|year) (\d{1,3})\b"
        ),
        r"for \2 \1s, principal at the end",
    ),
    (re.compile(r"(?<=payments, )(?:2|two) (?:a|per|each|every) month\b"), "twice a month"),
    (
        re.compile(rf"\bpay {_SUM} up-? ?front on (?:a |an |the )?"),
        r"deposit \1, price ",
    ),
    (
        re.compile(
            r"\b(?:an?|one) (day|week|fortnight|month|year)"
            r" (?:later|afterwards|after that|from now)\b"
        ),
        r"after 1 \1",
    ),
    (
        re.compile(
            rf"\b(?:deduct|cut|take|withhold)s? {_SUM} (?:from|out of|off)"
            r" (?:my |the |your |his |her )?(?:pay|wages?|salary|paycheck|payslip)\b"
        ),
        r"pay \1",
    ),
    (
        re.compile(
            rf"\b(?:return|repay|pay back|give back) {_SUM} ?(?:\+|plus|and)"
            r" ?(\d{1,2}(?:\.\d)?%)"
            r"(?! ?(?:a|per|each|every|p|interest|apr)\b)"
        ),
        r"return \1 plus \2 for the whole",
    ),
    (
        re.compile(
            r"\b(?:the )?balance(?: paid| payable| due)?(?: over| in)?"
            r" (?=\d{1,3} (?:x|months|weeks|payments|instal?lments)\b)"
        ),
        "the rest over ",
    ),
    (
        re.compile(
            rf"\b(?:till|until) (?:all |the |a |about )*{_SUM} (?:is |has been |are |gets )*"
            r"(?:paid|repaid|done|covered|finished|cleared)(?: off| back)?"
        ),
        r"total \1",
    ),
    (
        re.compile(rf"(?<![\d.,]){_SUM}(?<=[\dk]) (?:for |in )?(?:the )?first (?:month|payment)\b"),
        r"first payment \1",
    ),
    (re.compile(r"\b(?:the )?other (\d{1,3})(?=[.,;!?](?!\d)|$)"), r"for \1 payments"),
    (
        re.compile(r"\badd (\d[\d.]{0,4}) ?(?:%|per ?cent)(?! (?:a|per|each|every)\b)"),
        r"total interest \1%",
    ),
    (re.compile(r"\bdivided? (?:it )?by (\d{1,3})\b"), r"\1 payments"),
    (
        re.compile(
            r"(?<=month),? (?:starting|beginning|start|from) next month\b"
            r"|(?<=week),? (?:starting|beginning|start|from) next week\b"
        ),
        "",
    ),
    (re.compile(r" & "), " and "),
    (
        re.compile(
            r"\b(?:takes?|taking|cuts?|keeps?) (\d{1,2}(?:\.\d{1,2})?) ?"
            r"(?:%|per ?cent) (?:off (?!if|for|when|in)|of (?=[$£€]?\d))(?:the )?"
        ),
        r"deduct \1% from ",
    ),
    (re.compile(r"(?<![a-z])p\.a\b\.?"), " per annum"),
    (re.compile(r"(?<=[\d%])(?: ?p\.m\b\.?| pm\b)"), " per month"),
    (re.compile(r"\b(per|for every|for each|on every|every) hundred\b"), r"\1 100"),
    (re.compile(r"\b(per|for every|for each|on every|every) thousand\b"), r"\1 1000"),
    (re.compile(r"^([$£€]?\d[\d.,]{0,6}) to borrow\b"), r"\1 fee to borrow"),
    (
        re.compile(
            r"第([\d一二三四五六七八九十]{1,3})个月(?:末|底)?(?=一次|一把|全部还|连本|一起还)"
        ),
        r"\1个月后",
    ),
    (re.compile(r"费((?:是|要)?[\d.]{1,7}[千万]?[元块]?)(?:要|得)?一次性?[付交]清?"), r"费\1先付"),
    (re.compile(r"(?<=[a-z)]) - (?=[$£€]?\d|[a-z])"), ", "),
    (re.compile(r"(?<=\d) - (?=\d{1,3} (?:payments|instal?lments|months|weeks|x)\b)"), ", "),
    (
        re.compile(
            r"([$£€]?\d[\d.,]{0,9}k?) back on (?:a |an |the )?"
            r"([$£€]?\d[\d.,]{0,9}k?)\b"
        ),
        r"borrow \2, pay back \1",
    ),
    (re.compile(r"一齐"), "一起"),
    (
        re.compile(r"(?:本利|本息|本金和?利息)一[起并](?:还清?|付清?|给)(?=[,、。;!? ]|$)"),
        "到期一起还",
    ),
    (_A_YEAR_FOR, r"每\1还\2、还\3"),
    (re.compile(r"\b(?:i|we) put ([$£€]?\d[\d.,]{0,9}k?) in\b"), r"deposit \1"),
    (re.compile(r"\bfinal (?=[$£€]?\d)"), "final payment "),
    (re.compile(r"\b(?:1|one|a single) (?=final|last)"), ""),
    (_FOR_THOSE, r"\1 for the whole\2, \3"),
    (
        re.compile(r"((?:利率|年化)(?:是|为|约|大概)?\d{1,2}(?:\.\d{1,3})?)(?=[,、。;!? ]|$)"),
        r"\1%",
    ),
    (re.compile(r"一(?:个)?([年月天日])的?(利率|息)(?=\d|[是为])"), r"\1\2"),
    (re.compile(r"一(?:个)?([年月])的?利息(?=\d{1,2}(?:\.\d{1,3})?%)"), r"\1利息"),
    (
        re.compile(
            r"([\d一二两三四五六七八九十半]{1,3})(天|周|个月|个星期|个?季度?|年)一(?:还|付|交|期|供)"
        ),
        r"每\1\2还",
    ),
    (re.compile(r"下个?月(?:的)?(?:今天|同一天|这一天|这天|这个时候)"), "下个月"),
    (
        re.compile(r"\b(?:a )?couple(?: of)? (?=hundred|thousand|grand|month|week|year|day|k\b)"),
        "2 ",
    ),
    (re.compile(r"\bhalf a grand\b"), "500"),
    (re.compile(r"\bhalf a dozen\b"), "6"),
    (re.compile(r"\b(?:a|one) dozen\b"), "12"),
    (re.compile(r"\b(?:a |one )?tenners?\b"), "10 pounds"),
    (re.compile(r"\b(?:a |one )?fivers?\b"), "5 pounds"),
    (re.compile(r"仨(?=月)"), "三个"),
    (re.compile(r"俩(?=月)"), "两个"),
    (re.compile(r"仨(?=个?(?:星期|礼拜|周))"), "三"),
    (re.compile(r"俩(?=个?(?:星期|礼拜|周))"), "两"),
)

_EVERY_HUNDRED = re.compile(
    r"(?:for |on )?(?:every|each) (?:hundred|[$£€]?100)(?: (?:dollars|pounds|euros|pesos|bucks))?,?"
    r" (?:costs?|they (?:add|charge|take|want|put)|(?:you|i) (?:pay|owe)|adds?|is|comes with)"
    r"(?: me| an extra| another| extra)? ([$£€]?\d{1,3}(?:\.\d{1,2})?)(?![\d.,]*\d)"
)
_SAME = r"([$£€]?\d[\d.,]{0,9}(?<=\d)k?)"
_OF_SAME = re.compile(
    r"(,? (?:both|all|each))?(?: worked out| calculated| charged| based| counted| figured)?"
    rf" on the(?: full| whole)? {_SAME}(?![\d%])"
)
_OF_SAME_ZH = re.compile(
    r"按(?:着|照)?(\d{3,9}|\d{1,4}(?:\.\d)?[千万])(?:块钱|块|元)?(?:来)?(?:算|计算|计|收)"
)
_SAME_BACK = re.compile(
    r"(?:,? ?(?:then|and|plus|with))+(?: i (?:give|pay|hand|return)(?: back)?)?"
    rf" (?:the|my|all the) {_SAME}(?: quid| pounds| dollars| bucks| euros)?"
    r"(?: back| goes back| is returned| returned| comes back|(?=[.,;!?](?!\d)|$))"
    r"(?: at the end| in the end)?(?! (?:in|over|with|by|after) )"
)
_ANOTHER = re.compile(
    r"\bfor (?:(?:another|a further|the (?:next|other|remaining)) (\d{1,3}|[a-z]{3,9})"
    r"|(\d{1,3}|[a-z]{3,9}) more)"
    r"(?= ?(?:[,.;:!?]|$|that|then|and\b))"
)
_UNIT = re.compile(r"\b(days|weeks|fortnights|months|payments|instal?lments)\b")
_NUMERAL = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十百]{1,5})"
_BASE_RHYTHM = (
    r"(一天|每天|每日|一日|天天|一周|每周|一个星期|每个?月|一个月|月月|一年|每年|[日月年周](?=利?息|利))"
    r"(?:的?(?:利息|利|息)|要|收|得|给|是|只要|算)*"
)
_COIN = r"(块钱|块|元钱|元|毛钱|毛|角|分钱|分)([一二三四五六七八九]|[1-9](?!\d))?"
_FOR_A_HUNDRED = re.compile(
    r"(?:每|(?<![\d借贷拿欠用了一二两三四五六七八九十.]))(一?[百千万]|100|1000|10000)"
    rf"(?:块钱|块|元钱|元|钱)[,、 ]?{_BASE_RHYTHM}({_NUMERAL})(?:{_COIN}|(?=的?利息))"
    r"(?:的?(?:利息|利))?"
)
_FOR_A_THOUSAND = re.compile(
    rf"(?<![\d借贷拿欠用了一二两三四五六七八九])(一[百千万]){_BASE_RHYTHM}({_NUMERAL})(?:{_COIN})?的?(?:利息|利)"
)
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_EACH = {"天": "日", "日": "日", "周": "周", "期": "周", "月": "月", "年": "年"}
_LARGE = re.compile(r"\d{3}|[百千万]|[1-9]k\b")

_IN_MONTH = re.compile(
    r"(?<=[\w,)] )(?:due |payable |paid )?(?:in|at|on|with)"
    r" (?:month|week|payment|instal?lment) (\d{1,3})\b"
)
_IN_MONTH_ZH = re.compile(
    r"(?:在|到)?第(\d{1,3})(?:个月|期)(?:时|的时候)?"
    r"(?:再|另|还要|同时|一起|再多|再另|另外|多|要)*(?:付|还|交|给)?(?=尾款|[\d一二两三四五六七八九十]|最后)"
)
_PAID_OFF = re.compile(r"\b(?:principal|capital|all|loan)\b")
_NUMBER_OF = re.compile(
    r"(?<![第\d])(\d{1,3})(?= ?(?:x|\*|payments?|instal?lments?|months?|weeks?|emis?|monthly|weekly"
    r"|个月|期|times)(?![a-z]))"
)


def rewritten(text: str) -> str:
    """The text with its figures and times in the usual words."""
    text = _SPACES.sub(_joined, text) if _SPACED.search(text) else text
    text = in_usual_words(_SIGNED.sub(_joined, in_usual_chinese(text)))
    text = _DOTS.sub(lambda found: _grouped(found, text), text)
    text = _TWO_DAYS.sub(_half_months(" twice a month"), text)
    text = _TWO_DAYS_ZH.sub(_half_months("每半个月"), text)
    text = _AGE.sub(" ", text)
    text = _FILLED_ZH.sub("", _FILLED.sub(r"\1 ", text))
    text = _ANOTHER.sub(lambda found: _as_before(found, text), text)
    text = _FOR_THE.sub(r"\1 per \2", text)
    text = _EVERY_HUNDRED.sub(r"\1 per 100", text)
    text = _OF_SAME.sub(lambda found: _named_again(found, text, " on the original amount"), text)
    text = _OF_SAME_ZH.sub(lambda found: _named_again(found, text, "按原始本金"), text)
    text = _SAME_BACK.sub(lambda found: _named_again(found, text, " principal at the end"), text)
    text = _SPOKEN.sub(_spoken, text)
    text = _SOME_PAYMENTS.sub(_plain_payments, text)
    for pattern, usual in _OFFHAND:
        text = pattern.sub(usual, text)
    text = _FOR_A_HUNDRED.sub(lambda found: _rated(found, text), text)
    text = _FOR_A_THOUSAND.sub(lambda found: _rated(found, text), text)
    return _numbered(text)


def _joined(found: re.Match[str]) -> str:
    """R14 000, 3 450."""
    *sign, first, rest = (one for one in found.groups() if one)
    return "".join(sign) + first + rest.replace(" ", "")


def _grouped(found: re.Match[str], text: str) -> str:
    """7.500 euro: three digits after a point are thousands, except of a rate."""
    before = text[max(0, found.start() - 20) : found.start()]
    return found.group() if _RATED.search(before) else found.group(1) + found.group(2)


def _half_months(usual: str) -> Callable[[re.Match[str]], str]:
    """On the 1st and the 15th: twice a month, if they are about half a month apart."""

    def said(found: re.Match[str]) -> str:
        gap = int(found.group(2)) - int(found.group(1))
        return usual if 12 <= gap <= 18 else found.group()

    return said


def _named_again(found: re.Match[str], text: str, usual: str) -> str:
    """`Both on the 700`: the amount that was named, and none of its own."""
    *before, number = found.groups("")
    usual = "".join(before) + usual
    number = re.escape(number)
    rest = text[: found.start()] + " ; " + text[found.end() :]
    again = re.search(rf"(?<![\d.,]){number}(?![\d.,]*\d|%)", rest)
    return usual if again else found.group()


def _plain_payments(found: re.Match[str]) -> str:
    """Twelve postdated checks: what kind they are does not matter, where it says nothing else."""
    number, kind, name = found.groups()
    told = kind in EVERY or kind in ENGLISH or kind in NUMBERS or kind in UNITS
    return found.group() if told else f"{number} {name}"


def _spoken(found: re.Match[str]) -> str:
    """Three-fifty."""
    hundreds, tens, ones = found.groups("zero")
    return str(100 * NUMBERS[hundreds] + NUMBERS[tens] + NUMBERS[ones])


def _as_before(found: re.Match[str], text: str) -> str:
    """Forty for ten weeks, then thirty for another ten: weeks."""
    units = _UNIT.findall(text[: found.start()])
    number = found.group(1) or found.group(2)
    if not units or not (number.isdigit() or number in NUMBERS):
        return found.group()
    return f"for {number} {units[-1]}"


def _rated(found: re.Match[str], text: str) -> str:
    """一百块一天五毛利息，我拿了2000: a rate a day, where something else is the amount."""
    base_said, rhythm, number, coin, tenths = found.groups("")
    if not _LARGE.search(text[: found.start()] + " " + text[found.end() :]):
        return found.group()
    base = next((value for char, value in _SCALES.items() if char in base_said), 0)
    value = small(number) + (small(tenths) / 10 if tenths else 0)
    value *= {"毛": 0.1, "角": 0.1, "分": 0.01}.get(coin[:1], 1)
    return f"{_EACH[rhythm[-1]]}利率{value / (base or int(base_said)) * 100:.10g}%"


def _numbered(text: str) -> str:
    """A balloon in month 48 of 48 comes with the last payment; in month 49 it comes after it."""
    counts = {int(one) for one in _NUMBER_OF.findall(text)}

    def said(found: re.Match[str]) -> str:
        at, before = int(found.group(1)), text[max(0, found.start() - 25) : found.start()]
        if _PAID_OFF.search(before):
            return found.group()
        if at in counts:
            return "with the last payment"
        return " final payment " if at - 1 in counts else found.group()

    def said_zh(found: re.Match[str]) -> str:
        at = int(found.group(1))
        if at in counts:
            return "最后一期一起付"
        return "最后再付" if at - 1 in counts else found.group()

    return _IN_MONTH_ZH.sub(said_zh, _IN_MONTH.sub(said, text))
