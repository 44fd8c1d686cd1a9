"""Courses and progress."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.chat.buttons import Goal, OpenCourse, ShowKept
from bot.chat.desk import Context, person_of, show
from bot.chat.screens import places
from bot.core.errors import UnknownLesson
from bot.pictures import course as course_picture
from bot.pictures import progress as picture
from bot.services.overview import CourseState, Overview

log = structlog.get_logger()


async def progress(update: Update, context: Context) -> None:
    """/progress: as a picture, and as text."""
    overview = await context.desk.overviews.of(person_of(update))
    if update.callback_query is None:
        await _picture(update, context, picture.svg(places.progress_picture(overview)))
    await show(update, context, places.progress(overview))


async def _picture(update: Update, context: Context, svg: str) -> None:
    """Send the picture; the text says the same, so that its failure is no loss."""
    chat = update.effective_chat
    if chat is None:
        return
    desk = context.desk
    try:
        await desk.voice.busy(chat.id, "upload_photo")
        await desk.voice.photo(chat.id, await desk.painter.paint(svg))
    except (OSError, RuntimeError, TelegramError):
        log.exception("a picture of progress could not be sent")


async def goal(update: Update, context: Context, button: Goal) -> None:
    """Choose a weekly goal."""
    await context.desk.people.aim(person_of(update), button.days)
    overview = await context.desk.overviews.of(person_of(update))
    await show(update, context, places.progress(overview))


async def courses(update: Update, context: Context) -> None:
    """/courses: everything there is."""
    await show(update, context, places.courses(await context.desk.overviews.of(person_of(update))))


async def open_course(update: Update, context: Context, button: OpenCourse) -> None:
    """A course's lessons."""
    overview, state = await _course(update, context, button.course)
    await show(update, context, places.course(overview, state))


async def kept(update: Update, context: Context, button: ShowKept) -> None:
    """What is remembered of a course: as text, and as a picture."""
    overview, state = await _course(update, context, button.course)
    await show(update, context, places.kept_ideas(overview, state))
    await _picture(update, context, course_picture.svg(places.course_picture(overview, state)))


async def _course(update: Update, context: Context, course_id: str) -> tuple[Overview, CourseState]:
    overview = await context.desk.overviews.of(person_of(update))
    for state in overview.courses:
        if state.course.id == course_id:
            return overview, state
    raise UnknownLesson
