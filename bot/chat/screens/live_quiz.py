"""A live quiz in a Telegram group: choosing one, the lobby, polls, boards and the podium."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.chat.buttons import Arrange, Do, Join, Lead, OfferQuizzes, PickQuiz
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.content import markup
from bot.content.quizzes import Quiz
from bot.core import deep_links, grading, live_quiz
from bot.core.course import Kind, Option, Question
from bot.core.live_quiz import Phase, Place, Teams
from bot.core.live_score import Scoring
from bot.core.rehearsal import Load
from bot.locales import LANGUAGES, t
from bot.pictures.message import Phone
from bot.services.live_scene import Scene
from bot.store.live_games import Game
from bot.store.live_players import Player

BOTH = "+".join(LANGUAGES)
_ON_BOARD = 44
_NAMES = 30
"""Names shown in the lobby; the rest are counted."""
_CHOOSABLE = 24
_TOP = 5
_POLL_QUESTION, _POLL_OPTION, _EXPLANATION = 300, 100, 200
_TEAM_CHOICES = (0, 12, 13, 14, 24, 26, 32, 33, 34)
"""No teams; 2, 3, 4 by button; 4, 6 tables; 2, 3, 4 at random."""


def both(languages: Iterable[str], key: str, between: str = " / ", **values: object) -> str:
    """A sentence in each language of a quiz, once where they are the same."""
    said = dict.fromkeys(t(language, key, **values) for language in languages)
    return between.join(said)


def where(language: str, username: str) -> Screen:
    """A group or a hall?"""
    link = f"https://t.me/{username}?startgroup=quiz"
    rows = [
        [Key(t(language, "button-live-group"), url=link)],
        [Key(t(language, "button-live-hall"), OfferQuizzes(Place.HALL, language, 0))],
    ]
    return Screen(t(language, "live-where"), rows)


def offer(
    quizzes: Sequence[Quiz], place: str, language: str, *, pretend: bool, audience: str | None
) -> Screen:
    """Which quiz? Those that suit the audience come first."""
    speaks = language.split("+", maxsplit=1)[0]
    suiting = sorted(quizzes, key=lambda one: bool(one.audiences) and audience not in one.audiences)
    rows = [
        [Key(_quiz_line(one, speaks), _pick(place, one.id, language, pretend))] for one in suiting
    ]
    for track in ("all", "loans", "scams"):
        words = t(speaks, "live-draw", of=t(speaks, f"live-draw-{track}"))
        rows.append([Key(words, _pick(place, f"~{track}", language, pretend))])
    ways = [*LANGUAGES, BOTH]
    following = ways[(ways.index(language) + 1) % len(ways)] if language in ways else BOTH
    name = t(speaks, "live-both") if language == BOTH else LANGUAGES[speaks]
    turn = OfferQuizzes(place, following, int(pretend))
    rows.append([Key(t(speaks, "button-live-language", name=name), turn)])
    key = "live-which-rehearsal" if pretend else "live-which"
    return Screen(t(speaks, key, **({} if pretend else {"place": place})), rows)


def _pick(place: str, quiz: str, language: str, pretend: bool, *, queue: bool = False) -> PickQuiz:
    return PickQuiz(place, quiz, language, int(pretend), int(queue))


def _quiz_line(quiz: Quiz, language: str) -> str:
    return t(
        language,
        "live-quiz-line",
        quiz=title(quiz.titles, language),
        questions=len(quiz.lesson.quiz),
        minutes=quiz.minutes,
    )


def title(titles: Mapping[str, str], language: str) -> str:
    """A quiz's name in a language, or in the one it was written in."""
    return titles.get(language) or next(iter(titles.values()))


def busy(language: str, button: PickQuiz) -> Screen:
    """One is played here already: queue this one?"""
    speaks = language.split("+", maxsplit=1)[0]
    queue = PickQuiz(button.place, button.quiz, button.language, button.pretend, 1)
    return Screen(t(speaks, "live-busy"), [[Key(t(speaks, "button-live-queue"), queue)]])


def queued(scene: Scene) -> Screen:
    """It will come, unless its host thinks better of it."""
    game = scene.game
    words = _each(game, lambda one: t(one, "live-queued", quiz=plain(_title(scene, one))))
    withdraw = Key(both(game.languages, "button-live-withdraw"), Lead("end", game.id, 0))
    return Screen(words, [[withdraw]])


