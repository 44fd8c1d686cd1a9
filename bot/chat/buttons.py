"""What a button says to the bot: callback data ⇄ dataclass, within Telegram's 64 bytes.

A button names the attempt and the step it belongs to, and a tick says on or off rather than
"toggle": so a stale, repeated or replayed tap means what it meant at first.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from typing import Any

LONGEST = 64


@dataclass(frozen=True, slots=True)
class Go:
    """Show a step of an attempt."""

    attempt: int
    step: int


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer with the option at `place` of the author's order."""

    attempt: int
    step: int
    place: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Tick (on=1) or untick (on=0) an option."""

    attempt: int
    step: int
    place: int
    on: int


@dataclass(frozen=True, slots=True)
class Send:
    """Answer with what is ticked."""

    attempt: int
    step: int


@dataclass(frozen=True, slots=True)
class Clear:
    """Untick everything."""

    attempt: int
    step: int


@dataclass(frozen=True, slots=True)
class ShowSources:
    """List an attempt's sources."""

    attempt: int


@dataclass(frozen=True, slots=True)
class ShowRules:
    """Show the rules of an attempt's lesson in a place; empty: where the learner lives."""

    attempt: int
    place: str


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Show the card that explains a question of a review."""

    attempt: int
    step: int


@dataclass(frozen=True, slots=True)
class OpenTrack:
    """Begin or go on with a track."""

    track: str


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """List a course's lessons."""

    course: str


@dataclass(frozen=True, slots=True)
class ShowKept:
    """Show what is remembered of a course."""

    course: str


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """Begin or go on with a lesson."""

    lesson: str


@dataclass(frozen=True, slots=True)
class TakeLesson:
    """Begin or go on with a lesson below an answer that leads to it, which stays."""

    lesson: str


@dataclass(frozen=True, slots=True)
class Speak:
    """Choose a language; `then` is the screen to show in it: `welcome` or `language`."""

    language: str
    then: str


@dataclass(frozen=True, slots=True)
class HowSure:
    """Say how sure the answer was: sure=1 or 0."""

    attempt: int
    step: int
    sure: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the questions before a course as they are."""

    attempt: int


@dataclass(frozen=True, slots=True)
class AskThree:
    """The questions of a probe: `kind` as in `core.probe`, `of` a course or a lesson."""

    kind: str
    of: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Say for whom one learns; `-` for everybody."""

    name: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Choose days of learning a week."""

    days: int


@dataclass(frozen=True, slots=True)
class GetCertificate:
    """A certificate for a course: named=1 asks for a name first, 0 has none."""

    course: str
    named: int


@dataclass(frozen=True, slots=True)
class Remind:
    """Change reminders: `what` is one of `on`, `off`, `day`, `no-day`, `hour`, `pause`, …"""

    what: str
    value: int


@dataclass(frozen=True, slots=True)
class Zone:
    """Choose a timezone by its IANA name."""

    name: str


@dataclass(frozen=True, slots=True)
class OfferQuizzes:
    """List the quizzes for a `group` or a `hall`; pretend=1 for a rehearsal."""

    place: str
    language: str
    pretend: int


@dataclass(frozen=True, slots=True)
class PickQuiz:
    """Open the doors for a quiz; queue=1: behind the one being played."""

    place: str
    quiz: str
    language: str
    pretend: int
    queue: int


@dataclass(frozen=True, slots=True)
class Join:
    """Come into a live quiz; team=0: wherever there is room."""

    game: int
    team: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A host's control; see `services.live_quiz` for `what` and its `value`."""

    what: str
    game: int
    value: int


@dataclass(frozen=True, slots=True)
class Arrange:
    """Open a page of a game's settings: `all`, `extra`, `cohost`, `remove`, or `back`."""

    what: str
    game: int


@dataclass(frozen=True, slots=True)
class LiveChoose:
    """Answer a question of a live quiz with the option at `place` of the author's order."""

    game: int
    position: int
    place: int


@dataclass(frozen=True, slots=True)
class LiveTick:
    """Tick the options whose bits are set in `picks`."""

    game: int
    position: int
    picks: int


