"""The words of a poster, and of a calendar's entry, for an event or a link without one."""

from __future__ import annotations

from datetime import datetime

from bot.chat.screens import dates
from bot.core import deep_links
from bot.formats.calendar_file import Entry
from bot.locales import LANGUAGES, t
from bot.pictures.poster import Column, Poster
from bot.store.cohorts import Cohort
from bot.store.events import Event, Held

_SENTENCES = ("poster-one", "poster-two", "poster-three")


def poster(
    cohort: Cohort, partner: str, event: Event | None, username: str, languages: str = ""
) -> Poster:
    """What a poster says, in `languages` ("en+zh-Hans") or else in the cohort's own."""
    spoken = [one for one in (languages or cohort.language).split("+") if one in LANGUAGES]
    when = []
    if event is not None:
        when = [dates.in_full(one, event.starts_at, event.zone) for one in spoken]
    return Poster(
        partner=partner,
        title=cohort.title,
        when=tuple(when),
        venue="" if event is None else event.venue,
        link=deep_links.cohort(username, cohort.code),
        code=cohort.code,
        columns=tuple(
            Column(
                t(one, "poster-scan"),
                t(one, "poster-code", bot=username),
                tuple(t(one, key) for key in _SENTENCES),
            )
            for one in spoken
        ),
    )


def entry(held: Held, username: str, now: datetime) -> Entry:
    """An event for a calendar."""
    event, cohort = held.event, held.cohort
    language = cohort.language.split("+", maxsplit=1)[0]
    return Entry(
        uid=f"event-{event.id}@{username}",
        title=cohort.title,
        venue=event.venue,
        about=f"{held.partner}. {t(language, 'poster-one')} {t(language, 'poster-two')}",
        link=deep_links.cohort(username, cohort.code),
        starts_at=event.starts_at,
        minutes=event.minutes,
        zone=event.zone,
        sequence=event.sequence,
        cancelled=event.cancelled_at is not None,
        stamp=now,
    )
