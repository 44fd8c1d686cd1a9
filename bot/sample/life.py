"""What made-up learners do: they come, learn, forget, are asked again, and most of them stop."""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Sequence
from typing import Any

from bot.core import probe
from bot.core.counting import tally
from bot.core.counting.tally import ANY, EVERYBODY, Ended, Stage
from bot.sample.bank import Bank, Item, Shelf, Sitting
from bot.sample.counting import MONDAY, WEEK, Counting
from bot.sample.town import AUDIENCES, DAY, HOUR, Group

MINUTE = 60_000
_WEEKDAYS = (0.13, 0.15, 0.15, 0.15, 0.15, 0.14, 0.13)
_HOURS = tuple([1] * 7 + [4, 6, 6, 6, 6, 8, 7, 5, 5, 6, 7, 9, 11, 11, 8, 4, 2])
_FACTORS = 4096
_FORGETS = 40.0
"""Days in which what was gained fades to about a third."""

Rows = dict[str, list[tuple[Any, ...]]]


class Life:
    """Makes learners one after another; rows gather by table, counts as they come."""

    def __init__(
        self,
        bank: Bank,
        groups: Sequence[Group],
        counting: Counting,
        chance: random.Random,
        *,
        begin: int,
        now: int,
    ) -> None:
        self.bank, self.groups, self.counting, self.chance = bank, groups, counting, chance
        self.begin, self.now = begin, now
        self.letters_from = now
        self.letters = 0
        self.rows: Rows = {}
        self.attempts = self.answered = 0
        self._answers = self.table("answers")
        self._factors = tuple(math.exp(0.55 * chance.gauss(0, 1)) for _ in range(_FACTORS))
        past = [group for group in groups if group.begins < now]
        self._open = past
        self._sizes = [sum(one.size for one in past[: place + 1]) for place in range(len(past))]
        self._popular = [shelf.popular for shelf in bank.shelves]
        self._follow_ups: dict[tuple[str, int], Sitting] = {}
        """By name, two of each."""

    def table(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a table that were not written yet."""
        return self.rows.setdefault(name, [])

    def live(self, number: int) -> None:
        """Everything that one learner does."""
        _Learner(self, number).live()

    def arrival(self) -> int:
        """When somebody comes by themselves: more and more over the years, with weekly ups."""
        random_ = self.chance.random
        day = int((self.now - self.begin) / DAY * math.sqrt(random_() * 0.85 + 0.15 * random_()))
        start = self.begin - self.begin % DAY + day * DAY
        weekday = (start - MONDAY) // DAY % 7
        if random_() > _WEEKDAYS[weekday] / max(_WEEKDAYS):
            start += (1 + int(random_() * 3)) * DAY
        hour = self.chance.choices(range(24), _HOURS)[0]
        return min(self.now - HOUR, start + hour * HOUR + int(random_() * HOUR))

    def group(self) -> Group:
        """A group to come with."""
        place = bisect(self._sizes, self.chance.random() * self._sizes[-1])
        return self._open[min(place, len(self._open) - 1)]

    def follow_up(self, group: Group, delay: int, shelf: Shelf) -> Sitting:
        """The follow-up of a group after a delay."""
        name = f"follow-{delay}:{group.id}"
        key = (name, self.chance.randint(0, 1))
        if key not in self._follow_ups:
            self._follow_ups[key] = self.bank.follow_up(name, shelf, self.chance)
        return self._follow_ups[key]


class _Learner:
    """One learner's life."""

    def __init__(self, life: Life, number: int) -> None:
        self.life, self.id = life, number
        chance = self.chance = life.chance
        group = life.group() if life.groups and chance.random() < 0.3 else None
        if group is None:
            self.at = life.arrival()
            self.language = "zh-Hans" if chance.random() < 0.6 else "en"
            self.audience = chance.choice(AUDIENCES) if chance.random() < 0.5 else ""
        else:
            self.at = group.begins + int((chance.random() - 0.2) * HOUR)
            self.language = group.language if chance.random() < 0.95 else "en"
            self.audience = group.audience or ""
        self.tongue = life.counting.languages.index(self.language)
        self.ability = chance.gauss(0, 1) + (group.able if group else 0)
        self.keen = chance.betavariate(3.6, 1.5)
        self.arrived = min(self.at, life.now - MINUTE)
        self.at = self.arrived
        self.members: list[tuple[int, int]] = []
        self.joined: list[Group] = []
        self.seen: set[int] = set()
        self.firsts = self.right = 0
        self.reached: dict[tuple[int, str, str], int] = {}
        self.ended: dict[str, list[Ended]] = {}
        self.taught: dict[str, tuple[float, int]] = {}
        self.memories: dict[str, tuple[int, bool]] = {}
        self.group = group
        self.lately: list[int] = []
        """When they answered, of late."""

    def live(self) -> None:
        life, chance = self.life, self.chance
        gone = self.arrived + 3 * DAY if chance.random() < 0.04 else None
        life.table("learners").append(
            (
                self.id,
                1_000_000_000 + self.id,
                self.language,
                self.arrived,
                gone if gone is not None and gone < life.now else None,
                self.audience or None,
                None,
                None,
            )
        )
        if gone is not None and gone < life.now:
            life.counting.add(life.counting.reminders, (gone - MONDAY) // WEEK, (0, 0, 0, 1))
        self.reached[EVERYBODY, ANY, Stage.JOINED] = self.arrived
        if self.group is not None:
            self.join(self.group)
        if chance.random() < 0.86:
            self.learn()
        if self.joined:
            self.be_followed_up()
        self.settle(gone)

    def join(self, group: Group) -> None:
        if self.at >= self.life.now:
            return
        self.at += MINUTE
        self.members.append((group.id, self.at))
        self.joined.append(group)
        agreed = self.chance.random() < 0.6 if group.delays else None
        self.life.table("cohort_members").append((group.id, self.id, self.at, agreed))
        self.reached[group.id, ANY, Stage.JOINED] = self.at

    def learn(self) -> None:
        """Course after course, until they have had enough."""
        life, chance = self.life, self.chance
        shelves = list(life.bank.shelves)
        first = self.group.course if self.group else None
        while shelves and self.at < life.now:
            if first is not None:
                shelf, first = life.bank.by_course[first], None
            else:
                weights = [life.bank.by_course[one.id].popular for one in shelves]
                shelf = chance.choices(shelves, weights)[0]
            shelves.remove(shelf)
            if not self.take(shelf) or chance.random() > 0.35 * self.keen + 0.2:
                return
            if chance.random() < 0.06 and len(self.joined) < 2:
                others = [one for one in life.groups if self.at < one.begins < life.now]
                if others:
                    self.at = max(self.at, others[0].begins)
                    self.join(others[0])
            self.pause()

    def take(self, shelf: Shelf) -> bool:
        """A course; False where they stopped in it."""
        life, chance = self.life, self.chance
        before = shelf.probes.get(probe.BEFORE)
        was: dict[str, bool] = {}
        since = self.at
        if before is not None:
            answers = len(before.items) if chance.random() < 0.72 else 0
            was, _ = self.sit(before, shelf, answers=answers, lift=0.0, ends=True)
            since = self.at
        for place, lesson in enumerate(shelf.lessons):
            if self.at >= life.now:
                return False
            stays = chance.random() < 0.985
            wanted = len(lesson.items) if stays else chance.randint(0, len(lesson.items) - 1)
            _, done = self.sit(lesson, shelf, answers=wanted, lift=shelf.teaches, ends=stays)
            if not done:
                return False
            if place == 3 and shelf.reviews and chance.random() < 0.3 * self.keen:
                self.at += 2 * DAY
                again = chance.choice(shelf.reviews)
                self.sit(
                    again, shelf, answers=len(again.items), lift=shelf.teaches * 0.8, ends=True
                )
            if place < len(shelf.lessons) - 1 and chance.random() > 0.36 + 0.48 * self.keen:
                return False
            self.pause()
        self.taught[shelf.id] = (shelf.teaches, self.at)
        if chance.random() < 0.4 and self.at < life.now:
            code = f"{self.id:08d}{life.bank.shelves.index(shelf):02d}SM"
            life.table("certificates").append((code, self.id, shelf.id, None, self.at))
        after = shelf.probes.get(probe.AFTER)
        if after is None or chance.random() > 0.8:
            return True
        now_right, done = self.sit(
            after, shelf, answers=len(after.items), lift=shelf.teaches, ends=True
        )
        if done:
            self.gain(shelf, was, now_right, since)
            self.look_back(shelf)
        return True

    def look_back(self, shelf: Shelf) -> None:
        """The questions a month later, now and then."""
        later, back = shelf.probes.get(probe.LATER), self.at
        if later is None or self.chance.random() > 0.35:
            return
        self.at += (29 + int(self.chance.random() * 9)) * DAY
        right, done = self.sit(
            later, shelf, answers=len(later.items), lift=self.left_of(shelf), ends=True
        )
        if done:
            self.keep(EVERYBODY, later.lesson_id, tally.DELAY_LATER, shelf.id, right)
        else:
            self.at = back

    def left_of(self, shelf: Shelf) -> float:
        """How much of what was gained is left."""
        lift, when = self.taught.get(shelf.id, (0.0, self.at))
        return lift * math.exp(-(self.at - when) / DAY / _FORGETS)

    def be_followed_up(self) -> None:
        """Two questions after each delay, for those who agreed and are still there."""
        life, chance = self.life, self.chance
        for group, (cohort, joined_at) in zip(self.joined, self.members, strict=True):
            shelf = life.bank.by_course.get(group.course or "")
            if not group.delays or shelf is None or chance.random() > 0.6:
                continue
            for delay in group.delays:
                due = joined_at + delay * DAY + int(chance.random() * 5 * HOUR)
                if due <= self.at or due >= life.now or chance.random() > 0.55:
                    continue
                self.at = due
                asked = life.follow_up(group, delay, shelf)
                # Who did not take the course was taught by the event itself.
                self.taught.setdefault(shelf.id, (0.9, joined_at))
                lift = self.left_of(shelf)
                right, done = self.sit(asked, None, answers=2, lift=lift, ends=True)
                if done:
                    self.keep(cohort, asked.lesson_id, delay, shelf.id, right)

    def pause(self) -> None:
        """Until the next time: often the same day, else some days."""
        draw = self.chance.random()
        if draw < 0.45:
            self.at += int((1 + 30 * draw) * MINUTE)
        else:
            self.at += int(DAY * (0.6 + 9 * (draw - 0.45) ** 2 * 4))

    def sit(
        self, sitting: Sitting, shelf: Shelf | None, *, answers: int, lift: float, ends: bool
    ) -> tuple[dict[str, bool], bool]:
        """Answer some questions of a lesson or probe; (right by objective, ended)."""
        life = self.life
        if self.at >= life.now:
            return {}, False
        life.attempts += 1
        attempt, started = life.attempts, self.at
        right: dict[str, bool] = {}
        score = of = 0
        asks_sure = shelf is None or ":" in sitting.lesson_id
        begun = 0
        for item, in_quiz in sitting.items[:answers]:
            if self.at >= life.now - HOUR:
                ends = False
                break
            # Checks come before something is taught in full.
            well = self.answer(attempt, item, lift if in_quiz else 0.5 * lift, in_quiz, asks_sure)
            begun += 1
            right[item.objective] = well
            if in_quiz:
                of += 1
                score += well
        touched = self.at
        self.at += 5000
        finished = self.at if ends else None
        course = tally.course_of(sitting.lesson_id)
        if course is not None:
            self.reach(course, Stage.STARTED, started)
        life.table("attempts").append(
            (
                attempt,
                self.id,
                sitting.lesson_id,
                sitting.version,
                attempt,
                sitting.steps if ends else begun,
                "",
                None,
                started,
                finished or touched,
                finished,
            )
        )
        if finished is not None and course is not None and shelf is not None:
            ended = self.ended.setdefault(course, [])
            ended.append(Ended(sitting.lesson_id, score, of))
            names = [one.lesson_id for one in shelf.lessons]
            self.reach(course, tally.stage(course, names, ended), finished)
        return right, ends

    def answer(
        self,
        attempt: int,
        item: Item,
        lift: float,
        in_quiz: bool,
        asks_sure: bool,
    ) -> bool:
        life = self.life
        random_ = self.chance.random
        ability = self.ability + lift
        if item.trap:
            chance = min(0.9, max(0.15, 0.5 - 0.2 * ability))
        else:
            chance = item.guess + (1 - item.guess) / (
                1 + math.exp(item.slope * (item.difficulty - ability))
            )
        right = random_() < chance or not item.wrong
        if right:
            choice, places = item.key
        else:
            choice, places = item.wrong[bisect(item.weights, random_())]
        seconds = min(3600, int(item.seconds * life._factors[int(random_() * _FACTORS)]))  # noqa: SLF001 - its own
        self.at += (seconds + 4) * 1000
        confidence = None
        if asks_sure:
            draw = random_()
            sure = draw < (0.35 + 0.4 * chance if right else 0.3)
            confidence = "sure" if sure else "unsure" if draw < 0.9 else None
        first = item.number not in self.seen
        rest = None
        if first:
            self.seen.add(item.number)
            if self.firsts >= tally.ENOUGH:
                rest = 100 * self.right // self.firsts
            self.firsts += 1
            self.right += right
            slot = life.counting.slot(self.at, self.tongue)
            told = (right, confidence == "sure", seconds, rest, places)
            life.counting.answer(EVERYBODY, item, slot, told)
            for cohort, joined_at in self.members:
                if joined_at <= self.at:
                    life.counting.answer(cohort, item, slot, told)
        life.answered += 1
        life._answers.append(  # noqa: SLF001
            (
                life.answered,
                attempt,
                item.name,
                in_quiz,
                choice,
                right,
                self.at,
                None,
                seconds,
                confidence,
                self.language,
                item.names_options,
                first,
                rest,
            )
        )
        self.memories[item.objective] = (self.at, right)
        if self.at >= life.letters_from:
            self.lately.append(self.at)
        return right

    def cohorts(self, at: int) -> list[int]:
        return [EVERYBODY, *(cohort for cohort, joined_at in self.members if joined_at <= at)]

    def reach(self, subject: str, stage: Stage, at: int) -> None:
        """The same rule as `store.tallies.reached`."""
        first = (EVERYBODY, subject, stage) not in self.reached
        stages = tally.up_to(stage) if first else (Stage.STARTED,)
        for cohort in self.cohorts(at):
            for one in stages:
                self.reached.setdefault((cohort, subject, one), at)
                self.reached.setdefault((cohort, ANY, one), at)

    def gain(self, shelf: Shelf, was: dict[str, bool], right: dict[str, bool], since: int) -> None:
        counting = self.life.counting
        for one in tally.gains(shelf.id, was, right):
            sums = tally.gain_sums(one.before, one.after)
            for cohort in self.cohorts(since):
                self.life.table("gains").append(
                    (
                        self.id,
                        cohort,
                        one.subject,
                        self.at,
                        self.language,
                        one.before,
                        one.after,
                        True,
                    )
                )
                week = (self.at - MONDAY) // WEEK
                counting.add(counting.gains, (cohort, one.subject, self.language, week), sums)

    def keep(
        self, cohort_id: int, source: str, delay: int, course: str, right: dict[str, bool]
    ) -> None:
        counting = self.life.counting
        asked, well = len(right), sum(right.values())
        told = {ANY: (asked, well)} | {one: (1, int(was)) for one, was in right.items()}
        for cohort in dict.fromkeys((EVERYBODY, cohort_id)):
            for subject, sums in told.items():
                row = (self.id, cohort, source, subject, delay, self.at, self.language)
                self.life.table("keeps").append((*row, *sums, True))
                key = (cohort, subject, delay, self.language, (self.at - MONDAY) // WEEK)
                counting.add(counting.keeps, key, sums)
        if (EVERYBODY, course, Stage.PASSED) in self.reached and tally.kept(delay, well, asked):
            self.reach(course, Stage.KEPT, self.at)

    def settle(self, gone: int | None) -> None:
        """What is left at the end: stages, memories, and when they want to be reminded."""
        life, chance = self.life, self.chance
        for (cohort, subject, stage), at in self.reached.items():
            life.table("steps").append(
                (self.id, cohort, subject, str(stage), at, self.language, self.audience, True)
            )
            week = (at - MONDAY) // WEEK
            life.counting.step((cohort, subject, str(stage), week, self.language, self.audience))
        for objective, (at, right) in self.memories.items():
            stability = 9.0 if right else 1.2
            due = at + int(stability * DAY)
            missed = int(not right)
            life.table("memories").append((self.id, objective, stability, 5.0, at, due, missed))
        if self.answered_any and chance.random() < 0.35:
            self.be_reminded(gone)

    @property
    def answered_any(self) -> bool:
        return self.firsts > 0

    def be_reminded(self, gone: int | None) -> None:
        life, chance = self.life, self.chance
        muted = None
        if chance.random() < 0.12 and self.at + DAY < life.now:
            muted = self.at + DAY
            life.counting.add(life.counting.reminders, (muted - MONDAY) // WEEK, (0, 0, 1, 0))
        days = "" if muted else "024"
        due = None if muted or gone else life.now + int(chance.random() * 3 * DAY)
        zone = "Asia/Shanghai" if self.language != "en" else "Africa/Accra"
        alerts = chance.random() < 0.5
        life.table("reminders").append((self.id, days, 19, zone, alerts, 0, 0, None, due, muted))
        until = min(muted or life.now, self.at + 60 * DAY, gone or life.now)
        for at in range(self.arrived + 2 * DAY, until, 5 * DAY):
            self.remind(at)
        for at in self.lately:
            if chance.random() < 0.1 and at - HOUR >= life.letters_from:
                self.remind(at - HOUR)

    def remind(self, at: int) -> None:
        """A reminder; its letter is still there if it is not old."""
        life = self.life
        rows, week = life.counting.reminders, (at - MONDAY) // WEEK
        if at < life.letters_from:
            followed = self.chance.random() < 0.22
        else:
            followed = any(at <= one <= at + DAY for one in self.lately)
            life.letters += 1
            mark = str(at)
            row = (life.letters, self.id, None, "reminder", mark, 50, "sent", None, at, at + DAY)
            life.table("letters").append((*row, at, at, True if followed else None))
        life.counting.add(rows, week, (1, int(followed), 0, 0))
