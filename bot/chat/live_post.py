"""What a live quiz says later, made when its turn comes, and the calls that say it."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial

from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat.desk import Desk, posting
from bot.chat.screens import cohorts, follow_up, live_hall, live_quiz, quotes
from bot.chat.screens.live_quiz import Ask
from bot.chat.screens.screen import Screen
from bot.chat.voice import Unreachable
from bot.core.errors import NoSuchGame
from bot.core.live_quiz import Phase, Place
from bot.locales import t
from bot.pictures import message, podium
from bot.pictures.podium import PodiumPicture, Row
from bot.services import live_letters
from bot.services.live_quiz import Who
from bot.services.live_scene import Result, Scene
from bot.services.view import Person
from bot.store.letters import Letter

Send = Callable[[], Awaitable[None]]
_GONE = ("chat not found", "kicked", "not a member", "group chat was deactivated")
_NO_RIGHT = "not enough rights"
_ON_PODIUM = 8


async def prepare(desk: Desk, letter: Letter, username: str) -> Send | None:
    """Make a letter's content; returns the call that sends it, or None for nothing to say."""
    game_id, position, tries = live_letters.read(letter.occurrence)
    try:
        scene = await desk.live.look(game_id)
    except NoSuchGame:
        return None
    to_group = letter.learner_id is None
    match letter.kind:
        case live_letters.QUESTION if to_group:
            found = await _question(desk, scene, position, tries)
        case live_letters.QUESTION:
            return await _private_question(desk, letter, scene, position)
        case live_letters.BOARD:
            found = _board(desk, scene, position, username)
        case live_letters.LOBBY:
            found = _lobby(desk, scene)
        case live_letters.PODIUM:
            found = await _podium(desk, scene, letter, username)
        case live_letters.RESULT:
            found = await _result(desk, letter, game_id)
        case _:
            return await _note(desk, letter, scene)
    return found if found is None or not to_group else partial(_to_group, desk, scene, found)


async def _to_group(desk: Desk, scene: Scene, send: Send) -> None:
    """Send to a group; where the group or the bot's place in it is gone, its games end."""
    try:
        await send()
    except ChatMigrated as error:
        await desk.live.moved(scene.game.chat_id, error.new_chat_id)
        raise
    except Unreachable:
        await desk.live.gone(scene.game.chat_id, "removed")
        raise
    except BadRequest as error:
        if any(sign in error.message.lower() for sign in _GONE):
            await desk.live.gone(scene.game.chat_id, "removed")
        raise


async def _question(desk: Desk, scene: Scene, position: int, tries: int) -> Send | None:
    game, asked = scene.game, scene.asked
    wanted = game.phase == Phase.ASKING and game.position == position
    if not wanted or asked is None or asked.tries != tries:
        return None
    period = await desk.live.events.period(game.id, position)
    ask = live_quiz.ask(scene, period)
    if ask is None:
        return None
    png = None if ask.phone is None else await desk.painter.paint(message.svg(ask.phone))
    return partial(_ask, desk, scene, ask, png)


async def _ask(desk: Desk, scene: Scene, ask: Ask, png: bytes | None) -> None:
    game, asked = scene.game, scene.asked
    if asked is None:
        return
    chat, topic, voice = game.chat_id, game.topic_id, desk.voice
    async with desk.stage.asking():
        if png is not None:
            await voice.post_photo(chat, png, Screen(""), topic=topic)
        if ask.before is not None:
            await voice.post(chat, ask.before, topic=topic)
        poll_id = None
        if ask.poll is None:
            typed = ask.typed or Screen("…")
            number = await voice.post(chat, typed, topic=topic, reply=True)
        else:
            try:
                poll_id, number = await voice.post_poll(chat, ask.poll, topic=topic)
            except BadRequest as error:
                if _NO_RIGHT in error.message.lower():
                    await voice.send(chat, live_quiz.need_polls(game), topic=topic)
                raise
        wanted = await desk.live.events.opened(
            game.id, asked.position, asked.tries, poll_id, number
        )
    if not wanted and poll_id is not None:
        # The host left it out, or ended the quiz, while it was on its way.
        with contextlib.suppress(TelegramError, Unreachable):
            await voice.stop_poll(chat, number)
    desk.live.on_change(game.id)


