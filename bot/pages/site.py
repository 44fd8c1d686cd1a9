"""The whole site: every page of it as text, from the lessons alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.core import deep_links
from bot.core.course import Card, Catalogue, Course, Edition, Lesson, Source, Track
from bot.core.drill import Drill
from bot.core.fact import Fact, by_place
from bot.core.picture import Timeline, in_words
from bot.core.sums import drawn
from bot.locales import LANGUAGES, t
from bot.pages import drills, questions
from bot.pages.frame import Page, block, code, e, home, inline, whole
from bot.pictures import card as drawing

_STYLE = (
    Path(__file__).parents[1] / "web" / "static" / "palette.css",
    Path(__file__).parent / "style.css",
)
_FILES = "files.txt"


def pages(catalogue: Catalogue, username: str | None, facts: Sequence[Fact] = ()) -> dict[str, str]:
    """Path → contents of every file; `username` is the bot's, for the codes that lead to it.

    `facts` are those that may still be told.
    """
    made = {
        "style.css": "".join(one.read_text(encoding="utf-8") for one in _STYLE),
        "index.html": _door(),
    }
    for language in LANGUAGES:
        for page in _Site(catalogue, language, username, facts).pages():
            made[page.path] = whole(page)
    made[_FILES] = "".join(f"{name}\n" for name in sorted(made))
    return made


def write(
    catalogue: Catalogue, username: str | None, folder: Path, facts: Sequence[Fact] = ()
) -> int:
    """Write the site into a folder that is new, empty or holds an earlier one; how many files.

    Raise `FileExistsError` for a folder with other things in it.
    """
    earlier = folder / _FILES
    if folder.exists() and not earlier.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} holds other things; choose an empty folder")
    made = pages(catalogue, username, facts)
    before = earlier.read_text(encoding="utf-8").splitlines() if earlier.exists() else []
    for name in before:
        # Only what an earlier site wrote here, and nothing that a changed list might name.
        path = folder / name
        if name not in made and ".." not in Path(name).parts and not Path(name).is_absolute():
            path.unlink(missing_ok=True)
    for name, words in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="\n")
    return len(made)


def _door() -> str:
    """The first page: choose a language."""
    choices = "\n".join(
        f'<li><a lang="{language}" href="{home(language)}"><b>{name}</b>'
        f"<span>{e(t(language, 'site-intro'))}</span></a></li>"
        for language, name in LANGUAGES.items()
    )
    names = {language: t(language, "site-name") for language in LANGUAGES}
    title = " · ".join(names.values())
    heading = "<br>".join(f'<span lang="{one}">{e(name)}</span>' for one, name in names.items())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{e(title)}</title>\n<link rel="stylesheet" href="style.css">\n</head>\n'
        f'<body class="door">\n<main>\n<h1>{heading}</h1>\n<ul class="cards">\n{choices}\n</ul>\n'
        "</main>\n</body>\n</html>\n"
    )


class _Site:
    """The pages of one language."""

    def __init__(
        self, catalogue: Catalogue, language: str, username: str | None, facts: Sequence[Fact]
    ) -> None:
        self._catalogue = catalogue
        self._language = language
        self._username = username
        self._facts = facts

    def pages(self) -> Iterator[Page]:
        yield self._home()
        for track in self._catalogue.tracks:
            for course in track.courses:
                lessons = self._lessons(course)
                if not lessons:
                    continue
                yield self._course(track, course, lessons)
                yield self._handout(course, lessons)
                for place, lesson in enumerate(lessons):
                    yield self._lesson(course, lessons, place, lesson)
        if self._catalogue.drills:
            yield self._drills()
        for drill in self._catalogue.drills.values():
            yield self._drill(drill)

    def _lessons(self, course: Course) -> list[Lesson]:
        """What is there of a course; sums show one drawing, the same at every making."""
        return [
            drawn(self._catalogue.lessons[name], questions.SEED)
            for name in course.lessons
            if name in self._catalogue.lessons
        ]

    def _t(self, key: str, **values: object) -> str:
        return e(t(self._language, key, **values))

    def _page(self, path: str, title: str, body: str, summary: str, kind: str) -> Page:
        twins = {language: f"{language}/{path}" for language in LANGUAGES}
        own = f"{self._language}/{path}"
        return Page(own, self._language, title, body, twins, summary, kind)

    def _title(self, shelf: Track | Course) -> str:
        return shelf.titles.get(self._language) or next(iter(shelf.titles.values()))

    def _summary(self, course: Course) -> str:
        return course.summaries.get(self._language) or next(iter(course.summaries.values()))

    def _home(self) -> Page:
        name = t(self._language, "site-name")
        parts = [f"<h1>{e(name)}</h1>", f'<p class="lead">{self._t("site-intro")}</p>']
        for track in self._catalogue.tracks:
            courses = "\n".join(
                f'<li><a href="{course.id}/index.html"><b>{e(self._title(course))}</b>'
                f"<span>{e(self._summary(course))}</span></a></li>"
                for course in track.courses
                if self._lessons(course)
            )
            if not courses:
                continue
            parts.append(f'<h2>{e(self._title(track))}</h2>\n<ul class="cards">\n{courses}\n</ul>')
        if self._catalogue.drills:
            heading = f"<h2>🎭 {self._t('site-drills')}</h2>"
            parts.append(f"{heading}\n{self._shelf(drills.FOLDER)}")
        if self._username:
            parts.append(code(deep_links.bot(self._username), t(self._language, "site-bot")))
        intro = t(self._language, "site-intro")
        return self._page("index.html", name, "\n".join(parts), intro, "home")

    def _shelf(self, folder: str) -> str:
        """All drills to choose from; `folder` leads to their pages."""
        scripts = {name: one.script(self._language) for name, one in self._catalogue.drills.items()}
        items = "\n".join(
            f'<li><a href="{folder}/{name}.html"><b>{e(script.title)}</b>'
            f"<span>{e(script.summary)}</span></a></li>"
            for name, script in scripts.items()
        )
        return f'<ul class="cards">\n{items}\n</ul>'

    def _drills(self) -> Page:
        title, intro = t(self._language, "site-drills"), t(self._language, "site-drills-intro")
        body = f'<h1>🎭 {e(title)}</h1>\n<p class="lead">{e(intro)}</p>\n{self._shelf(".")}'
        return self._page(f"{drills.FOLDER}/index.html", title, body, intro, "course")

    def _drill(self, drill: Drill) -> Page:
        script = drill.script(self._language)
        body = drills.body(drill, self._language, self._catalogue, self._source_list(drill.sources))
        if self._username:
            address = deep_links.drill(self._username, drill.id)
            body += code(address, t(self._language, "site-drill-in-bot"))
        path = f"{drills.FOLDER}/{drill.id}.html"
        return self._page(path, script.title, body, script.summary, "drill")

    def _course(self, track: Track, course: Course, lessons: list[Lesson]) -> Page:
        items = []
        for lesson in lessons:
            edition = lesson.edition(self._language)
            goals = self._t("lesson-goal", objective=_joined(edition, self._language))
            file = f"{lesson.id.rpartition('/')[2]}.html"
            items.append(
                f'<li><a href="{file}"><b>{e(edition.title)}</b><span>{goals}</span></a></li>'
            )
        body = (
            f'<p class="above">{e(self._title(track))}</p>\n<h1>{e(self._title(course))}</h1>\n'
            f'<p class="lead">{e(self._summary(course))}</p>\n'
            f'<ol class="cards">\n{chr(10).join(items)}\n</ol>\n'
            f'<p class="print"><a href="handout.html">{self._t("site-handout")}</a> '
            f"{self._t('site-handout-hint')}</p>"
        )
        title = self._title(course)
        return self._page(f"{course.id}/index.html", title, body, self._summary(course), "course")

    def _lesson(self, course: Course, lessons: list[Lesson], place: int, lesson: Lesson) -> Page:
        edition = lesson.edition(self._language)
        path = f"{lesson.id}.html"
        above = self._t("site-place", place=place + 1, of=len(lessons))
        shelf = f'<a href="index.html">{e(self._title(course))}</a>'
        parts = [
            f'<p class="above">{shelf} · <span>{above}</span></p>',
            f"<h1>{e(edition.title)}</h1>",
            self._goals(edition),
        ]
        for name in lesson.flow:
            if name in edition.cards:
                parts.append(_card(edition.cards[name]))
            else:
                parts.append(self._question(edition, name, self._t("site-check")))
        parts.append(f"<h2>{self._t('site-quiz')}</h2>")
        for number, name in enumerate(lesson.quiz, 1):
            heading = self._t("site-question", number=number)
            parts.append(self._question(edition, name, heading))
        today = f"<p><b>{self._t('site-today')}</b> {inline(edition.action)}</p>"
        end = f"<h2>{self._t('site-end')}</h2><p>{inline(edition.learned)}</p>{today}"
        parts += [f'<section class="end">{end}</section>', self._practices(lesson)]
        parts.append(self._notes(edition))
        parts.append(self._rules(lesson))
        parts.append(self._sources(lesson))
        if self._username:
            address = deep_links.lesson(self._username, lesson.id)
            parts.append(code(address, t(self._language, "site-lesson-in-bot")))
        parts.append(self._neighbours(lessons, place))
        summary = t(self._language, "lesson-goal", objective=_joined(edition, self._language))
        return self._page(path, edition.title, "\n".join(parts), summary, "lesson")

    def _notes(self, edition: Edition) -> str:
        """Details that people ask about, each folded up below its question."""
        notes = "".join(_note(note) for note in edition.notes.values())
        heading = f"<h2>{self._t('site-notes')}</h2>"
        return f'<section class="notes">{heading}{notes}</section>' if notes else ""

    def _practices(self, lesson: Lesson) -> str:
        """The drills in which a lesson can be practised."""
        items = "".join(
            f'<a href="../../{drills.FOLDER}/{name}.html">'
            f"{self._t('button-drill', drill=drill.script(self._language).title)}</a>"
            for name, drill in self._catalogue.drills.items()
            if lesson.id in drill.lessons
        )
        label = self._t("site-drills")
        return f'<nav class="near" aria-label="{label}">{items}</nav>' if items else ""

    def _goals(self, edition: Edition) -> str:
        items = "".join(f"<li>{e(one)}</li>" for one in edition.objectives.values())
        return f'<div class="goals"><p>{self._t("site-goals")}</p><ul>{items}</ul></div>'

    def _question(self, edition: Edition, name: str, heading: str) -> str:
        question = edition.questions[name]
        return (
            f'<section class="question"><h3>{heading}</h3>\n'
            f"{questions.asked(question, self._language)}\n"
            f"<details><summary>{self._t('site-show')}</summary>\n"
            f"{questions.answered(question, self._language)}</details></section>"
        )

    def _rules(self, lesson: Lesson) -> str:
        """What differs by place, folded up by place."""
        parts = []
        for region, rules in by_place(self._facts, lesson.facts).items():
            lines = "".join(f"<li>{self._rule(one)}</li>" for one in rules)
            place = self._t(f"region-{region}")
            parts.append(f"<details><summary>{place}</summary><ul>{lines}</ul></details>")
        if not parts:
            return ""
        heading = f"<h2>{self._t('site-rules')}</h2>"
        return f'<section class="rules">{heading}{"".join(parts)}</section>'

    def _rule(self, one: Fact) -> str:
        dated = self._t("dated", date=one.dated)
        said = self._t("sources-line", title=one.source(self._language), date=dated)
        return f"{e(one.text(self._language))} <small>{said}</small>"

    def _sources(self, lesson: Lesson) -> str:
        heading = f"<h2>{self._t('site-sources')}</h2>"
        return f'<section class="sources">{heading}{self._source_list(lesson.sources)}</section>'

    def _source_list(self, sources: Sequence[Source]) -> str:
        lines = (self._source(one.title, one.date, one.url) for one in sources)
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"

    def _source(self, title: str, date: str, url: str | None) -> str:
        words = self._t("sources-line", title=title, date=date)
        # Sources keep the language they are named in.
        return f'<a href="{e(url)}">{words}</a>' if url else words

    def _neighbours(self, lessons: list[Lesson], place: int) -> str:
        parts = []
        for other, key in ((place - 1, "site-before"), (place + 1, "site-after")):
            if 0 <= other < len(lessons):
                title = lessons[other].edition(self._language).title
                file = f"{lessons[other].id.rpartition('/')[2]}.html"
                parts.append(f'<a href="{file}">{self._t(key, lesson=title)}</a>')
        return f'<nav class="near" aria-label="{self._t("site-near")}">{"".join(parts)}</nav>'

    def _handout(self, course: Course, lessons: list[Lesson]) -> Page:
        """All lessons of a course on paper: cards and questions first, all answers at the end."""
        body = [
            f'<p class="above"><a href="index.html">{e(self._title(course))}</a></p>',
            f'<div class="top"><div><h1>{e(self._title(course))}</h1>',
            f'<p class="lead">{e(self._summary(course))}</p>',
            f'<p class="hint">{self._t("site-print-hint")}</p></div>',
        ]
        if self._username and lessons:
            address = deep_links.lesson(self._username, lessons[0].id)
            body.append(code(address, t(self._language, "site-course-in-bot")))
        body.append("</div>")
        answers, sources = [], []
        for place, lesson in enumerate(lessons, 1):
            edition = lesson.edition(self._language)
            numbered = _numbered(lesson, place)
            body.append(self._sheet(lesson, edition, place, numbered))
            heading = f"<h3>{place}. {e(edition.title)}</h3>"
            answers.append(f"<section>{heading}{self._keys(edition, numbered)}</section>")
            sources.append(f"<section>{heading}{self._source_list(lesson.sources)}</section>")
        for kind, parts in (("answers", answers), ("sources", sources)):
            heading = f"<h2>{self._t(f'site-{kind}')}</h2>"
            body.append(f'<div class="{kind}">{heading}\n{chr(10).join(parts)}</div>')
        title = t(self._language, "site-handout-title", course=self._title(course))
        path = f"{course.id}/handout.html"
        return self._page(path, title, "\n".join(body), self._summary(course), "handout")

    def _sheet(self, lesson: Lesson, edition: Edition, place: int, numbered: dict[str, str]) -> str:
        parts = [
            f'<article class="sheet"><h2>{place}. {e(edition.title)}</h2>',
            self._goals(edition),
        ]
        for name in lesson.flow:
            if name in edition.cards:
                parts.append(_card(edition.cards[name], paper=True))
            else:
                parts.append(self._asked(edition, name, numbered))
        parts += [self._asked(edition, name, numbered) for name in lesson.quiz]
        parts.append(
            f'<section class="end"><p><b>{self._t("site-today")}</b> {inline(edition.action)}</p>'
            "</section></article>"
        )
        return "\n".join(parts)

    def _keys(self, edition: Edition, numbered: dict[str, str]) -> str:
        lines = (
            f"<li><span>{numbered[name]}</span> {questions.key(question, self._language)}</li>"
            for name, question in ((name, edition.questions[name]) for name in numbered)
        )
        return f'<ul class="key">{"".join(lines)}</ul>'

    def _asked(self, edition: Edition, name: str, numbered: dict[str, str]) -> str:
        made = questions.asked(edition.questions[name], self._language)
        return f'<section class="question"><h3>{numbered[name]}</h3>{made}</section>'


def _numbered(lesson: Lesson, place: int) -> dict[str, str]:
    """The numbers of a lesson's questions on a hand-out: 2.1, 2.2 and so on."""
    bank = next(iter(lesson.editions.values())).questions
    asked = [name for name in (*lesson.flow, *lesson.quiz) if name in bank]
    return {name: f"{place}.{number}" for number, name in enumerate(asked, 1)}


