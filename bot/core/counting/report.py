"""What the organisers' pages show, and how they are asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from bot.core.counting.count import Count
from bot.core.counting.gain import Estimate
from bot.core.counting.tally import Stage
from bot.core.errors import Refusal

ANY = ""
UNSAID = "-"
"""In a filter by audience: those who did not say."""
WEEKS = (1, 4, 12, 52)
"""Periods that can be asked for, in weeks up to now; this week counts as one."""
_NUMBERS = frozenset({"cohort", "event", "partner", "weeks"})
_LONGEST = 200


class BadFilter(Refusal):
    """An address asks for something that is not there; `name` is the part, `value` what it says."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value}")
        self.name, self.value = name, value


@dataclass(frozen=True, slots=True)
class Filter:
    """Which figures are asked for; what is empty or None does not narrow them.

    `audience` is `UNSAID` for those who did not say; `weeks` is one of `WEEKS`.
    """

    course: str = ANY
    cohort: int | None = None
    event: int | None = None
    venue: str = ANY
    partner: int | None = None
    language: str = ANY
    audience: str = ANY
    weeks: int | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Filter:
        """The filter that an address asks for; other names are not looked at.

        Raise `BadFilter`. Whether a course, a cohort or the like is there is found out later.
        """
        found: dict[str, Any] = {}
        for one in fields(cls):
            value = asked.get(NAMES[one.name], "").strip()
            if not value:
                continue
            if len(value) > _LONGEST or not value.isprintable():
                raise BadFilter(NAMES[one.name], value[:_LONGEST])
            found[one.name] = _number(one.name, value) if one.name in _NUMBERS else value
        return cls(**found)

    def query(self) -> dict[str, str]:
        """The same for an address, without what is empty."""
        named = {NAMES[one.name]: getattr(self, one.name) for one in fields(self)}
        return {name: str(value) for name, value in named.items() if value not in {None, ANY}}


NAMES = {one.name: one.name for one in fields(Filter)} | {"language": "spoken"}
"""What the fields of a filter are called in addresses, where `language` is the page's own."""


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 15 and int(value) > 0):
        raise BadFilter(name, value)
    if name == "weeks" and int(value) not in WEEKS:
        raise BadFilter(name, value)
    return int(value)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in a filter, with its words (by language, "" for all)."""

    value: str
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """Its words in a language."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.value)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody can choose from, by the names of `Filter`'s fields; theirs alone."""

    of: Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """How many reached a stage; `share` of those who joined, None where either is not shown."""

    stage: Stage
    count: Count
    share: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """How many reached a stage this week (since Monday, UTC) and in the week before."""

    stage: Stage
    this_week: Count
    last_week: Count


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a breakdown. `key` is what `Filter` takes; `titles` as in `Choice`."""

    key: str
    titles: Mapping[str, str]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The same figures by something: `by` is a name of `Filter`'s fields."""

    by: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class WeekOf:
    """How many reached each stage in a week, in the order of the stages."""

    monday: date
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """From joining to knowing it a month later; `trend` oldest first, this week last."""

    filter: Filter
    at: datetime
    steps: tuple[Step, ...]
    change: tuple[Change, ...]
    trend: tuple[WeekOf, ...]
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class GainRow:
    """What a course (or one objective of it) changed, among people who answered before and after.

    `before` and `after` are shares right; None where it is not shown or says nothing yet.
    """

    subject: str
    titles: Mapping[str, str]
    people: Count
    before: float | None
    after: float | None
    gain: Estimate | None


@dataclass(frozen=True, slots=True)
class KeptAfter:
    """How much was still known so many days later (1, 7, 30, 90)."""

    delay: int
    asked: Count
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Retention of an objective; subject "" is all of them together."""

    subject: str
    titles: Mapping[str, str]
    after: tuple[KeptAfter, ...]


@dataclass(frozen=True, slots=True)
class Learning:
    """What was learned and what was kept. `forgotten`: the least kept objectives, worst first."""

    filter: Filter
    at: datetime
    courses: tuple[GainRow, ...]
    objectives: tuple[GainRow, ...]
    kept: tuple[KeptRow, ...]
    forgotten: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option and how often it was chosen; `share` of all who answered."""

    place: int
    text: str
    right: bool
    count: Count
    share: float | None


