"""Planning an event, or a link without one: what is asked, what can be tapped, what is amiss."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.chat.buttons import PlanEvent
from bot.chat.screens import dates
from bot.chat.screens.events import Shelves, about, audience_words, spoken, to_list
from bot.chat.screens.remind import OFFERED_ZONES, zone_name
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core import event as rules
from bot.core.event import BOTH, Amiss, Meanwhile, Plan
from bot.core.path import AUDIENCES
from bot.core.schedule import UNSAID
from bot.locales import LANGUAGES, t
from bot.services.events import Planning
from bot.store.staff import Partner

_WIDEST = 44
_HOURS = (time(10), time(14), time(15), time(19))
_EXPECTED = (15, 30, 60, 120)
_MINUTES = (30, 45, 60, 90)
_EDITED = (
    ("title", "day", "venue"),
    ("quiz", "course", "language"),
    ("audience", "expected", "minutes"),
    ("programme", "zone", "partner"),
)
_OF_LINK = frozenset({"title", "course", "language", "audience", "programme", "partner"})
_WORDS = {"day": "when", "at": "when"}
_TOLD = (
    *("title", "venue", "quiz", "course", "language", "audience"),
    *("expected", "minutes", "programme", "partner"),
)
_MOST = {
    "title": rules.LONGEST_TITLE,
    "venue": rules.LONGEST_VENUE,
    "programme": rules.LONGEST_PROGRAMME,
    "expected": rules.MOST,
    "minutes": rules.LONGEST,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read what was typed: its words, and the field and value that its button says."""

    words: str
    field: str
    value: str


Answers = list[list[tuple[str, str]]]
"""Rows of answers to tap: words, and the value that they say."""


def check(found: Planning, language: str, shelves: Shelves) -> Screen:
    """All that was said, with a button to change each, and one to make it."""
    rows: list[list[Key]] = []
    if not found.faults:
        words = "button-plan-make" if found.changes is None else "button-plan-save"
        rows.append([Key(t(language, words), PlanEvent("do", found.kept.id, "make"))])
    shown = _OF_LINK if found.link else frozenset(name for row in _EDITED for name in row)
    if len(found.partners) < 2:
        shown -= {"partner"}
    for row in _EDITED:
        keys = [_edit(found, language, name) for name in row if name in shown]
        if keys:
            rows.append(keys)
    drop = "button-plan-drop" if found.changes is None else "button-plan-keep"
    rows.append([Key(t(language, drop), PlanEvent("do", found.kept.id, "drop"))])
    amiss = [_named(language, name, one) for name, one in sorted(found.faults.items())]
    overtaken = ""
    if found.meanwhile is not None:
        lines = meanwhile(found.meanwhile, found.plan, language, shelves, found.partners)
        overtaken = "\n".join(
            [
                f"<b>{t(language, 'event-meanwhile')}</b>",
                *(f"• {plain(one)}" for one in lines),
                t(language, "event-meanwhile-now"),
            ]
        )
    text = paragraphs(
        overtaken,
        _summary(found, language, shelves, whole=True),
        "\n".join(amiss) if amiss else t(language, "plan-check"),
    )
    return Screen(text, rows)


def _edit(found: Planning, language: str, name: str) -> Key:
    words = t(language, f"button-plan-{_WORDS.get(name, name)}")
    return Key(words, PlanEvent("ask", found.kept.id, name))


def ask(
    found: Planning,
    field: str,
    language: str,
    shelves: Shelves,
    now: datetime,
    *,
    wrong: str = "",
) -> Screen:
    """One question of a plan, below what was said so far; `wrong` is what was amiss before."""
    key = f"plan-ask-{field}"
    if found.link and field in {"title", "course"}:
        key += "-link"
    values: dict[str, object] = {}
    if field == "at" and found.plan.day is not None:
        values["day"] = day_words(language, found.plan.day)
    if field == "programme":
        values["programme"] = plain(found.plan.programme or found.plan.title)
    text = paragraphs(
        _summary(found, language, shelves), wrong, f"<b>{t(language, key, **values)}</b>"
    )
    return Screen(
        text, [*_answers(found, field, language, shelves, now), _ways(found, field, language)]
    )


def _ways(found: Planning, field: str, language: str) -> list[Key]:
    """Back to the question before, or to everything; from the first one out of it."""
    number = found.kept.id
    if found.step is None:
        return [Key(t(language, "button-plan-back"), PlanEvent("do", number, "open"))]
    asked = rules.steps(link=found.link, partners=len(found.partners))
    before = asked[: asked.index(field)] if field in asked else asked
    if found.plan.zone != UNSAID and field != "zone":
        before = tuple(one for one in before if one != "zone")
    drop = Key(t(language, "button-plan-drop"), PlanEvent("do", number, "drop"))
    if not before:
        return [drop]
    return [Key(t(language, "button-plan-back"), PlanEvent("ask", number, before[-1])), drop]


