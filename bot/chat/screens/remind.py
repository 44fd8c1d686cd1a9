"""Reminders: the one screen to change them, and what a letter looks like."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import Do, OpenLesson, Remind, Zone
from bot.chat.screens import dates
from bot.chat.screens import study as study_screens
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core import schedule as rules
from bot.core.schedule import Schedule
from bot.locales import t, zones
from bot.services.letters import Content
from bot.services.reminders import Choice

OFFERED_ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
)
_HOURS = (8, 12, 18, 20)
_WIDEST = 44


def settings(choice: Choice) -> Screen:
    """What is chosen, and a button for each change."""
    language, reminder, schedule = choice.language, choice.reminder, choice.schedule
    if choice.asks_zone:
        return ask_zone(choice)
    if reminder is None or not schedule.days:
        rows = [[Key(t(language, "remind-turn-on"), Remind("on", 1))], _alerts(choice)]
        return Screen(paragraphs(t(language, "remind-title"), t(language, "remind-none")), rows)
    lines = [
        t(
            language,
            "remind-chosen",
            days=dates.weekdays(language, schedule.days),
            hour=_clock(schedule.hour),
            zone=zone_name(language, schedule.zone),
        )
    ]
    paused = reminder.paused_until is not None and reminder.paused_until > choice.now
    if reminder.due_at is not None:
        key = "remind-paused" if paused else "remind-next"
        lines.append(t(language, key, when=dates.when(language, reminder.due_at, schedule.zone)))
    if schedule.quiet:
        lines.append(t(language, "remind-night"))
    text = paragraphs(
        t(language, "remind-title"), "\n".join(lines), t(language, "remind-one-a-day")
    )
    return Screen(text, [*_rows(language, schedule, paused=paused), _alerts(choice)])


def _alerts(choice: Choice) -> list[Key]:
    on = choice.reminder is not None and choice.reminder.alerts
    words = t(choice.language, "alerts-on" if on else "alerts-off")
    return [Key(words, Remind("alerts", 0 if on else 1))]


def _rows(language: str, schedule: Schedule, *, paused: bool) -> list[list[Key]]:
    days = [
        Key(
            f"{'✓' if day in schedule.days else ''}{t(language, f'day-letter-{day}')}",
            Remind("no-day" if day in schedule.days else "day", day),
        )
        for day in range(7)
    ]
    hours = [
        Key(f"{'✓ ' if hour == schedule.hour else ''}{_clock(hour)}", Remind("hour", hour))
        for hour in _HOURS
    ]
    earlier, later = (schedule.hour - 1) % 24, (schedule.hour + 1) % 24
    steps = [
        Key(f"− {_clock(earlier)}", Remind("hour", earlier)),
        Key(f"＋ {_clock(later)}", Remind("hour", later)),
    ]
    place = zone_name(language, schedule.zone)
    pause = Key(t(language, "remind-go-on"), Remind("pause", 0))
    if not paused:
        pause = Key(t(language, "remind-pause"), Remind("pause", 1))
    return [
        days[:4],
        days[4:],
        hours,
        steps,
        [Key(t(language, "remind-zone", zone=place), Do("zone"))],
        [pause, Key(t(language, "remind-turn-off"), Remind("off", 1))],
    ]


def ask_zone(choice: Choice, *, wrong: str = "") -> Screen:
    """Where the learner lives, or how far their clock is ahead."""
    language = choice.language
    rows = [
        [Key(zone_name(language, name), Zone(name)) for name in pair]
        for pair in (OFFERED_ZONES[:2], OFFERED_ZONES[2:4], OFFERED_ZONES[4:])
    ]
    said = t(language, "zone-first") if choice.asks_zone else ""
    if wrong:
        said = t(language, "zone-unknown", name=plain(wrong[:40]))
    return Screen(paragraphs(said, t(language, "zone-ask")), [*rows, [_no_zone(choice)]])


def which_zone(choice: Choice, name: str, among: Sequence[str], *, known: bool) -> Screen:
    """Which of several zones is meant by a name, `known` to be that of all or only much like it."""
    said = t(choice.language, "zone-which" if known else "zone-alike", name=plain(name[:40]))
    rows = [[Key(_with_clock(choice, one), Zone(one))] for one in among]
    return Screen(said, [*rows, [_no_zone(choice)]])


def _no_zone(choice: Choice) -> Key:
    """The way out of the question."""
    if not choice.asks_zone:
        return Key(t(choice.language, "button-back"), Do("remind"))
    off = Remind("off", 1) if choice.schedule.days else Remind("alerts", 0)
    return Key(t(choice.language, "remind-turn-off"), off)


def _with_clock(choice: Choice, name: str) -> str:
    """A zone with the time it is there, which tells namesakes apart."""
    return f"{zone_name(choice.language, name)} · {choice.now.astimezone(rules.zone(name)):%H:%M}"


def letter(content: Content) -> Screen:
    """A reminder, with what it is about and the ways to have less of it."""
    language = content.language
    if content.review is not None:
        screen = study_screens.view(content.review)
        why = t(language, "letter-due", due=content.due)
        if content.month_later:
            why = t(language, "letter-month-later")
        text = paragraphs(why, screen.text)
        return Screen(text, [*screen.rows, *_later(language)])
    if content.lesson is not None:
        edition = content.lesson.edition(language)
        key = "letter-begun" if content.begun else "letter-lesson"
        objective = plain(next(iter(edition.objectives.values()), ""))
        text = t(language, key, lesson=plain(edition.title), objective=objective)
        now = Key(t(language, "letter-now"), Do("learn"))
        return Screen(text, [[now], *_later(language)])
    if content.thought is not None:
        edition = content.thought.edition(language)
        text = t(language, "letter-thought", lesson=plain(edition.title), learned=edition.learned)
        words = cut(t(language, "letter-reread"), _WIDEST)
        return Screen(text, [[Key(words, OpenLesson(content.thought.id))], *_later(language)])
    return Screen(
        t(language, "letter-goodbye"),
        [
            [Key(t(language, "letter-keep"), Remind("on", 1))],
            [Key(t(language, "button-learn"), Do("learn"))],
        ],
    )


def _later(language: str) -> list[list[Key]]:
    return [
        [
            Key(t(language, "letter-hour"), Remind("again", 0)),
            Key(t(language, "letter-tomorrow"), Remind("again", 1)),
        ],
        [Key(t(language, "letter-fewer"), Remind("fewer", 1))],
    ]


def zone_name(language: str, name: str) -> str:
    """A zone in words: by the cities on its button, else by its own city, else by its offset."""
    if name in OFFERED_ZONES:
        return t(language, f"zone-{name.replace('/', '-').replace('_', '-')}")
    if name[:1] in {"+", "-"}:
        return f"UTC{name}"
    return zones.city(language, name)


def _clock(hour: int) -> str:
    return f"{hour}:00"
