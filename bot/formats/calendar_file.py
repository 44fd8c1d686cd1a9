"""A calendar file (.ics) for an event: what calendars on phones and computers take in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a calendar. `uid` stays through all changes; `sequence` rises with each.

    `zone` is an IANA name or an offset; `stamp` says when the file is made.
    """

    uid: str
    title: str
    venue: str
    about: str
    link: str
    starts_at: datetime
    minutes: int
    zone: str
    sequence: int
    cancelled: bool
    stamp: datetime


def ics(entry: Entry) -> bytes:
    """The file."""
    from icalendar import Calendar, Event, vUri  # noqa: PLC0415 - heavy, and seldom needed

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("location", entry.venue)
    event.add("description", f"{entry.about}\n{entry.link}")
    event.add("url", vUri(entry.link))
    begins = _local(entry.starts_at, entry.zone)
    event.add("dtstart", begins)
    event.add("dtend", _local(entry.starts_at + timedelta(minutes=entry.minutes), entry.zone))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//money-lessons-bot//events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones(
        begins.date() - timedelta(days=366), begins.date() + timedelta(days=366)
    )
    return bytes(calendar.to_ical())


def _local(moment: datetime, zone: str) -> datetime:
    """On the clock of its place, so that the hour stays if rules of that clock change.

    A bare offset is no place: then the moment in UTC says the same.
    """
    return moment.astimezone(UTC if zone[:1] in {"", "+", "-"} else ZoneInfo(zone))
