"""Filters of the pages of figures: kept in the address, told in words, taken away one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.web.organisers.figures import Words
from bot.web.organisers.forms import Fields

ANY = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen under a name: values with their words; `ANY` needs none in the address."""

    name: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A choice as the form shows it."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    given: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something chosen, in words, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a page shows now: `given` by name, only what is really there; `kept` goes with it."""

    path: str
    given: Mapping[str, str]
    fields: Sequence[Field]
    chosen: Sequence[Chosen]
    sentence: str
    kept: Sequence[tuple[str, str]] = ()

    def link(self, path: str = "", **other: str) -> str:
        """An address with the same filters, and others in place of some; empty: without it."""
        return address(path or self.path, {**dict(self.kept), **self.given, **other})


def read(
    query: Fields, path: str, choices: Sequence[Choice], words: Words, whose: str, **kept: str
) -> Filters:
    """The filters that an address asks for; what is not there is told and left out.

    `whose` says whose figures they are, where no filter does.
    """
    given, fields, told = {}, [], []
    for choice in choices:
        value = query.text(choice.name)
        names = dict(choice.options)
        label = words.t(f"board-filter-{choice.name}")
        shown = value if value in names else ANY
        wrong = "" if value == shown else words.t("board-wrong-filter")
        fields.append(Field(choice.name, label, choice.options, shown, wrong))
        if shown != ANY:
            given[choice.name] = shown
            said = names[shown]
            plain = choice.name == "weeks"
            told.append(said if plain else words.t("board-chosen", name=label, value=said))
    chosen = [
        Chosen(_told(one, words), address(path, {**kept, **given, one.name: ""}))
        for one in fields
        if one.name in given
    ]
    if not {"partner", "cohort", "event"} & given.keys():
        told = [whose, *told]
    sentence = words.t("board-shown", what=words.parted(told))
    return Filters(
        path, given, fields, chosen, sentence, tuple(one for one in kept.items() if one[1])
    )


def _told(field: Field, words: Words) -> str:
    value = dict(field.options)[field.given]
    return words.t("board-chosen", name=field.label, value=value)


def address(path: str, asked: Mapping[str, str]) -> str:
    """A path with what it asks for, without what is empty."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path
