"""The HTTP backend against a server that fails in every way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvicorn
from telegram import Bot, InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut

from bot.chat.requests import AiohttpRequest, never_left
from bot.sandbox import control
from bot.sandbox.faults import Faults
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import World
from tests.process import free_port
from tests.talk import AMINA, BEN, NOON


class Served:
    """A pretend Telegram on loopback."""

    def __init__(self) -> None:
        self.telegram = Telegram(World(lambda: NOON))
        self.server = Server(self.telegram)
        self.address = f"http://127.0.0.1:{free_port()}"

    def bot(self, request: AiohttpRequest, token: str | None = None) -> Bot:
        """A client of it."""
        name = token or self.telegram.world.token
        return Bot(name, f"{self.address}/bot", request=request, get_updates_request=request)

    def fail(self, **fault: object) -> None:
        """Let calls fail from now on."""
        self.server.faults = Faults.parse(fault)


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    one = Served()
    port = int(one.address.rsplit(":", 1)[1])
    site = uvicorn.Server(uvicorn.Config(one.server.app(), port=port, log_level="critical"))
    serving = asyncio.create_task(site.serve())
    while not site.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.01)
    control.act(one.telegram, "say", {"from": AMINA, "text": "/start"})
    yield one
    one.server.close()
    site.should_exit = True
    await serving


async def test_a_call_and_an_upload_arrive(served: Served) -> None:
    async with served.bot(AiohttpRequest()) as bot:
        sent = await bot.send_message(AMINA, "Ünïcode 你好 & <b>bold</b>", parse_mode="HTML")
        assert sent.text == "Ünïcode 你好 & bold"
        file = InputFile("一".encode(), filename="记录.json")
        document = (await bot.send_document(AMINA, file, caption="字")).document
        assert document is not None
        assert document.file_name == "记录.json"
        kept = served.telegram.world.records["files"][document.file_id]
        assert bytes.fromhex(kept["hex"]).decode() == "一"


async def test_refusals_become_the_errors_that_the_library_has(served: Served) -> None:
    async with served.bot(AiohttpRequest()) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(4_242, "x")
        control.act(served.telegram, "block", {"from": AMINA, "blocked": True})
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(AMINA, "x")
        served.telegram.call("setWebhook", {"url": "https://example.org/x"})
        with pytest.raises(Conflict):
            await bot.get_updates()
    with pytest.raises(InvalidToken):
        async with served.bot(AiohttpRequest(), "1:wrong"):
            pass


@pytest.mark.parametrize("fault", ["error_rate", "drop_rate", "lose_reply_rate"])
async def test_a_network_that_fails_is_a_network_error_without_the_token(
    served: Served, fault: str
) -> None:
    async with served.bot(AiohttpRequest()) as bot:
        served.fail(**{fault: 1})
        with pytest.raises(NetworkError) as raised:
            await bot.send_message(AMINA, "x")
        assert served.telegram.world.token not in str(raised.value)
        served.fail()
        assert (await bot.send_message(AMINA, "x")).text == "x"


async def test_a_server_that_is_slow_or_away_is_given_up(served: Served) -> None:
    async with served.bot(AiohttpRequest(read_timeout=0.1)) as bot:
        served.fail(latency_ms=1_000)
        with pytest.raises(TimedOut):
            await bot.send_message(AMINA, "x")
    nobody = AiohttpRequest()
    await nobody.initialize()
    with pytest.raises(NetworkError):
        await nobody.do_request(f"http://127.0.0.1:{free_port()}/", "POST")
    await nobody.shutdown()
    with pytest.raises(RuntimeError):
        await nobody.do_request("http://127.0.0.1/", "POST")


async def test_calls_wait_for_a_free_connection_and_not_for_ever(served: Served) -> None:
    async with served.bot(AiohttpRequest(connections=1)) as bot:
        control.act(served.telegram, "say", {"from": BEN, "text": "/start"})
        served.fail(latency_ms=500, methods=["sendMessage"])
        first = asyncio.create_task(bot.send_message(AMINA, "first"))
        await asyncio.sleep(0.05)
        with pytest.raises(TimedOut, match="Pool timeout"):
            await bot.send_message(BEN, "second", pool_timeout=0.05)
        assert (await first).text == "first"
        assert (await bot.send_message(BEN, "third")).text == "third"


async def test_calls_go_through_the_proxy(served: Served) -> None:
    seen: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readline())
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    port = free_port()
    async with await asyncio.start_server(proxy, "127.0.0.1", port):
        through = AiohttpRequest(proxy=f"http://127.0.0.1:{port}")
        await through.initialize()
        status, _ = await through.do_request("http://api.example.org/botX/getMe", "POST")
        await through.shutdown()
    assert status == 502
    assert seen == [b"POST http://api.example.org/botX/getMe HTTP/1.1\r\n"]


async def test_a_call_without_a_connection_certainly_did_not_arrive(served: Served) -> None:
    request = AiohttpRequest()
    await request.initialize()
    nowhere = Bot("1:x", f"http://127.0.0.1:{free_port()}/bot", request=request)
    with pytest.raises(NetworkError) as refused:
        await nowhere.send_message(AMINA, "hello")
    assert never_left(refused.value)
    served.fail(drop_rate=1)
    with pytest.raises(NetworkError) as dropped:
        await served.bot(request).send_message(AMINA, "hello")
    assert not never_left(dropped.value)
    await request.shutdown()
