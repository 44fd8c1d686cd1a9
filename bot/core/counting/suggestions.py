"""What to do next: at most three things, each with its reason, those that help most people first.

Every candidate says about how many people it would help; that is its only rank. Of each kind the
best one is offered, so that three suggestions are three different things to do. Tiny numbers do not
speak: each kind has a least number, and shares count with the end of their interval that speaks
against it. All figures that come in are such as may be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.counting import gain
from bot.core.counting.gain import Estimate
from bot.core.counting.item_analysis import Flag, Reason

MOST = 3
PEOPLE = 20
"""People from which on what they missed, or did not begin, is worth a session."""
MISSED = 0.3
"""The share wrong after the course above which an objective is missed."""
HELPED = 0.15
"""A gain above which a course does its work."""
ASKED = 5
SEEN = 5
SETTLED_DAYS = 7
"""Days that a cohort has to begin."""
IDLE = 0.4
"""The share of a cohort that did not begin above which somebody should ask why."""
DROPPED = 0.5
"""The share of the first follow-ups that still answers the later ones, under which many dropped."""


class Kind(StrEnum):
    """What to do; of equal use, the earlier first."""

    ANSWER = "answer"
    ALERT = "alert"
    REWRITE = "rewrite"
    SESSION = "session"
    LESSON = "lesson"
    START = "start"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Missed:
    """An objective as people of a cohort (0: all) know it after its course."""

    objective: str
    cohort: int
    people: int
    before: float
    after: float
    gain: Estimate


@dataclass(frozen=True, slots=True)
class Suspect:
    """A question that looks wrong."""

    question: str
    language: str
    seen: int
    right: float
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Reports from learners without an answer."""

    open: int
    overdue: int
    oldest_days: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that found no answer."""

    language: str
    question: str
    times: int
    near: str


@dataclass(frozen=True, slots=True)
class Rising:
    """Messages alike that people had checked; `days` since the last."""

    group: int
    kind: str
    seen: int
    days: int


@dataclass(frozen=True, slots=True)
class Idle:
    """A cohort: who came, who began, and how many days ago it was made."""

    cohort: int
    joined: int
    started: int
    days: int


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Answers to a cohort's first follow-ups, and to those 30 days later, of the same weeks."""

    cohort: int
    first: int
    later: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that suggestions are made of."""

    missed: Sequence[Missed] = ()
    suspects: Sequence[Suspect] = ()
    waiting: Waiting | None = None
    unanswered: Sequence[Unanswered] = ()
    rising: Sequence[Rising] = ()
    idle: Sequence[Idle] = ()
    follow_ups: Sequence[FollowUps] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do: `use` is about how many people it helps; the rest fills its sentence."""

    kind: Kind
    use: float
    names: dict[str, str] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)


def suggest(known: Known) -> list[Suggestion]:
    """The three that help most, the most useful first; fewer where there is less to say."""
    every = [
        *_sessions(known.missed),
        *_rewrites(known.suspects),
        *_answers(known.waiting),
        *_lessons(known.unanswered),
        *_alerts(known.rising),
        *_starts(known.idle),
        *_follow_ups(known.follow_ups),
    ]
    order = list(Kind)
    every.sort(key=lambda one: (-one.use, order.index(one.kind), sorted(one.names.items())))
    best: dict[Kind, Suggestion] = {}
    for one in every:
        best.setdefault(one.kind, one)
    overdue = [one for one in best.values() if one.figures.get("overdue")]
    others = [one for one in best.values() if one not in overdue]
    return [*overdue, *others][:MOST]


def _sessions(missed: Iterable[Missed]) -> Iterable[Suggestion]:
    for one in missed:
        wrong = round(one.people * (1 - one.after))
        sure = one.people >= PEOPLE and gain.share(wrong, one.people).low > MISSED
        if sure and one.gain.value < HELPED:
            yield Suggestion(
                Kind.SESSION,
                one.people * (1 - one.after),
                {"objective": one.objective, "cohort": str(one.cohort)},
                {"people": one.people, "missed": 1 - one.after, "gain": one.gain.value},
            )


_WEIGHT = {
    Reason.BEATS_KEY: 1.0,
    Reason.BACKWARDS: 1.0,
    Reason.NOT_TELLING: 0.3,
    Reason.TOO_HARD: 0.5,
    Reason.SURE_WRONG: 0.3,
}
"""How much of what people got wrong is the question's own fault. Others are matters of taste."""


def _rewrites(suspects: Iterable[Suspect]) -> Iterable[Suggestion]:
    for one in suspects:
        flags = [flag for flag in one.flags if flag.reason in _WEIGHT]
        if flags and one.seen >= PEOPLE:
            worst = max(flags, key=lambda flag: _WEIGHT[flag.reason])
            figures = {"seen": float(one.seen), "right": one.right, "figure": worst.figure}
            if worst.option is not None:
                figures["option"] = worst.option
            yield Suggestion(
                Kind.REWRITE,
                one.seen * (1 - one.right) * _WEIGHT[worst.reason],
                {
                    "question": one.question,
                    "language": one.language,
                    "reason": str(worst.reason),
                },
                figures,
            )


def _answers(waiting: Waiting | None) -> Iterable[Suggestion]:
    if waiting is not None and waiting.open:
        # Somebody waits for each, and who reports something speaks for others who do not.
        yield Suggestion(
            Kind.ANSWER,
            10.0 * waiting.open,
            {},
            {"open": waiting.open, "overdue": waiting.overdue, "days": waiting.oldest_days},
        )


def _lessons(unanswered: Iterable[Unanswered]) -> Iterable[Suggestion]:
    for one in unanswered:
        if one.times >= ASKED:
            yield Suggestion(
                Kind.LESSON,
                one.times,
                {"question": one.question, "language": one.language, "near": one.near},
                {"times": one.times},
            )


def _alerts(rising: Iterable[Rising]) -> Iterable[Suggestion]:
    for one in rising:
        if one.seen >= SEEN and one.days <= SETTLED_DAYS:
            # Few of those who get such a message have it checked.
            yield Suggestion(
                Kind.ALERT,
                5.0 * one.seen,
                {"group": str(one.group), "kind": one.kind},
                {"seen": one.seen, "days": one.days},
            )


def _starts(idle: Iterable[Idle]) -> Iterable[Suggestion]:
    for one in idle:
        away = one.joined - one.started
        enough = one.days >= SETTLED_DAYS and one.joined >= PEOPLE
        if enough and gain.share(away, one.joined).low > IDLE:
            yield Suggestion(
                Kind.START,
                away / 2,
                {"cohort": str(one.cohort)},
                {"joined": one.joined, "started": one.started, "days": one.days},
            )


def _follow_ups(follow_ups: Iterable[FollowUps]) -> Iterable[Suggestion]:
    for one in follow_ups:
        if one.first >= PEOPLE and gain.share(min(one.later, one.first), one.first).high < DROPPED:
            yield Suggestion(
                Kind.FOLLOW_UP,
                (one.first - one.later) / 5,
                {"cohort": str(one.cohort)},
                {"first": one.first, "later": one.later},
            )
