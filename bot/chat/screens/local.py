"""The rules of a lesson in a place, each with its source and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat.buttons import Go, ShowRules
from bot.chat.screens import flag
from bot.chat.screens.screen import Key, Screen, paragraphs, plain
from bot.core.fact import Fact
from bot.locales import t
from bot.services.flags import SOURCES, Spot
from bot.services.view import View


def rules(shown: View, by_place: Mapping[str, Sequence[Fact]], place: str) -> Screen:
    """The rules of one place, and a button for each other place that has any."""
    language = shown.language
    here = by_place.get(place, ())
    if here:
        head = t(language, "local-rules", place=t(language, f"region-{place}"))
    else:
        head = t(language, "local-where" if by_place else "local-none")
    texts = [rule(language, one) for one in here]
    others = [
        Key(t(language, f"region-{one}"), ShowRules(shown.attempt_id, one))
        for one in by_place
        if one != place
    ]
    rows = [others[at : at + 3] for at in range(0, len(others), 3)]
    back = Key(t(language, "button-back"), Go(shown.attempt_id, shown.position))
    foot = f"<i>{t(language, 'local-foot')}</i>" if here else ""
    wrong = flag.row(language, Spot(SOURCES, str(shown.attempt_id), shown.position))
    return Screen(paragraphs(head, *texts, foot), [*rows, [back], wrong])


def rule(language: str, one: Fact) -> str:
    """A rule, below it who says so and when."""
    dated = t(language, "dated", date=one.dated)
    said = t(language, "sources-line", title=plain(one.source(language)), date=dated)
    return f"{plain(one.text(language))}\n<i>{said}</i>"
