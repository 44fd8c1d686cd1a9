"""The organisers' pages: who gets in, what they find, and what nobody can do to them."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.core.rights import Role
from bot.web.organisers.frame import TEMPLATES
from tests.partners import a_link
from tests.web.house import BASE, HOST, NOBODY, ORGANISER, OWNER, Browser, House, house

PUBLIC = "https://lessons.example"
NASTY = "<script>alert(1)</script>\"'>{{ 7*7 }}"
SQLISH = "'; DROP TABLE partners; --"
PAGES = ("/dashboard", "/dashboard/people", "/dashboard/audit", "/dashboard/nothing/here")
ELSEWHERE = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "origin": BASE},
)


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


class Reader(HTMLParser):
    """What is wrong with a page: tags that do not match, ids twice, fields without a label."""

    VOID = frozenset({"meta", "link", "br", "input", "img", "hr"})

    def __init__(self, words: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.fields: list[str | None] = []
        self.labelled: list[str | None] = []
        self.inline: list[str] = []
        self.odd: list[str] = []
        self.feed(words)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in given:
            self.inline.append("script")
        for name in ("href", "src", "action"):
            if not (given.get(name) or "/").startswith(("/", "#", "?", "https://", "data:,")):
                self.odd.append(f"{tag} {name}={given[name]}")
        if tag in {"input", "select", "textarea"} and given.get("type") not in {"hidden", "radio"}:
            self.fields.append(given.get("id"))
        if tag == "label" and "for" in given:
            self.labelled.append(given["for"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def refused(home: House, browser: Browser, path: str, status: int, **fields: Any) -> None:
    """A post is refused, and nothing is changed."""
    before = await home.kept()
    answer = await browser.post(path, **fields)
    assert answer.status_code == status, answer.text
    assert await home.kept() == before


# What is found


async def test_the_owner_sees_every_team_and_the_trail(home: House) -> None:
    browser = await home.browser_of(OWNER)
    people = await browser.get("/dashboard/people")
    assert "Our community centre" in people.text
    assert "Their school" in people.text
    trail = await browser.get("/dashboard/audit")
    assert "gave a role" in trail.text
    assert f"organiser: Person {ORGANISER}" in trail.text


@pytest.mark.parametrize("who", [ORGANISER, HOST])
async def test_others_see_their_own_team_alone(home: House, who: int) -> None:
    for path in ("/dashboard", "/dashboard/people"):
        shown = await (await home.browser_of(who)).get(path)
        assert "Our community centre" in shown.text
        assert "Their school" not in shown.text


async def test_a_partner_is_added_and_somebody_invited_on_the_page(home: House) -> None:
    browser = await home.browser_of(OWNER)
    added = await browser.done("/dashboard/people", name="Village hall")
    assert "Village hall was added." in added.text
    again = await browser.get("/dashboard/people")
    assert "was added" not in again.text
    invited = await browser.post(f"/dashboard/people/{home.ours}/invite", role="host")
    found = re.search(r"start=i-([\w-]+)", invited.text)
    assert found
    took = await home.organisers.accept(NOBODY, "Noor", found.group(1))
    assert (took.partner.id, took.role) == (home.ours, Role.HOST)
    assert "Noor" in (await browser.get("/dashboard/people")).text


async def test_a_wrong_name_is_said_beside_the_field_with_what_was_typed(home: House) -> None:
    browser = await home.browser_of(OWNER)
    for name, said in (
        ("their SCHOOL", "There is a partner with this name already."),
        (" ", "Give a name of 1 to 80 characters."),
        ("a" * 81, "Give a name of 1 to 80 characters."),
    ):
        wrong = await browser.post("/dashboard/people", name=name)
        assert wrong.status_code == 422
        assert said in wrong.text
        assert f'value="{name}"' in wrong.text
        assert 'aria-invalid="true"' in wrong.text
    mine = await browser.post(f"/dashboard/people/{home.ours}/name", name="Their school")
    assert mine.status_code == 422
    renamed = await browser.done(f"/dashboard/people/{home.ours}/name", name="Old mill")
    assert "It is called Old mill now." in renamed.text


async def test_an_invitation_is_withdrawn_once(home: House) -> None:
    made = await home.organisers.invite(ORGANISER, home.ours, Role.HOST)
    browser = await home.browser_of(ORGANISER)
    shown = await browser.get("/dashboard/people")
    assert made.secret not in shown.text
    mark = re.search(r'name="invitation" value="(\w+)"', shown.text)
    assert mark
    path = f"/dashboard/people/{home.ours}/withdraw"
    assert "was withdrawn" in (await browser.done(path, invitation=mark.group(1))).text
    again = await browser.done(path, invitation=mark.group(1))
    assert "used or withdrawn already" in again.text


async def test_long_trails_come_in_parts(home: House) -> None:
    for _ in range(60):
        await home.organisers.invite(OWNER, home.ours, Role.HOST)
    browser = await home.browser_of(OWNER)
    first = await browser.get("/dashboard/audit")
    older = re.search(r'href="(/dashboard/audit\?before=\d+)"', first.text)
    assert older
    second = await browser.get(older.group(1))
    assert "Newest" in second.text
    rows = first.text.count("<tr>") + second.text.count("<tr>") - 2
    # Two partners, then an invitation and a grant for each of four.
    assert rows == 60 + 2 + 8


# Signing in


async def test_looking_at_a_link_does_not_use_it_up(home: House) -> None:
    path, browser = await home.link(ORGANISER), home.browser()
    for _ in range(3):
        assert (await browser.get(path)).status_code == 200
        assert (await browser.client.head(path)).status_code == 200
    assert "set-cookie" not in (await browser.get(path)).headers
    assert (await browser.post(path)).status_code == 303
    assert (await browser.get("/dashboard")).status_code == 200


async def test_a_link_signs_in_once(home: House) -> None:
    path, browser, thief = await home.link(ORGANISER), home.browser(), home.browser()
    await browser.post(path)
    for answer in (await thief.post(path), await thief.get(path)):
        assert answer.status_code == 410
        assert "was used already" in answer.text
    assert (await thief.get("/dashboard")).status_code == 401


async def test_of_many_at_once_one_gets_in(home: House) -> None:
    path = await home.link(ORGANISER)
    answers = await asyncio.gather(*(home.browser().post(path) for _ in range(8)))
    assert sorted(one.status_code for one in answers) == [303] + [410] * 7


async def test_a_link_ends_after_ten_minutes(home: House) -> None:
    path, other = await home.link(ORGANISER), await home.link(ORGANISER)
    await home.talk.wait(minutes=9)
    assert (await home.browser().post(other)).status_code == 303
    await home.talk.wait(minutes=1)
    for answer in (await home.browser().get(path), await home.browser().post(path)):
        assert answer.status_code == 410
        assert "older than ten minutes" in answer.text


@pytest.mark.parametrize("secret", ["a" * 43, "short", "%00" * 40, "..%2f..%2f" * 5, "é" * 40])
async def test_a_made_up_link_opens_nothing(home: House, secret: str) -> None:
    for answer in (
        await home.browser().get(f"/dashboard/in/{secret}"),
        await home.browser().post(f"/dashboard/in/{secret}"),
    ):
        assert answer.status_code in {404, 410}
        assert "set-cookie" not in answer.headers


async def test_only_hashes_of_secrets_are_kept(home: House) -> None:
    secret = await home.organisers.sign_in(ORGANISER)
    invited = await home.organisers.invite(ORGANISER, home.ours, Role.HOST)
    browser = home.browser()
    await browser.post(f"/dashboard/in/{secret}")
    session = browser.client.cookies["organiser"]
    kept = await home.kept()
    assert not any(one in kept for one in (secret, session, invited.secret))


async def test_the_cookie_is_shut_to_scripts_and_other_sites(home: House) -> None:
    browser = home.browser()
    answer = await browser.post(await home.link(ORGANISER))
    name, *flags = [part.strip().lower() for part in answer.headers["set-cookie"].split(";")]
    assert name.startswith("organiser=")
    assert set(flags) == {"httponly", "samesite=lax", "path=/dashboard"}


async def test_with_https_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    async with house(tmp_path, base=PUBLIC) as home:
        browser = home.browser()
        answer = await browser.post(await home.link(ORGANISER))
        name, *flags = [part.strip().lower() for part in answer.headers["set-cookie"].split(";")]
        assert name.startswith("__host-organiser=")
        assert set(flags) == {"httponly", "samesite=lax", "path=/", "secure"}
        assert (await browser.get("/dashboard")).status_code == 200
        out = await browser.post("/dashboard/out")
        assert "secure" in out.headers["set-cookie"].lower()
        assert (await browser.get("/dashboard")).status_code == 401


async def test_a_session_from_before_is_neither_taken_over_nor_left(home: House) -> None:
    browser, planted = home.browser(), "p" * 43
    browser.client.cookies.set("organiser", planted, domain="127.0.0.1", path="/dashboard")
    await browser.post(await home.link(ORGANISER))
    first = browser.client.cookies["organiser"]
    assert first != planted
    await browser.post(await home.link(ORGANISER))
    assert browser.client.cookies["organiser"] != first
    for old in (planted, first):
        stranger = home.browser()
        stranger.client.cookies.set("organiser", old)
        assert (await stranger.get("/dashboard")).status_code == 401


async def test_a_session_ends_after_twelve_hours(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    await home.talk.wait(hours=11)
    assert (await browser.get("/dashboard")).status_code == 200
    await home.talk.wait(hours=1)
    ended = await browser.get("/dashboard")
    assert ended.status_code == 401
    assert "Send /dashboard to the bot" in ended.text


async def test_signing_out_ends_this_session_alone(home: House) -> None:
    phone, laptop = await home.browser_of(ORGANISER), await home.browser_of(ORGANISER)
    cookie = phone.client.cookies["organiser"]
    assert "You are signed out" in (await phone.post("/dashboard/out")).text
    assert "Please sign in" in (await phone.get("/dashboard")).text
    phone.client.cookies.set("organiser", cookie)
    assert (await phone.get("/dashboard")).status_code == 401
    assert (await laptop.get("/dashboard")).status_code == 200


async def test_signing_out_everywhere_ends_all_and_links_too(home: House) -> None:
    phone, laptop = await home.browser_of(ORGANISER), await home.browser_of(ORGANISER)
    other, link = await home.browser_of(HOST), await home.link(ORGANISER)
    await phone.post("/dashboard/out/everywhere")
    assert (await phone.get("/dashboard")).status_code == 401
    assert (await laptop.get("/dashboard")).status_code == 401
    assert (await home.browser().post(link)).status_code == 410
    assert (await other.get("/dashboard")).status_code == 200


async def test_who_is_removed_is_out_at_the_next_request(home: House) -> None:
    host, unused = await home.browser_of(HOST), await home.link(HOST)
    organiser = await home.browser_of(ORGANISER)
    asked = await organiser.get(f"/dashboard/people/{home.ours}/remove/{HOST}")
    assert f"Remove Person {HOST}?" in asked.text
    await organiser.done(f"/dashboard/people/{home.ours}/remove/{HOST}")
    assert (await host.get("/dashboard")).status_code == 401
    assert (await home.browser().post(unused)).status_code == 410


async def test_who_keeps_another_role_loses_this_one_alone(home: House) -> None:
    await home.employ(HOST, home.theirs, Role.HOST)
    host = await home.browser_of(HOST)
    await home.organisers.remove(OWNER, HOST, home.ours)
    shown = await host.get("/dashboard/people")
    assert "Their school" in shown.text
    assert "Our community centre" not in shown.text


async def test_what_the_removed_invited_others_with_is_void(home: House) -> None:
    made = await home.organisers.invite(ORGANISER, home.ours, Role.ORGANISER)
    await home.organisers.remove(OWNER, ORGANISER, home.ours)
    answer = await (await home.browser_of(OWNER)).get("/dashboard/people")
    assert "Invitations not used yet" not in answer.text
    assert made.secret not in answer.text


async def test_a_role_that_is_taken_away_takes_its_pages_with_it(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    assert (await browser.get(f"/dashboard/people/{home.ours}/remove/{HOST}")).status_code == 200
    await home.organisers.remove(OWNER, ORGANISER, home.ours)
    await home.employ(ORGANISER, home.ours, Role.HOST)
    assert (await (await home.browser_of(ORGANISER)).get("/dashboard/people")).status_code == 200
    shut = await browser.get(f"/dashboard/people/{home.ours}/remove/{HOST}")
    assert shut.status_code == 401


# Posts that nobody meant


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, "x" * 900])
async def test_a_post_without_the_sessions_token_does_nothing(home: House, token: str) -> None:
    browser = await home.browser_of(OWNER)
    await refused(home, browser, "/dashboard/people", 403, token=token, name="X")
    await refused(home, browser, "/dashboard/out/everywhere", 403, token=token)


async def test_another_sessions_token_does_nothing(home: House) -> None:
    mine, other = await home.browser_of(OWNER), await home.browser_of(ORGANISER)
    earlier = mine.token
    await refused(home, mine, "/dashboard/people", 403, token=other.token, name="X")
    await mine.post(await home.link(OWNER))
    await refused(home, mine, "/dashboard/people", 403, token=earlier, name="X")


@pytest.mark.parametrize("headers", ELSEWHERE)
async def test_other_sites_post_nothing(home: House, headers: dict[str, str]) -> None:
    browser = await home.browser_of(OWNER)
    before, link = await home.kept(), await home.link(ORGANISER)
    for path in ("/dashboard/people", link):
        sent = {"token": browser.token, "name": "X"}
        answer = await browser.client.post(path, data=sent, headers=headers)
        assert answer.status_code == 403
        assert "came from another website" in answer.text
    assert (await home.browser().post(link)).status_code == 303
    assert "X" not in before


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b'{"token":"x"}', 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("", b"name=X", 415),
        ("application/x-www-form-urlencoded", b"name=%ff%fe", 400),
        ("application/x-www-form-urlencoded", "name=é".encode(), 400),
        ("application/x-www-form-urlencoded", b"name=a%00b", 400),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 500), 400),
        ("application/x-www-form-urlencoded", b"name=" + b"a" * 70_000, 413),
        ("application/x-www-form-urlencoded", b"token=" + b"a" * 2_000, 413),
        ("application/x-www-form-urlencoded", b"", 403),
    ],
)
async def test_odd_bodies_get_an_answer(home: House, kind: str, body: bytes, status: int) -> None:
    browser = await home.browser_of(OWNER)
    headers = {"content-type": kind, "origin": BASE}
    answer = await browser.client.post("/dashboard/people", content=body, headers=headers)
    assert answer.status_code == status
    assert "<h1>That did not work</h1>" in answer.text


async def test_guessing_links_is_slowed_by_address(home: House) -> None:
    guesser, other = home.browser(), home.browser()
    statuses = [(await guesser.get(f"/dashboard/in/{n:043}")).status_code for n in range(40)]
    assert statuses[0] == 410
    assert statuses[-1] == 429
    assert (await guesser.post(await home.link(OWNER))).status_code == 429
    assert (await other.post(await home.link(OWNER))).status_code == 303
    await home.talk.wait(minutes=1)
    assert (await guesser.post(await home.link(OWNER))).status_code == 303


async def test_posting_a_lot_is_slowed_by_session(home: House) -> None:
    browser, other = await home.browser_of(OWNER), await home.browser_of(OWNER)
    path = f"/dashboard/people/{home.ours}/invite"
    statuses = [(await browser.post(path, role="host")).status_code for _ in range(40)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    assert (await other.post(path, role="host")).status_code == 200


# What people type


@pytest.mark.parametrize("name", [NASTY, SQLISH, "%s %d {0} { $name }", "名字 שם", "a&amp;b"])
async def test_names_are_shown_as_they_are_written(home: House, name: str) -> None:
    browser = await home.browser_of(OWNER)
    await browser.done("/dashboard/people", name=name)
    partner = await home.organisers.teams(OWNER)
    made = next(one.partner.id for one in partner if one.partner.name == name)
    await home.employ(NOBODY, made, Role.ORGANISER, name)
    theirs = await home.browser_of(NOBODY)
    for who in (browser, theirs):
        for path in (*PAGES, f"/dashboard/people/{made}/remove/{NOBODY}"):
            shown = await who.get(path)
            Reader(shown.text)
            assert "<script>alert" not in shown.text
    told = html.unescape((await theirs.get("/dashboard/people")).text)
    assert f"<b>{name}</b>" in told
    assert f">{name}</h2>" in told


@pytest.mark.parametrize(
    "path",
    [
        "/dashboard/people/99999999999999999999999/remove/1",
        "/dashboard/people/-1/remove/1",
        "/dashboard/people/1.5/leave",
        "/dashboard/people/٣/leave",
        "/dashboard/people/' OR 1=1/leave",
        "/dashboard/people/1/remove/0",
        "/dashboard/../healthz",
        "/dashboard/..%2f..%2fstatic/organisers.css",
        "/dashboard/%2e%2e/%2e%2e/etc/passwd",
        "/dashboard//evil.example",
        "/dashboard/people/",
        "/dashboard/audit/",
        "/dashboard/templates/base.html",
    ],
)
async def test_odd_addresses_are_pages_that_are_not_there(home: House, path: str) -> None:
    answer = await (await home.browser_of(OWNER)).get(path)
    assert answer.status_code in {404, 307} or path == "/dashboard/../healthz"
    assert "root:" not in answer.text


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "1'--", "%00", ""])
async def test_odd_questions_get_an_answer(home: House, before: str) -> None:
    answer = await (await home.browser_of(OWNER)).get(f"/dashboard/audit?before={before}")
    assert answer.status_code == 200


# The frame


@pytest.mark.parametrize(
    "path",
    [
        "/dashboard?language=zh-Hans",
        "/dashboard//evil.example?language=zh-Hans",
        "/dashboard/\\evil.example?language=zh-Hans",
        "/dashboard/people?language=https://evil.example",
        "/dashboard/people?language=zh-Hans&next=https://evil.example&back=//evil.example",
    ],
)
async def test_choosing_a_language_stays_in_the_house(home: House, path: str) -> None:
    answer = await (await home.browser_of(OWNER)).get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/dashboard")


async def test_the_language_is_the_browsers_until_one_is_chosen(home: House) -> None:
    browser = await home.browser_of(OWNER)
    chinese = await browser.get("/dashboard/people", **{"accept-language": "zh-CN,zh;q=0.9"})
    assert '<html lang="zh-Hans">' in chinese.text
    await browser.get("/dashboard/people?language=zh-Hans")
    english = await browser.get("/dashboard/people", **{"accept-language": "en"})
    assert '<html lang="zh-Hans">' in english.text
    filtered = await browser.get("/dashboard/audit?before=5")
    assert 'href="/dashboard/audit?before=5&amp;language=en"' in filtered.text


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_page_is_whole_and_loads_nothing_from_elsewhere(
    home: House, language: str
) -> None:
    await home.organisers.invite(OWNER, home.ours, Role.HOST)
    browser, link = await home.browser_of(OWNER), await home.link(OWNER)
    remove = f"/dashboard/people/{home.ours}/remove/{HOST}"
    for path in (*PAGES, remove, link, "/dashboard/in/nothing"):
        shown = await browser.get(path, **{"accept-language": language})
        page = Reader(shown.text)
        assert page.inline == []
        assert len(page.ids) == len(set(page.ids))
        assert set(page.fields) <= set(page.labelled)
        assert not re.search(r"(src|href)=.(https?:)?//", shown.text)
        assert f'<html lang="{language}">' in shown.text
        policy = shown.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert shown.headers["cache-control"] == "no-store"
        assert shown.headers["x-content-type-options"] == "nosniff"
        # With no-referrer browsers would say that our own forms come from nowhere.
        assert shown.headers["referrer-policy"] == "same-origin"


def test_templates_hold_no_script_and_no_style_and_escape_what_they_show() -> None:
    for path in TEMPLATES.glob("*.html"):
        words = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?! src)", words), path
        assert not re.search(r"\|\s*safe", words), path


@pytest.mark.parametrize(
    "text",
    [
        NASTY,
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) and [y](JaVaScRiPt:alert(1))",
        '[x](https://a.example/"onmouseover="alert(1))',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "**<b onclick=alert(1)>**",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`</code><script>alert(1)</script>`",
    ],
)
async def test_a_messages_preview_shows_its_markup_and_nothing_else(home: House, text: str) -> None:
    desk = home.talk.desk
    await a_link(home.talk, home.ours, ORGANISER)
    begun = await desk.broadcasts.begin(ORGANISER, home.ours)
    await desk.broadcasts.say(ORGANISER, begun.broadcast.id, "en", text)
    browser = await home.browser_of(ORGANISER)
    shown = await browser.get(f"/dashboard/broadcasts/{begun.broadcast.id}")
    assert shown.status_code == 200
    assert '<div class="bubble">' in shown.text
    page = Reader(shown.text)
    assert page.inline == []
    assert page.odd == []


async def test_what_was_done_is_said_once_and_only_to_who_did_it(home: House) -> None:
    browser, other = await home.browser_of(OWNER), await home.browser_of(ORGANISER)
    answer = await browser.post("/dashboard/people", name="Mill")
    said = answer.headers["set-cookie"].partition(";")[0].partition("=")[2]
    other.client.cookies.set("said", said, domain="127.0.0.1", path="/dashboard")
    assert "Mill was added" not in (await other.get("/dashboard")).text
    other.client.cookies.set("said", "WyJ4Iiwge31d.0", domain="127.0.0.1", path="/dashboard")
    assert (await other.get("/dashboard")).status_code == 200
    assert "Mill was added" in (await browser.get("/dashboard")).text
    assert "Mill was added" not in (await browser.get("/dashboard")).text


async def test_a_page_that_fails_says_so_kindly(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    browser = await home.browser_of(OWNER)
    monkeypatch.setattr(home.organisers, "teams", broken)
    answer = await browser.get("/dashboard/people")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "secret detail" not in answer.text


async def test_many_partners_are_a_list_and_each_opens_by_itself(home: House) -> None:
    for number in range(8):
        await home.organisers.found(OWNER, f"Hall {number}")
    owner = await home.browser_of(OWNER)
    listed = (await owner.get("/dashboard/people")).text
    assert "Hall 7" in listed
    assert f"Person {ORGANISER}" not in listed
    ours = (await owner.get(f"/dashboard/people?partner={home.ours}")).text
    assert f"Person {ORGANISER}" in ours
    assert "All partners" in ours
    refused = await owner.post(f"/dashboard/people/{home.ours}/name", name="Hall 7")
    assert refused.status_code == 422
    assert f"Person {ORGANISER}" in refused.text


# Going on to a page


async def test_a_link_may_go_on_to_a_page_of_the_house(home: House) -> None:
    browser = home.browser()
    link = f"{await home.link(ORGANISER)}?next=/events/5/report"
    shown = await browser.get(link)
    assert f'action="{link}"' in shown.text
    answer = await browser.post(link)
    assert answer.headers["location"] == "/dashboard/events/5/report"


@pytest.mark.parametrize(
    "wished",
    [
        "https://evil.test",
        "//evil.test",
        "/\\evil.test",
        "/events/../../play",
        "@evil.test",
        ".evil.test",
        "/events//evil.test",
        "/events%0d%0aset-cookie:a=b",
        "/events?language=en",
        "/a/b/c/d/e",
    ],
)
async def test_a_link_never_goes_on_to_anywhere_else(home: House, wished: str) -> None:
    browser = home.browser()
    door = await home.link(ORGANISER)
    link = f"{door}?{urlencode({'next': wished})}"
    assert f'action="{door}"' in (await browser.get(link)).text
    answer = await browser.post(link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard")
