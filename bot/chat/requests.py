"""The HTTP backend of the Bot API client: aiohttp, which keeps its pace with many calls at once."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT = 5.0
_READ = 10.0
_WRITE = 20.0
_POOL = 10.0
_JSON = {"Content-Type": "application/json"}

_NO_CONNECTION = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    ConnectionRefusedError,
)

Seconds = DefaultValue[float] | float | DefaultValue[None] | None


def never_left(error: NetworkError) -> bool:
    """Whether a failed call certainly did not reach Telegram: there was no connection to it."""
    cause = error.__cause__
    return isinstance(cause, _NO_CONNECTION)


class AiohttpRequest(BaseRequest):
    """Calls over one aiohttp session.

    `connections` bounds the calls under way; a call that waits longer than the pool timeout for
    its turn raises `TimedOut`. `proxy` is an http(s) address. All timeouts are in seconds.

    A call that fails is not repeated here: only the caller knows whether twice would do harm.
    """

    def __init__(
        self, *, connections: int = 256, read_timeout: float = _READ, proxy: str | None = None
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._turns = asyncio.Semaphore(connections)

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._turns = asyncio.Semaphore(self._connections)
            # Kept alive shorter than servers do, so that a call seldom meets a closing connection.
            connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=12)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            parsed: dict[str, Any] = orjson.loads(payload)
        except orjson.JSONDecodeError as error:
            raise TelegramError("Invalid server response") from error
        return parsed

    async def do_request(  # noqa: PLR0917 - as BaseRequest has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("this request is not initialised, or was shut down")
        read = _seconds(read_timeout, self._read)
        total = None
        if read is not None:
            total = read + (_seconds(write_timeout, _WRITE) or 0.0)
        timeout = aiohttp.ClientTimeout(
            total=total, sock_connect=_seconds(connect_timeout, _CONNECT), sock_read=read
        )
        await self._take_turn(_seconds(pool_timeout, _POOL))
        try:
            async with self._session.request(
                method, url, timeout=timeout, proxy=self._proxy, **_body(request_data)
            ) as answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError as error:
            raise NetworkError("no connection to Telegram in time") from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # The address holds the token, so the error's own text is not passed on whole.
            raise NetworkError(f"{type(error).__name__} in a call to Telegram") from error
        finally:
            self._turns.release()

    async def _take_turn(self, longest: float | None) -> None:
        if not self._turns.locked():
            await self._turns.acquire()
            return
        try:
            async with asyncio.timeout(longest):
                await self._turns.acquire()
        except TimeoutError as error:
            raise TimedOut("Pool timeout: all connections are occupied") from error


def _seconds(given: Seconds, default: float) -> float | None:
    if isinstance(given, DefaultValue):
        return default if given is BaseRequest.DEFAULT_NONE else given.value
    return given


def _body(data: RequestData | None) -> dict[str, Any]:
    """What aiohttp sends: JSON, whose values may themselves be written as JSON, unless files go."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.json_parameters), "headers": _JSON}
    # Telegram takes a file name as it is written, not percent-encoded.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
