"""The tables, as SQLAlchemy Core sees them. What can be derived is not kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
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


class Numbers(TypeDecorator[tuple[int, ...]]):
    """Whole numbers in order, kept as they are read: "1 7 30 90"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[int] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(str(one) for one in sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:
        return None if value is None else tuple(int(one) for one in value.split())


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
    # Of its quiz: answered, and right, among the answers that were reduced by age.
    Column("reduced_answers", Integer),
    Column("reduced_right", Integer),
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
    # In which language it was asked.
    Column("language", Text),
    # Whether `choice` names options by their place: it is no number and no order.
    Column("names_options", Boolean),
    # Whether it is the learner's first answer to its question; none until it is counted.
    Column("first", Boolean),
    # Of a first answer: the share right of those before it, in percent, where there are enough.
    Column("rest", Integer),
    UniqueConstraint("attempt_id", "question"),
)
Index(
    "ix_answers_uncounted",
    answers.c.id,
    sqlite_where=text("first IS NULL"),
    postgresql_where=text("first IS NULL"),
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
    # Since when they are turned off, where they once were on.
    Column("muted_at", Moment),
    Index("ix_reminders_due_at", "due_at"),
)

# The outbox: what must be said later, written with the fact that causes it.
letters = Table(
    "letters",
    metadata,
    Column("id", RowId, primary_key=True),
    # Whom it is for; none where it is for a group.
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE")),
    # The group, where it is for one.
    Column("chat_id", BigInteger),
    # "reminder", "broadcast", …
    Column("kind", Text, nullable=False),
    # What it is about: a reminder's due time, a broadcast's number. Said once to each learner.
    Column("occurrence", Text, nullable=False),
    # A lower one leaves first.
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("settled_at", Moment),
    # Whether the learner answered a question within a day of it.
    Column("answered", Boolean),
    UniqueConstraint("learner_id", "kind", "occurrence"),
)
Index(
    "uq_letters_to_a_group",
    letters.c.kind,
    letters.c.occurrence,
    unique=True,
    sqlite_where=text("learner_id IS NULL"),
    postgresql_where=text("learner_id IS NULL"),
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
Index(
    "ix_letters_broadcast",
    letters.c.occurrence,
    letters.c.state,
    letters.c.not_before,
    letters.c.id,
    # So that they are counted without a look at the letters themselves.
    letters.c.kind,
    sqlite_where=text("kind = 'broadcast'"),
    postgresql_where=text("kind = 'broadcast'"),
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

# A live quiz being played: in a group, or in a hall with a screen.
live_games = Table(
    "live_games",
    metadata,
    Column("id", RowId, primary_key=True),
    # What players type to come in.
    Column("code", Text, nullable=False, unique=True),
    # "group" or "hall"
    Column("place", Text, nullable=False),
    # The group; for a hall the host's private chat.
    Column("chat_id", BigInteger, nullable=False),
    # The topic of a forum; 0 where there is none.
    Column("topic_id", BigInteger, nullable=False),
    # Telegram ids: who began it, and who else may lead it ("12,34").
    Column("host_id", BigInteger, nullable=False),
    Column("cohosts", Text, nullable=False),
    # "en", "zh-Hans", or "en+zh-Hans" for both at once.
    Column("language", Text, nullable=False),
    # The quiz by name, and the words it is pinned to.
    Column("quiz", Text, nullable=False),
    Column("version", Text, ForeignKey("lesson_texts.version"), nullable=False),
    Column("scoring", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("teams", Text, nullable=False),
    Column("team_count", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    # Simulated players only: never in the statistics.
    Column("rehearsal", Boolean, nullable=False),
    Column("phase", Text, nullable=False),
    # The question being asked or shown; -1 before the first.
    Column("position", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    # When the next thing happens by itself; none where it waits for somebody.
    Column("due_at", Moment),
    # The message that shows who is in the room.
    Column("lobby_message_id", BigInteger),
    Column("created_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    # Why it ended, where it did not come to its end: "stopped", "removed", …
    Column("ended_by", Text),
    # After the end: players with a higher id have not been looked at yet for what those of them
    # who learn with the bot now remember; none when all have been.
    Column("remember_after", BigInteger),
    Index("ix_live_games_due_at", "due_at"),
    sqlite_autoincrement=True,
)
Index(
    "uq_live_games_open",
    live_games.c.chat_id,
    live_games.c.topic_id,
    unique=True,
    sqlite_where=text("phase NOT IN ('queued', 'ended')"),
    postgresql_where=text("phase NOT IN ('queued', 'ended')"),
)

# The questions of a game that were asked so far.
live_questions = Table(
    "live_questions",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    # "loans/true-cost/apr#which-is-dearer"
    Column("question", Text, nullable=False),
    # How often it was sent: again only where nobody knows whether it arrived.
    Column("tries", Integer, nullable=False),
    # The native poll; a group's question that is typed has a message only.
    Column("poll_id", Text, unique=True),
    Column("message_id", BigInteger),
    Column("seconds", Integer, nullable=False),
    Column("opened_at", Moment),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
    # Skipped by the host: it counts for nobody.
    Column("void", Boolean, nullable=False),
)

live_players = Table(
    "live_players",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), nullable=False),
    # Who plays in the messenger; a hash of the browser's secret for who plays on the page.
    Column("telegram_id", BigInteger),
    Column("browser", Text),
    # What the room sees.
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    # The first question that is theirs to answer.
    Column("joined", Integer, nullable=False),
    Column("team", Integer),
    # Their time in percent of everybody's; shown to nobody.
    Column("extra", Integer, nullable=False),
    # "in", "away" (left by themselves) or "removed" by the host.
    Column("standing", Text, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("joined_at", Moment, nullable=False),
    UniqueConstraint("game_id", "telegram_id"),
    UniqueConstraint("game_id", "browser"),
    Index("ix_live_players_telegram_id", "telegram_id"),
    sqlite_autoincrement=True,
)

# One row for each answer that counts; points are derived, never kept.
live_answers = Table(
    "live_answers",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("player_id", RowId, ForeignKey("live_players.id", ondelete="CASCADE"), primary_key=True),
    Column("choice", Text, nullable=False),
    # When the question was open for this player, and when they answered.
    Column("shown_at", Moment, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Index("ix_live_answers_player_id", "player_id"),
)

# Everything that arrived and what became of it, so that a game can be played again and counted.
live_arrivals = Table(
    "live_arrivals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("player_id", RowId, ForeignKey("live_players.id", ondelete="CASCADE"), nullable=False),
    Column("choice", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Index("ix_live_arrivals_game_id", "game_id"),
    Index("ix_live_arrivals_player_id", "player_id"),
)

# When a question reached a player by private message: that is when their clock starts.
live_showings = Table(
    "live_showings",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("player_id", RowId, ForeignKey("live_players.id", ondelete="CASCADE"), primary_key=True),
    Column("shown_at", Moment, nullable=False),
    Index("ix_live_showings_player_id", "player_id"),
)

# Messages that people let us learn from, masked and alike ones together. Nothing links to a person.
rising_groups = Table(
    "rising_groups",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("example", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text),
    Column("seen", Integer, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Index("ix_rising_groups_last_seen", "last_seen"),
)
rising_marks = Table(
    "rising_marks",
    metadata,
    # A hash that messages alike share; see `core.scams.masking`.
    Column("mark", Text, primary_key=True),
    Column("group_id", RowId, ForeignKey("rising_groups.id", ondelete="CASCADE"), nullable=False),
)

# A pressure drill being played, or played once.
drill_runs = Table(
    "drill_runs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
    Column("drill_id", Text, nullable=False),
    # The words it is pinned to.
    Column("version", Text, ForeignKey("lesson_texts.version"), nullable=False),
    # "now" or "day"
    Column("pace", Text, nullable=False),
    # What the learner said of their clock, as an offset: "+08:00"; none where they did not.
    Column("zone", Text),
    Column("seed", BigInteger, nullable=False),
    # The choices made, which say where the story stands: "who,read,card".
    Column("made", Text, nullable=False),
    # Messages of the present scene that went to the outbox; one more than it has: it pressed.
    Column("written", Integer, nullable=False),
    # When the next thing happens by itself; none once it has ended.
    Column("due_at", Moment),
    # The message whose buttons are the ones to tap.
    Column("message_id", BigInteger),
    # Whether the debrief was shown.
    Column("told", Boolean, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    # "story", "stopped" or "left"
    Column("ended_by", Text),
    Index("ix_drill_runs_learner_id", "learner_id"),
    # An old button names its run: a number must never come back for another one.
    sqlite_autoincrement=True,
)
Index(
    "uq_drill_runs_open",
    drill_runs.c.learner_id,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
Index(
    "ix_drill_runs_due_at",
    drill_runs.c.due_at,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

# Questions to which nothing was found, masked. Nothing leads to who asked, not even the hour.
unanswered = Table(
    "unanswered",
    metadata,
    Column("language", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    # The lesson that came nearest.
    Column("near", Text),
    # "2026-11-25"
    Column("last_day", Text, nullable=False),
)

# How often an answer helped or did not; nobody knows whom.
thumbs = Table(
    "thumbs",
    metadata,
    # "loans/true-cost/apr#lin"
    Column("card", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("up", Integer, nullable=False),
    Column("down", Integer, nullable=False),
)

# Organisations that hold events with the bot. The owner stands in the settings.
partners = Table(
    "partners",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

# Who organises or hosts for a partner.
staff = Table(
    "staff",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("partner_id", RowId, ForeignKey("partners.id", ondelete="CASCADE"), primary_key=True),
    # "organiser" or "host"
    Column("role", Text, nullable=False),
    # What colleagues see, as the person's messenger gave it when they accepted.
    Column("name", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

# A one-time link that makes somebody staff; `mark` is a hash of the link's secret.
invitations = Table(
    "invitations",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("partner_id", RowId, ForeignKey("partners.id", ondelete="CASCADE"), nullable=False),
    Column("role", Text, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

# One-time links into the dashboard, and the sessions that come of them; hashes only.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)
web_sessions = Table(
    "web_sessions",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index("ix_web_sessions_telegram_id", "telegram_id"),
)

# Every grant, removal, export, broadcast and decision about content.
audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("at", Moment, nullable=False),
    # Who did it; 0 once they had their data erased.
    Column("telegram_id", BigInteger, nullable=False),
    Column("partner_id", RowId, ForeignKey("partners.id", ondelete="SET NULL")),
    # "grant", "export", …
    Column("what", Text, nullable=False),
    # To what or whom it was done, in a few words without anybody's name: "host", "event 12".
    Column("about", Text, nullable=False),
    Index("ix_audit_at", "at"),
    sqlite_autoincrement=True,
)

# Learners who came by the same door: an event, a school, a firm.
cohorts = Table(
    "cohorts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("partner_id", RowId, ForeignKey("partners.id", ondelete="CASCADE"), nullable=False),
    # What its link carries.
    Column("code", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    # Sessions of one programme are compared; as typed, "" for none.
    Column("programme", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("audience", Text),
    # "loans/true-cost", where it learns a course.
    Column("course", Text),
    # Asked on coming in: "loans/true-cost/apr#which-is-dearer"; "" for one that fits the course,
    # none for none.
    Column("start_question", Text),
    # After how many days follow-ups are offered to who joins.
    Column("delays", Numbers, nullable=False, server_default="1 7 30 90"),
    # Whether reminders on its own days are.
    Column("reminders", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    # Its link lets nobody in any more.
    Column("closed_at", Moment),
    Index("ix_cohorts_partner_id", "partner_id"),
    sqlite_autoincrement=True,
)
cohort_members = Table(
    "cohort_members",
    metadata,
    Column("cohort_id", RowId, ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True),
    Column("joined_at", Moment, nullable=False),
    # Whether they want the questions that follow; none: not asked yet.
    Column("agreed", Boolean),
    Index("ix_cohort_members_learner_id", "learner_id"),
)

# A session at a place and time. Who joins belongs to its cohort.
events = Table(
    "events",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("cohort_id", RowId, ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
    Column("venue", Text, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    # The quiz that is played there, by name; none where only a course is taken.
    Column("quiz", Text),
    # How many are expected.
    Column("expected", Integer, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("cancelled_at", Moment),
    # How often it was changed: calendars take the newest.
    Column("sequence", Integer, nullable=False, server_default="0"),
    Index("ix_events_cohort_id", "cohort_id"),
    Index("ix_events_starts_at", "starts_at"),
    sqlite_autoincrement=True,
)

# The live quizzes that were played at an event.
event_games = Table(
    "event_games",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("event_id", RowId, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Index("ix_event_games_event_id", "event_id"),
)

# What learners did that is counted; cohort 0 is everybody, subject "" is any course. `counted` is
# empty until the counts below hold the row (`store.tallies`).

# The stages that a learner reached, with what is known of them now; see `core.counting.tally`.
steps = Table(
    "steps",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    # "" or "loans/true-cost"
    Column("subject", Text, primary_key=True),
    # "joined", "started", "completed", "passed" or "kept"
    Column("stage", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("language", Text, nullable=False),
    # "" where it is not said.
    Column("audience", Text, nullable=False),
    Column("counted", Boolean),
    sqlite_with_rowid=False,
)
# The questions before and after a course, of a learner who answered both.
gains = Table(
    "gains",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    # A course, or an objective: "loans/true-cost/apr#read-apr".
    Column("subject", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("language", Text, nullable=False),
    # Right: in sixtieths of a course's questions; 0 or 1 of an objective.
    Column("before_right", Integer, nullable=False),
    Column("after_right", Integer, nullable=False),
    Column("counted", Boolean),
    sqlite_with_rowid=False,
)
# The questions some time after a course or an event.
keeps = Table(
    "keeps",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    # What asked, once for each learner: "later:loans/true-cost", or a follow-up's name.
    Column("source", Text, primary_key=True),
    # An objective, or "" for all of them together.
    Column("subject", Text, primary_key=True),
    # Days after which it was to be asked: 1, 7, 30 or 90.
    Column("delay", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("language", Text, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("counted", Boolean),
    sqlite_with_rowid=False,
)
for _raw in (steps, gains, keeps):
    Index(
        f"ix_{_raw.name}_uncounted",
        _raw.c.learner_id,
        sqlite_where=text("counted IS NULL"),
        postgresql_where=text("counted IS NULL"),
    )

# The counts: always what a recount of the rows above and of the answers gives, but for rows that
# were reduced by age. A week is its Monday in UTC: "2026-11-23".
step_counts = Table(
    "step_counts",
    metadata,
    Column("cohort_id", RowId, autoincrement=False),
    Column("subject", Text),
    Column("stage", Text),
    Column("week", Text),
    Column("language", Text),
    Column("audience", Text),
    Column("n", Integer, nullable=False),
    # Pages read one subject of all cohorts.
    PrimaryKeyConstraint("subject", "cohort_id", "stage", "week", "language", "audience"),
    sqlite_with_rowid=False,
)
# First answers; what is summed is told by `core.counting.tally`.
item_counts = Table(
    "item_counts",
    metadata,
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    Column("question", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("week", Text, primary_key=True),
    *(
        Column(name, BigInteger, nullable=False)
        for name in (
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
    ),
    sqlite_with_rowid=False,
)
choice_counts = Table(
    "choice_counts",
    metadata,
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    Column("question", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("week", Text, primary_key=True),
    # The option by its place in the author's order.
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
gain_counts = Table(
    "gain_counts",
    metadata,
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    Column("subject", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("week", Text, primary_key=True),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("people", "before_right", "after_right", "sum_d", "sum_dd")
    ),
    sqlite_with_rowid=False,
)
keep_counts = Table(
    "keep_counts",
    metadata,
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    Column("subject", Text, primary_key=True),
    Column("delay", Integer, primary_key=True, autoincrement=False),
    Column("language", Text, primary_key=True),
    Column("week", Text, primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# Letters that remind, learners who turned them off, and learners who cannot be reached.
reminder_counts = Table(
    "reminder_counts",
    metadata,
    Column("week", Text, primary_key=True),
    *(
        Column(name, Integer, nullable=False)
        for name in ("sent", "answered", "muted", "unreachable")
    ),
    sqlite_with_rowid=False,
)
# Up to which week rows were reduced by age; of answers and letters, counts of earlier weeks cannot
# be made again.
reductions = Table(
    "reductions",
    metadata,
    # "answers", "letters", "attempts", "practices" or "texts"
    Column("what", Text, primary_key=True),
    Column("week", Text, nullable=False),
    # The last row that was looked at; none when all were.
    Column("position", BigInteger),
)

# Events and links that somebody began to plan, or to change, and has not made yet.
plans = Table(
    "plans",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    # "new", "link", or the number of the event that is changed.
    Column("about", Text, nullable=False),
    # What was said so far, as JSON.
    Column("body", Text, nullable=False),
    # What stood there when a change was begun, or was looked at last; none for what is new.
    Column("base", Text),
    UniqueConstraint("telegram_id", "about"),
    # An old button names its plan: a number must never come back for another one.
    sqlite_autoincrement=True,
)

# The days and the hour at which a cohort reminds those who take its offer.
cohort_paces = Table(
    "cohort_paces",
    metadata,
    Column("cohort_id", RowId, ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True),
    # Weekdays as digits, Monday is 0: "024".
    Column("days", Text, nullable=False),
    Column("hour", Integer, nullable=False),
)

# The questions that follow a session or joining: a row for each delay, as long as somebody agrees.
follow_ups = Table(
    "follow_ups",
    metadata,
    Column("cohort_id", RowId, primary_key=True, autoincrement=False),
    Column("learner_id", RowId, primary_key=True, autoincrement=False),
    # 1, 7, 30 or 90 days
    Column("delay", Integer, primary_key=True, autoincrement=False),
    # From when the delay counts.
    Column("since", Moment, nullable=False),
    # Where the learner's clock is, for who chose none for reminders.
    Column("zone", Text, nullable=False),
    # In what order this learner is asked.
    Column("seed", BigInteger, nullable=False),
    # When it is to be written; none once it was, or was left out.
    Column("due_at", Moment),
    # When its letter was written last.
    Column("written_at", Moment),
    # Who leaves a cohort leaves its questions behind.
    ForeignKeyConstraint(
        ["cohort_id", "learner_id"],
        ["cohort_members.cohort_id", "cohort_members.learner_id"],
        ondelete="CASCADE",
        name="fk_follow_ups_cohort_id_learner_id_cohort_members",
    ),
    Index("ix_follow_ups_due_at", "due_at"),
    Index("ix_follow_ups_learner_id", "learner_id"),
    Index("ix_follow_ups_written_at", "written_at"),
)

# What stays of a session and of its live quizzes once their answers were reduced by age.
event_counts = Table(
    "event_counts",
    metadata,
    Column("event_id", RowId, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    # Who played there, each once.
    Column("played", Integer, nullable=False),
)
live_game_counts = Table(
    "live_game_counts",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    # Who came in, without those removed; and who of them answered.
    Column("players", Integer, nullable=False),
    Column("answering", Integer, nullable=False),
)
live_question_counts = Table(
    "live_question_counts",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("answered", Integer, nullable=False),
    Column("right", Integer, nullable=False),
)
live_choice_counts = Table(
    "live_choice_counts",
    metadata,
    Column("game_id", RowId, ForeignKey("live_games.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    # The option by its place in the author's order.
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("n", Integer, nullable=False),
)

# Reports of something wrong in a lesson. Nobody leads from one to who made it, once they had
# their data erased; the report stays.
tickets = Table(
    "tickets",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="SET NULL")),
    # "loans/true-cost/apr#which-is-dearer"; "loans/true-cost/apr" for its sources.
    Column("item", Text, nullable=False),
    # The words as they were seen: a lesson's or review's version, and what drew its numbers.
    Column("lesson_id", Text, nullable=False),
    Column("version", Text, ForeignKey("lesson_texts.version"), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    # A hash of the item's words alone; see `core.ticket.wording`.
    Column("wording", Text, nullable=False),
    # "fact", "unclear", …
    Column("kind", Text, nullable=False),
    # What the learner wrote, masked, and what they added when it did not help; "" for nothing.
    Column("words", Text, nullable=False),
    Column("more", Text, nullable=False),
    # "open", "answered", "corrected" or "left"
    Column("state", Text, nullable=False),
    # How often it was answered.
    Column("turn", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    # Since when it waits for an answer: opened, or opened again.
    Column("waits_since", Moment, nullable=False),
    Column("reopened", Boolean, nullable=False),
    # When the owners heard that it waits too long.
    Column("raised_at", Moment),
    Index("ix_tickets_state_waits_since", "state", "waits_since"),
    Index("ix_tickets_item", "item"),
    Index("ix_tickets_learner_id", "learner_id"),
    # An old button names its ticket: a number must never come back for another one.
    sqlite_autoincrement=True,
)
Index(
    "uq_tickets_open",
    tickets.c.learner_id,
    tickets.c.item,
    tickets.c.kind,
    unique=True,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)
ticket_answers = Table(
    "ticket_answers",
    metadata,
    Column("ticket_id", RowId, ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True),
    # The first answer of a ticket is 1.
    Column("turn", Integer, primary_key=True),
    # "answered", "corrected" or "left"
    Column("state", Text, nullable=False),
    # As the organiser wrote it, "" for nothing; or the name of a prepared one.
    Column("words", Text, nullable=False),
    Column("ready", Text),
    # The lesson's version in which it is corrected; none where it was taken out.
    Column("version", Text),
    # Who answered; 0 once they had their data erased.
    Column("telegram_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    # What the learner said of it; none: nothing yet.
    Column("helped", Boolean),
    Index("ix_ticket_answers_at", "at"),
    Index("ix_ticket_answers_telegram_id", "telegram_id"),
)


# A message to cohorts of a partner, or to alert subscribers; see core/broadcast for its states.
broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", RowId, primary_key=True),
    # None: it is for alert subscribers, who belong to no partner.
    Column("partner_id", RowId, ForeignKey("partners.id", ondelete="CASCADE")),
    # What the command line calls an alert, so that it is sent once.
    Column("name", Text, unique=True),
    # JSON by language.
    Column("texts", Text, nullable=False),
    # Telegram's id; 0: the command line, or somebody who had their data erased.
    Column("author", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    # The hash of what was checked, and so of what was approved.
    Column("pin", Text),
    # When it shall go out; none: as soon as it is approved.
    Column("at", Moment),
    Column("approved_by", BigInteger),
    Column("approved_at", Moment),
    # Why it was sent back.
    Column("word", Text),
    Column("written_at", Moment, nullable=False),
    Column("began_at", Moment),
    Column("ended_at", Moment),
    # While letters are written: the cohort they are written for (0: alert subscribers) and the
    # last learner who has one; none before, and after the last.
    Column("cohort_cursor", RowId),
    Column("learner_cursor", RowId),
    # At its end what became of the letters, as JSON: they themselves are forgotten in time.
    Column("tally", Text),
    Index("ix_broadcasts_partner_id", "partner_id"),
    # An old button names its broadcast: a number must never come back for another one.
    sqlite_autoincrement=True,
)
Index(
    "ix_broadcasts_at_work",
    broadcasts.c.state,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
broadcast_cohorts = Table(
    "broadcast_cohorts",
    metadata,
    Column(
        "broadcast_id", RowId, ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("cohort_id", RowId, ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_broadcast_cohorts_cohort_id", "cohort_id"),
)

# Who tapped that they read it.
broadcast_taps = Table(
    "broadcast_taps",
    metadata,
    Column(
        "broadcast_id", RowId, ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_broadcast_taps_learner_id", "learner_id"),
)

# The messages in which staff see how it goes, one for each of them.
broadcast_screens = Table(
    "broadcast_screens",
    metadata,
    Column(
        "broadcast_id", RowId, ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("telegram_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
)

# Members of a cohort who want no messages from it.
cohort_mutes = Table(
    "cohort_mutes",
    metadata,
    Column("cohort_id", RowId, ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True),
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_cohort_mutes_learner_id", "learner_id"),
)

# Partners' people who want the week's figures on Mondays.
summaries = Table(
    "summaries",
    metadata,
    Column(
        "learner_id",
        RowId,
        ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    # An IANA name or an offset such as "+05:30".
    Column("zone", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Index("ix_summaries_due_at", "due_at"),
)

# One sentence of each person after a session; never shown with who wrote it.
quotes = Table(
    "quotes",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("event_id", RowId, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    # Who wrote it, so that they can see it, take it back and have it erased: somebody who learns
    # with the bot, or a browser in a hall.
    Column("learner_id", RowId, ForeignKey("learners.id", ondelete="CASCADE")),
    Column("player_id", RowId, ForeignKey("live_players.id", ondelete="CASCADE")),
    # As masked by `core.quote`.
    Column("words", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    # Whether an organiser chose it for the report.
    Column("printed", Boolean, nullable=False),
    UniqueConstraint("event_id", "learner_id"),
    UniqueConstraint("event_id", "player_id"),
    Index("ix_quotes_learner_id", "learner_id"),
    Index("ix_quotes_player_id", "player_id"),
    Index("ix_quotes_written_at", "written_at"),
    # A page that was opened before names it: a number must never come back for another one.
    sqlite_autoincrement=True,
)
