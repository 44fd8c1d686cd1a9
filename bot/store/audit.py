"""Rows about what people with rights did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from bot.store.tables import audit

_PERSON = "person "


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was done; see the table for what each field means."""

    id: int
    at: datetime
    telegram_id: int
    partner_id: int | None
    what: str
    about: str

    @property
    def person(self) -> int | None:
        """Whom it was done to, where it was done to somebody; 0 once they had their data erased."""
        _, found, number = self.about.rpartition(_PERSON)
        return int(number) if found and number.isdigit() else None


_NEWEST = select(audit).order_by(audit.c.id.desc()).limit(bindparam("most"))
_BEFORE = _NEWEST.where(audit.c.id < bindparam("before"))
_OF = select(audit).where(audit.c.telegram_id == bindparam("who")).order_by(audit.c.id)
_FORGET_WHO = update(audit).where(audit.c.telegram_id == bindparam("who")).values(telegram_id=0)
_FORGET_WHOM = (
    update(audit)
    .where(audit.c.about.like(bindparam("ends")))
    .values(about=func.replace(audit.c.about, bindparam("old"), bindparam("new")))
)


def to_whom(about: str, telegram_id: int) -> str:
    """How `about` names whom something was done to, so that it can be taken out later."""
    return f"{about}, {_PERSON}{telegram_id}"


def note(  # noqa: PLR0917 - who did what to what, each needed
    conn: Connection,
    now: datetime,
    telegram_id: int,
    what: str,
    about: str,
    partner_id: int | None = None,
) -> None:
    """Note that somebody did something: `what` in a word, `about` what without anybody's name."""
    values = {
        "at": now,
        "telegram_id": telegram_id,
        "partner_id": partner_id,
        "what": what,
        "about": about,
    }
    conn.execute(audit.insert().values(values))


def page(conn: Connection, most: int, before: int | None = None) -> list[Entry]:
    """The newest entries, the newest first; those before one by its number."""
    if before is None:
        rows = conn.execute(_NEWEST, {"most": most})
    else:
        rows = conn.execute(_BEFORE, {"most": most, "before": before})
    return [Entry(*row) for row in rows]


def of_person(conn: Connection, telegram_id: int) -> list[Entry]:
    """What somebody did, oldest first."""
    return [Entry(*row) for row in conn.execute(_OF, {"who": telegram_id})]


def forget(conn: Connection, telegram_id: int) -> bool:
    """Take somebody out of the trail, which stays; False: they were not in it."""
    did = conn.execute(_FORGET_WHO, {"who": telegram_id}).rowcount
    named = {"ends": f"%{to_whom('', telegram_id)}"}
    said = {"old": to_whom("", telegram_id), "new": to_whom("", 0)}
    return did + conn.execute(_FORGET_WHOM, {**named, **said}).rowcount > 0
