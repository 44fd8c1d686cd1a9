"""Coming into a cohort by its link, belonging to it, and leaving it."""

from __future__ import annotations

from functools import partial

import pytest

from bot.core.errors import NotAllowed, UnknownCohort
from bot.core.rights import Role
from bot.locales import t
from bot.store import events
from bot.store.events import Held
from tests.partners import HOST, ORGANISER, STRANGER, a_link, employ, hold
from tests.talk import AMINA, BEN, Talk, labels


@pytest.fixture
async def held(talk: Talk) -> Held:
    """An event of tomorrow."""
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    return await hold(talk, partner, course="loans/true-cost")


async def members(talk: Talk, held: Held) -> int:
    database = talk.desk.people._database
    return (await database.read(partial(events.came, held=held))).members


async def test_a_link_lets_a_new_learner_in_and_says_who_invites_and_what_is_seen(
    talk: Talk, held: Held
) -> None:
    screen = await talk.say(AMINA, f"/start c-{held.cohort.code}")
    assert "Bright Money invites you" in screen["text"]
    assert "“Spot the scam”" in screen["text"]
    assert "Tue 3 March, 15:00" in screen["text"]
    assert "Library, Hill Street" in screen["text"]
    assert "only how many people take part" in screen["text"]
    assert labels(screen) == ["▶ What a loan really costs", "🌐 简体中文", "Leave this group"]
    assert await members(talk, held) == 1


