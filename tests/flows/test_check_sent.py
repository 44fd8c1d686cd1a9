"""/check: what is sent after it, signed messages, programs, and how it is used in a group."""

from __future__ import annotations

import pytest

from tests.talk import AMINA, BEN, CHEN, Talk, labels

GROUP = -1001


async def in_group(talk: Talk, text: str, code: str = "en") -> str:
    """Say something in the group; returns the bot's answer."""
    await talk.act("say", person=BEN, chat=GROUP, text=text, language_code=code)
    return str(talk.last(GROUP)["text"])


@pytest.mark.parametrize(
    ("person", "text", "verdict"),
    [
        (AMINA, "we have good news for you, call back today", "No known warning signs"),
        (AMINA, "Send me the code you just got", "warning sign"),
        (CHEN, "亲，明天方便收货吧，到时候叫您", "没看到已知的危险信号"),
    ],
)
async def test_what_is_pasted_after_the_command_alone_is_looked_over_however_short(
    talk: Talk, person: int, text: str, verdict: str
) -> None:
    code = "en" if person == AMINA else "zh-hans"
    await talk.act("say", person=person, text="/check", language_code=code)
    await talk.say(person, "hello" if person == AMINA else "你好")
    assert verdict in (await talk.say(person, text))["text"]


async def test_a_question_after_the_command_alone_is_a_question(talk: Talk) -> None:
    await talk.say(AMINA, "/check")
    assert "From the lesson" in (await talk.say(AMINA, "is 0.05% a day a lot?"))["text"]


async def test_what_is_asked_for_later_is_not_looked_over(talk: Talk) -> None:
    await talk.say(AMINA, "/check")
    await talk.say(AMINA, "/loan")
    assert "For how long?" in (await talk.say(AMINA, "5000"))["text"]


async def test_is_it_safe_with_nothing_sent_yet_says_how_to_send_it(talk: Talk) -> None:
    await talk.say(AMINA, "/check")
    assert "Forward it to me" in (await talk.say(AMINA, "is it safe"))["text"]


@pytest.mark.parametrize("text", ["验证码 123456，请勿告诉他人【工商银行】", "【菜鸟】包裹到了"])
async def test_what_a_service_signed_is_looked_over_without_a_command(
    talk: Talk, text: str
) -> None:
    await talk.act("say", person=CHEN, text=text, language_code="zh-hans")
    assert "没看到已知的危险信号" in talk.last(CHEN)["text"]


@pytest.mark.parametrize("caption", [None, "install this bank app"])
async def test_a_program_is_looked_at_by_its_name(talk: Talk, caption: str | None) -> None:
    sent = {"document": {"name": "BankApp.apk", "base64": "JVBERi0="}}
    await talk.act("say", person=AMINA, **sent, **({"caption": caption} if caption else {}))
    assert "A program from a stranger" in talk.last(AMINA)["text"]
    await talk.act("say", person=AMINA, document={"name": "bill.pdf", "base64": "JVBERi0="})
    assert "I can only read words" in talk.last(AMINA)["text"]
    assert talk.failures() == []


async def test_in_a_group_the_command_alone_says_to_reply_with_it(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    for text in ("/check", f"@{name} is this real?"):
        assert "Reply to it with /check" in await in_group(talk, text)
        assert labels(talk.last(GROUP)) == ["Open a private chat"]
    assert "private" not in await in_group(talk, "/ask")
    assert "in private you can leave out" in (await talk.say(AMINA, "/ask"))["text"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Anna Schmidt", "cannot check people by their names"),
        ("http://evil.example", "cannot check people by their names"),
        ("ABCD-1234", "letter by letter"),
        ("abcd efgh jk2n", "letter by letter"),
    ],
)
async def test_who_checks_a_name_hears_that_names_prove_nothing(
    talk: Talk, code: str, words: str
) -> None:
    assert words in (await talk.say(AMINA, f"/verify {code}"))["text"]


async def test_a_group_hears_of_all_that_is_there_for_it(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    told = await in_group(talk, f"@{talk.world.bot['username']}")
    assert all(words in told for words in ("/check", "/ask", "quiz"))


async def test_what_says_little_in_a_group_is_asked_for_and_not_passed_on(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    told = await in_group(talk, f"@{talk.world.bot['username']} why?")
    assert told.startswith("Ask me in your own words.")


@pytest.mark.parametrize(
    "text",
    [
        "办理无抵押贷款 当天放款 加V:abc12345",
        "代开各类发票，电话 13712345678",
        "刷单日赚300，加QQ 2917730566",
        "手工活外发，日结，联系 @shougong88",
    ],
)
async def test_a_short_advertisement_that_says_where_to_write_is_a_message(
    talk: Talk, text: str
) -> None:
    await talk.act("say", person=CHEN, text=text, language_code="zh-hans")
    assert "个危险信号" in talk.last(CHEN)["text"]
    # So it is after an offer, and while something of one is asked for.
    for before in ("/loan 借1万分12期，每期还950", "/loan 借1万，每月还950"):
        await talk.act("say", person=CHEN, text=before, language_code="zh-hans")
        await talk.act("say", person=CHEN, text=text, language_code="zh-hans")
        assert "个危险信号" in talk.last(CHEN)["text"]


@pytest.mark.parametrize(
    "text",
    [
        "有人叫我加V:abc12345办无抵押贷款，可信吗",
        "我想贷款，电话13800138000",
        "无抵押贷款要交什么费",
    ],
)
async def test_who_asks_about_such_an_offer_is_answered(talk: Talk, text: str) -> None:
    await talk.act("say", person=CHEN, text=text, language_code="zh-hans")
    assert "个危险信号" not in talk.last(CHEN)["text"]
