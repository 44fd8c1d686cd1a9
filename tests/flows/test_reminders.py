"""Reminders as a learner lives with them: chosen, answered, put off, thinned, ended."""

from __future__ import annotations

import heapq
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.chat.courier import Courier
from bot.chat.pace import Pace, UnderWay
from bot.chat.voice import Unreachable
from bot.core.course import Catalogue
from bot.core.scams.links import Names
from bot.services.broadcasts import Broadcasts, House
from bot.services.outbox import Outbox
from bot.store import learners, letters
from bot.store.database import opened
from bot.store.letters import NewLetter
from tests import stored
from tests.learner import Learner
from tests.talk import AMINA, BEN, CHEN, Message, Talk, labels

_LESSON = "loans/true-cost/what-you-get"


def reminders(talk: Talk, person: int) -> list[Message]:
    return [one for one in talk.messages(person) if one.get("text", "").startswith("🔔")]


def _on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("bot.sqlite3*"))


async def subscribe(talk: Talk, catalogue: Catalogue, person: int = AMINA) -> Message:
    """Finish the first lesson and take the offer."""
    await talk.say(person, "/start")
    end = await Learner(talk, catalogue, person, "en").take(_LESSON)
    assert "🔔 Remind me to go on" in labels(end)
    return await talk.tap(person, "🔔 Remind me to go on")


async def test_offered_after_the_first_lesson_and_never_before(
    talk: Talk, catalogue: Catalogue
) -> None:
    screen = await subscribe(talk, catalogue)
    assert "Mon, Wed, Fri at 19:00" in screen["text"]
    assert "Next one: Mon 2 March, 19:00" in screen["text"]
    offered = [one for one in talk.messages(AMINA) if "🔔 Remind me to go on" in labels(one)]
    assert offered == []


async def test_a_due_question_comes_in_the_reminder_and_is_answered_there(
    talk: Talk, catalogue: Catalogue
) -> None:
    await subscribe(talk, catalogue)
    await talk.leap(days=2, hours=8)
    found = reminders(talk, AMINA)
    assert len(found) == 2
    assert "due" in found[-1]["text"]
    assert {"In an hour", "Tomorrow", "Fewer of these"} <= set(labels(found[-1]))
    before = len(talk.messages(AMINA))
    await Learner(talk, catalogue, AMINA, "en").review()
    assert "Review done" in talk.last(AMINA)["text"]
    assert len(talk.messages(AMINA)) - before <= 1
    assert talk.failures() == []


async def test_everything_is_changed_on_one_screen(talk: Talk) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await talk.tap(AMINA, "Sa")
    screen = await talk.tap(AMINA, "20:00")
    assert "Mon, Wed, Fri, Sat at 20:00 (UTC)" in screen["text"]
    screen = await talk.tap(AMINA, "＋ 21:00")
    assert "at night" in screen["text"]
    await talk.tap(AMINA, "🌍 UTC")
    wrong = await talk.say(AMINA, "Atlantis")
    assert "Atlantis" in wrong["text"]
    screen = await talk.say(AMINA, "paris")
    assert "(Paris)" in screen["text"]
    screen = await talk.tap(AMINA, "⏸ Pause for a week")
    assert "Paused" in screen["text"]
    screen = await talk.tap(AMINA, "▶ End the pause")
    screen = await talk.tap(AMINA, "Turn off")
    assert "You get none" in screen["text"]


async def test_a_name_of_two_places_is_asked_about_with_their_clocks(talk: Talk) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await talk.tap(AMINA, "🌍 UTC")
    asked = await talk.say(AMINA, "Hyderabad")
    assert labels(asked)[:2] == ["Kolkata · 17:30", "Karachi · 17:00"]
    screen = await talk.tap(AMINA, "Karachi · 17:00")
    assert "(Karachi)" in screen["text"]
    await talk.tap(AMINA, "🌍 Karachi")
    asked = await talk.say(AMINA, "Londn")
    assert "Did you mean" in asked["text"]
    assert "(London)" in (await talk.tap(AMINA, "London · 12:00"))["text"]


