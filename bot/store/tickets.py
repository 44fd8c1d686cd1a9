"""Rows about reports of something wrong, and their answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from bot.core.rights import MAY, Action
from bot.core.ticket import Kind, State
from bot.store.tables import staff, ticket_answers, tickets
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Ticket:
    """A report; see the table for what each field means."""

    id: int
    learner_id: int | None
    item: str
    lesson_id: str
    version: str
    seed: int
    language: str
    wording: str
    kind: Kind
    words: str
    more: str
    state: State
    turn: int
    opened_at: datetime
    waits_since: datetime
    reopened: bool
    raised_at: datetime | None

    @property
    def lesson(self) -> str:
        """The lesson that the item stands in."""
        return self.item.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports of the same kind on the very same words: how many, since when, `head` to `last`."""

    item: str
    kind: Kind
    language: str
    wording: str
    people: int
    since: datetime
    head: int
    last: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a ticket; see the table for what each field means."""

    ticket_id: int
    turn: int
    state: State
    words: str
    ready: str | None
    version: str | None
    telegram_id: int
    at: datetime
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A ticket just answered: its turn, and whom to tell, if they are still known."""

    id: int
    turn: int
    learner_id: int | None


_FIND = select(tickets).where(tickets.c.id == bindparam("ticket"))
_OPEN_OF = select(tickets).where(
    tickets.c.learner_id == bindparam("learner"),
    tickets.c.item == bindparam("item_"),
    tickets.c.kind == bindparam("kind_"),
    tickets.c.state == State.OPEN,
)
_WAITING = select(func.count()).where(
    tickets.c.learner_id == bindparam("learner"), tickets.c.state == State.OPEN
)
_SINCE = select(func.count()).where(
    tickets.c.learner_id == bindparam("learner"), tickets.c.opened_at > bindparam("since")
)
_ALIKE = (tickets.c.item, tickets.c.kind, tickets.c.language, tickets.c.wording)
_PILES = select(
    *_ALIKE,
    func.count(),
    func.min(tickets.c.waits_since),
    func.min(tickets.c.id),
    func.max(tickets.c.id),
).group_by(*_ALIKE)
_ANSWERS = (
    select(ticket_answers)
    .where(ticket_answers.c.ticket_id == bindparam("ticket"))
    .order_by(ticket_answers.c.turn)
)
_OF_LEARNER = (
    select(tickets).where(tickets.c.learner_id == bindparam("learner")).order_by(tickets.c.id)
)
_REOPEN = (
    update(tickets)
    .where(
        tickets.c.id == bindparam("ticket"),
        tickets.c.turn == bindparam("turn_"),
        tickets.c.state != State.OPEN,
        tickets.c.reopened.is_(False),
    )
    .values(state=State.OPEN, reopened=True, waits_since=bindparam("now"), raised_at=None)
)
_MORE = update(tickets).where(tickets.c.id == bindparam("ticket")).values(more=bindparam("more_"))
_HELPED = (
    update(ticket_answers)
    .where(
        ticket_answers.c.ticket_id == bindparam("ticket"),
        ticket_answers.c.turn == bindparam("turn_"),
    )
    .values(helped=bindparam("helped_"))
)
_FORGET = (
    update(ticket_answers)
    .where(ticket_answers.c.telegram_id == bindparam("who"))
    .values(telegram_id=0)
)
_SPANS = (
    select(tickets.c.opened_at, ticket_answers.c.at)
    .join_from(tickets, ticket_answers, tickets.c.id == ticket_answers.c.ticket_id)
    .where(ticket_answers.c.turn == 1, ticket_answers.c.at >= bindparam("since"))
)


def _read(row: Row[*tuple[Any, ...]]) -> Ticket:
    fields = row._asdict()
    return Ticket(**{**fields, "kind": Kind(fields["kind"]), "state": State(fields["state"])})


def _pile(row: Row[*tuple[Any, ...]]) -> Pile:
    return Pile(row[0], Kind(row[1]), *row[2:])


def _answer(row: Row[*tuple[Any, ...]]) -> Answer:
    return Answer(row[0], row[1], State(row[2]), *row[3:])


