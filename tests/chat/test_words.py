"""The words for people: complete, alike in every language, and fit for Telegram."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

import bot.locales
from bot.chat import buttons
from bot.core.course import Catalogue
from bot.locales import LANGUAGES, guess, t

FOLDER = Path(bot.locales.__file__).parent


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


@pytest.mark.parametrize("name", ["progress-due", "button-review"])
def test_plurals_are_right(name: str) -> None:
    one, two = t("en", name, due=1, days=1), t("en", name, due=2, days=2)
    assert "1 idea" in one
    assert "1 ideas" not in one
    assert "2 ideas" in two


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
