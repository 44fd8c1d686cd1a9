"""Broadcasts: as their recipients get them, and as staff write, judge and watch them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.chat.buttons import Broadcast, OpenEvent, Received, Remind
from bot.chat.screens import dates
from bot.chat.screens.remind import zone_name
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.content import broadcast as content
from bot.content import markup
from bot.content.broadcast import Finding
from bot.core import schedule as rules
from bot.core.broadcast import LONGEST, LONGEST_WORD, Shown, State, Tally, disclosed, shown
from bot.locales import LANGUAGES, t
from bot.services.broadcasts import Arrival, News, Sheet, Shelf
from bot.store.cohorts import Cohort

PREVIEW = 0
"""The number on the buttons of a preview: they do nothing."""

_HOURS = (9, 12, 15, 18, 20)
_PAGE = 8
_LISTED = 8
_WIDEST = 44
CELLS = 12
_REPORTED = ("sent", "unreachable", "failed", "expired", "stopped", "left", "doubt")


def arrival(one: Arrival) -> Screen:
    """A broadcast as one person gets it."""
    language = one.language
    if one.cohort is None:
        text = paragraphs(t(language, "alert-title"), content.shown(one.text))
    else:
        text = paragraphs(f"📣 <b>{plain(one.title or '')}</b>", content.shown(one.text))
    return Screen(text, arrival_rows(language, one.number, one.cohort, read=False))


def arrival_rows(language: str, number: int, cohort: int | None, *, read: bool) -> Rows:
    """The buttons under it; `read`: after the first was tapped."""
    first = (
        [] if read else [Key(t(language, "broadcast-read"), Received("read", number, cohort or 0))]
    )
    if cohort is None:
        stop = Key(t(language, "alerts-stop"), Remind("alerts", 0))
        if number == PREVIEW:
            stop = Key(t(language, "alerts-stop"), Received("hush", PREVIEW, 0))
    else:
        stop = Key(t(language, "broadcast-hush"), Received("hush", number, cohort))
    return [first, [stop]]


def hushed_rows(language: str, number: int, cohort: int) -> Rows:
    """The button after somebody wanted no more: to take it back."""
    return [[Key(t(language, "broadcast-hear"), Received("hear", number, cohort))]]


def previews(sheet: Sheet) -> list[tuple[str, Screen]]:
    """(language, screen) of each text, exactly as it arrives."""
    return [(one.language, arrival(one)) for one in arrivals(sheet)]


def arrivals(sheet: Sheet) -> list[Arrival]:
    """Each text as an arrival; its buttons do nothing."""
    cohort = next(iter(sheet.titles), None)
    title = None if cohort is None else sheet.titles[cohort]
    if not sheet.broadcast.alerts and cohort is None:
        cohort, title = PREVIEW, ""
    texts = sheet.broadcast.texts
    return [
        Arrival(PREVIEW, language, texts[language], cohort, title)
        for language in LANGUAGES
        if language in texts
    ]


def preview_title(language: str, of: str) -> Screen:
    """What is above a preview."""
    return Screen(t(language, "broadcast-preview", of=of))


def shelf(there: Shelf) -> Screen:
    """What was written, the newest first, and the way to a new one."""
    language = there.language
    rows = [[_key(language, "broadcast-new", "new", 0)]]
    rows += [
        [Key(cut(f"{mark(sheet)} {name(sheet)}", _WIDEST), _do("open", sheet))]
        for sheet in there.broadcasts[:_LISTED]
    ]
    lines = [t(language, "broadcast-list")]
    if not there.broadcasts:
        lines.append(t(language, "broadcast-none"))
    return Screen(paragraphs(*lines), rows)


def mark(sheet: Sheet) -> str:
    """A sign for where it stands."""
    if sheet.may_approve:
        return "❗"
    return {
        State.DRAFT: "✎",
        State.CHECKED: "✎",
        State.REJECTED: "↩",
        State.WAITING: "⏳",
        State.APPROVED: "🕗",
        State.SENDING: "📣",
        State.DONE: "✓",
        State.STOPPED: "■",
    }[sheet.broadcast.state]


def name(sheet: Sheet) -> str:
    """A broadcast in a line: how its text begins, else to whom it is."""
    texts = sheet.broadcast.texts
    text = texts.get(sheet.language) or next(iter(texts.values()), "")
    return " ".join(markup.plain(content.shown(text)).split()) or whom(sheet)


def whom(sheet: Sheet) -> str:
    """To whom it is."""
    if sheet.broadcast.alerts:
        return t(sheet.language, "broadcast-alerts")
    titles = t(sheet.language, "list-comma").join(sheet.titles.values())
    return titles or t(sheet.language, "broadcast-nobody-yet")


def choose_partner(there: Shelf) -> Screen:
    """For which partner, or to alert subscribers."""
    rows = [[Key(cut(one.name, _WIDEST), Broadcast("begin", one.id, ""))] for one in there.partners]
    rows.append([_key(there.language, "broadcast-alert-subscribers", "begin", 0)])
    return Screen(t(there.language, "broadcast-for-partner"), rows)


def nobody(language: str, partner: str) -> Screen:
    """A partner without groups, by its name; what leads to one."""
    rows = [
        [Key(t(language, "button-events-new"), OpenEvent("new", 0))],
        [Key(t(language, "broadcast-new-link"), OpenEvent("link", 0))],
        [_key(language, "broadcast-back", "list", 0)],
    ]
    return Screen(t(language, "broadcast-no-cohorts", partner=plain(partner)), rows)


def choose_cohorts(sheet: Sheet, cohorts: Sequence[Cohort], page: int) -> Screen:
    """Which groups; a page of them."""
    language, number = sheet.language, sheet.broadcast.id
    done = "broadcast-chosen" if sheet.broadcast.cohorts else "broadcast-back"
    back = [Key(t(language, done), _do("open", sheet))]
    if not cohorts:
        partner = "" if sheet.partner is None else plain(sheet.partner.name)
        return Screen(t(language, "broadcast-no-cohorts", partner=partner), [back])
    here = cohorts[page * _PAGE : (page + 1) * _PAGE]
    rows = []
    for one in here:
        on = one.id in sheet.broadcast.cohorts
        words = cut(f"{'✓ ' if on else ''}{one.title}", _WIDEST)
        rows.append([Key(words, Broadcast("out" if on else "in", number, f"{one.id}.{page}"))])
    turn = []
    if page:
        turn.append(_key(language, "broadcast-earlier", "to", number, str(page - 1)))
    if len(cohorts) > (page + 1) * _PAGE:
        turn.append(_key(language, "broadcast-more", "to", number, str(page + 1)))
    return Screen(t(language, "broadcast-choose"), [*rows, turn, back])


def choose_time(sheet: Sheet) -> Screen:
    """When; the next hours of a day as the viewer's clock shows them."""
    language, number = sheet.language, sheet.broadcast.id
    keys = [
        Key(moment(sheet, at), Broadcast("at", number, str(int(at.timestamp()))))
        for at in _offered(sheet.now, sheet.zone)
    ]
    rows = [[_key(language, "broadcast-when-now", "at", number, "0")]]
    rows += [[key] for key in keys]
    rows.append([_key(language, "broadcast-back", "open", number)])
    text = t(language, "broadcast-when-ask", zone=zone_name(language, sheet.zone))
    return Screen(text, rows)


