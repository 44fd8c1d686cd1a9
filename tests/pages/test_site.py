"""The static site: whole, the same each time, readable by everybody, with ways to the bot."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.core import deep_links
from bot.core.course import Catalogue, Kind
from bot.core.grading import shown_order
from bot.core.picture import Months, in_words
from bot.formats.bank import from_lessons
from bot.locales import LANGUAGES, t
from bot.pages.questions import in_order, key
from bot.pages.site import pages, write
from tests.talk import Talk

AMINA = 1001
VOID = {"meta", "link", "br", "path", "img"}


class Reader(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def links(self) -> list[str]:
        return [given.get("href") or "" for tag, given in self.tags if tag in {"a", "link"}]


@pytest.fixture(scope="session")
def site(catalogue: Catalogue) -> dict[str, str]:
    return pages(catalogue, "some_lessons_bot")


@pytest.fixture(scope="session")
def read(site: dict[str, str]) -> dict[str, Reader]:
    return {name: Reader(words) for name, words in site.items() if name.endswith(".html")}


def test_every_lesson_has_a_page_in_every_language(
    site: dict[str, str], catalogue: Catalogue
) -> None:
    for language in LANGUAGES:
        for name, lesson in catalogue.lessons.items():
            assert lesson.edition(language).title in site[f"{language}/{name}.html"].replace(
                "&#x27;", "'"
            ).replace("&amp;", "&")


def test_a_lessons_notes_stand_on_its_page_and_not_on_paper(
    site: dict[str, str], catalogue: Catalogue
) -> None:
    lesson = catalogue.lessons["loans/before-you-borrow/cosign"]
    for language, heading in (("en", "Also asked"), ("zh-Hans", "还有人问")):
        page = site[f"{language}/{lesson.id}.html"]
        notes = page.partition(f"<h2>{heading}</h2>")[2].partition("</section>")[0]
        assert notes.count("<summary>") == len(lesson.edition(language).notes) > 0
        first = next(iter(lesson.edition(language).notes.values()))
        assert f"<summary>{first.text.partition(chr(10))[0]}</summary><p>" in notes
        assert heading not in site[f"{language}/{lesson.id.rpartition('/')[0]}/handout.html"]


def test_every_link_leads_to_a_page_of_the_site_or_out_of_it(
    site: dict[str, str], read: dict[str, Reader]
) -> None:
    for name, page in read.items():
        for link in page.links():
            if link.startswith(("https://", "http://", "#")):
                continue
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) in site, name


def test_pages_need_no_script_and_load_nothing_from_elsewhere(read: dict[str, Reader]) -> None:
    for page in read.values():
        assert not {"script", "iframe", "img", "form"} & {tag for tag, _ in page.tags}
        sheets = {given["href"] for _, given in page.tags if given.get("rel") == "stylesheet"}
        assert all(sheet and sheet.endswith("style.css") for sheet in sheets)
        assert not any(given.get("style") or given.get("onclick") for _, given in page.tags)


def test_pages_are_well_formed_named_and_in_their_language(read: dict[str, Reader]) -> None:
    for name, page in read.items():
        assert page.open == [], name
        language = name.partition("/")[0] if "/" in name else "en"
        assert page.tags[0] == ("html", {"lang": language})
        counts = Counter(tag for tag, _ in page.tags)
        assert counts["h1"] == counts["title"] == counts["main"] == 1
        # A heading never skips a level, so that a screen reader's outline is whole.
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        for svg in (given for tag, given in page.tags if tag == "svg"):
            assert svg["role"] == "img"
            assert svg["aria-label"]


def test_answers_are_hidden_on_pages_and_at_the_end_of_hand_outs(
    site: dict[str, str], catalogue: Catalogue
) -> None:
    lesson = catalogue.lessons["loans/true-cost/apr"]
    edition = lesson.edition("en")
    right = next(one for one in edition.questions["sam-total"].options if one.right)
    page = site["en/loans/true-cost/apr.html"]
    for found in re.finditer(re.escape(right.feedback), page):
        opened, closed = (page.rfind(tag, 0, found.start()) for tag in ("<details>", "</details>"))
        assert opened > closed
    paper = site["en/loans/true-cost/handout.html"]
    assert paper.index(right.feedback) > paper.index('<div class="answers">')


def test_a_printed_key_fits_the_printed_options(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        for question in lesson.edition("en").questions.values():
            shown = in_order(question)
            assert shown == in_order(question)
            if question.kind is Kind.SINGLE:
                letter = "ABCDEF"[[one.right for one in shown].index(True)]
                assert key(question, "en").startswith(f"<b>{letter}</b>")
            if question.kind is Kind.ORDER:
                assert shown_order(question, 1) != tuple(range(len(question.options)))


def test_the_same_lessons_give_the_same_site(site: dict[str, str], catalogue: Catalogue) -> None:
    assert pages(catalogue, "some_lessons_bot") == site


def test_without_a_bot_there_are_no_codes(catalogue: Catalogue) -> None:
    assert not any("t.me" in words for words in pages(catalogue, None).values())


def test_the_first_page_is_named_in_each_language(site: dict[str, str]) -> None:
    for language in LANGUAGES:
        assert f'<span lang="{language}">{t(language, "site-name")}</span>' in site["index.html"]


def test_writing_again_takes_away_what_is_no_longer_made(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    write(catalogue, None, tmp_path / "site")
    listed = tmp_path / "site" / "files.txt"
    old = tmp_path / "site" / "en" / "old.html"
    old.write_text("old", encoding="utf-8")
    outside = tmp_path / "mine.txt"
    outside.write_text("mine", encoding="utf-8")
    listed.write_text(listed.read_text(encoding="utf-8") + "en/old.html\n../mine.txt\n", "utf-8")
    write(catalogue, None, tmp_path / "site")
    assert not old.exists()
    assert outside.exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    result = CliRunner().invoke(cli, ["site", "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "other things" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("name", ["a b", "../x", "x", "<b>"])
def test_a_name_that_is_no_bot_is_refused(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["site", "-o", str(tmp_path / "site"), "--bot", name])
    assert result.exit_code == 1
    assert "no username" in result.output


def test_links_to_lessons_fit_into_what_telegram_allows(catalogue: Catalogue) -> None:
    for name in catalogue.lessons:
        payload = deep_links.lesson("some_bot", name).partition("?start=")[2]
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
        assert deep_links.lesson_of(payload) == name
    assert deep_links.lesson("some_bot", f"a/b/{'c' * 80}") == "https://t.me/some_bot"


def test_every_drill_has_a_page_with_all_its_turns_and_ends(
    site: dict[str, str], read: dict[str, Reader], catalogue: Catalogue
) -> None:
    for language in LANGUAGES:
        for name, drill in catalogue.drills.items():
            path = f"{language}/drills/{name}.html"
            words, script = unescape(site[path]), drill.script(language)
            assert words.count(t(language, "site-drill-mark")) == 1
            assert words.count(t(language, "site-drill-over")) == len(drill.endings)
            for scene in script.scenes.values():
                assert all(text in words for text in scene.messages)
                assert scene.wants in words
            assert all(ending.debrief.split("\n")[0] in words for ending in script.endings.values())
            places = {given["id"] for _, given in read[path].tags if "id" in given}
            jumps = {link[1:] for link in read[path].links() if link.startswith("#")}
            assert jumps == {place for place in places if place and place != "content"} | {
                "content"
            }


def test_every_message_on_a_drills_page_is_marked(site: dict[str, str]) -> None:
    for name, words in site.items():
        if "/drills/" in name:
            assert words.count("<figcaption>") == words.count("<figcaption>🎭 ")


def test_a_lesson_leads_to_the_drills_that_practise_it(
    read: dict[str, Reader], catalogue: Catalogue
) -> None:
    for name, drill in catalogue.drills.items():
        for lesson in drill.lessons:
            assert f"../../drills/{name}.html" in read[f"zh-Hans/{lesson}.html"].links()
            assert f"../{lesson}.html" in read[f"zh-Hans/drills/{name}.html"].links()


async def test_a_code_opens_the_bot_at_its_drill(talk: Talk, catalogue: Catalogue) -> None:
    for name in catalogue.drills:
        payload = deep_links.drill("some_bot", name).partition("=")[2]
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
        offer = await talk.say(AMINA, f"/start {payload}")
        assert catalogue.drills[name].script("en").title in unescape(offer["text"])
    greeting = await talk.say(AMINA, "/start drill-gone")
    assert greeting["text"].startswith("Hello")


async def test_a_code_opens_the_bot_at_its_lesson(talk: Talk) -> None:
    payload = deep_links.lesson("some_bot", "scams/impostors/police-and-court").partition("=")[2]
    await talk.say(AMINA, f"/start {payload}")
    # Whoever is new to a course is first asked what they know, and may skip it.
    card = await talk.tap(AMINA, t("en", "button-skip"))
    assert "Amara studies abroad" in card["text"]


async def test_a_code_of_a_lesson_that_is_gone_greets(talk: Talk) -> None:
    greeting = await talk.say(AMINA, "/start lesson-loans_true-cost_gone")
    assert greeting["text"].startswith("Hello")


def test_numbers_that_are_drawn_stand_on_pages_and_in_banks(
    site: dict[str, str], catalogue: Catalogue
) -> None:
    assert not any("{{" in words for name, words in site.items() if name.endswith(".html"))
    bank = from_lessons(catalogue, tuple(catalogue.lessons), "en")
    assert bank.examples
    assert not any("{{" in item.ask for item in bank.items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_stands_on_its_page_and_on_paper_and_says_what_it_shows(
    site: dict[str, str], catalogue: Catalogue, language: str
) -> None:
    lesson = catalogue.lessons["loans/true-cost/fee-is-not-rate"]
    picture = lesson.edition(language).cards["shrinks"].picture
    assert isinstance(picture, Months)
    for name in ("fee-is-not-rate", "handout"):
        words = site[f"{language}/loans/true-cost/{name}.html"]
        told = f'<figure><svg role="img" aria-label="{escape(in_words(picture))}"'
        assert words.count(told) == 1
        assert f">{picture.along}</text>" in words


def test_on_paper_a_timeline_is_a_list(site: dict[str, str]) -> None:
    page = site["en/scams/love-and-trust/slow-scam.html"]
    paper = site["en/scams/love-and-trust/handout.html"]
    assert 'class="moments"' not in page
    assert "<li><b>Week 1</b> A chance hello in a word game</li>" in paper
    assert '<span class="stop">Tell one person before each payment</span>' in paper
