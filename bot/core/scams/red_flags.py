"""Is this message a scam? Its warning signs, each with its quote, and how they add up.

Who asks whom for what decides: the words of a sign count only where the reader is asked or told
them, not where somebody warns of them. Each sign has a weight (`weights.yaml`); their sum becomes a
score from 0 to 1 by the logistic function, and the score is compared with one threshold. Nothing
else decides, and nothing is ever called safe.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from bot.core.logistic import logistic
from bot.core.scams import contacts, lexicon, links, shape
from bot.core.scams.links import Link, Names
from bot.core.scams.phrase import HANDLE, LINK, MAIL, Phrase
from bot.core.scams.reading import Reading, read

Span = tuple[int, int]


class Verdict(StrEnum):
    """`none` means that no known signs add up. It does not mean safe."""

    SIGNS = "signs"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that authors describe by phrases. A counter-sign speaks for an honest message.

    `stands` says that a warning around it does not cancel it: "tell nobody" is one itself;
    `cancels` names signs that mean nothing beside it.
    """

    id: str
    phrases: tuple[Phrase, ...]
    counter: bool = False
    stands: bool = False
    cancels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of scam, by phrases that few other messages have."""

    id: str
    phrases: tuple[Phrase, ...]
    counter: tuple[Phrase, ...]
    hints: frozenset[str]
    """Signs that are usual in it."""
    tells: frozenset[str] = frozenset()
    """Signs that name it where no kind's own phrases stand, in a message with signs of a scam."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the sum, and what the sum begins with, by language: `en` and `zh`.

    Where a language begins was chosen so that 0.5 is enough in each.
    """

    signs: Mapping[str, float]
    bias: Mapping[str, float]


ENOUGH = 0.5
"""The score from which a message is said to have signs of a scam."""


@dataclass(frozen=True, slots=True)
class Base:
    """All that is known of scams: what `check` needs."""

    signs: tuple[Sign, ...]
    families: tuple[Family, ...]
    names: Names
    weights: Weights
    negations: tuple[Phrase, ...] = ()
    """Before an act, in its clause: the reader is told not to."""
    urgings: tuple[Phrase, ...] = ()
    """Negations that push: `do not wait`."""
    warnings: tuple[Phrase, ...] = ()
    """Before an act, in its sentence: somebody speaks of what scammers do."""
    verdicts: tuple[Phrase, ...] = ()
    """After an act, in its sentence: it is called a scam."""
    requests: tuple[Phrase, ...] = ()
    """What somebody asks for in words that are no sign: less than a sign, more than nothing."""
    lexicon: Mapping[str, float] = field(default_factory=dict)
    """Words with their weights, as `core.scams.lexicon` counts them."""
    words: frozenset[str] = frozenset()
    """Latin words worth finding behind digits, and Chinese pairs worth finding torn apart."""
    shared: Mapping[str, int] = field(init=False, repr=False)
    """Of how many kinds each usual sign is one."""

    def __post_init__(self) -> None:
        shared = Counter(hint for family in self.families for hint in family.hints)
        object.__setattr__(self, "shared", shared)

    def warm(self) -> None:
        """Make every phrase ready, so that the first message is answered as soon as the next."""
        groups = [*(one.phrases for one in self.signs), *(one.phrases for one in self.families)]
        groups += [self.negations, self.urgings, self.warnings, self.verdicts, self.requests]
        for phrase in chain(*groups):
            phrase.warm()


@dataclass(frozen=True, slots=True)
class Found:
    """A sign in a message: where it stands in the original, and what it adds."""

    id: str
    spans: tuple[Span, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Check:
    """What was found. `signs` have the weightiest first; `families` the likeliest."""

    verdict: Verdict
    score: float
    signs: tuple[Found, ...]
    counters: tuple[Found, ...]
    families: tuple[str, ...]
    reading: Reading = field(repr=False)

    def quotes(self, found: Found) -> list[str]:
        """The words of a sign, as they were written."""
        return [self.reading.original[start:end] for start, end in self.places(found)]

    def places(self, found: Found) -> list[Span]:
        """Where the words of a sign stand, no word or number torn, and not only small words."""
        return [_whole(self.reading.original, span) for span in found.spans]


def check(original: str, base: Base) -> Check:
    """Look a message over."""
    reading, found = read(original, base.words), {}
    text, links_seen, judged = _masked(reading, base)
    look = _Look(reading, text, base)
    for sign in base.signs:
        spans = look.spans(sign.phrases, cancelled=not (sign.stands or sign.counter))
        if spans:
            found[sign.id] = spans
    for sign in base.signs:
        if sign.cancels and sign.id in found:
            found = {name: spans for name, spans in found.items() if name not in sign.cancels}
    told, outlined = _told(look, base, found)
    for link in judged:
        if _merchant(text, link, found):
            continue
        for sign_id in link.signs:
            found.setdefault(sign_id, []).append(reading.span(link.start, link.end))
    if hidden := [match.span() for match in _HIDDEN_LINK.finditer(reading.text)]:
        found.setdefault("link-unknown", []).extend(reading.span(*span) for span in hidden[:4])
    worded, telling = _worded(look)
    found |= telling
    _add_structure(look, found, links_seen, outlined)
    families = _kinds(base, told, found)
    return _weighed(look, found, families, worded)


def _weighed(
    look: _Look, found: Mapping[str, list[Span]], families: Sequence[str], worded: float
) -> Check:
    reading, weights = look.reading, look.base.weights
    score = probability(found, weights, reading.language, worded)
    counter_ids = look.counters | COUNTERS
    every = [
        Found(name, _distinct(spans), worded if name in WORDED else weights.signs.get(name, 0.0))
        for name, spans in found.items()
    ]
    every.sort(key=lambda one: (-abs(one.weight), one.id))
    if not families and score >= ENOUGH:
        families = _told_by_signs(look.base, every)
    return Check(
        verdict=Verdict.SIGNS if score >= ENOUGH else Verdict.NONE,
        score=score,
        signs=tuple(one for one in every if one.id not in counter_ids),
        counters=tuple(one for one in every if one.id in counter_ids),
        families=tuple(families),
        reading=reading,
    )


def probability(
    signs: Iterable[str], weights: Weights, language: str, worded: float = 0.0
) -> float:
    """The score: the logistic function of the summed weights, with what its words add."""
    told = math.fsum(weights.signs.get(one, 0.0) for one in signs)
    total = weights.bias.get(language, 0.0) + told + worded
    return logistic(total)


def _distinct(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In the order of the text, none inside another."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


_LETTER = r"[^\W_\u3400-\u9fff]"
_WORD_ON, _WORD_BACK = re.compile(rf"{_LETTER}{{1,40}}"), re.compile(rf"{_LETTER}{{1,40}}$")
_NUMBER_ON = re.compile(r"(?:[ \-.,:]?[$£€¥]?\d){1,20}")
_NUMBER_BACK = re.compile(r"[+$£€¥]?(?:\d[\-.,:]?){1,20}$|[+$£€¥]$")
_CLAUSE_ON = re.compile(r"(?:[ \t]+[\w'’£$€\-]+){1,4}")
_SMALL_WORDS = (
    "or otherwise it its your you u we they the a an i will be is are was has have to if not no me"
    " us my in on at of for and now do did this that can get up by with as so go"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def _whole(text: str, span: Span) -> Span:
    """A span with the Latin words and the numbers whole at whose middle it begins or ends.

    Small words alone tell nothing: those that follow in the clause are taken in.
    """
    start, end = span
    if end <= start:
        return span
    if _WORD_ON.match(text[end - 1]) and (more := _WORD_ON.match(text, end)):
        end = more.end()
    if text[end - 1].isdigit() and (more := _NUMBER_ON.match(text, end)):
        end = more.end()
    if _WORD_ON.match(text[start]):
        if back := _WORD_BACK.search(text[max(0, start - 40) : start]):
            start -= len(back.group())
        if text[start].isdigit() and (
            back := _NUMBER_BACK.search(text[max(0, start - 40) : start])
        ):
            start -= len(back.group())
    words = text[start:end].lower().split()
    if _SMALL.issuperset(words) and (more := _CLAUSE_ON.match(text, end)):
        end = more.end()
    return start, end


# --- the text to search ---------------------------------------------------------------------------

_MAIL = re.compile(r"[a-z0-9._%+\-]{1,64}@[a-z0-9\-]{1,60}(?:\.[a-z0-9\-]{1,60}){1,4}")
_HANDLE = re.compile(r"(?<![a-z0-9.])@[a-z0-9_]{3,32}")
_HIDDEN_LINK = re.compile(LINK)
"""A link that the original hides: `core.scams.masks` puts this into the reading's text."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The reading's text with links, mail addresses and @names as one character each."""

    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]


def _masked(reading: Reading, base: Base) -> tuple[_Text, int, tuple[Link, ...]]:
    """The text to search, how many links stand in it, and those of them that can be judged."""
    mails = [match.span() for match in _MAIL.finditer(reading.text)]
    plain = reading.text
    for start, end in mails:
        plain = f"{plain[:start]}{MAIL * (end - start)}{plain[end:]}"
    mentioned = {name.id for name in base.names.known if any(word in plain for word in name.words)}
    judged = tuple(
        link
        for link in links.judge(reading, base.names, mentioned)
        if not any(start <= link.start < end for start, end in mails)
    )
    marks = [(link.start, link.end, LINK) for link in judged]
    marks += [(start, end, MAIL) for start, end in mails]
    taken = sorted(marks)
    for match in _HANDLE.finditer(plain):
        if not any(start <= match.start() < end for start, end, _ in taken):
            marks.append((*match.span(), HANDLE))
    pieces: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, mark in sorted(marks):
        if start < at:
            continue
        pieces += [reading.text[at:start], mark]
        places += [*range(at, start), start]
        ends += [*range(at + 1, start + 1), end]
        at = end
    pieces.append(reading.text[at:])
    places += range(at, len(reading.text))
    ends += range(at + 1, len(reading.text) + 1)
    seen = len(judged) + len(_HIDDEN_LINK.findall(reading.text))
    return _Text("".join(pieces), tuple(places), tuple(ends)), seen, judged


# --- who asks whom --------------------------------------------------------------------------------

_SENTENCE = re.compile(r"\.(?!\d)|[!?。\n;]")
_CLAUSE = re.compile(r"\.(?!\d)|[!?。\n;:]|,(?!\d)")
_IF = re.compile(r"\bif\b|\bunless\b|如|若")
_BEFORE, _AFTER = 90, 60
_NEAR, _RUN_ON = 18, (12, 30)
"""In Chinese: how far a negation reaches; and where no marks end a sentence, it and a verdict."""


_OF_THE_CLOCK = re.compile(r"(?<=\d)点(?!击|开|此|这|链|赞)")
"""A time of day, which else reads as "tap": 24点前还款."""


class _Look:
    """A masked text, and what stands in it where it counts."""

    def __init__(self, reading: Reading, text: _Text, base: Base) -> None:
        self.reading = reading
        self.masked = text
        self.text = _OF_THE_CLOCK.sub("时", text.text)
        self.counters = {sign.id for sign in base.signs if sign.counter}
        self.base = base
        self.run_on = len(text.text) > 30 * (len(_CLAUSE.findall(text.text)) + 1)

    def spans(self, phrases: Iterable[Phrase], *, cancelled: bool) -> list[Span]:
        """Where phrases stand in the original; without those that somebody warns of."""
        found = []
        for phrase in phrases:
            for start, end in phrase.find(self.text):
                if not (cancelled and self._warned(start, end)):
                    found.append(self.original(start, end))
        return found

    def original(self, start: int, end: int) -> Span:
        """A span of the masked text in the original."""
        first, last = self.masked.places[start], self.masked.ends[end - 1]
        return self.reading.span(first, last)

    def _warned(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - _BEFORE) : start]
        sentence = _SENTENCE.split(before)[-1]
        if _any(self.base.warnings, sentence):
            return True
        latin = self._latin(start, end)
        near, reach = _RUN_ON if self.run_on and not latin else (_NEAR, _AFTER)
        clause = sentence if latin else _CLAUSE.split(sentence)[-1][-near:]
        for phrase in self.base.urgings:
            for first, last in phrase.find(f"{clause}{self.text[start:end]}"):
                clause = f"{clause[:first]}{' ' * (last - first)}{clause[last:]}"[: len(clause)]
        for phrase in self.base.negations:
            for first, _ in phrase.find(clause):
                if not _IF.search(clause[:first]):
                    return True
        after = _SENTENCE.split(self.text[end : end + reach])[0]
        return _any(self.base.verdicts, after)

    def _latin(self, start: int, end: int) -> bool:
        return any("a" <= char <= "z" for char in self.text[start:end]) and not any(
            "\u4e00" <= char <= "\u9fff" for char in self.text[start:end]
        )


def _any(phrases: Iterable[Phrase], text: str) -> bool:
    return any(True for phrase in phrases for _ in phrase.find(text, 1))


def _merchant(text: _Text, link: Link, found: Mapping[str, object]) -> bool:
    """Whether a name in an entry on an account only says where money was spent: `at AGODA.COM`."""
    if "account-entry" not in found or link.path or link.signs - {"link-unknown", "link-elsewhere"}:
        return False
    place = bisect_left(text.places, link.start)
    return bool(_AT.search(text.text, max(0, place - 12), place))


_AT = re.compile(r"\b(?:at|by|from|to|towards|on|via) (?:www\.)?$")


def _told(look: _Look, base: Base, found: dict[str, list[Span]]) -> tuple[dict[str, int], bool]:
    """How often each kind's own phrases stand here, which is noted in `found`.

    None where its counter-phrases do, and less than none where only they do. And whether a message
    has the outline of any kind: two of the signs that are usual in it.
    """
    told: dict[str, int] = {}
    known: list[Span] = []
    outlined = False
    for family in base.families:
        spans = look.spans(family.phrases, cancelled=True)
        there = family.hints & found.keys()
        counter = bool(look.spans(family.counter, cancelled=False))
        told[family.id] = len({span[0] for span in spans}) - counter
        value = 3.0 * told[family.id] + sum(1 / base.shared[hint] for hint in there)
        outlined |= value > 0 and bool(spans or len(there) > 1)
        if spans and not counter:
            known += spans
        if len(spans) > 1 and not counter:
            found.setdefault("known-scam-twice", []).extend(spans[:4])
    if known:
        found["known-scam"] = known[:6]
    return told, outlined


_OUTLINE = 0.75
"""From where the usual signs of a kind name it without its phrases.

