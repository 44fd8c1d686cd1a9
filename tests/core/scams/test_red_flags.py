"""Signs of scams: who asks whom decides, and each is quoted as it was written."""

from __future__ import annotations

import csv
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.patterns import load
from bot.content.weights import read_messages
from bot.core.scams import masking, weighing
from bot.core.scams.links import find_links, owner_of
from bot.core.scams.patterns import Patterns
from bot.core.scams.phrase import BadPhrase, phrase
from bot.core.scams.reading import read
from bot.core.scams.red_flags import Verdict, Weights, check
from bot.settings import ROOT

HELD = ROOT / "tests" / "data" / "messages_held.csv"


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    """The patterns as they are shipped."""
    found = load(ROOT / "lessons").patterns
    assert found is not None
    return found


# --- reading --------------------------------------------------------------------------------------

TRICKY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "paypal verify 验证码 加微信 0134@. -_*\u200b\u202e\u0430\u043e\uff21\u0301"
        ),
    ),
    max_size=300,
)


@given(TRICKY)
def test_every_character_read_has_its_place_in_the_original(text: str) -> None:
    found = read(text, frozenset({"verify", "paypal"}))
    assert len(found.text) == len(found.places)
    assert list(found.places) == sorted(found.places)
    for trick in found.tricks:
        assert 0 <= trick.start < trick.end <= len(text)


@given(TRICKY, st.integers(0, 400), st.integers(0, 400))
def test_a_quote_is_a_part_of_the_original(text: str, one: int, other: int) -> None:
    found = read(text)
    start, end = sorted((min(one, len(found.text)), min(other, len(found.text))))
    assert found.quote(start, end) in text


@settings(max_examples=60)
@given(TRICKY)
def test_every_sign_quotes_the_message(patterns: Patterns, text: str) -> None:
    found = check(f"Please click {text} now to claim your prize, 请立即转账 {text}", patterns.base)
    for sign in (*found.signs, *found.counters):
        for start, end in sign.spans:
            assert 0 <= start < end <= len(found.reading.original)
        assert all(quote in found.reading.original for quote in found.quotes(sign))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ＵＲＧＥＮＴ", "urgent"),
        ("v\u200be\u200brify", "verify"),
        ("v3rify", "verify"),
        ("уоur раrсеl", "your parcel"),
        ("y.o.u.r a.c.c.o.u.n.t", "your account"),
        ("不 看 征 信", "不看征信"),
        ("閣下賬戶已凍結", "阁下账户已冻结"),
        ("领取碼査詢，驗証紀录，帳戶", "领取码查询,验证纪录,账户"),
        ("Déjà vu", "deja vu"),
        ("〖有〗 〖票〗", "有票"),
        ("办*证*联*系", "办证联系"),
        ("短期资/金周转", "短期资金周转"),
        ("pay is receiv.ed", "pay is received"),
    ],
)
def test_tricks_with_letters_are_undone(written: str, meant: str) -> None:
    assert read(written, frozenset({"verify", "received", "资金"})).text == meant


@pytest.mark.parametrize(
    "honest",
    [
        "b4 noon",
        "room 101a",
        "MP3",
        "A.B.",
        "1.2.3.4.5",
        "i am a dj",
        "pay at gov.uk",
        "招男/女店员，安卓/苹果都能用",
    ],
)
def test_ordinary_writing_is_no_trick(honest: str) -> None:
    assert read(honest, frozenset({"verify", "before", "govuk", "男女"})).tricks == ()


LINK, CHAT, HIM = "\ue000", "\ue002", "\ue003"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Visit [link] or <URL> or http://xxx", f"visit {LINK} or {LINK} or {LINK}"),
        ("点击***.com领取", f"点击{LINK}领取"),
        ("请登录 URLab3x 领取", f"请登录 {LINK} 领取"),
        ("Call xxx-xxx-xxxx, Dear [name]", f"call 00000000000, dear {HIM}"),
        ("拨打138****1234，或1XXXXXXXXXX", "拨打00000000000,或00000000000"),
        ("your code is {otp}", "your code is 000000"),
        ("pay £# today, call #", "pay £00 today, call 00000000000"),
        ("需付#元", "需付00元"),
        ("加微信[id]", f"加微信{CHAT}"),
        ("月息x.x%，电话xxxxxxxxxxx", "月息0.0%,电话10000000000"),
        ("详询 CELLPHONEWECHAT 办理 贷款 无 抵押", f"详询10000000000微信{CHAT}办理贷款无抵押"),
    ],
)
def test_what_hides_a_detail_is_read_as_that_detail(written: str, meant: str) -> None:
    found = read(written)
    assert found.text == meant
    assert found.hidden


@pytest.mark.parametrize(
    "written",
    [
        "A/C XX1234 debited",
        "card **** 1234",
        "C# and #blessed",
        "【电话】0571-88000000",
        "我的PHONECARD",
    ],
)
def test_a_masked_account_and_a_label_hide_nothing(written: str) -> None:
    assert not read(written).hidden


def test_a_hidden_link_is_an_unknown_one_and_is_quoted_as_written(patterns: Patterns) -> None:
    found = check("您的账户已冻结，请立即登录 [link] 解冻", patterns.base)
    signs = {sign.id: found.quotes(sign) for sign in found.signs}
    assert signs["link-unknown"] == ["[link]"]
    assert "link-and-threat" in signs


