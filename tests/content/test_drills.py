"""Drills as authors write them: whole, harmless, and every fault at its place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.chat.screens import drill as screens
from bot.content import check, snapshot
from bot.content.drills import Drills, load_drills
from bot.content.editing import of_drill
from bot.content.faults import Fault
from bot.content.library import Library
from bot.content.loader import load
from bot.content.markup import plain
from bot.content.review import Reviews
from bot.content.serving import DRAFT
from bot.core import drill as story
from bot.core.course import Catalogue
from bot.core.drill import Drill, Outcome, Pace
from bot.locales import t
from bot.services.drills import Line, Played
from bot.settings import ROOT
from tests.content.shelf import courses, edit
from tests.content.test_check import line_of

DRILL = "parcel-fee.yaml"
CHINESE = "parcel-fee.zh-Hans.yaml"
TELEGRAM = 4096
TODAY = date(2026, 11, 26)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the drills to break."""
    shutil.copy(ROOT / "lessons" / "facts.yaml", tmp_path)
    return Path(shutil.copytree(ROOT / "lessons" / "drills", tmp_path / "drills"))


@pytest.fixture
def one_drill(tmp_path: Path) -> Path:
    """A copy of a drill to break, with the course that teaches it."""
    root = courses(tmp_path / "lessons", "scams/messages")
    (root / "drills").mkdir()
    for name in (DRILL, CHINESE):
        shutil.copy(ROOT / "lessons" / "drills" / name, root / "drills")
    return root


def read(folder: Path, catalogue: Catalogue) -> Drills:
    return load_drills(folder, catalogue)


def test_shipped_drills_are_faultless(catalogue: Catalogue) -> None:
    assert read(ROOT / "lessons" / "drills", catalogue).faults == ()


FAULTS = {
    "a scene that is not there": (
        DRILL,
        "        to: address\n",
        "        to: adress\n",
        "to: adress",
        "`address`",
    ),
    "a scene nothing leads to": (
        DRILL,
        "        to: address\n",
        "        to: code\n",
        "  address:",
        "a choice to it",
    ),
    "a way back": (
        DRILL,
        "        to: call\n",
        "        to: page\n",
        "to: page",
        "later",
    ),
    "no way out at a turn": (
        DRILL,
        "        to: half\n        move: out\n",
        "        to: half\n        move: deeper\n",
        "    choices:",
        "an honest way out",
    ),
    "a way out that goes on": (
        DRILL,
        "        to: quiet\n        move: out\n        turned: You let",
        "        to: page\n        move: out\n        turned: You let",
        "to: page",
        "an ending",
    ),
    "an ending that decides nothing": (
        DRILL,
        "        to: lost\n        move: deeper\n",
        "        to: lost\n",
        "      confirm:",
        "`move: out` or `move: deeper`",
    ),
    "no word on where it turned": (
        DRILL,
        (
            "        turned: The lock is about the line. The name is about the owner, and that you"
            " had just read.\n"
        ),
        "",
        "      fill:",
        "why the story turned here",
    ),
    "an unknown lesson": (DRILL, "messages/links", "messages/linx", "lessons:", "messages/links"),
    "an unknown objective": (
        DRILL,
        "codes#opens",
        "codes#open",
        "codes#open",
        "`opens`",
    ),
    "an address that could be real": (
        DRILL,
        "post.redeliver-today.example/u7",
        "post.redeliver-today.com/u7",
        "post.redeliver-today.com",
        "`.example`",
    ),
    "a number that could be called": (
        DRILL,
        "Last notice. Your",
        "Last notice, 0300 123 2040. Your",
        "presses: Last",
        "no number to call or pay",
    ),
    "a mark of the author's own": (DRILL, "presses: Last", "presses: 🎭 Last", "🎭", "no mark"),
    "a message too long": (
        DRILL,
        "Last notice.",
        "Last notice. " + "Come on now. " * 20,
        "presses: Last",
        "at most 240",
    ),
    "a button too long": (
        DRILL,
        "Quickly open the link",
        "Quickly open the link that stands in the text",
        "text: Quickly",
        "at most 36",
    ),
    "no source": (DRILL, "sources:\n", "sources: {}\nx:\n", "x:", "sources"),
    "a choice left out": (CHINESE, "      later:", "      latter:", "latter", "later"),
    "a scene left out": (
        CHINESE,
        "  address:\n    from",
        "  adres:\n    from",
        "adres:",
        "address",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(name: str, folder: Path, catalogue: Catalogue) -> None:
    file, old, new, words, meant = FAULTS[name]
    edit(folder, file, old, new)
    found = read(folder, catalogue)
    assert "parcel-fee" not in found.drills
    hit = [
        fault
        for fault in found.faults
        if words in (folder / file).read_text(encoding="utf-8").splitlines()[fault.line - 1]
        and meant in fault.meant
    ]
    assert hit, [str(fault) for fault in found.faults]
    assert hit[0].path == f"drills/{file}"
    assert hit[0].column > 0


def test_a_drill_can_end_badly_or_it_teaches_nothing(folder: Path, catalogue: Catalogue) -> None:
    path = folder / "officer.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("outcome: lost", "outcome: safe").replace("outcome: hurt", "outcome: safe")
    path.write_text(text, encoding="utf-8")
    faults = read(folder, catalogue).faults
    assert [fault.meant for fault in faults] == ["one that is hurt or lost"]
    assert faults[0].line == line_of(folder, "officer.yaml", "endings:")


def words(root: Path, catalogue: Catalogue) -> list[Fault]:
    loaded = replace(load(root), catalogue=catalogue)
    return of_drill(loaded, read(root / "drills", catalogue), "parcel-fee", TODAY)


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (DRILL, "You let 18:00 go by.", "You were not stupid.", ""),
        (DRILL, "You let 18:00 go by.", "Only fools tap such links.", "scorn"),
        (DRILL, "Leave the link alone", "We recommend that you leave the link alone", "advice"),
        (DRILL, "A real parcel leaves a card", "This is safe. A real parcel", "promise"),
        (DRILL, "Last notice. Your", "Guaranteed. Your", ""),
        (DRILL, "Quickly open the link", "Surely only fools wait", "scorn"),
        (CHINESE, "18:00过去了", "18:00过去了，包裹还在驿站", "rare-character"),
        (CHINESE, "from: “银行卡安全中心”", "from: “Card Security”", "untranslated"),
    ],
)
def test_the_rules_about_words_hold_in_drills_and_not_for_the_other_side(
    one_drill: Path, catalogue: Catalogue, file: str, old: str, new: str, rule: str
) -> None:
    edit(one_drill, f"drills/{file}", old, new)
    assert {fault.rule for fault in words(one_drill, catalogue)} == ({rule} if rule else set())


