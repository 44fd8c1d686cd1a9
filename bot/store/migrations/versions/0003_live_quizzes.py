"""Live quizzes: games, questions, players and answers; letters to groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "live_games",
        sa.Column("id", row_id, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("host_id", sa.BigInteger(), nullable=False),
        sa.Column("cohosts", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("quiz", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("scoring", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("teams", sa.Text(), nullable=False),
        sa.Column("team_count", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("lobby_message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("remember_after", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version"], ["lesson_texts.version"], name=op.f("fk_live_games_version_lesson_texts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_games")),
        sa.UniqueConstraint("code", name=op.f("uq_live_games_code")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("live_games", schema=None) as batch_op:
        batch_op.create_index("ix_live_games_due_at", ["due_at"], unique=False)
        batch_op.create_index(
            "uq_live_games_open",
            ["chat_id", "topic_id"],
            unique=True,
            sqlite_where=sa.text("phase NOT IN ('queued', 'ended')"),
            postgresql_where=sa.text("phase NOT IN ('queued', 'ended')"),
        )

    op.create_table(
        "live_players",
        sa.Column("id", row_id, nullable=False),
        sa.Column("game_id", row_id, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("browser", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=False),
        sa.Column("team", sa.Integer(), nullable=True),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f("fk_live_players_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_players")),
        sa.UniqueConstraint("game_id", "browser", name=op.f("uq_live_players_game_id_browser")),
        sa.UniqueConstraint(
            "game_id", "telegram_id", name=op.f("uq_live_players_game_id_telegram_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("live_players", schema=None) as batch_op:
        batch_op.create_index("ix_live_players_telegram_id", ["telegram_id"], unique=False)

    op.create_table(
        "live_questions",
        sa.Column("game_id", row_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Text(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f("fk_live_questions_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("game_id", "position", name=op.f("pk_live_questions")),
        sa.UniqueConstraint("poll_id", name=op.f("uq_live_questions_poll_id")),
    )
    op.create_table(
        "live_answers",
        sa.Column("game_id", row_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("player_id", row_id, nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f("fk_live_answers_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["live_players.id"],
            name=op.f("fk_live_answers_player_id_live_players"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("game_id", "position", "player_id", name=op.f("pk_live_answers")),
    )
    with op.batch_alter_table("live_answers", schema=None) as batch_op:
        batch_op.create_index("ix_live_answers_player_id", ["player_id"], unique=False)

    op.create_table(
        "live_arrivals",
        sa.Column("id", row_id, nullable=False),
        sa.Column("game_id", row_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("player_id", row_id, nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f("fk_live_arrivals_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["live_players.id"],
            name=op.f("fk_live_arrivals_player_id_live_players"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_arrivals")),
    )
    with op.batch_alter_table("live_arrivals", schema=None) as batch_op:
        batch_op.create_index("ix_live_arrivals_game_id", ["game_id"], unique=False)
        batch_op.create_index("ix_live_arrivals_player_id", ["player_id"], unique=False)

    op.create_table(
        "live_showings",
        sa.Column("game_id", row_id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("player_id", row_id, nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["game_id"],
            ["live_games.id"],
            name=op.f("fk_live_showings_game_id_live_games"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["player_id"],
            ["live_players.id"],
            name=op.f("fk_live_showings_player_id_live_players"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("game_id", "position", "player_id", name=op.f("pk_live_showings")),
    )
    with op.batch_alter_table("live_showings", schema=None) as batch_op:
        batch_op.create_index("ix_live_showings_player_id", ["player_id"], unique=False)

    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
        batch_op.alter_column("learner_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index(
            "uq_letters_to_a_group",
            ["kind", "occurrence"],
            unique=True,
            sqlite_where=sa.text("learner_id IS NULL"),
            postgresql_where=sa.text("learner_id IS NULL"),
        )