def withdrawn(scene: Scene) -> Screen:
    """It will not come."""
    return Screen(
        _each(scene.game, lambda one: t(one, "live-withdrawn", quiz=plain(_title(scene, one))))
    )


def _title(scene: Scene, language: str) -> str:
    return scene.lesson.edition(language).title


def _each(game: Game, say: Callable[[str], str], between: str = "\n") -> str:
    return between.join(dict.fromkeys(say(language) for language in game.languages))


def load(language: str, group: Load, hall: Load, many: Load) -> str:
    """What the evening asks of Telegram."""
    return paragraphs(
        t(
            language,
            "live-load-group",
            calls=group.calls,
            busiest=group.a_minute,
            over="yes" if group.over else "no",
        ),
        t(
            language,
            "live-load-hall",
            calls=hall.calls,
            spread=_decimal(hall.spread),
            many=_decimal(many.spread),
        ),
    )


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def lobby(scene: Scene, now: datetime, *, unpinned: bool = False, load_words: str = "") -> Screen:
    """Who is in the room, and what will be played."""
    game = scene.game
    parts = [_each(game, lambda one: t(one, "live-rehearsal"))] if game.rehearsal else []
    bank = next(iter(scene.lesson.editions.values())).questions.values()
    minutes = max(1, round(live_quiz.lasts(bank, game.seconds).total_seconds() / 60))
    parts += [
        t(
            language,
            "live-lobby",
            quiz=plain(_title(scene, language)),
            questions=len(scene.lesson.quiz),
            minutes=minutes,
            scoring=game.scoring,
        )
        for language in game.languages
    ]
    parts.append(_in_room(scene))
    if game.phase != Phase.LOBBY:
        return Screen(paragraphs(*parts), controls(game))
    if game.due_at is not None:
        left = max(0.0, (game.due_at - now).total_seconds())
        begins = 0 if left < 45 else max(1, round(left / 60))
        parts.append(_each(game, lambda one: t(one, "live-begins", minutes=begins)))
    if unpinned:
        parts.append(f"<i>{_each(game, lambda one: t(one, 'live-no-pin'))}</i>")
    if load_words:
        parts.append(f"<i>{load_words}</i>")
    return Screen(paragraphs(*parts), [*_join_rows(game), *_lobby_rows(game)])


def _in_room(scene: Scene) -> str:
    game = scene.game
    if not scene.players and game.phase != Phase.LOBBY:
        return ""
    if not scene.players:
        return _each(game, lambda one: t(one, "live-in-room-nobody"))
    shown = [_named(one, game) for one in scene.players[-_NAMES:]]
    more = len(scene.players) - len(shown)
    names = ", ".join(shown)
    if more:
        names += f", {both(game.languages, 'live-and-more', more=more)}"
    return _each(game, lambda one: t(one, "live-in-room", many=len(scene.players), names=names))


def _named(player: Player, game: Game) -> str:
    team = f" ({player.team})" if game.teams != Teams.NONE and player.team else ""
    return plain(player.name) + team


def _join_rows(game: Game) -> list[list[Key]]:
    if game.teams in {Teams.PICKED, Teams.TABLES}:
        key = "button-live-team" if game.teams == Teams.PICKED else "button-live-table"
        keys = [
            Key(both(game.languages, key, team=team), Join(game.id, team))
            for team in range(1, game.team_count + 1)
        ]
        return [keys[at : at + 3] for at in range(0, len(keys), 3)]
    return [[Key(both(game.languages, "button-live-join"), Join(game.id, 0))]]


def _lobby_rows(game: Game) -> list[list[Key]]:
    say = game.languages
    return [
        [
            Key(both(say, "button-live-start"), Lead("start", game.id, 0)),
            Key(both(say, "button-live-more-minute"), Lead("extend", game.id, 0)),
        ],
        [Key(both(say, "button-live-settings"), Arrange("all", game.id))],
    ]


