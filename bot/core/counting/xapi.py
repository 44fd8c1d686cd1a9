"""Figures as statements for a learning record store (xAPI 1.0.3), a group each.

Source: *Experience API* 1.0.3, part two: Experience API Data (ADL, 2016). A statement needs an
actor. Ours are groups, never people: nobody is in them by name (`member` is left out, as an
identified group may), so that no two exports can be joined to follow somebody. What is not shown
on the page is no statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from bot.core.counting.count import Count
from bot.core.counting.report import GainRow, KeptRow, Learning, Overview, Step
from bot.core.counting.tally import Stage

VERSION = "1.0.3"
_ADL = "http://adlnet.gov/expapi"
VERBS: Mapping[str, str] = {
    Stage.JOINED: "registered",
    Stage.STARTED: "initialized",
    Stage.COMPLETED: "completed",
    Stage.PASSED: "passed",
    Stage.KEPT: "mastered",
    "answered": "answered",
}
_SPACE = UUID("5b0e6d3e-6a0c-4f7e-9b0a-2f1f1d6f6c11")
Titles = Mapping[str, str]


def of_overview(found: Overview, base: str, seed: int) -> Iterator[dict[str, Any]]:
    """How many came how far: all that the filter shows, then each cohort and each course.

    `base` is the address of the site; `seed` makes the statements' ids differ between exports.
    """
    made = _Maker(base, found.at, seed)
    everybody = made.group("all", {})
    course = found.filter.course
    yield from made.steps(everybody, course, {}, found.steps)
    for breakdown in found.breakdowns:
        for part in breakdown.parts:
            if breakdown.by == "cohort":
                group = made.group(f"cohort-{part.key}", part.titles)
                yield from made.steps(group, course, {}, part.steps)
            elif breakdown.by == "course":
                yield from made.steps(everybody, part.key, part.titles, part.steps)


def of_learning(found: Learning, base: str, seed: int) -> Iterator[dict[str, Any]]:
    """What was right before and after a course, and some time later."""
    made = _Maker(base, found.at, seed)
    group = made.group("all", {})
    for row in (*found.courses, *found.objectives):
        yield from made.gain(group, row)
    for kept in found.kept:
        yield from made.kept(group, kept)


class _Maker:
    def __init__(self, base: str, at: datetime, seed: int) -> None:
        self._base = base.rstrip("/")
        self._at = at.isoformat(timespec="seconds").replace("+00:00", "Z")
        self._seed = seed
        self._made = 0

    def group(self, name: str, titles: Titles) -> dict[str, Any]:
        """An identified group without members."""
        found: dict[str, Any] = {
            "objectType": "Group",
            "account": {"homePage": self._base, "name": name},
        }
        if titles:
            found["name"] = next(iter(titles.values()))
        return found

    def steps(
        self, group: dict[str, Any], course: str, titles: Titles, steps: tuple[Step, ...]
    ) -> Iterator[dict[str, Any]]:
        """A statement for each stage that is shown."""
        for one in steps:
            if one.count.shown is not None:
                figures = {"people": one.count.shown, **_sureness(one.count)}
                if one.share is not None:
                    figures["share"] = round(one.share, 4)
                thing = self._thing(course or "courses", titles, "course")
                yield self._statement(group, one.stage, thing, figures)

    def gain(self, group: dict[str, Any], row: GainRow) -> Iterator[dict[str, Any]]:
        """The share right before and after."""
        if row.people.shown is None or row.gain is None:
            return
        figures = {
            "people": row.people.shown,
            **_sureness(row.people),
            "before": row.before,
            "after": row.after,
            "gain": row.gain.value,
            "gain-low": row.gain.low,
            "gain-high": row.gain.high,
        }
        thing = self._thing(
            row.subject, row.titles, "objective" if "#" in row.subject else "course"
        )
        yield self._statement(group, "answered", thing, figures, row.after)

    def kept(self, group: dict[str, Any], row: KeptRow) -> Iterator[dict[str, Any]]:
        """The share right after some days."""
        for one in row.after:
            if one.share is None or one.asked.shown is None:
                continue
            figures = {
                "answers": one.asked.shown,
                **_sureness(one.asked),
                "days-later": one.delay,
                "share": round(one.share.value, 4),
            }
            thing = self._thing(row.subject or "courses", row.titles, "objective")
            yield self._statement(group, "answered", thing, figures, round(one.share.value, 4))

    def _thing(self, name: str, titles: Titles, kind: str) -> dict[str, Any]:
        definition: dict[str, Any] = {"type": f"{_ADL}/activities/{kind}"}
        named = {language: title for language, title in titles.items() if language}
        if named:
            definition["name"] = named
        place = name.replace("#", "/objectives/")
        return {
            "objectType": "Activity",
            "id": f"{self._base}/activities/{place}",
            "definition": definition,
        }

    def _statement(
        self,
        group: dict[str, Any],
        verb: str,
        thing: dict[str, Any],
        figures: Mapping[str, Any],
        scaled: float | None = None,
    ) -> dict[str, Any]:
        self._made += 1
        result: dict[str, Any] = {
            "extensions": {f"{self._base}/xapi/{name}": value for name, value in figures.items()}
        }
        if scaled is not None:
            result["score"] = {"scaled": scaled}
        return {
            "id": str(uuid5(_SPACE, f"{self._seed} {self._made}")),
            "actor": group,
            "verb": {
                "id": f"{_ADL}/verbs/{VERBS[verb]}",
                "display": {"en": VERBS[verb]},
            },
            "object": thing,
            "result": result,
            "timestamp": self._at,
            "version": VERSION,
        }


def _sureness(count: Count) -> dict[str, str]:
    if count.least:
        return {"people-are": "at least"}
    return {"people-are": "about"} if count.about else {}
