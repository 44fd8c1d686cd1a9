"""What organisers set for a group, as its members meet it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.buttons import SetGroup, pack
from bot.core.cohort import CHOSEN, Habits, Pace
from bot.core.course import Catalogue
from bot.core.rights import Role
from bot.locales import t
from bot.services.cohorts import Settings
from bot.services.events import plan_of
from bot.store.cohorts import Cohort
from bot.store.events import Held
from tests import groups
from tests.flows.test_follow_ups import answer, hellos
from tests.partners import ORGANISER, a_link, employ, hold
from tests.talk import AMINA, BEN, Talk, labels

COURSE = "loans/true-cost"


async def _group(talk: Talk, **said: Any) -> Cohort:
    """A group of an organiser's, with a course or a session tomorrow."""
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    return await a_link(talk, partner, **{"course": COURSE, **said})


async def _of_event(talk: Talk, **said: Any) -> Held:
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    return await hold(talk, partner, **said)


async def _set(talk: Talk, cohort: Cohort, **habits: Any) -> Settings:
    made = await talk.desk.cohorts.set(ORGANISER, cohort.id, lambda was: replace(was, **habits))
    assert isinstance(made, Settings)
    return made


async def _agree(talk: Talk, person: int, cohort: Cohort) -> None:
    await groups.join(talk, person, cohort)
    await talk.tap(person, t("en", "follow-yes"))


@pytest.mark.parametrize(
    ("delays", "said"),
    [
        ((1,), "two quick questions tomorrow? They show whether it stuck. Just these two"),
        ((7, 90), "two quick questions in a week and in three months? They show"),
        ((1, 7, 30), "two quick questions tomorrow, in a week and in a month? They show"),
    ],
)
async def test_consent_names_the_days_of_this_group(
    talk: Talk, delays: tuple[int, ...], said: str
) -> None:
    cohort = await _group(talk)
    await _set(talk, cohort, delays=delays, start=None)
    assert said in (await groups.join(talk, AMINA, cohort))["text"]


async def test_consent_before_a_session_names_the_days_after_it(talk: Talk) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, delays=(7, 30), start=None)
    asked = await groups.join(talk, AMINA, held.cohort)
    assert "questions a week and a month after the meeting?" in asked["text"]


async def test_a_group_without_such_days_asks_for_no_consent(talk: Talk) -> None:
    cohort = await _group(talk)
    await _set(talk, cohort, delays=(), start=None)
    asked = await groups.join(talk, AMINA, cohort)
    assert t("en", "follow-yes") not in str(asked.get("reply_markup"))


async def test_a_day_that_is_taken_away_is_not_sent_any_more_and_the_others_are(
    talk: Talk,
) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, start=None)
    await _agree(talk, AMINA, held.cohort)
    await talk.leap(days=2.4)
    assert len(hellos(talk, AMINA)) == 1
    await _set(talk, held.cohort, delays=(1, 30, 90))
    await talk.leap(days=20)
    assert len(hellos(talk, AMINA)) == 1, "the one after a week does not come"
    await talk.leap(days=10)
    assert "It is a month since" in hellos(talk, AMINA)[1]["text"]


async def test_a_letter_on_its_way_finds_nothing_to_say_when_its_day_is_taken_away(
    talk: Talk,
) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, start=None)
    await _agree(talk, AMINA, held.cohort)
    talk.world.meta("clock")["skipped"] = timedelta(days=2, hours=7, minutes=1).total_seconds()
    assert await talk.desk.follow_ups.enqueue_due() == 1
    await _set(talk, held.cohort, delays=(7, 30, 90))
    await talk.leap(days=3)
    assert hellos(talk, AMINA) == []


async def test_a_day_that_is_put_back_comes_again_and_one_never_agreed_to_does_not(
    talk: Talk,
) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, delays=(7,), start=None)
    await _agree(talk, AMINA, held.cohort)
    await _set(talk, held.cohort, delays=())
    await _set(talk, held.cohort, delays=(1, 7))
    await _agree(talk, BEN, held.cohort)
    await talk.leap(days=4)
    assert len(hellos(talk, AMINA)) == 0, "she agreed to a week only"
    assert len(hellos(talk, BEN)) == 1
    await talk.leap(days=6)
    assert "It is a week since" in hellos(talk, AMINA)[0]["text"]


async def test_who_agrees_anew_has_the_days_of_now(talk: Talk) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, delays=(7,), start=None)
    await _agree(talk, AMINA, held.cohort)
    await _set(talk, held.cohort, delays=(1, 7))
    await talk.say(AMINA, "/privacy")
    await talk.tap(AMINA, t("en", "follow-privacy-off", title=held.cohort.title))
    await talk.say(AMINA, "/privacy")
    await talk.tap(AMINA, t("en", "follow-privacy-on", title=held.cohort.title))
    await talk.leap(days=3)
    assert len(hellos(talk, AMINA)) == 1


async def test_what_comes_next_is_said_by_the_days_that_are_left(
    talk: Talk, catalogue: Catalogue
) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, delays=(1, 90), start=None)
    await _agree(talk, AMINA, held.cohort)
    await talk.leap(days=2.4)
    kept = await answer(talk, catalogue, AMINA, "en")
    assert "The next two come in about three months." in kept["text"]


# The first question


