"""/broadcast: writing to many, judging what a colleague wrote, watching it; and its letters."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.chat.buttons import Broadcast, NotAButton, Received
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show
from bot.chat.screens import broadcast as screens
from bot.chat.voice import Unreachable
from bot.core.errors import BroadcastChanged, NobodyToReach, NotTheAuthor, UnknownBroadcast
from bot.locales import LANGUAGES, t
from bot.services.broadcasts import (
    AWAITS_TEXT,
    AWAITS_WORD,
    BROADCAST,
    News,
    Sheet,
)
from bot.store.letters import Letter

log = structlog.get_logger()

_EVERY = 5.0
"""Seconds between two looks of those who watch one leave: Telegram counts edits too."""


async def broadcast(update: Update, context: Context) -> None:
    """/broadcast: what there is, and the way to a new one."""
    there = await context.desk.broadcasts.shelf(person_of(update).telegram_id)
    await show(update, context, screens.shelf(there))


async def tap(update: Update, context: Context, button: Broadcast) -> None:
    """A button of the staff."""
    action = _ACTIONS.get(button.what)
    if action is None:
        raise NotAButton(button.what)
    await action(update, context, button)


async def _list(update: Update, context: Context, _: Broadcast) -> None:
    await broadcast(update, context)


async def _new(update: Update, context: Context, _: Broadcast) -> None:
    there = await context.desk.broadcasts.shelf(person_of(update).telegram_id)
    await show(update, context, screens.choose_partner(there))


async def _begin(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    try:
        sheet = await context.desk.broadcasts.begin(who, button.broadcast or None)
    except NobodyToReach as refusal:
        language = await language_of(update, context)
        await show(update, context, screens.nobody(language, refusal.partner))
        return
    if sheet.broadcast.alerts:
        await _ask_text(update, context, sheet, sheet.language)
    else:
        await _choose(update, context, sheet.broadcast.id, 0)


async def _to(update: Update, context: Context, button: Broadcast) -> None:
    await _choose(update, context, button.broadcast, _number(button.value))


async def _choose(update: Update, context: Context, number: int, page: int) -> None:
    who = person_of(update).telegram_id
    sheet, cohorts = await context.desk.broadcasts.cohorts(who, number)
    await show(update, context, screens.choose_cohorts(sheet, cohorts, page))


async def _address(update: Update, context: Context, button: Broadcast) -> None:
    cohort, _, page = button.value.partition(".")
    who, on = person_of(update).telegram_id, button.what == "in"
    await context.desk.broadcasts.address(who, button.broadcast, _number(cohort), on=on)
    await _choose(update, context, button.broadcast, _number(page))


async def _open(update: Update, context: Context, button: Broadcast) -> None:
    person = person_of(update)
    sheet = await context.desk.broadcasts.look(person.telegram_id, button.broadcast)
    await context.desk.people.await_nothing(person)
    await _show(update, context, sheet)


async def _write(update: Update, context: Context, button: Broadcast) -> None:
    if button.value not in LANGUAGES:
        raise NotAButton(button.value)
    who = person_of(update).telegram_id
    sheet = await context.desk.broadcasts.look(who, button.broadcast)
    await _ask_text(update, context, sheet, button.value)


async def _ask_text(update: Update, context: Context, sheet: Sheet, language: str) -> None:
    if not sheet.may_edit:
        raise BroadcastChanged if sheet.mine else NotTheAuthor
    number = sheet.broadcast.id
    who = person_of(update).telegram_id
    await context.desk.broadcasts.expect(who, f"{AWAITS_TEXT}{number}:{language}")
    await show(update, context, screens.type_text(sheet.language, language, number))


async def _when(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    sheet = await context.desk.broadcasts.look(who, button.broadcast)
    await show(update, context, screens.choose_time(sheet))


async def _at(update: Update, context: Context, button: Broadcast) -> None:
    seconds = _number(button.value)
    at = datetime.fromtimestamp(seconds, UTC) if seconds else None
    who = person_of(update).telegram_id
    await _show(update, context, await context.desk.broadcasts.time(who, button.broadcast, at))


async def _check(update: Update, context: Context, button: Broadcast) -> None:
    """The previews, then the card with what the rules found."""
    who, query = person_of(update).telegram_id, update.callback_query
    sheet = await context.desk.broadcasts.check(who, button.broadcast)
    if query is None or update.effective_chat is None or not sheet.broadcast.texts:
        await _show(update, context, sheet)
        return
    await context.desk.voice.answer(query.id)
    if query.message is not None:
        await context.desk.voice.strip(update.effective_chat.id, query.message.message_id)
    await _preview(context.desk, update.effective_chat.id, sheet)
    await context.desk.voice.send(update.effective_chat.id, screens.card(sheet))


async def _as_it_arrives(update: Update, context: Context, button: Broadcast) -> None:
    query, chat = update.callback_query, update.effective_chat
    sheet = await context.desk.broadcasts.look(person_of(update).telegram_id, button.broadcast)
    if query is not None and chat is not None:
        await context.desk.voice.answer(query.id)
        await _preview(context.desk, chat.id, sheet)


async def _preview(desk: Desk, chat_id: int, sheet: Sheet) -> None:
    for of, screen in screens.previews(sheet):
        await desk.voice.send(chat_id, screens.preview_title(sheet.language, of))
        await desk.voice.send(chat_id, screen)


async def _submit(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    await _decided(
        update, context, await context.desk.broadcasts.submit(who, button.broadcast, button.value)
    )


async def _approve(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    await _decided(
        update, context, await context.desk.broadcasts.approve(who, button.broadcast, button.value)
    )


async def _stop(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    await _decided(update, context, await context.desk.broadcasts.stop(who, button.broadcast))


async def _decided(update: Update, context: Context, sheet: Sheet) -> None:
    await _show(update, context, sheet)
    # What it was about may leave at once.
    await context.desk.broadcasts.advance()


async def _word(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    sheet = await context.desk.broadcasts.look(who, button.broadcast)
    if sheet.broadcast.pin != button.value or not sheet.may_approve:
        await _show(update, context, sheet)
        return
    await context.desk.broadcasts.expect(who, f"{AWAITS_WORD}{button.broadcast}:{button.value}")
    await show(update, context, screens.type_word(sheet))


async def _wordless(update: Update, context: Context, button: Broadcast) -> None:
    person, desk = person_of(update), context.desk
    sheet = await desk.broadcasts.send_back(person.telegram_id, button.broadcast, button.value, "")
    await desk.people.await_nothing(person)
    await _show(update, context, sheet)


async def _drop(update: Update, context: Context, button: Broadcast) -> None:
    who = person_of(update).telegram_id
    sheet = await context.desk.broadcasts.look(who, button.broadcast)
    await show(update, context, screens.drop_sure(sheet))


async def _drop_yes(update: Update, context: Context, button: Broadcast) -> None:
    await context.desk.broadcasts.drop(person_of(update).telegram_id, button.broadcast)
    await show(update, context, screens.dropped(await language_of(update, context)))


_ACTIONS: dict[str, Callable[[Update, Context, Broadcast], Awaitable[None]]] = {
    "list": _list,
    "new": _new,
    "begin": _begin,
    "to": _to,
    "in": _address,
    "out": _address,
    "open": _open,
    "write": _write,
    "when": _when,
    "at": _at,
    "check": _check,
    "preview": _as_it_arrives,
    "submit": _submit,
    "approve": _approve,
    "stop": _stop,
    "word": _word,
    "wordless": _wordless,
    "drop": _drop,
    "drop-yes": _drop_yes,
}


async def _show(update: Update, context: Context, sheet: Sheet) -> None:
    """The card; once it may leave, the message that shows it shows how it goes."""
    number = await show(update, context, screens.card(sheet))
    if sheet.broadcast.approved_at is not None and sheet.broadcast.ended_at is None:
        who = person_of(update).telegram_id
        await context.desk.broadcasts.shown(who, sheet.broadcast.id, number)


async def typed(update: Update, context: Context, awaited: str, text: str) -> bool:
    """A text: of a broadcast, or the word with which one is sent back; False: it is neither."""
    desk, person = context.desk, person_of(update)
    what = next((one for one in (AWAITS_TEXT, AWAITS_WORD) if awaited.startswith(one)), None)
    if what is None:
        return False
    await desk.people.await_nothing(person)
    number, _, value = awaited.removeprefix(what).partition(":")
    take = desk.broadcasts.say if what == AWAITS_TEXT else desk.broadcasts.send_back
    try:
        sheet = await take(person.telegram_id, int(number), value, text)
    except UnknownBroadcast:
        await show(update, context, screens.over(await language_of(update, context), "gone"))
    except BroadcastChanged:
        await show(update, context, screens.over(await language_of(update, context), "changed"))
    else:
        await show(update, context, screens.card(sheet))
    return True


async def received(update: Update, context: Context, button: Received) -> None:
    """A button of somebody who got one."""
    desk, person, query = context.desk, person_of(update), update.callback_query
    if query is None:
        return
    if button.broadcast == screens.PREVIEW:
        toast = t(await language_of(update, context), "broadcast-toast-preview")
        await desk.voice.answer(query.id, toast)
        return
    number, cohort = button.broadcast, button.cohort or None
    match button.what:
        case "read":
            language = await desk.broadcasts.tapped(person, number)
            toast = t(language, "broadcast-toast-read")
            rows = screens.arrival_rows(language, number, cohort, read=True)
        case "hush" | "hear":
            hushed = await desk.broadcasts.hush(person, button.cohort, on=button.what == "hush")
            key = "broadcast-toast-hushed" if hushed.on else "broadcast-toast-heard"
            toast = t(hushed.language, key)
            rows = screens.arrival_rows(hushed.language, number, button.cohort, read=True)
            if hushed.on:
                rows = screens.hushed_rows(hushed.language, number, button.cohort)
        case other:
            raise NotAButton(other)
    await desk.voice.answer(query.id, toast)
    if query.message is not None:
        await desk.voice.keys(query.message.chat.id, query.message.message_id, rows)


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Make a letter's content; returns the call that sends it, or None for nothing to say."""
    if letter.kind == BROADCAST:
        arrival = await desk.broadcasts.arrival(letter)
        return None if arrival is None else posting(desk, letter, screens.arrival(arrival))
    told = await desk.broadcasts.news(letter)
    return None if told is None else partial(_tell, desk, letter, told)


