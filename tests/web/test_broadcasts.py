"""Messages on the organisers' pages: written, judged and stopped in a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.broadcast import FEW, State
from bot.core.rights import Role
from bot.services.broadcasts import Broadcasts
from bot.services.checks import Checks
from bot.store import broadcasts, cohorts, learners
from tests import stored
from tests.talk import AMINA, CHEN
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, OWNER, Browser, House, house

SECOND = 907
LIST = "/dashboard/broadcasts"
ONE = f"{LIST}/1"


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        made.talk.world.add_user(SECOND, "Second", "en")
        await made.employ(SECOND, made.ours, Role.ORGANISER, "Rosa")
        for who in (AMINA, CHEN, SECOND, ORGANISER):
            await made.talk.say(who, "/start")
        await members(made)
        yield made


async def members(made: House) -> None:
    def work(conn: Connection) -> None:
        now = made.talk.now()
        values = {
            "partner_id": made.ours,
            "code": "MKT",
            "title": "Market <stalls>",
            "programme": "",
            "language": "en",
            "delays": (),
            "reminders": False,
            "created_at": now,
        }
        cohort = cohorts.add(conn, values)
        for who in (AMINA, CHEN):
            cohorts.join(conn, cohort.id, learners.add(conn, who, "en", now).id, now)

    await stored.write(made.talk.settings.database_url, work)


def service(home: House) -> Broadcasts:
    assert home.talk._running is not None
    return home.talk._running.desk.broadcasts


async def found(home: House) -> broadcasts.Broadcast:
    return (await service(home).look(OWNER, 1)).broadcast


async def written(home: House, english: str = "We meet on Friday.", **more: str) -> Browser:
    """A browser in which a message was written and looked over."""
    browser = await home.browser_of(ORGANISER)
    await browser.done(LIST, partner=home.ours)
    fields = {"cohort": "1", "text-en": english, "text-zh-Hans": "", "at": "", **more}
    await browser.done(ONE, **fields)
    return browser


async def test_a_message_is_written_judged_and_sent_in_the_browser(home: House) -> None:
    browser = await written(home, "We meet on **Friday**.\n\n- Bring <a bill> & a friend.")
    page = await browser.get(ONE)
    assert "We meet on <b>Friday</b>." in page.text
    assert "Market &lt;stalls&gt;" in page.text
    assert "draft" in page.text, "what looks like a tag must be mended"
    await browser.done(ONE, **{"cohort": "1", "text-en": "We meet on **Friday**.", "at": ""})
    page = await browser.get(ONE)
    assert "Read Chinese, and would get the English text: fewer than 5 people" in page.text
    assert "A second person must approve" in page.text
    pin = (await found(home)).pin
    asked = await browser.done(f"{ONE}/submit", pin=pin)
    assert "waits for the approval of a second person" in asked.text
    assert "To: Market &lt;stalls&gt;" in asked.text
    assert "When: as soon as it may" in asked.text
    judge = await home.browser_of(SECOND)
    assert "waits for you" in (await judge.get(LIST)).text
    assert "Send back" in (await judge.get(ONE)).text
    await judge.done(f"{ONE}/approve", pin=pin)
    await home.talk.pass_seconds(3)
    assert "We meet on Friday." in home.talk.last(AMINA)["text"]
    report = await browser.get(ONE)
    assert "Sent: the report" in report.text
    assert "Sent: fewer than 5" in report.text
    assert 'id="stop"' not in report.text


async def test_a_message_saved_empty_is_told_what_it_lacks(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    begun = await browser.done(LIST, partner=home.ours)
    assert "There is no text yet" not in begun.text
    empty = {"text-en": "", "text-zh-Hans": "", "at": ""}
    told = await browser.post(ONE, **empty)
    assert told.status_code == 422
    assert "There is no text yet." in told.text
    assert "No group is chosen yet." in told.text


async def test_it_is_sent_back_with_a_word_that_cannot_hurt_the_page(home: House) -> None:
    browser = await written(home)
    pin = (await found(home)).pin
    await browser.done(f"{ONE}/submit", pin=pin)
    judge = await home.browser_of(SECOND)
    await judge.done(f"{ONE}/back", pin=pin, word="<script>alert(1)</script> No.")
    page = await browser.get(ONE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; No." in page.text
    assert "<script>alert" not in page.text


async def test_what_was_changed_in_between_is_not_approved(home: House) -> None:
    browser = await written(home)
    pin = (await found(home)).pin
    await browser.done(f"{ONE}/submit", pin=pin)
    judge = await home.browser_of(SECOND)
    await judge.get(ONE)
    await browser.done(ONE, again="1")
    await browser.done(ONE, **{"cohort": "1", "text-en": "We meet on Saturday.", "at": ""})
    told = await judge.done(f"{ONE}/approve", pin=pin)
    assert "changed meanwhile" in told.text
    assert (await found(home)).state is State.CHECKED


async def test_the_author_is_refused_by_the_address_too(home: House) -> None:
    browser = await written(home)
    pin = (await found(home)).pin
    await browser.done(f"{ONE}/submit", pin=pin)
    assert (await browser.post(f"{ONE}/approve", pin=pin)).status_code == 403
    assert (await found(home)).state is State.WAITING


async def test_others_see_nothing_of_it(home: House) -> None:
    await written(home)
    other = await home.browser_of(OTHER_ORGANISER)
    assert "We meet" not in (await other.get(LIST)).text
    assert (await other.get(ONE)).status_code == 404
    for name in ("submit", "approve", "back", "stop", "drop"):
        assert (await other.post(f"{ONE}/{name}", pin="x")).status_code == 404
    host = await home.browser_of(HOST)
    assert (await host.get(LIST)).status_code == 403
    assert (await other.post(LIST, partner=home.ours)).status_code == 403


async def test_a_post_without_the_token_does_nothing(home: House) -> None:
    browser = await written(home)
    browser.token = "0" * 64
    for name in ("", "/submit", "/stop", "/drop"):
        assert (await browser.post(f"{ONE}{name}", pin="x")).status_code == 403
    assert (await found(home)).state is State.CHECKED


async def test_a_time_is_read_in_the_writers_zone_and_a_wrong_one_is_named(home: House) -> None:
    browser = await written(home, at="2026-03-03 18:30")
    at = (await found(home)).at
    assert at is not None
    assert at.isoformat() == "2026-03-03T18:30:00+00:00"
    await browser.done(ONE, again="1")
    wrong = await browser.post(ONE, **{"cohort": "1", "text-en": "Kept.", "at": "soon"})
    assert wrong.status_code == 422
    assert "“soon” is no time" in wrong.text
    assert "Kept." in wrong.text


async def test_a_group_that_another_partner_has_now_gets_nothing_from_the_one_before(
    home: House,
) -> None:
    browser = await written(home)
    pin = (await found(home)).pin
    await browser.done(f"{ONE}/submit", pin=pin)

    def move(conn: Connection) -> None:
        cohorts.change(conn, 1, partner_id=home.theirs)

    await service(home)._database.write(move)
    judge = await home.browser_of(SECOND)
    await judge.post(f"{ONE}/approve", pin=pin)
    await home.talk.wait(minutes=2)
    assert "We meet on Friday." not in home.talk.last(AMINA)["text"]
    assert (await found(home)).state is State.DRAFT


async def test_whom_a_message_reaches_does_not_tell_of_the_few_it_does_not(home: House) -> None:
    there = service(home)

    def crowd(conn: Connection) -> None:
        now = home.talk.now()
        for who in range(2_000, 2_022):
            learner = learners.add(conn, who, "zh-Hans" if who == 2_000 else "en", now)
            cohorts.join(conn, 1, learner.id, now)
            broadcasts.mute(conn, 1, learner.id, on=who == 2_001)

    await there._database.write(crowd)
    page = await (await written(home)).get(ONE)
    assert sum((await there.look(ORGANISER, 1)).readers.values()) == 23
    assert "at least 20 people" in page.text
    assert ">23" not in page.text
    assert "23 people" not in page.text


@pytest.mark.parametrize(
    "field",
    [
        {"cohort": "²"},
        {"cohort": "9" * 5_000},
        {"at": "0001-01-01 00:00"},
        {"at": "9999-12-31T23:59"},
    ],
)
async def test_numbers_and_times_that_nothing_can_hold_break_no_page(
    home: House, field: dict[str, str]
) -> None:
    there = service(home)
    there._house = replace(there._house, zone="Asia/Shanghai")
    browser = await home.browser_of(ORGANISER)
    await browser.done(LIST, partner=home.ours)
    given = await browser.post(ONE, **{"cohort": "1", "text-en": "Kept.", "at": "", **field})
    assert given.status_code < 500


async def test_it_is_stopped_in_the_browser(home: House) -> None:
    browser = await written(home)
    await home.talk.wait(hours=11)
    pin = (await found(home)).pin
    await browser.done(f"{ONE}/submit", pin=pin)
    judge = await home.browser_of(SECOND)
    await judge.done(f"{ONE}/approve", pin=pin)
    await home.talk.pass_seconds(1)
    page = await judge.get(ONE)
    assert "<progress" in page.text
    assert "until morning" in page.text
    await judge.done(f"{ONE}/stop")
    await home.talk.pass_seconds(2)
    assert "Stopped before they left: fewer than 5" in (await judge.get(ONE)).text
    await home.talk.wait(hours=11)
    assert "Friday" not in str(home.talk.messages(AMINA))


async def test_the_pages_speak_chinese(home: House) -> None:
    browser = await written(home)
    await browser.get(f"{LIST}?language=zh-Hans")
    page = await browser.get(ONE)
    assert "英文收到的样子" in page.text
    assert "需要另一位同事同意" in page.text
    assert "Mess" not in (await browser.get(LIST)).text


async def test_a_draft_is_deleted(home: House) -> None:
    browser = await written(home)
    gone = await browser.done(f"{ONE}/drop")
    assert "Deleted." in gone.text
    assert (await browser.get(ONE)).status_code == 404


@pytest.mark.parametrize("partner", ["", "x", "99", "-1"])
async def test_a_partner_that_is_none_begins_nothing(home: House, partner: str) -> None:
    browser = await home.browser_of(ORGANISER)
    assert (await browser.post(LIST, partner=partner)).status_code in {400, 403}


async def test_for_a_partner_without_groups_the_page_says_so_and_begins_nothing(
    home: House,
) -> None:
    browser = await home.browser_of(OTHER_ORGANISER)
    answer = await browser.post("/dashboard/broadcasts", partner=str(home.theirs))
    assert answer.status_code == 409
    assert "Their school has no groups yet" in answer.text
    assert 'href="/dashboard/events/new"' in answer.text
    assert (await home.talk.desk.broadcasts.shelf(OTHER_ORGANISER)).broadcasts == ()


async def test_a_warning_of_a_rising_scam_is_drafted_from_its_kind(home: House) -> None:
    parcel = "Your parcel is held at customs. Pay 1.99 at http://usps-fee.top within 24 hours"
    browser = await home.browser_of(ORGANISER)
    for who in range(FEW):
        await learned(home).learn(1000 + who, parcel)
    page = (await browser.get("/dashboard/asked")).text
    assert "Draft a warning" in page
    await browser.done(LIST, partner="0", rising="1")
    texts = (await found(home)).texts
    assert "The parcel that cannot be delivered" in texts["en"]
    assert "包裹" in texts["zh-Hans"]
    findings = (await service(home).look(OWNER, 1)).findings.values()
    assert {one.rule for some in findings for one in some if one.stops} == {"nobody"}


async def test_no_warning_tells_what_few_had_checked(home: House) -> None:
    parcel = "Your parcel is held at customs. Pay 1.99 at http://usps-fee.top within 24 hours"
    browser = await home.browser_of(ORGANISER)
    await learned(home).learn(1000, parcel)
    await browser.done(LIST, partner="0", rising="1")
    assert (await found(home)).texts == {}


def learned(home: House) -> Checks:
    assert home.talk._running is not None
    return home.talk._running.desk.checks
