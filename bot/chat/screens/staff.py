"""Rights in words: the way into the dashboard, teams, invitations."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import Button, ChangeTeam, Do, MyTeam
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core.rights import Role
from bot.locales import t
from bot.services.staff import Accepted, Invited, Team
from bot.store.staff import Member

_WIDEST = 40
_MOST = 30
"""Buttons for partners, or for people; the page has all."""


def way_in(language: str, link: str, *, public: bool, button: bool) -> Screen:
    """The one-time link; `public`: whether every device reaches it."""
    parts = [t(language, "staff-chat-way-in")]
    if not public:
        parts.append(t(language, "staff-chat-only-here"))
    if not (public and button):
        parts.append(plain(link))
    rows = [[Key(t(language, "staff-chat-open"), url=link)]] if button else []
    return Screen(paragraphs(*parts), rows)


def teams(language: str, there: Sequence[Team], *, owner: bool) -> Screen:
    """The partners to choose from."""
    rows = [
        [Key(cut(one.partner.name, _WIDEST), MyTeam("show", one.partner.id))]
        for one in there[:_MOST]
    ]
    parts = [t(language, "staff-chat-teams") if there else t(language, "staff-chat-no-partner")]
    if len(there) > _MOST:
        parts.append(t(language, "staff-chat-more", more=len(there) - _MOST))
    if owner:
        rows.append([Key(t(language, "staff-chat-add-partner"), Do("add-partner"))])
    return Screen(paragraphs(*parts), rows)


def team(language: str, shown: Team, me: int, *, several: bool, said: str = "") -> Screen:
    """Who works for a partner, and what the viewer may do about it."""
    partner = shown.partner.id
    lines = [
        t(
            language,
            "staff-chat-member-me" if one.telegram_id == me else "staff-chat-member",
            name=plain(one.name),
            role=t(language, f"staff-role-{one.role}"),
        )
        for one in shown.members
    ]
    waiting = len(shown.invited)
    text = paragraphs(
        said,
        f"<b>{plain(shown.partner.name)}</b>",
        "\n".join(lines) or t(language, "staff-team-empty"),
        t(language, "staff-chat-waiting", invitations=waiting) if waiting else "",
    )
    rows = []
    if shown.manage:
        rows = [
            [Key(t(language, "staff-chat-invite-host"), ChangeTeam("host", partner, 0))],
            [Key(t(language, "staff-chat-invite-organiser"), ChangeTeam("organiser", partner, 0))],
        ]
    for one in shown.members[:_MOST]:
        tap = ChangeTeam("remove", partner, one.telegram_id)
        if one.telegram_id == me:
            rows.append([Key(t(language, "staff-leave"), MyTeam("leave", partner))])
        elif shown.manage:
            words = t(language, "staff-chat-remove", name=one.name)
            rows.append([Key(cut(words, _WIDEST), tap)])
    if several:
        rows.append([Key(t(language, "staff-chat-all-teams"), Do("team"))])
    return Screen(text, rows)


def ask_partner(language: str, wrong: str = "") -> Screen:
    """What is it called?"""
    said = t(language, wrong) if wrong else ""
    rows = [[Key(t(language, "staff-keep"), Do("team"))]]
    return Screen(paragraphs(said, t(language, "staff-chat-ask-partner")), rows)


def invited(language: str, made: Invited) -> Screen:
    """What to do with the message below."""
    words = t(
        language,
        "staff-chat-invited",
        role=str(made.role),
        partner=plain(made.partner.name),
    )
    return Screen(words, [[Key(t(language, "button-back"), MyTeam("show", made.partner.id))]])


def invitation(language: str, made: Invited, link: str) -> Screen:
    """The message to pass on."""
    words = t(
        language, "staff-chat-invitation", role=str(made.role), partner=plain(made.partner.name)
    )
    return Screen(paragraphs(words, plain(link)))


def sure(language: str, shown: Team, member: Member, *, mine: bool) -> Screen:
    """Asked before somebody loses their rights."""
    partner = shown.partner
    names = {"name": plain(member.name), "partner": plain(partner.name)}
    title = t(language, "staff-leave-title" if mine else "staff-remove-title", **names)
    text = t(language, "staff-leave-text" if mine else "staff-remove-text", **names)
    yes = t(language, "staff-leave-yes" if mine else "staff-remove-yes")
    does: Button = MyTeam("leave-yes", partner.id)
    if not mine:
        does = ChangeTeam("remove-yes", partner.id, member.telegram_id)
    rows = [
        [Key(t(language, "staff-keep"), MyTeam("show", partner.id))],
        [Key(yes, does)],
    ]
    return Screen(paragraphs(f"<b>{title}</b>", text), rows)


def accepted(language: str, took: Accepted) -> Screen:
    """An invitation was taken, or was not needed."""
    role, partner = str(took.role), plain(took.partner.name)
    key = "staff-chat-accepted" if took.new else "staff-chat-had-it"
    parts = [t(language, key, role=role, partner=partner)]
    if took.new:
        may = "staff-host-may" if took.role is Role.HOST else "staff-organiser-may"
        words = t(language, f"staff-role-{role}")
        parts.append(t(language, "staff-chat-may", role=words, may=t(language, may)))
        parts.append(t(language, "staff-chat-commands"))
    rows = [
        [Key(t(language, "staff-chat-open"), Do("dashboard"))],
        [Key(t(language, "staff-chat-see-team"), Do("team"))],
    ]
    return Screen(paragraphs(*parts), rows)


def joined(language: str, name: str, role: Role, partner: str) -> Screen:
    """Told to whoever made the invitation."""
    words = t(
        language, "staff-chat-joined", name=plain(name), role=str(role), partner=plain(partner)
    )
    return Screen(words, [[Key(t(language, "staff-chat-see-team"), Do("team"))]])
