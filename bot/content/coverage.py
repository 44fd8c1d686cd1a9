"""What is taught where: the framework's topics beside the lessons, and the rules by place.

Written from the lessons' own tags, so that it cannot say what they do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.content.loader import Loaded, load
from bot.core.competence import AREAS
from bot.core.fact import by_place

_HEAD = (
    "# What is taught where\n\n"
    "Against the areas and topics of the financial competence framework for adults of the European"
    " Union and the OECD/INFE (11 January 2022), which builds on the G20/OECD INFE framework of"
    " 2016. Each lesson says by `teaches:` which topics it belongs to, the first one above all;"
    " this page is written from that by `python3 main.py coverage`. Which topic a lesson teaches"
    " was judged by hand. It says what is *taught*, not what is learned: see"
    " [how learning lasts](learning.md).\n"
)
_PLACES = ("cn", "us", "uk", "hk", "sg")
_RULES = (
    "## Rules by place\n\n"
    "How many rules and numbers to call a lesson tells for each place, beside what its cards say."
    " A place without any has none for which a good source was found.\n"
)


def page(root: Path) -> str:
    """The whole page, from the lessons below `root`."""
    loaded = load(root)
    return "\n".join([_HEAD, *_topics(loaded), "", _RULES, *_rules(loaded), ""])


def taught(loaded: Loaded) -> Mapping[str, list[tuple[str, bool]]]:
    """Topic → the lessons that teach it in teaching order, and whether it is their first topic."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for name in _in_order(loaded):
        for place, topic in enumerate(loaded.manuscripts[name].file.teaches):
            found.setdefault(topic, []).append((name, place == 0))
    return found


def _in_order(loaded: Loaded) -> list[str]:
    return [name for course in loaded.catalogue.courses for name in course.lessons]


def _topics(loaded: Loaded) -> Iterator[str]:
    lessons = taught(loaded)
    topics = sum(len(topics) for topics in AREAS.values())
    yield f"{len(lessons)} of {topics} topics are taught. A lesson's first topic is in **bold**."
    yield ""
    yield "| area | topic | lessons |"
    yield "| --- | --- | --- |"
    for area, topics_of in AREAS.items():
        shown = area
        for topic, words in topics_of.items():
            names = [
                f"**{_short(name)}**" if first else _short(name)
                for name, first in lessons.get(topic, ())
            ]
            yield f"| {shown} | {words} | {', '.join(names) or 'not taught'} |"
            shown = ""


def _rules(loaded: Loaded) -> Iterator[str]:
    yield f"| lesson | {' | '.join(place.upper() for place in _PLACES)} |"
    yield f"| --- |{' --- |' * len(_PLACES)}"
    for name in _in_order(loaded):
        told = by_place(loaded.facts.facts, loaded.manuscripts[name].file.facts)
        if told:
            counts = [str(len(told.get(place, ())) or "–") for place in _PLACES]
            yield f"| {_short(name)} | {' | '.join(counts)} |"


def _short(name: str) -> str:
    return name.partition("/")[2]