def _offered(now: datetime, zone: str) -> list[datetime]:
    where = rules.zone(zone)
    today = now.astimezone(where).date()
    found = []
    for day in (today, today + timedelta(days=1), today + timedelta(days=2)):
        for hour in _HOURS:
            at = rules.at_local(day, hour, where)
            if at is not None and at > now + timedelta(minutes=10):
                found.append(at)
    return found[:6]


def moment(sheet: Sheet, at: datetime) -> str:
    """A moment as the viewer's calendar and clock show it."""
    return dates.when(sheet.language, at, sheet.zone)


def at(sheet: Sheet) -> str:
    """When it goes out, in words."""
    chosen = sheet.broadcast.at
    if chosen is None:
        return t(sheet.language, "broadcast-now")
    return f"{moment(sheet, chosen)} ({zone_name(sheet.language, sheet.zone)})"


def type_text(language: str, of: str, number: int) -> Screen:
    """Now type the text."""
    rows = [[_key(language, "broadcast-back", "open", number)]]
    return Screen(t(language, f"broadcast-type-{of}", longest=LONGEST), rows)


def type_word(sheet: Sheet) -> Screen:
    """Now type why."""
    language, pin = sheet.language, sheet.broadcast.pin or ""
    rows = [
        [_key(language, "broadcast-no-word", "wordless", sheet.broadcast.id, pin)],
        [_key(language, "broadcast-back", "open", sheet.broadcast.id)],
    ]
    return Screen(t(language, "broadcast-type-word", longest=LONGEST_WORD), rows)


