"""The rules of a lesson that differ by place."""

from __future__ import annotations

from telegram import Update

from bot.chat import lifeline
from bot.chat.buttons import ShowRules
from bot.chat.desk import Context, person_of, show
from bot.chat.screens import local as screens
from bot.core import fact


async def show_rules(update: Update, context: Context, button: ShowRules) -> None:
    """The rules where a learner probably lives, or in the place that was tapped."""
    desk, person = context.desk, person_of(update)
    view = await desk.study.look(person, button.attempt)
    told = fact.good(desk.library.facts, desk.clock().date())
    rules = fact.by_place(told, view.lesson.facts)
    place = button.place
    if place not in rules:
        place = await lifeline.region(update, context, view.language) or ""
    await show(update, context, screens.rules(view, rules, place))
