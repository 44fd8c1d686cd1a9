"""Whose figures somebody asks for, among those that are theirs to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.counting.report import ANY, BadFilter, Filter
from bot.core.errors import NotAllowed
from bot.core.rights import Action, Staff
from bot.store.figures import Group, Session


class Level(StrEnum):
    """What is summed: everybody, whole partners, or single cohorts."""

    ALL = "all"
    PARTNERS = "partners"
    COHORTS = "cohorts"


@dataclass(frozen=True, slots=True)
class Map:
    """All cohorts and events there are."""

    groups: Sequence[Group]
    sessions: Sequence[Session]
    partner_of: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "partner_of", {one.cohort: one.partner for one in self.groups})

    def theirs(self, staff: Staff) -> Map:
        """What somebody may see of it; raise `NotAllowed` where they may see nothing at all."""
        if not staff.may(Action.SEE_REPORTS):
            raise NotAllowed
        partners = staff.partners(Action.SEE_REPORTS)
        if partners is None:
            return self
        groups = [one for one in self.groups if one.partner in partners]
        cohorts = {one.cohort for one in groups}
        return Map(groups, [one for one in self.sessions if one.cohort in cohorts])


@dataclass(frozen=True, slots=True)
class Scope:
    """Cohorts, by what they are summed as; `Level.ALL` holds people without a cohort too."""

    level: Level
    cohorts: frozenset[int]
    partners: frozenset[int]


def scope(theirs: Map, staff: Staff, asked: Filter) -> Scope:
    """The cohorts of a filter; raise `BadFilter` for what is not there or not theirs."""
    cohorts = {one.cohort for one in theirs.groups}
    level = Level.ALL if staff.owner else Level.PARTNERS
    if asked.partner is not None:
        found = {one.cohort for one in theirs.groups if one.partner == asked.partner}
        partners = staff.partners(Action.SEE_REPORTS)
        if not found and (partners is None or asked.partner not in partners):
            raise BadFilter("partner", str(asked.partner))
        cohorts, level = found, Level.PARTNERS
    narrowed = [
        (
            "cohort",
            asked.cohort,
            [one.cohort for one in theirs.groups if one.cohort == asked.cohort],
        ),
        ("event", asked.event, [one.cohort for one in theirs.sessions if one.event == asked.event]),
        ("venue", asked.venue, [one.cohort for one in theirs.sessions if one.venue == asked.venue]),
    ]
    for name, value, found_by in narrowed:
        if value in {None, ANY}:
            continue
        if not found_by:
            raise BadFilter(name, str(value))
        cohorts, level = cohorts.intersection(found_by), Level.COHORTS
    partner_ids = frozenset(theirs.partner_of[one] for one in cohorts)
    return Scope(level, frozenset(cohorts), partner_ids)
