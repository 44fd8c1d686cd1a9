"""INSERT … ON CONFLICT, which SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

Upsert = PostgresInsert | SqliteInsert


@cache
def _statement(table: Table, dialect: str, replace: bool) -> Upsert:
    if dialect == "postgresql":
        statement: Upsert = postgres_insert(table)
    else:
        statement = sqlite_insert(table)
    if not replace:
        return statement.on_conflict_do_nothing()
    keys = [column.name for column in table.primary_key]
    changed = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys
    }
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def insert_new(conn: Connection, table: Table) -> Upsert:
    """An INSERT that leaves a row with the same unique key as it is."""
    return _statement(table, conn.dialect.name, replace=False)


def put(conn: Connection, table: Table) -> Upsert:
    """An INSERT that replaces all else in the row with the same primary key."""
    return _statement(table, conn.dialect.name, replace=True)
