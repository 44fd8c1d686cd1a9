"""The organisers' pages of figures: whole in both languages, with none, few and many people."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import Connection

from bot.core.counting.tally import Stage
from bot.locales import t
from tests import stored
from tests.web import boards
from tests.web.house import HOST, ORGANISER, OWNER, Browser, House, house

PAGES = (
    "/dashboard",
    "/dashboard/learning",
    "/dashboard/questions",
    f"/dashboard/questions/{boards.QUESTION.replace('#', '/')}",
    "/dashboard/asked",
    "/dashboard/reminders",
    "/dashboard/events/1/report",
)
SIZES = {"nothing": 0, "few": 3, "many": 240}
LANGUAGES = ("en", "zh-Hans")
EMPTY = {"meta", "link", "input", "br", "path", "img", "rect", "line", "circle", "wbr"}
"""Tags that nothing closes here."""


class Reader(HTMLParser):
    """What a test wants to know of a page: its tags, and whether they are closed in turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in {"script", "style"}:
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a kind."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


async def fill(home: House, people: int) -> None:
    """A database with figures of so many people, most of them in one cohort."""
    now, catalogue = home.talk.now(), home.talk.desk.library.catalogue

    def work(conn: Connection) -> None:
        assert boards.hold(conn, home.ours, now) == 1
        if people:
            boards.count(conn, 0, people, now, catalogue)
            boards.count(conn, 1, people * 3 // 4, now, catalogue)
            boards.remind(conn, people * 4, now)
            boards.ask(conn, now)

    await stored.write(home.talk.settings.database_url, work)


async def _seen(browser: Browser, page: str, language: str = "en") -> str:
    """A page in a language."""
    browser.client.cookies.set("language", language, path="/dashboard")
    answer = await browser.get(page)
    assert answer.status_code == 200, (page, answer.text)
    return answer.text


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_is_whole_in_both_languages(home: House, size: str) -> None:
    await fill(home, SIZES[size])
    browser = await home.browser_of(OWNER)
    for page in PAGES:
        for language in LANGUAGES:
            seen = await _seen(browser, page, language)
            read = Reader(seen)
            assert f'<html lang="{language}"' in seen
            assert len(read.of("h1")) == 1
            names = [one["id"] for _, one in read.tags if one.get("id")]
            assert len(names) == len(set(names)), page
            for _, attrs in read.tags:
                assert "style" not in attrs
                assert not [name for name in attrs if name.startswith("on")]
                for name in ("aria-labelledby", "aria-describedby", "for"):
                    assert set((attrs.get(name) or "").split()) <= set(names), (page, attrs)
            for one in read.of("svg"):
                assert one.get("aria-hidden") == "true" or one.get("role") == "img"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_where_nothing_fits_what_was_chosen_a_button_takes_it_away(
    home: House, language: str
) -> None:
    await fill(home, SIZES["nothing"])
    browser = await home.browser_of(OWNER)
    seen = Reader(await _seen(browser, "/dashboard?event=1", language))
    words = " ".join(" ".join(seen.words).split())
    assert t(language, "board-nothing-fits") in words
    assert t(language, "board-take-all") in words
    assert {"href": "/dashboard", "class": "button"} in seen.of("a")


async def test_a_new_partners_first_step_is_its_first_event(home: House) -> None:
    work = partial(boards.ask, now=home.talk.now())
    await stored.write(home.talk.settings.database_url, work)
    seen = Reader(await _seen(await home.browser_of(ORGANISER), "/dashboard"))
    steps = [one["href"] for one in seen.of("a") if one.get("class") == "button"]
    assert steps == ["/dashboard/events/new", "/dashboard/asked", "/dashboard/asked"]


@pytest.mark.parametrize("page", PAGES)
async def test_few_people_are_never_a_number_nor_a_bar(home: House, page: str) -> None:
    await fill(home, SIZES["few"])
    seen = await _seen(await home.browser_of(OWNER), page)
    bars = re.findall(r'<rect class="fill[^"]*"', seen)
    assert not bars or page.endswith("reminders"), bars
    assert not re.search(r"\b[1-4] (people|person|answers?)\b", seen)


async def test_what_organisers_type_stays_words(home: House) -> None:
    await fill(home, SIZES["many"])
    browser = await home.browser_of(OWNER)
    for page in PAGES:
        seen = await _seen(browser, page)
        for typed in (boards.TITLE, boards.VENUE, boards.PROGRAMME, "<mum>", "<b>they</b>"):
            assert typed not in seen, page
    assert "Market &lt;script&gt;" in await _seen(browser, "/dashboard")


async def test_no_learners_name_is_on_any_page(home: House) -> None:
    telltale = "Xanthippe Qworbly"
    home.talk.world.add_user(7001, telltale, "en")
    await home.talk.say(7001, "/start")
    await fill(home, SIZES["many"])
    for who in (OWNER, ORGANISER):
        browser = await home.browser_of(who)
        for page in PAGES:
            if page.endswith("reminders") and who == ORGANISER:
                assert (await browser.get(page)).status_code == 403
                continue
            seen = await _seen(browser, page)
            assert not re.search("xanthippe|qworbly|7001", seen, re.IGNORECASE), page


async def test_a_filter_is_told_kept_and_taken_away(home: House) -> None:
    await fill(home, SIZES["many"])
    browser = await home.browser_of(OWNER)
    seen = await _seen(browser, f"/dashboard?partner={home.ours}&weeks=4")
    assert "Shown now: the last 4 weeks; Partner: Our community centre." in seen
    read = Reader(seen)
    links = [one["href"] or "" for one in read.of("a")]
    assert "/dashboard?weeks=4" in links
    assert f"/dashboard?partner={home.ours}" in links
    chosen = [one for one in read.of("option") if "selected" in one]
    assert {one["value"] for one in chosen} >= {"4", str(home.ours)}
    wrong = await _seen(browser, "/dashboard?partner=9999")
    assert 'aria-invalid="true"' in wrong
    assert "This choice is not there (any more)." in wrong


@pytest.mark.parametrize(
    "page",
    ["events?", "cohorts?", "tickets?show=answered&", "events/programme?name=Saturdays+%3Ci%3E&"],
)
async def test_a_leaf_that_has_gone_leads_to_the_first_one(home: House, page: str) -> None:
    await fill(home, SIZES["many"])
    browser = await home.browser_of(OWNER)
    answer = await browser.get(f"/dashboard/{page}skip=99")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/dashboard/{page}".rstrip("?&")
    assert (await browser.get(answer.headers["location"])).status_code == 200


async def test_pages_say_of_which_moment_their_figures_are(home: House) -> None:
    browser = await home.browser_of(OWNER)
    for language, words in (("en", "Figures of "), ("zh-Hans", "数据截至")):
        for page in PAGES[:4]:
            assert words in await _seen(browser, page, language), page


async def test_hosts_see_no_figures(home: House) -> None:
    await fill(home, SIZES["many"])
    browser = await home.browser_of(HOST)
    for page in PAGES[1:]:
        assert (await browser.get(page)).status_code == 403, page
    first = await browser.get("/dashboard")
    assert first.status_code == 200
    assert "How far people came" not in first.text


async def test_what_is_not_there_is_a_page_that_says_so(home: House) -> None:
    browser = await home.browser_of(OWNER)
    for page in (
        "/dashboard/questions/loans/true-cost/apr/nothing",
        "/dashboard/questions/nothing",
        "/dashboard/events/77/report",
        "/dashboard/events/x/report",
    ):
        assert (await browser.get(page)).status_code == 404, page


async def test_the_page_of_a_question_leads_to_its_file(home: House) -> None:
    browser = await home.browser_of(OWNER)
    seen = await _seen(browser, PAGES[3])
    assert "lessons/loans/true-cost/apr.yaml, line" in seen
    assert "sam-total:" in seen
    assert "apr.zh-Hans.yaml" in seen


_PROGRAMME = f"/dashboard/events/programme?{urlencode({'name': boards.PROGRAMME})}"
_GAIN = re.compile(r'data-label="Gain \(points\)">([^<]*)<')


async def test_sessions_of_a_programme_show_what_was_learned_as_their_reports_do(
    home: House,
) -> None:
    await fill(home, SIZES["many"])
    browser = await home.browser_of(ORGANISER)
    report = await _seen(browser, "/dashboard/events/1/report")
    told = re.search(r'<tr class="this">.*?<td class="number"[^>]*>([^<]*)</td></tr>', report)
    page = await _seen(browser, _PROGRAMME)
    assert told is not None
    assert told.group(1).startswith("+")
    assert _GAIN.findall(page) == [told.group(1)]
    assert "提高（百分点）" in await _seen(browser, _PROGRAMME, "zh-Hans")


async def test_a_long_programme_is_turned_over_a_leaf_at_a_time_the_latest_first(
    home: House,
) -> None:
    def work(conn: Connection) -> None:
        for ago in range(1, 26):
            boards.hold(conn, home.ours, home.talk.now(), f"Evening {ago}", ago)

    await stored.write(home.talk.settings.database_url, work)
    browser = await home.browser_of(ORGANISER)

    async def events(page: str) -> list[int]:
        found = re.findall(
            r'<th scope="row"><a href="/dashboard/events/(\d+)"', await _seen(browser, page)
        )
        return [int(one) for one in found]

    assert await events(_PROGRAMME) == list(range(1, 21))
    links = [
        unescape(one["href"] or "") for one in Reader(await _seen(browser, _PROGRAMME)).of("a")
    ]
    (older,) = [one for one in links if "skip=20" in one]
    assert await events(older) == list(range(21, 26))


async def test_of_a_small_session_nothing_learned_is_told(home: House) -> None:
    await fill(home, SIZES["few"])
    page = await _seen(await home.browser_of(ORGANISER), _PROGRAMME)
    assert _GAIN.findall(page) == ["–"]


async def test_a_host_sees_of_a_programme_who_came_and_nothing_learned(home: House) -> None:
    await fill(home, SIZES["many"])
    page = await _seen(await home.browser_of(HOST), _PROGRAMME)
    assert "Hall" in page
    assert _GAIN.findall(page) == []


async def test_who_passed_this_week_having_joined_before_is_no_share_of_who_joined(
    home: House,
) -> None:
    now = home.talk.now()

    def work(conn: Connection) -> None:
        for audience in ("family", "worker"):
            for stage in (Stage.JOINED, Stage.STARTED, Stage.COMPLETED):
                boards.reached(conn, now - timedelta(days=300), stage, audience, 400)
                boards.reached(conn, now, stage, audience, 20)
            boards.reached(conn, now, Stage.PASSED, audience, 350)

    await stored.write(home.talk.settings.database_url, work)
    browser = await home.browser_of(OWNER)
    for weeks in ("", "1", "4", "12", "52"):
        seen = await _seen(browser, f"/dashboard?weeks={weeks}")
        shares = [int(one.replace(",", "")) for one in re.findall(r"([\d,]+)%", seen)]
        assert max(shares) <= 100, weeks
        assert ("How many passed in this time" in seen) is bool(weeks)
        assert ("83%" in seen) is not bool(weeks)


QUESTIONS = "/dashboard/questions"


def _cards(seen: str) -> list[tuple[str, str]]:
    """The questions on a leaf, by what their links lead to."""
    return re.findall(r'<p class="ask" lang="([^"]+)"><a href="([^"?]+)', seen)


def _link(seen: str, rel: str) -> str:
    """Where the button to another leaf leads; empty where there is none."""
    found = re.search(rf'rel="{rel}" href="([^"]+)"', seen)
    return unescape(found[1]) if found else ""


@pytest.fixture
async def answered(home: House) -> House:
    """A house in which every question of every lesson was answered by sixty people."""
    await fill(home, SIZES["nothing"])
    catalogue = home.talk.desk.library.catalogue
    work = partial(boards.answer, people=60, now=home.talk.now(), catalogue=catalogue)
    await stored.write(home.talk.settings.database_url, work)
    return home


async def test_all_questions_are_turned_over_a_leaf_at_a_time(answered: House) -> None:
    browser = await answered.browser_of(OWNER)
    all_of = sum(
        len(edition.questions)
        for lesson in answered.talk.desk.library.catalogue.lessons.values()
        for edition in lesson.editions.values()
    )
    assert all_of > 900
    first = await _seen(browser, QUESTIONS)
    second = await _seen(browser, _link(first, "next"))
    # Rather than all leaves of a long list, two at its beginning and two at its end.
    before_last = (all_of - 1) // 20 * 20 - 20
    last_but_one = await _seen(browser, f"{QUESTIONS}?skip={before_last}")
    last = await _seen(browser, _link(last_but_one, "next"))
    leaves = [_cards(one) for one in (first, second, last_but_one, last)]
    assert all(1 <= len(one) <= 20 for one in leaves)
    assert len({card for one in leaves for card in one}) == sum(map(len, leaves))
    assert (_link(first, "prev"), _link(last, "next")) == ("", "")
    assert _cards(await _seen(browser, _link(second, "prev"))) == leaves[0]
    assert f"21 to 40 of {all_of:,}" in second
    # What is past the end is the last leaf, and a link from when the page showed all is the first.
    assert _cards(await _seen(browser, f"{QUESTIONS}?skip=99999")) == leaves[-1]
    assert _cards(await _seen(browser, f"{QUESTIONS}?all=1")) == leaves[0]


async def test_a_question_is_found_by_its_words_in_any_language(answered: House) -> None:
    browser = await answered.browser_of(OWNER)
    catalogue = answered.talk.desk.library.catalogue
    lesson, name = boards.QUESTION.split("#")
    path = f"{QUESTIONS}/{lesson}/{name}"
    for spoken in LANGUAGES:
        ask = catalogue.lessons[lesson].edition(spoken).questions[name].ask
        sought = urlencode({"find": re.sub("<[^>]+>|{[^}]*}", " ", unescape(ask))[:60].upper()})
        for language in LANGUAGES:
            seen = await _seen(browser, f"{QUESTIONS}?{sought}", language)
            assert {one for _, one in _cards(seen)} == {path}
            assert {one for one, _ in _cards(seen)} == set(LANGUAGES)
    nothing = await _seen(browser, f"{QUESTIONS}?find=<b>zzyzx")
    assert "No question with figures has “&lt;b&gt;zzyzx” in it." in nothing
    assert not _cards(nothing)
    assert 'value="&lt;b&gt;zzyzx"' in nothing


async def test_a_course_is_one_tap_from_the_list_of_questions(answered: House) -> None:
    browser = await answered.browser_of(OWNER)
    seen = await _seen(browser, f"{QUESTIONS}?order=hardest&find=")
    links = {unescape(one["href"] or "") for one in Reader(seen).of("a")}
    course = f"{QUESTIONS}?order=hardest&course={boards.COURSE.replace('/', '%2F')}"
    assert course in links
    one = await _seen(browser, course)
    assert _cards(one)
    assert all(f"/{boards.COURSE}/" in path for _, path in _cards(one))
    assert 'id="courses"' not in one


async def test_a_question_leads_back_to_where_it_was_found(answered: House) -> None:
    browser = await answered.browser_of(OWNER)
    asked = f"{QUESTIONS}?order=seen&skip=40"
    seen = Reader(await _seen(browser, asked))
    inside = [one["href"] or "" for one in seen.of("a") if f"{QUESTIONS}/" in (one["href"] or "")]
    back = Reader(await _seen(browser, unescape(inside[0])))
    assert asked in {unescape(one["href"] or "") for one in back.of("a")}
