"""The one place where everything is built, started and stopped."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.routing import Route
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest

from bot import front
from bot.chat import broadcast, post
from bot.chat.application import Chat, build, introduce
from bot.chat.courier import Courier
from bot.chat.desk import Desk
from bot.chat.intake import KINDS, Intake
from bot.chat.pace import Pace
from bot.chat.voice import Voice
from bot.clockwork import wind
from bot.content.library import Library
from bot.content.stored import Store
from bot.furnishing import furnished
from bot.outside import Clock, key, utc_now
from bot.pictures.painter import Painter
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World
from bot.services.outbox import Outbox
from bot.services.tallies import Tallies
from bot.serving import CannotStart, serving
from bot.settings import Settings, site_address
from bot.store.database import open_database
from bot.store.inbox import StoredInbox
from bot.web import webhook
from bot.web.beside import Beside
from bot.web.live_quiz import LivePages
from bot.web.organisers.frame import Room
from bot.web.site import create_site

log = structlog.get_logger()

_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only if the operator asks for it


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
    introduced: asyncio.Event = field(default_factory=asyncio.Event)

    def routes(self) -> list[Route]:
        """The routes of all pages."""
        return [*self.pages.routes(), *self.room.routes()]

    async def ready(self) -> None:
        """Make the index ready, once the commands are registered: building it keeps the loop so
        busy that a call beside it may find its connection closed."""
        await self.introduced.wait()
        await self.desk.asks.ready()

    def go(self) -> None:
        """Let time pass, now that what people did meanwhile is on its way in."""
        self.scheduler.start()

    async def tick(self) -> None:
        """Write and deliver what is due now, and count what organisers are shown."""
        await self.due()
        await self.tallies.count()
        await self.desk.reports.refresh()

    async def due(self) -> None:
        """Write and deliver what is due now."""
        await self.desk.follow_ups.enqueue_due()
        await self.desk.reminders.enqueue_due()
        await self.desk.summaries.enqueue_due()
        await self.desk.drills.advance()
        await self.desk.retention.go_on()
        await self.desk.tickets.raise_overdue()
        await self.broadcast_tick()
        await self.live_tick()
        await self.desk.stage.drawn()
        await self.desk.menus.drawn()
        await self.courier.deliver_due()

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
    library: Library | None = None,
    asked: asyncio.Event | None = None,
) -> AsyncIterator[Running]:
    """The bot, built and ready to take updates; stopped cleanly at the end.

    `request` carries the calls in place of HTTP; `messenger` is where links into the bot lead;
    `library` is what was read already of what the settings name; `asked` is set when it is to end.
    """
    library = library or Library(
        settings.lessons,
        settings.quizzes,
        drafts=settings.serve_drafts,
        store=Store(settings.cache),
    )
    for fault in library.faults:
        log.warning("a lesson is left out", fault=str(fault))
    database = await open_database(settings.database_url)
    application = build(token, base_url, settings.telegram_proxy, request)
    painter = Painter()
    try:
        await _connect(application, asked)
        pace = Pace()
        desk = application.bot_data["desk"] = await furnished(
            settings,
            database,
            library,
            painter,
            Voice(application.bot, pace),
            token=token,
            clock=clock,
        )
        intake = Intake(application.bot, StoredInbox(database, clock), application.process_update)
        await intake.start()
        courier = Courier(
            Outbox(database, clock), partial(post.prepare, desk, application.bot.username), pace
        )
        scheduler = AsyncIOScheduler(timezone="UTC")
        username = application.bot.username
        link = messenger or f"https://t.me/{username}"
        pages = front.halls(desk, username, link)
        room = front.organisers(desk, settings, key(token, b"dashboard"), username, link)
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

        desk.live.on_change = changed
        desk.organisers.on_change = desk.menus.changed
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
            reports=desk.reports,
            broadcasts=running.broadcast_tick,
        )
        behind = asyncio.create_task(_introduce(application, desk, running.introduced))
        try:
            yield running
        finally:
            pages.close()
            await unwind()
            behind.cancel()
            await asyncio.gather(behind, return_exceptions=True)
            await asyncio.gather(intake.stop(), courier.stop(), desk.stage.stop())
            await desk.menus.stop()
    finally:
        painter.close()
        with contextlib.suppress(RuntimeError):
            await application.shutdown()
        # It leaves the connections of a bot that never met Telegram.
        await application.bot.shutdown()
        await database.close()


def _spare_the_collector() -> None:
    """What was built so far lives as long as the process: it need not be visited again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


async def _connect(application: Chat, asked: asyncio.Event | None) -> None:
    """Meet Telegram; wait for it while the network is away, unless `asked` to end."""
    pause, asked = 0.5, asked or asyncio.Event()
    while not asked.is_set():
        try:
            await application.initialize()
        except InvalidToken as error:
            raise CannotStart("TELEGRAM_TOKEN: Telegram does not know this token") from error
        except NetworkError as error:
            log.warning("cannot reach Telegram yet", reason=str(error), again_in=pause)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await asked.wait()
            pause = min(30.0, pause * 2)
        else:
            return
    raise CannotStart("ended before Telegram could be reached")


async def _introduce(application: Chat, desk: Desk, done: asyncio.Event) -> None:
    """What may be done once the bot can be spoken to."""
    await asyncio.to_thread(desk.checks.warm)
    try:
        await introduce(application)
    except TelegramError as error:
        log.warning("the commands could not be registered", reason=str(error))
    finally:
        done.set()
    for owner in desk.organisers.owners:
        desk.menus.changed(owner)


def _stop_asked() -> asyncio.Event:
    """Set when the process is asked to end."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, asked.set)
    return asked


async def run(settings: Settings) -> None:
    """The bot on Telegram, until it is asked to stop."""
    if settings.telegram_token is None:
        raise CannotStart("TELEGRAM_TOKEN is not set: get one from @BotFather")
    token = settings.telegram_token.get_secret_value()
    base = settings.telegram_api.rstrip("/")
    asked = _stop_asked()
    async with bot_running(settings, token, base, asked=asked) as bot:
        application, intake = bot.application, bot.intake
        _spare_the_collector()
        warming = asyncio.create_task(bot.ready())
        routes = bot.routes()
        if settings.public_url is not None:
            secret = _secret(settings, token)
            routes.append(webhook.route(secret, intake.accept))
        hosts = (settings.host,)
        async with serving(create_site(*routes), hosts, settings.port, bot.pages.close):
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
            warming.cancel()


def _say_where(settings: Settings) -> None:
    log.info("the pages of halls and organisers are there", at=site_address(settings))
    if settings.host in _EVERYWHERE and not (settings.site_url or settings.public_url):
        log.warning("set SITE_URL to the address at which phones reach the pages of halls")


def _secret(settings: Settings, token: str) -> str:
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return key(token, b"webhook").hex()


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
        async with serving(beside, hosts, port):
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
                    _spare_the_collector()
                    bot.intake.poll()
                    bot.go()
                    server.on_skip = bot.tick
                    ready.set()
                    on_ready(address)
                    async with asyncio.TaskGroup() as tasks:
                        warming = tasks.create_task(bot.ready())
                        task = None if watch is None else tasks.create_task(watch(bot, telegram))
                        await asked.wait()
                        warming.cancel()
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
