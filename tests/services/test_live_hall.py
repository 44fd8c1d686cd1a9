"""A quiz in a hall, by its use cases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.errors import NameRefused, NotNow
from bot.core.live_quiz import Phase
from bot.store import live_games
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


@pytest.mark.parametrize("name", ["", " \u200b ", "\u202e", "\u3164\u3164", "\u2800", "x" * 10_000])
async def test_a_name_that_shows_nothing_or_too_much_is_refused(hall: Hall, name: str) -> None:
    with pytest.raises(NameRefused):
        hall.live.fitting(name)


@pytest.mark.parametrize("name", ["http://win.example", "prize-win.com", "t.me/winners"])
async def test_an_address_is_no_name_for_a_screen(hall: Hall, name: str) -> None:
    with pytest.raises(NameRefused):
        hall.live.fitting(name)
    assert hall.live.fitting("J.R. St.Anne") == "J.R. St.Anne"


async def test_marks_do_not_pile_up_into_the_lines_beside(hall: Hall) -> None:
    assert hall.live.fitting("a" + "\u0301" * 20) == "a" + "\u0301" * 3
    assert hall.live.fitting("ก็ดี") == "ก็ดี"


async def test_who_was_removed_is_not_counted_among_the_answers(hall: Hall) -> None:
    await hall.join("Ada", "Bo", "Cy")
    await hall.lead("start")
    await hall.answer("Ada", await hall.right())
    await hall.answer("Bo", await hall.right())
    scene = await hall.live.look(hall.game.id)
    await hall.lead("remove", next(one.id for one in scene.players if one.name == "Ada"))
    scene = await hall.live.look(hall.game.id)
    assert (scene.answered, len(scene.players)) == (1, 2)


async def test_a_broken_room_holds_up_no_other(hall: Hall) -> None:
    await hall.join("Ada")
    await hall.lead("start")
    broken = hall.game.id
    await hall.live.events._database.write(
        lambda conn: live_games.change(conn, live_games.find(conn, broken), position=50)
    )
    await hall.open(host=102)
    await hall.join("Bo")
    await hall.live.lead(hall.game.id, 102, "start")
    await hall.wait(120)
    assert await phase(hall) == Phase.SHOWN


async def test_a_second_tap_on_next_leads_on_once(hall: Hall) -> None:
    await hall.join("Ada", "Bo")
    await hall.lead("start")
    await hall.lead("skip", 1)
    with pytest.raises(NotNow):
        await hall.lead("skip", 1)
    # The second tap fell on the next question, which had just taken its place.
    with pytest.raises(NotNow):
        await hall.lead("skip", 2)
    await hall.wait(3)
    await hall.lead("skip", 2)
    await hall.close()
    await hall.lead("next", 3)
    await hall.close()
    with pytest.raises(NotNow):
        await hall.lead("next", 3)


async def test_a_clock_moved_by_an_hour_skips_no_answer_and_no_question(hall: Hall) -> None:
    await hall.join("Ada", "Bo")
    await hall.wait(3600)
    assert await phase(hall) == Phase.LOBBY
    await hall.lead("start")
    asked = len((await hall.live.look(hall.game.id)).lesson.quiz)
    for position in range(asked):
        assert (await hall.live.look(hall.game.id)).game.position == position
        await hall.answer("Ada", await hall.right())
        await hall.wait(3600)
        assert await phase(hall) == Phase.SHOWN
        await hall.wait(3600)
    scene = await hall.live.look(hall.game.id)
    assert scene.game.phase == Phase.ENDED
    assert [(one.right, one.asked) for one in scene.board] == [(asked, asked), (0, asked)]