async def test_the_greeting_can_be_had_in_the_other_language(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    screen = await talk.tap(AMINA, "🌐 简体中文")
    assert "你在Bright Money的小组“Spot the scam”里" in screen["text"]
    assert "退出小组" in labels(screen)


async def test_beginning_opens_the_cohorts_course(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    opening = await talk.tap(AMINA, "▶ What a loan really costs")
    assert "One quick question first" in opening["text"]
    asked = await talk.tap(AMINA, t("en", "button-skip-one"))
    assert "May I ask you two quick questions" in asked["text"]
    screen = await talk.tap(AMINA, "No, thanks")
    assert labels(screen) == ["▶ What arrives is not what you owe"]
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    screen = await talk.tap(AMINA, "▶ What a loan really costs")
    assert "▫️" in str(labels(screen))


async def test_coming_twice_is_coming_once(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    screen = await talk.say(AMINA, f"/start c-{held.cohort.code}")
    assert "You are in the group" in screen["text"]
    assert await members(talk, held) == 1


async def test_a_code_may_be_typed_in_small_letters_with_spaces(talk: Talk, held: Held) -> None:
    code = held.cohort.code.lower()
    screen = await talk.say(AMINA, f"{code[:3]} {code[3:]}")
    assert "Bright Money invites you" in screen["text"]


async def test_leaving_is_one_tap_and_the_link_leads_back(talk: Talk, held: Held) -> None:
    greeting = await talk.say(AMINA, f"/start c-{held.cohort.code}")
    screen = await talk.tap(AMINA, "Leave this group")
    assert "You left the group “Spot the scam”" in screen["text"]
    assert await members(talk, held) == 0
    await talk.tap_data(AMINA, f"J:leave:{held.cohort.id}", greeting)
    assert await members(talk, held) == 0
    screen = await talk.say(AMINA, f"/start c-{held.cohort.code}")
    assert "invites you" in screen["text"]
    assert await members(talk, held) == 1


async def test_privacy_shows_what_one_belongs_to_and_leaves_it(talk: Talk, held: Held) -> None:
    assert "groups" not in (await talk.say(AMINA, "/privacy"))["text"]
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    screen = await talk.say(AMINA, "/privacy")
    assert "• Spot the scam (Bright Money), since 2 March 2026" in screen["text"]
    screen = await talk.tap(AMINA, "Leave “Spot the scam”")
    assert "You left" in screen["text"]
    assert "Spot the scam" not in (await talk.say(AMINA, "/privacy"))["text"]


async def test_an_export_names_cohorts_and_erasing_leaves_them(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    kept = await talk.export(AMINA)
    assert [one["title"] for one in kept["cohorts"]] == ["Spot the scam"]
    await talk.people.erase(talk.as_person(AMINA))
    assert await members(talk, held) == 0
    assert (await talk.export(AMINA))["kept"] is False


async def test_an_organiser_who_has_everything_erased_leaves_the_event_without_their_name(
    talk: Talk, held: Held
) -> None:
    kept = await talk.export(ORGANISER)
    assert [one["title"] for one in kept["events_made"]] == ["Spot the scam"]
    assert await talk.people.erase(talk.as_person(ORGANISER))
    database = talk.desk.people._database
    after = await database.read(partial(events.find, event_id=held.event.id))
    assert after is not None
    assert after.event.made_by == events.NOBODY


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "abc", "x" * 60, "../../etc", "c-c-c"])
async def test_an_unknown_code_is_answered_kindly(talk: Talk, held: Held, code: str) -> None:
    screen = await talk.say(AMINA, f"/start c-{code}")
    assert "I don't know this invitation" in screen["text"]
    assert labels(screen) == ["Go on learning"]


async def test_a_shut_door_keeps_newcomers_out_and_members_in(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    await talk.desk.cohorts.close(ORGANISER, held.cohort.id, closed=True)
    screen = await talk.say(BEN, f"/start c-{held.cohort.code}")
    assert "takes nobody in any more" in screen["text"]
    assert "You are in the group" in (await talk.say(AMINA, f"/start c-{held.cohort.code}"))["text"]
    await talk.desk.cohorts.close(ORGANISER, held.cohort.id, closed=False)
    assert "invites you" in (await talk.say(BEN, f"/start c-{held.cohort.code}"))["text"]


async def test_a_cancelled_event_takes_nobody_in_and_says_so(talk: Talk, held: Held) -> None:
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    screen = await talk.say(BEN, f"/start c-{held.cohort.code}")
    assert "was cancelled" in screen["text"]
    assert await members(talk, held) == 0


async def test_a_link_without_an_event_has_neither_day_nor_place(talk: Talk) -> None:
    partner = await employ(talk, ORGANISER, Role.ORGANISER)
    cohort = await a_link(talk, partner)
    screen = await talk.say(AMINA, f"/start c-{cohort.code}")
    assert "Hill School" in screen["text"]
    assert "📅" not in screen["text"]
    screen = await talk.tap(AMINA, "▶ Begin")
    assert screen["text"]


async def test_a_button_of_a_cohort_one_left_does_no_harm(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    await talk.tap(AMINA, "Leave this group")
    for what in ("begin", "play"):
        await talk.tap_data(AMINA, f"J:{what}:{held.cohort.id}")
    await talk.tap_data(AMINA, "J:join:999")
    await talk.tap_data(AMINA, f"J:burn:{held.cohort.id}")
    assert talk.toasts()[-4:-1] == ["You are not in that group any more."] * 3
    assert await members(talk, held) == 0


async def test_who_counts_through_numbers_learns_no_groups_name(talk: Talk, held: Held) -> None:
    await talk.say(AMINA, "/start")
    screens = [
        await talk.tap_data(AMINA, f"J:{what}:{number}")
        for what in ("leave", "join", "begin", "play")
        for number in (held.cohort.id, 999)
    ]
    assert "Spot the scam" not in str(screens)
    assert "You are not in that group any more." in str(screens)


async def test_only_the_partners_own_organisers_shut_its_door(talk: Talk, held: Held) -> None:
    await employ(talk, HOST, Role.HOST)
    await employ(talk, STRANGER, Role.ORGANISER, "Others")
    with pytest.raises(NotAllowed):
        await talk.desk.cohorts.close(HOST, held.cohort.id, closed=True)
    with pytest.raises(UnknownCohort):
        await talk.desk.cohorts.close(STRANGER, held.cohort.id, closed=True)
    with pytest.raises(NotAllowed):
        await talk.desk.cohorts.listed(AMINA)
    assert await talk.desk.cohorts.listed(STRANGER) == []
    assert [one.cohort.id for one in await talk.desk.cohorts.listed(HOST)] == [held.cohort.id]


async def test_members_are_told_once_of_another_place_and_of_a_cancellation(
    talk: Talk, held: Held
) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    await talk.say(BEN, f"/start c-{held.cohort.code}")
    await talk.tap_data(BEN, f"J:leave:{held.cohort.id}")
    plan = await talk.desk.events.edit(ORGANISER, held.event.id)
    await talk.desk.events.say(ORGANISER, plan.kept.id, venue="Town hall")
    await talk.desk.events.make(ORGANISER, plan.kept.id)
    await talk.tick()
    await talk.tick()
    told = [one for one in talk.messages(AMINA) if "another time or place" in one["text"]]
    assert len(told) == 1
    assert "Tue 3 March, 15:00 · 📍 Town hall" in told[0]["text"]
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    await talk.tick()
    assert "is cancelled" in talk.last(AMINA)["text"]
    assert str(talk.messages(AMINA)).count("is cancelled") == 1
    assert "Town hall" not in str(talk.messages(BEN))
    assert talk.failures() == []


async def test_another_title_is_no_news_and_of_the_past_there_is_none(
    talk: Talk, held: Held
) -> None:
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    plan = await talk.desk.events.edit(ORGANISER, held.event.id)
    await talk.desk.events.say(ORGANISER, plan.kept.id, title="Scams at the market")
    await talk.desk.events.make(ORGANISER, plan.kept.id)
    await talk.tick()
    assert "another time" not in str(talk.messages(AMINA))
    await talk.wait(hours=28)
    await talk.desk.events.cancel(ORGANISER, held.event.id)
    await talk.tick()
    assert "is cancelled" not in str(talk.messages(AMINA))
