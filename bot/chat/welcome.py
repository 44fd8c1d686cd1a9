"""Greeting, help and language."""

from __future__ import annotations

from telegram import Update

from bot.chat import (
    certificates,
    cohorts,
    drill,
    events,
    live_hall,
    live_quiz,
    loan,
    staff,
    study,
    unexpected,
)
from bot.chat.buttons import Audience, OpenLesson, ShowDrill, Speak
from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import places
from bot.core import deep_links, one_time
from bot.core.path import AUDIENCES
from bot.locales import LANGUAGES


async def start(update: Update, context: Context) -> None:
    """/start: one greeting and one question; or what a deep link asks for."""
    payload = context.args[0] if context.args else ""
    if payload.startswith(certificates.LINK):
        await certificates.verify(update, context)
        return
    if payload.startswith((live_hall.LINK, live_hall.RESULT, deep_links.FLAG)):
        await live_hall.follow(update, context, payload)
        return
    if payload.startswith(one_time.INVITED):
        await staff.accept(update, context, payload)
        return
    if payload.startswith(cohorts.LINK):
        await cohorts.follow(update, context, payload.removeprefix(cohorts.LINK))
        return
    known = await context.desk.people.welcome(person_of(update))
    lesson = deep_links.lesson_of(payload)
    if payload.startswith(deep_links.LESSON) and lesson in context.desk.library.catalogue.lessons:
        await study.open_lesson(update, context, OpenLesson(lesson))
        return
    practice = payload.removeprefix(deep_links.DRILL)
    if payload.startswith(deep_links.DRILL) and practice in context.desk.library.catalogue.drills:
        await drill.show_drill(update, context, ShowDrill(practice))
        return
    if payload == deep_links.LOAN:
        await loan.begin(update, context)
    else:
        await show(update, context, places.welcome(known, context.desk.library.catalogue))


async def start_in_group(update: Update, context: Context) -> None:
    """/start in a group: what the link that added the bot asks for."""
    payload = context.args[0] if context.args else ""
    if payload == "quiz":
        await live_quiz.quiz(update, context)
    elif not await events.in_group(update, context, payload):
        await unexpected.group(update, context)


async def who(update: Update, context: Context) -> None:
    """For whom is this?"""
    known = await context.desk.people.welcome(person_of(update))
    await show(update, context, places.who(known))


async def audience(update: Update, context: Context, button: Audience) -> None:
    """It was said for whom; the greeting again, in that order."""
    chosen = button.name if button.name in AUDIENCES else None
    await context.desk.people.learn_as(person_of(update), chosen)
    await start(update, context)


async def help_(update: Update, context: Context) -> None:
    """/help."""
    viewer = await context.desk.organisers.rights(person_of(update).telegram_id)
    words = places.help_text(await language_of(update, context), staff=viewer.anybody)
    await show(update, context, words)


async def language(update: Update, context: Context) -> None:
    """/language: choose one."""
    await show(update, context, places.choose_language(await language_of(update, context)))


async def speak(update: Update, context: Context, button: Speak) -> None:
    """A language was chosen."""
    if button.language in LANGUAGES:
        await context.desk.people.speak(person_of(update), button.language)
        viewer = await context.desk.organisers.rights(person_of(update).telegram_id)
        if viewer.anybody:
            context.desk.menus.changed(viewer.telegram_id)
    if button.then == "welcome":
        await start(update, context)
    elif button.then.startswith(cohorts.AGAIN):
        await cohorts.again(update, context, button.then)
    else:
        await show(update, context, places.language_set(await language_of(update, context)))
