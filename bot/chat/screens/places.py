"""Greeting, courses, progress, language and help: where a learner chooses where to go."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import (
    Audience,
    Do,
    Goal,
    OfferQuizzes,
    OpenCourse,
    OpenLesson,
    OpenTrack,
    ShowDrill,
    ShowKept,
    Speak,
)
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core.course import Catalogue
from bot.core.live_quiz import Place
from bot.core.path import AUDIENCES
from bot.locales import LANGUAGES, t
from bot.pictures.course import CoursePicture, LessonDot
from bot.pictures.ideas import Idea, IdeaList
from bot.pictures.progress import CourseCell, ProgressPicture, TrackColumn
from bot.services.overview import CourseState, IdeaState, LessonState, Overview
from bot.services.people import Known

_WIDEST = 44
_GOALS = (1, 3, 5)
_SHOWN, _MOST = 6, 16
"""Objectives shown over all courses, and of one course."""


def welcome(known: Known, catalogue: Catalogue) -> Screen:
    """The greeting, with one question: loans or scams?"""
    language = known.language
    rows: list[list[Key]] = []
    lesson = catalogue.lessons.get(known.open_lesson or "")
    if lesson is not None:
        title = lesson.edition(language).title
        words = cut(t(language, "button-continue", lesson=title), _WIDEST)
        rows.append([Key(words, OpenLesson(lesson.id))])
    rows.append([Key(track.title(language), OpenTrack(track.id)) for track in catalogue.tracks])
    others = [tag for tag in LANGUAGES if tag != language]
    words = t(language, "button-who")
    if known.audience is not None:
        words = t(language, "button-who-is", audience=t(language, f"audience-{known.audience}"))
    rows.append([Key(words, Do("who"))])
    rows.append([Key(f"🌐 {LANGUAGES[tag]}", Speak(tag, "welcome")) for tag in others])
    greeting = "welcome" if lesson is None else "welcome-back"
    return Screen(t(language, greeting), rows)


def who(known: Known) -> Screen:
    """For whom is this?"""
    language = known.language
    rows = [
        [Key(f"{'✓ ' if one == known.audience else ''}{t(language, f'audience-{one}')}", tap)]
        for one, tap in ((one, Audience(one)) for one in AUDIENCES)
    ]
    return Screen(t(language, "who-ask"), [*rows, [Key(t(language, "who-skip"), Audience("-"))]])


def choose_language(language: str) -> Screen:
    """Every language in its own words, the present one ticked."""
    rows = [
        [Key(f"{'✓ ' if tag == language else ''}{name}", Speak(tag, "language"))]
        for tag, name in LANGUAGES.items()
    ]
    return Screen(t(language, "language-title"), rows)


def language_set(language: str) -> Screen:
    """The new language speaks."""
    return Screen(t(language, "language-set"), [[Key(t(language, "button-learn"), Do("learn"))]])


def help_text(language: str, *, staff: bool = False) -> Screen:
    """What the bot can do; for organisers and hosts with their commands."""
    rows = [[Key(t(language, "button-learn"), Do("learn"))]]
    if not staff:
        return Screen(t(language, "help"), rows)
    rows.append([Key(t(language, "staff-chat-open"), Do("dashboard"))])
    return Screen(paragraphs(t(language, "help"), t(language, "staff-help")), rows)


def courses(overview: Overview) -> Screen:
    """All courses with how far each is."""
    language = overview.language
    parts = [t(language, "courses-title")]
    rows = []
    for track, shelf in overview.tracks:
        parts.append(f"<u>{plain(track.title(language))}</u>")
        for state in shelf:
            title = state.course.title(language)
            line = t(
                language, "course-line", course=plain(title), done=state.done, of=len(state.lessons)
            )
            summary = state.course.summaries.get(language) or state.course.summaries["en"]
            parts.append(f"{line}\n{plain(summary)}")
            rows.append([Key(cut(title, _WIDEST), OpenCourse(state.course.id))])
    parts.append(t(language, "courses-choose"))
    return Screen(paragraphs(*parts), rows)


def course(overview: Overview, state: CourseState) -> Screen:
    """A course's lessons to choose from."""
    language = overview.language
    lines, rows = [], []
    for lesson in state.lessons:
        lines.append(_lesson_line(language, lesson))
        mark = "✅" if lesson.best is not None else "▶️" if lesson.open else "▫️"
        rows.append([Key(cut(f"{mark} {lesson.title}", _WIDEST), OpenLesson(lesson.id))])
    summary = state.course.summaries.get(language) or state.course.summaries["en"]
    text = paragraphs(
        f"<b>{plain(state.course.title(language))}</b>", plain(summary), "\n".join(lines)
    )
    for name, title in state.drills:
        words = t(language, "button-drill", drill=title)
        rows.append([Key(cut(words, _WIDEST), ShowDrill(name))])
    if state.ideas:
        rows.append([Key(t(language, "button-kept"), ShowKept(state.course.id))])
    back = Key(t(language, "button-courses"), Do("courses"))
    return Screen(text, [*rows, [back]])


