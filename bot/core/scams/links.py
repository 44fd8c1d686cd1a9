"""Links in a message, and what their names give away. No link is ever opened.

A name is read from its end: in `hmrc.gov.uk.refund-portal.co` the owner is `refund-portal.co`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from bot.core.scams.reading import Reading


@dataclass(frozen=True, slots=True)
class KnownName:
    """A well-known bank, shop, office or service.

    `domains` are its own; `words` name it in a message; `labels` are what a false address makes
    use of.
    """

    id: str
    words: tuple[str, ...]
    domains: tuple[str, ...]
    labels: tuple[str, ...]
    hotlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names on the net."""

    known: tuple[KnownName, ...] = ()
    shorteners: frozenset[str] = frozenset()
    cheap_endings: frozenset[str] = frozenset()
    shared_endings: frozenset[str] = frozenset()
    bait: frozenset[str] = frozenset()
    domains: Mapping[str, str] = field(default_factory=dict)
    """Each domain of a known name, with the name's id."""
    hotlines: frozenset[str] = frozenset()
    """All numbers of known names."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its place in the reading's text, what stands behind its host, and its signs."""

    start: int
    end: int
    path: str
    signs: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HOST = r"(?:[a-z0-9\u0370-\u052f](?:[a-z0-9\-\u0370-\u052f]{0,62})\.)+[a-z]{2,18}"
_PATH = r"(?:[/?#][a-z0-9\-._~:/?#@!$&'*+,;=%\[\]()]{0,400})?"
_ANY = re.compile(
    rf"(?P<scheme>h(?:tt|xx)ps?[:：] ?/{{1,2}} ?|www\.|:?// {{0,2}}[_@,]{{0,3}})?"
    rf"(?P<user>[a-z0-9.\-]{{1,60}}@)?"
    rf"(?P<host>\d{{1,3}}(?:\.\d{{1,3}}){{3}}|{_HOST})(?::\d{{1,5}})?"
    rf"(?P<path>{_PATH})"
)
_WORD_BEFORE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_BEFORE = _WORD_BEFORE | frozenset(".-_@/")
_ENDINGS = _words(
    "com net org info biz co io ai app dev xyz top vip cc club shop store online site live win fun"
    " click link icu cyou xin cfd buzz rest bond sbs help support services world today life news"
    " space tech website page pro mobi name gov edu int mil uk us au ca de fr nl eu hk sg cn tw jp"
    " kr my ph th vn id ru br za nz ie es pt pl ua ng ke gh ml ga cf gq tk tv ws la ly gl gd sh"
    " ink wang ren art run email center company finance bank loan loans money cash cards delivery"
    " date party review stream trade webcam work men bid download racing science accountant cricket"
    " faith loan ltd group lol mom monster quest beauty hair skin makeup autos boats homes"
    " motorcycles yachts chat social media agency cloud digital network systems solutions"
    " exchange fund gold market markets wiki me in it is to so cat asia kim red blue pink"
    " ms fm ac st vc pw bz sx mx im gs cx nu"
    " boutique florist limited directory shopping financial photos gallery fit bar lat fashion"
    " tips guru zone solar pics host bio uno press ltda onl ninja rocks events media show jio hsbc"
    " bet casino poker ventures business capital rip love"
)
# Endings that are also words, as after a full stop without a space: only with a path or `www.`.
_ALSO_WORDS = _words(
    "me in it is to so us my help today life news space page pro name int mil la win fun live"
    " run art cash date party review work men chat social media market fund gold link red blue pink"
    " click club shop store online site world support services cat st id no at be am do hair skin"
    " money bank loan loans cards delivery mom homes center company finance group email"
    " limited directory shopping financial photos gallery fit bar fashion tips zone solar pics host"
    " press rocks events media show bet poker business capital rip love"
)
_TWICE = _words("co com net org gov ac edu")
_DIGIT_LETTERS = str.maketrans("01345", "oleas")


