"""What the rules find in a message to many, and what of it is shown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import broadcast, patterns
from bot.core.course import Catalogue
from bot.core.scams.links import Names
from bot.settings import ROOT


@pytest.fixture(scope="module")
def names() -> Names:
    loaded = patterns.load(ROOT / "lessons").patterns
    assert loaded is not None
    return loaded.base.names


def found(text: str, language: str, names: Names) -> dict[str, bool]:
    return {
        one.rule: one.stops for one in broadcast.check(text, language, names, frozenset({"a.org"}))
    }


@pytest.mark.parametrize(
    ("text", "language", "rule", "stops"),
    [
        ("A guaranteed profit.", "en", "promise", True),
        ("保证收益。", "zh-Hans", "promise", True),
        ("We recommend this card.", "en", "advice", True),
        ("我们推荐你买。", "zh-Hans", "advice", True),
        ("Only fools fall for it.", "en", "scorn", True),
        ("Apply now for our loan.", "en", "sales", True),
        ("限时优惠。", "zh-Hans", "sales", True),
        ("See http://a.org/x today.", "en", "link-form", True),
        ("See a.org/x today.", "en", "link-form", True),
        ("See https://bit.ly/x today.", "en", "link-suspect", True),
        ("See https://icbc-verify.top/x today.", "en", "link-suspect", True),
        ("See [icbc.com.cn](https://a.org/x) today.", "en", "link-false-front", True),
        ("See https://somewhere-new.org/x today.", "en", "link-unknown", False),
        ("# Hello", "en", "markup", True),
        ("<b>Hello</b>", "en", "markup", True),
        ("x" * 1501, "en", "length", True),
        ("好" * 400, "zh-Hans", "long", False),
        ("  \n ", "en", "empty", True),
        (" ".join(["word"] * 40), "en", "long-sentence", False),
        ("一条龘的消息。", "zh-Hans", "rare-character", False),
    ],
)
def test_what_is_found(text: str, language: str, rule: str, stops: bool, names: Names) -> None:
    assert found(text, language, names).get(rule) is stops


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He says “guaranteed profit, apply now”. It is a lie.", "en"),
        ("It is not guaranteed.", "en"),
        ("骗子说“稳赚不赔，限时优惠”，别信。", "zh-Hans"),
        ("Read https://a.org/x and https://www.icbc.com.cn/ first.", "en"),
        ("We meet on **Friday** at six.\n- Bring a bill.", "en"),
        (r"3*4 seats, 2 * 6 hours\*.", "en"),
    ],
)
def test_what_is_fine(text: str, language: str, names: Names) -> None:
    assert found(text, language, names) == {}


def test_every_finding_has_a_sentence_in_both_languages(names: Names, catalogue: Catalogue) -> None:
    from bot.chat.screens.broadcast import finding  # noqa: PLC0415 - the floor above, for once

    texts = (
        "# x\n\n---\n\n![x](https://a.org/x)\n\n<i>\n\n**x ** y\n\n    code\n\n|a|\n|-|\n|b|",
        "We meet *soon.",
        "Apply now: guaranteed. We recommend it, fools: http://x.y https://bit.ly/x",
        "x" * 1600,
        "",
    )
    assert broadcast.hosts(catalogue)
    for text in texts:
        for one in broadcast.check(text, "en", names, frozenset()):
            assert finding("en", one)
            assert finding("zh-Hans", one)


@given(st.text(alphabet=st.sampled_from("ab <>&\"'*_`-#[]()!\n1.|~"), max_size=80))
def test_whatever_is_typed_only_known_tags_come_out(text: str) -> None:
    shown = broadcast.shown(text)
    tags = re.findall(r"<[^>]*>", shown)
    assert all(
        re.fullmatch(r'</?(b|i|s|code|blockquote|a)>|<a href="[^"<>]*">', one) for one in tags
    )
    rest = re.sub(r"<[^>]*>", "", shown)
    assert "<" not in rest
    assert html.unescape(rest).count("\x00") == 0
    for part in broadcast.paragraphs(shown):
        for line in part:
            for tag in ("b", "i", "s", "a"):
                assert len(re.findall(rf"<{tag}[ >]", line)) == line.count(f"</{tag}>")
