"""Partners' people in the chat: founding, inviting, joining, leaving, and the way to the pages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.chat.screens.screen import Screen
from bot.chat.voice import Voice
from bot.core.rights import Role
from tests.talk import Message, Talk, buttons, labels
from tests.web.house import (
    HOST,
    NOBODY,
    ORGANISER,
    OTHER_HOST,
    OTHER_ORGANISER,
    OWNER,
    Browser,
    House,
    house,
)


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with house(tmp_path, database_url) as made:
        yield made


def secret_in(message: Message) -> str:
    """The secret of the invitation that a message carries."""
    found = re.search(r"\?start=(i-[\w-]+)", message["text"])
    assert found, message["text"]
    return found.group(1)


async def invitation(home: House, who: int, role: str) -> str:
    """The payload of an invitation that somebody makes in the chat, for our partner."""
    await home.talk.say(who, "/team")
    if who == OWNER:
        await home.talk.tap(who, "Our community centre")
    return secret_in(await home.talk.tap(who, f"＋ Invite {role}"))


async def follow(home: House, who: int, payload: str) -> Message:
    """Open an invitation's link."""
    return await home.talk.say(who, f"/start {payload}")


async def role_of(home: House, who: int) -> Role | None:
    return (await home.organisers.rights(who)).roles.get(home.ours)


async def test_the_link_in_the_chat_opens_the_pages(home: House) -> None:
    told = await home.talk.say(ORGANISER, "/dashboard")
    (key,) = buttons(told)
    assert key["url"].startswith("http://127.0.0.1:8080/dashboard/in/")
    # On this address no other device reaches it, so it is said, and can be copied.
    assert "It opens on the computer that runs me" in told["text"]
    assert key["url"] in told["text"]
    browser = home.browser()
    assert "Sign in to the dashboard" in (await browser.get(key["url"])).text
    await browser.post(key["url"])
    shown = await browser.get("/dashboard")
    assert f"<summary>Person {ORGANISER}</summary>" in shown.text


async def test_with_https_the_link_is_a_button_alone(tmp_path: Path) -> None:
    async with house(tmp_path, base="https://lessons.example") as home:
        told = await home.talk.say(OWNER, "/dashboard")
        (key,) = buttons(told)
        assert key["url"].startswith("https://lessons.example/dashboard/in/")
        assert "http" not in told["text"]
        assert "computer that runs me" not in told["text"]


