"""The one place where everything is built, started and stopped."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import hashlib
import hmac
import os
import secrets
import signal
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
import uvicorn
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.routing import Route
from starlette.types import ASGIApp
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest

from bot.chat import (
    broadcast,
    cohorts,
    drill,
    follow_up,
    live_post,
    quiz_shelf,
    remind,
    staff,
    stats,
)
from bot.chat import tickets as tickets_chat
from bot.chat.application import Chat, build, introduce
from bot.chat.courier import Courier
from bot.chat.desk import Desk
from bot.chat.intake import KINDS, Intake
from bot.chat.live_stage import Stage
from bot.chat.loan_memory import LoanMemory
from bot.chat.pace import Pace
from bot.chat.voice import Voice
from bot.clockwork import wind
from bot.content.library import Library
from bot.content.search import Finder
from bot.core.doors import Doors
from bot.locales import LANGUAGES, refused_names
from bot.pictures.painter import Painter
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World
from bot.services import broadcasts, drills, live_letters, memory
from bot.services import tickets as ticket_letters
from bot.services.asks import Asks
from bot.services.attempts import Attempts
from bot.services.broadcasts import Broadcasts, House
from bot.services.certificates import Certificates
from bot.services.checks import Checks
from bot.services.cohorts import Cohorts
from bot.services.events import NEWS, Events, Names
from bot.services.flags import Flags
from bot.services.follow_ups import FollowUps
from bot.services.letters import Letters
from bot.services.live_quiz import LiveQuiz
from bot.services.outbox import Outbox
from bot.services.overview import Overviews
from bot.services.people import People
from bot.services.preview import Previews
from bot.services.probes import Probes
from bot.services.reminders import QUESTIONS, Reminders
from bot.services.reports import Reports
from bot.services.retention import Retention
from bot.services.reviews import Reviews
from bot.services.staff import JOINED, Organisers
from bot.services.study import Study
from bot.services.summaries import SUMMARY, Summaries
from bot.services.tallies import Tallies
from bot.services.texts import Texts
from bot.services.tickets import Tickets
from bot.settings import Settings, site_address
from bot.store.database import Database, open_database
from bot.store.inbox import StoredInbox
from bot.store.letters import Letter
from bot.web import webhook
from bot.web.beside import Beside
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
from bot.web.organisers.reminders import RemindersPage
from bot.web.organisers.sign_in import SignInPages
from bot.web.organisers.tickets import TicketPages
from bot.web.organisers.titles import Titles
from bot.web.site import create_site

log = structlog.get_logger()

Clock = Callable[[], datetime]
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only if the operator asks for it


def utc_now() -> datetime:
    """The time; the only clock of the bot."""
    return datetime.now(UTC)


def chance() -> int:
    """A seed; the only chance of the bot."""
    return secrets.randbits(31)


def secret() -> str:
    """What nobody can guess: for one-time links and sessions."""
    return secrets.token_urlsafe(32)


class CannotStart(Exception):  # noqa: N818 - told to the operator in one line
    """The bot cannot start; the text says why."""


@dataclass(frozen=True, slots=True)
class Running:
    """What a running bot is driven by."""

    application: Chat
    intake: Intake
    desk: Desk
    courier: Courier
    scheduler: AsyncIOScheduler
    pages: LivePages
    room: Room
    tallies: Tallies
    watch: broadcast.Watch

    def routes(self) -> list[Route]:
        """The routes of all pages."""
        return [*self.pages.routes(), *self.room.routes()]

    def go(self) -> None:
        """Let time pass, now that what people did meanwhile is on its way in."""
        self.scheduler.start()

    async def tick(self) -> None:
        """Write and deliver what is due now."""
        await self.desk.follow_ups.enqueue_due()
        await self.desk.reminders.enqueue_due()
        await self.desk.summaries.enqueue_due()
        await self.desk.drills.advance()
        await self.desk.retention.reduce()
        await self.desk.tickets.raise_overdue()
        await self.broadcast_tick()
        await self.live_tick()
        await self.desk.stage.drawn()
        await self.courier.deliver_due()
        await self.tallies.count()

    async def broadcast_tick(self) -> None:
        """Let broadcasts go on, and show those who watch how they go."""
        await self.desk.broadcasts.advance()
        await self.watch.redraw()

    async def live_tick(self) -> None:
        """Move live quizzes on, and redraw what rooms have on their phones."""
        live = self.desk.live
        for game_id in await live.events.advance(deaf=self.intake.deaf):
            live.on_change(game_id)
        await live.events.remember()
        self.desk.stage.redraw()


@contextlib.asynccontextmanager
async def bot_running(
    settings: Settings,
    token: str,
    base_url: str | None,
    clock: Clock = utc_now,
    request: BaseRequest | None = None,
    *,
    messenger: str | None = None,
) -> AsyncIterator[Running]:
    """The bot, built and ready to take updates; stopped cleanly at the end.

    `request` carries the calls in place of HTTP; `messenger` is where links into the bot lead.
    """
    library = Library(settings.lessons, settings.quizzes, drafts=settings.serve_drafts)
    for fault in library.faults:
        log.warning("a lesson is left out", fault=str(fault))
    database = await open_database(settings.database_url)
    application = build(token, base_url, settings.telegram_proxy, request)
    painter = Painter()
    organisers = Organisers(database, clock, secret, frozenset(settings.owners))
    try:
        await _connect(application)
        pace = Pace()
        voice, doors = (
            Voice(application.bot, pace),
            Doors(site_address(settings), _key(token, b"doors")),
        )
        organisers = Organisers(database, clock, secret, frozenset(settings.owners))
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
        )
        desk = application.bot_data["desk"] = Desk(
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
            people=People(database, clock),
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
            asks=Asks(database, Finder(lambda: library.catalogue, lambda: library.asking), clock),
            retention=await _retention(database, library, clock, settings.raw_months),
            follow_ups=FollowUps(
                database, attempts, lambda: library.quizzes, chance, settings.timezone
            ),
            previews=Previews(database, attempts, Texts(lambda: library.catalogue)),
            cohorts=Cohorts(database, clock, organisers.staff),
            events=Events(database, clock, chance, organisers.staff, partial(_names, library)),
            clock=clock,
            operator=settings.operator,
            organisers=organisers,
            flags=Flags(database, attempts, organisers, days=settings.ticket_days),
            tickets=tickets,
            broadcasts=_broadcasts(settings, database, clock, library),
            reports=Reports(
                database,
                lambda: library.catalogue,
                Texts(lambda: library.catalogue),
                clock,
                owns=organisers.owns,
                tickets=tickets,
            ),
            summaries=Summaries(database, clock, organisers, settings.timezone),
        )
        intake = Intake(application.bot, StoredInbox(database, clock), application.process_update)
        await intake.start()
        courier = Courier(
            Outbox(database, clock), partial(_prepare, desk, application.bot.username), pace
        )
        scheduler = AsyncIOScheduler(timezone="UTC")
        link = messenger or f"https://t.me/{application.bot.username}"
        pages = _pages(desk, application.bot.username, link)
        room = _room(desk, settings, _key(token, b"dashboard"), application.bot.username, link)
        running = Running(
            application,
            intake,
            desk,
            courier,
            scheduler,
            pages,
            room,
            Tallies(database),
            broadcast.Watch(desk),
        )

        def changed(game_id: int) -> None:
            desk.stage.changed(game_id)
            pages.hub.touch(game_id)
            courier.wake()

        live.on_change = changed
        await courier.start()
        unwind = wind(
            scheduler,
            library,
            follow_ups=desk.follow_ups,
            reminders=desk.reminders,
            summaries=desk.summaries,
            drills=desk.drills,
            tallies=running.tallies,
            retention=desk.retention,
            live=running.live_tick,
            tickets=desk.tickets,
            broadcasts=running.broadcast_tick,
        )
        behind = asyncio.create_task(_introduce(application, desk))
        _spare_the_collector()
        try:
            yield running
        finally:
            pages.close()
            await unwind()
            await asyncio.gather(intake.stop(), courier.stop(), desk.stage.stop())
            behind.cancel()
            await asyncio.gather(behind, return_exceptions=True)
            gc.unfreeze()
    finally:
        painter.close()
        with contextlib.suppress(RuntimeError):
            await application.shutdown()
        await database.close()


async def _retention(database: Database, library: Library, clock: Clock, months: int) -> Retention:
    """What reduces old rows; before anything runs on them, words that nothing needs are gone."""
    made = Retention(database, Texts(lambda: library.catalogue), clock, months)
    await made.start()
    return made


def _spare_the_collector() -> None:
    """What was built so far lives as long as the bot: the collector need not visit it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _pages(desk: Desk, username: str, link: str) -> LivePages:
    """The pages of halls; `link` leads into the bot."""
    return LivePages(
        desk.live,
        desk.stage.doors,
        clock=desk.clock,
        chance=chance,
        catalogue=lambda: desk.library.catalogue,
        username=username,
        messenger=_messenger(link),
    )