def add(conn: Connection, new: Ticket) -> int | None:
    """Open a ticket; None where the learner has an open one of its kind on this item."""
    values = {
        column.name: getattr(new, column.name) for column in tickets.columns if column.name != "id"
    }
    added = conn.execute(insert_new(conn, tickets).returning(tickets.c.id), values).scalar()
    return None if added is None else int(added)


def find(conn: Connection, ticket_id: int) -> Ticket | None:
    """The ticket with this number."""
    row = conn.execute(_FIND, {"ticket": ticket_id}).first()
    return None if row is None else _read(row)


def open_of(conn: Connection, learner_id: int, item: str, kind: Kind) -> Ticket | None:
    """What a learner reported about an item already and that waits for an answer."""
    values = {"learner": learner_id, "item_": item, "kind_": kind}
    row = conn.execute(_OPEN_OF, values).first()
    return None if row is None else _read(row)


def waiting(conn: Connection, learner_id: int) -> int:
    """How many of a learner's reports wait."""
    return conn.scalar(_WAITING, {"learner": learner_id}) or 0


def made_since(conn: Connection, learner_id: int, since: datetime) -> int:
    """How many a learner made since a moment."""
    return conn.scalar(_SINCE, {"learner": learner_id, "since": since}) or 0


def of_learner(conn: Connection, learner_id: int) -> list[Ticket]:
    """Everything a learner reported, oldest first."""
    return [_read(row) for row in conn.execute(_OF_LEARNER, {"learner": learner_id})]


def piles(
    conn: Connection,
    states: Collection[State],
    *,
    before: datetime | None = None,
    most: int,
    skip: int = 0,
    newest: bool = False,
) -> list[Pile]:
    """Tickets in some states, alike ones together, those that wait longest first.

    `before`: only those that waited since before then; `newest`: the last ones first.
    """
    wanted = _PILES.where(_in(states))
    if before is not None:
        wanted = wanted.where(tickets.c.waits_since < before)
    order = (
        (func.max(tickets.c.id).desc(),)
        if newest
        else (func.min(tickets.c.waits_since), func.min(tickets.c.id))
    )
    rows = conn.execute(wanted.order_by(*order).limit(most).offset(skip))
    return [_pile(row) for row in rows]


def count_piles(conn: Connection, states: Collection[State], before: datetime | None = None) -> int:
    """How many piles there are in some states."""
    wanted = select(*_ALIKE).where(_in(states)).group_by(*_ALIKE)
    if before is not None:
        wanted = wanted.where(tickets.c.waits_since < before)
    return conn.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def count(conn: Connection, states: Collection[State], before: datetime | None = None) -> int:
    """How many tickets are in some states; `before`: of those that wait since before then."""
    wanted = select(func.count()).select_from(tickets).where(_in(states))
    if before is not None:
        wanted = wanted.where(tickets.c.waits_since < before)
    return conn.scalar(wanted) or 0


def oldest_since(conn: Connection) -> datetime | None:
    """Since when the one that waits longest does."""
    oldest: datetime | None = conn.scalar(
        select(func.min(tickets.c.waits_since)).where(tickets.c.state == State.OPEN)
    )
    return oldest


def alike(conn: Connection, one: Ticket, states: Collection[State], last: int) -> list[Ticket]:
    """Tickets of the same kind on the same words, up to the number `last`, oldest first."""
    wanted = select(tickets).where(_like(one), _in(states), tickets.c.id <= last)
    return [_read(row) for row in conn.execute(wanted.order_by(tickets.c.id))]


def beside(conn: Connection, one: Ticket) -> list[Pile]:
    """Other piles that wait for an answer about the same item."""
    wanted = _PILES.where(tickets.c.item == one.item, tickets.c.state == State.OPEN, ~_like(one))
    rows = conn.execute(wanted.order_by(func.min(tickets.c.waits_since)))
    return [_pile(row) for row in rows]


