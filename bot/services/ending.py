"""The end of an attempt: what it came to, and what it leads to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.core import follow_up, probe, progress, review
from bot.core.course import Catalogue
from bot.services import groups, path, quotes
from bot.services.groups import Follow
from bot.services.view import Ending, View
from bot.store import attempts, follow_ups, learners, memories, reminders
from bot.store.attempts import Attempt


def ending(
    conn: Connection,
    catalogue: Catalogue,
    attempt: Attempt,
    view: View,
    *,
    now: datetime,
    fresh: bool,
) -> Ending:
    """The end that `view` shows; `fresh` where it was reached just now."""
    right = {name: answer.right for name, answer in view.answers.items()}
    learner = learners.by_id(conn, attempt.learner_id)
    objectives = memories.due(conn, attempt.learner_id, now)
    kind, of = probe.read(view.lesson.id) or ("", view.lesson.id)
    lesson_done = not kind and view.lesson.id != review.REVIEW
    ended = {one.lesson_id: one for one in attempts.finished(conn, attempt.learner_id)}
    before = ended.get(probe.name(probe.BEFORE, of)) if kind in probe.KINDS else None
    course = catalogue.course(of.rpartition("/")[0])
    finished = path.done(conn, attempt.learner_id)
    complete = (
        (lesson_done or kind == probe.TEST)
        and course is not None
        and all(one in finished for one in course.lessons)
        and probe.name(probe.AFTER, course.id) not in ended
    )
    group = None
    if kind == probe.START:
        group = groups.group(conn, catalogue, learner.id, int(of), now)
    said = None
    if complete or kind == probe.AFTER:
        over = of if course is None else course.id
        said = quotes.after_course(conn, learner, over, now)
    practice = catalogue.drill_for(view.lesson.id) if lesson_done else None
    return Ending(
        score=progress.score(view.lesson, right),
        fresh=fresh,
        next_lesson=path.following(conn, catalogue, learner, attempt.lesson_id),
        due=len(review.known(catalogue, objectives)),
        offer_reminders=lesson_done and reminders.find(conn, attempt.learner_id) is None,
        before=progress.Score(before.right, before.of) if before and before.of else None,
        drill=None if practice is None else practice.id,
        course_done=course.id if complete and course is not None else None,
        lessons_done=len(finished),
        group=group,
        unasked=groups.unasked(conn, catalogue, learner.id, now) if lesson_done else None,
        follow=_follow(conn, attempt, now),
        pace=groups.offer(conn, learner.id) if lesson_done else None,
        quote=None if said is None else said.event_id,
    )


def _follow(conn: Connection, attempt: Attempt, now: datetime) -> Follow | None:
    """Which follow-up ended, if it was one."""
    delay, cohort_id = follow_up.read(attempt.lesson_id) or (0, 0)
    rows = follow_ups.of(conn, cohort_id, attempt.learner_id) if delay else []
    one = next((one for one in rows if one.delay == delay), None)
    return None if one is None else groups.follow(conn, one, now)
