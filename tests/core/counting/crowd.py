"""People made up by chance, and what is published of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from random import Random

from bot.core.counting import funnel
from bot.core.counting.disclosure import Published
from bot.core.counting.pooling import Path
from bot.core.counting.tally import ANY, Stage

LANGUAGES = ("en", "zh")
AUDIENCES = ("", "family", "worker")


@dataclass(frozen=True)
class Learner:
    """Whose stages, as weeks ago, by course; `homes` are (partner, cohort), none: no cohort."""

    homes: tuple[tuple[int, int], ...]
    language: str
    audience: str
    reached: dict[tuple[str, Stage], int]

    def counted(self, course: str, stage: Stage, weeks: int | None) -> bool:
        """Whether a figure counts them."""
        ago = self.reached.get((course, stage))
        return ago is not None and (weeks is None or ago < weeks)


@dataclass(frozen=True)
class Named:
    """A figure, and what it counts."""

    name: str
    course: str
    stage: Stage
    weeks: int | None

    def before(self) -> Named:
        """The same over all time."""
        return named(self.course, self.stage, None)


def named(course: str, stage: Stage, weeks: int | None) -> Named:
    """The figure that counts this."""
    return Named(funnel.name(stage, course, weeks), course, stage, weeks)


@dataclass(frozen=True)
class Told:
    """What is published of a crowd, and the truth behind it."""

    cells: Sequence[Path]
    figures: Sequence[Named]
    numbers: dict[str, list[int]]
    published: Published
    overlapping: bool
    """Whether somebody is in several cohorts."""

    def true(self, name: str, cells: Collection[int]) -> int:
        """How many there really are."""
        return sum(self.numbers[name][at] for at in cells)


def chance(seed: int) -> Random:
    """Chance that can be had again."""
    return Random(seed)  # noqa: S311


def crowd(chance: Random, courses: Sequence[str], *, overlapping: bool = False) -> list[Learner]:
    """A few partners with a few cohorts, most of them small, and people without any."""
    homes: list[tuple[int, int] | None] = [None]
    for partner in range(1, chance.randint(2, 4)):
        homes += [(partner, 10 * partner + at) for at in range(chance.randint(1, 4))]
    learners = []
    for home in homes:
        likely = [chance.choice((0.1, 0.3, 0.6, 0.9, 0.97, 1.0)) for _ in range(4)]
        lean = chance.choice((0.05, 0.3, 0.5))
        for _ in range(chance.choice((1, 3, 5, 6, 8, 12, 20, 40, 90))):
            mine: tuple[tuple[int, int], ...] = () if home is None else (home,)
            others = [one for one in homes if one is not None and one != home]
            if overlapping and mine and others and chance.random() < 0.3:
                mine = (*mine, chance.choice(others))
            language = chance.choices(LANGUAGES, (lean, 1 - lean))[0]
            audience = chance.choices(AUDIENCES, (0.6, 0.3, 0.1))[0]
            learners.append(Learner(mine, language, audience, _reached(chance, courses, likely)))
    return learners


def _reached(
    chance: Random, courses: Sequence[str], likely: Sequence[float]
) -> dict[tuple[str, Stage], int]:
    joined = chance.choice((0, 0, 1, 2, 3, 5, 9, 20, 60))
    found = {(ANY, Stage.JOINED): joined}
    for course in courses:
        if chance.random() < 0.25:
            continue
        ago = joined
        for stage, share in zip(funnel.STAGES[1:], likely, strict=True):
            if chance.random() > share:
                break
            ago = chance.randint(0, ago)
            found[course, stage] = ago
            found[ANY, stage] = max(ago, found.get((ANY, stage), 0))
    return found


def _places(learner: Learner, cells: Sequence[Path]) -> list[tuple[int, int]]:
    """Once in each of their cohorts; beside them they make up what is missing to once in all."""
    end = (learner.language, learner.audience)
    places = [(cells.index((*home, *end)), 1) for home in learner.homes]
    rest = 1 - len(places)
    return [*places, (cells.index((0, 0, *end)), rest)] if rest else places


def tell(
    learners: Sequence[Learner],
    courses: Sequence[str],
    over: Callable[[str], Sequence[int]] = funnel.periods,
) -> Told:
    """Publish a crowd's figures as the organisers' pages do."""
    homes = {home for one in learners for home in one.homes} | {(0, 0)}
    cells = [
        (*home, language, audience)
        for home in sorted(homes)
        for language in LANGUAGES
        for audience in AUDIENCES
    ]
    figures = funnel.figures(courses, over)
    names = [
        named(course, stage, weeks)
        for course in (ANY, *courses)
        for stage in funnel.STAGES
        for weeks in (None, *over(course))
        if not (course and stage is Stage.JOINED)
    ]
    assert {one.name for one in figures} == {one.name for one in names}
    numbers = {one.name: [0] * len(cells) for one in names}
    for learner in learners:
        places = _places(learner, cells)
        for one in names:
            if learner.counted(one.course, one.stage, one.weeks):
                for at, times in places:
                    numbers[one.name][at] += times
    overlapping = any(len(one.homes) > 1 for one in learners)
    return Told(cells, names, numbers, Published(cells, numbers, figures), overlapping)