def _note(note: Card) -> str:
    question, _, answer = note.text.partition("\n\n")
    if not answer:
        return _card(note)
    return f"<details><summary>{inline(question)}</summary>{block(answer)}</details>"


def _card(card: Card, *, paper: bool = False) -> str:
    """A card with its picture, which is drawn within the page and told in words to whom it is read.

    The page's own fonts are the last to ask for, where those of the bot's pictures are missing.
    On paper a timeline is set as a list, so that a lesson stays on one sheet.
    """
    text, picture = block(card.text), card.picture
    if picture is None:
        return f'<section class="card">{text}</section>'
    if paper and isinstance(picture, Timeline):
        return f'<section class="card">{text}\n{_moments(picture)}</section>'
    told = e(in_words(picture))
    drawn = drawing.svg(picture)
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1)
    drawn = drawn.replace('"Noto Sans CJK SC"', '"Noto Sans CJK SC, Noto Sans SC, sans-serif"', 1)
    return f'<section class="card">{text}\n<figure>{drawn}</figure></section>'


def _moments(timeline: Timeline) -> str:
    lines = []
    for one in timeline.moments:
        stop = f'<span class="stop">{e(one.stop)}</span>' if one.stop else ""
        lines.append(f"<li><b>{e(one.when)}</b> {e(one.text)}{stop}</li>")
    title = f"<figcaption>{e(timeline.title)}</figcaption>"
    return f'<figure>{title}<ol class="moments">{"".join(lines)}</ol></figure>'


def _joined(edition: Edition, language: str) -> str:
    """A lesson's goals in one sentence."""
    comma = "；" if language.startswith("zh") else "; "
    return comma.join(edition.objectives.values())