def settings(scene: Scene, language: str) -> Rows:
    """What the host may choose; the same message keeps its words."""
    game = scene.game
    rows: list[list[Key]] = []
    if game.phase in {Phase.LOBBY, Phase.QUEUED}:
        following = 1 if game.scoring == Scoring.ACCURACY else 0
        scoring = t(language, "button-live-scoring", scoring=game.scoring)
        rows.append([Key(scoring, Lead("scoring", game.id, following))])
        if len(scene.lesson.editions) > 1:
            ways = [*scene.lesson.editions, BOTH]
            turn = (ways.index(game.language) + 1) % len(ways) if game.language in ways else 0
            name = t(language, "live-both") if game.language == BOTH else LANGUAGES[game.language]
            words = t(language, "button-live-language", name=name)
            rows.append([Key(words, Lead("language", game.id, turn))])
        rows.append([_teams_key(game, language)])
    rows += [
        [Key(t(language, f"button-live-{what}"), Arrange(what, game.id))]
        for what in ("extra", "cohost", "remove")
    ]
    return [
        *rows,
        [Key(t(language, "button-live-cancel"), Lead("end", game.id, 0))],
        [Key(t(language, "button-live-back"), Arrange("back", game.id))],
    ]


def _teams_key(game: Game, language: str) -> Key:
    way = list(Teams).index(Teams(game.teams))
    now = way * 10 + game.team_count if way else 0
    place = _TEAM_CHOICES.index(now) if now in _TEAM_CHOICES else 0
    following = _TEAM_CHOICES[(place + 1) % len(_TEAM_CHOICES)]
    words = t(language, "button-live-teams", teams=game.teams, count=game.team_count)
    return Key(words, Lead("teams", game.id, following))


def people(scene: Scene, language: str, what: str) -> Rows:
    """Which player? For more time, for leading too, or for leaving."""
    game = scene.game
    keys = []
    for player in scene.players[-_CHOOSABLE:]:
        if player.simulated or (what == "cohost" and player.telegram_id is None):
            continue
        value = player.id
        words = player.name
        if what == "extra":
            ways = live_quiz.EXTRA
            at = ways.index(player.extra) if player.extra in ways else 0
            value = player.id * 1000 + ways[(at + 1) % len(ways)]
            words = f"{words} · {player.extra}%"
        keys.append(Key(cut(words, 30), Lead(what, game.id, value)))
    if not keys:
        keys = [Key(t(language, "live-nobody-to-choose"), Arrange("all", game.id))]
    rows = [keys[at : at + 2] for at in range(0, len(keys), 2)]
    return [*rows, [Key(t(language, "button-live-back"), Arrange("all", game.id))]]


@dataclass(frozen=True, slots=True)
class Ask:
    """How a question is put to a group: at most one message or picture, then a poll.

    A number has no poll: the message itself is replied to (`typed`).
    """

    before: Screen | None
    phone: Phone | None
    poll: dict[str, Any] | None
    typed: Screen | None


def ask(scene: Scene, period: int) -> Ask | None:
    """The question a game stands at, open for `period` seconds."""
    asked, game = scene.asked, scene.game
    if asked is None:
        return None
    editions = [scene.lesson.edition(language) for language in game.languages]
    questions = [one.questions[asked.question] for one in editions]
    first = questions[0]
    at, of = asked.position + 1, len(scene.lesson.quiz)
    head = both(game.languages, "live-question-of", at=at, of=of)
    if first.kind is Kind.NUMBER:
        hints = [
            paragraphs(t(one, "live-reply-number"), t(one, "live-seconds", seconds=period))
            for one in game.languages
        ]
        asks = [one.ask for one in questions]
        return Ask(None, None, None, Screen(paragraphs(f"<b>{head}</b>", *asks, *hints)))
    said = f"{at}/{of} · " + " / ".join(markup.plain(one.ask) for one in questions)
    phone, parts = None, []
    if first.message is not None and len(questions) == 1:
        phone = Phone(first.message.sender, first.message.text)
    elif first.message is not None:
        parts += [quoted(one) for one in questions if one.message is not None]
    if len(said) > _POLL_QUESTION:
        parts += [one.ask for one in questions]
        said = both(game.languages, "live-look-above", at=at, of=of)
    order = grading.shown_order(first, game.seed)
    options = [
        cut_to(
            " / ".join(
                dict.fromkeys(
                    words(one, one.options[place], language)
                    for one, language in zip(questions, game.languages, strict=True)
                )
            ),
            _POLL_OPTION,
        )
        for place in order
    ]
    right = [shown for shown, place in enumerate(order) if first.options[place].right]
    poll: dict[str, Any] = {
        "question": said,
        "options": [{"text": option} for option in options],
        "type": "quiz",
        "is_anonymous": False,
        "allows_revoting": False,
        "correct_option_ids": right,
        "allows_multiple_answers": first.kind in grading.MANY_TAPS,
        "hide_results_until_closes": True,
        "open_period": period,
        "explanation": _explanation(questions),
    }
    before = Screen(paragraphs(f"<b>{head}</b>", *parts)) if parts else None
    return Ask(before, phone, poll, None)


