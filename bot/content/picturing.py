"""Pictures on cards: what must hold of them, and what they become."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.content.faults import Fault, did_you_mean
from bot.content.rules import same_keys, there_if_wanted
from bot.content.schema import (
    AnyPicture,
    BarsFile,
    LessonFile,
    LessonWordsFile,
    MomentFile,
    MonthsFile,
    PictureWords,
    TimelineFile,
)
from bot.content.tree import Path, Tree
from bot.core.picture import (
    Bars,
    Moment,
    Months,
    Part,
    Picture,
    Row,
    Series,
    Timeline,
    in_words,
)

Found = Iterator[Fault]
MOST_PERIODS = 240


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest that texts of a picture may be, in characters; `words`: all of it read out."""

    title: int
    label: int
    along: int
    when: int
    moment: int
    stop: int
    words: int


LATIN = Limits(title=60, label=44, along=10, when=20, moment=80, stop=60, words=500)
CHINESE = Limits(title=30, label=22, along=5, when=10, moment=40, stop=30, words=250)


def limits(language: str) -> Limits:
    """A Chinese character says about twice as much as a Latin one, and is twice as wide."""
    return CHINESE if language.startswith("zh") else LATIN


def check_pictures(tree: Tree, lesson: LessonFile) -> Found:
    """Every rule about the pictures in a lesson's own file."""
    for name, picture in lesson.pictures.items():
        at: Path = ("pictures", name)
        if name not in lesson.cards:
            meant = did_you_mean(name, lesson.cards)
            yield tree.fault(at, "unknown-id", f"`{name}`", meant, key=True)
        match picture:
            case BarsFile():
                yield from _bars(tree, at, picture)
            case MonthsFile():
                yield from _months(tree, at, picture)
            case TimelineFile():
                yield from _timeline(tree, at, picture)
        yield from _short(tree, at, _texts(picture), limits(lesson.language))
        yield from _read_out(tree, at, drawn(picture), limits(lesson.language))


def check_words(tree: Tree, words: LessonWordsFile, lesson: LessonFile, language: str) -> Found:
    """Every rule about the pictures in a translation."""
    yield from same_keys(tree, ("pictures",), words.pictures, lesson.pictures)
    for name, one in words.pictures.items():
        source, at = lesson.pictures.get(name), ("pictures", name)
        if source is None:
            continue
        faults = list(_keyed(tree, at, one, source))
        yield from faults
        yield from _short(tree, at, _words_texts(one), limits(language))
        if not faults:
            yield from _read_out(tree, at, drawn(source, one), limits(language))


def drawn(picture: AnyPicture, words: PictureWords | None = None) -> Picture:
    """The picture as data, in the words of the source or of a translation."""
    title = picture.title if words is None else words.title
    match picture:
        case BarsFile():
            return Bars(
                title=title,
                legend=tuple((picture.parts if words is None else words.parts).values()),
                rows=tuple(
                    Row(
                        one.label if words is None else words.labels[name],
                        tuple(
                            Part(_value(one.values[part]), one.values[part])
                            for part in picture.parts
                            if part in one.values
                        ),
                    )
                    for name, one in picture.bars.items()
                ),
                alt=picture.alt if words is None else words.alt or "",
            )
        case MonthsFile():
            return Months(
                title=title,
                along=picture.along if words is None else words.along or "",
                series=tuple(
                    Series(
                        one.label if words is None else words.labels[name],
                        one.values,
                        one.shown == "line",
                    )
                    for name, one in picture.series.items()
                ),
                alt=picture.alt if words is None else words.alt or "",
            )
        case TimelineFile():
            told = picture.moments if words is None else words.moments
            moments = (told[name] for name in picture.moments)
            return Timeline(
                title, tuple(Moment(one.when, one.text, one.stop or "") for one in moments)
            )


def _value(shown: str) -> Decimal:
    return Decimal(shown.rstrip("%").replace(",", ""))


def _bars(tree: Tree, at: Path, picture: BarsFile) -> Found:
    yield from _counted(tree, (*at, "parts"), len(picture.parts), 1, 2)
    yield from _counted(tree, (*at, "bars"), len(picture.bars), 2, 4)
    for name, one in picture.bars.items():
        path = (*at, "bars", name, "values")
        yield from same_keys(tree, path, one.values, picture.parts)
        for key in one.values:
            yield from _worked(tree, (*path, key))


def _months(tree: Tree, at: Path, picture: MonthsFile) -> Found:
    yield from _counted(tree, (*at, "series"), len(picture.series), 1, 3)
    for name, one in picture.series.items():
        path = (*at, "series", name, "values")
        yield from _worked(tree, path)
        if not 2 <= len(one.values) <= MOST_PERIODS:
            found = f"{len(one.values)} values"
            yield tree.fault(path, "picture", found, f"2 to {MOST_PERIODS}, as owed(…) gives")


