"""Bringing the tables of a database up to date, in process and only where needed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "0015"
"""The newest migration: kept here so that a database at head costs no import of Alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerTables(Exception):  # noqa: N818 - a state told to the operator
    """The database was written by a newer version of this program."""


def migrate(conn: Connection) -> None:
    """Run the migrations that are missing; the caller commits."""
    current = revision(conn)
    if current == HEAD:
        return
    from alembic import command  # noqa: PLC0415 - slow to import, seldom needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = conn
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NewerTables(
            f"its tables are at version {current}, which this program does not know"
        ) from error


def revision(conn: Connection) -> str | None:
    """The migration that the database is at; None for an empty one."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
