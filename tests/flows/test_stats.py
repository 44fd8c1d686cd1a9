"""/stats, and the summary on Mondays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from bot.core.rights import Role
from bot.store.tables import step_counts
from tests.talk import labels
from tests.web.house import HOST, NOBODY, ORGANISER, OWNER, House, house


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def counted(home: House) -> None:
    """A hundred people joined, sixty started."""

    def work(conn: Connection) -> None:
        key = {
            "cohort_id": 0,
            "subject": "",
            "week": "2024-01-01",
            "language": "en",
            "audience": "",
        }
        rows = [
            {**key, "audience": "", "stage": stage, "n": n}
            for stage, n in (("joined", 100), ("started", 60))
        ]
        conn.execute(insert(step_counts), rows)

    await home.organisers._database.write(work)


async def test_the_owner_gets_a_picture_and_the_same_in_words(home: House) -> None:
    await counted(home)
    said = await home.talk.say(OWNER, "/stats")
    assert "Joined: 100" in said["text"]
    assert "Started a course: 60 (60%)" in said["text"]
    assert "photo" in home.talk.messages(OWNER)[-2]


async def test_a_tap_narrows_it_to_a_period(home: House) -> None:
    await counted(home)
    await home.talk.say(OWNER, "/stats")
    said = await home.talk.tap(OWNER, "4 weeks")
    assert "The last 4 weeks" in said["text"]
    assert "Joined: fewer than 5" in said["text"]


async def test_whoever_may_not_is_told_so(home: House) -> None:
    for who in (NOBODY, HOST):
        said = await home.talk.say(who, "/stats")
        assert "Joined" not in said["text"]


async def until_monday(home: House) -> None:
    """Let time pass until the Monday that comes, at ten."""
    now = home.talk.now()
    monday = (now + timedelta(days=7 - now.weekday())).replace(hour=10, minute=0)
    await home.talk.wait(hours=(monday - now) / timedelta(hours=1))


def weeks(home: House, who: int) -> int:
    """How many summaries somebody got."""
    return sum("Your week" in one.get("text", "") for one in home.talk.messages(who))


async def test_an_organiser_gets_the_summary_on_monday_mornings_until_they_do_not(
    home: House,
) -> None:
    await home.talk.say(ORGANISER, "/stats")
    said = await home.talk.tap(ORGANISER, "📅 Send me this on Mondays")
    assert "No more Monday summaries" in labels(said)
    await until_monday(home)
    assert weeks(home, ORGANISER) == 1
    await until_monday(home)
    assert weeks(home, ORGANISER) == 2
    await home.talk.tap(ORGANISER, "No more Monday summaries")
    assert weeks(home, ORGANISER) == 1, "the summary became the figures of now"
    await until_monday(home)
    assert weeks(home, ORGANISER) == 1


async def test_whoever_lost_the_right_gets_no_summary(home: House) -> None:
    await home.employ(950, home.ours, Role.ORGANISER)
    await home.talk.say(950, "/stats")
    await home.talk.tap(950, "📅 Send me this on Mondays")
    await home.organisers.remove(OWNER, 950, home.ours)
    await until_monday(home)
    assert weeks(home, 950) == 0


async def test_what_is_said_and_drawn_is_there_in_chinese_too(home: House) -> None:
    await counted(home)
    await home.talk.say(OWNER, "/language")
    await home.talk.tap(OWNER, "简体中文")
    said = await home.talk.say(OWNER, "/stats")
    assert "加入：100" in said["text"]


async def test_who_wants_the_summary_finds_that_in_their_export(home: House) -> None:
    await home.talk.say(ORGANISER, "/start")
    assert (await home.talk.export(ORGANISER))["monday_summary"] is None
    await home.talk.desk.summaries.choose(home.talk.as_person(ORGANISER), wanted=True)
    kept = (await home.talk.export(ORGANISER))["monday_summary"]
    assert kept["zone"] == "UTC"
    assert kept["next"].endswith("09:00:00+00:00")
