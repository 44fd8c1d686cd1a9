"""The live quizzes that were played at made-up events."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from bot.content import snapshot
from bot.content.quizzes import Quiz
from bot.sample.bank import Bank
from bot.sample.sink import Sink
from bot.sample.town import Group, Town

_MINUTE = 60_000
_SMALL = 40
"""Learners a group under which events are small too: a sample for tests."""


class Evenings:
    """Writes a game for each past event that has a quiz."""

    def __init__(
        self,
        bank: Bank,
        town: Town,
        quizzes: Mapping[str, Quiz],
        chance: random.Random,
        *,
        now: int,
    ) -> None:
        self._bank, self._quizzes, self._chance = bank, quizzes, chance
        self._groups = [
            one for one in town.groups if one.quiz is not None and one.begins + 60 * _MINUTE < now
        ]
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._players = 0

    def write(self, sink: Sink, learners: int) -> None:
        """Play them all; with few learners in the town, few come."""
        texts = {
            quiz.lesson.version: snapshot.dump(quiz.lesson)
            for quiz in self._quizzes.values()
            if quiz.lesson.version not in self._bank.texts
        }
        sink.write("lesson_texts", [*texts.items()])
        share = min(1.0, learners / max(1, len(self._groups)) / _SMALL)
        for number, group in enumerate(self._groups, 1):
            self._play(number, group, max(2, int(group.expected * share)))
        for table in (
            "live_games",
            "live_questions",
            "live_players",
            "live_answers",
            "event_games",
        ):
            sink.write(table, self._rows.get(table, []))

    def _add(self, table: str, *row: Any) -> None:
        self._rows.setdefault(table, []).append(row)

    def _play(self, number: int, group: Group, come: int) -> None:
        quiz, chance = self._quizzes[group.quiz or ""], self._chance
        begin = group.begins + 20 * _MINUTE
        names = quiz.lesson.quiz
        host = 2_000_000_000 + group.partner * 2
        ended = begin + len(names) * _MINUTE
        self._add(
            "live_games",
            number,
            f"S{number:05d}",
            "hall",
            host,
            0,
            host,
            "",
            group.language,
            group.quiz,
            quiz.lesson.version,
            "accuracy",
            30,
            "",
            0,
            number,
            False,
            "ended",
            len(names) - 1,
            False,
            None,
            None,
            begin,
            begin,
            ended,
            None,
            None,
        )
        self._add("event_games", number, group.event)
        players = range(self._players + 1, self._players + come + 1)
        self._players += come
        ability = {}
        for player in players:
            ability[player] = chance.gauss(group.able, 1)
            browser = f"sample {player}"
            self._add(
                "live_players",
                player,
                number,
                None,
                browser,
                f"P{player}",
                group.language,
                0,
                None,
                100,
                "in",
                False,
                begin,
            )
        for position, name in enumerate(names):
            opened = begin + position * _MINUTE
            closes = opened + 30_000
            self._add(
                "live_questions",
                number,
                position,
                name,
                1,
                None,
                None,
                30,
                opened,
                closes,
                closes,
                False,
            )
            item = self._bank.items[name]
            for player in players:
                if chance.random() > 0.9:
                    continue
                right = chance.gauss(ability[player] - item.difficulty, 1) > 0 or not item.wrong
                choice = item.key[0] if right else chance.choice(item.wrong)[0]
                at = opened + int(chance.uniform(2_000, 29_000))
                self._add("live_answers", number, position, player, choice, opened, at)
