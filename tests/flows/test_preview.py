"""An author sees a lesson change in place while its file is edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.preview import Preview, faults
from tests.content import shelf
from tests.talk import AMINA, CHEN, Talk

NAME = shelf.LESSON.removesuffix(".yaml")


async def test_a_lesson_is_shown_in_both_languages_and_follows_its_file(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        await talk.say(AMINA, "/start")
        await talk.say(CHEN, "/start")
        assert talk._running is not None
        desk = talk._running.application.bot_data["desk"]
        preview = Preview(root, NAME, lambda: date(2026, 11, 25), print)
        await preview.show(talk._running)
        first = talk.last(AMINA)
        assert "Mei needs" in first["text"]
        assert "小梅" in talk.last(CHEN)["text"]
        shelf.edit(root, shelf.LESSON, "Mei needs", "Fatima needs")
        desk.library.refresh()
        await preview.show(talk._running)
        assert "Fatima needs" in talk.last(AMINA)["text"]
        assert talk.last(AMINA)["message_id"] == first["message_id"]


async def test_what_was_answered_stays_answered_while_words_change(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        await talk.say(AMINA, "/start")
        await talk.say(CHEN, "/start")
        assert talk._running is not None
        preview = Preview(root, NAME, lambda: date(2026, 11, 25), print)
        await preview.show(talk._running)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        await talk.tap(AMINA, "Next →")
        shelf.edit(root, shelf.LESSON, "Every loan has", "Each loan has")
        talk._running.application.bot_data["desk"].library.refresh()
        await preview.show(talk._running)
        assert "Each loan has" in talk.last(AMINA)["text"]


async def test_a_lesson_built_otherwise_begins_again(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        await talk.say(AMINA, "/start")
        await talk.say(CHEN, "/start")
        assert talk._running is not None
        preview = Preview(root, NAME, lambda: date(2026, 11, 25), print)
        await preview.show(talk._running)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        old, new = "flow: [mei, mei-uses, two-numbers", "flow: [two-numbers, mei-uses, mei"
        shelf.edit(root, shelf.LESSON, old, new)
        talk._running.application.bot_data["desk"].library.refresh()
        await preview.show(talk._running)
        assert "Every loan has two numbers" in talk.last(AMINA)["text"]
        assert talk.failures() == []


def test_an_author_is_told_what_is_wrong_with_this_lesson_only(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.OTHER, "learned: ", "learned: It is guaranteed. ")
    assert faults(root, NAME, date(2026, 11, 25)) == []
    shelf.edit(root, shelf.LESSON, "learned: ", "learned: It is guaranteed. ")
    (told,) = faults(root, NAME, date(2026, 11, 25))
    assert "promise" in told


async def test_a_picture_that_is_taken_off_the_card_goes_from_the_chat(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        await talk.say(AMINA, "/start")
        await talk.say(CHEN, "/start")
        assert talk._running is not None
        preview = Preview(root, NAME, lambda: date(2026, 11, 25), print)
        await preview.show(talk._running)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        shown = await talk.tap(AMINA, "Next →")
        assert "photo" in shown
        for name, after in ((shelf.LESSON, "\nflow:"), (shelf.CHINESE, "\nlearned:")):
            text = (root / name).read_text(encoding="utf-8")
            block = text[text.index("\npictures:\n") : text.index(after)]
            shelf.edit(root, name, block, "")
        talk._running.application.bot_data["desk"].library.refresh()
        await preview.show(talk._running)
        assert "photo" not in talk.last(AMINA)
        assert "Every loan has" in talk.last(AMINA)["text"]
        assert shown["message_id"] not in {one["message_id"] for one in talk.messages(AMINA)}
