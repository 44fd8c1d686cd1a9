"""Answers to questions: a card with its lesson, the nearest topics, or people to call."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.buttons import (
    UNDER_A_CARD,
    Button,
    Do,
    LookOver,
    MoreNumbers,
    ShowAnswer,
    TakeLesson,
    Thumb,
)
from bot.chat.screens import flag
from bot.chat.screens.check import FIRST_HOUR
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain, width
from bot.chat.screens.study import carded
from bot.content import markup
from bot.core import deep_links
from bot.core.course import Catalogue
from bot.core.helpline import Helpline
from bot.core.questions.search import Place, Reply
from bot.locales import t
from bot.services.flags import Spot

_WIDEST = 44
_ON_A_PHONE = 34
_SHORTEST = 12
_SENTENCE = re.compile(r".+?(?:[。？！]|[.?!](?=\s|$))")
_CLAUSE = re.compile(r".+?(?:：|:(?=\s|$))")
FREE_HELP = "loans/when-it-gets-hard/free-help"
_SCAMS = "scams/"
WORLD = "world"
"""The region of what serves everywhere."""
_BOT_ROWS: dict[str, tuple[tuple[str, Button], ...]] = {
    "maker": (("about", Do("about")),),
    "genuine": (("about", Do("about")),),
    "abilities": (("help", Do("help")),),
    "keeping": (("privacy", Do("privacy")),),
    "quiet": (("remind", Do("remind")), ("privacy", Do("privacy"))),
    "people": (("free-help", TakeLesson(FREE_HELP)),),
    "languages": (("language", Do("language")),),
}
"""What does what was asked for, by what was asked about the bot."""


def how(language: str, *, private: bool) -> Screen:
    """How to ask."""
    leave_out = t(language, "ask-how-private") if private else ""
    return Screen(paragraphs(t(language, "ask-how"), leave_out))


def answer(
    catalogue: Catalogue,
    place: Place,
    language: str,
    reply: Reply | None = None,
    username: str | None = None,
    *,
    calls: Sequence[Helpline] = (),
    looks: bool = False,
) -> Screen:
    """A card as an answer, with the reply's others. `username`: the bot's, for use in a group.
    `calls`: whom to call where somebody tells of a scam; `looks`: a button to look the text over.
    """
    edition = catalogue.lessons[place.lesson].edition(language)
    intro = t(language, "ask-decide") if reply is not None and reply.decides else ""
    own_story = reply is not None and reply.story and place.lesson.startswith(_SCAMS)
    if own_story:
        intro = t(language, "ask-story")
    told = [t(language, "ask-story-call", line=_line(one, language)) for one in calls]
    lesson = paragraphs(*told, t(language, "ask-from", lesson=plain(edition.title)))
    take = t(language, "button-take-lesson")
    rows = [[_to_lesson(take, place.lesson, username)]]
    if reply is not None:
        rows += _topics(catalogue, reply.others, language, place.lesson)
    if username is None and (own_story or place.lesson == FIRST_HOUR):
        rows.append([_money_gone(language)])
    if looks:
        rows.append([Key(t(language, "button-look-over"), LookOver("look", "-"))])
    at = _at(catalogue, place, language)
    thumbs = (("👍", 1), ("👎", 0))
    rows.append([Key(face, Thumb(place.lesson, at, language, up)) for face, up in thumbs])
    if username is None:
        rows.append(flag.row(language, Spot(language, place.lesson, at)))
    return carded(language, (intro,), edition.answers[place.card], rows, lesson)


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
    catalogue: Catalogue,
    reply: Reply,
    lines: Sequence[Helpline],
    username: str | None = None,
    *,
    passed_on: bool = False,
    police: Sequence[Helpline] = (),
    region: str | None = None,
) -> Screen:
    """People first, short enough for a phone: one number, what to do now, and little more; the
    other numbers and a lesson on first steps are behind buttons.

    `passed_on`: what to do if somebody else wrote it. `police`: they come first where somebody is
    threatened or held. `region`: where the person is, if it is known.
    """
    language = reply.language
    call = _nearest(police, region, language), _nearest(lines, region, language)
    if reply.threatened:
        parts = _threatened(reply, call, lines, region, passed_on=passed_on)
    else:
        own = [one.fact.value for one in police if one.fact.region == region]
        number = plain(own[0]) if own else "none"
        parts = [
            t(language, "ask-people"),
            call[1],
            t(language, "ask-people-danger", number=number),
            t(language, "ask-people-other" if passed_on else "ask-people-unsure"),
        ]
    more = MoreNumbers(language, int(reply.threatened), region or "")
    rows = [[Key(t(language, "button-more-numbers"), more)]]
    if reply.place is not None:
        lesson = reply.place.lesson
        title = plain(catalogue.lessons[lesson].edition(language).title)
        words = t(language, "button-first-steps") if not reply.score else cut(f"→ {title}", _WIDEST)
        rows.append([_to_steps(catalogue, reply.place, language, words, username)])
    return Screen(paragraphs(*parts), rows)


def _threatened(
    reply: Reply,
    call: tuple[str, str],
    lines: Sequence[Helpline],
    region: str | None,
    *,
    passed_on: bool,
) -> list[str]:
    """What somebody is told who is threatened or held; `call`: the police, and who listens."""
    language = reply.language
    parts = [
        f"{t(language, 'ask-threat')}\n{call[0]}",
        t(language, "ask-threat-now", held="yes" if reply.held else "no"),
        t(language, "ask-threat-rights"),
    ]
    if reply.held:
        parts.append(t(language, "ask-threat-abroad"))
    own = [one for one in lines if one.fact.region == region]
    if passed_on:
        parts.append(t(language, "ask-threat-other"))
    elif own:
        parts.append(t(language, "ask-threat-listen", line=_line(own[0], language)))
    return parts


def more_numbers(
    language: str, police: Sequence[Helpline], lines: Sequence[Helpline], *, threatened: bool
) -> Screen:
    """Every number, by place, with whose it is."""
    groups = [("ask-more-police", police), ("ask-more-life", lines)]
    parts = [
        f"{t(language, title)}\n{_calls(those, language)}"
        for title, those in (groups if threatened else reversed(groups))
    ]
    return Screen(paragraphs(*parts, t(language, "ask-more-kept")))


def gambling(reply: Reply, catalogue: Catalogue, calls: str, username: str | None) -> Screen:
    """Who speaks of gambling troubles: no shame, somebody who knows them, and a lesson."""
    language = reply.language
    rows = []
    if reply.place is not None:
        lesson = reply.place.lesson
        title = catalogue.lessons[lesson].edition(language).title
        words = cut(t(language, "button-lesson", lesson=title), _WIDEST)
        rows.append([_to_lesson(words, lesson, username)])
    parts = (t(language, "ask-gambling"), calls, t(language, "ask-gambling-tonight"))
    return Screen(paragraphs(*parts), rows)


def gambling_calls(
    lines: Sequence[Helpline], listen: Sequence[Helpline], region: str | None, language: str
) -> str:
    """The gambling line of a region, or whoever listens there; every one where none is known."""
    for those in (lines, listen):
        own = [one for one in those if one.fact.region == region]
        if own:
            return _nearest(own, region, language)
    elsewhere = [one for one in listen if one.fact.region == WORLD]
    return _nearest([*lines, *elsewhere], region, language)


def this_bot(
    language: str,
    about: str,
    username: str,
    operator: str | None,
    lines: Sequence[Helpline],
    *,
    private: bool,
) -> Screen:
    """What was asked about the bot itself. `lines`: a region's, for who wants a person. Outside a
    private chat there are no buttons, as they lead to what is somebody's own."""
    key = "bot-people-nowhere" if about == "people" and not lines else f"bot-{about}"
    parts = [t(language, key, username=plain(username))]
    if about == "maker":
        who = t(language, "about-operator", who=plain(operator)) if operator else ""
        parts.append(who or t(language, "about-nobody"))
    if about == "people":
        calls = [t(language, f"ask-line-{one.about}", line=_line(one, language)) for one in lines]
        parts.append("\n".join(calls))
    rows = _BOT_ROWS.get(about, ()) if private else ()
    return Screen(
        paragraphs(*parts), [[Key(t(language, f"bot-button-{name}"), does)] for name, does in rows]
    )


