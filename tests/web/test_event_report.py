"""The report of an event: what it says of its group's days, and where little may be told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.events import Held
from tests.partners import hold, open_hall, soon
from tests.web.conftest import BASE
from tests.web.conftest import Browser as Phone
from tests.web.house import ORGANISER, House, house

COURSE = "loans/true-cost"


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, base=BASE) as made:
        yield made


async def _played_by_one(home: House, held: Held) -> None:
    """Its quiz, from its start to its end."""
    talk = home.talk
    game = await open_hall(talk, held, ORGANISER)
    phone = Phone(home.browser().client, game.code)
    await phone.join("Ada")
    await talk.live.lead(game.id, ORGANISER, "start")
    await phone.post("answer", position=0, choice=[0])
    await talk.pass_seconds(40)
    await talk.live.lead(game.id, ORGANISER, "end")
    await talk.tick()


async def test_the_report_names_the_days_of_its_group_that_are_still_to_come(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER, course=COURSE)
    browser = await home.browser_of(ORGANISER)
    report = f"/dashboard/events/{held.event.id}/report"
    four = "Questions to come: a day, a week, a month and three months later"
    assert four in (await browser.get(report)).text
    settings = f"/dashboard/cohorts/{held.cohort.id}/settings"
    await browser.get(settings)
    await browser.done(settings, start="bot", delay=["1", "30"], pace="own", hour="19")
    assert "Questions to come: a day and a month later" in (await browser.get(report)).text
    await home.talk.wait(hours=24 * 5)
    browser = await home.browser_of(ORGANISER)
    assert "Questions to come: a month later" in (await browser.get(report)).text
    await browser.get(settings)
    await browser.done(settings, start="bot", delay=[], pace="own", hour="19")
    assert "Questions to come" not in (await browser.get(report)).text


async def test_the_report_says_why_it_tells_no_answers_of_a_quiz_that_was_played(
    home: House,
) -> None:
    talk = home.talk
    held = await hold(talk, home.ours, ORGANISER, **soon(talk.now()))
    browser = await home.browser_of(ORGANISER)
    report = f"/dashboard/events/{held.event.id}/report"
    why = "fewer than 5 people were right"
    assert why not in (await browser.get(report)).text
    await _played_by_one(home, held)
    await talk.wait(hours=1)
    assert why in (await browser.get(report)).text


async def test_a_quiz_that_was_played_before_its_time_is_in_the_report_at_once(home: House) -> None:
    talk = home.talk
    held = await hold(talk, home.ours, ORGANISER, **soon(talk.now()))
    await _played_by_one(home, held)
    browser = await home.browser_of(ORGANISER)
    page = (await browser.get(f"/dashboard/events/{held.event.id}/report")).text
    assert "has not begun yet" not in page
    assert "ewer than 5 people played the quiz" in page


async def test_after_an_event_to_which_nobody_came_no_poster_is_asked_for(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER, programme="Saturdays")
    far = (home.talk.now() + timedelta(days=30)).date()
    later = await hold(home.talk, home.ours, ORGANISER, programme="Saturdays", day=far)
    report = f"/dashboard/events/{held.event.id}/report"
    before = (await (await home.browser_of(ORGANISER)).get(report)).text
    assert "This event has not begun yet" in before
    await home.talk.wait(hours=24 * 5)
    after = (await (await home.browser_of(ORGANISER)).get(report)).text
    assert "The event is over, and nobody joined its group" in after
    assert "Hang up the poster" not in after
    assert f"/dashboard/events/{later.event.id}/report" not in after


async def test_before_an_event_its_report_tells_of_no_quiz(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    report = f"/dashboard/events/{held.event.id}/report"
    page = (await (await home.browser_of(ORGANISER)).get(report)).text
    assert "So far nobody joined its group; 30 are expected." in page
    assert "layed the quiz" not in page
    assert "Choose sentences" not in page


async def test_who_did_not_come_is_told_alike_on_the_report_and_the_events_page(
    home: House,
) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    await home.talk.wait(hours=24 * 5)
    browser = await home.browser_of(ORGANISER)
    event = f"/dashboard/events/{held.event.id}"
    lead = "Nobody played the quiz, and nobody joined its group; 30 were expected."
    assert lead in (await browser.get(f"{event}/report")).text
    assert (await browser.get(event)).text.count("<b>nobody</b>") == 2


async def test_a_cancelled_event_awaits_nobody_and_its_report_leads_to_its_page(
    home: House,
) -> None:
    held = await hold(home.talk, home.ours, ORGANISER, course=COURSE, programme="Saturdays")
    browser = await home.browser_of(ORGANISER)
    event = f"/dashboard/events/{held.event.id}"
    await browser.get(f"{event}/cancel")
    await browser.done(f"{event}/cancel")
    await home.talk.wait(hours=2)
    assert (await browser.get(f"{event}/report")).headers["location"] == event
    seen = (await browser.get(event)).text
    assert "This event was cancelled." in seen
    for told in ("xpected", "layed the quiz", "stands alone"):
        assert told not in seen
