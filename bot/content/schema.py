"""The shapes of the files authors write, and the JSON Schemas that editors complete from."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z][a-z0-9_]*$"
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
URL = r"^https?://[^\s]+$"

Id = Annotated[str, StringConstraints(pattern=ID, max_length=40)]
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=20)]
# An editor sees the expression, the bot the number that it came to.
Answer = Annotated[Decimal, WithJsonSchema({"type": ["number", "string"]})]
# What a chart draws: a number as people read it, and numbers with spaces between.
Shown = Annotated[
    str,
    StringConstraints(pattern=r"^\d[\d,]*(\.\d+)?%?$"),
    WithJsonSchema({"type": ["number", "string"]}),
]
Numbers = Annotated[
    tuple[Decimal, ...],
    BeforeValidator(lambda text: text.split() if isinstance(text, str) else text),
    WithJsonSchema({"type": "string"}),
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Date = Annotated[str, StringConstraints(pattern=DATE)]
Url = Annotated[str, StringConstraints(pattern=URL)]

Topic = Annotated[
    Literal[
        "money",
        "income",
        "payments",
        "records",
        "budget",
        "spending",
        "saving",
        "investing",
        "long-term",
        "retirement",
        "credit",
        "debt",
        "risks",
        "insurance",
        "risk-reward",
        "protection",
        "rights",
        "advice",
        "products",
        "scams",
        "taxes",
        "influences",
    ],
    Field(description="See docs/coverage.md."),
]

MOST_CHOICES = 200
_ASKS = "How people ask for this in their own words: 6 ways or more; plain text."
_NOTES = "Short answers to details that people ask about, each to be read alone; Markdown."


class Shape(BaseModel):
    """A part of a file: nothing in it that is not named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionFile(Shape):
    """One option, and what is said to someone who chose it."""

    text: Words = Field(description="What the button says; plain text.")
    feedback: Words = Field(description="Why one would pick it, and what it costs.")


class MarkedOptionFile(OptionFile):
    """An option that is right or not."""

    right: bool = Field(default=False, description="true for an option that belongs to the answer.")


class MessageFile(Shape):
    """A message as a phone shows it."""

    sender: Words = Field(alias="from", description="The sender as the phone displays it.")
    text: Words = Field(description="The message; plain text.")


class TrapFile(Shape):
    """A wrong number that many give."""

    value: Answer = Field(description="The wrong number.")
    feedback: Words = Field(description="What leads to it, and what to do instead.")


class TrueFalseFeedback(Shape):
    """What is said to each side."""

    true: Words = Field(description="Said to who chose true.")
    false: Words = Field(description="Said to who chose false.")


class ItemFile(Shape):
    """What every question has."""

    objective: Id = Field(description="The objective that the question is about.")
    ask: Words = Field(description="The question; Markdown.")


class SingleFile(ItemFile):
    """Exactly one option is right."""

    kind: Literal["single"]
    options: dict[Id, MarkedOptionFile] = Field(description="2 to 6 options, one of them right.")


class SeveralFile(ItemFile):
    """One or more options are right, and all of them are wanted."""

    kind: Literal["several"]
    options: dict[Id, MarkedOptionFile] = Field(description="2 to 6 options.")


class TrueFalseFile(ItemFile):
    """A statement that is true or false."""

    kind: Literal["true_false"]
    answer: bool = Field(description="Whether the statement is true.")
    feedback: TrueFalseFeedback = Field(description="What is said to who chose true, or false.")


class RangeFile(Shape):
    """Numbers to draw from: `from`, `to` and `step`, or a list `of` them."""

    low: Decimal | None = Field(default=None, alias="from", description="The smallest.")
    high: Decimal | None = Field(default=None, alias="to", description="The largest.")
    step: Decimal | None = Field(default=None, gt=0, description="From one to the next.")
    of: list[Decimal] = Field(default=[], description="The numbers themselves.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ends = (self.low, self.high, self.step)
        if bool(self.of) == any(one is not None for one in ends) or (not self.of and None in ends):
            raise ValueError("`from`, `to` and `step`, or `of`")
        if not 2 <= len(self.choices()) <= MOST_CHOICES:
            raise ValueError(f"2 to {MOST_CHOICES} numbers")
        return self

    def choices(self) -> tuple[Decimal, ...]:
        """All the numbers."""
        if self.low is None or self.high is None or self.step is None:
            return tuple(self.of)
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * place for place in range(min(count, MOST_CHOICES) + 1))


