"""Looking messages over in the chat: every way in, both languages, and nothing kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.core.errors import NotThisQuestion
from bot.core.rights import Role
from bot.services.flags import CHECK, Spot
from bot.services.view import Person
from bot.settings import ROOT
from bot.store.tables import rising_groups
from tests.partners import ORGANISER, employ
from tests.stored import everything, read
from tests.talk import AMINA, BEN, CHEN, Talk, buttons, labels, to_the_lesson

PARCEL = "USPS: your parcel is held, a fee of $1.99 is due. Pay within 12 hours: usps-fee.top/x"
CODE = "Your one-time code is 774120. Never share it with anyone, we will not ask for it."
FAMILY = "【招商银行】您的账户将于今日停用，请点击 cmb-rz.vip 更新资料"
WARNING = "【反诈中心】凡是以“注销校园贷”“影响征信”为由要求转账的都是诈骗！如遇可疑请拨打96110。"


async def test_a_forwarded_message_is_looked_over_also_in_a_lesson(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    sent = await talk.act("say", person=AMINA, chat=-1001, text="We have your son. 9,200 now")
    number = sent["message"]["message_id"]
    await talk.act("forward", person=AMINA, from_chat=-1001, message_id=number)
    assert "warning sign" in talk.last(AMINA)["text"]
    assert "Right." in (await talk.say(AMINA, "9,200"))["text"]


async def test_check_alone_says_how(talk: Talk) -> None:
    shown = await talk.say(AMINA, "/check")
    assert "Forward it to me" in shown["text"]
    assert "keep nothing" in shown["text"]


async def test_check_quotes_each_sign_and_says_what_to_do(talk: Talk) -> None:
    shown = await talk.say(AMINA, f"/check {PARCEL}")
    assert "warning signs" in shown["text"]
    assert "“usps-fee.top/x”" in shown["text"]
    assert "The parcel that cannot be delivered" in shown["text"]
    assert shown["text"].split("\n\n")[1].startswith("Now.")
    assert "can be wrong" in shown["text"]
    assert "safe" not in shown["text"].lower().replace("safe account", "")
    assert talk.failures() == []


async def test_chinese_is_answered_in_chinese(talk: Talk) -> None:
    await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
    shown = await talk.say(CHEN, f"/check {FAMILY}")
    assert "个危险信号" in shown["text"]
    assert "。 " not in shown["text"]
    assert "“cmb-rz.vip”" in shown["text"]
    assert "冒充银行的短信" in shown["text"]
    shown = await talk.say(CHEN, f"/check {WARNING}")
    assert "没看到已知的危险信号" in shown["text"]
    assert "这不等于安全" in shown["text"]
    assert "提醒防骗" in shown["text"]


async def test_an_honest_message_is_never_called_safe(talk: Talk) -> None:
    shown = await talk.say(AMINA, f"/check {CODE}")
    assert "No known warning signs" in shown["text"]
    assert "does not mean that it is safe" in shown["text"]
    assert "🤝 Let others learn from it" not in labels(shown)


async def test_a_long_text_is_looked_over_without_a_command(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    shown = await talk.say(AMINA, PARCEL)
    assert "warning signs" in shown["text"]


async def test_a_long_honest_text_is_offered_a_look(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    story = "We had a lovely walk along the river and then we met the children of our neighbours. "
    shown = await talk.say(AMINA, story * 2)
    assert "somebody sent you" in shown["text"]
    shown = await talk.tap(AMINA, "🔎 Look it over")
    assert "No known warning signs" in shown["text"]


async def test_a_question_of_the_lesson_is_answered_first(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    shown = await talk.say(AMINA, "9,200")
    assert "Right." in shown["text"]


async def test_a_pasted_scam_is_no_answer_to_the_lesson(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    shown = await talk.say(AMINA, PARCEL)
    assert "warning signs" in shown["text"]
    shown = await talk.say(AMINA, "9,200")
    assert "Right." in shown["text"]


async def test_money_already_gone_leads_to_whom_to_call(talk: Talk) -> None:
    await talk.say(AMINA, f"/check {PARCEL}")
    shown = await talk.tap(AMINA, "💸 Money is already gone")
    assert "Your bank, now" in shown["text"]
    shown = await talk.tap(AMINA, "Singapore")
    assert "1799" in shown["text"]
    assert "2024-09-27" in shown["text"]
    shown = await talk.tap(AMINA, "← Back to the check")
    assert "warning signs" in shown["text"]


async def test_the_lesson_is_a_tap_away(talk: Talk) -> None:
    shown = await talk.say(AMINA, f"/check {PARCEL}")
    lesson = next(label for label in labels(shown) if label.startswith("📖"))
    await talk.tap(AMINA, lesson)
    assert talk.toasts()[-1] == ""
    assert talk.failures() == []


async def kept(url: str) -> list[tuple[int, str | None]]:
    """How often each group of messages to learn from was seen, and its kind."""

    def work(conn: Connection) -> list[tuple[int, str | None]]:
        rows = conn.execute(select(rising_groups.c.seen, rising_groups.c.kind))
        return [(seen, kind) for seen, kind in rows]

    return await read(url, work)


async def test_nothing_is_kept_without_consent(talk: Talk, database_url: str) -> None:
    await talk.say(AMINA, f"/check {PARCEL}")
    await talk.tap(AMINA, "🤝 Let others learn from it")
    shown = await talk.tap(AMINA, "No")
    assert "Nothing was kept" in shown["text"]
    assert "warning signs" in shown["text"]
    assert await kept(database_url) == []
    assert "usps-fee" not in await everything(database_url)


async def test_with_consent_it_is_kept_as_it_was_shown(talk: Talk, database_url: str) -> None:
    await talk.say(AMINA, f"/check Hi Anna Smith, {PARCEL} or call +44 7700 900123")
    shown = await talk.tap(AMINA, "🤝 Let others learn from it")
    assert "[link]" in shown["text"]
    for hidden in ("Anna", "Smith", "usps-fee", "900123"):
        assert hidden not in shown["text"]
    shown = await talk.tap(AMINA, "Yes, keep it like this")
    assert "It is kept" in shown["text"]
    assert "warning signs" in shown["text"]
    assert labels(shown)[0] == "💸 Money is already gone"
    assert "🤝 Let others learn from it" not in labels(shown)
    await talk.say(
        BEN, f"/check Hi Ben Jones, {PARCEL.replace('1.99', '3.20')} or call +44 1234 567"
    )
    await talk.tap(BEN, "🤝 Let others learn from it")
    await talk.tap(BEN, "Yes, keep it like this")
    assert await kept(database_url) == [(2, "parcel")]
    assert "Smith" not in await everything(database_url)
    assert "usps-fee" not in await everything(database_url)


async def test_one_person_is_seen_once_in_messages_alike(talk: Talk, database_url: str) -> None:
    for sum_of_money in ("1.99", "3.20", "4.75"):
        await talk.say(AMINA, f"/check {PARCEL.replace('1.99', sum_of_money)}")
        await talk.tap(AMINA, "🤝 Let others learn from it")
        await talk.tap(AMINA, "Yes, keep it like this")
    assert await kept(database_url) == [(1, "parcel")]


@pytest.mark.parametrize("spoken", ["/check@{name}", "what about this @{name}?"])
async def test_a_group_may_ask_about_a_message(talk: Talk, spoken: str) -> None:
    await talk.act("members", chat=-1001, user="bot", action="add")
    name = talk.world.bot["username"]
    sent = await talk.act("say", person=BEN, chat=-1001, text=PARCEL)
    number = sent["message"]["message_id"]
    await talk.act("say", person=AMINA, chat=-1001, text=spoken.format(name=name), reply_to=number)
    shown = talk.last(-1001)
    assert "warning signs" in shown["text"]
    (lesson,) = buttons(shown)
    opened = await talk.say(AMINA, f"/start {lesson['url'].partition('start=')[2]}")
    assert lesson["text"].endswith(opened["text"].partition("\n")[0])
    assert shown["reply_to_message"]["message_id"] == number


async def test_a_caption_is_read(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.act("say", person=AMINA, photo="iVBORw0KGgo=", caption=PARCEL)
    assert "warning signs" in talk.last(AMINA)["text"]


async def test_about_names_who_runs_it_or_says_that_nobody_did(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    async with talk.running():
        shown = await talk.say(AMINA, "/about")
        assert "they have not said so" in shown["text"]
    talk.settings = talk.settings.model_copy(update={"operator": "Library of <Exampleton>"})
    async with talk.running():
        shown = await talk.say(AMINA, "/about")
        assert "Library of <Exampleton>" in shown["text"]
        assert talk.world.bot["username"] in shown["text"]


async def test_a_copy_of_the_bot_is_known(talk: Talk) -> None:
    words = "I am support of this bot. Send me the login code to keep your certificate."
    shown = await talk.say(AMINA, f"/check {words}")
    assert "plays this bot" in shown["text"]


HOSTILE = [
    "<b>&amp;</i><script>alert(1)</script>" * 100,
    "\u202e\u202dpay \u200bnow\u2066 to claim your prize at x.top/\u202e" * 50,
    '=HYPERLINK("http://a.top","win")' * 100,
    "уоur ассоunt is lосkеd, vеrify nоw аt hsbс-login.top " * 60,
    "pay " * 1_000,
    "\u0000\u0001 win a prize \ud7ff",
    "请点击您的账户" * 500,
]


@pytest.mark.parametrize("text", ["(" * 2_000 + ")" * 2_000, "👩‍👩‍👧‍👦" * 300, "😂"])
async def test_what_has_no_words_is_answered_so(talk: Talk, text: str) -> None:
    assert "no words in it" in (await talk.say(AMINA, f"/check {text[:4_000]}"))["text"]
    assert talk.failures() == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_get_an_answer_that_telegram_takes(talk: Talk, text: str) -> None:
    shown = await talk.say(AMINA, f"/check {text[:4_000]}")
    assert "warning sign" in shown["text"]
    for tapped in ("💸 Money is already gone", "← Back to the check"):
        await talk.tap(AMINA, tapped)
    if "🤝 Let others learn from it" in labels(talk.last(AMINA)):
        await talk.tap(AMINA, "🤝 Let others learn from it")
        await talk.tap(AMINA, "Yes, keep it like this")
    assert [one for one in talk.failures() if "not modified" not in str(one)] == []


@pytest.mark.parametrize(
    ("language", "text", "flag", "kind", "about"),
    [
        ("en", PARCEL, "⚑ Something wrong here?", "The message was genuine", "check:parcel"),
        ("en", CODE, "⚑ Something wrong here?", "It was a scam after all", "check:sign-"),
        ("zh-hans", FAMILY, "⚑ 这里有问题？", "这条消息其实是真的", "check:bank-phishing"),
        ("zh-hans", WARNING, "⚑ 这里有问题？", "这条其实就是骗局", "check:sign-"),
    ],
)
async def test_a_wrong_answer_is_reported_by_its_pattern_without_the_message(
    talk: Talk, database_url: str, language: str, text: str, flag: str, kind: str, about: str
) -> None:
    await employ(talk, ORGANISER, Role.ORGANISER)
    person = CHEN if language == "zh-hans" else AMINA
    await talk.act("say", person=person, text="/start", language_code=language)
    answer = await talk.say(person, f"/check {text}")
    asked = await talk.tap(person, flag, answer)
    assert asked["message_id"] != answer["message_id"]
    assert labels(asked)[0] == kind
    write = await talk.tap(person, kind)
    thanks = await talk.tap(person, labels(write)[0])
    assert kind not in labels(thanks)
    (report,) = (await talk.export(person))["reports"]
    assert report["about"].startswith(about)
    page = await talk.desk.tickets.page(ORGANISER, 1)
    assert page.today == "same"
    assert page.file is not None
    path, _, line = page.file.rpartition(":")
    pattern = report["about"].partition("#")[2].removeprefix("sign-")
    written = (ROOT / "lessons" / path).read_text(encoding="utf-8").splitlines()
    assert written[int(line) - 1].strip().startswith(f"{pattern}:")
    assert text not in await everything(database_url)
    assert talk.failures() == []


async def test_a_reports_button_with_an_unknown_pattern_opens_nothing(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    with pytest.raises(NotThisQuestion):
        await talk.desk.flags.look(Person(AMINA, "en"), Spot(CHECK, "no-such-kind", 1))


LURES = (
    "USPS: your parcel is held, a fee is due. Pay within 12 hours: https://usps-fee.top/x",
    "USPS: your parcel is held, a fee is due. Pay within 12 hours: usps-fee.top/x",
    "You won a prize! Claim now: call +44 7700 900123 or mail claims@prize-desk.top today",
    "Earn $300 daily liking videos, no experience. Message @quick_cash_boss on Telegram now",
    "【招商银行】您的账户今日停用，请致电13800138000，加微信 boss_88，或点 http://cmb-rz.vip",
)
BAITS = ("usps-fee.top", "900123", "claims@", "@quick_cash", "13800138000", "cmb-rz.vip")


@pytest.mark.parametrize("lure", LURES)
async def test_nothing_that_leads_to_the_scammer_can_be_tapped(talk: Talk, lure: str) -> None:
    shown = await talk.say(AMINA, f"/check {lure}")
    text, entities = shown["text"], shown["entities"]
    assert not {one["type"] for one in entities} & {"url", "mention", "text_link", "bot_command"}
    encoded = text.encode("utf-16-le")
    code = [
        encoded[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in entities
        if one["type"] == "code"
    ]
    there = [bait for bait in BAITS if bait in text]
    assert there
    for bait in there:
        assert sum(one.count(bait) for one in code) == text.count(bait)


async def test_a_bank_s_own_warning_proves_nothing(talk: Talk) -> None:
    notice = "HDFC Bank: your OTP is 123456. Beware of fraud callers who ask for it."
    for person, asked in ((AMINA, notice), (CHEN, WARNING)):
        if person is CHEN:
            await talk.act("say", person=CHEN, text="/start", language_code="zh-hans")
        shown = (await talk.say(person, f"/check {asked}"))["text"]
        assert "all is well" not in shown
        assert "没有问题" not in shown
        assert ("number on your card" if person is AMINA else "银行卡背面") in shown


async def test_of_an_unknown_address_we_say_that_we_do_not_know_it(talk: Talk) -> None:
    lure = "Your account will be blocked today. Click {} and verify your card"
    shown = (await talk.say(AMINA, f"/check {lure.format('https://nordvale-desk.com/x')}"))["text"]
    assert "address that we do not know" in shown
    assert "no well-known office" not in shown
    shown = (await talk.say(AMINA, f"/check {lure.format('[link]')}"))["text"]
    assert "address is hidden here" in shown
    assert "address that we do not know" not in shown


MANY = (
    "URGENT! You won a prize of $5,000, dear customer! Your account will be suspended today. Tell"
    " nobody. Send the code, your card number and passport, install AnyDesk and pay a release fee"
    " with gift cards. Click https://prize-desk.top or call +44 7700 900123 within 2 hours."
)


async def test_as_many_signs_are_shown_as_are_counted(talk: Talk) -> None:
    for lure in (MANY, PARCEL):
        text = (await talk.say(AMINA, f"/check {lure}"))["text"]
        more = re.search(r"and (\d+) more", text)
        counted = re.search(r"(\d+) warning signs?", text)
        assert counted is not None
        assert int(counted[1]) == text.count("• “") + (int(more[1]) if more else 0)
        assert (more is not None) == (lure is MANY)


async def test_no_two_signs_show_the_same_number_or_link(talk: Talk) -> None:
    lure = "Your account is locked, call +44 7700 900123 or click https://prize-desk.top/x now"
    text = (await talk.say(AMINA, f"/check {lure}"))["text"]
    assert text.count("900123") == 1
    assert text.count("prize-desk.top") == 1


@pytest.mark.parametrize(
    ("lure", "named"),
    [
        ("Pay 1.99 at http://royaImail-redelivery.top/x or it is returned", "A look-alike address"),
        ("Your card is locked, see hsbc-card.top/x now", "A borrowed name in the link"),
        ("Your card is locked, see quick-desk.top/x now", "A cheap ending"),
    ],
)
async def test_whom_a_link_pretends_to_be_is_said_before_what_its_ending_costs(
    talk: Talk, lure: str, named: str
) -> None:
    text = (await talk.say(AMINA, f"/check {lure}"))["text"]
    (of_the_link,) = (line for line in text.splitlines() if ".top/x" in line)
    assert named in of_the_link
