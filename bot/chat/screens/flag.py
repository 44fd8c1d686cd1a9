"""Something wrong here: the kinds, the words, the thanks, and the letter with the answer."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.buttons import Flag, OpenLesson
from bot.chat.screens import dates
from bot.chat.screens.live_quiz import quoted, right_answer
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.content import markup
from bot.core import grading
from bot.core.course import Question
from bot.core.ticket import Kind, State
from bot.locales import t
from bot.services.flags import CHECK, GAME, Flagged, Sent, Spot
from bot.services.live_scene import Scene
from bot.services.tickets import Said

ASK, BACK = "?", "<"
BELOW = 1
"""The place of a drill's flag whose question comes in a message of its own."""
UNDER_A_CHECK = 2
"""What is added to the place of such a flag under what /check said."""
HELPS, NOT_YET, ANSWER = "+", "-", "answer"
LETTERS = {
    Kind.FACT: "f",
    Kind.UNCLEAR: "u",
    Kind.KEY: "k",
    Kind.WORDS: "w",
    Kind.LINK: "l",
    Kind.ELSE: "e",
    Kind.ALARM: "a",
    Kind.MISSED: "m",
}
"""Each kind on a button, where a lesson's name leaves little room; a capital sends it."""

_WIDEST = 44
_LONGEST = 3_800
"""Characters of a message that leave room for a word about it."""


def row(language: str, spot: Spot) -> list[Key]:
    """The button under a card or question."""
    return [Key(t(language, "button-flag"), Flag(ASK, *spot))]


def played(flagged: Flagged) -> Screen:
    """A question of a live quiz with its answer, and the flag."""
    language, item, quiz = flagged.spoken, flagged.item, flagged.quiz
    if not isinstance(item, Question) or quiz is None:
        raise AssertionError("a live quiz asks questions")
    at, of = flagged.spot.place + 1, len(quiz.quiz)
    head = f"<b>{t(language, 'live-question-of', at=at, of=of)}</b>"
    answer = t(language, "live-answer-is", answer=f"<b>{plain(right_answer(item, language))}</b>")
    text = paragraphs(head, quoted(item), item.ask, f"{answer}\n{grading.why(item)}")
    return Screen(text, [row(flagged.language, flagged.spot)])


def named(flagged: Flagged) -> Screen:
    """What a drill, or a pattern of /check, is called, and the flag; what was told stands above."""
    title = plain(flagged.lesson.edition(flagged.spoken).title)
    mark = "🔎" if flagged.spot.of == CHECK else "🎭"
    return Screen(f"{mark} <b>{title}</b>", [row(flagged.language, flagged.spot)])


def under_a_check(language: str, pattern: str, *, signs: bool) -> list[Key]:
    """The flag under what /check said; `signs`: it saw some."""
    return row(language, Spot(CHECK, pattern, UNDER_A_CHECK + signs))


def questions(scene: Scene, language: str) -> Screen:
    """Which question of a live quiz is it about?"""
    asks, game = scene.lesson.edition(language).questions, str(scene.game.id)
    rows = []
    for place, name in enumerate(scene.lesson.quiz[: scene.game.position + 1]):
        words = f"{place + 1}. {markup.plain(asks[name].ask)}"
        rows.append([Key(cut(words, _WIDEST), Flag(ASK, GAME, game, place))])
    return Screen(t(language, "ticket-which"), rows)


def kinds(flagged: Flagged, base: Screen) -> Screen:
    """What is wrong here? The card or question stays where it is."""
    language, spot = flagged.language, flagged.spot
    rows = [
        [Key(t(language, f"ticket-kind-{kind}"), Flag(LETTERS[kind], *spot))]
        for kind in flagged.kinds
    ]
    return _under(base, t(language, "ticket-ask"), [*rows, _back(flagged)])


def words(flagged: Flagged, base: Screen, kind: Kind) -> Screen:
    """A sentence, or none?"""
    language = flagged.language
    plainly = Flag(LETTERS[kind].upper(), *flagged.spot)
    rows = [[Key(t(language, "button-ticket-plain"), plainly)], _back(flagged)]
    asked = t(language, "ticket-write", kind=t(language, f"ticket-kind-{kind}"))
    return _under(base, asked, rows)


def thanks(sent: Sent) -> str:
    """The word that follows a report, and when to expect an answer."""
    language = sent.flagged.language
    if sent.flagged.known is not None:
        return known(sent.flagged)
    if sent.days is None:
        return t(language, "ticket-thanks-kept")
    return t(language, "ticket-thanks", days=sent.days)


def known(flagged: Flagged) -> str:
    """It was told already."""
    language = flagged.language
    told = "" if flagged.known is None else dates.day(language, flagged.known.opened_at)
    return t(language, "ticket-known", date=told)


def enough(language: str) -> str:
    """A lot was told already."""
    return t(language, "ticket-enough")


def text_only(language: str) -> Screen:
    """Pictures cannot be read."""
    return Screen(t(language, "ticket-text-only"))


def before(base: Screen, said: str) -> Screen:
    """Where somebody was, with a word below it."""
    if len(base.text) > _LONGEST:
        return base
    return replace(base, text=paragraphs(base.text, said))


def _under(base: Screen, said: str, rows: Rows) -> Screen:
    text = said if len(base.text) > _LONGEST else paragraphs(base.text, said)
    return replace(base, text=text, rows=rows)


def _back(flagged: Flagged) -> list[Key]:
    return [Key(t(flagged.language, "button-ticket-back"), Flag(BACK, *flagged.spot))]


def letter(said: Said) -> Screen:
    """The answer to a report."""
    language, ticket, answer = said.language, said.ticket, said.answer
    told = t(
        language,
        "ticket-letter",
        date=dates.day(language, ticket.opened_at),
        kind=t(language, f"ticket-kind-{ticket.kind}"),
    )
    about = t(language, "ticket-letter-about", title=plain(said.title))
    wrote = t(language, "ticket-letter-wrote", words=plain(ticket.words)) if ticket.words else ""
    asks = t(language, "ticket-letter-helps") if said.asks else ""
    rows = [*lesson_row(said.title, said.lesson)]
    if said.asks:
        which = (ANSWER, str(ticket.id), answer.turn)
        replies = [Key(t(language, "button-ticket-helps"), Flag(HELPS, *which))]
        if said.reopens:
            replies.append(Key(t(language, "button-ticket-not-yet"), Flag(NOT_YET, *which)))
        rows.append(replies)
    return Screen(paragraphs(f"{told}\n{about}", wrote, _answer(said), asks), rows)


def lesson_row(title: str, lesson: str | None) -> list[list[Key]]:
    """The way to the lesson that a report was about, if it is still taught."""
    return [] if lesson is None else [[Key(cut(f"📖 {title}", _WIDEST), OpenLesson(lesson))]]


def _answer(said: Said) -> str:
    language, answer = said.language, said.answer
    given = answer.words if answer.ready is None else t(language, f"ticket-ready-{answer.ready}")
    if answer.state is State.CORRECTED:
        key = "ticket-letter-removed" if answer.version is None else "ticket-letter-corrected"
        return t(language, key)
    return t(language, f"ticket-letter-{answer.state}", words=plain(given))


def helped(language: str) -> str:
    """A short word when an answer helped."""
    return t(language, "ticket-helped")


def reopened(language: str) -> Screen:
    """It is open again."""
    return Screen(t(language, "ticket-reopened"))


def more_thanks(language: str) -> Screen:
    """What was still missing is noted."""
    return Screen(t(language, "ticket-more-thanks"))
