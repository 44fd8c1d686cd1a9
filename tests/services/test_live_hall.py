"""A quiz in a hall, by its use cases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.errors import NotNow
from bot.core.live_quiz import Phase
from tests.hall import Hall
from tests.hall import hall as opened


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with opened(tmp_path) as one:
        await one.open()
        yield one


async def phase(hall: Hall) -> str:
    return (await hall.live.look(hall.game.id)).game.phase


async def test_a_question_closes_when_everybody_has_answered(hall: Hall) -> None:
    await hall.join("Ada", "Bo")
    await hall.lead("start")
    await hall.answer("Ada", await hall.right())
    await hall.wait(1)
    assert await phase(hall) == Phase.OPEN
    await hall.answer("Bo", await hall.wrong())
    await hall.wait(1)
    assert await phase(hall) == Phase.SHOWN


async def test_who_answers_and_leaves_takes_nobodys_time(hall: Hall) -> None:
    await hall.join("Ada", "Bo", "Cy")
    await hall.lead("start")
    await hall.answer("Ada", await hall.right())
    await hall.live.leave(hall.game.id, hall.who("Ada"))
    await hall.answer("Bo", await hall.right())
    await hall.wait(1)
    assert await phase(hall) == Phase.OPEN


async def test_a_player_is_renamed_only_in_their_own_game(hall: Hall) -> None:
    await hall.join("Ada")
    ada = (await hall.live.look(hall.game.id)).players[0]
    other = await hall.open(host=102)
    with pytest.raises(NotNow):
        await hall.live.rename(other.id, ada.id, "Somebody else")


async def test_what_was_missed_is_told_alike_to_one_and_to_all(hall: Hall) -> None:
    await hall.join("Ada", "Bo")
    await hall.lead("start")
    await hall.answer("Ada", await hall.right())
    await hall.answer("Bo", await hall.wrong())
    await hall.wait(1)
    await hall.lead("end")
    scene = await hall.live.look(hall.game.id)
    missed = await hall.live.missed(hall.game.id)
    for player in scene.players:
        own = await hall.live.result(hall.game.id, hall.who(player.name))
        assert own is not None
        assert missed[player.id] == own.missed
    assert [len(missed[player.id]) for player in scene.players] == [0, 1]
