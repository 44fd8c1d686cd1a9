"""One sentence after an event: the question with its consent, the thanks, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import Do, Quote
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain, with_list
from bot.core.quote import LONGEST
from bot.locales import t
from bot.services.quotes import Said
from bot.store.quotes import Own

_WIDEST = 44


def row(language: str, event_id: int) -> list[Key]:
    """The button under a result."""
    return [Key(t(language, "button-quote"), Quote("ask", event_id))]


def below(screen: Screen, said: Said | None) -> Screen:
    """A player's result, with the button where something is asked."""
    if said is None:
        return screen
    return Screen(screen.text, [*screen.rows, row(said.language, said.event_id)])


def ask(said: Said) -> Screen:
    """What will you do differently?"""
    language = said.language
    before = t(language, "quote-before", words=plain(said.words)) if said.words else ""
    text = paragraphs(
        t(language, "quote-ask", title=plain(said.title), longest=LONGEST),
        t(language, "quote-consent"),
        before,
    )
    rows = [[Key(t(language, "button-quote-no"), Quote("no", said.event_id))]]
    return Screen(text, [_back(said), *rows] if said.words else rows)


def thanks(said: Said) -> Screen:
    """What is kept, as it is kept."""
    language = said.language
    learn = [Key(t(language, "button-learn"), Do("learn"))]
    return Screen(t(language, "quote-thanks", words=plain(said.words)), [_back(said), learn])


def _back(said: Said) -> list[Key]:
    return [Key(t(said.language, "button-quote-back"), Quote("back", said.event_id))]


def refused(language: str, event_id: int, why: str) -> Screen:
    """Something else is needed, and nothing was kept."""
    words = t(language, f"quote-refused-{why}", longest=LONGEST)
    return Screen(words, [[Key(t(language, "button-quote-no"), Quote("no", event_id))]])


def left_out(language: str) -> Screen:
    """No sentence, and that is fine."""
    return Screen(t(language, "quote-left-out"), [[Key(t(language, "button-learn"), Do("learn"))]])


def taken_back(language: str) -> Screen:
    """It is gone."""
    return Screen(t(language, "quote-back"), [[Key(t(language, "button-learn"), Do("learn"))]])


def gone(language: str) -> Screen:
    """There is no such event any more."""
    return Screen(t(language, "quote-gone"), [[Key(t(language, "button-learn"), Do("learn"))]])


def in_privacy(screen: Screen, said: Sequence[Own], language: str) -> Screen:
    """What is kept of a person, with what they said after events and a way back for each."""
    listed = []
    for one in said:
        line = t(
            language,
            "privacy-quote",
            title=plain(one.title),
            words=plain(one.words),
            printed="yes" if one.printed else "no",
        )
        back = cut(t(language, "button-quote-back-one", title=one.title), _WIDEST)
        listed.append((line, Key(back, Quote("back", one.event_id))))
    return with_list(screen, t(language, "privacy-quotes"), listed)
