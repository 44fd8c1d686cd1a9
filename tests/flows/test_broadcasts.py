"""Messages to groups as staff write, judge and stop them, and as people get them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, select

from bot.core.broadcast import State
from bot.core.errors import BroadcastChanged, NobodyToReach
from bot.core.rights import Role
from bot.services.broadcasts import BROADCAST, Broadcasts
from bot.store import audit, broadcasts, cohorts, learners, letters, reminders, staff
from bot.store.staff import Member
from bot.store.tables import cohort_mutes
from tests import stored
from tests.partners import ORGANISER, a_link, employ, hold
from tests.talk import AMINA, BEN, CHEN, Message, Talk, buttons, labels

T = TypeVar("T")
OWNER, WEI, ROSA, STRANGER = 201, 202, 203, 204
FIRST = 300

TEXT = "We meet again on Friday at six. Bring a bill that you do not understand."
CHINESE = "周五下午六点再聚一次。带上一张你看不懂的账单。"


class Club:
    """A partner with two organisers, and a cohort with Amina (English) and Chen (Chinese)."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.partner = self.cohort = self.second = 0

    async def do(self, work: Callable[[Connection], T]) -> T:
        """Something with the database, beside the bot."""
        return await stored.write(self.talk.settings.database_url, work)

    async def open(self) -> None:
        """Everybody comes."""
        for who, name, code in (
            (OWNER, "Owner", "en"),
            (WEI, "Wei", "en"),
            (ROSA, "Rosa", "en"),
            (STRANGER, "Stranger", "en"),
        ):
            self.talk.world.add_user(who, name, code)
            await self.talk.say(who, "/start")
        for who in (AMINA, BEN, CHEN):
            await self.talk.say(who, "/start")

        def work(conn: Connection) -> None:
            now = self.talk.now()
            self.partner = staff.found(conn, "Community centre", now).id
            for who, name in ((WEI, "Wei"), (ROSA, "Rosa")):
                staff.add(conn, Member(who, self.partner, Role.ORGANISER, name, now))
            self.cohort = self._cohort(conn, "Market stalls")
            self.second = self._cohort(conn, "Night school")
            for who in (AMINA, CHEN):
                self._join(conn, self.cohort, who)

        await self.do(work)

    def _cohort(self, conn: Connection, title: str) -> int:
        values = {
            "partner_id": self.partner,
            "code": title[:4],
            "title": title,
            "programme": "",
            "language": "en",
            "delays": (),
            "reminders": False,
            "created_at": self.talk.now(),
        }
        return cohorts.add(conn, values).id

    def _join(self, conn: Connection, cohort: int, who: int) -> None:
        learner = learners.add(conn, who, "en", self.talk.now())
        cohorts.join(conn, cohort, learner.id, self.talk.now())

    async def join(self, cohort: int, who: int) -> None:
        await self.do(lambda conn: self._join(conn, cohort, who))

    async def leave(self, cohort: int, who: int) -> None:
        def work(conn: Connection) -> None:
            cohorts.leave(conn, cohort, learners.add(conn, who, "en", self.talk.now()).id)

        await self.do(work)

    async def dismiss(self, who: int) -> None:
        await self.do(lambda conn: staff.remove(conn, who, self.partner))

    async def crowd(self, many: int) -> None:
        """So many more members, each with a chat with the bot."""

        def work(conn: Connection) -> None:
            for number in range(many):
                self._join(conn, self.cohort, FIRST + number)

        for number in range(many):
            self.talk.world.add_user(FIRST + number, f"P{number}", "en")
            await self.talk.say(FIRST + number, "/start")
        await self.do(work)

    async def found(self, number: int = 1) -> broadcasts.Broadcast:
        found = await self.do(lambda conn: broadcasts.find(conn, number))
        assert found is not None
        return found

    async def trail(self) -> list[tuple[int, str]]:
        entries = await self.do(lambda conn: audit.page(conn, 50))
        return [(one.telegram_id, one.what) for one in reversed(entries)]

    @property
    def service(self) -> Broadcasts:
        assert self.talk._running is not None
        return self.talk._running.desk.broadcasts

    async def write(self, *texts: str, who: int = WEI) -> Message:
        """Write a message to the first cohort, as far as the check."""
        talk = self.talk
        await talk.say(who, "/broadcast")
        await talk.tap(who, "✎ New message")
        await talk.tap(who, "Community centre")
        await talk.tap(who, "Market stalls")
        await talk.tap(who, "Done")
        for key, text in zip(("✎ English", "✎ 中文"), texts, strict=False):
            await talk.tap(who, key)
            await talk.say(who, text)
        return await talk.tap(who, "Check and preview")

    async def asked(self, *texts: str) -> Message:
        """The letter in which Rosa is asked to approve."""
        await self.write(*texts)
        await self.talk.tap(WEI, "Ask for approval")
        await self.talk.tick()
        return self.talk.last(ROSA)