def drop_sure(sheet: Sheet) -> Screen:
    """Asked before a draft is deleted."""
    language, number = sheet.language, sheet.broadcast.id
    rows = [
        [_key(language, "broadcast-drop-yes", "drop-yes", number)],
        [_key(language, "broadcast-back", "open", number)],
    ]
    return Screen(t(language, "broadcast-drop-sure"), rows)


def card(sheet: Sheet) -> Screen:
    """A broadcast as it stands, with what the viewer may do about it."""
    if sheet.broadcast.state in {State.APPROVED, State.SENDING, State.DONE, State.STOPPED}:
        return progress(sheet)
    language = sheet.language
    if sheet.broadcast.state is State.WAITING and sheet.may_approve and not sheet.mine:
        return please(sheet)
    said = [head(sheet), _standing(sheet), findings(sheet)]
    return Screen(paragraphs(*said), _card_rows(sheet, language))


def head(sheet: Sheet) -> str:
    """What it is, to whom, when, and which texts there are."""
    language, found = sheet.language, sheet.broadcast
    lines = [
        t(language, "broadcast-card-alert" if found.alerts else "broadcast-card-group"),
        *_facts(sheet),
    ]
    if found.alerts or found.cohorts:
        lines.append(t(language, "broadcast-reaches", people=people(language, sheet.reached)))
    for one in LANGUAGES:
        key = "broadcast-written" if one in found.texts else "broadcast-missing"
        lines.append(t(language, f"broadcast-text-{one}", state=t(language, key)))
    return "\n".join([*lines, *instead(sheet)])


def _facts(sheet: Sheet) -> list[str]:
    language = sheet.language
    lines = []
    if sheet.partner is not None:
        lines.append(t(language, "broadcast-partner", partner=plain(sheet.partner.name)))
    if not sheet.mine:
        author = plain(sheet.author) or t(language, "broadcast-colleague")
        lines.append(t(language, "broadcast-by", name=author))
    lines.append(t(language, "broadcast-to", whom=plain(whom(sheet))))
    lines.append(t(language, "broadcast-when", when=at(sheet)))
    return lines


def instead(sheet: Sheet) -> list[str]:
    """Who would get the other language."""
    return [
        t(sheet.language, f"broadcast-instead-{one}", people=people(sheet.language, many))
        for one, many in sheet.instead().items()
        if one in LANGUAGES
    ]


def people(language: str, many: int) -> str:
    """So many people, as they may be counted."""
    one = shown(many)
    if one.at_least is not None:
        told = t(language, "broadcast-people", people=one.at_least)
        return t(language, "broadcast-at-least", number=told)
    if one.value is None:
        return t(language, "broadcast-fewer-people")
    return t(language, "broadcast-people", people=one.value)


