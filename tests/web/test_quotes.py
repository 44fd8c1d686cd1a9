"""Sentences after an event: on a phone in the hall, and on the organisers' pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.events import Held
from tests.partners import hold, open_hall, soon
from tests.web.conftest import BASE
from tests.web.conftest import Browser as Phone
from tests.web.house import HOST, ORGANISER, OTHER_ORGANISER, House, house


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, base=BASE) as made:
        yield made


async def played(home: House, many: int) -> tuple[Held, list[Phone]]:
    """An event's quiz in a hall that is over, with the phones that were in it."""
    talk = home.talk
    held = await hold(talk, home.ours, ORGANISER, **soon(talk.now()))
    game = await open_hall(talk, held, ORGANISER)
    phones = [Phone(home.browser().client, game.code) for _ in range(many)]
    for number, phone in enumerate(phones):
        await phone.join(f"Player {number}")
    await talk.live.lead(game.id, ORGANISER, "start")
    await phones[0].post("answer", position=0, choice=[0])
    await talk.pass_seconds(40)
    await talk.live.lead(game.id, ORGANISER, "end")
    await talk.tick()
    return held, phones


async def test_a_phone_in_the_hall_says_a_sentence_changes_it_and_takes_it_back(
    home: House,
) -> None:
    _, phones = await played(home, 2)
    ada, ben = phones
    assert (await ada.state())["me"]["quote"] == ""
    told = await ada.post("quote", words="I wait a day. Call 13812345678!")
    assert told.json() == {"quote": "I wait a day. Call #!"}
    assert (await ada.state())["me"]["quote"] == "I wait a day. Call #!"
    assert (await ben.state())["me"]["quote"] == ""
    assert "I wait" not in (await ben.get()).text
    await ada.post("quote", words="I wait two days.")
    assert (await ada.state())["me"]["quote"] == "I wait two days."
    assert (await ada.post("quote", words="")).json() == {"quote": ""}
    assert (await ada.state())["me"]["quote"] == ""


@pytest.mark.parametrize(
    ("words", "error"),
    [("x", "quote-empty"), ("a" * 201, "quote-long"), ("you bitch you", "quote-rude")],
)
async def test_a_phone_is_told_what_is_wrong(home: House, words: str, error: str) -> None:
    _, phones = await played(home, 1)
    told = await phones[0].post("quote", words=words)
    assert (told.status_code, told.json()) == (422, {"error": error})
    assert (await phones[0].state())["me"]["quote"] == ""


async def test_nobody_says_one_for_somebody_else_or_without_having_played(home: House) -> None:
    _, phones = await played(home, 1)
    stranger = Phone(home.browser().client, phones[0].code)
    assert (await stranger.post("quote", words="I wait a day.")).status_code == 400
    await stranger.get()
    assert (await stranger.post("quote", words="I wait a day.")).status_code == 403
    elsewhere = await phones[0].client.post(
        f"/play/{phones[0].code}/quote",
        json={"words": "I wait a day."},
        headers={"origin": "https://evil.test"},
    )
    assert elsewhere.status_code == 403


async def test_an_organiser_chooses_at_most_four_and_the_report_prints_them(home: House) -> None:
    held, phones = await played(home, 6)
    for number, phone in enumerate(phones):
        await phone.post("quote", words=f"I wait <b>{number}</b> days.")
    browser = await home.browser_of(ORGANISER)
    at = f"/dashboard/events/{held.event.id}"
    assert f"{at}/quotes" in (await browser.get(at)).text
    page = (await browser.get(f"{at}/quotes")).text
    assert "I wait &lt;b&gt;0&lt;/b&gt; days." in page
    there = (await home.talk.desk.quotes.wall(ORGANISER, held.event.id)).quotes
    refused = await browser.post(f"{at}/quotes", quote=[str(one.id) for one in there])
    assert refused.status_code == 422
    assert "There is room for 4 sentences" in refused.text
    assert refused.text.count(" checked") == 6
    chosen = [str(one.id) for one in there[:2]]
    done = await browser.done(f"{at}/quotes", quote=chosen)
    assert "The report prints: 2." in done.text
    report = (await browser.get(f"{at}/report")).text
    assert "In their own words" in report
    assert report.count("<blockquote>") == 2
    sheet = (await browser.get(f"/dashboard/export/event/csv?event={held.event.id}")).text
    assert "I wait <b>0</b> days." in sheet
    assert "In their own words\r\nSentence\r\n" in sheet
    trail = await home.organisers.trail(7_000_000_901)
    assert [one.about for one in trail.entries if one.what == "quotes"] == [
        f"event {held.event.id}"
    ]


async def test_of_four_who_were_there_nothing_is_shown(home: House) -> None:
    held, phones = await played(home, 4)
    await phones[0].post("quote", words="I wait a day.")
    browser = await home.browser_of(ORGANISER)
    page = (await browser.get(f"/dashboard/events/{held.event.id}/quotes")).text
    assert "Fewer than five people were there" in page
    assert "I wait a day" not in page


@pytest.mark.parametrize(("who", "status"), [(HOST, 403), (OTHER_ORGANISER, 404)])
async def test_hosts_and_others_neither_see_nor_choose(home: House, who: int, status: int) -> None:
    held, phones = await played(home, 5)
    await phones[0].post("quote", words="I wait a day.")
    browser = await home.browser_of(who)
    at = f"/dashboard/events/{held.event.id}/quotes"
    assert (await browser.get(at)).status_code == status
    assert (await browser.post(at, quote="1")).status_code == status
