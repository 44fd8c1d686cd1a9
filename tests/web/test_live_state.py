"""What the pages of a hall are told: nothing of an answer before the reveal, and all of it then."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from bot.core.course import Question
from bot.core.grading import Choice, shown_order
from tests.hall import Hall
from tests.shipped import library
from tests.web.conftest import Site

QUIZZES = sorted(library().quizzes)
TELLING = re.compile(r"right|wrong|feedback|answer|mark|verdict|correct|reason|why", re.IGNORECASE)


def keys(value: Any) -> Iterator[str]:
    """All names in JSON, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def secrets(question: Question) -> set[str]:
    """What the author says of a question once it is answered."""
    said = {one.feedback for one in question.options}
    if question.number is not None:
        said |= {question.number.right, question.number.wrong}
        said |= {trap.feedback for trap in question.number.traps}
    return {one for one in said if one}


async def at_each_question(site: Site, quiz: str) -> Any:
    """Lead through a quiz with one player; yields its phone at each open question."""
    await site.hall.open(quiz, "en+zh-Hans", host=7)
    phone = site.browser()
    await phone.join("Ada")
    await site.lead("start")
    for _ in library().quizzes[quiz].lesson.quiz:
        yield phone
        await site.hall.close()
        await site.lead("next")


@pytest.mark.parametrize("quiz", QUIZZES)
async def test_nothing_sent_before_the_reveal_tells_the_answer(site: Site, quiz: str) -> None:
    async for phone in at_each_question(site, quiz):
        page = await phone.get()
        screen_page = await site.browser().client.get(site.screen)
        state, shown = await phone.get("/state"), await site.shown()
        scene = await site.hall.live.look(site.hall.game.id)
        assert scene.asked is not None
        sent = unescape(page.text + screen_page.text + state.text + json.dumps(shown))
        for edition in scene.lesson.editions.values():
            for secret in secrets(edition.questions[scene.asked.question]):
                assert secret not in sent
                assert json.dumps(secret)[1:-1] not in sent
        told = {*keys(state.json()), *keys(shown)}
        assert {name for name in told if TELLING.search(name)} == {"answered"}
        question = scene.question("en")
        assert question is not None
        if question.number is not None:
            assert str(question.number.answer) not in re.findall(r"\d+", state.text)


@pytest.mark.parametrize("quiz", QUIZZES)
async def test_options_come_as_shown_and_not_as_the_author_ordered_them(
    site: Site, quiz: str
) -> None:
    async for phone in at_each_question(site, quiz):
        scene = await site.hall.live.look(site.hall.game.id)
        question = scene.question("zh-Hans")
        assert question is not None
        texts = (await phone.state())["room"]["question"]["texts"]["zh-Hans"]
        if question.kind != "true_false":
            order = shown_order(question, scene.game.seed)
            assert texts["options"] == [question.options[place].text for place in order]
        assert len(texts["options"]) == len(question.options)


async def answer(hall: Hall, *names: str, choice: Choice) -> None:
    for name in names:
        await hall.answer(name, choice)


async def test_the_reveal_says_what_was_right_and_why(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    await site.hall.join("Bo", "Cy", "Di")
    await site.lead("start")
    question = (await site.hall.live.look(site.hall.game.id)).question("en")
    assert question is not None
    await answer(site.hall, "Bo", "Cy", choice=await site.hall.right())
    await answer(site.hall, "Di", choice=await site.hall.wrong())
    order = shown_order(question, site.hall.game.seed)
    wrong = next(at for at, place in enumerate(order) if not question.options[place].right)
    await phone.post("answer", position=0, choice=[wrong])
    await site.hall.wait(1)
    reveal = (await site.shown())["reveal"]
    assert reveal["marks"] == [question.options[place].right for place in order]
    assert (reveal["right"], reveal["answered"], sum(reveal["counts"])) == (2, 4, 4)
    right = next(one for one in question.options if one.right)
    assert reveal["texts"]["en"]["answer"] == right.text
    assert reveal["texts"]["en"]["why"] == right.feedback
    me = (await phone.state())["me"]
    assert me["mine"]["verdict"] == "wrong"
    assert me["mine"]["texts"]["en"] == question.options[order[wrong]].feedback
    assert (me["standing"]["right"], me["standing"]["players"]) == (0, 4)


async def test_a_player_sees_nobody_elses_name(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    await site.hall.join("Somebody else")
    for step in ("start", "skip", "end"):
        await site.lead(step)
        assert "Somebody else" not in (await phone.get("/state")).text


async def test_equals_share_a_place_and_all_of_them_are_on_the_podium(site: Site) -> None:
    names = [f"Player {number}" for number in range(12)]
    await site.hall.join(*names)
    await site.lead("start")
    await answer(site.hall, *names[:10], choice=await site.hall.right())
    await answer(site.hall, *names[10:], choice=await site.hall.wrong())
    await site.hall.wait(1)
    assert len((await site.shown())["board"]) == 5
    await site.lead("end")
    shown = await site.shown()
    assert [one["rank"] for one in shown["board"]] == [1] * 10
    assert (shown["share"], shown["players"], shown["counted"]) == (83, 12, 1)


async def test_nobody_stands_on_the_podium_for_having_no_points(site: Site) -> None:
    await site.hall.join("Ada", "Bo", "Cy")
    await site.lead("start")
    await answer(site.hall, "Ada", choice=await site.hall.right())
    await answer(site.hall, "Bo", "Cy", choice=await site.hall.wrong())
    await site.hall.wait(1)
    assert [one["name"] for one in (await site.shown())["board"]] == ["Ada", "Bo", "Cy"]
    await site.lead("end")
    shown = await site.shown()
    assert [one["name"] for one in shown["board"]] == ["Ada"]
    assert shown["players"] == 3


async def test_at_the_end_a_player_is_told_the_lessons_for_what_they_missed(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    await site.lead("start")
    await site.hall.close()
    await site.lead("end")
    me = (await phone.state())["me"]
    lesson = library().quizzes["mixed"].lesson
    question = next(iter(lesson.editions.values())).questions[lesson.quiz[0]]
    titles = library().catalogue.lessons[question.objective.partition("#")[0]].editions
    assert me["lessons"] == [{one: edition.title for one, edition in titles.items()}]
    assert (me["standing"]["right"], me["standing"]["asked"]) == (0, 1)


async def test_a_question_left_out_counts_for_nobody_and_tells_nothing(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    await site.lead("start")
    await phone.post("answer", position=0, choice=[0])
    await site.hall.open(host=9)
    other = site.browser()
    await other.join("Bo")
    await site.lead("start")
    await site.lead("end")
    state = await other.state()
    assert "reveal" not in state["room"]
    assert "standing" not in state["me"]


async def test_who_comes_in_after_a_reveal_waits_for_the_next_question(site: Site) -> None:
    await site.hall.join("Bo")
    await site.lead("start")
    await answer(site.hall, "Bo", choice=await site.hall.right())
    await site.hall.wait(1)
    phone = site.browser()
    await phone.join("Ada")
    assert (await phone.state())["me"]["waits"]
    await site.lead("next")
    assert not (await phone.state())["me"]["waits"]