class NumberFile(ItemFile):
    """A number to type."""

    kind: Literal["number"]
    values: dict[Name, RangeFile] = Field(
        default={},
        description="Numbers drawn for each learner; answer, traps and texts use their names in"
        " {{ }}.",
    )
    answer: Answer = Field(description="The right number, in `unit`; with `values` in {{ }}.")
    tolerance: Decimal = Field(description="How far off still counts as right; 0: exact.", ge=0)
    unit: str = Field(default="", description="Shown behind the number: % or a word.")
    right: Words = Field(description="Said to a right answer.")
    wrong: Words = Field(description="Said to any other answer: how to get there.")
    traps: dict[Id, TrapFile] = Field(default={}, description="Typical wrong numbers.")


class OrderFile(ItemFile):
    """Things to put in order."""

    kind: Literal["order"]
    options: dict[Id, OptionFile] = Field(description="3 to 6 options in the right order.")


class RedFlagsFile(ItemFile):
    """A message in which the warning signs are to be found."""

    kind: Literal["red_flags"]
    message: MessageFile = Field(description="The message to look at.")
    options: dict[Id, MarkedOptionFile] = Field(
        description="Quotes from the message, word for word; some are signs, some harmless."
    )


AnyItem = Annotated[
    SingleFile | SeveralFile | TrueFalseFile | NumberFile | OrderFile | RedFlagsFile,
    Field(discriminator="kind"),
]


class SourceFile(Shape):
    """Where a fact comes from."""

    title: Words = Field(description="Who says it, and where.")
    date: Date = Field(description="The source's own date: YYYY, YYYY-MM or YYYY-MM-DD.")
    url: Url | None = Field(default=None, description="Where to read it.")


class AllowingFile(Shape):
    """A file in which exceptions from the rules of `check` may stand."""

    allow: dict[Id, Words] = Field(
        default={}, description="Exceptions: a rule's name, and why it may be broken here."
    )


class PictureFile(Shape):
    """What every picture on a card has."""

    title: Words = Field(description="What the picture shows; plain text, one or two lines.")


class BarFile(Shape):
    """A bar of one or two parts."""

    label: Words = Field(description="What the bar is; plain text.")
    values: dict[Id, Shown] = Field(description="How long each part is, in {{ }}.")


class BarsFile(PictureFile):
    """A few sums side by side."""

    kind: Literal["bars"]
    parts: dict[Id, Words] = Field(description="1 or 2 parts of each bar, such as cost.")
    bars: dict[Id, BarFile] = Field(description="2 to 4 bars, on one scale.")
    alt: Words = Field(description="The picture in words, for whom it is read out; plain text.")


class SeriesFile(Shape):
    """Values, one for each period."""

    label: Words = Field(description="What they are; plain text.")
    shown: Literal["columns", "line"] = Field(description="columns stand one upon the other.")
    values: Numbers = Field(description="A series in {{ }}, such as owed(…).")


class MonthsFile(PictureFile):
    """How sums change from month to month, or from day to day."""

    kind: Literal["months"]
    along: Words = Field(description="The word for one period: month.")
    series: dict[Id, SeriesFile] = Field(description="1 to 3 series.")
    alt: Words = Field(description="The picture in words, for whom it is read out; plain text.")


class MomentFile(Shape):
    """A moment of a scam."""

    when: Words = Field(description="When it is: Day 1; plain text.")
    text: Words = Field(description="What the other side says or does; plain text.")
    stop: Words | None = Field(default=None, description="How one could have stopped here.")


class TimelineFile(PictureFile):
    """How a scam goes."""

    kind: Literal["timeline"]
    moments: dict[Id, MomentFile] = Field(
        description="4 to 7 moments, one or more with a `stop`; they are the picture in words, too."
    )


