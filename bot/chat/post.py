"""Who makes the content of which letters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Set

from bot.chat import broadcast, cohorts, drill, follow_up, live_post, remind, staff, stats
from bot.chat import tickets as tickets_chat
from bot.chat.desk import Desk
from bot.services import broadcasts, drills, live_letters
from bot.services import tickets as ticket_letters
from bot.services.events import NEWS
from bot.services.reminders import QUESTIONS
from bot.services.staff import JOINED
from bot.services.summaries import SUMMARY
from bot.store.letters import Letter

Content = Callable[[], Awaitable[None]]
_MADE_BY: tuple[tuple[Set[str], Callable[[Desk, Letter], Awaitable[Content | None]]], ...] = (
    (frozenset({drills.DRILL}), drill.prepare),
    (frozenset({JOINED}), staff.prepare),
    (frozenset({NEWS}), cohorts.prepare),
    (frozenset(QUESTIONS), follow_up.prepare),
    (frozenset(ticket_letters.KINDS), tickets_chat.prepare),
    (frozenset(broadcasts.KINDS), broadcast.prepare),
    (frozenset({SUMMARY}), stats.prepare),
)
"""Who makes the content of which letters; all others are reminders."""


async def prepare(desk: Desk, username: str, letter: Letter) -> Content | None:
    """Make a letter's content."""
    if letter.kind in live_letters.KINDS:
        return await live_post.prepare(desk, letter, username)
    make = next((made for kinds, made in _MADE_BY if letter.kind in kinds), remind.prepare)
    return await make(desk, letter)
