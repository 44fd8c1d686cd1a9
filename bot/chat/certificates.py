"""Certificates: naming, sending, and checking one by its code."""

from __future__ import annotations

from telegram import Update

from bot.chat import lifeline
from bot.chat.buttons import GetCertificate
from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import certificates as screens
from bot.chat.screens import places
from bot.core.errors import CourseNotDone
from bot.pictures import certificate as picture
from bot.pictures.lettering import lacking
from bot.services.certificates import AWAITS_NAME, clean_name, is_code

LINK = "verify-"
"""How the deep link to a check begins."""


async def ask(update: Update, context: Context, button: GetCertificate) -> None:
    """Which name? Or, with `named` 0, none."""
    person = person_of(update)
    try:
        if button.named:
            await context.desk.certificates.ask_name(person, button.course)
            language = await language_of(update, context)
            await show(update, context, screens.ask_name(language, button.course))
        else:
            await _send(update, context, button.course, None)
    except CourseNotDone:
        language = await language_of(update, context)
        await show(update, context, places.nudge(language, "certificate-not-yet"))


async def named(update: Update, context: Context, awaiting: str) -> None:
    """A name was typed."""
    message = update.effective_message
    name = clean_name((message.text if message else None) or "")
    course, unknown = awaiting.removeprefix(AWAITS_NAME), lacking(name or "")
    if unknown:
        # Without them somebody else's name would stand there, or none.
        language = await language_of(update, context)
        await show(update, context, screens.ask_name(language, course, unknown))
        return
    await _send(update, context, course, name)


async def _send(update: Update, context: Context, course: str, name: str | None) -> None:
    desk, chat = context.desk, update.effective_chat
    shown = await desk.certificates.issue(person_of(update), course, name)
    if chat is None:
        return
    if update.callback_query is not None:
        await desk.voice.answer(update.callback_query.id)
    await desk.voice.busy(chat.id, "upload_photo")
    drawn = picture.svg(screens.drawn(shown, context.bot.username))
    caption = screens.caption(shown, context.bot.username)
    await desk.voice.photo(chat.id, await desk.painter.paint(drawn), caption)


async def verify(update: Update, context: Context) -> None:
    """/verify CODE, or its deep link."""
    code = " ".join(context.args or []).removeprefix(LINK)
    if not code:
        language = await language_of(update, context)
        await show(update, context, places.nudge(language, "verify-how"))
        return
    if await lifeline.first(update, context, code):
        return
    shown = await context.desk.certificates.verify(person_of(update), code)
    if shown is None:
        language = await language_of(update, context)
        key = "verify-unknown" if is_code(code) else "verify-no-code"
        await show(update, context, places.nudge(language, key))
    else:
        await show(update, context, screens.verified(shown))
