"""A site served on a port, until it is asked to stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Callable, Sequence

import uvicorn
from starlette.types import ASGIApp


class CannotStart(Exception):  # noqa: N818 - told to the operator in one line
    """The bot cannot start; the text says why."""


class _Site(uvicorn.Server):
    """uvicorn in our loop, which leaves signals to us."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]
        yield


@contextlib.asynccontextmanager
async def serving(
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
        if (error.errno or 0) < 0:  # of the look-up, which numbers its errors downward
            raise CannotStart(f"{host} is no address of this computer; choose another") from error
        raise CannotStart(
            f"{host}:{port}: {os.strerror(error.errno or 0)}; choose another address or port"
        ) from error
