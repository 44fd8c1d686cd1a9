"""What must hold of a lesson beyond its shape; each rule yields the faults it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.content import markup
from bot.content.faults import Fault, did_you_mean
from bot.content.schema import (
    AnyItem,
    ItemWords,
    LessonFile,
    LessonWordsFile,
    NumberFile,
    OrderFile,
    RedFlagsFile,
    SeveralFile,
    SingleFile,
    SourceFile,
    TrueFalseFile,
)
from bot.content.tree import Path, Tree

Found = Iterator[Fault]


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest that texts may be, in characters a person sees."""

    title: int
    card: int
    ask: int
    feedback: int
    option: int
    message: int
    closing: int


LATIN = Limits(title=36, card=400, ask=300, feedback=300, option=60, message=400, closing=140)
CHINESE = Limits(title=18, card=200, ask=150, feedback=150, option=30, message=200, closing=70)


def limits(language: str) -> Limits:
    """A Chinese character says about twice as much as a Latin one."""
    return CHINESE if language.startswith("zh") else LATIN


# Texts that are Markdown; all others are shown as they are.
Text = tuple[Path, str, int]


def check_lesson(tree: Tree, lesson: LessonFile) -> Found:
    """Every rule about a lesson's own file."""
    for rule in LESSON_RULES:
        yield from rule(tree, lesson)


def check_words(tree: Tree, words: LessonWordsFile, lesson: LessonFile, language: str) -> Found:
    """Every rule about a translation."""
    yield from _keyed_alike(tree, words, lesson)
    limit = limits(language)
    yield from texts_fit_in(tree, words_texts(words, limit))
    yield from _title_fits(tree, words.title, limit)
    yield from asks_are_many(tree, words)
    for name, item in words.items.items():
        options = {key: option.text for key, option in item.options.items()}
        yield from _options_fit(tree, name, options, limit)
        source = lesson.items.get(name)
        if isinstance(source, RedFlagsFile) and item.message is not None:
            quotes = {key: option.text for key, option in item.options.items()}
            yield from _quotes(tree, ("items", name), item.message.text, quotes)


def lesson_texts(lesson: LessonFile, limit: Limits) -> Iterator[Text]:
    """Every Markdown text of a lesson with its place and limit."""
    yield from _common_texts(lesson, limit)
    for name, item in lesson.items.items():
        at: Path = ("items", name)
        yield (*at, "ask"), item.ask, limit.ask
        if isinstance(item, TrueFalseFile):
            yield (*at, "feedback", "true"), item.feedback.true, limit.feedback
            yield (*at, "feedback", "false"), item.feedback.false, limit.feedback
        elif isinstance(item, NumberFile):
            yield (*at, "right"), item.right, limit.feedback
            yield (*at, "wrong"), item.wrong, limit.feedback
            for key, trap in item.traps.items():
                yield (*at, "traps", key, "feedback"), trap.feedback, limit.feedback
        else:
            for key, one in item.options.items():
                yield (*at, "options", key, "feedback"), one.feedback, limit.feedback


def words_texts(words: LessonWordsFile, limit: Limits) -> Iterator[Text]:
    """Every Markdown text of a translation with its place and limit."""
    yield from _common_texts(words, limit)
    for name, item in words.items.items():
        at: Path = ("items", name)
        yield (*at, "ask"), item.ask, limit.ask
        for key, option in item.options.items():
            yield (*at, "options", key, "feedback"), option.feedback, limit.feedback
        for key, trap in item.traps.items():
            yield (*at, "traps", key, "feedback"), trap.feedback, limit.feedback
        if item.feedback is not None:
            yield (*at, "feedback", "true"), item.feedback.true, limit.feedback
            yield (*at, "feedback", "false"), item.feedback.false, limit.feedback
        for key, text in (("right", item.right), ("wrong", item.wrong)):
            if text is not None:
                yield (*at, key), text, limit.feedback


def _common_texts(file: LessonFile | LessonWordsFile, limit: Limits) -> Iterator[Text]:
    yield ("learned",), file.learned, limit.closing
    yield ("action",), file.action, limit.closing
    for name, card in file.cards.items():
        yield ("cards", name), card, limit.card
    for name, note in file.notes.items():
        yield ("notes", name), note, limit.card


