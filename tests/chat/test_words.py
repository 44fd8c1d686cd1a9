"""The words for people: complete, alike in every language, and fit for Telegram."""

from __future__ import annotations

import ast as python
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

import bot.locales
from bot.chat import buttons
from bot.core.course import Catalogue
from bot.locales import LANGUAGES, guess, t

FOLDER = Path(bot.locales.__file__).parent
ROOMS = FOLDER.parent
_IN_PAGE = re.compile(r"""\bt\("([a-z][\w-]*)"[,)]""")
"""A sentence by its whole name in a template."""


def entries(language: str) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for path in sorted(FOLDER.glob(f"*{language}.ftl")):
        parsed = FluentParser().parse(path.read_text(encoding="utf-8"))
        assert [one.content for one in parsed.body if isinstance(one, ast.Junk)] == []
        messages = {one.id.name: one for one in parsed.body if isinstance(one, ast.Message)}
        assert not found.keys() & messages.keys()
        found |= messages
    return found


def variables(node: object) -> set[str]:
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, ast.BaseNode):
        return set().union(*(variables(child) for child in vars(node).values()), set())
    if isinstance(node, list):
        return set().union(*(variables(child) for child in node), set())
    return set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    english, other = entries("en"), entries(language)
    assert set(other) == set(english)
    for name, message in english.items():
        assert variables(message) == variables(other[name]), name


def test_a_number_that_is_about_or_hidden_fits_into_chinese_sentences() -> None:
    nearly = t("zh-Hans", "board-about", number=t("zh-Hans", "board-people", n=12))
    assert "有约 12 人。" in t("zh-Hans", "board-lead-kept", people=nearly)
    hidden = t("zh-Hans", "board-people-held")
    for name in ("board-lead-joined-so-far", "board-lead-joined-in-time"):
        assert f"：{hidden}。" in t("zh-Hans", name, people=hidden)
    came = t("zh-Hans", "board-report-came", played=hidden, joined=hidden, expected="26")
    assert came.count(f"：{hidden}；") == 2


def test_every_sentence_that_is_asked_for_by_name_is_there() -> None:
    asked = {key for path in ROOMS.rglob("*.html") for key in _IN_PAGE.findall(path.read_text())}
    for path in ROOMS.rglob("*.py"):
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, python.Call) and _called(node.func) == "t":
                # `t(language, key)`, or `words.t(key)`.
                given = [one.value for one in node.args[:2] if isinstance(one, python.Constant)]
                asked |= {key for key in given if isinstance(key, str) and key not in LANGUAGES}
    assert len(asked) > 1000
    assert not asked - entries("en").keys()


def _called(function: python.expr) -> str:
    if isinstance(function, python.Attribute):
        return function.attr
    return function.id if isinstance(function, python.Name) else ""


@pytest.mark.parametrize("name", ["progress-due", "button-review"])
def test_plurals_are_right(name: str) -> None:
    one, two = t("en", name, due=1, days=1), t("en", name, due=2, days=2)
    assert "1 idea" in one
    assert "1 ideas" not in one
    assert "2 ideas" in two


@pytest.mark.parametrize(
    ("key", "values", "one", "two"),
    [
        ("board-points", {"sign": "+", "points": 1}, "+1 point", "+2 points"),
        ("live-podium-place", {"points": 1, "rank": 1}, "1 point,", "2 points,"),
        (
            "live-result-missed",
            {"lessons": 1},
            "this lesson, three minutes:",
            "three minutes each:",
        ),
        ("before-done-all", {"of": 1}, "<b>Right.</b>", "<b>All 2 right.</b>"),
        ("picture-done", {"lessons": 1, "done": 1}, "of 1 lesson", "of 2 lessons"),
        ("picture-kept", {"lessons": 1, "ideas": 1, "done": 0}, "1 idea", "2 ideas"),
        ("progress-course", {"lessons": 1, "done": 1}, "of 1 lesson", "of 2 lessons"),
        ("progress-course-kept", {"lessons": 1, "ideas": 1, "done": 1}, "1 idea ", "2 ideas "),
        ("course-kept", {"ideas": 1}, "of 1 idea,", "of 2 ideas,"),
        ("staff-chat-more", {"more": 1}, "1 more is", "2 more are"),
        ("stats-todo-session-all", {"gain": 1}, "gain 1 point.", "gain 2 points."),
        ("stats-todo-session", {"gain": -1}, "gain -1 point.", "gain -2 points."),
        ("stats-todo-answer", {"open": 1, "overdue": 0}, "a report from a learner.", "2 reports"),
    ],
)
def test_one_is_said_as_people_say_it(
    key: str, values: dict[str, object], one: str, two: str
) -> None:
    rest = dict.fromkeys(variables(entries("en")[key]), "…")
    doubled = {name: 2 * of if isinstance(of, int) and of else of for name, of in values.items()}
    assert one in t("en", key, **{**rest, **values}) + "\n"
    assert two in t("en", key, **{**rest, **doubled})


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-hans", "zh-Hans"), ("zh", "zh-Hans"), ("en-GB", "en"), ("fr", "en"), (None, "en")],
)
def test_language_is_guessed_from_the_client(code: str | None, language: str) -> None:
    assert guess(code) == language


def test_every_button_fits_into_64_bytes(catalogue: Catalogue) -> None:
    largest = 2**53
    for lesson in catalogue.lessons:
        packed = buttons.pack(buttons.OpenLesson(lesson))
        assert len(packed.encode()) <= 64
        assert buttons.parse(packed) == buttons.OpenLesson(lesson)
    tick = buttons.Tick(largest, 20, 5, 1)
    assert buttons.parse(buttons.pack(tick)) == tick


@pytest.mark.parametrize("data", ["", "a", "a:1", "a:x:1:1", "a:-1:1:1", "z:1", "a:1:1:1:1", "💥"])
def test_what_is_no_button_is_refused(data: str) -> None:
    with pytest.raises(buttons.NotAButton):
        buttons.parse(data)
