"""Banks go out and come back: equal in everything that the report does not name as lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import markup
from bot.core.course import Catalogue, Kind
from bot.formats import text
from bot.formats.bank import Bank, Item, Part, from_lessons
from bot.formats.exchange import FORMATS, Format, export, nothing, read
from tests.formats.items import banks, items, odd_items, rich

EVERY = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
WHOLE = pytest.mark.parametrize("form", [FORMATS[n] for n in ("moodle", "qti21", "qti12", "csv")])


def seen(item: Item, lost: set[Part]) -> list[object]:
    """All that an item says, but for the parts that are known to be lost."""
    strip = text.one_line if Part.MARKUP in lost else str
    ask = [] if Part.ASK in lost else [strip(item.ask)]
    feedback = [
        *(strip(one.feedback) for one in item.choices),
        *(strip(one.feedback) for one in item.values),
        strip(item.otherwise),
    ]
    return [
        *ask,
        None if Part.KIND in lost else item.kind,
        None if Part.NAME in lost else item.name,
        None if Part.LESSON in lost else item.lesson,
        None if Part.OBJECTIVE in lost else item.objective,
        None if Part.MESSAGE in lost else item.message,
        None if Part.UNIT in lost else item.unit,
        None if Part.REMARK in lost else strip(item.remark),
        None if Part.FEEDBACK in lost else feedback,
        None if Part.CHOICES in lost else [one.text for one in item.choices],
        None if Part.SHARES in lost else [one.share for one in item.choices],
        None if Part.VALUES in lost else [(one.value, one.share) for one in item.values],
        None if Part.TOLERANCE in lost else [one.tolerance for one in item.values],
    ]


def check_round_trip(form: Format, bank: Bank) -> set[Part]:
    """Export and read back; returns which parts the report names."""
    made = export(bank, form)
    left_out = [loss.item for loss in made.losses if loss.part is Part.ITEM]
    assert len(left_out) + made.items == len(bank.items)
    if not made.items:
        return {Part.ITEM}
    back = read(made.data, form).items
    absent = form.write(bank, nothing).left_out
    kept = [item for place, item in enumerate(bank.items) if place not in absent]
    for before, after in zip(kept, back, strict=True):
        lost = {loss.part for loss in made.losses if loss.item == before.label}
        assert seen(before, lost) == seen(after, lost)
    drawn = {bank.items[place].label for place in bank.examples}
    for loss in made.losses:
        assert loss.part is Part.ITEM or loss.part in form.cannot or loss.item in drawn
    return {loss.part for loss in made.losses}


@EVERY
@settings(max_examples=25)
@given(bank=banks(items()))
def test_what_is_not_reported_as_lost_comes_back_equal(form: Format, bank: Bank) -> None:
    check_round_trip(form, bank)


@WHOLE
@settings(max_examples=25)
@given(bank=banks(items()))
def test_rich_forms_lose_nothing_of_our_questions(form: Format, bank: Bank) -> None:
    assert check_round_trip(form, bank) == set()


@settings(max_examples=25)
@given(bank=banks(items()))
def test_gift_loses_units_alone(bank: Bank) -> None:
    assert check_round_trip(FORMATS["gift"], bank) <= {Part.UNIT}


@EVERY
@settings(max_examples=25)
@given(bank=banks(odd_items()))
def test_odd_words_and_shares_come_back_or_are_reported(form: Format, bank: Bank) -> None:
    made = export(bank, form)
    back = read(made.data, form).items if made.items else ()
    assert len(back) == made.items


@EVERY
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_shipped_lessons_make_the_round_trip(
    form: Format, language: str, catalogue: Catalogue
) -> None:
    bank = from_lessons(catalogue, tuple(catalogue.lessons), language)
    lost = check_round_trip(form, bank)
    if form.name in {"moodle", "qti21", "qti12", "csv"}:
        assert lost <= {Part.VALUES}
        reported = {loss.item for loss in export(bank, form).losses}
        assert reported == {bank.items[place].label for place in bank.examples}


@EVERY
def test_the_same_bank_gives_the_same_file(form: Format, catalogue: Catalogue) -> None:
    bank = from_lessons(catalogue, tuple(catalogue.lessons)[:6], "en")
    assert export(bank, form).data == export(bank, form).data


def test_aiken_leaves_out_what_it_has_no_words_for(catalogue: Catalogue) -> None:
    bank = from_lessons(catalogue, tuple(catalogue.lessons), "en")
    kept = [one for one in bank.items if one.kind in {Kind.SINGLE, Kind.TRUE_FALSE}]
    made = export(bank, FORMATS["aiken"])
    left_out = [loss for loss in made.losses if loss.part is Part.ITEM]
    assert made.items == len(kept)
    assert len(left_out) == len(bank.items) - len(kept)


@given(html=rich())
def test_a_page_shows_what_the_chat_shows(html: str) -> None:
    assert text.telegram(text.page(html)) == (html, ())


@given(html=rich())
def test_markdown_made_from_html_shows_the_same_or_is_refused(html: str) -> None:
    made = text.markdown(html)
    assert made is None or markup.render(made) == (html, ())


@given(words=st.text(max_size=200))
def test_any_html_can_be_read(words: str) -> None:
    shown, _ = text.telegram(words)
    again, lost = text.telegram(text.page(shown))
    assert again == shown
    assert lost == ()