def test_our_own_masking_is_understood_again(patterns: Patterns) -> None:
    written = "【银行】您的账户异常已冻结，请立即点击 http://a.top/x 验证，或拨打13800001111"
    whole, hidden = (
        {sign.id for sign in check(text, patterns.base).signs}
        for text in (written, masking.masked(written))
    )
    assert {"number-to-call", "link-and-threat", "ask-click"} <= whole & hidden


def test_chinese_with_its_words_apart_is_read_as_if_written_together() -> None:
    apart = read("尊敬 的 用户 您 的 积分 可 兑换 DIGIT 元 现金 请 登录 URL 领取")
    assert apart.text == f"尊敬的用户您的积分可兑换00元现金请登录{LINK}领取"
    assert apart.tricks == ()


def test_a_negation_does_not_reach_through_a_text_without_marks(patterns: Patterns) -> None:
    found = check(
        "无需抵押不要担保手续简单当天放款最高三十万现在办理另送手机一部请把身份证照片和银行卡号发给我",
        patterns.base,
    )
    assert "ask-identity" in {sign.id for sign in found.signs}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("手续简便，15104116633张主任", "number-to-call"),
        ("Call us on 0203 555 0199, thank you", "number-to-call"),
        ("您的信用卡逾期，请联系客服13812345678", "private-number"),
        ("我的卡号6222021234567890123，请把房租打过来", "card-to-pay"),
        ("这是上次聚会的照片，你还记得吗 http://a.top/x", "curious-link"),
        ("你还记得吗？ http://a.top/x", "curious-link"),
        ("Is this you in the video? http://a.top/x", "curious-link"),
        ("最近特别优惠，先交保证金再放款", "fee-first"),
        ("因您近期消费记录异常，您的信用卡将被冻结", "poses-bank"),
        ("加入我們，刷單日結，详情聯系客服，动动手指就能赚", "odd-letters"),
        ("燃气表要升级，请添加工作人员缴费", "strange-contact"),
        ("【检察院】您的家人涉嫌违法，请速到我院", "accused"),
        ("您本日有一笔恶意透支，请核实", "account-trouble"),
        ("是王总介绍我加您的，听说您做建材？", "wrong-number"),
        ("这个平台看视频就能赚钱", "easy-money"),
        ("公益项目，捐100得500", "high-return"),
        ("I accidentally added your number", "wrong-number"),
        ("Win a Swift! SMS CAR to 56767", "ask-reply"),
        ("发.票代.开，真.票可.查", "spaced-out"),
        ("您的积分将清丨零", "spaced-out"),
        ("理财到期，详询95519", "own-hotline"),
    ],
)
def test_a_sign_is_found_where_it_stands(patterns: Patterns, text: str, sign: str) -> None:
    found = check(text, patterns.base)
    assert sign in {one.id for one in (*found.signs, *found.counters)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("您的订单17070189675732已发货", "number-to-call"),
        ("发送JF到10658999兑换", "number-to-call"),
        ("个性化教.育第一品牌", "spaced-out"),
        ("消费95519元", "own-hotline"),
        ("Have a nice day my dear", "romance"),
        ("I think u have the wrong number", "romance"),
        ("房租我转你微信了", "lend-account"),
        ("What is your record for one night?", "night-company"),
        ("Was the exam harder than the last one", "miracle-cure"),
        ("加我微信吧，我把照片发给你", "blackmail"),
        ("周末有讲座，请尽快报名", "asks-nothing"),
        ("您的手机号：13509433172，验证码：666666", "number-to-call"),
        ("尾号6222的银行卡消费20元", "card-to-pay"),
        ("閣下的帳戶交易已完成，請登入官方應用程式查閱", "odd-letters"),
    ],
)
def test_a_sign_is_not_seen_where_it_is_none(patterns: Patterns, text: str, sign: str) -> None:
    found = check(text, patterns.base)
    assert sign not in {one.id for one in (*found.signs, *found.counters)}


def test_a_signature_speaks_for_nobody_whose_number_sells_loans(patterns: Patterns) -> None:
    loans, parcel = (
        {one.id for one in check(text, patterns.base).counters}
        for text in (
            "【信贷中心】无抵押当天放款，电话：400-777-8888",
            "【韵达】快件在南门物业，电话400-777-8888",
        )
    )
    assert "signed" in parcel - loans


def test_a_code_to_claim_a_prize_with_is_none_to_log_in_with(patterns: Patterns) -> None:
    prize, login = (
        {one.id for one in check(text, patterns.base).counters}
        for text in ("You have won! Call 08031234567, pin 7788", "Your pin is 7788")
    )
    assert "code-for-you" in login - prize


def test_a_date_before_anything_is_said_is_no_ticket(patterns: Patterns) -> None:
    news = check("9月29日，一名网友发表长文 fxtwitter.com/a/status/1", patterns.base)
    assert "odd-opening" not in {one.id for one in news.signs}


def test_a_code_to_enter_a_chat_with_is_none_to_log_in_with(patterns: Patterns) -> None:
    code = {one.id for one in check("进群密码666，V：niu99881", patterns.base).counters}
    assert "code-for-you" not in code
    code = {one.id for one in check("登录密码666，请勿泄露", patterns.base).counters}
    assert "code-for-you" in code


@pytest.mark.parametrize(
    "text", ["您的QQ号12****78于北京登录", "关注微信 hema2024 参加抽奖", "飞机飞行高度一万米"]
)
def test_what_a_chat_is_only_named_for_is_no_contact(patterns: Patterns, text: str) -> None:
    found = {one.id for one in check(text, patterns.base).signs}
    assert not found & {"strange-contact", "number-to-call"}


