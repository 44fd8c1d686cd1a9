"""A hall's pages: the screen, and the players' own for those without the messenger."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.chat.screens.live_hall import a_name
from bot.core import deep_links, live_quiz
from bot.core.course import Catalogue
from bot.core.doors import Doors
from bot.core.errors import (
    NameRefused,
    NoSuchGame,
    NotANumber,
    NotNow,
    OutOfTheRoom,
    QuoteRefused,
    UnknownEvent,
)
from bot.core.grading import Choice
from bot.core.live_quiz import Arrival, Phase, Place
from bot.locales import LANGUAGES
from bot.services.live_quiz import LiveQuiz, Who
from bot.services.live_scene import Hand
from bot.services.quotes import Quotes
from bot.store.live_games import Game
from bot.store.live_players import IN
from bot.web.hub import Hub
from bot.web.limits import Limits
from bot.web.live_state import View, milliseconds, player, read_answer, shown_choice
from bot.web.requests import HEADERS, Refused, answer, body, from_here, text, whole
from bot.web.shell import language_of, page, qr
from bot.web.site import SMALL

_COOKIE = "hall"
_REMEMBERED = 30 * 24 * 3600
_SECRET = re.compile(r"[\w-]{32}")
_LEAD = frozenset({"start", "next", "pause", "resume", "skip", "extend", "end", "remove"})
_DOOR = "q-"
_MOST_TYPED = 1000
"""Characters that may be sent as a sentence, so that it can be said that it is too long."""
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class LivePages:
    """The pages and what they ask for. `messenger` makes a link into the bot from a payload."""

    def __init__(
        self,
        live: LiveQuiz,
        quotes: Quotes,
        doors: Doors,
        *,
        clock: Callable[[], datetime],
        chance: Callable[[], int],
        catalogue: Callable[[], Catalogue],
        username: str,
        messenger: Callable[[str], str],
    ) -> None:
        self._live = live
        self._quotes = quotes
        self._doors = doors
        self._clock = clock
        self._chance = chance
        self._catalogue = catalogue
        self._username = username
        self._messenger = messenger
        self.hub: Hub[View] = Hub(self._view)
        self._asks = Limits(20, 2, self._seconds)
        self._leads = Limits(40, 10, self._seconds)
        # A whole hall may share one address, and comes in within a minute.
        self._joins = Limits(400, 10, self._seconds)

    def routes(self) -> list[Route]:
        """All routes."""
        at = "/play/{code}"
        return [
            Route("/play", self._landing, middleware=SMALL),
            Route(at, self._play, middleware=SMALL),
            Route(f"{at}/state", self._state),
            Route(f"{at}/events", self._player_events),
            Route(f"{at}/join", self._join, methods=["POST"]),
            Route(f"{at}/answer", self._answer, methods=["POST"]),
            Route(f"{at}/rename", self._rename, methods=["POST"]),
            Route(f"{at}/time", self._time, methods=["POST"]),
            Route(f"{at}/leave", self._leave, methods=["POST"]),
            Route(f"{at}/quote", self._quote, methods=["POST"]),
            Route("/screen/{code}/{key}", self._screen),
            Route("/screen/{code}/{key}/events", self._screen_events),
            Route("/screen/{code}/{key}/state", self._screen_state),
            Route("/screen/{code}/{key}/lead", self._lead, methods=["POST"]),
        ]

    def close(self) -> None:
        """End all streams."""
        self.hub.close()

    def _seconds(self) -> float:
        return self._clock().timestamp()

    async def _view(self, game_id: int) -> View:
        scene = await self._live.look(game_id)
        if scene.game.phase != Phase.ENDED:
            return View(scene, self._catalogue())
        missed, said = await self._live.missed(game_id), await self._quotes.of_game(game_id)
        return View(scene, self._catalogue(), missed, said)

    async def _game(self, request: Request) -> Game:
        """The game that the address names."""
        try:
            game = await self._live.find(request.path_params["code"])
        except NoSuchGame:
            raise Refused(404, "no-game") from None
        if game.place != Place.HALL:
            raise Refused(404, "no-game")
        return game

    # The players' page

    async def _landing(self, request: Request) -> Response:
        typed = request.query_params.get("code", "")
        code = live_quiz.read_code(typed)
        if code is not None:
            return RedirectResponse(f"/play/{code}", 303, HEADERS)
        setup = {"code": None, "wrong": typed[:12] or None}
        return page("play", language_of(request), setup, framed=True)

    async def _play(self, request: Request) -> Response:
        language, code = language_of(request), request.path_params["code"]
        read = live_quiz.read_code(code)
        if read is not None and read != code:
            return RedirectResponse(f"/play/{read}", 303, HEADERS)
        try:
            game = await self._game(request)
        except Refused:
            setup = {"code": None, "wrong": code[:12]}
            return page("play", language, setup, status=404, framed=True)
        chance = self._chance()
        setup = {
            "code": game.code,
            "wrong": None,
            "messenger": self._messenger(_DOOR + game.code),
            "more": self._messenger(""),
            "flag": self._messenger(deep_links.flag_of(game.code)),
            "bot": self._username,
            "names": {one: a_name(one, chance) for one in LANGUAGES},
        }
        shown = page("play", language, setup, framed=True)
        if self._secret(request) is None:
            shown.set_cookie(
                _COOKIE,
                secrets.token_urlsafe(24),
                max_age=_REMEMBERED,
                path="/play",
                httponly=True,
                samesite="lax",
                secure=self._is_secure(request),
            )
        return shown

    def _is_secure(self, request: Request) -> bool:
        """Whether the browser came by https; a proxy before us may not say so."""
        by_name = request.headers.get("host") == urlsplit(self._doors.base).netloc
        return request.url.scheme == "https" or (self._doors.public and by_name)

    def _secret(self, request: Request) -> str | None:
        given = request.cookies.get(_COOKIE, "")
        return given if _SECRET.fullmatch(given) else None

    def _who(self, request: Request, game: Game, name: str = "", language: str = "en") -> Who:
        """The browser as a player of this game; its hash in another game says nothing."""
        secret = self._secret(request)
        if secret is None:
            raise Refused(400, "cookie")
        browser = hashlib.sha256(f"{game.code}:{secret}".encode()).hexdigest()
        return Who(name, language, browser=browser)

    async def _hand(self, request: Request, game: Game) -> Hand | None:
        """What the browser's player holds; None for who is not in the room."""
        if self._secret(request) is None:
            return None
        try:
            hand = await self._live.hand(game.id, self._who(request, game))
        except NoSuchGame:
            return None
        return hand if hand.player.standing == IN else None

    async def _state(self, request: Request) -> Response:
        if not self._asks.allows(f"state {self._secret(request)}"):
            raise Refused(429, "too-often")
        game = await self._game(request)
        hand = await self._hand(request, game)
        shown = self._frame(await self.hub.now(game.id), hand)
        return Response(self._timed(shown), 200, HEADERS, "application/json")

    async def _player_events(self, request: Request) -> Response:
        game = await self._game(request)
        hand = await self._hand(request, game)
        if hand is None:
            raise Refused(403, "out")
        return self._stream(game, lambda view: self._frame(view, hand))

    def _frame(self, view: View, hand: Hand | None) -> bytes:
        """What a player is shown: the room, and their own."""
        said: tuple[int, Choice] | None = None
        if hand is not None and hand.asked is not None and hand.choice is not None:
            said = (hand.asked.position, hand.choice)
        own = player(view, None if hand is None else hand.player.id, said)
        return b'"room":%s,"me":%s' % (view.room, orjson.dumps(own))

    def _timed(self, shown: bytes) -> bytes:
        """With the server's clock, by which pages set theirs."""
        return b'{"now":%d,%s}' % (milliseconds(self._clock()) or 0, shown)

    def _stream(self, game: Game, make: Callable[[View], bytes]) -> Response:
        headers = {**HEADERS, "x-accel-buffering": "no"}
        told = self._told(game.id, make)
        return StreamingResponse(told, media_type="text/event-stream", headers=headers)

    async def _told(self, game_id: int, make: Callable[[View], bytes]) -> AsyncIterator[bytes]:
        yield b"retry: 1000\n\n"
        last = b""
        async for view in self.hub.listen(game_id):
            shown = make(view)
            if shown == last:
                yield b"event: still\ndata: here\n\n"
                continue
            last = shown
            yield b"data: %s\n\n" % self._timed(shown)

    async def _posted(self, request: Request) -> tuple[Game, dict[str, Any]]:
        """The game and the body of a player's post."""
        from_here(request, self._doors.base)
        if not self._asks.allows(f"post {self._secret(request)}"):
            raise Refused(429, "too-often")
        return await self._game(request), await body(request)

    async def _join(self, request: Request) -> Response:
        game, given = await self._posted(request)
        if not self._joins.allows(request.client.host if request.client else ""):
            raise Refused(429, "too-often")
        language = text(given, "language")
        team = whole(given, "team", 0) or None
        if language not in LANGUAGES:
            raise Refused(400, "language")
        try:
            name = self._live.fitting(text(given, "name"))
            who = self._who(request, game, name, language)
            joined = await self._live.join(game.id, who, team)
        except NameRefused:
            raise Refused(422, "name") from None
        except OutOfTheRoom:
            raise Refused(403, "removed") from None
        except NoSuchGame:
            raise Refused(410, "over") from None
        return answer({"name": joined.player.name, "new": joined.new})

    async def _answer(self, request: Request) -> Response:
        game, given = await self._posted(request)
        hand = await self._hand(request, game)
        if hand is None:
            raise Refused(403, "out")
        position = whole(given, "position")
        at = -1 if hand.asked is None else hand.asked.position
        if at < position < len(hand.lesson.quiz):
            # Not even whether an answer would fit is said of a question to come.
            raise Refused(409, "late")
        try:
            choice = read_answer(hand.lesson, game.seed, position, given.get("choice"))
        except NotANumber:
            raise Refused(422, "number") from None
        if choice is None:
            raise Refused(400, "choice")
        who = self._who(request, game)
        try:
            taken = await self._live.answer(game.id, position, who, choice)
        except NoSuchGame:
            raise Refused(409, "late") from None
        told: dict[str, Any] = {"outcome": taken.outcome, "mine": None}
        now = taken.hand
        if now.asked is not None and now.asked.position == position and now.choice is not None:
            bank = next(iter(now.lesson.editions.values())).questions
            shown = shown_choice(bank[now.asked.question], game.seed, now.choice)
            told["mine"] = {"position": position, "choice": shown}
        status = 409 if taken.outcome is Arrival.LATE else 200
        return answer(told, status)

    async def _rename(self, request: Request) -> Response:
        game, given = await self._posted(request)
        hand = await self._hand(request, game)
        if hand is None:
            raise Refused(403, "out")
        try:
            named = await self._live.rename(game.id, hand.player.id, text(given, "name"))
        except NameRefused:
            raise Refused(422, "name") from None
        return answer({"name": named.name})

    async def _time(self, request: Request) -> Response:
        game, given = await self._posted(request)
        hand = await self._hand(request, game)
        if hand is None:
            raise Refused(403, "out")
        try:
            changed = await self._live.give_time(hand.player.id, whole(given, "extra"))
        except NotNow:
            raise Refused(400, "extra") from None
        self.hub.touch(game.id)
        return answer({"extra": changed.extra})

    async def _leave(self, request: Request) -> Response:
        game, _ = await self._posted(request)
        await self._live.leave(game.id, self._who(request, game))
        return answer({"in": False})

    async def _quote(self, request: Request) -> Response:
        """One sentence after an event; without one, what was said is taken back."""
        game, given = await self._posted(request)
        words = text(given, "words", _MOST_TYPED)
        try:
            kept = await self._quotes.say_here(game.id, self._who(request, game), words)
        except QuoteRefused as error:
            raise Refused(422, f"quote-{error.why}") from None
        except UnknownEvent:
            raise Refused(403, "out") from None
        self.hub.touch(game.id)
        return answer({"quote": kept})

    # The screen

    async def _opened(self, request: Request) -> Game:
        """The game whose screen the key opens."""
        game = await self._game(request)
        if not self._doors.opens(game.code, request.path_params["key"]):
            raise Refused(404, "no-game")
        return game

    async def _screen(self, request: Request) -> Response:
        try:
            game = await self._opened(request)
        except Refused:
            setup = {"code": None, "wrong": request.path_params["code"][:12]}
            return page("play", language_of(request), setup, status=404)
        door, more = self._doors.play(game.code), self._messenger("")
        setup = {
            "code": game.code,
            "languages": game.languages,
            "address": f"{self._doors.base.partition('://')[2]}/play",
            "bot": self._username,
            "only_here": urlsplit(self._doors.base).hostname in _HERE,
        }
        pictures = {"qr": qr(door), "more": qr(more)}
        return page("screen", game.languages[0], setup, pictures=pictures)

    async def _screen_events(self, request: Request) -> Response:
        game = await self._opened(request)
        return self._stream(game, _screen_frame)

    async def _screen_state(self, request: Request) -> Response:
        game = await self._opened(request)
        if not self._leads.allows(f"state {game.code}"):
            raise Refused(429, "too-often")
        shown = _screen_frame(await self.hub.now(game.id))
        return Response(self._timed(shown), 200, HEADERS, "application/json")

    async def _lead(self, request: Request) -> Response:
        from_here(request, self._doors.base)
        game = await self._opened(request)
        if not self._leads.allows(f"lead {game.code}"):
            raise Refused(429, "too-often")
        given = await body(request)
        what, value = text(given, "what"), whole(given, "value", 0)
        try:
            if what == "rename":
                await self._live.rename(game.id, value, text(given, "name"))
            elif what in _LEAD:
                await self._live.lead(game.id, None, what, value)
            else:
                raise Refused(400, "what")
        except NotNow:
            raise Refused(409, "not-now") from None
        except NameRefused:
            raise Refused(422, "name") from None
        except NoSuchGame:
            raise Refused(404, "no-game") from None
        return answer({"done": what})


def _screen_frame(view: View) -> bytes:
    return b'"screen":%s' % view.screen