@dataclass(frozen=True, slots=True)
class LiveSend:
    """Answer with the options whose bits are set in `picks`."""

    game: int
    position: int
    picks: int


@dataclass(frozen=True, slots=True)
class Mine:
    """A player's own affairs in a hall: `time` or `leave`."""

    what: str
    game: int


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """Show the card at `place` of a lesson as an answer to a question."""

    lesson: str
    place: int
    language: str


@dataclass(frozen=True, slots=True)
class MoreNumbers:
    """Show every number to call to somebody in danger; threatened=1: the police first."""

    language: str
    threatened: int
    region: str


@dataclass(frozen=True, slots=True)
class Thumb:
    """Say whether that card helped: up=1 or 0."""

    lesson: str
    place: int
    language: str
    up: int


@dataclass(frozen=True, slots=True)
class AboutLoan:
    """A step of `/loan`: `ref` is what was typed, as long as it is remembered; see `chat.loan`."""

    what: str
    ref: int
    value: int


UNDER_A_CARD = "card"
"""Where a `LookOver` stands that is under no answer of `/check`."""


@dataclass(frozen=True, slots=True)
class LookOver:
    """Under an answer of `/check`: `look`, `gone` (in a region), `learn`, `keep` or `no`."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class ShowDrill:
    """Show what a pressure drill is about, and how fast it may go."""

    drill: str


@dataclass(frozen=True, slots=True)
class PlayDrill:
    """Begin a drill at the pace `now` or `day`; `hour` is the local one, 24 where unsaid."""

    drill: str
    pace: str
    hour: int


@dataclass(frozen=True, slots=True)
class DrillChoose:
    """Say or do what stands at `place` of the author's order in a turn, counted from 0."""

    run: int
    turn: int
    place: int


@dataclass(frozen=True, slots=True)
class StopDrill:
    """End a drill at once."""

    run: int


@dataclass(frozen=True, slots=True)
class ShowStats:
    """Show figures of the last `weeks` (0: ever); `mondays` 1: want them weekly, 2: no more."""

    weeks: int
    mondays: int


@dataclass(frozen=True, slots=True)
class MyTeam:
    """`show` who works for a partner, ask whether to `leave`, or do: `leave-yes`."""

    what: str
    partner: int


@dataclass(frozen=True, slots=True)
class ChangeTeam:
    """Invite a `host` or an `organiser`, ask whether to `remove` somebody, or do: `remove-yes`."""

    what: str
    partner: int
    person: int


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """Something about an event, as in `chat.events`; event=0 where it is about none.

    Where `what` begins with `link-`, it is a cohort's link without an event, and its number.
    """

    what: str
    event: int


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Say `value` of a field of a plan, or do something with the plan; see `chat.planning`."""

    what: str
    plan: int
    value: str


@dataclass(frozen=True, slots=True)
class Belong:
    """A learner and a cohort: `join`, `begin`, `play` or `leave`."""

    what: str
    cohort: int


@dataclass(frozen=True, slots=True)
class SetGroup:
    """What organisers set for a cohort: `show` it, or choose something, as in `chat.habits`."""

    what: str
    cohort: int


@dataclass(frozen=True, slots=True)
class AfterGroup:
    """About a cohort's questions and reminders: `what` as in `chat.follow_up`, with its `value`."""

    what: str
    cohort: int
    value: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something wrong here: `what` is `?`, `<` (back), or a kind's letter, a capital to send it.

    `of`, `at` and `place` say where; see `services.flags.Spot`. Under an answer, where `at` is the
    ticket and `place` its turn, `+` says that it helps and `-` that it does not yet.
    """

    what: str
    of: str
    at: str
    place: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """A report in an organiser's hands; `what` is done to it: see `chat.tickets`.

    `last` is the newest report that is meant along with `id`.
    """

    what: str
    id: int
    last: int


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A step of `/broadcast`; `value` is a pin, a language, a time …: see `chat.broadcast`."""

    what: str
    broadcast: int
    value: str