def test_who_is_sent_to_an_app_they_have_is_led_nowhere(patterns: Patterns) -> None:
    text = "您的立案申请已通过，可登录人民法院在线服务小程序查看"
    assert "ask-verify" not in {one.id for one in check(text, patterns.base).signs}
    led = check(f"{text}，或点击 fy-cx.top", patterns.base)
    assert "ask-verify" in {one.id for one in led.signs}


def test_words_that_only_scams_have_ask_for_something(patterns: Patterns) -> None:
    text = "专案组要你把家里的存款换成金子，放到楼下灰色车里"
    base = patterns.base
    told = replace(base, lexicon={"金子": 4.0})
    assert "asks-nothing" in {one.id for one in check(text, replace(base, lexicon={})).counters}
    assert "asks-nothing" not in {one.id for one in check(text, told).counters}


def test_a_link_fits_a_name_with_a_sign_between_its_letters(patterns: Patterns) -> None:
    found = check("PG&E: power is out, see pge.com/outages", patterns.base)
    assert "link-fits" in {one.id for one in found.counters}


def test_a_real_hotline_beside_a_strange_link_speaks_for_nobody(patterns: Patterns) -> None:
    alone, beside = (
        {one.id for one in check(text, patterns.base).counters}
        for text in (
            "【工商银行】如有疑问请致电95588",
            "【工商银行】95588提醒您，请登录 a.top/x 核实",
        )
    )
    assert "own-hotline" in alone - beside


def test_what_kinds_share_is_counted_anew_where_kinds_are_left_out(patterns: Patterns) -> None:
    base = patterns.base
    assert sum(base.shared.values()) == sum(len(one.hints) for one in base.families)
    alone = replace(base, families=base.families[:1])
    assert alone.shared == dict.fromkeys(base.families[0].hints, 1)


def test_words_are_one_sign_that_weighs_what_they_do(patterns: Patterns) -> None:
    base = replace(patterns.base, lexicon={"积分": 1.0, "清零": 0.5, "用": 0.2, "晚饭": -2.0})
    found = check("尊敬的用户，您的积分即将清零", base)
    worded = [one for one in found.signs if one.id.endswith("-words")]
    assert [(one.id, round(one.weight, 2)) for one in worded] == [("many-scam-words", 1.7)]
    # A character alone explains nothing.
    assert found.quotes(worded[0]) == ["积分", "清零"]
    weights = {one.id: one.weight for one in check("吃晚饭没", base).counters}
    assert weights["many-honest-words"] == -2.0


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("see usps-fee.top/x.", ["usps-fee.top"]),
        ("登录wap.1cbc-u.com进行升级", ["wap.1cbc-u.com"]),
        ("http:// 103.208.86.96 to claim", ["103.208.86.96"]),
        ("hxxps://evil.com", ["evil.com"]),
        ("see below:http://evil.com/x and me...http://evil.org", ["evil.com", "evil.org"]),
        ("renew now: //evil.la/00cfc", ["evil.la"]),
        ("tomorrow.in the office. ok.so what", []),
        ("it ends now.show me the photos.press play", []),
        ("mail me at a@b.com", []),
        ("version 1.2.3 of 3.5", []),
    ],
)
def test_links_are_found_as_people_see_them(text: str, hosts: list[str]) -> None:
    assert [found[2] for found in find_links(text)] == hosts


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("hmrc.gov.uk.refund-portal.co", "refund-portal.co"),
        ("www.bank.co.uk", "bank.co.uk"),
        ("usps.com-trackhelp.vip", "com-trackhelp.vip"),
    ],
)
def test_the_owner_of_a_name_stands_at_its_end(host: str, owner: str) -> None:
    assert owner_of(host) == owner


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Royal Mail: pay at royalmail-redelivery.info", "link-extra-words"),
        ("Royal Mail: pay at parcels-now.com", "link-elsewhere"),
        ("log in at paypa1.com", "link-look-alike"),
        ("log in at pаypal.com", "link-look-alike"),
        ("log in at xn--pypal-4ve.com", "link-look-alike"),
        ("your refund waits at hmrc.gоv.uk/claim", "link-look-alike"),
        ("log in at http://103.20.86.96/a", "link-raw-address"),
        ("log in at bit.ly/3xyz", "link-short"),
        ("log in at somewhere.icu", "link-odd-ending"),
        ("get it at http://a-b.com/x.apk", "link-file"),
        ("see me at http://zglptv.com/home", "link-odd-name"),
        ("see it at plainmountain.com/wlp4ZK", "link-code"),
        ("Chase: log in at https://college.edu.pe/chase", "link-elsewhere"),
        ("https://hsbc.co.uk@a-b.com/x", "link-dressed-up"),
        ("track it on https://www.royalmail.com/track", "link-known"),
        ("see https://www.gov.uk/vehicle-tax", "link-known"),
        ("see https://cards.northbank.bank.in/pay", "link-known"),
        ("Hazelwick: your bill is ready at hazelwick.com/bills", "link-fits"),
        ("Hazelwick: your bill is ready at hazelwick-bills.com", "link-unknown"),
    ],
)
def test_a_link_tells_what_it_is(patterns: Patterns, text: str, sign: str) -> None:
    found = check(text, patterns.base)
    assert sign in {one.id for one in (*found.signs, *found.counters)}


