"""What takes seconds to make of the content, kept on disk for the next start."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import numpy as np

_PROGRAM = Path(__file__).parent.parent
_MAKERS = (_PROGRAM / "core", _PROGRAM / "content")
"""What the content goes through: its code, tables and weights."""
_DIGEST = 32
_MOST = 8
"""Values kept: a few folders of lessons, each with its index."""


def fingerprint(roots: Iterable[Path]) -> str:
    """Other whenever a file below `roots` is other, or what makes something of them is."""
    found = blake2b(repr((sys.version, np.__version__)).encode(), digest_size=16)
    for root in (*roots, *_MAKERS):
        for path in sorted(root.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                raw = path.read_bytes()
                found.update(f"{path}\0{len(raw)}\0".encode(errors="surrogateescape"))
                found.update(raw)
    return found.hexdigest()


class Store:
    """Values by name in a folder that nobody else may write to, as they are read by pickle.

    What cannot be read counts as missing, and what cannot be written is made anew next time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> object | None:
        """What was put under the name; None if nothing was, or only a part is there."""
        try:
            raw = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, told = raw[:_DIGEST], memoryview(raw)[_DIGEST:]
        if blake2b(told, digest_size=_DIGEST).digest() != seal:
            return None
        value: object = pickle.loads(told)  # noqa: S301 - written by `put`
        return value

    def put(self, name: str, value: object) -> None:
        """Keep a value, and forget the oldest where there are many."""
        raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, written = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(blake2b(raw, digest_size=_DIGEST).digest())
                    file.write(raw)
                Path(written).replace(self._folder / name)
            except OSError:
                Path(written).unlink(missing_ok=True)
                raise
            ages = sorted((one.stat().st_mtime_ns, one) for one in self._folder.iterdir())
            for _, old in ages[:-_MOST]:
                old.unlink(missing_ok=True)
