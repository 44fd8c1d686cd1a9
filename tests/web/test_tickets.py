"""Reports on the page: listed, answered, and answered twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.content import shelf
from tests.flows.test_tickets import card_of, letters, report, reported
from tests.talk import AMINA, BEN, CHEN
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, TOKEN, House, house

LIST = "/dashboard/tickets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two lessons to edit."""
    return shelf.build(tmp_path / "lessons")


@pytest.fixture
async def home(tmp_path: Path, folder: Path, database_url: str) -> AsyncIterator[House]:
    """The house, with a small shelf."""
    given: dict[str, Any] = {"lessons": folder, "quizzes": tmp_path / "no-quizzes"}
    async with house(tmp_path, database_url, **given) as made:
        yield made


async def test_the_list_shows_what_waits_and_how_long_answers_take(home: House) -> None:
    await reported(home.talk, AMINA, words="Nobody keeps <800>")
    browser = await home.browser_of(ORGANISER)
    page = (await browser.get(LIST)).text
    assert "A fact is wrong or old" in page
    assert "1 person" in page
    assert "nine of ten" not in page
    assert "Nothing waits too long" in (await browser.get(f"{LIST}?show=overdue")).text
    await home.talk.wait(days=4)
    browser = await home.browser_of(ORGANISER)
    assert "waits too long" in (await browser.get(f"{LIST}?show=overdue")).text
    one = (await browser.get(f"{LIST}/1")).text
    assert "Mei needs a new fridge" in one
    assert "Nobody keeps &lt;800&gt;" in one
    assert "loans/true-cost/what-you-get.yaml:10" in one
    # A form's token is chance, which may hold any short number.
    told = TOKEN.sub("", one + page)
    assert "Amina" not in told
    assert str(AMINA) not in told
    done = await browser.done(f"{LIST}/1", last="1", how="answered", words="It is a handling fee.")
    assert "Sent to 1 person" in done.text
    assert "4 days" in done.text
    await home.talk.tick()
    assert "It is a handling fee." in letters(home.talk, AMINA)[0]["text"]
    assert "It is a handling fee." in (await browser.get(f"{LIST}/1")).text
    assert f"{LIST}/1" in (await browser.get(f"{LIST}?show=answered")).text


async def test_the_second_answer_is_told_and_keeps_its_words(home: House) -> None:
    await reported(home.talk, AMINA)
    mine, theirs = await home.browser_of(ORGANISER), await home.browser_of(OTHER_ORGANISER)
    for browser in (mine, theirs):
        await browser.get(f"{LIST}/1")
    await mine.done(f"{LIST}/1", last="1", how="holds")
    late = await theirs.post(f"{LIST}/1", last="1", how="left", words="It is only an example.")
    assert late.status_code == 409
    assert "Somebody answered before you" in late.text
    assert "holds as it is written" in late.text


async def test_what_cannot_be_sent_is_said_beside_the_field(home: House) -> None:
    await reported(home.talk, AMINA)
    browser = await home.browser_of(ORGANISER)
    await browser.get(f"{LIST}/1")
    short = await browser.post(f"{LIST}/1", last="1", how="left", words="no")
    assert short.status_code == 422
    assert "too short" in short.text
    assert ">no</textarea>" in short.text
    same = await browser.post(f"{LIST}/1", last="1", how="corrected")
    assert same.status_code == 409
    for fields in ({"how": "x"}, {"how": "answered"}, {"how": "answered", "last": "x"}):
        assert (await browser.post(f"{LIST}/1", **fields)).status_code in {400, 422}
    assert (await browser.get(f"{LIST}/99")).status_code == 404
    assert (await browser.post(f"{LIST}/99", last="99", how="holds")).status_code == 404


async def test_a_corrected_text_is_told_from_the_page(home: House, folder: Path) -> None:
    await card_of(home.talk, CHEN)
    await report(home.talk, CHEN, "看不懂")
    shelf.edit(folder, shelf.CHINESE, "冰箱", "电冰箱")
    assert home.talk._running is not None
    home.talk._running.desk.library.refresh()
    browser = await home.browser_of(ORGANISER)
    assert "another one" in (await browser.get(f"{LIST}/1")).text
    await browser.done(f"{LIST}/1", last="1", how="corrected")
    await home.talk.tick()
    assert "已经改好了" in letters(home.talk, CHEN)[0]["text"]


async def test_hosts_see_no_reports(home: House) -> None:
    await reported(home.talk, AMINA)
    browser = await home.browser_of(HOST)
    assert (await browser.get(LIST)).status_code == 403
    assert (await browser.get(f"{LIST}/1")).status_code == 403
    assert (await browser.post(f"{LIST}/1", last="1", how="holds")).status_code == 403
    assert LIST not in (await browser.get("/dashboard")).text


async def test_reports_alike_stand_together_in_chinese_too(home: House) -> None:
    await reported(home.talk, AMINA)
    await reported(home.talk, BEN, words="Why?")
    browser = await home.browser_of(ORGANISER)
    page = (await browser.get(f"{LIST}/1?language=zh-Hans")).status_code
    assert page in {302, 303, 307}
    chinese = (await browser.get(f"{LIST}/1")).text
    assert "内容有误，或者过时了" in chinese
    assert "2 人" in chinese
    assert "Why?" in chinese