Lower, each loan among friends is a collector's. A sign counts as one part of the kinds that share
it, and as half where none do: no sign alone makes a kind.
"""


def _kinds(base: Base, told: Mapping[str, int], found: Mapping[str, object]) -> list[str]:
    """The kinds of scam that a message looks like, the likeliest first."""
    scores: list[tuple[float, str]] = []
    for family in base.families:
        usual = sum(1 / max(2, base.shared[hint]) for hint in family.hints & found.keys())
        own = told[family.id]
        if own > 0 or (own == 0 and usual >= _OUTLINE):
            scores.append((3.0 * own + usual, family.id))
    scores.sort(key=lambda one: (-one[0], one[1]))
    if not any(own > 0 for own in told.values()):
        del scores[1:]
    return [name for _, name in scores[:3]]


def _told_by_signs(base: Base, found: Sequence[Found]) -> list[str]:
    """The kind that the weightiest telling sign names, of signs with the weightiest first."""
    tells = {sign: family.id for family in base.families for sign in family.tells}
    named = (tells[one.id] for one in found if one.id in tells)
    return list(dict.fromkeys(named))[:1]


# --- what only the whole message shows ------------------------------------------------------------

_HONEST_WORDS = frozenset({"honest-words", "many-honest-words"})
WORDED = _HONEST_WORDS | {"scam-words", "many-scam-words", "most-scam-words", "all-scam-words"}
"""How strong its words are; what they add is no weight of the sign's but theirs."""

