"""The counts made anew from the rows they stand for, to prove them or to repair them.

Nothing here is shared with the counting in small steps: it is plain sums over tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
    type_coerce,
    union_all,
    update,
)

from bot.store import reductions
from bot.store.tables import (
    answers,
    attempts,
    choice_counts,
    cohort_members,
    gain_counts,
    gains,
    item_counts,
    keep_counts,
    keeps,
    learners,
    letters,
    reminder_counts,
    reminders,
    step_counts,
    steps,
)

Key = tuple[Any, ...]
Sums = tuple[int, ...]

_SPANS = ((-3600, 2), (3, 4), (5, 7), (8, 12), (13, 19), (20, 29), (30, 59), (60, 3600))
"""Seconds, both ends included."""
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of counts that is not what a recount gives; None where there is no row."""

    table: str
    key: Key
    counted: Sums | None
    recounted: Sums | None


def uncounted(conn: Connection) -> int:
    """How many facts wait to be counted."""
    waits = (answers.c.first, steps.c.counted, gains.c.counted, keeps.c.counted)
    return sum(
        conn.scalar(select(func.count()).select_from(one.table).where(one.is_(None))) or 0
        for one in waits
    )


def differences(conn: Connection, table: Table) -> list[Difference]:
    """Rows of a table of counts that are not what a recount gives."""
    counted = dict(_rows(conn, table, select(table)))
    found = []
    for key, sums in _rows(conn, table, _QUERIES[table](conn.dialect.name)):
        held = counted.pop(key, None)
        if held != sums:
            found.append(Difference(table.name, key, held, sums))
    found += [Difference(table.name, key, held, None) for key, held in counted.items()]
    return found


def hold(conn: Connection, table: Table) -> None:
    """Let nobody else change a table of counts until the transaction ends."""
    if conn.dialect.name == "postgresql":
        conn.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


def repair(conn: Connection, table: Table, found: list[Difference]) -> None:
    """Set rows of counts to what a recount gave."""
    names = [column.name for column in table.columns if column.primary_key]
    mine = and_(*(table.c[name] == bindparam(f"key_{name}") for name in names))
    if found:
        keys = [
            {f"key_{name}": part for name, part in zip(names, one.key, strict=True)}
            for one in found
        ]
        conn.execute(delete(table).where(mine), keys)
    rows = [
        dict(
            zip((column.name for column in table.columns), (*one.key, *one.recounted), strict=True)
        )
        for one in found
        if one.recounted is not None
    ]
    if rows:
        conn.execute(insert(table), rows)


def wrong_firsts(conn: Connection) -> list[dict[str, Any]]:
    """Answers whose place among their learner's is not as noted, with what it is.

    Learners of whom answers were reduced by age are left out: what came before is not known.
    """
    query = (
        select(
            attempts.c.learner_id,
            answers.c.id,
            answers.c.question,
            answers.c.right,
            answers.c.first,
            answers.c.rest,
        )
        .join_from(attempts, answers)
        .where(answers.c.first.is_not(None))
        .order_by(attempts.c.learner_id, answers.c.id)
    )
    reduced = reductions.find(conn, reductions.ANSWERS)
    if reduced is not None:
        query = query.join(learners, learners.c.id == attempts.c.learner_id).where(
            learners.c.created_at >= reductions.monday(reduced.week)
        )
    wrong: list[dict[str, Any]] = []
    learner, seen, well = None, set[str](), 0
    for row in conn.execute(query.execution_options(yield_per=_BATCH)):
        if row.learner_id != learner:
            learner, seen, well = row.learner_id, set(), 0
        first = row.question not in seen
        rest = 100 * well // len(seen) if first and len(seen) >= 5 else None
        if first:
            seen.add(row.question)
            well += row.right
        if (row.first, row.rest) != (first, rest):
            wrong.append({"answer": row.id, "is_first": first, "share": rest})
    return wrong


def repair_firsts(conn: Connection, wrong: list[dict[str, Any]]) -> None:
    """Note of answers what `wrong_firsts` found."""
    if wrong:
        conn.execute(
            update(answers)
            .where(answers.c.id == bindparam("answer"))
            .values(first=bindparam("is_first"), rest=bindparam("share")),
            wrong,
        )


def _rows(conn: Connection, table: Table, query: Select[Any]) -> Iterator[tuple[Key, Sums]]:
    """(key, sums) of the weeks of which all rows are still there, but for rows of nothing."""
    horizon = _horizon(conn, table)
    keys = len(table.primary_key)
    week = [column.name for column in table.columns].index("week")
    for row in conn.execute(query):
        key, sums = tuple(row[:keys]), tuple(int(value) for value in row[keys:])
        if key[week] >= horizon and any(sums):
            yield key, sums


def _horizon(conn: Connection, table: Table) -> str:
    """The first week of which nothing was reduced by age."""
    if table is step_counts:
        return ""
    what = reductions.LETTERS if table is reminder_counts else reductions.ANSWERS
    reduced = reductions.find(conn, what)
    return "" if reduced is None else reduced.week


