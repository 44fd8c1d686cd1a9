"""Updates that Telegram handed over, kept until they are handled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.store.database import Database
from bot.store.tables import inbox
from bot.store.upsert import insert_new

_WAITING = select(inbox.c.update_id, inbox.c.body).order_by(inbox.c.update_id)
_HANDLED = delete(inbox).where(inbox.c.update_id == bindparam("done"))


class StoredInbox:
    """The inbox in the database; `clock` says when an update came in."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def record(self, updates: Sequence[tuple[int, bytes]]) -> None:
        """Keep updates, all or none; one that is kept already is left as it is."""
        now = self._clock()
        rows = [{"update_id": uid, "body": body, "received_at": now} for uid, body in updates]

        def work(conn: Connection) -> None:
            conn.execute(insert_new(conn, inbox), rows)

        if rows:
            await self._database.write(work)

    async def waiting(self) -> list[tuple[int, bytes]]:
        """What is kept and not handled, oldest first."""
        return await self._database.read(
            lambda conn: [(row.update_id, row.body) for row in conn.execute(_WAITING)]
        )

    async def handled(self, update_ids: Sequence[int]) -> None:
        """Let go of updates."""
        rows = [{"done": update_id} for update_id in update_ids]

        def work(conn: Connection) -> None:
            conn.execute(_HANDLED, rows)

        if rows:
            await self._database.write(work)