@dataclass(frozen=True, slots=True)
class FlagOf:
    """Why a question looks wrong: a reason of `item_analysis.Reason`, and its figures.

    `right` and `share` from 0 to 1, or `seconds`; `option` is a place.
    """

    reason: str
    figures: Mapping[str, float]
    option: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in one language. None stands for what is not shown or says nothing yet.

    `right`: the share right, `discrimination`: how being right goes with being right elsewhere
    (-1 to 1), `sure_wrong`: the share that was wrong and sure, `seconds`: the median.
    """

    question: str
    language: str
    ask: str
    lesson_title: str
    course: str
    seen: Count
    right: Estimate | None
    discrimination: Estimate | None
    sure_wrong: float | None
    seconds: float | None
    options: tuple[OptionRow, ...]
    flags: tuple[FlagOf, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Item analysis; questions with a flag first, then the hardest."""

    filter: Filter
    at: datetime
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question, masked, that found no answer; `near` is the lesson that came nearest."""

    language: str
    question: str
    times: Count
    near: str
    near_titles: Mapping[str, str]
    last_day: date


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """A card that was given as an answer, and how often it helped or did not."""

    card: str
    language: str
    titles: Mapping[str, str]
    up: Count
    down: Count


@dataclass(frozen=True, slots=True)
class RisingRow:
    """Messages alike that people had checked; `kind` is a kind of scam, "" if none was found."""

    id: int
    example: str
    language: str
    kind: str
    seen: Count
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class TicketSums:
    """Reports from learners: open, overdue, and for how long the oldest has waited."""

    open: int
    overdue: int
    oldest_days: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked and not understood. `rarer`: different questions asked fewer than 5 times."""

    at: datetime
    questions: tuple[AskedRow, ...]
    rarer: Count
    helped: tuple[HelpedRow, ...]
    rising: tuple[RisingRow, ...]
    tickets: TicketSums | None


@dataclass(frozen=True, slots=True)
class ReminderWeek:
    """A week of reminders. Answered: a question within a day of it."""

    monday: date
    sent: Count
    answered: Count
    muted: Count
    unreachable: Count
    share: float | None


@dataclass(frozen=True, slots=True)
class Reminders:
    """Reminders by week, the newest first."""

    at: datetime
    weeks: tuple[ReminderWeek, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do next. `kind` is one of `suggestions.Kind` and chooses the sentence.

    `figures` are whole numbers: people, answers, days, shares in percent, gains in points. `names`
    are ids (cohort "0": everybody); `titles` are the words for them, as in `Choice`.
    """

    kind: str
    figures: Mapping[str, float]
    names: Mapping[str, str]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """At most three, the most useful first."""

    at: datetime
    rows: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An event as its report names it; `starts_at` is UTC, `zone` where it takes place."""

    event: int
    cohort: int
    partner: int
    partner_name: str
    title: str
    programme: str
    venue: str
    starts_at: datetime
    zone: str
    minutes: int
    expected: int


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A question that was played in the room."""

    question: str
    titles: Mapping[str, str]
    answered: Count
    share: float | None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A session among those of its programme."""

    event: int
    title: str
    starts_at: datetime
    came: Count
    share: float | None
    gain: Estimate | None


@dataclass(frozen=True, slots=True)
class EventReport:
    """One event on one page. `came`: who played in the room or joined the cohort's chat.

    `right` is the share right over all questions of the room; `quotes` are the sentences that an
    organiser chose of what people said; `delays` are the days after which its group is asked again.
    """

    place: Place
    at: datetime
    came: Count
    played: Count
    steps: tuple[Step, ...]
    questions: tuple[AnsweredRow, ...]
    right: float | None
    gains: tuple[GainRow, ...]
    kept: tuple[KeptAfter, ...]
    siblings: tuple[Sibling, ...]
    suggestion: Suggestion | None
    quotes: tuple[str, ...] = ()
    delays: tuple[int, ...] = ()

    @property
    def own(self) -> Sibling:
        """This session as its siblings are told: by the gain of its course, not of an objective."""
        place = self.place
        gain = next((one.gain for one in self.gains if "#" not in one.subject), None)
        return Sibling(place.event, place.title, place.starts_at, self.came, self.right, gain)
