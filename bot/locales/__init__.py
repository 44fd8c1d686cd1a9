"""Sentences for people, by language, in Fluent files beside this one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = {"en": "English", "zh-Hans": "简体中文"}
"""Each language by its tag, with its own name for itself."""

DEFAULT = "en"
FOLDER = Path(__file__).parent


def guess(language_code: str | None) -> str:
    """The language to begin with, from what the person's client says: `zh-hans`, `en-GB`."""
    return "zh-Hans" if (language_code or "").lower().startswith("zh") else DEFAULT


@cache
def bundle(language: str) -> FluentBundle:
    """The sentences of a language."""
    made = FluentBundle([language], use_isolating=False)
    for path in sorted(FOLDER.glob(f"*{language}.ftl")):
        made.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return made


@cache
def refused_names() -> frozenset[str]:
    """Words that no name on a hall's screen may hold."""
    lines = (FOLDER / "refused_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def t(language: str, key: str, **values: object) -> str:
    """The sentence `key` in `language`, with `values` in their places.

    Raise `KeyError` for a sentence that is not there: a test keeps every language complete.
    """
    sentences = bundle(language if language in LANGUAGES else DEFAULT)
    pattern = sentences.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    text, errors = sentences.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{key}: {errors[0]}")
    return str(text)


_VARIABLE = re.compile(r"\$(\w+)")


@cache
def phrases(language: str, beginning: str) -> dict[str, str]:
    """Sentences for a page, whose names begin so; a variable stands in them as `{name}`.

    They choose nothing by number: what fills them has no plurals.
    """
    found = {}
    for path in sorted(FOLDER.glob(f"*{language}.ftl")):
        source = path.read_text(encoding="utf-8")
        blanks = {name: f"{{{name}}}" for name in _VARIABLE.findall(source)}
        for entry in FluentResource(source).body:
            if isinstance(entry, ast.Message) and entry.id.name.startswith(beginning):
                name = entry.id.name
                found[name.removeprefix(beginning)] = t(language, name, **blanks)
    return found
