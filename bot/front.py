"""The pages of the site, and what each is built of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from bot.chat import quiz_shelf
from bot.chat.desk import Desk
from bot.outside import chance
from bot.settings import Settings, site_address
from bot.web.live_quiz import LivePages
from bot.web.organisers.asked import AskedPage
from bot.web.organisers.audit import AuditPage
from bot.web.organisers.broadcasts import BroadcastPages
from bot.web.organisers.cohorts import CohortPages
from bot.web.organisers.event_report import EventReportPage
from bot.web.organisers.events import EventPages, Kit
from bot.web.organisers.exports import ExportPages
from bot.web.organisers.frame import Room
from bot.web.organisers.home import HomePage
from bot.web.organisers.learning import LearningPage
from bot.web.organisers.overview import OverviewPage
from bot.web.organisers.people import PeoplePages
from bot.web.organisers.questions import QuestionPages
from bot.web.organisers.quotes import QuotePages
from bot.web.organisers.reminders import RemindersPage
from bot.web.organisers.sign_in import SignInPages
from bot.web.organisers.tickets import TicketPages
from bot.web.organisers.titles import Titles


def halls(desk: Desk, username: str, link: str) -> LivePages:
    """The pages of halls; `link` leads into the bot."""
    return LivePages(
        desk.live,
        desk.quotes,
        desk.stage.doors,
        clock=desk.clock,
        chance=chance,
        catalogue=lambda: desk.library.catalogue,
        username=username,
        messenger=messenger(link),
    )


def messenger(link: str) -> Callable[[str], str]:
    """Links into the bot, with what they carry."""
    return lambda payload: f"{link}?start={payload}" if payload else link


def grouper(link: str) -> Callable[[str], str]:
    """Links that bring the bot into a group of one's choice."""
    return lambda payload: f"{link}?startgroup={payload}"


def organisers(desk: Desk, settings: Settings, key: bytes, username: str, link: str) -> Room:
    """The organisers' pages, in the order of their menu; `link` leads into the bot."""
    people, base = desk.organisers, site_address(settings)
    zone = ZoneInfo(settings.timezone or "UTC")
    room = Room(people, base=base, key=key, clock=desk.clock, zone=zone)
    titles = Titles(lambda: desk.library.catalogue, desk.checks.patterns.kinds)
    kit = Kit(
        desk.library,
        desk.painter,
        desk.stage.doors,
        username,
        messenger(link),
        grouper(link),
        partial(quiz_shelf.find, desk.library),
    )
    HomePage(room, people, OverviewPage(desk.reports, titles))
    EventPages(room, desk.events, desk.live, kit, desk.reports)
    QuotePages(room, desk.quotes)
    CohortPages(room, desk.cohorts, desk.events, kit, titles)
    LearningPage(room, desk.reports)
    QuestionPages(room, desk.reports, titles, settings.lessons)
    AskedPage(room, desk.reports, titles)
    TicketPages(room, desk.tickets)
    BroadcastPages(room, desk.broadcasts, desk.checks)
    RemindersPage(room, desk.reports)
    EventReportPage(room, desk.reports, titles)
    PeoplePages(room, people, messenger(link))
    AuditPage(room, people)
    SignInPages(room, people)
    ExportPages(room, desk.reports, chance)
    return room