def figure(language: str, one: Shown) -> str:
    """A figure as it may be shown."""
    if one.value is not None:
        return f"{one.value:,}"
    if one.at_least is not None:
        return t(language, "broadcast-at-least", number=f"{one.at_least:,}")
    return t(language, "broadcast-few")


def findings(sheet: Sheet) -> str:
    """What the rules found: what must be mended, then what could be plainer."""
    language, said = sheet.language, []
    for stops, key in ((True, "broadcast-mend"), (False, "broadcast-consider")):
        lines = [
            f"• {plain(finding(language, one))}"
            for found in sheet.findings.values()
            for one in found
            if one.stops is stops
        ]
        if lines and sheet.broadcast.texts:
            said.append("\n".join([t(language, key), *dict.fromkeys(lines)]))
    return paragraphs(*said)


def finding(language: str, one: Finding) -> str:
    """A finding in a sentence."""
    if one.rule == "markup":
        return t(
            language, "broadcast-found-markup", what=t(language, f"broadcast-markup-{one.quote}")
        )
    return t(language, f"broadcast-found-{one.rule}", quote=cut(one.quote, 60))


def _standing(sheet: Sheet) -> str:
    """Where it stands, and what has to come next."""
    language, found = sheet.language, sheet.broadcast
    match found.state:
        case State.REJECTED if found.word:
            return t(language, "broadcast-sent-back", word=plain(found.word))
        case State.REJECTED:
            return t(language, "broadcast-sent-back-wordless")
        case State.WAITING if sheet.mine and sheet.may_approve:
            return t(language, "broadcast-waits-you-alone")
        case State.WAITING:
            return t(language, "broadcast-waits")
        case State.CHECKED:
            key = "broadcast-second" if sheet.second else "broadcast-alone"
            return "\n".join([t(language, "broadcast-ready"), t(language, key)])
        case _:
            return ""


def _card_rows(sheet: Sheet, language: str) -> list[list[Key]]:
    found, number = sheet.broadcast, sheet.broadcast.id
    pin = found.pin or ""
    rows: list[list[Key]] = []
    if sheet.mine and found.state is State.CHECKED:
        key = "broadcast-ask" if sheet.second else "broadcast-send"
        rows.append([_key(language, key, "submit", number, pin)])
    if sheet.mine and sheet.may_approve:
        rows.append([_key(language, "broadcast-send", "approve", number, pin)])
    if sheet.may_edit:
        rows.append(
            [_key(language, f"broadcast-write-{one}", "write", number, one) for one in LANGUAGES]
        )
        to = [] if found.alerts else [_key(language, "broadcast-to-whom", "to", number, "0")]
        rows.append([*to, _key(language, "broadcast-time", "when", number)])
        if found.state in {State.DRAFT, State.REJECTED}:
            rows.append([_key(language, "broadcast-check", "check", number)])
        rows.append([_key(language, "broadcast-drop", "drop", number)])
    if sheet.may_stop:
        rows.append([_key(language, "broadcast-stop", "stop", number)])
    rows.append([_key(language, "broadcast-all", "list", 0)])
    return rows


def please(sheet: Sheet) -> Screen:
    """A text that waits for the viewer's word, whole, in each language."""
    language, found = sheet.language, sheet.broadcast
    parts = ["\n".join([t(language, "broadcast-please"), *_facts(sheet), *instead(sheet)])]
    for one in LANGUAGES:
        if one in found.texts:
            parts += [t(language, f"broadcast-in-{one}"), content.shown(found.texts[one])]
    parts.append(findings(sheet))
    pin, number = found.pin or "", found.id
    rows = [
        [_key(language, "broadcast-approve", "approve", number, pin)],
        [_key(language, "broadcast-send-back", "word", number, pin)],
        [_key(language, "broadcast-as-it-arrives", "preview", number)],
    ]
    return Screen(paragraphs(*parts), rows)


