"""Addresses of the site that end in a slash."""

from __future__ import annotations

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.site import create_site


async def _echo(request: Request) -> Response:
    return PlainTextResponse(f"{request.method} {request.path_params['rest']}")


@pytest.fixture
def browser() -> httpx.AsyncClient:
    site = create_site(Route("/dashboard{rest:path}", _echo, methods=["GET", "POST"]))
    return httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://hall.test")


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/dashboard/", "/dashboard"),
        (
            "/dashboard/events/?from=2026-11-01&partner=a%2Fb",
            "/dashboard/events?from=2026-11-01&partner=a%2Fb",
        ),
        ("/dashboard///", "/dashboard"),
        ("/dashboard/%E4%B8%AD%3Fa/", "/dashboard/%E4%B8%AD%3Fa"),
        ("/healthz/", "/healthz"),
    ],
)
async def test_a_slash_at_the_end_leads_to_the_page_at_once(
    browser: httpx.AsyncClient, asked: str, page: str
) -> None:
    answer = await browser.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (307, page)
    assert (await browser.get(page)).status_code == 200


@pytest.mark.parametrize(
    "asked",
    ["//evil.test/", "/%2Fevil.test/", "/\\evil.test/", "///evil.test//", "/%0D%0Aa:b/", "//"],
)
async def test_it_never_leads_to_another_host(browser: httpx.AsyncClient, asked: str) -> None:
    answer = await browser.get(f"http://hall.test{asked}")
    there = answer.headers["location"]
    assert answer.request.url.join(there).host == "hall.test"
    assert there.startswith("/")
    assert not there.startswith(("//", "/\\"))


async def test_what_is_not_there_is_said_without_going_in_circles(
    browser: httpx.AsyncClient,
) -> None:
    for path in ("/", "/static", "/nothing"):
        assert (await browser.get(path)).status_code == 404


async def test_a_form_that_is_sent_is_not_sent_elsewhere(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/dashboard/")).text == "POST /"


async def test_files_of_pages_come_small_for_who_takes_them_so(browser: httpx.AsyncClient) -> None:
    small = await browser.get("/static/play.js")
    whole = await browser.get("/static/play.js", headers={"accept-encoding": "identity"})
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) * 3 < int(whole.headers["content-length"])
    assert small.text == whole.text
    assert small.headers["cache-control"] == "no-cache"
    same = await browser.get("/static/play.js", headers={"if-none-match": small.headers["etag"]})
    assert same.status_code == 304


async def test_pages_with_secrets_beside_what_somebody_sends_are_not_made_small(
    browser: httpx.AsyncClient,
) -> None:
    answer = await browser.get(f"/dashboard/{'a' * 4000}")
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers
