"""Texts that are no lesson as one of cards alone: reports of something wrong are about cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.content import snapshot
from bot.core.course import Card, Edition, Lesson, Source

Told = tuple[str, Mapping[str, str]]
"""A title, and what each card says by its name. Telegram HTML."""


def lesson(name: str, sources: Sequence[Source], told: Mapping[str, Told]) -> Lesson:
    """The lesson of this name; what is told by language."""
    editions = {
        language: Edition(
            language, title, {}, {key: Card(key, text) for key, text in texts.items()}, {}, "", ""
        )
        for language, (title, texts) in told.items()
    }
    made = Lesson(name, "", (), (), tuple(sources), editions)
    return replace(made, version=snapshot.version(made))
