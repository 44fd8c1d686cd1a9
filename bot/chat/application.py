"""The PTB application and its handlers, in order."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import BotCommand, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.chat import (
    ask,
    broadcast,
    buttons,
    certificates,
    check,
    cohorts,
    drill,
    events,
    flag,
    follow_up,
    habits,
    lifeline,
    live_hall,
    live_quiz,
    loan,
    local,
    planning,
    privacy,
    progress,
    quotes,
    remind,
    staff,
    stats,
    study,
    texts,
    tickets,
    trouble,
    unexpected,
    welcome,
)
from bot.chat.desk import Context, Desk, person_of
from bot.chat.requests import AiohttpRequest
from bot.core.errors import NotAllowed
from bot.core.rights import Action, Open, Rule
from bot.locales import DEFAULT, LANGUAGES, t

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]
Chat = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[str, Desk], None]

COMMANDS: dict[str, Handle] = {
    "learn": study.learn,
    "courses": progress.courses,
    "progress": progress.progress,
    "review": study.review,
    "ask": ask.ask,
    "drill": drill.drills,
    "remind": remind.remind,
    "language": welcome.language,
    "privacy": privacy.privacy,
    "help": welcome.help_,
    "check": check.check,
    "quiz": live_quiz.quiz,
    "rehearse": live_quiz.rehearse,
    "loan": loan.loan,
    "verify": certificates.verify,
    "about": check.about,
    "cancel": study.cancel,
}

STAFF_COMMANDS: dict[str, Handle] = {
    "event": events.event,
    "dashboard": staff.dashboard,
    "team": staff.team,
    "tickets": tickets.tickets,
    "broadcast": broadcast.broadcast,
    "stats": stats.stats,
}
"""For people with rights: in Telegram's list of commands for them alone."""

ACTIONS: dict[str, Handle] = {
    **COMMANDS,
    **STAFF_COMMANDS,
    "add-partner": staff.add_partner,
    "zone": remind.ask_zone,
    "who": welcome.who,
    "export": privacy.export,
    "erase": privacy.erase,
    "erase-yes": privacy.erase_yes,
    "keep": privacy.keep,
}

TAPS: dict[type[buttons.Button], Callable[[Update, Context, Any], Coroutine[Any, Any, None]]] = {
    buttons.Go: study.go,
    buttons.Choose: study.choose,
    buttons.Tick: study.tick,
    buttons.Send: study.send,
    buttons.Clear: study.clear,
    buttons.ShowSources: study.show_sources,
    buttons.ShowCard: study.show_card,
    buttons.ShowRules: local.show_rules,
    buttons.OpenTrack: study.open_track,
    buttons.OpenLesson: study.open_lesson,
    buttons.TakeLesson: study.take_lesson,
    buttons.OpenCourse: progress.open_course,
    buttons.ShowKept: progress.kept,
    buttons.Speak: welcome.speak,
    buttons.HowSure: study.how_sure,
    buttons.Skip: study.skip,
    buttons.AskThree: study.ask_three,
    buttons.Audience: welcome.audience,
    buttons.Goal: progress.goal,
    buttons.GetCertificate: certificates.ask,
    buttons.Remind: remind.change,
    buttons.Zone: remind.zone,
    buttons.OfferQuizzes: live_quiz.offer,
    buttons.PickQuiz: live_quiz.pick,
    buttons.Join: live_quiz.join,
    buttons.Lead: live_quiz.lead,
    buttons.Arrange: live_quiz.arrange,
    buttons.LiveChoose: live_hall.choose,
    buttons.LiveTick: live_hall.tick,
    buttons.LiveSend: live_hall.send,
    buttons.Mine: live_hall.mine,
    buttons.AboutLoan: loan.tap,
    buttons.ShowAnswer: ask.show_answer,
    buttons.MoreNumbers: lifeline.more_numbers,
    buttons.Thumb: ask.thumb,
    buttons.LookOver: check.tap,
    buttons.ShowDrill: drill.show_drill,
    buttons.PlayDrill: drill.play,
    buttons.DrillChoose: drill.choose,
    buttons.StopDrill: drill.stop,
    buttons.MyTeam: staff.my_team,
    buttons.ChangeTeam: staff.change_team,
    buttons.OpenEvent: events.tap,
    buttons.PlanEvent: planning.tap,
    buttons.Belong: cohorts.tap,
    buttons.SetGroup: habits.tap,
    buttons.AfterGroup: follow_up.tap,
    buttons.Flag: flag.tap,
    buttons.Ticket: tickets.tap,
    buttons.Broadcast: broadcast.tap,
    buttons.Received: broadcast.received,
    buttons.ShowStats: stats.tap,
    buttons.Quote: quotes.tap,
}

