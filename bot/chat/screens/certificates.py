"""Certificates in words."""

from __future__ import annotations

from bot.chat.buttons import Do, GetCertificate
from bot.chat.screens import dates
from bot.chat.screens.screen import Key, Screen, paragraphs, plain
from bot.locales import LANGUAGES, t
from bot.pictures.certificate import CertificatePicture
from bot.services.certificates import Shown, spaced


def ask_name(language: str, course: str, lacking: str = "") -> Screen:
    """Which name shall stand on it? Asked again of one with signs that the picture is `lacking`."""
    rows = [[Key(t(language, "certificate-no-name"), GetCertificate(course, 0))]]
    why = t(language, "certificate-lacks", signs=plain(" ".join(lacking))) if lacking else ""
    return Screen(paragraphs(why, t(language, "certificate-name")), rows)


def caption(shown: Shown, username: str) -> str:
    """What stands under the picture: all that is on it, in words."""
    language = shown.language
    return paragraphs(
        t(
            language,
            "certificate-caption",
            course=plain(shown.course.title(language)),
            date=_date(shown),
        ),
        t(language, "certificate-check", code=spaced(shown.certificate.code)),
        link(username, shown),
    )


def link(username: str, shown: Shown) -> str:
    """The deep link that checks a certificate."""
    return f"https://t.me/{username}?start=verify-{shown.certificate.code}"


def drawn(shown: Shown, username: str) -> CertificatePicture:
    """What the picture shows."""
    language = shown.language
    return CertificatePicture(
        heading=t(language, "certificate-heading"),
        name=shown.certificate.name or "",
        finished=t(language, "certificate-finished"),
        course=shown.course.title(shown.language),
        date_line=_date(shown),
        code_line=spaced(shown.certificate.code),
        about=t(language, "certificate-about", username=username),
        link=link(username, shown),
        also=tuple(
            t(other, "certificate-also", course=shown.course.title(other))
            for other in LANGUAGES
            if other != language
        ),
    )


def verified(shown: Shown) -> Screen:
    """It is genuine, and what it is for."""
    language = shown.language
    name = shown.certificate.name
    key = "verify-named" if name else "verify-nameless"
    course = plain(shown.course.title(language))
    text = t(language, key, name=plain(name or ""), course=course, date=_date(shown))
    return Screen(text, [[Key(t(language, "button-learn"), Do("learn"))]])


def _date(shown: Shown) -> str:
    return dates.full_date(shown.language, shown.certificate.issued_at)
