"""The ear for danger, built from `people.<language>.yaml` and from what people ask besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from bot.content import hanzi
from bot.content.asking import Speaking
from bot.content.tree import read_own
from bot.core.questions.danger import (
    ALIKE,
    ELSEWHERE,
    SIGNS,
    TAUGHT,
    Ear,
    Weights,
    edges,
    scraps,
)
from bot.core.questions.danger_fit import Example
from bot.core.questions.many import ends_and_threes, taken_apart
from bot.core.questions.usage import Codes, Used
from bot.core.questions.words import Speech, folded

EVERY = 3
"""Of what people ask besides, the ear listens to each third: there are ten times more of that."""
WEIGHTS = Path(__file__).with_name("danger_weights.yaml")


@dataclass(frozen=True, slots=True)
class Asked:
    """Folded texts of people who ask, taken apart, each with whose it is to an `Ear`."""

    texts: Sequence[str]
    used: Used
    whose: Sequence[str]


def load_weights(path: Path = WEIGHTS) -> dict[str, Weights]:
    """The fitted weights by language."""
    read = read_own(path.read_text(encoding="utf-8"))
    return {
        language: Weights(one["sure"], one["scraps"], one["maybe_from"], one["sure_from"])
        for language, one in read.items()
    }


def save_weights(weights: Mapping[str, Weights], path: Path = WEIGHTS) -> None:
    """Write what `load_weights` reads."""
    told = {
        language: {
            "sure": {name: one.sure[name] for name in SIGNS},
            "maybe_from": one.maybe_from,
            "sure_from": one.sure_from,
            "scraps": dict(sorted(one.scraps.items(), key=lambda pair: (-pair[1], pair[0]))),
        }
        for language, one in weights.items()
    }
    head = "# Written by `main.py fit-people`; what each means: bot/core/questions/danger.py.\n"
    path.write_text(
        head + yaml.safe_dump(told, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def written(speaking: Speaking) -> dict[str, list[str]]:
    """What people wrote in danger, by its kind, and in words like theirs; folded."""
    said = {**speaking.danger, ALIKE: speaking.harmless}
    return {
        whose: [folded(text, hanzi.tables()) for text in those] for whose, those in said.items()
    }


def ear(speech: Speech, cries: Mapping[str, Sequence[str]], asked: Asked) -> Ear:
    """What hears danger in one language; see `written` for `cries`."""
    texts = [text for those in cries.values() for text in those]
    whose = [name for name, those in cries.items() for _ in those]
    codes = asked.used.codes
    used = taken_apart(speech, codes, texts).beside(asked.used, len(texts))
    around = ends_and_threes(speech, codes, (*texts, *asked.texts))
    return Ear(used.beside(around), (*whose, *asked.whose))


def examples(
    speech: Speech,
    speaking: Speaking,
    taught: Iterable[str],
    folds: int,
) -> list[Example]:
    """Each text as an ear hears it that has not learned from its fold; `taught` are questions that
    lessons answer."""
    elsewhere = [one for those in speaking.elsewhere.values() for one in those]
    asked = {TAUGHT: list(taught)[::EVERY], ELSEWHERE: elsewhere[::EVERY]}
    said = written(speaking) | {
        whose: [folded(text, hanzi.tables()) for text in those] for whose, those in asked.items()
    }
    # Every so manyth of each group, so that no fold lacks a kind.
    rows = [
        (whose, text, place % folds)
        for whose, those in said.items()
        for place, text in enumerate(those)
    ]
    codes, texts = Codes(), [text for _, text, _ in rows]
    used = taken_apart(speech, codes, texts).beside(ends_and_threes(speech, codes, texts))
    of_fold = np.array([fold for _, _, fold in rows])
    found: list[Example] = []
    for fold in range(folds):
        known = [whose for whose, _, its_fold in rows if its_fold != fold]
        listening = Ear(used.of_those(of_fold != fold), known)
        found += (
            Example(
                listening.signs(speech.terms(text) | edges(text, speech.language)),
                scraps(text, speech.language),
                fold,
                whose not in {ALIKE, TAUGHT, ELSEWHERE},
                whose in {TAUGHT, ELSEWHERE},
            )
            for whose, text, its_fold in rows
            if its_fold == fold
        )
    return found