AnyPicture = Annotated[BarsFile | MonthsFile | TimelineFile, Field(discriminator="kind")]


class LessonFile(AllowingFile):
    """A lesson: its structure, and its words in the source language."""

    language: Literal["en", "zh-Hans"] = Field(description="The language of this file.")
    title: Words = Field(description="At most 36 characters (18 Chinese).")
    objectives: dict[Id, Words] = Field(description="Each completes: After this you can …")
    cards: dict[Id, Words] = Field(description="3 to 6 cards, one idea each; Markdown.")
    items: dict[Id, AnyItem] = Field(description="The questions; two or more an objective.")
    flow: list[Id] = Field(description="Cards and check questions in the order shown.")
    quiz: list[Id] = Field(description="3 to 5 questions asked at the end.")
    learned: Words = Field(description="One sentence: what was learned.")
    action: Words = Field(description="One thing small enough for today.")
    sources: dict[Id, SourceFile] = Field(description="Where the facts come from.")
    audiences: list[Literal["student", "worker", "family", "business", "new-to-credit"]] = Field(
        default=[], description="Whom it suits best; none: everybody."
    )
    requires: list[Id] = Field(
        default=[], description="Lessons of the same course that come before it."
    )
    teaches: list[Topic] = Field(
        default=[],
        description="Topics of the competence framework; the first is what it is about.",
    )
    facts: list[Id] = Field(
        default=[],
        description="Rules that differ by place: names in facts.yaml, told to who lives there.",
    )
    asks: list[Words] = Field(default=[], description=_ASKS)
    notes: dict[Id, Words] = Field(default={}, description=_NOTES)
    pictures: dict[Id, AnyPicture] = Field(
        default={}, description="Charts and timelines, each under the name of its card."
    )


class OptionWords(Shape):
    """An option in another language."""

    text: Words = Field(description="What the button says; plain text.")
    feedback: Words = Field(description="Why one would pick it, and what it costs.")


class TrapWords(Shape):
    """A trap's feedback in another language."""

    feedback: Words = Field(description="What leads to it, and what to do instead.")


class ItemWords(Shape):
    """A question in another language: only what the source has for its kind."""

    ask: Words = Field(description="The question; Markdown.")
    options: dict[Id, OptionWords] = Field(default={}, description="Words of each option.")
    feedback: TrueFalseFeedback | None = Field(default=None, description="For true_false.")
    message: MessageFile | None = Field(default=None, description="For red_flags.")
    unit: str | None = Field(default=None, description="For number.")
    right: Words | None = Field(default=None, description="For number.")
    wrong: Words | None = Field(default=None, description="For number.")
    traps: dict[Id, TrapWords] = Field(default={}, description="For number.")


class PictureWords(Shape):
    """A picture in another language: only what the source has for its kind."""

    title: Words = Field(description="What the picture shows; plain text, one or two lines.")
    along: Words | None = Field(default=None, description="For months.")
    parts: dict[Id, Words] = Field(default={}, description="For bars.")
    labels: dict[Id, Words] = Field(default={}, description="Of bars, or of series.")
    moments: dict[Id, MomentFile] = Field(default={}, description="For a timeline.")
    alt: Words | None = Field(default=None, description="For bars and months.")


class LessonWordsFile(AllowingFile):
    """A lesson in another language: words only, keyed as in the source."""

    title: Words = Field(description="At most 36 characters (18 Chinese).")
    objectives: dict[Id, Words] = Field(description="Each completes: After this you can …")
    cards: dict[Id, Words] = Field(description="The cards; Markdown.")
    items: dict[Id, ItemWords] = Field(description="The questions.")
    learned: Words = Field(description="One sentence: what was learned.")
    action: Words = Field(description="One thing small enough for today.")
    asks: list[Words] = Field(default=[], description=_ASKS)
    notes: dict[Id, Words] = Field(default={}, description=_NOTES)
    pictures: dict[Id, PictureWords] = Field(default={}, description="The words on the pictures.")


