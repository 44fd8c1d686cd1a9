"""What organisers set for a group, by taps: its first question, its follow-ups, its reminders."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.chat import event_card
from bot.chat.buttons import NotAButton, SetGroup
from bot.chat.desk import Context, language_of, person_of, show
from bot.chat.screens import habits as screens
from bot.core.cohort import CHOSEN, Habits, Pace
from bot.core.errors import NotAllowed
from bot.core.follow_up import DELAYS
from bot.services.cohorts import Settings

ASK, LEAVE_OUT = "ask-", "no-ask-"
"""How a button's word begins that adds questions after so many days, or takes them away."""


async def tap(update: Update, context: Context, button: SetGroup) -> None:
    """`show` what is set; or choose, and see it anew.

    `start-bot` or `start-none` (the first question), `ask-` or `no-ask-` and days, `pace-own` or
    `pace-group`.
    """
    desk, me = context.desk.cohorts, person_of(update).telegram_id
    if button.what == "back":
        await _back(update, context, button.cohort)
        return
    found = await desk.settings(me, button.cohort)
    if not found.edits:
        raise NotAllowed
    if button.what != "show":
        made = await desk.set(me, button.cohort, lambda was: _changed(was, button.what))
        found = made if isinstance(made, Settings) else found
    await show(update, context, screens.sheet(found, await language_of(update, context)))


def _changed(was: Habits, what: str) -> Habits:
    """Habits as a button would have them; raise `NotAButton` for what none of ours says."""
    simple = {
        "start-bot": replace(was, start=CHOSEN),
        "start-none": replace(was, start=None),
        "pace-own": replace(was, pace=None),
        "pace-group": replace(was, pace=was.pace or Pace()),
        **{f"{ASK}{one}": replace(was, delays=_with(was, one)) for one in DELAYS},
        **{f"{LEAVE_OUT}{one}": replace(was, delays=_without(was, one)) for one in DELAYS},
    }
    if what not in simple:
        raise NotAButton(what)
    return simple[what]


def _with(was: Habits, delay: int) -> tuple[int, ...]:
    return tuple(sorted({*was.delays, delay}))


def _without(was: Habits, delay: int) -> tuple[int, ...]:
    return tuple(one for one in was.delays if one != delay)


async def _back(update: Update, context: Context, cohort_id: int) -> None:
    """The card of the group's event, or of its link."""
    listed = await context.desk.cohorts.look(person_of(update).telegram_id, cohort_id)
    if listed.event_id is None:
        await event_card.link_card(update, context, cohort_id)
    else:
        await event_card.card(update, context, listed.event_id)
