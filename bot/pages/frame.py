"""What all pages have in common: the frame of a page, texts as HTML, links and QR codes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from html import escape

import segno

from bot.content import markup
from bot.formats import text
from bot.locales import LANGUAGES, t


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: `path` below the site's root; `twins` are its paths by language."""

    path: str
    language: str
    title: str
    body: str
    twins: dict[str, str]
    summary: str = ""
    kind: str = "lesson"


def whole(page: Page) -> str:
    """The page as a document."""
    words = page.language
    alternates = "".join(
        f'<link rel="alternate" hreflang="{language}" href="{link(page.path, path)}">\n'
        for language, path in sorted(page.twins.items())
    )
    summary = f'<meta name="description" content="{e(page.summary)}">\n' if page.summary else ""
    return (
        f'<!doctype html>\n<html lang="{words}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{e(page.title)}</title>\n{summary}{alternates}"
        f'<link rel="stylesheet" href="{link(page.path, "style.css")}">\n</head>\n'
        f'<body class="{page.kind}">\n<a class="skip" href="#content">{t(words, "site-skip")}</a>\n'
        f'<header><nav aria-label="{e(t(words, "site-name"))}">'
        f'<a class="home" href="{link(page.path, home(words))}">{e(t(words, "site-name"))}</a>'
        f"{_languages(page)}</nav></header>\n"
        f'<main id="content">\n{page.body}\n</main>\n'
        f"<footer><p>{e(t(words, 'site-footer'))}</p></footer>\n</body>\n</html>\n"
    )


def _languages(page: Page) -> str:
    """The same page in other languages, each named in its own."""
    return "".join(
        f'<a lang="{language}" hreflang="{language}"'
        f' href="{link(page.path, path)}">{LANGUAGES[language]}</a>'
        for language, path in sorted(page.twins.items())
        if language != page.language
    )


def home(language: str) -> str:
    """The path of a language's first page."""
    return f"{language}/index.html"


def link(origin: str, target: str) -> str:
    """A link from page to page that holds wherever the site lies, also without a server."""
    return posixpath.relpath(target, posixpath.dirname(origin) or ".")


def e(words: str) -> str:
    """Plain words as HTML."""
    return escape(words, quote=True)


def block(telegram_html: str) -> str:
    """A lesson's text as paragraphs and lists."""
    made = text.page(telegram_html)
    return made if made.startswith(("<p>", "<ul>", "<ol", "<blockquote>")) else f"<p>{made}</p>"


def inline(telegram_html: str) -> str:
    """A lesson's text within a line."""
    return telegram_html.replace("\n", "<br>")


def plain(telegram_html: str) -> str:
    """A lesson's text without marks, as HTML."""
    return e(" ".join(markup.plain(telegram_html).split()))


def code(address: str, label: str) -> str:
    """A QR code as a picture within the page, with its address as a link beside it."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=2, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    picture = drawn.replace("<svg ", f'<svg role="img" aria-label="{e(label)}" ', 1)
    # The whole address is in the code and the link; people read only whose it is.
    shown = e(address.removeprefix("https://").partition("?")[0])
    return (
        f'<aside class="code">{picture}<p>{e(label)}<br>'
        f'<a href="{e(address)}">{shown}</a></p></aside>'
    )
