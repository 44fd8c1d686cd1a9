"""Events as those who work on them see them: the list, a card, and planning step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.buttons import Do, OpenEvent, PlanEvent, SetGroup
from bot.chat.screens import dates, follow_up
from bot.chat.screens import live_quiz as quiz_screens
from bot.chat.screens.remind import zone_name
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.content.quizzes import Quiz
from bot.core.counting.count import FEW
from bot.core.course import Catalogue
from bot.core.event import Phase
from bot.locales import LANGUAGES, t
from bot.services.events import Card, Shelf
from bot.store.cohorts import Listed
from bot.store.events import Held

_WIDEST = 44
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Shelves:
    """What an event can be about, with titles."""

    catalogue: Catalogue
    quizzes: Mapping[str, Quiz]

    def quiz(self, language: str, name: str) -> str | None:
        """A quiz's title; None where it is gone."""
        if name.startswith("~"):
            track = name.removeprefix("~")
            return t(language, "live-drawn" if track == "all" else f"live-drawn-{track}")
        found = self.quizzes.get(name)
        return None if found is None else quiz_screens.title(found.titles, language)

    def course(self, language: str, name: str) -> str | None:
        """A course's title; None where it is gone."""
        found = self.catalogue.course(name)
        return None if found is None else found.title(language)


# The list


def no_partner(language: str) -> Screen:
    """Nothing can be begun before there is a partner, and whoever reads it adds one."""
    text = paragraphs(t(language, "events-title"), t(language, "events-no-partner"))
    return Screen(text, [[Key(t(language, "staff-chat-add-partner"), Do("add-partner"))]])


def shelf(found: Shelf, language: str, *, makes: bool) -> Screen:
    """The events there are, and what can be begun."""
    rows: list[list[Key]] = []
    for kept in found.plans:
        title = kept.plan.title or t(language, "events-untitled")
        words = cut(t(language, "button-events-go-on", title=title), _WIDEST)
        rows.append([Key(words, PlanEvent("do", kept.id, "open"))])
    rows += [[_line(one, language, "events-live")] for one in found.live]
    rows += [[_line(one, language, "events-upcoming")] for one in found.upcoming[:_SHOWN]]
    if makes:
        rows.append([Key(t(language, "button-events-new"), OpenEvent("new", 0))])
        rows.append([Key(t(language, "button-events-link"), OpenEvent("links", 0))])
    if found.past:
        rows.append([Key(t(language, "button-events-past"), OpenEvent("past", 0))])
    none = not (found.live or found.upcoming or found.past)
    text = paragraphs(
        t(language, "events-title"),
        t(language, "events-none") if none else "",
        t(language, "events-web"),
    )
    return Screen(text, rows)


def past(found: Shelf, language: str) -> Screen:
    """The events that are over or cancelled, the latest first."""
    rows = [
        [
            _line(
                one,
                language,
                "events-upcoming" if one.event.cancelled_at is None else "events-cancelled",
            )
        ]
        for one in found.past[: 2 * _SHOWN]
    ]
    return Screen(t(language, "events-past-title"), [*rows, [to_list(language)]])


def links(found: Sequence[Listed], language: str, *, makes: bool) -> Screen:
    """The cohorts that have a link and no event."""
    rows = [
        [Key(cut(f"🔗 {one.cohort.title}", _WIDEST), OpenEvent("link-card", one.cohort.id))]
        for one in found
        if one.event_id is None
    ][: 2 * _SHOWN]
    if makes:
        rows.append([Key(t(language, "button-links-new"), OpenEvent("link", 0))])
    return Screen(t(language, "links-title"), [*rows, [to_list(language)]])


def _line(held: Held, language: str, key: str) -> Key:
    day = dates.when(language, held.event.starts_at, held.event.zone)
    values = {"title": held.cohort.title}
    if key != "events-live":
        values["date"] = day
    return Key(cut(t(language, key, **values), _WIDEST), OpenEvent("card", held.event.id))


def to_list(language: str) -> Key:
    """Back to all events."""
    return Key(t(language, "button-events-list"), OpenEvent("list", 0))


# One event


def card(found: Card, language: str, shelves: Shelves, link: str, screen_link: str) -> Screen:
    """An event with all that is needed for it; `screen_link` leads to its running quiz."""
    one, cohort = found.held.event, found.held.cohort
    if found.game is not None:
        state = t(language, "event-state-playing-group")
        if screen_link:
            state = t(language, "event-state-playing", link=plain(screen_link))
    else:
        state = t(language, f"event-state-{found.phase}")
    facts = [
        t(
            language,
            "event-when",
            when=dates.in_full(language, one.starts_at, one.zone),
            zone=zone_name(language, one.zone),
        ),
        t(language, "event-venue", venue=plain(one.venue)),
        *about(language, shelves, one.quiz or "", cohort.course or ""),
        t(language, "event-language", spoken=spoken(language, cohort.language)),
        t(language, "event-audience", audience=audience_words(language, cohort.audience)),
        t(language, "event-expected", expected=one.expected, minutes=one.minutes),
    ]
    text = paragraphs(
        f"<b>{plain(cohort.title)}</b>\n{plain(found.held.partner)}",
        state,
        "\n".join(facts),
        f"{t(language, 'event-code', code=cohort.code)}\n{plain(link)}",
        _came(found, language),
    )
    return Screen(text, _card_rows(found, language))


