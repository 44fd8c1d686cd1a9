"""Drills as a story: every way through ends, and the debrief knows where it turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import drill as story
from bot.core.course import Catalogue
from bot.core.drill import (
    Choice,
    Drill,
    EndingWords,
    Move,
    NoSuchChoice,
    Outcome,
    Scene,
    SceneWords,
    Script,
    typing,
)


def made(scenes: dict[str, Scene]) -> Drill:
    words = {name: SceneWords("A", ("hello",), "money", {}) for name in scenes}
    ends = {"safe": EndingWords("", ""), "lost": EndingWords("", "")}
    script = Script("en", "T", "S", "", words, ends, "", "")
    return Drill(
        id="d",
        version="",
        lessons=("a/b/c",),
        regions=(),
        scenes=scenes,
        endings={"safe": Outcome.SAFE, "lost": Outcome.LOST},
        scripts={"en": script},
    )


@st.composite
def drills(draw: st.DrawFn) -> Drill:
    """A drill as the rules let through: choices lead on, and each turn has a way out."""
    count = draw(st.integers(1, 6))
    scenes = {}
    for place in range(count):
        later = [f"s{other}" for other in range(place + 1, count)] or ["lost"]
        on = draw(st.lists(st.sampled_from(later), min_size=1, max_size=3))
        moves = st.sampled_from([None, Move.DEEPER])
        choices = [
            Choice(f"c{i}", to, Move.DEEPER if to == "lost" else draw(moves))
            for i, to in enumerate(on)
        ]
        choices.insert(draw(st.integers(0, len(choices))), Choice("out", "safe", Move.OUT))
        objective = draw(st.sampled_from([None, "a/b/c#one", "a/b/c#two"]))
        scenes[f"s{place}"] = Scene(f"s{place}", tuple(choices), objective=objective)
    return made(scenes)


@given(drills())
def test_every_way_through_ends(drill: Drill) -> None:
    for path in story.paths(drill):
        assert len(path) <= len(drill.scenes)
        assert story.outcome(drill, story.replay(drill, path)) is not None
        assert story.turns(drill, path)[-1].choice is not None


@given(drills())
def test_the_turning_points_are_the_deciding_choices_of_the_way_taken(drill: Drill) -> None:
    for path in story.paths(drill):
        turns = story.turns(drill, path)
        assert [turn.choice.key for turn in turns if turn.choice] == list(path)
        turning = [turn for turn in turns if turn.turning]
        assert turning
        assert turning[-1] == turns[-1]
        for turn in turning:
            assert turn.choice in turn.scene.choices
            assert turn.choice is not None
            assert turn.choice.move is not None


@given(drills(), st.data())
def test_a_story_replayed_stands_where_it_stood(drill: Drill, data: st.DataObject) -> None:
    state = story.begin(drill)
    while state.at in drill.scenes and data.draw(st.booleans()):
        choices = drill.scenes[state.at].choices
        state = story.choose(drill, state, data.draw(st.sampled_from(choices)).key)
        assert story.replay(drill, state.made) == state


@given(drills(), st.integers(0, 2**31))
def test_choices_are_shuffled_alike_for_the_same_seed(drill: Drill, seed: int) -> None:
    for scene in drill.scenes.values():
        order = story.shown_order(scene, seed)
        assert sorted(order) == list(range(len(scene.choices)))
        assert order == story.shown_order(scene, seed)


def test_one_step_deeper_weighs_more_than_the_way_out_found_later() -> None:
    scenes = {
        "a": Scene("a", (Choice("give", "b", Move.DEEPER), Choice("ask", "b")), objective="x#one"),
        "b": Scene("b", (Choice("out", "safe", Move.OUT),), objective="x#one"),
    }
    assert story.shown_by(made(scenes), ("give", "out")) == {"x#one": False}
    assert story.shown_by(made(scenes), ("ask", "out")) == {"x#one": True}


def test_a_choice_that_is_not_there_is_refused() -> None:
    drill = made({"a": Scene("a", (Choice("out", "safe", Move.OUT),))})
    with pytest.raises(NoSuchChoice):
        story.choose(drill, story.begin(drill), "in")
    with pytest.raises(NoSuchChoice):
        story.choose(drill, story.replay(drill, ("out",)), "out")


def test_longer_messages_are_typed_longer_but_nobody_waits_long() -> None:
    assert typing("Hi") < typing("Hi, are you there? I need you now.") < typing("x" * 1000)
    assert typing("你好，在吗") > typing("hallo")
    assert typing("x" * 1000).total_seconds() <= 7


def test_shipped_drills_are_played_to_the_end_on_every_path(catalogue: Catalogue) -> None:
    assert len(catalogue.drills) >= 8
    for drill in catalogue.drills.values():
        outcomes = {story.outcome(drill, story.replay(drill, path)) for path in story.paths(drill)}
        assert Outcome.SAFE in outcomes
        assert Outcome.LOST in outcomes
        assert all(set(script.scenes) == set(drill.scenes) for script in drill.scripts.values())


def test_the_first_turn_can_be_left_and_nothing_is_lost(catalogue: Catalogue) -> None:
    for drill in catalogue.drills.values():
        first = drill.scenes[drill.start]
        outs = [one for one in first.choices if one.move is Move.OUT]
        assert any(drill.endings[one.to] is Outcome.SAFE for one in outs), drill.id


def test_the_way_out_has_no_place_of_its_own(catalogue: Catalogue) -> None:
    places = {
        story.shown_order(scene, seed).index(place)
        for drill in catalogue.drills.values()
        for scene in drill.scenes.values()
        for place, one in enumerate(scene.choices)
        for seed in range(9)
        if one.move is Move.OUT
    }
    assert {0, 1, 2} <= places