def _timeline(tree: Tree, at: Path, picture: TimelineFile) -> Found:
    path = (*at, "moments")
    yield from _counted(tree, path, len(picture.moments), 4, 7)
    if all(one.stop is None for one in picture.moments.values()):
        meant = "`stop:` where one could have stopped"
        yield tree.fault(path, "picture", "no `stop`", meant, key=True)


def _counted(tree: Tree, path: Path, count: int, fewest: int, most: int) -> Found:
    if not fewest <= count <= most:
        found, meant = f"{count} {path[-1]}", f"{fewest} to {most}"
        yield tree.fault(path, "picture", found, meant, key=True)


def _worked(tree: Tree, path: Path) -> Found:
    """Numbers in a chart are worked out, so that chart and calculator can never disagree."""
    if path not in tree.worked:
        yield tree.fault(path, "typed", "a number that was typed", "an expression in {{ }}")


def _keyed(tree: Tree, at: Path, words: PictureWords, source: AnyPicture) -> Found:
    """A translation has the keys of its source, and words for each."""
    parts = source.parts if isinstance(source, BarsFile) else {}
    moments = source.moments if isinstance(source, TimelineFile) else {}
    labels: Mapping[str, object] = getattr(source, "bars", None) or getattr(source, "series", {})
    yield from same_keys(tree, (*at, "parts"), words.parts, parts)
    yield from same_keys(tree, (*at, "labels"), words.labels, labels)
    yield from same_keys(tree, (*at, "moments"), words.moments, moments)
    for name, one in words.moments.items():
        if name in moments:
            path, stops = (*at, "moments", name), moments[name].stop is not None
            yield from there_if_wanted(tree, path, "stop", one.stop, wanted=stops)
    over_time, told = isinstance(source, MonthsFile), isinstance(source, TimelineFile)
    yield from there_if_wanted(tree, at, "along", words.along, wanted=over_time)
    yield from there_if_wanted(tree, at, "alt", words.alt, wanted=not told)


Text = tuple[Path, str, Callable[[Limits], int]]


def texts(picture: AnyPicture | PictureWords) -> Iterator[tuple[Path, str]]:
    """Every text on a picture, and its alt text, with the place within the picture."""
    found = _words_texts(picture) if isinstance(picture, PictureWords) else _texts(picture)
    for path, text, _ in found:
        yield path, text
    alt = getattr(picture, "alt", None)
    if alt is not None:
        yield ("alt",), alt


def _texts(picture: AnyPicture) -> Iterator[Text]:
    yield ("title",), picture.title, lambda limit: limit.title
    match picture:
        case BarsFile():
            for key, part in picture.parts.items():
                yield ("parts", key), part, lambda limit: limit.label
            for key, bar in picture.bars.items():
                yield ("bars", key, "label"), bar.label, lambda limit: limit.label
        case MonthsFile():
            yield ("along",), picture.along, lambda limit: limit.along
            for key, series in picture.series.items():
                yield ("series", key, "label"), series.label, lambda limit: limit.label
        case TimelineFile():
            yield from _moments(picture.moments)


def _words_texts(words: PictureWords) -> Iterator[Text]:
    yield ("title",), words.title, lambda limit: limit.title
    if words.along is not None:
        yield ("along",), words.along, lambda limit: limit.along
    for kind, named in (("parts", words.parts), ("labels", words.labels)):
        for key, text in named.items():
            yield (kind, key), text, lambda limit: limit.label
    yield from _moments(words.moments)


def _moments(moments: Mapping[str, MomentFile]) -> Iterator[Text]:
    for key, one in moments.items():
        yield ("moments", key, "when"), one.when, lambda limit: limit.when
        yield ("moments", key, "text"), one.text, lambda limit: limit.moment
        if one.stop is not None:
            yield ("moments", key, "stop"), one.stop, lambda limit: limit.stop


def _short(tree: Tree, at: Path, texts: Iterator[Text], limit: Limits) -> Found:
    """Few enough words that they stand on the picture, and are read on a phone."""
    for path, text, longest in texts:
        most = longest(limit)
        if len(text) > most:
            found = f"{len(text)} characters"
            yield tree.fault((*at, *path), "length", found, f"at most {most}")
        if "\n" in text:
            yield tree.fault((*at, *path), "picture", "a line's end", "words on one line")


def _read_out(tree: Tree, at: Path, picture: Picture, limit: Limits) -> Found:
    """In words it stands under the picture, below the card, and there is room for so much."""
    length = len(in_words(picture))
    if length > limit.words:
        path: Path = at if isinstance(picture, Timeline) else (*at, "alt")
        found = f"{length} characters in words"
        yield tree.fault(path, "length", found, f"at most {limit.words}", key=True)
