"""Partners and who works for them: invited, removed, signed in; each deed in the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.core import one_time
from bot.core.errors import (
    ExpiredLink,
    NameRefused,
    NameTaken,
    NotAllowed,
    Refusal,
    UnknownLink,
    UnknownPartner,
    UsedLink,
)
from bot.core.naming import tidy
from bot.core.one_time import mark
from bot.core.rights import Action, Role, Staff
from bot.services.view import Person
from bot.store import audit, invitations, learners, letters, web_sessions
from bot.store import staff as rows
from bot.store.audit import Entry
from bot.store.database import Database
from bot.store.invitations import Invitation
from bot.store.letters import NewLetter
from bot.store.staff import Member, Partner
from bot.store.web_sessions import Session, SignIn

_LONGEST_NAME = 80
_ENTRIES = 50
_REMEMBERED = timedelta(days=30)
"""How long a link that is no longer good is still told from one that never was."""
AWAITS_PARTNER = "partner"
"""What a typed text answers: a new partner's name."""
JOINED = "staff-joined"
"""The letter to whoever invited somebody."""
_PRIORITY = 30
_RANK = (Role.HOST, Role.ORGANISER, Role.OWNER)


@dataclass(frozen=True, slots=True)
class Team:
    """A partner, who works for it, who was invited; `manage`: whether the viewer may change it."""

    partner: Partner
    members: tuple[Member, ...]
    invited: tuple[Invitation, ...]
    manage: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation just made; the secret is told this once."""

    partner: Partner
    role: Role
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """Somebody's role with a partner now; `new`: the invitation gave it, and is used up."""

    partner: Partner
    role: Role
    new: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a browser belongs to; `name` is empty where their colleagues know none."""

    staff: Staff
    name: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A part of the audit trail, newest first; names are of those who are staff now.

    `older` is where the next part begins.
    """

    entries: tuple[Entry, ...]
    names: dict[int, str]
    partners: dict[int, str]
    older: int | None


