"""Everything that the pretend Telegram knows, kept as plain JSON-like records.

Records live in collections by name and key. A change is marked by `touch`, so that the journal
writes just what changed; a world without a journal lives in memory alone.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

Record = dict[str, Any]

COLLECTIONS = ("users", "chats", "messages", "polls", "updates", "queries", "files", "meta")
_PEOPLE = (
    (101, "Amina", "en"),
    (102, "Ben", "en"),
    (103, "陈晓", "zh-hans"),
    (104, "李伯", "zh-hans"),
)


class World:
    """The records, the clock over them, and what to tell whoever watches.

    `clock` gives unix seconds; `skipped` is how far the sandbox's time was moved ahead.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        journal: Path | None = None,
        *,
        watch: bool = True,
        username: str = "money_lessons_bot",
        token: str = "1000000001:sandbox",  # noqa: S107 - a token of the pretend Telegram
    ) -> None:
        self._clock = clock
        self.token = token
        self.watch = watch
        self.records: dict[str, dict[str, Record]] = {name: {} for name in COLLECTIONS}
        self.calls: deque[Record] = deque(maxlen=20_000)
        self.events: deque[Record] = deque(maxlen=5_000)
        self._call_numbers = itertools.count(1)
        self._event_numbers = itertools.count(1)
        self.last_event = 0
        self.on_event: Callable[[], None] = lambda: None
        self.on_update: Callable[[], None] = lambda: None
        self._dirty: set[tuple[str, str]] = set()
        self._journal = None if journal is None else _open_journal(journal)
        if self._journal is not None:
            for name, key, body in self._journal.execute("SELECT * FROM records ORDER BY rowid"):
                self.records[name][key] = orjson.loads(body)
        bot_id = int(token.partition(":")[0])
        self.bot: Record = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Money Lessons",
            "username": username,
        }
        if not self.records["meta"]:
            self._people()
        # A call's number goes on from the last life, so that a watcher's `after` still holds.
        self._call_numbers = itertools.count(self.meta("calls").get("n", 0) + 1)

    def _people(self) -> None:
        for user_id, name, language in _PEOPLE:
            self.add_user(user_id, name, language)
        chat = {"id": -1001, "type": "group", "title": "Village hall", "is_forum": False}
        members = {str(user): "member" for user in (101, 102, 103)}
        members["101"] = "creator"
        self.put("chats", "-1001", {**chat, "members": members, "rights": {}, "last_id": 0})

    def now(self) -> float:
        """Unix seconds in the sandbox."""
        return self._clock() + float(self.meta("clock").get("skipped", 0.0))

    def meta(self, name: str) -> Record:
        """A record of settings by name; made when missing."""
        return self.records["meta"].setdefault(name, {})

    def put(self, collection: str, key: str, record: Record) -> Record:
        """Keep a record."""
        self.records[collection][key] = record
        self._dirty.add((collection, key))
        return record

    def touch(self, collection: str, key: str) -> None:
        """Say that a record was changed in place."""
        self._dirty.add((collection, key))

    def drop(self, collection: str, key: str) -> None:
        """Forget a record."""
        if self.records[collection].pop(key, None) is not None:
            self._dirty.add((collection, key))

    def add_user(self, user_id: int, first_name: str, language: str) -> Record:
        """A person, who has not spoken with the bot yet."""
        return self.put(
            "users",
            str(user_id),
            {
                "id": user_id,
                "is_bot": False,
                "first_name": first_name,
                "language_code": language,
                "blocked": False,
            },
        )

    def next_number(self, name: str, start: int = 1) -> int:
        """The next of a row of numbers that outlives a restart."""
        counter = self.meta("counters")
        counter[name] = counter.get(name, start - 1) + 1
        self.touch("meta", "counters")
        return int(counter[name])

    def update(self, kind: str, body: Any, *, update_id: int | None = None) -> int | None:
        """Queue an update for the bot, unless it does not want this kind."""
        allowed = self.meta("allowed").get("kinds")
        if allowed is None:
            wanted = kind not in {"chat_member", "message_reaction"}
        else:
            wanted = kind in allowed
        if not wanted:
            return None
        number = self.next_number("update", 100_000) if update_id is None else update_id
        self.put("updates", str(number), {"update_id": number, kind: body})
        self.on_update()
        return number

    def event(self, kind: str, **payload: Any) -> None:
        """Tell those who watch the page's stream."""
        if not self.watch:
            return
        self.last_event = next(self._event_numbers)
        self.events.append({"n": self.last_event, "type": kind, **payload})
        self.on_event()

    def log(self, method: str, params: Record, outcome: Record) -> None:
        """Keep a call for whoever asks later."""
        if not self.watch:
            return
        number = next(self._call_numbers)
        self.meta("calls")["n"] = number
        self.touch("meta", "calls")
        self.calls.append(
            {"n": number, "at": self.now(), "method": method, "params": params, **outcome}
        )

    def save(self) -> None:
        """Write what changed; it is on disk, safe from a kill, when this returns."""
        if self._journal is None:
            self._dirty.clear()
            return
        if not self._dirty:
            return
        self._journal.execute("BEGIN")
        for name, key in self._dirty:
            record = self.records[name].get(key)
            if record is None:
                self._journal.execute("DELETE FROM records WHERE name=? AND key=?", (name, key))
            else:
                self._journal.execute(
                    "INSERT INTO records VALUES (?, ?, ?)"
                    " ON CONFLICT (name, key) DO UPDATE SET body = excluded.body",
                    (name, key, orjson.dumps(record)),
                )
        self._journal.execute("COMMIT")
        self._dirty.clear()

    def close(self) -> None:
        """Write what is left and let go of the journal."""
        self.save()
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _open_journal(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    journal = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    journal.execute("PRAGMA journal_mode = WAL")
    journal.execute("PRAGMA synchronous = NORMAL")
    journal.execute(
        "CREATE TABLE IF NOT EXISTS records (name TEXT, key TEXT, body BLOB, UNIQUE (name, key))"
    )
    return journal
