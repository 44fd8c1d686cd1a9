"""A cohort as its learner meets it: what it learns, what it asks, and how far along that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core import follow_up as rules
from bot.core import review, schedule
from bot.core.cohort import Pace
from bot.core.course import Catalogue, Course, Lesson
from bot.core.schedule import UNSAID, Schedule
from bot.services import path
from bot.store import cohorts, follow_ups, paces, reminders, tallies
from bot.store.attempts import Attempt
from bot.store.cohorts import Cohort, Membership
from bot.store.follow_ups import FollowUp


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort for one of its learners.

    `course` is what it learns and `lesson` what comes next of it; `asks`: whether they have yet to
    say if they want the questions that follow, after so many days (`delays`); `ahead`: whether
    these count from a day to come.
    """

    cohort_id: int
    title: str
    course: Course | None
    lesson: Lesson | None
    asks: bool
    delays: tuple[int, ...]
    ahead: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """Which follow-up this is: so many `days` after a session (`held`), or after joining.

    `following` is the delay of the next one to come; `last`: its cohort has none after it.
    """

    cohort_id: int
    delay: int
    title: str
    held: bool
    days: int
    following: int | None
    last: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A cohort's reminders, offered to one of its learners."""

    cohort_id: int
    title: str
    pace: Pace


def group(
    conn: Connection, catalogue: Catalogue, learner_id: int, cohort_id: int, now: datetime
) -> Group | None:
    """A cohort as a learner of it meets it; None for who is not in it."""
    cohort, mine = cohorts.find(conn, cohort_id), member(conn, cohort_id, learner_id)
    if cohort is None or mine is None:
        return None
    course = None if cohort.course is None else catalogue.course(cohort.course)
    done = path.done(conn, learner_id)
    names = () if course is None else course.lessons
    following = next((one for one in names if one not in done and one in catalogue.lessons), None)
    since = counted_from(conn, mine)
    return Group(
        cohort_id,
        cohort.title,
        course,
        None if following is None else catalogue.lessons[following],
        asks=mine.agreed is None and asks(conn, cohort),
        delays=cohort.delays,
        ahead=since - now > timedelta(hours=12),
    )


def member(conn: Connection, cohort_id: int, learner_id: int) -> Membership | None:
    """A learner's place in a cohort."""
    mine = cohorts.memberships(conn, learner_id)
    return next((one for one in mine if one.cohort_id == cohort_id), None)


def asks(conn: Connection, cohort: Cohort) -> bool:
    """Whether a cohort has follow-ups, and something to ask in them."""
    return bool(cohort.delays) and taught(conn, cohort)


def taught(conn: Connection, cohort: Cohort) -> bool:
    """Whether there is something to ask about: its course, or a quiz of its sessions."""
    return cohort.course is not None or any(
        one.quiz is not None for one in follow_ups.held(conn, cohort.id)
    )


def counted_from(conn: Connection, mine: Membership) -> datetime:
    """The moment from which a learner's delays count in a cohort."""
    sessions = [follow_ups.session(one) for one in follow_ups.held(conn, mine.cohort_id)]
    return rules.counted_from(mine.joined_at, sessions)


def clock_of(conn: Connection, cohort_id: int, learner_id: int, zone: str) -> Schedule:
    """The hour and clock for a learner's follow-ups, every day.

    They are those of their reminders, where they chose any; else the cohort's hour in `zone`.
    """
    known = reminders.find(conn, learner_id)
    hour = paces.of(conn, cohort_id).hour
    if known is not None and known.schedule.zone != UNSAID:
        zone = known.schedule.zone
    if known is not None and known.schedule.days:
        hour = known.schedule.hour
    return Schedule(schedule.EVERY_DAY, hour, zone)


def zone_of(conn: Connection, cohort_id: int) -> str:
    """Where a cohort meets, as far as a session says so."""
    return next((one.zone for one in follow_ups.held(conn, cohort_id)), UNSAID)


