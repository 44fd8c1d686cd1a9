"""A pressure drill: a scam played through, turn by turn, and what there is to see afterwards."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.core.course import Source


class Move(StrEnum):
    """What a choice does: it ends the story honestly, or gives the other side what it wants."""

    OUT = "out"
    DEEPER = "deeper"


class Outcome(StrEnum):
    """How a story ends: nothing lost, stopped after some loss, or lost."""

    SAFE = "safe"
    HURT = "hurt"
    LOST = "lost"


class Pace(StrEnum):
    """How fast the other side writes: seconds between messages, or hours between turns."""

    NOW = "now"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the learner may do in a scene; `to` names a scene or an ending.

    `move` is None where the choice decides nothing, such as a question.
    """

    key: str
    to: str
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A turn of the other side and the choices after it.

    `hours` go by before it when played over a day; `objective` (`"track/course/lesson#name"`) is
    what a deciding choice shows to be known or not.
    """

    id: str
    choices: tuple[Choice, ...]
    hours: int = 2
    objective: str | None = None

    def choice(self, key: str) -> Choice | None:
        """The choice with this key."""
        return next((one for one in self.choices if one.key == key), None)


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A choice in one language; `turned` says why the story turned there, where it did."""

    text: str
    turned: str = ""


@dataclass(frozen=True, slots=True)
class SceneWords:
    """A scene in one language: `messages` and `presses`, sent to who is silent, are plain text.

    `happens` tells what goes before them, `wants` what they are after; both are Telegram HTML.
    """

    sender: str
    messages: tuple[str, ...]
    wants: str
    choices: Mapping[str, ChoiceWords]
    happens: str = ""
    presses: str = ""


@dataclass(frozen=True, slots=True)
class EndingWords:
    """An ending in one language: what happens, and what it shows. Telegram HTML."""

    happens: str
    debrief: str


@dataclass(frozen=True, slots=True)
class Script:
    """A drill in one language; titles are plain, the longer texts Telegram HTML.

    `ends_it` says what would have ended it; `steps` what to do first if it happens for real.
    """

    language: str
    title: str
    summary: str
    setting: str
    scenes: Mapping[str, SceneWords]
    endings: Mapping[str, EndingWords]
    ends_it: str
    steps: str


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill with all its scripts, which share ids and keys. It begins with its first scene.

    `version` is a hash of all that is here; `lessons` teach what it is about, the first one best;
    `regions` are places where this scam is common; `endings` give each ending's outcome.
    """

    id: str
    version: str
    lessons: tuple[str, ...]
    regions: tuple[str, ...]
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Outcome]
    scripts: Mapping[str, Script]
    sources: tuple[Source, ...] = ()

    @property
    def start(self) -> str:
        """The first scene."""
        return next(iter(self.scenes))

    def script(self, language: str) -> Script:
        """The words in `language`, or in the source language where there is no translation."""
        return self.scripts.get(language) or next(iter(self.scripts.values()))


@dataclass(frozen=True, slots=True)
class State:
    """Where a story stands: at a scene or an ending, after the choices made."""

    at: str
    made: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A scene that was played, and what was chosen in it; None for the one still open."""

    scene: Scene
    choice: Choice | None

    @property
    def turning(self) -> bool:
        """Whether the story turned here."""
        return self.choice is not None and self.choice.move is not None


class NoSuchChoice(ValueError):  # noqa: N818 - it names what was chosen
    """The scene has no such choice, or the story is over."""


def begin(drill: Drill) -> State:
    """The story before anything is chosen."""
    return State(drill.start)


def choose(drill: Drill, state: State, key: str) -> State:
    """The state after a choice; raise `NoSuchChoice`."""
    scene = drill.scenes.get(state.at)
    choice = None if scene is None else scene.choice(key)
    if choice is None:
        raise NoSuchChoice(key)
    return State(choice.to, (*state.made, key))


def replay(drill: Drill, made: Sequence[str]) -> State:
    """The state after the choices made so far."""
    state = begin(drill)
    for key in made:
        state = choose(drill, state, key)
    return state


def outcome(drill: Drill, state: State) -> Outcome | None:
    """How the story ended; None while it goes on."""
    return drill.endings.get(state.at)


def turns(drill: Drill, made: Sequence[str]) -> tuple[Turn, ...]:
    """Every scene on the way, with its choice; the last one is open unless the story ended."""
    state, played = begin(drill), []
    for key in made:
        scene = drill.scenes[state.at]
        played.append(Turn(scene, scene.choice(key)))
        state = choose(drill, state, key)
    if state.at in drill.scenes:
        played.append(Turn(drill.scenes[state.at], None))
    return tuple(played)


def shown_by(drill: Drill, made: Sequence[str]) -> dict[str, bool]:
    """Objective → whether the choices made show it known, for those where something was decided.

    One step deeper weighs more than the way out that was found later.
    """
    shown: dict[str, bool] = {}
    for turn in turns(drill, made):
        if turn.choice is not None and turn.turning and turn.scene.objective is not None:
            right = turn.choice.move is Move.OUT
            shown[turn.scene.objective] = shown.get(turn.scene.objective, True) and right
    return shown


def paths(drill: Drill) -> Iterator[tuple[str, ...]]:
    """Every way through the story, as the choices made; a story has no way back."""
    open_: list[State] = [begin(drill)]
    while open_:
        state = open_.pop()
        scene = drill.scenes.get(state.at)
        if scene is None:
            yield state.made
            continue
        open_ += [choose(drill, state, one.key) for one in scene.choices]


def shown_order(scene: Scene, seed: int) -> tuple[int, ...]:
    """The order in which choices are shown: the same for the same seed, and no place tells."""
    places = list(range(len(scene.choices)))
    random.Random(f"{seed}:{scene.id}").shuffle(places)  # noqa: S311 - a shuffle, not a secret
    return tuple(places)


_THINKING = timedelta(seconds=1.5)
_LETTERS_A_SECOND = 22
_LONGEST_TYPING = timedelta(seconds=7)


def typing(text: str) -> timedelta:
    """How long somebody in a hurry types at a message; a Chinese character counts twice."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return min(_LONGEST_TYPING, _THINKING + timedelta(seconds=wide / _LETTERS_A_SECOND))


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the other side waits for an answer before it presses, and then before it gives up.

    `lasts` is how late one of its messages may still come.
    """

    presses: timedelta
    gives_up: timedelta
    lasts: timedelta


PATIENCE = {
    Pace.NOW: Patience(timedelta(minutes=3), timedelta(minutes=20), timedelta(minutes=10)),
    Pace.DAY: Patience(timedelta(hours=3), timedelta(hours=24), timedelta(hours=3)),
}