# --- who asks whom --------------------------------------------------------------------------------

ASKS_AND_WARNS = [
    ("ask-code", "Send me the code you just received", "Never send anybody the code"),
    ("ask-code", "把验证码发给我", "切勿把验证码发给任何人"),
    ("safe-account", "请把钱转到安全账户", "凡是让您把钱转到“安全账户”的都是诈骗"),
    ("ask-install", "Please install AnyDesk", "Someone called me and wanted me to install AnyDesk"),
    ("easy-money", "在家刷单，日结500", "警惕“刷单返利”，都是骗局"),
    ("ask-odd-payment", "Pay with gift cards", "The police never ask for gift cards"),
]


@pytest.mark.parametrize(("sign", "asks", "warns"), ASKS_AND_WARNS)
def test_a_warning_about_a_sign_is_not_the_sign(
    patterns: Patterns, sign: str, asks: str, warns: str
) -> None:
    assert sign in {one.id for one in check(asks, patterns.base).signs}
    assert sign not in {one.id for one in check(warns, patterns.base).signs}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("If you did not request this, call 0203 555 0199 now", "ask-call"),
        ("Do not wait, send the code now", "ask-code"),
        ("能不能先借我5000，微信转我", "ask-transfer"),
        ("如非本人操作请立即联系 13055512871", "ask-call"),
    ],
)
def test_a_not_that_pushes_cancels_nothing(patterns: Patterns, text: str, sign: str) -> None:
    assert sign in {one.id for one in check(text, patterns.base).signs}


HONEST = [
    "Your one-time code is 774120. Never share it with anyone.",
    "【招商银行】验证码391028。任何人索取验证码均为诈骗，切勿告知他人！",
    "Your card ending 4410 was used for £23.40 at TESCO. Available balance £512.09.",
    "您尾号4412的储蓄卡支出人民币36.50元，余额2,318.77元。",
    "【菜鸟驿站】您的包裹已到，取件码 8-3-2216。",
    "Your refund of $32.18 has been issued to your Visa ending 2201.",
    "【公安】凡是要求转账到“安全账户”的都是诈骗！",
    "omg I won the office raffle!! a toaster hahaha",
    "你要是中彩票了记得请我吃饭哈哈",
    "Police warn of callers who ask for gift cards. Hang up and report it.",
    (
        "Rs.1,250.00 debited from A/c XX4821 on 12-Mar-26 to GREENS. UPI Ref No 607112345678."
        " Not you? Call 18005551234 -Hill Bank"
    ),
    (
        "QWE4RT5Y6U Confirmed. Ksh700.00 sent to JANE DOE 0722000000 on 3/2/26 at 9:14 AM."
        " New M-PESA balance is Ksh1,310.40. Transaction cost, Ksh13.00."
    ),
    (
        "Purchase of AED 61.40 with Credit Card ending 2207 at BOOKHOUSE.COM, DUBAI."
        " Avl Limit AED 4,120.10"
    ),
    "Thank you for your payment of $61.20. Your account is up to date.",
    "Use 604417 as your Riverside login code. Do not share it.",
]


@pytest.mark.parametrize("text", HONEST)
def test_hard_honest_messages_have_no_signs_that_add_up(patterns: Patterns, text: str) -> None:
    assert check(text, patterns.base).verdict is Verdict.NONE


@pytest.mark.parametrize(
    "reference",
    ["UPI Ref No 607112345678", "order 20260312004", "Mandate ID: 5512345678", "PNR 4455667788"],
)
def test_a_reference_is_no_number_to_call(patterns: Patterns, reference: str) -> None:
    found = check(f"Noted on Monday, {reference}", patterns.base)
    assert "number-to-call" not in {one.id for one in found.signs}


def test_a_link_that_undoes_a_payment_is_a_sign_and_a_number_is_none(patterns: Patterns) -> None:
    notice = "A payment of $86.20 was made from your account XX2210. If this was not you,"
    linked = check(f"{notice} visit hill-bank-cancel.com", patterns.base)
    assert linked.verdict is Verdict.SIGNS
    assert "link-and-undo" in {one.id for one in linked.signs}
    assert "account-entry" not in {one.id for one in linked.counters}
    told = check(f"{notice} call us on the number on your card", patterns.base)
    assert told.verdict is Verdict.NONE
    assert "account-entry" in {one.id for one in told.counters}


