"""The rows of counts: what is added to them, and what is taken out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Table, and_, bindparam, delete

from bot.store.database import mark
from bot.store.tables import (
    choice_counts,
    gain_counts,
    item_counts,
    keep_counts,
    reminder_counts,
    step_counts,
)
from bot.store.upsert import add

COUNTS = (step_counts, item_counts, choice_counts, gain_counts, keep_counts, reminder_counts)
"""The tables of counts, in the order in which they are written."""

_PARTS: Mapping[Table, tuple[str, ...]] = {
    step_counts: ("cohort_id", "subject", "stage"),
    item_counts: ("cohort_id", "question", "language"),
    choice_counts: ("cohort_id", "question", "language"),
    gain_counts: ("cohort_id", "subject"),
    keep_counts: ("cohort_id", "subject"),
}
"""Rows of counts that figures read together, by the columns that they have in common."""

Key = tuple[Any, ...]
"""The primary key of a row of counts: numbers and texts."""


def keys(table: Table) -> tuple[str, ...]:
    """The columns that name a row of counts, in the table's order."""
    return tuple(column.name for column in table.columns if column.primary_key)


def sums(table: Table) -> tuple[str, ...]:
    """The columns that are summed."""
    named = set(keys(table))
    return tuple(column.name for column in table.columns if column.name not in named)


class Changes:
    """What changes in the counts; written at once, so that each row is touched once."""

    def __init__(self) -> None:
        self._by_table: dict[Table, dict[Key, list[int]]] = defaultdict(dict)

    def add(self, table: Table, key: Key, values: tuple[int, ...], sign: int = 1) -> None:
        """Add `values` to the row named by `key`; with `sign` -1 take them out."""
        rows = self._by_table[table]
        held = rows.get(key)
        if held is None:
            rows[key] = [sign * value for value in values]
        else:
            for place, value in enumerate(values):
                held[place] += sign * value

    def write(self, conn: Connection) -> None:
        """Write everything; rows in which nothing is left go.

        Always in the same order, so that writers on PostgreSQL do not wait for each other in turn.
        """
        for table in COUNTS:
            rows = self._by_table.get(table)
            if not rows:
                continue
            columns = (*keys(table), *sums(table))
            changed = [
                dict(zip(columns, (*key, *held), strict=True))
                for key, held in sorted(rows.items())
                if any(held)
            ]
            if not changed:
                continue
            conn.execute(add(conn, table), changed)
            note(conn, table, changed)
            less = [
                {f"key_{name}": row[name] for name in keys(table)}
                for row in changed
                if any(row[name] < 0 for name in sums(table))
            ]
            if less:
                conn.execute(_drop_empty(table), less)


def note(conn: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Note for whoever keeps figures in memory that these rows of counts change."""
    part = _PARTS.get(table)
    if part is not None:
        mark(conn, {(table.name, *(row[name] for name in part)) for row in rows})


@cache
def _drop_empty(table: Table) -> Delete:
    conditions: list[Any] = [table.c[name] == bindparam(f"key_{name}") for name in keys(table)]
    conditions += [table.c[name] == 0 for name in sums(table)]
    return delete(table).where(and_(*conditions))
