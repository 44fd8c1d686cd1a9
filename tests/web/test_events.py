"""Pages about events and cohorts: made, changed, run, and seen by nobody else."""

from __future__ import annotations

import html
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from bot.sandbox import control
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, OWNER, Browser, House, house

STOOD = re.compile(r'name="stood" value="([^"]*)"')
FORM = {
    "title": "Spot the scam",
    "day": "2026-03-05",
    "at": "15:00",
    "zone": "Asia/Shanghai",
    "venue": "Library, Hill Street",
    "quiz": "icebreaker",
    "course": "loans/true-cost",
    "language": "en",
    "audience": "",
    "expected": "40",
    "minutes": "60",
    "programme": "",
}


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def made(browser: Browser, **form: str) -> str:
    """Make an event; returns its path."""
    await browser.get("/dashboard/events/new")
    answer = await browser.post("/dashboard/events/new", **{**FORM, **form})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def test_an_event_is_made_on_the_page(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    first = await browser.get("/dashboard/events")
    assert "There is no event yet" in first.text
    page = await browser.get(await made(browser))
    assert "“Spot the scam” is made." in page.text
    assert "Thu 5 March 2026, 15:00 (Beijing, Shanghai)" in page.text
    assert "?start=c-" in page.text
    assert "nobody" in page.text
    assert "Spot the scam" in (await browser.get("/dashboard/events")).text


async def test_a_form_that_is_sent_twice_makes_one_event(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    first = await made(browser)
    assert await made(browser) == first
    await home.talk.act("clock", advance=180)
    assert await made(browser) != first


async def test_everything_amiss_is_said_at_once_and_nothing_typed_is_lost(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    await browser.get("/dashboard/events/new")
    wrong = {
        "title": "",
        "day": "31 Feb",
        "at": "25:00",
        "venue": "x" * 121,
        "quiz": "",
        "course": "",
        "expected": "0",
        "minutes": "many",
        "town": "Nowhereville",
    }
    answer = await browser.post("/dashboard/events/new", **{**FORM, **wrong})
    assert answer.status_code == 422
    for said in (
        "This is still missing.",
        "There is no such day as “31 Feb”",
        "There is no such time as “25:00”",
        "120 signs at most",
        "Choose a quiz or a course",
        "from 1 to 5,000",
        "minutes from 10 to 720",
        "I don&#39;t know “Nowhereville”",
        "8 things need another look",
    ):
        assert said in answer.text, said
    for typed in ('value="31 Feb"', 'value="25:00"', f'value="{"x" * 121}"', 'value="many"'):
        assert typed in answer.text, typed
    assert "There is no event yet" in (await browser.get("/dashboard/events")).text


@pytest.mark.parametrize(
    ("day", "at", "shown"),
    [
        ("5 March", "3pm", "Thu 5 March 2026, 15:00"),
        ("tomorrow", "9:30", "Tue 3 March 2026, 09:30"),
        ("3月5日", "下午3点", "Thu 5 March 2026, 15:00"),
    ],
)
async def test_days_and_times_may_be_typed_where_there_are_no_pickers(
    home: House, day: str, at: str, shown: str
) -> None:
    browser = await home.browser_of(ORGANISER)
    page = await browser.get(await made(browser, day=day, at=at))
    assert shown in page.text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("day", "2026-03-01", "That is over already"),
        ("day", "4/5", "can be read in two ways"),
        ("at", "7", "can be read in two ways"),
        ("at", "3 March 15:00", "I could not read"),
        ("quiz", "nothing", "That is not here any more"),
        ("course", "a/b", "That is not here any more"),
        ("language", "xx", "That is not here any more"),
        ("language", "en+en", "That is not here any more"),
        ("audience", "kings", "That is not here any more"),
        ("zone", "Mars/Olympus", "I don&#39;t know “Mars/Olympus”"),
        ("zone", "", "This is still missing"),
    ],
)
async def test_a_wrong_value_is_said_beside_its_field(
    home: House, field: str, value: str, said: str
) -> None:
    browser = await home.browser_of(ORGANISER)
    await browser.get("/dashboard/events/new")
    answer = await browser.post("/dashboard/events/new", **{**FORM, field: value})
    assert answer.status_code == 422
    assert said in answer.text
    assert f'id="{field}-fault"' in answer.text


async def test_a_town_that_is_not_in_the_list_sets_the_clock(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    page = await browser.get(await made(browser, town="Nairobi"))
    assert "15:00 (Nairobi)" in page.text


async def test_what_is_typed_is_shown_as_text_and_never_as_markup(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    evil = "<script>alert(1)</script>\"'&"
    page = await browser.get(await made(browser, title=evil, venue=evil, programme=evil))
    for path in (page.url.path, "/dashboard/events", "/dashboard/cohorts"):
        shown = (await browser.get(path)).text
        assert "<script>alert" not in shown
    again = (await browser.get("/dashboard/events")).text
    assert "&lt;script&gt;" in again


async def test_an_event_is_changed_and_cancelled(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    path = await made(browser)
    form = await browser.get(f"{path}/edit")
    assert 'value="2026-03-05"' in form.text
    assert 'value="15:00"' in form.text
    page = await browser.done(f"{path}/edit", **{**FORM, "venue": "Town hall"})
    assert "Changed." in page.text
    assert "Town hall" in page.text
    page = await browser.done(f"{path}/edit", **{**FORM, "venue": "Town hall"})
    assert "Nothing was changed." in page.text
    assert "Cancel “Spot the scam”?" in (await browser.get(f"{path}/cancel")).text
    page = await browser.done(f"{path}/cancel")
    assert "This event was cancelled" in page.text
    assert (await browser.get(f"{path}/report")).headers["location"] == path
    # Who had it open in another tab is told, and finds the way to plan it again.
    looked = [await browser.get(f"{path}/{one}") for one in ("edit", "cancel")]
    sent = [
        await browser.post(f"{path}/{one}", **FORM)
        for one in ("edit", "programme", "run", "rehearse")
    ]
    for page in (*looked, *sent):
        assert page.status_code == 409
        assert "It was cancelled before you came to this" in page.text
        assert f"/dashboard/events/new?again={path.rsplit('/', 1)[-1]}" in page.text


async def test_two_forms_at_once_lose_nothing(home: House) -> None:
    first, second = [await home.browser_of(ORGANISER) for _ in range(2)]
    path = await made(first)
    opened = [STOOD.search((await one.get(f"{path}/edit")).text) for one in (first, second)]
    (before,) = {html.unescape(one.group(1)) for one in opened if one is not None}
    await first.done(f"{path}/edit", **{**FORM, "venue": "Town hall", "stood": before})
    mine = {**FORM, "expected": "90", "stood": before}
    told = await second.post(f"{path}/edit", **mine)
    assert told.status_code == 409
    assert "Somebody of your team changed this event meanwhile." in told.text
    assert "<li>Place: Town hall</li>" in told.text
    assert 'value="Town hall"' in told.text
    assert 'value="90"' in told.text
    again = STOOD.search(told.text)
    assert again is not None
    mine = {**mine, "venue": "Town hall", "stood": html.unescape(again.group(1))}
    page = await second.done(f"{path}/edit", **mine)
    assert "Changed." in page.text
    assert "Town hall" in page.text
    assert ">90<" in page.text


@pytest.mark.parametrize("stood", ["", "nonsense", "[" * 3000, '{"day": 5}', '{"title": 5}', "[]"])
async def test_what_a_form_says_stood_there_is_not_trusted(home: House, stood: str) -> None:
    browser = await home.browser_of(ORGANISER)
    path = await made(browser)
    await browser.get(f"{path}/edit")
    answer = await browser.post(f"{path}/edit", **{**FORM, "venue": "Town hall", "stood": stood})
    assert answer.status_code in {303, 409}


async def test_an_event_made_just_now_has_its_report(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    await browser.get("/dashboard")
    path = await made(browser)
    assert (await browser.get(f"{path}/report")).status_code == 200
    theirs = await home.browser_of(OTHER_ORGANISER)
    assert (await theirs.get(f"{path}/report")).status_code == 404


async def test_the_files_of_an_event(home: House) -> None:
    browser = await home.browser_of(HOST)
    path = await made(await home.browser_of(ORGANISER))
    poster = await browser.get(f"{path}/poster.pdf?language-of-poster=en%2Bzh-Hans")
    assert poster.headers["content-type"] == "application/pdf"
    text = pypdfium2.PdfDocument(poster.content)[0].get_textpage().get_text_range()
    assert "2026年3月5日周四 15:00" in text
    assert "Our community centre" in text
    code = await browser.get(f"{path}/code.png")
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.content)).convert("RGB"))
    assert found.text.startswith("https://t.me/")
    calendar = Calendar.from_ical((await browser.get(f"{path}/event.ics")).content)
    assert calendar.events[0].start.isoformat() == "2026-03-05T15:00:00+08:00"


async def test_a_session_is_planned_again_and_compared(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    path = await made(browser, programme="Market year")
    number = path.rsplit("/", 1)[-1]
    form = await browser.get(f"/dashboard/events/new?again={number}")
    assert 'value="Market year"' in form.text
    assert 'value="2026-03-05"' not in form.text
    await made(browser, programme="Market year", day="2026-03-12", venue="Town hall")
    await made(browser, programme="Other")
    overview = await browser.get("/dashboard/events")
    assert "2 sessions" in overview.text
    page = await browser.get("/dashboard/events/programme?name=Market+year")
    assert page.text.index("Town hall") < page.text.index("Library, Hill Street")
    assert "nobody" in page.text
    assert (await browser.get("/dashboard/events/programme?name=Nothing")).status_code == 404


async def test_it_is_run_from_the_page_when_its_time_has_come(home: House) -> None:
    browser = await home.browser_of(HOST)
    path = await made(await home.browser_of(ORGANISER))
    page = await browser.get(path)
    assert "Rehearse with pretend players" in page.text
    early = await browser.post(f"{path}/run")
    assert early.status_code == 409
    assert "from an hour before" in early.text
    rehearsal = await browser.post(f"{path}/rehearse")
    assert rehearsal.headers["location"].startswith("/screen/")
    busy = await browser.post(f"{path}/rehearse")
    assert "Another quiz is open" in busy.text
    await home.talk.live.lead(1, HOST, "end")
    await home.talk.wait(hours=66.6)
    browser = await home.browser_of(HOST)
    page = await browser.get(path)
    assert "It is time" in page.text
    start = re.search(r'href="([^"]+)\?start(?:group)?=event-', page.text)
    link = re.search(r'value="([^"]+)\?start=c-', page.text)
    assert start is not None
    assert link is not None
    assert start.group(1) == link.group(1), "both lead to where the bot is reached"
    screen = await browser.post(f"{path}/run")
    assert screen.headers["location"].startswith("/screen/")
    assert (await browser.get(screen.headers["location"])).status_code == 200
    again = await browser.post(f"{path}/run")
    assert again.headers["location"] == screen.headers["location"]
    page = await browser.get(path)
    assert "A quiz is being played now" in page.text
    assert screen.headers["location"] in page.text


async def test_few_people_are_never_counted_exactly(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    path = await made(browser)
    page = await browser.get(path)
    start = page.text.index("c-") + 2
    code = page.text[start : start + 6]
    for person in range(301, 305):
        home.talk.world.add_user(person, f"P{person}", "en")
        await home.talk.say(person, f"/start c-{code}")
    for one in (path, "/dashboard/cohorts", "/dashboard/cohorts/1"):
        assert "fewer than 5" in (await browser.get(one)).text
    home.talk.world.add_user(305, "P305", "en")
    await home.talk.say(305, f"/start c-{code}")
    assert "<b>5</b>" in (await browser.get(path)).text


async def test_a_link_without_an_event(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    await browser.get("/dashboard/cohorts/new")
    wrong = await browser.post("/dashboard/cohorts/new", title="", language="en")
    assert wrong.status_code == 422
    page = await browser.done(
        "/dashboard/cohorts/new", title="Hill School, class 9", language="en", course=""
    )
    assert "The link for “Hill School, class 9” is made." in page.text
    at = str(page.url.path)
    poster = await browser.get(f"{at}/poster.pdf")
    assert "Hill School" in pypdfium2.PdfDocument(poster.content)[0].get_textpage().get_text_range()
    page = await browser.done(f"{at}/door", door="shut")
    assert "lets nobody in any more" in page.text
    page = await browser.done(f"{at}/door", door="open")
    assert "The door is open again." in page.text
    assert "notice warn" not in page.text
    assert "Hill School, class 9" in (await browser.get("/dashboard/cohorts")).text


async def test_another_partners_event_is_a_page_that_is_not_there(home: House) -> None:
    path = await made(await home.browser_of(ORGANISER))
    stranger = await home.browser_of(OTHER_ORGANISER)
    cohort = "/dashboard/cohorts/1"
    for one in (
        path,
        f"{path}/edit",
        f"{path}/cancel",
        f"{path}/poster.pdf",
        f"{path}/code.png",
        f"{path}/event.ics",
        cohort,
        f"{cohort}/poster.pdf",
        f"{cohort}/code.png",
        "/dashboard/events/new?again=1",
        "/dashboard/events/programme?name=Spot+the+scam",
    ):
        assert (await stranger.get(one)).status_code == 404, one
    await stranger.get("/dashboard/events")
    for one in (f"{path}/edit", f"{path}/cancel", f"{path}/run", f"{path}/rehearse"):
        assert (await stranger.post(one, **FORM)).status_code == 404, one
    assert (await stranger.post(f"{cohort}/door", door="shut")).status_code == 404
    forged = {**FORM, "partner": str(home.ours)}
    await stranger.get("/dashboard/events/new")
    await stranger.post("/dashboard/events/new", **forged)
    mine = await (await home.browser_of(ORGANISER)).get("/dashboard/events")
    assert mine.text.count("Spot the scam") == 1


async def test_a_host_makes_and_changes_nothing(home: House) -> None:
    path = await made(await home.browser_of(ORGANISER))
    browser = await home.browser_of(HOST)
    page = await browser.get("/dashboard/events")
    assert "New event" not in page.text
    for one in ("/dashboard/events/new", "/dashboard/cohorts/new", f"{path}/edit"):
        assert (await browser.get(one)).status_code == 403
        assert (await browser.post(one, **FORM)).status_code == 403
    assert (await browser.post(f"{path}/cancel")).status_code == 403
    assert (await browser.post("/dashboard/cohorts/1/door", door="shut")).status_code == 403


async def test_the_owner_chooses_for_which_partner(home: House) -> None:
    browser = await home.browser_of(OWNER)
    await browser.get("/dashboard/events/new")
    missing = await browser.post("/dashboard/events/new", **FORM)
    assert 'id="partner-fault"' in missing.text
    page = await browser.get(await made(browser, partner=str(home.theirs)))
    assert "Their school" in page.text


async def test_numbers_in_the_address_that_are_none_are_pages_that_are_not_there(
    home: House,
) -> None:
    browser = await home.browser_of(ORGANISER)
    for one in ("0", "99", "x", "-1", "9" * 30, "1%27"):
        assert (await browser.get(f"/dashboard/events/{one}")).status_code == 404
        assert (await browser.get(f"/dashboard/cohorts/{one}")).status_code == 404


async def test_pages_speak_chinese(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    path = await made(browser)
    chinese = await browser.get(f"{path}?language=zh-Hans")
    assert chinese.status_code == 303
    page = await browser.get(path)
    assert "2026年3月5日周四 15:00（北京、上海）" in page.text
    assert "已加入的人" in page.text


async def test_past_events_come_a_leaf_at_a_time_each_with_its_report(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    for number in range(23):
        await made(browser, title=f"Session {number:02}", day=f"2026-03-{number + 5:02}")
    control.act(home.talk.telegram, "clock", {"advance": 60 * 24 * 3600})
    browser = await home.browser_of(ORGANISER)
    first = await browser.get("/dashboard/events")
    assert "Session 22" in first.text
    assert "Session 02" not in first.text
    assert first.text.count("/report") == 20
    older = await browser.get("/dashboard/events?skip=20")
    assert "/dashboard/events?skip=20#past" in first.text
    assert "Session 02" in older.text
    assert "Session 03" not in older.text
    assert 'href="/dashboard/events#past"' in older.text
    groups = await browser.get("/dashboard/cohorts?skip=20")
    assert "Session 00" in groups.text
    assert "Session 03" not in groups.text
    host = await (await home.browser_of(HOST)).get("/dashboard/events")
    assert "Session 22" in host.text
    assert "/report" not in host.text


async def test_lists_show_one_partner_where_there_are_several(home: House) -> None:
    await made(await home.browser_of(ORGANISER), title="Ours alone")
    await made(await home.browser_of(OTHER_ORGANISER), title="Theirs alone")
    owner = await home.browser_of(OWNER)
    for page in ("/dashboard/events", "/dashboard/cohorts"):
        both = (await owner.get(page)).text
        assert "Ours alone" in both
        assert "Theirs alone" in both
        theirs = (await owner.get(f"{page}?partner={home.theirs}")).text
        assert "Ours alone" not in theirs
        assert "Theirs alone" in theirs
        ours = await (await home.browser_of(ORGANISER)).get(f"{page}?partner={home.theirs}")
        assert "Ours alone" in ours.text
        assert "Theirs alone" not in ours.text


async def test_without_a_partner_the_owner_is_shown_where_to_add_one(
    tmp_path: Path, database_url: str
) -> None:
    async with house(tmp_path, database_url, people=False) as empty:
        owner = await empty.browser_of(OWNER)
        for page in ("/dashboard/events", "/dashboard/cohorts"):
            assert "Add the first partner" in (await owner.get(page)).text
            new = await owner.get(f"{page}/new")
            assert new.status_code == 303
            assert new.headers["location"] == page