RULES: dict[str | type[buttons.Button], Rule] = {
    **dict.fromkeys(
        ("start", "learn", "courses", "progress", "review", "ask", "drill", "remind", "language"),
        Open.EVERYBODY,
    ),
    **dict.fromkeys(("privacy", "export", "erase", "erase-yes", "keep"), Open.EVERYBODY),
    **dict.fromkeys(("help", "check", "loan", "verify", "about", "cancel"), Open.EVERYBODY),
    **dict.fromkeys(("zone", "who"), Open.EVERYBODY),
    # Whoever opens a live quiz leads it; the service asks for its host.
    **dict.fromkeys(("quiz", "rehearse"), Open.EVERYBODY),
    **dict.fromkeys((buttons.OfferQuizzes, buttons.PickQuiz, buttons.Lead), Open.EVERYBODY),
    **dict.fromkeys((buttons.Join, buttons.Arrange, buttons.Mine), Open.EVERYBODY),
    **dict.fromkeys((buttons.LiveChoose, buttons.LiveTick, buttons.LiveSend), Open.EVERYBODY),
    # One's own learning.
    **dict.fromkeys((buttons.Go, buttons.Choose, buttons.Tick, buttons.Send), Open.EVERYBODY),
    **dict.fromkeys((buttons.Clear, buttons.ShowSources, buttons.ShowCard), Open.EVERYBODY),
    buttons.ShowRules: Open.EVERYBODY,
    **dict.fromkeys((buttons.OpenTrack, buttons.OpenLesson, buttons.OpenCourse), Open.EVERYBODY),
    buttons.TakeLesson: Open.EVERYBODY,
    **dict.fromkeys((buttons.ShowKept, buttons.Speak, buttons.HowSure), Open.EVERYBODY),
    **dict.fromkeys((buttons.Skip, buttons.AskThree, buttons.Audience), Open.EVERYBODY),
    **dict.fromkeys((buttons.Goal, buttons.GetCertificate), Open.EVERYBODY),
    **dict.fromkeys((buttons.Remind, buttons.Zone), Open.EVERYBODY),
    **dict.fromkeys((buttons.AboutLoan, buttons.LookOver), Open.EVERYBODY),
    **dict.fromkeys((buttons.ShowAnswer, buttons.Thumb), Open.EVERYBODY),
    buttons.MoreNumbers: Open.EVERYBODY,
    **dict.fromkeys((buttons.ShowDrill, buttons.PlayDrill), Open.EVERYBODY),
    **dict.fromkeys((buttons.DrillChoose, buttons.StopDrill), Open.EVERYBODY),
    **dict.fromkeys((buttons.Belong, buttons.AfterGroup), Open.EVERYBODY),
    buttons.Quote: Open.EVERYBODY,
    # Partners' people. Whoever works for a partner sees its team, and may leave it.
    "dashboard": Open.STAFF,
    "team": Open.STAFF,
    "event": Action.SEE_EVENTS,
    buttons.OpenEvent: Action.SEE_EVENTS,
    buttons.PlanEvent: Action.MAKE_EVENTS,
    buttons.SetGroup: Action.MAKE_EVENTS,
    "add-partner": Action.MANAGE_PARTNERS,
    buttons.MyTeam: Open.STAFF,
    buttons.ChangeTeam: Action.MANAGE_PEOPLE,
    # What is wrong in a lesson: everybody's to say, organisers' to answer.
    buttons.Flag: Open.EVERYBODY,
    "tickets": Action.ANSWER_TICKETS,
    buttons.Ticket: Action.ANSWER_TICKETS,
    "broadcast": Action.BROADCAST,
    buttons.Broadcast: Action.BROADCAST,
    buttons.Received: Open.EVERYBODY,
    "stats": Action.SEE_REPORTS,
    buttons.ShowStats: Action.SEE_REPORTS,
}
"""What each command, action and button needs; for which partner, its service looks at."""

MENU: dict[str, Rule] = {name: RULES[name] for name in (*STAFF_COMMANDS, *COMMANDS)}
"""The commands in the menu of who works for a partner, with the rule of each."""


_PRIVATELY = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_BESIDE = frozenset({"language", "help", "about"})
"""Commands after which what was asked stays asked."""


async def on_tap(update: Update, context: Context) -> None:
    """A button: parse it, and do what it says."""
    query = update.callback_query
    if query is None:
        return
    button = buttons.parse(query.data or "")
    if isinstance(button, buttons.Do):
        action = ACTIONS.get(button.what)
        if action is None:
            raise buttons.NotAButton(button.what)
        await _let_in(update, context, RULES[button.what])
        await action(update, context)
    else:
        await _let_in(update, context, RULES[type(button)])
        await TAPS[type(button)](update, context, button)


