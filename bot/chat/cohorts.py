"""Cohorts as learners meet them: coming in by a link, the offer after a quiz, leaving."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from bot.chat import follow_up, live_hall, progress, study
from bot.chat.buttons import Belong, NotAButton, OpenCourse
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show, show_below
from bot.chat.screens import cohorts as screens
from bot.core import deep_links
from bot.core.errors import UnknownCohort
from bot.services.cohorts import Welcome
from bot.store.letters import Letter

LINK = deep_links.COHORT
AGAIN = screens.AGAIN


async def follow(update: Update, context: Context, code: str) -> None:
    """A cohort's link or its code: come in."""
    known = await context.desk.people.welcome(person_of(update))
    try:
        found = await context.desk.cohorts.join(person_of(update), code)
    except UnknownCohort:
        await show(update, context, screens.unknown(known.language))
    else:
        await came_in(update, context, replace(found, new=known.new))


async def typed(update: Update, context: Context, code: str) -> bool:
    """A code that was typed; False: no cohort has it."""
    if await context.desk.cohorts.find(code) is None:
        return False
    await follow(update, context, code)
    return True


async def came_in(update: Update, context: Context, found: Welcome, *, below: bool = False) -> None:
    """The one place that greets who comes into a cohort, whichever way they came.

    `below` what was tapped, which stays: a result has sentence, lessons and flag under it.
    """
    greeting = screens.welcome(found, context.desk.library.catalogue)
    await (show_below if below else show)(update, context, greeting)


async def again(update: Update, context: Context, then: str) -> None:
    """The greeting again, in another language; `then` names the cohort."""
    number = then.removeprefix(AGAIN)
    try:
        cohort_id = int(number) if number.isascii() and number.isdigit() else 0
        found = await context.desk.cohorts.welcome(person_of(update), cohort_id)
    except UnknownCohort:
        await show(update, context, screens.left(await language_of(update, context), None))
    else:
        await came_in(update, context, found)


async def tap(update: Update, context: Context, button: Belong) -> None:
    """One of a member's buttons."""
    match button.what:
        case "join":
            found = await context.desk.cohorts.enter(person_of(update), button.cohort)
            await came_in(update, context, found, below=True)
        case "leave":
            cohort = await context.desk.cohorts.leave(person_of(update), button.cohort)
            await show(update, context, screens.left(await language_of(update, context), cohort))
        case "hear":
            muted = dict(await context.desk.broadcasts.muted(person_of(update)))
            hushed = await context.desk.broadcasts.hush(person_of(update), button.cohort, on=False)
            await show(update, context, screens.heard(hushed.language, muted.get(button.cohort)))
        case "begin":
            await _begin(update, context, button.cohort)
        case "play":
            await _play(update, context, button.cohort)
        case other:
            raise NotAButton(other)


async def _begin(update: Update, context: Context, cohort_id: int) -> None:
    """Go on from the greeting: to what is asked first, to the course, or to where one stands."""
    if await follow_up.welcome(update, context, cohort_id):
        return
    found = await context.desk.cohorts.welcome(person_of(update), cohort_id)
    course = context.desk.library.catalogue.course(found.cohort.course or "")
    if course is None:
        await study.learn(update, context)
    else:
        await progress.open_course(update, context, OpenCourse(course.id))


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """A letter that tells what became of an event; None: there is nothing to say any more."""
    held = await desk.events.news(letter)
    return None if held is None else posting(desk, letter, screens.news(letter.language, held))


async def _play(update: Update, context: Context, cohort_id: int) -> None:
    """Join the quiz that is being played at the cohort's event."""
    found = await context.desk.cohorts.welcome(person_of(update), cohort_id)
    if found.game is None:
        await came_in(update, context, found)
    else:
        await live_hall.enter(update, context, found.game.code)
