"""After how many days each cohort's follow-ups come, and what stood there when a change began."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "cohorts", sa.Column("delays", sa.Text(), server_default="1 7 30 90", nullable=False)
    )
    op.execute("UPDATE cohorts SET delays = '' WHERE NOT follow_ups")
    op.drop_column("cohorts", "follow_ups")
    op.add_column("plans", sa.Column("base", sa.Text(), nullable=True))
