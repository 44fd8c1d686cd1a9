"""The command about learners' reports, for those who write the lessons."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from bot.content.library import Library
from bot.locales import t
from bot.services.staff import Organisers
from bot.services.tickets import Open, Tickets
from bot.settings import Settings
from bot.store.database import opened

Say = Callable[[str], None]


async def tickets(
    url: str,
    settings: Settings,
    library: Library,
    clock: Callable[[], datetime],
    *,
    as_json: bool,
    say: Say,
) -> None:
    """List what is open, the one that waits longest first."""
    async with opened(url) as database:
        organisers = Organisers(database, clock, str, frozenset(settings.owners))
        found = await Tickets(
            database,
            lambda: library.catalogue,
            clock,
            organisers,
            days=settings.ticket_days,
            whereabouts=lambda: library.whereabouts,
            patterns=lambda: library.patterns,
        ).everything()
    if not found and not as_json:
        say("No report is open.")
    for one in found:
        if as_json:
            say(json.dumps(_told(one), ensure_ascii=False))
        else:
            for line in _lines(one, settings):
                say(line)


def _lines(one: Open, settings: Settings) -> list[str]:
    pile, late = one.line.pile, "  OVERDUE" if one.line.late else ""
    where = pile.item if one.file is None else f"{settings.lessons.name}/{one.file}"
    kind = t("en", f"ticket-kind-{pile.kind}")
    head = f"{where}  {kind} ({pile.language}), {pile.people} reported it{late}"
    return [head, f"    since {pile.since:%Y-%m-%d}  {pile.item}", *(f"    {w}" for w in one.words)]


def _told(one: Open) -> dict[str, object]:
    pile = one.line.pile
    return {
        "item": pile.item,
        "file": one.file,
        "kind": pile.kind,
        "language": pile.language,
        "reports": pile.people,
        "since": pile.since.isoformat(),
        "overdue": one.line.late,
        "words": list(one.words),
    }
