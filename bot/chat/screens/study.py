"""Cards, questions, outcomes and endings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.chat.buttons import (
    AskThree,
    Choose,
    Clear,
    Do,
    GetCertificate,
    Go,
    HowSure,
    OpenLesson,
    Remind,
    Send,
    ShowCard,
    ShowDrill,
    ShowRules,
    ShowSources,
    Skip,
    Tick,
)
from bot.chat.screens import flag, follow_up, quotes
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain, width
from bot.core import grading, probe, progress
from bot.core.course import Card, Kind, Option, Question
from bot.core.grading import ONE_TAP, Verdict
from bot.core.picture import in_words
from bot.core.review import REVIEW
from bot.locales import t
from bot.pictures import card as drawing
from bot.services.flags import CARD, SOURCES, STEP, Spot
from bot.services.view import Ending, Explained, View
from bot.store.answers import Answer

_ON_BUTTON = 30
"""The widest option that still reads whole on a phone's button, in Latin letters."""

_LETTERS = "ABCDEF"
_MILESTONES = frozenset({1, 3, 10, 20, 30, 50, 70})
_SURE = {("wrong", "sure"): "sure-and-wrong", ("right", "unsure"): "unsure-and-right"}


def view(shown: View) -> Screen:
    """The screen for where a learner stands."""
    if shown.ending is not None:
        return _ending(shown, shown.ending)
    question = shown.question
    if question is None:
        return _card(shown)
    if shown.asks_how_sure:
        return _how_sure(shown, question)
    if shown.answer is not None:
        return _outcome(shown, question, shown.answer)
    return _question(shown, question)


def why(shown: View) -> str:
    """Why this comes next, in one sentence; empty where the learner chose it."""
    reason, language = shown.reason, shown.language
    if reason is None:
        return ""
    if reason.kind == "missed" and reason.when is not None:
        day = t(language, f"on-day-{reason.when.weekday()}")
        return f"<i>{t(language, 'why-missed', objective=plain(reason.objective), day=day)}</i>"
    if reason.kind == "group" and reason.course is not None:
        title = reason.course.title(language)
        return f"<i>{t(language, 'why-group', course=plain(title))}</i>"
    if reason.kind == "fits":
        fits = t(language, f"audience-{reason.audience}")
        return f"<i>{t(language, 'why-fits', audience=fits)}</i>"
    if reason.course is not None:
        title = reason.course.title(language)
        return f"<i>{t(language, 'why-next', course=plain(title))}</i>"
    return ""


def _how_sure(shown: View, question: Question) -> Screen:
    language, attempt, step = shown.language, shown.attempt_id, shown.position
    rows = [
        [
            Key(t(language, "button-sure"), HowSure(attempt, step, 1)),
            Key(t(language, "button-unsure"), HowSure(attempt, step, 0)),
        ]
    ]
    said = ""
    if shown.answer is not None:
        said = t(language, "you-said", number=f"<b>{_said(shown, question, shown.answer)}</b>")
    text = paragraphs(_header(shown), question.ask, said, t(language, "how-sure"))
    return Screen(text, [*rows, _flag(shown)])


def _said(shown: View, question: Question, answer: Answer) -> str:
    choice = grading.decode(question, answer.choice)
    if isinstance(choice, Decimal):
        return _number(choice, question.number.unit if question.number else "")
    words = (_words(shown.language, question.options[place]) for place in choice)
    return plain(t(shown.language, "list-comma").join(words))


def sources(shown: View) -> Screen:
    """Where a lesson's facts come from."""
    language = shown.language
    lines = []
    for source in shown.lesson.sources:
        title = plain(source.title)
        if source.url:
            title = f'<a href="{plain(source.url)}">{title}</a>'
        lines.append(f"• {t(language, 'sources-line', title=title, date=source.date)}")
    back = Key(t(language, "button-back"), Go(shown.attempt_id, shown.position))
    rows = [[back], _flag(shown, SOURCES)]
    return Screen(paragraphs(t(language, "sources"), "\n".join(lines)), rows)


def explanation(explained: Explained) -> Screen:
    """The card that explains a question, and the ways on."""
    shown, lesson = explained.view, explained.lesson
    title = f"<b>{plain(lesson.edition(shown.language).title)}</b>"
    back = Key(t(shown.language, "button-back"), Go(shown.attempt_id, shown.position))
    forward = _steps(shown, forward=True)[-1]
    rows = [[back, forward], _flag(shown, CARD)]
    return carded(shown.language, (title,), explained.card, rows)


def dots(at: int, of: int) -> str:
    """`●●●○○`: step `at` (from 0) of `of`."""
    return "●" * (at + 1) + "○" * (of - at - 1)


