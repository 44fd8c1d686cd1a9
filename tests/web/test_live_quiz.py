"""The pages of a hall over HTTP: who may do what, once, and with what."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.core.live_quiz import Phase, Place
from bot.services.live_quiz import Spot
from tests.hall import HOST
from tests.shipped import library
from tests.web.conftest import BASE, Site, make_site


async def test_a_browser_is_one_player_however_often_it_joins(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    told = await asyncio.gather(
        *(phone.post("join", name=f"Ada {n}", language="en") for n in range(5))
    )
    assert [one.json() for one in told] == [{"name": "Ada", "new": False}] * 5
    assert len((await site.shown())["people"]) == 1


async def test_the_same_player_goes_on_after_a_reload(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    await site.lead("start")
    await phone.post("answer", position=0, choice=[1])
    again = await phone.get()
    assert "set-cookie" not in again.headers
    me = (await phone.state())["me"]
    assert (me["name"], me["mine"]) == ("Ada", {"position": 0, "choice": [1]})


async def test_only_a_hash_of_the_browsers_secret_is_kept(site: Site) -> None:
    phone = site.browser()
    await phone.join()
    secret = phone.client.cookies["hall"]
    kept = (await site.hall.live.look(site.hall.game.id)).players[0].browser
    assert kept is not None
    assert secret not in kept
    assert len(kept) == 64


@pytest.mark.parametrize(("base", "secure"), [(BASE, False), ("https://hall.test", True)])
async def test_the_secret_stays_with_the_browser(site: Site, base: str, secure: bool) -> None:
    cookie = (await make_site(site.hall, base).browser(base).get()).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert ("secure" in cookie) is secure


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": BASE},
    ],
)
async def test_other_sites_post_nothing_in_a_players_or_hosts_name(
    site: Site, headers: dict[str, str]
) -> None:
    phone = site.browser()
    await phone.get()
    body = {"name": "Ada", "language": "en", "what": "end"}
    for path in (f"/play/{phone.code}/join", f"{site.screen}/lead"):
        told = await phone.client.post(path, json=body, headers=headers)
        assert (told.status_code, told.json()) == (403, {"error": "elsewhere"})
    shown = await site.shown()
    assert (shown["phase"], shown["people"]) == (Phase.LOBBY, [])


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"{}", 415),
        ("application/json", b"{", 400),
        ("application/json", b"[1]", 400),
        ("application/json", b'"\\ud800"', 400),
        ("application/json", b'{"position": 0, "choice": "' + b"x" * 5000 + b'"}', 413),
    ],
)
async def test_a_body_that_is_none_is_refused(
    site: Site, kind: str, body: bytes, status: int
) -> None:
    phone = site.browser()
    await phone.join()
    path = f"/play/{phone.code}/answer"
    told = await phone.client.post(path, content=body, headers={"content-type": kind})
    assert told.status_code == status


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"position": "0", "choice": [0]},
        {"position": True, "choice": [0]},
        {"position": 10**30, "choice": [0]},
        {"position": 0},
        {"position": 0, "choice": []},
        {"position": 0, "choice": [0, 1]},
        {"position": 0, "choice": [9]},
        {"position": 0, "choice": [-1]},
        {"position": 0, "choice": [True]},
        {"position": 0, "choice": "0"},
        {"position": -1, "choice": [0]},
        {"position": 99, "choice": [0]},
    ],
)
async def test_what_is_no_answer_is_refused_and_counts_for_nothing(
    site: Site, content: dict[str, Any]
) -> None:
    phone = site.browser()
    await phone.join()
    await site.lead("start")
    told = await phone.post("answer", **content)
    assert told.status_code == 400
    assert (await site.shown())["answered"] == 0


async def test_an_answer_names_its_question(site: Site) -> None:
    phone, other = site.browser(), site.browser()
    await phone.join("Ada")
    await other.join("Bo")
    await site.lead("start")
    assert (await phone.post("answer", position=0, choice=[2])).json()["outcome"] == "taken"
    again = await phone.post("answer", position=0, choice=[1])
    assert again.json() == {"outcome": "repeated", "mine": {"position": 0, "choice": [2]}}
    assert (await phone.post("answer", position=1, choice=[0])).status_code == 409
    await site.hall.close()
    late = await other.post("answer", position=0, choice=[2])
    assert (late.status_code, late.json()["outcome"]) == (409, "late")


async def test_a_number_is_typed(site: Site) -> None:
    phone, other = site.browser(), site.browser()
    await phone.join("Ada")
    await other.join("Bo")
    await site.lead("start")
    while (await phone.state())["room"]["question"]["kind"] != "number":
        await site.hall.wait(3)
        await site.lead("skip")
    position = (await phone.state())["room"]["question"]["position"]
    told = await phone.post("answer", position=position, choice="10 or 20")
    assert (told.status_code, told.json()) == (422, {"error": "number"})
    told = await phone.post("answer", position=position, choice="２０ 元")
    assert told.json() == {"outcome": "taken", "mine": {"position": position, "choice": "20"}}


async def test_who_is_not_in_the_room_answers_nothing(site: Site) -> None:
    phone = site.browser()
    await phone.get()
    await site.lead("start")
    assert (await phone.post("answer", position=0, choice=[0])).status_code == 403
    assert (await phone.state())["me"] == {"in": False}
    assert (await phone.get("/events")).status_code == 403


async def test_a_browser_without_cookies_is_told(site: Site) -> None:
    told = await site.browser().post("join", name="Ada", language="en")
    assert (told.status_code, told.json()) == (400, {"error": "cookie"})


@pytest.mark.parametrize("name", ["", "   ", "x" * 25, "Sh1t Shit", "妈的"])
async def test_a_name_not_fit_for_the_screen_is_refused(site: Site, name: str) -> None:
    phone = site.browser()
    await phone.get()
    told = await phone.post("join", name=name, language="en")
    assert (told.status_code, told.json()) == (422, {"error": "name"})
    assert (await site.shown())["people"] == []
    await phone.join("Ada")
    assert (await phone.post("rename", name=name)).status_code == 422
    assert (await phone.post("rename", name="Bea")).json() == {"name": "Bea"}


async def test_players_have_more_time_and_leave_and_come_back(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    assert (await phone.post("time", extra=150)).json() == {"extra": 150}
    assert (await phone.post("time", extra=900)).status_code == 400
    assert (await phone.state())["me"]["extra"] == 150
    assert "extra" not in str(await site.shown())
    await site.lead("start")
    await phone.post("leave")
    assert (await phone.state())["me"] == {"in": False}
    await phone.post("join", name="Ada", language="en")
    assert (await phone.state())["me"]["name"] == "Ada"


async def test_flooding_is_slowed_down_for_who_floods(site: Site) -> None:
    phone, other = site.browser(), site.browser()
    await phone.join("Ada")
    await other.join("Bo")
    told = [await phone.post("time", extra=100) for _ in range(40)]
    assert {one.status_code for one in told} == {200, 429}
    assert (await other.post("time", extra=150)).status_code == 200
    site.hall.now += timedelta(seconds=10)
    assert (await phone.post("time", extra=100)).status_code == 200


async def test_the_screen_opens_with_its_own_key_only(site: Site) -> None:
    other = await site.hall.open(host=102)
    wrong = site.doors.key("ABCDEF")
    client = site.browser().client
    path = f"/screen/{other.code}/{wrong}"
    for ending in ("", "/events", "/state"):
        assert (await client.get(path + ending)).status_code == 404
    assert (await client.post(f"{path}/lead", json={"what": "start"})).status_code == 404
    assert (await client.get(site.doors.screen(other.code))).status_code == 200


async def test_the_screen_leads_the_quiz(site: Site) -> None:
    phone = site.browser()
    await phone.join("Ada")
    assert (await site.lead("next")).status_code == 409
    for what, phase in (("start", "open"), ("pause", "open"), ("skip", "open"), ("end", "ended")):
        assert (await site.lead(what)).json() == {"done": what}
        assert (await site.shown())["phase"] == phase
    assert (await site.lead("start")).status_code == 409
    for what in ("cohost", "extra", "", "💥"):
        assert (await site.lead(what)).status_code == 400


async def test_the_screen_renames_and_removes(site: Site) -> None:
    phone = site.browser()
    await phone.join("Adda")
    (ada,) = (await site.shown())["people"]
    assert (await site.lead("rename", value=ada["id"], name="Ada")).status_code == 200
    assert (await phone.state())["me"]["name"] == "Ada"
    assert (await site.lead("rename", value=ada["id"], name="")).status_code == 422
    assert (await site.lead("rename", value=ada["id"] + 1, name="Bo")).status_code == 409
    assert (await site.lead("remove", value=ada["id"])).status_code == 200
    assert (await phone.state())["me"] == {"in": False}
    again = await phone.post("join", name="Ada", language="en")
    assert (again.status_code, again.json()) == (403, {"error": "removed"})


async def test_a_code_is_found_as_people_type_it(site: Site) -> None:
    code = site.hall.game.code
    client = site.browser().client
    for path in (f"/play?code={code[:3].lower()}+{code[3:].lower()}", f"/play/{code.lower()}"):
        told = await client.get(path)
        assert (told.status_code, told.headers["location"]) == (303, f"/play/{code}")
    unknown = await client.get("/play/<b>ABC")
    assert unknown.status_code == 404
    assert "<b>" not in unknown.text
    assert (await client.get("/play")).status_code == 200


async def test_a_game_of_a_group_has_no_pages(site: Site) -> None:
    quiz = library().quizzes["mixed"]
    game = await site.hall.live.begin(HOST, Spot(Place.GROUP, -5), quiz, "en")
    client = site.browser().client
    assert (await client.get(f"/play/{game.code}")).status_code == 404
    assert (await client.get(site.doors.screen(game.code))).status_code == 404


async def test_pages_load_nothing_from_elsewhere_and_run_no_script_of_their_own(
    site: Site,
) -> None:
    client = site.browser().client
    for path in (f"/play/{site.hall.game.code}", site.screen):
        page = await client.get(path)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
        assert "unsafe" not in policy
        assert page.headers["referrer-policy"] == "no-referrer"
        assert 'src="http' not in page.text
        assert "{{" not in page.text
    for name in ("page.js", "play.js", "screen.js", "palette.css", "play.css", "screen.css"):
        assert (await client.get(f"/static/{name}")).status_code == 200


async def test_a_page_speaks_the_browsers_language(site: Site) -> None:
    phone = site.browser()
    chinese = await phone.get("", **{"accept-language": "fr,zh-CN;q=0.9,en;q=0.8"})
    assert '<html lang="zh-Hans">' in chinese.text
    assert '<html lang="en">' in (await phone.get("", **{"accept-language": "fr"})).text


async def test_a_quiz_that_is_over_lets_nobody_in(site: Site) -> None:
    await site.lead("end")
    phone = site.browser()
    await phone.get()
    told = await phone.post("join", name="Ada", language="en")
    assert (told.status_code, told.json()) == (410, {"error": "over"})


async def test_nothing_is_learned_of_a_question_to_come(site: Site) -> None:
    phone, other = site.browser(), site.browser()
    await phone.join("Ada")
    await other.join("Bo")
    await site.lead("start")
    told = [
        await phone.post("answer", position=position, choice=choice)
        for position in range(1, 6)
        for choice in ([0], [9], "no number")
    ]
    assert {(one.status_code, one.text) for one in told} == {(409, '{"error":"late"}')}


async def test_a_pause_shows_no_time_at_which_it_goes_on(site: Site) -> None:
    await site.browser().join("Ada")
    await site.lead("start")
    await site.lead("pause")
    await site.hall.close()
    shown = await site.shown()
    assert (shown["phase"], shown["paused"], shown["next_at"]) == ("shown", True, None)