@pytest.fixture
async def club(tmp_path: Path, database_url: str) -> AsyncIterator[Club]:
    async with Talk(tmp_path, database=database_url, owners=(OWNER,)).running() as talk:
        made = Club(talk)
        await made.open()
        yield made


def got(talk: Talk, who: int) -> list[str]:
    return [one["text"] for one in talk.messages(who) if "Market stalls" in one.get("text", "")]


def refused(talk: Talk) -> list[dict[str, Any]]:
    """Calls that Telegram refused, save an edit to what stands there already.

    A tap and the watch may both draw the same report; whoever is second is told so, and that is
    all: who it is depends on how fast the machine sends.
    """
    return [
        call
        for call in talk.failures()
        if "message is not modified" not in call["error"]["description"]
    ]


async def test_a_second_person_approves_and_each_gets_it_in_their_language(club: Club) -> None:
    talk = club.talk
    card = await club.write(TEXT, CHINESE)
    previews = [one["text"] for one in talk.messages(WEI) if one["from"]["is_bot"]]
    assert sum("Friday at six" in text for text in previews) == 1
    assert sum("周五下午" in text for text in previews) == 1
    assert "A second person must approve" in card["text"]
    assert "fewer than 5 people" in card["text"]
    await talk.tap(WEI, "Ask for approval")
    await talk.tick()
    letter = talk.last(ROSA)
    assert TEXT in letter["text"]
    assert CHINESE in letter["text"]
    assert "Written by: Wei" in letter["text"]
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(3)
    assert got(talk, AMINA) == [f"📣 Market stalls\n\n{TEXT}"]
    assert got(talk, CHEN) == [f"📣 Market stalls\n\n{CHINESE}"]
    assert got(talk, BEN) == []
    await talk.pass_seconds(3)
    assert (await club.found()).state is State.DONE
    assert "Sent: the report" in talk.last(WEI)["text"]
    assert "Sent: fewer than 5" in talk.last(WEI)["text"]
    assert await club.trail() == [
        (WEI, "broadcast-asked"),
        (ROSA, "broadcast-approved"),
        (WEI, "broadcast-begun"),
        (WEI, "broadcast-done"),
    ]
    assert refused(talk) == []


async def test_the_only_organiser_sends_alone(club: Club) -> None:
    await club.dismiss(ROSA)
    card = await club.write(TEXT)
    assert "You are the only one" in card["text"]
    await club.talk.tap(WEI, "Send it")
    await club.talk.pass_seconds(2)
    assert len(got(club.talk, AMINA)) == 1
    assert len(got(club.talk, CHEN)) == 1, "who reads Chinese gets the only text there is"


async def test_who_would_get_the_other_language_is_said(club: Club) -> None:
    card = await club.write(TEXT)
    assert "Read Chinese, and would get the English text: fewer than 5 people" in card["text"]