def _messenger(link: str) -> Callable[[str], str]:
    """Links into the bot, with what they carry."""
    return lambda payload: f"{link}?start={payload}" if payload else link


def _room(desk: Desk, settings: Settings, key: bytes, username: str, link: str) -> Room:
    """The organisers' pages, in the order of their menu; `link` leads into the bot."""
    organisers, base = desk.organisers, site_address(settings)
    zone = ZoneInfo(settings.timezone or "UTC")
    room = Room(organisers, base=base, key=key, clock=desk.clock, zone=zone)
    titles = Titles(lambda: desk.library.catalogue, desk.checks.patterns.kinds)
    kit = Kit(
        desk.library,
        desk.painter,
        desk.stage.doors,
        username,
        _messenger(link),
        partial(quiz_shelf.find, desk.library),
    )
    HomePage(room, organisers, OverviewPage(desk.reports, titles))
    EventPages(room, desk.events, desk.live, kit)
    CohortPages(room, desk.cohorts, desk.events, kit)
    LearningPage(room, desk.reports)
    QuestionPages(room, desk.reports, titles, settings.lessons)
    AskedPage(room, desk.reports, titles)
    TicketPages(room, desk.tickets)
    BroadcastPages(room, desk.broadcasts)
    RemindersPage(room, desk.reports)
    EventReportPage(room, desk.reports, titles)
    PeoplePages(room, organisers, _messenger(link))
    AuditPage(room, organisers)
    SignInPages(room, organisers)
    ExportPages(room, desk.reports, chance)
    return room


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


