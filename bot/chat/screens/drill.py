"""Pressure drills: the shelf, the other side's messages, what the learner says, the debrief.

Every screen of a drill begins with the mark, so that nothing of it can be taken for real.
"""

from __future__ import annotations

from bot.chat.buttons import Do, DrillChoose, OpenLesson, PlayDrill, ShowDrill, StopDrill
from bot.chat.screens import flag
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.core import drill as story
from bot.core.course import Catalogue
from bot.core.drill import Drill, Move, Pace, SceneWords, Turn
from bot.locales import t
from bot.services.drills import Line, Played, Shelf
from bot.services.flags import DRILL, Spot

UNSAID = 24
"""No hour of the day."""

_WIDEST = 44
_SIGNS = {Move.OUT: "🟢", Move.DEEPER: "🔸"}


def shelf(there: Shelf) -> Screen:
    """Every drill to choose from."""
    language = there.language
    lines, rows = [], []
    for drill in there.drills:
        script = drill.script(language)
        lines.append(f"<b>{plain(script.title)}</b>\n{plain(script.summary)}")
        sign = "✅" if drill.id in there.done else "🎭"
        rows.append([Key(cut(f"{sign} {script.title}", _WIDEST), ShowDrill(drill.id))])
    if not lines:
        return Screen(t(language, "drill-none"), [[Key(t(language, "button-learn"), Do("learn"))]])
    text = paragraphs(t(language, "drill-title"), t(language, "drill-about"), *lines)
    return Screen(text, rows)


def offer(there: Shelf, drill: Drill) -> Screen:
    """What a drill is about, how it goes, and how fast it may go."""
    language, script = there.language, drill.script(there.language)
    regions = t(language, "list-comma").join(t(language, f"region-{one}") for one in drill.regions)
    text = paragraphs(
        _mark(language),
        f"<b>{plain(script.title)}</b>\n{plain(script.summary)}",
        t(language, "drill-common", regions=regions) if regions else "",
        t(language, "drill-how"),
    )
    rows = [
        [Key(t(language, "drill-now"), PlayDrill(drill.id, Pace.NOW, UNSAID))],
        [Key(t(language, "drill-day"), PlayDrill(drill.id, Pace.DAY, UNSAID))],
        [Key(t(language, "drill-others"), Do("drill"))],
    ]
    return Screen(text, rows)


def ask_hour(language: str, drill: str) -> Screen:
    """What time is it for the learner? So that nothing comes at night."""
    rows = [
        [Key(f"{hour}:00", PlayDrill(drill, Pace.DAY, hour)) for hour in range(start, start + 6)]
        for start in range(0, 24, 6)
    ]
    return Screen(paragraphs(_mark(language), t(language, "drill-hour")), rows)


def begun(played: Played) -> Screen:
    """Where the learner is as the story begins."""
    language = played.language
    text = paragraphs(
        _mark(language),
        f"<b>{plain(played.script.title)}</b>",
        played.script.setting,
        f"<i>{t(language, 'drill-begun')}</i>",
    )
    return Screen(text, [[_stop(played)]])


def line(said: Line) -> Screen:
    """A message of the other side; under the last one what the learner may do."""
    played = said.played
    if said.place is None:
        return left(played)
    words = played.words
    if said.place < len(words.messages):
        happens = words.happens if said.place == 0 else ""
        parts = [happens and f"<i>{happens}</i>", _quote(words, words.messages[said.place])]
    else:
        parts = [
            _quote(words, words.presses)
            if words.presses
            else f"<i>{t(played.language, 'drill-waits')}</i>"
        ]
    rows = _choices(played) if said.asks else ()
    return Screen(paragraphs(_mark(played.language), *parts), rows)


def said(played: Played) -> Screen:
    """What the learner said or did; the answer to it comes later."""
    language, scene = played.language, played.scene
    waiting = ""
    if played.pace is Pace.DAY and scene is not None:
        waiting = f"<i>{t(language, 'drill-later', hours=scene.hours)}</i>"
    return Screen(paragraphs(_mark(language), _you(played), waiting), [[_stop(played)]])


def ending(played: Played) -> Screen:
    """How the story ends."""
    words = played.script.endings[played.state.at]
    sign = t(played.language, f"drill-{played.outcome}") if played.outcome is not None else ""
    return Screen(paragraphs(_mark(played.language), _you(played), words.happens, sign))