async def test_a_stranger_is_told_kindly_and_no_button_works_for_them(club: Club) -> None:
    talk = club.talk
    told = await talk.say(STRANGER, "/broadcast")
    assert "✎ New message" not in labels(told)
    await club.write(TEXT)
    pin = (await club.found()).pin
    for data in (f"Q:submit:1:{pin}", f"Q:approve:1:{pin}", "Q:open:1:", "Q:stop:1:", "Q:begin:1:"):
        await talk.tap_data(STRANGER, data)
    assert set(talk.toasts()[-5:]) == {"Your role does not include this."}
    assert (await club.found()).state is State.CHECKED


async def test_the_author_may_not_approve_their_own_while_there_is_another(club: Club) -> None:
    await club.asked(TEXT)
    pin = (await club.found()).pin
    await club.talk.tap_data(WEI, f"Q:approve:1:{pin}")
    assert club.talk.toasts()[-1] == "Your role does not include this."
    assert (await club.found()).state is State.WAITING


async def test_the_author_may_once_the_other_was_removed(club: Club) -> None:
    await club.asked(TEXT)
    await club.dismiss(ROSA)
    pin = (await club.found()).pin
    await club.talk.tap_data(ROSA, f"Q:approve:1:{pin}")
    assert (await club.found()).state is State.WAITING, "who was removed has no say"
    await club.talk.say(WEI, "/broadcast")
    card = await club.talk.tap(WEI, buttons(club.talk.last(WEI))[1]["text"])
    assert "nobody else any more" in card["text"]
    await club.talk.tap(WEI, "Send it")
    await club.talk.pass_seconds(2)
    assert len(got(club.talk, AMINA)) == 1


async def test_an_approval_falls_if_its_giver_is_removed_before_it_begins(club: Club) -> None:
    talk = club.talk
    await club.write(TEXT)
    await talk.tap(WEI, "When")
    await talk.tap(WEI, "Mon 2 March, 15:00")
    await talk.tap(WEI, "Check and preview")
    await talk.tap(WEI, "Ask for approval")
    await talk.tick()
    await talk.tap(ROSA, "✓ Approve")
    await club.dismiss(ROSA)
    await talk.wait(hours=4)
    assert got(talk, AMINA) == []
    assert (await club.found()).state is State.WAITING
    assert "may not do that any more" in talk.last(WEI)["text"]
    await talk.tap(WEI, "Send it")
    await talk.wait(hours=1)
    assert len(got(talk, AMINA)) == 1


async def test_an_edit_voids_what_was_asked_and_what_was_approved(club: Club) -> None:
    talk = club.talk
    letter = await club.asked(TEXT)
    await talk.say(WEI, "/broadcast")
    await talk.tap(WEI, f"⏳ {TEXT[:39]}…")
    await talk.tap(WEI, "✎ English")
    await talk.say(WEI, "Something else. Come on Saturday.")
    await talk.tap(ROSA, "✓ Approve", letter)
    assert "changed meanwhile" in talk.toasts()[-1]
    await talk.tick()
    assert (await club.found()).state is State.DRAFT
    assert got(talk, AMINA) == []


async def test_it_is_sent_back_with_a_word_mended_and_asked_again(club: Club) -> None:
    talk = club.talk
    await club.asked(TEXT)
    await talk.tap(ROSA, "Send back with a word")
    await talk.say(ROSA, "Say <where> we meet.")
    await talk.tick()
    told = talk.last(WEI)
    assert "was sent back" in told["text"]
    assert "Say <where> we meet." in told["text"]
    await talk.tap(WEI, "✎ English")
    await talk.say(WEI, f"{TEXT} In the library.")
    await talk.tap(WEI, "Check and preview")
    await talk.tap(WEI, "Ask for approval")
    await talk.tick()
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(2)
    assert "In the library." in got(talk, AMINA)[0]