def words(question: Question, option: Option, language: str) -> str:
    """What an option says; true and false have words of the interface."""
    if question.kind is Kind.TRUE_FALSE:
        return t(language, f"button-{option.key}")
    return option.text


def quoted(question: Question) -> str:
    """The message that a question is about, if it is about one."""
    message = question.message
    return (
        ""
        if message is None
        else f"<blockquote><b>{plain(message.sender)}</b>\n{plain(message.text)}</blockquote>"
    )


def cut_to(text: str, longest: int) -> str:
    """`text` in at most `longest` UTF-16 units, as Telegram counts."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def _explanation(questions: Sequence[Question]) -> str:
    each = _EXPLANATION // len(questions) - 3
    said = [cut_to(" ".join(markup.plain(grading.why(one)).split()), each) for one in questions]
    return cut_to(" / ".join(said), _EXPLANATION)


def board(scene: Scene, username: str) -> Screen:
    """After a question: the answer and why, how the room answered, and how it stands."""
    game, asked = scene.game, scene.asked
    if asked is None:
        return Screen("…")
    at, of = asked.position + 1, len(scene.lesson.quiz)
    parts = [f"<b>{both(game.languages, 'live-question-of', at=at, of=of)}</b>"]
    if asked.void:
        parts.append(_each(game, lambda one: t(one, "live-skipped")))
    else:
        for language in game.languages:
            question = scene.lesson.edition(language).questions[asked.question]
            answer = t(
                language,
                "live-answer-is",
                answer=f"<b>{plain(right_answer(question, language))}</b>",
            )
            parts.append(f"{answer}\n{grading.why(question)}")
        parts.append(_how_answered(scene))
    parts += [_top(scene), _team_lines(scene)]
    key = "live-paused" if game.paused else "live-last-board" if scene.last else "live-next-soon"
    parts.append(f"<i>{_each(game, lambda one: t(one, key))}</i>")
    link = deep_links.flag(username, game.code, asked.position)
    wrong = [Key(both(game.languages, "button-flag"), url=link)]
    return Screen(paragraphs(*parts), [*controls(game), wrong])


def right_answer(question: Question, language: str) -> str:
    """The right answer in words."""
    if question.number is not None:
        return number(question.number.answer, question.number.unit)
    right = [words(question, one, language) for one in question.options if one.right]
    return " · ".join(right)


def number(value: Decimal, unit: str) -> str:
    """A number as people write it, with its unit."""
    shown = f"{value.normalize():,f}"
    between = "" if unit == "%" or not unit.isascii() else " "
    return f"{shown}{between}{unit}" if unit else shown


def _how_answered(scene: Scene) -> str:
    game = scene.game
    if scene.answered == 0:
        return _each(game, lambda one: t(one, "live-nobody-answered"))
    counted = _each(
        game,
        lambda one: t(one, "live-right-count", right=scene.right, answered=scene.answered),
        " / ",
    )
    question = scene.question(game.languages[0])
    if question is None or not question.options:
        return counted
    lines = []
    for place in grading.shown_order(question, game.seed):
        option = question.options[place]
        said = words(question, option, game.languages[0])
        mark = "✅" if option.right else "▫️"
        lines.append(f"{mark} {scene.chosen.get(place, 0)} · {plain(cut(said, _ON_BOARD))}")
    return "\n".join([counted, *lines])


def _top(scene: Scene) -> str:
    if not scene.board:
        return ""
    game = scene.game
    lines = [_each(game, lambda one: t(one, "live-top"), " / ")]
    joined = {one.id: one.joined for one in scene.players}
    for one in scene.board[:_TOP]:
        moved = (
            ""
            if one.was is None or one.was == one.rank
            else f" ▲{one.was - one.rank}"
            if one.was > one.rank
            else f" ▼{one.rank - one.was}"
        )
        late = joined.get(one.player, 0)
        since = f" ({both(game.languages, 'live-late', at=late + 1)})" if late > 0 else ""
        line = t(
            game.languages[0],
            "live-board-line",
            rank=one.rank,
            name=plain(scene.name_of(one.player)),
            points=f"{one.points:,}",
            right=one.right,
            asked=one.asked,
        )
        lines.append(line + moved + since)
    return "\n".join(lines)


def team_name(game: Game, team: int) -> str:
    """What a team is called."""
    key = "button-live-table" if game.teams == Teams.TABLES else "button-live-team"
    return both(game.languages, key, team=team)


def _team_lines(scene: Scene) -> str:
    game = scene.game
    if game.teams == Teams.NONE or not scene.teams:
        return ""
    lines = [_each(game, lambda one: t(one, "live-teams-title"), " / ")]
    for team, points, _ in scene.teams:
        rank = 1 + sum(other > points for _, other, _ in scene.teams)
        values = {"rank": rank, "team": team_name(game, team), "points": f"{points:,}"}
        lines.append(t(game.languages[0], "live-team-line", **values))
    return "\n".join(lines)


def controls(game: Game) -> list[list[Key]]:
    """A host's buttons under a board or a remote, as the phase has them."""
    say = game.languages

    def key(name: str, what: str, at: int = 0) -> Key:
        return Key(both(say, f"button-live-{name}"), Lead(what, game.id, at))

    # In a group these stand under the lobby from the first question to the last.
    at = game.position + 1

    settings_key = Key(both(say, "button-live-settings"), Arrange("all", game.id))
    if game.phase == Phase.ENDED:
        return []
    if game.phase == Phase.LOBBY:
        return [[key("start", "start"), key("more-minute", "extend")], [settings_key]]
    turn = key("resume", "resume") if game.paused else key("pause", "pause")
    if game.phase == Phase.SHOWN:
        first = [turn] if game.paused else [turn, key("next", "next", at)]
        return [first, [settings_key]]
    return [
        [key("skip", "skip", at if game.place == Place.HALL else 0), key("longer", "extend")],
        [turn, settings_key],
    ]


