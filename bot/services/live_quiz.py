"""What hosts and players do in a live quiz. Each method is one transaction.

What happens by itself, because its time has come, is in `live_clock`; what a host's controls do, in
`live_controls`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.content.quizzes import Quiz
from bot.core import grading, live_quiz, room_name
from bot.core.course import Question
from bot.core.errors import (
    NameRefused,
    NoSuchGame,
    NotNow,
    NotTheHost,
    NotThisQuestion,
    OutOfTheRoom,
    QuizUnderWay,
    UnknownPoll,
)
from bot.core.grading import Choice
from bot.core.live_quiz import Arrival, Phase, Place, Teams
from bot.services import live_letters, live_scene
from bot.services.live_clock import LiveClock
from bot.services.live_controls import Controls
from bot.services.live_scene import Hand, Missed, Result, Scene
from bot.services.texts import Texts
from bot.store import events, learners, live_games, live_players
from bot.store.database import Database
from bot.store.live_games import Asked, Game
from bot.store.live_players import AWAY, IN, REMOVED, LiveAnswer, Player


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quiz is played: a group's chat and topic (0: none), or a host's private chat."""

    place: Place
    chat_id: int
    topic_id: int = 0


@dataclass(frozen=True, slots=True)
class Who:
    """A player: somebody in the messenger, or a browser by a hash of its secret.

    `name` is what the room would call them if nothing else is chosen, and `stand_in` what it
    calls them where that does not belong before a room.
    """

    name: str
    language: str
    telegram_id: int | None = None
    browser: str | None = None
    stand_in: str = "…"


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in; `new` is False for who was there already."""

    game: Game
    player: Player
    new: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer; `choice` is the one that counts, if any."""

    outcome: Arrival
    hand: Hand


@dataclass(frozen=True, slots=True)
class Led:
    """What a control did: the game now and as it was.

    `name` is the player it was about; `cut_off` the message of a poll that counts no more.
    """

    game: Game
    before: Game
    name: str = ""
    cut_off: int | None = None