def find_links(text: str) -> list[tuple[int, int, str, str, bool]]:
    """(start, end, host, path, with a name before `@`) of every link in a reading's text."""
    found = []
    for match in _ANY.finditer(text):
        start, host = match.start(), match["host"]
        explicit = match["scheme"] is not None
        if start and text[start - 1] in (_WORD_BEFORE if explicit else _BEFORE):
            continue
        if match["user"] and not explicit:
            continue
        ending = host.rpartition(".")[2]
        if not explicit and not ending.isdigit():
            path = match["path"] or ""
            bare = not path.startswith("/")
            plain = "-" not in host and not any(char.isdigit() for char in host)
            if ending not in _ENDINGS or (
                ending in _ALSO_WORDS and bare and plain and host.count(".") == 1
            ):
                continue
        if ending.isdigit() and not (explicit or match["path"]) and not _is_address(host):
            continue
        end = match.end()
        while end > match.start("host") and text[end - 1] in ".,;:!?)'*":
            end -= 1
        path = text[match.end("host") : end]
        found.append((start, end, host, path, bool(match["user"])))
    return found


def _is_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return False


def judge(reading: Reading, names: Names, mentioned: Set[str]) -> list[Link]:
    """Every link with its signs. `mentioned` are ids of the names that the message speaks of."""
    return [_judged(reading, found, names, mentioned) for found in find_links(reading.text)[:20]]


def _judged(
    reading: Reading,
    found: tuple[int, int, str, str, bool],
    names: Names,
    mentioned: Set[str],
) -> Link:
    start, end, host, path, dressed = found
    owner = owner_of(host, names.shared_endings)
    written = reading.quote(start, end)
    known = not dressed and (owner in names.domains or host in names.domains)
    honest = host in written.lower()
    if honest and host in _CHATS and len(path) > 1:
        return Link(start, end, path, frozenset({"strange-contact"}))
    if honest and (known or (_RESERVED.search(host) and not (mentioned and _SCHOOL.search(host)))):
        return Link(start, end, path, frozenset({"link-known"}))
    signs = set(_shape_signs(host, owner, path, names))
    if dressed:
        signs.add("link-dressed-up")
    if not honest:
        signs.add("link-look-alike")
    signs |= _borrowed(host, names)
    rest = f"{reading.text[:start]} {reading.text[end:]}"
    if not signs and _fits(owner, rest):
        return Link(start, end, path, frozenset({"link-fits"}))
    if owner not in names.shorteners:
        signs |= _thrown_away(owner.partition(".")[0], path, chinese=reading.language == "zh")
    if mentioned and "link-short" not in signs:
        signs.add("link-elsewhere")
    return Link(start, end, path, frozenset(signs or {"link-unknown"}))


def owner_of(host: str, shared: Set[str] = frozenset()) -> str:
    """The part of a host that somebody registered: `bank.co.uk` of `www.bank.co.uk`."""
    labels = host.split(".")
    if host.replace(".", "").isdigit() or len(labels) < 3 or host in shared:
        return host
    last = 3 if labels[-2] in _TWICE and len(labels[-1]) == 2 else 2
    if ".".join(labels[-last:]) in shared:
        last += 1
    return ".".join(labels[-last:])