Content = Callable[[], Awaitable[None]]
_MADE_BY: tuple[tuple[Set[str], Callable[[Desk, Letter], Awaitable[Content | None]]], ...] = (
    (frozenset({drills.DRILL}), drill.prepare),
    (frozenset({JOINED}), staff.prepare),
    (frozenset(QUESTIONS), follow_up.prepare),
    (frozenset(ticket_letters.KINDS), tickets_chat.prepare),
    (frozenset(broadcasts.KINDS), broadcast.prepare),
    (frozenset({SUMMARY}), stats.prepare),
    (frozenset({NEWS}), cohorts.prepare),
)
"""Who makes the content of which letters; all others are reminders."""


async def _prepare(desk: Desk, username: str, letter: Letter) -> Content | None:
    """Make a letter's content."""
    if letter.kind in live_letters.KINDS:
        return await live_post.prepare(desk, letter, username)
    make = next((made for kinds, made in _MADE_BY if letter.kind in kinds), remind.prepare)
    return await make(desk, letter)


def _key(token: str, purpose: bytes) -> bytes:
    """A secret that only who knows the bot's token can make."""
    return hmac.new(token.encode(), purpose, hashlib.sha256).digest()


async def _connect(application: Chat) -> None:
    """Meet Telegram; wait for it while the network is away."""
    pause = 0.5
    while True:
        try:
            await application.initialize()
        except InvalidToken as error:
            raise CannotStart("TELEGRAM_TOKEN: Telegram does not know this token") from error
        except NetworkError as error:
            log.warning("cannot reach Telegram yet", reason=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(30.0, pause * 2)
        else:
            return


async def _introduce(application: Chat, desk: Desk) -> None:
    """What may be done once the bot can be spoken to."""
    await asyncio.to_thread(desk.checks.warm)
    try:
        await introduce(application)
    except TelegramError as error:
        log.warning("the commands could not be registered", reason=str(error))


def _stop_asked() -> asyncio.Event:
    """Set when the process is asked to end."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, asked.set)
    return asked


class _Site(uvicorn.Server):
    """uvicorn in our loop, which leaves signals to us."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]
        yield


@contextlib.asynccontextmanager
async def _serving(
    app: ASGIApp, hosts: Sequence[str], port: int, on_stop: Callable[[], None] = lambda: None
) -> AsyncIterator[None]:
    """An app served on a port of some addresses; `on_stop` ends the streams that it is in."""
    config = uvicorn.Config(
        app, hosts[0], port, log_level="critical", access_log=False, timeout_graceful_shutdown=2
    )
    listening = [await asyncio.to_thread(_listen, host, port) for host in hosts]
    site = _Site(config)
    task = asyncio.create_task(site.serve(sockets=listening))
    while not site.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        on_stop()
        site.should_exit = True
        await task


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise CannotStart(
            f"{host}:{port}: {os.strerror(error.errno or 0)}; choose another address or port"
        ) from error


async def run(settings: Settings) -> None:
    """The bot on Telegram, until it is asked to stop."""
    if settings.telegram_token is None:
        raise CannotStart("TELEGRAM_TOKEN is not set: get one from @BotFather")
    token = settings.telegram_token.get_secret_value()
    base = settings.telegram_api.rstrip("/")
    asked = _stop_asked()
    async with bot_running(settings, token, base) as bot:
        application, intake = bot.application, bot.intake
        warming = asyncio.create_task(bot.desk.asks.ready())
        routes = bot.routes()
        if settings.public_url is not None:
            secret = _secret(settings, token)
            routes.append(webhook.route(secret, intake.accept))
        hosts = (settings.host,)
        async with _serving(create_site(*routes), hosts, settings.port, bot.pages.close):
            _say_where(settings)
            if settings.public_url is None:
                await application.bot.delete_webhook()
                intake.poll()
                bot.go()
                log.info("asking Telegram for updates", bot=application.bot.username)
            else:
                await application.bot.set_webhook(
                    settings.public_url + webhook.PATH,
                    secret_token=secret,
                    allowed_updates=list(KINDS),
                )
                bot.go()
                log.info("Telegram pushes updates", to=settings.public_url + webhook.PATH)
            await asked.wait()
            await warming


def _say_where(settings: Settings) -> None:
    log.info("the pages of halls and organisers are there", at=site_address(settings))
    if settings.host in _EVERYWHERE and not (settings.site_url or settings.public_url):
        log.warning("set SITE_URL to the address at which phones reach the pages of halls")


def _secret(settings: Settings, token: str) -> str:
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return _key(token, b"webhook").hex()


async def demo(
    settings: Settings,
    host: str,
    port: int,
    journal: Path | None,
    on_ready: Callable[[str], None],
    *,
    watch: Callable[[Running, Telegram], Coroutine[None, None, None]] | None = None,
) -> None:
    """The bot beside a pretend Telegram, in one process, on loopback.

    `host` is this computer's address where phones shall reach the hall's pages, and them alone.
    `watch` runs as long as the bot does.
    """
    ready = asyncio.Event()
    world = World(time.time, journal)
    telegram = Telegram(world)
    server = Server(telegram, ready.is_set)
    beside = Beside(server.app())
    asked = _stop_asked()
    address = f"http://127.0.0.1:{port}"
    if host in _EVERYWHERE and settings.site_url is None:
        raise CannotStart(f"--host {host}: name the address that phones reach, or set SITE_URL")
    base = settings.site_url or f"http://{host}:{port}"
    # Whoever tries it is the first person of the chat page at first.
    owner = min(map(int, world.records["users"]))
    hosts = (host,) if host in _EVERYWHERE else tuple(dict.fromkeys(("127.0.0.1", host)))
    try:
        async with _serving(beside, hosts, port):
            ticking = asyncio.create_task(server.tick())
            try:
                async with bot_running(
                    settings.model_copy(update={"site_url": base, "owners": (owner,)}),
                    world.token,
                    address,
                    lambda: _moment(world),
                    messenger=f"{address}/",
                ) as bot:
                    beside.site = create_site(*bot.routes())
                    bot.intake.poll()
                    bot.go()
                    server.on_skip = bot.tick
                    ready.set()
                    on_ready(address)
                    async with asyncio.TaskGroup() as tasks:
                        task = None if watch is None else tasks.create_task(watch(bot, telegram))
                        await asked.wait()
                        if task is not None:
                            task.cancel()
                    server.close()
            finally:
                server.close()
                await ticking
    finally:
        world.close()


def _moment(world: World) -> datetime:
    """In the demo the bot lives in the sandbox's time, which can be moved ahead."""
    return datetime.fromtimestamp(world.now(), UTC)
