"""Two questions after a day, a week, a month and three months, as a learner lives with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.chat import buttons as packed
from bot.chat.buttons import AfterGroup
from bot.core.course import Catalogue
from bot.locales import t
from bot.store import memories
from bot.store.tables import answers, attempts, follow_ups, letters
from tests import groups, stored
from tests.learner import Learner
from tests.talk import AMINA, CHEN, Message, Talk, buttons, labels

_LESSON = "loans/true-cost/what-you-get"
_TITLES = {"en": "Market evening", "zh-Hans": "集市夜话"}
_ASKED = {
    "en": "questions tomorrow, in a week, in a month and in three months?",
    "zh-Hans": "明天、一周后、一个月后、三个月后，我各问你两道小题，好吗？",
}
_BOTH = [(AMINA, "en"), (CHEN, "zh-Hans")]


def hellos(talk: Talk, person: int) -> list[Message]:
    """Everything that began a follow-up, in order."""
    return [one for one in talk.messages(person) if one.get("text", "").startswith("👋")]


async def begin(talk: Talk, person: int, language: str, **values: object) -> None:
    """Come into a cohort with a session this evening, and agree."""
    title = _TITLES[language]
    cohort = await groups.cohort(talk, title, language=language, **values)
    await groups.session(talk, cohort, talk.now() + timedelta(hours=6))
    await groups.join(talk, person, cohort)
    said = await talk.tap(person, t(language, "follow-yes"))
    assert "19:00" in said["text"]


async def answer(
    talk: Talk, catalogue: Catalogue, person: int, language: str, *, right: bool = True
) -> Message:
    """Answer the two questions that stand there; returns what was kept."""
    learner = Learner(talk, catalogue, person, language)
    for _ in range(4):
        await learner.review_step(right=right)
    return talk.last(person)


def days_of(messages: list[Message], zone: str = "UTC") -> list[datetime]:
    """When messages came, as a clock somewhere shows it."""
    return [datetime.fromtimestamp(one["date"], ZoneInfo(zone)) for one in messages]


@pytest.mark.parametrize(("person", "language"), _BOTH)
async def test_joining_begins_with_one_question_then_consent_then_the_course(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    cohort = await groups.cohort(talk, _TITLES[language], start_question=groups.START)
    asked = await groups.join(talk, person, cohort)
    assert t(language, "follow-start") in asked["text"]
    assert t(language, "start-progress") in asked["text"]
    learner = Learner(talk, catalogue, person, language)
    await learner.review_step(right=False)
    assert "🔸" in talk.last(person)["text"]
    await learner.review_step(right=False)
    consent = talk.last(person)
    assert _ASKED[language] in consent["text"]
    assert labels(consent) == [t(language, "follow-yes"), t(language, "follow-no")]
    said = await talk.tap(person, t(language, "follow-no"))
    title = catalogue.lessons[_LESSON].edition(language).title
    assert labels(said) == [f"▶ {title}"]
    await talk.leap(days=100)
    assert hellos(talk, person) == []
    assert talk.failures() == []


async def test_the_start_question_makes_no_memory_and_is_asked_once(
    talk: Talk, catalogue: Catalogue
) -> None:
    cohort = await groups.cohort(talk, start_question=groups.START)
    await groups.join(talk, AMINA, cohort)
    skipped = await talk.tap(AMINA, t("en", "button-skip-one"))
    assert _ASKED["en"] in skipped["text"]
    again = await groups.join(talk, AMINA, cohort)
    assert t("en", "follow-start") not in again["text"]
    other = await groups.cohort(talk, "Another", start_question=groups.START)
    await groups.join(talk, AMINA, other)
    await Learner(talk, catalogue, AMINA, "en").review_step(right=True)
    assert await groups.write(talk, lambda conn: memories.of_learner(conn, 1)) == {}


@pytest.mark.parametrize(("person", "language"), _BOTH)
async def test_ninety_days_in_which_everything_is_answered(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await begin(talk, person, language, course=None)
    met: list[str] = []
    for days, delay in ((1.4, 1), (6, 7), (23, 30), (60, 90)):
        await talk.leap(days=days)
        held = {"held": "yes", "delay": delay, "days": delay, "title": _TITLES[language]}
        assert talk.last(person)["text"].startswith(t(language, "follow-hello", **held))
        shown = labels(talk.last(person))
        assert {t(language, "follow-later"), t(language, "follow-stop")} <= set(shown)
        kept = await answer(talk, catalogue, person, language, right=delay != 30)
        first = t(language, "follow-kept-none" if delay == 30 else "follow-kept-both", **_BLANK)
        assert first.split("\n")[0].replace("<b>", "").replace("</b>", "") in kept["text"]
        last = (
            t(language, "follow-last")
            if delay == 90
            else t(language, "follow-next", weeks={1: 1, 7: 3, 30: 9}[delay])
        )
        assert last in kept["text"]
        met.append(kept["text"])
    assert len(set(met)) == 4
    url = talk.settings.database_url
    rows = await stored.read(
        url,
        lambda conn: conn.execute(
            answers.select().join(attempts, attempts.c.id == answers.c.attempt_id)
        ).all(),
    )
    assert len({row.question for row in rows}) == 8, "no question came twice"
    assert talk.failures() == []
    await talk.leap(days=60)
    assert talk.last(person)["text"] == met[-1]


_BLANK = {"first": "", "second": ""}


async def test_what_is_answered_there_is_remembered(talk: Talk, catalogue: Catalogue) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=1.4)
    await answer(talk, catalogue, AMINA, "en", right=False)
    known = await groups.write(talk, lambda conn: memories.of_learner(conn, 1))
    assert len(known) == 2
    assert all(memory.missed for memory in known.values())
    await talk.leap(days=1)
    assert "Review 1 of 2" in (await talk.say(AMINA, "/review"))["text"]


async def test_who_answers_nothing_is_asked_twice_then_told_then_left_in_peace(
    talk: Talk, catalogue: Catalogue
) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=60)
    assert len(hellos(talk, AMINA)) == 2
    assert labels(hellos(talk, AMINA)[0]) == []
    said = talk.last(AMINA)
    assert said["text"] == t("en", "follow-last-word", title="Market evening")
    await talk.leap(days=60)
    assert talk.last(AMINA)["message_id"] == said["message_id"]


async def test_who_was_told_that_no_more_come_is_left_in_peace_when_the_session_is_changed(
    talk: Talk,
) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=60)
    said = talk.last(AMINA)
    assert said["text"] == t("en", "follow-last-word", title="Market evening")
    await groups.change_session(talk, 1, venue="Town hall")
    await talk.leap(days=60)
    assert talk.last(AMINA)["message_id"] == said["message_id"]


async def test_who_answers_after_the_last_word_is_asked_again_later(
    talk: Talk, catalogue: Catalogue
) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=31)
    await talk.tap(AMINA, t("en", "follow-now"))
    await talk.tap_data(AMINA, packed.pack(AfterGroup("now", 1, 30)))  # a double tap
    kept = await answer(talk, catalogue, AMINA, "en")
    assert t("en", "follow-next", weeks=9) in kept["text"]
    await talk.leap(days=62)
    assert len(hellos(talk, AMINA)) == 3


async def test_not_now_brings_them_back_tomorrow_with_the_same_questions(talk: Talk) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=1.4)
    asked = talk.last(AMINA)
    said = await talk.tap(AMINA, t("en", "follow-later"))
    assert "Wed 4 March, 19:00" in said["text"]
    await talk.tap_data(AMINA, packed.pack(AfterGroup("later", 1, 1)))  # a double tap
    await talk.leap(days=1)
    again = talk.last(AMINA)
    assert again["message_id"] != asked["message_id"]
    assert again["text"].split("\n\n")[1:] == asked["text"].split("\n\n")[1:]
    for _ in range(5):
        if t("en", "follow-later") not in labels(talk.last(AMINA)):
            break
        said = await talk.tap(AMINA, t("en", "follow-later"))
        await talk.leap(days=1)
    assert said["text"] == t("en", "follow-left-out")
    await talk.leap(days=6)
    assert "It is a week since" in talk.last(AMINA)["text"]


async def test_no_more_of_these_ends_them_and_privacy_brings_them_back(talk: Talk) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=1.4)
    said = await talk.tap(AMINA, t("en", "follow-stop"))
    assert said["text"] == t("en", "follow-stopped", title="Market evening")
    await talk.leap(days=10)
    assert hellos(talk, AMINA) == []
    await talk.tap_data(AMINA, packed.pack(AfterGroup("yes", 1, 24)))
    assert "Wed 1 April, 19:00" in talk.last(AMINA)["text"]
    await talk.leap(days=30)
    assert len(hellos(talk, AMINA)) == 1


@pytest.mark.parametrize("erased", [False, True])
async def test_who_leaves_or_erases_hears_nothing_more(talk: Talk, *, erased: bool) -> None:
    cohort = await groups.cohort(talk, course=None)
    await groups.session(talk, cohort, talk.now() + timedelta(hours=6))
    await groups.join(talk, AMINA, cohort)
    await talk.tap(AMINA, t("en", "follow-yes"))
    await talk.leap(days=1.4)
    assert len(hellos(talk, AMINA)) == 1
    if erased:
        await talk.say(AMINA, "/privacy")
        await talk.tap(AMINA, t("en", "button-erase"))
        await talk.tap(AMINA, t("en", "button-erase-yes"))
    else:
        await groups.leave(talk, AMINA, cohort)
    await talk.leap(days=100)
    assert len(hellos(talk, AMINA)) == 1
    url = talk.settings.database_url
    left = await stored.read(url, lambda conn: conn.execute(follow_ups.select()).all())
    assert left == []
    old = await talk.tap_data(AMINA, packed.pack(AfterGroup("later", cohort.id, 1)))
    assert old["text"] == t("en", "follow-over")


async def test_a_letter_on_its_way_finds_nothing_to_say_to_who_has_left(talk: Talk) -> None:
    cohort = await groups.cohort(talk, course=None)
    await groups.session(talk, cohort, talk.now() + timedelta(hours=6))
    await groups.join(talk, AMINA, cohort)
    await talk.tap(AMINA, t("en", "follow-yes"))
    talk.world.meta("clock")["skipped"] = timedelta(days=1, hours=7, minutes=1).total_seconds()
    desk = talk.desk
    assert await desk.follow_ups.enqueue_due() == 1
    await groups.leave(talk, AMINA, cohort)
    await talk.wait(minutes=1)
    assert hellos(talk, AMINA) == []
    assert talk.failures() == []


async def test_two_groups_at_once_never_make_two_messages_a_day(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    for day in ("Tu", "Th", "Sa", "Su"):
        await talk.tap(AMINA, day)
    for title in ("First", "Second", "Third"):
        cohort = await groups.cohort(talk, title, course=None)
        await groups.session(talk, cohort, talk.now() + timedelta(hours=6), quiz="scams")
        await groups.join(talk, AMINA, cohort)
        await talk.tap(AMINA, t("en", "follow-yes"))
    days, asked = [], 0
    for _ in range(100):
        before = {one["message_id"] for one in talk.messages(AMINA)}
        await talk.leap(days=1)
        new = [one for one in talk.messages(AMINA) if one["message_id"] not in before]
        days.append(len(new))
        if new and new[-1]["text"].startswith("👋"):
            asked += 1
            await answer(talk, catalogue, AMINA, "en")
    assert max(days) == 1
    assert asked == 12


async def test_a_follow_up_takes_the_place_of_that_days_reminder(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await talk.tap(AMINA, "Tu")
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=1.4)
    new = [one for one in talk.messages(AMINA) if one["date"] > midnight(3)]
    assert [one["text"][0] for one in new] == ["👋"]
    await talk.leap(days=1)
    assert talk.last(AMINA)["text"].startswith("🔔")


def midnight(day: int) -> float:
    return datetime(2026, 3, day, tzinfo=UTC).timestamp()


async def test_a_day_put_off_by_the_learner_still_has_one_message(talk: Talk) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await begin(talk, AMINA, "en", course=None)
    await talk.wait(hours=8)
    await talk.tap(AMINA, "Tomorrow", the_reminder(talk))
    await talk.leap(days=1)
    new = [one for one in talk.messages(AMINA) if one["date"] > midnight(3)]
    assert len(new) == 1


def the_reminder(talk: Talk) -> Message:
    return next(one for one in talk.messages(AMINA) if "Tomorrow" in labels(one))


async def test_a_pause_holds_them_back(talk: Talk) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=3)
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "⏸ Pause for a week")
    before = len(talk.messages(AMINA))
    await talk.leap(days=6.9)
    assert len(talk.messages(AMINA)) == before
    await talk.leap(days=1)
    assert talk.last(AMINA)["text"].startswith("👋 It is a week since")


async def test_who_moves_to_another_clock_is_asked_at_their_hour_there(
    tmp_path: Path, database_url: str
) -> None:
    async with Talk(tmp_path, timezone="Europe/London", database=database_url).running() as talk:
        await talk.say(AMINA, "/remind")
        await talk.tap(AMINA, "Turn them on")
        await begin(talk, AMINA, "en", course=None)
        await talk.leap(days=3)
        await talk.say(AMINA, "/remind")
        await talk.tap(AMINA, "🌍 London")
        await talk.say(AMINA, "new york")
        await talk.leap(days=40)
        there = days_of(hellos(talk, AMINA)[1:], "America/New_York")
        assert [one.hour for one in there] == [19]  # and the clocks changed on 8 March
        assert there[0].date().isoformat() == "2026-03-09"


async def test_who_blocked_the_bot_is_asked_when_they_are_back_in_time(talk: Talk) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.act("block", person=AMINA, blocked=True)
    await talk.leap(days=20)
    await talk.act("block", person=AMINA, blocked=False)
    await talk.say(AMINA, "/start")
    await talk.leap(days=15)
    found = hellos(talk, AMINA)
    assert len(found) == 1
    assert "It is a month since" in found[0]["text"]


async def test_a_clock_that_nobody_knows_is_asked_for(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    async with Talk(tmp_path, timezone=None, database=database_url).running() as talk:
        cohort = await groups.cohort(talk)
        await groups.join(talk, AMINA, cohort)
        asked = await talk.tap(AMINA, t("en", "follow-yes"))
        assert asked["text"] == t("en", "follow-clock")
        said = await talk.tap(AMINA, "20:00")  # it is noon in UTC
        assert "Tue 3 March, 19:00" in said["text"]
        await Learner(talk, catalogue, AMINA, "en").take(_LESSON)
        await talk.leap(days=3)
        (came,) = days_of(hellos(talk, AMINA), "Asia/Shanghai")
        assert came.hour == 19


async def test_a_course_not_begun_gives_no_questions(talk: Talk, catalogue: Catalogue) -> None:
    cohort = await groups.cohort(talk)
    await groups.join(talk, AMINA, cohort)
    await talk.tap(AMINA, t("en", "follow-yes"))
    await talk.leap(days=5)
    assert hellos(talk, AMINA) == []
    await Learner(talk, catalogue, AMINA, "en").take(_LESSON)
    await talk.leap(days=5)
    assert len(hellos(talk, AMINA)) == 1


async def test_a_cancelled_session_is_asked_nothing_about(talk: Talk) -> None:
    cohort = await groups.cohort(talk, course=None)
    event = await groups.session(talk, cohort, talk.now() + timedelta(days=2))
    await groups.join(talk, AMINA, cohort)
    said = await talk.tap(AMINA, t("en", "follow-yes"))
    assert "Thu 5 March" in said["text"]
    await groups.change_session(talk, event, cancelled_at=talk.now())
    await talk.leap(days=100)
    assert hellos(talk, AMINA) == []


async def test_a_session_that_was_moved_moves_its_questions(talk: Talk) -> None:
    cohort = await groups.cohort(talk, course=None)
    event = await groups.session(talk, cohort, talk.now() + timedelta(days=2))
    asked = await groups.join(talk, AMINA, cohort)
    assert "questions a day, a week, a month and three months after the meeting?" in asked["text"]
    await talk.tap(AMINA, t("en", "follow-yes"))
    await groups.change_session(talk, event, starts_at=talk.now() + timedelta(days=9))
    await talk.leap(days=15)
    (came,) = days_of(hellos(talk, AMINA))
    assert came.date().isoformat() == "2026-03-12"


async def test_after_a_day_of_downtime_it_comes_the_next_day_and_once(
    tmp_path: Path, database_url: str
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await begin(talk, AMINA, "en", course=None)
    talk.world.meta("clock")["skipped"] = timedelta(days=2).total_seconds()
    async with talk.running():
        await talk.wait(hours=1)
        assert hellos(talk, AMINA) == []
        await talk.wait(hours=24)
        assert len(hellos(talk, AMINA)) == 1
        assert "A few days ago was" in hellos(talk, AMINA)[0]["text"]


async def test_each_letter_leaves_once_whatever_restarts(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await begin(talk, AMINA, "en", course=None)
    talk.world.meta("clock")["skipped"] = timedelta(days=1, hours=7, minutes=1).total_seconds()
    for _ in range(3):
        async with talk.running():
            await talk.wait(minutes=1)
    assert len(hellos(talk, AMINA)) == 1
    rows = await stored.read(
        database_url,
        lambda conn: conn.execute(letters.select().where(letters.c.kind == "follow-up")).all(),
    )
    assert [row.state for row in rows] == ["sent"]
    async with talk.running():
        await answer(talk, catalogue, AMINA, "en")


async def test_a_second_tap_on_an_answer_counts_once(talk: Talk, catalogue: Catalogue) -> None:
    await begin(talk, AMINA, "en", course=None)
    await talk.leap(days=1.4)
    asked = talk.last(AMINA)
    choice = next((one for one in buttons(asked) if one["callback_data"].startswith("a:")), None)
    if choice is None:
        await Learner(talk, catalogue, AMINA, "en").review_step(right=True)
    else:
        await talk.tap_data(AMINA, choice["callback_data"])
        await talk.tap_data(AMINA, choice["callback_data"])
    url = talk.settings.database_url
    rows = await stored.read(url, lambda conn: conn.execute(answers.select()).all())
    assert len(rows) == 1


@pytest.mark.parametrize(("person", "language"), _BOTH)
async def test_a_groups_course_comes_first_and_its_reminders_are_offered_once(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    cohort = await groups.cohort(
        talk, _TITLES[language], course="scams/impostors", delays=(), reminders=True
    )
    offered = await groups.join(talk, person, cohort)
    course = catalogue.course("scams/impostors")
    assert course is not None
    assert course.titles[language] in offered["text"]
    reached = await talk.say(person, "/learn")
    assert t(language, "why-group", course=course.titles[language]) in reached["text"]
    learner = Learner(talk, catalogue, person, language)
    end = await learner.take(course.lessons[0])
    hours = {"hour": "19:00", "title": _TITLES[language]}
    days = t(language, "list-comma").join(t(language, f"day-{day}") for day in (0, 2, 4))
    assert t(language, "follow-pace", days=days, **hours) in end["text"]
    end = await learner.take(course.lessons[1])
    assert t(language, "follow-pace-yes") not in labels(end)
    await talk.tap_data(person, packed.pack(AfterGroup("remind", cohort.id, 0)))
    assert "19:00" in talk.last(person)["text"]
