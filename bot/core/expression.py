"""Figures that texts work out: `{{ apr(10000, 6%, 12, fee=0.5%) }}`, read, evaluated and shown.

A small grammar of numbers, names, `+ - * /`, brackets and calls of the functions that are given; no
other code can stand in it. Places count characters from 0 within the expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DecimalException

EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?%?)|(?P<text>\"[^\"]*\"|'[^']*')|(?P<name>[a-z][a-z0-9_]*)"
    r"|(?P<mark>[-+*/×÷−(),=]))"
)
_SAME = {"×": "*", "÷": "/", "−": "-"}
_DEEPEST = 20
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how it is shown: rounded to `places` (None: as it is), with `unit` behind it.

    A figure in `%` holds the share: 0.167 is shown as 16.7%.
    """

    value: Decimal
    places: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers one after the other, such as what is owed month by month; charts draw them."""

    values: tuple[Decimal, ...]


Value = Figure | Series | str
Function = Callable[..., Value]


class WrongExpression(Exception):  # noqa: N818 - told to the author in one line
    """An expression that says nothing; `at` is the place of what is wrong, `meant` what may be."""

    def __init__(self, at: int, found: str, meant: str) -> None:
        super().__init__(f"{found}; meant: {meant}")
        self.at, self.found, self.meant = at, found, meant


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def evaluate(
    text: str, functions: Mapping[str, Function], names: Mapping[str, Figure] | None = None
) -> Value:
    """What an expression comes to; raise `WrongExpression`."""
    reader = _Reader(_tokens(text), functions, names or {})
    try:
        found = reader.whole()
        if any(abs(number) >= _LARGEST for number in _numbers(found)):
            raise WrongExpression(0, "a number this large", "less than 10 to the 15th")
    except (DecimalException, ZeroDivisionError, OverflowError) as error:
        raise WrongExpression(0, "a sum without a result", "numbers that can be divided") from error
    return found


def _numbers(value: Value) -> tuple[Decimal, ...]:
    if isinstance(value, Series):
        return value.values
    return () if isinstance(value, str) else (value.value,)


def show(value: Value) -> str:
    """A value as people read it: `10,831`, `16.7%`; a series as bare numbers with spaces."""
    if isinstance(value, str):
        return value
    if isinstance(value, Series):
        return " ".join(f"{rounded(number, 2):f}" for number in value.values)
    number = value.value * 100 if value.unit == "%" else value.value
    places = value.places
    if places is None:
        # A whole number is shown as one; anything else with the digits that money has.
        places = 0 if number == number.to_integral_value() else 2
    return f"{rounded(number, places):,f}{value.unit}"


def rounded(number: Decimal, places: int) -> Decimal:
    """Rounded as people do: a half goes up."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise WrongExpression(at, f"`{text[at]}`", "numbers, names, + - * / and brackets")
        kind = found.lastgroup or ""
        words = found.group(kind)
        tokens.append(_Token(kind, _SAME.get(words, words), found.start(kind)))
        at = found.end()
    return [*tokens, _Token("end", "", len(text.rstrip()))]


class _Reader:
    """Reads and evaluates in one go: what it meets first is what is wrong first."""

    def __init__(
        self,
        tokens: list[_Token],
        functions: Mapping[str, Function],
        names: Mapping[str, Figure],
    ) -> None:
        self._tokens = tokens
        self._functions = functions
        self._names = names
        self._next = 0
        self._depth = 0

    @property
    def _here(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *texts: str) -> _Token | None:
        token = self._here
        if token.kind == "mark" and token.text in texts:
            self._next += 1
            return token
        return None

    def whole(self) -> Value:
        value = self._sum()
        if self._here.kind != "end":
            raise self._wrong(self._here, "+ - * / or the end")
        return value

    def _sum(self) -> Value:
        left = self._product()
        while (mark := self._take("+", "-")) is not None:
            one, other = self._number(left, mark), self._number(self._product(), mark)
            value = one.value + other.value if mark.text == "+" else one.value - other.value
            left = Figure(value, *_form(one, other))
        return left

    def _product(self) -> Value:
        left = self._factor()
        while (mark := self._take("*", "/")) is not None:
            one, other = self._number(left, mark), self._number(self._factor(), mark)
            left = Figure(one.value * other.value if mark.text == "*" else one.value / other.value)
        return left

    def _factor(self) -> Value:
        token = self._here
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong(token, "fewer brackets")
        try:
            if self._take("-"):
                one = self._number(self._factor(), token)
                return Figure(-one.value, one.places, one.unit)
            if self._take("("):
                value = self._sum()
                self._close()
                return value
            self._next += 1
            if token.kind == "number":
                return _literal(token.text)
            if token.kind == "text":
                return token.text[1:-1]
            if token.kind == "name":
                return self._call(token) if self._take("(") else self._named(token)
        finally:
            self._depth -= 1
        raise self._wrong(token, "a number, a name or a bracket")

    def _named(self, token: _Token) -> Figure:
        if token.text not in self._names:
            known = ", ".join(f"`{name}`" for name in (*self._names, *self._functions))
            raise self._wrong(token, f"one of {known}")
        return self._names[token.text]

    def _call(self, token: _Token) -> Value:
        function = self._functions.get(token.text)
        if function is None:
            raise self._wrong(token, "one of " + ", ".join(f"`{name}`" for name in self._functions))
        positional: list[Value] = []
        named: dict[str, Value] = {}
        while not self._take(")"):
            if (positional or named) and not self._take(","):
                raise self._wrong(self._here, "`,` or `)`")
            after = self._tokens[min(self._next + 1, len(self._tokens) - 1)]
            if self._here.kind == "name" and after.text == "=":
                name = self._here.text
                self._next += 2
                named[name] = self._sum()
            else:
                positional.append(self._sum())
        try:
            return function(*positional, **named)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise WrongExpression(
                token.at, f"`{token.text}` with these values", str(error)
            ) from error

    def _close(self) -> None:
        if not self._take(")"):
            raise self._wrong(self._here, "`)`")

    def _number(self, value: Value, token: _Token) -> Figure:
        if not isinstance(value, Figure):
            raise self._wrong(token, "numbers on both sides of it")
        return value

    def _wrong(self, token: _Token, meant: str) -> WrongExpression:
        return WrongExpression(token.at, f"`{token.text}`" if token.text else "the end", meant)


def _form(one: Figure, other: Figure) -> tuple[int | None, str]:
    """A sum is shown as its parts are, where they agree."""
    unit = one.unit if one.unit == other.unit else ""
    return (one.places if one.places == other.places else None), unit


def _literal(text: str) -> Figure:
    if text.endswith("%"):
        return Figure(Decimal(text[:-1]) / 100, None, "%")
    return Figure(Decimal(text))


def filled(
    text: str, functions: Mapping[str, Function], names: Mapping[str, Figure] | None = None
) -> str:
    """A text with every `{{ expression }}` in it worked out; raise `WrongExpression`.

    The place of what is wrong counts from the beginning of the text.
    """

    def shown(found: re.Match[str]) -> str:
        try:
            return show(evaluate(found.group(1), functions, names))
        except WrongExpression as wrong:
            at = found.start(1) + wrong.at
            raise WrongExpression(at, wrong.found, wrong.meant) from wrong
        except DecimalException as error:
            meant = "a number that can be written"
            raise WrongExpression(found.start(1), "a sum too large", meant) from error

    return EXPRESSION.sub(shown, text)
