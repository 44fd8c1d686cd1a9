"""A database with figures in it: of nobody, of three people, or of many."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from bot.core.counting.tally import ANY, ITEM_SUMS, Stage, week
from bot.core.course import Catalogue
from bot.store import tables

COURSE = "loans/true-cost"
LESSON = f"{COURSE}/apr"
QUESTION = f"{LESSON}#sam-total"
TITLE = "Market <script>alert(1)</script> & stall"
VENUE = 'Hall "A" <b>east</b>'
PROGRAMME = "Saturdays <i>"
_FUNNEL = (1.0, 0.7, 0.5, 0.4, 0.2)
_OF = {("en", "worker"): 0.5, ("en", ""): 0.2, ("zh-Hans", "worker"): 0.2, ("zh-Hans", ""): 0.1}


def hold(conn: Connection, partner: int, now: datetime, title: str = TITLE, ago: int = 9) -> int:
    """An event of a programme that took place some days ago; its number."""
    code = f"c{ago}x{partner}"
    cohort: dict[str, Any] = {
        "partner_id": partner,
        "code": code,
        "title": title,
        "programme": PROGRAMME,
        "language": "en",
        "audience": None,
        "course": COURSE,
        "start_question": None,
        "delays": (1, 7, 30, 90),
        "reminders": True,
        "created_at": now - timedelta(days=ago + 5),
        "closed_at": None,
    }
    key = conn.execute(insert(tables.cohorts), cohort).inserted_primary_key
    assert key is not None
    event = {
        "cohort_id": key[0],
        "venue": VENUE,
        "starts_at": now - timedelta(days=ago),
        "zone": "UTC",
        "minutes": 60,
        "quiz": None,
        "expected": 30,
        "made_by": 1,
        "cancelled_at": None,
    }
    made = conn.execute(insert(tables.events), event).inserted_primary_key
    assert made is not None
    return int(made[0])


def count(conn: Connection, cohort: int, people: int, now: datetime, catalogue: Catalogue) -> None:
    """Counts as if so many people had come into a cohort (0: all) and learned."""
    weeks = [week(now - timedelta(days=7 * ago)) for ago in (1, 0)]
    _steps(conn, cohort, people, weeks)
    _questions(conn, cohort, people, weeks[0], catalogue)
    _learning(conn, cohort, people, weeks[0], catalogue)


def _steps(conn: Connection, cohort: int, people: int, weeks: list[str]) -> None:
    rows = []
    for (language, audience), share in _OF.items():
        for stage, reached in zip(Stage, _FUNNEL, strict=True):
            for subject in (ANY, COURSE):
                if subject and stage is Stage.JOINED:
                    continue
                for monday, part in zip(weeks, (0.6, 0.4), strict=True):
                    n = round(people * share * reached * part)
                    key = (cohort, subject, str(stage), monday, language, audience, n)
                    rows.append(_row(tables.step_counts, key))
    some = [one for one in rows if one["n"]]
    if some:
        conn.execute(insert(tables.step_counts), some)


def reached(conn: Connection, at: datetime, stage: Stage, audience: str, people: int) -> None:
    """So many people more, without a cohort, who reached a stage in a week."""
    row = (0, ANY, str(stage), week(at), "en", audience, people)
    conn.execute(insert(tables.step_counts), _row(tables.step_counts, row))


def _questions(
    conn: Connection, cohort: int, people: int, monday: str, catalogue: Catalogue
) -> None:
    for language in ("en", "zh-Hans"):
        for name, question in catalogue.lessons[LESSON].edition(language).questions.items():
            seen = people // 2
            right = seen // 3
            sums = dict.fromkeys(ITEM_SUMS, 0) | {"seen": seen, "right": right, "t4": seen}
            key = {
                "cohort_id": cohort,
                "question": f"{LESSON}#{name}",
                "language": language,
                "week": monday,
            }
            conn.execute(insert(tables.item_counts), key | sums)
            wrong = [place for place, one in enumerate(question.options) if not one.right]
            for place, one in enumerate(question.options):
                n = right if one.right else seen - right if place == wrong[0] else 0
                if n:
                    conn.execute(insert(tables.choice_counts), key | {"place": place, "n": n})


def answer(conn: Connection, people: int, now: datetime, catalogue: Catalogue) -> None:
    """First answers of so many people to every question there is, half of them right."""
    values = {"seen": people, "right": people // 2, "t4": people}
    rows = [
        dict.fromkeys(ITEM_SUMS, 0)
        | values
        | {
            "cohort_id": 0,
            "question": f"{lesson_id}#{name}",
            "language": language,
            "week": week(now - timedelta(days=7)),
        }
        for lesson_id, lesson in catalogue.lessons.items()
        for language, edition in lesson.editions.items()
        for name in edition.questions
    ]
    conn.execute(insert(tables.item_counts), rows)


def _learning(
    conn: Connection, cohort: int, people: int, monday: str, catalogue: Catalogue
) -> None:
    objectives = catalogue.lessons[LESSON].edition("en").objectives
    for subject, unit in ((COURSE, 60), *((f"{LESSON}#{one}", 1) for one in objectives)):
        n, better = people // 2, people // 6
        sums = (n, n // 3 * unit, (n // 3 + better) * unit, better * unit, better * unit * unit)
        key: tuple[Any, ...] = (cohort, subject, "en", monday, *sums)
        conn.execute(insert(tables.gain_counts), _row(tables.gain_counts, key))
    for subject in (ANY, *(f"{LESSON}#{one}" for one in objectives)):
        for delay, share in ((1, 0.9), (7, 0.7), (30, 0.5)):
            asked = people // 3
            row = (cohort, subject, delay, "en", monday, asked, round(asked * share))
            conn.execute(insert(tables.keep_counts), _row(tables.keep_counts, row))


def remind(conn: Connection, many: int, now: datetime) -> None:
    """Two weeks of reminders."""
    for ago in (0, 1):
        row = (week(now - timedelta(days=7 * ago)), many, many // 2, many // 20, 0)
        conn.execute(insert(tables.reminder_counts), _row(tables.reminder_counts, row))


def ask(conn: Connection, now: datetime) -> None:
    """A question that found nothing, and messages that many people had checked."""
    conn.execute(
        insert(tables.unanswered),
        {
            "language": "en",
            "question": "can <b>they</b> take my car",
            "times": 12,
            "near": LESSON,
            "last_day": now.date().isoformat(),
        },
    )
    conn.execute(
        insert(tables.rising_groups),
        {
            "example": "Hi <mum>, my phone fell in water",
            "language": "en",
            "kind": None,
            "seen": 31,
            "first_seen": now - timedelta(days=8),
            "last_seen": now,
        },
    )


def _row(table: Any, values: tuple[Any, ...]) -> Mapping[str, Any]:
    return dict(zip((column.name for column in table.columns), values, strict=True))


NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
