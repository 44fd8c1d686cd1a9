"""The audit trail: who did what, for the owner."""

from __future__ import annotations

from starlette.responses import Response

from bot.core.rights import Action
from bot.locales import bundle
from bot.services.staff import Organisers, Trail
from bot.store.audit import Entry
from bot.web.organisers.frame import HOME, Room, Visit

_HERE = f"{HOME}/audit"


class AuditPage:
    """The trail, newest first."""

    def __init__(self, room: Room, organisers: Organisers) -> None:
        self._organisers = organisers
        room.tab(_HERE, "staff-tab-audit", Action.READ_AUDIT)
        room.route(_HERE, Action.READ_AUDIT, self._show)

    async def _show(self, visit: Visit) -> Response:
        before = visit.query.whole("before")
        trail = await self._organisers.trail(visit.me, before)
        rows = [self._row(visit, trail, one) for one in trail.entries]
        older = None if trail.older is None else f"{_HERE}?before={trail.older}"
        newest = None if before is None else _HERE
        return visit.page("audit.html", rows=rows, older=older, newest=newest)

    def _row(self, visit: Visit, trail: Trail, entry: Entry) -> dict[str, str]:
        what = f"audit-{entry.what}"
        return {
            "at": visit.when(entry.at),
            "who": self._name(visit, trail, entry.telegram_id),
            "what": visit.t(what) if bundle(visit.language).has_message(what) else entry.what,
            "about": self._about(visit, trail, entry),
            "partner": trail.partners.get(entry.partner_id or 0, ""),
        }

    def _about(self, visit: Visit, trail: Trail, entry: Entry) -> str:
        words = entry.about.partition(", ")[0] if entry.person is not None else entry.about
        name, _, number = words.rpartition(" ")
        key = f"audit-about-{name if number.isdigit() else words}"
        known = bundle(visit.language).has_message(key)
        said = visit.t(key, number=number) if known else words
        if entry.person is None:
            return said
        return visit.t("staff-audit-person", what=said, name=self._name(visit, trail, entry.person))

    def _name(self, visit: Visit, trail: Trail, telegram_id: int) -> str:
        """What somebody is called; those who are no staff any more by their number."""
        if telegram_id == 0:
            return visit.t("staff-erased")
        if telegram_id in trail.names:
            return trail.names[telegram_id]
        if self._organisers.owns(telegram_id):
            return visit.t("staff-role-owner")
        return visit.t("staff-number", number=str(telegram_id))