def quiet(language: str, lines: Sequence[Helpline], region: str | None) -> Screen:
    """Whom to talk to, in case a text meant more than it said."""
    return Screen(paragraphs(t(language, "ask-quiet"), _nearest(lines, region, language)))


def still(
    catalogue: Catalogue,
    language: str,
    lines: Sequence[Helpline],
    region: str | None,
    steps: Place | None,
) -> Screen:
    """For who was in danger just now, and says what has no answer: the number is still there.
    `steps`: what to read later."""
    parts = (t(language, "ask-still"), _nearest(lines, region, language))
    more = Key(t(language, "button-more-numbers"), MoreNumbers(language, 0, region or ""))
    rows = [[more]]
    if steps is not None:
        words = t(language, "button-first-steps")
        rows.append([_to_steps(catalogue, steps, language, words, None)])
    return Screen(paragraphs(*parts, t(language, "ask-still-called")), rows)


def more_of(catalogue: Catalogue, place: Place, others: Sequence[Place], language: str) -> Screen:
    """What leads on from a card that was told last, where a text says nothing by itself."""
    title = plain(catalogue.lessons[place.lesson].edition(language).title)
    rows = [[Key(t(language, "button-take-lesson"), TakeLesson(place.lesson))]]
    rows += _topics(catalogue, others, language, place.lesson)
    if place.lesson.startswith(_SCAMS):
        rows.append([_money_gone(language)])
    return Screen(t(language, "follow-card", lesson=title), rows)


