"""The outbox: letters wait, are claimed, and end in exactly one way.

A letter is `waiting`, then `sending` while its call is under way, then `sent`, `failed` (Telegram
refused it), `expired` (its time had passed), `withdrawn` (a broadcast was stopped) or `in doubt`
(the call's outcome is not known: it is not sent again, as nobody wants a reminder twice). A `held`
letter waits until it is released.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.store import reductions, tallies
from bot.store.tables import learners, letters
from bot.store.upsert import insert_new

WAITING, SENDING, SENT, FAILED, EXPIRED, WITHDRAWN, DOUBT, HELD = (
    "waiting",
    "sending",
    "sent",
    "failed",
    "expired",
    "withdrawn",
    "in doubt",
    "held",
)


NO_SAY = "nothing to say"
"""Why a letter expired whose content was gone when its turn came."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to write: once for each learner or group, kind and occurrence.

    `learner_id` is None for a letter to the group `chat_id`.
    """

    learner_id: int | None
    kind: str
    occurrence: str
    priority: int
    not_before: datetime
    expires_at: datetime
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to deliver, with whom it is for: a learner, or a group where there is none.

    `telegram_id` is the chat that it goes to; `language` is a learner's.
    """

    id: int
    learner_id: int | None
    telegram_id: int
    language: str
    kind: str
    occurrence: str


@dataclass(frozen=True, slots=True)
class Settled:
    """How a letter ended."""

    id: int
    state: str
    reason: str | None = None


_OVERDUE = (
    update(letters)
    .where(letters.c.state == WAITING, letters.c.expires_at < bindparam("now"))
    .values(state=EXPIRED, reason="too late", settled_at=bindparam("now_too"))
)
_NEXT = (
    select(
        letters.c.id,
        letters.c.learner_id,
        func.coalesce(letters.c.chat_id, learners.c.telegram_id),
        func.coalesce(learners.c.language, ""),
        letters.c.kind,
        letters.c.occurrence,
    )
    .outerjoin_from(letters, learners)
    .where(letters.c.state == WAITING, letters.c.not_before <= bindparam("now"))
    .order_by(letters.c.priority, letters.c.not_before, letters.c.id)
    .limit(bindparam("most"))
)
_CLAIM = (
    update(letters)
    .where(letters.c.id == bindparam("letter"), letters.c.state == WAITING)
    .values(state=SENDING, claimed_at=bindparam("now"))
)
_SETTLE = (
    update(letters)
    .where(letters.c.id == bindparam("letter"), letters.c.state == SENDING)
    .values(state=bindparam("how"), reason=bindparam("why"), settled_at=bindparam("now"))
    .returning(letters.c.kind)
)
_BACK = (
    update(letters)
    .where(letters.c.id == bindparam("letter"), letters.c.state == SENDING)
    .values(state=WAITING, not_before=bindparam("then"), claimed_at=None)
)
_RECOVER = (
    update(letters)
    .where(letters.c.state == SENDING)
    .values(
        state=DOUBT,
        reason="the bot was stopped while it was under way",
        settled_at=bindparam("now"),
    )
)
_SWITCH = (
    update(letters)
    .where(letters.c.state == bindparam("from_state"))
    .values(state=bindparam("to_state"))
)
_COUNTS = select(
    letters.c.kind, letters.c.state, func.coalesce(letters.c.reason, ""), func.count()
).group_by(letters.c.kind, letters.c.state, letters.c.reason)
_THESE = (letters.c.kind == bindparam("whose"), letters.c.occurrence == bindparam("about"))
_ABOUT = select(letters.c.state, func.count()).where(*_THESE).group_by(letters.c.state)
_SAME_REASON = select(func.count()).where(
    *_THESE, letters.c.state == bindparam("which_state"), letters.c.reason == bindparam("why")
)
_UNREACHED = (
    select(func.count())
    .select_from(letters)
    .join(learners)
    .where(*_THESE, letters.c.state == FAILED, learners.c.unreachable_at.is_not(None))
)
_UNSETTLED = (
    select(letters.c.id).where(*_THESE, letters.c.state.in_([WAITING, SENDING, HELD])).limit(1)
)
_LATER = (
    select(letters.c.id)
    .where(*_THESE, letters.c.state == WAITING, letters.c.not_before > bindparam("now"))
    .limit(1)
)
_NEXT_OF_THESE = (
    select(letters.c.id)
    .where(*_THESE, letters.c.state == bindparam("from_state"))
    .order_by(letters.c.not_before, letters.c.id)
    .limit(bindparam("most"))
)
_WITHDRAW = (
    update(letters)
    .where(letters.c.id.in_(_NEXT_OF_THESE.scalar_subquery()))
    .values(state=WITHDRAWN, reason="stopped", settled_at=bindparam("now"))
)
_STATE_OF_GROUP = select(letters.c.state).where(
    letters.c.learner_id.is_(None),
    letters.c.kind == bindparam("kind"),
    letters.c.occurrence == bindparam("occurrence"),
)
_OF_LEARNER = (
    select(letters.c.kind, letters.c.state, letters.c.not_before, letters.c.settled_at)
    .where(letters.c.learner_id == bindparam("learner_id"))
    .order_by(letters.c.not_before, letters.c.id)
)
_STATES = select(letters.c.occurrence, letters.c.state).where(
    letters.c.learner_id == bindparam("learner_id"), letters.c.kind == bindparam("kind")
)
_RATE = select(func.count(), func.min(letters.c.settled_at), func.max(letters.c.settled_at)).where(
    letters.c.state == SENT, letters.c.settled_at >= bindparam("since")
)
_OLDEST = select(func.min(letters.c.not_before)).where(letters.c.state == WAITING)
_DROP_WAITING = delete(letters).where(
    letters.c.learner_id == bindparam("learner_id"),
    letters.c.state == WAITING,
    letters.c.kind == bindparam("kind"),
)
_DROP_WAITING_BEFORE = _DROP_WAITING.where(letters.c.not_before < bindparam("before"))
_LATELY = (
    select(letters.c.learner_id, func.max(letters.c.not_before))
    .where(
        letters.c.learner_id.in_(bindparam("learners", expanding=True)),
        letters.c.kind.in_(bindparam("kinds", expanding=True)),
        letters.c.state.not_in([EXPIRED, FAILED]),
        letters.c.not_before >= bindparam("since"),
    )
    .group_by(letters.c.learner_id)
)
_MOVE_CHAT = (
    update(letters).where(letters.c.chat_id == bindparam("old")).values(chat_id=bindparam("new"))
)
_FORGET = delete(letters).where(
    letters.c.id.in_(
        select(letters.c.id)
        .where(letters.c.settled_at < bindparam("before"))
        .limit(bindparam("most"))
    )
)


