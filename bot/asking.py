"""The commands about questions: asking, fitting, and what found no answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from bot.content import danger
from bot.content.library import Library
from bot.content.markup import plain
from bot.content.search import (
    examples,
    load_weights,
    read_questions,
    save_weights,
    taught_in,
)
from bot.core.course import Catalogue
from bot.core.questions.danger import Weights
from bot.core.questions.danger_fit import fit
from bot.core.questions.search import Kind, Reply
from bot.core.questions.search_fit import Judged, cross_fit, judge
from bot.core.questions.words import LONGEST
from bot.locales import LANGUAGES
from bot.services.asks import Asks
from bot.store.database import open_database

FOLDS = 5
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


def fit_ask(lessons: Path, questions: Path, say: Say) -> None:
    """Fit the weights to `asks:` and `dev` questions; say how they do on lessons left out."""
    library = Library(lessons)
    catalogue, asking = library.catalogue, library.asking
    weights = load_weights()
    for language in LANGUAGES:
        path = questions / f"ask_{language}.csv"
        given = read_questions(path, "dev") if path.exists() else []
        written, asked, elsewhere = examples(catalogue, asking, language, given, FOLDS)
        weights[language], crossed = cross_fit([*written, *asked], elsewhere, FOLDS)
        for name, chosen in (("asks left out", written), ("dev", asked)):
            wanted = {id(one) for one in chosen}
            parts = [judge([one], found, elsewhere) for one, found in crossed if id(one) in wanted]
            say(f"{language}  {name}: {_shares(_sum(parts))}")
    save_weights(weights)
    say("written; restart the bot to use them")


def fit_people(lessons: Path, say: Say) -> None:
    """Fit the judge of the ear for danger; say how it does on what each ear had not learned."""
    library = Library(lessons)
    weights: dict[str, Weights] = {}
    for language in LANGUAGES:
        speaking = library.asking.speaking.get(language)
        if speaking is None or not speaking.danger:
            continue
        shelf = library.finder.ready()[language]
        taught = taught_in(library.catalogue, speaking, language)
        given = danger.examples(shelf.speech, speaking, taught, FOLDS)
        weights[language], scores = fit(given)
        told = list(zip(given, scores, strict=True))
        groups = {
            "danger": [score for one, score in told if one.danger],
            "sounds alike": [score for one, score in told if not one.danger and not one.ordinary],
            "ordinary": [score for one, score in told if one.ordinary],
        }
        for name, those in groups.items():
            sure, maybe = (
                sum(score >= threshold for score in those) / (len(those) or 1)
                for threshold in (weights[language].sure_from, weights[language].maybe_from)
            )
            say(f"{language}  {name}: sure {sure:.1%}, maybe {maybe:.1%} of {len(those)}")
    danger.save_weights(weights)
    say("written; restart the bot to use them")


def _sum(parts: Sequence[Judged]) -> Judged:
    return Judged(*(sum(values) for values in zip(*(_counts(one) for one in parts), strict=True)))


def _counts(one: Judged) -> tuple[int, ...]:
    return (one.covered, one.first, one.right, one.wrong, one.other, one.refused)


def _shares(one: Judged) -> str:
    covered, other = one.covered or 1, one.other or 1
    return (
        f"found first {one.first / covered:.1%}, answered rightly {one.right / covered:.1%},"
        f" wrongly {one.wrong / covered:.1%} of {one.covered};"
        f" refused {one.refused / other:.1%} of {one.other} about other things"
    )


async def unanswered(
    url: str, lessons: Path, clock: Callable[[], datetime], *, as_json: bool, say: Say
) -> None:
    """Show the questions to which nothing was found, and how the answers were liked."""
    library = Library(lessons)
    database = await open_database(url)
    try:
        asks = Asks(database, library.finder, clock)
        groups, thumbs = await asks.unanswered(), await asks.thumbs()
    finally:
        await database.close()
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
