"""A bank of questions as it travels: what a question says, apart from the lesson it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from bot.content.markup import plain
from bot.core.course import Catalogue, Kind, Message, NumberKey, Option, Question
from bot.core.sums import draw

WHOLE = Decimal(100)
NOTHING = Decimal(0)
_SEED = 1
_CENT = Decimal("0.00001")

Tick = Callable[[], None]
"""Called once an item, for a progress bar."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option. `share` is what choosing it earns, in percent; below 0 it takes away."""

    text: str
    share: Decimal = NOTHING
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A number that is expected: right, partly right or wrong, within `tolerance`."""

    value: Decimal
    tolerance: Decimal = NOTHING
    share: Decimal = WHOLE
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question in one language.

    `ask`, `otherwise` (said to any other number), `remark` (said to everybody) and all feedback
    are Telegram HTML; the other texts are plain. Options of an ordering stand in the right order
    and have no shares; those of true or false are true, then false, without a text.
    """

    kind: Kind
    ask: str
    choices: tuple[Choice, ...] = ()
    values: tuple[Value, ...] = ()
    otherwise: str = ""
    unit: str = ""
    message: Message | None = None
    name: str = ""
    objective: str = ""
    lesson: str = ""
    remark: str = ""

    @property
    def label(self) -> str:
        """What a report calls it."""
        name = f"{self.lesson}#{self.name}" if self.lesson else self.name
        return name or plain(self.ask)[:40]


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions in one language, in order."""

    language: str
    items: tuple[Item, ...]
    examples: frozenset[int] = frozenset()
    """Places of items whose numbers the bot draws for each learner; here is one example."""


class Part(StrEnum):
    """What of a question may be lost on the way."""

    ITEM = "the whole question"
    NAME = "its name"
    LESSON = "its lesson"
    OBJECTIVE = "its objective"
    KIND = "its kind"
    ASK = "the words of the question"
    MARKUP = "bold, italic, links, lists or line breaks"
    MESSAGE = "the message to look into"
    CHOICES = "the options"
    SHARES = "how much each option earns"
    FEEDBACK = "what is said to each option"
    VALUES = "the numbers expected"
    TOLERANCE = "how far off still counts"
    UNIT = "the unit"
    REMARK = "what is said to everybody"
    PICTURE = "a picture"
    EXTRA = "something that lessons do not have"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a form or the lessons cannot hold: of which item, what, and why.

    `line` is where it stands in the file that was read, 0 if unknown.
    """

    item: str
    part: Part
    why: str
    line: int = 0

    def __str__(self) -> str:
        place = f"line {self.line}, " if self.line else ""
        return f"{place}{self.item}: {self.part}: {self.why}"


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and the items left out of it, by place, with the reason."""

    data: bytes
    left_out: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Read:
    """What stood in a file, and what of it could not be taken."""

    items: tuple[Item, ...]
    losses: tuple[Loss, ...] = ()


class BadFile(Exception):  # noqa: N818 - told to whoever brought it
    """A file that cannot be read: why, and in which line if that is known."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {why}" if line else why)
        self.line = line


def share_of(right: bool, kind: Kind, rights: int) -> Decimal:
    """What an option of our own questions earns.

    All that is right is wanted and nothing else: the right ones add up to all of it, and one
    wrong one takes all of it away.
    """
    if kind in {Kind.SEVERAL, Kind.RED_FLAGS}:
        return (WHOLE / max(1, rights)).quantize(_CENT).normalize() if right else -WHOLE
    return WHOLE if right else NOTHING


def marked(kind: Kind, options: list[tuple[str, bool, str]]) -> tuple[Choice, ...]:
    """Options of which it is only known whether they are right: (text, right, feedback)."""
    rights = sum(right for _, right, _ in options)
    return tuple(
        Choice(text, share_of(right, kind, rights), feedback) for text, right, feedback in options
    )


