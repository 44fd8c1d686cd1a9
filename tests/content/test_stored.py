"""What is kept of reading for the next start: taken where nothing changed, and never in part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.content import library as library_module
from bot.content.library import Library
from bot.content.search import build_all
from bot.content.stored import Store, fingerprint
from bot.content.taught import Taught, read
from bot.settings import ROOT
from tests.content.shelf import LESSON, build, edit

WRITTEN = "how much will i really get in my hand"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    root = build(tmp_path / "lessons")
    edit(root, LESSON, "asks:\n", f"asks:\n  - {WRITTEN}\n")
    return root


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def _nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        pytest.fail("made once more")

    monkeypatch.setattr(library_module, "read", forbidden)
    monkeypatch.setattr(library_module, "build_all", forbidden)


def test_a_value_is_kept_whole_or_not_at_all(tmp_path: Path, store: Store) -> None:
    assert store.get("one") is None
    store.put("one", {"a": (1, 2)})
    assert store.get("one") == {"a": (1, 2)}
    file = tmp_path / "cache" / "one"
    whole = file.read_bytes()
    for torn in (b"", whole[:10], whole[:-1], whole[:40] + b"x" + whole[41:]):
        file.write_bytes(torn)
        assert store.get("one") is None, torn


def test_the_oldest_go_where_there_are_many(tmp_path: Path, store: Store) -> None:
    for at in range(12):
        store.put(f"value{at}", at)
        os.utime(tmp_path / "cache" / f"value{at}", (at, at))
    assert len(list((tmp_path / "cache").iterdir())) == 8
    assert store.get("value11") == 11
    assert store.get("value3") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, lessons: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "cache")
    assert Library(lessons, store=store).catalogue.lessons
    assert Library(lessons, store=store).finder.ask(WRITTEN).score == 1.0


def test_any_change_of_files_is_seen(lessons: Path) -> None:
    seen = {fingerprint([lessons])}
    (lessons / "loans/new.txt").write_text("")
    seen.add(fingerprint([lessons]))
    (lessons / "loans/new.txt").rename(lessons / "loans/other.txt")
    seen.add(fingerprint([lessons]))
    edit(lessons, LESSON, "Mei needs", "Fatima needs")
    seen.add(fingerprint([lessons]))
    assert len(seen) == 4


def test_the_next_start_reads_and_builds_nothing(
    lessons: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Library(lessons, store=store)
    answer = first.finder.ask(WRITTEN)
    assert answer.score == 1.0
    _nothing_is_made(monkeypatch)
    second = Library(lessons, store=store)
    assert second.finder.ask(WRITTEN) == answer
    assert second.catalogue == first.catalogue
    assert second.asking == first.asking
    assert second.faults == first.faults
    assert second.refresh() is None


def test_what_may_not_be_served_is_kept_apart(lessons: Path, store: Store) -> None:
    assert Library(lessons, store=store, drafts=True).catalogue.lessons
    with pytest.raises(library_module.NothingToTeach):
        Library(lessons, store=store, drafts=False)  # nobody signed the edited copies


def test_another_process_takes_it_too(lessons: Path, store: Store, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from bot.content.library import Library;"
        "from bot.content.stored import Store;"
        "Library(Path(sys.argv[1]), store=Store(Path(sys.argv[2]))).finder.ready()"
    )
    command = [sys.executable, "-c", program, str(lessons), str(tmp_path / "cache")]
    for seed in ("1", "2"):  # texts are hashed differently there
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert len(list((tmp_path / "cache").iterdir())) == 2
    found = Library(lessons, store=store).finder.ask(WRITTEN)
    assert found.place is not None
    assert found.score == 1.0


def test_an_edit_is_read_and_kept_anew(
    lessons: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(lessons, store=store)
    library.finder.ready()
    edit(lessons, LESSON, WRITTEN, "zorblatt quorble")
    assert library.refresh() is not None
    assert library.finder.ask("zorblatt quorble").score == 1.0
    _nothing_is_made(monkeypatch)
    assert Library(lessons, store=store).finder.ask("zorblatt quorble").score == 1.0


def test_a_mixture_of_good_and_kept_is_never_stored(lessons: Path, store: Store) -> None:
    library = Library(lessons, store=store)
    title = library.catalogue.lessons[f"{LESSON.removesuffix('.yaml')}"].edition("en").title
    edit(lessons, LESSON, "learned:", "lerned:")
    assert library.refresh() is not None  # goes on with the words it had
    library.finder.ready()
    fresh = Library(lessons, store=store)
    assert fresh.faults
    assert all(one.edition("en").title != title for one in fresh.catalogue.lessons.values())
    assert fresh.finder.ask(WRITTEN).score != 1.0


def test_what_changes_while_it_is_read_is_not_kept(
    lessons: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*given: Any, **more: Any) -> Taught:
        found = read(*given, **more)
        edit(lessons, LESSON, WRITTEN, "zorblatt quorble")
        return found

    monkeypatch.setattr(library_module, "read", meanwhile)
    assert Library(lessons, store=store).finder.ask(WRITTEN).score == 1.0
    monkeypatch.setattr(library_module, "read", read)
    assert Library(lessons, store=store).finder.ask("zorblatt quorble").score == 1.0


def test_ways_to_ask_of_one_time_and_lessons_of_another_are_not_kept(
    lessons: Path, store: Store, tmp_path: Path
) -> None:
    library = Library(lessons, store=store)
    finder, old = library.finder, library.catalogue
    edit(lessons, LESSON, WRITTEN, "zorblatt quorble")
    assert library.refresh() is not None
    finder._catalogue = lambda: old  # as a thread holds it that read it before
    assert set(finder.ready()) == set(build_all(old, library.asking))
    assert not list((tmp_path / "cache").glob("*.index"))
