"""Updates that Telegram handed over, kept until they are handled.

Of a handled update the number stays for a while, without its content, since Telegram sends again
what it was not told of before a crash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.database import Database
from bot.store.tables import inbox
from bot.store.upsert import insert_new

_REMEMBERED = 2_000
_HANDLED = b""

_WAITING = (
    select(inbox.c.update_id, inbox.c.body)
    .where(inbox.c.body != _HANDLED)
    .order_by(inbox.c.update_id)
)
_KNOWN = select(inbox.c.update_id).where(
    inbox.c.update_id.between(bindparam("first"), bindparam("last"))
)
_EMPTY = update(inbox).where(inbox.c.update_id == bindparam("done")).values(body=_HANDLED)
_FORGET = delete(inbox).where(inbox.c.update_id < bindparam("before"), inbox.c.body == _HANDLED)


class StoredInbox:
    """The inbox in the database; `clock` says when an update came in."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def record(self, updates: Sequence[tuple[int, bytes]]) -> frozenset[int]:
        """Keep updates, all or none; returns the ids of those not known already."""
        if not updates:
            return frozenset()
        now = self._clock()
        ids = [update_id for update_id, _ in updates]

        def work(conn: Connection) -> frozenset[int]:
            known = set(conn.scalars(_KNOWN, {"first": min(ids), "last": max(ids)}))
            rows = [
                {"update_id": update_id, "body": body, "received_at": now}
                for update_id, body in updates
                if update_id not in known
            ]
            if rows:
                conn.execute(insert_new(conn, inbox), rows)
            return frozenset(ids) - known

        return await self._database.write(work)

    async def waiting(self) -> list[tuple[int, bytes]]:
        """What is kept and not handled, oldest first."""
        return await self._database.read(
            lambda conn: [(row.update_id, row.body) for row in conn.execute(_WAITING)]
        )

    async def handled(self, update_ids: Sequence[int]) -> None:
        """Let go of updates: their content at once, their numbers later."""
        if not update_ids:
            return
        rows = [{"done": update_id} for update_id in update_ids]

        def work(conn: Connection) -> None:
            conn.execute(_EMPTY, rows)
            conn.execute(_FORGET, {"before": min(update_ids) - _REMEMBERED})

        await self._database.write(work)
