"""Rows about plans: what somebody said so far of an event, or of a change to one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, time

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.core.event import Plan
from bot.store.tables import plans
from bot.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan that is kept; `about` says what it is for, as in the table.

    `base` is what stood there when a change was begun or was looked at last; None for what is new.
    """

    id: int
    telegram_id: int
    about: str
    plan: Plan
    base: Plan | None


_FIND = select(plans).where(
    plans.c.telegram_id == bindparam("person"), plans.c.id == bindparam("plan")
)
_ABOUT = select(plans).where(
    plans.c.telegram_id == bindparam("person"), plans.c.about == bindparam("what")
)
_OF = select(plans).where(plans.c.telegram_id == bindparam("person")).order_by(plans.c.id)
_SAVE = update(plans).where(plans.c.id == bindparam("plan")).values(body=bindparam("said"))
_REBASE = update(plans).where(plans.c.id == bindparam("plan")).values(base=bindparam("stands"))
_DROP = delete(plans).where(plans.c.id == bindparam("plan"))
_FORGET = delete(plans).where(plans.c.telegram_id == bindparam("person"))


def begin(
    conn: Connection, telegram_id: int, about: str, plan: Plan, base: Plan | None = None
) -> Kept:
    """Begin a plan, or find the one that was begun about the same."""
    values = {
        "telegram_id": telegram_id,
        "about": about,
        "body": written(plan),
        "base": None if base is None else written(base),
    }
    conn.execute(insert_new(conn, plans), values)
    return _kept(conn.execute(_ABOUT, {"person": telegram_id, "what": about}).one())


def find(conn: Connection, telegram_id: int, plan_id: int) -> Kept | None:
    """Somebody's plan by its number."""
    row = conn.execute(_FIND, {"person": telegram_id, "plan": plan_id}).first()
    return None if row is None else _kept(row)


def of(conn: Connection, telegram_id: int) -> list[Kept]:
    """All plans of somebody."""
    return [_kept(row) for row in conn.execute(_OF, {"person": telegram_id})]


def save(conn: Connection, plan_id: int, plan: Plan) -> None:
    """Keep what a plan says now."""
    conn.execute(_SAVE, {"plan": plan_id, "said": written(plan)})


def rebase(conn: Connection, plan_id: int, base: Plan) -> None:
    """Keep what stands there now."""
    conn.execute(_REBASE, {"plan": plan_id, "stands": written(base)})


def drop(conn: Connection, plan_id: int) -> bool:
    """Throw a plan away; False: it was gone."""
    return conn.execute(_DROP, {"plan": plan_id}).rowcount > 0


def forget(conn: Connection, telegram_id: int) -> bool:
    """Throw all plans of somebody away; False: there were none."""
    return conn.execute(_FORGET, {"person": telegram_id}).rowcount > 0


def written(plan: Plan) -> str:
    """A plan as JSON."""
    return json.dumps(asdict(plan), default=lambda one: one.isoformat(), ensure_ascii=False)


def read(body: str) -> Plan:
    """A plan out of its JSON; raise `ValueError` or `TypeError` for what is none."""
    known = {one.name for one in fields(Plan)}
    said = {name: value for name, value in dict(json.loads(body)).items() if name in known}
    if said.get("day"):
        said["day"] = date.fromisoformat(said["day"])
    if said.get("at"):
        said["at"] = time.fromisoformat(said["at"])
    return Plan(**said)


def _kept(row: tuple[int, int, str, str, str | None]) -> Kept:
    number, person, about, body, base = row
    return Kept(number, person, about, read(body), None if base is None else read(base))
