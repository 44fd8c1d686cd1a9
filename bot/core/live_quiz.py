"""The rules of a live quiz: its phases, its clocks, and which answers are taken."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.course import Catalogue, Kind, Question
from bot.core.grading import why

LIVE_KINDS = frozenset({Kind.SINGLE, Kind.TRUE_FALSE, Kind.SEVERAL, Kind.RED_FLAGS, Kind.NUMBER})
"""Kinds that can be asked in a room; an ordering takes too many taps."""

LOBBY = timedelta(minutes=2)
"""How long people may come in, before a quiz in a group begins by itself."""
MORE = timedelta(minutes=1)
"""What `extend` gives people to come in."""
HALL_LOBBY = timedelta(hours=6)
"""After this a hall that never began is closed."""
LONGEST_PAUSE = timedelta(hours=6)
"""After this a game that waits for its host ends."""
_BOARD, _LONGEST_BOARD = 8.0, 40.0
"""Seconds that a board stays at least, and at most, unless the host goes on."""
_SPOKEN = 12.0
"""Signs a second of a reason read aloud; a Chinese one takes as long as `_WIDE` others."""
_WIDE = 3
_TAG = re.compile(r"<[^>]*>")
VOTES_UNDER_WAY = timedelta(seconds=1.5)
"""After a native poll closed: the last votes are still on their way to the bot."""
A_SECOND_MESSAGES = 25
"""Messages a second that a hall may count on, of Telegram's thirty."""
EXTRA = (100, 150, 200)
"""A player's time in percent of everybody's."""
GLANCE = timedelta(seconds=2)
"""A question shown for less cannot be skipped: the tap was a second one on the one before it."""
LONGER = 10
"""Seconds that `extend` adds to a question."""
_THINKING = frozenset({Kind.SEVERAL, Kind.RED_FLAGS, Kind.NUMBER})
_CODE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What cannot be misread from ten metres away: no O or 0, no I, L or 1."""


class Phase(StrEnum):
    """Where a game is. `ASKING`: the question is on its way; `SHOWN`: its answer is told."""

    QUEUED = "queued"
    LOBBY = "lobby"
    ASKING = "asking"
    OPEN = "open"
    SHOWN = "shown"
    ENDED = "ended"


RUNNING = frozenset({Phase.ASKING, Phase.OPEN, Phase.SHOWN})


class Place(StrEnum):
    """Where a game is played: in a Telegram group, or in a hall with a screen."""

    GROUP = "group"
    HALL = "hall"


class Teams(StrEnum):
    """How players come into teams."""

    NONE = "none"
    PICKED = "picked"
    TABLES = "tables"
    RANDOM = "random"


class Arrival(StrEnum):
    """What becomes of an answer that arrives."""

    TAKEN = "taken"
    REPEATED = "repeated"
    LATE = "late"
    RETRACTED = "retracted"
    REMOVED = "removed"


def judge(
    *,
    phase: Phase,
    position: int,
    named: int,
    now: datetime,
    closes_at: datetime | None,
    answered: bool,
    removed: bool,
    empty: bool,
    native: bool,
) -> Arrival:
    """What becomes of an answer to the question `named`, while the game is at `position`.

    The first answer stands: taking it back or giving another changes nothing. A native poll is
    closed by Telegram itself, so a vote that arrives before the board is frozen was in time.
    """
    if removed:
        return Arrival.REMOVED
    if empty:
        return Arrival.RETRACTED
    if answered:
        return Arrival.REPEATED
    if named != position or phase is not Phase.OPEN:
        return Arrival.LATE
    if not native and closes_at is not None and now > closes_at:
        return Arrival.LATE
    return Arrival.TAKEN


def seconds_for(question: Question, seconds: int) -> int:
    """How long a question is open: what wants looking for gets half as much again."""
    return seconds + seconds // 2 if question.kind in _THINKING else seconds


def allowed(seconds: int, extra: int) -> float:
    """A player's own time in seconds; `extra` is in percent."""
    return seconds * extra / 100


def open_for(seconds: int, extras: Iterable[int], messages: int) -> timedelta:
    """How long a question stays open: the longest own time, begun when the last was served.

    `messages` is how many players are served one after the other by private message.
    """
    own = max((allowed(seconds, extra) for extra in extras), default=float(seconds))
    return timedelta(seconds=max(float(seconds), own) + messages / A_SECOND_MESSAGES)


def board_for(questions: Iterable[Question]) -> timedelta:
    """How long a board stays before the next question: long enough to read its reason aloud.

    `questions` are the one that was asked, in each language of the quiz.
    """
    signs = sum(
        _WIDE if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
        for question in questions
        for sign in _TAG.sub("", why(question))
    )
    return timedelta(seconds=min(_LONGEST_BOARD, _BOARD + round(signs / _SPOKEN)))


def lasts(questions: Iterable[Question], seconds: int) -> timedelta:
    """About how long a quiz takes, from its first question to its last board."""
    each = (seconds_for(one, seconds) + 2 + board_for([one]).total_seconds() for one in questions)
    return timedelta(seconds=sum(each))


def code(chance: int) -> str:
    """Six characters that name a game, from a number of at least 30 bits."""
    letters = []
    for _ in range(6):
        chance, place = divmod(chance, len(_CODE))
        letters.append(_CODE[place])
    return "".join(letters)


def read_code(text: str) -> str | None:
    """A code as people type it, with spaces or small letters; None where it can be none."""
    typed = "".join(char for char in text.upper() if char.isalnum())
    return typed if len(typed) == 6 and all(char in _CODE for char in typed) else None


def deal(players: Sequence[int], teams: int, seed: int) -> dict[int, int]:
    """Players into teams numbered from 1, at random, sizes at most one apart."""
    mixed = sorted(players)
    random.Random(f"{seed}:teams").shuffle(mixed)  # noqa: S311 - a shuffle, not a secret
    return {player: place % teams + 1 for place, player in enumerate(mixed)}


def smallest(sizes: Sequence[int]) -> int:
    """The team, numbered from 1, that a newcomer keeps the teams balanced in."""
    return min(range(len(sizes)), key=lambda place: (sizes[place], place)) + 1


def draw(
    catalogue: Catalogue, track: str | None, many: int, seed: int, *, easy: bool
) -> tuple[tuple[str, str], ...]:
    """(lesson, question) pairs drawn from lessons: of a track or of all, one objective once.

    `easy` leaves out what takes searching or reckoning. The same seed draws the same.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for lesson_id, lesson in catalogue.lessons.items():
        if track is not None and lesson_id.partition("/")[0] != track:
            continue
        for question in next(iter(lesson.editions.values())).questions.values():
            fits = question.kind in (LIVE_KINDS - _THINKING if easy else LIVE_KINDS)
            if fits and question.id not in lesson.flow:
                key = f"{lesson_id}#{question.objective}"
                found.setdefault(key, []).append((lesson_id, question.id))
    chance = random.Random(f"{seed}:draw")  # noqa: S311 - repeatable on purpose
    chosen = chance.sample(sorted(found), min(many, len(found)))
    return tuple(chance.choice(found[objective]) for objective in chosen)
