"""What happens in a live quiz by itself, because its time has come, and how a game moves on.

A timer is a hint: what is due stands in `due_at`, so after a restart the next look does the same.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.core import grading, live_quiz, live_score, rehearsal, spacing
from bot.core.course import Lesson, Question
from bot.core.errors import NotNow
from bot.core.live_quiz import LONGER, Arrival, Phase, Place, Teams
from bot.services import comeback, live_letters
from bot.services.texts import Texts
from bot.store import letters, live_games, live_players, memories
from bot.store.database import Database
from bot.store.live_games import Asked, Game
from bot.store.live_players import IN, LiveAnswer, Player

log = structlog.get_logger()

_AT_ONCE = 50
"""Games moved on, and players remembered, in one look."""
_MOST_TRIES = 8
_LOOK_AFTER_SENDING = timedelta(seconds=2)
_LONGEST_PAUSE = 30
_JUST_AFTER = timedelta(seconds=0.3)


class LiveClock:
    """Moves games on. Methods that take a connection are parts of a larger transaction."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        chance: Callable[[], int],
        texts: Texts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._chance = chance
        self._texts = texts

    async def advance(self, *, deaf: bool = False) -> list[int]:
        """Do what is due; returns the games in which something happened.

        `deaf`: what people vote does not reach the bot just now, so no native poll is counted yet.
        """
        now = self._clock()
        due = await self._database.read(lambda conn: live_games.due(conn, now, _AT_ONCE))
        moved = await asyncio.gather(
            *(self._database.write(partial(self._step, game_id=one, deaf=deaf)) for one in due),
            return_exceptions=True,
        )
        for game_id, failed in zip(due, moved, strict=True):
            if isinstance(failed, BaseException):
                # Of many rooms one may be broken; the others play on.
                log.error("a live quiz could not go on", game=game_id, exc_info=failed)
        return [game_id for game_id, happened in zip(due, moved, strict=True) if happened is True]

    def _step(self, conn: Connection, *, game_id: int, deaf: bool) -> bool:
        game = live_games.there(conn, game_id)
        now = self._clock()
        if game is None or game.due_at is None or game.due_at > now:
            return False
        if game.paused and game.phase in {Phase.ASKING, Phase.SHOWN}:
            self.end(conn, game, "stopped")
            return True
        match game.phase:
            case Phase.LOBBY:
                there = live_players.of_game(conn, game.id)
                alone = not any(one.standing == IN for one in there)
                if alone or game.place == Place.HALL:
                    self.end(conn, game, "nobody")
                else:
                    self.ask(conn, game, 0)
            case Phase.ASKING:
                return self._look_after(conn, game)
            case Phase.OPEN:
                return self._at_close(conn, game, deaf=deaf)
            case Phase.SHOWN:
                self.go_on(conn, game)
        return True

    def _at_close(self, conn: Connection, game: Game, *, deaf: bool) -> bool:
        asked = self._asked(conn, game)
        if game.rehearsal:
            self._simulate(conn, game, asked)
        if asked.closes_at is None or self._clock() < asked.closes_at:
            # Simulated players have answered meanwhile; look again when the next one will.
            self._sleep(conn, game, asked)
            return game.rehearsal
        if deaf and asked.poll_id is not None:
            return False
        self._close(conn, game)
        return True

    def ask(self, conn: Connection, game: Game, position: int) -> Game:
        """Ask a question: in a group by a letter, in a hall at once on the page and by letters."""
        now = self._clock()
        lesson = self._lesson(conn, game)
        if position == 0 and game.teams == Teams.RANDOM:
            there = [one.id for one in live_players.of_game(conn, game.id) if one.standing == IN]
            for player, team in live_quiz.deal(there, game.team_count, game.seed).items():
                live_players.change(conn, player, team=team)
        name = lesson.quiz[position]
        seconds = live_quiz.seconds_for(_question(lesson, name), game.seconds)
        asked = Asked(
            game_id=game.id,
            position=position,
            question=name,
            tries=1,
            poll_id=None,
            message_id=None,
            seconds=seconds,
            opened_at=None,
            closes_at=None,
            closed_at=None,
            void=False,
        )
        started = game.started_at or now
        if game.place == Place.GROUP:
            changed = self._change(
                conn,
                game,
                phase=Phase.ASKING,
                position=position,
                due_at=now + _LOOK_AFTER_SENDING,
                started_at=started,
            )
            live_games.ask(conn, asked)
            live_letters.ask_group(conn, changed, asked, now)
            return changed
        served = len(live_players.reachable(conn, game.id))
        closes = now + self._open_for(conn, game, asked, served)
        changed = self._change(
            conn,
            game,
            phase=Phase.OPEN,
            position=position,
            due_at=closes + _JUST_AFTER,
            started_at=started,
        )
        live_games.ask(conn, asked)
        live_games.change_asked(conn, game.id, position, opened_at=now, closes_at=closes)
        asked = self._asked(conn, changed)
        live_letters.ask_players(conn, changed, asked, now)
        if game.rehearsal:
            self._sleep(conn, changed, asked)
        return changed

    def _open_for(self, conn: Connection, game: Game, asked: Asked, served: int) -> timedelta:
        extras = [one.extra for one in live_players.of_game(conn, game.id) if one.standing == IN]
        return live_quiz.open_for(asked.seconds, extras, served)

    async def period(self, game_id: int, position: int) -> int:
        """Seconds for which a group's question is to be open: the longest own time."""

        def work(conn: Connection) -> int:
            game = live_games.find(conn, game_id)
            asked = live_games.asked(conn, game_id, position)
            if asked is None:
                raise NotNow
            return math.ceil(self._open_for(conn, game, asked, 0).total_seconds())

        return await self._database.read(work)

    async def opened(
        self, game_id: int, position: int, tries: int, poll_id: str | None, message_id: int
    ) -> bool:
        """A group's question is out: its time runs. False where it is not wanted any more."""

        def work(conn: Connection) -> bool:
            game = live_games.there(conn, game_id)
            asked = live_games.asked(conn, game_id, position)
            if game is None or asked is None or game.phase != Phase.ASKING:
                return False
            if game.position != position or asked.tries != tries:
                return False
            now = self._clock()
            lasts = math.ceil(self._open_for(conn, game, asked, 0).total_seconds())
            closes = now + timedelta(seconds=lasts)
            live_games.change_asked(
                conn,
                game_id,
                position,
                poll_id=poll_id,
                message_id=message_id,
                opened_at=now,
                closes_at=closes,
            )
            grace = live_quiz.VOTES_UNDER_WAY if poll_id else _JUST_AFTER
            changed = self._change(conn, game, phase=Phase.OPEN, due_at=closes + grace)
            if game.rehearsal:
                self._sleep(conn, changed, self._asked(conn, changed))
            return True

        return await self._database.write(work)

    def _look_after(self, conn: Connection, game: Game) -> bool:
        """What became of the letter that asks: ask again where nobody knows, wait where it waits.

        Where Telegram refused it, or nobody knows for too long, the game pauses and says so.
        """
        asked = self._asked(conn, game)
        now = self._clock()
        state = letters.state_of(conn, live_letters.QUESTION, live_letters.name(asked))
        if state in {letters.WAITING, letters.HELD, letters.SENDING, letters.SENT}:
            live_games.change(conn, game, due_at=now + _LOOK_AFTER_SENDING)
            return False
        if state == letters.FAILED or asked.tries >= _MOST_TRIES:
            self.hinder(conn, game)
            return True
        self._ask_again(conn, game, asked, now)
        return True

    def _ask_again(self, conn: Connection, game: Game, asked: Asked, now: datetime) -> None:
        live_games.change_asked(conn, game.id, asked.position, tries=asked.tries + 1)
        wait = timedelta(seconds=min(_LONGEST_PAUSE, 2 * asked.tries))
        live_games.change(conn, game, due_at=now + wait + _LOOK_AFTER_SENDING)
        live_letters.ask_group(conn, game, self._asked(conn, game), now)

    def hinder(self, conn: Connection, game: Game) -> None:
        """The question cannot be asked: wait for the host, and tell them."""
        until = self._clock() + live_quiz.LONGEST_PAUSE
        live_games.change(conn, game, paused=True, due_at=until)
        live_letters.note(conn, game, self._clock())

    def close_early(self, conn: Connection, game: Game) -> None:
        """Close as soon as everybody who is still in the room has answered."""
        if not live_players.any_waiting(conn, game.id, game.position):
            now = self._clock()
            live_games.change_asked(conn, game.id, game.position, closes_at=now)
            live_games.change(conn, game, due_at=now)

    def _close(self, conn: Connection, game: Game) -> None:
        now = self._clock()
        live_games.change_asked(conn, game.id, game.position, closed_at=now)
        stays = live_quiz.LONGEST_PAUSE if game.paused else self._board_for(conn, game)
        then = now + stays
        changed = self._change(conn, game, phase=Phase.SHOWN, due_at=then)
        if game.place == Place.GROUP:
            live_letters.board(conn, changed, now)

    def _board_for(self, conn: Connection, game: Game) -> timedelta:
        """How long the board stays of the question at which a game is."""
        lesson = self._lesson(conn, game)
        name = self._asked(conn, game).question
        return live_quiz.board_for(lesson.edition(one).questions[name] for one in game.languages)

    def go_on(self, conn: Connection, game: Game) -> Game:
        """The next question, or the end."""
        if game.position + 1 >= len(self._lesson(conn, game).quiz):
            return self.end(conn, game)
        if game.paused:
            game = self._change(conn, game, paused=False)
        return self.ask(conn, game, game.position + 1)

    def skip(self, conn: Connection, game: Game) -> Game:
        """Leave the question out: it counts for nobody."""
        now = self._clock()
        live_games.change_asked(conn, game.id, game.position, closed_at=now, void=True)
        return self.go_on(conn, self._change(conn, game, phase=Phase.SHOWN, due_at=None))

    def pause(self, conn: Connection, game: Game) -> Game:
        """Wait after this question; one that is open stays open to its end."""
        shown = game.phase == Phase.SHOWN
        due = self._clock() + live_quiz.LONGEST_PAUSE if shown else game.due_at
        return self._change(conn, game, paused=True, due_at=due)

    def resume(self, conn: Connection, game: Game) -> Game:
        """Go on; a question that could not be asked is asked again."""
        now = self._clock()
        changed = self._change(conn, game, paused=False)
        if game.phase == Phase.SHOWN:
            return self.go_on(conn, changed)
        if game.phase == Phase.ASKING:
            self._ask_again(conn, changed, self._asked(conn, changed), now)
        return live_games.find(conn, game.id)

    def extend(self, conn: Connection, game: Game) -> Game:
        """More time: for people to come in, for this question, or for those that follow.

        Telegram lets nobody prolong a poll, so in a group it counts from the next question on.
        """
        now = self._clock()
        if game.phase == Phase.LOBBY and game.due_at is not None:
            return self._change(conn, game, due_at=game.due_at + live_quiz.MORE)
        if game.phase == Phase.SHOWN and game.due_at is not None and not game.paused:
            longer = self._board_for(conn, game)
            return self._change(conn, game, due_at=max(game.due_at, now) + longer)
        longer = timedelta(seconds=LONGER)
        if game.place == Place.HALL and game.phase == Phase.OPEN:
            asked = self._asked(conn, game)
            closes = max(asked.closes_at or now, now) + longer
            live_games.change_asked(conn, game.id, game.position, closes_at=closes)
            return self._change(conn, game, due_at=closes + _JUST_AFTER)
        return self._change(conn, game, seconds=min(120, game.seconds + LONGER))

    def end(self, conn: Connection, game: Game, why: str | None = None) -> Game:
        """The end: the podium, everybody's own result, and the game that waits behind it."""
        now = self._clock()
        if game.phase in {Phase.OPEN, Phase.ASKING}:
            # A question cut off by the end counts for nobody.
            live_games.change_asked(conn, game.id, game.position, closed_at=now, void=True)
        began = game.position >= 0
        changed = self._change(
            conn,
            game,
            phase=Phase.ENDED,
            due_at=None,
            ended_at=now,
            ended_by=why,
            remember_after=0 if began and not game.rehearsal else None,
        )
        if began:
            live_letters.podium(conn, changed, now)
            if not game.rehearsal:
                live_letters.results(conn, changed, now)
        waiting = live_games.queued_in(conn, game.chat_id, game.topic_id)
        if waiting is not None and game.phase != Phase.QUEUED:
            lasts = live_quiz.LOBBY if waiting.place == Place.GROUP else live_quiz.HALL_LOBBY
            lobby = self._change(conn, waiting, phase=Phase.LOBBY, due_at=now + lasts)
            live_letters.lobby(conn, lobby, now)
        return changed

    async def remember(self) -> bool:
        """Let players who learn with the bot remember what they answered; False: nothing to do.

        A few players at a time, so that the database is never held for long.
        """

        def work(conn: Connection) -> bool:
            game = live_games.to_remember(conn)
            if game is None:
                return False
            after = game.remember_after or 0
            some = live_players.learning(conn, game.id, after, _AT_ONCE)
            for player, learner in some:
                self._remember(conn, game, player, learner)
            last = some[-1][0] if len(some) == _AT_ONCE else None
            live_games.change(conn, game, remember_after=last)
            return True

        return await self._database.write(work)

    def _remember(self, conn: Connection, game: Game, player_id: int, learner_id: int) -> None:
        lesson = self._lesson(conn, game)
        asked = {one.position: one for one in live_games.all_asked(conn, game.id)}
        for answer in live_players.answers_by(conn, game.id, player_id):
            put = asked[answer.position]
            question = _question(lesson, put.question)
            choice = grading.decode(question, answer.choice)
            right = live_score.correctness(question, choice) == 1
            before = memories.find(conn, learner_id, question.objective)
            if put.void or (before is not None and before.last_review > answer.answered_at):
                continue
            seconds = int((answer.answered_at - answer.shown_at).total_seconds())
            rating = spacing.rate(question.kind, right=right, seconds=seconds)
            memory = spacing.remember(before, answer.answered_at, rating)
            memories.save(conn, learner_id, question.objective, memory)
            comeback.note(conn, learner_id, answer.answered_at, learned=True)

    def _simulate(self, conn: Connection, game: Game, asked: Asked) -> None:
        """Let the simulated players answer whose moment has come."""
        now = self._clock()
        if asked.opened_at is None:
            return
        question = _question(self._lesson(conn, game), asked.question)
        given, rows = [], []
        answered = {one.player_id for one in live_players.answers_at(conn, game.id, asked.position)}
        for one in self._simulated(conn, game):
            plan = rehearsal.plan(question, asked.seconds, game.seed, one.id)
            if plan is None or one.id in answered:
                continue
            at = asked.opened_at + timedelta(seconds=plan.after)
            if at > now:
                continue
            choice = grading.encode(plan.choice)
            given.append(LiveAnswer(game.id, asked.position, one.id, choice, asked.opened_at, at))
            rows.append(
                {
                    "game_id": game.id,
                    "position": asked.position,
                    "player_id": one.id,
                    "choice": choice,
                    "outcome": Arrival.TAKEN,
                    "arrived_at": at,
                }
            )
        live_players.take_many(conn, given)
        live_players.arrive(conn, rows)

    def _simulated(self, conn: Connection, game: Game) -> list[Player]:
        there = live_players.of_game(conn, game.id)
        return [one for one in there if one.simulated and one.standing == IN]

    def _sleep(self, conn: Connection, game: Game, asked: Asked) -> None:
        """Look again at the close; in a rehearsal also each half second before it."""
        now = self._clock()
        grace = live_quiz.VOTES_UNDER_WAY if asked.poll_id else _JUST_AFTER
        due = (asked.closes_at or now) + grace
        if game.rehearsal and asked.closes_at is not None and now < asked.closes_at:
            due = min(due, now + timedelta(seconds=0.5))
        live_games.change(conn, game, due_at=due)

    def _asked(self, conn: Connection, game: Game) -> Asked:
        asked = live_games.asked(conn, game.id, game.position)
        if asked is None:
            raise NotNow
        return asked

    def _lesson(self, conn: Connection, game: Game) -> Lesson:
        return self._texts.drawn(conn, f"quiz:{game.quiz}", game.version, game.seed)

    def _change(self, conn: Connection, game: Game, **values: object) -> Game:
        changed = live_games.change(conn, game, **values)
        if changed is None:
            raise NotNow
        return changed


def _question(lesson: Lesson, name: str) -> Question:
    return next(iter(lesson.editions.values())).questions[name]