def need_polls(game: Game) -> Screen:
    """Which right is missing."""
    rows = [[Key(both(game.languages, "button-live-resume"), Lead("resume", game.id, 0))]]
    return Screen(_each(game, lambda one: t(one, "live-need-polls"), "\n\n"), rows)


def hindered(language: str, game: Game, quiz: str) -> Screen:
    """To the host: the quiz waits, or is over."""
    if game.phase == Phase.ENDED:
        return Screen(t(language, "live-ended-removed"))
    rows = [[Key(t(language, "button-live-resume"), Lead("resume", game.id, 0))]]
    return Screen(t(language, "live-hindered", quiz=plain(quiz)), rows)


def podium(scene: Scene, username: str) -> Screen:
    """How it ended: the caption of the podium's picture, and the way to one's own result."""
    game = scene.game
    if not scene.counted:
        key = "live-nobody-came" if game.ended_by == "nobody" else "live-nobody-played"
        return Screen(_each(game, lambda one: t(one, key), "\n\n"))
    answers = sum(one.right for one in scene.board), sum(one.asked for one in scene.board)
    share = round(100 * answers[0] / answers[1]) if answers[1] else 0
    parts = [
        _each(
            game,
            lambda one: t(
                one,
                "live-podium",
                quiz=plain(_title(scene, one)),
                players=len(scene.board),
                questions=scene.counted,
                share=share,
            ),
            "\n\n",
        )
    ]
    if game.rehearsal:
        parts.insert(0, _each(game, lambda one: t(one, "live-rehearsal")))
    if game.ended_by == "stopped":
        parts.append(_each(game, lambda one: t(one, "live-stopped"), " / "))
    places = [
        t(
            game.languages[0],
            "live-podium-place",
            rank=one.rank,
            name=plain(scene.name_of(one.player)),
            points=one.points,
            right=one.right,
            asked=one.asked,
        )
        for one in scene.board[:_TOP]
    ]
    parts += ["\n".join(places), _team_lines(scene)]
    link = f"https://t.me/{username}?start=result-{game.code}"
    rows = [[Key(both(game.languages, "button-live-own"), url=link)]]
    if game.place == Place.GROUP:
        again = OfferQuizzes(Place.GROUP, game.language, 0)
        rows.append([Key(both(game.languages, "button-live-again"), again)])
    return Screen(paragraphs(*parts), rows)


def nobody_came(game: Game) -> Screen:
    """The lobby closed by itself."""
    return Screen(_each(game, lambda one: t(one, "live-nobody-came"), "\n\n"))


def unknown_result(language: str) -> Screen:
    """There is no such result."""
    return Screen(
        t(language, "live-result-where"), [[Key(t(language, "button-learn"), Do("learn"))]]
    )
