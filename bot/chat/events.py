"""/event: the events of somebody's partners, what one of them needs, and running it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable

import segno
from telegram import Update

from bot.chat import event_card, live_quiz, planning, staff
from bot.chat.buttons import NotAButton, OpenEvent
from bot.chat.desk import Context, language_of, person_of, show, topic_of
from bot.chat.screens import events as screens
from bot.chat.screens import posters
from bot.chat.screens.screen import Screen, plain
from bot.core import deep_links
from bot.core.errors import NotAllowed, QuizUnderWay, UnknownEvent
from bot.core.event import Phase
from bot.core.live_quiz import Place
from bot.core.rights import Action
from bot.formats import calendar_file
from bot.locales import t
from bot.pictures import poster
from bot.services.events import Card
from bot.services.live_quiz import Spot
from bot.store.cohorts import Cohort
from bot.store.events import Event

RUN, REHEARSE = "event-", "rehearse-"
"""How links begin that bring the bot into a group to play an event's quiz there."""
_PRETEND = 24
_SHARP = 12
"""Dots of a picture for each cell of a code."""


async def event(update: Update, context: Context) -> None:
    """/event: the list, with what can be begun."""
    language, me = await language_of(update, context), person_of(update).telegram_id
    await context.desk.people.await_nothing(person_of(update))
    found = await context.desk.events.shelf(me)
    if not found.partners and (await context.desk.organisers.rights(me)).owner:
        await show(update, context, screens.no_partner(language))
        return
    await show(update, context, screens.shelf(found, language, makes=bool(found.partners)))


async def tap(update: Update, context: Context, button: OpenEvent) -> None:
    """A button of the list or of a card."""
    act = _ACTS.get(button.what)
    if act is None:
        raise NotAButton(button.what)
    await act(update, context, button.event)


async def _list(update: Update, context: Context, _: int) -> None:
    await event(update, context)


async def _past(update: Update, context: Context, _: int) -> None:
    found = await context.desk.events.shelf(person_of(update).telegram_id)
    await show(update, context, screens.past(found, await language_of(update, context)))


async def _links(update: Update, context: Context, _: int) -> None:
    me = person_of(update).telegram_id
    found = await context.desk.cohorts.listed(me)
    makes = (await context.desk.events.rights(me)).may(Action.MAKE_EVENTS)
    screen = screens.links(found, await language_of(update, context), makes=makes)
    await show(update, context, screen)


# One event


async def _card(update: Update, context: Context, event_id: int) -> None:
    await event_card.card(update, context, event_id)