def _header(shown: View) -> str:
    lesson, language = shown.lesson, shown.language
    in_flow = shown.position < len(lesson.flow)
    at = shown.position if in_flow else shown.position - len(lesson.flow)
    of = len(lesson.flow) if in_flow else len(lesson.quiz)
    mark = f"\n{t(language, 'draft')}" if lesson.draft else ""
    if in_flow:
        return f"<b>{plain(shown.edition.title)}</b>\n{dots(at, of)}{mark}"
    key = "review-progress" if lesson.id == REVIEW else "quiz-progress"
    if shown.probe in {*probe.KINDS, probe.START}:
        key = f"{shown.probe}-progress"
    elif shown.follows is not None:
        key = "follow-progress"
    line = "" if of == 1 else f"\n{dots(at, of)}"
    return f"<b>{t(language, key, at=at + 1, of=of)}</b>{line}{mark}"


def _steps(shown: View, *, forward: bool) -> list[Key]:
    """Back and next."""
    lesson, language = shown.lesson, shown.language
    row = []
    if shown.position > 0:
        row.append(Key(t(language, "button-back"), Go(shown.attempt_id, shown.position - 1)))
    if forward:
        following = shown.position + 1
        word = "button-next"
        if following == len(progress.steps(lesson)):
            word = "button-result"
        elif following == len(lesson.flow):
            word = "button-quiz"
        row.append(Key(t(language, word), Go(shown.attempt_id, following)))
    return row


def _flag(shown: View, of: str = STEP) -> list[Key]:
    """Something wrong here?"""
    return flag.row(shown.language, Spot(of, str(shown.attempt_id), shown.position))


def _card(shown: View) -> Screen:
    edition = shown.edition
    card = edition.cards[shown.lesson.flow[shown.position]]
    goal = ""
    if shown.position == 0:
        objective = plain(next(iter(edition.objectives.values())))
        goal = f"<i>{t(shown.language, 'lesson-goal', objective=objective)}</i>"
    rows = [_steps(shown, forward=True)]
    if shown.position == 0:
        known = t(shown.language, "button-known")
        rows.append([Key(known, AskThree(probe.TEST, shown.lesson.id))])
    return carded(shown.language, (_header(shown), goal), card, [*rows, _flag(shown)])


def carded(language: str, before: Sequence[str], card: Card, rows: Rows, after: str = "") -> Screen:
    """A card with its picture, which is told in words below it, folded up on a phone."""
    if card.picture is None:
        return Screen(paragraphs(*before, card.text, after), rows)
    told = t(language, "picture-in-words", words=plain(in_words(card.picture)))
    folded = f"<blockquote expandable>{told}</blockquote>"
    return Screen(paragraphs(*before, card.text, after, folded), rows, drawing.svg(card.picture))


def _words(language: str, option: Option) -> str:
    if option.text:
        return option.text
    return t(language, "button-true" if option.key == "true" else "button-false")


def _message(shown: View, question: Question) -> str:
    if question.message is None:
        return ""
    sender = t(shown.language, "sender", sender=plain(question.message.sender))
    return f"<blockquote><b>{sender}</b>\n{plain(question.message.text)}</blockquote>"


def _question(shown: View, question: Question) -> Screen:
    language = shown.language
    parts = [_header(shown), question.ask, _message(shown, question)]
    rows: Rows
    match question.kind:
        case Kind.NUMBER:
            parts.append(f"<i>{_number_hint(language, question)}</i>")
            rows = []
        case Kind.ORDER:
            parts += [_order_so_far(shown, question), f"<i>{t(language, 'ask-order')}</i>"]
            rows = _order_rows(shown, question)
        case Kind.SEVERAL | Kind.RED_FLAGS:
            hint = "ask-several" if question.kind is Kind.SEVERAL else "ask-red-flags"
            listed, rows = _tick_rows(shown, question)
            parts += [listed, f"<i>{t(language, hint)}</i>"]
        case _:
            listed, rows = _choice_rows(shown, question)
            parts.append(listed)
    rows = [*rows, _steps(shown, forward=False)]
    if shown.probe == probe.BEFORE:
        rows.append([Key(t(language, "button-skip"), Skip(shown.attempt_id))])
    rows += follow_up.ways_out(shown)
    return Screen(paragraphs(*parts), [*rows, _flag(shown)])


def _number_hint(language: str, question: Question) -> str:
    unit = question.number.unit if question.number else ""
    if unit:
        return t(language, "ask-number-unit", unit=plain(unit))
    return t(language, "ask-number")


