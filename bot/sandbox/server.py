"""The HTTP face: the Bot API under /bot<token>/, the controls under /sandbox/, and the page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import aiohttp
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from bot.sandbox import control, polls
from bot.sandbox.errors import ApiError, ControlError
from bot.sandbox.faults import Faults
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram

PAGE = Path(__file__).parent / "page"
_LARGEST = 64 * 1024 * 1024
_TICK = 0.2
_HOUR = 3600
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1", "testserver"})


class Server:
    """The pretend Telegram on the wire; run `tick` beside it. `ready`: whether the bot serves."""

    def __init__(self, telegram: Telegram, ready: Callable[[], bool] = lambda: True) -> None:
        self.telegram = telegram
        self.ready = ready
        self.faults = Faults()
        self.on_skip: Callable[[], Awaitable[None]] | None = None
        """What happens in each hour that a skip of the clock passes over."""
        self.closing = asyncio.Event()
        self._news = asyncio.Event()
        self._pushes = asyncio.Event()
        self._events = asyncio.Event()
        self._polling = 0
        telegram.world.on_update = self._on_update
        telegram.world.on_event = self._events.set

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route("/", self._index),
                Mount("/page", StaticFiles(directory=PAGE)),
                Route("/sandbox/ready", self._ready),
                Route("/sandbox/state", self._state),
                Route("/sandbox/calls", self._calls),
                Route("/sandbox/events", self._stream),
                Route("/sandbox/chats/{chat}", self._history),
                Route("/sandbox/polls/{poll}", self._poll),
                Route("/sandbox/files/{file}", self._file),
                Route("/sandbox/faults", self._faults, methods=["GET", "POST", "DELETE"]),
                Route("/sandbox/clock", self._clock, methods=["GET"]),
                Route("/sandbox/{act}", self._act, methods=["POST"]),
                Mount("/file", self._download),
                Mount("/", self._bot),
            ],
            exception_handlers={ControlError: _refused},
        )

    def close(self) -> None:
        """End what waits: long polls, streams and `tick`."""
        self.closing.set()
        self._on_update()
        self._events.set()

    def _on_update(self) -> None:
        self._news.set()
        self._pushes.set()

    async def tick(self) -> None:
        """Close polls on time and push to the webhook, until `close`."""
        async with aiohttp.ClientSession() as session:
            while not self.closing.is_set():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_TICK):
                        await self._pushes.wait()
                self._pushes.clear()
                polls.close_due(self.telegram.world)
                self.telegram.world.save()
                await self._push(session)

    async def _push(self, session: aiohttp.ClientSession) -> None:
        world = self.telegram.world
        hook = world.meta("webhook")
        if not hook.get("url"):
            return
        headers = {"content-type": "application/json"}
        if hook["secret_token"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook["secret_token"]
        for key in list(world.records["updates"]):
            body = orjson.dumps(world.records["updates"][key])
            try:
                async with session.post(hook["url"], data=body, headers=headers) as answer:
                    answer.raise_for_status()
            except (aiohttp.ClientError, TimeoutError) as error:
                hook |= {"last_error": str(error), "last_error_at": int(world.now())}
                world.touch("meta", "webhook")
                await asyncio.sleep(_TICK)
                return
            world.drop("updates", key)
            world.save()

    async def _bot(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        token, method = _called(scope)
        if token != self.telegram.world.token:
            known = token is not None
            error = ApiError(401, "Unauthorized") if known else ApiError(404, "Not Found")
            await _answer(send, error.code, error.as_dict())
            return
        try:
            given, files = await _read(scope, receive)
        except ApiError as error:
            await _answer(send, error.code, error.as_dict())
            return
        strike = self.faults.strikes(method)
        if self.faults.latency_ms or self.faults.jitter_ms:
            await asyncio.sleep(self.faults.delay())
        if strike == "drop":
            await _hang_up(send)
            return
        if strike == "error":
            await _answer(send, 502, ApiError(502, "Bad Gateway").as_dict())
            return
        if method.lower() == "getupdates":
            status, body = await self._get_updates(given)
        else:
            status, body = self.telegram.call(method, given, files)
        if strike == "lose_reply":
            await _hang_up(send)
            return
        await _answer(send, status, body)

    async def _get_updates(self, given: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Long polling: wait for news, and give way to a newer getUpdates as Telegram does."""
        self._polling += 1
        mine = self._polling
        self._news.set()
        loop = asyncio.get_running_loop()
        until = loop.time() + min(50.0, float(given.get("timeout") or 0))
        while True:
            self._news.clear()
            status, body = self.telegram.call("getUpdates", given)
            left = until - loop.time()
            if not body["ok"] or body["result"] or left <= 0 or self.closing.is_set():
                return status, body
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._news.wait()
            if self._polling != mine:
                conflict = ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request;"
                    " make sure that only one bot instance is running",
                )
                return conflict.code, conflict.as_dict()

    async def _download(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        name = request.url.path.rsplit("/", 1)[-1]
        await self._file_response(name)(scope, receive, send)

    def _file_response(self, name: str) -> Response:
        file = self.telegram.world.records["files"].get(name)
        if file is None:
            return _json({"error": "there is no such file"}, 404)
        media = "image/png" if file["kind"] == "photo" else "application/octet-stream"
        headers = {"content-disposition": "inline"} if file["kind"] == "photo" else {}
        if file["kind"] != "photo":
            headers["content-disposition"] = (
                f"attachment; filename*=UTF-8''{quote(file['name'], safe='')}"
            )
        return Response(bytes.fromhex(file["hex"]), media_type=media, headers=headers)

    async def _index(self, request: Request) -> Response:
        _local(request)
        return FileResponse(PAGE / "index.html")

    async def _ready(self, _: Request) -> Response:
        ready = self.ready()
        return _json({"ready": ready}, 200 if ready else 503)

    async def _state(self, request: Request) -> Response:
        _local(request)
        return _json(control.state(self.telegram.world))

    async def _history(self, request: Request) -> Response:
        _local(request)
        limit = _query_number(request, "limit", 200)
        polls.close_due(self.telegram.world)
        return _json(control.history(self.telegram.world, request.path_params["chat"], limit))

    async def _poll(self, request: Request) -> Response:
        _local(request)
        return _json(control.poll(self.telegram.world, request.path_params["poll"]))

    async def _file(self, request: Request) -> Response:
        _local(request)
        return self._file_response(request.path_params["file"])

    async def _calls(self, request: Request) -> Response:
        _local(request)
        after = _query_number(request, "after", 0)
        limit = _query_number(request, "limit", 1_000_000)
        calls = [call for call in self.telegram.world.calls if call["n"] > after]
        return _json(calls[:limit])

    async def _clock(self, request: Request) -> Response:
        _local(request)
        return _json({"now": self.telegram.world.now()})

    async def _faults(self, request: Request) -> Response:
        _local(request)
        if request.method == "POST":
            self.faults = Faults.parse(await _body(request))
        elif request.method == "DELETE":
            self.faults = Faults()
        self.telegram.limited = self.faults.flood_limits
        return _json(self.faults.shown())

    async def _act(self, request: Request) -> Response:
        _local(request)
        body = await _body(request)
        act = request.path_params["act"]
        try:
            if act == "clock" and self.on_skip is not None:
                return _json(await self._skip(body, self.on_skip))
            result = control.act(self.telegram, act, body)
        except ApiError as error:
            raise ControlError(error.code, error.description) from error
        finally:
            self.telegram.world.save()
        return _json(result)

    async def _skip(self, body: Any, on_skip: Callable[[], Awaitable[None]]) -> Any:
        """Move the clock hour by hour, so that a bot beside it lives through all of them."""
        step = body
        while isinstance(body, dict) and isinstance(left := body.get("advance"), int | float):
            step = {**body, "advance": min(left, _HOUR)}
            if left <= _HOUR:
                break
            control.act(self.telegram, "clock", step)
            await on_skip()
            body = {**body, "advance": left - _HOUR}
        result = control.act(self.telegram, "clock", step)
        await on_skip()
        return result

    async def _stream(self, request: Request) -> Response:
        _local(request)
        last = request.headers.get("last-event-id", "")
        after = int(last) if last.isdigit() else _query_number(request, "after", 0)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(self._told(after), media_type="text/event-stream", headers=headers)

    async def _told(self, after: int) -> AsyncIterator[bytes]:
        yield b"retry: 1000\n\n"
        while not self.closing.is_set():
            self._events.clear()
            for event in list(self.telegram.world.events):
                if event["n"] > after:
                    after = event["n"]
                    yield b"id: %d\ndata: %s\n\n" % (after, orjson.dumps(event))
            waits = [asyncio.ensure_future(one.wait()) for one in (self._events, self.closing)]
            done, _ = await asyncio.wait(waits, timeout=15, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
            if not done:
                yield b": still here\n\n"


def _called(scope: Scope) -> tuple[str | None, str]:
    parts = str(scope["path"]).strip("/").split("/")
    if len(parts) != 2 or not parts[0].startswith("bot"):
        return None, ""
    return parts[0].removeprefix("bot"), parts[1]


async def _read(scope: Scope, receive: Receive) -> tuple[dict[str, Any], Files]:
    given: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    chunks, length = [], 0
    while True:
        message = await receive()
        chunk = message.get("body", b"")
        length += len(chunk)
        if length > _LARGEST:
            raise ApiError(413, "Request Entity Too Large")
        chunks.append(chunk)
        if not message.get("more_body"):
            break
    body = b"".join(chunks)
    headers = dict(scope["headers"])
    kind = headers.get(b"content-type", b"").decode("latin-1")
    if not body:
        return given, {}
    if kind.startswith("application/json"):
        try:
            parsed = orjson.loads(body)
        except orjson.JSONDecodeError:
            raise ApiError(400, "Bad Request: can't parse JSON object") from None
        return {**given, **(parsed if isinstance(parsed, dict) else {})}, {}
    if kind.startswith("multipart/form-data"):
        fields, files = _multipart(kind, body)
        return {**given, **fields}, files
    return {**given, **dict(parse_qsl(body.decode("utf-8", "replace"), True))}, {}


def _multipart(kind: str, body: bytes) -> tuple[dict[str, Any], Files]:
    head = f"content-type: {kind}\r\n\r\n".encode("latin-1")
    fields: dict[str, Any] = {}
    files: Files = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True) or b""
        if not isinstance(name, str) or not isinstance(content, bytes):
            continue
        filename = part.get_filename()
        if filename is None:
            fields[name] = content.decode("utf-8", "replace")
        else:
            files[name] = (filename, content)
    return fields, files


async def _answer(send: Send, status: int, body: dict[str, Any]) -> None:
    payload = orjson.dumps(body)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(payload)),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": payload})


async def _hang_up(send: Send) -> None:
    """Begin an answer and never end it: the server then closes the connection."""
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


def _local(request: Request) -> None:
    """Refuse pages from elsewhere, whatever name they made up for this address."""
    host = request.headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name not in _HOSTS:
        raise ControlError(403, "only this computer may ask")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        raise ControlError(403, "only this page may ask")


async def _body(request: Request) -> Any:
    raw = await request.body()
    try:
        return orjson.loads(raw or b"{}")
    except orjson.JSONDecodeError:
        raise ControlError(400, "the body must be JSON") from None


def _query_number(request: Request, name: str, default: int) -> int:
    given = request.query_params.get(name)
    if given is None:
        return default
    if not given.isdigit():
        raise ControlError(400, f"`{name}` must be a number")
    return int(given)


def _json(content: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")


async def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, ControlError):
        raise error
    return _json({"error": error.sentence}, error.status)
