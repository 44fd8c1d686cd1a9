"""The shapes of the files about scam patterns."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.content.schema import Id, Shape, SourceFile, Words

LessonId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+$")]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
_PHRASES = "How it is worded; see docs/check.md."


class ByLanguage(Shape):
    """Phrases in each language."""

    en: list[Words] = Field(default=[], description=_PHRASES)
    zh: list[Words] = Field(default=[], alias="zh-Hans", description=_PHRASES)


class SignText(Shape):
    """A sign in words."""

    name: Words = Field(description="What the sign is called, in a few words.")
    why: Words = Field(description="Why it is one, in a sentence.")


class SignTexts(Shape):
    """A sign in words, in each language."""

    en: SignText
    zh: SignText = Field(alias="zh-Hans")


class SignFile(Shape):
    """A warning sign, or what speaks against one."""

    words: SignTexts
    phrases: ByLanguage = Field(
        default=ByLanguage.model_construct(en=[], zh=[]),
        description="None where code looks for it: links, numbers, tricks with letters.",
    )
    cancels: list[Id] = Field(default=[], description="Signs that mean nothing beside it.")
    stands: bool = Field(default=False, description="true: a warning around it does not cancel it.")


class SignsFile(Shape):
    """All signs and counter-signs."""

    signs: dict[Id, SignFile]
    counters: dict[Id, SignFile]
    negations: ByLanguage = Field(description="Before an act: told not to do it.")
    urgings: ByLanguage = Field(description="Negations that push: do not wait.")
    warnings: ByLanguage = Field(description="Before an act: spoken of, not asked for.")
    verdicts: ByLanguage = Field(description="After an act: it is called a scam.")
    requests: ByLanguage = Field(description="Asked for in words that are no sign of a scam.")


class FamilyText(Shape):
    """A kind of scam in words."""

    name: Words = Field(description="Its name.")
    runs: Words = Field(description="How it runs, in two sentences.")
    instead: Words = Field(description="What a real bank, office or firm does instead.")
    now: Words = Field(description="What to do now.")


class FamilyTexts(Shape):
    """A kind of scam in words, in each language."""

    en: FamilyText
    zh: FamilyText = Field(alias="zh-Hans")


class FamilyFile(Shape):
    """A kind of scam."""

    lesson: LessonId = Field(description="The lesson that it leads to.")
    sources: list[Id] = Field(description="Ids from `sources`.", min_length=1)
    hints: list[Id] = Field(default=[], description="Signs that are usual in it.")
    tells: list[Id] = Field(
        default=[], description="Signs that name it where no kind's own phrases stand."
    )
    words: FamilyTexts
    signals: ByLanguage = Field(description="Phrases that few other messages have.")
    counter: ByLanguage = Field(
        default=ByLanguage.model_construct(en=[], zh=[]),
        description="Phrases that speak against this kind.",
    )


class FamiliesFile(Shape):
    """Kinds of scams, with the sources of the file."""

    sources: dict[Id, SourceFile]
    families: dict[Id, FamilyFile]


class NameFile(Shape):
    """A well-known name that scammers borrow."""

    words: list[Words] = Field(description="How messages name it.")
    domains: list[Domain] = Field(description="Its own domains.")
    labels: list[Words] = Field(description="What false addresses are built from.")
    hotlines: list[Words] = Field(default=[], description="Its public numbers, digits only.")


class NamesFile(Shape):
    """Names on the net."""

    names: dict[Id, NameFile]
    shorteners: list[Domain]
    cheap_endings: list[Words]
    shared_endings: list[Domain]
    bait: list[Words]


class FittedFile(Shape):
    """On what the weights were fitted."""

    messages: int
    scams: int
    command: Words


class WeightsFile(Shape):
    """What each sign adds to the sum; written by `fit-check`."""

    fitted: FittedFile
    bias: dict[str, float] = Field(description="What the sum begins with: en and zh.")
    weights: dict[Id, float]


class LexiconFile(Shape):
    """Words with their weights; written by `fit-check`."""

    words: dict[str, float]


class RegionText(Shape):
    """A region and whom to call there."""

    name: Words
    calls: list[Words] = Field(description="One line each: whom to call, and for what.")


class RegionTexts(Shape):
    """The same in each language."""

    en: RegionText
    zh: RegionText = Field(alias="zh-Hans")


class RegionFile(Shape):
    """Whom to call in a region when money has gone."""

    words: RegionTexts
    sources: list[SourceFile] = Field(min_length=1)


class HelpFile(Shape):
    """The first hour, by region."""

    regions: dict[Id, RegionFile]


SHAPES: dict[str, type[Shape]] = {
    "signs": SignsFile,
    "families": FamiliesFile,
    "names": NamesFile,
    "help": HelpFile,
    "words": LexiconFile,
    "weights": WeightsFile,
}