async def test_nothing_is_due_until_it_is_known_what_time_it_is_there(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    async with Talk(tmp_path, timezone=None).running() as talk:
        asked = await subscribe(talk, catalogue)
        assert "so that I never write at night" in asked["text"]
        await talk.leap(days=3)
        assert reminders(talk, AMINA) == []
        screen = await talk.say(AMINA, "北京")
        assert "(Beijing, Shanghai)" in screen["text"]
        await talk.leap(days=3)
        first = reminders(talk, AMINA)[0]
        assert datetime.fromtimestamp(first["date"], ZoneInfo("Asia/Shanghai")).hour == 19
        assert await off_at_once(talk, BEN)


async def off_at_once(talk: Talk, person: int) -> bool:
    """Ask for reminders, and take it back where the clock is asked for."""
    await talk.say(person, "/remind")
    await talk.tap(person, "Turn them on")
    return "You get none" in (await talk.tap(person, "Turn off"))["text"]


async def test_a_client_that_names_its_country_is_not_asked(tmp_path: Path) -> None:
    async with Talk(tmp_path, timezone=None).running() as talk:
        await talk.say(CHEN, "/remind")
        screen = await talk.tap(CHEN, "打开提醒")
        assert "北京、上海" in screen["text"]


async def test_a_number_typed_in_a_lesson_is_no_city(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await talk.tap(AMINA, "🌍 UTC")
    await talk.wait(minutes=1)
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.open("loans/true-cost/rate-per-what")
    while "Type your answer" not in talk.last(AMINA)["text"]:
        await learner.step()
    answered = await talk.say(AMINA, "18")
    assert "Your answer: 18" in answered["text"]


async def test_a_shared_place_gives_the_offset_and_is_not_kept(talk: Talk, tmp_path: Path) -> None:
    await talk.say(CHEN, "/remind")
    await talk.tap(CHEN, "打开提醒")
    await talk.tap(CHEN, "🌍 UTC")
    place = {"latitude": 40.71286, "longitude": -74.00634}
    await talk.act("say", person=CHEN, location=place)
    assert "UTC-05:00" in talk.last(CHEN)["text"]
    assert b"74.00634" not in _on_disk(tmp_path)


async def test_who_has_just_learned_is_left_in_peace(talk: Talk, catalogue: Catalogue) -> None:
    await talk.wait(hours=5)  # 17:00, and reminders are at 19:00
    screen = await subscribe(talk, catalogue)
    assert "Next one: Wed 4 March, 19:00" in screen["text"]
    await talk.leap(days=2, hours=-1)
    await Learner(talk, catalogue, AMINA, "en").take("loans/true-cost/rate-per-what")
    await talk.wait(hours=5)
    assert reminders(talk, AMINA) == []
    await talk.leap(days=2)
    assert len(reminders(talk, AMINA)) == 1


async def test_put_off_for_an_hour_and_until_tomorrow(talk: Talk, catalogue: Catalogue) -> None:
    await subscribe(talk, catalogue)
    await talk.wait(hours=7.5)
    assert len(reminders(talk, AMINA)) == 1
    said = await talk.tap(AMINA, "In an hour")
    assert "20:30" in said["text"]
    await talk.wait(hours=1.1)
    assert len(reminders(talk, AMINA)) == 1  # the first one was changed into the answer above
    said = await talk.tap(AMINA, "Tomorrow")
    assert "Tue 3 March, 19:00" in said["text"]
    await talk.wait(hours=24)
    assert len(reminders(talk, AMINA)) == 1


async def test_silence_makes_them_fewer_until_a_goodbye_and_coming_back_restores_them(
    talk: Talk, catalogue: Catalogue
) -> None:
    await subscribe(talk, catalogue)
    await talk.leap(days=70)
    texts = [one["text"] for one in reminders(talk, AMINA)]
    assert len(texts) == 4 + 3 + 3
    asked = [text.split("\n\n")[2] for text in texts if "due" in text]
    assert all(one != other for one, other in pairwise(asked)), "a repeated question is a nuisance"
    assert "I stop writing now" in talk.last(AMINA)["text"]
    await talk.leap(days=30)
    assert "I stop writing now" in talk.last(AMINA)["text"]
    await talk.say(AMINA, "/learn")
    await Learner(talk, catalogue, AMINA, "en").review()
    before = len(reminders(talk, AMINA))
    await talk.leap(days=4)
    assert len(reminders(talk, AMINA)) > before


async def test_fewer_of_these_halves_the_days(talk: Talk, catalogue: Catalogue) -> None:
    await subscribe(talk, catalogue)
    await talk.wait(hours=8)
    screen = await talk.tap(AMINA, "Fewer of these")
    assert "Mon, Fri at 19:00" in screen["text"]


async def test_who_blocked_the_bot_is_found_once_left_alone_and_welcome_back(
    talk: Talk, catalogue: Catalogue
) -> None:
    await subscribe(talk, catalogue)
    await talk.act("block", person=AMINA, blocked=True)
    calls = len(talk.world.calls)
    await talk.leap(days=5)
    assert len(talk.world.calls) == calls
    await talk.act("block", person=AMINA, blocked=False)
    await talk.say(AMINA, "/start")
    await talk.leap(days=3)
    assert reminders(talk, AMINA)


async def test_after_a_day_of_downtime_nothing_old_is_sent(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await subscribe(talk, catalogue)
    talk.world.meta("clock")["skipped"] = timedelta(hours=20).total_seconds()
    async with talk.running():
        await talk.wait(hours=1)
        assert reminders(talk, AMINA) == []
        await talk.wait(hours=36)
        assert len(reminders(talk, AMINA)) == 1


async def test_after_an_hour_of_downtime_it_is_caught_up(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await subscribe(talk, catalogue)
    talk.world.meta("clock")["skipped"] = timedelta(hours=8).total_seconds()
    async with talk.running():
        await talk.wait(minutes=1)
        assert len(reminders(talk, AMINA)) == 1


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
@pytest.mark.parametrize(
    ("error", "state", "tries"),
    [
        (None, "sent", 1),
        (Unreachable("blocked"), "failed", 1),
        (BadRequest("Chat not found"), "failed", 1),
        (NetworkError("lost"), "in doubt", 1),
        (Forbidden("odd"), "failed", 1),
        (429, "sent", 2),
        (ValueError("a fault of ours"), "failed", 1),
    ],
)
async def test_a_letter_ends_in_one_way_and_is_tried_again_only_if_it_never_left(
    tmp_path: Path, database_url: str, error: Exception | int | None, state: str, tries: int
) -> None:
    talk = Talk(tmp_path, database=database_url)
    now = talk.now()

    def write(conn: object) -> None:
        learner = learners.add(conn, BEN, "en", now)  # type: ignore[arg-type]
        late = now + timedelta(hours=1)
        letters.write(conn, [NewLetter(learner.id, "reminder", "x", 1, now, late)])  # type: ignore[arg-type]

    asked = 0

    async def send() -> None:
        nonlocal asked
        asked += 1
        if error == 429 and asked == 1:
            raise RetryAfter(0)
        if isinstance(error, Exception):
            raise error

    async def prepare(_: letters.Letter) -> Callable[[], Awaitable[None]]:
        return send

    async with opened(database_url) as database:
        await database.write(write)
        await database.write(write)  # twice is once
        courier = Courier(Outbox(database, talk.now), prepare, Pace())
        for _ in range(tries):
            await courier.deliver_due()
        counted = await database.read(letters.counts)
    assert [(kind, found, n) for kind, found, _, n in counted] == [("reminder", state, 1)]
    assert asked == tries


@pytest.mark.parametrize("slow", [0.0, 0.03])
async def test_letters_keep_their_pace_and_leave_room_for_replies(slow: float) -> None:
    at = 0.0
    chance = random.Random(3)  # noqa: S311 - repeatable on purpose

    async def sleep(seconds: float) -> None:
        nonlocal at
        at += seconds

    async def ready() -> bool:
        # The database takes its time now and then; the letter leaves after that.
        await sleep(chance.choice([0, 0, 0, slow]))
        return True

    async def not_ready() -> bool:
        return False

    pace = Pace(lambda: at, sleep)
    sent: list[float] = []
    for number in range(600):
        letter = await pace.turn(ready)
        assert letter
        sent.append(at)
        with letter:
            pass
        assert not await pace.turn(not_ready)
        if number % 10 == 0:
            with pace.reply():
                sent.append(at)
    assert all(late - early > 1 for early, late in zip(sent, sent[30:], strict=False))
    assert len(sent) / at >= 0.95 * 30
    pace.hold(5)
    before = at
    await pace.turn(ready)
    assert at >= before + 5


async def test_however_long_a_message_is_on_its_way_telegram_never_sees_one_too_many() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable on purpose
    at = 0.0
    arriving: list[float] = []
    answers: list[tuple[float, int, UnderWay]] = []

    async def sleep(seconds: float) -> None:
        nonlocal at
        at += seconds
        while answers and answers[0][0] <= at:
            with heapq.heappop(answers)[2]:
                pass

    async def ready() -> bool:
        return True

    pace = Pace(lambda: at, sleep)
    for number in range(2000):
        letter = await pace.turn(ready)
        assert letter
        there = at + 0.02 + chance.choice([0, 0, 0.05, 0.3, 1.5])
        arriving.append(there)
        heapq.heappush(answers, (there + 0.02 + chance.choice([0, 0.1]), number, letter))
    arriving.sort()
    assert all(late - early > 1 for early, late in zip(arriving, arriving[30:], strict=False))
    assert len(arriving) / at > 15


async def test_a_reminder_is_given_up_when_its_time_has_passed(
    tmp_path: Path, database_url: str
) -> None:
    talk = Talk(tmp_path, database=database_url)
    now = talk.now()

    def write(conn: object) -> None:
        learner = learners.add(conn, BEN, "en", now)  # type: ignore[arg-type]
        letters.write(conn, [NewLetter(learner.id, "reminder", "x", 1, now, now)])  # type: ignore[arg-type]

    async with opened(database_url) as database:
        await database.write(write)
        talk.world.meta("clock")["skipped"] = 60.0
        outbox = Outbox(database, talk.now)
        assert await outbox.due(10) == []
        told = await outbox.deliveries()
        assert told.counts == (("reminder", "expired", "too late", 1),)


async def test_nobody_erased_is_written_to_or_brought_back(
    talk: Talk, catalogue: Catalogue
) -> None:
    await subscribe(talk, catalogue)
    letter = letters.Letter(1, 1, AMINA, "en", "reminder", "x")
    await talk.say(AMINA, "/privacy")
    await talk.tap(AMINA, "Erase everything")
    await talk.tap(AMINA, "Yes, erase everything")
    assert await talk.letters.content(letter) is None
    await talk.leap(days=4)
    assert reminders(talk, AMINA) == []
    url = talk.settings.database_url
    assert await stored.read(url, lambda conn: learners.find(conn, AMINA)) is None


async def test_who_asked_hears_of_a_scam_once_and_by_day(talk: Talk, catalogue: Catalogue) -> None:
    for person, words in ((AMINA, "⚠️ Tell me of new scams"), (CHEN, "⚠️ 有新骗局告诉我")):
        await talk.say(person, "/remind")
        await talk.tap(person, words)
    await talk.say(BEN, "/remind")
    await talk.wait(hours=10)  # 22:00 in the learners' UTC
    async with opened(talk.settings.database_url) as database:
        house = House(lambda: catalogue, Names)
        alerts = Broadcasts(database, talk.now, house)
        texts = {"en": "Fake parcel texts & calls", "zh-Hans": "假快递短信"}
        assert await alerts.alert("parcel-1", texts) == (2, {"en": (), "zh-Hans": ()})
        assert await alerts.alert("parcel-1", texts) == (0, {})
    await talk.wait(hours=1)
    assert "parcel" not in str(talk.last(AMINA))
    await talk.wait(hours=11)
    assert "Fake parcel texts & calls" in talk.last(AMINA)["text"]
    assert "假快递短信" in talk.last(CHEN)["text"]
    assert "parcel" not in str(talk.last(BEN))
    off = await talk.tap(AMINA, "No more of these")
    assert "⚠️ Tell me of new scams" in labels(off)
