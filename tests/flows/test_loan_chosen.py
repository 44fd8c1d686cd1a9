"""/loan, further on: which is better, no income, paying off early, cards, plans for free."""

from __future__ import annotations

import pytest

from tests.stored import ON_ONE_DATABASE
from tests.talk import AMINA, CHEN, Talk, labels

pytestmark = ON_ONE_DATABASE

SPEAKS = {AMINA: "en", CHEN: "zh-hans"}


async def say(talk: Talk, person: int, *texts: str) -> str:
    """Say one after another; returns the last answer."""
    for text in texts:
        await talk.act("say", person=person, text=text, language_code=SPEAKS[person])
    return str(talk.last(person)["text"])


@pytest.mark.parametrize(
    ("person", "first", "compare", "second", "asked", "words"),
    [
        (
            AMINA,
            "/loan borrow 5000, 12 payments of 480",
            "⚖️ Compare with another offer",
            "borrow 5000, 24 payments of 255",
            "which one is better?",
            ["I can't decide", "The least in all: A", "The least each month: B (255)"],
        ),
        (
            CHEN,
            "/loan 借5000分12期每期480",
            "⚖️ 和另一个比一比",
            "借5000分24期每期255",
            "哪个好",
            ["我不能替你定", "总成本最低：A", "每月还得最少：B（255）"],
        ),
    ],
)
async def test_which_is_better_is_answered_with_a_way_to_choose(
    talk: Talk, person: int, first: str, compare: str, second: str, asked: str, words: list[str]
) -> None:
    await say(talk, person, first)
    await talk.tap(person, compare)
    shown = await say(talk, person, second, asked)
    assert all(one in shown for one in words)
    assert labels(talk.last(person))[0].startswith("📖")


async def test_which_is_better_with_one_offer_asks_for_the_other(talk: Talk) -> None:
    shown = await say(talk, AMINA, "/loan borrow 5000, 12 payments of 480", "which is better?")
    assert "I know one offer only" in shown
    assert "Side by side" in await say(talk, AMINA, "borrow 5000, 24 payments of 255")


@pytest.mark.parametrize(
    ("person", "offer", "button", "words"),
    [
        (
            AMINA,
            "/loan borrow 5000, 12 payments of 480",
            "🧮 Can I afford it?",
            "nothing coming in",
        ),
        (CHEN, "/loan 借5000分12期每期480", "🧮 我还得起吗？", "一分钱都没进账"),
    ],
)
async def test_no_income_is_met_with_where_help_is_free_and_stays_asked(
    talk: Talk, person: int, offer: str, button: str, words: str
) -> None:
    await say(talk, person, offer)
    await talk.tap(person, button)
    for none in ("0", "i lost my job" if person == AMINA else "没工作"):
        assert words in await say(talk, person, none)
    assert labels(talk.last(person))[0].startswith("📖")
    below = "below zero" if person == AMINA else "不会是负数"
    assert below in await say(talk, person, "-3000")
    done = await say(talk, person, "3000", "1000", "0")
    assert "3,000" in done
    assert "480" in done


@pytest.mark.parametrize(
    ("person", "typed", "below"),
    [
        (AMINA, "borrow -500, 12 payments", "below zero"),
        (CHEN, "借负500 12期", "不会有负数"),
        (CHEN, "/loan 借负500 12期", "不会有负数"),
    ],
)
async def test_who_borrows_less_than_nothing_hears_so_without_a_command(
    talk: Talk, person: int, typed: str, below: str
) -> None:
    shown = await say(talk, person, typed)
    assert below in shown
    assert ("How much" if person == AMINA else "多少钱") in shown


