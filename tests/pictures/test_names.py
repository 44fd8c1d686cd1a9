"""Names on pictures: whole and on the page, or not drawn at all."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageStat

from bot.pictures import certificate, podium, poster
from bot.pictures.certificate import CertificatePicture
from bot.pictures.drawing import page, text
from bot.pictures.lettering import FONTS, lacking
from bot.pictures.painter import paint_now
from bot.pictures.podium import PodiumPicture, Row
from bot.pictures.poster import Column, Poster
from bot.services.certificates import LONGEST_NAME
from tests.pictures.test_card import boxes, faults

COLUMN = Column("Scan to join", "or send: abc 234", ("Free, and nothing is sold.",))


def _poster(title: str) -> Poster:
    words = ("Library", title, ("Saturday 3 pm",), "Hall", "https://t.me/x", "abc234")
    return Poster(*words, (COLUMN,))


def _inked(letter: str, *, bold: bool = False) -> bool:
    svg = page(120, 120, [text(30, 80, letter, 60, bold=bold)])
    darkest, _ = Image.open(io.BytesIO(paint_now(svg))).convert("L").getextrema()
    return isinstance(darkest, int) and darkest < 100


def test_a_picture_can_show_the_same_signs_in_both_weights() -> None:
    for regular, bold in FONTS.values():
        with TTFont(regular, lazy=True) as one, TTFont(bold, lazy=True) as other:
            assert one.getBestCmap().keys() == other.getBestCmap().keys()
    assert lacking("Zoë Łoś 陈晓 محمد தமிழ் 김민수 สมชาย रवि ქეთი 🎯🎯") == "ქეთი🎯"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("letter", "ŁśğİễợЇςم陈김สதर")
def test_a_letter_that_is_not_lacking_is_drawn(letter: str, bold: bool) -> None:
    assert _inked(letter, bold=bold)
    assert not _inked("🎯")


def test_names_on_the_podium_keep_their_letters_and_lose_what_would_be_a_gap() -> None:
    names = ("Łukasz Śliwa", "김민수", "สมชาย", "தமிழரசி", "रवि", "محمد", "Ana 🎯", "🎯🎯")
    rows = tuple(Row(rank, name, "1") for rank, name in enumerate(names, 1))
    svg = podium.svg(PodiumPicture("Świadomość", ("5 players",), rows))
    drawn = [one.words for one in boxes(svg)]
    assert {*names[:6], "Świadomość", "Ana", "…"} <= {*drawn}


def test_a_polish_title_can_be_copied_out_of_a_poster() -> None:
    assert (
        "Świadomość"
        in pypdfium2.PdfDocument(poster.pdf(_poster("Świadomość")))[0]
        .get_textpage()
        .get_text_range()
    )


@pytest.mark.parametrize("words", ["مهارات", "பேசுவோம்", "रुपये"])
def test_letters_are_joined_on_the_poster_to_print(words: str) -> None:
    sheet = pypdfium2.PdfDocument(poster.pdf(_poster(words)))[0]
    title = (0, 130, poster.WIDTH, 300)
    printed = sheet.render(scale=poster.WIDTH / sheet.get_width()).to_pil().convert("L").crop(title)
    shown = Image.open(io.BytesIO(poster.png(_poster(words)))).convert("L").crop(title)
    assert ImageStat.Stat(ImageChops.difference(printed, shown)).mean[0] < 3


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
    svg = poster.svg(_poster("ფული: ყველასთვის"))
    assert ":" not in [one.words for one in boxes(svg)]
