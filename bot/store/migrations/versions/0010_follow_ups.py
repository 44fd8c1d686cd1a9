"""Questions that follow a session, a cohort's reminders, and what stays of old live quizzes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _of_game(name: str, *columns: sa.Column[int], keys: tuple[str, ...] = ()) -> None:
    """A table of counts of a live quiz."""
    op.create_table(
        name,
        sa.Column("game_id", row_id, nullable=False),
        *(sa.Column(key, sa.Integer(), autoincrement=False, nullable=False) for key in keys),
        *columns,
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f(f"fk_{name}_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("game_id", *keys, name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    op.create_table(
        "cohort_paces",
        sa.Column("cohort_id", row_id, nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohorts.id"],
            name=op.f("fk_cohort_paces_cohort_id_cohorts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("cohort_id", name=op.f("pk_cohort_paces")),
    )
    op.create_table(
        "follow_ups",
        sa.Column("cohort_id", row_id, autoincrement=False, nullable=False),
        sa.Column("learner_id", row_id, autoincrement=False, nullable=False),
        sa.Column("delay", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("written_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id", "learner_id"],
            ["cohort_members.cohort_id", "cohort_members.learner_id"],
            name="fk_follow_ups_cohort_id_learner_id_cohort_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("cohort_id", "learner_id", "delay", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_due_at", "follow_ups", ["due_at"])
    op.create_index("ix_follow_ups_learner_id", "follow_ups", ["learner_id"])
    op.create_index("ix_follow_ups_written_at", "follow_ups", ["written_at"])
    op.create_table(
        "event_counts",
        sa.Column("event_id", row_id, nullable=False),
        sa.Column("played", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_event_counts_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_counts")),
    )
    _of_game(
        "live_game_counts",
        sa.Column("players", sa.Integer(), nullable=False),
        sa.Column("answering", sa.Integer(), nullable=False),
    )
    _of_game(
        "live_question_counts",
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        keys=("position",),
    )
    _of_game(
        "live_choice_counts",
        sa.Column("n", sa.Integer(), nullable=False),
        keys=("position", "place"),
    )
