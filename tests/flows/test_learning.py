"""A learner's way through the courses, as the person sees it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.core.course import Catalogue, Kind
from bot.locales import t
from bot.settings import ROOT
from tests.learner import Learner
from tests.talk import AMINA, CHEN, Talk, buttons, labels, to_the_lesson


def test_both_courses_are_there_in_both_languages(catalogue: Catalogue) -> None:
    lessons = list(catalogue.lessons.values())
    assert len(lessons) == 77
    assert all(set(lesson.editions) == {"en", "zh-Hans"} for lesson in lessons)
    kinds = {q.kind for lesson in lessons for q in lesson.editions["en"].questions.values()}
    assert kinds == set(Kind)


async def test_first_lesson_is_at_most_three_taps_from_start(talk: Talk) -> None:
    greeting = await talk.say(AMINA, "/start")
    assert labels(greeting)[:2] == ["Loans", "Scams"]
    card = await to_the_lesson(talk, AMINA, "Loans")
    assert "Mei" in card["text"]
    assert card["message_id"] == greeting["message_id"]


async def test_chinese_is_guessed_and_changed_with_one_tap(talk: Talk) -> None:
    greeting = await talk.say(CHEN, "/start")
    assert greeting["text"].startswith("你好")
    english = await talk.tap(CHEN, "🌐 English")
    assert english["text"].startswith("Hello")
    assert english["message_id"] == greeting["message_id"]


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
async def test_a_person_completes_both_courses(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await talk.say(person, "/start")
    learner = Learner(talk, catalogue, person, language)
    for name, lesson in catalogue.lessons.items():
        end = await learner.take(name)
        of = len(lesson.quiz)
        assert t(language, "score", right=of, of=of) in end["text"]
        assert lesson.edition(language).learned in end["text"]
    progress = await talk.say(person, "/progress")
    for course in catalogue.courses:
        title, of = course.titles[language], len(course.lessons)
        said = t(language, "progress-course", course=title, done=of, lessons=of)
        assert said in progress["text"]
    assert any("photo" in message for message in talk.messages(person))
    assert talk.failures() == []


async def test_wrong_answers_are_explained_and_not_counted(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    end = await learner.take("loans/true-cost/what-you-get", right=False)
    assert t("en", "score", right=0, of=4) in end["text"]


async def test_cards_are_turned_in_the_same_message(talk: Talk) -> None:
    first = await talk.say(AMINA, "/start")
    await to_the_lesson(talk, AMINA, "Scams")
    await talk.tap(AMINA, "Next →")
    back = await talk.tap(AMINA, "← Back")
    assert back["message_id"] == first["message_id"]
    assert "Grace" in back["text"]


async def test_learn_goes_on_after_a_restart_where_the_person_stopped(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    talk = Talk(tmp_path, database=database_url)
    async with talk.running():
        await talk.say(AMINA, "/start")
        await to_the_lesson(talk, AMINA, "Loans")
        await talk.tap(AMINA, "Next →")
        shown = await talk.tap(AMINA, "9,200")
        assert "Right." in shown["text"]
    async with talk.running():
        again = await talk.say(AMINA, "/learn")
    assert again["text"] == shown["text"]
    assert labels(again) == labels(shown)
    assert buttons(talk.messages(AMINA)[1]) == []


async def test_numbers_are_read_as_people_type_them(talk: Talk, catalogue: Catalogue) -> None:
    learner = Learner(talk, catalogue, AMINA, "en")
    await talk.say(AMINA, "/start")
    await learner.open("loans/true-cost/rate-per-what")
    while "Type your answer" not in talk.last(AMINA)["text"]:
        await learner.step()
    hint = await talk.say(AMINA, "no idea")
    assert "number" in hint["text"]
    done = await talk.say(AMINA, "about １８％")
    assert "Right." in done["text"]


async def test_a_changed_lesson_does_not_change_an_attempt_under_way(
    tmp_path: Path, database_url: str, catalogue: Catalogue
) -> None:
    lessons = tmp_path / "lessons"
    shutil.copytree(ROOT / "lessons", lessons)
    talk = Talk(tmp_path, lessons, database=database_url)
    async with talk.running():
        await talk.say(AMINA, "/start")
        await to_the_lesson(talk, AMINA, "Loans")
        file = lessons / "loans/true-cost/what-you-get.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("Mei", "Fatima"), encoding="utf-8")
    async with talk.running():
        assert "Mei" in (await talk.say(AMINA, "/learn"))["text"]
        await talk.say(CHEN, "/start")
        await talk.act("users", id=555, first_name="Zoe")
        await talk.say(555, "/start")
        assert "Fatima" in (await to_the_lesson(talk, 555, "Loans"))["text"]
