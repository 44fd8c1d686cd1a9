"""Names on pictures: whole and on the page, or not drawn at all."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from bot.pictures import certificate, poster
from bot.pictures.certificate import CertificatePicture
from bot.pictures.drawing import lacking
from bot.pictures.painter import FONTS
from bot.pictures.poster import Column, Poster
from bot.services.certificates import LONGEST_NAME
from tests.pictures.test_card import boxes, faults

EVERY = "".join(map(chr, range(0x20, 0xD800)))
_NO_NAMES = frozenset("〆〱〲〳〴〵〻〼")
"""Marks of the font that stand in nobody's name."""


@pytest.mark.parametrize("font", ["Regular", "Bold"])
def test_what_a_picture_lacks_is_what_its_font_lacks(font: str) -> None:
    with TTFont(FONTS / f"NotoSansSC-{font}.otf", lazy=True) as opened:
        drawn = set(opened.getBestCmap())
    letters = "".join(one for one in EVERY if unicodedata.category(one)[0] in "LMN")
    unknown = set(lacking(letters))
    assert not {one for one in letters if one not in unknown and ord(one) not in drawn}
    assert {one for one in unknown if ord(one) in drawn and one.isalpha()} <= _NO_NAMES
    assert lacking("Zoë Łoś-Łoś 陈晓 محمد") == "Łśمحد"


@pytest.mark.parametrize("letter", ["W", "A", "m", "国"])
def test_the_longest_name_stays_on_the_certificate(letter: str) -> None:
    name = letter * LONGEST_NAME
    words = ("Certificate", name, "finished the course", "Easy money", "27 November 2026")
    svg = certificate.svg(
        CertificatePicture(*words, "ABCD-EFGH-JKMN", "Check it", "https://t.me/x")
    )
    assert not faults(svg)
    assert name in [one.words for one in boxes(svg)]


def test_a_title_in_letters_that_the_font_lacks_leaves_no_lonely_stop_on_a_poster() -> None:
    column = Column("Scan to join", "or send: abc 234", ("Free, and nothing is sold.",))
    words = ("Library", "مهارات المال: للجميع", ("Saturday 3 pm",), "Hall", "https://t.me/x")
    svg = poster.svg(Poster(*words, "abc234", (column,)))
    assert ":" not in [one.words for one in boxes(svg)]