async def test_what_the_rules_are_against_does_not_go_out(club: Club) -> None:
    card = await club.write("This loan is guaranteed. Buy now at http://bit.ly/x <b>x</b>")
    assert "Please mend this first" in card["text"]
    for said in ("“guaranteed” promises", "“Buy now” sounds", "must begin with https://", "HTML"):
        assert said in card["text"]
    assert "Ask for approval" not in labels(card)
    with pytest.raises(BroadcastChanged):
        await club.service.submit(WEI, 1, "nothing")
    assert (await club.found()).state is State.DRAFT


async def test_typed_marks_arrive_as_marks_and_nothing_else_does(club: Club) -> None:
    await club.dismiss(ROSA)
    await club.write("**Friday** & *six*\nBring:\n- a bill\n- 3 < 4")
    await club.talk.tap(WEI, "Send it")
    await club.talk.pass_seconds(2)
    text = got(club.talk, AMINA)[0]
    assert text == "📣 Market stalls\n\nFriday & six\nBring:\n\n• a bill\n• 3 < 4"
    assert refused(club.talk) == []


async def test_double_taps_and_two_who_approve_at_once_send_it_once(club: Club) -> None:
    talk = club.talk
    await club.write(TEXT)
    asking = talk.last(WEI)
    await talk.tap(WEI, "Ask for approval", asking)
    data = f"Q:submit:1:{(await club.found()).pin}"
    await talk.tap_data(WEI, data, asking)
    await talk.tick()
    assert sum("waits for your approval" in str(one) for one in talk.messages(ROSA)) == 1
    pin = (await club.found()).pin
    assert pin is not None
    both = [club.service.approve(ROSA, 1, pin), club.service.approve(OWNER, 1, pin)]
    states = [(await one).broadcast.approved_by for one in both]
    assert states == [ROSA, ROSA]
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(2)
    assert len(got(talk, AMINA)) == 1
    assert [what for _, what in await club.trail()].count("broadcast-approved") == 1


async def test_who_is_in_two_chosen_groups_gets_it_once(club: Club) -> None:
    await club.join(club.second, AMINA)
    await club.join(club.second, BEN)
    sheet = await club.service.begin(WEI, club.partner)
    for cohort in (club.cohort, club.second):
        await club.service.address(WEI, sheet.broadcast.id, cohort, on=True)
    await club.service.say(WEI, sheet.broadcast.id, "en", TEXT)
    assert (await club.service.look(WEI, sheet.broadcast.id)).reached == 3
    await _send(club, sheet.broadcast.id)
    assert len(got(club.talk, AMINA)) == 1
    assert "Night school" in club.talk.last(BEN)["text"]


async def _send(club: Club, number: int) -> None:
    checked = await club.service.check(WEI, number)
    pin = checked.broadcast.pin or ""
    await club.service.submit(WEI, number, pin)
    await club.service.approve(ROSA, number, pin)
    await club.talk.pass_seconds(2)


async def test_another_partners_group_cannot_be_chosen(club: Club) -> None:
    def work(conn: Connection) -> int:
        ours, club.partner = club.partner, staff.found(conn, "Other", club.talk.now()).id
        theirs = club._cohort(conn, "Theirs")
        club.partner = ours
        return theirs

    theirs = await club.do(work)
    sheet = await club.service.begin(WEI, club.partner)
    await club.talk.tap_data(WEI, f"Q:in:{sheet.broadcast.id}:{theirs}.0")
    assert club.talk.toasts()[-1] == "Your role does not include this."


