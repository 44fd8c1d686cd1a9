"""Live quizzes in a hall: coming in by a code, answering by tap or by typing."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.chat import flag, live_post
from bot.chat import live_quiz as group_quiz
from bot.chat.buttons import LiveChoose, LiveSend, LiveTick, Mine
from bot.chat.desk import Context, language_of, person_of, show, show_below
from bot.chat.screens import flag as flag_screens
from bot.chat.screens import live_hall as screens
from bot.chat.screens import live_quiz as group_screens
from bot.chat.screens import places
from bot.chat.screens.screen import Screen, plain
from bot.core import deep_links, grading, live_quiz
from bot.core.errors import (
    NameRefused,
    NoSuchGame,
    NotANumber,
    NotNow,
    NotThisQuestion,
    OutOfTheRoom,
)
from bot.core.grading import Choice
from bot.core.live_quiz import Arrival, Phase, Place
from bot.locales import t
from bot.services.flags import GAME, Spot
from bot.services.live_quiz import Taken, Who
from bot.services.live_scene import Hand
from bot.store.live_games import Game

LINK, RESULT = "q-", "result-"
"""How deep links begin: into a hall, and to one's own result."""
_FURTHEST = 999
"""No quiz has as many questions."""


async def follow(update: Update, context: Context, payload: str) -> None:
    """A deep link: come in, see one's own result, or say what is wrong with a question."""
    await context.desk.people.welcome(person_of(update))
    if payload.startswith(deep_links.FLAG):
        await _flag(update, context, payload.removeprefix(deep_links.FLAG))
    elif payload.startswith(RESULT):
        await _result(update, context, payload.removeprefix(RESULT))
    else:
        await enter(update, context, payload.removeprefix(LINK))


async def _flag(update: Update, context: Context, at: str) -> None:
    """Something wrong in a question of a group's or a hall's quiz."""
    code, _, position = at.partition("-")
    try:
        game = await context.desk.live.find(code)
        place = int(position) if position.isascii() and position.isdigit() else -1
        await flag.of_game(update, context, Spot(GAME, str(game.id), min(place, _FURTHEST)))
    except (NoSuchGame, NotThisQuestion):
        words = t(await language_of(update, context), "ticket-no-question")
        await show(update, context, Screen(words))


async def _result(update: Update, context: Context, code: str) -> None:
    language = await language_of(update, context)
    try:
        game = await context.desk.live.find(code)
    except NoSuchGame:
        await show(update, context, group_screens.unknown_result(language))
        return
    found = await context.desk.live.result(game.id, group_quiz.who(update, language))
    if found is None:
        await show(update, context, places.nudge(language, "live-result-none"))
        return
    person = replace(person_of(update), language=language)
    await show(update, context, await live_post.result(context.desk, found, person))


async def enter(update: Update, context: Context, code: str) -> None:
    """Come in by a code."""
    language = await language_of(update, context)
    try:
        game = await context.desk.live.find(code, Place.HALL)
        player = _player(update, language, game)
        await context.desk.live.join(game.id, player)
    except NoSuchGame:
        words = t(language, "live-no-game", code=plain(code[:12]))
        await show(update, context, Screen(words))
    except OutOfTheRoom:
        await show(update, context, Screen(t(language, "live-out-of-room")))
    else:
        hand = await context.desk.live.hand(game.id, player)
        await show(update, context, screens.joined(hand, language, _page(context, game)))
        if hand.open:
            await _serve(update, context, hand, language)


def _player(update: Update, language: str, game: Game) -> Who:
    """The person under a name made for the room: their own is nobody's business there."""
    telegram_id = person_of(update).telegram_id
    name = screens.a_name(language, telegram_id * 1009 + game.id)
    return Who(name, language, telegram_id)


def _page(context: Context, game: Game) -> str | None:
    doors = context.desk.stage.doors
    return doors.play(game.code) if doors.public else None


async def _serve(update: Update, context: Context, hand: Hand, language: str) -> None:
    """Give a question to who came in while it is open."""
    screen = screens.question(hand, language)
    chat = update.effective_chat
    if screen is None or hand.asked is None or chat is None:
        return
    await context.desk.voice.send(chat.id, screen)
    person = person_of(update).telegram_id
    await context.desk.live.reached(hand.game.id, hand.asked.position, person)


async def choose(update: Update, context: Context, button: LiveChoose) -> None:
    """Answer with one tap."""
    await _answer(update, context, button.game, button.position, (button.place,))


