"""What organisers set for a group, as they see it in the chat."""

from __future__ import annotations

from bot.chat.buttons import Do, SetGroup
from bot.chat.screens import dates
from bot.chat.screens.events import delays
from bot.chat.screens.screen import Key, Screen, paragraphs, plain
from bot.core.cohort import CHOSEN, Habits
from bot.core.follow_up import DELAYS
from bot.locales import t
from bot.services.cohorts import Settings


def sheet(found: Settings, language: str) -> Screen:
    """What is set, with a button for each choice; which question and which days are on the page."""
    cohort, habits = found.listed.cohort, found.habits

    def key(words: str, what: str, *, on: bool) -> Key:
        mark = "✓ " if on else ""
        return Key(f"{mark}{t(language, words)}", SetGroup(what, cohort.id))

    rows = []
    if found.offered:
        rows.append(
            [
                key("button-group-start-bot", "start-bot", on=habits.start == CHOSEN),
                key("button-group-start-none", "start-none", on=habits.start is None),
            ]
        )
    if found.taught:
        asked = [
            key(
                f"cohort-delay-{one}",
                f"{'no-' * (one in habits.delays)}ask-{one}",
                on=one in habits.delays,
            )
            for one in DELAYS
        ]
        rows += [asked[:2], asked[2:]]
    rows += [
        [
            key("button-group-pace-own", "pace-own", on=habits.pace is None),
            key("button-group-pace-group", "pace-group", on=habits.pace is not None),
        ],
        [Key(t(language, "button-group-page"), Do("dashboard"))],
        [Key(t(language, "button-plan-back"), SetGroup("back", cohort.id))],
    ]
    lines = [
        f"<b>{t(language, 'cohort-habits')}</b>\n{plain(cohort.title)}",
        "\n".join(
            t(language, "event-line", what=t(language, f"cohort-{part}"), now=plain(words))
            for part, words in _said(found, language)
        ),
        t(language, "cohort-delays-agreed") if found.taught else "",
    ]
    return Screen(paragraphs(*lines), rows)


def _said(found: Settings, language: str) -> list[tuple[str, str]]:
    """Each part with what is set for it."""
    habits = found.habits
    told = [("pace", pace(language, habits))]
    if found.taught:
        told = [("delays", delays(language, habits.delays)), *told]
    if found.offered:
        key = {None: "none", CHOSEN: "bot-pick"}.get(habits.start, "on-page")
        told = [("start", t(language, f"cohort-start-{key}")), *told]
    return told


def pace(language: str, habits: Habits) -> str:
    """When a group reminds."""
    if habits.pace is None:
        return t(language, "cohort-pace-own")
    days, hour = dates.weekdays(language, habits.pace.days), f"{habits.pace.hour}:00"
    return t(language, "cohort-pace-group", days=days, hour=hour)