class Organisers:
    """Use cases about rights. Each method is one transaction.

    `owners` own the bot, by its settings; `secret` makes secrets for one-time links and sessions.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        secret: Callable[[], str],
        owners: Set[int],
    ) -> None:
        self._database = database
        self._clock = clock
        self._secret = secret
        self._owners = owners
        self.on_change: Callable[[int], None] = lambda _: None
        """Told the Telegram id of each person whose rights changed."""

    def owns(self, telegram_id: int) -> bool:
        """Whether somebody owns the bot."""
        return telegram_id in self._owners

    @property
    def owners(self) -> Set[int]:
        """Who owns the bot."""
        return self._owners

    async def rights(self, telegram_id: int) -> Staff:
        """What somebody may do."""
        return await self._database.read(lambda conn: self.staff(conn, telegram_id))

    def staff(self, conn: Connection, telegram_id: int) -> Staff:
        """What somebody may do, inside a transaction of another use case."""
        return rows.rights(conn, telegram_id, owner=telegram_id in self._owners)

    def _manager(self, conn: Connection, telegram_id: int, partner_id: int) -> Partner:
        """The partner, for whom somebody may manage people."""
        if not self.staff(conn, telegram_id).may(Action.MANAGE_PEOPLE, partner_id):
            raise NotAllowed
        found = rows.partner(conn, partner_id)
        if found is None:
            raise UnknownPartner
        return found

    # Partners and their teams

    async def found(self, telegram_id: int, name: str) -> Partner:
        """Add a partner."""
        fitting = _fitting(name)

        def work(conn: Connection) -> Partner:
            if not self.staff(conn, telegram_id).may(Action.MANAGE_PARTNERS):
                raise NotAllowed
            if any(one.name.casefold() == fitting.casefold() for one in rows.all_partners(conn)):
                raise NameTaken
            now = self._clock()
            partner = rows.found(conn, fitting, now)
            audit.note(conn, now, telegram_id, "found", "partner", partner.id)
            return partner

        return await self._database.write(work)

    async def ask_partner(self, person: Person) -> None:
        """The next typed text is a new partner's name."""

        def work(conn: Connection) -> None:
            if not self.staff(conn, person.telegram_id).may(Action.MANAGE_PARTNERS):
                raise NotAllowed
            learners.add(conn, person.telegram_id, person.language, self._clock())
            learners.expect(conn, person.telegram_id, AWAITS_PARTNER, self._clock())

        await self._database.write(work)

    async def rename(self, telegram_id: int, partner_id: int, name: str) -> Partner:
        """Give a partner another name."""
        fitting = _fitting(name)

        def work(conn: Connection) -> Partner:
            if not self.staff(conn, telegram_id).may(Action.MANAGE_PARTNERS):
                raise NotAllowed
            if rows.partner(conn, partner_id) is None:
                raise UnknownPartner
            others = (one for one in rows.all_partners(conn) if one.id != partner_id)
            if any(one.name.casefold() == fitting.casefold() for one in others):
                raise NameTaken
            rows.rename(conn, partner_id, fitting)
            audit.note(conn, self._clock(), telegram_id, "rename", "partner", partner_id)
            return self._manager(conn, telegram_id, partner_id)

        return await self._database.write(work)

    async def teams(self, telegram_id: int) -> list[Team]:
        """The partners somebody works for, with everybody who does; all of them for the owner."""

        def work(conn: Connection) -> list[Team]:
            viewer, now = self.staff(conn, telegram_id), self._clock()
            return [
                _team(conn, one, viewer.may(Action.MANAGE_PEOPLE, one.id), now)
                for one in rows.all_partners(conn)
                if viewer.owner or one.id in viewer.roles
            ]

        return await self._database.read(work)

    async def partners(self, telegram_id: int, action: Action) -> list[Partner]:
        """The partners for whom somebody may do something, by name."""

        def work(conn: Connection) -> list[Partner]:
            viewer = self.staff(conn, telegram_id)
            return [one for one in rows.all_partners(conn) if viewer.may(action, one.id)]

        return await self._database.read(work)

    async def invite(self, telegram_id: int, partner_id: int, role: Role) -> Invited:
        """Make a one-time link which makes somebody an organiser or a host."""
        if role is Role.OWNER:
            raise NotAllowed
        secret = self._secret()

        def work(conn: Connection) -> Invited:
            partner, now = self._manager(conn, telegram_id, partner_id), self._clock()
            until = now + one_time.INVITATION
            invitations.sweep(conn, now - _REMEMBERED)
            made = Invitation(mark(secret), partner_id, role, telegram_id, now, until, None)
            invitations.add(conn, made)
            audit.note(conn, now, telegram_id, "invite", role, partner_id)
            return Invited(partner, role, secret, until)

        return await self._database.write(work)

    async def withdraw(self, telegram_id: int, partner_id: int, invitation: str) -> None:
        """Take an invitation back, by its mark; raise `UnknownLink` where it is gone."""

        def work(conn: Connection) -> None:
            self._manager(conn, telegram_id, partner_id)
            found = invitations.find(conn, invitation)
            if found is None or not invitations.withdraw(conn, invitation, partner_id):
                raise UnknownLink
            audit.note(conn, self._clock(), telegram_id, "withdraw", found.role, partner_id)

        await self._database.write(work)

    async def accept(self, telegram_id: int, name: str, secret: str) -> Accepted:
        """Take an invitation: a role is raised by it, never lowered.

        Where it would change nothing it stays good for somebody else. Raise `UnknownLink`,
        `UsedLink` or `ExpiredLink`.
        """

        def work(conn: Connection) -> Accepted:
            now = self._clock()
            found = invitations.find(conn, mark(secret))
            partner = None if found is None else rows.partner(conn, found.partner_id)
            if found is None or partner is None:
                raise UnknownLink
            viewer = self.staff(conn, telegram_id)
            has = Role.OWNER if viewer.owner else viewer.roles.get(partner.id)
            if has is not None and _RANK.index(has) >= _RANK.index(found.role):
                return Accepted(partner, has, new=False)
            if not invitations.claim(conn, found.mark, now):
                raise _why(found.used_at)
            shown = tidy(name)[:_LONGEST_NAME] or str(telegram_id)
            rows.add(conn, Member(telegram_id, partner.id, found.role, shown, now))
            about = audit.to_whom(found.role, telegram_id)
            audit.note(conn, now, found.made_by, "grant", about, partner.id)
            _tell(conn, found, telegram_id, now)
            return Accepted(partner, found.role, new=True)

        accepted = await self._database.write(work)
        if accepted.new:
            self.on_change(telegram_id)
        return accepted

    async def joined(self, telegram_id: int, occurrence: str) -> tuple[Member, Partner] | None:
        """Whom a letter to an inviter is about; None where either of them is gone again."""
        partner_id, who = map(int, occurrence.split(":")[:2])

        def work(conn: Connection) -> tuple[Member, Partner] | None:
            if not self.staff(conn, telegram_id).may(Action.MANAGE_PEOPLE, partner_id):
                return None
            partner = rows.partner(conn, partner_id)
            there = {one.telegram_id: one for one in rows.members(conn, partner_id)}
            return (there[who], partner) if partner is not None and who in there else None

        return await self._database.read(work)

    async def remove(self, telegram_id: int, who: int, partner_id: int) -> Member:
        """Take somebody's rights with a partner, at once; or leave oneself.

        What they invited others with is void, and where no right is left they are signed out.
        Raise `UnknownPartner` where they had none.
        """

        def work(conn: Connection) -> Member:
            if who != telegram_id:
                self._manager(conn, telegram_id, partner_id)
            there = {one.telegram_id: one for one in rows.members(conn, partner_id)}
            if who not in there:
                raise UnknownPartner
            rows.remove(conn, who, partner_id)
            invitations.void(conn, who, partner_id)
            if not self.staff(conn, who).anybody:
                web_sessions.end_all(conn, who)
            about = audit.to_whom(there[who].role, who)
            audit.note(conn, self._clock(), telegram_id, "remove", about, partner_id)
            return there[who]

        removed = await self._database.write(work)
        self.on_change(who)
        return removed

    # Signing in to the web

    async def sign_in(self, telegram_id: int) -> str:
        """The secret of a one-time link into the dashboard."""
        secret = self._secret()

        def work(conn: Connection) -> str:
            if not self.staff(conn, telegram_id).anybody:
                raise NotAllowed
            now = self._clock()
            web_sessions.sweep(conn, now - _REMEMBERED)
            link = SignIn(mark(secret), telegram_id, now + one_time.SIGN_IN, None)
            web_sessions.add_link(conn, link)
            return secret

        return await self._database.write(work)

    async def look_at(self, secret: str) -> None:
        """Whether a link into the dashboard is good; raise what is wrong with it.

        It stays good: a messenger that previews links looks at them too.
        """

        def work(conn: Connection) -> None:
            self._good(conn, secret)

        await self._database.read(work)

    def _good(self, conn: Connection, secret: str) -> SignIn:
        found = web_sessions.link(conn, mark(secret))
        if found is None or not self.staff(conn, found.telegram_id).anybody:
            raise UnknownLink
        if found.used_at is not None or found.expires_at <= self._clock():
            raise _why(found.used_at)
        return found

    async def begin(self, secret: str, before: str | None = None) -> str:
        """Use a link up for a new session, in place of the browser's one before; its secret."""
        made = self._secret()

        def work(conn: Connection) -> str:
            found, now = self._good(conn, secret), self._clock()
            if not web_sessions.claim(conn, found.mark, now):
                raise UsedLink
            if before is not None:
                web_sessions.end(conn, mark(before))
            until = now + one_time.SESSION
            web_sessions.begin(conn, Session(mark(made), found.telegram_id, now, until))
            return made

        return await self._database.write(work)

    async def session(self, secret: str) -> SignedIn | None:
        """Who a browser belongs to, with the rights they have now; None: signed out."""

        def work(conn: Connection) -> SignedIn | None:
            found = web_sessions.session(conn, mark(secret), self._clock())
            if found is None:
                return None
            viewer = self.staff(conn, found.telegram_id)
            if not viewer.anybody:
                return None
            return SignedIn(viewer, rows.name_of(conn, found.telegram_id))

        return await self._database.read(work)

    async def sign_out(self, secret: str) -> None:
        """End a session."""
        await self._database.write(lambda conn: web_sessions.end(conn, mark(secret)))

    async def sign_out_everywhere(self, telegram_id: int) -> int:
        """End all sessions of somebody, and links into them; how many sessions there were."""
        return await self._database.write(lambda conn: web_sessions.end_all(conn, telegram_id))

    # The audit trail

    async def trail(self, telegram_id: int, before: int | None = None) -> Trail:
        """A part of the audit trail: the newest, or what came before an entry."""

        def work(conn: Connection) -> Trail:
            if not self.staff(conn, telegram_id).may(Action.READ_AUDIT):
                raise NotAllowed
            found = audit.page(conn, _ENTRIES + 1, before)
            shown = tuple(found[:_ENTRIES])
            older = shown[-1].id if len(found) > _ENTRIES else None
            partners = {one.id: one.name for one in rows.all_partners(conn)}
            return Trail(shown, rows.names(conn), partners, older)

        return await self._database.read(work)