def _answers(
    found: Planning, field: str, language: str, shelves: Shelves, now: datetime
) -> list[list[Key]]:
    """What can be tapped in answer to a question."""
    number = found.kept.id
    if field == "title" and found.last is not None:
        words = t(language, "button-plan-again", title=found.last.cohort.title)
        again = PlanEvent("again", number, str(found.last.event.id))
        return [[Key(cut(words, _WIDEST), again)]]
    if field not in _LISTS:
        return []
    return [
        [Key(cut(words, _WIDEST), PlanEvent(field, number, value)) for words, value in row]
        for row in _LISTS[field](found, language, shelves, now)
    ]


def _partners(found: Planning, *_: object) -> Answers:
    return [[(one.name, str(one.id))] for one in found.partners]


def _zones(_: Planning, language: str, *__: object) -> Answers:
    return [[(zone_name(language, one), one)] for one in OFFERED_ZONES]


def _days(_: Planning, language: str, __: Shelves, now: datetime) -> Answers:
    """Today, tomorrow, and the days after."""
    today = now.date()
    named = {today: "plan-today", today + timedelta(days=1): "plan-tomorrow"}
    ahead = [today + timedelta(days=days) for days in range(8)]
    words = [
        (t(language, named[day]) if day in named else day_words(language, day), day.isoformat())
        for day in ahead
    ]
    return [words[place : place + 2] for place in range(0, len(words), 2)]


def _hours(*_: object) -> Answers:
    return [[(f"{one:%H:%M}", f"{one:%H%M}") for one in _HOURS]]


def _quizzes(_: Planning, language: str, shelves: Shelves, *__: object) -> Answers:
    names = [*shelves.quizzes, *(f"~{one.id}" for one in shelves.catalogue.tracks)]
    rows = [[(shelves.quiz(language, one) or one, one)] for one in names]
    return [*rows, [(t(language, "plan-no-quiz"), "-")]]


def _courses(found: Planning, language: str, shelves: Shelves, *_: object) -> Answers:
    rows = [[(one.title(language), one.id)] for one in shelves.catalogue.courses]
    if found.link:
        return [[(t(language, "plan-any-course"), "-")], *rows]
    # Without a quiz there must be a course.
    return [[(t(language, "plan-no-course"), "-")], *rows] if found.plan.quiz else rows


def _languages(_: Planning, language: str, *__: object) -> Answers:
    return [[(spoken(language, one), one)] for one in (*LANGUAGES, BOTH)]


def _audiences(_: Planning, language: str, *__: object) -> Answers:
    rows = [[(audience_words(language, one), one)] for one in AUDIENCES]
    return [*rows, [(audience_words(language, ""), "-")]]


def _many(numbers: Sequence[int]) -> Callable[..., Answers]:
    return lambda *_: [[(str(one), str(one)) for one in numbers]]


def _programmes(found: Planning, *_: object) -> Answers:
    plan = found.plan
    return [[(plan.title, "-")]] if plan.programme not in {"", plan.title} else []


_LISTS: Mapping[str, Callable[[Planning, str, Shelves, datetime], Answers]] = {
    "partner": _partners,
    "zone": _zones,
    "day": _days,
    "at": _hours,
    "quiz": _quizzes,
    "course": _courses,
    "language": _languages,
    "audience": _audiences,
    "expected": _many(_EXPECTED),
    "minutes": _many(_MINUTES),
    "programme": _programmes,
}


def which(
    found: Planning,
    language: str,
    shelves: Shelves,
    options: Sequence[Option],
) -> Screen:
    """Which of several readings is meant."""
    number = found.kept.id
    rows = [[Key(one.words, PlanEvent(one.field, number, one.value))] for one in options]
    back = Key(t(language, "button-plan-back"), PlanEvent("do", number, "open"))
    text = paragraphs(_summary(found, language, shelves), f"<b>{t(language, 'plan-which')}</b>")
    return Screen(text, [*rows, [back]])


def dropped(found: Planning | None, language: str) -> Screen:
    """A plan was thrown away."""
    key = "plan-dropped" if found is None or found.changes is None else "plan-kept"
    return Screen(t(language, key), [[to_list(language)]])


