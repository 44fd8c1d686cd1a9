"""/loan as people use it: by a sentence, by buttons, with wrong steps, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import loan_memory
from bot.core.offers.offer import Reading
from bot.core.offers.understanding import understand
from bot.locales import t
from tests.stored import ON_ONE_DATABASE, everything
from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels, to_the_lesson

pytestmark = ON_ONE_DATABASE

ZH = "zh-Hans"


def photos(talk: Talk, person: int) -> list[Message]:
    return [one for one in talk.messages(person) if "photo" in one]


async def test_a_sentence_behind_the_command_is_answered_with_a_picture(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan borrow $10,000, 12 months, 0.6% fee a month")
    for figure in ("$10,000", "$10,720", "12 × $893.33", "13.84%", "13.03%", "54%", "not 7.2%"):
        assert figure in shown["text"]
    assert "Regulation Z" in shown["text"]
    assert len(photos(talk, AMINA)) == 1
    assert talk.failures() == []


async def test_the_same_in_chinese_with_the_convention_and_a_rule_of_the_place(talk: Talk) -> None:
    shown = await talk.say(CHEN, "/loan 借1万元分12期，每期手续费0.6%")
    for figure in ("10,000元", "10,720元", "年化 13.84%", "13.03%", "IRR", "中国内地的规定"):
        assert figure in shown["text"]
    assert "📖 小小手续费，差不多翻倍" in labels(shown)


async def test_an_example_leads_to_the_one_lesson_that_explains_it(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(AMINA, "/loan")
    shown = await talk.tap(AMINA, "Card: owe 2,400, minimum 3%, 24% APR")
    assert "61 years" in shown["text"]
    lesson = await talk.tap(AMINA, "📖 What the minimum payment does")
    assert lesson["text"]


async def test_the_next_sentence_needs_no_command(talk: Talk) -> None:
    await talk.say(AMINA, "/loan")
    shown = await talk.say(AMINA, "$15 per $100 for two weeks")
    assert "391.1% a year, nominal" in shown["text"]
    again = await talk.say(AMINA, "£200 for 30 days at 0.8% a day")
    assert "£248" in again["text"]
    assert "£15 for a missed payment" in again["text"]


@pytest.mark.parametrize("awaited", [False, True])
async def test_a_typed_offer_is_read_once(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, *, awaited: bool
) -> None:
    offer, readings = "They give me 9,400, I sign for 10,000, 12 times 900, 200 for the paper", []
    await talk.say(AMINA, "/loan" if awaited else "/start")

    def counted(text: str, *more: object) -> Reading:
        readings.append(text)
        return understand(text)

    monkeypatch.setattr(loan_memory, "understand", counted)
    assert "in two ways" in (await talk.say(AMINA, offer))["text"]
    assert readings == [offer]


async def test_a_free_plan_with_a_fee_is_explained_by_the_fee_at_its_beginning(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan no cost emi phone 30000 6 months processing 999")
    assert "the 999 at the beginning is the whole price" in shown["text"]
    assert "fee is always on all of it" not in shown["text"]
    assert "fee of 0" not in shown["text"]
    assert "📖 What arrives is not what you owe" in labels(shown)
    shown = await talk.say(CHEN, "/loan 手机3000元分6期免息，手续费120元")
    assert "贵在一开始那120元" in shown["text"]


async def test_step_by_step_with_buttons(talk: Talk) -> None:
    await talk.say(AMINA, "/loan")
    assert "How much money" in (await talk.tap(AMINA, "🧩 Build it step by step"))["text"]
    assert "For how long?" in (await talk.say(AMINA, "5,000"))["text"]
    assert "What does the offer name?" in (await talk.tap(AMINA, "12 months"))["text"]
    assert "how many percent" in (await talk.tap(AMINA, "A rate a year, in %"))["text"].lower()
    assert "how many percent" in (await talk.say(AMINA, "no idea"))["text"].lower()
    shown = await talk.say(AMINA, "12%")
    assert "5,330.93" in shown["text"]


async def test_step_by_step_in_chinese(talk: Talk) -> None:
    await talk.say(CHEN, "/loan 我想借钱")
    await talk.say(CHEN, "两万")
    await talk.say(CHEN, "18个月")
    await talk.tap(CHEN, t(ZH, "loan-cost-each"))
    shown = await talk.say(CHEN, "1250")
    assert "22,500" in shown["text"]
    assert "共18期" in shown["text"]


async def test_what_is_unclear_is_asked_with_buttons(talk: Talk) -> None:
    asked = await talk.say(AMINA, "/loan borrow 5000 at 2% for 12 months")
    assert "For what time is the rate?" in asked["text"]
    shown = await talk.tap(AMINA, "The rate is for a month")
    assert "24% a year, nominal" in shown["text"]
    asked = await talk.say(AMINA, "borrow 1000 for 6 months, pay back 1300")
    shown = await talk.tap(AMINA, "All at the end")
    assert "60% a year, nominal" in shown["text"]


async def test_numbers_that_do_not_fit_are_asked_for_again(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan borrow 1,000, 12 monthly payments of 30")
    assert "do not fit together" in shown["text"]
    shown = await talk.say(AMINA, "borrow 1,000, 12 monthly payments of 95")
    assert "1,140" in shown["text"]
    shown = await talk.say(CHEN, "/loan 首月0利率，之后每月1%，借1万一年")
    assert "对不上" in shown["text"]
    shown = await talk.say(CHEN, "借1万，12期，每期还900")
    assert "10,800" in shown["text"]


async def test_what_a_rate_is_per_can_be_typed(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000 at 2% for 12 months")
    assert "24% a year, nominal" in (await talk.say(AMINA, "per month"))["text"]
    await talk.say(CHEN, "/loan 借5000，利息2%，12个月")
    assert "24%（单利）" in (await talk.say(CHEN, "月"))["text"]


async def test_a_late_fee_shows_what_it_does(talk: Talk) -> None:
    shown = await talk.say(
        AMINA, "/loan 4 payments of $25 every 2 weeks for a $100 purchase, $7 late fee"
    )
    assert "It costs nothing, as long as every payment is on time." in shown["text"]
    assert "If one payment is late: it costs $7" in shown["text"]


async def test_what_was_misunderstood_can_be_put_right(talk: Talk) -> None:
    await talk.say(AMINA, "/loan loan of 10000 for 12 months at 7.2%")
    await talk.tap(AMINA, "✏️ That is not what I meant")
    shown = await talk.tap(AMINA, "A fee on the first amount, every time")
    assert "13.03% a year, nominal" in shown["text"]
    await talk.tap(AMINA, "✏️ That is not what I meant", shown)
    again = await talk.say(AMINA, "borrow 500, pay back 600 in 10 days")
    assert "600 after 10 days" in again["text"]


async def test_three_offers_side_by_side(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10000, 12 payments of 900")
    await talk.tap(AMINA, "⚖️ Compare with another offer")
    two = await talk.say(AMINA, "borrow 10000, 36 payments of 310")
    assert "The least in all: A." in two["text"]
    assert "The lowest effective rate: B." in two["text"]
    await talk.tap(AMINA, "⚖️ Add a third offer")
    three = await talk.say(AMINA, "borrow 10000, 12 payments of 880")
    assert "The least in all: C." in three["text"]
    assert "⚖️ Add a third offer" not in labels(three)
    assert len(photos(talk, AMINA)) == 3


async def test_an_offer_to_compare_is_asked_about_too(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 10000, 12 payments of 900")
    await talk.tap(AMINA, "⚖️ Compare with another offer")
    await talk.say(AMINA, "10000 at 9% a year")
    both = await talk.tap(AMINA, "12 months")
    assert "The least in all: B." in both["text"]


async def test_what_is_never_paid_off_is_said_and_can_be_put_right(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan card: owe 1000, 40% apr, minimum 1%")
    assert "never paid off" in shown["text"]
    assert "🧮 Can I afford it?" not in labels(shown)
    assert "What is different?" in (await talk.tap(AMINA, "✏️ That is not what I meant"))["text"]


async def test_an_affordability_check_never_says_yes(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow £3000, 10 payments of £330")
    await talk.tap(AMINA, "🧮 Can I afford it?")
    assert "nothing to pay a loan back from" in (await talk.say(AMINA, "0"))["text"]
    await talk.say(AMINA, "1,500")
    await talk.say(AMINA, "1000")
    assert "below zero" in (await talk.say(AMINA, "-5"))["text"]
    shown = await talk.say(AMINA, "100")
    assert "28.67%" in shown["text"]
    assert "230 a month would be missing" in shown["text"].replace("£", "")
    assert "Breathing Space" in shown["text"]
    assert "you can afford" not in shown["text"].lower()


@pytest.mark.parametrize(
    ("person", "offer", "line"),
    [
        (AMINA, "/loan borrow US$3000, 10 payments of US$330", "36%"),
        (AMINA, "/loan borrow S$3000, 10 payments of S$330", "55%"),
        (AMINA, "/loan borrow HK$3000, 10 payments of HK$330", "50%"),
        (AMINA, "/loan borrow 3000, 10 payments of 330", None),
        (CHEN, "/loan 借3000，10期，每期还330", "50%"),
    ],
)
async def test_only_lines_of_ones_own_place_are_told(
    talk: Talk, person: int, offer: str, line: str | None
) -> None:
    language = ZH if person == CHEN else "en"
    await talk.say(person, offer)
    await talk.tap(person, t(language, "loan-afford"))
    for said in ("5500", "2500"):
        await talk.say(person, said)
    text = (await talk.say(person, "0"))["text"]
    assert t(language, "loan-afford-no-line") in text
    assert (t(language, "loan-afford-bands") in text) is (line is not None)
    lines = text.partition(t(language, "loan-afford-bands"))[2].split("\n\n")[0].strip()
    assert lines.count("•") == (line is not None)
    assert (line or "") in lines


BY_LANGUAGE = {
    "en": (AMINA, "/loan borrow 3000, 10 payments of 330"),
    ZH: (CHEN, "/loan 借3000，10期，每期还330"),
}


async def asked_for_income(talk: Talk, language: str) -> int:
    """An offer is calculated, and what comes in each month is asked; returns who talks."""
    person, offer = BY_LANGUAGE[language]
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, offer)
    asked = await talk.tap(person, t(language, "loan-afford"))
    assert t(language, "loan-afford-income") in asked["text"]
    return person


@pytest.mark.parametrize(
    ("language", "said", "low", "high"),
    [
        (ZH, "两三千吧", "2,000", "3,000"),
        (ZH, "一两万", "10,000", "20,000"),
        ("en", "2-3k", "2,000", "3,000"),
        ("en", "two or three thousand", "2,000", "3,000"),
    ],
)
async def test_two_numbers_are_asked_about_and_not_read_as_one(
    talk: Talk, language: str, said: str, low: str, high: str
) -> None:
    person = await asked_for_income(talk, language)
    shown = await talk.say(person, said)
    assert shown["text"] == t(language, "loan-afford-which", low=low, high=high)
    assert t(language, "loan-afford-fixed") in (await talk.say(person, "2500"))["text"]


@pytest.mark.parametrize(
    ("language", "income", "fixed", "none"),
    [(ZH, "大概四千五", "每月2300元", "没有"), ("en", "about 4500 a month", "2,300", "nothing")],
)
async def test_the_numbers_of_the_month_are_repeated(
    talk: Talk, language: str, income: str, fixed: str, none: str
) -> None:
    person = await asked_for_income(talk, language)
    for said in (income, fixed):
        await talk.say(person, said)
    shown = await talk.say(person, none)
    told = t(language, "loan-afford-told", income="4,500", fixed="2,300", debts="0")
    assert told in shown["text"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "900 rent and food"),
        ("en", "food and rent 900"),
        (ZH, "900房租和吃饭"),
    ],
)
async def test_a_sum_is_taken_with_words_for_what_it_is(
    talk: Talk, language: str, said: str
) -> None:
    person = await asked_for_income(talk, language)
    assert t(language, "loan-afford-fixed") in (await talk.say(person, said))["text"]


@pytest.mark.parametrize("said", ["900 rent, 200 food", "rent 900 food 200"])
async def test_of_several_sums_one_is_asked_for(talk: Talk, said: str) -> None:
    person = await asked_for_income(talk, "en")
    assert t("en", "loan-afford-number") in (await talk.say(person, said))["text"]


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        (ZH, "我被骗了两万怎么办", "找银行"),
        (ZH, "我刚给骗子转了5000", ""),
        (ZH, "什么是年化利率？", "出自这一课"),
        ("en", "I was scammed of 2000 what now", "The bank, at once"),
        ("en", "what does apr mean?", "From the lesson"),
    ],
)
async def test_what_is_no_amount_is_answered_and_the_number_stays_asked(
    talk: Talk, language: str, said: str, answer: str
) -> None:
    person = await asked_for_income(talk, language)
    shown = await talk.say(person, said)
    assert answer in shown["text"]
    assert t(language, "loan-afford-fixed") not in shown["text"]
    assert t(language, "loan-afford-number") not in shown["text"]
    assert t(language, "loan-afford-fixed") in (await talk.say(person, "4500"))["text"]


@pytest.mark.parametrize(("language", "said"), [(ZH, "几千"), (ZH, "嗯"), ("en", "lots")])
async def test_an_answer_without_a_number_is_asked_again(
    talk: Talk, language: str, said: str
) -> None:
    person = await asked_for_income(talk, language)
    assert t(language, "loan-afford-number") in (await talk.say(person, said))["text"]


async def test_another_offer_may_be_typed_instead_of_a_number(talk: Talk) -> None:
    person = await asked_for_income(talk, ZH)
    assert "5,760" in (await talk.say(person, "借5000 12期 每期480"))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "total"),
    [
        (CHEN, "借5000 12期 每期480", "5,760"),
        (CHEN, "借了5万块，说是等额本息36期，每期1888", "67,968"),
        (CHEN, "网贷说借5000，每天还60，还100天", "6,000"),
        (CHEN, "车贷12万，三年，月供3900，另收金融服务费5000，贵不贵", "145,400"),
        (AMINA, "bank says 8000 over 24 months at 390 a month, is it ok", "9,360"),
    ],
)
async def test_a_whole_offer_needs_no_command(
    talk: Talk, person: int, offer: str, total: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    assert total in (await talk.say(person, offer))["text"]


@pytest.mark.parametrize(
    ("said", "not_said"),
    [
        ("is 2% a month a lot", "I understood"),
        ("what does 24% apr mean on 1000 for 12 months", "I understood"),
        ("invest 1000 get back 1500 in 30 days", "I understood"),
        ("borrowed 5000, 12 payments of 480, and can't pay", "I understood"),
        ("月息2%高不高", "我的理解"),
        ("我被骗借了5000，12期，每期480怎么办", "我的理解"),
        ("借了5000，12期每期480，还不上了", "我的理解"),
    ],
)
async def test_what_is_about_something_else_is_not_calculated(
    talk: Talk, said: str, not_said: str
) -> None:
    await talk.say(AMINA, "/start")
    assert not_said not in (await talk.say(AMINA, said))["text"]


async def test_a_scam_with_a_whole_offer_in_it_is_looked_over(talk: Talk) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    scam = "客服说借5万要先交2000保证金，12期每期还4500，点 loan-x.top 办理"
    assert "危险信号" in (await talk.say(CHEN, scam))["text"]


async def test_an_open_question_of_a_lesson_comes_before_an_offer(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    shown = await talk.say(AMINA, "borrow 5000, 12 payments of 480")
    assert "I understood" not in shown["text"]
    assert "Right." in (await talk.say(AMINA, "9,200"))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "change", "hand"),
    [
        (CHEN, "/loan 10万，12期，每期还9200，服务费3000先扣", "服务费是2000", "98,000"),
        (AMINA, "/loan borrow 10000, 12 x 920, 300 fee deducted", "no, the fee is 200", "9,800"),
    ],
)
async def test_another_fee_is_still_kept_back(
    talk: Talk, person: int, offer: str, change: str, hand: str
) -> None:
    await talk.say(person, offer)
    shown = await talk.say(person, change)
    assert hand in shown["text"]
    assert ("110,400" if person == CHEN else "11,040") in shown["text"]


@pytest.mark.parametrize(
    ("person", "offer", "rate"),
    [
        (CHEN, "/loan 借1万，日利率0.035%，30天后一次还", "0.035%"),
        (AMINA, "/loan borrow 10000 at 0.035% a day for 30 days", "0.035% a day"),
    ],
)
async def test_a_rate_is_shown_as_it_was_typed(
    talk: Talk, person: int, offer: str, rate: str
) -> None:
    assert rate in (await talk.say(person, offer))["text"]


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        (ZH, "还得起吗", "income"),
        (ZH, "那我还得起吗，我一个月4500", "fixed"),
        ("en", "can i afford that?", "income"),
        ("en", "can i afford that on 4,500 a month", "fixed"),
    ],
)
async def test_can_i_afford_that_asks_for_the_month(
    talk: Talk, language: str, said: str, asked: str
) -> None:
    person, offer = BY_LANGUAGE[language]
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, offer)
    assert t(language, f"loan-afford-{asked}") in (await talk.say(person, said))["text"]


@pytest.mark.parametrize(
    ("person", "offer", "said", "rules"),
    [
        (CHEN, "/loan 借3000元，10期，每期还330", "这个利息合法吗", "当地的规定"),
        (AMINA, "/loan borrow £3000, 10 payments of 330", "is that legal?", "the rules there"),
    ],
)
async def test_is_that_legal_shows_the_rules_of_the_place(
    talk: Talk, person: int, offer: str, said: str, rules: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.say(person, offer)
    assert rules in (await talk.say(person, said))["text"]


async def test_paying_off_early(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 12000, 12 months, 0.6% fee a month")
    await talk.tap(AMINA, "⏩ What if I pay it off early?")
    assert "There are 12" in (await talk.say(AMINA, "99"))["text"]
    shown = await talk.say(AMINA, "3")
    assert "It costs 216, which is 648 less" in shown["text"]
    assert "it costs 864" in shown["text"]


async def test_rules_of_another_place_on_request(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 1000, 12 payments of 110")
    await talk.tap(AMINA, "📍 Rules where I live")
    shown = await talk.tap(AMINA, "Hong Kong")
    assert "48% a year is an offence" in shown["text"]


async def test_an_old_button_after_a_restart_asks_kindly_to_type_again(
    tmp_path: Path, database_url: str
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        shown = await talk.say(AMINA, "/loan borrow 1000, 12 payments of 110")
    async with talk.running():
        gone = await talk.tap(AMINA, "⚖️ Compare with another offer", shown)
        assert "Please type it again" in gone["text"]
        assert "1,320" in (await talk.say(AMINA, "borrow 1000, 12 payments of 110"))["text"]


async def test_nothing_that_was_typed_is_stored(talk: Talk, database_url: str) -> None:
    await talk.say(AMINA, "/start")
    await talk.tap(AMINA, "Loans")
    await talk.say(AMINA, "/loan")
    await talk.say(AMINA, "borrow 7391, 12 payments of 777")
    await talk.say(AMINA, "/privacy")
    kept = await everything(database_url)
    assert str(AMINA) in kept
    assert "7391" not in kept


async def test_whoever_goes_on_with_something_else_is_not_held_back(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(AMINA, "/loan")
    await talk.say(AMINA, "/help")
    shown = await talk.say(AMINA, "5000")
    assert "For how long?" not in shown["text"]


async def test_one_cannot_see_the_offer_of_another(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan borrow 1000, 12 payments of 110")
    data = next(
        one["callback_data"]
        for row in shown["reply_markup"]["inline_keyboard"]
        for one in row
        if one["text"].startswith("🧮")
    )
    await talk.say(BEN, "/start")
    gone = await talk.tap_data(BEN, data)
    assert "Please type it again" in gone["text"]


@pytest.mark.parametrize(
    "data",
    ["$:example:0:99", "$:term:1:5", "$:nothing:0:0", "$:region:5:99", "$:cost:0:77", "$:x:1"],
)
async def test_a_made_up_button_gets_a_word(talk: Talk, data: str) -> None:
    await talk.say(AMINA, "/loan borrow 1000, 12 payments of 110")
    said = len(talk.messages(AMINA))
    await talk.tap_data(AMINA, data)
    assert talk.toasts()[-1:] != [""] or len(talk.messages(AMINA)) > said


@pytest.mark.parametrize(
    "text",
    [
        "<b>borrow</b> & <script>1000</script>",
        "9" * 4_000,
        "borrow -1000, 12 months, pay 100",
        "borrow 1000 for 0 months, pay 100 a month",
        "borrow 100, 12 payments of 1",
        "card: owe 1000, 40% apr, minimum 1%",
        "borrow 1, pay 999999999 in 1 day",
        "\u200b\u202e借1万" * 400,
        "=cmd|' /C calc'!A0",
        "*_[x](http://example.org)_*",
    ],
)
async def test_anything_typed_gets_an_answer_that_telegram_takes(talk: Talk, text: str) -> None:
    await talk.say(AMINA, "/loan")
    shown = await talk.say(AMINA, text)
    assert shown["text"]
    assert talk.failures() == []


SCAM = "USPS: your parcel is held, a fee of $1.99 is due. Pay within 12 hours: usps-fee.top/x"
SCAM_ZH = "【招商银行】您的账户将于今日停用，请点击 cmb-rz.vip 更新资料"


@pytest.mark.parametrize(
    ("opened", "scam", "sign"),
    [("/loan borrow 5000", SCAM, "warning sign"), ("/loan 我想借5000", SCAM_ZH, "“cmb-rz.vip”")],
)
async def test_a_scam_is_looked_over_while_an_offer_is_asked_about(
    talk: Talk, opened: str, scam: str, sign: str
) -> None:
    await talk.say(AMINA, opened)
    assert sign in (await talk.say(AMINA, scam))["text"]
    assert "For how long?" not in talk.last(AMINA)["text"]


@pytest.mark.parametrize(
    ("opened", "question", "card"),
    [
        ("/loan borrow 5000", "what does apr mean?", "From the lesson"),
        ("/loan 借1万，分12期", "什么是年化利率？", "出自这一课"),
    ],
)
async def test_a_question_is_answered_and_the_offer_waits(
    talk: Talk, opened: str, question: str, card: str
) -> None:
    await talk.say(AMINA, opened)
    assert card in (await talk.say(AMINA, question))["text"]


async def test_after_a_question_the_offer_goes_on(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000, pay 500 a month")
    await talk.say(AMINA, "what does apr mean?")
    assert "5,500" in (await talk.say(AMINA, "11 months"))["text"]


@pytest.mark.parametrize("word", ["cancel", "Never mind.", "Leave it", "算了", "取消。"])
async def test_a_word_ends_it(talk: Talk, word: str) -> None:
    await talk.say(AMINA, "/loan borrow 5000")
    shown = await talk.say(AMINA, word)
    assert "I let it go" in shown["text"]
    assert "For how long?" not in (await talk.say(AMINA, "5000"))["text"]


async def test_a_button_ends_it(talk: Talk) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    await talk.say(CHEN, "/loan 我想借5000")
    assert "先不算了" in (await talk.tap(CHEN, "不算了"))["text"]
    assert "目前" not in (await talk.say(CHEN, "5000"))["text"]


async def test_what_nobody_answers_ends_by_itself(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000")
    await talk.wait(minutes=29)
    assert "What does the offer name?" in (await talk.say(AMINA, "12 months"))["text"]
    await talk.wait(minutes=31)
    assert "What does the offer name?" not in (await talk.say(AMINA, "12 months"))["text"]


async def test_the_words_of_a_button_do_what_it_does(talk: Talk) -> None:
    await talk.say(AMINA, "/loan loan of 10000 for 12 months at 7.2%")
    assert "What is different?" in (await talk.say(AMINA, "that is not what I meant"))["text"]
    shown = await talk.say(AMINA, "A fee on the first amount, every time")
    assert "13.03% a year, nominal" in shown["text"]
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    await talk.say(CHEN, "/loan 借1万分12期，年利率7.2%")
    await talk.say(CHEN, t(ZH, "loan-wrong"))
    assert "13.03%" in (await talk.say(CHEN, t(ZH, "loan-as-flat")))["text"]


async def test_a_correction_in_plain_words_is_laid_over_the_offer(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 500, pay back 600 in 10 days")
    shown = await talk.say(AMINA, "no, it is due in 3 weeks")
    assert "600 after 21 days" in shown["text"]
    await talk.say(AMINA, "/loan borrow 5000 at 12% a year for 12 months")
    assert "60% a year, nominal" in (await talk.say(AMINA, "5% per month"))["text"]
    assert "24 equal payments" in (await talk.say(AMINA, "24 months"))["text"]


@pytest.mark.parametrize("change", ["no, 95 each", "no 95 each"])
async def test_a_correction_may_be_a_single_sum(talk: Talk, change: str) -> None:
    await talk.say(AMINA, "/loan borrow 1,000, 12 monthly payments of 90")
    assert "1,140" in (await talk.say(AMINA, change))["text"]


async def test_a_deposit_is_told_and_not_among_the_sums(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/loan bike 1,250, 250 down, 12 monthly payments of 90")
    assert "You pay 250 of the price yourself" in shown["text"]
    assert "1,080" in shown["text"]


async def test_the_same_in_chinese(talk: Talk) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    await talk.say(CHEN, "/loan 借10万，年利率6%，3年")
    assert "先" in (await talk.say(CHEN, "是先息后本"))["text"]
    await talk.say(CHEN, "/loan 借三万，服务费10%，分12期，每期还2800")
    assert "真正到手：27,000" in (await talk.say(CHEN, "服务费是从三万里扣的"))["text"]


async def test_a_question_asked_is_answered_by_a_correction_too(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 1,000, 12 monthly payments of 30")
    assert "1,140" in (await talk.say(AMINA, "no, the payments are 95"))["text"]


async def test_another_offer_is_no_correction(talk: Talk) -> None:
    await talk.say(AMINA, "/loan borrow 5000 at 12% a year for 12 months")
    assert (
        "What does the offer name?" in (await talk.say(AMINA, "borrow 2000 for 3 months"))["text"]
    )


@pytest.mark.parametrize("thanks", ["thanks!", "谢谢"])
async def test_thanks_for_an_answer_are_no_offer(talk: Talk, thanks: str) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(AMINA, "/loan borrow 5000 at 12% a year for 12 months")
    assert "could not find an offer" not in (await talk.say(AMINA, thanks))["text"]


@pytest.mark.parametrize(
    ("person", "words", "intro"),
    [
        (AMINA, "in private", "What does it really cost?"),
        (CHEN, "私聊", "这笔钱到底多贵？"),
    ],
)
async def test_a_group_is_led_to_a_private_chat(
    talk: Talk, person: int, words: str, intro: str
) -> None:
    code = "zh-hans" if person == CHEN else "en"
    await talk.act("say", person=person, text="/start", language_code=code)
    await talk.act("members", chat=-1001, user="bot", action="add")
    spoken = f"/loan@{talk.world.bot['username']} borrow 5000"
    await talk.act("say", person=person, chat=-1001, text=spoken)
    shown = talk.last(-1001)
    assert words in shown["text"]
    (private,) = buttons(shown)
    opened = await talk.say(person, f"/start {private['url'].partition('start=')[2]}")
    assert intro in opened["text"]


async def test_a_group_is_led_there_for_an_offer_without_the_command_too(talk: Talk) -> None:
    await talk.act("members", chat=-1001, user="bot", action="add")
    offer = f"@{talk.world.bot['username']} 3000 over 6 months, pay 560 monthly"
    await talk.act("say", person=AMINA, chat=-1001, text=offer)
    assert "in private" in talk.last(-1001)["text"]


@pytest.mark.parametrize(
    "text",
    [
        "no, 24 months",
        "wrong, the rate is 3%",
        "不对，是24个月",
        "that's 24 months",
        "那是12期",
        "我说的是12期",
    ],
)
async def test_who_puts_right_what_is_no_longer_known_is_asked_for_all_of_it(
    talk: Talk, text: str
) -> None:
    told = (await talk.say(AMINA, text))["text"]
    assert any(words in told for words in ("I no longer have what you typed", "麻烦再打一遍"))


@pytest.mark.parametrize(
    "text",
    ["no money for 3 months", "no", "not 3 people but everybody", "that was 500 I paid"],
)
async def test_not_every_no_is_about_an_offer(talk: Talk, text: str) -> None:
    assert "I no longer have" not in (await talk.say(AMINA, text))["text"]
