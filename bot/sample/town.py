"""Made-up partners, the people who work for them, their groups and their events."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.quizzes import Quiz
from bot.core.follow_up import DELAYS

DAY = 86_400_000
HOUR = 3_600_000
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"

_PLACES = (
    ("Riverside", "滨江"),
    ("Old Town", "老城"),
    ("Harbour", "港湾"),
    ("Hillside", "山麓"),
    ("Station", "车站"),
    ("East Gate", "东门"),
    ("Lakeside", "湖畔"),
    ("Mill Street", "磨坊街"),
    ("North Field", "北田"),
    ("Garden", "花园"),
    ("Bridge", "桥头"),
)
_KINDS = (
    ("library", "图书馆"),
    ("community centre", "社区中心"),
    ("school", "学校"),
    ("trade union", "工会"),
)
_VENUES = (
    ("main hall", "礼堂"),
    ("canteen", "食堂"),
    ("market square", "集市"),
    ("room 2", "二号教室"),
    ("reading room", "阅览室"),
    ("factory gate", "厂区"),
)
_PROGRAMMES = (
    ("", ""),
    ("Safe money week", "安心用钱周"),
    ("First loan", "第一笔贷款"),
    ("Classes at work", "学堂进工厂"),
    ("For our elders", "守护长辈"),
)
_AHEAD = {"en": 0, "zh-Hans": 8}
"""Hours that the clock of a partner's town, Accra or Shanghai, is ahead of UTC."""
AUDIENCES = ("worker", "family", "student", "new-to-credit", "business")
_LINKS_ONLY = 24
"""Groups that came by a link, without any event."""
_EVENTS_A_PARTNER = (3, 8)


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort: when it began (milliseconds), what it learns, and how many come."""

    id: int
    code: str
    partner: int
    title: str
    programme: str
    language: str
    audience: str | None
    course: str | None
    begins: int
    delays: tuple[int, ...]
    size: float
    able: float
    """By how much its people are abler than others."""

    event: int | None
    venue: str
    quiz: str | None
    expected: int


@dataclass(frozen=True, slots=True)
class Town:
    """All partners by name, and their groups."""

    partners: tuple[tuple[str, str], ...]
    """Names, and the language that a partner speaks."""

    groups: tuple[Group, ...]


def found(
    chance: random.Random,
    courses: tuple[str, ...],
    quizzes: Mapping[str, Quiz],
    begin: int,
    now: int,
) -> Town:
    """Partners with their groups between two moments, and some events that are still to come."""
    partners = []
    for en, zh in ((place, kind) for place in _PLACES for kind in _KINDS):
        chinese = chance.random() < 0.55
        partners.append((f"{en[1]}{zh[1]}", "zh-Hans") if chinese else (f"{en[0]} {zh[0]}", "en"))
    groups: list[Group] = []
    events = 0
    for partner, (_, language) in enumerate(partners, 1):
        for _ in range(chance.randint(*_EVENTS_A_PARTNER)):
            events += 1
            day = (begin + int((now + 21 * DAY - begin) * chance.random() ** 0.8)) // DAY * DAY
            at = day + (chance.choice((9, 10, 14, 15, 18)) - _AHEAD[language]) * HOUR
            groups.append(
                _group(chance, len(groups) + 1, partner, language, at, courses, quizzes, events)
            )
    for _ in range(_LINKS_ONLY):
        partner = chance.randint(1, len(partners))
        at = begin + int((now - 30 * DAY - begin) * chance.random())
        language = partners[partner - 1][1]
        groups.append(
            _group(chance, len(groups) + 1, partner, language, at, courses, quizzes, None)
        )
    return Town(tuple(partners), tuple(groups))


def _group(  # noqa: PLR0917 - all of it is drawn here
    chance: random.Random,
    number: int,
    partner: int,
    language: str,
    at: int,
    courses: tuple[str, ...],
    quizzes: Mapping[str, Quiz],
    event: int | None,
) -> Group:
    venue = chance.choice(_VENUES)[language != "en"]
    programme = chance.choice(_PROGRAMMES)[language != "en"]
    size = chance.lognormvariate(0, 0.7)
    return Group(
        id=number,
        code="".join(chance.choice(_LETTERS) for _ in range(8)),
        partner=partner,
        title=f"{programme or venue} {number}",
        programme=programme,
        language=language,
        audience=chance.choice((None, *AUDIENCES)),
        course=chance.choice((None, *courses)) if event else chance.choice(courses),
        begins=at,
        delays=DELAYS if chance.random() < 0.7 else (),
        size=size,
        able=chance.gauss(0, 0.35),
        event=event,
        venue=venue,
        quiz=chance.choice((None, *quizzes)) if event else None,
        expected=max(8, int(25 * size)),
    )