class CourseFile(Shape):
    """A course."""

    title: Words = Field(description="The course's name.")
    summary: Words = Field(description="What it is good for, in one sentence.")
    lessons: list[Id] = Field(description="File names of its lessons, in teaching order.")


class CourseWordsFile(Shape):
    """A course in another language."""

    title: Words = Field(description="The course's name.")
    summary: Words = Field(description="What it is good for, in one sentence.")


class TrackFile(AllowingFile):
    """A track."""

    title: Words = Field(description="The track's name.")
    courses: list[Id] = Field(description="Folder names of its courses, in teaching order.")


class TrackWordsFile(Shape):
    """A track in another language."""

    title: Words = Field(description="The track's name.")


class QuizFile(Shape):
    """A quiz for a room: questions of the lessons."""

    title: Words = Field(description="The quiz's name.")
    summary: Words = Field(description="What it is about and for whom, in one sentence.")
    scoring: Literal["accuracy", "speed"] = Field(
        description="accuracy: only being right counts; speed: being quick parts equals."
    )
    seconds: int = Field(
        ge=8, le=120, description="For a plain question; those to look into take half as much more."
    )
    questions: list[Words] = Field(description="In the order asked: track/course/lesson#item.")
    audiences: list[Literal["student", "worker", "family", "business", "new-to-credit"]] = Field(
        default=[], description="Whom it suits best; none: everybody."
    )


class QuizWordsFile(Shape):
    """A quiz's words in another language; the questions have theirs in the lessons."""

    title: Words = Field(description="The quiz's name.")
    summary: Words = Field(description="What it is about and for whom, in one sentence.")


class CoveredFile(Shape):
    """Which offers a rule is for; the tool shows it beside no other."""

    effective_from: int | None = Field(
        default=None, ge=1, description="Percent a year, compounded: from this on."
    )
    nominal_over: int | None = Field(
        default=None, ge=1, description="Percent a year, not compounded: above this."
    )
    months_up_to: int | None = Field(default=None, ge=1, description="Paid back within so many.")


class FactFile(Shape):
    """A fact of one place, with its source."""

    region: Literal["cn", "hk", "sg", "uk", "eu", "us", "in", "world"] = Field(
        description="Where it holds; world: anywhere."
    )
    about: Literal[
        "cost", "short", "card", "deduction", "later", "share", "help", "call", "lesson"
    ] = Field(description="Beside which sums it is shown; lesson: in lessons only.")
    value: Words = Field(description="The figure, as short as can be.")
    value_zh: Words | None = Field(
        default=None, alias="value-zh-Hans", description="The same where Chinese writes it anew."
    )
    en: Words = Field(description="What is told, in English; plain text.")
    zh: Words = Field(alias="zh-Hans", description="The same, written for Chinese readers.")
    source: Words = Field(description="Who says so.")
    source_zh: Words = Field(alias="source-zh-Hans", description="The same, in Chinese.")
    date: Date | Literal["undated"] = Field(description="The source's own date.")
    check_again_by: Annotated[str, StringConstraints(pattern=DAY)] = Field(
        description="Nobody is shown it after this day: YYYY-MM-DD."
    )
    offers: CoveredFile | None = Field(
        default=None, description="Beside which offers the tool shows it; none: all."
    )


class FactsFile(AllowingFile):
    """facts.yaml in the lessons' folder."""

    facts: dict[Id, FactFile] = Field(description="The facts by their names.")


class DrillChoiceFile(Shape):
    """What the learner may say or do in a scene."""

    text: Words = Field(description="What the button says; plain text, 36 (18 Chinese) wide.")
    to: Id = Field(description="The scene or the ending it leads to.")
    move: Literal["out", "deeper"] | None = Field(
        default=None,
        description="out: it ends the story honestly; deeper: it gives them what they want.",
    )
    turned: Words | None = Field(
        default=None, description="For out and deeper: why the story turned here; Markdown."
    )