def _choice_rows(shown: View, question: Question) -> tuple[str, Rows]:
    """Options on the buttons where they fit, else listed in the text under letters."""
    words = [_words(shown.language, question.options[place]) for place in shown.order]
    does = [Choose(shown.attempt_id, shown.position, place) for place in shown.order]
    if all(width(text) <= _ON_BUTTON for text in words):
        if all(width(text) <= 8 for text in words) and len(words) <= 4:
            return "", [[Key(text, do) for text, do in zip(words, does, strict=True)]]
        return "", [[Key(text, do)] for text, do in zip(words, does, strict=True)]
    listed = "\n".join(f"<b>{_LETTERS[i]}</b>  {plain(text)}" for i, text in enumerate(words))
    return listed, [[Key(_LETTERS[i], do) for i, do in enumerate(does)]]


def _tick_rows(shown: View, question: Question) -> tuple[str, Rows]:
    options = [(place, _words(shown.language, question.options[place])) for place in shown.order]
    lettered = any(width(text) > _ON_BUTTON for _, text in options)
    rows: list[list[Key]] = []
    for i, (place, text) in enumerate(options):
        ticked = place in shown.picks
        box = "☑" if ticked else "☐"
        words = f"{box} {_LETTERS[i] if lettered else text}"
        rows.append([Key(words, Tick(shown.attempt_id, shown.position, place, 0 if ticked else 1))])
    listed = ""
    if lettered:
        listed = "\n".join(
            f"<b>{_LETTERS[i]}</b>  {plain(text)}" for i, (_, text) in enumerate(options)
        )
        rows = [[key for row in rows for key in row]]
    done = Key(t(shown.language, "button-done"), Send(shown.attempt_id, shown.position))
    return listed, [*rows, [done]]


def _order_so_far(shown: View, question: Question) -> str:
    if not shown.picks:
        return ""
    lines = [t(shown.language, "your-order")]
    lines += [f"{i}. {plain(question.options[p].text)}" for i, p in enumerate(shown.picks, 1)]
    return "\n".join(lines)


def _order_rows(shown: View, question: Question) -> Rows:
    attempt, step = shown.attempt_id, shown.position
    rows = [
        [Key(cut(question.options[place].text, 44), Tick(attempt, step, place, 1))]
        for place in shown.order
        if place not in shown.picks
    ]
    controls = []
    if shown.picks:
        controls.append(Key(t(shown.language, "button-clear"), Clear(attempt, step)))
    if len(shown.picks) == len(question.options):
        controls.append(Key(t(shown.language, "button-done"), Send(attempt, step)))
    return [*rows, controls]


def _outcome(shown: View, question: Question, answer: Answer) -> Screen:
    choice = grading.decode(question, answer.choice)
    verdict = grading.grade(question, choice)
    heading = t(shown.language, "verdict-right" if answer.right else "verdict-wrong")
    if answer.confidence is not None:
        kind = "right" if answer.right else "wrong"
        sentence = _SURE.get((kind, answer.confidence))
        heading = paragraphs(heading, t(shown.language, sentence) if sentence else "")
    match question.kind:
        case Kind.NUMBER:
            body = _number_outcome(shown, question, verdict, choice)
        case Kind.ORDER:
            body = _order_outcome(shown, question, verdict)
        case kind if kind in ONE_TAP:
            body = _one_tap_outcome(shown, question, verdict)
        case _:
            body = _several_outcome(shown, question, verdict)
    text = paragraphs(_header(shown), question.ask, _message(shown, question), heading, body)
    rows = [_steps(shown, forward=True)]
    if shown.offers_card:
        look = ShowCard(shown.attempt_id, shown.position)
        rows.insert(0, [Key(t(shown.language, "button-card"), look)])
    return Screen(text, [*rows, _flag(shown)])


def _one_tap_outcome(shown: View, question: Question, verdict: Verdict) -> str:
    language = shown.language
    chosen = verdict.chosen[0]
    said = f"<b>{plain(_words(language, chosen))}</b>\n{chosen.feedback}"
    if verdict.right:
        return said
    right = next(option for option in question.options if option.right)
    answer = f"<b>{plain(_words(language, right))}</b>"
    # The feedback to true or false says already what holds.
    if question.kind is Kind.TRUE_FALSE:
        return said
    return paragraphs(said, t(language, "the-answer", answer=answer))


def _several_outcome(shown: View, question: Question, verdict: Verdict) -> str:
    parts = []
    for option in question.options:
        if option in verdict.chosen:
            mark = "✅" if option.right else "🔸"
            parts.append(f"{mark} <b>{plain(option.text)}</b>\n{option.feedback}")
    if verdict.missed:
        parts.append(t(shown.language, "you-missed"))
        parts += [f"👉 <b>{plain(option.text)}</b>\n{option.feedback}" for option in verdict.missed]
    return paragraphs(*parts)


