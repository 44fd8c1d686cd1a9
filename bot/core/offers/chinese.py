"""Clauses of a Chinese offer, put in the words that `wording` knows.

What a thing costs a piece, two dates as the time between them, a rest before the first payment, and
what is said of people and things but not of the loan. Every pattern is bounded, so that it takes
time in proportion to the text.
"""

from __future__ import annotations

import re
from datetime import date

from bot.core.offers.vocabulary import DIGITS_ZH, THINGS_ZH

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_NUMERAL = r"(?:\d{1,5}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,7})"
_FEW = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?:个月|月|期|周|个?星期|个?礼拜|天|年)"
_ENDS = r"(?=[、,。;!? ]|$)"

_ASKS = re.compile(
    r"(?<![^、,。;!? ])(?:请|请问|麻烦|帮忙?|我|就|您|你|各位|给|谁)*"
    r"(?:想知道|想问|想算|问一?下|算一?下|算算|核一?下|看一?下|看看|瞧瞧|评评|核对|算下来|折下来"
    r"|算起来|相当于|到底)"
    rf"[^、,。;!?\d]{{0,24}}{_ENDS}"
)
_PEOPLE = (
    r"(?:我|你|他|她|爸|妈|爹|娘|爷爷?|奶奶?|公公|婆婆|岳父|岳母|老公|老婆|老人|儿子|女儿|媳妇"
    r"|本人)"
)
_AGE = re.compile(
    rf"(?<![给还付交借欠]){_PEOPLE}(?:今年|都|已经|快|刚|才|也)*\d{{2}}(?=了[^\d]|[、,。;!? ]|了?$)"
)
# What is said beside an offer: names in figures, what others pay, what ends and is no loan.
_BEGINS = r"(?<![^、,。;!? ])"
_FIGURES_OF = (
    r"(?:手机)?(?:尾号|工号|编号|单号|门牌|车牌号?|手机号|电话|微信号?|验证码|密码|代码|型号)"
    r"[是为:]?[a-z]{0,3}[\d-]{2,12}[a-z]?"
)
_RUNS_OUT = (
    r"(?:身份证|驾照|签证|居住证|社保|保险|护照|会员|年检|租约|暂住证|优惠券?)[^、,。;\d]{0,4}"
    r"(?:到期|过期)了?"
)
_RENT = (
    r"(?:房租|店租|铺租|房子租金|店面租金|门面租金)(?:是|要|得)?(?:每个?月|一个?月)"
    rf"[^、,。;还共期分]{{0,14}}{_ENDS}"
)
_OTHERS_PAY = (
    rf"{_BEGINS}我?(?:同事|别人|邻居|别家|隔壁|其他家|同行)[^我、,。;\d]{{0,6}}"
    rf"(?:利率|利息|年化|月息)[才只要是都至少]{{0,3}}\d[\d.]*[%分厘]{_ENDS}"
)
_NO_LOAN = "[^、,。;!? 还借贷付息费利扣收]"
_PROMOTED = (
    rf"{_BEGINS}{_NO_LOAN}{{0,12}}(?:活动|名额|倒计时|截止|限量|优惠期|报名)"
    rf"{_NO_LOAN}{{0,12}}{_ENDS}"
    rf"|{_BEGINS}(?:再|还|另)?(?:送|赠送|附赠|赠){_NO_LOAN}{{0,14}}{_ENDS}"
)
_HAPPENED = (
    rf"(?<=[^还付交扣给收缴]了){_FEW}(?:次|回|趟|遍|圈)|{_FEW}年(?=级|代|前|龄|货)"
    rf"|(?<=[^还付交扣供贷借欠用分拖存放隔过到满]了){_FEW}(?:多|来)?(?:年|个月|天|周|个星期)"
    rf"(?:了|多)?{_ENDS}"
    r"|(?:怀孕|住院|工作|打工|结婚|上班|干活|坐月子|下款|审核|等通知)(?:要|得|已经|都)?"
    rf"{_FEW}(?:[到至-]{_FEW})?(?:年|个月|天|个?工作日)多?{_ENDS}"
)
_EARNED = (
    r"(?<![^、,。;!? ])[^、,。;!? \d还借贷付息费利扣收供期]{0,10}"
    r"(?:加班|上班|营业|开门|跑车|跑外卖|跑单|打工|做工|干活|摆摊|生意|卖菜|流水|开店|挣|赚)"
    rf"[^、,。;!? 还借贷付息费利扣供期周拿]{{0,20}}{_ENDS}"
)
_DAYS = (
    r"(?<![\d.到至-])(?:1[0-2]|[1-9])月(?=[进开结装搬毕入])"
    r"|(?:正月|腊月|冬月|农历|阴历)(?:初|廿)?[一二三四五六七八九十]{0,3}"
    r"|(?:下|这|本|上)个?(?:周|星期|礼拜)[一二三四五六日天末]"
)
_BESIDE = re.compile(
    "|".join((_FIGURES_OF, _RUNS_OUT, _RENT, _OTHERS_PAY, _PROMOTED, _HAPPENED, _EARNED, _DAYS))
)
_FULL = re.compile(rf"满({_FEW}|半)((?:周?年|个月|天|个?星期|周(?!岁)))(?:的时候|时|后|以后|之后)?")
_OFF_WAGES = re.compile(
    r"从(?:我|他|她)?的?(?:每月|每个月|月月)?的?(?:工资|工钱|薪水|月薪|奖金|养老金|退休金|生活费|运费|货款|营业额"
    r"|流水)(?:里面?|中|上|卡里?)?(?:直接|自动|先|就|再|每次|每月|每个月)*"
    r"(?:划扣|扣除|扣掉|扣走|扣|划走|划|抵扣|抵|抽)"
)
_PASSED = re.compile(rf"(?<![超又再通])过了?({_FEW}|半)(个月|天|周|个星期|年)(?=[还给付归一连])")
_TRADED = re.compile(r"(?<=旧)[^、,。;\d抵]{0,5}抵[掉了]?(?=\d)")
_FIRST = r"(?:第一|第1|头一|头|首)个?(?:期|月|次|笔|周)"
_PAID_FIRST = re.compile(rf"{_FIRST}(?:要|得|需|先|只|是)*(?:还|付|交|给|供)(?=\d)")
_MORE_FIRST = re.compile(
    rf"{_FIRST}(?:那次|那期|的时候|时)?(?:还要|还得|还|要|得|会|就|再)*"
    r"(?:另外|另|多|加|外加|额外)(?:收|交|付|还|掏|加|给|要|扣)?(?=\d)"
)
_NTH = rf"(?:从|自|到)?第({_FEW})(个月|期|周|个?星期)(?:起|开始|才)"
_RESTED = re.compile(
    rf"(?:前|头|开头|最初|最前面|开始的?)({_FEW})(个月|期|周|个?星期)[^、,。;\d]{{0,8}}"
    rf"[、,;]?[^、,。;\d第]{{0,6}}{_NTH}(?:每个?[月周期])?"
)
_RESTS = re.compile(
    rf"(前|头|开头|最初|最前面)({_FEW})(个月|期|周|个?星期)(?:都|先|可以|全|统统|一分钱?|可)*"
    r"(?:不用管|不用动|不用理|不用交|不用付|不用给|不交|不付|不收|不给|缓交|缓着|歇着|空着|不还钱)"
)
_BRAND = re.compile(r"360(?=借条|数科|贷)|(?:美团|抖音|携程|京东|拼多多|滴滴|小米|唯品)月付")
_EACH_SCALE = re.compile(
    r"每(一?[百千万])(?=(?:一天|每天|每日|一日|每个?月|一个月|每周|每年|一年|日|月|天|年)[利息收要给算]{0,2}[\d一二两三四五六七八九])"
)
_TAKEN_HOME = re.compile(
    rf"(?:先)?(?:付|交|给|出|掏|花)了?({_NUMERAL}[万千]?[^\d、,。;]{{0,3}}?)(?:就|先|可以|能|便)*"
    r"(?:[开骑拉提搬抱牵推带](?:走|回家?)|提车|提货|上路|拿货)"
)
ANOTHER_LOAN = re.compile(
    r"(?<=[、,，。;；!! ])(?:另外|另有|还有|另|又|再|同时|外加|加上)(?:找?[^、,，。;；\d]{0,6}?)?"
    r"(?=一笔|网贷|信用卡|借呗|花呗|白条|微粒|借|贷|第二|[^、,，。;；\d]{0,6}[一二两三四五六七八九十百\d]+[万千])"
    r"|(?=第二笔|另一笔|另外一笔|另一家|另外一家)"
)
"""Where a second loan may begin."""
ALL_LOANS = re.compile(r"(?:两笔|两个|两家|一起|合起来|加起来|合在一起|总共|一共|合计|合着|两边)")
_A_DAY = re.compile(
    r"(?:(?:20\d\d)年)?(\d{1,2})月(\d{1,2})[日号](?!线)|(本|这个|当|下|下个)月(\d{1,2})[日号]"
)
_TIMED = re.compile(rf"每|期|月月|天天|{_FEW}(?:个月|天|周|年)(?!前)")
_COUNTED = re.compile(rf"({_NUMERAL})({'|'.join(THINGS_ZH)})(?![、,。]?(?:现钱|利))")
_A_THING = "|".join(one.partition("(")[0] for one in THINGS_ZH)
_A_PIECE = re.compile(
    rf"(?:每一?|一)({_A_THING})([^、,。;\d贵多少便宜省利费差比]{{0,6}}?)"
    rf"(?:算|按|合|卖|要|是|作价|定价|单价)*({_NUMERAL})(?:块钱|元钱|块|元)?(?![\d%期个天年万])"
)


