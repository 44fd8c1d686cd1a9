"""Partners' people in private: the way into the dashboard, teams, invitations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import BadRequest

from bot.chat.buttons import ChangeTeam, MyTeam, NotAButton
from bot.chat.desk import Context, Desk, language_of, person_of, posting, show, show_below
from bot.chat.screens import places
from bot.chat.screens import staff as screens
from bot.chat.screens.screen import Screen, plain
from bot.core import deep_links, one_time
from bot.core.errors import (
    ExpiredLink,
    NameRefused,
    NameTaken,
    NotAllowed,
    UnknownLink,
    UnknownPartner,
    UsedLink,
)
from bot.core.rights import Role
from bot.locales import t
from bot.services.staff import Team
from bot.store.letters import Letter

_WRONG = {
    UnknownLink: "staff-chat-unknown",
    UsedLink: "staff-chat-used",
    ExpiredLink: "staff-chat-expired",
}


async def dashboard(update: Update, context: Context) -> None:
    """/dashboard: a link that signs in once."""
    # An owner is one by the settings: the chat may not have been there when the bot started.
    context.desk.menus.changed(person_of(update).telegram_id)
    await _way_in(update, context, "", show)


async def to_page(update: Update, context: Context, then: str) -> None:
    """The same below what was tapped, to one page: "/events/5/report"."""
    await _way_in(update, context, then, show_below)


async def _way_in(
    update: Update,
    context: Context,
    then: str,
    place: Callable[[Update, Context, Screen], Awaitable[object]],
) -> None:
    doors = context.desk.stage.doors
    language = (await context.desk.people.welcome(person_of(update))).language
    secret = await context.desk.organisers.sign_in(person_of(update).telegram_id)
    screen = partial(screens.way_in, language, doors.dashboard(secret, then), public=doors.public)
    try:
        await place(update, context, screen(button=True))
    except BadRequest:
        # Telegram takes no button that leads to this computer alone.
        await place(update, context, screen(button=False))


async def team(update: Update, context: Context) -> None:
    """/team: who works for my partners."""
    me, language = person_of(update).telegram_id, await language_of(update, context)
    there = await context.desk.organisers.teams(me)
    owner = context.desk.organisers.owns(me)
    if owner:
        # Whoever was asked for a partner's name went back.
        await context.desk.people.await_nothing(person_of(update))
    if len(there) == 1 and not owner:
        await show(update, context, screens.team(language, there[0], me, several=False))
    else:
        await show(update, context, screens.teams(language, there, owner=owner))


async def my_team(update: Update, context: Context, button: MyTeam) -> None:
    """One of them: seen, or left."""
    me = person_of(update).telegram_id
    match button.what:
        case "show":
            await _show_team(update, context, button.partner)
        case "leave":
            await _sure(update, context, button.partner, me)
        case "leave-yes":
            await context.desk.organisers.remove(me, me, button.partner)
            language = await language_of(update, context)
            await show(update, context, places.nudge(language, "staff-chat-left"))
        case _:
            raise NotAButton(button.what)


async def _show_team(update: Update, context: Context, partner_id: int, said: str = "") -> None:
    me, language = person_of(update).telegram_id, await language_of(update, context)
    there = await context.desk.organisers.teams(me)
    several = len(there) > 1 or context.desk.organisers.owns(me)
    shown = _among(there, partner_id)
    await show(update, context, screens.team(language, shown, me, several=several, said=said))


def _among(there: list[Team], partner_id: int) -> Team:
    for one in there:
        if one.partner.id == partner_id:
            return one
    raise UnknownPartner


async def change_team(update: Update, context: Context, button: ChangeTeam) -> None:
    """Invite somebody, or remove them."""
    match button.what:
        case Role.HOST | Role.ORGANISER as role:
            await _invite(update, context, button.partner, Role(role))
        case "remove":
            await _sure(update, context, button.partner, button.person)
        case "remove-yes":
            await _remove(update, context, button)
        case _:
            raise NotAButton(button.what)


async def _invite(update: Update, context: Context, partner_id: int, role: Role) -> None:
    chat = update.effective_chat
    # Who is known can be told that the invited came.
    language = (await context.desk.people.welcome(person_of(update))).language
    made = await context.desk.organisers.invite(person_of(update).telegram_id, partner_id, role)
    await show(update, context, screens.invited(language, made))
    way = f"{deep_links.bot(context.bot.username)}?start={one_time.INVITED}{made.secret}"
    if chat is not None:
        await context.desk.voice.send(chat.id, screens.invitation(language, made, way))


async def _sure(update: Update, context: Context, partner_id: int, person: int) -> None:
    me, language = person_of(update).telegram_id, await language_of(update, context)
    shown = _among(await context.desk.organisers.teams(me), partner_id)
    mine = person == me
    if not (shown.manage or mine):
        raise NotAllowed
    for member in shown.members:
        if member.telegram_id == person:
            await show(update, context, screens.sure(language, shown, member, mine=mine))
            return
    raise UnknownPartner


async def _remove(update: Update, context: Context, button: ChangeTeam) -> None:
    me, language = person_of(update).telegram_id, await language_of(update, context)
    gone = await context.desk.organisers.remove(me, button.person, button.partner)
    await _show_team(
        update, context, button.partner, t(language, "staff-said-removed", name=plain(gone.name))
    )


async def add_partner(update: Update, context: Context) -> None:
    """What is the new partner called?"""
    await context.desk.organisers.ask_partner(person_of(update))
    await show(update, context, screens.ask_partner(await language_of(update, context)))


async def named(update: Update, context: Context) -> None:
    """A partner's name was typed."""
    message, person = update.effective_message, person_of(update)
    language = await language_of(update, context)
    try:
        made = await context.desk.organisers.found(
            person.telegram_id, (message.text if message else None) or ""
        )
    except NameRefused:
        await show(update, context, screens.ask_partner(language, "staff-name-refused"))
        return
    except NameTaken:
        await show(update, context, screens.ask_partner(language, "staff-name-taken"))
        return
    await context.desk.people.await_nothing(person)
    said = t(language, "staff-said-founded", name=plain(made.name))
    await _show_team(update, context, made.id, said)


async def accept(update: Update, context: Context, payload: str) -> None:
    """The link of an invitation was opened."""
    user, person = update.effective_user, person_of(update)
    await context.desk.people.welcome(person)
    language = await language_of(update, context)
    name = "" if user is None else user.full_name
    secret = payload.removeprefix(one_time.INVITED)
    try:
        took = await context.desk.organisers.accept(person.telegram_id, name, secret)
    except tuple(_WRONG) as error:
        await show(update, context, places.nudge(language, _WRONG[type(error)]))
        return
    await show(update, context, screens.accepted(language, took))


async def prepare(desk: Desk, letter: Letter) -> Callable[[], Awaitable[None]] | None:
    """Tell whoever invited somebody that they came; None: they are gone again."""
    found = await desk.organisers.joined(letter.telegram_id, letter.occurrence)
    if found is None:
        return None
    member, partner = found
    screen = screens.joined(letter.language, member.name, member.role, partner.name)
    return posting(desk, letter, screen)
