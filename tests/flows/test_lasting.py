"""What makes learning last: before and after, how sure, what was missed, what is known already."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.chat import buttons as packed
from bot.content.markup import plain
from bot.core.course import Catalogue
from bot.locales import t
from bot.store import answers
from tests import stored
from tests.learner import Learner
from tests.talk import AMINA, BEN, CHEN, Talk, buttons, labels

_COURSE = "loans/true-cost"


@pytest.mark.parametrize(
    ("person", "language", "track"), [(AMINA, "en", "Loans"), (CHEN, "zh-Hans", "借钱")]
)
async def test_a_course_opens_and_ends_with_parallel_questions(
    talk: Talk, catalogue: Catalogue, person: int, language: str, track: str
) -> None:
    await talk.say(person, "/start")
    first = await talk.tap(person, track)
    assert t(language, "before-progress", at=1, of=3) in first["text"]
    learner = Learner(talk, catalogue, person, language)
    await learner.three("before", right=False)
    for name in catalogue.lessons:
        if name.startswith(_COURSE):
            await learner.take(name)
    assert t(language, "course-done") in talk.last(person)["text"]
    after = await talk.tap(person, t(language, "button-after"))
    assert t(language, "after-progress", at=1, of=3) in after["text"]
    assert after["text"].split("\n\n")[1] != first["text"].split("\n\n")[1]
    end = await learner.three("after")
    assert t(language, "after-before", right=0, of=3) in end["text"]
    assert t(language, "score", right=3, of=3) in end["text"]
    refused = [one["error"]["description"] for one in talk.failures()]
    assert [one for one in refused if "not modified" not in one] == []


async def test_a_month_later_they_are_asked_once_more(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    for name in catalogue.lessons:
        if name.startswith(_COURSE):
            await learner.take(name)
    await talk.tap(AMINA, t("en", "button-after"))
    await learner.three("after")
    await talk.say(AMINA, "/remind")
    await talk.tap(AMINA, "Turn them on")
    await talk.leap(days=35)
    asked = [m for m in talk.messages(AMINA) if t("en", "letter-month-later") in m.get("text", "")]
    assert asked
    assert t("en", "later-progress", at=1, of=3) in asked[0]["text"]


async def test_sure_and_wrong_is_told_kindly_and_comes_first(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    for name in catalogue.lessons:
        if name.startswith(_COURSE):
            await learner.take(name)
    await talk.tap(AMINA, t("en", "button-after"))
    await learner.three("after", right=False)
    said = [str(call["params"].get("text")) for call in talk.world.calls]
    assert any("Not quite" in text and t("en", "sure-and-wrong") in text for text in said)
    await talk.leap(days=1, hours=1)
    why = await talk.say(AMINA, "/learn")
    assert "because on Monday you missed" in why["text"]
    assert "Review 1 of" in why["text"]


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
async def test_a_wrong_answer_in_a_review_offers_the_card_that_explains_it(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await talk.say(person, "/start")
    name = "loans/true-cost/what-you-get"
    learner = Learner(talk, catalogue, person, language)
    await learner.take(name, right=False)
    await talk.leap(days=2)
    await talk.say(person, "/review")
    offered = t(language, "button-card")
    for _ in range(6):
        if offered in labels(talk.last(person)):
            break
        await learner.review_step(right=False)
    outcome = talk.last(person)["text"]
    shown = await talk.tap(person, offered)
    cards = catalogue.lessons[name].edition(language).cards.values()
    assert any(plain(card.text).strip() in shown["text"] for card in cards)
    back = await talk.tap(person, t(language, "button-back"))
    assert back["text"] == outcome


async def test_how_sure_is_asked_before_the_outcome_and_said_once(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    await talk.tap(AMINA, "Loans")
    first = next(b for b in buttons(talk.last(AMINA)) if b["callback_data"].startswith("a:"))
    asked = await talk.tap_data(AMINA, first["callback_data"])
    assert t("en", "how-sure") in asked["text"]
    assert "Right." not in asked["text"]
    assert "Not quite" not in asked["text"]
    sure = next(b for b in buttons(asked) if b["callback_data"].endswith(":1"))
    said = (await talk.tap_data(AMINA, sure["callback_data"]))["text"]
    unsure = sure["callback_data"][:-1] + "0"
    assert (await talk.tap_data(AMINA, unsure))["text"] == said


async def test_a_review_is_no_lesson_and_asks_another_item_than_the_last_time(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    await learner.take("loans/true-cost/what-you-get", right=False)
    asked: dict[str, list[str]] = {}
    for _ in range(3):
        await talk.leap(days=2)
        await talk.say(AMINA, "/review")
        await learner.review(right=False)
    url = talk.settings.database_url
    given = await stored.read(url, lambda conn: answers.of_learner(conn, 1))
    for answer in given:
        lesson, item = answer.question.split("#")
        objective = catalogue.lessons[lesson].edition("en").questions[item].objective
        asked.setdefault(objective, []).append(item)
    for objective, items in asked.items():
        assert len(items) >= 5, objective
        assert all(one != other for one, other in pairwise(items[-3:])), objective
    await learner.take("loans/true-cost/rate-per-what")
    assert t("en", "milestone", lessons=3) not in talk.last(AMINA)["text"]


async def test_who_knows_all_before_a_course_is_told_how_to_skip(
    talk: Talk, catalogue: Catalogue
) -> None:
    await talk.say(AMINA, "/start")
    await talk.tap(AMINA, "Loans")
    learner = Learner(talk, catalogue, AMINA, "en")
    while t("en", "button-progress") not in labels(talk.last(AMINA)):
        await learner.review_step(right=True)
    assert t("en", "button-known") in talk.last(AMINA)["text"]


async def test_who_knows_a_lesson_may_show_it(talk: Talk, catalogue: Catalogue) -> None:
    await talk.say(AMINA, "/start")
    learner = Learner(talk, catalogue, AMINA, "en")
    name = "loans/true-cost/what-you-get"
    await learner.open(name)
    await talk.tap(AMINA, t("en", "button-known"))
    await learner.show_what_is_known(name)
    assert t("en", "test-passed") in talk.last(AMINA)["text"]
    courses = await talk.tap_data(AMINA, packed.pack(packed.OpenCourse(_COURSE)))
    assert any(label.startswith("✅") for label in labels(courses))


async def test_who_it_is_for_orders_the_path(talk: Talk, catalogue: Catalogue) -> None:
    suited = {name for name, one in catalogue.lessons.items() if "family" in one.audiences}
    assert suited
    await talk.say(AMINA, "/start")
    await talk.tap(AMINA, "For whom is this?")
    greeting = await talk.tap(AMINA, "Older people and family")
    assert "For: Older people and family" in labels(greeting)
    first = await talk.say(AMINA, "/learn")
    assert "Picked for you: Older people and family." in first["text"]
    lesson = await talk.tap(AMINA, t("en", "button-skip"))
    assert any(catalogue.lessons[one].edition("en").title in lesson["text"] for one in suited)


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
async def test_a_course_shows_what_is_remembered_of_each_idea(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await talk.say(person, "/start")
    name = "loans/true-cost/what-you-get"
    await Learner(talk, catalogue, person, language).take(name)
    await talk.leap(days=9)
    objectives = list(catalogue.lessons[name].edition(language).objectives.values())
    progress = await talk.say(person, "/progress")
    assert all(words in progress["text"] for words in objectives)
    course = await talk.tap_data(person, packed.pack(packed.OpenCourse(_COURSE)))
    assert "✅" in course["text"]
    before = len(talk.messages(person))
    await talk.tap(person, t(language, "button-kept"))
    *_, told, picture = talk.messages(person)
    assert len(talk.messages(person)) == before + 1
    assert "photo" in picture
    assert told["message_id"] == course["message_id"]
    assert all(words in told["text"] for words in objectives)
    assert talk.failures() == []


@pytest.mark.parametrize(("person", "language"), [(AMINA, "en"), (CHEN, "zh-Hans")])
async def test_learn_says_why_it_goes_on_with_this(
    talk: Talk, catalogue: Catalogue, person: int, language: str
) -> None:
    await talk.say(person, "/start")
    await Learner(talk, catalogue, person, language).take("loans/true-cost/what-you-get")
    shown = await talk.say(person, "/learn")
    course = catalogue.courses[0].titles[language]
    assert shown["text"].startswith(t(language, "why-next", course=course))


async def test_a_weekly_goal_is_chosen_where_progress_is_shown(talk: Talk) -> None:
    await talk.say(AMINA, "/start")
    shown = await talk.say(AMINA, "/progress")
    assert "This week: 0 days of 3." in shown["text"]
    shown = await talk.tap(AMINA, "5 days")
    assert "This week: 0 days of 5." in shown["text"]


@pytest.mark.parametrize(
    ("person", "language", "name"),
    [(AMINA, "en", " Amina\n<b>Diallo</b> "), (CHEN, "zh-Hans", "陈晓")],
)
async def test_a_certificate_is_sent_and_can_be_checked_until_it_is_erased(
    talk: Talk, catalogue: Catalogue, person: int, language: str, name: str
) -> None:
    await talk.say(person, "/start")
    learner = Learner(talk, catalogue, person, language)
    early = packed.pack(packed.GetCertificate(_COURSE, 0))
    told = await talk.tap_data(person, early)
    assert t(language, "certificate-not-yet") in told["text"]
    for one in catalogue.lessons:
        if one.startswith(_COURSE):
            await learner.take(one)
    await talk.tap(person, t(language, "button-after"))
    await learner.three("after")
    await talk.tap(person, t(language, "button-certificate"))
    told = await talk.say(person, "Łukasz ნინო")
    lacks = t(language, "certificate-lacks", signs="ნ ი ო")
    assert told["text"] == f"{lacks}\n\n{t(language, 'certificate-name')}"
    sent = await talk.say(person, name)
    assert sent["photo"]
    code = next(word for word in sent["caption"].split() if word.count("-") == 2)
    told = await talk.say(BEN, f"/verify {code.lower()}")
    assert "✅" in told["text"]
    assert " ".join(name.split()) in told["text"]
    linked = sent["caption"].rsplit("start=", 1)[1]
    assert "✅" in (await talk.say(BEN, f"/start {linked}"))["text"]
    await talk.say(person, "/privacy")
    await talk.tap(person, t(language, "button-erase"))
    await talk.tap(person, t(language, "button-erase-yes"))
    assert "✅" not in (await talk.say(BEN, f"/verify {code}"))["text"]