def _lesson_line(language: str, lesson: LessonState) -> str:
    title, best = plain(lesson.title), lesson.best
    if best is not None:
        return t(language, "progress-lesson-done", lesson=title, right=best.right, of=best.of)
    return t(
        language, "progress-lesson-open" if lesson.open else "progress-lesson-new", lesson=title
    )


def progress(overview: Overview) -> Screen:
    """Courses, streak, what is due and what fades first: the picture's text."""
    language = overview.language
    parts = [
        t(language, "progress-title"),
        "\n".join(
            (
                _week(overview, "progress"),
                *([t(language, "week-saved")] if overview.weeks.saved else []),
                t(language, "progress-due", due=overview.due),
            )
        ),
    ]
    for track, courses_ in overview.tracks:
        lines = [_course_line(language, state) for state in courses_]
        parts.append("\n".join([f"<b>{plain(track.title(language))}</b>", *lines]))
    if overview.ideas:
        lines = [_idea_line(language, idea) for idea in overview.ideas[:_SHOWN]]
        rest = len(overview.ideas) - len(lines)
        if rest:
            lines.append(t(language, "progress-rest", ideas=rest))
        lines.append(t(language, "progress-month"))
        parts.append("\n".join([t(language, "progress-weakest"), *lines]))
    rows = [[Key(t(language, "button-learn"), Do("learn"))]]
    if overview.due:
        rows.append([Key(t(language, "button-review", due=overview.due), Do("review"))])
    goals = [
        Key(f"{'✓ ' if days == overview.weeks.goal else ''}{_goal(language, days)}", Goal(days))
        for days in _GOALS
    ]
    rows += [goals, [Key(t(language, "button-courses"), Do("courses"))]]
    return Screen(paragraphs(*parts), rows)


def _course_line(language: str, state: CourseState) -> str:
    key = "progress-course-kept" if state.ideas else "progress-course"
    return t(language, key, course=plain(state.course.title(language)), **_numbers(state))


def _numbers(state: CourseState) -> dict[str, int]:
    """Lessons done, and ideas remembered now and in a month, in whole ones."""
    return {
        "done": state.done,
        "lessons": len(state.lessons),
        "now": round(state.now),
        "later": round(state.in_a_month),
        "ideas": state.of,
    }


def _idea_line(language: str, idea: IdeaState) -> str:
    return t(
        language,
        "progress-weak",
        objective=plain(idea.words),
        now=round(100 * idea.now),
        later=round(100 * idea.in_a_month),
    )


def _goal(language: str, days: int) -> str:
    return t(language, "button-goal", days=days)


def _week(overview: Overview, where: str) -> str:
    weeks = overview.weeks
    return t(
        overview.language,
        f"{where}-week",
        days=weeks.this_week,
        goal=weeks.goal,
        weeks=weeks.in_a_row,
    )


def progress_picture(overview: Overview) -> ProgressPicture:
    """What the picture of `/progress` shows."""
    language = overview.language
    return ProgressPicture(
        title=t(language, "progress-picture-title"),
        week_line=_week(overview, "picture"),
        due_line=t(language, "picture-due", due=overview.due),
        tracks=tuple(
            TrackColumn(track.title(language), tuple(_cell(language, one) for one in courses_))
            for track, courses_ in overview.tracks
        ),
        ideas=_ideas(language, "picture-weakest", overview.ideas, _SHOWN),
    )


