"""A whole town of made-up learners, written to a database with its counts."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.content.quizzes import Quiz
from bot.core import ticket
from bot.core.broadcast import State
from bot.core.course import Catalogue
from bot.sample.bank import Bank, Shelf
from bot.sample.counting import MONDAY, WEEK, Counting, week
from bot.sample.evenings import Evenings
from bot.sample.life import Life
from bot.sample.sink import Sink
from bot.sample.town import DAY, Town, found

_LANGUAGES = ("en", "zh-Hans")
_YEARS = 2 * 365 * DAY
_LETTERS_KEPT = 4
"""Weeks of which the letters are still there; of those before only the counts."""
_AT_ONCE = 60_000
"""Answers that gather until rows are written."""

_ASKED = {
    "en": (
        "my boss wants me to sign a loan for the company",
        "is a payday advance a loan",
        "can they take my motorbike if I pay late",
        "what is a balloon payment",
        "who sees my credit report",
        "the app wants my contacts before it lends",
        "is a rotating savings club safe",
        "what if I lose my job with a loan open",
    ),
    "zh-Hans": (
        "老板让我用自己名字给公司贷款怎么办",
        "提前还款要不要违约金",
        "借呗和花呗有什么区别",
        "征信多久更新一次",
        "朋友让我帮他刷流水",
        "网上兼职要先交保证金",
        "车抵贷的车会不会被开走",
        "分期手机退不了怎么办",
    ),
}


def generate(
    sink: Sink,
    catalogue: Catalogue,
    quizzes: Mapping[str, Quiz],
    *,
    learners: int,
    seed: int,
    now: datetime,
    lived: Callable[[], None],
) -> int:
    """Write so many learners, who came within the two years before `now`; returns their answers.

    The same seed and moment give the same rows. `lived` is called for each learner.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    until = int(now.timestamp()) * 1000
    begin = until - _YEARS
    bank = Bank(catalogue, chance)
    town = found(chance, tuple(one.id for one in bank.shelves), quizzes, begin, until)
    counting = Counting(_LANGUAGES, bank.items.values())
    letters_from = ((until - MONDAY) // WEEK - _LETTERS_KEPT) * WEEK + MONDAY
    life = Life(bank, town.groups, counting, chance, begin=begin, now=until)
    life.letters_from = letters_from
    _write_town(sink, town, begin)
    sink.write("lesson_texts", [*bank.texts.items()])
    written = set(bank.texts)
    for number in range(1, learners + 1):
        life.live(number)
        lived()
        if len(life.rows["answers"]) >= _AT_ONCE or number == learners:
            fresh = [(key, text) for key, text in bank.texts.items() if key not in written]
            sink.write("lesson_texts", fresh)
            written |= {key for key, _ in fresh}
            for table in ORDER:
                rows = life.table(table)
                sink.write(table, rows)
                rows.clear()
    for table, rows in counting.rows():
        sink.write(table, rows)
    sink.write("reductions", [("letters", week((letters_from - MONDAY) // WEEK), None)])
    Evenings(bank, town, quizzes, chance, now=until).write(sink, learners)
    _write_asked(sink, bank.shelves, chance, now)
    _write_tickets(sink, bank, chance, until)
    return life.answered


ORDER = (
    "learners",
    "cohort_members",
    "attempts",
    "answers",
    "memories",
    "reminders",
    "letters",
    "certificates",
    "steps",
    "gains",
    "keeps",
)
"""The tables of learners, each after those to which it refers."""


def _write_town(sink: Sink, town: Town, begin: int) -> None:
    partners = [(key, name, begin) for key, (name, _) in enumerate(town.partners, 1)]
    sink.write("partners", partners)
    sink.write(
        "staff",
        [
            (2_000_000_000 + key * 2 + host, key, "host" if host else "organiser", name, begin)
            for key, name, _ in partners
            for host in (0, 1)
        ],
    )
    sink.write(
        "cohorts",
        [
            (
                one.id,
                one.partner,
                one.code,
                one.title,
                one.programme,
                one.language,
                one.audience,
                one.course,
                None,
                " ".join(str(delay) for delay in one.delays),
                True,
                one.begins - 14 * DAY,
                None,
            )
            for one in town.groups
        ],
    )
    sink.write(
        "events",
        [
            (
                one.event,
                one.id,
                one.venue,
                one.begins,
                "Asia/Shanghai" if one.language != "en" else "Africa/Accra",
                90,
                one.quiz,
                one.expected,
                2_000_000_000 + one.partner * 2,
                None,
                0,
            )
            for one in town.groups
            if one.event is not None
        ],
    )


_WARNING = '{"en": "A sample.", "zh-Hans": "示例。"}'


def _write_asked(
    sink: Sink, shelves: Sequence[Shelf], chance: random.Random, now: datetime
) -> None:
    """Questions without an answer, thumbs under answers, and warnings that went out."""
    lessons = [lesson.lesson_id for shelf in shelves for lesson in shelf.lessons]
    rows: list[tuple[Any, ...]] = [
        (language, question, chance.randint(1, 60), chance.choice(lessons), f"{now:%Y-%m-%d}")
        for language, questions in _ASKED.items()
        for question in questions
    ]
    sink.write("unanswered", rows)
    sink.write(
        "thumbs",
        [
            (f"{lesson}#card", language, chance.randint(0, 90), chance.randint(0, 25))
            for lesson in lessons
            for language in _LANGUAGES
        ],
    )
    until = int(now.timestamp()) * 1000
    sink.write(
        "broadcasts",
        [
            (number, None, f"sample-{number}", _WARNING, 0, State.DONE, *[None] * 5, *[at] * 3)
            for number in range(1, 7)
            for at in [until - number * WEEK]
        ],
    )
    kinds = (("refund", "en"), ("police", "zh-Hans"), ("parcel", "en"), ("job", "zh-Hans"))
    sink.write(
        "rising_groups",
        [
            (
                number,
                f"… {kind} …",
                language,
                None,
                chance.randint(5, 80),
                until - (number + 2) * WEEK,
                until - number * DAY,
            )
            for number, (kind, language) in enumerate(kinds, 1)
        ],
    )


def _write_tickets(sink: Sink, bank: Bank, chance: random.Random, until: int) -> None:
    """Reports of something wrong, some of them answered; nobody's."""
    rows: list[tuple[Any, ...]] = []
    versions = {
        lesson.lesson_id: lesson.version for shelf in bank.shelves for lesson in shelf.lessons
    }
    for number in range(1, 41):
        item = bank.items[chance.choice(list(bank.items))]
        lesson_id = item.name.partition("#")[0]
        language = chance.choice(_LANGUAGES)
        at = until - int(chance.random() * 60 * DAY)
        state = chance.choice(("open", "open", "answered", "corrected"))
        turn = int(state != "open")
        kind = chance.choice(("fact", "unclear", "key", "words"))
        words = ticket.wording(bank.question(item.name))
        row = (number, None, item.name, lesson_id, versions[lesson_id], number, language, words)
        rows.append((*row, kind, "", "", state, turn, at, at, False))
    sink.write("tickets", rows)
