"""Events: what is planned of one, what is amiss with a plan, and where an event stands in time."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.core.schedule import UNSAID, zone

DOORS = timedelta(hours=1)
"""How long before its start an event can be run."""
AFTER = timedelta(hours=2)
"""How long after its planned end it still can: events begin late and run on."""
FARTHEST = timedelta(days=2 * 366)
"""How far ahead an event may be; further is a slip of the finger."""

LONGEST_TITLE, LONGEST_VENUE, LONGEST_PROGRAMME = 80, 120, 60
SHORTEST, LONGEST = 10, 12 * 60
"""Minutes."""
MOST = 5_000
BOTH = "en+zh-Hans"
NEW, LINK = "new", "link"
"""What a plan is for: a new event, or a link without one; an event's number: to change it."""


class Phase(StrEnum):
    """Where an event stands in time."""

    UPCOMING = "upcoming"
    LIVE = "live"
    PAST = "past"
    CANCELLED = "cancelled"


class Amiss(StrEnum):
    """What is amiss with something typed."""

    MISSING = "missing"
    LONG = "long"
    UNREAD = "unread"
    NO_DAY = "no-day"
    NO_TIME = "no-time"
    OTHER_DAY = "other-day"
    PAST = "past"
    FAR = "far"
    RANGE = "range"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Plan:
    """An event as far as it is planned; a link for a cohort has neither venue nor time.

    `day` and `at` are local to `zone`. `quiz` and `course`: None until asked, "" for none.
    """

    partner: int | None = None
    title: str = ""
    day: date | None = None
    at: time | None = None
    zone: str = UNSAID
    venue: str = ""
    quiz: str | None = None
    course: str | None = None
    language: str = "en"
    audience: str = ""
    expected: int = 30
    minutes: int = 60
    programme: str = ""

    @property
    def starts_at(self) -> datetime | None:
        """The moment in UTC, where all of it is said and the clocks do not jump over it."""
        if self.day is None or self.at is None or self.zone == UNSAID:
            return None
        return moment(self.day, self.at, self.zone)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others changed while somebody was changing the same event.

    `now` is how it stands; of its fields `taken` were left alone by the plan, and come into it;
    `disputed` it changes too, to something else.
    """

    now: Plan
    taken: Set[str]
    disputed: Set[str]


def differing(before: Plan, after: Plan) -> frozenset[str]:
    """The fields in which two plans differ."""
    names = (one.name for one in fields(Plan))
    return frozenset(one for one in names if getattr(before, one) != getattr(after, one))


def merged(base: Plan, mine: Plan, now: Plan) -> tuple[Plan, Meanwhile | None]:
    """A plan that was made of `base`, over what stands there `now`; None: that is still `base`."""
    if now == base:
        return mine, None
    theirs, ours = differing(base, now), differing(base, mine)
    plan = replace(now, **{name: getattr(mine, name) for name in ours})
    return plan, Meanwhile(now, theirs - ours, theirs & ours & differing(mine, now))


def moment(day: date, at: time, zone_name: str) -> datetime | None:
    """A local time in UTC; None where the clocks jump over it. One that comes twice: the first."""
    local = datetime.combine(day, at, zone(zone_name))
    there = local.astimezone(UTC)
    landed = there.astimezone(zone(zone_name))
    return there if landed.replace(tzinfo=None) == local.replace(tzinfo=None) else None


def faults(plan: Plan, now: datetime, *, link: bool = False) -> Mapping[str, Amiss]:
    """Everything amiss with a plan, by field, all at once. Empty: it can be made.

    Whether partner, quiz and course exist is for who knows them.
    """
    found: dict[str, Amiss] = {}
    if plan.partner is None:
        found["partner"] = Amiss.MISSING
    _line(found, "title", plan.title, LONGEST_TITLE)
    if len(plan.programme) > LONGEST_PROGRAMME:
        found["programme"] = Amiss.LONG
    if link:
        return found
    _line(found, "venue", plan.venue, LONGEST_VENUE)
    found |= _time_faults(plan, now)
    if not plan.quiz and not plan.course:
        found["quiz"] = Amiss.NOTHING
    if not 1 <= plan.expected <= MOST:
        found["expected"] = Amiss.RANGE
    if not SHORTEST <= plan.minutes <= LONGEST:
        found["minutes"] = Amiss.RANGE
    return found


def _time_faults(plan: Plan, now: datetime) -> dict[str, Amiss]:
    unsaid = {"zone": plan.zone == UNSAID, "day": plan.day is None, "at": plan.at is None}
    if any(unsaid.values()):
        return {name: Amiss.MISSING for name, missing in unsaid.items() if missing}
    starts_at = plan.starts_at
    if starts_at is None:
        return {"at": Amiss.NO_TIME}
    if starts_at <= now:
        return {"day": Amiss.PAST}
    return {"day": Amiss.FAR} if starts_at - now > FARTHEST else {}


def _line(found: dict[str, Amiss], name: str, text: str, longest: int) -> None:
    if not text:
        found[name] = Amiss.MISSING
    elif len(text) > longest:
        found[name] = Amiss.LONG


def steps(*, link: bool = False, partners: int = 1) -> tuple[str, ...]:
    """What is asked one after the other; all else has a value that can be changed at the end."""
    first = ("partner", "title") if partners > 1 else ("title",)
    return (*first, "course") if link else (*first, "zone", "day", "at", "venue", "quiz", "course")


def open_step(plan: Plan, *, link: bool = False, partners: int = 1) -> str | None:
    """The first question that is not answered yet; None: all are."""
    said = {
        "partner": plan.partner is not None,
        "title": bool(plan.title),
        "zone": plan.zone != UNSAID,
        "day": plan.day is not None,
        "at": plan.at is not None,
        "venue": bool(plan.venue),
        "quiz": plan.quiz is not None,
        "course": plan.course is not None,
    }
    return next((one for one in steps(link=link, partners=partners) if not said[one]), None)


def phase(starts_at: datetime, minutes: int, now: datetime, *, cancelled: bool) -> Phase:
    """Where an event stands at `now`."""
    if cancelled:
        return Phase.CANCELLED
    if now < starts_at - DOORS:
        return Phase.UPCOMING
    return Phase.LIVE if now <= ends(starts_at, minutes) + AFTER else Phase.PAST


def ends(starts_at: datetime, minutes: int) -> datetime:
    """The planned end."""
    return starts_at + timedelta(minutes=minutes)
