"""What comes from outside: the clock, chance, and what nobody can guess."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time; the only clock of the bot."""
    return datetime.now(UTC)


def stopwatch() -> float:
    """Seconds since some moment, to see how long something takes."""
    return time.perf_counter()


def chance() -> int:
    """A seed; the only chance of the bot."""
    return secrets.randbits(31)


def secret() -> str:
    """What nobody can guess: for one-time links and sessions."""
    return secrets.token_urlsafe(32)


def key(token: str, purpose: bytes) -> bytes:
    """A secret that only who knows the bot's token can make."""
    return hmac.new(token.encode(), purpose, hashlib.sha256).digest()