def texts_fit_in(tree: Tree, texts: Iterator[Text]) -> Found:
    """Short enough to read on a phone, and nothing in them that Telegram cannot show."""
    for path, text, longest in texts:
        shown, refused = markup.render(text)
        length = len(markup.plain(shown))
        if length > longest:
            yield tree.fault(path, "length", f"{length} characters", f"at most {longest}")
        for one in refused:
            fault = tree.fault(path, "markup", one.what, "text, **bold**, *italic*, lists, links")
            line = fault.line + (one.line + 1 if path in tree.blocks else 0)
            yield Fault(fault.path, line, fault.column, fault.rule, fault.found, fault.meant)


def texts_fit(tree: Tree, lesson: LessonFile) -> Found:
    """Every text fits a phone's screen and Telegram's markup."""
    limit = limits(lesson.language)
    yield from texts_fit_in(tree, lesson_texts(lesson, limit))


def plain_texts_fit(tree: Tree, lesson: LessonFile) -> Found:
    """Titles, buttons and messages are short."""
    limit = limits(lesson.language)
    yield from _title_fits(tree, lesson.title, limit)
    for name, item in lesson.items.items():
        if isinstance(item, SingleFile | SeveralFile | OrderFile | RedFlagsFile):
            options = {key: option.text for key, option in item.options.items()}
            yield from _options_fit(tree, name, options, limit)
        if isinstance(item, RedFlagsFile) and len(item.message.text) > limit.message:
            found = f"{len(item.message.text)} characters"
            meant = f"at most {limit.message}"
            yield tree.fault(("items", name, "message", "text"), "length", found, meant)


def _title_fits(tree: Tree, title: str, limit: Limits) -> Found:
    if len(title) > limit.title:
        yield tree.fault(("title",), "length", f"{len(title)} characters", f"at most {limit.title}")


def _options_fit(tree: Tree, item: str, options: dict[str, str], limit: Limits) -> Found:
    path: Path
    for key, text in options.items():
        if len(text) > limit.option:
            path = ("items", item, "options", key, "text")
            yield tree.fault(path, "length", f"{len(text)} characters", f"at most {limit.option}")
    for text, times in Counter(options.values()).items():
        if times > 1:
            path = ("items", item, "options")
            yield tree.fault(path, "options-differ", f"`{text}` {times} times", "different options")


def three_to_six_cards(tree: Tree, lesson: LessonFile) -> Found:
    """Few enough for three minutes, and every card is used."""
    if not 3 <= len(lesson.cards) <= 6:
        yield tree.fault(("cards",), "cards", f"{len(lesson.cards)} cards", "3 to 6", key=True)
    for name in lesson.cards:
        if name not in lesson.flow:
            found = f"the card `{name}`, never shown"
            yield tree.fault(("cards", name), "flow", found, "every card in `flow`", key=True)


def flow_is_known(tree: Tree, lesson: LessonFile) -> Found:
    """`flow` and `quiz` name what is there, once."""
    known = {*lesson.cards, *lesson.items}
    for index, name in enumerate(lesson.flow):
        if name not in known:
            meant = did_you_mean(name, known)
            yield tree.fault(("flow", index), "unknown-id", f"`{name}`", meant)
    for index, name in enumerate(lesson.quiz):
        if name not in lesson.items:
            meant = did_you_mean(name, lesson.items)
            yield tree.fault(("quiz", index), "unknown-id", f"`{name}`", meant)
    for where, names in (("flow", lesson.flow), ("quiz", lesson.quiz)):
        for name, times in Counter(names).items():
            if times > 1:
                yield tree.fault((where,), "repeated", f"`{name}` {times} times", "each once")
    for name in sorted({*lesson.flow} & {*lesson.quiz}):
        index = lesson.quiz.index(name)
        found = f"`{name}`, asked in the flow already"
        yield tree.fault(("quiz", index), "repeated", found, "another item")
    for name in sorted({*lesson.cards} & {*lesson.items}):
        found = f"`{name}` for a card and an item"
        yield tree.fault(("items", name), "repeated", found, "names of their own", key=True)
    for name in sorted({*lesson.notes} & {*lesson.cards, *lesson.items}):
        found = f"`{name}` for a note and a card or an item"
        yield tree.fault(("notes", name), "repeated", found, "names of their own", key=True)


def a_question_early(tree: Tree, lesson: LessonFile) -> Found:
    """A question within the first minute wakes the reader."""
    early = lesson.flow[1:3]
    if not any(name in lesson.items for name in early):
        found = "no question as 2nd or 3rd step"
        yield tree.fault(("flow",), "early-question", found, "a check question there")
    if lesson.flow and lesson.flow[0] not in lesson.cards:
        yield tree.fault(("flow", 0), "early-question", "a question first", "a card first")