def in_usual_chinese(text: str) -> str:
    """The text with these clauses in usual words."""
    if text.isascii():
        return text
    text = _EACH_SCALE.sub(r"每\1元", _BRAND.sub("", text))
    text = _BESIDE.sub("", _AGE.sub(" ", _ASKS.sub("", text)))
    text = _with_dates(text)
    text = _by_the_piece(text)
    text = _RESTED.sub(_rested, text)
    text = _RESTS.sub(r"\1\2\3不用还", text)
    text = _FULL.sub(lambda one: one[1] + one[2].replace("周年", "年") + "后", text)
    text = _TAKEN_HOME.sub(r"首付\1、", text)
    text = _PASSED.sub(r"\1\2后", _TRADED.sub("首付", text))
    text = _PAID_FIRST.sub("首期还款", _MORE_FIRST.sub("首期加收", text))
    return _OFF_WAGES.sub("还", text)


def small(numeral: str) -> float:
    """A number in digits, or a Chinese one below a million."""
    if numeral[0].isdigit():
        return float(numeral)
    total, digit, last = 0, 0, 1
    for char in numeral:
        scale = _SCALES.get(char)
        if scale is None:
            digit = DIGITS_ZH[char]
        else:
            total, digit, last = total + (digit or 1) * scale, 0, scale
    if digit and last >= 100 and numeral[-2] in _SCALES:
        return total + digit * last / 10  # 一百二
    return total + digit


