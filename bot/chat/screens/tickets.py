"""Reports as organisers see them: the list, a pile with the words as they stood, answering."""

from __future__ import annotations

import re

from bot.chat.buttons import SENDS, Ticket
from bot.chat.screens import dates
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain
from bot.core import grading
from bot.core.course import Card, Question
from bot.core.ticket import READY, Item, State
from bot.locales import LANGUAGES, t
from bot.services.tickets import Given, Line, Page, Raised, Shelf
from bot.store.tickets import Answer

PAGE = 5
_WIDEST = 44
_SHOWN = 4
"""Reports whose words are shown; the page in the browser has all."""
_LONGEST = 3_900
_TAG = re.compile(r"<[^>]+>")


def not_you(language: str) -> Screen:
    """For who is no organiser."""
    return Screen(t(language, "tickets-not-you"))


def shelf(language: str, there: Shelf) -> Screen:
    """What is open, the one that waits longest first."""
    if not there.lines:
        return Screen(t(language, "tickets-none"))
    title = t(language, "tickets-title", tickets=there.open, overdue=there.overdue)
    lines, rows = [], []
    for number, line in enumerate(there.lines, there.skip + 1):
        lines.append(_line(language, number, line))
        words = f"{number}. {kind(language, line.pile.kind)}"
        rows.append([Key(cut(words, _WIDEST), Ticket("page", line.pile.head, 0))])
    ways = []
    if there.skip:
        before = max(0, there.skip - PAGE)
        ways.append(Key(t(language, "button-tickets-before"), Ticket("list", before, 0)))
    if there.skip + len(there.lines) < there.piles:
        after = there.skip + len(there.lines)
        ways.append(Key(t(language, "button-tickets-next"), Ticket("list", after, 0)))
    return Screen(paragraphs(title, *lines), [*rows, ways])


def _line(language: str, number: int, line: Line) -> str:
    pile = line.pile
    return t(
        language,
        "tickets-line",
        number=number,
        kind=kind(language, pile.kind),
        title=plain(line.title),
        tongue=tongue(pile.language),
        people=people(language, pile.people),
        age=t(language, "ticket-age", days=line.days),
        late=int(line.late),
    )


def page(language: str, one: Page) -> Screen:
    """A pile: what it is about as it was seen, what people wrote, and the ways to answer."""
    ticket = one.ticket
    head = t(
        language,
        "ticket-head",
        kind=kind(language, ticket.kind),
        people=people(language, one.people),
        age=t(language, "ticket-age", days=one.days),
        late=int(one.late),
    )
    where = [t(language, "ticket-where", item=plain(ticket.item), tongue=tongue(ticket.language))]
    if one.file is not None:
        where.append(t(language, "ticket-file", file=plain(one.file)))
    about = f"{head}\n<b>{plain(one.title)}</b>\n" + "\n".join(where)
    today = t(language, f"ticket-now-{one.today}")
    wrote = _wrote(language, one)
    seen = t(language, "ticket-seen", wording=ticket.wording)
    text = paragraphs(about, seen, as_seen(language, one), today, *wrote)
    if len(text) > _LONGEST:
        shorter = cut(_TAG.sub("", as_seen(language, one)), 1_200)
        text = paragraphs(about, seen, shorter, today, *wrote)
    return Screen(text, [*_ways(language, one), [_all(language)]])


def _ways(language: str, one: Page) -> list[list[Key]]:
    """What may be done: answering what is open, correcting what is not corrected yet."""
    ticket, last = one.ticket, one.last
    rows = []
    if ticket.state is State.OPEN:
        ways = (("answer", "write-answered"), ("ready", "ready"), ("left", "write-left"))
        rows = [
            [Key(t(language, f"button-ticket-{name}"), Ticket(what, ticket.id, last))]
            for name, what in ways
        ]
    if ticket.state is not State.CORRECTED:
        corrected = Key(
            t(language, "button-ticket-corrected"), Ticket("corrected", ticket.id, last)
        )
        rows.insert(2, [corrected])
    if one.beside:
        words = t(language, "button-ticket-others", others=len(one.beside))
        rows.append([Key(words, Ticket("page", one.beside[0].pile.head, 0))])
    return rows


def _wrote(language: str, one: Page) -> list[str]:
    """What people wrote, and what was answered."""
    told = [written for each in one.alike for written in (each.words, each.more) if written]
    parts = []
    if told:
        lines = [f"• <i>{plain(words)}</i>" for words in told[:_SHOWN]]
        if len(told) > _SHOWN:
            lines.append(t(language, "ticket-wrote-more", more=len(told) - _SHOWN))
        parts.append("\n".join([t(language, "ticket-wrote"), *lines]))
    given = dict.fromkeys(
        said(language, answer) for answers in one.answers.values() for answer in answers
    )
    if given:
        heading = "ticket-said-before"
        if one.ticket.state is not State.OPEN:
            heading = "ticket-answered-already"
        lines = [f"• {plain(words)}" for words in list(given)[-2:]]
        parts.append("\n".join([t(language, heading), *lines]))
    return parts


def said(language: str, answer: Answer) -> str:
    """An answer in an organiser's list, as plain text."""
    state = t(language, f"ticket-state-{answer.state}")
    words = answer.words if answer.ready is None else t(language, f"ticket-ready-{answer.ready}")
    return f"{state}: {words}" if words else state


