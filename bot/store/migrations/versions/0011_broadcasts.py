"""Broadcasts: alerts become one kind of them, and groups of learners the other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", row_id, nullable=False),
        sa.Column("partner_id", row_id, nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pin", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("cohort_cursor", row_id, nullable=True),
        sa.Column("learner_cursor", row_id, nullable=True),
        sa.Column("tally", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partners.id"],
            name=op.f("fk_broadcasts_partner_id_partners"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("name", name=op.f("uq_broadcasts_name")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcasts_partner_id", "broadcasts", ["partner_id"])
    op.create_index(
        "ix_broadcasts_at_work",
        "broadcasts",
        ["state"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "broadcast_cohorts",
        _to("broadcast_id", "broadcasts", "broadcast_cohorts"),
        _to("cohort_id", "cohorts", "broadcast_cohorts"),
        sa.PrimaryKeyConstraint("broadcast_id", "cohort_id", name=op.f("pk_broadcast_cohorts")),
    )
    op.create_index("ix_broadcast_cohorts_cohort_id", "broadcast_cohorts", ["cohort_id"])
    op.create_table(
        "broadcast_taps",
        _to("broadcast_id", "broadcasts", "broadcast_taps"),
        _to("learner_id", "learners", "broadcast_taps"),
        sa.PrimaryKeyConstraint("broadcast_id", "learner_id", name=op.f("pk_broadcast_taps")),
    )
    op.create_index("ix_broadcast_taps_learner_id", "broadcast_taps", ["learner_id"])
    op.create_table(
        "broadcast_screens",
        _to("broadcast_id", "broadcasts", "broadcast_screens"),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("broadcast_id", "telegram_id", name=op.f("pk_broadcast_screens")),
    )
    op.create_table(
        "cohort_mutes",
        _to("cohort_id", "cohorts", "cohort_mutes"),
        _to("learner_id", "learners", "cohort_mutes"),
        sa.PrimaryKeyConstraint("cohort_id", "learner_id", name=op.f("pk_cohort_mutes")),
    )
    op.create_index("ix_cohort_mutes_learner_id", "cohort_mutes", ["learner_id"])
    op.create_index(
        "ix_letters_broadcast",
        "letters",
        ["occurrence", "state", "not_before", "id", "kind"],
        sqlite_where=sa.text("kind = 'broadcast'"),
        postgresql_where=sa.text("kind = 'broadcast'"),
    )
    # Alerts as they were: those with letters that wait are still being sent.
    op.execute(
        "INSERT INTO broadcasts (name, texts, author, state, written_at, began_at)"
        " SELECT name, texts, 0, 'sending', written_at, written_at FROM alerts"
    )
    op.execute(
        "UPDATE letters SET kind = 'broadcast', occurrence = CAST((SELECT id FROM broadcasts"
        " WHERE name = letters.occurrence) AS TEXT) WHERE kind = 'alert'"
        " AND occurrence IN (SELECT name FROM broadcasts)"
    )
    op.drop_table("alerts")


def _to(column: str, table: str, of: str) -> sa.Column[int]:
    """A column that refers to a row of a table, and goes with it."""
    name = op.f(f"fk_{of}_{column}_{table}")
    key = sa.ForeignKey(f"{table}.id", name=name, ondelete="CASCADE")
    return sa.Column(column, row_id, key, nullable=False)