COUNTERS = _HONEST_WORDS | {
    "link-known", "link-fits", "asks-nothing", "chatty", "own-hotline", "lone-sign", "signed",
}  # fmt: skip
"""Counter-signs that no phrase describes."""

STRUCTURE = frozenset(
    {
        "link-known",
        "link-fits",
        "link-unknown",
        "link-elsewhere",
        "link-extra-words",
        "link-look-alike",
        "link-raw-address",
        "link-short",
        "link-odd-ending",
        "link-file",
        "link-dressed-up",
        "known-scam",
        "known-scam-twice",
        "scam-words",
        "many-scam-words",
        "most-scam-words",
        "all-scam-words",
        "honest-words",
        "many-honest-words",
        "asks-nothing",
        "lone-sign",
        "chatty",
        "own-hotline",
        "spaced-out",
        "odd-letters",
        "shouting",
        "number-to-call",
        "number-and-pull",
        "private-number",
        "premium-number",
        "strange-contact",
        "link-and-threat",
        "link-and-gain",
        "link-and-undo",
        "link-bare",
        "link-terse",
        "link-broken",
        "odd-opening",
        "signed",
    }
)
"""Signs that no phrase describes, counter-signs among them."""

_ALIKE = {
    "number-to-call": "ask-call",
    "private-number": "ask-call",
    "link-unknown": "ask-click",
    "link-odd-name": "ask-click",
    "link-elsewhere": "ask-click",
    "strange-contact": "move-app",
    "scan-code": "move-app",
    "shouting": "steady-script",
}
"""Signs that are seldom found apart, and so count as one."""