class LiveQuiz:
    """Use cases of hosts and players."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        chance: Callable[[], int],
        texts: Texts,
        refused: frozenset[str] = frozenset(),
    ) -> None:
        """`refused` are words that no name in a room may hold, in lower case."""
        self._database = database
        self._clock = clock
        self._chance = chance
        self._texts = texts
        self._refused = refused
        self.events = LiveClock(database, clock, chance, texts)
        """What happens by itself."""
        self._controls = Controls(clock, texts, self.events)
        self.on_change: Callable[[int], None] = lambda _: None
        """Told the id of each game in which something changed."""

    async def begin(
        self,
        host_id: int,
        spot: Spot,
        quiz: Quiz,
        language: str,
        *,
        queue: bool = False,
        rehearsal: int = 0,
        event: int | None = None,
    ) -> Game:
        """Open the doors; `rehearsal` is how many simulated players come in.

        `event` is the one at which it is played; a rehearsal counts for none.

        Raise `QuizUnderWay` where one is played already, unless this one may `queue` behind it.
        """

        def work(conn: Connection) -> Game:
            now = self._clock()
            busy = live_games.open_in(conn, spot.chat_id, spot.topic_id) is not None
            if busy and not queue:
                raise QuizUnderWay
            self._texts.pin(conn, quiz.lesson)
            known = [one for one in quiz.lesson.editions if one in language.split("+")]
            chosen = "+".join(known) or next(iter(quiz.lesson.editions))
            lobby = live_quiz.LOBBY if spot.place is Place.GROUP else live_quiz.HALL_LOBBY
            code = live_quiz.code(self._chance())
            while live_games.by_code(conn, code) is not None:
                code = live_quiz.code(self._chance())
            game = live_games.add(
                conn,
                {
                    "code": code,
                    "place": spot.place,
                    "chat_id": spot.chat_id,
                    "topic_id": spot.topic_id,
                    "host_id": host_id,
                    "cohosts": "",
                    "language": chosen,
                    "quiz": quiz.id,
                    "version": quiz.lesson.version,
                    "scoring": quiz.scoring,
                    "seconds": quiz.seconds,
                    "teams": Teams.NONE,
                    "team_count": 2,
                    "seed": self._chance(),
                    "rehearsal": rehearsal > 0,
                    "phase": Phase.QUEUED if busy else Phase.LOBBY,
                    "position": -1,
                    "paused": False,
                    "due_at": None if busy else now + lobby,
                    "created_at": now,
                },
            )
            self._simulated(conn, game, rehearsal, now)
            if event is not None and not game.rehearsal:
                events.play(conn, event, game.id)
            return game

        return self._changed(await self._database.write(work))

    def _simulated(self, conn: Connection, game: Game, many: int, now: datetime) -> None:
        live_players.add_many(
            conn,
            [
                {
                    "game_id": game.id,
                    "telegram_id": None,
                    "browser": f"simulated {number}",
                    "name": f"🤖 {number}",
                    "language": game.languages[0],
                    "joined": 0,
                    "team": None,
                    "extra": 100,
                    "standing": IN,
                    "simulated": True,
                    "joined_at": now,
                }
                for number in range(1, many + 1)
            ],
        )

    async def find(self, code: str, place: Place | None = None) -> Game:
        """The game with a code, of those in a `place` if one is given; raise `NoSuchGame`."""
        read = live_quiz.read_code(code)
        game = None
        if read is not None:
            game = await self._database.read(lambda conn: live_games.by_code(conn, read))
        if game is None or place not in {None, game.place}:
            raise NoSuchGame
        return game

    async def join(
        self, game_id: int, who: Who, team: int | None = None, *, chat_id: int | None = None
    ) -> Joined:
        """Come in, come back, or choose another team; raise `NoSuchGame`, `OutOfTheRoom`.

        `chat_id` is the group whose button was tapped: it opens that group's own games.
        """

        def work(conn: Connection) -> Joined:
            game = live_games.there(conn, game_id)
            if game is None or game.phase == Phase.ENDED:
                raise NoSuchGame
            if chat_id is not None and not _is_of(game, chat_id):
                raise NoSuchGame
            return self._join(conn, game, who, team)

        joined = await self._database.write(work)
        self.on_change(game_id)
        return joined

    def _join(self, conn: Connection, game: Game, who: Who, team: int | None) -> Joined:
        player = _player(conn, game, who)
        if player is not None:
            if player.standing == REMOVED:
                raise OutOfTheRoom
            changed: dict[str, Any] = {}
            if player.standing == AWAY:
                changed["standing"] = IN
            if team is not None and game.phase == Phase.LOBBY and 1 <= team <= game.team_count:
                changed["team"] = team
            if changed:
                live_players.change(conn, player.id, **changed)
            return Joined(game, live_players.by_id(conn, player.id), new=False)
        there = live_players.of_game(conn, game.id)
        player = live_players.add(
            conn,
            {
                "game_id": game.id,
                "telegram_id": who.telegram_id,
                "browser": who.browser,
                "name": _unique(self._called(who), {one.name for one in there}),
                "language": who.language,
                "joined": _first_question(game),
                "team": _team(game, there, team),
                "extra": 100,
                "standing": IN,
                "simulated": False,
                "joined_at": self._clock(),
            },
        )
        return Joined(game, player, new=True)

    async def leave(self, game_id: int, who: Who) -> None:
        """Leave: before the first question as if never there, later without more questions."""

        def work(conn: Connection) -> None:
            game = live_games.there(conn, game_id)
            player = None if game is None else _player(conn, game, who)
            if game is None or player is None or player.standing == REMOVED:
                return
            if game.position < 0:
                live_players.leave(conn, player.id)
            else:
                live_players.change(conn, player.id, standing=AWAY)

        await self._database.write(work)
        self.on_change(game_id)

    def fitting(self, name: str) -> str:
        """A name as a room with a screen may show it; raise `NameRefused`."""
        tidy = room_name.tidied(name)
        if len(tidy) > room_name.LONGEST or not room_name.suits(tidy, self._refused):
            raise NameRefused
        return tidy

    def _called(self, who: Who) -> str:
        """What the room calls a newcomer; the messenger's names are longer, and nobody chose."""
        tidy = room_name.tidied(who.name)
        return tidy if room_name.suits(tidy, self._refused) else who.stand_in

    async def rename(self, game_id: int, player_id: int, name: str) -> Player:
        """Give a player of this game another name; raise `NameRefused`, `NotNow`."""
        tidy = self.fitting(name)

        def work(conn: Connection) -> Player:
            there = {one.id: one.name for one in live_players.of_game(conn, game_id)}
            if there.pop(player_id, None) is None:
                raise NotNow
            live_players.change(conn, player_id, name=_unique(tidy, set(there.values())))
            return live_players.by_id(conn, player_id)

        player = await self._database.write(work)
        self.on_change(game_id)
        return player

    async def give_time(self, player_id: int, extra: int) -> Player:
        """Give a player more time than others have; `extra` is one of `live_quiz.EXTRA`.

        Raise `NotNow` after their first answer: it would make those before it look quicker.
        """
        if extra not in live_quiz.EXTRA:
            raise NotNow

        def work(conn: Connection) -> Player:
            player = live_players.by_id(conn, player_id)
            if live_players.answers_by(conn, player.game_id, player_id):
                raise NotNow
            live_players.change(conn, player_id, extra=extra)
            return live_players.by_id(conn, player_id)

        return await self._database.write(work)

    async def vote(self, poll_id: str, who: Who, places: tuple[int, ...]) -> Taken:
        """Take a vote in a native poll; `places` are as the poll shows them, none: taken back.

        Raise `UnknownPoll`. Who votes without having come in comes in with it.
        """

        def work(conn: Connection) -> Taken:
            asked = live_games.by_poll(conn, poll_id)
            if asked is None:
                raise UnknownPoll
            game = live_games.find(conn, asked.game_id)
            question = self._question(conn, game, asked)
            order = grading.shown_order(question, game.seed)
            choice = tuple(order[place] for place in places if 0 <= place < len(order))
            player = self._voter(conn, game, who)
            return self._take(conn, game, asked, player, choice, native=True)

        return self._taken(await self._database.write(work))

    async def answer(self, game_id: int, position: int, who: Who, choice: Choice) -> Taken:
        """Take an answer of a hall, by tap, page or typing.

        Raise `NoSuchGame` for who is not in it, `NotThisQuestion` for what cannot be chosen.
        """

        def work(conn: Connection) -> Taken:
            game = live_games.there(conn, game_id)
            player = None if game is None else _player(conn, game, who)
            asked = live_games.asked(conn, game_id, position)
            if game is None or player is None or asked is None or game.place != Place.HALL:
                raise NoSuchGame
            if not grading.fits(self._question(conn, game, asked), choice):
                raise NotThisQuestion
            return self._take(conn, game, asked, player, choice, native=False)

        return self._taken(await self._database.write(work))

    async def reply(self, chat_id: int, message_id: int, who: Who, text: str) -> Taken:
        """Take a number that was typed in answer to a question in a group.

        Raise `UnknownPoll` where the message asks nothing, `NotNow` where it did and does no more,
        `NotANumber` where none was typed.
        """

        def work(conn: Connection) -> Taken:
            asked = live_games.by_message(conn, chat_id, message_id)
            if asked is None or asked.poll_id is not None:
                raise UnknownPoll
            game = live_games.find(conn, asked.game_id)
            if game.phase != Phase.OPEN or game.position != asked.position:
                raise NotNow
            number = grading.read_number(text)
            player = self._voter(conn, game, who)
            return self._take(conn, game, asked, player, number, native=False)

        return self._taken(await self._database.write(work))

    def _voter(self, conn: Connection, game: Game, who: Who) -> Player:
        """Who votes, come in with it if they were not; after the end nobody comes in."""
        player = _player(conn, game, who)
        if game.phase == Phase.ENDED or (player is not None and player.standing == REMOVED):
            if player is None:
                raise UnknownPoll
            return player
        return self._join(conn, game, who, None).player

    def _take(
        self,
        conn: Connection,
        game: Game,
        asked: Asked,
        player: Player,
        choice: Choice,
        *,
        native: bool,
    ) -> Taken:
        now = self._clock()
        before = live_players.answer(conn, game.id, asked.position, player.id)
        outcome = live_quiz.judge(
            phase=Phase(game.phase),
            position=game.position,
            named=asked.position,
            now=now,
            closes_at=asked.closes_at,
            answered=before is not None,
            removed=player.standing == REMOVED,
            empty=choice == (),
            native=native,
        )
        if outcome is Arrival.TAKEN:
            opened = asked.opened_at or now
            if game.place == Place.HALL:  # a group saw the question before anybody came in
                opened = max(opened, player.joined_at)
            shown = live_players.shown_at(conn, game.id, asked.position, player.id) or opened
            given = LiveAnswer(
                game.id, asked.position, player.id, grading.encode(choice), min(shown, now), now
            )
            if not live_players.take(conn, given):
                outcome = Arrival.REPEATED
        live_players.arrive(
            conn,
            [
                {
                    "game_id": game.id,
                    "position": asked.position,
                    "player_id": player.id,
                    "choice": grading.encode(choice),
                    "outcome": outcome,
                    "arrived_at": now,
                }
            ],
        )
        if outcome is Arrival.TAKEN and game.place == Place.HALL:
            self.events.close_early(conn, game)
        return Taken(outcome, live_scene.hand(conn, self._texts, game, player))

    def _taken(self, taken: Taken) -> Taken:
        if taken.outcome is Arrival.TAKEN:
            self.on_change(taken.hand.game.id)
        return taken

    def _question(self, conn: Connection, game: Game, asked: Asked) -> Question:
        lesson = self._texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)
        return next(iter(lesson.editions.values())).questions[asked.question]

    async def lead(
        self,
        game_id: int,
        leader: int | None,
        what: str,
        value: int = 0,
        *,
        admin_of: int | None = None,
    ) -> Led:
        """Do what a control says; `leader` is None for who holds the projector's link.

        `admin_of` is a group of which the leader is an admin.

        Raise `NotTheHost`, `NotNow` or `NoSuchGame`.
        """

        def work(conn: Connection) -> Led:
            game = live_games.there(conn, game_id)
            if game is None:
                raise NoSuchGame
            admin = admin_of is not None and _is_of(game, admin_of)
            if leader is not None and leader not in game.leaders and not admin:
                raise NotTheHost
            names = {one.id: one.name for one in live_players.of_game(conn, game.id)}
            asked = live_games.asked(conn, game.id, game.position)
            after = self._controls.use(conn, game, what, value)
            cut_off = game.phase == Phase.OPEN and (what == "skip" or after.phase == Phase.ENDED)
            open_poll = (
                asked.message_id if asked is not None and cut_off and asked.poll_id else None
            )
            return Led(after, game, names.get(value, ""), open_poll)

        led = await self._database.write(work)
        self.on_change(game_id)
        return led

    async def lobby_shown(self, game_id: int, message_id: int) -> None:
        """Note which message shows who is in the room."""

        def work(conn: Connection) -> None:
            game = live_games.there(conn, game_id)
            if game is not None:
                live_games.change(conn, game, lobby_message_id=message_id)

        await self._database.write(work)

    async def look(self, game_id: int) -> Scene:
        """The game as the room sees it; raise `NoSuchGame`."""

        def work(conn: Connection) -> Scene:
            game = live_games.there(conn, game_id)
            if game is None:
                raise NoSuchGame
            return live_scene.look(conn, self._texts, game)

        return await self._database.read(work)

    async def open_in(self, chat_id: int, topic_id: int = 0) -> Game | None:
        """The game under way in a chat's topic."""
        return await self._database.read(lambda conn: live_games.open_in(conn, chat_id, topic_id))

    async def hand(self, game_id: int, who: Who) -> Hand:
        """What a player holds; raise `NoSuchGame` for who is not in the game."""

        def work(conn: Connection) -> Hand:
            game = live_games.there(conn, game_id)
            player = None if game is None else _player(conn, game, who)
            if game is None or player is None:
                raise NoSuchGame
            return live_scene.hand(conn, self._texts, game, player)

        return await self._database.read(work)

    async def playing(self, telegram_id: int) -> Hand | None:
        """What a person holds in the hall they are playing in, if any."""

        def work(conn: Connection) -> Hand | None:
            for player, phase, _ in live_players.games_of(conn, telegram_id):
                if phase == Phase.ENDED or player.standing != IN:
                    continue
                game = live_games.find(conn, player.game_id)
                if game.place == Place.HALL:
                    return live_scene.hand(conn, self._texts, game, player)
            return None

        return await self._database.read(work)

    async def result(self, game_id: int, who: Who) -> Result | None:
        """A player's own result; None for who did not play."""

        def work(conn: Connection) -> Result | None:
            game = live_games.there(conn, game_id)
            player = None if game is None else _player(conn, game, who)
            if game is None or player is None or player.standing == REMOVED:
                return None
            return live_scene.result(conn, self._texts, game, player)

        return await self._database.read(work)

    async def missed(self, game_id: int) -> dict[int, tuple[Missed, ...]]:
        """What each player did not get right, in order; raise `NoSuchGame`."""

        def work(conn: Connection) -> dict[int, tuple[Missed, ...]]:
            game = live_games.there(conn, game_id)
            if game is None:
                raise NoSuchGame
            return live_scene.all_missed(conn, self._texts, game)

        return await self._database.read(work)

    async def reached(self, game_id: int, position: int, telegram_id: int) -> None:
        """A question reached a player by private message: their clock starts."""

        def work(conn: Connection) -> None:
            player = live_players.by_person(conn, game_id, telegram_id)
            if player is not None:
                live_players.show(conn, game_id, position, player.id, self._clock())

        await self._database.write(work)

    async def gone(self, chat_id: int, why: str) -> None:
        """The chat is gone, or the bot may not speak there any more: its games end."""

        def work(conn: Connection) -> list[int]:
            ended = []
            # Those that wait first, as else the end of one would open the doors of the next.
            games = live_games.in_chat(conn, chat_id)
            for game in sorted(games, key=lambda one: one.phase != Phase.QUEUED):
                if game.place == Place.GROUP:
                    live_letters.note(conn, self.events.end(conn, game, why), self._clock())
                    ended.append(game.id)
            return ended

        for game_id in await self._database.write(work):
            self.on_change(game_id)

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup."""

        def work(conn: Connection) -> None:
            live_games.move_chat(conn, old, new)
            live_letters.moved(conn, old, new)

        await self._database.write(work)

    async def language_of(self, telegram_id: int) -> str | None:
        """The language of a learner, if they are one."""
        found = await self._database.read(lambda conn: learners.find(conn, telegram_id))
        return None if found is None else found.language

    def _changed(self, game: Game) -> Game:
        self.on_change(game.id)
        return game


def _player(conn: Connection, game: Game, who: Who) -> Player | None:
    if who.telegram_id is not None:
        return live_players.by_person(conn, game.id, who.telegram_id)
    return live_players.by_browser(conn, game.id, who.browser or "")


def _is_of(game: Game, chat_id: int) -> bool:
    """Whether a game is played in this group."""
    return game.place == Place.GROUP and game.chat_id == chat_id


def _first_question(game: Game) -> int:
    """The first question that somebody who comes in now can answer."""
    return game.position + 1 if game.phase == Phase.SHOWN else max(0, game.position)


def _team(game: Game, there: list[Player], wished: int | None) -> int | None:
    """A newcomer's team: as wished, else where there are fewest; none before teams are dealt."""
    if game.teams == Teams.NONE or (game.teams == Teams.RANDOM and game.position < 0):
        return None
    if wished is not None and 1 <= wished <= game.team_count:
        return wished
    sizes = [sum(one.team == team + 1 for one in there) for team in range(game.team_count)]
    return live_quiz.smallest(sizes)


def _unique(name: str, taken: set[str]) -> str:
    name = name[: room_name.LONGEST]
    if name not in taken:
        return name
    number = 2
    while f"{name[: room_name.LONGEST - 3]} {number}" in taken:
        number += 1
    return f"{name[: room_name.LONGEST - 3]} {number}"