def _week(at: ColumnElement[Any], dialect: str) -> ColumnElement[str]:
    seconds = type_coerce(at, BigInteger) // 1000
    if dialect == "postgresql":
        moment = func.timezone("UTC", func.to_timestamp(seconds))
        return func.to_char(func.date_trunc("week", moment), "YYYY-MM-DD")
    return func.date(seconds, "unixepoch", "weekday 0", "-6 days")


def _if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _steps(dialect: str) -> Select[Any]:
    week = _week(steps.c.at, dialect).label("week")
    keys = (steps.c.cohort_id, steps.c.subject, steps.c.stage, week)
    keys_too = (steps.c.language, steps.c.audience)
    query = select(*keys, *keys_too, func.count())
    return query.where(steps.c.counted).group_by(*keys, *keys_too)


def _first_answers(dialect: str, *more: ColumnElement[Any]) -> Any:
    """First answers, once for everybody and once for each cohort that their learner was in."""
    columns = (
        answers.c.question,
        func.coalesce(answers.c.language, "").label("language"),
        _week(answers.c.answered_at, dialect).label("week"),
        *more,
    )
    everybody = select(literal_column("0").label("cohort_id"), *columns).where(answers.c.first)
    cohorts = (
        select(cohort_members.c.cohort_id, *columns)
        .join_from(cohort_members, attempts, attempts.c.learner_id == cohort_members.c.learner_id)
        .join(answers, answers.c.attempt_id == attempts.c.id)
        .where(answers.c.first, answers.c.answered_at >= cohort_members.c.joined_at)
    )
    return union_all(everybody, cohorts).subquery()


def _items(dialect: str) -> Select[Any]:
    told = _first_answers(
        dialect,
        _if(answers.c.right).label("well"),
        _if(and_(answers.c.confidence == "sure", ~answers.c.right)).label("sure_wrong"),
        answers.c.rest,
        answers.c.seconds,
    )
    keys = (told.c.cohort_id, told.c.question, told.c.language, told.c.week)
    share = func.coalesce(told.c.rest, 0)
    spans = (_if(told.c.seconds.between(low, high)) for low, high in _SPANS)
    sums = (
        literal(1),
        told.c.well,
        told.c.sure_wrong,
        _if(told.c.rest.is_not(None)),
        _if(and_(told.c.rest.is_not(None), told.c.well == 1)),
        share,
        share * share,
        share * told.c.well,
        *spans,
    )
    return select(*keys, *(func.sum(cast(one, Integer)) for one in sums)).group_by(*keys)


def _choices(dialect: str) -> Select[Any]:
    told = _first_answers(dialect, answers.c.choice, answers.c.names_options)
    keys = (told.c.cohort_id, told.c.question, told.c.language, told.c.week)
    listed = "[" + told.c.choice + "]"
    places = (
        func.json_array_elements_text(cast(listed, JSON))
        if dialect == "postgresql"
        else func.json_each(listed)
    )
    each = places.table_valued("value", joins_implicitly=True)
    place = cast(each.c.value, Integer)
    query = select(*keys, place, func.count())
    return query.where(told.c.names_options).group_by(*keys, place)


def _gains(dialect: str) -> Select[Any]:
    week = _week(gains.c.at, dialect).label("week")
    keys = (gains.c.cohort_id, gains.c.subject, gains.c.language, week)
    d = gains.c.after_right - gains.c.before_right
    sums = (gains.c.before_right, gains.c.after_right, d, d * d)
    query = select(*keys, func.count(), *(func.sum(one) for one in sums))
    return query.where(gains.c.counted).group_by(*keys)


def _keeps(dialect: str) -> Select[Any]:
    week = _week(keeps.c.at, dialect).label("week")
    keys = (keeps.c.cohort_id, keeps.c.subject, keeps.c.delay, keeps.c.language, week)
    query = select(*keys, func.sum(keeps.c.asked), func.sum(keeps.c.right))
    return query.where(keeps.c.counted).group_by(*keys)


def _reminders(dialect: str) -> Select[Any]:
    sent = and_(letters.c.kind.in_(("reminder", "goodbye")), letters.c.state == "sent")
    one: ColumnElement[int] = literal_column("1")
    none: ColumnElement[int] = literal_column("0")
    sources = (
        (letters.c.settled_at, sent, (one, _if(letters.c.answered), none, none)),
        (reminders.c.muted_at, reminders.c.muted_at.is_not(None), (none, none, one, none)),
        (
            learners.c.unreachable_at,
            learners.c.unreachable_at.is_not(None),
            (none, none, none, one),
        ),
    )
    told = union_all(
        *(
            select(
                _week(at, dialect).label("week"),
                *(value.label(f"n{place}") for place, value in enumerate(values)),
            ).where(condition)
            for at, condition, values in sources
        )
    ).subquery()
    sums = (func.sum(told.c[f"n{place}"]) for place in range(4))
    return select(told.c.week, *sums).group_by(told.c.week)


_QUERIES: dict[Table, Callable[[str], Select[Any]]] = {
    step_counts: _steps,
    item_counts: _items,
    choice_counts: _choices,
    gain_counts: _gains,
    keep_counts: _keeps,
    reminder_counts: _reminders,
}
