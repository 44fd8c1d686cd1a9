"""What a button says to the bot: callback data ⇄ dataclass, within Telegram's 64 bytes.

A button names the attempt and the step it belongs to, and a tick says on or off rather than
"toggle": so a stale, repeated or replayed tap means what it meant at first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

LONGEST = 64


@dataclass(frozen=True, slots=True)
class Button:
    """What a tap says; its fields are numbers and words."""


_B = TypeVar("_B", bound=Button)
_KINDS: dict[str, type[Button]] = {}
"""Kinds of buttons by the letter with which their data begins."""


@dataclass_transform(frozen_default=True)
def _begins_with(letter: str) -> Callable[[type[_B]], type[_B]]:
    """A kind of button, written with this letter before its values: no other may have it."""

    def kept(kind: type[_B]) -> type[_B]:
        if letter in _KINDS:
            raise ValueError(f"two kinds of buttons begin with {letter}")
        made = dataclass(frozen=True, slots=True)(kind)
        _KINDS[letter] = made
        return made

    return kept


@_begins_with("g")
class Go(Button):
    """Show a step of an attempt."""

    attempt: int
    step: int


@_begins_with("a")
class Choose(Button):
    """Answer with the option at `place` of the author's order."""

    attempt: int
    step: int
    place: int


@_begins_with("t")
class Tick(Button):
    """Tick (on=1) or untick (on=0) an option."""

    attempt: int
    step: int
    place: int
    on: int


@_begins_with("s")
class Send(Button):
    """Answer with what is ticked."""

    attempt: int
    step: int


@_begins_with("c")
class Clear(Button):
    """Untick everything."""

    attempt: int
    step: int


@_begins_with("r")
class ShowSources(Button):
    """List an attempt's sources."""

    attempt: int


@_begins_with("2")
class ShowRules(Button):
    """Show the rules of an attempt's lesson in a place; empty: where the learner lives."""

    attempt: int
    place: str


@_begins_with("1")
class ShowCard(Button):
    """Show the card that explains a question of a review."""

    attempt: int
    step: int


@_begins_with("k")
class OpenTrack(Button):
    """Begin or go on with a track."""

    track: str


@_begins_with("u")
class OpenCourse(Button):
    """List a course's lessons."""

    course: str


@_begins_with("m")
class ShowKept(Button):
    """Show what is remembered of a course."""

    course: str


@_begins_with("l")
class OpenLesson(Button):
    """Begin or go on with a lesson."""

    lesson: str


@_begins_with("O")
class TakeLesson(Button):
    """Begin or go on with a lesson below an answer that leads to it, which stays."""

    lesson: str


@_begins_with("v")
class Speak(Button):
    """Choose a language; `then` is the screen to show in it: `welcome` or `language`."""

    language: str
    then: str


@_begins_with("h")
class HowSure(Button):
    """Say how sure the answer was: sure=1 or 0."""

    attempt: int
    step: int
    sure: int


@_begins_with("x")
class Skip(Button):
    """Leave the questions before a course as they are."""

    attempt: int


@_begins_with("p")
class AskThree(Button):
    """The questions of a probe: `kind` as in `core.probe`, `of` a course or a lesson."""

    kind: str
    of: str


@_begins_with("i")
class Audience(Button):
    """Say for whom one learns; `-` for everybody."""

    name: str


@_begins_with("w")
class Goal(Button):
    """Choose days of learning a week."""

    days: int


@_begins_with("e")
class GetCertificate(Button):
    """A certificate for a course: named=1 asks for a name first, 0 has none."""

    course: str
    named: int


@_begins_with("n")
class Remind(Button):
    """Change reminders: `what` is one of `on`, `off`, `day`, `no-day`, `hour`, `pause`, …"""

    what: str
    value: int


@_begins_with("y")
class Zone(Button):
    """Choose a timezone by its IANA name."""

    name: str


@_begins_with("o")
class OfferQuizzes(Button):
    """List the quizzes for a `group` or a `hall`; pretend=1 for a rehearsal."""

    place: str
    language: str
    pretend: int


@_begins_with("q")
class PickQuiz(Button):
    """Open the doors for a quiz; queue=1: behind the one being played."""

    place: str
    quiz: str
    language: str
    pretend: int
    queue: int


@_begins_with("j")
class Join(Button):
    """Come into a live quiz; team=0: wherever there is room."""

    game: int
    team: int


@_begins_with("H")
class Lead(Button):
    """A host's control; see `services.live_controls` for `what` and its `value`."""

    what: str
    game: int
    value: int


@_begins_with("z")
class Arrange(Button):
    """Open a page of a game's settings: `all`, `extra`, `cohost`, `remove`, or `back`."""

    what: str
    game: int


@_begins_with("b")
class LiveChoose(Button):
    """Answer a question of a live quiz with the option at `place` of the author's order."""

    game: int
    position: int
    place: int


