"""The tables of idioms: each line does something, and is needed by a sentence that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.offers import plain
from bot.core.offers.idiom import Idiom, Table
from bot.core.offers.understanding import understand

TABLES = ("WRITTEN", "CHINESE_IDIOMS", "ENGLISH_IDIOMS", "ELSEWHERE")
KNOWN = [
    line.split(" | ")[0]
    for path in sorted(Path(__file__).parent.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def named(name: str) -> Table:
    found: Table = getattr(plain, name)
    return found


IDIOMS = [(name, idiom) for name in TABLES for idiom in named(name).idioms]


class Watched(Table):
    """A table that notes which sentences each of its idioms changes."""

    def __init__(self, table: Table) -> None:
        self.each = [(idiom, table.only(idiom)) for idiom in table.idioms]
        self.changed: dict[str, list[str]] = {idiom.example: [] for idiom in table.idioms}
        self.sentence = ""

    def put(self, text: str) -> str:
        for idiom, alone in self.each:
            before, text = text, alone.put(text)
            if text != before:
                self.changed[idiom.example].append(self.sentence)
        return text


@pytest.fixture(scope="module")
def changed() -> dict[str, list[str]]:
    """The known sentences that each idiom changes, by its example."""
    watched = {name: Watched(named(name)) for name in TABLES}
    with pytest.MonkeyPatch.context() as patch:
        for name, table in watched.items():
            patch.setattr(plain, name, table)
        for sentence in KNOWN:
            for table in watched.values():
                table.sentence = sentence
            plain.plain(sentence)
    return {
        example: those for table in watched.values() for example, those in table.changed.items()
    }


def test_no_two_idioms_have_one_example() -> None:
    assert len({idiom.example for _, idiom in IDIOMS}) == len(IDIOMS)


@pytest.mark.parametrize(("name", "idiom"), IDIOMS, ids=[idiom.example for _, idiom in IDIOMS])
def test_an_idiom_is_put_in_usual_words(name: str, idiom: Idiom) -> None:
    example = idiom.example.lower()
    assert named(name).only(idiom).put(example) != example


@pytest.mark.parametrize(("name", "idiom"), IDIOMS, ids=[idiom.example for _, idiom in IDIOMS])
def test_without_an_idiom_a_known_sentence_is_understood_otherwise(
    name: str, idiom: Idiom, changed: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [(sentence, understand(sentence)) for sentence in changed[idiom.example][:40]]
    monkeypatch.setattr(plain, name, named(name).without(idiom))
    assert any(understand(sentence) != reading for sentence, reading in readings)