def write(conn: Connection, new: Sequence[NewLetter]) -> int:
    """Put letters into the outbox; those already written are left as they are. How many are new."""
    if not new:
        return 0
    rows = [
        {
            "learner_id": one.learner_id,
            "chat_id": one.chat_id,
            "kind": one.kind,
            "occurrence": one.occurrence,
            "priority": one.priority,
            "state": WAITING,
            "not_before": one.not_before,
            "expires_at": one.expires_at,
        }
        for one in new
    ]
    return conn.execute(insert_new(conn, letters), rows).rowcount


def about(conn: Connection, kind: str, occurrence: str) -> dict[str, int]:
    """How many letters about something are in each state."""
    rows = conn.execute(_ABOUT, {"whose": kind, "about": occurrence})
    return {row[0]: row[1] for row in rows}


def pointless(conn: Connection, kind: str, occurrence: str) -> int:
    """How many of them had nothing to say when their turn came."""
    these = {"whose": kind, "about": occurrence, "which_state": EXPIRED, "why": NO_SAY}
    return conn.scalar(_SAME_REASON, these) or 0


def unreached(conn: Connection, kind: str, occurrence: str) -> int:
    """How many of them failed because the person blocked the bot or is gone."""
    return conn.scalar(_UNREACHED, {"whose": kind, "about": occurrence}) or 0


def unsettled(conn: Connection, kind: str, occurrence: str) -> bool:
    """Whether any of them may still leave."""
    return conn.scalar(_UNSETTLED, {"whose": kind, "about": occurrence}) is not None


def later(conn: Connection, kind: str, occurrence: str, now: datetime) -> bool:
    """Whether any of them waits for a time that is still to come."""
    return conn.scalar(_LATER, {"whose": kind, "about": occurrence, "now": now}) is not None


def withdraw_some(conn: Connection, kind: str, occurrence: str, most: int, now: datetime) -> int:
    """Take back those that wait or are held, the next ones first; returns how many."""
    these = {"whose": kind, "about": occurrence, "most": most, "now": now}
    return sum(
        conn.execute(_WITHDRAW, {**these, "from_state": state}).rowcount
        for state in (WAITING, HELD)
    )


