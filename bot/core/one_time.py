"""Secrets that are given away once: only their hashes are kept."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

SIGN_IN = timedelta(minutes=10)
INVITATION = timedelta(days=3)
SESSION = timedelta(hours=12)
"""How long each holds."""

INVITED = "i-"
"""How the payload of an invitation's link begins."""
_SECRET = re.compile(r"[\w-]{32,64}", re.ASCII)


def mark(secret: str) -> str:
    """What is kept of a secret: nothing leads back, as it is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret(text: str) -> bool:
    """Whether a text could be a secret at all."""
    return _SECRET.fullmatch(text) is not None
