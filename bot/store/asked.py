"""Rows about what people asked: questions without an answer, and thumbs under answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from bot.store.tables import thumbs, unanswered
from bot.store.upsert import insert_new

MOST = 5_000
"""Different questions that are kept; beyond that only those kept already are counted."""

_AGAIN = (
    update(unanswered)
    .where(
        unanswered.c.language == bindparam("language_"),
        unanswered.c.question == bindparam("question_"),
    )
    .values(times=unanswered.c.times + 1, near=bindparam("near_"), last_day=bindparam("last_day_"))
)
_COUNT = select(func.count()).select_from(unanswered)
_ALL = select(unanswered).order_by(unanswered.c.times.desc(), unanswered.c.question)
_THUMBS = select(thumbs).order_by(thumbs.c.down.desc(), thumbs.c.card, thumbs.c.language)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer: how often it came, and the last day it did."""

    language: str
    question: str
    times: int
    near: str | None
    last_day: date


@dataclass(frozen=True, slots=True)
class Thumbs:
    """How often a card helped as an answer, and how often it did not."""

    card: str
    language: str
    up: int
    down: int


def note(conn: Connection, language: str, question: str, near: str | None, day: date) -> None:
    """Keep a masked question, or count it once more."""
    values = {
        "language_": language,
        "question_": question,
        "near_": near,
        "last_day_": day.isoformat(),
    }
    if conn.execute(_AGAIN, values).rowcount or (conn.scalar(_COUNT) or 0) >= MOST:
        return
    row = {name.rstrip("_"): value for name, value in values.items()}
    if not conn.execute(insert_new(conn, unanswered), {**row, "times": 1}).rowcount:
        conn.execute(_AGAIN, values)


def all_unanswered(conn: Connection) -> list[Unanswered]:
    """Every question without an answer, the most frequent first."""
    return [
        Unanswered(
            row.language, row.question, row.times, row.near, date.fromisoformat(row.last_day)
        )
        for row in conn.execute(_ALL)
    ]


def thumb(conn: Connection, card: str, language: str, *, up: bool) -> None:
    """Count a thumb."""
    key = {"card": card, "language": language}
    conn.execute(insert_new(conn, thumbs), {**key, "up": 0, "down": 0})
    counted = thumbs.c.up if up else thumbs.c.down
    conn.execute(
        update(thumbs)
        .where(thumbs.c.card == card, thumbs.c.language == language)
        .values({counted: counted + 1})
    )


def all_thumbs(conn: Connection) -> list[Thumbs]:
    """The thumbs of every card, the least helpful first."""
    return [Thumbs(row.card, row.language, row.up, row.down) for row in conn.execute(_THUMBS)]
