"""`python -m bot.sandbox`: the pretend Telegram in a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import time
from pathlib import Path

import uvicorn

from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World


async def serve(port: int, journal: Path | None, *, fast: bool) -> None:
    """Serve on loopback until stopped; `fast` keeps no list of calls and events."""
    server = Server(Telegram(World(time.time, journal, watch=not fast)))
    config = uvicorn.Config(server.app(), port=port, log_level="critical", access_log=False)
    ticking = asyncio.create_task(server.tick())
    await uvicorn.Server(config).serve()
    server.close()
    await ticking
    server.telegram.world.close()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--fast", action="store_true")
    given = parser.parse_args()
    asyncio.run(serve(given.port, given.journal, fast=given.fast))


if __name__ == "__main__":
    main()