def _tell(conn: Connection, invitation: Invitation, who: int, now: datetime) -> None:
    """Write to whoever invited somebody that they came."""
    inviter = learners.find(conn, invitation.made_by)
    if inviter is None:
        return
    occurrence = f"{invitation.partner_id}:{who}:{invitation.mark[:16]}"
    until = now + one_time.INVITATION
    letters.write(conn, [NewLetter(inviter.id, JOINED, occurrence, _PRIORITY, now, until)])


def _team(conn: Connection, partner: Partner, manage: bool, now: datetime) -> Team:
    invited = invitations.open_for(conn, partner.id, now) if manage else []
    return Team(partner, tuple(rows.members(conn, partner.id)), tuple(invited), manage)


def _why(used_at: datetime | None) -> Refusal:
    """What is wrong with a link that cannot be used."""
    return UsedLink() if used_at is not None else ExpiredLink()


def _fitting(name: str) -> str:
    """A partner's name without needless spaces; raise `NameRefused` if it cannot be one."""
    fitting = tidy(name)
    if not fitting or len(fitting) > _LONGEST_NAME:
        raise NameRefused
    return fitting


def export(conn: Connection, telegram_id: int) -> dict[str, Any]:
    """What is kept of somebody as a partner's person, JSON-ready; times in UTC."""
    return {
        "roles": [
            {
                "partner": one.partner_id,
                "role": str(one.role),
                "name": one.name,
                "since": one.added_at.isoformat(),
            }
            for one in rows.of_person(conn, telegram_id)
        ],
        "invitations_made": [
            {
                "partner": one.partner_id,
                "role": str(one.role),
                "made": one.made_at.isoformat(),
                "used": one.used_at and one.used_at.isoformat(),
            }
            for one in invitations.made_by(conn, telegram_id)
        ],
        "signed_in": [
            {"since": one.begun_at.isoformat(), "until": one.expires_at.isoformat()}
            for one in web_sessions.of_person(conn, telegram_id)
        ],
        "deeds": [
            {
                "at": one.at.isoformat(),
                "partner": one.partner_id,
                "what": one.what,
                "about": one.about,
            }
            for one in audit.of_person(conn, telegram_id)
        ],
    }


def erase(conn: Connection, telegram_id: int) -> bool:
    """Erase it: rights, invitations, sessions; in the audit trail nobody is named any more.

    False: there was nothing.
    """
    had = (
        rows.erase(conn, telegram_id),
        invitations.erase(conn, telegram_id),
        web_sessions.end_all(conn, telegram_id) > 0,
        audit.forget(conn, telegram_id),
    )
    return any(had)