def due(conn: Connection, now: datetime, most: int) -> list[Letter]:
    """Letters whose time has come, most urgent first; those whose time has passed expire."""
    conn.execute(_OVERDUE, {"now": now, "now_too": now})
    return [Letter(*row) for row in conn.execute(_NEXT, {"now": now, "most": most})]


def claim(conn: Connection, letter_id: int, now: datetime) -> bool:
    """Take a letter that waits, just before its call. False: it is taken, held or withdrawn."""
    return conn.execute(_CLAIM, {"letter": letter_id, "now": now}).rowcount > 0


def settle(conn: Connection, how: Settled, now: datetime) -> None:
    """Note how a letter ended."""
    values = {"letter": how.id, "how": how.state, "why": how.reason, "now": now}
    kind = conn.scalar(_SETTLE, values)
    if how.state == SENT and kind in tallies.REMINDING:
        tallies.reminded(conn, now)


def put_back(conn: Connection, letter_id: int, not_before: datetime) -> None:
    """A letter that certainly did not go out waits again."""
    conn.execute(_BACK, {"letter": letter_id, "then": not_before})


def of_learner(
    conn: Connection, learner_id: int
) -> list[tuple[str, str, datetime, datetime | None]]:
    """(kind, state, due, ended) of every letter to a learner that is still known."""
    rows = conn.execute(_OF_LEARNER, {"learner_id": learner_id})
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def states(conn: Connection, learner_id: int, kind: str) -> dict[str, str]:
    """The state of every letter of a kind to a learner, by what it is about."""
    rows = conn.execute(_STATES, {"learner_id": learner_id, "kind": kind})
    return {row[0]: row[1] for row in rows}


def recover(conn: Connection, now: datetime) -> int:
    """After a start: what was under way at the end of the last life is in doubt."""
    return conn.execute(_RECOVER, {"now": now}).rowcount


def hold(conn: Connection) -> int:
    """Hold everything that waits."""
    return conn.execute(_SWITCH, {"from_state": WAITING, "to_state": HELD}).rowcount


def release(conn: Connection) -> int:
    """Let what is held wait again."""
    return conn.execute(_SWITCH, {"from_state": HELD, "to_state": WAITING}).rowcount


def withdraw(
    conn: Connection, learner_id: int, kind: str, *, before: datetime | None = None
) -> None:
    """Take back a learner's waiting letters of a kind, or those to be sent before a moment."""
    whose = {"learner_id": learner_id, "kind": kind}
    if before is None:
        conn.execute(_DROP_WAITING, whose)
    else:
        conn.execute(_DROP_WAITING_BEFORE, {**whose, "before": before})


def lately(
    conn: Connection, learner_ids: Sequence[int], kinds: Set[str], since: datetime
) -> dict[int, datetime]:
    """When the newest letter of some kinds is for, by learner, of those for after a moment."""
    if not learner_ids:
        return {}
    asked = {"learners": list(learner_ids), "kinds": sorted(kinds), "since": since}
    return {row[0]: row[1] for row in conn.execute(_LATELY, asked)}


def state_of(conn: Connection, kind: str, occurrence: str) -> str | None:
    """The state of a letter to a group; None where there is none."""
    state: str | None = conn.scalar(_STATE_OF_GROUP, {"kind": kind, "occurrence": occurrence})
    return state


def move_chat(conn: Connection, old: int, new: int) -> None:
    """A group became a supergroup: what is for it goes there."""
    conn.execute(_MOVE_CHAT, {"old": old, "new": new})


def counts(conn: Connection) -> list[tuple[str, str, str, int]]:
    """(kind, state, reason, letters) of everything in the outbox."""
    return [(row[0], row[1], row[2], row[3]) for row in conn.execute(_COUNTS)]


def sent_since(conn: Connection, since: datetime) -> tuple[int, datetime | None, datetime | None]:
    """How many were sent since, the first and the last moment."""
    row = conn.execute(_RATE, {"since": since}).one()
    return row[0], row[1], row[2]


def oldest_waiting(conn: Connection) -> datetime | None:
    """Since when the letter that waits longest has been due."""
    oldest: datetime | None = conn.scalar(_OLDEST)
    return oldest


def forget(conn: Connection, before: datetime, most: int) -> int:
    """Delete what ended before a moment, so many at most; returns how many."""
    gone = conn.execute(_FORGET, {"before": before, "most": most}).rowcount
    if gone:
        reductions.note(conn, reductions.LETTERS, before)
    return gone
