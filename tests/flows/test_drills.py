"""Pressure drills in the chat: played, stopped, left, over a day, and across restarts."""

from __future__ import annotations

import itertools
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat import buttons as packed
from bot.core import drill as story
from bot.core.course import Catalogue
from bot.core.drill import Drill, Move, Outcome
from bot.locales import t
from bot.settings import ROOT
from tests.learner import Learner
from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels


def shown(message: Message) -> list[packed.Button]:
    return [packed.parse(one["callback_data"]) for one in buttons(message)]


def choices(message: Message) -> list[packed.DrillChoose]:
    return [one for one in shown(message) if isinstance(one, packed.DrillChoose)]


def first(message: Message) -> str:
    """The tap on the author's first choice, which goes on; choices are shown shuffled."""
    return packed.pack(next(one for one in choices(message) if one.place == 0))


async def begin(talk: Talk, person: int, drill: str, pace: str = "now") -> Message:
    await talk.say(person, "/drill")
    await talk.tap_data(person, packed.pack(packed.ShowDrill(drill)))
    return await talk.tap_data(person, packed.pack(packed.PlayDrill(drill, pace, 24)))


async def hear(talk: Talk, person: int, **step: float) -> Message:
    """Let the other side write until the learner is asked what to do."""
    for _ in range(60):
        if choices(talk.last(person)):
            return talk.last(person)
        await talk.wait(**(step or {"seconds": 8}))
    raise AssertionError("nobody asked")


async def play(talk: Talk, person: int, drill: Drill, path: tuple[str, ...]) -> Message:
    """Play a path to its end; returns the debrief."""
    for turn, key in enumerate(path):
        message = await hear(talk, person)
        scene = story.turns(drill, path[:turn])[-1].scene
        place = [one.key for one in scene.choices].index(key)
        tap = next(one for one in choices(message) if one.place == place)
        assert tap.turn == turn
        await talk.tap_data(person, packed.pack(tap))
    return talk.last(person)