def _came(found: Card, language: str) -> str:
    if found.phase is Phase.UPCOMING and found.came.members == 0:
        return ""
    played, members = (few(language, one) for one in (found.came.played, found.came.members))
    return t(language, "event-came", played=played, members=members)


def few(language: str, people: int) -> str:
    """How many people, as far as it may be told."""
    if people == 0:
        return t(language, "event-no-one")
    return t(language, "event-few") if people < FEW else str(people)


def _card_rows(found: Card, language: str) -> Rows:
    number = found.held.event.id

    def key(what: str) -> Key:
        return Key(t(language, f"button-event-{what}"), OpenEvent(what, number))

    rows: list[list[Key]] = []
    if found.phase is Phase.CANCELLED:
        return [[to_list(language)]]
    if found.runs and found.phase is Phase.LIVE:
        rows.append([key("run")])
    elif found.runs and found.phase is Phase.UPCOMING and found.held.event.quiz:
        rows.append([key("rehearse")])
    if found.phase is not Phase.PAST:
        rows += [[key("poster"), key("picture")], [key("qr"), key("ics")]]
        if found.edits:
            rows.append([key("edit"), key("cancel")])
    if found.edits:
        rows.append([_habits(language, found.held.cohort.id)])
    if found.phase in (Phase.LIVE, Phase.PAST) and found.edits:
        # Its report is there: too much for a chat.
        rows.append([key("report")])
    return [*rows, [to_list(language)]]


def _habits(language: str, cohort: int) -> Key:
    return Key(t(language, "button-group-habits"), SetGroup("show", cohort))


def where(found: Card, language: str, group_link: str, *, pretend: bool) -> Screen:
    """In a hall or in a group?"""
    number = found.held.event.id
    hall = OpenEvent("hall-rehearse" if pretend else "hall", number)
    rows = [
        [Key(t(language, "button-event-hall"), hall)],
        [Key(t(language, "button-event-group"), url=group_link)],
        [Key(t(language, "button-plan-back"), OpenEvent("card", number))],
    ]
    return Screen(t(language, "event-rehearse-where" if pretend else "event-where"), rows)


def no_quiz(found: Card, language: str, shelves: Shelves) -> Screen:
    """There is nothing to play, or it is gone."""
    words = t(language, "event-quiz-gone")
    if not found.held.event.quiz:
        course = shelves.course(language, found.held.cohort.course or "") or ""
        words = t(language, "event-no-quiz", course=plain(course))
    return Screen(words, [[_back_to(found, language)]])


def busy(found: Card, language: str) -> Screen:
    """Another quiz is played in this chat."""
    return Screen(t(language, "event-busy"), [[_back_to(found, language)]])


def cancel_sure(found: Card, language: str) -> Screen:
    """Asked before an event is cancelled."""
    number = found.held.event.id
    rows = [
        [Key(t(language, "button-event-keep"), OpenEvent("card", number))],
        [Key(t(language, "button-event-cancel-yes"), OpenEvent("cancel-yes", number))],
    ]
    return Screen(t(language, "event-cancel-sure", title=plain(found.held.cohort.title)), rows)


def _back_to(found: Card, language: str) -> Key:
    return Key(t(language, "button-plan-back"), OpenEvent("card", found.held.event.id))


# One link without an event


def link_card(
    found: Listed, language: str, shelves: Shelves, link: str, *, edits: bool, made: bool = False
) -> Screen:
    """A cohort that has a link and no event."""
    cohort = found.cohort
    text = paragraphs(
        t(language, "cohort-link-made") if made else "",
        f"<b>{plain(cohort.title)}</b>\n{plain(found.partner)}",
        "\n".join(
            [
                *about(language, shelves, "", cohort.course or ""),
                t(language, "event-language", spoken=spoken(language, cohort.language)),
                t(
                    language,
                    "event-audience",
                    audience=audience_words(language, cohort.audience),
                ),
            ]
        ),
        f"{t(language, 'event-code', code=cohort.code)}\n{plain(link)}",
        t(language, "cohort-shut") if cohort.closed_at is not None else "",
        t(language, "cohort-members", members=few(language, found.members)),
    )

    def key(of: str, what: str) -> Key:
        return Key(t(language, f"button-{of}-{what}"), OpenEvent(f"link-{what}", cohort.id))

    rows = [[key("event", "poster"), key("event", "picture")], [key("event", "qr")]]
    if edits:
        rows.append([_habits(language, cohort.id)])
        rows.append([key("cohort", "close" if cohort.closed_at is None else "open")])
    return Screen(text, [*rows, [to_list(language)]])


def about(language: str, shelves: Shelves, quiz: str, course: str) -> list[str]:
    """Its quiz and its course, a line each."""
    lines = []
    if quiz:
        title = shelves.quiz(language, quiz) or "?"
        lines.append(t(language, "event-quiz", quiz=plain(title)))
    if course:
        title = shelves.course(language, course) or "?"
        lines.append(t(language, "event-course", course=plain(title)))
    return lines


def spoken(language: str, tags: str) -> str:
    """A language, or both."""
    return t(language, "plan-both") if "+" in tags else LANGUAGES.get(tags, tags)


def delays(language: str, chosen: Sequence[int]) -> str:
    """After how many days questions follow."""
    if not chosen:
        return t(language, "cohort-delays-none")
    return t(
        language, "cohort-delays-after", delays=follow_up.delays_in_words(language, "after", chosen)
    )


def audience_words(language: str, name: str | None) -> str:
    """For whom it is."""
    return t(language, f"audience-{name}" if name else "event-everybody")
