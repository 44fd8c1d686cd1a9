"""What the operator is told by commands beside the running bot."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot.core.course import Catalogue
from bot.core.scams import red_flags
from bot.core.scams.patterns import Patterns
from bot.services import live_replay
from bot.services.broadcasts import Broadcasts, House
from bot.services.checks import Checks
from bot.services.live_replay import Line, Replay
from bot.services.outbox import Deliveries, Outbox
from bot.services.retention import Retention
from bot.services.texts import Texts
from bot.store.database import opened

Say = Callable[[str], None]


async def deliveries(
    url: str, clock: Callable[[], datetime], change: str | None, *, as_json: bool, say: Say
) -> None:
    """Show the outbox of a database; `change` is `hold`, `release` or nothing."""
    async with opened(url) as database:
        outbox = Outbox(database, clock)
        if change == "hold":
            say(f"{await outbox.hold()} letters are held")
        elif change == "release":
            say(f"{await outbox.release()} letters are released")
        else:
            told = await outbox.deliveries()
            say(_as_json(told) if as_json else _as_text(told))


async def old(url: str, clock: Callable[[], datetime], months: int, say: Say) -> None:
    """Show what is old enough to be reduced to counts; the running bot does it."""
    async with opened(url) as database:
        found = await Retention(database, Texts(_nothing), clock, months).old()
    say(f"older than {found.before:%Y-%m-%d} ({months} months):")
    say(f"  {found.answers} answers")
    say(f"  {found.games} live quizzes, with their players' names and answers")
    say("The running bot reduces them to counts, a few at a time.")


def _nothing() -> Catalogue:
    return Catalogue((), {})


async def alert(
    url: str,
    clock: Callable[[], datetime],
    name: str,
    texts: Mapping[str, str],
    *,
    house: House,
    say: Say,
) -> bool:
    """Write an alert's letters; the running bot delivers them. False: a rule is against it."""
    async with opened(url) as database:
        written, findings = await Broadcasts(database, clock, house).alert(name, texts)
    for language, found in findings.items():
        for one in found:
            kind = "must be mended" if one.stops else "could be plainer"
            say(f"{language}: {one.rule}{f': “{one.quote}”' if one.quote else ''} ({kind})")
    stopped = any(one.stops for found in findings.values() for one in found)
    say("nothing was sent" if stopped else f"{written} letters are written")
    return not stopped


async def rising(url: str, clock: Callable[[], datetime], *, as_json: bool, say: Say) -> None:
    """List what people let the bot learn from: alike messages together, the newest first."""
    async with opened(url) as database:
        groups = await Checks(database, Patterns, clock).rising()
    if as_json:
        rows = [asdict(group) for group in groups]
        say(json.dumps(rows, default=datetime.isoformat, ensure_ascii=False))
    elif not groups:
        say("Nobody has let the bot learn from a message yet.")
    for group in () if as_json else groups:
        span = f"{group.first_seen:%Y-%m-%d} to {group.last_seen:%Y-%m-%d}"
        say(f"{group.id:>5}  {group.seen} times, {span}, {group.kind or 'no known kind'}")
        say(f"       {group.example}")


async def drafted(
    url: str, clock: Callable[[], datetime], patterns: Patterns, group_id: int
) -> dict[str, str]:
    """An alert's texts by language, from the kind of scam of a group; empty: it has no kind."""
    async with opened(url) as database:
        return await Checks(database, lambda: patterns, clock).draft(group_id)


def checked(
    patterns: Patterns, text: str | None, batch: Path | None, *, as_json: bool
) -> Iterator[str]:
    """A line (or, in words, a few) a message: `text`, or each row of `batch`."""
    messages = [text] if text is not None else []
    if batch is not None:
        with batch.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and "text" not in rows[0]:
            raise ValueError("no column `text`")
        messages = [row["text"] or "" for row in rows]
    for message in messages:
        found = red_flags.check(message, patterns.base)
        yield _check_as_json(found) if as_json else _check_as_text(found, patterns)


