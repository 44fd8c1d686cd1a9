"""The tables, as SQLAlchemy Core sees them. What can be derived is not kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as whole milliseconds since 1970: alike on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MILLISECOND


# SQLite numbers rows by itself only where the key is a plain INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

learners = Table(
    "learners",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    # Set when Telegram says that the person blocked the bot or is gone.
    Column("unreachable_at", Moment),
    # For whom they learn: "worker", "family", …; none if not said.
    Column("audience", Text),
    # Days of learning a week that they want to reach.
    Column("weekly_goal", Integer),
    # What the next typed text answers, where that is no question of a lesson: "zone", "name:…".
    Column("awaiting", Text),
)

# The words an attempt began with, so that an edited lesson never changes under a learner.
lesson_texts = Table(
    "lesson_texts",
    metadata,
    Column("version", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
    Column("lesson_id", Text, nullable=False),
    Column("version", Text, ForeignKey("lesson_texts.version"), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("position", Integer, nullable=False),
    # Options ticked but not yet sent, by their place in the author's order: "2,0".
    Column("picks", Text, nullable=False),
    # The message that shows the attempt now.
    Column("message_id", BigInteger),
    Column("started_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Index("ix_attempts_learner_id_touched_at", "learner_id", "touched_at"),
    # An old button names its attempt: a number must never come back for another one.
    sqlite_autoincrement=True,
)
Index(
    "uq_attempts_open",
    attempts.c.learner_id,
    attempts.c.lesson_id,
    unique=True,
    sqlite_where=text("finished_at IS NULL"),
    postgresql_where=text("finished_at IS NULL"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("attempt_id", RowId, ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False),
    # "loans/true-cost/apr#which-is-dearer"
    Column("question", Text, nullable=False),
    Column("in_quiz", Boolean, nullable=False),
    Column("choice", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
    # The typed message that was taken as the answer, so that it is never taken twice.
    Column("typed_message_id", BigInteger),
    # How long the question stood there before it was answered.
    Column("seconds", Integer),
    # "sure", "unsure" or "unsaid" where the learner was asked.
    Column("confidence", Text),
    UniqueConstraint("attempt_id", "question"),
)

# How well an objective is remembered: the state of the FSRS model.
memories = Table(
    "memories",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    # "loans/true-cost/apr#read-apr"
    Column("objective", Text, primary_key=True),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("last_review", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    # Answered wrong the last time: 1; wrong and sure of it: 2. These come first.
    Column("missed", Integer, nullable=False, server_default="0"),
    Index("ix_memories_learner_id_due", "learner_id", "due"),
)

# Updates that Telegram handed over; the body is emptied once they are handled.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", Moment, nullable=False),
)

# When a learner wants to be written to. No row: they were never asked, or never agreed.
reminders = Table(
    "reminders",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    # Weekdays as digits, Monday is 0: "024".
    Column("days", Text, nullable=False),
    Column("hour", Integer, nullable=False),
    # An IANA name or an offset such as "+05:30".
    Column("zone", Text, nullable=False),
    Column("alerts", Boolean, nullable=False),
    # How thinned reminders are, and how many went unanswered at that level.
    Column("level", Integer, nullable=False),
    Column("unanswered", Integer, nullable=False),
    Column("paused_until", Moment),
    # The next occurrence; none while there is nothing to come.
    Column("due_at", Moment),
    Index("ix_reminders_due_at", "due_at"),
)

# The outbox: what must be said later, written with the fact that causes it.
letters = Table(
    "letters",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
    # "reminder", "alert", …
    Column("kind", Text, nullable=False),
    # What it is about: a reminder's due time, an alert's name. Said once to each learner.
    Column("occurrence", Text, nullable=False),
    # A lower one leaves first.
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("settled_at", Moment),
    UniqueConstraint("learner_id", "kind", "occurrence"),
)
Index(
    "ix_letters_waiting",
    letters.c.priority,
    letters.c.not_before,
    letters.c.id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)
Index("ix_letters_settled_at", letters.c.settled_at)

# What organisers tell everybody who wants to hear of new scams; `texts` is JSON by language.
alerts = Table(
    "alerts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("texts", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
)

# A finished course, as a picture that anybody may check by its code.
certificates = Table(
    "certificates",
    metadata,
    Column("code", Text, primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
    Column("course_id", Text, nullable=False),
    # As the learner typed it, or none.
    Column("name", Text),
    Column("issued_at", Moment, nullable=False),
    UniqueConstraint("learner_id", "course_id"),
)
