"""What may be called out before a room, and what only leads somewhere."""

from __future__ import annotations

import pytest

from bot.core.room_name import suits, tidied
from bot.locales import LANGUAGES, refused_names, t

ADDRESSES = (
    "t.me/winners", "www.x.com", "WWW.WIN.TOP", "X.COM", "x.com", "https://a.bc", "hxxp://a.com",
    "t.me∕abc", "ｔ．ｍｅ／abc", "t . me / abc", "t\u200b.me/abc", "сom.top", "abc dot com",
    "abc点com", "example。com", "win.xn--abc.com", "a@b.com", "Dr. Loans bit.ly/x",
    "Quick loans for everybody today at t.me/quick",
)  # fmt: skip
ACCOUNTS = (
    "@abc_123", "тelegram", "Join WhatsApp", "tg:abc", "QQ123456", "QQ:1234", "vx abc123",
    "VX:abc", "VX同号abc1", "赚钱加微信abc123", "加V：abc", "微 信 abc", "加微", "薇❤abc123",
    "➕v abc", "加我好友",
)  # fmt: skip
NUMBERS = ("13800138000", "138 0013 8000", "+44 7700 900123", "call 555-123-4567")
PEOPLE = (
    "Ada", "Zoë", "José M. Pérez", "Jean-Luc", "O'Neil", "Мария", "محمد", "李强", "王小明🌸",
    "Dr.Lee", "Mr.Wu", "J.R. St.Anne", "M.Ali", "Li.Na", "J.Kim", "J. Kim", "L.Wang", "P.Ng",
    "Dr. Ng", "Mary.Jo.Kim", "A.I", "Max", "Tg", "Vue", "QQ", "小QQ", "小微", "微微", "薇薇安",
    "加加", "加油", "点点", "Ann+Vic", "Ella + Vic", "A+", "R2D2", "007", "Anna 1990",
    "2008年的夏天", "Team 7/8", "Amina/陈晓", "Dotty", "Sam dot", "Telegrammer", "电报员老王",
)  # fmt: skip


@pytest.mark.parametrize("name", [*ADDRESSES, *ACCOUNTS, *NUMBERS])
def test_what_leads_somewhere_is_no_name(name: str) -> None:
    assert not suits(tidied(name), frozenset())


@pytest.mark.parametrize("name", PEOPLE)
def test_people_keep_their_names(name: str) -> None:
    assert suits(tidied(name), refused_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stand_in_is_itself_fit_for_the_room(language: str) -> None:
    firsts, seconds = (t(language, f"live-name-{one}").split(",") for one in ("first", "second"))
    for first in firsts:
        for second in seconds:
            name = t(language, "live-name", first=first, second=second)
            assert suits(tidied(name), refused_names()), name


def test_a_rude_name_and_one_that_shows_nothing_are_none() -> None:
    assert not suits(tidied("f u c k"), refused_names())
    assert not suits(tidied(" \u200b\u3164"), refused_names())
