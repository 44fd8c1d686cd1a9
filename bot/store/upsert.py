"""INSERT … ON CONFLICT, which SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

Upsert = PostgresInsert | SqliteInsert


def _insert(table: Table, dialect: str) -> Upsert:
    return postgres_insert(table) if dialect == "postgresql" else sqlite_insert(table)


@cache
def _unless_there(table: Table, dialect: str) -> Upsert:
    return _insert(table, dialect).on_conflict_do_nothing()


@cache
def _over_what_is_there(table: Table, dialect: str, adds: bool) -> Upsert:
    statement = _insert(table, dialect)
    keys = [column.name for column in table.primary_key]
    changed: dict[str, ColumnElement[Any]] = {
        column.name: column + statement.excluded[column.name]
        if adds
        else statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys
    }
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def insert_new(conn: Connection, table: Table) -> Upsert:
    """An INSERT that leaves a row with the same unique key as it is."""
    return _unless_there(table, conn.dialect.name)


def put(conn: Connection, table: Table) -> Upsert:
    """An INSERT that replaces all else in the row with the same primary key."""
    return _over_what_is_there(table, conn.dialect.name, adds=False)


def add(conn: Connection, table: Table) -> Upsert:
    """An INSERT that adds all else to the row with the same primary key."""
    return _over_what_is_there(table, conn.dialect.name, adds=True)