@dataclass(frozen=True, slots=True)
class Received:
    """Under a broadcast (0: a preview): `read`, `hush` or `hear`; cohort=0: an alert."""

    what: str
    broadcast: int
    cohort: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence after an event: `what` is `ask`, `no` (not now) or `back` (take it back)."""

    what: str
    event: int


@dataclass(frozen=True, slots=True)
class Do:
    """What a command of the same name does."""

    what: str


Button = (
    Go
    | Choose
    | Tick
    | Send
    | Clear
    | ShowSources
    | ShowRules
    | ShowCard
    | OpenTrack
    | OpenCourse
    | ShowKept
    | OpenLesson
    | TakeLesson
    | Speak
    | HowSure
    | Skip
    | AskThree
    | Audience
    | Goal
    | GetCertificate
    | Remind
    | Zone
    | OfferQuizzes
    | PickQuiz
    | Join
    | Lead
    | Arrange
    | LiveChoose
    | LiveTick
    | LiveSend
    | Mine
    | ShowAnswer
    | MoreNumbers
    | Thumb
    | AboutLoan
    | LookOver
    | ShowDrill
    | PlayDrill
    | DrillChoose
    | StopDrill
    | ShowStats
    | MyTeam
    | ChangeTeam
    | OpenEvent
    | PlanEvent
    | Belong
    | SetGroup
    | AfterGroup
    | Flag
    | Ticket
    | Broadcast
    | Received
    | Quote
    | Do
)

_KINDS: dict[str, type[Button]] = {
    "g": Go,
    "a": Choose,
    "t": Tick,
    "s": Send,
    "c": Clear,
    "r": ShowSources,
    "1": ShowCard,
    "2": ShowRules,
    "k": OpenTrack,
    "u": OpenCourse,
    "m": ShowKept,
    "l": OpenLesson,
    "O": TakeLesson,
    "v": Speak,
    "h": HowSure,
    "x": Skip,
    "p": AskThree,
    "i": Audience,
    "w": Goal,
    "e": GetCertificate,
    "n": Remind,
    "y": Zone,
    "o": OfferQuizzes,
    "q": PickQuiz,
    "j": Join,
    "H": Lead,
    "z": Arrange,
    "b": LiveChoose,
    "f": LiveTick,
    "B": LiveSend,
    "M": Mine,
    "K": ShowAnswer,
    "U": MoreNumbers,
    "A": Thumb,
    "$": AboutLoan,
    "?": LookOver,
    "D": ShowDrill,
    "P": PlayDrill,
    "T": DrillChoose,
    "X": StopDrill,
    "E": MyTeam,
    "F": ChangeTeam,
    "C": OpenEvent,
    "G": PlanEvent,
    "J": Belong,
    "S": SetGroup,
    "L": AfterGroup,
    "W": Flag,
    "Y": Ticket,
    "Q": Broadcast,
    "R": Received,
    "N": ShowStats,
    "V": Quote,
    "d": Do,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
SENDS = "send-"
"""How a ticket's button begins that sends what its message replies to."""
ABOUT_A_MESSAGE = (f"{_LETTERS[LookOver]}:", f"{_LETTERS[Ticket]}:{SENDS}")
"""How data begins of buttons that need the message which theirs replies to."""
_NUMBERS = {kind: [field.type == "int" for field in fields(kind)] for kind in _LETTERS}


class NotAButton(ValueError):  # noqa: N818 - it names what was tapped
    """Callback data that this version of the bot does not write."""


def pack(button: Button) -> str:
    """Callback data for a button."""
    data = ":".join([_LETTERS[type(button)], *(str(value) for value in astuple(button))])
    if len(data.encode()) > LONGEST:
        raise NotAButton(f"{data} is longer than {LONGEST} bytes")
    return data


def parse(data: str) -> Button:
    """The button that wrote `data`; raise `NotAButton` for anything else."""
    letter, *values = data.split(":")
    kind = _KINDS.get(letter)
    if kind is None or len(values) != len(_NUMBERS[kind]):
        raise NotAButton(data[:LONGEST])
    try:
        read: list[Any] = [
            _number(value) if number else value
            for value, number in zip(values, _NUMBERS[kind], strict=True)
        ]
        return kind(*read)
    except ValueError as error:
        raise NotAButton(data[:LONGEST]) from error


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise ValueError(text)
    return int(text)
