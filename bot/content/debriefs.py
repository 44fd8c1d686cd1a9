"""What a drill tells at its ends, as a lesson with a card for each: reports are about cards."""

from __future__ import annotations

from bot.content import cards
from bot.core.course import Catalogue, Lesson
from bot.core.drill import Drill, Script

NAME = "drill:"
"""How the id of such a lesson begins; the drill's own ends it."""


def lesson(drill: Drill) -> Lesson:
    """The ends of a drill; a card is called as its end is."""
    told = {language: (one.title, _ends(one)) for language, one in drill.scripts.items()}
    return cards.lesson(f"{NAME}{drill.id}", drill.sources, told)


def _ends(script: Script) -> dict[str, str]:
    return {
        name: "\n\n".join((words.debrief, script.ends_it, script.steps))
        for name, words in script.endings.items()
    }


def find(catalogue: Catalogue, name: str) -> Lesson | None:
    """A lesson of today, or the ends of a drill of today; None for what is not there."""
    if not name.startswith(NAME):
        return catalogue.lessons.get(name)
    drill = catalogue.drills.get(name.removeprefix(NAME))
    return None if drill is None else lesson(drill)
