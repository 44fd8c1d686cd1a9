"""Working out the `{{ … }}` in a file: figures by the loan's mathematics, and facts by their name.

Texts of a sum that has `values:` are left alone: they are worked out for each learner.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from bot.content.tree import Data, Path, Tree
from bot.core.expression import EXPRESSION, Function, WrongExpression, filled

_FACT = re.compile(r"\bfact\(\s*[\"']([^\"']*)[\"']")


def sums(tree: Tree) -> frozenset[str]:
    """The items of a lesson's own file that give `values:`."""
    items = tree.data.get("items") if isinstance(tree.data, dict) else None
    if not isinstance(items, dict):
        return frozenset()
    return frozenset(
        name for name, item in items.items() if isinstance(item, dict) and "values" in item
    )


def figured(tree: Tree, functions: Mapping[str, Function], but: Set[str] = frozenset()) -> Tree:
    """The file with its expressions worked out, but not in the items `but`; faults if it fails."""
    if not any(EXPRESSION.search(text) for _, text in tree.texts()):
        return tree
    made = replace(tree, faults=list(tree.faults))

    def work(data: Data, path: Path) -> Data:
        if isinstance(data, list):
            return [work(child, (*path, index)) for index, child in enumerate(data)]
        if isinstance(data, dict):
            if len(path) == 2 and path[0] == "items" and path[1] in but:
                return data
            return {key: work(child, (*path, key)) for key, child in data.items()}
        try:
            return filled(data, functions)
        except WrongExpression as wrong:
            made.faults.append(
                tree.fault_in(path, wrong.at, "expression", wrong.found, wrong.meant)
            )
            return data

    if tree.data is not None:
        made.data = work(tree.data, ())
    return made


def facts_in(tree: Tree) -> frozenset[str]:
    """The facts that a file names."""
    return frozenset(
        name
        for _, text in tree.texts()
        for expression in EXPRESSION.findall(text)
        for name in _FACT.findall(expression)
    )
