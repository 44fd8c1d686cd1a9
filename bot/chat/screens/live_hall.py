"""A live quiz in a hall: the host's remote, and what a player holds."""

from __future__ import annotations

import random

from bot.chat.buttons import LiveChoose, LiveSend, LiveTick, Mine, OpenLesson
from bot.chat.screens.live_quiz import controls, number, right_answer, words
from bot.chat.screens.screen import Key, Screen, cut, paragraphs, plain, width
from bot.core import grading, live_score
from bot.core.course import Catalogue, Kind, Question
from bot.core.grading import Choice
from bot.core.live_quiz import Phase
from bot.locales import t
from bot.services.live_scene import Hand, Result, Scene
from bot.store.live_players import Player

_LETTERS = "ABCDEF"
_ON_BUTTON = 30
_LESSONS = 3


def a_name(language: str, chance: int) -> str:
    """A friendly name for the room, so that nobody has to think of one."""
    dice = random.Random(chance)  # noqa: S311 - a name, not a secret
    first = dice.choice(t(language, "live-name-first").split(","))
    return t(
        language,
        "live-name",
        first=first,
        second=dice.choice(t(language, "live-name-second").split(",")),
    )


def remote(scene: Scene, language: str, link: str) -> Screen:
    """The host's own: how to begin, how it goes, and the controls."""
    game = scene.game
    title = plain(scene.lesson.edition(language).title)
    parts = [t(language, "live-rehearsal")] if game.rehearsal else []
    parts.append(t(language, "live-hall", quiz=title, link=plain(link), code=game.code))
    if game.phase == Phase.ENDED:
        parts.append(t(language, "live-hall-over", players=len(scene.players)))
    elif game.position < 0:
        parts.append(t(language, "live-hall-in", many=len(scene.players)))
    else:
        parts.append(
            t(
                language,
                "live-hall-now",
                at=game.position + 1,
                of=len(scene.lesson.quiz),
                phase="open" if game.phase == Phase.OPEN else "shown",
                answered=scene.answered,
            )
        )
        if game.paused:
            parts.append(t(language, "live-paused"))
    return Screen(paragraphs(*parts), controls(game))


def joined(hand: Hand, language: str, page: str | None) -> Screen:
    """In, and under which name."""
    title = plain(hand.lesson.edition(language).title)
    text = t(language, "live-joined", quiz=title, name=plain(hand.player.name))
    return Screen(text, _own_rows(hand.player, language, page))


def renamed(player: Player, language: str, page: str | None) -> Screen:
    """Another name."""
    text = t(language, "live-renamed", name=plain(player.name))
    return Screen(text, _own_rows(player, language, page))


def _own_rows(player: Player, language: str, page: str | None) -> list[list[Key]]:
    rows = [
        [
            Key(t(language, "button-live-time", extra=player.extra), Mine("time", player.game_id)),
            Key(t(language, "button-live-leave"), Mine("leave", player.game_id)),
        ]
    ]
    if page is not None:
        rows.append([Key(t(language, "button-live-page"), page=page)])
    return rows


def question(hand: Hand, language: str, picks: int = 0) -> Screen | None:
    """The question a player is at, what became of the one before, or what they said."""
    if hand.asked is None:
        return None
    put = hand.lesson.edition(language).questions[hand.asked.question]
    at, of = hand.asked.position + 1, len(hand.lesson.quiz)
    head = f"<b>{t(language, 'live-question-of', at=at, of=of)}</b>"
    if hand.choice is not None:
        said = t(language, "live-chosen", answer=plain(_said(put, hand.choice, language)))
        return Screen(paragraphs(head, put.ask, said))
    parts = [_before(hand, language), head, _message(put), put.ask]
    game, position = hand.game.id, hand.asked.position
    if put.kind is Kind.NUMBER:
        return Screen(paragraphs(*parts, t(language, "live-type-number")))
    order = grading.shown_order(put, hand.game.seed)
    if put.kind in grading.MANY_TAPS:
        rows = []
        for place in order:
            said = cut(words(put, put.options[place], language), _ON_BUTTON)
            mark = "☑" if picks >> place & 1 else "☐"
            turned = LiveTick(game, position, picks ^ (1 << place))
            rows.append([Key(f"{mark} {said}", turned)])
        rows.append([Key(t(language, "button-done"), LiveSend(game, position, picks))])
        return Screen(paragraphs(*parts, t(language, "ask-several")), rows)
    shown = [words(put, put.options[place], language) for place in order]
    if all(width(one) <= _ON_BUTTON for one in shown):
        rows = [
            [Key(one, LiveChoose(game, position, place))]
            for one, place in zip(shown, order, strict=True)
        ]
        return Screen(paragraphs(*parts), rows)
    listed = "\n".join(
        f"<b>{letter}.</b> {plain(one)}" for letter, one in zip(_LETTERS, shown, strict=False)
    )
    keys = [
        Key(letter, LiveChoose(game, position, place))
        for letter, place in zip(_LETTERS, order, strict=False)
    ]
    return Screen(paragraphs(*parts, listed), [keys])


def _message(put: Question) -> str:
    if put.message is None:
        return ""
    return f"<blockquote><b>{plain(put.message.sender)}</b>\n{plain(put.message.text)}</blockquote>"


def _said(put: Question, choice: Choice, language: str) -> str:
    if not isinstance(choice, tuple):
        return number(choice, put.number.unit if put.number else "")
    return " · ".join(words(put, put.options[place], language) for place in choice)


def _before(hand: Hand, language: str) -> str:
    """Whether the last one was right; in private, as nobody else need know."""
    if hand.before is None or (hand.asked and hand.before[0].position >= hand.asked.position):
        return ""
    asked, choice = hand.before
    put = hand.lesson.edition(language).questions[asked.question]
    if choice is not None and live_score.correctness(put, choice) == 1:
        return t(language, "live-before-right")
    key = "live-before-none" if choice is None else "live-before-wrong"
    return t(language, key, answer=plain(right_answer(put, language)))


def late(hand: Hand, language: str) -> Screen:
    """It came too late."""
    if hand.asked is None:
        return Screen(t(language, "live-late-answer"))
    put = hand.lesson.edition(language).questions[hand.asked.question]
    return Screen(paragraphs(put.ask, t(language, "live-late-answer")))


def result(found: Result, catalogue: Catalogue, language: str) -> Screen:
    """A player's own result, and the lessons for what they missed."""
    scene, standing = found.scene, found.standing
    title = plain(scene.lesson.edition(language).title)
    text = t(
        language,
        "live-result",
        quiz=title,
        right=standing.right,
        asked=standing.asked,
        rank=standing.rank,
        players=len(scene.board),
    )
    wrong = [Key(t(language, "button-flag-quiz"), Mine("flag", scene.game.id))]
    if not found.missed:
        return Screen(paragraphs(text, t(language, "live-result-all")), [wrong])
    lessons = [
        one
        for one in dict.fromkeys(missed.lesson_id for missed in found.missed)
        if one in catalogue.lessons
    ][:_LESSONS]
    if not lessons:
        return Screen(text, [wrong])
    rows = [
        [Key(f"📖 {catalogue.lessons[one].edition(language).title}", OpenLesson(one))]
        for one in lessons
    ]
    missed = t(language, "live-result-missed", lessons=len(lessons))
    return Screen(paragraphs(text, missed), [*rows, wrong])