async def test_no_more_from_this_group_is_kept_and_can_be_taken_back(club: Club) -> None:
    talk = club.talk
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(2)
    await talk.tap(AMINA, "No more from this group")
    assert labels(talk.last(AMINA)) == ["🔕 No more from this group · take back"]
    assert (await talk.export(AMINA))["groups_muted"] == ["Market stalls"]
    assert (await club.service.look(WEI, 1)).reached == 1
    sheet = await club.service.begin(WEI, club.partner)
    await club.service.address(WEI, sheet.broadcast.id, club.cohort, on=True)
    await club.service.say(WEI, sheet.broadcast.id, "en", "A second one.")
    await _send(club, sheet.broadcast.id)
    assert len(got(talk, AMINA)) == 1
    await talk.tap(AMINA, "🔕 No more from this group · take back")
    assert (await talk.export(AMINA))["groups_muted"] == []


async def test_read_is_counted_once_and_shown_in_the_report(club: Club) -> None:
    talk = club.talk
    await club.crowd(6)
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(3)
    for who in [*range(FIRST, FIRST + 6), FIRST]:
        await talk.tap_data(who, f"R:read:1:{club.cohort}")
    assert labels(talk.last(FIRST)) == ["No more from this group"]
    report = await talk.tap(WEI, "Look again")
    assert "Tapped “Read it”: at least 5" in report["text"]
    assert "Sent: at least 5" in report["text"]


async def test_buttons_of_a_preview_do_nothing(club: Club) -> None:
    talk = club.talk
    await club.write(TEXT)
    preview = next(one for one in talk.messages(WEI) if "📣 Market stalls" in one.get("text", ""))
    await talk.tap(WEI, "✓ Read it", preview)
    await talk.tap(WEI, "No more from this group", preview)
    assert "preview" in talk.toasts()[-1]
    assert (await club.service.look(WEI, 1)).reached == 2


async def test_at_night_it_waits_until_morning_of_each(club: Club) -> None:
    talk = club.talk

    def abroad(conn: Connection) -> None:
        learner = learners.find(conn, CHEN)
        assert learner is not None

    await club.do(abroad)
    await talk.say(CHEN, "/remind")
    await talk.tap(CHEN, "打开提醒")
    await talk.tap(CHEN, "🌍 UTC")
    await talk.tap(CHEN, "北京、上海")
    await talk.wait(hours=3)  # 15:00 in UTC is 23:00 in Beijing
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(2)
    assert len(got(talk, AMINA)) == 1
    assert got(talk, CHEN) == []
    await talk.wait(hours=8)
    assert got(talk, CHEN) == []
    await talk.wait(hours=2)
    assert len(got(talk, CHEN)) == 1


async def test_who_is_in_no_group_cannot_find_out_which_there_are(club: Club) -> None:
    talk = club.talk
    await club.leave(club.cohort, AMINA)
    for cohort in (club.cohort, 999):
        await talk.tap_data(AMINA, f"R:hush:1:{cohort}")
    assert len(set(talk.toasts()[-2:])) == 1
    muted = await club.do(lambda conn: conn.execute(select(cohort_mutes)).all())
    assert muted == []


async def test_who_leaves_or_erases_or_blocks_midway_gets_none(club: Club) -> None:
    talk = club.talk
    await club.join(club.cohort, BEN)
    await talk.wait(hours=11)  # 23:00: all wait until morning
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(2)
    await club.leave(club.cohort, AMINA)
    await talk.people.erase(talk.as_person(CHEN))
    await talk.act("block", person=BEN, blocked=True)
    await talk.wait(hours=10)
    for who in (AMINA, BEN, CHEN):
        assert got(talk, who) == []
    found = await club.found()
    assert found.state is State.DONE
    assert found.tally is not None
    assert (found.tally.sent, found.tally.left, found.tally.unreachable) == (0, 1, 1)


