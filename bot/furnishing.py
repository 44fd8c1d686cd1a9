"""The desk of the handlers, with every service on it."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.chat.application import MENU
from bot.chat.desk import Desk
from bot.chat.live_stage import Stage
from bot.chat.loan_memory import LoanMemory
from bot.chat.menus import Menus
from bot.chat.voice import Voice
from bot.content.library import Library
from bot.core.doors import Doors
from bot.locales import LANGUAGES, refused_names
from bot.outside import Clock, chance, key, secret, stopwatch
from bot.pictures.painter import Painter
from bot.services import drills, memory
from bot.services.asks import Asks
from bot.services.attempts import Attempts
from bot.services.broadcasts import Broadcasts, House
from bot.services.certificates import Certificates
from bot.services.checks import Checks
from bot.services.cohorts import Cohorts
from bot.services.events import Events, Names
from bot.services.flags import Flags
from bot.services.follow_ups import FollowUps
from bot.services.letters import Letters
from bot.services.live_quiz import LiveQuiz
from bot.services.overview import Overviews
from bot.services.people import People
from bot.services.preview import Previews
from bot.services.probes import Probes
from bot.services.quotes import Quotes
from bot.services.reminders import Reminders
from bot.services.reports import Reports
from bot.services.retention import Retention
from bot.services.reviews import Reviews
from bot.services.staff import Organisers
from bot.services.study import Study
from bot.services.summaries import Summaries
from bot.services.texts import Texts
from bot.services.tickets import Tickets
from bot.settings import Settings, site_address
from bot.store.database import Database


async def furnished(
    settings: Settings,
    database: Database,
    library: Library,
    painter: Painter,
    voice: Voice,
    *,
    token: str,
    clock: Clock,
) -> Desk:
    """Build the services; `token` makes the keys of pages."""
    doors = Doors(site_address(settings), key(token, b"doors"))
    organisers = Organisers(database, clock, secret, frozenset(settings.owners))
    people = People(database, clock)
    live = LiveQuiz(database, clock, chance, Texts(lambda: library.catalogue), refused_names())
    attempts = Attempts(lambda: library.catalogue, clock, chance)
    probes, reviews = Probes(database, attempts), Reviews(database, attempts)
    tickets = Tickets(
        database,
        lambda: library.catalogue,
        clock,
        organisers,
        days=settings.ticket_days,
        whereabouts=lambda: library.whereabouts,
        patterns=lambda: library.patterns,
    )
    return Desk(
        study=Study(database, attempts, probes, reviews, memory.load(settings.memory)),
        probes=probes,
        reviews=reviews,
        drills=drills.Drills(
            database,
            lambda: library.catalogue,
            clock,
            chance,
            memory=memory.load(settings.memory),
        ),
        people=people,
        overviews=Overviews(
            database, lambda: library.catalogue, clock, ZoneInfo(settings.timezone or "UTC")
        ),
        reminders=Reminders(database, clock, settings.timezone),
        letters=Letters(database, attempts, probes, reviews),
        certificates=Certificates(database, lambda: library.catalogue, clock, chance),
        checks=Checks(database, lambda: library.patterns, clock),
        library=library,
        painter=painter,
        voice=voice,
        live=live,
        stage=Stage(live, voice, doors, clock),
        loans=LoanMemory(chance()),
        asks=Asks(database, library.finder, clock),
        retention=await _retention(database, library, clock, settings.raw_months),
        follow_ups=FollowUps(
            database, attempts, lambda: library.quizzes, chance, settings.timezone
        ),
        previews=Previews(database, attempts, Texts(lambda: library.catalogue)),
        cohorts=Cohorts(database, clock, organisers.staff, lambda: library.catalogue),
        events=Events(database, clock, chance, organisers.staff, partial(_names, library)),
        clock=clock,
        operator=settings.operator,
        organisers=organisers,
        flags=Flags(
            database,
            attempts,
            organisers,
            days=settings.ticket_days,
            patterns=lambda: library.patterns,
        ),
        tickets=tickets,
        broadcasts=_broadcasts(settings, database, clock, library),
        reports=Reports(
            database,
            lambda: library.catalogue,
            Texts(lambda: library.catalogue),
            clock,
            owns=organisers.owns,
            tickets=tickets,
            stopwatch=stopwatch,
        ),
        menus=Menus(voice, organisers, people, MENU),
        summaries=Summaries(database, clock, organisers, settings.timezone),
        quotes=Quotes(database, clock, organisers.staff, refused_names()),
    )


async def _retention(database: Database, library: Library, clock: Clock, months: int) -> Retention:
    """What reduces old rows; before anything runs on them, words that nothing needs are gone."""
    made = Retention(database, Texts(lambda: library.catalogue), clock, months)
    await made.start()
    return made


def _names(library: Library) -> Names:
    """What an event can be about."""
    quizzes = {*library.quizzes, *(f"~{one.id}" for one in library.catalogue.tracks), "~all"}
    courses = {one.id for one in library.catalogue.courses}
    return Names(quizzes, courses, LANGUAGES.keys())


def _broadcasts(
    settings: Settings, database: Database, clock: Clock, library: Library
) -> Broadcasts:
    """Messages to many, with what their rules go by."""
    house = House(
        lambda: library.catalogue,
        lambda: library.patterns.base.names,
        frozenset(settings.owners),
        settings.timezone,
        frozenset({urlsplit(site_address(settings)).hostname or ""}),
    )
    return Broadcasts(database, clock, house)