def test_what_could_not_be_delivered_cancels_no_request(patterns: Patterns) -> None:
    text = "Your package cannot be delivered, please update your address at post-go.com"
    assert check(text, patterns.base).verdict is Verdict.SIGNS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi mum I dropped my phone, this is my new number, text me on WhatsApp", "relative"),
        ("您涉嫌一起洗钱案，请配合公安机关调查，不得告诉家人，资金转入安全账户", "police-court"),
        ("在家点赞关注，日结300-800元，佣金秒结，加微信 dz66998", "click-tasks"),
        ("Your loan is approved. Pay a processing fee of $199 by gift card first.", "loan-fee"),
        ("I recorded you through the camera. Send bitcoin or your video goes to all", "sextortion"),
        (
            "An unpaid customs fee of $2.99 is due, pay at parcel-desk.top/x or it goes back",
            "parcel",
        ),
        ("海关扣留了您的包裹，内有违禁品，请配合海关缉私警官调查，转接公安", "customs"),
        (
            "Your account has been suspended. Verify here: https://desk-secure.top/x",
            "bank-phishing",
        ),
        ("【XX银行】您的账户异常，请点击 [网址] 更新资料", "bank-phishing"),
        ("Your SIM card will be blocked today. Verify your account: kyc-desk.top", "telecom-stop"),
        ("【中国移动】您的积分8600分即将清零，可兑换现金，点击 jf-10086.top 领取", "phone-points"),
        ("USPS: your parcel is held. Pay the fee at usps-x.top/x or it is returned", "parcel"),
    ],
)
def test_a_message_leads_to_its_kind(patterns: Patterns, text: str, kind: str) -> None:
    found = check(text, patterns.base)
    assert found.verdict is Verdict.SIGNS
    assert found.families[0] == kind


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Your parcel is on hold, see parcel-desk.top/x", "threat"),
        ("Please confirm your address at parcel-desk.top/x", "ask-credentials"),
        ("【京东】请更新地址", "ask-credentials"),
        ("A new payee was added to your account", "ask-transfer"),
        ("招聘兼职，一天200-500元", "hurry"),
        ("您的白条本期应还1234.56元，请按时还款", "easy-loan"),
        ("Hi, this is my new number", "move-app"),
        ("请于今晚24点前还款，hk-desk.top", "ask-click"),
    ],
)
def test_words_are_not_taken_for_another_sign(patterns: Patterns, text: str, sign: str) -> None:
    assert sign not in {one.id for one in check(text, patterns.base).signs}


@pytest.mark.parametrize(
    "text",
    [
        "Hey you still owe me 12 for the pizza, can you send it today?",
        "can i borrow 50 till friday? pay you back after work",
        "【小区物业】停车费请今天转到个人账户，户名张三，账号6222021234567890123",
        "今天先帮我垫50块奶茶钱，晚上还你",
    ],
)
def test_signs_alone_make_no_kind(patterns: Patterns, text: str) -> None:
    assert check(text, patterns.base).families == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Congratulations! You won a $1,000 Amazon gift card: http://amzn-reward.xyz/c", "prize"),
        ("Are you Mr. Freddy? I'm Alice and not sure if the number is correct", "love-investment"),
        ("【国家医保局】您的医疗卡已停，请打开 gd-yb.w8s.club 完善信息", "social-security"),
        ("我是你表哥，微信被限制了，先借我五千，转到这个账户", "relative"),
    ],
)
def test_a_telling_sign_names_the_kind_of_a_message_with_signs(
    patterns: Patterns, text: str, kind: str
) -> None:
    found = check(text, patterns.base)
    assert found.verdict is Verdict.SIGNS
    assert found.families[0] == kind


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Sorry, I entered the wrong number. I'm Daisy, are you Mary?", "wrong-number"),
        ("Donate for the storm's victims with Apple gift cards", "gift-card-pay"),
        ("We reviewed your resume, please text back if you are interested", "job-offer"),
        ("Do not disclose this call to anyone", "secrecy"),
        ("Ask HR on t.me/easy_tasks", "strange-contact"),
        ("Ask our officer on +91 88219 44310 at once", "number-to-call"),
        ("Confirm it at att-secure[.]com/x", "link-unknown"),
        ("WARNING: your computer has been infected, call us", "account-trouble"),
        ("【社保局】你的社保未报备", "account-trouble"),
        ("钱打到这个卡上：农行 6228480012345678901 王某", "bare-account"),
        ("第123期一码中特，来电13800000000", "betting-tips"),
        ("各类考试考前答案，签约包过", "exam-cheat"),
        ("车贷房贷当天放款，13800000000陈经理", "private-loan"),
        ("Want to see my naughty pictures http://a-b.com/x", "night-company"),
        ("I would like to use one of your photos for my art project", "art-muse"),
        ("You may qualify for compensation after your car accident", "claim-hunter"),
        ("Full coverage auto insurance for less than $30, see a-b.com/x", "cheap-cover"),
        ("您的车票有误，请确认 http://desk-ticket.com", "ask-verify"),
        ("See this parkroad-news.co/aa", "link-bare"),
        ("Your box is still with us, tell us where to bring it: parkroad-box.co/a", "link-terse"),
        ("Your gift is here YR431.coM/KDO0JQ", "link-broken"),
        ("NtxID:265569 renew now parkroad-box.co/a", "odd-opening"),
        ("师傅上门取现金，装好等他", "ask-odd-payment"),
        ("An agent will pick up the cash at noon", "ask-odd-payment"),
        ("This is a case of the second grade, join the video call with the officer", "accused"),
        ("你没签正品保障，联系这个客服", "account-trouble"),
        ("您的电子密码器将于本月过期", "account-trouble"),
        ("正规嘌，13800000000", "odd-spelling"),
        ("有曾植找 13800000000", "odd-spelling"),
        ("您将得到oooo元", "odd-spelling"),
        ("可以开票 13800000000", "papers-for-sale"),
        ("出售各国护照", "papers-for-sale"),
        ("批发香烟，软中华300一条", "papers-for-sale"),
        ("存多少送多少，一倍流水即可提款", "gambling"),
        ("同乐城欢迎您", "gambling"),
        ("提供美女酒店上门服务", "night-company"),
        ("美女单身想交友，加我", "night-company"),
        ("您的简历我司已查看，请加人事qq 12345678", "easy-money"),
        ("老挝月薪三千美金", "easy-money"),
        ("出U收U 汇率好", "lend-account"),
        ("手机贷，13800000000", "private-loan"),
        ("您已获得奖金", "prize"),
        ("你看这是谁 http://a-b.com/x", "curious-link"),
        ("哥 你 看 这 相册 还有 印象 吗 URLnk", "curious-link"),
        ("代増値税 13800000000", "papers-for-sale"),
        ("办信用卡加V:abc12345", "strange-contact"),
        ("有兴趣的加 v fs9981", "strange-contact"),
        ("联系企鹅 1865523790", "strange-contact"),
        ("扣扣裙 663820019", "strange-contact"),
        ("LINE ID：stock168", "strange-contact"),
        ("叔叔在交易所负责数据维护，有内部节点可以做", "high-return"),
        ("做了5万赚了1万2", "high-return"),
        ("北京赛车老师带计划", "gambling"),
        ("今晚特马必出", "betting-tips"),
        ("本人代消分，价格低", "papers-for-sale"),
        ("央企内部招聘指标，交12万入职", "papers-for-sale"),
        ("长期收GOIP放置点", "lend-account"),
        ("人民币换美金，汇率好", "lend-account"),
        ("用妈妈手机转账验证", "ask-credentials"),
        ("上周在会所见过，这是我的新号码", "wrong-number"),
        ("收到一份匿名告白 anlian.love/x8", "curious-link"),
        ("刮刮卡刮中手机，联系客服", "prize"),
        ("请致电【银联中心】", "steady-script"),
        ("葆过 学厉", "odd-spelling"),
        ("抵押车手续全，都能开", "shady-deal"),
        ("小产权房，一平2800，急售", "shady-deal"),
        ("查开盒，加 @cha88", "shady-deal"),
        ("欠款已委托外访", "debt-or-fine"),
        ("来几个敢拼的兄弟，看我煮页", "strange-contact"),
        ("点主页了解", "strange-contact"),
        ("手机项目，一天能搞 4k", "easy-money"),
        ("缺钱的来找我", "easy-money"),
        ("吊打付费群", "high-return"),
        ("扫雷红包群高速中", "gambling"),
        ("纯白资", "lend-account"),
        ("出一些Line老号", "lend-account"),
        ("全国高级茶 约", "night-company"),
        ("钱包助记词，送给有缘人", "steady-script"),
        ("有意的看筑业", "odd-spelling"),
        ("笑气闪送", "shady-deal"),
        ("回收网赌账号", "recovery-offer"),
    ],
)
def test_a_sign_is_found(patterns: Patterns, text: str, sign: str) -> None:
    assert sign in {one.id for one in check(text, patterns.base).signs}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("【顺丰速运】您的快件已签收", True),
        ("Your statement is ready - Coast Bank", True),
        ("【顺丰速运】您的快件有误，请看 sf-pay.top/a", False),
        ("【顺丰速运】您的快件有误，加微信 kefu8866", False),
    ],
)
def test_a_signature_counts_where_nothing_leads_to_a_stranger(
    patterns: Patterns, text: str, counts: bool
) -> None:
    found = check(text, patterns.base)
    assert ("signed" in {one.id for one in found.counters}) is counts