class SceneFile(Shape):
    """A turn of the other side, and what the learner may do about it."""

    sender: Words = Field(alias="from", description="The other side's name on the screen.")
    happens: Words | None = Field(default=None, description="What goes before; Markdown.")
    messages: list[Words] = Field(description="1 to 4 messages; plain text.")
    presses: Words | None = Field(
        default=None, description="One more message if nobody answers; plain text."
    )
    wants: Words = Field(description="What they are after here; told afterwards; Markdown.")
    hours: int = Field(default=2, ge=1, le=12, description="Hours before it, over a day.")
    objective: Words | None = Field(
        default=None, description="What a deciding choice shows: track/course/lesson#objective."
    )
    choices: dict[Id, DrillChoiceFile] = Field(description="2 to 4, one of them out.")


class DrillEndingFile(Shape):
    """How the story ends."""

    outcome: Literal["safe", "hurt", "lost"] = Field(
        description="safe: nothing lost; hurt: stopped after some loss; lost: it went through."
    )
    happens: Words = Field(description="What happens; Markdown.")
    debrief: Words = Field(description="What this ending shows, kindly; Markdown.")


class DrillFile(AllowingFile):
    """A pressure drill: its structure, and its words in the source language."""

    language: Literal["en", "zh-Hans"] = Field(description="The language of this file.")
    title: Words = Field(description="At most 36 characters (18 Chinese).")
    summary: Words = Field(description="What it is about, without giving the plot away.")
    lessons: list[Words] = Field(description="Lessons that teach it, the best one first.")
    regions: list[Literal["CN", "HK", "SG", "UK", "US"]] = Field(
        description="Where this scam is common."
    )
    setting: Words = Field(description="Where the learner is as it begins; Markdown.")
    scenes: dict[Id, SceneFile] = Field(description="The turns; the story begins with the first.")
    endings: dict[Id, DrillEndingFile] = Field(description="How it may end.")
    ends_it: Words = Field(description="What would have ended it at any turn; Markdown.")
    steps: Words = Field(description="What to do first if it happens for real; Markdown.")
    sources: dict[Id, SourceFile] = Field(description="Where this scam is described.")


class DrillChoiceWords(Shape):
    """A choice in another language."""

    text: Words = Field(description="What the button says; plain text, 36 (18 Chinese) wide.")
    turned: Words | None = Field(default=None, description="Where the source has it; Markdown.")


class SceneWordsFile(Shape):
    """A scene in another language; it may have other messages, and more or fewer of them."""

    sender: Words = Field(alias="from", description="The other side's name on the screen.")
    happens: Words | None = Field(default=None, description="What goes before; Markdown.")
    messages: list[Words] = Field(description="1 to 4 messages; plain text.")
    presses: Words | None = Field(
        default=None, description="One more message if nobody answers; plain text."
    )
    wants: Words = Field(description="What they are after here; told afterwards; Markdown.")
    choices: dict[Id, DrillChoiceWords] = Field(description="The choices.")


class DrillEndingWords(Shape):
    """An ending in another language."""

    happens: Words = Field(description="What happens; Markdown.")
    debrief: Words = Field(description="What this ending shows, kindly; Markdown.")


class DrillWordsFile(AllowingFile):
    """A drill in another language: the same turns, in the words and customs of its readers."""

    title: Words = Field(description="At most 36 characters (18 Chinese).")
    summary: Words = Field(description="What it is about, without giving the plot away.")
    setting: Words = Field(description="Where the learner is as it begins; Markdown.")
    scenes: dict[Id, SceneWordsFile] = Field(description="The turns.")
    endings: dict[Id, DrillEndingWords] = Field(description="How it may end.")
    ends_it: Words = Field(description="What would have ended it at any turn; Markdown.")
    steps: Words = Field(description="What to do first if it happens for real; Markdown.")