async def _let_in(update: Update, context: Context, rule: Rule) -> None:
    """Raise `NotAllowed` for who must not come in."""
    if rule is Open.EVERYBODY:
        return
    viewer = await context.desk.organisers.rights(person_of(update).telegram_id)
    if not viewer.passes(rule):
        raise NotAllowed


async def _turn_away(update: Update, context: Context) -> None:
    """Await no text any more where somebody goes on with something else."""
    people, person = context.desk.people, person_of(update)
    if await people.awaiting(person) is not None:
        await people.await_nothing(person)


def _command(name: str, handle: Handle, here: filters.BaseFilter) -> CommandHandler[Context, None]:
    """A command, for whom its rule lets in."""
    rule = RULES[name]

    async def guarded(update: Update, context: Context) -> None:
        await _let_in(update, context, rule)
        if here is _PRIVATELY and name not in _BESIDE:
            await _turn_away(update, context)
        await handle(update, context)

    return CommandHandler(name, guarded, here)


def build(
    token: str,
    base_url: str | None = None,
    proxy: str | None = None,
    request: BaseRequest | None = None,
) -> Chat:
    """The application; `base_url` is another Bot API server, such as the pretend one.

    `request` carries the calls in place of HTTP.
    """
    # Calls go through `do_api_request`, as what they answer is rarely needed as objects.
    warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)
    warnings.filterwarnings("ignore", ".*retry_after", PTBDeprecationWarning)
    # Telegram names the right option of a poll in the old way too.
    warnings.filterwarnings("ignore", ".*correct_option_id", PTBDeprecationWarning)
    builder = (
        Application.builder()
        .token(token)
        .context_types(ContextTypes(context=Context))
        .request(request or AiohttpRequest(proxy=proxy))
        .get_updates_request(request or AiohttpRequest(connections=2, proxy=proxy))
        .updater(None)
        .job_queue(None)
    )
    if base_url is not None:
        builder = builder.base_url(f"{base_url}/bot").base_file_url(f"{base_url}/file/bot")
    application: Chat = builder.build()
    private, groups = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    new = filters.UpdateType.MESSAGE
    application.add_handler(TypeHandler(Update, loan.leave), group=-1)
    application.add_handler(CallbackQueryHandler(on_tap))
    application.add_handler(_command("start", welcome.start, _PRIVATELY))
    for name, handle in {**COMMANDS, **STAFF_COMMANDS}.items():
        application.add_handler(_command(name, handle, _PRIVATELY))
    application.add_handlers(
        [
            MessageHandler(
                private & new & filters.FORWARDED & (filters.TEXT | filters.CAPTION),
                check.forwarded,
            ),
            MessageHandler(private & new & filters.COMMAND, unexpected.command),
            MessageHandler(private & new & filters.TEXT, texts.typed),
            MessageHandler(private & new & filters.LOCATION, remind.place),
            MessageHandler(private & new & filters.CAPTION, check.forwarded),
            MessageHandler(private & new & ~filters.StatusUpdate.ALL, unexpected.media),
            MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, unexpected.edited),
            *_group_handlers(groups & new),
            MessageHandler(groups & new & ~filters.StatusUpdate.ALL, unexpected.group),
            MessageHandler(filters.StatusUpdate.MIGRATE, live_quiz.migrated),
            PollAnswerHandler(live_quiz.vote),
            ChatMemberHandler(unexpected.standing),
        ]
    )
    application.add_error_handler(trouble.on_error)
    return application


def _group_handlers(here: filters.BaseFilter) -> list[BaseHandler[Update, Context, None]]:
    return [
        _command("quiz", live_quiz.quiz, here),
        _command("rehearse", live_quiz.rehearse, here),
        _command("start", welcome.start_in_group, here),
        _command("check", check.check, here),
        _command("ask", ask.ask, here),
        _command("loan", loan.in_group, here),
        _command("about", check.about, here),
        MessageHandler(here & filters.REPLY & filters.TEXT, live_quiz.reply),
    ]


async def introduce(application: Chat) -> None:
    """Tell Telegram the commands and what the bot is, in every language."""
    bot = application.bot
    for language in LANGUAGES:
        code = "" if language == DEFAULT else language.partition("-")[0]
        commands = [BotCommand(name, t(language, f"command-{name}")) for name in COMMANDS]
        await bot.set_my_commands(commands, language_code=code)
        await bot.set_my_short_description(t(language, "about-bot"), language_code=code)
        await bot.set_my_description(t(language, "about-bot-long"), language_code=code)