_SHOUTED = re.compile(r"\b[A-Z][A-Z0-9']{2,}\b")
_CHATTY = re.compile(
    r"\b(?:lol|haha+|hehe|omg|xx+|btw|gonna|wanna|tmr|tmrw|u r|lah|lor|leh|dunno|yeah|yep|nope|cya"
    r"|i'm|i'll|i've|im|we're|let's|mum|dad|mom|babe|dude|mate|bro|sis|hey)\b"
    r"|哈哈|嘿嘿|哦|噢|啦|嘛|呗|哈$|哎|咋|嗯|呀|吧[。,!?]?$|么么|爱你|老公|老婆|妈[,!]|爸[,!]|咱|晚安|早安|辛苦"
)
_ENOUGH_ALONE = frozenset(
    {
        "card-to-pay", "gift-card-pay", "wrong-number", "link-extra-words", "link-look-alike",
        "link-file", "link-dressed-up",
    }
)  # fmt: skip
"""Signs that few honest messages have: each stands by itself."""
_ASKS = frozenset(
    {
        "ask-click", "ask-call", "ask-code", "ask-credentials", "ask-identity", "ask-install",
        "ask-transfer", "ask-odd-payment", "ask-reply", "move-app", "ask-verify", "safe-account",
        "fee-first", "small-fee", "lend-account", "scan-code", "card-to-pay", "gift-card-pay",
    }
)  # fmt: skip
_BAITS = frozenset(
    {
        "secrecy", "blackmail", "romance", "wrong-number", "miracle-cure", "family-trouble",
        "boss-order", "easy-money", "high-return", "easy-loan", "gambling", "betting-tips",
        "night-company", "art-muse", "private-loan", "exam-cheat", "papers-for-sale",
        "bare-account", "claim-hunter", "accused", "inheritance", "new-details", "shady-deal",
    }
)  # fmt: skip
"""What asks for nothing yet is bait with these."""
_THREATS = frozenset({"threat", "hurry", "account-trouble", "debt-or-fine", "parcel-trouble"})
_PULLS = _THREATS | {"prize", "refund-offer", "free-offer", "easy-money", "easy-loan",
                     "high-return", "steady-script", "fee-first", "credit-fix"}  # fmt: skip