def wanted(conn: Connection, one: FollowUp) -> bool:
    """Whether a follow-up's cohort still has one after so many days."""
    cohort = cohorts.find(conn, one.cohort_id)
    return cohort is not None and one.delay in cohort.delays


def planned(conn: Connection, one: FollowUp, now: datetime) -> FollowUp:
    """A follow-up with its due time, not before `now`.

    None where its last chance has passed, or its cohort has none after so many days any more.
    """
    if not wanted(conn, one):
        return replace(one, due_at=None)
    clock = clock_of(conn, one.cohort_id, one.learner_id, one.zone)
    due = rules.first_due(one.since, one.delay, clock)
    if due is not None and due <= now:
        due = schedule.next_time(clock, now)
    if due is not None and due > rules.last_chance(one.since, one.delay):
        due = None
    return replace(one, due_at=due)


def follow(conn: Connection, one: FollowUp, now: datetime) -> Follow | None:
    """What to say of a follow-up; None where its learner left or no longer agrees."""
    cohort, mine = cohorts.find(conn, one.cohort_id), member(conn, one.cohort_id, one.learner_id)
    if cohort is None or mine is None or mine.agreed is not True:
        return None
    where = schedule.zone(clock_of(conn, one.cohort_id, one.learner_id, one.zone).zone)
    return Follow(
        one.cohort_id,
        one.delay,
        cohort.title,
        held=one.since != mine.joined_at,
        days=(now.astimezone(where).date() - one.since.astimezone(where).date()).days,
        following=next(
            (
                other.delay
                for other in follow_ups.of(conn, one.cohort_id, one.learner_id)
                if other.delay > one.delay and other.due_at is not None
            ),
            None,
        ),
        last=all(delay <= one.delay for delay in cohort.delays),
    )


def answered(
    conn: Connection, attempt: Attempt, objective: str, *, right: bool, now: datetime
) -> None:
    """A question of a follow-up was answered: it counts, if that was not too late for its delay.

    Those that were left out for silence come again.
    """
    delay, cohort_id = rules.read(attempt.lesson_id) or (0, 0)
    rows = follow_ups.of(conn, cohort_id, attempt.learner_id) if delay else []
    one = next((one for one in rows if one.delay == delay), None)
    if one is None:
        return
    if now <= rules.last_chance(one.since, delay):
        # Each question counts by itself: many people stop after the first.
        tallies.followed(
            conn,
            attempt.learner_id,
            cohort_id=cohort_id,
            source=f"{attempt.lesson_id}/{objective}",
            delay=delay,
            course=review.course_of(objective),
            right={objective: right},
            now=now,
        )
    left_out = [
        planned(conn, other, now)
        for other in rows
        if other.delay > delay and other.due_at is None and other.written_at is None
    ]
    mine = member(conn, cohort_id, attempt.learner_id)
    if mine is not None and mine.agreed:
        follow_ups.save(conn, left_out)


def unasked(conn: Connection, catalogue: Catalogue, learner_id: int, now: datetime) -> Group | None:
    """The cohort joined last whose question about follow-ups was not answered."""
    for mine in reversed(cohorts.memberships(conn, learner_id)):
        found = group(conn, catalogue, learner_id, mine.cohort_id, now)
        if found is not None and found.asks:
            return found
    return None


def offer(conn: Connection, learner_id: int) -> Offer | None:
    """The reminders of the cohort that a learner joined last; None where none has any.

    They are offered once: to who has finished one lesson since joining, and has no reminders.
    """
    known = reminders.find(conn, learner_id)
    if known is not None and known.schedule.days:
        return None
    for mine in reversed(cohorts.memberships(conn, learner_id)):
        cohort = cohorts.find(conn, mine.cohort_id)
        if cohort is None or not cohort.reminders:
            continue
        if path.done_since(conn, learner_id, mine.joined_at) > 1:
            return None
        return Offer(cohort.id, cohort.title, paces.of(conn, cohort.id))
    return None
