"""Rows about alerts: what organisers tell everybody who wants to hear of new scams."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import alerts
from bot.store.upsert import insert_new

_FIND = select(alerts.c.texts).where(alerts.c.name == bindparam("name"))


def add(conn: Connection, name: str, texts: Mapping[str, str], now: datetime) -> bool:
    """Keep an alert's texts by language. False: there is one of this name, and it stands."""
    values = {"name": name, "texts": json.dumps(dict(texts)), "written_at": now}
    return conn.execute(insert_new(conn, alerts), values).rowcount > 0


def find(conn: Connection, name: str) -> dict[str, str] | None:
    """An alert's texts by language."""
    found = conn.scalar(_FIND, {"name": name})
    return None if found is None else {str(k): str(v) for k, v in json.loads(found).items()}