_TALK = frozenset({"everyday-talk", "chatty"})
_STRANGERS = frozenset({"wrong-number", "art-muse", "night-company", "family-trouble"})
_SHAPED = 2_000
"""Characters of which the shape is looked at."""
_SHAPES = frozenset({"link-bare", "link-terse"})
"""How short a message with a link is says nothing by itself."""
_UNLIKE_SERVICES = frozenset(
    {"accused", "prize", "private-loan", "easy-loan", "high-return", "easy-money", "blackmail"}
)
"""What no service signs beside a number that nobody knows."""
_NOTICES = frozenset({"money-notice", "account-entry"})
"""What says what was booked says nothing for a message that has a link to undo it."""
_GAINS = frozenset(
    {"prize", "refund-offer", "free-offer", "easy-money", "easy-loan", "high-return"}
)


def _add_structure(look: _Look, found: dict[str, list[Span]], links_seen: int, known: bool) -> None:
    reading, text = look.reading, look.text
    for trick in reading.tricks:
        name = "spaced-out" if trick.kind == "spaced" else "odd-letters"
        found.setdefault(name, []).append((trick.start, trick.end))
    shouted = [
        match.span()
        for match in _SHOUTED.finditer(reading.original[:2_000])
        if not any(start <= match.start() < end for start, end in reading.hidden)
    ]
    letters = sum(end - start for start, end in shouted)
    if len(shouted) >= 3 and letters * 3 > sum(char.isalpha() for char in reading.original[:2_000]):
        found["shouting"] = shouted[:3]
    for name, spans in contacts.named(text, look.base.names.hotlines, found.keys()).items():
        found[name] = [look.original(*span) for span in spans[:2]]
    chatty = [look.original(*match.span()) for match in _CHATTY.finditer(text)]
    if chatty:
        found["chatty"] = chatty[:2]
    if "number-to-call" in found and _PULLS & found.keys():
        found["number-and-pull"] = [*found["number-to-call"][:1], *_of(found, _PULLS)[:2]]
    if not links_seen and not contacts.WAYS & found.keys() and "look-yourself" in found:
        # Who is told to see for themselves in an app they have is led nowhere.
        found.pop("ask-verify", None)
    if links_seen and "link-known" not in found:
        # Whoever sends you elsewhere may name a real hotline beside it.
        found.pop("own-hotline", None)
    bad_link = links_seen and not {"link-known", "link-fits"} & found.keys()
    if bad_link and _THREATS & found.keys():
        found["link-and-threat"] = _of(found, _THREATS)
    if bad_link and _GAINS & found.keys():
        found["link-and-gain"] = _of(found, _GAINS)
    _undo(found, linked=bool(bad_link))
    _shape(look, found, linked=bool(bad_link))
    _codes(found)
    if not (links_seen or known or (_ASKS | contacts.WAYS | _STRANGERS) & found.keys()) and (
        _TALK & found.keys()
    ):
        # Who is loved and asked for nothing is no stranger.
        found.pop("romance", None)
    signs = found.keys() - COUNTERS - look.counters - WORDED - _SHAPES
    if len({_ALIKE.get(one, one) for one in signs}) == 1 and not _ENOUGH_ALONE & signs:
        found["lone-sign"] = []
    if not (
        links_seen
        or known
        or "all-scam-words" in found
        or (_ASKS | _BAITS | contacts.WAYS) & found.keys()
        or _any(look.base.requests, look.text)
    ):
        found["asks-nothing"] = []


