"""Made-up questions for the tests of forms: any kind, any words, any marks."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from bot.core.course import Kind, Message
from bot.formats import text
from bot.formats.bank import NOTHING, WHOLE, Bank, Choice, Item, Value, marked

# Letters, digits, signs that one form or another gives a meaning to, Chinese, and an emoji.
_SIGNS = "abcXYZ 019 .,;:!?'\"=~#{}[]()<>&%$@*_`|/\\-+→“”年化利率？😀é"
words = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=24).map(
    lambda one: " ".join(one.split()) or "x"
)
"""One line of words without spaces at its ends or two in a row."""

raw = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
"""Whatever people and programs may type."""


@st.composite
def _lines(draw: st.DrawFn) -> str:
    pieces = draw(
        st.lists(
            st.tuples(st.sampled_from(["", "", "b", "i", "code", "s"]), words),
            min_size=1,
            max_size=3,
        )
    )
    return " ".join(
        f"<{mark}>{text.of_plain(one)}</{mark}>" if mark else text.of_plain(one)
        for mark, one in pieces
    )


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    lines = draw(st.lists(_lines(), min_size=1, max_size=3))
    match draw(st.sampled_from(["lines", "bullets", "numbers"])):
        case "bullets":
            return "\n".join(f"• {line}" for line in lines)
        case "numbers":
            return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
        case _:
            return "\n".join(lines)


@st.composite
def rich(draw: st.DrawFn) -> str:
    """Telegram's HTML as lessons have it: paragraphs, lists, bold and the like."""
    made = "\n\n".join(draw(st.lists(_blocks(), min_size=1, max_size=3)))
    # Lists one after the other are one list to a page; what a page shows is what lessons have.
    for _ in range(3):
        made = text.telegram(text.page(made))[0]
    return made


said = st.one_of(st.just(""), rich())
shares = st.sampled_from([Decimal(one) for one in ("100", "50", "33.33333", "0", "-50", "-100")])
numbers = st.decimals(-100000, 100000, places=2)
ids = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}\Z")


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A question as our own lessons have them."""
    kind = draw(st.sampled_from(list(Kind)))
    item = Item(
        kind,
        draw(rich()),
        name=draw(ids),
        objective=draw(ids),
        lesson=draw(st.sampled_from(["loans/a/b", "scams/c/d"])),
    )
    changes: dict[str, object] = {}
    match kind:
        case Kind.NUMBER:
            values = draw(st.lists(numbers, min_size=1, max_size=3, unique=True))
            tolerance = abs(draw(numbers))
            changes["values"] = tuple(
                Value(one, tolerance, WHOLE if place == 0 else NOTHING, draw(rich()))
                for place, one in enumerate(values)
            )
            changes["otherwise"], changes["unit"] = draw(rich()), draw(st.just("") | words)
        case Kind.TRUE_FALSE:
            right = draw(st.booleans())
            changes["choices"] = marked(
                kind, [("", right, draw(rich())), ("", not right, draw(rich()))]
            )
        case Kind.ORDER:
            texts = draw(st.lists(words, min_size=3, max_size=6, unique=True))
            changes["choices"] = tuple(Choice(one, NOTHING, draw(rich())) for one in texts)
        case _:
            texts = draw(st.lists(words, min_size=2, max_size=6, unique=True))
            key = draw(st.integers(0, len(texts) - 1))
            more = set() if kind is Kind.SINGLE else draw(st.sets(st.integers(0, len(texts) - 1)))
            changes["choices"] = marked(
                kind,
                [(one, place in {key, *more}, draw(said)) for place, one in enumerate(texts)],
            )
            if kind is Kind.RED_FLAGS:
                changes["message"] = Message(
                    draw(words), "\n".join(draw(st.lists(words, min_size=1)))
                )
    return _with(item, changes)


@st.composite
def odd_items(draw: st.DrawFn) -> Item:
    """A question as other programs might have it, with any words and any shares."""
    kind = draw(st.sampled_from(list(Kind)))
    html = raw.map(text.of_plain)
    changes: dict[str, object] = {"remark": draw(st.just("") | html)}
    if kind is Kind.NUMBER:
        changes["values"] = tuple(
            Value(draw(numbers), abs(draw(numbers)), draw(shares), draw(html))
            for _ in range(draw(st.integers(1, 3)))
        )
        changes["otherwise"], changes["unit"] = draw(st.just("") | html), draw(st.just("") | raw)
    else:
        count = 2 if kind is Kind.TRUE_FALSE else draw(st.integers(2, 8))
        changes["choices"] = tuple(
            Choice(
                "" if kind is Kind.TRUE_FALSE else draw(raw),
                NOTHING if kind is Kind.ORDER else draw(shares),
                draw(st.just("") | html),
            )
            for _ in range(count)
        )
    if kind is Kind.RED_FLAGS:
        changes["message"] = Message(draw(raw), draw(raw))
    names = st.just("") | raw
    return _with(
        Item(kind, draw(html), name=draw(names), objective=draw(names), lesson=draw(names)), changes
    )


def _with(item: Item, changes: dict[str, object]) -> Item:
    from dataclasses import replace  # noqa: PLC0415

    return replace(item, **changes)  # type: ignore[arg-type]


def banks(kind: st.SearchStrategy[Item]) -> st.SearchStrategy[Bank]:
    """A few questions in one of our languages."""
    return st.builds(
        Bank, st.sampled_from(["en", "zh-Hans"]), st.lists(kind, min_size=1, max_size=4).map(tuple)
    )
