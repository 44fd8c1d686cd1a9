"""Questions with what their answers tell: those that look wrong first, and each by itself."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from bot.content.excerpts import excerpts
from bot.core.counting.gain import Estimate
from bot.core.counting.item_analysis import WEAK
from bot.core.counting.report import ANY, OptionRow, QuestionRow
from bot.core.course import Kind, Option, Question
from bot.core.rights import Action
from bot.core.sums import draw
from bot.formats.text import page as as_page
from bot.locales import LANGUAGES
from bot.services.reports import Reports
from bot.web import charts
from bot.web.organisers import board
from bot.web.organisers.board import Board
from bot.web.organisers.figures import NOTHING, Row, Table, Words
from bot.web.organisers.frame import Room, Visit
from bot.web.organisers.leaves import LINES
from bot.web.organisers.titles import EXAMPLE, Titles
from bot.web.requests import Refused

_NAMES = (*board.WHO, "course", "language")
_LONGEST_SEARCH = 80
_USUAL = "flagged"
_ORDERS: dict[str, Callable[[QuestionRow], Any]] = {
    "flagged": lambda one: (not one.flags, _value(one.right, 2.0)),
    "hardest": lambda one: _value(one.right, 2.0),
    "telling": lambda one: _value(one.discrimination, 2.0),
    "slowest": lambda one: -(one.seconds if one.seconds is not None else -1.0),
    "seen": lambda one: -(one.seen.shown or 0),
}
_TELLS = 0.2
"""From how much on being right goes with being right elsewhere, so that words say so."""


class QuestionPages:
    """The list of questions, and a page for each. `lessons` is the folder of their files."""

    def __init__(self, room: Room, reports: Reports, titles: Titles, lessons: Path) -> None:
        self._reports = reports
        self._titles = titles
        self._lessons = lessons
        room.tab(board.QUESTIONS, "board-tab-questions", Action.SEE_REPORTS)
        room.route(board.QUESTIONS, Action.SEE_REPORTS, self._list)
        room.route(f"{board.QUESTIONS}/{{question:path}}", Action.SEE_REPORTS, self._one)

    async def _list(self, visit: Visit) -> Response:
        order, sought = _order(visit), _sought(visit)
        made = await board.begun(
            visit,
            board.QUESTIONS,
            self._reports,
            _NAMES,
            order=_kept_order(order),
            find=sought,
        )
        words = made.words
        found = await self._reports.questions(visit.me, made.filter)
        spoken = made.filter.language
        there = [one for one in found.rows if spoken in {ANY, one.language}]
        rows = [one for one in there if self._fits(one, sought)] if sought else there
        rows.sort(key=_ORDERS[order])
        first = min(visit.query.whole("skip") or 0, max(len(rows) - 1, 0)) // LINES * LINES
        shown = rows[first : first + LINES]
        return made.page(
            "questions",
            found.at,
            lead=_lead(words, rows, order, sought),
            any=bool(there),
            sought=sought,
            longest=_LONGEST_SEARCH,
            all=made.filters.link(find=""),
            orders=[
                {
                    "words": words.t(f"board-sort-{one}"),
                    "link": made.filters.link(order=_kept_order(one)),
                    "now": one == order,
                }
                for one in _ORDERS
            ],
            items=[self._item(made, one, first) for one in shown],
            table=self._table(words, shown),
            leaf=_leaf(made, first, len(rows)),
            courses=[] if sought or made.filter.course else _courses(made, rows),
        )

    def _fits(self, one: QuestionRow, sought: str) -> bool:
        """Whether every word that is sought stands in a question, its lesson's title or its name.

        Found is also what the question says in another language than its answers are in.
        """
        asks = (self._titles.asks(one.question, language) for language in LANGUAGES)
        within = _plain(f"{' '.join(asks)} {one.lesson_title} {one.question}")
        return all(word in within for word in _plain(sought).split())

    async def _one(self, visit: Visit) -> Response:
        name = visit.request.path_params["question"]
        lesson_id, _, key = name.rpartition("/")
        lesson = self._titles.catalogue().lessons.get(lesson_id)
        if lesson is None or key not in lesson.edition(visit.language).questions:
            raise Refused(404, "no-page")
        made = await board.begun(
            visit,
            f"{board.QUESTIONS}/{name}",
            self._reports,
            # The way back leads to where the question was found.
            order=_kept_order(_order(visit)),
            find=_sought(visit),
            skip=str(visit.query.whole("skip") or ""),
        )
        words = made.words
        found = await self._reports.questions(visit.me, made.filter)
        rows = {one.language: one for one in found.rows if one.question == f"{lesson_id}#{key}"}
        editions = [
            _edition(
                words,
                draw(lesson.editions[language].questions[key], EXAMPLE),
                language,
                rows.get(language),
            )
            for language in sorted(lesson.editions, key=lambda one: one != visit.language)
            if key in lesson.editions[language].questions
        ]
        return made.page(
            "question",
            found.at,
            lesson=lesson.edition(visit.language).title,
            back=made.filters.link(board.QUESTIONS),
            figures=[_figures(words, one) for one in rows.values()],
            flags=[said for one in rows.values() for said in self._flags(words, one)],
            known=any(one.right is not None for one in rows.values()),
            editions=editions,
            places=[
                {
                    "file": f"{self._lessons.name}/{one.file}",
                    "line": one.line,
                    "numbered": list(enumerate(one.lines, one.line)),
                }
                for one in excerpts(self._lessons, lesson_id, key)
            ],
        )

    def _flags(self, words: Words, one: QuestionRow) -> list[str]:
        return [
            board.flag(words, each, self._titles.option(one.question, one.language, each.option))
            for each in one.flags
        ]

    def _item(self, made: Board, one: QuestionRow, first: int) -> dict[str, Any]:
        words = made.words
        share = None if one.right is None else one.right.value
        return {
            "ask": self._titles.asked(one.question, one.language),
            "language": one.language,
            "link": made.filters.link(board.question_path(one.question), skip=str(first or "")),
            "lesson": one.lesson_title,
            "flags": self._flags(words, one),
            "right": words.share(share) if share is not None else words.t("board-held"),
            "mark": charts.bar(share),
            "facts": [
                board.language_name(one.language),
                words.t("board-seen", n=words.count(one.seen)),
                *([] if one.seconds is None else [_seconds(words, one.seconds)]),
                telling(words, one.discrimination),
            ],
        }

    def _table(self, words: Words, rows: Sequence[QuestionRow]) -> Table:
        names = ("question", "language-head", "right", "answered", "telling", "time", "sure-wrong")
        head = [*(words.t(f"board-{one}") for one in names), words.t("board-looks-wrong")]
        cells = [
            [
                self._titles.asked(one.question, one.language),
                board.language_name(one.language),
                words.share(None if one.right is None else one.right.value),
                words.brief(one.seen),
                "" if one.discrimination is None else f"{one.discrimination.value:.2f}",
                "" if one.seconds is None else f"{one.seconds:.0f} s",
                "" if one.sure_wrong is None else words.share(one.sure_wrong),
                " ".join(self._flags(words, one)),
            ]
            for one in rows
        ]
        return Table(words.t("board-questions-title"), head, cells)


def _order(visit: Visit) -> str:
    order = visit.query.text("order")
    return order if order in _ORDERS else _USUAL


def _kept_order(order: str) -> str:
    """An order as an address has it, where the usual one needs none."""
    return "" if order == _USUAL else order


def _sought(visit: Visit) -> str:
    return visit.query.text("find")[:_LONGEST_SEARCH]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _lead(words: Words, rows: Sequence[QuestionRow], order: str, sought: str) -> str:
    if sought:
        return words.t("board-questions-found", n=len(rows), words=sought)
    flagged = sum(bool(one.flags) for one in rows)
    first = "first" if order == _USUAL else "else"
    return words.t("board-questions-lead", n=len(rows), flagged=flagged, order=first)


def _leaf(made: Board, first: int, n: int) -> dict[str, str]:
    """Which of the questions a leaf shows, and the leaves beside it; nothing where it has all."""
    if n <= LINES:
        return {}
    last = min(first + LINES, n)
    before, after = first - LINES, n - last
    link, t = made.filters.link, made.words.t
    return {
        "words": t("board-questions-part", first=first + 1, last=last, n=n),
        "before": link(skip=str(before or "")) if first else "",
        "before_words": t("board-questions-before", n=LINES),
        "after": link(skip=str(last)) if after else "",
        "after_words": t("board-questions-after", n=min(after, LINES)),
    }


def _courses(made: Board, rows: Sequence[QuestionRow]) -> list[Row]:
    """Every course with how many of the questions are its own, and how many of them look wrong."""
    words = made.words
    many = Counter(one.course for one in rows)
    wrong = Counter(one.course for one in rows if one.flags)
    return [
        Row(
            made.title(one.titles, one.value),
            words.t("board-questions-many", n=many[one.value]),
            note=words.t("board-questions-wrong", n=wrong[one.value]) if wrong[one.value] else "",
            link=made.filters.link(course=one.value),
        )
        for one in made.offered.of.get("course", ())
        if many[one.value]
    ]


def _value(one: Estimate | None, otherwise: float) -> float:
    return otherwise if one is None else one.value


def _seconds(words: Words, seconds: float) -> str:
    return words.t("board-seconds", n=round(seconds))


def telling(words: Words, one: Estimate | None) -> str:
    """What a question tells of who answers it, in words; it accuses where a flag does."""
    if one is None:
        return words.t("board-telling-unknown")
    if one.high < 0:
        return words.t("board-telling-backwards")
    if one.high < WEAK:
        return words.t("board-telling-none")
    return words.t("board-telling-good" if one.value >= _TELLS else "board-telling-weak")


def _figures(words: Words, one: QuestionRow) -> dict[str, Any]:
    share = one.right
    facts = [
        (
            words.t("board-right"),
            words.share(None if share is None else share.value),
            ""
            if share is None
            else words.t("board-likely", low=words.share(share.low), high=words.share(share.high)),
        ),
        (words.t("board-answered"), words.count(one.seen), ""),
    ]
    if one.seconds is not None:
        facts.append((words.t("board-time"), _seconds(words, one.seconds), ""))
    if one.sure_wrong is not None:
        facts.append((words.t("board-sure-wrong"), words.share(one.sure_wrong), ""))
    return {
        "name": board.language_name(one.language),
        "facts": facts,
        "telling": telling(words, one.discrimination),
    }


def _edition(
    words: Words, question: Question, language: str, row: QuestionRow | None
) -> dict[str, Any]:
    """A question in a language as its learners see it, with how often each option was chosen."""
    chosen = {} if row is None else {one.place: one for one in row.options}
    options = [
        _option(words, question, option, language, chosen.get(place))
        for place, option in enumerate(question.options)
    ]
    cells = [[one["words"], one["verdict"], one["value"]] for one in options]
    head = [words.t(f"board-{one}") for one in ("option", "verdict", "chosen-by")]
    heading = words.t("board-question-options", spoken=LANGUAGES[language])
    return {
        "language": language,
        "name": LANGUAGES[language],
        "ask": _html(question.ask),
        "message": question.message,
        "drawn": question.sum is not None,
        "answer": _answer(words, question),
        "options": options,
        "ordered": question.kind is Kind.ORDER,
        "known": bool(chosen),
        "table": Table(heading, head, cells),
    }


def _option(
    words: Words, question: Question, option: Option, language: str, row: OptionRow | None
) -> dict[str, Any]:
    ordered = question.kind is Kind.ORDER
    share = None if row is None else row.share
    told = (
        "" if row is None else words.share(share) if share is not None else words.brief(row.count)
    )
    verdict = "" if ordered else words.t(f"board-{'right' if option.right else 'wrong'}-mark")
    mark = charts.bar(share, "plain" if option.right else "wrong")
    return {
        "words": option.text or Words(language).t(f"button-{option.key}"),
        "right": None if ordered else option.right,
        "verdict": verdict,
        "value": told,
        "mark": NOTHING if row is None or ordered else mark,
        "feedback": _html(option.feedback),
    }


def _answer(words: Words, question: Question) -> str:
    key = question.number
    if key is None:
        return ""
    value = f"{key.answer.normalize():f}"
    told = f"{value} (± {key.tolerance.normalize():f})" if key.tolerance else value
    return words.t("board-question-answer", answer=f"{told} {key.unit}".strip())


def _html(telegram_html: str) -> Markup:
    """A lesson's text; it was made safe when it was loaded."""
    return Markup(as_page(telegram_html))  # noqa: S704 - from the lessons, escaped as they are read
