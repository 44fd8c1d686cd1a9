"""Live quizzes in Telegram groups: choosing, the lobby, votes, and the host's controls."""

from __future__ import annotations

import contextlib
from functools import partial

import structlog
from telegram import ChatMember, Update, User
from telegram.error import BadRequest, TelegramError

from bot.chat import quiz_shelf as shelf
from bot.chat import unexpected
from bot.chat.buttons import Arrange, Join, Lead, OfferQuizzes, PickQuiz
from bot.chat.desk import Context, language_of, person_of, show, topic_of
from bot.chat.screens import live_quiz as screens
from bot.chat.screens.live_hall import a_name
from bot.chat.screens.screen import Rows, Screen
from bot.chat.voice import Unreachable
from bot.content.quizzes import Quiz
from bot.core import rehearsal
from bot.core.errors import (
    NoSuchGame,
    NotANumber,
    NotNow,
    NotTheHost,
    OutOfTheRoom,
    QuizUnderWay,
    UnknownPoll,
)
from bot.core.live_quiz import RUNNING, Phase, Place
from bot.locales import guess, t
from bot.services.live_quiz import Led, Spot, Who
from bot.services.live_scene import Scene
from bot.store.live_games import Game

log = structlog.get_logger()

_PRETEND = 24
_LEADING = frozenset({ChatMember.ADMINISTRATOR, ChatMember.OWNER})
_NO_RIGHT = "not enough rights"
_OF_PLAYERS = frozenset({"extra", "cohost", "remove"})
"""Controls that are about one player, who is chosen first."""
_TOASTS = {
    "pause": "live-toast-paused",
    "skip": "live-toast-skipped",
    "cohost": "live-toast-cohost",
    "remove": "live-toast-gone",
    "extra": "live-toast-extra",
}
_LENGTHENED = {
    (Place.GROUP, Phase.LOBBY): "live-toast-longer-lobby",
    (Place.GROUP, Phase.SHOWN): "live-toast-longer-board",
    (Place.HALL, Phase.OPEN): "live-toast-longer-now",
    (Place.HALL, Phase.SHOWN): "live-toast-longer-board",
}


async def quiz(update: Update, context: Context) -> None:
    """/quiz: in a group which one, in private where."""
    language = await language_of(update, context)
    if _in_group(update):
        await _offer(update, context, Place.GROUP, language, pretend=False)
    else:
        await show(update, context, screens.where(language, context.bot.username))


async def rehearse(update: Update, context: Context) -> None:
    """/rehearse: a quiz with pretend players."""
    place = Place.GROUP if _in_group(update) else Place.HALL
    await _offer(update, context, place, await language_of(update, context), pretend=True)


async def offer(update: Update, context: Context, button: OfferQuizzes) -> None:
    """The list again, in another language or for another place."""
    await _offer(update, context, button.place, button.language, pretend=bool(button.pretend))


async def _offer(
    update: Update, context: Context, place: str, language: str, *, pretend: bool
) -> None:
    quizzes = tuple(context.desk.library.quizzes.values())
    known = None
    if not _in_group(update):
        known = (await context.desk.people.welcome(person_of(update))).audience
    screen = screens.offer(quizzes, place, language, pretend=pretend, audience=known)
    await show_here(update, context, screen)


async def show_here(update: Update, context: Context, screen: Screen, toast: str = "") -> int:
    """Show a screen where the person is: in the tapped message, or in their chat's topic."""
    message = update.effective_message
    if update.callback_query is not None or message is None:
        return await show(update, context, screen, toast)
    return await context.desk.voice.send(message.chat_id, screen, topic=topic_of(update))


