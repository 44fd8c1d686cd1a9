"""Questions that had no answer, and thumbs under those that had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unanswered",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("near", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("language", "question", name=op.f("pk_unanswered")),
    )
    op.create_table(
        "thumbs",
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("up", sa.Integer(), nullable=False),
        sa.Column("down", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("card", "language", name=op.f("pk_thumbs")),
    )