def claim(
    conn: Connection, one: Ticket, last: int, states: Collection[State], to: State
) -> list[Claimed]:
    """Bring all alike, up to the number `last`, from some states to another, and count a turn.

    Of two who do it at once one gets them, and the other none.
    """
    changed = (
        update(tickets)
        .where(_like(one), tickets.c.id <= last, _in(states))
        .values(state=to, turn=tickets.c.turn + 1)
        .returning(tickets.c.id, tickets.c.turn, tickets.c.learner_id)
    )
    return sorted((Claimed(*row) for row in conn.execute(changed)), key=lambda one: one.id)


def answer(conn: Connection, given: Sequence[Answer]) -> None:
    """Keep answers."""
    names = [column.name for column in ticket_answers.columns]
    conn.execute(
        insert(ticket_answers), [{name: getattr(one, name) for name in names} for one in given]
    )


def answers(conn: Connection, ticket_id: int) -> list[Answer]:
    """The answers to a ticket, the first one first."""
    rows = conn.execute(_ANSWERS, {"ticket": ticket_id})
    return [_answer(row) for row in rows]


def reopen(conn: Connection, ticket_id: int, turn: int, now: datetime) -> bool:
    """Open a ticket again whose last answer is `turn`; False: it is open, or was opened before."""
    values = {"ticket": ticket_id, "turn_": turn, "now": now}
    return conn.execute(_REOPEN, values).rowcount > 0


def add_words(conn: Connection, ticket_id: int, more: str) -> None:
    """Keep what a learner wrote after an answer did not help."""
    conn.execute(_MORE, {"ticket": ticket_id, "more_": more})


def helped(conn: Connection, ticket_id: int, turn: int, *, yes: bool) -> None:
    """Note whether an answer helped."""
    conn.execute(_HELPED, {"ticket": ticket_id, "turn_": turn, "helped_": yes})


def to_raise(conn: Connection, before: datetime) -> bool:
    """Whether an open ticket waited since before then of which the owners did not hear."""
    wanted = exists().where(
        tickets.c.state == State.OPEN,
        tickets.c.waits_since < before,
        tickets.c.raised_at.is_(None),
    )
    return bool(conn.scalar(select(wanted)))


def raised(conn: Connection, before: datetime, now: datetime) -> None:
    """Note that the owners hear of those that waited since before then."""
    conn.execute(
        update(tickets)
        .where(
            tickets.c.state == State.OPEN,
            tickets.c.waits_since < before,
            tickets.c.raised_at.is_(None),
        )
        .values(raised_at=now)
    )


def answers_to(conn: Connection, learner_id: int, since: datetime) -> list[Answer]:
    """Answers since then to a learner's reports, oldest first."""
    wanted = (
        select(ticket_answers)
        .join(tickets, tickets.c.id == ticket_answers.c.ticket_id)
        .where(tickets.c.learner_id == learner_id, ticket_answers.c.at >= since)
        .order_by(ticket_answers.c.at, ticket_answers.c.ticket_id)
    )
    return [_answer(row) for row in conn.execute(wanted)]


def anybody_answers(conn: Connection) -> bool:
    """Whether there is somebody in any partner's staff who may answer."""
    roles = [str(role) for role, actions in MAY.items() if Action.ANSWER_TICKETS in actions]
    return bool(conn.scalar(select(exists().where(staff.c.role.in_(roles)))))


def spans(conn: Connection, since: datetime) -> list[timedelta]:
    """How long each first answer given since then took."""
    return [at - opened for opened, at in conn.execute(_SPANS, {"since": since})]


def answered_by(conn: Connection, telegram_id: int) -> list[Answer]:
    """What somebody answered."""
    wanted = select(ticket_answers).where(ticket_answers.c.telegram_id == telegram_id)
    rows = conn.execute(wanted.order_by(ticket_answers.c.at))
    return [_answer(row) for row in rows]


def forget(conn: Connection, telegram_id: int) -> bool:
    """Take somebody's name off their answers, which stay; False: they gave none."""
    return conn.execute(_FORGET, {"who": telegram_id}).rowcount > 0


def _in(states: Collection[State]) -> ColumnElement[bool]:
    return tickets.c.state.in_([str(state) for state in states])


def _like(one: Ticket) -> ColumnElement[bool]:
    return and_(
        tickets.c.item == one.item,
        tickets.c.kind == str(one.kind),
        tickets.c.language == one.language,
        tickets.c.wording == one.wording,
    )