def _cell(language: str, state: CourseState) -> CourseCell:
    shares = {}
    if state.ideas:
        shares = {"now": state.now / state.of, "in_a_month": state.in_a_month / state.of}
    return CourseCell(
        title=state.course.title(language),
        line=t(language, "picture-kept" if state.ideas else "picture-done", **_numbers(state)),
        lessons=tuple(
            "done" if one.best is not None else "open" if one.open else "new"
            for one in state.lessons
        ),
        **shares,
    )


def _ideas(language: str, heading: str, ideas: Sequence[IdeaState], most: int) -> IdeaList:
    rest = len(ideas) - most
    return IdeaList(
        heading=t(language, heading),
        now=t(language, "picture-now"),
        in_a_month=t(language, "picture-in-a-month"),
        ideas=tuple(Idea(one.words, one.now, one.in_a_month) for one in ideas[:most]),
        rest=t(language, "picture-rest", ideas=rest) if rest > 0 else "",
    )


def course_picture(overview: Overview, state: CourseState) -> CoursePicture:
    """What the picture of a course shows: every objective that was asked."""
    language = overview.language
    return CoursePicture(
        title=state.course.title(language),
        done_line=t(language, "picture-done", **_numbers(state)),
        kept_line=t(language, "course-kept", **_numbers(state)),
        lessons=tuple(
            LessonDot(None if one.best is None else one.best.share, one.open)
            for one in state.lessons
        ),
        ideas=_ideas(language, "picture-ideas", state.ideas, _MOST),
    )


def kept_ideas(overview: Overview, state: CourseState) -> Screen:
    """The picture of a course in words."""
    language = overview.language
    lines = [_idea_line(language, idea) for idea in state.ideas[:_MOST]]
    unasked = state.of - len(state.ideas)
    if unasked:
        lines.append(t(language, "progress-unasked", ideas=unasked))
    lines.append(t(language, "progress-month"))
    text = paragraphs(
        f"<b>{plain(state.course.title(language))}</b>",
        t(language, "course-kept", **_numbers(state)),
        "\n".join(lines),
    )
    rows = [[Key(t(language, "button-learn"), Do("learn"))]]
    if overview.due:
        rows.append([Key(t(language, "button-review", due=overview.due), Do("review"))])
    back = Key(t(language, "button-back"), OpenCourse(state.course.id))
    return Screen(text, [*rows, [back]])


def nothing_due(language: str) -> Screen:
    """Nothing to repeat."""
    return Screen(t(language, "nothing-due"), [[Key(t(language, "button-learn"), Do("learn"))]])


def all_done(language: str) -> Screen:
    """Every lesson is finished."""
    return Screen(t(language, "all-done"), [[Key(t(language, "button-courses"), Do("courses"))]])


def privacy(language: str, months: int) -> Screen:
    """What is kept, for how long, and what a person can do about it."""
    rows = [
        [Key(t(language, "button-export"), Do("export"))],
        [Key(t(language, "button-erase"), Do("erase"))],
    ]
    text = paragraphs(t(language, "privacy"), t(language, "privacy-months", months=months))
    return Screen(text, rows)


def erase_sure(language: str) -> Screen:
    """Asked before everything is erased."""
    rows = [
        [Key(t(language, "button-keep"), Do("keep"))],
        [Key(t(language, "button-erase-yes"), Do("erase-yes"))],
    ]
    return Screen(t(language, "erase-sure"), rows)


def erased(language: str) -> Screen:
    """Everything is gone."""
    return Screen(t(language, "erase-done"))


def kept(language: str) -> Screen:
    """Nothing was erased."""
    return Screen(t(language, "erase-kept"), [[Key(t(language, "button-learn"), Do("learn"))]])


def nudge(language: str, key: str, **values: object) -> Screen:
    """A kind word where something else was expected, and the way on."""
    words = t(language, key, **values)
    return Screen(words, [[Key(t(language, "button-learn"), Do("learn"))]])


def group_hello(language: str, username: str) -> Screen:
    """What a group is told: quizzes are for all of it, lessons are private."""
    link = f"https://t.me/{username}?start=group"
    rows = [
        [Key(t(language, "button-live-quiz"), OfferQuizzes(Place.GROUP, language, 0))],
        [Key(t(language, "button-open-private"), url=link)],
    ]
    return Screen(t(language, "group-hello"), rows)
