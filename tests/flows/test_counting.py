"""What learners do in the chat shows in the counts a moment later."""

from __future__ import annotations

from sqlalchemy import Connection, text

from bot.core.course import Catalogue
from bot.store.recount import differences
from bot.store.tally_sums import COUNTS
from tests import stored
from tests.learner import Learner
from tests.talk import AMINA, BEN, Talk

LESSON = "loans/true-cost/what-you-get"


async def counted(talk: Talk, query: str) -> list[tuple[object, ...]]:
    """What a query finds, once everything is counted; a recount agrees with it."""
    await talk.tick()

    def work(conn: Connection) -> list[tuple[object, ...]]:
        assert [one for table in COUNTS for one in differences(conn, table)] == []
        return [tuple(row) for row in conn.execute(text(query))]

    return await stored.read(talk.settings.database_url, work)


STAGES = "SELECT subject, stage, language, n FROM step_counts WHERE cohort_id = 0 ORDER BY 1, 2"


async def test_who_takes_a_lesson_is_counted_until_they_are_erased(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(BEN, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.take(LESSON)
    assert await counted(talk, STAGES) == [
        ("", "joined", "en", 2),
        ("", "started", "en", 1),
        ("loans/true-cost", "started", "en", 1),
    ]
    sums = await counted(talk, 'SELECT sum(seen), sum("right") FROM item_counts')
    assert sums == [(learner.answers, learner.answers)]
    await talk.people.erase(talk.as_person(AMINA))
    assert await counted(talk, STAGES) == [("", "joined", "en", 1)]
    assert await counted(talk, "SELECT count(*) FROM item_counts") == [(0,)]


async def test_a_learner_who_speaks_another_language_is_counted_there(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.people.speak(talk.as_person(AMINA), "zh-Hans")
    assert await counted(talk, STAGES) == [("", "joined", "zh-Hans", 1)]