def test_a_drill_may_ask_for_an_exception_with_its_reason(
    one_drill: Path, catalogue: Catalogue
) -> None:
    edit(one_drill, f"drills/{DRILL}", "You let 18:00 go by.", "Only fools tap such links.")
    edit(
        one_drill,
        f"drills/{DRILL}",
        "title: ",
        "allow:\n  scorn: What he says of himself.\ntitle: ",
    )
    assert words(one_drill, catalogue) == []
    edit(one_drill, f"drills/{DRILL}", "Only fools tap such links.", "You let it go by.")
    assert {fault.rule for fault in words(one_drill, catalogue)} == {"stale-exception"}


def test_a_stray_file_is_named(folder: Path, catalogue: Catalogue) -> None:
    (folder / "officer.fr.yaml").write_text("title: x\n", encoding="utf-8")
    assert [fault.rule for fault in read(folder, catalogue).faults] == ["stray-file"]


def test_a_translation_once_mended_has_no_fault_left(folder: Path, catalogue: Catalogue) -> None:
    (folder / DRILL).write_text("title: [", encoding="utf-8")
    good = (folder / CHINESE).read_text(encoding="utf-8")
    (folder / CHINESE).write_text("title: [", encoding="utf-8")
    assert {fault.path for fault in read(folder, catalogue).faults} == {
        f"drills/{DRILL}",
        f"drills/{CHINESE}",
    }
    (folder / CHINESE).write_text(good, encoding="utf-8")
    assert {fault.path for fault in read(folder, catalogue).faults} == {f"drills/{DRILL}"}


def signed(root: Path) -> Path:
    """The lessons' folder with everything in it signed."""
    reviews = Reviews.open(root, None)
    for one in list(reviews.waiting()):
        reviews.sign(one.name, "somebody", "2026-11-26")
    return root


def test_check_counts_drills_and_names_their_faults(one_drill: Path) -> None:
    text, _ = check.report(signed(one_drill), "text", today=TODAY)
    assert " 1 drills, " in text
    assert "drills/parcel-fee" not in text
    edit(one_drill / "drills", DRILL, "        to: address\n", "        to: adress\n")
    text, _ = check.report(one_drill, "text", today=TODAY)
    assert "drills/parcel-fee.yaml:" in text


