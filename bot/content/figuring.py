"""Working out the `{{ … }}` in a file: figures by the loan's mathematics, and facts by their name.

A sum that has `values:` is worked out with an example of them, which the rules look at; how it is
written is kept beside it, and drawn for each learner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DecimalException
from types import MappingProxyType

from bot.content.tree import Data, Path, Tree
from bot.core.expression import EXPRESSION, Figure, Function, WrongExpression, filled
from bot.core.sums import value

LANGUAGES = ("en", "zh-Hans")
Functions = Mapping[str, Mapping[str, Function]]
"""What expressions may call, by language."""
_NUMBERS = frozenset({"answer", "value"})
_FACT = re.compile(r"\bfact\(\s*[\"']([^\"']*)[\"']")


def examples(tree: Tree) -> dict[str, dict[str, Figure]]:
    """The items of a lesson's own file that give `values:`, each with an example of them."""
    items = tree.data.get("items") if isinstance(tree.data, dict) else None
    found = {}
    for name, item in items.items() if isinstance(items, dict) else ():
        values = item.get("values") if isinstance(item, dict) else None
        if isinstance(values, dict):
            found[name] = {
                key: Figure(number)
                for key, one in values.items()
                if (number := _first(one)) is not None
            }
    return found


def _first(given: Data) -> Decimal | None:
    """The first number of a range; None for what is none, as its shape will tell."""
    first = given.get("from", given.get("of")) if isinstance(given, dict) else None
    if isinstance(first, list):
        first = first[0] if first else None
    try:
        return Decimal(first) if isinstance(first, str) else None
    except DecimalException:
        return None


def figured(
    tree: Tree,
    functions: Functions,
    sums: Mapping[str, Mapping[str, Figure]] = MappingProxyType({}),
) -> Tree:
    """The file with its expressions worked out, and faults where that fails.

    `sums` are the items whose numbers are drawn, each with an example of them.
    """
    if not any(EXPRESSION.search(text) for _, text in tree.texts()):
        return tree
    made = replace(
        tree,
        faults=list(tree.faults),
        templates={},
        written=tree.data,
        named=facts_in(tree),
        worked=set(),
    )

    def work(data: Data, path: Path) -> Data:
        if isinstance(data, list):
            return [work(child, (*path, index)) for index, child in enumerate(data)]
        if isinstance(data, dict):
            return {key: work(child, (*path, key)) for key, child in data.items()}
        if EXPRESSION.search(data):
            made.worked.add(path)
        names = sums.get(str(path[1])) if path[:1] == ("items",) and len(path) > 1 else None
        known = functions[_language(tree.path, path)]
        try:
            if names is not None and path[-1] in _NUMBERS:
                return _bare(data, known, names)
            return filled(data, known, names)
        except WrongExpression as wrong:
            fault = tree.fault_in(path, wrong.at, "expression", wrong.found, wrong.meant)
            made.faults.append(fault)
            return data

    if isinstance(tree.data, dict):
        made.data = work(tree.data, ())
        items = tree.data.get("items")
        if isinstance(items, dict):
            made.templates = {name: items[name] for name in sums if name in items}
    return made


def _language(file: str, path: Path) -> str:
    """The language of a text: of its file, or of a part of a file that holds both."""
    return next((one for one in LANGUAGES[1:] if f".{one}." in file or one in path), LANGUAGES[0])


def _bare(text: str, functions: Mapping[str, Function], names: Mapping[str, Figure]) -> str:
    """An answer as a number without commas and units, where it is one expression."""
    whole = EXPRESSION.fullmatch(text.strip())
    if whole is None:
        return filled(text, functions, names)
    return format(value(whole.group(1), names), "f")


def facts_in(tree: Tree) -> frozenset[str]:
    """The facts that a file names."""
    return frozenset(
        name
        for _, text in tree.texts()
        for expression in EXPRESSION.findall(text)
        for name in _FACT.findall(expression)
    )
