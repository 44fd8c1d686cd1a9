"""The index that `/ask` looks into, built from the catalogue and from how people speak of it."""

from __future__ import annotations

import csv
import math
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, compress
from operator import add
from pathlib import Path

import numpy as np
import yaml

from bot.content import danger, hanzi
from bot.content.asking import GAMBLING, SMALL_TALK, THIS_BOT, UNANSWERED, Asking, Speaking
from bot.content.markup import plain
from bot.content.tree import read_own
from bot.core.course import Catalogue, Edition
from bot.core.questions.asking import Manner, Phrases
from bot.core.questions.danger import (
    ELSEWHERE,
    HELD,
    TAUGHT,
    THREATS,
    Cry,
    Ear,
    Worry,
    alarm,
    breaths,
    edges,
    says_enough,
    scraps,
    worry,
)
from bot.core.questions.danger import Weights as Fears
from bot.core.questions.many import taken_apart
from bot.core.questions.search import (
    SIGNS,
    Found,
    Index,
    Kind,
    Place,
    Reply,
    Said,
    Weights,
    certainty,
)
from bot.core.questions.search_fit import Example
from bot.core.questions.story import own_story
from bot.core.questions.usage import Codes, Heard, Used
from bot.core.questions.words import Speech, folded, language_of, pieces, stem

WEIGHTS = Path(__file__).with_name("search_weights.yaml")
_LONGEST_TEXT = 1500
_LONGEST_CRY = 4_000
"""Characters in which somebody in danger is looked for: what matters may stand last."""
_NEAR_ENOUGH = 0.03
"""The share of belief from which a lesson is offered where nothing was found."""
_THIS_BOT = f"-{THIS_BOT}"
_SURELY = 0.5
"""The share of belief from which a question is taken to be about the bot, or about gambling."""
_MOST_OTHERS = {Kind.ANSWER: 2, Kind.UNKNOWN: 3}
FIRST_STEPS = "loans/when-it-gets-hard/first-missed"
"""Where somebody may read on who has spoken with people."""
_STEPS_CARD = "week"
"""Its card that says what to do day by day: the lesson begins with a story."""
GAMBLING_STEPS = "loans/when-it-gets-hard/debt-spiral"
"""What somebody may read whose gambling led into debt."""
_NOBODY = Manner(*[Phrases(())] * 5)
_SILENT = Speaking({}, {}, {}, {}, _NOBODY)


def load_weights(path: Path = WEIGHTS) -> dict[str, Weights]:
    """The fitted weights by language."""
    read = read_own(path.read_text(encoding="utf-8"))
    return {language: Weights(one["sure"], one["threshold"]) for language, one in read.items()}


def save_weights(weights: Mapping[str, Weights], path: Path = WEIGHTS) -> None:
    """Write what `load_weights` reads."""
    told = {
        language: {
            "sure": {name: one.sure[name] for name in SIGNS},
            "threshold": one.threshold,
        }
        for language, one in weights.items()
    }
    text = yaml.safe_dump(told, sort_keys=False, allow_unicode=True)
    head = "# Written by `main.py fit-ask`; what each means: bot/core/questions/search.py.\n"
    path.write_text(head + text, encoding="utf-8")


def speech(language: str, speaking: Speaking, said: Mapping[str, int]) -> Speech:
    """How texts of a language are taken apart; `said` are the pieces of what people say, each with
    how often."""
    concepts: dict[str, tuple[str, ...]] = {}
    for concept, names in speaking.concepts.items():
        for name in names:
            key = folded(name, hanzi.tables())
            if language == "zh-Hans":
                key = key.replace(" ", "")
            else:
                key = " ".join(map(stem, pieces(key)))
            concepts[key] = (*concepts.get(key, ()), concept)
    vocabulary: dict[str, int] = defaultdict(int)
    for word, often in said.items():
        if not word.isdigit():
            for part in map(add, word, word[1:]) if language == "zh-Hans" else (stem(word),):
                vocabulary[part] += often
    return Speech(language, hanzi.tables(), concepts, vocabulary)


