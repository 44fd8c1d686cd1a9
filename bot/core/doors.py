"""Addresses of pages: a live quiz's door and its screen with its key; the dashboard's door."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

DASHBOARD = "/dashboard"
"""Where the organisers' pages begin."""


@dataclass(frozen=True, slots=True)
class Doors:
    """`base` is where people reach the site; `secret` makes the screens' keys."""

    base: str
    secret: bytes

    @property
    def public(self) -> bool:
        """Whether the messenger lets the pages be opened inside it."""
        return self.base.startswith("https://")

    def play(self, code: str) -> str:
        """Where players come in without the messenger."""
        return f"{self.base}/play/{code}"

    def screen(self, code: str) -> str:
        """The screen in the hall, which leads the quiz too."""
        return self.base + self.screen_path(code)

    def screen_path(self, code: str) -> str:
        """The same, as a path of the site."""
        return f"/screen/{code}/{self.key(code)}"

    def dashboard(self, secret: str, then: str = "") -> str:
        """What signs an organiser in once, and goes on to a page: "/events/5/report"."""
        door = f"{self.base}{DASHBOARD}/in/{secret}"
        return f"{door}?next={then}" if then else door

    def key(self, code: str) -> str:
        """What only the host is given."""
        return hmac.new(self.secret, code.encode(), hashlib.sha256).hexdigest()[:24]

    def opens(self, code: str, key: str) -> bool:
        """Whether a key is this game's."""
        return hmac.compare_digest(self.key(code), key)
