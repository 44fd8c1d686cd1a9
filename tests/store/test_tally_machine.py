"""Whatever learners do, in whatever order: the counts are what counting by hand gives."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection, func, select

from bot.core.course import Kind
from bot.core.errors import NothingDue, UnknownLesson
from bot.services import report_moment
from bot.services.attempts import Attempts
from bot.services.people import People
from bot.services.probes import Probes
from bot.services.reminders import Reminders
from bot.services.report_moment import Moment
from bot.services.reviews import Reviews
from bot.services.study import Study
from bot.services.view import Person, View
from bot.store import attempts as attempt_rows
from bot.store import cohorts, learners, letters, recount, reductions, staff, tallies
from bot.store.database import Database, open_database
from bot.store.letters import NewLetter, Settled
from bot.store.tables import cohort_members
from bot.store.tally_sums import COUNTS
from tests import postgres, small_courses, stored
from tests.small_courses import LESSONS
from tests.tallying import T0, Counts, Followed, Taught, Told, as_kept, by_hand, monday, rows

T = TypeVar("T")
TAUGHT = Taught(LESSONS, small_courses.objective_of, small_courses.names_options)
PEOPLE = st.integers(1, 2)
COHORTS = st.integers(1, 2)
MARKS = st.lists(st.booleans(), max_size=8)
# Often all right, so that courses are passed and kept.
RIGHTS = st.one_of(MARKS, st.just([True] * 8))


class Learning(RuleBasedStateMachine):
    """A few learners and two cohorts, on a database of its own."""

    url = ""

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.now = T0
        self.told = Told()
        self.ids: dict[int, int] = {}
        self.messages = 0
        self.moment: Moment | None = None
        self.database: Database = self.runner.run(self._opened())
        course = small_courses.catalogue()
        chance = iter(range(10**6)).__next__
        parts = Attempts(lambda: course, self.tick, chance)
        self.attempts = parts
        self.probes, self.reviews = Probes(self.database, parts), Reviews(self.database, parts)
        self.study = Study(self.database, parts, self.probes, self.reviews)
        self.people = People(self.database, self.tick)
        self.reminders = Reminders(self.database, self.tick, "UTC")
        self.do(self._found)

    async def _opened(self) -> Database:
        url = await postgres.empty() if self.url else stored.new_file(self.folder)
        return await open_database(url)

    def _found(self, conn: Connection) -> None:
        partner = staff.found(conn, "Partner", self.now)
        for code in ("one", "two"):
            values: dict[str, Any] = {"title": code, "programme": "", "language": "en"}
            values |= {"audience": None}
            values |= {"course": None, "start_question": None, "delays": (1, 7, 30, 90)}
            values |= {"reminders": False, "created_at": self.now, "closed_at": None}
            cohorts.add(conn, {**values, "code": code, "partner_id": partner.id})

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            try:
                self.settle()
            finally:
                self.runner.run(self.database.close())
                self.runner.close()
                shutil.rmtree(self.folder)

    def tick(self) -> datetime:
        """Time never stands still."""
        self.now += timedelta(milliseconds=1)
        return self.now

    def do(self, work: Callable[[Connection], T]) -> T:
        """A transaction."""
        return self.runner.run(self.database.write(work))

    def person(self, who: int) -> Person:
        """Somebody, who comes in if they are not here yet."""
        person = Person(who, "en" if who % 2 else "zh-Hans")
        if who not in self.ids:
            self.runner.run(self.people.welcome(person))
            found = self.do(lambda conn: learners.find(conn, who))
            assert found is not None
            self.ids[who] = found.id
            self.told.languages[found.id] = [(found.created_at, found.language)]
        return person

    @rule(
        who=PEOPLE, lesson=st.sampled_from([n for c in LESSONS.values() for n in c]), marks=RIGHTS
    )
    def take(self, who: int, lesson: str, marks: list[bool]) -> None:
        """Open a lesson, past the questions before it if they come first, and answer some."""
        person = self.person(who)
        view = self.runner.run(self.study.open_lesson(person, lesson))
        self.walk(person, view, marks, sure=None)

    @rule(
        who=PEOPLE,
        course=st.sampled_from([*LESSONS]),
        before=MARKS,
        after=RIGHTS,
        later=st.one_of(st.none(), RIGHTS),
        within=st.sampled_from([None, 1, 2]),
        sure=st.sampled_from([True, False, None]),
    )
    def take_a_whole_course(
        self,
        who: int,
        course: str,
        before: list[bool],
        after: list[bool],
        later: list[bool] | None,
        within: int | None,
        *,
        sure: bool | None,
    ) -> None:
        """With the questions before it, those after it, and perhaps those a month later."""
        person = self.person(who)
        if within is not None:
            self.join(who, within)
        first = self.runner.run(self.study.open_lesson(person, LESSONS[course][0]))
        self.walk(person, first, [*before, False, True, False], sure=sure)
        for lesson in LESSONS[course]:
            view = self.runner.run(self.study.open_lesson(person, lesson))
            self.walk(person, view, [True, *after] * 4, sure=sure)
        self.be_asked(who, "after", course, [*after, True, False, True], sure=sure)
        if later is not None:
            self.now += timedelta(days=30)
            self.be_asked(who, "later", course, [*later, True, False, True], sure=sure)
            if within is not None:
                self.follow_up(who, within, 30, course, [True, *later])

    @rule(
        who=PEOPLE,
        kind=st.sampled_from(["after", "later", "test"]),
        course=st.sampled_from([*LESSONS]),
        marks=RIGHTS,
        sure=st.sampled_from([True, False, None]),
    )
    def ask_at_any_time(
        self, who: int, kind: str, course: str, marks: list[bool], *, sure: bool | None
    ) -> None:
        self.be_asked(who, kind, course, marks, sure=sure)

    def be_asked(
        self, who: int, kind: str, course: str, marks: list[bool], *, sure: bool | None
    ) -> None:
        of = LESSONS[course][-1] if kind == "test" else course
        person = self.person(who)
        try:
            view = self.runner.run(self.probes.ask(person, kind, of))
        except UnknownLesson:
            return
        self.walk(person, view, marks, sure=sure)

    @rule(who=PEOPLE)
    def skip(self, who: int) -> None:
        """Leave the questions beside a course, if some are open."""
        person = self.person(who)
        opened = self.do(lambda conn: attempt_rows.all_open(conn, self.ids[who]))
        for one in opened:
            if ":" in one.lesson_id:
                self.runner.run(self.probes.skip(person, one.id))
                return

    @rule(who=PEOPLE, marks=RIGHTS, sure=st.sampled_from([True, None]))
    def review(self, who: int, marks: list[bool], *, sure: bool | None) -> None:
        person = self.person(who)
        try:
            view = self.runner.run(self.reviews.open(person))
        except NothingDue:
            return
        self.walk(person, view, marks, sure=sure)

    def walk(self, person: Person, view: View, marks: list[bool], *, sure: bool | None) -> None:
        """Go on until the end, or until there are no more marks."""
        left = list(marks)
        while view.ending is None:
            question = view.question
            if question is not None and view.answer is None:
                if not left:
                    return
                self.now += timedelta(seconds=7 * len(left))
                view = self.answer(person, view, right=left.pop())
                continue
            if view.asks_how_sure and sure is not None:
                if len(left) % 2:
                    # Some say how sure they were when the answer is counted already.
                    self.count_some(50)
                self.runner.run(
                    self.study.how_sure(person, view.attempt_id, view.position, sure=sure)
                )
            view = self.runner.run(self.study.go(person, view.attempt_id, view.position + 1))

    def answer(self, person: Person, view: View, *, right: bool) -> View:
        question = view.question
        assert question is not None
        attempt, step = view.attempt_id, view.position
        if question.kind is Kind.NUMBER:
            self.messages += 1
            text = "12.5" if right else "2"
            return self.runner.run(self.study.type(person, text, self.messages))
        if question.kind is Kind.SINGLE:
            place = 1 if right else 2
            return self.runner.run(self.study.answer(person, attempt, step, place))
        good = [0, 1, 2] if question.kind is Kind.ORDER else [2, 1]
        bad = [2, 1, 0] if question.kind is Kind.ORDER else [0, 2]
        for place in good if right else bad:
            self.runner.run(self.study.pick(person, attempt, step, place, on=True))
        return self.runner.run(self.study.send(person, attempt, step))

    @rule(who=PEOPLE, language=st.sampled_from(["en", "zh-Hans"]))
    def speak(self, who: int, language: str) -> None:
        person = self.person(who)
        self.told.languages[self.ids[who]].append((self.tick(), language))
        self.runner.run(self.people.speak(person, language))

    @rule(who=PEOPLE, audience=st.sampled_from([None, "worker", "family"]))
    def learn_as(self, who: int, audience: str | None) -> None:
        self.runner.run(self.people.learn_as(self.person(who), audience))

    @rule(who=PEOPLE, cohort=COHORTS)
    def join(self, who: int, cohort: int) -> None:
        self.person(who)
        at = self.tick()
        self.do(lambda conn: cohorts.join(conn, cohort, self.ids[who], at))

    @rule(who=PEOPLE, cohort=COHORTS)
    def leave(self, who: int, cohort: int) -> None:
        if who not in self.ids:
            return
        self.do(lambda conn: cohorts.leave(conn, cohort, self.ids[who]))
        mine = self.ids[who]
        self.told.followed = [
            replace(one, cohort=0) if (one.learner, one.cohort) == (mine, cohort) else one
            for one in self.told.followed
        ]

    @rule(who=PEOPLE, really=st.integers(0, 4))
    def erase(self, who: int, really: int) -> None:
        """Seldom, or nothing would ever grow."""
        if who not in self.ids or really < 4:
            return
        self.runner.run(self.people.erase(Person(who, "en")))
        mine = self.ids.pop(who)
        self.told.followed = [one for one in self.told.followed if one.learner != mine]
        self.told.languages.pop(mine)
        self.told.muted.pop(mine, None)

    @rule(who=PEOPLE, on=st.booleans())
    def turn_reminders(self, who: int, *, on: bool) -> None:
        person = self.person(who)
        before = self.runner.run(self.reminders.chosen(person)).reminder
        self.runner.run(self.reminders.turn(person, on=on))
        if on:
            self.told.muted.pop(self.ids[who], None)
        elif before is not None and before.schedule.days:
            after = self.runner.run(self.reminders.chosen(person)).reminder
            assert after is not None
            assert after.muted_at is not None
            assert after.muted_at <= self.now
            self.told.muted[self.ids[who]] = after.muted_at

    @rule(who=PEOPLE, arrives=st.booleans())
    def remind(self, who: int, *, arrives: bool) -> None:
        self.person(who)
        at = self.tick()
        new = NewLetter(self.ids[who], "reminder", at.isoformat(), 1, at, at + timedelta(days=1))

        def work(conn: Connection) -> None:
            letters.write(conn, [new])
            for letter in letters.due(conn, at, 100):
                assert letters.claim(conn, letter.id, at)
                letters.settle(conn, Settled(letter.id, "sent" if arrives else "failed"), at)

        self.do(work)

    @rule(who=PEOPLE, reachable=st.booleans())
    def reach(self, who: int, *, reachable: bool) -> None:
        self.person(who)
        self.runner.run(self.people.reach(who, reachable=reachable))

    @rule(
        who=PEOPLE,
        cohort=COHORTS,
        delay=st.sampled_from([1, 7, 30, 90]),
        course=st.sampled_from([None, "t/a", "t/b"]),
        marks=st.lists(st.booleans(), min_size=1, max_size=2),
    )
    def follow_up(
        self, who: int, cohort: int, delay: int, course: str | None, marks: list[bool]
    ) -> None:
        """Answer a follow-up of a cohort to its end."""
        self.person(who)
        mine = self.ids[who]
        inside = select(func.count()).where(
            cohort_members.c.learner_id == mine, cohort_members.c.cohort_id == cohort
        )
        if not self.do(lambda conn: conn.scalar(inside)):
            return
        source = f"follow-{delay}:{cohort}"
        right = {f"t/a/one#{name}": mark for name, mark in zip("fs", marks, strict=False)}
        told = Followed(mine, cohort, source, delay, course, right, self.tick())
        self.do(
            lambda conn: tallies.followed(
                conn,
                mine,
                cohort_id=cohort,
                source=source,
                delay=delay,
                course=course,
                right=right,
                now=told.at,
            )
        )
        known = [one for one in self.told.followed if monday(one.at) >= self.told.horizon]
        if all((one.learner, one.source) != (mine, source) for one in known):
            self.told.followed.append(told)

    @rule(span=st.sampled_from([timedelta(hours=5), timedelta(days=3), timedelta(days=30)]))
    def pass_time(self, span: timedelta) -> None:
        self.now += span

    @rule(most=st.integers(1, 30))
    def count_some(self, most: int) -> None:
        self.do(lambda conn: tallies.fold(conn, most))

    @rule()
    def settle(self) -> None:
        """Count all, and compare with counting by hand."""
        while self.do(lambda conn: tallies.fold(conn, 200)):
            pass
        kept, counted = self.do(as_kept), self.by_hand()
        wrong = [
            (name, key, kept[name][key], counted[name][key])
            for name in counted
            for key in sorted({*kept[name], *counted[name]}, key=str)
            if kept[name][key] != counted[name][key]
        ]
        assert wrong == [], f"(count, key, as kept, by hand): {wrong}"
        assert self.do(recount.wrong_firsts) == []

    def by_hand(self) -> Counts:
        return self.do(lambda conn: by_hand(conn, self.told, TAUGHT))

    @precondition(lambda self: self.now - T0 > timedelta(days=40))
    @rule(back=st.sampled_from([timedelta(days=30), timedelta(days=60)]), most=st.integers(1, 40))
    def reduce(self, back: timedelta, most: int) -> None:
        """Old answers go; what they were counted as stays."""
        self.settle()
        before, there = self.by_hand(), self.do(lambda conn: rows(conn, "answers"))
        until = self.now - back
        while self.do(lambda conn: reductions.reduce(conn, until, most)):
            pass
        self.told.horizon = max(self.told.horizon, monday(until))
        old = [row for row in there if monday(row["answered_at"]) < self.told.horizon]
        kept = {row["id"] for row in self.do(lambda conn: rows(conn, "answers"))}
        assert kept == {row["id"] for row in there} - {row["id"] for row in old}
        self.told.gone += [(row, self.now) for row in old]
        self.told.kept = {}
        for name, still in self.by_hand().items():
            if name in {"items", "choices", "gains", "keeps"}:
                before[name].subtract(still)
                self.told.kept[name] = before[name]
        self.settle()

    @invariant()
    def what_is_counted_is_what_a_recount_gives(self) -> None:
        if not hasattr(self, "database"):
            return
        found = self.do(
            lambda conn: [one for table in COUNTS for one in recount.differences(conn, table)]
        )
        assert found == []

    @invariant()
    def figures_kept_up_to_date_are_those_read_whole(self) -> None:
        if not hasattr(self, "database"):
            return
        marks, course = self.database.changed(), small_courses.catalogue()
        whole = self.runner.run(report_moment.read(self.database, course, self.now))
        again = self.runner.run(report_moment.read(self.database, course, self.now, self.moment))
        assert _told(again) == _told(whole)
        # Where nothing tells what changed, all is read whole each time.
        held = None if marks is None else self.moment
        if held is not None and marks is not None:
            found = report_moment.renew(self.database, course, self.now, held, marks)
            held = self.runner.run(found)
        if held is not None:
            assert _told(held) == _told(whole)
        self.moment = held or whole


def _told(moment: Moment) -> dict[str, Any]:
    """All that reports are made of, but for the order in which it was read."""
    sheet = moment.sheet
    return {
        "map": sheet.map,
        "courses": sheet.courses,
        "cells": sheet.cells,
        "numbers": sheet._numbers,
        "parts": {one: sheet._published.parts(one) for one in sheet._numbers},
        "gains": {key: (one.by_cohort, one.shown) for key, one in moment.gains.items()},
        "keeps": {key: (one.by_cohort, one.shown) for key, one in moment.keeps.items()},
        "items": {
            key: (one.by_cohort, one.options, one.seen, one.right)
            for key, one in moment.items.items()
        },
    }


class LearningOnPostgres(Learning):
    """The same on PostgreSQL."""

    url = postgres.URL


TestLearning = Learning.TestCase
TestLearning.settings = settings(
    max_examples=12,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
if postgres.URL:
    TestLearningOnPostgres = LearningOnPostgres.TestCase
    TestLearningOnPostgres.settings = settings(TestLearning.settings, max_examples=5)
