"""The bot as its users start it: a process of its own, which can be killed."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.settings import ROOT

PATIENCE = 60.0
"""Seconds after which what should happen never will: a busy machine is slow, not wrong."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetch(url: str, body: Any = None) -> Any:
    """Get, or post `body`, and read the JSON of the answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        return json.load(answer)


def eventually(condition: Any) -> Any:
    """What `condition` returns once it is true; a failure when it does not become so."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            found = condition()
        except (OSError, urllib.error.URLError):
            found = None
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen")


class Demo:
    """`python main.py demo`, on a database that outlives it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._command = [sys.executable, str(ROOT / "main.py"), "demo", "--no-browser"]
        self._command += ["--port", str(port), "--database", str(folder / "demo.sqlite3")]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until the bot serves."""
        self._process = subprocess.Popen(self._command, cwd=ROOT)
        eventually(lambda: self.get("ready")["ready"])

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; returns the exit status."""
        assert self._process is not None
        self._process.send_signal(how)
        status = self._process.wait(PATIENCE)
        self._process = None
        return status

    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None

    def get(self, path: str) -> Any:
        """Ask the control interface."""
        return fetch(f"{self.address}/sandbox/{path}")

    def post(self, act: str, **body: Any) -> Any:
        """Do something through the control interface."""
        if "person" in body:
            body["from"] = body.pop("person")
        return fetch(f"{self.address}/sandbox/{act}", body)

    def last(self, chat: int) -> dict[str, Any]:
        """The newest message of a chat."""
        message: dict[str, Any] = self.get(f"chats/{chat}")["messages"][-1]
        return message


@contextmanager
def demo(folder: Path) -> Iterator[Demo]:
    """A running demo, ended at the end."""
    one = Demo(folder, free_port())
    one.start()
    try:
        yield one
    finally:
        if one.running():
            one.end()
