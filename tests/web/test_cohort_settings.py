"""A group's own first question, days of questions afterwards and reminders, set on its page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.cohort import CHOSEN, Habits, Pace
from bot.store.tables import audit
from tests.partners import a_link, hold, planned
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, OWNER, Browser, House, house

COURSE = "loans/true-cost"
FORM = {"start": "bot", "delay": ["1", "7", "30", "90"], "pace": "own", "hour": "19"}


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def group(home: House, course: str = COURSE) -> str:
    """A group with a course; returns its path."""
    made = await a_link(home.talk, home.ours, ORGANISER, course=course)
    return f"/dashboard/cohorts/{made.id}"


async def kept(home: House) -> Habits:
    """What the newest group has by now."""
    cohorts = home.talk.desk.cohorts
    (listed, *_) = await cohorts.listed(OWNER)
    return (await cohorts.settings(OWNER, listed.cohort.id)).habits


async def noted(home: House) -> list[tuple[str, str]]:
    """What the trail says of groups."""
    database = home.organisers._database
    trail = select(audit.c.what, audit.c.about).order_by(audit.c.id)
    rows = await database.read(lambda conn: conn.execute(trail).all())
    return [(row[0], row[1]) for row in rows if row[0].startswith("cohort-")]


async def opened(home: House, who: int = ORGANISER) -> tuple[Browser, str]:
    """A browser with the settings open."""
    path = await group(home)
    browser = await home.browser_of(who)
    await browser.get(f"{path}/settings")
    return browser, path


async def test_at_first_the_bot_chooses_and_all_days_are_ticked(home: House) -> None:
    browser, path = await opened(home)
    page = await browser.get(path)
    assert "The bot chooses: " in page.text
    assert "a day, a week, a month and three months later" in page.text
    sheet = (await browser.get(f"{path}/settings")).text
    ticked = re.findall(r'name="delay" value="(\d+)" checked', sheet)
    assert ticked == ["1", "7", "30", "90"]
    assert 'value="bot" checked' in sheet
    assert "are not sent to anybody any more" in sheet


async def test_everything_is_chosen_saved_shown_and_in_the_trail(home: House) -> None:
    browser, path = await opened(home)
    sheet = (await browser.get(f"{path}/settings")).text
    question = re.findall(rf'name="start" value="({COURSE}[^"]+)"', sheet)[1]
    page = await browser.done(
        f"{path}/settings",
        start=question,
        delay=["7", "30"],
        pace="group",
        day=["1", "5"],
        hour="9",
    )
    assert "Saved." in page.text
    assert "a week and a month later" in page.text
    assert "Tue, Sat at 9:00" in page.text
    assert "The bot chooses" not in page.text
    assert await kept(home) == Habits(question, (7, 30), Pace(frozenset({1, 5}), 9))
    number = path.rsplit("/", 1)[-1]
    what = {f"cohort-{part}" for part in ("start", "delays", "pace")}
    assert set(await noted(home)) == {(one, f"cohort {number}") for one in what}
    trail = (await (await home.browser_of(OWNER)).get("/dashboard/audit")).text
    assert "changed the days of the questions afterwards" in trail
    assert f"group {number}" in trail


async def test_none_of_it_is_a_choice_too(home: House) -> None:
    browser, path = await opened(home)
    page = await browser.done(f"{path}/settings", start="none", pace="own", hour="19")
    assert page.text.count("<dd>None</dd>") == 2
    assert "Each person chooses alone" in page.text
    assert await kept(home) == Habits(None, (), None)


async def test_saving_what_there_is_changes_and_notes_nothing(home: House) -> None:
    browser, path = await opened(home)
    await browser.done(f"{path}/settings", **FORM)
    before = await noted(home)
    page = await browser.done(f"{path}/settings", **FORM)
    assert "Nothing was changed." in page.text
    assert await noted(home) == before


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("start", {"start": "loans/true-cost/apr#nothing"}),
        ("start", {"start": "scams/messages/codes#spot-call"}),
        ("delays", {"delay": ["1", "8"]}),
        ("pace", {"pace": "group", "day": []}),
        ("pace", {"pace": "group", "day": ["9"]}),
        ("pace", {"pace": "group", "day": ["1"], "hour": "3"}),
        ("pace", {"pace": "group", "day": ["1"], "hour": "soon"}),
    ],
)
async def test_what_cannot_be_is_said_beside_it_and_nothing_is_saved(
    home: House, part: str, form: dict[str, object]
) -> None:
    browser, path = await opened(home)
    answer = await browser.post(f"{path}/settings", **{**FORM, **form})
    assert answer.status_code == 422
    assert f'id="{part}-fault"' in answer.text
    assert (await kept(home)).start == CHOSEN
    assert await noted(home) == []


async def test_a_group_without_a_course_has_no_first_question(home: House) -> None:
    path = await group(home, course="")
    browser = await home.browser_of(ORGANISER)
    sheet = await browser.get(f"{path}/settings")
    assert "this group has none" in sheet.text
    assert 'name="start"' not in sheet.text
    assert "there is nothing to ask" in sheet.text
    page = await browser.done(f"{path}/settings", pace="own", delay=["1"])
    assert "a day later" in page.text
    assert (await kept(home)).start == CHOSEN, "it waits for a course"


@pytest.mark.parametrize(("who", "status"), [(HOST, 403), (OTHER_ORGANISER, 404)])
async def test_only_its_own_organisers_set_it(home: House, who: int, status: int) -> None:
    path = await group(home)
    browser = await home.browser_of(who)
    before = await kept(home)
    assert (await browser.get(f"{path}/settings")).status_code == status
    assert (await browser.post(f"{path}/settings", **FORM)).status_code == status
    assert await kept(home) == before


async def test_the_page_speaks_chinese(home: House) -> None:
    browser, path = await opened(home)
    page = await browser.get(f"{path}/settings?language=zh-Hans")
    page = await browser.get(page.headers["location"])
    for words in (
        "开场题",
        "由机器人来选",
        "过后的小题",
        "第二天",
        "三个月后",
        "周一",
        "小组有固定的日子",
    ):
        assert words in page.text
    assert "第二天、满一周、满一个月、满三个月" in (await browser.get(path)).text


# An event's programme


async def test_an_events_programme_is_changed_on_its_page(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    await hold(home.talk, home.ours, ORGANISER, title="Other", programme="Market year")
    browser, path = await home.browser_of(ORGANISER), f"/dashboard/events/{held.event.id}"
    page = await browser.get(path)
    assert "<b>Spot the scam</b>" in page.text
    assert "It stands alone so far." in page.text
    assert '<option value="Market year">' in page.text
    page = await browser.done(f"{path}/programme", programme="  Market   year ")
    assert "It belongs to the programme “Market year”." in page.text
    assert "Compare the sessions of this programme (2)" in page.text
    assert "Name it after the event: Spot the scam" in page.text
    page = await browser.done(f"{path}/programme", programme="")
    assert "It belongs to the programme “Spot the scam”." in page.text


async def test_a_session_of_another_partner_of_theirs_is_counted_and_a_strangers_is_not(
    home: House,
) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    await hold(home.talk, home.theirs, OTHER_ORGANISER)
    path = f"/dashboard/events/{held.event.id}"
    owner, organiser = await home.browser_of(OWNER), await home.browser_of(ORGANISER)
    assert "Compare the sessions of this programme (2)" in (await owner.get(path)).text
    assert "It stands alone so far." in (await organiser.get(path)).text


async def test_a_change_of_the_programme_is_in_the_trail_once(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    browser, path = await home.browser_of(ORGANISER), f"/dashboard/events/{held.event.id}"
    await browser.get(path)
    for _ in range(2):
        await browser.done(f"{path}/programme", programme="Market year")
    owner = await home.browser_of(OWNER)
    trail = (await owner.get("/dashboard/audit")).text
    assert trail.count("changed the programme") == 1
    assert f"event {held.event.id}" in trail
    plan = planned(home.talk, home.ours, programme="Summer", venue="Town hall")
    await home.talk.desk.events.make_at_once(ORGANISER, str(held.event.id), plan)
    assert (await owner.get("/dashboard/audit")).text.count("changed the programme") == 2


async def test_a_programme_too_long_is_said_beside_it(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    browser, path = await home.browser_of(ORGANISER), f"/dashboard/events/{held.event.id}"
    await browser.get(path)
    answer = await browser.post(f"{path}/programme", programme="x" * 61)
    assert answer.status_code == 422
    assert 'id="programme-fault"' in answer.text
    assert 'value="' + "x" * 61 in answer.text


async def test_a_host_sees_the_programme_and_does_not_change_it(home: House) -> None:
    held = await hold(home.talk, home.ours, ORGANISER)
    browser, path = await home.browser_of(HOST), f"/dashboard/events/{held.event.id}"
    page = await browser.get(path)
    assert "<b>Spot the scam</b>" in page.text
    assert "Save the programme" not in page.text
    assert (await browser.post(f"{path}/programme", programme="Mine")).status_code == 403