async def test_where_telegram_takes_no_such_button_the_link_is_still_there(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = Voice.send

    async def picky(voice: Voice, chat: int, screen: Screen, **given: Any) -> int:
        if any(key.url for row in screen.rows for key in row):
            raise BadRequest("inline keyboard button URL is invalid: Wrong HTTP URL")
        return await send(voice, chat, screen, **given)

    monkeypatch.setattr(Voice, "send", picky)
    told = await home.talk.say(ORGANISER, "/dashboard")
    assert buttons(told) == []
    assert "/dashboard/in/" in told["text"]


async def test_the_owner_adds_a_partner_by_typing_its_name(home: House) -> None:
    shown = await home.talk.say(OWNER, "/team")
    assert labels(shown) == ["Our community centre", "Their school", "＋ Add a partner"]
    await home.talk.tap(OWNER, "＋ Add a partner")
    again = await home.talk.say(OWNER, "their school")
    assert "There is a partner with this name already." in again["text"]
    await home.talk.say(OWNER, "x" * 81)
    added = await home.talk.say(OWNER, "Village <b>hall</b>")
    assert "Village <b>hall</b> was added." in added["text"]
    assert "Nobody works for this partner yet" in added["text"]
    # What is typed next is no name any more.
    await home.talk.say(OWNER, "Another one")
    assert len(await home.organisers.teams(OWNER)) == 3


async def test_who_is_asked_for_a_name_and_goes_on_names_nothing(home: House) -> None:
    await home.talk.say(OWNER, "/team")
    await home.talk.tap(OWNER, "＋ Add a partner")
    await home.talk.tap(OWNER, "No, go back")
    await home.talk.say(OWNER, "Hello there")
    assert len(await home.organisers.teams(OWNER)) == 2


async def test_an_invitation_makes_a_host_and_the_inviter_hears_of_it(home: House) -> None:
    payload = await invitation(home, ORGANISER, "a host")
    told = await follow(home, NOBODY, payload)
    assert "You are a host for Our community centre now." in told["text"]
    assert "sees this partner's events and runs them" in told["text"]
    assert await role_of(home, NOBODY) is Role.HOST
    await home.talk.tick()
    heard = home.talk.last(ORGANISER)["text"]
    assert f"Person {NOBODY} accepted your invitation and is a host" in heard


async def test_an_inviter_who_was_removed_meanwhile_does_not_hear_of_it(home: House) -> None:
    payload = await invitation(home, ORGANISER, "a host")
    await follow(home, NOBODY, payload)
    (mine,) = [one for one in await home.organisers.teams(ORGANISER) if one.manage]
    await home.organisers.remove(OWNER, ORGANISER, mine.partner.id)
    await home.talk.tick()
    assert "accepted your invitation" not in home.talk.last(ORGANISER)["text"]


async def test_an_invitation_works_once(home: House) -> None:
    payload = await invitation(home, ORGANISER, "an organiser")
    await follow(home, NOBODY, payload)
    told = await follow(home, OTHER_HOST, payload)
    assert "Somebody has used this invitation already" in told["text"]
    assert await role_of(home, OTHER_HOST) is None


async def test_an_invitation_ends_after_three_days(home: House) -> None:
    payload = await invitation(home, ORGANISER, "a host")
    await home.talk.wait(days=3)
    told = await follow(home, NOBODY, payload)
    assert "older than three days" in told["text"]
    assert await role_of(home, NOBODY) is None


@pytest.mark.parametrize("payload", ["i-", "i-wrong", "i-" + "a" * 43, "i-" + "%" * 20])
async def test_a_made_up_invitation_is_answered_kindly(home: House, payload: str) -> None:
    told = await follow(home, NOBODY, payload)
    assert "This invitation is not one of mine" in told["text"]


async def test_an_invitation_raises_a_role_and_never_lowers_it(home: House) -> None:
    raised = await follow(home, HOST, await invitation(home, OWNER, "an organiser"))
    assert "You are an organiser for" in raised["text"]
    payload = await invitation(home, OWNER, "a host")
    for who, role in ((HOST, "an organiser"), (ORGANISER, "an organiser"), (OWNER, "the owner")):
        told = await follow(home, who, payload)
        assert f"You are already {role} for" in told["text"]
    assert await role_of(home, HOST) is Role.ORGANISER
    # It was of no use to them, and so is still good.
    assert "Welcome!" in (await follow(home, NOBODY, payload))["text"]


async def test_removing_is_asked_before_and_takes_everything_at_once(home: House) -> None:
    await home.talk.say(ORGANISER, "/team")
    asked = await home.talk.tap(ORGANISER, f"Remove Person {HOST}")
    assert f"Remove Person {HOST}?" in asked["text"]
    await home.talk.tap(ORGANISER, "No, go back")
    assert await role_of(home, HOST) is Role.HOST
    browser = await home.browser_of(HOST)
    await home.talk.tap(ORGANISER, f"Remove Person {HOST}")
    told = await home.talk.tap(ORGANISER, "Yes, remove")
    assert f"Person {HOST} was removed." in told["text"]
    assert await role_of(home, HOST) is None
    assert (await browser.get("/dashboard")).status_code == 401
    refused = await home.talk.say(HOST, "/dashboard")
    assert "for people who organise events" in refused["text"]


async def test_the_invitations_of_the_removed_no_longer_work(home: House) -> None:
    payload = await invitation(home, ORGANISER, "an organiser")
    await home.organisers.remove(OWNER, ORGANISER, home.ours)
    assert "not one of mine" in (await follow(home, ORGANISER, payload))["text"]
    assert await role_of(home, ORGANISER) is None


async def test_a_host_sees_the_team_and_may_leave_it_alone(home: House) -> None:
    shown = await home.talk.say(HOST, "/team")
    assert labels(shown) == ["Leave"]
    assert f"Person {ORGANISER} – Organiser" in shown["text"]
    assert f"Person {HOST} (you) – Host" in shown["text"]
    await home.talk.tap(HOST, "Leave")
    await home.talk.tap(HOST, "Yes, leave")
    assert await role_of(home, HOST) is None


async def test_old_buttons_of_the_removed_do_nothing(home: House) -> None:
    shown = await home.talk.say(ORGANISER, "/team")
    await home.organisers.remove(OWNER, ORGANISER, home.ours)
    await home.talk.tap(ORGANISER, "＋ Invite a host", shown)
    assert home.talk.toasts()[-1] == "Your role does not include this."


async def test_another_partners_team_is_not_shown(home: House) -> None:
    shown = await home.talk.say(OTHER_ORGANISER, "/team")
    await home.talk.tap_data(OTHER_ORGANISER, f"E:show:{home.ours}", shown)
    assert home.talk.toasts()[-1] == "That is not there any more."
    assert "Our community centre" not in home.talk.last(OTHER_ORGANISER)["text"]


async def test_in_a_group_nothing_is_given_away(home: House) -> None:
    await home.talk.act("members", chat=-1001, user="bot", action="add")
    await home.talk.act("members", chat=-1001, user=ORGANISER, action="add")
    before = len(home.talk.messages(-1001))
    for command in ("/dashboard", "/team"):
        await home.talk.act("say", person=ORGANISER, chat=-1001, text=command)
    said = " ".join(one.get("text", "") for one in home.talk.messages(-1001)[before:])
    assert "/dashboard/in/" not in said
    assert f"Person {HOST}" not in said


async def test_what_is_kept_of_staff_is_shown_and_erased(home: House) -> None:
    browser = await home.browser_of(ORGANISER)
    await home.organisers.invite(ORGANISER, home.ours, Role.HOST)
    await home.link(ORGANISER)
    kept = (await home.talk.export(ORGANISER))["staff"]
    assert kept["roles"][0]["role"] == "organiser"
    assert len(kept["invitations_made"]) == len(kept["signed_in"]) == 1
    assert [one["what"] for one in kept["deeds"]] == ["invite"]
    assert await home.talk.people.erase(Talk.as_person(ORGANISER))
    assert str(ORGANISER) not in await home.kept()
    assert (await browser.get("/dashboard")).status_code == 401
    after = await home.talk.export(ORGANISER)
    assert not any(after["staff"].values())
    trail = await owners_trail(home)
    # The trail stays, and names them no more.
    assert "organiser: erased" in trail
    assert f"host: Person {HOST}" in trail


async def owners_trail(home: House) -> str:
    browser: Browser = await home.browser_of(OWNER)
    return (await browser.get("/dashboard/audit")).text


async def test_in_chinese_too(home: House) -> None:
    await home.talk.say(ORGANISER, "/start")
    await home.talk.tap(ORGANISER, "🌐 简体中文")
    shown = await home.talk.say(ORGANISER, "/team")
    assert f"Person {ORGANISER}（你）– 组织者" in shown["text"]
    made = await home.talk.tap(ORGANISER, "＋ 邀请主持人")
    assert "主持人" in made["text"]
    assert "登录一次" in (await home.talk.say(ORGANISER, "/dashboard"))["text"]


async def test_help_tells_those_who_work_for_a_partner_their_commands(home: House) -> None:
    told = await home.talk.say(HOST, "/help")
    assert "/event – plan and run events" in told["text"]
    assert "Open the dashboard" in labels(told)
    learner = await home.talk.say(NOBODY, "/help")
    assert "/event" not in learner["text"]
    assert "Open the dashboard" not in labels(learner)
