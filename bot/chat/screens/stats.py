"""Figures in words: /stats, and the summary on Mondays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat.buttons import Do, ShowStats
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core.counting.count import Count
from bot.core.counting.report import Overview, Step, Suggestion, Suggestions
from bot.locales import t
from bot.pictures.funnel import FunnelPicture, FunnelRow

ON, OFF = 1, 2
"""What `ShowStats.mondays` asks for."""
_PERIODS = (0, 4, 1)
_WIDEST = 120


def stats(language: str, found: Overview, todo: Suggestions, *, weekly: bool) -> Screen:
    """The overview, what to do next, and the choices."""
    weeks = found.filter.weeks or 0
    text = paragraphs(
        f"<b>{_period(language, weeks)}</b>",
        _steps(language, found.steps),
        _change(language, found),
        _todo(language, todo.rows),
    )
    periods = [
        Key(("• " if one == weeks else "") + _brief(language, one), ShowStats(one, 0))
        for one in _PERIODS
    ]
    monday = Key(
        t(language, "stats-no-mondays" if weekly else "stats-mondays"),
        ShowStats(weeks, OFF if weekly else ON),
    )
    return Screen(text, [periods, [monday], [Key(t(language, "stats-dashboard"), Do("dashboard"))]])


def chosen(language: str, mondays: int) -> str:
    """What a tap on Mondays did, in a few words; empty for any other tap."""
    return t(language, "stats-toast-on" if mondays == ON else "stats-toast-off") if mondays else ""


def summary(language: str, found: Overview, todo: Suggestions) -> Screen:
    """The letter on Mondays: the week that ended, and what to do next."""
    lines = [
        t(
            language,
            "stats-line",
            stage=t(language, f"report-stage-{one.stage}"),
            n=number(language, one.last_week),
        )
        for one in found.change
    ]
    text = paragraphs(
        f"<b>{t(language, 'stats-summary-title')}</b>",
        "\n".join(lines),
        _todo(language, todo.rows),
    )
    rows = [
        [Key(t(language, "stats-dashboard"), Do("dashboard"))],
        [Key(t(language, "stats-no-mondays"), ShowStats(0, OFF))],
    ]
    return Screen(text, rows)


def picture(language: str, found: Overview) -> FunnelPicture:
    """The same as a picture."""
    first = found.steps[0].count.shown
    rows = [
        FunnelRow(
            t(language, f"report-stage-{one.stage}"),
            number(language, one.count),
            None if one.count.shown is None or not first else min(1.0, one.count.shown / first),
        )
        for one in found.steps
    ]
    return FunnelPicture(
        t(language, "report-funnel"),
        _period(language, found.filter.weeks or 0),
        rows,
        t(language, "stats-no-names"),
    )


def number(language: str, count: Count) -> str:
    """A count in words."""
    if count.shown is None:
        return t(language, f"report-{'few' if count.few else 'most' if count.most else 'held'}")
    told = f"{count.shown:,}"
    if count.about or count.least:
        return t(language, f"report-{'about' if count.about else 'least'}", n=told)
    return told


def _steps(language: str, steps: Sequence[Step]) -> str:
    lines = []
    for at, one in enumerate(steps):
        said = number(language, one.count)
        if at and one.share is not None:
            said = t(language, "stats-share", n=said, share=f"{one.share:.0%}")
        stage = t(language, f"report-stage-{one.stage}")
        lines.append(t(language, "stats-line", stage=stage, n=said))
    return "\n".join(lines)


def _change(language: str, found: Overview) -> str:
    lines = [
        t(
            language,
            "stats-change",
            stage=t(language, f"report-stage-{one.stage}"),
            now=number(language, one.this_week),
            before=number(language, one.last_week),
        )
        for one in found.change
    ]
    return "\n".join([f"<b>{t(language, 'report-change')}</b>", *lines])


def _todo(language: str, rows: Sequence[Suggestion]) -> str:
    if not rows:
        return ""
    lines = [f"{at}. {suggestion(language, one)}" for at, one in enumerate(rows, 1)]
    return "\n".join([f"<b>{t(language, 'stats-todo')}</b>", *lines])


def suggestion(language: str, one: Suggestion) -> str:
    """What to do next in a sentence."""
    titles = {name: _title(language, of) for name, of in one.titles.items()}
    values: dict[str, object] = {
        **{
            name: plain(cut(value, _WIDEST))
            for name, value in one.names.items()
            if name != "language"
        },
        **{name: round(value) for name, value in one.figures.items()},
        **{f"{name}-title": plain(cut(title, _WIDEST)) for name, title in titles.items()},
    }
    key = f"stats-todo-{one.kind}"
    if one.kind == "session" and "cohort" not in titles:
        key = f"{key}-all"
    if one.kind == "rewrite":
        values["reason"] = t(language, f"report-flag-{one.names['reason']}")
    return t(language, key, **values)


def _title(language: str, titles: Mapping[str, str]) -> str:
    return titles.get(language) or next(iter(titles.values()), "")


def _period(language: str, weeks: int) -> str:
    return t(language, "stats-period", weeks=weeks)


def _brief(language: str, weeks: int) -> str:
    return t(language, "stats-period-brief", weeks=weeks)