def _rested(found: re.Match[str]) -> str:
    """头两个月不用管、第三个月起每月1100: the first of the payments comes after three months."""
    rest, _, begins, unit = found.groups()
    if small(begins) != small(rest) + 1:
        return found.group()
    every = re.search(r"每个?[月周期]$", found.group())
    unit = "个月" if unit == "期" else unit
    return f"首次还款在{begins}{unit}后、{every.group() if every else ''}"


def _with_dates(text: str) -> str:
    """11月26号支500、下月10号扣550: the time between two days, where it names no other."""
    days = list(_A_DAY.finditer(text))
    if len(days) != 2 or _TIMED.search(_A_DAY.sub("", text)):
        return text
    between = _between(*days)
    if between is None:
        return text
    first, second = days
    return (
        text[: first.start()] + text[first.end() : second.start()] + between + text[second.end() :]
    )


def _between(first: re.Match[str], second: re.Match[str]) -> str | None:
    """How long it is from one day to the other; the year is not known, so none is a leap year."""
    months, here = [], 0
    for one in (first, second):
        month, _, which, _ = one.groups()
        if month is None and which not in {"下", "下个"} and one is second:
            return None
        here = int(month) if month is not None else here + (one is second)
        months.append(here)
    day, last = (int(one.group(2) or one.group(4)) for one in (first, second))
    relative = first.group(1) is None
    if day == last:
        ahead = (months[1] - months[0]) % 12 or 12
        return f"{ahead}个月后"
    if relative:
        return None  # how long this month is, nobody says
    month = (months[1] - 1) % 12 + 1
    try:
        begin = date(2001, months[0], day)
        end = date(2001 + (month < months[0]), month, last)
    except ValueError:
        return None
    return f"{(end - begin).days}天后" if end > begin else None


def _by_the_piece(text: str) -> str:
    """40头猪苗、一头算600: what all of them come to."""
    pieces = {one.group(1) for one in _A_PIECE.finditer(text)}
    counted = [
        one for one in _COUNTED.finditer(text) if one.group(2) in pieces and small(one.group(1)) > 1
    ]
    if len(counted) != 1:
        return text
    number, thing = small(counted[0].group(1)), counted[0].group(2)

    def priced(found: re.Match[str]) -> str:
        return (
            f"{found.group(2)}{number * small(found.group(3)):.10g}元"
            if found.group(1) == thing
            else found.group()
        )

    begin, end = counted[0].span()
    return _A_PIECE.sub(priced, text[:begin]) + _A_PIECE.sub(priced, text[end:])
