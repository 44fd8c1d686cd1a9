"""Pressure drills on pages: a story to go through turn by turn, or to read and print as a whole.

Each turn and each end is a section, and choices are links from one to another; the style sheet
shows the one that was gone to alone. So the page needs no script, and paper has all of it.
"""

from __future__ import annotations

from bot.core.course import Catalogue
from bot.core.drill import Choice, Drill, Move, Outcome, Scene, Script
from bot.locales import t
from bot.pages.frame import block, e, inline

FOLDER = "drills"

_SIGNS = {Move.OUT: "🟢", Move.DEEPER: "🔸"}
_LETTERS = "ABCDEFGHIJ"


def body(drill: Drill, language: str, catalogue: Catalogue, sources: str) -> str:
    """The page's text; `sources` is the list of them as HTML."""
    story = _Story(drill, language)
    regions = t(language, "list-comma").join(t(language, f"region-{one}") for one in drill.regions)
    script = story.script
    begin = f'<a href="#{story.turn(drill.start)}">{story.t("site-drill-begin")}</a>'
    ends_it = f"<h2>{story.t('drill-ends-it')}</h2>{block(script.ends_it)}"
    steps = f"<h2>{story.t('drill-steps')}</h2>{block(script.steps)}"
    parts = [
        f'<p class="above"><a href="index.html">{story.t("site-drills")}</a></p>',
        f"<h1>🎭 {e(script.title)}</h1>",
        f'<p class="lead">{e(script.summary)}</p>',
        f'<p class="made-up">{story.t("site-drill-mark")}</p>',
        f'<p class="hint">{story.t("site-drill-how")}</p>',
        f"<p>{story.t('drill-common', regions=regions)}</p>",
        f'<section>{block(script.setting)}<p class="begin">{begin}</p></section>',
        *(story.scene(scene) for scene in drill.scenes.values()),
        *(story.ending(name, outcome) for name, outcome in drill.endings.items()),
        f'<section class="end">{ends_it}{steps}</section>',
        _lessons(drill, language, catalogue),
        f'<section class="sources"><h2>{story.t("site-sources")}</h2>{sources}</section>',
    ]
    return "\n".join(parts)


class _Story:
    """The turns and ends of a drill, numbered and lettered in the author's order."""

    def __init__(self, drill: Drill, language: str) -> None:
        self._language = language
        self._numbers = {name: str(place) for place, name in enumerate(drill.scenes, 1)}
        self._letters = dict(zip(drill.endings, _LETTERS, strict=False))
        self.script: Script = drill.script(language)

    def t(self, key: str, **values: object) -> str:
        """A sentence as HTML; the sentences of drills have marks of their own."""
        said = t(self._language, key, **values)
        return said if key.startswith("drill-") else e(said)

    def turn(self, name: str) -> str:
        """The anchor of a turn or an end."""
        return f"turn-{self._numbers[name]}" if name in self._numbers else f"end-{name}"

    def _label(self, name: str) -> str:
        if name in self._numbers:
            return self.t("site-drill-turn", number=self._numbers[name])
        return self.t("site-drill-end", letter=self._letters[name])

    def scene(self, scene: Scene) -> str:
        """A turn: what they write, what one may do, and behind a fold what goes on."""
        words = self.script.scenes[scene.id]
        parts = [f'<section class="turn" id="{self.turn(scene.id)}">']
        parts.append(f"<h2>🎭 {self._label(scene.id)}</h2>")
        if words.happens:
            parts.append(f'<p class="happens">{inline(words.happens)}</p>')
        parts += [self._message(words.sender, text) for text in words.messages]
        if words.presses:
            silent = f'<p class="silent">{self.t("site-drill-silent")}</p>'
            parts += [silent, self._message(words.sender, words.presses)]
        choices = "".join(self._choice(scene, one) for one in scene.choices)
        parts.append(f"<h3>{self.t('site-drill-choose')}</h3>")
        parts.append(f'<ul class="choices">{choices}</ul>')
        parts.append(self._behind(scene))
        return "\n".join([*parts, "</section>"])

    def _message(self, sender: str, text: str) -> str:
        said, who = e(text).replace("\n", "<br>"), f"<figcaption>🎭 {e(sender)}</figcaption>"
        return f'<figure class="message">{who}<p>{said}</p></figure>'

    def _choice(self, scene: Scene, choice: Choice) -> str:
        words = self.script.scenes[scene.id].choices[choice.key].text
        return (
            f'<li><a href="#{self.turn(choice.to)}">{e(words)}'
            f" <span>→ {self._label(choice.to)}</span></a></li>"
        )

    def _behind(self, scene: Scene) -> str:
        """What they were after, and why the story turns where it does."""
        words = self.script.scenes[scene.id]
        turned = "".join(
            f"<li>{_SIGNS[one.move]} <b>{e(words.choices[one.key].text)}</b><br>"
            f"{inline(words.choices[one.key].turned)}</li>"
            for one in scene.choices
            if one.move is not None
        )
        return (
            f"<details><summary>{self.t('site-drill-behind')}</summary>"
            f"<p>{inline(words.wants)}</p>"
            f'<ul class="verdicts">{turned}</ul></details>'
        )

    def ending(self, name: str, outcome: Outcome) -> str:
        """An end: what happens, how much is lost, and what it shows."""
        words = self.script.endings[name]
        return (
            f'<section class="turn last" id="{self.turn(name)}">\n'
            f"<h2>🎭 {self._label(name)}</h2>\n{block(words.happens)}\n"
            f"<p>{self.t(f'drill-{outcome}')}</p>\n{block(words.debrief)}\n"
            f'<p class="made-up">{self.t("site-drill-over")}</p>\n'
            f'<p class="begin"><a href="#content">{self.t("site-drill-again")}</a></p></section>'
        )


def _lessons(drill: Drill, language: str, catalogue: Catalogue) -> str:
    """The lessons that teach what it is about."""
    titles = {
        name: catalogue.lessons[name].edition(language).title
        for name in drill.lessons
        if name in catalogue.lessons
    }
    items = "".join(
        f'<a href="../{name}.html">{e(t(language, "drill-lesson", lesson=title))}</a>'
        for name, title in titles.items()
    )
    label = e(t(language, "site-drill-lessons"))
    return f'<nav class="near" aria-label="{label}">{items}</nav>'
