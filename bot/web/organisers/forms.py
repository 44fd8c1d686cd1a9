"""What a form posts, and what a query asks for: read with bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.core.naming import tidy
from bot.web.requests import Refused, read_all

_LARGEST = 64 * 1024
_MOST_FIELDS = 400
_KIND = "application/x-www-form-urlencoded"


class Fields:
    """Fields by name, each with its values in order."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def text(self, name: str, longest: int = 200) -> str:
        """A text of one line; empty where it is missing.

        Longer ones are refused: the page's own fields have `maxlength`.
        """
        return tidy(self.lines(name, longest))

    def lines(self, name: str, longest: int) -> str:
        """A text of several lines."""
        value = self._values.get(name, [""])[0].replace("\r\n", "\n").strip()
        if len(value) > longest:
            raise Refused(413, "too-large")
        return value

    def all(self, name: str) -> list[str]:
        """What was ticked or typed under one name, in order."""
        return list(self._values.get(name, []))

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return name in self._values

    def whole(self, name: str) -> int | None:
        """A whole number that the database can hold; None for what is none."""
        return whole(self._values.get(name, [""])[0])

    @property
    def first(self) -> Mapping[str, str]:
        """The first value of every field, for showing a form again as it was."""
        return {name: values[0] for name, values in self._values.items()}


def whole(text: str) -> int | None:
    """A whole number from 0 up, as an address or a form has it; None for what is none."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        return None
    return int(text)


def query(request: Request) -> Fields:
    """What the address asks for."""
    pairs = request.query_params.multi_items()
    return Fields([(name, value.replace("\x00", "")) for name, value in pairs[:_MOST_FIELDS]])


async def posted(request: Request) -> Fields:
    """The form that was posted; raise `Refused` for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _KIND:
        raise Refused(415, "not-a-form")
    raw = await read_all(request, _LARGEST)
    try:
        pairs = parse_qsl(
            raw.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise Refused(400, "not-a-form") from None
    # PostgreSQL keeps no such character in a text.
    if any("\x00" in value for pair in pairs for value in pair):
        raise Refused(400, "not-a-form")
    return Fields(pairs)
