"""SVG into PNG, in a process of its own, since drawing holds the interpreter for a while."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from bot.pictures.lettering import FONTS, USUAL

T = TypeVar("T")
_REMEMBERED = 64


class Painter:
    """Paints pictures one after the other; the same picture is painted once."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._painted: OrderedDict[str, bytes] = OrderedDict()

    async def paint(self, svg: str) -> bytes:
        """The picture as PNG. A worker that dies is replaced once."""
        key = hashlib.sha256(svg.encode()).hexdigest()
        if key in self._painted:
            self._painted.move_to_end(key)
            return self._painted[key]
        png = self._painted[key] = await self.make(paint_now, svg)
        if len(self._painted) > _REMEMBERED:
            self._painted.popitem(last=False)
        return png

    async def make(self, how: Callable[[T], bytes], what: T) -> bytes:
        """Have the worker make something else, such as a PDF, of what can be handed to it."""
        try:
            return await self._in_worker(how, what)
        except BrokenProcessPool:
            self.close()
            return await self._in_worker(how, what)

    def close(self) -> None:
        """Let the worker go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    async def _in_worker(self, how: Callable[[T], bytes], what: T) -> bytes:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, how, what)


def paint_now(svg: str, zoom: float = 1) -> bytes:
    """Paint here and now, with the fonts beside this file and no others; `zoom` times as large."""
    import resvg_py  # noqa: PLC0415 - only the worker needs it

    fonts = [str(path) for weights in FONTS.values() for path in weights]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, font_files=fonts, font_family=USUAL, skip_system_fonts=True, zoom=zoom
        )
    )