def debrief(played: Played, catalogue: Catalogue) -> Screen:
    """Where it turned, what they wanted, what would have ended it, and what to do for real."""
    language, script = played.language, played.script
    shown = script.endings.get(played.state.at)
    turning = [_turned(played, turn) for turn in played.turns if turn.turning]
    wanted = [
        f"{place}. {script.scenes[turn.scene.id].wants}"
        for place, turn in enumerate(played.turns, 1)
    ]
    text = paragraphs(
        f"<b>{t(language, 'drill-over')}</b>",
        f"<b>{plain(script.title)}</b>",
        shown.debrief if shown is not None else t(language, "drill-unfinished"),
        _part(language, "drill-turned", turning),
        _part(language, "drill-wanted", wanted),
        _part(language, "drill-ends-it", [script.ends_it]),
        _part(language, "drill-steps", [script.steps]),
    )
    return Screen(text, _after(played, catalogue))


def stopped(played: Played) -> Screen:
    """The learner ended it."""
    language = played.language
    text = paragraphs(f"<b>{t(language, 'drill-over')}</b>", t(language, "drill-stopped"))
    return Screen(text, _again(played))


def left(played: Played) -> Screen:
    """Nobody answered, so the other side gave up."""
    language = played.language
    text = paragraphs(f"<b>{t(language, 'drill-over')}</b>", t(language, "drill-left"))
    return Screen(text, _again(played))


def again(played: Played, *, asked: bool, before: str = "") -> Screen:
    """The drill under way: what was said last, and what the learner may do."""
    language, words = played.language, played.words
    parts = [_mark(language), before, t(language, "drill-in", drill=plain(played.script.title))]
    if not asked:
        comes = "drill-comes" if played.pace is Pace.NOW else "drill-comes-later"
        parts.append(f"<i>{t(language, comes)}</i>")
        return Screen(paragraphs(*parts), [[_stop(played)]])
    parts += [_quote(words, text) for text in words.messages]
    return Screen(paragraphs(*parts), _choices(played))


def _mark(language: str) -> str:
    return t(language, "drill-mark")


def _quote(words: SceneWords, text: str) -> str:
    return f"<blockquote><b>{plain(words.sender)}</b>\n{plain(text)}</blockquote>"


def _you(played: Played) -> str:
    turn = played.last
    if turn is None or turn.choice is None:
        return ""
    words = played.script.scenes[turn.scene.id].choices[turn.choice.key].text
    return t(played.language, "drill-you", words=plain(words))


def _stop(played: Played) -> Key:
    return Key(t(played.language, "drill-stop"), StopDrill(played.run_id))


def _choices(played: Played) -> Rows:
    scene, words = played.scene, played.words
    if scene is None:
        return ()
    rows = [
        [
            Key(
                words.choices[scene.choices[place].key].text,
                DrillChoose(played.run_id, len(played.made), place),
            )
        ]
        for place in story.shown_order(scene, played.seed)
    ]
    return [*rows, [_stop(played)]]


def _turned(played: Played, turn: Turn) -> str:
    if turn.choice is None or turn.choice.move is None:
        return ""
    words = played.script.scenes[turn.scene.id].choices[turn.choice.key]
    return f"{_SIGNS[turn.choice.move]} <i>{plain(words.text)}</i>\n{words.turned}"


def _part(language: str, heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return "\n".join([f"<b>{t(language, heading)}</b>", *lines])


def _after(played: Played, catalogue: Catalogue) -> Rows:
    language = played.language
    lesson = catalogue.lessons.get(played.drill.lessons[0])
    rows = []
    if lesson is not None:
        words = t(language, "drill-lesson", lesson=lesson.edition(language).title)
        rows.append([Key(cut(words, _WIDEST), OpenLesson(lesson.id))])
    rows += [list(row) for row in _again(played)]
    if played.state.at in played.script.endings:
        rows.append(flag.row(language, Spot(DRILL, str(played.run_id), flag.BELOW)))
    return rows


def _again(played: Played) -> Rows:
    language = played.language
    return [
        [Key(t(language, "drill-again"), ShowDrill(played.drill.id))],
        [Key(t(language, "drill-others"), Do("drill"))],
    ]