def _in_group(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type != chat.PRIVATE


def who(update: Update, language: str) -> Who:
    """The person as a player, under their first name."""
    user = update.effective_user
    if user is None:
        raise NoSuchGame
    return _of(user, language)


def _of(user: User, language: str) -> Who:
    return Who(user.first_name, language, user.id, stand_in=a_name(language, user.id))


async def pick(update: Update, context: Context, button: PickQuiz) -> None:
    """A quiz was chosen: open the doors."""
    chat = update.effective_chat
    found = find(context, button.quiz, update.update_id)
    if chat is None or found is None:
        raise NoSuchGame
    place = Place.GROUP if _in_group(update) else Place.HALL
    spot = Spot(place, chat.id, topic_of(update) or 0)
    host = person_of(update)
    try:
        game = await context.desk.live.begin(
            host.telegram_id,
            spot,
            found,
            button.language,
            queue=bool(button.queue),
            rehearsal=_PRETEND if button.pretend else 0,
        )
    except QuizUnderWay:
        there = await context.desk.live.open_in(spot.chat_id, spot.topic_id)
        tapped = update.effective_message
        if there is not None and tapped and tapped.message_id == there.lobby_message_id:
            # A second tap on the list, which is the lobby by now.
            raise NotNow from None
        await show(update, context, screens.busy(button.language, button))
        return
    await opened(update, context, game)


async def opened(update: Update, context: Context, game: Game) -> None:
    """The doors are open: show the host what leads it, or the group who is in."""
    scene = await context.desk.live.look(game.id)
    if game.phase == Phase.QUEUED:
        await show_here(update, context, screens.queued(scene))
        return
    load = _load(scene, game.languages[0]) if game.rehearsal else ""
    if game.place == Place.HALL:
        language = await language_of(update, context)
        remote = context.desk.stage.remote(scene, language)
        remote = Screen(f"{remote.text}\n\n<i>{load}</i>" if load else remote.text, remote.rows)
        context.desk.stage.shown(game, remote)
        number = await show_here(update, context, remote)
        await context.desk.live.lobby_shown(game.id, number)
        return
    now = context.desk.clock()
    lobby = screens.lobby(scene, now, load_words=load)
    context.desk.stage.shown(game, lobby)
    number = await show_here(update, context, lobby)
    await context.desk.live.lobby_shown(game.id, number)
    if not await _pin(context, game, number):
        again = screens.lobby(scene, now, unpinned=True, load_words=load)
        await context.desk.voice.edit(game.chat_id, number, again)


async def _pin(context: Context, game: Game, number: int) -> bool:
    """Keep the lobby on top where that is allowed; False where a right is missing."""
    try:
        await context.desk.voice.pin(game.chat_id, number)
    except BadRequest as error:
        return _NO_RIGHT not in error.message.lower()
    return True


def find(context: Context, name: str, seed: int) -> Quiz | None:
    """A quiz of the folder, or one drawn from the lessons."""
    return shelf.find(context.desk.library, name, seed)


def _load(scene: Scene, language: str) -> str:
    bank = tuple(next(iter(scene.lesson.editions.values())).questions.values())
    looked_at = sum(one.message is not None for one in bank)
    return screens.load(
        language,
        rehearsal.group_load(bank, scene.game.seconds, looked_at),
        rehearsal.hall_load(len(bank), 30),
        rehearsal.hall_load(len(bank), 300),
    )


async def join(update: Update, context: Context, button: Join) -> None:
    """I'm in."""
    query = update.callback_query
    language = await language_of(update, context)
    if query is None:
        return
    chat = update.effective_chat
    joined = await context.desk.live.join(
        button.game,
        who(update, language),
        button.team or None,
        chat_id=0 if chat is None else chat.id,
    )
    key = "live-toast-in" if joined.new else "live-toast-in-already"
    words = t(language, key)
    if button.team and joined.player.team is not None:
        words = t(language, "live-toast-team", team=joined.player.team)
    await context.desk.voice.answer(query.id, words)


async def vote(update: Update, context: Context) -> None:
    """A vote in a native poll."""
    given = update.poll_answer
    if given is None or given.user is None:
        return
    voter = _of(given.user, guess(given.user.language_code))
    take = partial(context.desk.live.vote, given.poll_id, voter, tuple(given.option_ids))
    while True:
        try:
            await take()
        except UnknownPoll:
            # The poll may be out and its answer still on the way back to us.
            if await context.desk.stage.until_asked():
                continue
            log.info("a vote in a poll that asks nothing any more", poll=given.poll_id)
        return


async def reply(update: Update, context: Context) -> None:
    """A number in answer to a question of the group; anything else as ever."""
    message = update.effective_message
    if message is None or message.reply_to_message is None or update.effective_user is None:
        return
    asked = message.reply_to_message.message_id
    voter = who(update, guess(update.effective_user.language_code))
    try:
        await context.desk.live.reply(message.chat_id, asked, voter, message.text or "")
    except UnknownPoll:
        await unexpected.group(update, context)
    except NotANumber:
        language = await language_of(update, context)
        words = Screen(t(language, "live-reply-number"))
        await context.desk.voice.send(message.chat_id, words, topic=topic_of(update))
    except (NotNow, OutOfTheRoom, NoSuchGame):
        return


async def lead(update: Update, context: Context, button: Lead) -> None:
    """One of the host's controls."""
    query = update.callback_query
    if query is None:
        return
    person = person_of(update)
    language = await language_of(update, context)
    try:
        led = await _led(context, button, person.telegram_id)
    except NotTheHost:
        admin_of = await _admin_of(update, context)
        if admin_of is None:
            raise
        led = await _led(context, button, person.telegram_id, admin_of)
    await _did(update, context, button, led, language)


async def _led(context: Context, button: Lead, person: int, admin_of: int | None = None) -> Led:
    return await context.desk.live.lead(
        button.game, person, button.what, button.value, admin_of=admin_of
    )


async def _admin_of(update: Update, context: Context) -> int | None:
    """The group in which a person tapped, if they are an admin of it."""
    chat, user = update.effective_chat, update.effective_user
    if not _in_group(update) or chat is None or user is None:
        return None
    try:
        member = await context.bot.get_chat_member(chat.id, user.id)
    except TelegramError:
        return None
    return chat.id if member.status in _LEADING else None


async def _did(update: Update, context: Context, button: Lead, led: Led, language: str) -> None:
    """Say what a control did, and show the buttons that fit now."""
    query = update.callback_query
    if query is None:
        return
    game = led.game
    scene = await context.desk.live.look(game.id)
    toast = _toast(led, button, scene, language)
    if led.cut_off is not None:
        # A question was left out, or the quiz was ended: take its poll off the table.
        with contextlib.suppress(TelegramError, Unreachable):
            await context.desk.voice.stop_poll(game.chat_id, led.cut_off)
    rows: Rows
    if led.before.phase == Phase.QUEUED and game.phase == Phase.ENDED:
        await context.desk.voice.answer(query.id)
        await show(update, context, screens.withdrawn(scene))
        return
    if button.what in _OF_PLAYERS:
        await context.desk.stage.hold(game.id)
        rows = screens.people(scene, language, button.what)
    elif button.what in {"scoring", "teams", "language"}:
        await context.desk.stage.hold(game.id)
        rows = screens.settings(scene, language)
    elif game.place == Place.HALL or Phase.LOBBY in {game.phase, led.before.phase}:
        await context.desk.voice.answer(query.id, toast)
        await _show_home(update, context, scene, language)
        return
    else:
        rows = screens.controls(game)
    await context.desk.voice.answer(query.id, toast)
    await _rows(update, context, rows)


async def _show_home(update: Update, context: Context, scene: Scene, language: str) -> None:
    """The lobby or the remote, in the message that was tapped."""
    message = update.effective_message
    if message is None:
        return
    if scene.game.place == Place.HALL:
        screen = context.desk.stage.remote(scene, language)
    else:
        screen = screens.lobby(scene, context.desk.clock())
    context.desk.stage.shown(scene.game, screen)
    await context.desk.voice.edit(message.chat_id, message.message_id, screen)


async def _rows(update: Update, context: Context, rows: Rows) -> None:
    message = update.effective_message
    if message is not None:
        await context.desk.voice.keys(message.chat_id, message.message_id, rows)


def _toast(led: Led, button: Lead, scene: Scene, language: str) -> str:
    before = (Place(led.before.place), Phase(led.before.phase))
    values: dict[str, object] = {"name": led.name}
    key = _TOASTS.get(button.what)
    if button.what == "extend":
        key = _LENGTHENED.get(before, "live-toast-longer-next")
    elif button.what == "pause" and led.before.phase == Phase.SHOWN:
        key = None
    elif button.what == "extra":
        player, extra = divmod(button.value, 1000)
        values = {"name": scene.name_of(player), "extra": extra}
    return "" if key is None else t(language, key, **values)


async def arrange(update: Update, context: Context, button: Arrange) -> None:
    """A page of the settings, or back."""
    query = update.callback_query
    if query is None:
        return
    scene = await context.desk.live.look(button.game)
    person = person_of(update)
    if person.telegram_id not in scene.game.leaders:
        of = await _admin_of(update, context)
        if of is None or of != scene.game.chat_id:
            raise NotTheHost
    if scene.game.phase == Phase.ENDED:
        raise NotNow
    language = await language_of(update, context)
    asks = t(language, f"live-who-{button.what}") if button.what in _OF_PLAYERS else ""
    await context.desk.voice.answer(query.id, asks)
    if button.what == "back":
        if scene.game.phase in RUNNING and scene.game.place == Place.GROUP:
            await _rows(update, context, screens.controls(scene.game))
        else:
            await _show_home(update, context, scene, language)
    elif button.what == "all":
        await context.desk.stage.hold(button.game)
        await _rows(update, context, screens.settings(scene, language))
    else:
        await context.desk.stage.hold(button.game)
        await _rows(update, context, screens.people(scene, language, button.what))


async def migrated(update: Update, context: Context) -> None:
    """The group became a supergroup."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.desk.live.moved(message.chat_id, message.migrate_to_chat_id)