def quiz_is_varied(tree: Tree, lesson: LessonFile) -> Found:
    """3 to 5 questions of at least three kinds."""
    if not 3 <= len(lesson.quiz) <= 5:
        yield tree.fault(("quiz",), "quiz", f"{len(lesson.quiz)} questions", "3 to 5")
    kinds = {lesson.items[name].kind for name in lesson.quiz if name in lesson.items}
    if len(kinds) < 3:
        found = ", ".join(sorted(kinds)) or "no kind"
        yield tree.fault(("quiz",), "quiz", f"only {found}", "at least three kinds of question")


def objectives_have_items(tree: Tree, lesson: LessonFile) -> Found:
    """Two parallel items for every objective, so that a review can ask another way."""
    counts = Counter(item.objective for item in lesson.items.values())
    for name in lesson.objectives:
        if counts[name] < 2:
            found = f"{counts[name]} items for `{name}`"
            yield tree.fault(("objectives", name), "objective", found, "two or more", key=True)
    for name, item in lesson.items.items():
        if item.objective not in lesson.objectives:
            meant = did_you_mean(item.objective, lesson.objectives)
            path = ("items", name, "objective")
            yield tree.fault(path, "unknown-id", f"`{item.objective}`", meant)


def keys_are_right(tree: Tree, lesson: LessonFile) -> Found:
    """Each kind has the right options, and wrong ones to tell apart."""
    for name, item in lesson.items.items():
        if isinstance(item, SingleFile | SeveralFile | OrderFile | RedFlagsFile):
            yield from _option_count(tree, name, item)
        if isinstance(item, SingleFile | SeveralFile | RedFlagsFile):
            yield from _right_count(tree, name, item)
        if isinstance(item, RedFlagsFile):
            quotes = {key: option.text for key, option in item.options.items()}
            yield from _quotes(tree, ("items", name), item.message.text, quotes)
        if isinstance(item, NumberFile):
            yield from _traps_are_wrong(tree, name, item)


def _option_count(
    tree: Tree, name: str, item: SingleFile | SeveralFile | OrderFile | RedFlagsFile
) -> Found:
    fewest = 3 if isinstance(item, OrderFile) else 2
    if not fewest <= len(item.options) <= 6:
        found = f"{len(item.options)} options"
        path: Path = ("items", name, "options")
        yield tree.fault(path, "options", found, f"{fewest} to 6", key=True)


def _right_count(tree: Tree, name: str, item: SingleFile | SeveralFile | RedFlagsFile) -> Found:
    right = sum(option.right for option in item.options.values())
    path = ("items", name, "options")
    if isinstance(item, SingleFile) and right != 1:
        yield tree.fault(path, "key", f"{right} right options", "exactly one", key=True)
    elif right == 0:
        yield tree.fault(path, "key", "no right option", "one or more", key=True)
    elif right == len(item.options) and not isinstance(item, SingleFile):
        yield tree.fault(path, "key", "only right options", "a wrong one among them", key=True)


def _quotes(tree: Tree, at: Path, message: str, quotes: dict[str, str]) -> Found:
    """Red flags are quoted word for word, and do not overlap."""
    taken: list[tuple[int, int]] = []
    for key, quote in quotes.items():
        path = (*at, "options", key, "text")
        start = message.find(quote)
        if start < 0:
            yield tree.fault(path, "quote", f"`{quote}`", "words that stand in the message")
            continue
        end = start + len(quote)
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            yield tree.fault(path, "quote", f"`{quote}`, inside another", "quotes apart")
        taken.append((start, end))


def _traps_are_wrong(tree: Tree, name: str, item: NumberFile) -> Found:
    for key, trap in item.traps.items():
        if abs(trap.value - item.answer) <= item.tolerance:
            path = ("items", name, "traps", key, "value")
            yield tree.fault(path, "trap", f"{trap.value}, a right answer", "a wrong number")


def key_is_not_given_away(tree: Tree, lesson: LessonFile) -> Found:
    """The right option is neither always the longest nor always in the same place."""
    singles = [item for item in lesson.items.values() if isinstance(item, SingleFile)]
    if len(singles) < 3:
        return
    longest = places = 0
    first = _right_place(singles[0])
    for item in singles:
        options = list(item.options.values())
        right = next((option for option in options if option.right), None)
        if right is None:
            return
        others = [len(option.text) for option in options if option is not right]
        longest += bool(others) and len(right.text) > 1.25 * max(others)
        places += _right_place(item) == first
    if longest == len(singles):
        found = "the right option longest in every single choice"
        yield tree.fault(("items",), "given-away", found, "lengths that vary", key=True)
    if places == len(singles):
        found = f"the right option always at place {first + 1}"
        yield tree.fault(("items",), "given-away", found, "places that vary", key=True)


