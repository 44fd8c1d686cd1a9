"""The in-process face: what python-telegram-bot calls is carried out at once, without a network."""

from __future__ import annotations

from typing import Any

import orjson
from telegram.request import BaseRequest, RequestData

from bot.sandbox.faults import Faults
from bot.sandbox.params import Files
from bot.sandbox.telegram import Telegram


class SandboxRequest(BaseRequest):
    """Answers from `telegram`; `faults` strike as they do over HTTP, though nothing waits.

    A dropped call and a lost reply are `ConnectionResetError`, which the library turns into its
    `NetworkError`. getUpdates answers at once.
    """

    def __init__(self, telegram: Telegram, faults: Faults | None = None) -> None:
        self.telegram = telegram
        self.faults = faults or Faults()

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        strike = self.faults.strikes(name)
        if strike == "drop":
            raise ConnectionResetError(name)
        if strike == "error":
            return 502, b'{"ok":false,"error_code":502,"description":"Bad Gateway"}'
        given: dict[str, Any] = dict(request_data.json_parameters) if request_data else {}
        files: Files = {}
        if request_data and request_data.contains_files:
            for key, (filename, content, _type) in request_data.multipart_data.items():
                data = content if isinstance(content, bytes) else content.read()
                files[key] = (filename, data)
        status, body = self.telegram.call(name, given, files)
        if strike == "lose_reply":
            raise ConnectionResetError(name)
        return status, orjson.dumps(body)
