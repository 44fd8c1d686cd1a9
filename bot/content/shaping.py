"""What is wrong with a file's shape, in an author's words and with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content import slips
from bot.content.faults import Fault, did_you_mean
from bot.content.schema import DATE, DAY, ID, NAME, URL, Shape
from bot.content.tree import Tree
from bot.core.course import Kind

S = TypeVar("S", bound=Shape)
_KINDS = {
    "items": frozenset(kind.value for kind in Kind),
    "pictures": frozenset({"bars", "months", "timeline"}),
}
# What pydantic says in a programmer's words, by its kinds of error.
_MEANT = {
    "bool_parsing": "true or false",
    "decimal_parsing": "a number in digits alone, such as 38000 or 0.5",
    "dict_type": "keys with values",
    "list_type": "a list",
    "model_type": "keys with values",
    "string_too_short": "a text",
    "string_type": "a text",
    "int_parsing": "a whole number in digits alone",
}


# What a pattern asks for; pydantic shows the pattern itself.
_PATTERNS = {
    DATE: "a date: 2026, 2026-11 or 2026-11-26",
    DAY: "a day: 2026-11-26",
    URL: "an address that begins with https://",
    ID: "a name in lower-case words joined by `-`, such as `compare-two`",
    NAME: "a lower-case word",
}


def shaped(tree: Tree, shape: type[S]) -> tuple[S | None, list[Fault]]:
    """What a file holds in its shape, or the faults that keep it from that."""
    if tree.faults:
        return None, list(tree.faults)
    try:
        return shape.model_validate(tree.data), []
    except ValidationError as error:
        return None, list(shape_faults(tree, shape, error))


def shape_faults(tree: Tree, shape: type[Shape], error: ValidationError) -> Iterator[Fault]:
    """What pydantic found, as faults with their places."""
    for one in error.errors(include_url=False):
        # pydantic names the kind of an item in the path, where the file has no such key.
        kept = [part for index, part in enumerate(one["loc"]) if not _is_tag(one["loc"], index)]
        path = tuple(part for part in kept if part != "[key]")
        match one["type"]:
            case "missing":
                found, meant = f"no `{path[-1]}` here", f"`{path[-1]}:` with its value"
                yield tree.fault(path[:-1], "missing", found, meant, key=True)
            case "extra_forbidden":
                known = _known_keys(shape, tree, path)
                found, meant = f"`{path[-1]}`", did_you_mean(str(path[-1]), known)
                yield tree.fault(path, "unknown-key", found, meant, key=True)
            case _ if "[key]" in kept:
                found = f"`{path[-1]}`"
                meant = "lower-case words joined by `-`, 40 characters at most"
                yield tree.fault(path, "id", found, meant, key=True)
            case "union_tag_invalid":
                tag = str(one.get("ctx", {}).get("tag", ""))
                kinds = _KINDS.get(str(path[0]), frozenset())
                yield tree.fault((*path, "kind"), "shape", f"`{tag}`", did_you_mean(tag, kinds))
            case "union_tag_not_found":
                kinds = _KINDS.get(str(path[0]), frozenset())
                meant = f"`kind:` with one of {', '.join(sorted(kinds))}"
                yield tree.fault(path, "shape", _found(tree, path, one["input"]), meant)
            case _:
                yield tree.fault(path, "shape", _found(tree, path, one["input"]), _meant(one))


def _meant(error: ErrorDetails) -> str:
    """What was meant, in an author's words."""
    context, given = error.get("ctx", {}), error["input"]
    match error["type"]:
        case "string_pattern_mismatch":
            meant = _PATTERNS.get(context.get("pattern", ""), error["msg"])
            commas = "，" in str(given) or "、" in str(given)
            return f"{meant}; between two of them `, `" if commas else meant
        case "literal_error":
            known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            return did_you_mean(str(given), known)
        case "string_type" if isinstance(given, dict):
            return f"a text; one that holds a colon has {slips.IN_QUOTES}"
        case kind:
            plain = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
            return _MEANT.get(kind, plain)


def _found(tree: Tree, path: tuple[str | int, ...], value: object) -> str:
    """What stands there; of a text that YAML takes for a remark, that it does."""
    line, column = tree.place(path)
    if value != "":
        return _shown(value)
    rest = "".join(tree.text.splitlines()[line - 1 : line])[column - 1 :]
    return "nothing but a remark, which `#` begins" if "#" in rest else "nothing"


def _is_tag(loc: Sequence[str | int], index: int) -> bool:
    return index == 2 and loc[index] in _KINDS.get(str(loc[0]), ())


def _known_keys(shape: type[Shape], tree: Tree, path: tuple[str | int, ...]) -> set[str]:
    """Keys that the shape allows where `path`'s last key stands."""
    if len(path) == 1:
        return {field.alias or name for name, field in shape.model_fields.items()}
    parent = {str(key[-1]) for key in tree.keys if key[:-1] == path[:-1]}
    names: set[str] = set()
    for candidate in _all_shapes(Shape):
        fields = {field.alias or name for name, field in candidate.model_fields.items()}
        if len(fields & parent) >= max(1, len(parent) - 2):
            names |= fields
    return names


def _all_shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    for child in shape.__subclasses__():
        yield child
        yield from _all_shapes(child)


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, str) else type(value).__name__
    names = {"dict": "a mapping", "list": "a list", "NoneType": "nothing"}
    text = names.get(text, f"`{text}`")
    return text if len(text) <= 60 else text[:57] + "…`"