def _order_outcome(shown: View, question: Question, verdict: Verdict) -> str:
    lines = []
    for place, option in enumerate(question.options):
        fits = verdict.chosen[place] == option
        mark = "✅" if fits else "🔸"
        lines.append(f"{mark} {place + 1}. <b>{plain(option.text)}</b>\n{option.feedback}")
    return paragraphs(t(shown.language, "the-right-order"), *lines)


def _number_outcome(
    shown: View, question: Question, verdict: Verdict, choice: grading.Choice
) -> str:
    language, key = shown.language, question.number
    unit = key.unit if key else ""
    given = choice if isinstance(choice, Decimal) else Decimal(0)
    said = t(language, "you-said", number=f"<b>{_number(given, unit)}</b>")
    if verdict.right or key is None:
        return paragraphs(said, verdict.feedback)
    answer = t(language, "the-answer", answer=f"<b>{_number(key.answer, unit)}</b>")
    return paragraphs(said, verdict.feedback, answer)


def _number(value: Decimal, unit: str) -> str:
    space = "" if unit in {"", "%"} or width(unit) == 2 * len(unit) else " "
    return f"{value:,}{space}{plain(unit)}"


def _ending(shown: View, ending: Ending) -> Screen:
    language = shown.language
    if ending.group is not None:
        thanks = t(language, "follow-thanks")
        return follow_up.offer(language, ending.group, before=thanks)
    rows: list[list[Key]] = []
    if ending.course_done is not None:
        rows.append([Key(t(language, "button-after"), AskThree(probe.AFTER, ending.course_done))])
    if shown.probe == probe.AFTER:
        course = (probe.read(shown.lesson.id) or ("", ""))[1]
        rows.append([Key(t(language, "button-certificate"), GetCertificate(course, 1))])
    if ending.drill is not None:
        rows.append([Key(t(language, "button-practise"), ShowDrill(ending.drill))])
    if ending.next_lesson is not None:
        title = ending.next_lesson.edition(language).title
        words = cut(t(language, "button-next-lesson", lesson=title), 44)
        rows.append([Key(words, OpenLesson(ending.next_lesson.id))])
    if ending.due:
        rows.append([Key(t(language, "button-review", due=ending.due), Do("review"))])
    if ending.pace is not None and ending.unasked is None:
        rows += follow_up.pace_keys(language, ending.pace)
    elif ending.offer_reminders and ending.unasked is None:
        rows.append([Key(t(language, "button-remind"), Remind("on", 1))])
    if shown.lesson.facts:
        rows.append([Key(t(language, "button-rules"), ShowRules(shown.attempt_id, ""))])
    if ending.quote is not None:
        rows.append(quotes.row(language, ending.quote))
    last = [Key(t(language, "button-progress"), Do("progress"))]
    if shown.lesson.sources:
        last.append(Key(t(language, "button-sources"), ShowSources(shown.attempt_id)))
    screen = Screen(_ending_text(shown, ending), [*rows, last])
    return follow_up.asked_below(screen, ending.unasked, language)


def _ending_text(shown: View, ending: Ending) -> str:
    language, edition = shown.language, shown.edition
    score = t(language, "score", right=ending.score.right, of=ending.score.of)
    if shown.lesson.id == REVIEW:
        return paragraphs(t(language, "review-done"), score, t(language, "review-ending"))
    if shown.follows is not None:
        return follow_up.kept(shown, ending.follow)
    match shown.probe:
        case probe.BEFORE:
            known = ending.score.right == ending.score.of
            return t(language, "before-done-all" if known else "before-done", of=ending.score.of)
        case probe.TEST:
            passed = ending.score.share >= probe.PASSED
            return paragraphs(score, t(language, "test-passed" if passed else "test-failed"))
        case probe.AFTER | probe.LATER:
            then = ""
            if ending.before is not None:
                then = t(language, "after-before", right=ending.before.right, of=ending.before.of)
            return paragraphs(t(language, f"{shown.probe}-done"), then, score)
    return paragraphs(
        t(language, "lesson-done", lesson=plain(edition.title)),
        score,
        edition.learned,
        t(language, "today", action=edition.action),
        t(language, "course-done") if ending.course_done else _milestone(shown, ending),
        "" if ending.next_lesson else t(language, "all-done"),
        _pace(language, ending),
    )


def _pace(language: str, ending: Ending) -> str:
    """A group's reminders, where nothing else is asked of it: one thing at a time."""
    if ending.pace is None or ending.unasked is not None:
        return ""
    return follow_up.pace(language, ending.pace)


def _milestone(shown: View, ending: Ending) -> str:
    """A kind word at the first lesson, and then now and then."""
    if not ending.fresh or ending.lessons_done not in _MILESTONES:
        return ""
    return t(shown.language, "milestone", lessons=ending.lessons_done)