def _shape(look: _Look, found: dict[str, list[Span]], *, linked: bool) -> None:
    """What the message looks like. A signature counts only where nothing leads to a stranger."""
    original = look.reading.original[:_SHAPED]
    there: dict[str, list[Span]] = {}
    if linked:
        there |= {"link-broken": shape.broken(original), "odd-opening": shape.ticket(original)}
        if name := shape.little(look.text):
            at = look.text.index(LINK)
            there[name] = [look.original(at, at + 1)]
    elif not _leads_astray(found):
        there["signed"] = shape.signature(original)
    found |= {name: spans[:2] for name, spans in there.items() if spans}


def _codes(found: dict[str, list[Span]]) -> None:
    """Take away what seems to speak of a code to log in with, and does not."""
    if {"prize", "number-to-call"} <= found.keys() or "strange-contact" in found:
        # A code to name where a prize is claimed, or a chat is entered.
        found.pop("code-for-you", None)
    if "secrecy" in found and "code-for-you" not in found:
        # "Do not tell your family" asks for the opposite of "do not tell anybody the code".
        found.pop("do-not-share", None)
    for name in ("ask-code", "secrecy") if "do-not-share" in found else ():
        # "Do not tell anybody the code" neither asks for it nor for silence.
        own = [one for one in found.get(name, ()) if not _overlap(one, found["do-not-share"])]
        if own:
            found[name] = own
        else:
            found.pop(name, None)


def _overlap(span: Span, others: Iterable[Span]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in others)


def _leads_astray(found: Mapping[str, object]) -> bool:
    """Whether a message leads to a stranger: to a chat, or by a number and what offices and banks
    do not write beside it."""
    return "strange-contact" in found or bool(
        "number-to-call" in found and _UNLIKE_SERVICES & found.keys()
    )


def _undo(found: dict[str, list[Span]], *, linked: bool) -> None:
    """Banks write "if it was not you" as well: only a link to undo it is a sign.

    So is a number beside it where no entry on an account says what it is about.
    """
    undo = found.pop("not-you", None)
    if undo and "number-to-call" in found:
        found.setdefault("number-and-pull", [*found["number-to-call"][:1], *undo[:1]])
    if linked and undo:
        found["link-and-undo"] = undo[:1]
        for notice in _NOTICES & found.keys():
            del found[notice]


def _worded(look: _Look) -> tuple[float, dict[str, list[Span]]]:
    """What the words of a message add, and the sign for it, where the most telling stand."""
    weights = look.base.lexicon
    there = lexicon.words(look.masked.text) if weights else []
    worded = lexicon.value(weights, (word.text for word in there))
    name = lexicon.level(worded)
    if name is None:
        return 0.0, {}
    spans = lexicon.telling(weights, there) if worded > 0 else []
    return worded, {name: [look.original(*span) for span in spans]}


def words_of(original: str, base: Base) -> list[str]:
    """The words of a message as they are counted."""
    reading = read(original, base.words)
    text, _, _ = _masked(reading, base)
    return [word.text for word in lexicon.words(text.text)]


def _of(found: Mapping[str, list[Span]], names: frozenset[str]) -> list[Span]:
    return [span for name in sorted(names & found.keys()) for span in found[name][:1]]