def progress(sheet: Sheet, before: str = "") -> Screen:
    """On its way, or its report."""
    language, found = sheet.language, sheet.broadcast
    if found.state is State.APPROVED:
        key = t(language, "broadcast-scheduled", when=at(sheet))
        said = [before, key, "\n".join(_facts(sheet)[:-1])]
    elif found.ended_at is None:
        key = "broadcast-stopping" if found.state is State.STOPPED else "broadcast-leaving"
        said = [before, t(language, key), "\n".join(_facts(sheet)[:-1]), _counted(sheet)]
    else:
        key = f"broadcast-ended-{found.state}"
        said = [before, t(language, key), "\n".join(_facts(sheet)[:-1]), "\n".join(report(sheet))]
    rows = []
    if sheet.may_stop:
        rows.append([_key(language, "broadcast-stop", "stop", found.id)])
    if found.began_at is not None:
        rows.append([_key(language, "broadcast-look", "open", found.id)])
    if sheet.may_edit:
        rows.append(
            [_key(language, "broadcast-write-" + one, "write", found.id, one) for one in LANGUAGES]
        )
    return Screen(paragraphs(*said), rows)


def _counted(sheet: Sheet) -> str:
    rest = [t(sheet.language, "broadcast-resting")] if sheet.resting else []
    return "\n".join([bar(sheet), " · ".join(counts(sheet)), *rest])


def bar(sheet: Sheet) -> str:
    """How much of it has settled."""
    full = settled(sheet)
    return "▓" * full + "░" * (CELLS - full)


def settled(sheet: Sheet) -> int:
    """How many of the bar's cells are full: in steps that tell of nobody."""
    return 0 if not sheet.total else sheet.tally.settled * CELLS // sheet.total


def counts(sheet: Sheet) -> list[str]:
    """Sent, waiting and not delivered."""
    tally = sheet.tally
    parts = {
        "sent": tally.sent,
        "waiting": max(0, sheet.total - tally.settled),
        "missed": tally.missed,
    }
    return _told(sheet.language, parts)


def report(sheet: Sheet) -> list[str]:
    """What became of everything, and how many tapped that they read it."""
    parts = {one: _of(sheet.tally, one) for one in _REPORTED}
    parts = {one: many for one, many in parts.items() if many or one == "sent"}
    lines = _told(sheet.language, parts)
    opened = figure(sheet.language, shown(sheet.tally.opened))
    return [lines[0], t(sheet.language, "broadcast-count-opened", number=opened), *lines[1:]]


def _of(tally: Tally, name: str) -> int:
    many: int = getattr(tally, name)
    return many


def _told(language: str, parts: Mapping[str, int]) -> list[str]:
    return [
        t(language, f"broadcast-count-{key}", number=figure(language, one))
        for key, one in disclosed(parts).items()
    ]


def news(told: News) -> Screen:
    """A letter to one of the staff."""
    sheet, language = told.sheet, told.sheet.language
    if told.what == "ask":
        return please(sheet)
    if told.what == "done":
        return progress(sheet)
    said = t(language, f"broadcast-told-{told.what}")
    state = sheet.broadcast.state
    if told.what == "late" or state in {State.APPROVED, State.SENDING, State.DONE, State.STOPPED}:
        return progress(sheet, said)
    screen = card(sheet)
    return Screen(paragraphs(said, screen.text), screen.rows)


def over(language: str, why: str) -> Screen:
    """What was typed came too late: it is `gone`, or has `changed`."""
    rows = [[_key(language, "broadcast-all", "list", 0)]]
    return Screen(t(language, f"broadcast-toast-{why}"), rows)


def dropped(language: str) -> Screen:
    """It is deleted."""
    rows = [[_key(language, "broadcast-all", "list", 0)]]
    return Screen(t(language, "broadcast-dropped"), rows)


def _do(what: str, sheet: Sheet, value: str = "") -> Broadcast:
    return Broadcast(what, sheet.broadcast.id, value)


def _key(language: str, words: str, what: str, number: int, value: str = "") -> Key:
    return Key(t(language, words), Broadcast(what, number, value))
