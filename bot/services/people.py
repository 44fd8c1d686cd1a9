"""A learner's own affairs: language, what is kept of them, and having it erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.services import comeback, staff, tickets
from bot.services.view import Person
from bot.store import (
    answers,
    attempts,
    broadcasts,
    certificates,
    cohorts,
    drill_runs,
    events,
    follow_ups,
    learners,
    letters,
    live_games,
    live_players,
    memories,
    plans,
    quotes,
    reminders,
    summaries,
)
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Known:
    """What a greeting needs to know: the language, and the lesson to go on with, if one is open."""

    new: bool
    language: str
    open_lesson: str | None
    audience: str | None = None


class People:
    """Use cases about a person. Each method is one transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def welcome(self, person: Person) -> Known:
        """Meet a person, or meet them again; they can be reached now."""

        def work(conn: Connection) -> Known:
            before = learners.find(conn, person.telegram_id)
            now = self._clock()
            learner = before or learners.add(conn, person.telegram_id, person.language, now)
            if learner.unreachable_at is not None:
                learners.reach(conn, person.telegram_id, None)
                comeback.note(conn, learner.id, now)
                tickets.catch_up(conn, learner, now)
            attempt = attempts.find_open(conn, learner.id)
            lesson = None if attempt is None else attempt.lesson_id
            return Known(before is None, learner.language, lesson, learner.audience)

        return await self._database.write(work)

    async def language(self, person: Person) -> str:
        """The person's language: chosen, or as they begin."""
        found = await self._database.read(lambda conn: learners.find(conn, person.telegram_id))
        return person.language if found is None else found.language

    async def speak(self, person: Person, language: str) -> None:
        """Choose a language."""

        def work(conn: Connection) -> None:
            learners.add(conn, person.telegram_id, language, self._clock())
            learners.speak(conn, person.telegram_id, language)

        await self._database.write(work)

    async def await_nothing(self, person: Person) -> None:
        """The next typed text is no answer to what was asked outside a lesson."""
        await self._choose(person, "awaiting", None)

    async def learn_as(self, person: Person, audience: str | None) -> None:
        """Say for whom one learns; None: for everybody."""
        await self._choose(person, "audience", audience)

    async def aim(self, person: Person, days: int) -> None:
        """Choose days of learning a week."""
        await self._choose(person, "weekly_goal", min(7, max(1, days)))

    async def _choose(self, person: Person, name: str, chosen: str | int | None) -> None:
        def work(conn: Connection) -> None:
            learners.add(conn, person.telegram_id, person.language, self._clock())
            learners.choose(conn, person.telegram_id, name, chosen)

        await self._database.write(work)

    async def reach(self, telegram_id: int, *, reachable: bool) -> None:
        """Note that a person blocked the bot, or let it speak again."""
        now = self._clock()

        def work(conn: Connection) -> None:
            learners.reach(conn, telegram_id, None if reachable else now)
            learner = learners.find(conn, telegram_id)
            if reachable and learner is not None:
                comeback.note(conn, learner.id, now)
                tickets.catch_up(conn, learner, now)

        await self._database.write(work)

    async def awaiting(self, person: Person, within: timedelta | None = None) -> str | None:
        """What a typed text would answer, where that is no question of a lesson.

        Whoever went on with a lesson since then has left it unanswered, as has who was asked
        longer ago than `within`.
        """
        now = self._clock()

        def work(conn: Connection) -> str | None:
            learner = learners.find(conn, person.telegram_id)
            expected = None if learner is None else learners.expected(learner)
            if learner is None or expected is None:
                return None
            what, since = expected
            if within is not None and now - since > within:
                return None
            attempt = attempts.find_open(conn, learner.id)
            return what if attempt is None or attempt.touched_at <= since else None

        return await self._database.read(work)

    async def export(self, person: Person) -> dict[str, Any]:
        """Everything that is kept of a person, as JSON-ready data; times in UTC."""
        return await self._database.read(lambda conn: _export(conn, person.telegram_id))

    async def erase(self, person: Person) -> bool:
        """Erase everything that is kept of a person; False: there was nothing."""

        def work(conn: Connection) -> bool:
            played = live_players.erase(conn, person.telegram_id)
            led = live_games.led_by(conn, person.telegram_id)
            for game in led:
                live_games.forget_leader(conn, game, person.telegram_id)
            worked = staff.erase(conn, person.telegram_id)
            made = events.forget(conn, person.telegram_id)
            planned = plans.forget(conn, person.telegram_id)
            answered = tickets.forget(conn, person.telegram_id)
            wrote = broadcasts.forget(conn, person.telegram_id)
            erased = learners.erase(conn, person.telegram_id)
            return any((erased, played, led, worked, made, planned, answered, wrote))

        there = await self._database.write(work)
        await self._database.settle()
        return there


