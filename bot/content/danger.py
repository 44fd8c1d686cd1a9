"""The ear for danger, built from `people.<language>.yaml` and from what people ask besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from bot.content import hanzi
from bot.content.asking import Speaking
from bot.content.tree import read_own
from bot.core.questions.danger import SIGNS, Ear, Said, Weights, counted, scraps, sounds
from bot.core.questions.danger_fit import Example
from bot.core.questions.words import Speech, Terms, folded

EVERY = 3
"""Of what people ask besides, the ear listens to each third: there are ten times more of that."""
WEIGHTS = Path(__file__).with_name("danger_weights.yaml")


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


def texts(speaking: Speaking) -> list[str]:
    """All that people may have written in danger, or in words like theirs; folded."""
    said = (*(text for those in speaking.danger.values() for text in those), *speaking.harmless)
    return [folded(text, hanzi.tables()) for text in said]


def ear(speech: Speech, speaking: Speaking, taught: Terms, elsewhere: Terms) -> Ear:
    """What hears danger in one language; `taught` and `elsewhere` are how often terms are used by
    who asks."""
    danger = {kind: _counted(speech, those) for kind, those in speaking.danger.items()}
    return Ear(Said(danger, _counted(speech, speaking.harmless), taught, elsewhere))


def _counted(speech: Speech, those: Iterable[str]) -> Terms:
    return counted(_sounds(speech, text) for text in those)


def _sounds(speech: Speech, text: str) -> Terms:
    text = folded(text, hanzi.tables())
    return sounds(text, speech.terms(text), speech.language)


def examples(
    speech: Speech,
    speaking: Speaking,
    taught: Iterable[str],
    folds: int,
) -> list[Example]:
    """Each text as an ear hears it that has not learned from its fold; `taught` are questions that
    lessons answer."""
    written: dict[str, Iterable[str]] = {
        **speaking.danger,
        _ALIKE: speaking.harmless,
        _TAUGHT: list(taught)[::EVERY],
        _ELSEWHERE: [one for those in speaking.elsewhere.values() for one in those][::EVERY],
    }
    groups = {
        name: [
            (_sounds(speech, one), scraps(folded(one, hanzi.tables()), speech.language))
            for one in those
        ]
        for name, those in written.items()
    }
    found: list[Example] = []
    for fold in range(folds):
        # Every so manyth of each group, so that no fold lacks a kind.
        known = {
            name: counted(one for place, (one, _) in enumerate(those) if place % folds != fold)
            for name, those in groups.items()
        }
        danger = {kind: known[kind] for kind in speaking.danger}
        listening = Ear(Said(danger, known[_ALIKE], known[_TAUGHT], known[_ELSEWHERE]))
        found += (
            Example(
                listening.signs(terms), small, fold, name in danger, name in {_TAUGHT, _ELSEWHERE}
            )
            for name, those in groups.items()
            for terms, small in those[fold::folds]
        )
    return found


_ALIKE, _TAUGHT, _ELSEWHERE = "-alike", "-taught", "-elsewhere"