@_begins_with("f")
class LiveTick(Button):
    """Tick the options whose bits are set in `picks`."""

    game: int
    position: int
    picks: int


@_begins_with("B")
class LiveSend(Button):
    """Answer with the options whose bits are set in `picks`."""

    game: int
    position: int
    picks: int


@_begins_with("M")
class Mine(Button):
    """A player's own affairs in a hall: `time` or `leave`."""

    what: str
    game: int


@_begins_with("K")
class ShowAnswer(Button):
    """Show the card at `place` of a lesson as an answer to a question."""

    lesson: str
    place: int
    language: str


@_begins_with("U")
class MoreNumbers(Button):
    """Show every number to call to somebody in danger; threatened=1: the police first."""

    language: str
    threatened: int
    region: str


@_begins_with("A")
class Thumb(Button):
    """Say whether that card helped: up=1 or 0."""

    lesson: str
    place: int
    language: str
    up: int


@_begins_with("$")
class AboutLoan(Button):
    """A step of `/loan`: `ref` is what was typed, as long as it is remembered; see `chat.loan`."""

    what: str
    ref: int
    value: int


UNDER_A_CARD = "card"
"""Where a `LookOver` stands that is under no answer of `/check`."""


@_begins_with("?")
class LookOver(Button):
    """Under an answer of `/check`: `look`, `gone` (in a region), `learn`, `keep` or `no`."""

    what: str
    where: str


@_begins_with("D")
class ShowDrill(Button):
    """Show what a pressure drill is about, and how fast it may go."""

    drill: str


@_begins_with("P")
class PlayDrill(Button):
    """Begin a drill at the pace `now` or `day`; `hour` is the local one, 24 where unsaid."""

    drill: str
    pace: str
    hour: int


@_begins_with("T")
class DrillChoose(Button):
    """Say or do what stands at `place` of the author's order in a turn, counted from 0."""

    run: int
    turn: int
    place: int


@_begins_with("X")
class StopDrill(Button):
    """End a drill at once."""

    run: int


@_begins_with("N")
class ShowStats(Button):
    """Show figures of the last `weeks` (0: ever); `mondays` 1: want them weekly, 2: no more."""

    weeks: int
    mondays: int


@_begins_with("E")
class MyTeam(Button):
    """`show` who works for a partner, ask whether to `leave`, or do: `leave-yes`."""

    what: str
    partner: int


@_begins_with("F")
class ChangeTeam(Button):
    """Invite a `host` or an `organiser`, ask whether to `remove` somebody, or do: `remove-yes`."""

    what: str
    partner: int
    person: int


@_begins_with("C")
class OpenEvent(Button):
    """Something about an event, as in `chat.events`; event=0 where it is about none.

    Where `what` begins with `link-`, it is a cohort's link without an event, and its number.
    """

    what: str
    event: int


@_begins_with("G")
class PlanEvent(Button):
    """Say `value` of a field of a plan, or do something with the plan; see `chat.planning`."""

    what: str
    plan: int
    value: str


@_begins_with("J")
class Belong(Button):
    """A learner and a cohort: `join`, `begin`, `play` or `leave`."""

    what: str
    cohort: int


@_begins_with("S")
class SetGroup(Button):
    """What organisers set for a cohort: `show` it, or choose something, as in `chat.habits`."""

    what: str
    cohort: int


@_begins_with("L")
class AfterGroup(Button):
    """About a cohort's questions and reminders: `what` as in `chat.follow_up`, with its `value`."""

    what: str
    cohort: int
    value: int


@_begins_with("W")
class Flag(Button):
    """Something wrong here: `what` is `?`, `<` (back), or a kind's letter, a capital to send it.

    `of`, `at` and `place` say where; see `services.flags.Spot`. Under an answer, where `at` is the
    ticket and `place` its turn, `+` says that it helps and `-` that it does not yet.
    """

    what: str
    of: str
    at: str
    place: int


@_begins_with("Y")
class Ticket(Button):
    """A report in an organiser's hands; `what` is done to it: see `chat.tickets`.

    `last` is the newest report that is meant along with `id`.
    """

    what: str
    id: int
    last: int


@_begins_with("Q")
class Broadcast(Button):
    """A step of `/broadcast`; `value` is a pin, a language, a time …: see `chat.broadcast`."""

    what: str
    broadcast: int
    value: str


@_begins_with("R")
class Received(Button):
    """Under a broadcast (0: a preview): `read`, `hush` or `hear`; cohort=0: an alert."""

    what: str
    broadcast: int
    cohort: int


@_begins_with("V")
class Quote(Button):
    """One sentence after an event: `what` is `ask`, `no` (not now) or `back` (take it back)."""

    what: str
    event: int


@_begins_with("d")
class Do(Button):
    """What a command of the same name does."""

    what: str


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