def _summary(found: Planning, language: str, shelves: Shelves, *, whole: bool = False) -> str:
    """What was said so far; `whole`: with all that nobody was asked too."""
    plan = found.plan
    key = "plan-edit" if found.changes is not None else "plan-link" if found.link else "plan-new"
    lines = []
    if len(found.partners) > 1:
        lines += [plain(one.name) for one in found.partners if one.id == plan.partner]
    if plan.title:
        lines.append(f"<b>{plain(plan.title)}</b>")
    lines += _time_lines(language, plan)
    if plan.venue:
        lines.append(t(language, "event-venue", venue=plain(plan.venue)))
    lines += about(language, shelves, plan.quiz or "", plan.course or "")
    if whole:
        lines.append(t(language, "event-language", spoken=spoken(language, plan.language)))
        lines.append(
            t(language, "event-audience", audience=audience_words(language, plan.audience))
        )
        if not found.link:
            lines.append(
                t(language, "event-expected", expected=plan.expected, minutes=plan.minutes)
            )
        if plan.programme not in {"", plan.title}:
            lines.append(t(language, "event-programme", programme=plain(plan.programme)))
    return paragraphs(t(language, key), "\n".join(lines))


def _time_lines(language: str, plan: Plan) -> list[str]:
    if plan.starts_at is not None:
        words = dates.in_full(language, plan.starts_at, plan.zone)
        return [t(language, "event-when", when=words, zone=zone_name(language, plan.zone))]
    if plan.day is not None:
        return [f"📅 {day_words(language, plan.day)}"]
    return [] if plan.at is None else [f"📅 {plan.at:%H:%M}"]


def meanwhile(
    found: Meanwhile,
    plan: Plan,
    language: str,
    shelves: Shelves,
    partners: Sequence[Partner],
) -> list[str]:
    """What others changed, a line for each thing; with what the plan says where that differs."""
    changed = found.taken | found.disputed
    lines = []
    for names in (("day", "at", "zone"), *((one,) for one in _TOLD)):
        if not changed & {*names}:
            continue
        what = t(language, f"button-plan-{_WORDS.get(names[0], names[0])}")
        now = _value(found.now, names[0], language, shelves, partners)
        mine = _value(plan, names[0], language, shelves, partners)
        key = "event-line" if now == mine else "event-meanwhile-yours"
        values = {} if now == mine else {"yours": mine}
        lines.append(t(language, key, what=what, now=now, **values))
    return lines


def _value(
    plan: Plan, name: str, language: str, shelves: Shelves, partners: Sequence[Partner]
) -> str:
    """What a plan says of something, in words."""
    quiz = plan.quiz and shelves.quiz(language, plan.quiz)
    course = plan.course and shelves.course(language, plan.course)
    when = "?"
    if plan.starts_at is not None:
        begins = dates.in_full(language, plan.starts_at, plan.zone)
        when = t(language, "events-when", when=begins, zone=zone_name(language, plan.zone))
    known = {
        "day": when,
        "quiz": quiz or t(language, "plan-no-quiz"),
        "course": course or t(language, "plan-no-course"),
        "language": spoken(language, plan.language),
        "audience": audience_words(language, plan.audience),
        "partner": next((one.name for one in partners if one.id == plan.partner), "?"),
    }
    return known.get(name) or str(getattr(plan, name))


def _named(language: str, field: str, what: Amiss) -> str:
    """What is amiss, with what it is about where its words do not tell."""
    words = plain(amiss_words(language, field, what))
    if what is not Amiss.MISSING:
        return f"⚠️ {words}"
    return f"⚠️ {t(language, f'button-plan-{_WORDS.get(field, field)}')}: {words}"


def amiss(language: str, field: str, what: Amiss, said: str) -> str:
    """What is amiss with something typed, kindly, as Telegram HTML."""
    return f"⚠️ {plain(amiss_words(language, field, what, said))}"


def amiss_words(language: str, field: str, what: Amiss, said: str = "") -> str:
    """What is amiss with something typed, kindly."""
    values = {"said": cut(said, 40), "most": _MOST.get(field, 0), "least": rules.SHORTEST}
    key = f"amiss-{what}"
    if what is Amiss.LONG or what is Amiss.RANGE:
        key = f"amiss-{field}-{what}"
    elif what is Amiss.UNKNOWN and field == "zone":
        key = "amiss-zone-unknown"
    return t(language, key, **values)


def day_words(language: str, day: date) -> str:
    """A day with its weekday."""
    return t(
        language,
        "plan-day",
        weekday=dates.weekday(language, day),
        date=dates.day(language, day),
    )


def option_words(language: str, day: date, at: time) -> str:
    """A day and a time to choose from several."""
    words = day_words(language, day)
    return t(language, "plan-option", day=words, year=str(day.year), time=f"{at:%H:%M}")
