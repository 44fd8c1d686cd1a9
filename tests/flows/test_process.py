"""The whole program: started, killed anywhere, stopped, pushed to, and wrongly set up."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.process import PATIENCE, demo, eventually, fetch, free_port

AMINA = 101


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=env, timeout=PATIENCE, check=False
    )


def test_a_tap_handed_over_counts_once_though_a_kill_follows_it(tmp_path: Path) -> None:
    with demo(tmp_path) as one:
        one.post("say", person=AMINA, text="/start")
        eventually(lambda: one.last(AMINA)["from"]["is_bot"])
        one.post("tap", person=AMINA, text="Loans")
        eventually(lambda: "Just to see" in one.last(AMINA)["text"])
        one.post("tap", person=AMINA, text="Skip, to the lesson →")
        eventually(lambda: "Mei" in one.last(AMINA)["text"])
        one.post("tap", person=AMINA, text="Next →")
        eventually(lambda: "How much" in one.last(AMINA)["text"])
        one.post("tap", person=AMINA, text="9,200")
        one.end(signal.SIGKILL)
        one.start()
        eventually(lambda: "Right." in one.last(AMINA)["text"])
        one.post("say", person=AMINA, text="/learn")
        eventually(lambda: one.last(AMINA)["from"]["is_bot"])
        assert "Right." in one.last(AMINA)["text"]
        verdicts = [m for m in one.get(f"chats/{AMINA}")["messages"] if "Right." in str(m)]
        assert len(verdicts) <= 2
        with sqlite3.connect(tmp_path / "demo.sqlite3") as file:
            assert file.execute("SELECT count(*) FROM answers").fetchone() == (1,)
        file.close()


def test_it_stops_cleanly_when_asked(tmp_path: Path) -> None:
    with demo(tmp_path) as one:
        one.post("say", person=AMINA, text="/start")
        assert one.end(signal.SIGTERM) == 0
        one.start()
        eventually(lambda: one.last(AMINA)["from"]["is_bot"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--port", "70000"), "65535"),
        (("--host", "300.1.1.1"), "300.1.1.1 is no address of this computer"),
    ],
)
def test_a_place_that_is_none_is_said(tmp_path: Path, wrong: tuple[str, ...], said: str) -> None:
    found = run("demo", "--no-browser", "--database", str(tmp_path / "demo.sqlite3"), *wrong)
    assert found.returncode in {1, 2}
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    found = run("deliveries", DATABASE_URL=f"sqlite:///{tmp_path}")
    assert found.returncode == 1
    assert found.stderr == f"{tmp_path}: unable to open database file\n"


def test_a_figure_in_no_folder_is_said(tmp_path: Path) -> None:
    at = tmp_path / "nowhere" / "figure.svg"
    found = run("simulate-learning", "--learners", "2", "--figure", str(at))
    assert found.returncode == 1
    assert found.stderr.endswith(f"{at}: No such file or directory\n")


def test_it_stops_when_asked_though_telegram_was_never_reached(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": "1000000001:sandbox",
        "TELEGRAM_API": f"http://127.0.0.1:{free_port()}",
        "DATABASE_URL": f"sqlite:///{tmp_path}/bot.sqlite3",
    }
    told = tmp_path / "told.txt"
    with told.open("w") as file:
        bot = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "run"], cwd=ROOT, env=environment, stderr=file
        )
    try:
        eventually(lambda: "cannot reach Telegram yet" in told.read_text())
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(PATIENCE) == 1
        assert told.read_text().endswith("ended before Telegram could be reached\n")
    finally:
        bot.kill()


def test_the_webhook_takes_only_who_knows_the_secret(tmp_path: Path) -> None:
    port, site = free_port(), free_port()
    telegram = subprocess.Popen(
        [sys.executable, "-m", "bot.sandbox", "--port", str(port)], cwd=ROOT
    )
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": "1000000001:sandbox",
        "TELEGRAM_API": address,
        "PUBLIC_URL": f"http://127.0.0.1:{site}",
        "PORT": str(site),
        "DATABASE_URL": f"sqlite:///{tmp_path}/bot.sqlite3",
    }
    eventually(lambda: fetch(f"{address}/sandbox/ready"))
    bot = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "run"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        calls = f"{address}/sandbox/calls"
        eventually(lambda: [c for c in fetch(calls) if c["method"] == "setWebhook"])
        fetch(f"{address}/sandbox/say", {"from": AMINA, "text": "/start"})
        eventually(lambda: [c for c in fetch(calls) if c["method"] == "sendMessage"])
        with pytest.raises(OSError, match=r"40[13]"):
            fetch(f"http://127.0.0.1:{site}/telegram", {"update_id": 1})
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(30) == 0
    finally:
        for process in (bot, telegram):
            process.kill()
            process.wait()


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN"),
        ({"PORT": "many"}, "PORT"),
        ({"TIMEZONE": "Mars/Olympus"}, "TIMEZONE"),
        ({"PUBLIC_URL": "ftp://x"}, "PUBLIC_URL"),
        ({"TELEGRAM_TOKEN": "1:x", "DATABASE_URL": "mysql://x"}, "mysql"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line(
    environment: dict[str, str], named: str
) -> None:
    ended = run("run", **environment)
    assert ended.returncode == 1
    assert named in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_settings_are_listed_with_their_source_and_secrets_masked() -> None:
    told = run("settings", TELEGRAM_TOKEN="1:secret").stdout  # noqa: S106 - made up
    assert "1:secret" not in told
    assert "TELEGRAM_TOKEN=********" in told
    assert "environment" in told


def test_the_demo_says_when_its_port_is_taken(tmp_path: Path) -> None:
    with demo(tmp_path) as one:
        port = one.address.rsplit(":", 1)[1]
        second = run("demo", "--no-browser", "--port", port, "--database", str(tmp_path / "b.db"))
    assert second.returncode == 1
    assert port in second.stderr
    assert "Traceback" not in second.stderr
