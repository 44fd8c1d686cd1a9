"""Plans of events that are not made yet, and how often an event was changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", row_id, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("telegram_id", "about", name=op.f("uq_plans_telegram_id_about")),
        sqlite_autoincrement=True,
    )
    # Not in a batch: on SQLite that would drop the table, and with it what refers to its rows.
    op.add_column("events", sa.Column("sequence", sa.Integer(), server_default="0", nullable=False))