_CHATS = frozenset(
    {
        "t.me", "telegram.me", "wa.me", "api.whatsapp.com", "chat.whatsapp.com", "lin.ee",
        "line.me", "m.me",
    }
)  # fmt: skip
"""Whose links lead to somebody's chat, not to the house that the host belongs to."""
_RESERVED = re.compile(
    r"\.(?:(?:gov|edu|mil)(?:\.[a-z]{2})?|nic\.in|bank\.in|bank|ac\.uk|go\.ke|nhs\.uk)$"
)
"""Endings that only governments, universities, banks and clinics get."""
_SCHOOL = re.compile(r"\.(?:edu(?:\.[a-z]{2})?|ac\.[a-z]{2})$")
"""Of which many are broken into: a school's page says nothing for a bank."""
_STREWN = re.compile(r"[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]")
_UNSPOKEN = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}")
"""Names that nobody would choose: `ng4kaszp8`, `zglptv`. Chinese firms choose the latter kind."""
_CODE = re.compile(r"/(?=[a-z]*\d)[a-z0-9]{5,10}|/(?=[a-z]*[bcdfghjklmnpqrstvwxz]{4})[a-z]{5,10}")
"""A path that is one code, such as each receiver of a round of messages gets."""
_LONG_NAME = 6
"""Letters from which on a name is none of a shortener, whose links are all codes."""
_USUAL = frozenset(
    {"com", "org", "net", "in", "uk", "au", "nz", "ca", "ie", "za", "ng", "ae", "my"}
)
"""Endings of honest firms: others are cheaper to get under somebody's name."""


def _fits(owner: str, text: str) -> bool:
    """Whether a link is named as the message names its sender: `jio.com` beside "Jio"."""
    label, _, ending = owner.partition(".")
    if ending.rpartition(".")[2] not in _USUAL or len(label) < 3:
        return False
    words = "".join(char if char.isalnum() else " " for char in re.sub(r"['’&]", "", text))
    return f" {label} " in f" {words} " or (len(label) > 5 and label in words.replace(" ", ""))


def _shape_signs(host: str, owner: str, path: str, names: Names) -> set[str]:
    signs = set()
    if host.replace(".", "").isdigit():
        signs.add("link-raw-address")
    if "xn--" in host:
        signs.add("link-look-alike")
    if owner in names.shorteners:
        signs.add("link-short")
    elif owner.rpartition(".")[2] in names.cheap_endings:
        signs.add("link-odd-ending")
    if re.search(r"\.(apk|exe|scr|mobileconfig|ipa|zip)\b", path):
        signs.add("link-file")
    words = set(re.split(r"[.\-_]", host))
    if words & names.bait or any(
        one in label for label in host.split(".")[:-1] for one in names.bait if len(one) > 5
    ):
        signs.add("link-extra-words")
    return signs


def _thrown_away(label: str, path: str, *, chinese: bool) -> set[str]:
    """What gives away a name that was bought for one round of messages."""
    signs = set()
    if _STREWN.search(label) or (not chinese and _UNSPOKEN.search(label)):
        signs.add("link-odd-name")
    if len(label) >= _LONG_NAME and _CODE.fullmatch(path):
        signs.add("link-code")
    return signs


def _borrowed(host: str, names: Names) -> set[str]:
    """A well-known name inside of, or nearly like, a name that is somebody else's."""
    signs: set[str] = set()
    labels = [label for label in re.split(r"[.\-_]", host.rpartition(".")[0]) if label]
    whole = host.rpartition(".")[0].replace(".", "").replace("-", "")
    for name in names.known:
        for label in name.labels:
            if label in labels or (len(label) > 4 and label in whole):
                signs.add("link-extra-words")
            elif any(_nearly(one, label) for one in labels):
                signs.add("link-look-alike")
    return signs


def _nearly(one: str, label: str) -> bool:
    """Not the same, but read as the same: a digit for a letter, or one letter off in a long one."""
    if one == label or abs(len(one) - len(label)) > 1 or len(label) < 4:
        return False
    plain = one.translate(_DIGIT_LETTERS).replace("rn", "m").replace("vv", "w")
    if plain == label or one.replace("i", "l") == label.replace("i", "l"):
        return True
    return len(label) >= 6 and _one_off(one, label)


def _one_off(one: str, other: str) -> bool:
    """One letter changed, missing, added, or two swapped."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        rest = one[start + 1 :] == other[start + 1 :]
        swapped = (
            one[start : start + 2] == other[start : start + 2][::-1]
            and one[start + 2 :] == other[start + 2 :]
        )
        return rest or swapped
    return one[start:] == other[start + 1 :]
