"""The organisers' house: who comes in, what every page shares, and how a page is added.

A page is a module here and a template in `bot/web/templates`:

    class EventPages:
        def __init__(self, room: Room, cohorts: Cohorts) -> None:
            self._cohorts = cohorts
            room.tab("/dashboard/events", "events-tab", Action.SEE_EVENTS)
            room.route("/dashboard/events", Action.SEE_EVENTS, self._show)
            room.route("/dashboard/events/new", Action.MAKE_EVENTS, self._make, methods=("POST",))

        async def _show(self, visit: Visit) -> Response:
            return visit.page("events.html", events=await self._cohorts.events(visit.me))

        async def _make(self, visit: Visit) -> Response:
            made = await self._cohorts.make(visit.me, visit.form.text("title"))
            return visit.go(f"/dashboard/events/{made.id}", "events-made", title=made.title)

`bot/front.py` builds it. The room lets nobody in without the right, and takes no post
without the session's token (`{{ ui.token() }}` in the form); for whom somebody may do it is the
service's to look at. `NotAllowed` and `Refused` become pages. `events-tab-hint` says on the first
page what a tab is for. `tests/web/house.py` signs people in for tests.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.core import one_time
from bot.core.doors import DASHBOARD
from bot.core.errors import NotAllowed, Refusal, UnknownPartner
from bot.core.rights import Open, Rule, Staff
from bot.locales import LANGUAGES, bundle, t
from bot.services.staff import Organisers, SignedIn
from bot.web.limits import Limits
from bot.web.organisers.forms import Fields, posted, query, whole
from bot.web.requests import HEADERS, Refused, from_here
from bot.web.shell import language_of

log = structlog.get_logger()

HOME = DASHBOARD
TEMPLATES = Path(__file__).parent.parent / "templates"
_LANGUAGE, _SAID = "language", "said"
_A_YEAR = 365 * 24 * 3600
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_SHUT = {
    **HEADERS,
    # With `no-referrer` browsers would post forms from nowhere, and `from_here` refuse them.
    "referrer-policy": "same-origin",
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
}
_NOBODY = SignedIn(Staff(0, owner=False, roles={}), "")

Handle = Callable[["Visit"], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Tab:
    """An entry of the menu: `words` names its sentence, `words`-hint what is found there."""

    path: str
    words: str
    needs: Rule


class Room:
    """All pages with the rule of each. `base` is where people reach the site; `key` is secret."""

    def __init__(
        self,
        organisers: Organisers,
        *,
        base: str,
        key: bytes,
        clock: Callable[[], datetime],
        zone: ZoneInfo,
    ) -> None:
        self.organisers = organisers
        self.base = base
        self.clock = clock
        self.zone = zone
        self.tabs: list[Tab] = []
        self.rules: dict[tuple[str, str], Rule] = {}
        """The rule of every route: by path and method."""
        self._handles: dict[str, dict[str, Handle]] = {}
        self._key = key
        self.secure = base.startswith("https://")
        # The prefix binds a cookie to this very host, but only https may have it.
        self.cookie = "__Host-organiser" if self.secure else "organiser"
        self._words = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.sign_ins = Limits(20, 0.2, self._seconds)
        self._looks = Limits(120, 10, self._seconds)
        self._posts = Limits(30, 1, self._seconds)

    def _seconds(self) -> float:
        return self.clock().timestamp()

    # Adding pages

    def route(
        self, path: str, needs: Rule, handle: Handle, methods: Sequence[str] = ("GET",)
    ) -> None:
        """Add a page (GET) or what a form on one does (POST)."""
        if not (path + "/").startswith(f"{HOME}/"):
            raise ValueError(f"{path} is not under {HOME}")
        for method in methods:
            if (path, method) in self.rules:
                raise ValueError(f"{method} {path} is there already")
            self.rules[path, method] = needs
            self._handles.setdefault(path, {})[method] = handle

    def tab(self, path: str, words: str, needs: Rule) -> None:
        """Add an entry to the menu, after those before it."""
        self.tabs.append(Tab(path, words, needs))

    def routes(self) -> list[Route]:
        """All routes, and last the page for what is not there."""
        made = []
        for path, handles in self._handles.items():
            made.append(Route(path, self._door(path, handles), methods=list(handles)))
        rest = f"{HOME}/{{rest:path}}"
        self.rules[rest, "GET"] = self.rules[rest, "POST"] = Open.EVERYBODY
        nothing = self._door(rest, {"GET": _nothing, "POST": _nothing})
        return [*made, Route(rest, nothing, methods=["GET", "POST"])]

    def _door(
        self, path: str, handles: Mapping[str, Handle]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            return await self._answer(request, self.rules[path, method], handles[method])

        return answer

    # Who comes in

    async def _answer(self, request: Request, needs: Rule, handle: Handle) -> Response:
        visit = Visit(self, request, _language(request), query(request))
        try:
            if _LANGUAGE in request.query_params and request.method != "POST":
                return visit.speak(request.query_params[_LANGUAGE])
            await self._let_in(visit, needs)
            shown = await handle(visit)
        except Refused as error:
            shown = visit.wrong(error.status, error.name)
        except NotAllowed:
            shown = visit.wrong(403, "not-allowed")
        except UnknownPartner:
            shown = visit.wrong(404, "no-page")
        except Refusal:
            log.warning("a page left a refusal to the frame", exc_info=True)
            shown = visit.wrong(409, "not-now")
        except Exception:
            log.exception("a page failed", path=request.scope["path"])
            shown = visit.wrong(500, "trouble")
        return shown

    async def _let_in(self, visit: Visit, needs: Rule) -> None:
        """Know who comes, and refuse whoever must not; read what they post."""
        request = visit.request
        posts = request.method == "POST"
        if posts:
            from_here(request, self.base)
        given = request.cookies.get(self.cookie, "")
        found = await self.organisers.session(given) if one_time.is_secret(given) else None
        if found is not None:
            visit.secret, visit.signed_in = given, found
            limits = self._posts if posts else self._looks
            if not limits.allows(one_time.mark(given)):
                raise Refused(429, "too-often")
        elif needs is not Open.EVERYBODY:
            raise Refused(401, "signed-out")
        if posts:
            visit.form = await posted(request)
            if needs is not Open.EVERYBODY and not hmac.compare_digest(
                visit.form.text("token", 1000).encode(), visit.token.encode()
            ):
                raise Refused(403, "stale")
        if not visit.staff.passes(needs):
            raise NotAllowed

    def hashed(self, what: str) -> str:
        """What only this site can make of a text."""
        return hmac.new(self._key, what.encode(), hashlib.sha256).hexdigest()

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """A template filled in."""
        return self._words.get_template(name).render(values)


@dataclass(slots=True)
class Visit:
    """Somebody's request, and the ways to answer it."""

    room: Room
    request: Request
    language: str
    query: Fields
    form: Fields = field(default_factory=lambda: Fields([]))
    secret: str = ""
    signed_in: SignedIn = _NOBODY

    @property
    def staff(self) -> Staff:
        """Who it is, with their rights."""
        return self.signed_in.staff

    @property
    def me(self) -> int:
        """Their Telegram id."""
        return self.staff.telegram_id

    @property
    def token(self) -> str:
        """What every form of this session carries."""
        return self.room.hashed(f"token {self.secret}")

    def number(self, name: str) -> int:
        """A number in the path; what is none is a page that is not there."""
        found = whole(str(self.request.path_params[name]))
        if found is None:
            raise Refused(404, "no-page")
        return found

    def t(self, key: str, **values: object) -> str:
        """A sentence in the page's language."""
        return t(self.language, key, **values)

    def when(self, moment: datetime) -> str:
        """A moment in words, with the clock it is read from."""
        from babel.dates import format_datetime  # noqa: PLC0415 - heavy, and only pages need it

        pattern = "y年M月d日 HH:mm z" if self.language == "zh-Hans" else "d MMM y, HH:mm z"
        locale = self.language.replace("-", "_")
        return format_datetime(moment, pattern, tzinfo=self.room.zone, locale=locale)

    def page(
        self, template: str, status: int = 200, *, here: str | None = None, **values: Any
    ) -> Response:
        """A page; `here` is its own address, where this is the answer to a post."""
        room = self.room
        path = here or self._here()
        tabs = [one for one in room.tabs if self.secret and self.staff.passes(one.needs)]
        beneath = [one.path for one in tabs if f"{path}/".startswith(f"{one.path}/")]
        shown = room.render(
            template,
            {
                "t": self.t,
                "when": self.when,
                "language": self.language,
                "languages": {
                    tag: (name, _with_language(path, self.request, tag))
                    for tag, name in LANGUAGES.items()
                },
                "home": HOME,
                "tabs": tabs,
                "here": max(beneath, key=len, default=""),
                "me": self.signed_in if self.secret else None,
                "csrf": self.token,
                "said": self._said(),
                "wrong": {},
                "given": self.form.first,
                **values,
            },
        )
        answer = Response(shown, status, _SHUT, "text/html")
        if _SAID in self.request.cookies:
            answer.delete_cookie(_SAID, path=HOME)
        return answer

    def go(self, path: str, said: str = "", **values: str | int) -> Response:
        """On to another page, which says once what was done."""
        if not f"{path}/".startswith((f"{HOME}/", f"{HOME}?")):
            raise ValueError(f"{path} leads out of the house")
        answer = RedirectResponse(path, 303, _SHUT)
        if said:
            told = base64.urlsafe_b64encode(orjson.dumps([said, values])).decode().rstrip("=")
            self.set_cookie(answer, _SAID, f"{told}.{self._signed(told)}", HOME, 60)
        return answer

    def speak(self, language: str) -> Response:
        """The same page in a language, which the browser remembers."""
        path = _with_language(self.request.url.path, self.request, None)
        # A path that began with two slashes would be another host's.
        answer = RedirectResponse("/" + path.lstrip("/"), 303, _SHUT)
        if language in LANGUAGES:
            self.set_cookie(answer, _LANGUAGE, language, HOME, _A_YEAR)
        return answer

    def file(self, content: bytes, kind: str, name: str = "") -> Response:
        """A file; with a name it is to be kept rather than looked at."""
        headers = dict(_SHUT)
        if name:
            headers["content-disposition"] = f'attachment; filename="{name}"'
        return Response(content, 200, headers, kind)

    def leave(self, path: str) -> Response:
        """On to a page of this site outside the house, such as a hall's screen."""
        return RedirectResponse("/" + path.lstrip("/"), 303, _SHUT)

    def wrong(self, status: int, name: str) -> Response:
        """A page that says what is wrong, and the way on."""
        if not bundle(self.language).has_message(f"staff-wrong-{name}"):
            name = {404: "no-page", 403: "not-allowed"}.get(status, "not-now")
        return self.page("wrong.html", status, name=name)

    def set_cookie(
        self, answer: Response, name: str, value: str, path: str, seconds: int | None = None
    ) -> None:
        """Leave something with the browser that scripts cannot read."""
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            httponly=True,
            samesite="lax",
            secure=self.room.secure,
        )

    def _here(self) -> str:
        """This page's own address; for a post, that of the tab it belongs to."""
        path = self.request.url.path
        if self.request.method != "POST":
            return path
        above = [one.path for one in self.room.tabs if f"{path}/".startswith(f"{one.path}/")]
        return max(above, key=len, default=HOME)

    def _signed(self, told: str) -> str:
        return self.room.hashed(f"said {self.secret} {told}")

    def _said(self) -> str:
        """What the page before wants said, if it was this session's."""
        told, _, sign = self.request.cookies.get(_SAID, "").partition(".")
        if not hmac.compare_digest(sign.encode(), self._signed(told).encode()):
            return ""
        padded = told + "=" * (-len(told) % 4)
        key, values = orjson.loads(base64.urlsafe_b64decode(padded))
        return self.t(key, **values)


def _language(request: Request) -> str:
    chosen = request.cookies.get(_LANGUAGE, "")
    return chosen if chosen in LANGUAGES else language_of(request)


def _with_language(path: str, request: Request, language: str | None) -> str:
    """An address of ours with what it asks for, in a language; None: without one."""
    url = request.url.replace(path=path, scheme="", netloc="", fragment="")
    if request.method == "POST":
        url = url.replace(query="")
    url = url.remove_query_params(_LANGUAGE)
    if language is not None:
        url = url.include_query_params(**{_LANGUAGE: language})
    return str(url)


async def _nothing(_: Visit) -> Response:
    raise Refused(404, "no-page")
