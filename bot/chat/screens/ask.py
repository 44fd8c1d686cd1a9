"""Answers to questions: a card with its lesson, the nearest topics, or people to call."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import OpenLesson, ShowAnswer, Thumb
from bot.chat.screens import flag
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.chat.screens.study import carded
from bot.content import markup
from bot.core import deep_links
from bot.core.course import Catalogue
from bot.core.helpline import Helpline
from bot.core.questions.search import Place, Reply
from bot.locales import t
from bot.services.flags import Spot

_WIDEST = 44


def how(language: str) -> Screen:
    """How to ask."""
    return Screen(t(language, "ask-how"))


def answer(
    catalogue: Catalogue,
    place: Place,
    language: str,
    reply: Reply | None = None,
    username: str | None = None,
) -> Screen:
    """A card as an answer, with the reply's others. `username`: the bot's, for use in a group."""
    edition = catalogue.lessons[place.lesson].edition(language)
    intro = t(language, "ask-decide") if reply is not None and reply.decides else ""
    lesson = t(language, "ask-from", lesson=plain(edition.title))
    take = t(language, "button-take-lesson")
    if username is None:
        rows = [[Key(take, OpenLesson(place.lesson))]]
    else:
        rows = [[Key(take, url=deep_links.lesson(username, place.lesson))]]
    if reply is not None:
        rows += _topics(catalogue, reply.others, language, place.lesson)
    at = _at(catalogue, place, language)
    thumbs = (("👍", 1), ("👎", 0))
    rows.append([Key(face, Thumb(place.lesson, at, language, up)) for face, up in thumbs])
    if username is None:
        rows.append(flag.row(language, Spot(language, place.lesson, at)))
    return carded(language, (intro,), edition.cards[place.card], rows, lesson)


def unknown(catalogue: Catalogue, reply: Reply, lines: Sequence[Helpline], *, kept: bool) -> Screen:
    """Nothing was found: what comes nearest, and a person's number where there is one."""
    language = reply.language
    near = t(language, "ask-near") if reply.others else ""
    note = t(language, "ask-noted") if kept else ""
    person = ""
    if lines:
        calls = [t(language, f"ask-line-{one.about}", line=_line(one, language)) for one in lines]
        person = "\n".join([t(language, "ask-person"), *calls])
    text = paragraphs(t(language, "ask-unknown"), note, person, near)
    return Screen(text, _topics(catalogue, reply.others, language))


def people(
    reply: Reply,
    lines: Sequence[Helpline],
    username: str | None = None,
    *,
    passed_on: bool = False,
    police: Sequence[Helpline] = (),
) -> Screen:
    """People first: whom to call now; a lesson on first steps is for later.

    `passed_on`: what to do if somebody else wrote it. `police`: they come first where somebody is
    threatened or held.
    """
    language = reply.language
    rows = []
    if reply.place is not None:
        words = t(language, "button-first-steps")
        lesson = reply.place.lesson
        if username is None:
            rows.append([Key(words, OpenLesson(lesson))])
        else:
            rows.append([Key(words, url=deep_links.lesson(username, lesson))])
    first = [t(language, "ask-people")]
    if reply.threatened:
        first = [t(language, "ask-threat"), _calls(police, language)]
        first.append(t(language, "ask-threat-after"))
    parts = (
        *first,
        _calls(lines, language),
        t(language, "ask-people-other") if passed_on else "",
        t(language, "ask-people-after"),
    )
    return Screen(paragraphs(*parts), rows)


def quiet(language: str, lines: Sequence[Helpline]) -> Screen:
    """Whom to talk to, in case a text meant more than it said."""
    return Screen(paragraphs(t(language, "ask-quiet"), _calls(lines, language)))


def thanked(language: str, *, up: bool) -> str:
    """A short word to a thumb."""
    return t(language, "toast-thumb-up" if up else "toast-thumb-down")


def place_at(catalogue: Catalogue, lesson: str, at: int, language: str) -> Place | None:
    """The card that a button names; None: it is no longer there."""
    known = catalogue.lessons.get(lesson)
    if known is None:
        return None
    cards = list(known.edition(language).cards)
    return Place(lesson, cards[at]) if at < len(cards) else None


def _at(catalogue: Catalogue, place: Place, language: str) -> int:
    return list(catalogue.lessons[place.lesson].edition(language).cards).index(place.card)


def _topics(
    catalogue: Catalogue, places: Sequence[Place], language: str, here: str = ""
) -> list[list[Key]]:
    """A button for each place: its lesson's title, or how the card begins if it is of the lesson
    that is shown (`here`)."""
    rows = []
    for one in places:
        edition = catalogue.lessons[one.lesson].edition(language)
        words = edition.title
        if one.lesson == here:
            words = markup.plain(edition.cards[one.card].words).split("\n", 1)[0]
        at = _at(catalogue, one, language)
        rows.append([Key(cut(f"→ {words}", _WIDEST), ShowAnswer(one.lesson, at, language))])
    return rows


def _calls(lines: Sequence[Helpline], language: str) -> str:
    return "\n".join(
        t(
            language,
            "ask-people-line",
            region=t(language, f"ask-region-{one.fact.region}"),
            line=_line(one, language),
        )
        for one in lines
    )


def _line(line: Helpline, language: str) -> str:
    words = line.texts.get(language) or line.texts["en"]
    return f"<b>{plain(line.fact.value)}</b> {plain(words)}"
