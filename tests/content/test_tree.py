"""Plain data out of a file, with its places, in one pass over what the parser tells."""

from __future__ import annotations

import pytest

from bot.content.tree import read


def test_everything_read_knows_its_place() -> None:
    tree = read("x.yaml", b"a:\n  - one\n  - {b: two}\nc: |\n  three\n")
    assert tree.data == {"a": ["one", {"b": "two"}], "c": "three\n"}
    assert tree.values == {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "b"): (3, 9),
        ("c",): (4, 4),
    }
    assert tree.keys == {("a",): (1, 1), ("a", 1, "b"): (3, 6), ("c",): (4, 1)}
    assert tree.blocks == {("c",)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: &x 1\nb: *x\n", [(1, 4), (2, 4)]),
        ("a: &x [1]\nb: &x 2\n", [(1, 4), (2, 4)]),
        ("? [&x 1]\n: {b: *x}\nc: 2\n", [(1, 4), (2, 7)]),
    ],
)
def test_anchors_and_aliases_are_all_named_and_nothing_is_read(
    text: str, places: list[tuple[int, int]]
) -> None:
    tree = read("x.yaml", text.encode())
    assert tree.data is None
    assert [(one.line, one.column) for one in tree.faults] == places
    assert all("anchor" in one.found for one in tree.faults)


def test_a_star_that_begins_a_text_is_a_slip_and_no_alias() -> None:
    tree = read("x.yaml", b"a: 1\na: 2\nb: *important* words\n")
    assert tree.data is None
    assert [(one.line, one.column) for one in tree.faults] == [(3, 4)]


def test_what_follows_a_wrong_key_is_read_all_the_same() -> None:
    tree = read("x.yaml", b"a: 1\na: [2, {b: 3}]\n[c, d]: {e: [4]}\nf: 5\n")
    assert tree.data == {"a": "1", "f": "5"}
    assert [(one.line, one.rule) for one in tree.faults] == [(2, "duplicate-key"), (3, "yaml")]


def test_what_follows_too_deep_a_nest_is_read_all_the_same() -> None:
    deep = "[" * 40 + "x" + "]" * 40
    tree = read("x.yaml", f"a: {deep}\nb: 2\n".encode())
    assert isinstance(tree.data, dict)
    assert tree.data["b"] == "2"
    assert ["nesting" in one.found for one in tree.faults] == [True]