@pytest.mark.parametrize(
    "text", ["周年庆全场五折起，详见店内", "名师小班寒假开课", "Come in and see our showroom"]
)
def test_what_can_be_looked_at_in_a_shop_speaks_for_a_message(
    patterns: Patterns, text: str
) -> None:
    found = check(text, patterns.base)
    assert "shop-offer" in {one.id for one in found.counters}
    assert patterns.base.weights.signs["shop-offer"] < 0


def test_who_is_loved_and_asked_for_nothing_is_no_stranger(patterns: Patterns) -> None:
    def signs(text: str) -> set[str]:
        return {one.id for one in check(text, patterns.base).signs}

    love = "Good morning my love, I hope you slept well"
    assert "romance" not in signs(love)
    assert "romance" in signs(f"{love}, write to me on t.me/ann_lee")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Your parcel was delivered to the front desk", "parcel-trouble"),
        ("You owe me 8 quid for pizza", "ask-transfer"),
        ("The refund rules of our shop are on the door", "refund-offer"),
        ("Get our card with zero joining fee", "easy-money"),
        ("刷卡购家具，分期零手续费", "fee-first"),
        ("您的理财产品今日到期，本金和收益已转入活期账户", "high-return"),
        ("【支付宝】您有一笔支出，金额¥128.50，收款商家：麦当劳", "ask-transfer"),
        ("【微信】您的账号在新设备登录", "strange-contact"),
        ("您的TB业务已续约，如需退订请致电客服", "opt-out"),
        ("千万别告诉家人，快转钱", "do-not-share"),
        ("年货未领取的请抓紧时间", "refund-offer"),
        ("恭喜您成为会员，有更多增值服务，登录名13800000000", "papers-for-sale"),
    ],
)
def test_what_is_only_named_is_no_sign(patterns: Patterns, text: str, sign: str) -> None:
    found = check(text, patterns.base)
    assert sign not in {one.id for one in (*found.signs, *found.counters)}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("【工商银行】您的验证码是 382910，请勿告诉任何人。", set()),
        ("【工行】动态密码 382910，您正在登录，请勿告诉别人", set()),
        ("Your code is 382910. Do not share it with anyone.", set()),
        ("Your code is 382910. Do not tell your family.", {"secrecy"}),
        ("把验证码告诉我，不要告诉任何人", {"ask-code", "secrecy"}),
    ],
)
def test_who_says_to_keep_a_code_asks_neither_for_it_nor_for_silence(
    patterns: Patterns, text: str, signs: set[str]
) -> None:
    found = {sign.id for sign in check(text, patterns.base).signs}
    assert found & {"ask-code", "secrecy"} == signs


