"""An author sees a lesson or drill change in place while its file is edited."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from bot.app import Running
from bot.content import template
from bot.preview import DrillPreview, Preview, faults
from bot.settings import ROOT
from tests.content import shelf
from tests.talk import AMINA, CHEN, Talk, labels

NAME = shelf.LESSON.removesuffix(".yaml")
DRILL = "new-number"


async def lesson_preview(talk: Talk, root: Path) -> Preview:
    preview = Preview(root, NAME, lambda: date(2026, 11, 25), print)
    await begin(talk, preview)
    return preview


async def drill_preview(talk: Talk, root: Path) -> DrillPreview:
    preview = DrillPreview(root, f"drill {DRILL}", lambda: date(2026, 11, 25), print)
    await begin(talk, preview)
    return preview


async def begin(talk: Talk, preview: Preview | DrillPreview) -> None:
    """Both previewers come, and it is shown to them."""
    for person in (AMINA, CHEN):
        await talk.say(person, "/start")
    await preview.show(running(talk))


async def again(talk: Talk, preview: Preview | DrillPreview) -> None:
    """Its file was saved."""
    running(talk).application.bot_data["desk"].library.refresh()
    await preview.show(running(talk))


def running(talk: Talk) -> Running:
    assert talk._running is not None
    return talk._running


async def test_a_lesson_is_shown_in_both_languages_and_follows_its_file(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        preview = await lesson_preview(talk, root)
        first = talk.last(AMINA)
        assert "Mei needs" in first["text"]
        assert "小梅" in talk.last(CHEN)["text"]
        shelf.edit(root, shelf.LESSON, "Mei needs", "Fatima needs")
        await again(talk, preview)
        assert "Fatima needs" in talk.last(AMINA)["text"]
        assert talk.last(AMINA)["message_id"] == first["message_id"]


async def test_what_was_answered_stays_answered_while_words_change(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        preview = await lesson_preview(talk, root)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        await talk.tap(AMINA, "Next →")
        shelf.edit(root, shelf.LESSON, "Every loan has", "Each loan has")
        await again(talk, preview)
        assert "Each loan has" in talk.last(AMINA)["text"]


async def test_a_lesson_built_otherwise_begins_again(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        preview = await lesson_preview(talk, root)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        old, new = "flow: [mei, mei-uses, two-numbers", "flow: [two-numbers, mei-uses, mei"
        shelf.edit(root, shelf.LESSON, old, new)
        await again(talk, preview)
        assert "Every loan has two numbers" in talk.last(AMINA)["text"]
        assert talk.failures() == []


def test_an_author_is_told_what_is_wrong_with_this_lesson_only(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    shelf.edit(root, shelf.OTHER, "learned: ", "learned: It is guaranteed. ")
    assert faults(root, NAME, date(2026, 11, 25)) == []
    shelf.edit(root, shelf.LESSON, "learned: ", "learned: It is guaranteed. ")
    (told,) = faults(root, NAME, date(2026, 11, 25))
    assert told.rule == "promise"


async def hear(talk: Talk, person: int, words: str) -> None:
    for _ in range(20):
        if words in labels(talk.last(person)):
            return
        await talk.wait(seconds=8)
    raise AssertionError(words)


async def save(talk: Talk, preview: DrillPreview, root: Path, old: str, new: str) -> None:
    shelf.edit(root, f"drills/{DRILL}.yaml", old, new)
    await again(talk, preview)


async def test_a_drill_is_shown_and_its_open_turn_again_when_its_words_change(
    tmp_path: Path,
) -> None:
    root = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    async with Talk(tmp_path, root).running() as talk:
        preview = await drill_preview(talk, root)
        assert "小宇" in talk.last(CHEN)["text"]
        await hear(talk, AMINA, "Which of you is it, Sam?")
        await talk.tap(AMINA, "Which of you is it, Sam?")
        await hear(talk, AMINA, "Ha, true. What is it, love?")
        await save(talk, preview, root, "yes it's Sam, who else", "of course it's Sam")
        assert "of course it's Sam" in talk.last(AMINA)["text"]
        await talk.tap(AMINA, "Still. I ring your old number first")
        assert "What ends it at any time" in talk.last(AMINA)["text"]
        assert talk.failures() == []


async def test_the_end_of_a_drill_is_shown_again_when_its_words_change(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    async with Talk(tmp_path, root).running() as talk:
        preview = await drill_preview(talk, root)
        await hear(talk, AMINA, "Ring the old number, right now")
        await talk.tap(AMINA, "Ring the old number, right now")
        await save(talk, preview, root, "It was one call", "A single call it was")
        assert "A single call it was" in talk.last(AMINA)["text"]


async def test_a_drill_whose_turn_is_gone_begins_again(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    async with Talk(tmp_path, root).running() as talk:
        preview = await drill_preview(talk, root)
        await hear(talk, AMINA, "Which of you is it, Sam?")
        await talk.tap(AMINA, "Which of you is it, Sam?")
        for file in (f"drills/{DRILL}.yaml", f"drills/{DRILL}.zh-Hans.yaml"):
            shelf.edit(root, file, "      which:", "      who:")
        await save(talk, preview, root, "Which of you", "Who of you")
        assert "The practice begins" in talk.last(AMINA)["text"]
        assert talk.failures() == []


def test_an_author_is_told_what_is_wrong_with_this_drill_only(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    template.begin_drill(root, "mine", NAME)
    found = faults(root, "drill mine", date(2026, 11, 25))
    assert {fault.rule for fault in found} == {"placeholder"}
    assert faults(root, f"drill {DRILL}", date(2026, 11, 25)) == []


async def test_a_picture_that_is_taken_off_the_card_goes_from_the_chat(tmp_path: Path) -> None:
    root = shelf.build(tmp_path / "lessons")
    async with Talk(tmp_path, root).running() as talk:
        preview = await lesson_preview(talk, root)
        await talk.tap(AMINA, "Next →")
        await talk.tap(AMINA, "9,200")
        shown = await talk.tap(AMINA, "Next →")
        assert "photo" in shown
        for name, after in ((shelf.LESSON, "\nflow:"), (shelf.CHINESE, "\nlearned:")):
            text = (root / name).read_text(encoding="utf-8")
            block = text[text.index("\npictures:\n") : text.index(after)]
            shelf.edit(root, name, block, "")
        await again(talk, preview)
        assert "photo" not in talk.last(AMINA)
        assert "Every loan has" in talk.last(AMINA)["text"]
        assert shown["message_id"] not in {one["message_id"] for one in talk.messages(AMINA)}
