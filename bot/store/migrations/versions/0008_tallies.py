"""What learners did that is counted, and the counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_ITEM_SUMS = (
    "seen",
    "right",
    "sure_wrong",
    "rated",
    "rated_right",
    "sum_rest",
    "sum_rest_sq",
    "sum_right_rest",
    *(f"t{bucket}" for bucket in range(8)),
)
_GAIN_SUMS = ("people", "before_right", "after_right", "sum_d", "sum_dd")
_REMINDER_SUMS = ("sent", "answered", "muted", "unreachable")


def _raw(name: str, keys: tuple[str, ...], *columns: sa.Column[object]) -> None:
    """A table of what a learner did."""
    op.create_table(
        name,
        sa.Column("learner_id", row_id, autoincrement=False, nullable=False),
        sa.Column("cohort_id", row_id, autoincrement=False, nullable=False),
        *columns,
        sa.Column("counted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name=op.f(f"fk_{name}_learner_id_learners"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", "cohort_id", *keys, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        f"ix_{name}_uncounted",
        name,
        ["learner_id"],
        sqlite_where=sa.text("counted IS NULL"),
        postgresql_where=sa.text("counted IS NULL"),
    )


def _counts(
    name: str,
    keys: tuple[str, ...],
    sums: tuple[str, ...],
    type_: type[sa.Integer] = sa.Integer,
) -> None:
    """A table of counts, by cohort and `keys`."""
    numbers = {"place", "delay"}
    # Pages read one subject's stages of all cohorts.
    order = ("subject", "cohort_id", *keys[1:]) if name == "step_counts" else ("cohort_id", *keys)
    op.create_table(
        name,
        sa.Column("cohort_id", row_id, autoincrement=False, nullable=False),
        *(
            sa.Column(key, sa.Integer(), autoincrement=False, nullable=False)
            if key in numbers
            else sa.Column(key, sa.Text(), nullable=False)
            for key in keys
        ),
        *(sa.Column(one, type_(), nullable=False) for one in sums),
        sa.PrimaryKeyConstraint(*order, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    _raw(
        "steps",
        ("subject", "stage"),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
    )
    _raw(
        "gains",
        ("subject",),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("before_right", sa.Integer(), nullable=False),
        sa.Column("after_right", sa.Integer(), nullable=False),
    )
    _raw(
        "keeps",
        ("source", "subject"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("delay", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
    )
    _counts("step_counts", ("subject", "stage", "week", "language", "audience"), ("n",))
    _counts("item_counts", ("question", "language", "week"), _ITEM_SUMS, sa.BigInteger)
    _counts("choice_counts", ("question", "language", "week", "place"), ("n",))
    _counts("gain_counts", ("subject", "language", "week"), _GAIN_SUMS, sa.BigInteger)
    _counts("keep_counts", ("subject", "delay", "language", "week"), ("asked", "right"))
    op.create_table(
        "reminder_counts",
        sa.Column("week", sa.Text(), nullable=False),
        *(sa.Column(one, sa.Integer(), nullable=False) for one in _REMINDER_SUMS),
        sa.PrimaryKeyConstraint("week", name=op.f("pk_reminder_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reductions",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_reductions")),
    )
    # Added one by one: a table that others refer to must not be made anew.
    op.add_column("answers", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("answers", sa.Column("names_options", sa.Boolean(), nullable=True))
    op.add_column("answers", sa.Column("first", sa.Boolean(), nullable=True))
    op.add_column("answers", sa.Column("rest", sa.Integer(), nullable=True))
    op.create_index(
        "ix_answers_uncounted",
        "answers",
        ["id"],
        sqlite_where=sa.text("first IS NULL"),
        postgresql_where=sa.text("first IS NULL"),
    )
    op.add_column("attempts", sa.Column("reduced_answers", sa.Integer(), nullable=True))
    op.add_column("attempts", sa.Column("reduced_right", sa.Integer(), nullable=True))
    op.add_column("letters", sa.Column("answered", sa.Boolean(), nullable=True))
    op.add_column("reminders", sa.Column("muted_at", sa.BigInteger(), nullable=True))
    _bring_in_what_was_done()


def _bring_in_what_was_done() -> None:
    """Let what was done so far be counted, by the same small steps as what comes."""
    op.execute(
        "UPDATE answers SET names_options = (typed_message_id IS NULL), language = ("
        "SELECT learners.language FROM attempts JOIN learners ON learners.id = attempts.learner_id"
        " WHERE attempts.id = answers.attempt_id)"
    )
    op.execute(
        "INSERT INTO steps (learner_id, cohort_id, subject, stage, at, language, audience)"
        " SELECT id, 0, '', 'joined', created_at, language, coalesce(audience, '') FROM learners"
    )
    op.execute(
        "INSERT INTO steps (learner_id, cohort_id, subject, stage, at, language, audience)"
        " SELECT learner_id, cohort_id, '', 'joined', joined_at, language, coalesce(audience, '')"
        " FROM cohort_members JOIN learners ON learners.id = cohort_members.learner_id"
    )