def _export(conn: Connection, telegram_id: int) -> dict[str, Any]:
    learner = learners.find(conn, telegram_id)
    played, led = _played(conn, telegram_id), _led(conn, telegram_id)
    worked = staff.export(conn, telegram_id)
    organised = _organised(conn, telegram_id)
    if learner is None:
        return {
            "telegram_id": telegram_id,
            "kept": bool(played or led or any(organised.values()) or any(worked.values())),
            "live_quizzes": played,
            "live_quizzes_led": led,
            "staff": worked,
            **organised,
        }
    return {
        "telegram_id": telegram_id,
        "kept": True,
        "live_quizzes": played,
        "live_quizzes_led": led,
        "staff": worked,
        **organised,
        "reports": tickets.reported(conn, learner.id),
        "cohorts": [
            {
                "title": one.title,
                "partner": one.partner,
                "joined": one.joined_at.isoformat(),
                "agreed_to_follow_ups": one.agreed,
                "follow_ups": [
                    {
                        "days": follow_up.delay,
                        "due": follow_up.due_at and follow_up.due_at.isoformat(),
                        "sent": follow_up.written_at and follow_up.written_at.isoformat(),
                    }
                    for follow_up in follow_ups.of(conn, one.cohort_id, learner.id)
                ],
            }
            for one in cohorts.belonging(conn, learner.id)
        ],
        "language": learner.language,
        "audience": learner.audience,
        "weekly_goal": learner.weekly_goal,
        "reminders": _reminder(conn, learner.id),
        "letters": [
            {
                "kind": kind,
                "state": state,
                "due": due.isoformat(),
                "ended": ended and ended.isoformat(),
            }
            for kind, state, due, ended in letters.of_learner(conn, learner.id)
        ],
        "certificates": [
            {
                "code": one.code,
                "course": one.course_id,
                "name": one.name,
                "issued": one.issued_at.isoformat(),
            }
            for one in certificates.of_learner(conn, learner.id)
        ],
        "said_after_events": [
            {
                "event": one.title,
                "words": one.words,
                "written": one.written_at.isoformat(),
                "printed": one.printed,
            }
            for one in quotes.of_learner(conn, learner.id)
        ],
        "groups_muted": [title for _, title in broadcasts.mutes(conn, learner.id)],
        "monday_summary": _summary(conn, learner.id),
        "broadcasts_read": broadcasts.tapped(conn, learner.id),
        "broadcasts_written": [
            {"texts": dict(one.texts), "state": one.state, "written": one.written_at.isoformat()}
            for one in broadcasts.wrote(conn, telegram_id)
        ],
        "since": learner.created_at.isoformat(),
        "lessons": [
            {
                "lesson": attempt.lesson_id,
                "step": attempt.position,
                "ticked": attempt.picks,
                "started": attempt.started_at.isoformat(),
                "last_touched": attempt.touched_at.isoformat(),
                "finished": attempt.finished_at and attempt.finished_at.isoformat(),
            }
            for attempt in attempts.of_learner(conn, learner.id)
        ],
        "drills": [
            {
                "drill": run.drill_id,
                "pace": run.pace,
                "zone": run.zone,
                "choices": list(run.made),
                "started": run.started_at.isoformat(),
                "ended": run.ended_at and run.ended_at.isoformat(),
                "ended_by": run.ended_by,
            }
            for run in drill_runs.of_learner(conn, learner.id)
        ],
        "answers": [
            {
                "question": answer.question,
                "choice": answer.choice,
                "right": answer.right,
                "seconds": answer.seconds,
                "confidence": answer.confidence,
                "answered": answer.answered_at.isoformat(),
            }
            for answer in answers.of_learner(conn, learner.id)
        ],
        "memory": [
            {
                "objective": objective,
                "stability_days": round(memory.stability, 2),
                "difficulty": round(memory.difficulty, 2),
                "last_asked": memory.last_review.isoformat(),
                "due": memory.due.isoformat(),
            }
            for objective, memory in memories.of_learner(conn, learner.id).items()
        ],
    }


def _played(conn: Connection, telegram_id: int) -> list[dict[str, Any]]:
    """Every live quiz a person was in, with what they answered."""
    given: dict[int, list[dict[str, Any]]] = {}
    for answer, _ in live_players.answers_of(conn, telegram_id):
        given.setdefault(answer.player_id, []).append(
            {
                "question": answer.position + 1,
                "choice": answer.choice,
                "shown": answer.shown_at.isoformat(),
                "answered": answer.answered_at.isoformat(),
            }
        )
    return [
        {
            "game": player.game_id,
            "name": player.name,
            "joined": player.joined_at.isoformat(),
            "time_percent": player.extra,
            "answers": given.get(player.id, []),
        }
        for player, _, _ in live_players.games_of(conn, telegram_id)
    ]


def _led(conn: Connection, telegram_id: int) -> list[dict[str, Any]]:
    """Every live quiz that a person led."""
    return [
        {"game": game.id, "quiz": game.quiz, "created": game.created_at.isoformat()}
        for game in live_games.led_by(conn, telegram_id)
    ]


def _organised(conn: Connection, telegram_id: int) -> dict[str, Any]:
    """The events that a person made, those they are planning, and the reports they answered."""
    return {
        "events_made": [
            {
                "event": one.event.id,
                "title": one.cohort.title,
                "starts": one.event.starts_at.isoformat(),
            }
            for one in events.made_by(conn, telegram_id)
        ],
        "events_planned": [
            {"title": one.plan.title, "venue": one.plan.venue}
            for one in plans.of(conn, telegram_id)
        ],
        "reports_answered": tickets.given_by(conn, telegram_id),
    }


def _summary(conn: Connection, learner_id: int) -> dict[str, Any] | None:
    """The week's figures on Mondays, for whoever wants them."""
    found = summaries.find(conn, learner_id)
    return None if found is None else {"zone": found[0], "next": found[1].isoformat()}


def _reminder(conn: Connection, learner_id: int) -> dict[str, Any] | None:
    found = reminders.find(conn, learner_id)
    if found is None:
        return None
    return {
        "weekdays": sorted(found.schedule.days),
        "hour": found.schedule.hour,
        "alerts": found.alerts,
        "zone": found.schedule.zone,
        "paused_until": found.paused_until and found.paused_until.isoformat(),
        "next": found.due_at and found.due_at.isoformat(),
        "unanswered": found.unanswered,
    }
