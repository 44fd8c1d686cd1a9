"""Masked messages that people let us learn from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rising_groups",
        sa.Column("id", row_id, nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.BigInteger(), nullable=False),
        sa.Column("last_seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rising_groups")),
    )
    op.create_index("ix_rising_groups_last_seen", "rising_groups", ["last_seen"])
    op.create_table(
        "rising_marks",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("group_id", row_id, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["rising_groups.id"],
            name=op.f("fk_rising_marks_group_id_rising_groups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_rising_marks")),
    )
