"""The commands about questions: asking, and what found no answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from bot.content.library import Library
from bot.content.markup import plain
from bot.core.course import Catalogue
from bot.core.questions.search import Kind, Reply
from bot.core.questions.words import LONGEST
from bot.services.asks import Asks
from bot.store.database import opened

Say = Callable[[str], None]


def ask(library: Library, questions: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """A line (or, as text, a paragraph) for each question."""
    for question in questions:
        reply = library.finder.ask(question)
        if as_json:
            yield json.dumps(_told(question, reply), ensure_ascii=False)
        else:
            yield _in_words(library.catalogue, reply)


def questions_in(path: Path) -> list[str]:
    """The questions of a file: a column `question` of a CSV file, or a line each."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if path.suffix == ".csv":
        rows = csv.DictReader(text.splitlines())
        if "question" in (rows.fieldnames or ()):
            return [row["question"] or "" for row in rows]
    if path.suffix == ".jsonl":
        return [str(json.loads(line)["question"]) for line in text.splitlines() if line.strip()]
    return [line for line in text.splitlines() if line.strip()]


def _told(question: str, reply: Reply) -> dict[str, object]:
    # Also the lesson that somebody is offered after people to call; not the one for everybody.
    answered = reply.place is not None and reply.score > 0
    return {
        "question": question if len(question) <= LONGEST else question[:LONGEST] + "…",
        "card": str(reply.place) if answered else None,
        "lesson": reply.place.lesson if answered and reply.place is not None else None,
        "score": round(reply.score, 4),
        "others": [str(one) for one in reply.others],
        "kind": reply.kind.value,
        "about": reply.about,
        "language": reply.language,
    }


def _in_words(catalogue: Catalogue, reply: Reply) -> str:
    if reply.kind is Kind.ANSWER and reply.place is not None:
        edition = catalogue.lessons[reply.place.lesson].edition(reply.language)
        card = plain(edition.answers[reply.place.card].words)
        return f"{reply.place}  {edition.title}  ({reply.score:.2f})\n\n{card}\n"
    near = ", ".join(one.lesson for one in reply.others)
    return f"{reply.kind.value}  ({reply.score:.2f})  {near}"


async def unanswered(
    url: str, library: Library, clock: Callable[[], datetime], *, as_json: bool, say: Say
) -> None:
    """Show the questions to which nothing was found, and how the answers were liked."""
    async with opened(url) as database:
        asks = Asks(database, library.finder, clock)
        groups, thumbs = await asks.unanswered(), await asks.thumbs()
    if as_json:
        for group in groups:
            say(
                json.dumps(
                    {
                        "times": group.times,
                        "language": group.language,
                        "near": group.near,
                        "last_day": group.last_day,
                        "questions": list(group.questions),
                    },
                    ensure_ascii=False,
                )
            )
        return
    if not groups:
        say("Nothing was asked that found no answer.")
    for group in groups:
        say(f"{group.times:>5}  {group.language:<8} {group.last_day}  near {group.near or '–'}")
        for question in group.questions[:5]:
            say(f"       {question}")
    disliked = [one for one in thumbs if one.down]
    if disliked:
        say("\nAnswers that did not help:")
    for one in disliked:
        say(f"  👎 {one.down}  👍 {one.up}  {one.card} ({one.language})")