@dataclass(frozen=True)
class Shelf:
    """One language, ready to be asked."""

    speech: Speech
    index: Index
    manner: Manner
    written: Mapping[int, Place]
    """What authors wrote, each text as the mark of its pieces, and what it asks for."""
    ear: Ear
    asked: frozenset[str]
    """The words that people ask with; those of somebody in danger may be names."""
    about: Index
    """What is asked about the bot itself, by what answers it."""


def build(
    catalogue: Catalogue,
    speaking: Speaking,
    language: str,
    cards: Mapping[str, Sequence[str]] | None = None,
) -> Shelf:
    """The index of one language; `cards` can be answers alone, by lesson."""
    tables = hanzi.tables()
    ways = {**_taught(catalogue, speaking, language), **_untaught(speaking)}
    places = [place for named, texts in ways.items() for place in [Place(*named)] * len(texts)]
    asked = [folded(text, tables) for texts in ways.values() for text in texts]
    said, written = Counter[str](), dict[int, Place]()
    for text, place in zip(asked, places, strict=True):
        words = pieces(text)
        said.update(words)
        written[_mark(words)] = place
    known = frozenset(stem(word) for word in said if word.isascii())
    cries = danger.written(speaking)
    said.update(chain.from_iterable(map(pieces, chain(*cries.values()))))
    spoken = speech(language, speaking, said)
    codes = Codes()
    used = taken_apart(spoken, codes, asked)
    read = [
        (Place(lesson.id, card), folded(plain(text), tables, _LONGEST_TEXT))
        for lesson in catalogue.lessons.values()
        if language in lesson.editions
        for card, text in _read(lesson.editions[language], (cards or {}).get(lesson.id))
    ]
    passages = taken_apart(spoken, codes, [text for _, text in read], pairs=False)
    index = Index(
        Said(places, used),
        Said([place for place, _ in read], passages),
        frozenset(speaking.elsewhere),
    )
    ear = danger.ear(spoken, cries, _who_ask(speaking, places, asked, used))
    about = _about_this_bot(places, used)
    return Shelf(spoken, index, speaking.manner, written, ear, known, about)


def _mark(words: Iterable[str]) -> int:
    """A number for a text, the same in every process: `hash` is another in each."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())


def _about_this_bot(places: Sequence[Place], used: Used) -> Index:
    """What the ways to ask about the bot itself are answered by."""
    chosen = [place.lesson == _THIS_BOT for place in places]
    answers = [Place(place.card, "") for place in compress(places, chosen)]
    nothing = Said((), Used.of(used.codes, ()))
    return Index(Said(answers, used.of_those(np.array(chosen, bool))), nothing)


def _who_ask(
    speaking: Speaking, places: Sequence[Place], asked: Sequence[str], used: Used
) -> danger.Asked:
    """What the ear hears of all that is asked: a part, and nothing where nobody is in danger."""
    chosen = [bool(speaking.danger) and at % danger.EVERY == 0 for at in range(len(asked))]
    whose = [
        ELSEWHERE if place.lesson in speaking.elsewhere else TAUGHT
        for place in compress(places, chosen)
    ]
    heard = used.of_those(np.array(chosen, bool))
    return danger.Asked(list(compress(asked, chosen)), heard, whose)


def _taught(
    catalogue: Catalogue, speaking: Speaking, language: str
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Ways to ask by lesson, and by lesson and card where they ask for just that."""
    ways: dict[tuple[str, str], tuple[str, ...]] = {}
    for lesson in catalogue.lessons.values():
        if language in lesson.editions:
            own = _ways_to_ask(lesson.editions[language])
            ways[lesson.id, ""] = (*own, *speaking.topics.get(lesson.id, ()))
            for card, texts in speaking.answers.get(lesson.id, {}).items():
                ways[lesson.id, card] = texts
    return ways


