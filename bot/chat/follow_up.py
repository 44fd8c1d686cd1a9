"""What follows on joining a group: its start question, consent, and two questions now and then."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot.chat import remind
from bot.chat.buttons import AfterGroup, NotAButton
from bot.chat.desk import Context, Desk, language_of, person_of, show, show_view
from bot.chat.screens import follow_up as screens
from bot.chat.screens import study as study_screens
from bot.chat.screens.screen import Screen, paragraphs
from bot.chat.voice import Unreachable
from bot.core.errors import HourUnsaid
from bot.locales import t
from bot.services.follow_ups import Said
from bot.store.letters import Letter


async def welcome(update: Update, context: Context, cohort_id: int) -> bool:
    """Somebody has joined: one question just to see, or consent. False: there is nothing to ask."""
    said = await context.desk.follow_ups.welcome(person_of(update), cohort_id)
    if said is None:
        return False
    if said.view is not None and said.view.ending is None:
        await show_view(update, context, said.view, before=t(said.language, "follow-start"))
    elif said.group.asks:
        await show(update, context, screens.offer(said.language, said.group))
    else:
        return False
    return True


async def tap(update: Update, context: Context, button: AfterGroup) -> None:
    """A button of a group.

    `skip` (its start question), `yes` (at the hour that it is, 24 and more where unsaid), `no`,
    `later` and `now` (the follow-up with that delay), `stop`, or `remind`.
    """
    desk, person = context.desk.follow_ups, person_of(update)
    match button.what:
        case "yes":
            await _agree(update, context, button)
            return
        case "now":
            await _now(update, context, button)
            return
        case "remind":
            await remind.as_group(update, context, button.cohort)
            return
        case "skip":
            skipped = await desk.skip(person, button.cohort)
            screen = None if skipped is None else screens.skipped(skipped)
        case "no" | "stop":
            said = await desk.decline(person, button.cohort)
            words = screens.agreed if button.what == "no" else screens.stopped
            screen = None if said is None else words(said)
        case "later":
            said = await desk.later(person, button.cohort, button.value)
            screen = None if said is None else screens.put_off(said, button.value)
        case other:
            raise NotAButton(other)
    language = await language_of(update, context)
    await _answer(update, context, button, screen or screens.over(language))


async def _answer(update: Update, context: Context, button: AfterGroup, screen: Screen) -> None:
    """Answer in the message that was tapped, or below one that says what somebody may keep."""
    query, chat = update.callback_query, update.effective_chat
    kept = button.what in {"yes", "no"} and button.value == screens.BELOW
    if not kept or query is None or query.message is None or chat is None:
        await show(update, context, screen)
        return
    await context.desk.voice.answer(query.id)
    await context.desk.voice.strip(chat.id, query.message.message_id)
    await context.desk.voice.send(chat.id, screen)


async def _agree(update: Update, context: Context, button: AfterGroup) -> None:
    hour = button.value if button.value < screens.UNSAID else None
    language = await language_of(update, context)
    try:
        said = await context.desk.follow_ups.agree(person_of(update), button.cohort, hour)
    except HourUnsaid:
        screen = screens.ask_hour(language, button.cohort)
    else:
        screen = screens.over(language) if said is None else screens.agreed(said)
    await _answer(update, context, button, screen)


async def _now(update: Update, context: Context, button: AfterGroup) -> None:
    desk, person = context.desk.follow_ups, person_of(update)
    view = await desk.now(person, button.cohort, button.value)
    if view is None:
        await show(update, context, screens.over(await language_of(update, context)))
    else:
        await show_view(update, context, view)


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make a letter's content; returns the call that sends it, or None for nothing to say."""
    said = await desk.follow_ups.said(letter)
    return None if said is None else partial(_send, desk, letter, said)


async def _send(desk: Desk, letter: Letter, said: Said) -> None:
    if said.view is None:
        await desk.voice.post(letter.telegram_id, screens.last_word(said))
        return
    asked = study_screens.view(said.view)
    text = paragraphs(screens.hello(said.language, said.follow), asked.text)
    number = await desk.voice.post(letter.telegram_id, Screen(text, asked.rows))
    await desk.study.shown(said.view.attempt_id, number)
    # The letter has left, whatever becomes of the buttons elsewhere.
    for old in {*said.strips, said.view.replaces or number} - {number}:
        with contextlib.suppress(TelegramError, Unreachable):
            await desk.voice.strip(letter.telegram_id, old)