async def _private_question(desk: Desk, letter: Letter, scene: Scene, position: int) -> Send | None:
    """A question for one player; None where its time is over or they have answered on the page."""
    who = Who("", letter.language, letter.telegram_id)
    try:
        hand = await desk.live.hand(scene.game.id, who)
    except NoSuchGame:
        return None
    if hand.asked is None or hand.asked.position != position or not hand.open:
        return None
    screen = live_hall.question(hand, letter.language)
    return None if screen is None else partial(_serve, desk, letter, scene, screen)


async def _serve(desk: Desk, letter: Letter, scene: Scene, screen: Screen) -> None:
    await desk.voice.post(letter.telegram_id, screen)
    await desk.live.reached(scene.game.id, scene.game.position, letter.telegram_id)


def _board(desk: Desk, scene: Scene, position: int, username: str) -> Send | None:
    """The board of the question just closed; an older one has nothing to say any more."""
    game = scene.game
    if game.position != position or not scene.revealed:
        return None
    return partial(_send, desk, scene, live_quiz.board(scene, username))


async def _send(desk: Desk, scene: Scene, screen: Screen) -> None:
    await desk.voice.post(scene.game.chat_id, screen, topic=scene.game.topic_id)


def _lobby(desk: Desk, scene: Scene) -> Send | None:
    if scene.game.phase != Phase.LOBBY:
        return None
    return partial(_open_lobby, desk, scene)


async def _open_lobby(desk: Desk, scene: Scene) -> None:
    game = scene.game
    if game.place == Place.HALL:
        screen = desk.stage.remote(scene, await desk.stage.language(game))
    else:
        screen = live_quiz.lobby(scene, desk.clock())
    number = await desk.voice.post(game.chat_id, screen, topic=game.topic_id)
    await desk.live.lobby_shown(game.id, number)


async def _podium(desk: Desk, scene: Scene, letter: Letter, username: str) -> Send:
    screen = live_quiz.podium(scene, username)
    topic = scene.game.topic_id if letter.learner_id is None else 0
    if not scene.counted or not scene.board:
        return posting(desk, letter, screen, topic)
    language = scene.game.languages[0]
    png = await desk.painter.paint(podium.svg(drawn(scene, language)))
    return partial(_post_photo, desk, letter, png, screen, topic)


async def _post_photo(desk: Desk, letter: Letter, png: bytes, screen: Screen, topic: int) -> None:
    await desk.voice.post_photo(letter.telegram_id, png, screen, topic=topic)


def drawn(scene: Scene, language: str) -> PodiumPicture:
    """The podium as a picture."""
    right, asked = sum(one.right for one in scene.board), sum(one.asked for one in scene.board)
    rows = tuple(
        Row(one.rank, scene.name_of(one.player), f"{one.points:,} · {one.right}/{one.asked}")
        for one in scene.board[:_ON_PODIUM]
    )
    share = round(100 * right / asked) if asked else 0
    lines = (
        t(language, "live-podium-players", players=len(scene.board)),
        t(language, "live-podium-share", share=share),
    )
    return PodiumPicture(scene.lesson.edition(language).title, lines, rows)


async def result(desk: Desk, found: Result, person: Person) -> Screen:
    """A player's own result, with the sentence that is asked for and the group that is offered."""
    game_id = found.scene.game.id
    screen = live_hall.result(found, desk.library.catalogue, person.language)
    screen = quotes.below(screen, await desk.quotes.after_game(person, game_id))
    offered = await desk.cohorts.offer(game_id, person.telegram_id)
    return cohorts.offer(screen, offered, person.language)


async def _result(desk: Desk, letter: Letter, game_id: int) -> Send | None:
    who = Who("", letter.language, letter.telegram_id)
    found = await desk.live.result(game_id, who)
    if found is None:
        return None
    screen = await result(desk, found, Person(letter.telegram_id, letter.language))
    group = await desk.follow_ups.after_game(game_id, letter.telegram_id)
    screen = follow_up.asked_below(screen, group, letter.language)
    return posting(desk, letter, screen)


async def _note(desk: Desk, letter: Letter, scene: Scene) -> Send:
    title = scene.lesson.edition(letter.language).title
    screen = live_quiz.hindered(letter.language, scene.game, title)
    return posting(desk, letter, screen)
