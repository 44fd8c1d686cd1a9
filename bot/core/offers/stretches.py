"""Stretches of an offer's months, `months 4 to 12 620 each`, as so many payments."""

from __future__ import annotations

import re
from itertools import pairwise

_RANGE = re.compile(
    r"(?<![(（])\b(?:from |for |in |during |over )?(month|week|payment)s? (\d{1,3})"
    r"(?: to | ?- ?| through | until | till | up to )(?:month |week |payment )?(\d{1,3})"
    r"\b(?!\)|[.,]\d)"
)
_RANGE_ZH = re.compile(
    r"(?:从|在)?(?:第(\d{1,3})(?:个?月|期|周)?|(?<![\d.])(\d{1,2})月?)"
    r"(?:到|至|-|~)第?(\d{1,3})(个月|月|期|周)"
)
_FIRST = re.compile(
    r"首[期月次]|第[一1]个?[期月周]|头一?个月|\bfirst (?:month|week|payment|instal?lment)\b"
    r"|\b(?:month|week|payment) (?:1|one)\b"
)
_NOTHING_DUE = re.compile(
    r"\b(?:nothing|no (?:re)?payments?|free|zero|not paying|skip)\b|不用?还|免还|不还|不用付|免付"
)
_GRACE = re.compile(
    r"[,、;]?(?:前|头|开头|最初)?[\d一二两三四五六七八九十]{1,2}个月(?:都|先)?"
    r"(?:不用还|不用付|免还|不还|免付)[^、,]{0,4}"
)


def in_payments(text: str) -> str:
    """`Nothing in months 1 to 3, then months 4 to 12 620 each`: nine payments from month 4."""
    for pattern in (_RANGE, _RANGE_ZH):
        found = list(pattern.finditer(text))
        if not found:
            continue
        zh = pattern is _RANGE_ZH
        spans = [_ends(one, zh=zh) for one in found]
        follows = all(before[1] + 1 == after[0] for before, after in pairwise(spans))
        if not follows or any(first >= last for first, last in spans):
            continue
        if len(spans) == 1 and spans[0][0] == 1:
            continue  # 12 payments (months 1 to 12): told twice
        text = _with_stages(text, found, spans, zh=zh)
    return text


def _ends(found: re.Match[str], *, zh: bool) -> tuple[int, int]:
    if zh:
        return int(found.group(1) or found.group(2)), int(found.group(3))
    return int(found.group(2)), int(found.group(3))


def _with_stages(
    text: str, found: list[re.Match[str]], spans: list[tuple[int, int]], *, zh: bool
) -> str:
    """Each stretch of months as so many payments; one that is free says when they begin."""
    parts: list[str] = []
    at, begins = 0, spans[0][0]
    for number, (one, (first, last)) in enumerate(zip(found, spans, strict=True)):
        until = found[number + 1].start() if number + 1 < len(found) else len(text)
        before, after = text[at : one.start()], text[one.end() : until]
        clause = re.split(r"[,、;。.]", before)[-1] + re.split(r"[,、;。.]", after)[0]
        if number == 0 and len(found) > 1 and _NOTHING_DUE.search(clause):
            # Nothing of that clause is left but when the payments begin.
            parts.append(before[: len(before) - len(re.split(r"[,、;。.]", before)[-1])])
            at = one.end() + len(re.split(r"[,、;。.]", after)[0])
            begins = last + 1
            continue
        count = last - first + 1
        if first == 2 and _FIRST.search(before):
            begins = 1  # the one before is told as well
        if zh:
            unit = {"周": "周", "期": "期"}.get(one.group(4), "个月")
            start = f"首次还款在{begins}个月后、" if begins > 1 and first == begins else ""
            parts += [_without_grace(before) if start else before, start, f"{count}{unit}"]
        else:
            rhythm = "weekly" if one.group(1) == "week" else "monthly"
            unit = "week" if one.group(1) == "week" else "month"
            start = (
                f"first payment after {begins} {unit}s, " if begins > 1 and first == begins else ""
            )
            parts += [
                _without_grace(before) if start else before,
                start,
                f"{count} {rhythm} payments of ",
            ]
        at = one.end()
    return "".join(parts) + text[at:]


def _without_grace(text: str) -> str:
    """前三个月不用还, where 第4到第12个月 says it too."""
    return _GRACE.sub("", text)