def _check_as_json(found: red_flags.Check) -> str:
    signs = [
        {"sign": one.id, "quotes": found.quotes(one), "weight": one.weight} for one in found.signs
    ]
    told = {
        "verdict": found.verdict.value,
        "score": round(found.score, 4),
        "signs": signs,
        "counter_signs": [one.id for one in found.counters],
        "kinds": list(found.families),
        "read_whole": found.reading.whole,
    }
    return json.dumps(told, ensure_ascii=True)


def _check_as_text(found: red_flags.Check, patterns: Patterns) -> str:
    lines = [f"{found.verdict.value}  {found.score:.3f}"]
    for sign in (*found.signs, *found.counters):
        quotes = ", ".join(f'"{quote}"' for quote in found.quotes(sign)[:2])
        lines.append(f"  {sign.weight:+.2f}  {patterns.signs[sign.id]['en'].name}: {quotes}")
    return "\n".join(lines)


def _as_json(told: Deliveries) -> str:
    counts = [
        {"kind": kind, "state": state, "reason": reason or None, "letters": letters}
        for kind, state, reason, letters in told.counts
    ]
    return json.dumps({**asdict(told), "counts": counts}, default=datetime.isoformat)


def _as_text(told: Deliveries) -> str:
    if not told.counts:
        return "No letter was ever written."
    lines = [
        f"{letters:>8}  {kind:<10} {state}{f': {reason}' if reason else ''}"
        for kind, state, reason, letters in told.counts
    ]
    if told.oldest_waiting is not None:
        lines.append(
            f"The one that waits longest was due {told.oldest_waiting:%Y-%m-%d %H:%M} UTC."
        )
    rate = "" if told.rate is None else f", {told.rate:.1f} a second"
    lines.append(f"Sent in the last hour: {told.sent_last_hour}{rate}.")
    return "\n".join(lines)


async def replay(
    url: str, catalogue: Catalogue, name: str | None, *, as_json: bool, say: Say
) -> bool:
    """Play a live quiz again from its rows; returns whether everything agrees."""
    async with opened(url) as database:
        told = await live_replay.replay(database, Texts(lambda: catalogue), name)
    say(_replay_json(told) if as_json else _replay_text(told))
    return told.agrees


def _replay_json(told: Replay) -> str:
    return json.dumps(
        {
            "game": told.game.code,
            "quiz": told.game.quiz,
            "received": told.received,
            "recorded": told.recorded,
            "scored": told.scored,
            "void": told.void,
            "players": len(told.players),
            "questions": len(told.questions),
            "agrees": told.agrees,
            "arrivals": told.arrivals,
            "by_player": [asdict(one) for one in told.players],
            "by_question": [asdict(one) for one in told.questions],
        },
        ensure_ascii=False,
        indent=2,
    )


def _replay_text(told: Replay) -> str:
    def row(name: str, line: Line) -> str:
        counts = f"{line.received:>9} {line.recorded:>9} {line.scored:>9}"
        points = "" if line.points is None else f" {line.points:>9,}"
        return f"{counts}{points}  {name}"

    whole = Line("", told.received, told.recorded, told.scored)
    came = ", ".join(f"{many} {what}" for what, many in sorted(told.arrivals.items()))
    verdict = "Everything agrees." if told.agrees else "THESE DO NOT AGREE."
    if told.void:
        verdict += f" {told.void} of them answered questions that were left out."
    return "\n".join(
        [
            f"Game {told.game.code}, {told.game.quiz}, {told.game.phase}",
            f"Arrived: {came or 'nothing'}",
            f"{'received':>9} {'recorded':>9} {'scored':>9} {'points':>9}",
            *(row(one.name, one) for one in told.players),
            f"{'received':>9} {'recorded':>9} {'scored':>9}",
            *(row(one.name, one) for one in told.questions),
            row(f"in all: {len(told.players)} players, {len(told.questions)} questions", whole),
            verdict,
        ]
    )
