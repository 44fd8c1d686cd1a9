"""What a question shows of how it was meant, and what is kept of it."""

from __future__ import annotations

import csv

import pytest

from bot.content import hanzi
from bot.core.questions.asking import LONGEST_KEPT, Phrases, grouped, masked
from bot.core.questions.search import Kind
from bot.core.questions.words import LONGEST, folded, language_of, stem, syllables
from bot.settings import ROOT
from tests.shipped import library


def known(word: str) -> bool:
    return word in {"loan", "bank", "apr"}


@pytest.mark.parametrize(
    "text",
    [
        "i want to die",
        "I can't go on anymore",
        "thinking about suicide because of debts",
        "my family is better off without me",
        "i dont want to be here anymore",
        "Ｉ　ｗａｎｔ　ｔｏ　ｄｉｅ",
        "i want to d\u200bie",
        "kill   myself!!",
        "我不想活了",
        "欠了三十万，活着没意思",
        "還不起了，不如死了",
        "想 死",
    ],
)
def test_distress_is_heard(text: str) -> None:
    heard = folded(text, hanzi.tables())
    assert any(one.manner.needs_people(heard) for one in library().asking.speaking.values())


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_nobody_in_danger_gets_a_lesson(language: str) -> None:
    # Written with the lists at hand, so no measure of strangers' words: docs/ask.md has that.
    with (ROOT / "tests/data/people.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    finder = library().finder
    heard = [(row["danger"] == "yes", finder.needs_people(row["text"])) for row in rows]
    assert sum(not told for danger, told in heard if danger) <= 2
    assert sum(told for danger, told in heard if not danger) <= len(heard) // 25


@pytest.mark.parametrize(
    ("phrase", "said", "not_said"),
    [
        ("end|ending my|the pain", "i am ending the pain", "send the pain away"),
        ("dont|do_not wake", "i do not wake", "do wake"),
        ("put gun ~|to my head", "put gun my head", "put gun on my head"),
        ("jump ... bridge", "jump from that old bridge", "jump in. she lives by the bridge"),
        ("不想 ... 活", "我不想再这样活", "不想加班了，回家以后好好生活"),
        ("想 die", "我想 die", "想diet"),
    ],
)
def test_a_phrase_holds_alternatives_and_short_gaps(phrase: str, said: str, not_said: str) -> None:
    phrases = Phrases([phrase])
    assert phrases.within(said)
    assert phrases.places(said)
    assert not phrases.within(not_said)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("what is a mortgage in simple words", "what is a mortgage"),
        ("i'm new to this, what's apr?", "whats apr"),
        ("用大白话说什么是征信", "什么是征信"),
        ("What is APR?", "what is apr?"),
        ("in simple words", "in simple words"),
    ],
)
def test_what_is_said_beside_a_question_is_left_out(text: str, rest: str) -> None:
    heard = folded(text, hanzi.tables())
    speaking = library().asking.speaking["en" if text.isascii() else "zh-Hans"]
    assert speaking.manner.asides.without(heard) == rest


def test_what_is_said_at_the_end_is_heard() -> None:
    text = "my loan is 5000 and they call me each day. " * 20 + "now i want to die"
    assert library().finder.ask(text).kind is Kind.PEOPLE


def test_a_figure_of_speech_beside_it_hides_no_cry() -> None:
    assert library().finder.needs_people("interest is killing me and i want to die")
    assert library().finder.needs_people("我想死，钱全被骗光了")


