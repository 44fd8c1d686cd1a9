"""The file of a lesson or drill in another language, with everything in it still to be written.

It has the keys that the source has, and at each place what the source says there.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml

from bot.content.schema import PictureWords, Shape
from bot.content.tree import Data


def blank(shape: type[Shape], source: Data, head: str) -> str:
    """The text of the file, `head` first; `source` is what the other file holds."""
    words = _of_shape(shape, source) if isinstance(source, dict) else {}
    return head + yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=10_000)


def _of_shape(shape: type[Shape], source: dict[str, Data]) -> dict[str, Any]:
    if shape is PictureWords:
        # There the words alone; here each beside its values.
        drawn: Any = source.get("bars", source.get("series", {}))
        source = {**source, "labels": {key: one["label"] for key, one in drawn.items()}}
    fields = {field.alias or name: field.annotation for name, field in shape.model_fields.items()}
    return {
        key: _to_write(annotation, source[key])
        for key, annotation in fields.items()
        if key in source and key != "allow"
    }


def _to_write(annotation: Any, source: Data) -> Any:
    """The same as `source`, as far as `annotation` knows it, with its texts as hints."""
    if isinstance(source, str):
        # A bracket would end the hint, and an expression in it would be worked out.
        hint = " ".join(source.translate(_BRACKETS).split())
        return f"[写：{hint}]" if hint else ""
    inner = _bare(annotation)
    if isinstance(source, list):
        (of,) = get_args(inner)
        return [_to_write(of, one) for one in source]
    if get_origin(inner) is dict:
        _, of = get_args(inner)
        return {key: _to_write(of, one) for key, one in source.items()}
    return _of_shape(inner, source)


def _bare(annotation: Any) -> Any:
    """The type without `| None` and without what is said about it."""
    while get_origin(annotation) in {Annotated, Union, UnionType}:
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return annotation


_BRACKETS = str.maketrans({"[": "(", "]": ")", "{": "(", "}": ")"})
