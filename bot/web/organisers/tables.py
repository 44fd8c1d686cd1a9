"""Reports as plain tables for files: just what the pages show, and held back where they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.content.markup import plain
from bot.core.counting.count import Count
from bot.core.counting.gain import Estimate
from bot.core.counting.report import (
    UNSAID,
    Asked,
    EventReport,
    GainRow,
    KeptAfter,
    KeptRow,
    Learning,
    Overview,
    Questions,
    Reminders,
    Step,
)
from bot.locales import LANGUAGES, bundle, t
from bot.web.files import Cell, Table

_DIGITS = 4


class Tables:
    """Makes tables in a language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def overview(self, found: Overview) -> list[Table]:
        """How far people came, week by week, and by everything."""
        stages = [self._t(f"stage-{one.stage}") for one in found.steps]
        made = [
            self._table("funnel", ["stage", "people", "share"], self._steps(found.steps)),
            self._table(
                "change",
                ["stage", "this-week", "last-week"],
                (
                    (self._t(f"stage-{one.stage}"), self._n(one.this_week), self._n(one.last_week))
                    for one in found.change
                ),
            ),
        ]
        if found.trend:
            rows = (
                (one.monday.isoformat(), *(self._n(count) for count in one.counts))
                for one in found.trend
            )
            made.append(Table(self._t("weeks"), [self._t("week"), *stages], rows))
        for one in found.breakdowns:
            names = stages[1:] if one.by == "course" else stages
            rows_of = (
                (
                    self._title(one.by, part.key, part.titles),
                    *(self._n(s.count) for s in part.steps),
                )
                for part in one.parts
            )
            made.append(Table(self._t(f"by-{one.by}"), [self._t(one.by), *names], rows_of))
        return made

    def learning(self, found: Learning) -> list[Table]:
        """Gains and retention."""
        return [
            self._gains("gain-courses", found.courses),
            self._gains("gain-objectives", found.objectives),
            self._keeps("kept", found.kept),
            self._keeps("forgotten", found.forgotten),
        ]

    def questions(self, found: Questions) -> list[Table]:
        """Item analysis, and how often each option was chosen."""
        head = [
            "question",
            "language",
            "lesson",
            "asked",
            "people",
            "right",
            "right-low",
            "right-high",
            "discrimination",
            "sure-wrong",
            "seconds",
            "looks-wrong",
        ]
        rows = (
            (
                one.question,
                LANGUAGES.get(one.language, one.language),
                one.lesson_title,
                plain(one.ask),
                self._n(one.seen),
                *_ends(one.right),
                _number(None if one.discrimination is None else one.discrimination.value),
                _number(one.sure_wrong),
                _number(one.seconds),
                "; ".join(self._t(f"flag-{flag.reason}") for flag in one.flags),
            )
            for one in found.rows
        )
        options = (
            (
                one.question,
                LANGUAGES.get(one.language, one.language),
                option.text,
                self._t("yes" if option.right else "no"),
                self._n(option.count),
                _number(option.share),
            )
            for one in found.rows
            for option in one.options
        )
        return [
            self._table("questions", head, rows),
            self._table(
                "options",
                ["question", "language", "option", "key", "people", "share-answers"],
                options,
            ),
        ]

    def asked(self, found: Asked) -> list[Table]:
        """What was asked, what did not help, what rises."""
        questions = (
            (
                one.question,
                LANGUAGES.get(one.language, one.language),
                self._n(one.times),
                self._title("lesson", one.near, one.near_titles),
                one.last_day.isoformat(),
            )
            for one in found.questions
        )
        helped = (
            (
                self._title("lesson", one.card, one.titles),
                LANGUAGES.get(one.language, one.language),
                self._n(one.up),
                self._n(one.down),
            )
            for one in found.helped
        )
        rising = (
            (
                one.example,
                LANGUAGES.get(one.language, one.language),
                one.kind,
                self._n(one.seen),
                one.first_day.isoformat(),
                one.last_day.isoformat(),
            )
            for one in found.rising
        )
        return [
            self._table(
                "unanswered", ["asked", "language", "times", "near", "last-day"], questions
            ),
            self._table("helped", ["lesson", "language", "up", "down"], helped),
            self._table(
                "rising", ["message", "language", "scam", "times", "first-day", "last-day"], rising
            ),
        ]

    def reminders(self, found: Reminders) -> list[Table]:
        """Reminders by week."""
        rows = (
            (
                one.monday.isoformat(),
                self._n(one.sent),
                self._n(one.answered),
                self._n(one.muted),
                self._n(one.unreachable),
                _number(one.share),
            )
            for one in found.weeks
        )
        head = ["week", "sent", "answered", "muted", "unreachable", "share-sent"]
        return [self._table("reminders", head, rows)]

    def event(self, found: EventReport) -> list[Table]:
        """One event."""
        place = found.place
        facts: list[Sequence[Cell]] = [
            (self._t("title"), place.title),
            (self._t("partner"), place.partner_name),
            (self._t("venue"), place.venue),
            (self._t("starts"), place.starts_at.isoformat(timespec="minutes")),
            (self._t("expected"), place.expected),
            (self._t("came"), self._n(found.came)),
            (self._t("played"), self._n(found.played)),
            (self._t("right"), _number(found.right)),
        ]
        questions = (
            (
                one.question,
                plain(self._title("question", one.question, one.titles)),
                self._n(one.answered),
                _number(one.share),
            )
            for one in found.questions
        )
        others = (
            (
                one.title,
                one.starts_at.isoformat(timespec="minutes"),
                self._n(one.came),
                _number(one.share),
                _number(None if one.gain is None else one.gain.value),
            )
            for one in found.siblings
        )
        return [
            Table(self._t("event"), [self._t("what"), self._t("value")], facts),
            self._table("funnel", ["stage", "people", "share"], self._steps(found.steps)),
            self._table("room", ["question", "asked", "people", "right"], questions),
            self._gains("gain-courses", found.gains),
            self._keeps("kept", [KeptRow("", {}, found.kept)]),
            self._table("sessions", ["title", "starts", "came", "right", "gain"], others),
            self._table("quotes", ["words"], ((one,) for one in found.quotes)),
        ]

    def _steps(self, steps: Sequence[Step]) -> Iterator[Sequence[Cell]]:
        for one in steps:
            yield self._t(f"stage-{one.stage}"), self._n(one.count), _number(one.share)

    def _gains(self, name: str, rows: Sequence[GainRow]) -> Table:
        head = ["what", "people", "before", "after", "gain", "gain-low", "gain-high"]
        return self._table(
            name,
            head,
            (
                (
                    self._title("subject", one.subject, one.titles),
                    self._n(one.people),
                    _number(one.before),
                    _number(one.after),
                    *_ends(one.gain),
                )
                for one in rows
            ),
        )

    def _keeps(self, name: str, rows: Sequence[KeptRow]) -> Table:
        head = ["what", "days", "answers", "right", "right-low", "right-high"]
        return self._table(
            name,
            head,
            (self._kept(row, one) for row in rows for one in row.after),
        )

    def _kept(self, row: KeptRow, one: KeptAfter) -> Sequence[Cell]:
        what = self._title("subject", row.subject, row.titles) if row.subject else self._t("all")
        return what, one.delay, self._n(one.asked), *_ends(one.share)

    def _table(self, name: str, head: Sequence[str], rows: Iterator[Sequence[Cell]]) -> Table:
        return Table(self._t(name), [self._t(one) for one in head], rows)

    def _n(self, count: Count) -> Cell:
        """A number where it is exact; else in words."""
        if count.shown is not None:
            if count.about or count.least:
                return self._t("about" if count.about else "least", n=count.shown)
            return count.shown
        return self._t("few" if count.few else "most" if count.most else "held")

    def _title(self, by: str, key: str, titles: Mapping[str, str]) -> str:
        if by == "language":
            return LANGUAGES.get(key, key)
        if by == "audience":
            known = bundle(self._language).has_message(f"audience-{key}")
            told = t(self._language, f"audience-{key}") if known else key
            return self._t("unsaid") if key == UNSAID else told
        return titles.get(self._language) or next(iter(titles.values()), key)

    def _t(self, key: str, **values: object) -> str:
        return t(self._language, f"report-{key}", **values)


def _number(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)


def _ends(one: Estimate | None) -> tuple[Cell, Cell, Cell]:
    return (
        (None, None, None)
        if one is None
        else (
            _number(one.value),
            _number(one.low),
            _number(one.high),
        )
    )
