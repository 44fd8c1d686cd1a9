"""A cohort as its members see it: the welcome, the offer after a quiz, and leaving."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import Belong, Do, Speak
from bot.chat.screens import dates
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain, with_list
from bot.core.course import Catalogue
from bot.core.event import Phase
from bot.locales import LANGUAGES, t
from bot.services.cohorts import Door, Welcome
from bot.store.cohorts import Belongs, Cohort
from bot.store.events import Held

AGAIN = "cohort-"
"""What a language is chosen for: this and a number, for the greeting of a cohort."""
_WIDEST = 44
_INSIDE = frozenset({Door.IN, Door.AGAIN})
_AHEAD = frozenset({Phase.UPCOMING, Phase.LIVE})


def welcome(found: Welcome, catalogue: Catalogue) -> Screen:
    """Who invites, what it is, what organisers see, and where it goes on."""
    language, cohort = found.language, found.cohort
    names = {"title": plain(cohort.title), "partner": plain(found.partner)}
    if found.door not in _INSIDE:
        learn = Key(t(language, "button-learn"), Do("learn"))
        return Screen(t(language, f"cohort-{found.door}", **names), [[learn]])
    where = ""
    if found.held is not None and found.phase in _AHEAD:
        event = found.held.event
        where = t(
            language,
            "cohort-where",
            when=dates.when(language, event.starts_at, event.zone),
            venue=plain(event.venue),
        )
    head = t(language, "cohort-welcome" if found.door is Door.IN else "cohort-again", **names)
    return Screen(
        paragraphs(head, where, t(language, "cohort-seen")), _ways(found, catalogue, language)
    )


def _ways(found: Welcome, catalogue: Catalogue, language: str) -> Rows:
    cohort = found.cohort
    rows: list[list[Key]] = []
    if found.game is not None:
        rows.append([Key(t(language, "button-cohort-play"), Belong("play", cohort.id))])
    course = catalogue.course(cohort.course or "")
    words = t(language, "button-cohort-begin")
    if course is not None:
        title = course.title(language)
        words = cut(t(language, "button-cohort-course", course=title), _WIDEST)
    rows.append([Key(words, Belong("begin", cohort.id))])
    if found.new:
        others = [tag for tag in LANGUAGES if tag != language]
        then = f"{AGAIN}{cohort.id}"
        rows.append([Key(f"🌐 {LANGUAGES[tag]}", Speak(tag, then)) for tag in others])
    rows.append([Key(t(language, "button-cohort-leave"), Belong("leave", cohort.id))])
    return rows


def offer(screen: Screen, cohort: Cohort | None, language: str) -> Screen:
    """A player's result, with the offer to stay where there is one."""
    if cohort is None:
        return screen
    words = t(language, "cohort-offer", title=plain(cohort.title))
    label = cut(t(language, "button-cohort-join", title=cohort.title), _WIDEST)
    join = Key(label, Belong("join", cohort.id))
    return Screen(paragraphs(screen.text, words), [*screen.rows, [join]])


def unknown(language: str) -> Screen:
    """No cohort has this code."""
    return Screen(t(language, "cohort-unknown"), [[Key(t(language, "button-learn"), Do("learn"))]])


def news(language: str, held: Held) -> Screen:
    """What became of an event that somebody is in the cohort of."""
    event, cohort = held.event, held.cohort
    key = "cohort-news-moved" if event.cancelled_at is None else "cohort-news-cancelled"
    text = t(
        language,
        key,
        title=plain(cohort.title),
        partner=plain(held.partner),
        when=dates.when(language, event.starts_at, event.zone),
        venue=plain(event.venue),
    )
    learn = Key(t(language, "button-learn"), Do("learn"))
    leave = Key(t(language, "button-cohort-leave"), Belong("leave", cohort.id))
    return Screen(text, [[learn], [leave]])


def left(language: str, cohort: Cohort | None) -> Screen:
    """They left."""
    words = t(language, "cohort-gone")
    if cohort is not None:
        words = t(language, "cohort-left", title=plain(cohort.title))
    return Screen(words, [[Key(t(language, "button-learn"), Do("learn"))]])


def in_privacy(screen: Screen, belonging: Sequence[Belongs], language: str) -> Screen:
    """What is kept of a person, with the cohorts they are in and a way out of each."""
    listed = []
    for one in belonging:
        line = t(
            language,
            "privacy-cohort",
            title=plain(one.title),
            partner=plain(one.partner),
            since=dates.full_date(language, one.joined_at),
        )
        leave = cut(t(language, "button-cohort-leave-one", title=one.title), _WIDEST)
        listed.append((line, Key(leave, Belong("leave", one.cohort_id))))
    return with_list(screen, t(language, "privacy-cohorts"), listed)


def muted_in_privacy(screen: Screen, muted: Sequence[tuple[int, str]], language: str) -> Screen:
    """The same, with the groups that somebody wants no messages from, and a way back for each."""
    listed = []
    for cohort, title in muted:
        line = t(language, "privacy-muted-one", title=plain(title))
        hear = cut(t(language, "button-cohort-hear", title=title), _WIDEST)
        listed.append((line, Key(hear, Belong("hear", cohort))))
    return with_list(screen, t(language, "privacy-muted"), listed)


def heard(language: str, title: str | None) -> Screen:
    """Messages come again, unless there were none to come."""
    words = t(
        language, "cohort-gone" if title is None else "cohort-heard", title=plain(title or "")
    )
    return Screen(words, [[Key(t(language, "button-learn"), Do("learn"))]])