async def test_stop_lets_nothing_more_leave_and_says_what_has_left(club: Club) -> None:
    talk = club.talk
    await club.crowd(20)
    await talk.wait(hours=11)
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    await talk.pass_seconds(1)

    def some_leave(conn: Connection) -> None:
        ids = [one.id for one in letters.due(conn, talk.now() + timedelta(hours=9), 30)]
        for number in ids[:7]:
            assert letters.claim(conn, number, talk.now())
        for number in ids[:6]:
            letters.settle(conn, letters.Settled(number, letters.SENT), talk.now())

    await club.do(some_leave)
    progress = await talk.tap(ROSA, "■ Stop")
    assert "Stopped." in progress["text"]
    found = await club.found()
    assert found.state is State.STOPPED
    assert found.ended_at is None, "a letter is on the wire"

    def arrives(conn: Connection) -> None:
        for number in range(1, 60):
            letters.settle(conn, letters.Settled(number, letters.SENT), talk.now())

    await club.do(arrives)
    await talk.wait(hours=10)
    assert got(talk, FIRST) == []
    found = await club.found()
    assert found.tally is not None
    assert (found.tally.sent, found.tally.stopped, found.tally.waiting) == (7, 15, 0)
    assert any("Stopped: the report" in one["text"] for one in talk.messages(ROSA))
    assert (ROSA, "broadcast-stopped") in await club.trail()


async def test_progress_moves_in_one_message_and_few_edits(club: Club) -> None:
    talk = club.talk
    await club.crowd(10)
    await club.asked(TEXT)
    await talk.tap(ROSA, "✓ Approve")
    before = sum(call["method"] == "editMessageText" for call in talk.world.calls)
    await talk.pass_seconds(20)
    edits = sum(call["method"] == "editMessageText" for call in talk.world.calls) - before
    assert edits <= 6
    watched = next(one for one in talk.messages(ROSA) if "the report" in one["text"])
    assert "Sent: at least 10" in watched["text"]
    assert "■ Stop" not in labels(watched)


@pytest.mark.parametrize("fault", [{"flood_limits": True}, {"drop_rate": 0.5}])
async def test_429_and_a_broken_line_midway_lose_nobody(club: Club, fault: dict[str, Any]) -> None:
    talk = club.talk
    await club.crowd(5)
    await club.asked(TEXT)
    talk.fault(**fault, methods=["sendMessage"])
    await talk.tap(ROSA, "✓ Approve")
    talk.fault()
    await talk.pass_seconds(8)
    assert all(len(got(talk, who)) == 1 for who in (AMINA, CHEN, *range(FIRST, FIRST + 5)))