async def send(update: Update, context: Context, button: LiveSend) -> None:
    """Answer with what is ticked."""
    picks = tuple(place for place in range(16) if button.picks >> place & 1)
    if not picks:
        language = await language_of(update, context)
        if update.callback_query is not None:
            await context.desk.voice.answer(update.callback_query.id, t(language, "toast-pick"))
        return
    await _answer(update, context, button.game, button.position, picks)


async def tick(update: Update, context: Context, button: LiveTick) -> None:
    """Tick an option; nothing is kept of it before it is sent."""
    language = await language_of(update, context)
    hand = await context.desk.live.hand(button.game, group_quiz.who(update, language))
    if hand.asked is None or hand.asked.position != button.position or not hand.open:
        await _too_late(update, context, language)
        return
    screen = screens.question(hand, language, button.picks)
    if screen is not None:
        await show(update, context, screen)


async def _answer(
    update: Update, context: Context, game_id: int, position: int, choice: Choice
) -> None:
    language = await language_of(update, context)
    player = group_quiz.who(update, language)
    taken = await context.desk.live.answer(game_id, position, player, choice)
    await _took(update, context, taken, position, language)


async def _took(
    update: Update, context: Context, taken: Taken, position: int, language: str
) -> None:
    """Say what became of an answer, in the message that asked."""
    hand = taken.hand
    here = hand.asked is not None and hand.asked.position == position
    if taken.outcome is Arrival.REMOVED:
        await show(update, context, Screen(t(language, "live-out-of-room")))
    elif here and taken.outcome in {Arrival.TAKEN, Arrival.REPEATED}:
        screen = screens.question(hand, language)
        toast = t(language, "toast-counted") if taken.outcome is Arrival.REPEATED else ""
        if screen is not None:
            await show(update, context, screen, toast)
    elif here:
        await show(update, context, screens.late(hand, language))
    else:
        await _too_late(update, context, language)


async def _too_late(update: Update, context: Context, language: str) -> None:
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id, t(language, "live-late-answer"))


async def opened(update: Update, context: Context, code: str) -> bool:
    """A code that was typed; False: no hall is open by it."""
    try:
        game = await context.desk.live.find(code, Place.HALL)
    except NoSuchGame:
        return False
    if game.phase == Phase.ENDED:
        return False
    await context.desk.people.welcome(person_of(update))
    await enter(update, context, code)
    return True


async def typed(update: Update, context: Context, text: str) -> bool:
    """A text: a name or an answer in a hall; False: its writer is in none, or it is neither."""
    hand = await context.desk.live.playing(person_of(update).telegram_id)
    return hand is not None and await _in_the_room(update, context, hand, text)


async def _in_the_room(update: Update, context: Context, hand: Hand, text: str) -> bool:
    """Take a text as an answer or, before the first question, as a name; False: it is neither."""
    language = await language_of(update, context)
    if hand.game.phase == Phase.LOBBY:
        try:
            player = await context.desk.live.rename(hand.game.id, hand.player.id, text)
        except NameRefused:
            await show(update, context, Screen(t(language, "live-name-refused")))
            return True
        page = _page(context, hand.game)
        await show(update, context, screens.renamed(player, language, page))
        return True
    if not hand.open or hand.asked is None:
        return False
    question = hand.lesson.edition(language).questions[hand.asked.question]
    try:
        order = grading.shown_order(question, hand.game.seed)
        choice = grading.read_choice(question, order, text)
    except NotANumber:
        await show(update, context, Screen(t(language, "live-type-number")))
        return True
    except NotThisQuestion:
        return False
    await _answer(update, context, hand.game.id, hand.asked.position, choice)
    return True


async def mine(update: Update, context: Context, button: Mine) -> None:
    """A player's own affairs: more time, or leaving."""
    language = await language_of(update, context)
    player = group_quiz.who(update, language)
    if button.what == "leave":
        await context.desk.live.leave(button.game, player)
        await show(update, context, Screen(t(language, "live-left")))
        return
    hand = await context.desk.live.hand(button.game, player)
    if button.what == "flag":
        scene = await context.desk.live.look(button.game)
        if scene.game.phase != Phase.ENDED:
            raise NotNow
        await show_below(update, context, flag_screens.questions(scene, language))
        return
    ways = live_quiz.EXTRA
    following = ways[(ways.index(hand.player.extra) + 1) % len(ways)]
    await context.desk.live.give_time(hand.player.id, following)
    hand = await context.desk.live.hand(button.game, player)
    await show(update, context, screens.joined(hand, language, _page(context, hand.game)))
