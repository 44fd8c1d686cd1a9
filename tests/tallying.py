"""Counting by hand: everything anew from the raw rows, and nothing shared with the bot's counting.

Only what raw rows do not hold is told by whoever plays: who spoke which language when, and the
follow-ups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.store.tables import metadata

T0 = datetime(2024, 11, 25, 9, tzinfo=UTC)
ALIKE = ("steps", "items", "choices", "gains", "keeps")
Counts = dict[str, Counter[tuple[Any, ...]]]


@dataclass(frozen=True)
class Taught:
    """What is to be known of lessons: those of each course, and of questions by their names."""

    lessons_of: Mapping[str, tuple[str, ...]]
    objective_of: Callable[[str], str]
    names_options: Callable[[str], bool]


@dataclass(frozen=True)
class Followed:
    """A follow-up that was answered to its end."""

    learner: int
    cohort: int
    source: str
    delay: int
    course: str | None
    right: Mapping[str, bool]
    at: datetime


@dataclass
class Told:
    """What the rows do not hold."""

    languages: dict[int, list[tuple[datetime, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    followed: list[Followed] = field(default_factory=list)
    muted: dict[int, datetime] = field(default_factory=dict)
    # Answers deleted by age, and when.
    gone: list[tuple[dict[str, Any], datetime]] = field(default_factory=list)
    # Counts of what was deleted by age, and the week before which it was.
    kept: Counts = field(default_factory=dict)
    horizon: str = ""

    def language(self, learner: int, at: datetime) -> str:
        """What a learner spoke at a moment."""
        return [said for since, said in self.languages[learner] if since <= at][-1]


def monday(at: datetime) -> str:
    """The week of a moment."""
    while at.weekday():
        at -= timedelta(days=1)
    return f"{at:%Y-%m-%d}"


def rows(conn: Connection, table: str) -> list[dict[str, Any]]:
    """All rows of a table."""
    return [dict(row) for row in conn.execute(select(metadata.tables[table])).mappings()]


def by_hand(
    conn: Connection,
    told: Told,
    taught: Taught,
) -> Counts:
    """Every count, from the raw rows and what was told."""
    hand = _Hand(conn, told, taught)
    counts: Counts = {
        "steps": hand.steps(),
        "items": hand.items(),
        "choices": hand.choices(),
        "gains": hand.gains(),
        "keeps": hand.keeps(),
        "reminders": hand.reminders(),
    }
    for name, more in told.kept.items():
        counts[name].update(more)
    return {name: Counter({k: n for k, n in one.items() if n}) for name, one in counts.items()}


def as_kept(conn: Connection) -> Counts:
    """Every count, as the bot keeps it: one number a key, named by its column."""
    counts: Counts = {}
    for name, table in (
        ("steps", "step_counts"),
        ("items", "item_counts"),
        ("choices", "choice_counts"),
        ("gains", "gain_counts"),
        ("keeps", "keep_counts"),
        ("reminders", "reminder_counts"),
    ):
        keys = [one.name for one in metadata.tables[table].columns if one.primary_key]
        counts[name] = Counter()
        for row in rows(conn, table):
            key = tuple(row.pop(one) for one in keys)
            assert any(row.values()), f"an empty row in {table}: {key}"
            counts[name].update({(*key, column): value for column, value in row.items() if value})
    return counts


class _Hand:
    def __init__(
        self,
        conn: Connection,
        told: Told,
        taught: Taught,
    ) -> None:
        self.told = told
        self.lessons_of = taught.lessons_of
        self.objective_of = taught.objective_of
        self.names_options = taught.names_options
        self.learners = {row["id"]: row for row in rows(conn, "learners")}
        self.members = rows(conn, "cohort_members")
        self.letters = rows(conn, "letters")
        self.attempts = {row["id"]: row for row in rows(conn, "attempts")}
        here = rows(conn, "answers")
        self.answers = here + [row for row, _ in told.gone if row["attempt_id"] in self.attempts]
        self.answers.sort(key=lambda row: row["answered_at"])
        self.here = {row["answered_at"] for row in here}
        self.by_attempt: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.by_learner: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in self.answers:
            self.by_attempt[row["attempt_id"]].append(row)
            self.by_learner[self.attempts[row["attempt_id"]]["learner_id"]].append(row)
        self.tries: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in self.attempts.values():
            self.tries[row["learner_id"]].append(row)
        self.gone_at = {one["answered_at"]: when for one, when in told.gone}

    def cohorts(self, learner: int, at: datetime) -> Iterator[int]:
        yield 0
        for row in self.members:
            if row["learner_id"] == learner and row["joined_at"] <= at:
                yield row["cohort_id"]

    def answers_of(self, learner: int) -> list[dict[str, Any]]:
        return self.by_learner[learner]

    def ended(self, learner: int) -> list[dict[str, Any]]:
        """A learner's ended attempts in order, each with its quiz by question."""
        ended = [row for row in self.tries[learner] if row["finished_at"]]
        ended.sort(key=lambda row: (row["finished_at"], row["id"]))
        return [row | {"quiz": self.quiz(row["id"])} for row in ended]

    def quiz(self, attempt: int, at: datetime | None = None) -> dict[str, bool]:
        """Which questions of an attempt were right, of those that were still kept at a moment."""
        return {
            answer["question"]: answer["right"]
            for answer in self.by_attempt[attempt]
            if answer["in_quiz"]
            if at is None or self.gone_at.get(answer["answered_at"], at) >= at
        }

    def first_answers(self) -> Iterator[tuple[int, dict[str, Any], int | None]]:
        for learner in self.learners:
            before: list[tuple[dict[str, Any], bool]] = []
            for row in self.answers_of(learner):
                at = row["answered_at"]
                known = [one for one in before if self.gone_at.get(one[0]["answered_at"], at) >= at]
                first = all(one["question"] != row["question"] for one, _ in known)
                marks = [one["right"] for one, was_first in known if was_first]
                before.append((row, first))
                if first and at in self.here:
                    rest = sum(marks) * 100 // len(marks) if len(marks) >= 5 else None
                    yield learner, row, rest

    def items(self) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        for learner, row, rest in self.first_answers():
            at, right = row["answered_at"], int(row["right"])
            bounds = [3, 5, 8, 13, 20, 30, 60]
            slot = sum(row["seconds"] >= bound for bound in bounds)
            sums = {
                "seen": 1,
                "right": right,
                "sure_wrong": int(not right and row["confidence"] == "sure"),
                "rated": int(rest is not None),
                "rated_right": int(rest is not None and row["right"]),
                "sum_rest": rest or 0,
                "sum_rest_sq": (rest or 0) ** 2,
                "sum_right_rest": (rest or 0) if right else 0,
                f"t{slot}": 1,
            }
            for cohort in self.cohorts(learner, at):
                key = (cohort, row["question"], self.told.language(learner, at), monday(at))
                found.update({(*key, name): value for name, value in sums.items()})
        return found

    def choices(self) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        for learner, row, _ in self.first_answers():
            if not self.names_options(row["question"]):
                continue
            at = row["answered_at"]
            for cohort in self.cohorts(learner, at):
                key = (cohort, row["question"], self.told.language(learner, at), monday(at))
                found.update((*key, int(place), "n") for place in row["choice"].split(","))
        return found

    def gains(self) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        for learner in self.learners:
            ended = self.ended(learner)
            for course in self.lessons_of:
                before = [one for one in ended if one["lesson_id"] == f"before:{course}"][:1]
                after = [one for one in ended if one["lesson_id"] == f"after:{course}"][:1]
                if not (before and after):
                    continue
                at, since = after[0]["finished_at"], before[0]["finished_at"]
                was, now = self.quiz(before[0]["id"], at), self.quiz(after[0]["id"], at)
                if not (was and now) or since > at or monday(at) < self.told.horizon:
                    continue
                pairs = {
                    course: (
                        60 * sum(was.values()) // len(was),
                        60 * sum(now.values()) // len(now),
                    )
                }
                was = {self.objective_of(name): right for name, right in was.items()}
                now = {self.objective_of(name): right for name, right in now.items()}
                pairs |= {one: (was[one], now[one]) for one in was if one in now}
                for subject, (b, a) in pairs.items():
                    for cohort in self.cohorts(learner, since):
                        key = (cohort, subject, self.told.language(learner, at), monday(at))
                        sums = {
                            "people": 1,
                            "before_right": b,
                            "after_right": a,
                            "sum_d": a - b,
                            "sum_dd": (a - b) * (a - b),
                        }
                        found.update({(*key, name): int(value) for name, value in sums.items()})
        return found

    def followed(self) -> Iterator[Followed]:
        """Follow-ups, and questions a month later, by everybody who is still here."""
        for learner in self.learners:
            for course in self.lessons_of:
                later = [
                    one for one in self.ended(learner) if one["lesson_id"] == f"later:{course}"
                ][:1]
                at = later[0]["finished_at"] if later else T0
                quiz = self.quiz(later[0]["id"], at) if later else {}
                if quiz:
                    right = {self.objective_of(k): v for k, v in quiz.items()}
                    yield Followed(learner, 0, f"later:{course}", 30, course, right, at)
        yield from (one for one in self.told.followed if one.learner in self.learners)

    def keeps(self) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        for one in self.followed():
            if monday(one.at) < self.told.horizon:
                continue
            joined = {
                row["cohort_id"]
                for row in self.members
                if row["learner_id"] == one.learner and row["joined_at"] <= one.at
            }
            told = {"": list(one.right.values())} | {k: [v] for k, v in one.right.items()}
            for cohort in {0} | (joined & {one.cohort}):
                for subject, marks in told.items():
                    language = self.told.language(one.learner, one.at)
                    key = (cohort, subject, one.delay, language, monday(one.at))
                    found.update({(*key, "asked"): len(marks), (*key, "right"): sum(marks)})
        return found

    def steps(self) -> Counter[tuple[Any, ...]]:
        reached: dict[tuple[int, int, str, str], datetime] = {}

        def reach(learner: int, subject: str, stage: str, at: datetime) -> None:
            order = ["started", "completed", "passed", "kept"]
            fresh = (learner, 0, subject, stage) not in reached
            stages = order[: order.index(stage) + 1] if fresh else ["started"]
            for cohort in self.cohorts(learner, at):
                for about in (subject, ""):
                    for one in stages:
                        reached.setdefault((learner, cohort, about, one), at)

        followed = list(self.followed())
        for learner, who in self.learners.items():
            reached[learner, 0, "", "joined"] = who["created_at"]
            for row in self.members:
                if row["learner_id"] == learner:
                    reached[learner, row["cohort_id"], "", "joined"] = row["joined_at"]
            for at, _, subject, stage in sorted(self._acts(learner, followed)):
                reach(learner, subject, stage, at)
        found: Counter[tuple[Any, ...]] = Counter()
        for (learner, cohort, subject, stage), at in reached.items():
            who = self.learners[learner]
            key = (cohort, subject, stage, monday(at), who["language"], who["audience"] or "", "n")
            found[key] += 1
        return found

    def _acts(
        self, learner: int, followed: list[Followed]
    ) -> Iterator[tuple[datetime, int, str, str]]:
        """What a learner did, as (when, number, course, how far they were then)."""
        ended = self.ended(learner)
        for row in self.tries[learner]:
            course = self._course(row["lesson_id"])
            if course:
                yield row["started_at"], 0, course, "started"
        passed: dict[str, datetime] = {}
        for place, row in enumerate(ended):
            course, at = self._course(row["lesson_id"]), row["finished_at"]
            if course:
                stage = self._stage(course, ended[: place + 1])
                yield at, 1 + place, course, stage
                if stage == "passed":
                    passed.setdefault(course, at)
                    passed.setdefault("", at)
        for one in followed:
            about = one.course or ""
            well = sum(one.right.values()) >= len(one.right) / 2
            since = passed.get(about)
            if one.learner == learner and one.delay >= 28 and well and since and since <= one.at:
                yield one.at, 10**6, about, "kept"

    def _course(self, lesson_id: str) -> str | None:
        found = [
            course
            for course, lessons in self.lessons_of.items()
            if lesson_id.partition(":")[2] == course or lesson_id.rpartition(":")[2] in lessons
        ]
        return found[0] if found else None

    def _stage(self, course: str, ended: list[dict[str, Any]]) -> str:
        scores: list[tuple[int, int]] = []
        for lesson in self.lessons_of[course]:
            tries = []
            for one in ended:
                right, of = sum(one["quiz"].values()), len(one["quiz"])
                test = one["lesson_id"] == f"test:{lesson}" and of and right / of >= 0.8
                if one["lesson_id"] == lesson or test:
                    tries.append((right, of))
            if not tries:
                return "started"
            # The best; of equal ones the last.
            best = max(enumerate(tries), key=lambda t: (t[1][0] / t[1][1] if t[1][1] else 0, t[0]))
            scores.append(best[1])
        afters = [one["quiz"] for one in ended if one["lesson_id"] == f"after:{course}"]
        if any(quiz and sum(quiz.values()) / len(quiz) >= 2 / 3 for quiz in afters):
            return "passed"
        of = sum(one[1] for one in scores)
        return "passed" if of and sum(one[0] for one in scores) / of >= 0.8 else "completed"

    def reminders(self) -> Counter[tuple[Any, ...]]:
        found: Counter[tuple[Any, ...]] = Counter()
        for row in self.letters:
            if row["kind"] not in {"reminder", "goodbye"} or row["state"] != "sent":
                continue
            sent_at = row["settled_at"]
            found[monday(sent_at), "sent"] += 1
            if any(
                sent_at <= one["answered_at"] <= sent_at + timedelta(hours=24)
                for one in self.answers_of(row["learner_id"])
            ):
                found[monday(sent_at), "answered"] += 1
        for learner, at in self.told.muted.items():
            if learner in self.learners:
                found[monday(at), "muted"] += 1
        for who in self.learners.values():
            if who["unreachable_at"]:
                found[monday(who["unreachable_at"]), "unreachable"] += 1
        return found