async def _tell(desk: Desk, letter: Letter, told: News) -> None:
    number = await desk.voice.post(letter.telegram_id, screens.news(told))
    if told.what == "approved":
        await desk.broadcasts.shown(letter.telegram_id, told.sheet.broadcast.id, number)


class Watch:
    """Keeps the messages up to date in which staff see how broadcasts go."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[tuple[int, int], tuple[str, datetime]] = {}

    async def redraw(self) -> None:
        """Show how it goes now, where that changed; a last time once it has ended."""
        watched = await self._desk.broadcasts.watched()
        now = self._desk.clock()
        for one in watched:
            found, key = one.sheet.broadcast, (one.sheet.broadcast.id, one.telegram_id)
            screen = screens.card(one.sheet)
            text, at = self._seen.get(key, ("", None))
            early = at is not None and (now - at).total_seconds() < _EVERY
            if text == screen.text or (early and found.ended_at is None):
                continue
            self._seen[key] = (screen.text, now)
            with contextlib.suppress(TelegramError, Unreachable):
                await self._desk.voice.edit(one.telegram_id, one.message_id, screen, once=True)
        over = {one.sheet.broadcast.id for one in watched if one.sheet.broadcast.ended_at}
        for number in over:
            self._seen = {key: seen for key, seen in self._seen.items() if key[0] != number}
            await self._desk.broadcasts.unwatch(number)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise NotAButton(text)
    return int(text)
