"""What nobody reviewed says so where drafts may be served, and is not there where they may not."""

from __future__ import annotations

from pathlib import Path

from bot.content.review import Reviews
from bot.settings import Settings
from tests.content import shelf
from tests.talk import AMINA, Talk, to_the_lesson


def folder(tmp_path: Path) -> Path:
    """Two signed lessons, the first of which was changed after."""
    root = shelf.build(tmp_path / "lessons")
    reviews = Reviews.open(root, None)
    for one in list(reviews.waiting()):
        reviews.sign(one.name, "project maintainers", "2026-11-25")
    shelf.edit(root, shelf.LESSON, "Mei needs", "Fatima needs")
    return root


def test_drafts_are_refused_unless_somebody_sets_otherwise() -> None:
    assert not Settings(_env_file=None).serve_drafts  # type: ignore[call-arg]


async def test_a_draft_says_that_it_is_one(tmp_path: Path) -> None:
    async with Talk(tmp_path, folder(tmp_path)).running() as talk:
        await talk.say(AMINA, "/start")
        card = await to_the_lesson(talk, AMINA, "Loans")
        assert "Fatima needs" in card["text"]
        assert "Draft" in card["text"]


async def test_a_draft_is_not_taught_in_production(tmp_path: Path) -> None:
    talk = Talk(tmp_path, folder(tmp_path))
    talk.settings = talk.settings.model_copy(update={"serve_drafts": False, "quizzes": tmp_path})
    async with talk.running():
        await talk.say(AMINA, "/start")
        card = await to_the_lesson(talk, AMINA, "Loans")
        assert "Fatima needs" not in card["text"]
        assert "Draft" not in card["text"]
        assert "Dev" in card["text"]
