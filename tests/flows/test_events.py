"""An organiser plans an event in the chat, has its poster and runs it; others may not."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from bot.chat import buttons as packed
from bot.core.live_quiz import Arrival, Phase
from bot.core.rights import Role
from bot.services.events import plan_of
from bot.store import events, learners, staff
from bot.store.events import Held
from tests.partners import HOST, ORGANISER, STRANGER, employ, hold, soon
from tests.room import Room
from tests.talk import AMINA, BEN, Message, Talk, buttons, labels


async def _partner(talk: Talk) -> int:
    return await employ(talk, ORGANISER, Role.ORGANISER)


async def planned_to_the_end(talk: Talk) -> Message:
    """Plan an event up to the last look."""
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam: an hour for everybody")
    await talk.say(ORGANISER, "tomorrow 3pm")
    await talk.say(ORGANISER, "Library, 12 Hill Street")
    await tap_first(talk, "G:quiz")
    return await tap_first(talk, "G:course")


async def tap_first(talk: Talk, beginning: str) -> Message:
    """Tap the first button of the newest message that carries something."""
    message = talk.last(ORGANISER)
    data = next(
        one["callback_data"]
        for one in buttons(message)
        if one.get("callback_data", "").startswith(beginning)
    )
    return await talk.tap_data(ORGANISER, data)


async def only_event(talk: Talk) -> Held:
    found = await talk.desk.events.shelf(ORGANISER)
    (held,) = (*found.live, *found.upcoming, *found.past)
    return held


async def test_an_event_takes_three_typed_answers_and_five_taps(talk: Talk) -> None:
    await _partner(talk)
    check = await planned_to_the_end(talk)
    assert "Is it right?" in check["text"]
    for said in (
        "Spot the scam: an hour for everybody",
        "Tue 3 March 2026, 15:00 (UTC)",
        "Library, 12 Hill Street",
        "English",
        "Everybody",
        "30 people expected, 60 minutes",
    ):
        assert said in check["text"]
    card = await talk.tap(ORGANISER, "✅ Make it")
    held = await only_event(talk)
    assert "Made." in card["text"]
    assert held.cohort.code in card["text"]
    assert f"?start=c-{held.cohort.code}" in card["text"]
    assert {
        "🎭 Rehearse",
        "🖨 Poster (PDF)",
        "🖼 Poster (picture)",
        "▦ QR code",
        "📅 Calendar file",
        "✏️ Change",
        "✖ Cancel the event",
    } <= set(labels(card))
    assert "▶ Run it" not in labels(card)
    assert held.cohort.programme == "Spot the scam: an hour for everybody"
    assert held.event.made_by == ORGANISER
    assert talk.failures() == []


async def test_the_same_in_chinese(talk: Talk) -> None:
    await _partner(talk)
    await talk.people.speak(talk.as_person(ORGANISER), "zh-Hans")
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ 新建活动")
    await talk.say(ORGANISER, "识破骗局一小时")
    await talk.say(ORGANISER, "明天下午三点半")
    await talk.say(ORGANISER, "社区图书馆二楼")
    await tap_first(talk, "G:quiz")
    check = await tap_first(talk, "G:course")
    assert "2026年3月3日周二 15:30" in check["text"]
    assert "简体中文" in check["text"]
    card = await talk.tap(ORGANISER, "✅ 建立")
    assert "建好了" in card["text"]
    assert (await only_event(talk)).cohort.language == "zh-Hans"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("31 Feb 15:00", "There is no such day as “31 Feb 15:00”"),
        ("yesterday", "That is over already"),
        ("today 11:00", "That is over already"),
        ("3 Dec 2031 15:00", "more than two years away"),
        ("Mon 3 March 15:00", "do not belong together"),
        ("tomorrow 25:00", "There is no such time"),
        ("soon", "I could not read “soon”"),
        ("<b>x</b>", "I could not read “&lt;b&gt;x&lt;/b&gt;”"),
    ],
)
async def test_a_wrong_date_is_answered_kindly_and_asked_again(
    talk: Talk, said: str, answer: str
) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam")
    asked = await talk.say(ORGANISER, said)
    assert answer.replace("&lt;", "<").replace("&gt;", ">") in asked["text"]
    assert "When is it?" in asked["text"]
    assert "Where is it?" in (await talk.say(ORGANISER, "3 March 15:00"))["text"]


async def test_a_day_and_a_time_may_come_one_after_the_other(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam")
    asked = await talk.tap(ORGANISER, "Tomorrow")
    assert "Tue 3 March. At what time does it begin?" in asked["text"]
    which = await talk.say(ORGANISER, "7")
    assert labels(which)[:2] == ["Tue 3 March 2026, 07:00", "Tue 3 March 2026, 19:00"]
    asked = await talk.tap(ORGANISER, "Tue 3 March 2026, 19:00")
    assert "Tue 3 March 2026, 19:00" in asked["text"]
    assert "Where is it?" in asked["text"]


async def test_a_date_that_may_be_two_days_is_asked_about(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam")
    which = await talk.say(ORGANISER, "4/5 15:00")
    assert labels(which)[:2] == ["Mon 4 May 2026, 15:00", "Sun 5 April 2026, 15:00"]


async def test_nothing_is_lost_when_they_stop_in_the_middle(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam")
    await talk.say(ORGANISER, "/learn")
    await talk.say(ORGANISER, "Library, 12 Hill Street")
    screen = await talk.say(ORGANISER, "/event")
    asked = await talk.tap(ORGANISER, "✏️ Go on: Spot the scam")
    assert "When is it?" in asked["text"]
    screen = await talk.say(ORGANISER, "tomorrow 15:00")
    assert "Where is it?" in screen["text"]


async def test_a_plan_outlives_a_restart(tmp_path: Path, database_url: str) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await _partner(talk)
        await talk.say(ORGANISER, "/event")
        await talk.tap(ORGANISER, "＋ New event")
        await talk.say(ORGANISER, "Spot the scam")
    async with talk.running():
        asked = await talk.say(ORGANISER, "tomorrow 15:00")
        assert "Where is it?" in asked["text"]
        assert "Tue 3 March 2026, 15:00" in asked["text"]


async def test_every_step_can_be_gone_back_to_and_put_right(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the spam")
    await talk.tap(ORGANISER, "‹ Back")
    asked = await talk.say(ORGANISER, "Spot the scam")
    assert "When is it?" in asked["text"]
    assert "Spot the scam" in asked["text"]
    await talk.say(ORGANISER, "tomorrow 15:00")
    await talk.say(ORGANISER, "Library")
    await tap_first(talk, "G:quiz")
    check = await tap_first(talk, "G:course")
    for button, answer, said in (
        ("Name", "Scams at the market", "Scams at the market"),
        ("Day and time", "5 March 10:00", "Thu 5 March 2026, 10:00"),
        ("Place", "Town hall", "Town hall"),
        ("How many", "about 45", "45 people expected"),
        ("How long", "90 min", "90 minutes"),
        ("Programme", "Market year", "Programme: Market year"),
        ("Time zone", "Shanghai", "(Beijing, Shanghai)"),
    ):
        await talk.tap(ORGANISER, button)
        check = await talk.say(ORGANISER, answer)
        assert said in check["text"], button
    for button, answer in (("Language", "Both languages"), ("For whom", "Small business")):
        await talk.tap(ORGANISER, button)
        check = await talk.tap(ORGANISER, answer)
        assert answer in check["text"]
    await talk.tap(ORGANISER, "✅ Make it")
    held = await only_event(talk)
    assert held.cohort.language == "en+zh-Hans"
    assert held.cohort.audience == "business"
    assert held.event.starts_at.isoformat() == "2026-03-05T02:00:00+00:00"


@pytest.mark.parametrize("number", ["0", "5001", "many", "3 or 4", "-2000000", "9" * 400])
async def test_a_wrong_number_is_asked_again(talk: Talk, number: str) -> None:
    await _partner(talk)
    await planned_to_the_end(talk)
    await talk.tap(ORGANISER, "How many")
    asked = await talk.say(ORGANISER, number)
    assert "from 1 to 5,000" in asked["text"]


async def test_a_title_too_long_for_a_poster_is_asked_again(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    assert "80 signs at most" in (await talk.say(ORGANISER, "x" * 81))["text"]
    assert "When is it?" in (await talk.say(ORGANISER, "x" * 80))["text"]


async def test_a_plan_needs_a_quiz_or_a_course(talk: Talk) -> None:
    await _partner(talk)
    await planned_to_the_end(talk)
    await talk.tap(ORGANISER, "Quiz")
    check = await talk.tap(ORGANISER, "No quiz, only a course")
    assert "Choose a quiz or a course" in check["text"]
    assert "✅ Make it" not in labels(check)
    await talk.tap(ORGANISER, "Course")
    check = await talk.tap(ORGANISER, "What a loan really costs")
    assert "✅ Make it" in labels(check)


async def test_the_second_event_is_the_first_with_another_day(talk: Talk) -> None:
    await _partner(talk)
    await planned_to_the_end(talk)
    await talk.tap(ORGANISER, "✅ Make it")
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    asked = await talk.tap(ORGANISER, "🔁 As last time: Spot the scam: an hour for…")
    assert "When is it?" in asked["text"]
    check = await talk.say(ORGANISER, "10 March 15:00")
    assert "Is it right?" in check["text"]
    await talk.tap(ORGANISER, "✅ Make it")
    found = await talk.desk.events.shelf(ORGANISER)
    assert len(found.upcoming) == 2
    assert len({one.cohort.code for one in found.upcoming}) == 2
    assert len({one.cohort.programme for one in found.upcoming}) == 1
    sessions = await talk.desk.events.sessions(ORGANISER, found.upcoming[0].cohort.programme)
    assert [one.held.event.id for one in sessions] == [one.event.id for one in found.upcoming]


async def test_making_twice_makes_one(talk: Talk) -> None:
    await _partner(talk)
    check = await planned_to_the_end(talk)
    make = next(one for one in buttons(check) if one["text"] == "✅ Make it")
    await talk.tap(ORGANISER, "✅ Make it")
    await talk.tap_data(ORGANISER, make["callback_data"], check)
    assert len((await talk.desk.events.shelf(ORGANISER)).upcoming) == 1
    assert "made or thrown away" in talk.toasts()[-1]


async def test_old_and_forged_buttons_of_a_plan_do_nothing(talk: Talk) -> None:
    await _partner(talk)
    await employ(talk, STRANGER, Role.ORGANISER, "Others")
    await planned_to_the_end(talk)
    await talk.say(STRANGER, "/event")
    plan = (await talk.desk.events.shelf(ORGANISER)).plans[0].id
    await talk.tap_data(STRANGER, f"G:do:{plan}:make")
    assert (await talk.desk.events.shelf(ORGANISER)).upcoming == ()
    for data in ("day:{}:2026-13-77", "at:{}:9", "when:{}:x", "zone:{}:Mars", "partner:{}:x"):
        await talk.tap_data(ORGANISER, f"G:{data.format(plan)}")
        assert "earlier time" in talk.toasts()[-1]
    for data in ("quiz:{}:nothing", "course:{}:a/b", "language:{}:xx", "partner:{}:999"):
        await talk.tap_data(ORGANISER, f"G:{data.format(plan)}")
        assert "✅ Make it" not in labels(talk.last(ORGANISER))
    await talk.tap_data(ORGANISER, f"G:do:{plan}:make")
    assert (await talk.desk.events.shelf(ORGANISER)).upcoming == ()


async def test_a_plan_can_be_thrown_away(talk: Talk) -> None:
    await _partner(talk)
    await planned_to_the_end(talk)
    assert "Nothing was made" in (await talk.tap(ORGANISER, "Throw away"))["text"]
    assert "Go on" not in str(labels(await talk.say(ORGANISER, "/event")))


async def test_who_works_for_two_partners_says_for_which(talk: Talk) -> None:
    await _partner(talk)
    await employ(talk, ORGANISER, Role.ORGANISER, "Village hall")
    await talk.say(ORGANISER, "/event")
    asked = await talk.tap(ORGANISER, "＋ New event")
    assert labels(asked)[:2] == ["Bright Money", "Village hall"]
    asked = await talk.tap(ORGANISER, "Village hall")
    assert "What is it called?" in asked["text"]


async def test_the_clock_is_asked_for_where_nobody_knows_it(
    tmp_path: Path, database_url: str
) -> None:
    talk = Talk(tmp_path, database=database_url, timezone=None)
    async with talk.running():
        await _partner(talk)
        await talk.say(ORGANISER, "/event")
        await talk.tap(ORGANISER, "＋ New event")
        asked = await talk.say(ORGANISER, "Spot the scam")
        assert "In which town is it" in asked["text"]
        assert "I don't know “Nowhereville”" in (await talk.say(ORGANISER, "Nowhereville"))["text"]
        asked = await talk.say(ORGANISER, "Chengdu")
        assert "When is it?" in asked["text"]
        asked = await talk.say(ORGANISER, "tomorrow 15:00")
        assert "(Beijing, Shanghai)" in asked["text"]


async def test_a_change_keeps_the_code_and_makes_calendars_newer(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:edit:{held.event.id}")
    await talk.tap(ORGANISER, "Place")
    await talk.say(ORGANISER, "Town hall")
    card = await talk.tap(ORGANISER, "✅ Save")
    assert "Changed." in card["text"]
    after = await only_event(talk)
    assert (after.event.venue, after.event.sequence) == ("Town hall", 1)
    assert after.cohort.code == held.cohort.code
    await talk.tap(ORGANISER, "✏️ Change")
    card = await talk.tap(ORGANISER, "✅ Save")
    assert "Nothing was changed" in card["text"]
    assert (await only_event(talk)).event.sequence == 1
    await talk.tap(ORGANISER, "✏️ Change")
    assert "Nothing was changed" in (await talk.tap(ORGANISER, "Leave it as it was"))["text"]


COLLEAGUE = 204


async def _in_the_middle_of_a_change(talk: Talk) -> Held:
    """An organiser has typed another place, and has not saved it, when a colleague comes."""
    partner = await _partner(talk)
    await employ(talk, COLLEAGUE, Role.ORGANISER)
    held = await hold(talk, partner)
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:edit:{held.event.id}")
    await talk.tap(ORGANISER, "Place")
    await talk.say(ORGANISER, "Town hall")
    return held


async def _change(talk: Talk, held: Held, **said: Any) -> None:
    """A colleague changes the event on the page."""
    now = plan_of(await only_event(talk))
    made = await talk.desk.events.make_at_once(
        COLLEAGUE, str(held.event.id), replace(now, **said), now
    )
    assert isinstance(made, Held)


async def test_an_open_change_does_not_undo_what_a_colleague_changed(talk: Talk) -> None:
    held = await _in_the_middle_of_a_change(talk)
    await _change(talk, held, expected=80, title="Spot the scam together")
    told = await talk.tap(ORGANISER, "✅ Save")
    assert "Somebody of your team changed this event meanwhile." in told["text"]
    assert "• Name: Spot the scam together" in told["text"]
    assert "• How many: 80" in told["text"]
    assert "Town hall" in told["text"], "what was typed is not lost"
    assert (await only_event(talk)).event.venue == "Library, Hill Street"
    card = await talk.tap(ORGANISER, "✅ Save")
    assert "Changed." in card["text"]
    after = await only_event(talk)
    assert (after.event.venue, after.event.expected) == ("Town hall", 80)
    assert after.cohort.title == "Spot the scam together"


async def test_where_both_changed_the_same_the_second_sees_both_and_decides(talk: Talk) -> None:
    held = await _in_the_middle_of_a_change(talk)
    await _change(talk, held, venue="School")
    told = await talk.tap(ORGANISER, "✅ Save")
    assert "• Place: School. You have: Town hall" in told["text"]
    assert "Nothing of yours is saved yet" in told["text"]
    await _change(talk, held, venue="Market")
    told = await talk.tap(ORGANISER, "✅ Save")
    assert "• Place: Market. You have: Town hall" in told["text"], "changed once more, told again"
    await talk.tap(ORGANISER, "✅ Save")
    assert (await only_event(talk)).event.venue == "Town hall"


async def test_a_change_that_is_opened_again_stands_on_what_is_there_by_then(talk: Talk) -> None:
    held = await _in_the_middle_of_a_change(talk)
    await _change(talk, held, at=time(17))
    await talk.say(ORGANISER, "/event")
    told = await talk.tap(ORGANISER, "✏️ Go on: Spot the scam")
    assert "• Day and time: Tue 3 March 2026, 17:00 (UTC)" in told["text"]
    card = await talk.tap(ORGANISER, "✅ Save")
    assert "Changed." in card["text"]
    after = await only_event(talk)
    assert (after.event.venue, after.event.starts_at.hour) == ("Town hall", 17)


async def test_both_changing_to_the_same_is_told_without_a_dispute(talk: Talk) -> None:
    held = await _in_the_middle_of_a_change(talk)
    await _change(talk, held, venue="Town hall")
    told = await talk.tap(ORGANISER, "✅ Save")
    assert "• Place" not in told["text"] or "You have" not in told["text"]
    assert "Nothing was changed" in (await talk.tap(ORGANISER, "✅ Save"))["text"]


@pytest.mark.parametrize("siblings", [0, 1])
async def test_a_programme_that_nobody_named_goes_with_a_new_title_where_it_is_alone(
    talk: Talk, siblings: int
) -> None:
    partner = await _partner(talk)
    held = await hold(talk, partner)
    for days in range(siblings):
        await hold(talk, partner, day=(talk.now() + timedelta(days=3 + days)).date())
    plan = replace(plan_of(held), title="Money evening")
    after = await talk.desk.events.make_at_once(ORGANISER, str(held.event.id), plan)
    assert isinstance(after, Held)
    assert after.cohort.programme == ("Spot the scam" if siblings else "Money evening")


async def test_cancelling_is_asked_about_once_and_tells_calendars(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:card:{held.event.id}")
    sure = await talk.tap(ORGANISER, "✖ Cancel the event")
    assert "Cancel “Spot the scam”?" in sure["text"]
    card = await talk.tap(ORGANISER, "Yes, cancel it")
    assert "Cancelled." in card["text"]
    await talk.tap_data(ORGANISER, f"C:cancel-yes:{held.event.id}", sure)
    assert (await only_event(talk)).event.sequence == 1
    await talk.tap_data(ORGANISER, f"C:edit:{held.event.id}")
    assert talk.toasts()[-1] == "That is not there any more."


def sent_file(talk: Talk, message: Message) -> bytes:
    """What a message of the bot carries."""
    file = message.get("document") or message["photo"][-1]
    return bytes.fromhex(talk.world.records["files"][file["file_id"]]["hex"])


async def test_the_poster_says_what_is_needed_and_its_code_leads_in(talk: Talk) -> None:
    held = await hold(
        talk, await _partner(talk), language="en+zh-Hans", title="Spot the scam 识破骗局"
    )
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:poster:{held.event.id}")
    page = pypdfium2.PdfDocument(sent_file(talk, talk.last(ORGANISER)))
    assert len(page) == 1
    assert [round(one) for one in page[0].get_size()] == [595, 842]
    text = page[0].get_textpage().get_text_range()
    for said in (
        "Spot the scam 识破骗局",
        "Bright Money",
        "Tue 3 March 2026, 15:00",
        "2026年3月3日周二 15:00",
        "Library, Hill Street",
        "Free. Nothing is sold.",
        "免费，什么也不卖。",
        f"{held.cohort.code[:3]} {held.cohort.code[3:]}",
    ):
        assert said in text
    link = f"https://t.me/{talk.world.bot['username']}?start=c-{held.cohort.code}"
    assert read_code(page[0].render(scale=1.5).to_pil()) == link
    await talk.tap_data(ORGANISER, f"C:picture:{held.event.id}")
    assert read_code(Image.open(io.BytesIO(sent_file(talk, talk.last(ORGANISER))))) == link
    await talk.tap_data(ORGANISER, f"C:qr:{held.event.id}")
    assert read_code(Image.open(io.BytesIO(sent_file(talk, talk.last(ORGANISER))))) == link


def read_code(picture: Image.Image) -> str:
    """What the one code in a picture says."""
    (found,) = zxingcpp.read_barcodes(picture.convert("RGB"))
    return str(found.text)


async def test_the_calendar_file_reads_back_and_follows_changes(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), zone="Asia/Shanghai", title="Scams; 骗局, one")
    await talk.say(ORGANISER, "/event")

    async def entry() -> tuple[Calendar, Any]:
        await talk.tap_data(ORGANISER, f"C:ics:{held.event.id}")
        calendar = Calendar.from_ical(sent_file(talk, talk.last(ORGANISER)))
        (event,) = calendar.events
        return calendar, event

    calendar, first = await entry()
    assert str(first["summary"]) == "Scams; 骗局, one"
    assert first["dtstart"].dt.isoformat() == "2026-03-03T15:00:00+08:00"
    assert first["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert first["dtend"].dt.isoformat() == "2026-03-03T16:00:00+08:00"
    assert [str(one["tzid"]) for one in calendar.timezones] == ["Asia/Shanghai"]
    assert (first["sequence"], str(first["status"])) == (0, "CONFIRMED")
    plan = await talk.desk.events.edit(ORGANISER, held.event.id)
    await talk.desk.events.say(ORGANISER, plan.kept.id, venue="Town hall")
    await talk.desk.events.make(ORGANISER, plan.kept.id)
    _, second = await entry()
    assert second["uid"] == first["uid"]
    assert (second["sequence"], str(second["location"])) == (1, "Town hall")
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    calendar, last = await entry()
    assert last["uid"] == first["uid"]
    assert (last["sequence"], str(last["status"])) == (2, "CANCELLED")
    assert str(calendar["method"]) == "CANCEL"


# Who may what


async def test_others_are_told_kindly_that_this_is_not_for_them(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    screen = await talk.say(AMINA, "/event")
    assert "for people who organise events" in screen["text"]
    await talk.say(AMINA, "/start")
    for what in ("card", "poster", "edit", "cancel-yes", "hall", "new"):
        await talk.tap_data(AMINA, f"C:{what}:{held.event.id}")
        assert talk.toasts()[-1] == "Your role does not include this."
    assert (await only_event(talk)).event.cancelled_at is None


async def test_a_host_sees_and_runs_but_makes_nothing(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    await employ(talk, HOST, Role.HOST)
    screen = await talk.say(HOST, "/event")
    assert "＋ New event" not in labels(screen)
    card = await talk.tap_data(HOST, f"C:card:{held.event.id}")
    assert "🎭 Rehearse" in labels(card)
    assert "✏️ Change" not in labels(card)
    for what in ("edit", "cancel", "cancel-yes", "new", "link"):
        await talk.tap_data(HOST, f"C:{what}:{held.event.id}")
        assert talk.toasts()[-1] == "Your role does not include this."
    assert (await only_event(talk)).event.cancelled_at is None


async def test_another_partners_organiser_does_not_learn_that_it_exists(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    await employ(talk, STRANGER, Role.ORGANISER, "Others")
    screen = await talk.say(STRANGER, "/event")
    assert "Spot the scam" not in str(labels(screen))
    for what in ("card", "poster", "picture", "qr", "ics", "edit", "cancel-yes", "run", "hall"):
        await talk.tap_data(STRANGER, f"C:{what}:{held.event.id}")
        assert talk.toasts()[-1] == "That is not there any more."


# Running


async def test_it_is_run_in_a_hall_when_its_time_has_come(talk: Talk) -> None:
    partner = await _partner(talk)
    await employ(talk, HOST, Role.HOST)
    held = await hold(talk, partner, **soon(talk.now()))
    await talk.say(HOST, "/event")
    card = await talk.tap_data(HOST, f"C:card:{held.event.id}")
    assert "It is time" in card["text"]
    await talk.tap(HOST, "▶ Run it")
    remote = await talk.tap(HOST, "📽 In a hall, with a screen")
    assert "/screen/" in remote["text"]
    again = await talk.tap_data(HOST, f"C:hall:{held.event.id}", card)
    assert "/screen/" in again["text"]
    live = await talk.desk.events.card(ORGANISER, held.event.id)
    assert live.game is not None
    games = await talk.desk.people._database.read(partial(events.games, event_id=held.event.id))
    assert [one.host_id for one in games] == [HOST]
    await talk.say(ORGANISER, "/event")
    card = await talk.tap_data(ORGANISER, f"C:card:{held.event.id}")
    assert "Live now" in card["text"]
    assert f"/screen/{live.game.code}" in card["text"]


async def test_before_its_time_it_is_rehearsed_and_that_counts_for_nothing(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:hall:{held.event.id}")
    assert "hour before" in talk.toasts()[-1]
    await talk.tap_data(ORGANISER, f"C:rehearse:{held.event.id}")
    remote = await talk.tap(ORGANISER, "📽 In a hall, with a screen")
    assert "Rehearsal" in remote["text"]
    card = await talk.desk.events.card(ORGANISER, held.event.id)
    assert (card.game, card.came.played) == (None, 0)


async def test_players_in_the_messenger_are_offered_the_cohort_and_others_count_alone(
    talk: Talk,
) -> None:
    partner = await _partner(talk)
    held = await hold(talk, partner, **soon(talk.now()))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:hall:{held.event.id}")
    card = await talk.desk.events.card(ORGANISER, held.event.id)
    assert card.game is not None
    await talk.say(AMINA, "/start")
    await talk.say(AMINA, f"/start q-{card.game.code}")
    await talk.live.join(card.game.id, talk.live_browser("Page"))
    await talk.live.lead(card.game.id, ORGANISER, "start")
    await talk.pass_seconds(1)
    taken = await talk.live.answer(card.game.id, 0, talk.live_person(AMINA), (0,))
    assert taken.outcome is Arrival.TAKEN
    await talk.pass_seconds(40)
    await talk.live.lead(card.game.id, ORGANISER, "end")
    await talk.tick()
    came = (await talk.desk.events.card(ORGANISER, held.event.id)).came
    assert (came.played, came.members) == (2, 0)
    result = await talk.say(AMINA, f"/start result-{card.game.code}")
    assert "Would you like to stay in its group?" in result["text"]
    screen = await talk.tap(AMINA, "➕ Join the group “Spot the scam”")
    assert "invites you" in screen["text"]
    (kept,) = [one for one in talk.messages(AMINA) if one["message_id"] == result["message_id"]]
    assert "Would you like to stay" in kept["text"]
    assert "✏️ What will I do differently?" in labels(kept), "the result stays above the greeting"
    assert (await talk.desk.events.card(ORGANISER, held.event.id)).came.members == 1
    result = await talk.say(AMINA, f"/start result-{card.game.code}")
    assert "Would you like to stay" not in result["text"]


async def test_a_groups_number_alone_opens_no_door(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), **soon(talk.now()))
    await talk.say(AMINA, "/start")
    screen = await talk.tap_data(AMINA, packed.pack(packed.Belong("join", held.cohort.id)))
    assert "Spot the scam" not in screen["text"]
    assert (await talk.desk.events.card(ORGANISER, held.event.id)).came.members == 0


async def test_who_comes_by_the_link_can_join_the_quiz_that_is_on(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), **soon(talk.now()))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:hall:{held.event.id}")
    greeting = await talk.say(AMINA, f"/start c-{held.cohort.code}")
    assert "🎯 Join the quiz that is on now" in labels(greeting)
    screen = await talk.tap(AMINA, "🎯 Join the quiz that is on now")
    assert "You are in" in screen["text"] or "Your name" in screen["text"]


async def test_another_quiz_in_the_chat_comes_first(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), **soon(talk.now()))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:hall-rehearse:{held.event.id}")
    await talk.say(ORGANISER, "/event")
    screen = await talk.tap_data(ORGANISER, f"C:hall:{held.event.id}")
    assert "Another quiz is open in this chat" in screen["text"]


async def test_an_event_is_played_in_a_group_by_its_link(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), **soon(talk.now()))
    await talk.say(ORGANISER, "/event")
    await talk.tap_data(ORGANISER, f"C:run:{held.event.id}")
    urls = [one["url"] for one in buttons(talk.last(ORGANISER)) if "url" in one]
    assert urls == [
        f"https://t.me/{talk.world.bot['username']}?startgroup=event-{held.cohort.code}"
    ]
    room = Room(talk)
    await talk.act("members", chat=room.chat, user=ORGANISER, action="add")
    await talk.act("startgroup", person=AMINA, chat=room.chat, payload=f"event-{held.cohort.code}")
    assert "for the team of an event" in room.last["text"]
    payload = f"event-{held.cohort.code}"
    await talk.act("startgroup", person=ORGANISER, chat=room.chat, payload=payload)
    card = await talk.desk.events.card(ORGANISER, held.event.id)
    assert card.game is not None
    assert card.game.phase == Phase.LOBBY
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    await talk.act("startgroup", person=BEN, chat=room.chat, payload="event-")
    assert "for the team of an event" in room.last["text"]


async def test_a_learner_who_organises_is_no_member_by_that(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk))
    card = await talk.desk.events.card(ORGANISER, held.event.id)
    assert card.came.members == 0
    database = talk.desk.people._database
    assert await database.read(partial(learners.find, telegram_id=ORGANISER)) is None
    assert json.dumps(await talk.export(ORGANISER))


async def test_an_organiser_who_erases_everything_in_the_middle_leaves_no_plan(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    asked = await talk.tap(ORGANISER, "＋ New event")
    await talk.say(ORGANISER, "Spot the scam")
    assert [one["title"] for one in (await talk.export(ORGANISER))["events_planned"]] == [
        "Spot the scam"
    ]
    await talk.people.erase(talk.as_person(ORGANISER))
    screen = await talk.say(ORGANISER, "tomorrow 15:00")
    assert "Where is it?" not in screen["text"]
    data = next(one["callback_data"] for one in buttons(asked))
    await talk.tap_data(ORGANISER, data, asked)
    assert talk.toasts()[-1] == "Your role does not include this."
    assert (await talk.export(ORGANISER))["kept"] is False or not (await talk.export(ORGANISER))[
        "events_planned"
    ]


async def test_who_loses_the_role_in_the_middle_makes_nothing(talk: Talk) -> None:
    partner = await _partner(talk)
    await employ(talk, ORGANISER, Role.ORGANISER, "Village hall")
    check = await _planned_for(talk, "Bright Money")
    assert "✅ Make it" in labels(check)
    database = talk.desk.people._database
    await database.write(partial(staff.remove, telegram_id=ORGANISER, partner_id=partner))
    screen = await talk.tap(ORGANISER, "✅ Make it")
    assert "✅ Make it" not in labels(screen)
    assert (await talk.desk.events.shelf(ORGANISER)).upcoming == ()


async def _planned_for(talk: Talk, partner: str) -> Message:
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "＋ New event")
    await talk.tap(ORGANISER, partner)
    await talk.say(ORGANISER, "Spot the scam")
    await talk.say(ORGANISER, "tomorrow 3pm")
    await talk.say(ORGANISER, "Library")
    await tap_first(talk, "G:quiz")
    return await tap_first(talk, "G:course")


async def test_a_link_for_a_school_is_made_and_shut_in_the_chat(talk: Talk) -> None:
    await _partner(talk)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "🔗 A link without an event")
    await talk.tap(ORGANISER, "＋ New link")
    await talk.say(ORGANISER, "Hill School, class 9")
    check = await talk.tap(ORGANISER, "Whatever they like")
    assert "Is it right?" in check["text"]
    card = await talk.tap(ORGANISER, "✅ Make it")
    assert "?start=c-" in card["text"]
    await talk.tap(ORGANISER, "🖨 Poster (PDF)")
    page = pypdfium2.PdfDocument(sent_file(talk, talk.last(ORGANISER)))[0]
    assert "Hill School, class 9" in page.get_textpage().get_text_range()
    card = await talk.tap(ORGANISER, "🚪 Shut the door", card)
    await talk.say(ORGANISER, "/event")
    await talk.tap(ORGANISER, "🔗 A link without an event")
    card = await talk.tap(ORGANISER, "🔗 Hill School, class 9")
    assert "lets nobody in any more" in card["text"]


async def test_the_reports_button_opens_the_report_of_this_event(talk: Talk) -> None:
    held = await hold(talk, await _partner(talk), **soon(talk.now()))
    await talk.say(ORGANISER, "/event")
    card = await talk.tap_data(ORGANISER, f"C:card:{held.event.id}")
    told = await talk.tap(ORGANISER, "📊 Its report, on the page", card)
    assert f"?next=/events/{held.event.id}/report" in told["text"]
    assert "It is time" in talk.messages(ORGANISER)[-2]["text"]


async def test_an_owner_without_a_partner_is_led_to_add_one(
    tmp_path: Path, database_url: str
) -> None:
    async with Talk(tmp_path, database=database_url, owners=(AMINA,)).running() as talk:
        shown = await talk.say(AMINA, "/event")
        assert "held with a partner" in shown["text"]
        await talk.tap(AMINA, "＋ Add a partner")
        await talk.say(AMINA, "Library")
        assert "＋ New event" in labels(await talk.say(AMINA, "/event"))