async def _poster(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    held = found.held
    await send_poster(update, context, held.cohort, held.partner, held.event)


async def _picture(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    held = found.held
    await send_picture(update, context, held.cohort, held.partner, held.event)


async def _qr(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    await send_code(update, context, found.held.cohort)


async def send_poster(
    update: Update, context: Context, cohort: Cohort, partner: str, held: Event | None
) -> None:
    """The poster to print."""
    words = posters.poster(cohort, partner, held, context.bot.username)
    made = await _made(update, context, context.desk.painter.make(poster.pdf, words))
    language = await language_of(update, context)
    caption = t(language, "event-poster-caption", title=cohort.title)
    await _document(update, context, f"poster-{cohort.code}.pdf", made, caption)


async def send_picture(
    update: Update, context: Context, cohort: Cohort, partner: str, held: Event | None
) -> None:
    """The poster as a picture, to send on."""
    words = posters.poster(cohort, partner, held, context.bot.username)
    made = await _made(update, context, context.desk.painter.make(poster.png, words))
    await _photo(update, context, made, cohort)


async def send_code(update: Update, context: Context, cohort: Cohort) -> None:
    """The QR code alone."""
    written = io.BytesIO()
    link = deep_links.cohort(context.bot.username, cohort.code)
    segno.make(link, error="m", micro=False).save(written, kind="png", scale=_SHARP, border=4)
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id)
    await _photo(update, context, written.getvalue(), cohort)


async def _report(update: Update, context: Context, event_id: int) -> None:
    """A link that signs in and opens the report of this event."""
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    if not found.edits:
        raise NotAllowed
    await staff.to_page(update, context, f"/events/{event_id}/report")


async def _ics(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    entry = posters.entry(found.held, context.bot.username, context.desk.clock())
    made = await _made(update, context, asyncio.to_thread(calendar_file.ics, entry))
    language, cohort = await language_of(update, context), found.held.cohort
    caption = t(language, "event-ics-caption", title=cohort.title)
    await _document(update, context, f"event-{cohort.code}.ics", made, caption)


async def _made(update: Update, context: Context, making: Awaitable[bytes]) -> bytes:
    """What takes a moment to make; the tap is answered at once."""
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id)
    return await making


async def _document(
    update: Update, context: Context, name: str, content: bytes, caption: str
) -> None:
    if update.effective_chat is not None:
        await context.desk.voice.document(update.effective_chat.id, name, content, caption)


async def _photo(update: Update, context: Context, png: bytes, cohort: Cohort) -> None:
    language = await language_of(update, context)
    link = deep_links.cohort(context.bot.username, cohort.code)
    caption = t(language, "event-qr-caption", title=plain(cohort.title), link=plain(link))
    if update.effective_chat is not None:
        await context.desk.voice.photo(update.effective_chat.id, png, caption)


# Changing and cancelling


async def _edit(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.edit(person_of(update).telegram_id, event_id)
    await planning.go_on(update, context, found)


async def _cancel(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.card(person_of(update).telegram_id, event_id)
    if not found.edits:
        raise NotAllowed
    await show(update, context, screens.cancel_sure(found, await language_of(update, context)))


async def _cancel_yes(update: Update, context: Context, event_id: int) -> None:
    found = await context.desk.events.cancel(person_of(update).telegram_id, event_id)
    await event_card.show_card(update, context, found)


# Running


async def _run(update: Update, context: Context, event_id: int) -> None:
    await _where(update, context, event_id, pretend=False)


async def _rehearse(update: Update, context: Context, event_id: int) -> None:
    await _where(update, context, event_id, pretend=True)


async def _where(update: Update, context: Context, event_id: int, *, pretend: bool) -> None:
    """In a hall or in a group?"""
    me, language = person_of(update).telegram_id, await language_of(update, context)
    found = await context.desk.events.runnable(me, event_id=event_id)
    if found.game is not None and not pretend:
        await event_card.show_card(update, context, found)
    elif live_quiz.find(context, found.held.event.quiz or "", 0) is None:
        await show(update, context, screens.no_quiz(found, language, event_card.shelves(context)))
    else:
        payload = f"{REHEARSE if pretend else RUN}{found.held.cohort.code}"
        group = deep_links.into_group(context.bot.username, payload)
        await show(update, context, screens.where(found, language, group, pretend=pretend))


async def _hall(update: Update, context: Context, event_id: int) -> None:
    found = await _runnable(update, context, event_id)
    if found is not None:
        await _open(update, context, found, Place.HALL, pretend=False)


async def _runnable(update: Update, context: Context, event_id: int) -> Card | None:
    """An event whose time has come; None where it was said that it has not."""
    me = person_of(update).telegram_id
    found = await context.desk.events.runnable(me, event_id=event_id)
    if found.phase is Phase.LIVE:
        return found
    language, query = await language_of(update, context), update.callback_query
    if query is not None and found.phase is Phase.UPCOMING:
        await context.desk.voice.answer(query.id, t(language, "event-too-soon"))
    else:
        await event_card.show_card(update, context, found)
    return None


async def _hall_rehearse(update: Update, context: Context, event_id: int) -> None:
    me = person_of(update).telegram_id
    found = await context.desk.events.runnable(me, event_id=event_id)
    await _open(update, context, found, Place.HALL, pretend=True)


async def _open(
    update: Update, context: Context, found: Card, place: Place, *, pretend: bool
) -> None:
    """Open the doors of an event's quiz, here."""
    chat, me = update.effective_chat, person_of(update).telegram_id
    language = await language_of(update, context)
    quiz = live_quiz.find(context, found.held.event.quiz or "", update.update_id)
    if quiz is None or chat is None:
        screen = screens.no_quiz(found, language, event_card.shelves(context))
        await live_quiz.show_here(update, context, screen)
        return
    if found.game is not None and not pretend and found.game.chat_id != chat.id:
        # Somebody of the team runs it elsewhere.
        await event_card.show_card(update, context, found)
        return
    spot = Spot(place, chat.id, topic_of(update) or 0)
    try:
        game = await context.desk.live.begin(
            me,
            spot,
            quiz,
            found.held.cohort.language,
            rehearsal=_PRETEND if pretend else 0,
            event=None if pretend else found.held.event.id,
        )
    except QuizUnderWay:
        there = await context.desk.live.open_in(spot.chat_id, spot.topic_id)
        if there is not None and found.game is not None and there.id == found.game.id:
            # A second tap: what it opened is shown again.
            await live_quiz.opened(update, context, there)
            return
        await live_quiz.show_here(update, context, screens.busy(found, language))
        return
    await live_quiz.opened(update, context, game)


async def in_group(update: Update, context: Context, payload: str) -> bool:
    """A link brought the bot into a group to play an event's quiz; False: it is no such link."""
    beginning = next((one for one in (RUN, REHEARSE) if payload.startswith(one)), None)
    if beginning is None:
        return False
    me, code = person_of(update).telegram_id, payload.removeprefix(beginning)
    language = await language_of(update, context)
    try:
        found = await context.desk.events.runnable(me, code=code)
    except (NotAllowed, UnknownEvent):
        await live_quiz.show_here(update, context, Screen(t(language, "event-run-other")))
        return True
    pretend = beginning == REHEARSE
    if not pretend and found.phase is not Phase.LIVE:
        key = "event-too-soon" if found.phase is Phase.UPCOMING else f"event-state-{found.phase}"
        await live_quiz.show_here(update, context, Screen(t(language, key)))
        return True
    await _open(update, context, found, Place.GROUP, pretend=pretend)
    return True


# A link without an event


async def _link_card(update: Update, context: Context, cohort_id: int) -> None:
    await event_card.link_card(update, context, cohort_id)


async def _link_poster(update: Update, context: Context, cohort_id: int) -> None:
    found = await context.desk.cohorts.look(person_of(update).telegram_id, cohort_id)
    await send_poster(update, context, found.cohort, found.partner, None)


async def _link_picture(update: Update, context: Context, cohort_id: int) -> None:
    found = await context.desk.cohorts.look(person_of(update).telegram_id, cohort_id)
    await send_picture(update, context, found.cohort, found.partner, None)


async def _link_qr(update: Update, context: Context, cohort_id: int) -> None:
    found = await context.desk.cohorts.look(person_of(update).telegram_id, cohort_id)
    await send_code(update, context, found.cohort)


async def _link_close(update: Update, context: Context, cohort_id: int) -> None:
    me = person_of(update).telegram_id
    await context.desk.cohorts.close(me, cohort_id, closed=True)
    await event_card.link_card(update, context, cohort_id)


async def _link_open(update: Update, context: Context, cohort_id: int) -> None:
    me = person_of(update).telegram_id
    await context.desk.cohorts.close(me, cohort_id, closed=False)
    await event_card.link_card(update, context, cohort_id)


async def _new(update: Update, context: Context, _: int) -> None:
    await planning.begin(update, context, link=False)


async def _link(update: Update, context: Context, _: int) -> None:
    await planning.begin(update, context, link=True)


_ACTS: dict[str, Callable[[Update, Context, int], Awaitable[None]]] = {
    "list": _list,
    "past": _past,
    "links": _links,
    "card": _card,
    "poster": _poster,
    "picture": _picture,
    "qr": _qr,
    "ics": _ics,
    "report": _report,
    "edit": _edit,
    "cancel": _cancel,
    "cancel-yes": _cancel_yes,
    "run": _run,
    "rehearse": _rehearse,
    "hall": _hall,
    "hall-rehearse": _hall_rehearse,
    "new": _new,
    "link": _link,
    "link-card": _link_card,
    "link-poster": _link_poster,
    "link-picture": _link_picture,
    "link-qr": _link_qr,
    "link-close": _link_close,
    "link-open": _link_open,
}