def even(item: Item) -> bool:
    """Whether the shares are those of our own questions, so that "right" says it all."""
    rights = sum(choice.share > 0 for choice in item.choices)
    return item.kind is Kind.ORDER or all(
        choice.share == share_of(choice.share > 0, item.kind, rights) for choice in item.choices
    )


def from_lessons(catalogue: Catalogue, lessons: tuple[str, ...], language: str) -> Bank:
    """The questions of `lessons` as a bank."""
    asked = [
        (lesson, question)
        for lesson in lessons
        for question in catalogue.lessons[lesson].edition(language).questions.values()
    ]
    items = tuple(from_question(draw(question, _SEED), lesson) for lesson, question in asked)
    examples = frozenset(place for place, (_, one) in enumerate(asked) if one.sum is not None)
    return Bank(language, items, examples)


def from_question(question: Question, lesson: str) -> Item:
    """A lesson's question as an item. The keys of its options stay behind: only files have them."""
    return Item(
        kind=question.kind,
        ask=question.ask,
        choices=_choices(question.kind, question.options),
        values=() if question.number is None else _values(question.number),
        otherwise="" if question.number is None else question.number.wrong,
        unit="" if question.number is None else question.number.unit,
        message=question.message,
        name=question.id,
        objective=question.objective,
        lesson=lesson,
    )


def _choices(kind: Kind, options: tuple[Option, ...]) -> tuple[Choice, ...]:
    if kind is Kind.ORDER:
        return tuple(Choice(one.text, NOTHING, one.feedback) for one in options)
    return marked(kind, [(one.text, one.right, one.feedback) for one in options])


def _values(key: NumberKey) -> tuple[Value, ...]:
    traps = tuple(Value(trap.value, key.tolerance, NOTHING, trap.feedback) for trap in key.traps)
    return (Value(key.answer, key.tolerance, WHOLE, key.right), *traps)


def differences(before: Item, after: Item) -> Iterator[Part]:
    """What of `before` is not in `after`."""
    for part, name in (
        (Part.NAME, "name"),
        (Part.LESSON, "lesson"),
        (Part.OBJECTIVE, "objective"),
        (Part.KIND, "kind"),
        (Part.MESSAGE, "message"),
        (Part.UNIT, "unit"),
    ):
        if getattr(before, name) != getattr(after, name):
            yield part
    if _words(before.ask) != _words(after.ask):
        yield Part.ASK
    if [one.text for one in before.choices] != [one.text for one in after.choices]:
        yield Part.CHOICES
    if [one.share for one in before.choices] != [one.share for one in after.choices]:
        yield Part.SHARES
    values, others = _numbers(before), _numbers(after)
    if [one[:2] for one in values] != [one[:2] for one in others]:
        yield Part.VALUES
    if [one[2] for one in values] != [one[2] for one in others]:
        yield Part.TOLERANCE
    said, heard = list(_said(before)), list(_said(after))
    if any(_words(a) != _words(b) for a, b in zip_longest(said, heard, fillvalue="")):
        yield Part.FEEDBACK
    if _words(before.remark) != _words(after.remark):
        yield Part.REMARK
    if _markup_differs(before, after):
        yield Part.MARKUP


def _numbers(item: Item) -> list[tuple[Decimal, Decimal, Decimal]]:
    return [(one.value, one.share, one.tolerance) for one in item.values]


def _said(item: Item) -> Iterator[str]:
    yield from (one.feedback for one in item.choices)
    yield from (one.feedback for one in item.values)
    yield item.otherwise


def _words(html: str) -> str:
    """The words alone, so that lost bold type is not called lost words."""
    return "".join(plain(html).split())


def _markup_differs(before: Item, after: Item) -> bool:
    pairs = [(before.ask, after.ask), (before.remark, after.remark)]
    pairs += zip(_said(before), _said(after), strict=False)
    return any(a != b and _words(a) == _words(b) for a, b in pairs)