@pytest.mark.parametrize(
    "text",
    [
        "dying to know my credit score",
        "these interest rates are killing me",
        "is it career suicide to quit",
        "they will take my life savings",
        "how do i kill time at the bank",
        "my laptop wants to die, buy a new one on credit?",
        "rather die than pay interest lol",
        "deadline for my loan is friday",
        "dead end job, can i borrow",
        "跳楼价分期买划算吗",
        "想死你了",
        "店快撑不下去了要不要贷款",
        "热死了，借钱装空调",
        "死期存款利息多少",
    ],
)
def test_figures_of_speech_are_no_distress(text: str) -> None:
    heard = folded(text, hanzi.tables())
    assert not any(one.manner.needs_people(heard) for one in library().asking.speaking.values())


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("call me on +49 151-234.56 ok", "151"),
        ("is www.my-bank.example/login?id=7 real", "my-bank"),
        ("http://evil.test/a is it safe", "evil"),
        ("write to jo.smith@mail.test", "smith"),
        ("ask @jo_smith about it", "jo_smith"),
        ("my name is Priya and i owe", "Priya"),
        ("then Mrs Kowalska said pay", "Kowalska"),
        ("the man Ahmed told me", "Ahmed"),
        ("我叫李小龙，欠了钱", "李小龙"),
        ("王经理让我转账", "王经理"),
        ("卡号6222021234567890被冻结", "6222"),
    ],
)
def test_numbers_links_and_names_are_masked(text: str, gone: str) -> None:
    assert gone not in masked(text, known)


def test_words_of_the_lessons_survive_masking() -> None:
    assert masked("what is the APR of a Bank loan", known) == "what is the APR of a Bank loan"
    assert len(masked("a " * 10_000, known)) <= LONGEST_KEPT


def test_alike_questions_are_one_group() -> None:
    questions = [
        ("a", frozenset({"pension", "fund"})),
        ("b", frozenset({"weather"})),
        ("c", frozenset({"pension", "fund", "best"})),
    ]
    assert grouped(questions) == [[0, 2], [1]]


def test_a_folded_text_shows_what_a_reader_sees() -> None:
    tables = hanzi.tables()
    assert folded("ＡＰＲ\u200b \u202eОТР", tables) == "apr otp"
    assert folded("徵信報告", tables) == "征信报告"
    assert len(folded("ﷺ" * 100_000, tables)) <= LONGEST


@pytest.mark.parametrize(
    ("said", "common"),
    [
        ("佢唔畀我攞返啲錢", "他不给我拿回些钱"),
        ("點解過咗數都冇嘢收到", "为什么过了数都没东西收到"),
        ("三千蚊人工", "三千块工资"),
        ("蚊子和人工智能", "蚊子和人工智能"),
        ("簡訊裡的連結要我繳款", "短信里的链接要我还款"),
    ],
)
def test_words_of_a_region_are_read_as_common_ones(said: str, common: str) -> None:
    assert folded(said, hanzi.tables()) == common


def test_a_regional_word_has_no_other_regional_word_in_its_common_one() -> None:
    # Else what a phrase was folded to would not be what is found when it is folded again.
    tables = hanzi.tables()
    for common in tables.regional.values():
        assert tables.common(common) == common


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("whats apr", "en"),
        ("AB贷", "zh-Hans"),
        ("zhengxin zenme cha", "zh-Hans"),
        ("can i pay late", "en"),
        ("123 ??", None),
    ],
)
def test_the_language_of_a_question(text: str, language: str | None) -> None:
    assert language_of(text, hanzi.tables()) == language


def test_words_of_one_family_meet() -> None:
    assert len({stem(word) for word in ("scam", "scams", "scammed", "scammer", "scammers")}) == 1
    assert stem("payments") == stem("payment") == stem("pay")


def test_latin_letters_are_read_as_chinese_where_they_can_be() -> None:
    assert syllables("zhengxin", hanzi.tables().known_syllables) == ("zheng", "xin")
    assert syllables("loan", hanzi.tables().known_syllables) == ()


@pytest.mark.parametrize(
    "cry", ["救命", "救命啊！！", "救救我", "谁来救救我，我出不去", "救命，救命"]
)
def test_a_cry_alone_is_heard(cry: str) -> None:
    assert library().finder.ask(cry).kind is Kind.PEOPLE


@pytest.mark.parametrize(
    "text",
    ["救命钱该存哪里", "救命稻草", "救命恩人要借钱", "救命药太贵了", "救命，这个年利率怎么算"],
)
def test_a_cry_within_other_words_is_none(text: str) -> None:
    assert not library().finder.needs_people(text)