class AskingFile(Shape):
    """How people speak in one language about what is taught; nobody is shown it."""

    concepts: dict[Words, list[Words]] = Field(
        description="Words that mean the same in a question."
    )
    elsewhere: dict[Words, list[Words]] = Field(description="What no lesson teaches, by subject.")
    this_bot: dict[
        Literal[
            "person",
            "maker",
            "free",
            "abilities",
            "keeping",
            "quiet",
            "people",
            "genuine",
            "languages",
            "other",
        ],
        list[Words],
    ] = Field(
        default_factory=dict,
        description="What is asked about the bot itself, by what answers it; `other` gets none.",
    )
    gambling: list[Words] = Field(
        default_factory=list,
        description="What people write whose gambling troubles them, or somebody near them.",
    )
    small_talk: list[Words] = Field(description="What needs no answer.")
    distress: list[Words] = Field(
        description="What somebody says who needs people, not a lesson. `a|b` is either, `_` a"
        " space within one, `~` none of them, `...` a few words between; what begins"
        " with `=` is the whole text."
    )
    harmless: list[Words] = Field(
        description="What holds the whole of such words and means something else."
    )
    advice: list[Words] = Field(description="How a decision is asked for.")
    question: list[Words] = Field(description="Words that make a question.")
    asides: list[Words] = Field(
        description="What is said beside a question and tells nothing of it: in simple words."
    )


class PeopleFile(Shape):
    """people.<language>.yaml, how people write who may be in danger; nobody is shown it."""

    danger: dict[Literal["life", "violence", "captivity", "others"], list[Words]] = Field(
        description="What people in danger write, mostly without saying so, by what threatens."
    )
    harmless: list[Words] = Field(description="What sounds alike and is no danger.")


class WaysFile(Shape):
    """ways.yaml in a course's folder, or ways.<language>.yaml; nobody is shown it."""

    ways: dict[Words, list[Words]] = Field(
        default_factory=dict,
        description="More ways to ask for what a lesson of the course answers, by its file's name.",
    )
    cards: dict[Words, dict[Words, list[Words]]] = Field(
        default_factory=dict,
        description="Cards and notes that can be an answer, by lesson; each"
        " with ways to ask that it answers better than the others do.",
    )


class HelplineFile(Shape):
    """A number to call."""

    about: Literal["life", "threat", "debt", "scam", "gambling"] = Field(description="What for.")
    fact: Id = Field(description="The fact whose value is the number as it is dialled.")
    en: Words = Field(description="Whose it is and when, in English; plain text.")
    zh: Words = Field(alias="zh-Hans", description="The same, written for Chinese readers.")


class HelplinesFile(Shape):
    """helplines.yaml in the lessons' folder."""

    helplines: dict[Id, HelplineFile] = Field(description="The numbers by their names.")


SHAPES: dict[str, type[Shape]] = {
    "track": TrackFile,
    "track-words": TrackWordsFile,
    "course": CourseFile,
    "course-words": CourseWordsFile,
    "lesson": LessonFile,
    "lesson-words": LessonWordsFile,
    "quiz": QuizFile,
    "quiz-words": QuizWordsFile,
    "facts": FactsFile,
    "drill": DrillFile,
    "drill-words": DrillWordsFile,
    "asking": AskingFile,
    "people": PeopleFile,
    "ways": WaysFile,
    "helplines": HelplinesFile,
}


def documents() -> dict[str, str]:
    """File name → JSON Schema, for each kind of file."""
    from bot.content import pattern_files  # noqa: PLC0415 - they build on the shapes here

    return {
        f"{name}.schema.json": json.dumps(_schema(shape), indent=2, ensure_ascii=False) + "\n"
        for name, shape in {**SHAPES, **pattern_files.SHAPES}.items()
    }


def export(directory: Path) -> list[Path]:
    """Write the schemas; returns the files written."""
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in documents().items():
        (directory / name).write_text(text, encoding="utf-8")
        written.append(directory / name)
    return written


def _schema(shape: type[Shape]) -> dict[str, Any]:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **shape.model_json_schema(by_alias=True),
    }
    _loosen(schema)
    return schema


def _loosen(node: Any) -> None:
    """Allow `9200` beside `"9200"`: an editor reads plain scalars as numbers, the bot as text."""
    if isinstance(node, dict):
        if node.get("type") == "string" and "enum" not in node and "const" not in node:
            pattern = node.get("pattern")
            if pattern is None or pattern.startswith(r"^\d{4}"):
                node["type"] = ["string", "number", "boolean"]
        for child in node.values():
            _loosen(child)
    elif isinstance(node, list):
        for child in node:
            _loosen(child)