def test_a_drill_is_served_only_as_it_was_signed(one_drill: Path) -> None:
    (one_drill / "reviews.yaml").unlink()
    signed(one_drill)
    library = Library(one_drill, drafts=False)
    before = library.catalogue.drills["parcel-fee"]
    edit(one_drill / "drills", CHINESE, "title: 快递补费1.9元", "title: 快递要补1.9元")
    assert "drill parcel-fee" in [one.name for one in Reviews.open(one_drill, None).waiting()]
    library.refresh()
    assert library.catalogue.drills["parcel-fee"] == before
    assert "parcel-fee" not in Library(one_drill, drafts=False).catalogue.drills
    draft = Library(one_drill).catalogue.drills["parcel-fee"]
    assert draft.script("zh-Hans").title == f"快递要补1.9元 {DRAFT}"
    signed(one_drill)
    assert "parcel-fee" in Library(one_drill, drafts=False).catalogue.drills


def test_a_broken_edit_keeps_the_drill_as_it_was(one_drill: Path) -> None:
    library = Library(signed(one_drill))
    before = library.catalogue.drills["parcel-fee"]
    edit(one_drill / "drills", DRILL, "title: A parcel, and a tiny fee", "title: A parcel today")
    changes = library.refresh()
    assert changes is not None
    assert changes.lessons == ("drill parcel-fee",)
    after = library.catalogue.drills["parcel-fee"]
    assert after.version != before.version
    edit(one_drill / "drills", DRILL, "        to: address\n", "        to: nowhere\n")
    library.refresh()
    assert library.catalogue.drills["parcel-fee"] == after
    assert library.faults


def test_a_drill_comes_back_from_its_text_as_it_was(catalogue: Catalogue) -> None:
    for drill in catalogue.drills.values():
        assert snapshot.restore_drill(snapshot.dump_drill(drill)) == drill
        assert snapshot.drill_version(drill) == drill.version


def played(drill: Drill, language: str, made: tuple[str, ...]) -> Played:
    return Played(1, language, drill, Pace.NOW, 7, made, None, told=False, ended_by="story")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_message_is_marked_and_every_debrief_whole(
    catalogue: Catalogue, language: str
) -> None:
    mark = t(language, "drill-mark")
    for drill in catalogue.drills.values():
        script = drill.script(language)
        assert script.language == language
        for path in story.paths(drill):
            for turn in range(len(path)):
                at = played(drill, language, path[:turn])
                for place in range(len(at.words.messages) + 1):
                    asks = place >= len(at.words.messages) - 1
                    shown = screens.line(Line(at, place, asks=asks))
                    assert shown.text.startswith(mark)
                    assert len(shown.rows) == (len(at.drill.scenes[at.state.at].choices) + 1) * asks
                assert screens.said(at).text.startswith(mark)
            over = played(drill, language, path)
            assert screens.ending(over).text.startswith(mark)
            debrief = screens.debrief(over, catalogue)
            assert debrief.text.startswith(f"<b>{t(language, 'drill-over')}</b>")
            assert len(plain(debrief.text)) < TELEGRAM
            for turn_ in over.turns:
                words = script.scenes[turn_.scene.id]
                assert words.wants in debrief.text
                assert turn_.choice is not None
                turned = words.choices[turn_.choice.key].turned
                assert bool(turned) == turn_.turning
                assert turned in debrief.text
            assert script.ends_it in debrief.text
            assert script.steps in debrief.text


def test_every_ending_of_every_drill_is_kind_to_who_reaches_it(catalogue: Catalogue) -> None:
    hard = ("stupid of you", "your own fault", "you should have", "太傻", "活该", "你应该早")
    for drill in catalogue.drills.values():
        for script in drill.scripts.values():
            for ending in script.endings.values():
                assert not any(word in ending.debrief for word in hard), drill.id


def test_every_region_has_its_drills(catalogue: Catalogue) -> None:
    for region in ("CN", "HK", "SG", "UK", "US"):
        assert sum(region in drill.regions for drill in catalogue.drills.values()) >= 4
    assert {Outcome.SAFE, Outcome.HURT, Outcome.LOST} == {
        outcome for drill in catalogue.drills.values() for outcome in drill.endings.values()
    }