@pytest.mark.parametrize(
    ("text", "mobile"),
    [
        ("HDFC Bank: card 1234 is blocked. Call 18002586161", False),
        ("Axis Bank: Rs 500 debited. Not you? Call 1800 209 5577", False),
        ("您的信用卡已停用，请联系银行客服18002586161", True),
        ("Your bank's manager waits for you: 13800138000", True),
    ],
)
def test_a_free_number_is_no_mobile_s_unless_the_text_is_chinese(
    patterns: Patterns, text: str, mobile: bool
) -> None:
    signs = {one.id for one in check(text, patterns.base).signs}
    assert ("private-number" in signs) is mobile


def test_a_full_card_number_is_no_lone_sign(patterns: Patterns) -> None:
    found = check("不好意思少了一位，应为6222021234567890123", patterns.base)
    assert "lone-sign" not in {one.id for one in found.counters}


def quoted(patterns: Patterns, text: str, sign: str) -> list[str]:
    """The quotes of a sign in a message."""
    found = check(text, patterns.base)
    return next((found.quotes(one) for one in found.signs if one.id == sign), [])


@pytest.mark.parametrize(
    ("text", "sign", "quote"),
    [
        (
            "Earn $300 daily. Ask us on WhatsApp +44 7700 900123 now",
            "strange-contact",
            "WhatsApp +44 7700 900123",
        ),
        (
            "Your parcel waits. Pay or it will be returned to the sender: usps-fee.top/x",
            "threat",
            "or it will be returned to the",
        ),
        ("Part time job, earn $200-$500 daily liking videos", "easy-money", "$200-$500"),
    ],
)
def test_a_quote_tears_no_word_and_no_number(
    patterns: Patterns, text: str, sign: str, quote: str
) -> None:
    assert any(quote in one for one in quoted(patterns, text, sign))


# --- figures --------------------------------------------------------------------------------------


def test_held_back_messages_are_told_about_as_well_as_the_docs_say(patterns: Patterns) -> None:
    """Not the figures themselves: those are in docs/check.md. This fails where they got worse."""
    caught: dict[str, list[bool]] = {}
    flagged: dict[str, list[bool]] = {}
    with HELD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            seen = check(row["text"], patterns.base).verdict is Verdict.SIGNS
            (caught if row["label"] == "scam" else flagged).setdefault(row["language"], []).append(
                seen
            )
    for language in ("en", "zh-Hans"):
        assert sum(caught[language]) / len(caught[language]) >= 0.93
        assert sum(flagged[language]) / len(flagged[language]) <= 0.08


def test_no_held_back_message_was_fitted_on() -> None:
    fitted = read_messages(sorted((ROOT / "benchmarks" / "data").glob("messages_*.csv")))
    held = {one.text for one in read_messages(sorted(HELD.parent.glob("messages_*.csv")))}
    assert not held & {one.text for one in fitted}


def test_weights_keep_to_their_side_of_zero(patterns: Patterns) -> None:
    counters = {sign.id for sign in patterns.base.signs if sign.counter}
    for name, weight in patterns.base.weights.signs.items():
        assert (
            weight <= 0
            if name in counters
            else weight >= 0
            or name.startswith(("link-k", "asks-n", "lone", "chat", "own-", "signed"))
        )


def test_a_fit_finds_what_speaks_for_a_scam() -> None:
    rows = [("bad", True), ("bad", True), ("bad", False), ("good", False), ("good", False)] * 20
    examples = [
        weighing.Example(frozenset({sign}), scam, "en", "made up", number)
        for number, (sign, scam) in enumerate(rows)
    ]
    found = weighing.fit(examples, frozenset({"good"}), allowed=0.5)
    assert found.weights.signs["bad"] > 1
    assert found.weights.signs["good"] <= 0
    assert found == weighing.fit(examples, frozenset({"good"}), allowed=0.5)


def test_a_fit_from_present_weights_learns_without_forgetting() -> None:
    before = weighing.Fitted(Weights({"old": 2.0, "bad": 1.0}, {"en": -1.0}), {"gold": 0.5})
    rows = [("bad", True), ("new", True), ("good", False)] * 12
    examples = [
        weighing.Example(frozenset({sign}), scam, "en", "made up", number)
        for number, (sign, scam) in enumerate(rows)
    ]
    found = weighing.fit(examples, frozenset({"good"}), allowed=0.5, before=before)
    assert found.weights.signs["old"] == 2.0
    assert found.words == {"gold": 0.5}
    assert 1.0 < found.weights.signs["bad"] < 1.5
    assert found.weights.signs["new"] > 1.0
    # Too few genuine messages to say anew where the sum begins.
    assert found.weights.bias == {"en": -1.0}


def test_many_genuine_messages_say_where_the_sum_of_a_fit_from_present_weights_begins() -> None:
    before = weighing.Fitted(Weights({"bad": 1.0}, {"en": -9.0, "zh": -2.0}), {})
    examples = [
        weighing.Example(
            frozenset({"bad"} if number % 2 else set()), bool(number % 2), "en", "en, us", number
        )
        for number in range(100)
    ]
    found = weighing.fit(examples, frozenset(), allowed=0.1, before=before)
    assert found.weights.bias["en"] > -1.0
    assert found.weights.bias["zh"] == -2.0