def as_seen(language: str, one: Page) -> str:
    """The item as the learner saw it, and what counted as right."""
    item: Item | None = one.item
    match item:
        case None:
            return t(language, "ticket-now-gone")
        case Card():
            return item.text
        case Question():
            return _question(language, one.ticket.language, item, one.ticket.seed)
        case sources:
            lines = [f"• {plain(source.title)} ({source.date})" for source in sources]
            links = [plain(source.url) for source in sources if source.url]
            return "\n".join([t(language, "ticket-sources"), *lines, *links])


def _question(language: str, spoken: str, question: Question, seed: int) -> str:
    parts = [question.ask]
    if question.message is not None:
        shown = question.message
        parts.append(f"<blockquote><b>{plain(shown.sender)}</b>\n{plain(shown.text)}</blockquote>")
    if question.number is not None:
        key = question.number
        answer = f"{key.answer:,} {plain(key.unit)}".strip()
        parts += [
            t(language, "ticket-right-number", answer=f"<b>{answer}</b>"),
            t(language, "ticket-feedback", feedback=key.right),
        ]
        return paragraphs(*parts)
    order = grading.shown_order(question, seed)
    lines = [t(language, "ticket-options")]
    for place in order:
        option = question.options[place]
        words = option.text or t(spoken, f"button-{option.key}")
        mark = "✓" if option.right else "·"
        lines.append(f"{mark} <b>{plain(words)}</b>\n{option.feedback}")
    return paragraphs(*parts, "\n".join(lines))


def compose(language: str, one: Page, state: State) -> Screen:
    """Write an answer."""
    values = {
        "people": people(language, one.people),
        "tongue": tongue(one.ticket.language),
    }
    back = Key(t(language, "button-ticket-back"), Ticket("page", one.ticket.id, 0))
    return Screen(t(language, f"ticket-compose-{state}", **values), [[back]])


def wrong_length(language: str, characters: int, most: int) -> Screen:
    """Too short, or too long."""
    if characters > most:
        return Screen(t(language, "ticket-too-long", characters=characters, most=most))
    return Screen(t(language, "ticket-too-short"))


def confirm(language: str, one: Page, state: State, words: str, last: int) -> Screen:
    """What goes out, once more."""
    ask = t(language, "ticket-confirm", people=people(language, one.people))
    number = one.ticket.id
    rows = [
        [Key(t(language, "button-ticket-send"), Ticket(f"{SENDS}{state}", number, last))],
        [Key(t(language, "button-ticket-change"), Ticket(f"write-{state}", number, last))],
        [Key(t(language, "button-ticket-back"), Ticket("page", number, 0))],
    ]
    return Screen(paragraphs(ask, f"<blockquote>{plain(words)}</blockquote>"), rows)


def ready(language: str, one: Page) -> Screen:
    """The prepared answers, whole, each with its number."""
    lines = [
        f"<b>{number}.</b> {t(language, f'ticket-ready-{name}')}"
        for number, name in enumerate(READY, 1)
    ]
    ticket = one.ticket.id
    keys = [
        Key(str(number), Ticket(f"ready-{name}", ticket, one.last))
        for number, name in enumerate(READY, 1)
    ]
    back = Key(t(language, "button-ticket-back"), Ticket("page", ticket, 0))
    goes = t(language, "ticket-confirm", people=people(language, one.people))
    text = paragraphs(t(language, "ticket-ready-title"), goes, *lines)
    return Screen(text, [keys, [back]])


def sent(language: str, given: Given) -> Screen:
    """It went out."""
    parts = [t(language, "ticket-sent-nobody")]
    if given.told:
        parts = [t(language, "ticket-sent", people=people(language, given.told))]
    if given.unreachable:
        parts.append(t(language, "ticket-sent-partly", unreachable=given.unreachable))
    rows = []
    if given.following is not None:
        rows.append(
            [Key(t(language, "button-ticket-following"), Ticket("page", given.following, 0))]
        )
    return Screen(paragraphs(*parts), [*rows, [_all(language)]])


def colleague(language: str, one: Page) -> Screen:
    """Somebody was first."""
    words = "" if one.said is None else plain(said(language, one.said))
    text = paragraphs(t(language, "ticket-colleague"), words)
    return Screen(text, [[_all(language)]])


def not_corrected(language: str, one: Page) -> Screen:
    """It is not mended yet."""
    file = "" if one.file is None else t(language, "ticket-file", file=plain(one.file))
    back = Key(t(language, "button-ticket-back"), Ticket("page", one.ticket.id, 0))
    return Screen(paragraphs(t(language, "ticket-not-corrected"), file), [[back]])


def gone(language: str) -> Screen:
    """No such report."""
    return Screen(t(language, "ticket-erased"), [[_all(language)]])


def overdue(raised: Raised) -> Screen:
    """What waits too long, to an owner."""
    language = raised.language
    text = t(
        language,
        "tickets-overdue-letter",
        tickets=raised.tickets,
        days=raised.days,
        date=dates.day(language, raised.oldest),
    )
    return Screen(text, [[Key(t(language, "button-tickets-look"), Ticket("list", 0, 0))]])


def kind(language: str, one: str) -> str:
    """A kind in words."""
    return t(language, f"ticket-kind-{one}")


def people(language: str, many: int) -> str:
    """How many people."""
    return t(language, "ticket-people", people=many)


def tongue(language: str) -> str:
    """A language by its own name."""
    return LANGUAGES.get(language, language)


def _all(language: str) -> Key:
    return Key(t(language, "button-tickets-all"), Ticket("list", 0, 0))
