"""One sentence of each person after a session."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "quotes",
        sa.Column("id", row_id, nullable=False),
        sa.Column("event_id", row_id, nullable=False),
        sa.Column("learner_id", row_id, nullable=True),
        sa.Column("player_id", row_id, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("printed", sa.Boolean(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{one}_id"],
                [f"{table}.id"],
                name=op.f(f"fk_quotes_{one}_id_{table}"),
                ondelete="CASCADE",
            )
            for one, table in (
                ("event", "events"),
                ("learner", "learners"),
                ("player", "live_players"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("event_id", "learner_id", name=op.f("uq_quotes_event_id_learner_id")),
        sa.UniqueConstraint("event_id", "player_id", name=op.f("uq_quotes_event_id_player_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quotes_learner_id", "quotes", ["learner_id"])
    op.create_index("ix_quotes_player_id", "quotes", ["player_id"])
    op.create_index("ix_quotes_written_at", "quotes", ["written_at"])
