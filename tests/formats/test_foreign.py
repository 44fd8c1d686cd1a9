"""Banks that other people wrote, with the habits of other programs."""

# ruff: noqa: E501 - other programs write long lines

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.course import Kind
from bot.formats.bank import Item, Part, Read
from bot.formats.exchange import FORMATS, read

GIFT = """// A teacher's file
$CATEGORY: $course$/top/Money

::Deposit:: What is a deposit? {
  =Money you put in # Yes.
  ~%50%Money you are owed # Half of it.
  ~Money you spend
  ####A bank keeps it.
}

Two and two make {=four =4}.

The fee is {~low =2\\: high} today.

True enough. {T#No.#Yes!}

[markdown]Pick **all** fruits {~%50%apple ~%50%pear ~%-100%stone}

How many months? {#=12:0 =%50%12:2#Near. ~#Far.}

A range {#1..5}

Match {=cat -> meow =dog -> bark =cow -> moo}

Order them {=second -> 2 =first -> 1 =third -> 3}

Write an essay. {}

Just words.
"""


def loss_of(found: Read, item: str) -> list[Part]:
    return [loss.part for loss in found.losses if loss.item.startswith(item)]


@pytest.fixture
def gift() -> Read:
    return read(GIFT.encode(), FORMATS["gift"])


def named(found: Read, start: str) -> Item:
    return next(item for item in found.items if item.ask.startswith(start))


def test_gift_keeps_weights_feedback_and_category(gift: Read) -> None:
    item = named(gift, "What is a deposit?")
    assert (item.kind, item.lesson, item.name) == (Kind.SINGLE, "Money", "Deposit")
    assert [one.share for one in item.choices] == [100, 50, 0]
    assert [one.feedback for one in item.choices] == ["Yes.", "Half of it.", ""]
    assert item.remark == "A bank keeps it."


def test_gift_puts_a_blank_where_a_word_is_missing(gift: Read) -> None:
    item = named(gift, "The fee is _____ today.")
    assert [one.text for one in item.choices] == ["low", "2: high"]


def test_gift_knows_truth_markdown_and_numbers(gift: Read) -> None:
    truth = named(gift, "True enough.")
    assert [(int(one.share), one.feedback) for one in truth.choices] == [(100, "Yes!"), (0, "No.")]
    assert named(gift, "Pick <b>all</b>").kind is Kind.SEVERAL
    months = named(gift, "How many months?")
    assert [tuple(map(int, (one.value, one.tolerance, one.share))) for one in months.values] == [
        (12, 0, 100),
        (12, 2, 50),
    ]
    assert months.otherwise == "Far."
    assert named(gift, "A range").values[0].tolerance == Decimal(2)


def test_gift_pairs_are_an_order_only_where_they_count_up(gift: Read) -> None:
    assert [one.text for one in named(gift, "Order them").choices] == ["first", "second", "third"]
    assert loss_of(gift, "Match") == [Part.ITEM]


def test_gift_reports_what_lessons_do_not_have_with_its_line(gift: Read) -> None:
    assert loss_of(gift, "Two and two") == [Part.ITEM]
    assert loss_of(gift, "Write an essay") == [Part.ITEM]
    assert loss_of(gift, "Just words") == [Part.ITEM]
    line = next(loss.line for loss in gift.losses if loss.item.startswith("Just words"))
    assert GIFT.splitlines()[line - 1] == "Just words."


def test_aiken_takes_round_brackets_small_letters_and_several_lines() -> None:
    words = "Who may ask\nfor your code?\na) Nobody\nb) The bank\nanswer: a\n"
    item = read(words.encode(), FORMATS["aiken"]).items[0]
    assert item.ask == "Who may ask\nfor your code?"
    assert [one.share for one in item.choices] == [100, 0]


MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="multichoice"><name><text>Pic</text></name>
<questiontext format="html"><text><![CDATA[<p>Look:</p><p><img src="@@PLUGINFILE@@/a.png" alt="a bill"></p>
<script>alert(1)</script><table><tr><td>Rate</td><td>5%</td></tr></table>]]></text>
<file name="a.png" encoding="base64">AAAA</file></questiontext>
<generalfeedback format="html"><text>Think.</text></generalfeedback>
<single>true</single>
<answer fraction="100" format="html"><text><![CDATA[<p><b>Yes</b></p>]]></text></answer>
<answer fraction="0" format="plain_text"><text>a &lt; b</text></answer>
<correctfeedback format="html"><text>Well done</text></correctfeedback>
</question>
<question type="ordering"><name><text>Steps</text></name>
<questiontext format="markdown"><text>Put **these** in order</text></questiontext>
<answer fraction="1"><text>One</text></answer><answer fraction="2"><text>Two</text></answer>
<answer fraction="3"><text>Three</text></answer></question>
<question type="cloze"><name><text>Gaps</text></name><questiontext><text>x</text></questiontext></question>
</quiz>"""


def test_moodle_keeps_words_and_names_every_picture_script_and_table() -> None:
    found = read(MOODLE.encode(), FORMATS["moodle"])
    pic, steps = found.items
    assert pic.ask == "Look:\n\n[a bill]\n\nRate | 5%"
    assert [one.text for one in pic.choices] == ["Yes", "a < b"]
    assert set(loss_of(found, "Pic")) == {Part.PICTURE, Part.MARKUP, Part.EXTRA}
    assert (steps.kind, steps.ask) == (Kind.ORDER, "Put <b>these</b> in order")
    assert loss_of(found, "Gaps") == [Part.ITEM]
    assert all(loss.line for loss in found.losses)


CANVAS = """<?xml version="1.0"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="Quiz">
<section ident="root_section">
<item ident="i1" title="Question"><presentation><material><mattext texttype="text/html">&lt;p&gt;Pick two&lt;/p&gt;</mattext></material>
<response_lid ident="response1" rcardinality="Multiple"><render_choice>
<response_label ident="10"><material><mattext texttype="text/plain">A &amp; B</mattext></material></response_label>
<response_label ident="20"><material><mattext texttype="text/plain">C</mattext></material></response_label>
<response_label ident="30"><material><mattext texttype="text/plain">D</mattext></material></response_label>
</render_choice></response_lid></presentation>
<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition continue="No"><conditionvar><and><varequal respident="response1">10</varequal>
<varequal respident="response1">30</varequal><not><varequal respident="response1">20</varequal></not></and></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
<item ident="i2" title="Words"><presentation><material><mattext>Say it</mattext></material>
<response_str ident="response1" rcardinality="Single"><render_fib/></response_str></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="response1">hello</varequal></conditionvar>
<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
</section></assessment></questestinterop>"""


def test_qti_takes_an_answer_that_wants_these_and_not_those() -> None:
    found = read(CANVAS.encode(), FORMATS["qti12"])
    item = found.items[0]
    assert item.ask == "Pick two"
    assert [(one.text, one.share > 0) for one in item.choices] == [
        ("A & B", True),
        ("C", False),
        ("D", True),
    ]
    assert loss_of(found, "Words") == [Part.ITEM]


PLAIN_ITEM = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x" title="Bags"
 adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
<correctResponse><value>ChoiceA</value></correctResponse></responseDeclaration>
<itemBody><p>Look at the text in the picture.</p><p><img src="sign.png" alt="NEVER LEAVE LUGGAGE"/></p>
<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>What does it say?</prompt>
<simpleChoice identifier="ChoiceA">You must stay with your luggage.<feedbackInline outcomeIdentifier="F"
 identifier="ChoiceA" showHide="show">Yes.</feedbackInline></simpleChoice>
<simpleChoice identifier="ChoiceB">Do not let someone else look after it.</simpleChoice></choiceInteraction></itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
</assessmentItem>"""


def test_qti_item_with_a_template_a_prompt_and_feedback_inside_options() -> None:
    found = read(PLAIN_ITEM.encode(), FORMATS["qti21"])
    item = found.items[0]
    assert item.kind is Kind.SINGLE
    assert item.ask.endswith("[NEVER LEAVE LUGGAGE]\n\nWhat does it say?")
    assert [(int(one.share), one.feedback) for one in item.choices] == [(100, "Yes."), (0, "")]
    assert loss_of(found, "Bags") == [Part.PICTURE]


def test_csv_of_a_european_spreadsheet_has_semicolons_and_decimal_commas() -> None:
    words = "kind;question;option 1;tolerance 1\nnumber;Price?;2,5;0,1\n"
    item = read(words.encode(), FORMATS["csv"]).items[0]
    assert (item.values[0].value, item.values[0].tolerance) == (Decimal("2.5"), Decimal("0.1"))