async def test_it_goes_on_where_it_was_after_a_kill_in_the_middle_of_writing(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.broadcasts._BATCH", 3)
    talk = Talk(tmp_path, database=database_url, owners=(OWNER,))
    async with talk.running():
        club = Club(talk)
        await club.open()
        await club.crowd(9)
        await talk.wait(hours=11)
        await club.asked(TEXT)
        await talk.tap(ROSA, "✓ Approve")
        await club.service.advance()
        found = await club.found()
        assert found.learner_cursor
        counted = await club.do(lambda conn: letters.about(conn, BROADCAST, "1"))
        assert 0 < sum(counted.values()) < 11
    async with talk.running():
        await talk.wait(hours=10)
        assert len(got(talk, AMINA)) == 1
        assert all(len(got(talk, who)) == 1 for who in range(FIRST, FIRST + 9))
        found = await club.found()
        assert found.state is State.DONE
        assert found.tally is not None
        assert found.tally.sent == 11


async def test_a_message_to_nobody_is_not_sent(club: Club) -> None:
    for who in (AMINA, CHEN):
        await club.leave(club.cohort, who)
    card = await club.write(TEXT)
    assert "It would reach nobody." in card["text"]
    assert "Ask for approval" not in labels(card)


async def test_everybody_may_have_left_by_the_time_it_begins(club: Club) -> None:
    await club.asked(TEXT)
    for who in (AMINA, CHEN):
        await club.leave(club.cohort, who)
    await club.talk.tap(ROSA, "✓ Approve")
    await club.talk.pass_seconds(3)
    assert (await club.found()).state is State.DONE
    assert "Sent: 0" in club.talk.last(WEI)["text"]


async def test_an_alert_needs_the_owner_and_reaches_who_asked_for_it(club: Club) -> None:
    talk = club.talk
    for who, words in ((AMINA, "⚠️ Tell me of new scams"), (CHEN, "⚠️ 有新骗局告诉我")):
        await talk.say(who, "/remind")
        await talk.tap(who, words)
    await talk.say(WEI, "/broadcast")
    await talk.tap(WEI, "✎ New message")
    await talk.tap(WEI, "⚠️ Everybody who wants to hear of new scams")
    await talk.say(WEI, "A false parcel text goes round. It says “pay 1.99 now”.")
    await talk.tap(WEI, "Check and preview")
    await talk.tap(WEI, "Ask for approval")
    await talk.tick()
    assert "waits for your approval" not in str(talk.last(ROSA))
    await talk.tap(OWNER, "✓ Approve")
    await talk.pass_seconds(2)
    for who in (AMINA, CHEN):
        assert "A false parcel text" in talk.last(who)["text"]
    assert "parcel" not in str(talk.last(BEN))
    await talk.tap(AMINA, "✓ Read it")
    await talk.tap(AMINA, "No more of these")

    def wants(conn: Connection) -> bool:
        learner = learners.find(conn, AMINA)
        found = None if learner is None else reminders.find(conn, learner.id)
        return found is not None and found.alerts

    assert not await club.do(wants)


async def test_the_only_owner_sends_an_alert_alone(club: Club) -> None:
    sheet = await club.service.begin(OWNER, None)
    assert not sheet.second
    assert (await club.service.begin(WEI, None)).second


async def test_what_was_to_go_out_days_ago_does_not(tmp_path: Path, database_url: str) -> None:
    talk = Talk(tmp_path, database=database_url, owners=(OWNER,))
    async with talk.running():
        club = Club(talk)
        await club.open()
        sheet = await club.service.begin(WEI, club.partner)
        number = sheet.broadcast.id
        await club.service.address(WEI, number, club.cohort, on=True)
        await club.service.say(WEI, number, "en", TEXT)
        await club.service.time(WEI, number, talk.now() + timedelta(hours=2))
        pin = (await club.service.check(WEI, number)).broadcast.pin or ""
        await club.service.submit(WEI, number, pin)
        await club.service.approve(ROSA, number, pin)
    talk.world.meta("clock")["skipped"] = timedelta(days=2).total_seconds()
    async with talk.running():
        await talk.pass_seconds(2)
        assert got(talk, AMINA) == []
        assert "did not go out" in talk.last(WEI)["text"]


async def test_who_wrote_and_approved_can_have_themselves_erased(club: Club) -> None:
    await club.asked(TEXT)
    await club.talk.tap(ROSA, "✓ Approve")
    await club.talk.pass_seconds(3)
    kept = await club.talk.export(WEI)
    assert kept["broadcasts_written"][0]["texts"] == {"en": TEXT}
    for who in (WEI, ROSA):
        await club.talk.people.erase(club.talk.as_person(who))
    found = await club.found()
    assert (found.author, found.approved_by) == (0, 0)


async def test_a_draft_is_deleted_and_old_buttons_say_so(club: Club) -> None:
    talk = club.talk
    card = await club.write(TEXT)
    await talk.tap(WEI, "Delete")
    await talk.tap(WEI, "Yes, delete")
    assert "Deleted." in talk.last(WEI)["text"]
    await talk.tap_data(WEI, buttons(card)[0]["callback_data"], card)
    assert "not there any more" in talk.toasts()[-1]


@pytest.mark.parametrize(
    "data",
    ["Q:nothing:1:", "Q:at:1:soon", "Q:in:1:x.y", "Q:write:1:fr", "R:odd:1:1", "R:read:99:1"],
)
async def test_what_no_button_says_is_refused(club: Club, data: str) -> None:
    await club.write(TEXT)
    await club.talk.tap_data(WEI, data)
    assert club.talk.toasts()[-1]
    assert club.talk.failures() == []


async def test_a_text_typed_too_late_is_told_so(club: Club) -> None:
    talk = club.talk
    await club.asked(TEXT)
    await talk.tap(ROSA, "Send back with a word")
    await club.service.say(WEI, 1, "en", "Another text.")
    assert "changed meanwhile" in (await talk.say(ROSA, "Too long."))["text"]
    sheet = await club.service.begin(WEI, None)
    number = sheet.broadcast.id
    await talk.tap_data(WEI, f"Q:write:{number}:en")
    await club.service.drop(WEI, number)
    assert "not there any more" in (await talk.say(WEI, "Too late."))["text"]


async def test_who_has_no_right_any_more_types_in_vain(club: Club) -> None:
    talk = club.talk
    await club.write(TEXT)
    await talk.tap(WEI, "✎ English")
    await club.dismiss(WEI)
    await talk.say(WEI, "Something else.")
    assert (await club.found()).texts == {"en": TEXT}
    assert talk.failures() == []


async def test_for_a_partner_without_groups_nothing_is_begun(talk: Talk) -> None:
    await employ(talk, ORGANISER, Role.ORGANISER, "No groups yet")
    await talk.say(ORGANISER, "/broadcast")
    await talk.tap(ORGANISER, "✎ New message")
    screen = await talk.tap(ORGANISER, "No groups yet")
    assert "No groups yet has no groups yet" in screen["text"]
    assert labels(screen) == ["＋ New event", "🔗 A link for a group", "Back"]
    assert (await talk.desk.broadcasts.shelf(ORGANISER)).broadcasts == ()


async def test_no_draft_is_begun_that_nobody_could_get(club: Club) -> None:
    lonely = await employ(club.talk, WEI, Role.ORGANISER, "No groups yet")
    with pytest.raises(NobodyToReach) as refused:
        await club.service.begin(WEI, lonely)
    assert refused.value.partner == "No groups yet"
    assert (await club.service.shelf(WEI)).broadcasts == ()
    await a_link(club.talk, lonely, WEI)
    assert (await club.service.begin(WEI, lonely)).may_edit


async def test_privacy_lists_groups_that_were_muted_and_leads_back(talk: Talk) -> None:
    held = await hold(talk, await employ(talk, ORGANISER, Role.ORGANISER))
    await talk.say(AMINA, f"/start c-{held.cohort.code}")
    assert "🔕" not in (await talk.say(AMINA, "/privacy"))["text"]
    await talk.desk.broadcasts.hush(talk.as_person(AMINA), held.cohort.id, on=True)
    screen = await talk.say(AMINA, "/privacy")
    assert "Groups you want no messages from" in screen["text"]
    screen = await talk.tap(AMINA, "🔔 Messages again: Spot the scam")
    assert screen["text"] == "You get messages from “Spot the scam” again."
    assert await talk.desk.broadcasts.muted(talk.as_person(AMINA)) == []
    assert "🔕" not in (await talk.say(AMINA, "/privacy"))["text"]


async def test_what_is_typed_after_another_command_is_no_message(club: Club) -> None:
    talk = club.talk
    await club.write("We meet on Friday.")
    await talk.tap(WEI, "✎ English")
    await talk.say(WEI, "/loan")
    assert "6 × 560" in (await talk.say(WEI, "3000 over 6 months, pay 560 monthly"))["text"]
    assert (await club.found()).texts == {"en": "We meet on Friday."}


async def test_the_language_may_be_changed_while_a_message_is_written(club: Club) -> None:
    talk = club.talk
    await club.write("We meet on Friday.")
    await talk.tap(WEI, "✎ English")
    await talk.say(WEI, "/language")
    await talk.say(WEI, "We meet on Monday.")
    assert (await club.found()).texts == {"en": "We meet on Monday."}