def thanked(language: str, *, up: bool) -> str:
    """A short word to a thumb."""
    return t(language, "toast-thumb-up" if up else "toast-thumb-down")


def place_at(catalogue: Catalogue, lesson: str, at: int, language: str) -> Place | None:
    """The card that a button names; None: it is no longer there."""
    known = catalogue.lessons.get(lesson)
    if known is None:
        return None
    cards = list(known.edition(language).answers)
    return Place(lesson, cards[at]) if at < len(cards) else None


def _to_lesson(words: str, lesson: str, username: str | None) -> Key:
    """A button to a lesson; in a group, where the bot's `username` is given, a link to it."""
    if username is None:
        return Key(words, TakeLesson(lesson))
    return Key(words, url=deep_links.lesson(username, lesson))


def _to_steps(
    catalogue: Catalogue, place: Place, language: str, words: str, username: str | None
) -> Key:
    """A button to a card for who was in danger: below the number to call, and never a quiz."""
    if username is not None:
        return _to_lesson(words, place.lesson, username)
    return Key(words, ShowAnswer(place.lesson, _at(catalogue, place, language), language))


def _money_gone(language: str) -> Key:
    """Below a card, to which there is no way back from what it shows, as the card stays."""
    return Key(t(language, "button-gone"), LookOver("gone", UNDER_A_CARD))


def _at(catalogue: Catalogue, place: Place, language: str) -> int:
    return list(catalogue.lessons[place.lesson].edition(language).answers).index(place.card)


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
            words = beginning(markup.plain(edition.answers[one.card].words))
        at = _at(catalogue, one, language)
        rows.append([Key(cut(f"→ {words}", _WIDEST), ShowAnswer(one.lesson, at, language))])
    return rows


def beginning(words: str) -> str:
    """How a card begins, in what a button can show: a sentence, if one is short, else words."""
    line = words.split("\n", 1)[0]
    starts = (line, *(found[0] for found in (_SENTENCE.match(line), _CLAUSE.match(line)) if found))
    said = next((one for one in starts if _SHORTEST < width(one) <= _ON_A_PHONE), line)
    return said.rstrip(".:。： ")


def _nearest(lines: Sequence[Helpline], region: str | None, language: str) -> str:
    """A region's own number with whose it is; else all numbers in a few words, by place."""
    own = [one for one in lines if one.fact.region == region]
    if own:
        place = t(language, f"ask-region-{own[0].fact.region}")
        return t(language, "ask-people-one", line=_line(own[0], language), region=place)
    places: dict[str, list[str]] = {}
    for one in lines:
        if one.fact.region != WORLD:
            name = t(language, f"ask-region-{one.fact.region}")
            places.setdefault(f"<b>{plain(one.fact.value)}</b>", []).append(name)
    comma = t(language, "list-comma")
    short = [
        t(language, "ask-people-several", number=number, regions=comma.join(names))
        for number, names in places.items()
    ]
    anywhere = [one for one in lines if one.fact.region == WORLD]
    last = _calls(anywhere, language) if anywhere else t(language, "ask-threat-anywhere")
    return "\n".join([" · ".join(short), last])


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