def test_a_source_is_judged_by_what_the_others_teach() -> None:
    rows = [("en, one:a", "x"), ("en, one:b", "x"), ("en, two:a", "y"), ("en, two:b", "y")] * 20
    examples = [
        weighing.Example(frozenset(), number % 2 == 0, "en", source, number, 1.0, frozenset({word}))
        for number, (source, word) in enumerate(rows)
    ]
    parts = weighing.strangers(examples)
    assert len(set(parts)) == 2
    sums = weighing.apart(examples, frozenset(), parts)
    # Neither source has the other's word, so the others teach nothing about it.
    assert sums == [0.0] * len(examples)


def test_sources_of_one_collection_stay_together() -> None:
    assert weighing.collection("en, real:SMS screenshots (India)") == "en, SMS screenshots"
    assert weighing.collection("en, indep:SMS screenshots, others") == "en, SMS screenshots"
    assert weighing.collection("zh-Hans, FBS:bank") == "zh-Hans, FBS"


def test_many_messages_of_one_collection_do_not_decide_where_the_sum_begins() -> None:
    def told(source: str, count: int, sums: float) -> list[tuple[weighing.Example, float]]:
        one = weighing.Example(frozenset(), False, "en", f"en, {source}", 0)
        return [(one, sums)] * count

    # A tenth of all, but half of what counts: flagging the banks' would be too many.
    banks, chats = told("banks", 40, 1.0), told("chats", 360, 0.0)
    assert weighing.threshold([*banks, *chats], 0.2) > 1.0
    # Too few to have a say.
    assert weighing.threshold([*told("banks", 39, 1.0), *chats], 0.2) < 1.0


def test_a_small_collection_has_nearly_as_much_to_say_as_a_large_one() -> None:
    rows = [
        weighing.Example(frozenset(), False, "en", source, number)
        for number, source in enumerate(["en, chats"] * 90 + ["en, banks"] * 10)
    ]
    weights = [one.weight for one in weighing.balanced(rows)]
    assert sum(weights) == pytest.approx(len(rows))
    assert sum(weights[:90]) < 2 * sum(weights[90:])


def test_wilson_s_interval_agrees_with_a_published_example() -> None:
    """Newcombe (1998), table I: 81 of 263 is 0.2553 to 0.3662."""
    low, high = weighing.interval(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


# --- phrases --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "language", "text", "found"),
    [
        ("(send|give) ... code", "en", "please send me the code", "send me the code"),
        ("hours?", "en", "1 hour", "hour"),
        ("urgent*", "en", "urgently", "urgently"),
        ("won", "en", "it won't rain", None),
        ("pay <money>", "en", "Pay $2.99 now", "pay $2.99"),
        ("加微?信", "zh", "加信", "加信"),
        ("转<money>", "zh", "转五万", "转五万"),
        ("a ... b", "en", "a. b", None),
    ],
)
def test_a_phrase_finds_what_it_says(
    source: str, language: str, text: str, found: str | None
) -> None:
    plain = read(text).text
    spans = list(phrase(source, language).find(plain))
    assert (plain[spans[0][0] : spans[0][1]] if spans else None) == found


@pytest.mark.parametrize("source", ["(a", "a)", "*", "<what>", "a < b", "", "?"])
def test_a_phrase_that_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(BadPhrase):
        phrase(source, "en")


# --- hostile and private --------------------------------------------------------------------------

HOSTILE = [
    "pay " * 25_000,
    "12 " * 33_000,
    "a." * 50_000,
    "\u202e\u200b" * 50_000,
    "уоur ассоunt " * 8_000,
    "请点击您的账户 send the code pay $" * 3_000,
    '=HYPERLINK("http://a.b","x")' * 4_000,
    "<b><script>&amp;" * 7_000,
    "(" * 50_000 + ")" * 50_000,
    "http://a.b/c " * 8_000,
    "e" + "\u0301" * 99_999,
    "\ud800" * 100_000,
    "a@b.c " * 16_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_work_is_bounded_whatever_comes(patterns: Patterns, text: str) -> None:
    """By the processor's time, with room for slow machines; docs/check.md has measured times."""
    check(text, patterns.base)
    before = time.process_time()
    found = check(text, patterns.base)
    assert time.process_time() - before < 2
    assert not found.reading.whole


@given(st.text(max_size=400))
def test_masking_leaves_no_number_and_no_link(text: str) -> None:
    kept = masking.masked(f"Dear Anna Smith, {text} call 0203 555 0199 or a.b@c.com, x.top/a")
    for hidden in ("Anna", "Smith", "555", "a.b@c.com", "x.top"):
        assert hidden not in kept


def test_alike_messages_share_their_marks() -> None:
    one = masking.masked("USPS: your parcel 123 is held, pay $1.99 at a.top/x within 12 hours")
    two = masking.masked("USPS: your parcel 987 is held, pay $3.20 at b.vip/y within 24 hours")
    other = masking.masked("Hi mum, I dropped my phone, this is my new number, text me")
    first = set(masking.marks(one))
    assert len(first & set(masking.marks(two))) >= masking.ALIKE
    assert len(first & set(masking.marks(other))) < masking.ALIKE


def test_files_of_messages_are_read_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("text,label\nhello,ham\nwin,scam\n", encoding="utf-8")
    assert [(one.text, one.scam) for one in read_messages([path])] == [
        ("hello", False),
        ("win", True),
    ]