def _untaught(speaking: Speaking) -> dict[tuple[str, str], tuple[str, ...]]:
    """Ways to ask for what is not taught by topic; and by what of the bot itself they ask for."""
    ways = {(topic, ""): texts for topic, texts in speaking.elsewhere.items()}
    if speaking.this_bot:
        del ways[_THIS_BOT, ""]
        ways |= {(_THIS_BOT, about): said for about, said in speaking.this_bot.items()}
    return ways


def taught_in(catalogue: Catalogue, speaking: Speaking, language: str) -> list[str]:
    """All ways to ask for what the lessons teach."""
    return [text for texts in _taught(catalogue, speaking, language).values() for text in texts]


def _ways_to_ask(edition: Edition) -> Iterator[str]:
    yield from edition.asks
    yield edition.title
    yield from edition.objectives.values()


def _read(edition: Edition, answers: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    """What a lesson says, with the card's id where it can be an answer: `answers`, or all but the
    story that a lesson begins with, which asks what the others answer; and every note."""
    cards = list(edition.cards)
    # A list that is older than the lesson may name cards that are gone.
    named = [card for card in answers or () if card in edition.answers] or cards[1:] or cards
    named += [note for note in edition.notes if note not in named]
    for card in named:
        yield card, edition.answers[card].words
    for card, told in edition.cards.items():
        if card not in named:
            yield "", told.words
    for question in edition.questions.values():
        parts = [question.ask]
        for option in question.options:
            parts += [option.text, option.feedback]
        yield "", " ".join(parts)


class Finder:
    """Answers questions from the catalogue in use; its index follows the catalogue."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        asking: Callable[[], Asking],
        shelves: Callable[[Catalogue, Asking], dict[str, Shelf]] | None = None,
        *,
        weights: Mapping[str, Weights] | None = None,
        fears: Mapping[str, Fears] | None = None,
    ) -> None:
        """`shelves` may have them from elsewhere; else they are built."""
        self._catalogue = catalogue
        self._asking = asking
        self._shelves = shelves or build_all
        self._weights = load_weights() if weights is None else weights
        self._fears = danger.load_weights() if fears is None else fears
        self._lock = threading.Lock()
        self._built: tuple[Catalogue, Asking, dict[str, Shelf]] | None = None
        self._last: tuple[dict[str, Shelf], int, Cry] | None = None

    def ready(self) -> dict[str, Shelf]:
        """The shelves by language, made again if lessons changed. Takes some seconds then, so a
        running bot calls it off its loop."""
        catalogue, asking = self._catalogue(), self._asking()
        with self._lock:
            built = self._built
            if built is None or built[0] is not catalogue or built[1] is not asking:
                shelves = self._shelves(catalogue, asking)
                self._built = built = (catalogue, asking, shelves)
            return built[2]

    def ask(self, text: str, language: str = "en") -> Reply:
        """What answers a question; `language` where the question's own does not show."""
        if self.needs_people(text):
            return self.first_steps(text, language)
        return self._answered(text, language)

    def _answered(self, text: str, language: str) -> Reply:
        text = folded(text, hanzi.tables())
        told = self._language(text)
        if told is None:
            return Reply(Kind.SMALL_TALK, language, None, 0.0, ())
        language = told
        shelf = self.ready()[language]
        asked = shelf.manner.asides.without(text)
        terms = shelf.speech.typed(asked)
        heard = shelf.index.hear(terms)
        found = shelf.index.find(heard)
        elsewhere = shelf.index.elsewhere
        score, kind = 0.0, Kind.UNKNOWN
        # What an author wrote in the same words needs no judge.
        written = shelf.written.get(_mark(pieces(asked)))
        first = written.lesson if written else found.first
        if first is None or first == f"-{SMALL_TALK}":
            kind = Kind.SMALL_TALK
        elif first == _THIS_BOT and (written or found.topics[0][1] >= _SURELY):
            about = (written and written.card) or shelf.about.find(shelf.about.hear(terms)).first
            if about and about != UNANSWERED:
                return Reply(Kind.THIS_BOT, language, None, 0.0, (), about=about)
        elif first == f"-{GAMBLING}" and (written or found.topics[0][1] >= _SURELY):
            steps = self._place(GAMBLING_STEPS, language)
            return Reply(Kind.GAMBLING, language, steps, 0.0, (), story=own_story(text))
        elif first not in elsewhere:
            score = 1.0 if written else certainty(found.signs, self._weights[language].sure)
            if score >= self._weights[language].threshold:
                kind = Kind.ANSWER
        answer = first if kind is Kind.ANSWER else None
        places = self._places(shelf, heard, found, answer)
        place = places.pop(0) if answer is not None else None
        others = tuple(places[: _MOST_OTHERS.get(kind, 0)])
        decides = shelf.manner.wants_advice(text)
        return Reply(kind, language, place, score, others, decides, story=own_story(text))

    @staticmethod
    def _places(shelf: Shelf, heard: Heard, found: Found, answer: str | None) -> list[Place]:
        """Cards, the likeliest first: one of each lesson, and of the lesson that answers two. Where
        none does, only what is near enough."""
        near = [
            (lesson, share)
            for lesson, share in found.topics
            if lesson not in shelf.index.elsewhere
            and lesson != answer
            and (answer is not None or share >= _NEAR_ENOUGH)
        ][: _MOST_OTHERS[Kind.UNKNOWN]]
        if not near and answer is None:
            return []
        cards = shelf.index.cards(heard)
        told = [
            (share * cards[lesson][0][1], lesson, cards[lesson][0][0]) for lesson, share in near
        ]
        first = []
        if answer is not None:
            share = dict(found.topics)[answer]
            (best, _), *more = cards[answer]
            first = [Place(answer, best)]
            told += [(share * believed, answer, card) for card, believed in more[:1]]
        told.sort(key=lambda one: -one[0])
        return [*first, *(Place(lesson, card) for _, lesson, card in told)]

    def _language(self, text: str) -> str | None:
        """The language of a folded question. A word alone is Chinese in Latin letters only if it
        spells a name that is known there: `zhengxin`, but not `banana`."""
        told, words = language_of(text, hanzi.tables()), pieces(text)
        if told is None or not text.isascii() or len(words) != 1:
            return told
        return told if self.ready()[told].speech.spells(words[0]) else "en"

    def needs_people(self, text: str) -> bool:
        """Whether somebody may be in danger; said in any language."""
        return self.worry(text).worry is Worry.SURE

    def worry(self, text: str) -> Cry:
        """How much a text sounds like danger.

        Said outright it is heard by phrases, in any language; else by the ear of its own. Asked
        again for the same text it does not listen again.
        """
        heard = folded(text, hanzi.tables(), _LONGEST_CRY)
        shelves, said = self.ready(), hash(heard)
        last = self._last
        if last is None or last[0] is not shelves or last[1] != said:
            self._last = last = (shelves, said, self._listened(heard))
        return last[2]

    def _listened(self, heard: str) -> Cry:
        worst, highest, loudest = Worry.NONE, -math.inf, None
        for said in dict.fromkeys(breaths(heard)):  # said once more it is no louder
            language = self._language(said)
            if language is None or language not in self._fears or not says_enough(said):
                continue
            shelf = self.ready()[language]
            terms = shelf.speech.typed(said) | edges(said, language)
            found = alarm(shelf.ear.signs(terms), scraps(said, language), self._fears[language])
            worst = max(worst, worry(found, self._fears[language]))
            if found > highest:
                highest, loudest = found, (shelf.ear, terms)
        kind = None if loudest is None else loudest[0].kind(loudest[1])
        outright = any(one.manner.needs_people(heard) for one in self.ready().values())
        sure = Worry.SURE if outright else worst
        return Cry(sure, kind in THREATS, outright, held=kind == HELD)

    def first_steps(self, text: str, language: str) -> Reply:
        """What answers somebody who may be in danger: for later, the lesson that answers the text
        if it says nothing of death, else the first steps of who cannot pay."""
        cry = self.worry(text)
        found = self._answered(text, language)
        if cry.outright or found.kind is not Kind.ANSWER:
            steps = self._place(FIRST_STEPS, found.language, _STEPS_CARD)
            found = Reply(Kind.PEOPLE, found.language, steps, 0.0, ())
        return replace(found, kind=Kind.PEOPLE, others=(), threatened=cry.threatened, held=cry.held)

    def asks(self, text: str) -> bool:
        """Whether a text looks like a question rather than an attempt at an answer."""
        text = folded(text, hanzi.tables())
        language = self._language(text)
        return language is not None and self.ready()[language].manner.asks(text)

    def knows(self, word: str) -> bool:
        """Whether people ask with this word; cards are no measure, as they are full of names."""
        return stem(word) in self.ready()["en"].asked

    def terms(self, text: str, language: str) -> frozenset[str]:
        """What a text is about, to tell alike ones; pairs of words would part what only says it in
        another order."""
        terms = self.ready()[language].speech.terms(folded(text, hanzi.tables()), pairs=False)
        return frozenset(term for term, weight in terms.items() if weight >= 0.5)

    def _place(self, lesson: str, language: str, card: str = "") -> Place | None:
        """A card of a lesson, if it is there, else the first one."""
        there = self._catalogue().lessons.get(lesson)
        if there is None:
            return None
        cards = there.edition(language).cards
        return Place(lesson, card if card in cards else next(iter(cards)))


def build_all(catalogue: Catalogue, asking: Asking) -> dict[str, Shelf]:
    """The index of every language that lessons are written in."""
    languages = {tag for lesson in catalogue.lessons.values() for tag in lesson.editions}
    return {
        language: build(catalogue, asking.speaking.get(language, _SILENT), language, asking.cards)
        for language in sorted({"en", *languages})
    }


@dataclass(frozen=True, slots=True)
class Question:
    """A question that somebody asked, with the lessons that answer it, the best first."""

    text: str
    lessons: tuple[str, ...]


def examples(
    catalogue: Catalogue,
    asking: Asking,
    language: str,
    questions: Iterable[Question],
    folds: int,
) -> tuple[list[Example], list[Example], frozenset[str]]:
    """What to fit on: each author's question and each phrase of elsewhere, as found in an index
    without it; and `questions`. Also the elsewhere topics."""
    speaking = asking.speaking.get(language, _SILENT)
    shelf = build(catalogue, speaking, language)
    index = shelf.index
    fold_of = {lesson: place % folds for place, lesson in enumerate(sorted(catalogue.lessons))}

    def left_out(topic: str, text: str, card: str = "") -> Found:
        terms = shelf.speech.terms(folded(text, hanzi.tables()))
        return index.find(index.hear(terms, (Place(topic, card), terms)))

    written = [
        Example(frozenset({lesson.id}), left_out(lesson.id, text), 1.0, fold_of[lesson.id])
        for lesson in catalogue.lessons.values()
        if language in lesson.editions
        for text in lesson.editions[language].asks
    ]
    written += [
        Example(frozenset(), left_out(topic, text, about), 0.3, place % folds, whole=False)
        for place, ((topic, about), texts) in enumerate(sorted(_untaught(speaking).items()))
        for text in texts
    ]
    given: list[Example] = []
    for number, question in enumerate(questions):
        text = folded(question.text, hanzi.tables())
        found = index.find(index.hear(shelf.speech.typed(text)))
        fold = fold_of.get(question.lessons[0], 0) if question.lessons else number % folds
        given.append(Example(frozenset(question.lessons), found, 3.0, fold))
    return written, given, index.elsewhere


def read_questions(path: Path, split: str) -> list[Question]:
    """Questions from a file with the columns split, lesson, also (more lessons that answer) and
    question; nothing taught: no lesson."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Question(row["question"], tuple(f"{row['lesson']} {row['also']}".split()))
        for row in rows
        if row["split"] == split
    ]
