"""What a drill tells at its ends, as a lesson with a card for each: reports are about cards."""

from __future__ import annotations

from dataclasses import replace

from bot.content import snapshot
from bot.core.course import Card, Catalogue, Edition, Lesson
from bot.core.drill import Drill, Script

NAME = "drill:"
"""How the id of such a lesson begins; the drill's own ends it."""


def lesson(drill: Drill) -> Lesson:
    """The ends of a drill; a card is called as its end is."""
    editions = {
        language: Edition(language, script.title, {}, _cards(script), {}, "", "")
        for language, script in drill.scripts.items()
    }
    made = Lesson(f"{NAME}{drill.id}", "", (), (), drill.sources, editions)
    return replace(made, version=snapshot.version(made))


def _cards(script: Script) -> dict[str, Card]:
    return {
        name: Card(name, "\n\n".join((words.debrief, script.ends_it, script.steps)))
        for name, words in script.endings.items()
    }


def find(catalogue: Catalogue, name: str) -> Lesson | None:
    """A lesson of today, or the ends of a drill of today; None for what is not there."""
    if not name.startswith(NAME):
        return catalogue.lessons.get(name)
    drill = catalogue.drills.get(name.removeprefix(NAME))
    return None if drill is None else lesson(drill)
