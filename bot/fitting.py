"""The commands that fit what the bot judges by to what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

from rich.progress import Progress

from bot.content import danger, offers, search, weights
from bot.content.library import Library
from bot.core import fitting as model
from bot.core.course import Catalogue
from bot.core.offers import learning
from bot.core.questions import danger_fit
from bot.core.questions.danger import Weights
from bot.core.questions.search_fit import Judged, cross_fit, judge
from bot.core.scams import weighing
from bot.core.scams.patterns import Patterns
from bot.locales import LANGUAGES
from bot.services import memory as remembered
from bot.store.database import opened

FOLDS = 5
Say = Callable[[str], None]


def ask(library: Library, questions: Path, say: Say) -> None:
    """Fit the weights to `asks:` and `dev` questions; say how they do on lessons left out."""
    catalogue, asking = library.catalogue, library.asking
    fitted = search.load_weights()
    for language in LANGUAGES:
        path = questions / f"ask_{language}.csv"
        given = search.read_questions(path, "dev") if path.exists() else []
        written, asked, elsewhere = search.examples(catalogue, asking, language, given, FOLDS)
        fitted[language], crossed = cross_fit([*written, *asked], elsewhere, FOLDS)
        for name, chosen in (("asks left out", written), ("dev", asked)):
            wanted = {id(one) for one in chosen}
            parts = [judge([one], found, elsewhere) for one, found in crossed if id(one) in wanted]
            say(f"{language}  {name}: {_shares(_sum(parts))}")
    search.save_weights(fitted)
    say("written; restart the bot to use them")


def people(library: Library, say: Say) -> None:
    """Fit the judge of the ear for danger; say how it does on what each ear had not learned."""
    fitted: dict[str, Weights] = {}
    for language in LANGUAGES:
        speaking = library.asking.speaking.get(language)
        if speaking is None or not speaking.danger:
            continue
        shelf = library.finder.ready()[language]
        taught = search.taught_in(library.catalogue, speaking, language)
        given = danger.examples(shelf.speech, speaking, taught, FOLDS)
        fitted[language], scores = danger_fit.fit(given)
        told = list(zip(given, scores, strict=True))
        groups = {
            "danger": [score for one, score in told if one.danger],
            "sounds alike": [score for one, score in told if not one.danger and not one.ordinary],
            "ordinary": [score for one, score in told if one.ordinary],
        }
        for name, those in groups.items():
            sure, maybe = (
                sum(score >= threshold for score in those) / (len(those) or 1)
                for threshold in (fitted[language].sure_from, fitted[language].maybe_from)
            )
            say(f"{language}  {name}: sure {sure:.1%}, maybe {maybe:.1%} of {len(those)}")
    danger.save_weights(fitted)
    say("written; restart the bot to use them")


async def memory(url: str, catalogue: Catalogue, to: Path, say: Say) -> None:
    """Fit the memory model, and keep the parameters if they predict better."""
    async with opened(url) as database:
        known = await database.read(lambda conn: remembered.histories(conn, catalogue))
    there = model.repeats(history for person in known for history in person)
    if there < model.ENOUGH:
        say(
            f"{there} repeated answers: a fit needs {model.ENOUGH}. Until then the model's own"
            " parameters hold."
        )
        return
    found = model.fit(known)
    say(f"{found.repeats} repeated answers; log loss {found.before:.4f} → {found.after:.4f}")
    if found.after < found.before:
        remembered.save(to, found.parameters)
        say(f"written to {to}; restart the bot to use them")
    else:
        say("the model's own parameters predict as well, so they stay")


def check(
    lessons: Path,
    patterns: Patterns,
    data: list[Path],
    *,
    keep: bool,
    strangers: bool,
    from_present: bool,
    say: Say,
) -> None:
    """Fit the weights of `/check`; say how it does on messages that were held back.

    `strangers`: also judge each collection by weights fitted without it. Raise
    `UnreadableMessages`.
    """
    base = patterns.base
    before = weighing.Fitted(base.weights, base.lexicon) if from_present else None
    messages = weights.read_messages(data)
    with Progress(transient=True) as progress:
        looking = progress.add_task("Messages", total=len(messages))
        rows = weights.examples(base, messages, lambda: progress.advance(looking))
        counters = weights.counters(base)

        def sums(parts: list[int], name: str) -> list[float]:
            task = progress.add_task(name, total=len(set(parts)))
            return weighing.apart(rows, counters, parts, lambda: progress.advance(task), before)

        held = sums(weighing.folds(rows), "Folds")
        found = weighing.fit(rows, counters, weights.ALLOWED, held, before)
        told = {
            "Cross-validated: each message judged by weights fitted without it and its like.": held
        }
        if strangers:
            parts = weighing.strangers(rows)
            told["Each collection by weights fitted without it."] = sums(parts, "Collections")
    for title, each in told.items():
        say(title)
        bias = found.weights.bias
        judged = (
            (collection, row.scam, one + bias[row.language] >= 0)
            for collection, row, one in zip(weighing.collections(rows), rows, each, strict=True)
        )
        for line in weights.figures(judged):
            say(line)
    if keep:
        options = [f"--data {one.name}" for one in data]
        if from_present:
            options.insert(0, "--from-present")
        say(f"written: {weights.write_words(lessons, found.words)}")
        say(f"written: {weights.write_signs(lessons, found.weights, messages, options)}")


def loan(data: Path, *, judged: bool, say: Say) -> None:
    """Fit what each sign of an offer is worth; `judged`: also say how a fifth is told by the rest.

    Raise `UnreadableOffers`.
    """
    told = offers.read_told(data)
    with Progress(transient=True) as progress:
        task = progress.add_task("Offers", total=learning.steps(told, judged=judged))
        lines = learning.judged(told, lambda: progress.advance(task)) if judged else []
        found = learning.taught(told, lambda: progress.advance(task))
    for line in lines:
        say(line)
    offers.save(found)
    say(f"written: {offers.WEIGHTS}; restart the bot to use them")


def _sum(parts: Sequence[Judged]) -> Judged:
    return Judged(*(sum(values) for values in zip(*map(astuple, parts), strict=True)))


def _shares(one: Judged) -> str:
    covered, other = one.covered or 1, one.other or 1
    return (
        f"found first {one.first / covered:.1%}, answered rightly {one.right / covered:.1%},"
        f" wrongly {one.wrong / covered:.1%} of {one.covered};"
        f" refused {one.refused / other:.1%} of {one.other} about other things"
    )