@pytest.mark.parametrize(
    ("person", "typed", "asked"),
    [
        (AMINA, "borrow 5000 and pay back whenever i can", "For how long?"),
        (CHEN, "借朋友两万 手头宽了再还", "借多久？"),
    ],
)
async def test_who_pays_back_whenever_they_can_is_asked_how_long_without_a_command(
    talk: Talk, person: int, typed: str, asked: str
) -> None:
    assert asked in await say(talk, person, typed)
    # It is another offer, not what changes about the last one.
    await say(talk, person, "/loan card balance 3000, minimum 3%, 24% APR")
    assert asked in await say(talk, person, typed)


@pytest.mark.parametrize("told", ["6", "after 6", "the 6th payment", "第六期", "第6期", "六"])
async def test_a_payment_is_named_as_people_name_it(talk: Talk, told: str) -> None:
    await say(talk, AMINA, "/loan borrow 5000, 12 payments of 480")
    await talk.tap(AMINA, "⏩ What if I pay it off early?")
    assert "after payment 6 of 12" in await say(talk, AMINA, told)


@pytest.mark.parametrize("told", ["99", "12", "0", "-3", "2.5", "3 or 4", "soon 😀"])
async def test_a_payment_that_there_is_not_is_asked_again_with_what_there_is(
    talk: Talk, told: str
) -> None:
    await say(talk, AMINA, "/loan borrow 5000, 12 payments of 480")
    asked = await talk.tap(AMINA, "⏩ What if I pay it off early?")
    assert "from 1 to" not in asked["text"]
    assert "from 1 to 11" in await say(talk, AMINA, told)


async def test_what_costs_nothing_shows_no_rate_and_leads_to_the_lesson_on_it(talk: Talk) -> None:
    shown = await say(talk, AMINA, "/loan a jacket for $160 in 4 payments of $40 every 2 weeks")
    assert "It costs nothing, as long as" in shown
    assert "a year" not in shown
    lesson = talk.desk.library.catalogue.lessons["loans/everyday-credit/instalments-at-checkout"]
    assert lesson.edition("en").title in labels(talk.last(AMINA))[0]
    shown = await say(talk, AMINA, "/loan phone 4999, 3 monthly payments of 1666.33")
    assert "It costs: 0," in shown
    assert "It costs nothing, as long as" in shown


async def test_a_card_paid_by_the_same_sum_is_told_so(talk: Talk) -> None:
    shown = await say(
        talk, AMINA, "/loan I owe 3200 on my card, 24.9% APR, minimum 2.5%, at least 150"
    )
    assert "pay 150 a month until it is gone" in shown
    assert "of what you owe now" in shown
    assert "shrinks" not in shown
    shown = await say(talk, AMINA, "/loan card balance 2400, minimum 3%, at least 25, 24% APR")
    assert "at least 25" in shown
    assert "shrinks" in shown


async def test_a_card_that_takes_a_hundred_years_is_asked_for_its_smallest_payment(
    talk: Talk,
) -> None:
    shown = await say(talk, AMINA, "/loan I owe 3200 on my card, 24.9% APR, minimum 2.5%")
    assert "not in a hundred years" in shown
    assert "smallest payment" in shown
    assert "It takes" in await say(talk, AMINA, "at least 25")
    shown = await say(talk, CHEN, "/loan 信用卡欠12000，最低还1.6%，年利率18%")
    assert "不少于100" in shown
    assert "要还：" in await say(talk, CHEN, "不少于100")


async def test_side_by_side_a_first_fee_is_no_payment(talk: Talk) -> None:
    await say(talk, AMINA, "/loan borrow 1000, 12 payments of 100")
    await talk.tap(AMINA, "⚖️ Compare with another offer")
    shown = await say(talk, AMINA, "borrow 1000, 30 setup fee, 10 payments of 105")
    assert "30 is paid at the very beginning" in shown
    assert "First payment 105" in shown
    assert "First payment 30" not in shown


async def test_another_language_in_the_middle_loses_nothing(talk: Talk) -> None:
    await say(talk, AMINA, "/loan", "3000", "/language")
    await talk.tap(AMINA, "简体中文")
    assert "对方说的是哪一种？" in await say(talk, AMINA, "12个月")
