"""`fit-check` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import cli
from bot.content.patterns import load
from bot.settings import ROOT


def test_a_few_messages_of_ones_own_do_not_undo_what_thousands_taught(tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    shutil.copytree(ROOT / "lessons", lessons)
    data = tmp_path / "mine.csv"
    data.write_text(
        "text,label\n" + "Buy gold at a.top/x,scam\nSee you at dinner,ham\n" * 4, encoding="utf-8"
    )
    result = CliRunner().invoke(
        cli, ["fit-check", "--data", str(data), "--lessons", str(lessons), "--from-present"]
    )
    assert result.exit_code == 0, result.output
    before, after = load(ROOT / "lessons").patterns, load(lessons).patterns
    assert before is not None
    assert after is not None
    assert after.base.weights.bias == before.base.weights.bias
    # No message has it.
    assert after.base.weights.signs["betting-tips"] == before.base.weights.signs["betting-tips"]
    assert (
        after.base.weights.signs["link-odd-ending"] > before.base.weights.signs["link-odd-ending"]
    )
    written = (lessons / "scams/patterns/weights.yaml").read_text(encoding="utf-8")
    assert "main.py fit-check --from-present --data mine.csv\n" in written
