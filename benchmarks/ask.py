"""How fast `/ask` answers, beside a naive scan of the same texts; `python -m benchmarks.ask`."""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from bot.content import hanzi
from bot.content.library import Library
from bot.content.markup import plain
from bot.content.search import Finder, load_weights, read_questions
from bot.content.stored import Store
from bot.core.course import Catalogue
from bot.core.questions.words import folded, pieces
from bot.settings import ROOT

_ROUNDS = 3
_HOSTILE = {
    "100,000 letters": "a" * 100_000,
    "100,000 Chinese": "贷款验证码" * 20_000,
    "right-to-left and zero-width": "\u202el\u200bo\u200da\u2066n\u2069 " * 10_000,
    "characters that stand for eighteen": "ﷺ" * 100_000,
    "a bomb for patterns": "(a+)+$ " * 15_000 + "!",
    "links without end": "a.b.c-" * 20_000,
    "syllables without end": "zhuang" * 20_000,
}


def main() -> None:
    """Measure and print."""
    library = Library(ROOT / "lessons")
    catalogue, asking = library.catalogue, library.asking
    questions = strangers()
    hanzi.tables()
    load_weights()
    began = time.perf_counter()
    finder = Finder(lambda: catalogue, lambda: asking)
    finder.ready()
    print(
        f"index of {len(catalogue.lessons)} lessons in two languages built in"
        f" {time.perf_counter() - began:.2f} s"
    )
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        first, next_ = (_started(store) for _ in range(2))
    print(f"lessons and index at a start: {first:.2f} s, at the next one {next_:.2f} s")
    tracemalloc.start()
    kept = Finder(lambda: catalogue, lambda: asking)
    kept.ready()
    print(f"memory added: {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB")
    tracemalloc.stop()
    texts = texts_of(catalogue)
    for name, ask in (("/ask", finder.ask), ("naive scan", lambda text: scan(texts, text))):
        _print(name, _times(ask, questions * _ROUNDS))
    for name, text in _HOSTILE.items():
        spent = max(_times(finder.ask, [text]))
        print(f"{name:<36} {spent * 1000:7.1f} ms")


def _started(store: Store) -> float:
    """Seconds of processor time until a question can be asked."""
    began = time.process_time()
    Library(ROOT / "lessons", ROOT / "quizzes", store=store).finder.ready()
    return time.process_time() - began


def strangers() -> list[str]:
    """The questions that nothing was fitted to, in both languages."""
    return [
        one.text
        for language in ("en", "zh-Hans")
        for split in ("test", "held", "fresh")
        for one in read_questions(ROOT / "tests" / "data" / f"ask_{language}.csv", split)
    ]


def texts_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Each card's id and words, for `scan`."""
    return [
        (f"{lesson.id}#{card.id}", folded(plain(card.words), hanzi.tables(), 1500))
        for lesson in catalogue.lessons.values()
        for edition in lesson.editions.values()
        for card in edition.cards.values()
    ]


def scan(texts: list[tuple[str, str]], question: str) -> str:
    """The card that holds most words (or characters) of the question, looked for one by one."""
    words = list(pieces(folded(question, hanzi.tables())))
    words = [part for word in words for part in ([word] if word.isascii() else list(word))]
    return max(texts, key=lambda one: sum(word in one[1] for word in words))[0]


def _times(ask: Callable[[str], object], questions: list[str]) -> list[float]:
    spent = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        spent.append(time.perf_counter() - began)
    return spent


def _print(name: str, spent: list[float]) -> None:
    ordered = sorted(spent)
    p50, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
    print(f"{name:<36} p50 {p50:6.2f} ms   p99 {p99:6.2f} ms   of {len(ordered)} questions")


if __name__ == "__main__":
    main()