def said(talk: Talk, person: int, words: str) -> int:
    return sum(words in message["text"] for message in talk.messages(person))


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
async def test_every_drill_is_played_to_its_worst_and_its_shortest_end(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await talk.say(person, "/start")
    for drill in catalogue.drills.values():
        ways = sorted(story.paths(drill), key=len)
        worst = max(
            (way for way in ways if story.outcome(drill, story.replay(drill, way)) is Outcome.LOST),
            key=len,
        )
        for way in (ways[0], worst):
            await begin(talk, person, drill.id)
            debrief = await play(talk, person, drill, way)
            assert t(language, "drill-over") in debrief["text"]
            turns = [turn for turn in story.turns(drill, way) if turn.turning]
            assert turns
            ending = talk.messages(person)[-2]
            outcome = story.outcome(drill, story.replay(drill, way))
            sign = t(language, f"drill-{outcome}")
            assert sign[:1] in ending["text"]
            lesson = catalogue.lessons[drill.lessons[0]].edition(language).title
            assert any(lesson[:10] in label for label in labels(debrief))
    refused = [one["error"]["description"] for one in talk.failures()]
    assert [one for one in refused if "not modified" not in one] == []


async def test_every_message_says_that_it_is_not_real(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(AMINA, "/drill")
    before = len(talk.messages(AMINA))
    drill = catalogue.drills["officer"]
    await begin(talk, AMINA, drill.id)
    await play(talk, AMINA, drill, ("through", "prove", "go", "reception"))
    for message in talk.messages(AMINA)[before:]:
        if message["from"]["is_bot"]:
            assert message["text"].startswith("🎭")


async def test_the_other_side_types_before_it_writes_and_writes_one_by_one(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    before = len(talk.messages(AMINA))
    await begin(talk, AMINA, "safe-account")
    assert any(call["method"] == "sendChatAction" for call in talk.world.calls)
    counts = []
    for _ in range(4):
        counts.append(len(talk.messages(AMINA)))
        await talk.wait(seconds=8)
    assert counts[0] > before
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(counts))


async def test_a_second_tap_changes_nothing(talk: Talk, catalogue: Catalogue) -> None:
    drill = catalogue.drills["parcel-fee"]
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, drill.id)
    asked = await hear(talk, AMINA)
    taps = {one.place: one for one in choices(asked)}
    await talk.tap_data(AMINA, packed.pack(taps[0]), asked)
    await talk.tap_data(AMINA, packed.pack(taps[1]), asked)
    assert t("en", "drill-toast-chosen") in talk.toasts()
    asked = await hear(talk, AMINA)
    assert choices(asked)[0].turn == 1
    assert said(talk, AMINA, "You:") == 1


async def test_a_tap_repeated_at_the_end_shows_the_debrief_once(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "parcel-fee")
    asked = await hear(talk, AMINA)
    out = next(one for one in choices(asked) if one.place == 2)
    await talk.tap_data(AMINA, packed.pack(out), asked)
    await talk.tap_data(AMINA, packed.pack(out), asked)
    assert said(talk, AMINA, "The practice is over") == 1


@pytest.mark.parametrize("how", ["button", "/cancel"])
async def test_it_stops_with_one_tap_and_nothing_more_comes(talk: Talk, how: str) -> None:
    await talk.say(AMINA, "/start")
    begun = await begin(talk, AMINA, "officer")
    assert labels(begun) == [t("en", "drill-stop")]
    await talk.wait(seconds=8)
    if how == "button":
        await talk.tap(AMINA, t("en", "drill-stop"), begun)
    else:
        await talk.say(AMINA, "/cancel")
    assert "You stopped it" in talk.last(AMINA)["text"]
    assert talk.last(AMINA)["text"].startswith("🎭")
    before = len(talk.messages(AMINA))
    await talk.wait(hours=30)
    assert len(talk.messages(AMINA)) == before
    await talk.tap_data(AMINA, packed.pack(packed.StopDrill(1)), begun)
    assert t("en", "drill-toast-over") in talk.toasts()


async def test_a_choice_of_a_stopped_drill_does_nothing(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "officer")
    asked = await hear(talk, AMINA)
    await talk.tap(AMINA, t("en", "drill-stop"))
    before = len(talk.messages(AMINA))
    await talk.tap_data(AMINA, packed.pack(choices(asked)[0]), asked)
    assert t("en", "drill-toast-over") in talk.toasts()
    assert len(talk.messages(AMINA)) == before


async def test_who_is_silent_is_pressed_once_and_then_left_in_peace(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "safe-account")
    asked = await hear(talk, AMINA)
    presses = catalogue.drills["safe-account"].script("en").scenes["payment"].presses
    for _ in range(5):
        await talk.wait(minutes=1)
    pressed = talk.last(AMINA)
    assert presses in pressed["text"]
    assert choices(pressed)
    then = {message["message_id"]: message for message in talk.messages(AMINA)}
    assert not buttons(then[asked["message_id"]])
    await talk.wait(hours=3)
    assert "You did not answer" in talk.last(AMINA)["text"]
    assert said(talk, AMINA, presses) == 1
    before = len(talk.messages(AMINA))
    await talk.wait(hours=30)
    assert len(talk.messages(AMINA)) == before


async def test_a_drill_goes_on_after_a_restart(tmp_path: Path, catalogue: Catalogue) -> None:
    talk = Talk(tmp_path)
    drill = catalogue.drills["new-number"]
    way = max(story.paths(drill), key=len)
    async with talk.running():
        await talk.say(AMINA, "/start")
        await begin(talk, AMINA, drill.id)
        await play(talk, AMINA, drill, way[:2])
        await talk.wait(seconds=8)
    async with talk.running():
        for turn, key in enumerate(way[2:], 2):
            asked = await hear(talk, AMINA)
            scene = story.turns(drill, way[:turn])[-1].scene
            place = [one.key for one in scene.choices].index(key)
            await talk.tap_data(
                AMINA, packed.pack(packed.DrillChoose(choices(asked)[0].run, turn, place))
            )
        assert "The practice is over" in talk.last(AMINA)["text"]
    texts = [message["text"] for message in talk.messages(AMINA)]
    for scene in (turn.scene for turn in story.turns(drill, way)):
        for message in drill.script("en").scenes[scene.id].messages:
            assert sum(message[:40] in text for text in texts) == 1


async def test_a_letter_in_doubt_is_made_good_by_the_next_one(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "safe-account")
    await talk.wait(seconds=8)
    await talk.wait(seconds=8)
    talk.fault(drop_rate=1.0, count=1, methods=["sendMessage"])
    await talk.wait(seconds=8)
    talk.fault()
    assert [one["state"] for one in (await talk.export(AMINA))["letters"]][-1] == "in doubt"
    assert not choices(talk.last(AMINA))
    for _ in range(5):
        await talk.wait(minutes=1)
    assert choices(talk.last(AMINA))
    assert said(talk, AMINA, "Did you just pay 870") == 1


async def test_over_a_day_the_messages_come_hours_apart_and_never_at_night(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(CHEN, "/start")
    drill = catalogue.drills["officer"]
    # In Shanghai it is 20:00 as the world begins.
    asked = await begin(talk, CHEN, drill.id, "day")
    assert t("zh-Hans", "drill-hour") in asked["text"]
    await talk.tap(CHEN, "20:00")
    asked = await hear(talk, CHEN, seconds=8)
    began = talk.now()
    await talk.tap_data(CHEN, first(asked))
    hours = drill.scenes["officer"].hours
    assert t("zh-Hans", "drill-later", hours=hours) in talk.last(CHEN)["text"]
    before = len(talk.messages(CHEN))
    while talk.now() - began < timedelta(hours=11.5):
        await talk.wait(minutes=30)
        assert len(talk.messages(CHEN)) == before, talk.now()
    asked = await hear(talk, CHEN, minutes=10)
    local = talk.now() + timedelta(hours=8)
    assert 8 <= local.hour <= 10
    place = [one.key for one in drill.scenes["officer"].choices].index("prove")
    await talk.tap_data(CHEN, packed.pack(next(o for o in choices(asked) if o.place == place)))
    at = talk.now()
    await hear(talk, CHEN, minutes=10)
    wanted = drill.scenes["secret"].hours
    assert timedelta(hours=wanted) <= talk.now() - at <= timedelta(hours=wanted + 1)


async def test_who_has_reminders_is_not_asked_what_time_it_is(talk: Talk) -> None:
    await talk.say(CHEN, "/remind")
    await talk.tap(CHEN, t("zh-Hans", "remind-turn-on"))
    begun = await begin(talk, CHEN, "officer", "day")
    assert labels(begun) == [t("zh-Hans", "drill-stop")]
    assert (await talk.export(CHEN))["drills"][0]["zone"] is None


async def test_what_is_common_where_one_lives_comes_first(talk: Talk, catalogue: Catalogue) -> None:
    nearest = {}
    for person, language in ((AMINA, "en"), (CHEN, "zh-Hans")):
        await talk.say(person, "/start")
        shelf = await talk.say(person, "/drill")
        named = [one.drill for one in shown(shelf) if isinstance(one, packed.ShowDrill)]
        assert sorted(named) == sorted(catalogue.drills)
        nearest[language] = catalogue.drills[named[0]].regions[0]
    assert nearest["zh-Hans"] == "CN"
    assert nearest["en"] in {"UK", "US", "SG"}


async def test_one_drill_at_a_time(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "officer")
    again = await talk.say(AMINA, "/drill")
    assert "You are in the practice" in again["text"]
    await talk.tap_data(AMINA, packed.pack(packed.PlayDrill("parcel-fee", "now", 24)))
    assert t("en", "drill-toast-one") in talk.toasts()


async def test_what_is_typed_in_a_drill_is_not_kept_and_the_choices_come_again(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "safe-account")
    asked = await hear(talk, AMINA)
    again = await talk.say(AMINA, "my code is 123 456")
    assert t("en", "drill-typed") in again["text"]
    assert choices(again) == choices(asked)
    assert "123 456" not in str(await talk.export(AMINA))


async def test_what_was_chosen_is_remembered_as_an_answer_would_be(
    talk: Talk, catalogue: Catalogue
) -> None:
    drill = catalogue.drills["parcel-fee"]
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, drill.id)
    await play(talk, AMINA, drill, ("open", "fill", "stop"))
    kept = {one["objective"]: one for one in (await talk.export(AMINA))["memory"]}
    assert set(kept) == {
        "scams/messages/parcel-and-refund#small-fee",
        "scams/messages/codes#opens",
    }
    missed, known = (kept[name] for name in sorted(kept, reverse=True))
    assert missed["stability_days"] < known["stability_days"]


async def test_a_stopped_drill_teaches_the_memory_nothing(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "parcel-fee")
    asked = await hear(talk, AMINA)
    await talk.tap_data(AMINA, first(asked))
    await talk.say(AMINA, "/cancel")
    assert (await talk.export(AMINA))["memory"] == []


async def test_export_names_drills_and_erasing_ends_them(talk: Talk) -> None:
    await talk.say(BEN, "/start")
    await begin(talk, BEN, "officer")
    await talk.wait(seconds=8)
    (kept,) = (await talk.export(BEN))["drills"]
    assert kept["drill"] == "officer"
    assert kept["ended"] is None
    await talk.say(BEN, "/privacy")
    await talk.tap(BEN, t("en", "button-erase"))
    await talk.tap(BEN, t("en", "button-erase-yes"))
    before = len(talk.messages(BEN))
    await talk.wait(hours=3)
    assert len(talk.messages(BEN)) == before
    assert (await talk.export(BEN))["kept"] is False


async def test_a_lesson_and_its_course_lead_to_the_drill(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    end = await learner.take("scams/easy-money/click-tasks")
    assert t("en", "button-practise") in labels(end)
    offered = await talk.tap(AMINA, t("en", "button-practise"))
    assert "Paid for every like" in offered["text"]
    await talk.tap_data(AMINA, packed.pack(packed.OpenCourse("scams/easy-money")))
    assert any("Paid for every like" in label for label in labels(talk.last(AMINA)))


async def test_nobody_plays_the_drill_of_somebody_else(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.say(BEN, "/start")
    await begin(talk, AMINA, "officer")
    asked = await hear(talk, AMINA)
    await talk.tap_data(BEN, packed.pack(choices(asked)[0]))
    await talk.tap_data(BEN, packed.pack(packed.StopDrill(choices(asked)[0].run)))
    assert talk.toasts().count(t("en", "drill-toast-gone")) == 2
    assert choices(talk.last(AMINA)) == choices(asked)


async def test_who_blocks_the_bot_hears_no_more_of_it(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await begin(talk, AMINA, "officer")
    await talk.act("block", person=AMINA, blocked=True)
    await talk.wait(hours=2)
    before = len(talk.messages(AMINA))
    await talk.act("block", person=AMINA, blocked=False)
    await talk.wait(hours=3)
    assert len(talk.messages(AMINA)) == before


async def test_a_drill_under_way_keeps_its_words_when_the_file_is_edited(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    lessons = Path(shutil.copytree(ROOT / "lessons", tmp_path / "lessons"))
    talk = Talk(tmp_path, lessons)
    async with talk.running():
        await talk.say(AMINA, "/start")
        await begin(talk, AMINA, "parcel-fee")
        asked = await hear(talk, AMINA)
        place = next(one for one in choices(asked) if one.place == 0)
    file = lessons / "drills" / "parcel-fee.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("1 parcel found.", "2 parcels found."), encoding="utf-8")
    async with talk.running():
        await talk.tap_data(AMINA, packed.pack(place))
        await hear(talk, AMINA)
        assert said(talk, AMINA, "1 parcel found.") == 1
        assert said(talk, AMINA, "2 parcels found.") == 0


def test_moves_are_named_as_authors_name_them() -> None:
    assert {str(move) for move in Move} == {"out", "deeper"}