def _right_place(item: SingleFile) -> int:
    return [option.right for option in item.options.values()].index(True)


def sources_are_dated(tree: Tree, lesson: LessonFile) -> Found:
    """Every lesson names its sources, with dates that exist."""
    yield from sources_dated(tree, lesson.sources)


def sources_dated(tree: Tree, sources: Mapping[str, SourceFile]) -> Found:
    """One source or more, each with a date that exists."""
    if not sources:
        yield tree.fault(("sources",), "sources", "no source", "one or more", key=True)
    for name, source in sources.items():
        if len(source.date) == len("2026-01-01") and not is_day(source.date):
            path = ("sources", name, "date")
            yield tree.fault(path, "sources", f"`{source.date}`", "a day that exists")


def is_day(text: str) -> bool:
    """Whether `YYYY-MM-DD` is a day that exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _keyed_alike(tree: Tree, words: LessonWordsFile, lesson: LessonFile) -> Found:
    yield from same_keys(tree, ("objectives",), words.objectives, lesson.objectives)
    yield from same_keys(tree, ("cards",), words.cards, lesson.cards)
    yield from same_keys(tree, ("items",), words.items, lesson.items)
    yield from same_keys(tree, ("notes",), words.notes, lesson.notes)
    for name, item in words.items.items():
        source = lesson.items.get(name)
        if source is not None:
            yield from _item_keyed_alike(tree, ("items", name), item, source)


def _item_keyed_alike(tree: Tree, at: Path, item: ItemWords, source: AnyItem) -> Found:
    options = getattr(source, "options", {})
    yield from same_keys(tree, (*at, "options"), item.options, options)
    traps = getattr(source, "traps", {})
    yield from same_keys(tree, (*at, "traps"), item.traps, traps)
    wanted = {
        "feedback": isinstance(source, TrueFalseFile),
        "message": isinstance(source, RedFlagsFile),
        "right": isinstance(source, NumberFile),
        "wrong": isinstance(source, NumberFile),
    }
    for key, needed in wanted.items():
        yield from there_if_wanted(tree, at, key, getattr(item, key), wanted=needed)


def there_if_wanted(tree: Tree, at: Path, key: str, found: object | None, *, wanted: bool) -> Found:
    """A translation has a key where its source asks for it, and nowhere else."""
    if wanted and found is None:
        yield tree.fault(at, "keyed-alike", f"no `{key}`", "the words of the source", key=True)
    if found is not None and not wanted:
        meant = "nothing: not in the source"
        yield tree.fault((*at, key), "keyed-alike", f"`{key}`", meant, key=True)


def same_keys(
    tree: Tree, at: Path, words: Mapping[str, object], source: Mapping[str, object]
) -> Found:
    """A translation has the keys of its source."""
    for key in source:
        if key not in words:
            yield tree.fault(at, "keyed-alike", f"no `{key}`", "the words of it", key=True)
    for key in words:
        if key not in source:
            meant = did_you_mean(key, source)
            yield tree.fault((*at, key), "keyed-alike", f"`{key}`", meant, key=True)


def asks_are_many(tree: Tree, file: LessonFile | LessonWordsFile) -> Found:
    """Enough ways to ask for a lesson that a question in other words finds it; each once."""
    if file.asks and len(file.asks) < 6:
        yield tree.fault(("asks",), "asks", f"{len(file.asks)} ways to ask", "6 or more", key=True)
    for index, ask in enumerate(file.asks):
        if ask in file.asks[:index]:
            yield tree.fault(("asks", index), "repeated", f"`{ask}` twice", "another way to ask")
        if len(ask) > 120:
            found = f"{len(ask)} characters"
            yield tree.fault(("asks", index), "length", found, "at most 120")


LESSON_RULES: tuple[Callable[[Tree, LessonFile], Found], ...] = (
    texts_fit,
    plain_texts_fit,
    three_to_six_cards,
    flow_is_known,
    a_question_early,
    quiz_is_varied,
    objectives_have_items,
    keys_are_right,
    key_is_not_given_away,
    sources_are_dated,
    asks_are_many,
)