async def test_the_bot_chooses_one_that_is_not_asked_before_the_course_anyway(
    talk: Talk, catalogue: Catalogue
) -> None:
    cohort = await _group(talk)
    found = await talk.desk.cohorts.settings(ORGANISER, cohort.id)
    assert found.habits == Habits()
    asked = await groups.join(talk, AMINA, cohort)
    assert t("en", "follow-start") in asked["text"]
    assert found.chosen is not None
    lesson, _, item = found.chosen.partition("#")
    ask = catalogue.lessons[lesson].edition("en").questions[item].ask
    assert ask.replace("<b>", "").replace("</b>", "")[-20:] in asked["text"]


async def test_every_course_has_questions_to_begin_with(talk: Talk, catalogue: Catalogue) -> None:
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    for course in catalogue.courses:
        cohort = await a_link(talk, partner, course=course.id)
        found = await talk.desk.cohorts.settings(ORGANISER, cohort.id)
        assert len(found.offered) >= 3, course.id
        assert found.chosen in found.offered


async def test_a_chosen_question_is_asked_and_none_is_none(talk: Talk) -> None:
    cohort = await _group(talk)
    found = await talk.desk.cohorts.settings(ORGANISER, cohort.id)
    await _set(talk, cohort, start=found.offered[-1])
    assert t("en", "follow-start") in (await groups.join(talk, AMINA, cohort))["text"]
    await _set(talk, cohort, start=None)
    assert t("en", "follow-start") not in (await groups.join(talk, BEN, cohort))["text"]


async def test_another_course_lets_the_bot_choose_again(talk: Talk) -> None:
    held = await _of_event(talk, course=COURSE)
    found = await talk.desk.cohorts.settings(ORGANISER, held.cohort.id)
    await _set(talk, held.cohort, start=found.offered[0])
    plan = replace(plan_of(held), course="scams/messages")
    await talk.desk.events.make_at_once(ORGANISER, str(held.event.id), plan)
    found = await talk.desk.cohorts.settings(ORGANISER, held.cohort.id)
    assert found.habits.start == CHOSEN
    assert found.chosen is not None
    assert found.chosen.startswith("scams/messages/")


# Reminders


async def test_the_groups_days_and_hour_are_offered_and_who_took_them_keeps_them(
    talk: Talk, catalogue: Catalogue
) -> None:
    cohort = await _group(talk)
    await _set(talk, cohort, start=None, delays=(), pace=Pace(frozenset({1, 5}), 9))
    await groups.join(talk, AMINA, cohort)
    await talk.desk.reminders.as_group(talk.as_person(AMINA), cohort.id)
    await _set(talk, cohort, pace=None)
    chosen = await talk.desk.reminders.chosen(talk.as_person(AMINA))
    assert (chosen.schedule.days, chosen.schedule.hour) == (frozenset({1, 5}), 9)


async def test_questions_afterwards_come_at_the_groups_hour(talk: Talk) -> None:
    held = await _of_event(talk)
    await _set(talk, held.cohort, start=None, pace=Pace(frozenset({0}), 10))
    await groups.join(talk, AMINA, held.cohort)
    said = await talk.tap(AMINA, t("en", "follow-yes"))
    assert f"{(talk.now() + timedelta(days=2)).day} March, 10:00" in said["text"]


# In the chat


async def test_days_are_ticked_in_the_chat_and_a_tap_repeated_means_the_same(talk: Talk) -> None:
    held = await _of_event(talk, course=COURSE)
    await talk.say(ORGANISER, "/event")
    card = await talk.tap_data(ORGANISER, f"C:card:{held.event.id}")
    sheet = await talk.tap(ORGANISER, "⚙️ Questions and reminders", card)
    assert "Questions afterwards: a day, a week, a month and three months later" in sheet["text"]
    assert "✓ After a week" in labels(sheet)
    sheet = await talk.tap(ORGANISER, "✓ After a week")
    assert "Questions afterwards: a day, a month and three months later" in sheet["text"]
    await talk.tap_data(ORGANISER, pack(SetGroup("no-ask-7", held.cohort.id)))  # a double tap
    found = await talk.desk.cohorts.settings(ORGANISER, held.cohort.id)
    assert found.habits.delays == (1, 30, 90)
    sheet = await talk.tap(ORGANISER, "After a week")
    assert "✓ After a week" in labels(sheet)
    sheet = await talk.tap(ORGANISER, "First question: no")
    assert "First question: None" in sheet["text"]
    sheet = await talk.tap(ORGANISER, "Reminders: each alone")
    assert "Reminders: Each person chooses alone" in sheet["text"]
    card = await talk.tap(ORGANISER, "‹ Back")
    assert "Library, Hill Street" in card["text"]


async def test_a_link_has_its_settings_in_the_chat_in_chinese(talk: Talk) -> None:
    cohort = await _group(talk)
    await talk.people.speak(talk.as_person(ORGANISER), "zh-Hans")
    await talk.say(ORGANISER, "/event")
    card = await talk.tap_data(ORGANISER, f"C:link-card:{cohort.id}")
    sheet = await talk.tap(ORGANISER, "⚙️ 提问和提醒", card)
    assert "过后的小题: 第二天、满一周、满一个月、满三个月" in sheet["text"].replace("：", ": ")
    sheet = await talk.tap(ORGANISER, "✓ 三个月后")
    assert "满三个月" not in sheet["text"]
    assert "Hill School" in (await talk.tap(ORGANISER, "‹ 返回"))["text"]
