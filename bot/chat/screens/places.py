"""Greeting, courses, progress, language and help: where a learner chooses where to go."""

from __future__ import annotations

from bot.chat.buttons import Audience, Do, Goal, OpenCourse, OpenLesson, OpenTrack, Speak
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core.course import Catalogue
from bot.core.path import AUDIENCES
from bot.locales import LANGUAGES, t
from bot.pictures.progress import CourseRow, KeptBar, LessonDot, ProgressPicture
from bot.services.overview import CourseState, Mastery, Overview
from bot.services.people import Known

_WIDEST = 44
_GOALS = (1, 3, 5)


def welcome(known: Known, catalogue: Catalogue) -> Screen:
    """The greeting, with one question: loans or scams?"""
    language = known.language
    rows: list[list[Key]] = []
    lesson = catalogue.lessons.get(known.open_lesson or "")
    if lesson is not None:
        title = lesson.edition(language).title
        words = cut(t(language, "button-continue", lesson=title), _WIDEST)
        rows.append([Key(words, OpenLesson(lesson.id))])
    rows.append(
        [
            Key(track.titles.get(language) or track.titles["en"], OpenTrack(track.id))
            for track in catalogue.tracks
        ]
    )
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


def help_text(language: str) -> Screen:
    """What the bot can do."""
    return Screen(t(language, "help"), [[Key(t(language, "button-learn"), Do("learn"))]])


def _title(state: CourseState, language: str) -> str:
    return state.course.titles.get(language) or state.course.titles["en"]


def courses(overview: Overview) -> Screen:
    """All courses with how far each is."""
    language = overview.language
    parts = [t(language, "courses-title")]
    rows = []
    for state in overview.courses:
        title = _title(state, language)
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
        lines.append(_lesson_line(language, lesson.title, lesson.best, opened=lesson.open))
        mark = "✅" if lesson.best is not None else "▶️" if lesson.open else "▫️"
        rows.append([Key(cut(f"{mark} {lesson.title}", _WIDEST), OpenLesson(lesson.id))])
    summary = state.course.summaries.get(language) or state.course.summaries["en"]
    text = paragraphs(f"<b>{plain(_title(state, language))}</b>", plain(summary), "\n".join(lines))
    back = Key(t(language, "button-courses"), Do("courses"))
    return Screen(text, [*rows, [back]])


def _lesson_line(language: str, title: str, best: object, *, opened: bool) -> str:
    right, of = getattr(best, "right", None), getattr(best, "of", None)
    if best is not None:
        return t(language, "progress-lesson-done", lesson=plain(title), right=right, of=of)
    key = "progress-lesson-open" if opened else "progress-lesson-new"
    return t(language, key, lesson=plain(title))


def progress(overview: Overview) -> Screen:
    """Courses, lessons, scores, streak and what is due: the picture's text."""
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
    mastery = {one.course: one for one in overview.mastery}
    for state in overview.courses:
        heading = t(
            language,
            "progress-course",
            course=plain(_title(state, language)),
            done=state.done,
            of=len(state.lessons),
        )
        begun = [lesson for lesson in state.lessons if lesson.best is not None or lesson.open]
        lines = [
            _lesson_line(language, lesson.title, lesson.best, opened=lesson.open)
            for lesson in begun
        ]
        kept = mastery.get(state.course.id)
        if kept is not None:
            lines.append(_kept(language, kept))
        parts.append("\n".join([heading, *lines]))
    if overview.weakest:
        weak = [
            t(
                language,
                "progress-weak",
                objective=plain(words),
                now=round(100 * now),
                later=round(100 * later),
            )
            for words, now, later in overview.weakest
        ]
        parts.append("\n".join([t(language, "progress-weakest"), *weak]))
    rows = [[Key(t(language, "button-learn"), Do("learn"))]]
    if overview.due:
        rows.append([Key(t(language, "button-review", due=overview.due), Do("review"))])
    goals = [
        Key(f"{'✓ ' if days == overview.weeks.goal else ''}{_goal(language, days)}", Goal(days))
        for days in _GOALS
    ]
    rows += [goals, [Key(t(language, "button-courses"), Do("courses"))]]
    return Screen(paragraphs(*parts), rows)


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


def _kept(language: str, mastery: Mastery, key: str = "progress-kept") -> str:
    now, later = round(100 * mastery.now), round(100 * mastery.in_a_month)
    return t(language, key, now=now, later=later)


def progress_picture(overview: Overview) -> ProgressPicture:
    """What the picture of `/progress` shows."""
    language = overview.language
    return ProgressPicture(
        title=t(language, "progress-picture-title"),
        week_line=_week(overview, "picture"),
        due_line=t(language, "picture-due", due=overview.due),
        courses=tuple(
            CourseRow(
                title=_title(state, language),
                done_line=t(language, "picture-done", done=state.done, of=len(state.lessons)),
                kept=_kept_bar(overview, state),
                lessons=tuple(
                    LessonDot(
                        title=lesson.title,
                        share=None if lesson.best is None else lesson.best.share,
                        open=lesson.open,
                    )
                    for lesson in state.lessons
                ),
            )
            for state in overview.courses
        ),
    )


def _kept_bar(overview: Overview, state: CourseState) -> KeptBar | None:
    for one in overview.mastery:
        if one.course == state.course.id:
            line = _kept(overview.language, one, "picture-kept")
            return KeptBar(line, one.now, one.in_a_month)
    return None


def nothing_due(language: str) -> Screen:
    """Nothing to repeat."""
    return Screen(t(language, "nothing-due"), [[Key(t(language, "button-learn"), Do("learn"))]])


def all_done(language: str) -> Screen:
    """Every lesson is finished."""
    return Screen(t(language, "all-done"), [[Key(t(language, "button-courses"), Do("courses"))]])


def privacy(language: str) -> Screen:
    """What is kept, and what a person can do about it."""
    rows = [
        [Key(t(language, "button-export"), Do("export"))],
        [Key(t(language, "button-erase"), Do("erase"))],
    ]
    return Screen(t(language, "privacy"), rows)


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
    """What a group is told: lessons are private."""
    link = f"https://t.me/{username}?start=group"
    return Screen(t(language, "group-hello"), [[Key(t(language, "button-open-private"), url=link)]])
