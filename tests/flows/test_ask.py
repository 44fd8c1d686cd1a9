"""Questions in people's own words: in private, in a lesson, in groups; and people first."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from bot.asking import unanswered
from bot.cli import cli
from bot.content.library import Library
from bot.content.markup import plain
from bot.content.search import Finder
from bot.core.course import Catalogue
from bot.core.questions.danger import Cry
from bot.core.questions.search import Kind
from tests.content.shelf import courses
from tests.shipped import library
from tests.talk import AMINA, BEN, CHEN, Talk, buttons, labels, to_the_lesson

GROUP = -1001


async def test_ask_alone_says_how(talk: Talk) -> None:
    assert "your own words" in (await talk.say(AMINA, "/ask"))["text"]


async def test_whoever_is_in_none_of_the_places_finds_a_line_too(talk: Talk) -> None:
    told = (await talk.say(AMINA, "I want to end my life"))["text"]
    assert "14416 India" in told
    assert "Anywhere else: findahelpline.com" in told
    assert told.index("findahelpline.com") > told.index("988")
    await talk.say(CHEN, "我不想活了")
    told = (await talk.tap(CHEN, "更多电话"))["text"]
    assert "其他国家：findahelpline.com" in told
    assert told.index("12356") < told.index("findahelpline.com")


async def test_a_question_finds_its_card_and_the_lesson_it_is_from(talk: Talk) -> None:
    answer = await talk.say(AMINA, "/ask someone wants the otp i just got")
    assert "From the lesson: A code is a key" in answer["text"]
    assert "Take this lesson" in labels(answer)
    assert len([label for label in labels(answer) if label.startswith("→")]) == 2
    await talk.tap(AMINA, "Take this lesson")
    assert "Take this lesson" not in labels(talk.last(AMINA))


async def test_a_detail_is_answered_by_a_note_that_can_be_liked_or_reported(
    talk: Talk, catalogue: Catalogue
) -> None:
    lesson = catalogue.lessons["loans/before-you-borrow/cosign"]
    note = lesson.edition("en").notes["get-off"]
    asked = "can i get my name off the loan i signed for my cousin"
    answer = await talk.say(AMINA, asked)
    assert answer["text"].startswith(plain(note.text))
    assert f"From the lesson: {lesson.edition('en').title}" in answer["text"]
    await talk.tap(AMINA, "👍", answer)
    (liked,) = await talk.desk.asks.thumbs()
    assert (liked.card, liked.up) == (f"{lesson.id}#get-off", 1)
    answer = await talk.say(AMINA, asked)
    asks = await talk.tap(AMINA, "⚑ Something wrong here?", answer)
    await talk.tap(AMINA, labels(asks)[0])
    await talk.say(AMINA, "That is not so where I live.")
    (report,) = (await talk.export(AMINA))["reports"]
    assert report["about"] == f"{lesson.id}#get-off"


async def test_no_note_is_shown_unasked(talk: Talk, catalogue: Catalogue) -> None:
    lesson = catalogue.lessons["loans/before-you-borrow/cosign"]
    edition = lesson.edition("en")
    assert not {*lesson.flow, *lesson.quiz} & {*edition.notes}
    assert edition.notes


async def test_a_free_text_is_a_question(talk: Talk) -> None:
    answer = await talk.say(AMINA, "debt collector keeps calling my work")
    assert "When the collector calls" in answer["text"]


async def test_the_answer_speaks_the_language_of_the_question(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    answer = await talk.say(AMINA, "驗證碼可以告訴客服嗎")
    assert "出自这一课" in answer["text"]
    assert "学这一课" in labels(answer)


async def test_other_cards_come_in_messages_of_their_own(talk: Talk) -> None:
    answer = await talk.say(AMINA, "whats apr")
    other = next(label for label in labels(answer) if label.startswith("→"))
    shown = await talk.tap(AMINA, other)
    assert shown["message_id"] > answer["message_id"]
    assert "From the lesson" in shown["text"]


async def test_what_no_lesson_covers_is_said_and_kept_masked(talk: Talk) -> None:
    answer = await talk.say(AMINA, "which fund for my pension, call Olga on +49 151 23456 @olga_k")
    assert "I don't know this yet" in answer["text"]
    assert "without your name" in answer["text"]
    told: list[str] = []
    await unanswered(talk.settings.database_url, library(), talk.now, as_json=True, say=told.append)
    assert len(told) == 1
    assert "pension" in told[0]
    assert not any(word in told[0] for word in ("Olga", "olga", "151", "23456", str(AMINA)))


async def test_five_times_is_five_people(talk: Talk) -> None:
    for who in (AMINA, AMINA, AMINA, BEN, AMINA):
        await talk.say(who, "which fund should I choose for my pension")
    told: list[str] = []
    await unanswered(talk.settings.database_url, library(), talk.now, as_json=True, say=told.append)
    assert [orjson.loads(one)["times"] for one in told] == [2]


async def test_small_talk_is_not_kept(talk: Talk) -> None:
    assert "Ask me" in (await talk.say(AMINA, "hello"))["text"]
    told: list[str] = []
    await unanswered(
        talk.settings.database_url, library(), talk.now, as_json=False, say=told.append
    )
    assert told == ["Nothing was asked that found no answer."]


async def test_a_thumb_is_counted_once_and_taken_away(talk: Talk) -> None:
    await talk.say(AMINA, "whats apr")
    shown = await talk.tap(AMINA, "👎")
    assert "👎" not in labels(shown)
    assert "Take this lesson" in labels(shown)
    assert "better" in talk.toasts()[-1]
    await talk.say(BEN, "whats apr")
    await talk.tap(BEN, "👍")
    await talk.say(CHEN, "thing about pension funds please")
    told: list[str] = []
    await unanswered(
        talk.settings.database_url, library(), talk.now, as_json=False, say=told.append
    )
    assert any("👎 1  👍 1  loans/true-cost/apr#" in line for line in told)


async def test_should_i_gets_a_way_to_decide(talk: Talk) -> None:
    answer = await talk.say(AMINA, "should i take this loan?")
    assert "I can't decide this for you" in answer["text"]


@pytest.mark.parametrize(
    "text", ["i cant pay, i want to die", "还不上了，不想活了", "還不上了 不想活"]
)
async def test_who_cannot_go_on_gets_people_first(talk: Talk, text: str) -> None:
    answer = await talk.say(AMINA, text)
    assert "12356" in answer["text"]
    assert len(labels(answer)) == 2
    assert "988" in (await talk.tap(AMINA, labels(answer)[0]))["text"]
    told: list[str] = []
    await unanswered(
        talk.settings.database_url, library(), talk.now, as_json=False, say=told.append
    )
    assert told == ["Nothing was asked that found no answer."]


async def test_a_text_is_looked_for_danger_once(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talk.say(AMINA, "good morning")  # what was said last is not listened to again
    looks: list[str] = []
    really = Finder._listened

    def counted(finder: Finder, text: str) -> Cry:
        looks.append(text)
        return really(finder, text)

    monkeypatch.setattr(Finder, "_listened", counted)
    for text in ("What is an APR?", "I want to end my life", "/ask what is an APR?"):
        looks.clear()
        await talk.say(AMINA, text)
        assert len(looks) == 1, looks


async def test_people_come_before_a_lesson_question(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    assert "988" in (await talk.say(AMINA, "i owe so much i want to kill myself"))["text"]


async def test_an_attempt_at_an_answer_is_not_taken_for_a_question(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    nudged = await talk.say(AMINA, "the loan")
    assert "From the lesson" not in nudged["text"]
    asked = await talk.say(AMINA, "wait, what does apr mean?")
    assert "The APR" in asked["text"]


async def test_a_group_asks_by_mention_and_takes_the_lesson_in_private(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"@{name} is buy now pay later a loan")
    answer = talk.last(GROUP)
    assert "From the lesson: The loan inside the checkout button" in answer["text"]
    link = next(one for one in buttons(answer) if one["text"] == "Take this lesson")["url"]
    lesson = await talk.say(AMINA, f"/start {link.partition('start=')[2]}")
    assert lesson["text"].startswith("The loan inside the checkout button")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 4000,
        "?" * 4000,
        "<b><script>alert(1)</script> & loan </a>",
        "\u202eloan\u202c \u200b\u200d\u2066otp\u2069",
        "=HYPERLINK(1)+1 loan apr",
        "(a+)+$ " * 500,
        "😀" * 2000,
        "ﷺ" * 4000,
        "аpr оf а lоаn",
        "{ $lesson } %s {0}",
        "\x00\x01 apr",
    ],
)
async def test_hostile_input_gets_an_ordinary_answer(talk: Talk, text: str) -> None:
    before = len(talk.messages(AMINA))
    await talk.act("say", person=AMINA, text=text)
    assert len(talk.messages(AMINA)) == before + 2
    assert talk.failures() == []


async def test_what_a_lesson_says_anew_is_found_when_it_is_read_again(tmp_path: Path) -> None:
    lessons = courses(tmp_path / "lessons", "loans/true-cost")
    library = Library(lessons)
    finder = library.finder
    question = "what is a zorblatt quorble"
    assert finder.ask(question).kind is not Kind.ANSWER
    path = lessons / "loans" / "true-cost" / "apr.yaml"
    path.write_text(path.read_text().replace("asks:\n", f"asks:\n  - {question}\n"))
    assert library.refresh() is not None
    found = finder.ask(question)
    assert found.place is not None
    assert found.place.lesson == "loans/true-cost/apr"


def test_a_command_without_lessons_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons").mkdir()
    monkeypatch.setenv("LESSONS", str(tmp_path / "lessons"))
    monkeypatch.setenv("CACHE", str(tmp_path / "cache"))
    ended = CliRunner().invoke(cli, ["ask", "what is apr"])
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit)


@pytest.mark.parametrize("command", ["check", "loan", "verify"])
@pytest.mark.parametrize("text", ["i owe so much i want to kill myself", "还不上了，不想活了"])
async def test_people_come_first_behind_a_command_too(talk: Talk, command: str, text: str) -> None:
    answer = await talk.say(AMINA, f"/{command} {text}")
    assert "12356" in answer["text"]
    assert "wrote this:" not in answer["text"]


async def test_what_others_wrote_says_how_to_stand_by_them(talk: Talk) -> None:
    sent = await talk.act("say", person=BEN, chat=GROUP, text="i want to kill myself")
    number = sent["message"]["message_id"]
    await talk.act("forward", person=AMINA, from_chat=GROUP, message_id=number)
    assert "988" in talk.last(AMINA)["text"]
    assert "stay with them" in talk.last(AMINA)["text"]


@pytest.mark.parametrize("spoken", ["/check@{name}", "@{name} 这是怎么回事"])
async def test_a_group_gets_people_first_for_what_somebody_wrote(talk: Talk, spoken: str) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    sent = await talk.act("say", person=BEN, chat=GROUP, text="欠太多了，我不想活了")
    number = sent["message"]["message_id"]
    await talk.act("say", person=CHEN, chat=GROUP, text=spoken.format(name=name), reply_to=number)
    assert "12356" in talk.last(GROUP)["text"]
    assert "陪着TA" in talk.last(GROUP)["text"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"/check@{name} i want to die")
    assert "988" in talk.last(GROUP)["text"]
    assert "stay with them" not in talk.last(GROUP)["text"]


UNSAID = [
    (
        "i wrote to my kids and left the keys, they will be better off",
        "988",
        "I'm glad",
    ),
    ("鞋子放在河边了，钥匙留给我姐", "12356", "谢谢你愿意说出来"),
]


@pytest.mark.parametrize(("text", "number", "words"), UNSAID)
@pytest.mark.parametrize("before", ["", "/ask ", "/check ", "/loan "])
async def test_who_does_not_say_it_outright_gets_people_first(
    talk: Talk, before: str, text: str, number: str, words: str
) -> None:
    await talk.say(AMINA, before + text)
    told = [one["text"] for one in talk.messages(AMINA)]
    first = next(one for one in told[1:] if one != before + text)
    assert words in first
    assert number in first


@pytest.mark.parametrize(("text", "number", "words"), UNSAID)
async def test_people_come_first_every_time_during_a_lesson_question(
    talk: Talk, text: str, number: str, words: str
) -> None:
    await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Loans")
    await talk.tap(AMINA, "Next →")
    for _ in range(3):
        before = talk.last(AMINA)["message_id"]
        answer = await talk.say(AMINA, text)
        assert answer["message_id"] > before
        assert number in answer["text"]
        assert words in answer["text"]


@pytest.mark.parametrize(("text", "number", "words"), UNSAID)
async def test_a_group_gets_people_first_for_what_is_left_unsaid(
    talk: Talk, text: str, number: str, words: str
) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"@{name} {text}")
    assert number in talk.last(GROUP)["text"]
    assert words in talk.last(GROUP)["text"]


async def test_a_forwarded_message_that_may_be_a_cry_is_also_looked_over(talk: Talk) -> None:
    sent = await talk.act("say", person=BEN, chat=GROUP, text=UNSAID[0][0])
    number = sent["message"]["message_id"]
    await talk.act("forward", person=AMINA, from_chat=GROUP, message_id=number)
    told = [one["text"] for one in talk.messages(AMINA)][-2:]
    assert "stay with them" in told[0]
    assert "988" not in told[1]


UNSURE = [
    ("the debt is too heavy for me alone", "988", "you don't have to be alone"),
    ("欠的钱压得我透不过气", "12356", "不用一个人扛"),
]


@pytest.mark.parametrize(("text", "number", "words"), UNSURE)
@pytest.mark.parametrize("before", ["", "/ask "])
async def test_where_it_is_not_sure_a_quiet_line_follows_the_answer(
    talk: Talk, before: str, text: str, number: str, words: str
) -> None:
    await talk.say(AMINA, before + text)
    *_, answer, quiet = [one["text"] for one in talk.messages(AMINA)]
    assert words in quiet
    assert number in quiet
    assert words not in answer
    assert answer != before + text


async def test_a_group_sees_no_quiet_line(talk: Talk) -> None:
    await talk.act("members", chat=GROUP, user="bot", action="add")
    name = talk.world.bot["username"]
    await talk.act("say", person=AMINA, chat=GROUP, text=f"@{name} {UNSURE[0][0]}")
    assert not any(UNSURE[0][2] in one.get("text", "") for one in talk.messages(GROUP))


async def test_who_was_in_danger_is_listened_to_more_closely_for_an_hour(talk: Talk) -> None:
    await talk.say(AMINA, UNSAID[0][0])
    assert "I'm glad" in (await talk.say(AMINA, UNSURE[0][0]))["text"]
    assert "alone" in (await talk.say(BEN, UNSURE[0][0]))["text"]
    await talk.wait(hours=2)
    assert "I'm glad" not in (await talk.say(AMINA, UNSURE[0][0]))["text"]


async def test_an_amount_is_an_amount_also_after_a_cry(talk: Talk) -> None:
    await talk.say(CHEN, "/start")
    for text in ("我不想活了", "/loan 借5000 12期 每期480", "还得起吗"):
        await talk.say(CHEN, text)
    assert "是2,000还是3,000" in (await talk.say(CHEN, "两三千吧"))["text"]


async def test_who_is_threatened_is_told_that_nobody_may_do_that(talk: Talk) -> None:
    held = await talk.say(AMINA, "they hit us if we try to leave and the boss has our passports")
    assert "Nobody may hurt you" in held["text"]
    alone = await talk.say(AMINA, "i want to die")
    assert "Nobody may hurt you" not in alone["text"]
