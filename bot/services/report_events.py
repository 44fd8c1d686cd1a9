"""What happened in the room of an event, and at the other sessions of its programme.

Who played was seen by all who were there, and is told as it is; what they answered is told as in
`report_told`, so that nobody learns who left a question out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.core.counting.answers import Share, overall, share_told
from bot.core.counting.count import FEW, TOO_FEW, Count, about
from bot.core.counting.report import AnsweredRow, BadFilter, Place
from bot.core.course import Lesson
from bot.core.live_quiz import Phase
from bot.services import groups, live_counts
from bot.services.report_scope import Map
from bot.services.texts import Texts
from bot.store import events
from bot.store.events import Held
from bot.store.live_games import Game

_MOST_SIBLINGS = 20


@dataclass(frozen=True, slots=True)
class Room:
    """Of an event: who played, what they knew, and the other sessions with the share right."""

    place: Place
    played: int
    questions: tuple[AnsweredRow, ...]
    right: float | None
    siblings: tuple[tuple[Place, float | None], ...]


@dataclass(slots=True)
class _Sums:
    answered: int = 0
    right: int = 0


class Rooms:
    """The rooms of events. What was right where all is over is looked up once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._over: dict[int, float | None] = {}

    def read(self, conn: Connection, event_id: int, theirs: Map) -> Room:
        """The room of an event; raise `BadFilter` where there is none."""
        held = events.find(conn, event_id)
        if held is None:
            raise BadFilter("event", str(event_id))
        games = events.games(conn, event_id)
        sums, titles = _played(conn, self._texts, games)
        rows = tuple(
            AnsweredRow(question, titles[question], _answered(one), _share(one))
            for question, one in sums.items()
        )
        return Room(
            _place(held),
            events.came(conn, held).played,
            rows,
            _right(sums),
            self._siblings(conn, held, theirs),
        )

    def visit(self, conn: Connection, event_id: int) -> float | None:
        """Look up the share right at an event, and keep it if all is over there."""
        games = events.games(conn, event_id)
        found = _right(_played(conn, self._texts, games)[0])
        self._over.pop(event_id, None)
        if games and all(one.phase == Phase.ENDED for one in games):
            self._over[event_id] = found
        return found

    def _share(self, conn: Connection, event_id: int) -> float | None:
        if event_id in self._over:
            return self._over[event_id]
        return self.visit(conn, event_id)

    def _siblings(
        self, conn: Connection, held: Held, theirs: Map
    ) -> tuple[tuple[Place, float | None], ...]:
        programme = held.cohort.programme
        if not programme:
            return ()
        cohorts = set(theirs.partner_of)
        others = events.listed(
            conn, set(theirs.partner_of.values()), cancelled=False, programme=programme
        )
        found = [one for one in others if one.event.id != held.event.id]
        mine = [one for one in found if one.cohort.id in cohorts]
        return tuple(
            (_place(one), self._share(conn, one.event.id)) for one in mine[:_MOST_SIBLINGS]
        )


def delays(conn: Connection, event_id: int) -> tuple[int, ...]:
    """After how many days an event's group is asked again; none where there is nothing to ask."""
    held = events.find(conn, event_id)
    return held.cohort.delays if held is not None and groups.taught(conn, held.cohort) else ()


def _played(
    conn: Connection, texts: Texts, games: Sequence[Game]
) -> tuple[dict[str, _Sums], dict[str, Mapping[str, str]]]:
    """Answers to each question of quizzes, but for rehearsals."""
    sums: dict[str, _Sums] = defaultdict(_Sums)
    titles: dict[str, Mapping[str, str]] = {}
    for game in games:
        if game.rehearsal:
            continue
        lesson = texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
        for one in live_counts.of_game(conn, texts, game).questions:
            if not one.answered:
                continue
            name = lesson.quiz[one.position]
            titles[name] = _asks(lesson, name)
            sums[name].answered += one.answered
            sums[name].right += one.right
    return dict(sums), titles


def _asks(lesson: Lesson, name: str) -> Mapping[str, str]:
    """How a question reads, by language."""
    return {
        language: edition.questions[name].ask
        for language, edition in lesson.editions.items()
        if name in edition.questions
    }


def _answered(one: _Sums) -> Count:
    return TOO_FEW if one.answered < FEW else about(one.answered)


def _share(one: _Sums) -> float | None:
    """The share right; None where few were right or few were wrong."""
    if not share_told(one.right, one.answered):
        return None
    return Share.told(one.right, one.answered).value


def _right(sums: Mapping[str, _Sums]) -> float | None:
    """The share right over all questions."""
    return overall([(one.right, one.answered) for one in sums.values()])


def _place(held: Held) -> Place:
    event, cohort = held.event, held.cohort
    return Place(
        event.id,
        cohort.id,
        cohort.partner_id,
        held.partner,
        cohort.title,
        cohort.programme,
        event.venue,
        event.starts_at,
        event.zone,
        event.minutes,
        event.expected,
    )
