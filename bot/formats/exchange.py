"""Export and import: every form by its name, and a report of all that it could not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.formats import aiken, gift, kahoot, moodle, qti1, qti2, table
from bot.formats.archive import LARGEST, Archive, is_zip
from bot.formats.bank import BadFile, Bank, Item, Loss, Part, Read, Tick, Written, differences

_HTML = "a page's HTML has no way to say exactly this"
_ONE_LINE = "a question is one line of plain words there"
_EXAMPLE = "the bot draws its numbers for each learner; one example of them is here"
_PLACES = "there is no place for it"


@dataclass(frozen=True, slots=True)
class Format:
    """A form of question banks; `cannot` says why it loses what it loses."""

    name: str
    title: str
    ending: str
    write: Callable[[Bank, Tick], Written]
    read: Callable[[bytes, Tick], Read]
    cannot: dict[Part, str]


_RICH = {Part.MARKUP: _HTML}
_SHORT = dict.fromkeys(
    (Part.NAME, Part.LESSON, Part.OBJECTIVE, Part.FEEDBACK, Part.REMARK), _PLACES
) | {
    Part.MARKUP: _ONE_LINE,
    Part.CHOICES: "an option is one line of plain words there",
    Part.SHARES: "an option is right or wrong there, with nothing between",
    Part.KIND: "the question is read as the kind that its options look like",
}

FORMATS = {
    one.name: one
    for one in (
        Format(
            "gift",
            "GIFT",
            ".gift.txt",
            gift.write,
            gift.read,
            {**_RICH, Part.UNIT: _PLACES, Part.SHARES: "true or false is right or wrong there"},
        ),
        Format("aiken", "Aiken", ".aiken.txt", aiken.write, aiken.read, _SHORT),
        Format("moodle", "Moodle XML", ".moodle.xml", moodle.write, moodle.read, _RICH),
        Format("qti21", "QTI 2.1", ".qti21.zip", qti2.write, qti2.read, _RICH),
        Format("qti12", "QTI 1.2", ".qti12.zip", qti1.write, qti1.read, _RICH),
        Format("kahoot", "Kahoot's spreadsheet", ".xlsx", kahoot.write, kahoot.read, _SHORT),
        Format("csv", "CSV", ".csv", table.write, table.read, _RICH),
    )
}
"""Every form by the name that the commands take."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file, how many items are in it, and all that it could not hold."""

    data: bytes
    items: int
    losses: tuple[Loss, ...]


def nothing() -> None:
    """A tick that nobody watches."""


def export(bank: Bank, form: Format, tick: Tick = nothing) -> Export:
    """Write the bank, read it back, and report every difference: nothing is lost unseen.

    `tick` is called twice an item, once each way.
    """
    written, back = _there_and_back(bank, form, tick)
    if back is None:
        # Something in it breaks the form: whatever does is left out by itself.
        broken = _broken(bank, form)
        sound = tuple(item for place, item in enumerate(bank.items) if place not in broken)
        written, back = _there_and_back(Bank(bank.language, sound), form, nothing)
        places = [place for place in range(len(bank.items)) if place not in broken]
        left_out = {places[place]: why for place, why in written.left_out.items()}
        written = Written(written.data, {**broken, **left_out})
    if back is None:
        raise BadFile(f"{form.title} cannot hold these questions together")
    kept = [item for place, item in enumerate(bank.items) if place not in written.left_out]
    losses = [
        Loss(bank.items[place].label, Part.ITEM, why) for place, why in written.left_out.items()
    ]
    losses += [
        Loss(bank.items[place].label, Part.VALUES, _EXAMPLE)
        for place in sorted(bank.examples - written.left_out.keys())
    ]
    for before, after in zip(kept, back, strict=True):
        why = form.cannot
        parts = differences(before, after)
        losses += [Loss(before.label, part, why.get(part, _PLACES)) for part in parts]
    return Export(written.data, len(kept), tuple(losses))


def _there_and_back(
    bank: Bank, form: Format, tick: Tick
) -> tuple[Written, tuple[Item, ...] | None]:
    """The bank written, and what is read of it again; None where that is not one for one."""
    written = form.write(bank, tick)
    try:
        back = form.read(written.data, tick).items
    except BadFile:
        return written, None
    whole = len(back) == len(bank.items) - len(written.left_out)
    return written, back if whole else None


def _broken(bank: Bank, form: Format) -> dict[int, str]:
    """The places of items that the form cannot hold even alone."""
    alone = (_there_and_back(Bank(bank.language, (item,)), form, nothing)[1] for item in bank.items)
    why = "it holds signs or options that would be taken for something else there"
    return {place: why for place, back in enumerate(alone) if back is None}


def read(data: bytes, form: Format, tick: Tick = nothing) -> Read:
    """Read a file that is of this form; raise `BadFile` where it is not."""
    if len(data) > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise BadFile(f"a file of {len(data) / 1024 / 1024:.0f} MB; at most {limit} MB are read")
    if not data.strip():
        raise BadFile("an empty file")
    try:
        found = form.read(data, tick)
    except RecursionError as error:
        raise BadFile("a file nested too deep") from error
    if not found.items and not found.losses:
        raise BadFile(f"no question of {form.title} in it")
    return found


def guess(name: str, data: bytes) -> Format:
    """The form that a file seems to have, by its contents first and its name second."""
    head = data[:4000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if is_zip(data):
        return FORMATS[_zipped(Archive(data))]
    if head.startswith("<"):
        marks = {"<assessmentItem": "qti21", "<questestinterop": "qti12", "<quiz": "moodle"}
        found = [form for mark, form in marks.items() if mark in head]
        return FORMATS[found[0] if found else "moodle"]
    if name.lower().endswith(".csv"):
        return FORMATS["csv"]
    lines = data.decode("utf-8", "replace").splitlines()
    aiken_like = any(line.strip().upper().startswith("ANSWER:") for line in lines)
    return FORMATS["aiken" if aiken_like and "{" not in head else "gift"]


def _zipped(archive: Archive) -> str:
    if any(name.startswith("xl/") for name in archive.names):
        return "kahoot"
    if "imsmanifest.xml" not in archive.names:
        raise BadFile("a zip file that is neither a spreadsheet nor a QTI package")
    manifest = archive.read("imsmanifest.xml")
    return "qti12" if b"imsqti_xmlv1" in manifest else "qti21"
