"""Pressure drills: those being played, and those played."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "drill_runs",
        sa.Column("id", row_id, nullable=False),
        sa.Column("learner_id", row_id, nullable=False),
        sa.Column("drill_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("pace", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name=op.f("fk_drill_runs_learner_id_learners"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version"], ["lesson_texts.version"], name=op.f("fk_drill_runs_version_lesson_texts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_runs")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drill_runs_learner_id", "drill_runs", ["learner_id"])
    op.create_index(
        "uq_drill_runs_open",
        "drill_runs",
        ["learner_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ix_drill_runs_due_at",
        "drill_runs",
        ["due_at"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
