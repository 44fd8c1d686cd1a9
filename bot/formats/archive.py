"""Zip files in and out: what comes in is bounded and never unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from bot.formats.bank import BadFile

LARGEST = 16 * 1024 * 1024
"""The largest file that is read, in bytes."""
LARGEST_TEXT = 8 * 1024 * 1024
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_FILES = 5_000
_DAY = (1980, 1, 1, 0, 0, 0)


class Archive:
    """A zip file being read; every file in it counts against one bound when it is taken out."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise BadFile("a zip file that is damaged, or none") from error
        entries = self._zip.infolist()
        if len(entries) > _MOST_FILES:
            raise BadFile(f"a zip file of {len(entries):,} files; at most {_MOST_FILES:,} are read")
        for entry in entries:
            parts = entry.filename.replace("\\", "/").split("/")
            if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]:
                raise BadFile(f"a zip file that reaches outside its folder: {entry.filename[:80]}")
            if entry.flag_bits & 1:
                raise BadFile("a zip file with a password")
        self._entries = {entry.filename: entry for entry in entries if not entry.is_dir()}
        self._room = _LARGEST_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in order."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """One file, unpacked in memory; what its header says of its size is not believed."""
        if name not in self._entries:
            raise BadFile(f"a package without its file {name[:80]}")
        try:
            with self._zip.open(self._entries[name]) as packed:
                data = packed.read(self._room + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
            ValueError,
            struct.error,
        ) as error:
            raise BadFile(f"a zip file whose {name[:80]} is damaged") from error
        self._room -= len(data)
        if self._room < 0:
            limit = _LARGEST_UNPACKED // 1024 // 1024
            raise BadFile(f"a zip file that unpacks to more than {limit} MB")
        return data


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """Files as a zip; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, data)
    return out.getvalue()


def is_zip(data: bytes) -> bool:
    """Whether a file begins as zip files do."""
    return data.startswith(b"PK")


def lines(words: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, one at a time, without the spaces around them."""
    for place, line in enumerate(io.StringIO(words), 1):
        yield place, line.strip()


def decoded(data: bytes) -> str:
    """A text file's words with plain line ends: UTF-8, or UTF-16 where its mark says so."""
    if len(data) > LARGEST_TEXT:
        limit = LARGEST_TEXT // 1024 // 1024
        raise BadFile(f"a text of {len(data) / 1024 / 1024:.0f} MB; at most {limit} MB are read")
    code = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(code)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadFile("text that is not UTF-8; save it as UTF-8", line) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise BadFile("a zero byte, which no text has", line)
    return text.replace("\r\n", "\n").replace("\r", "\n")
