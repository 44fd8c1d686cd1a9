"""Lessons and reviews: opening, going on, answering by tap and by typing."""

from __future__ import annotations

from telegram import Update

from bot.chat import ask, drill
from bot.chat.buttons import (
    AskThree,
    Choose,
    Clear,
    Go,
    HowSure,
    OpenLesson,
    OpenTrack,
    Send,
    ShowCard,
    ShowSources,
    Skip,
    TakeLesson,
    Tick,
)
from bot.chat.desk import Context, language_of, person_of, show, show_view
from bot.chat.screens import places
from bot.chat.screens import study as screens
from bot.core.errors import NotANumber, NothingDue, NotThisQuestion
from bot.locales import t


async def learn(update: Update, context: Context) -> None:
    """/learn: exactly where the person stopped, or the next lesson."""
    view = await context.desk.study.go_on(person_of(update))
    if view is None:
        await show(update, context, places.all_done(await language_of(update, context)))
    else:
        await show_view(update, context, view)


async def review(update: Update, context: Context) -> None:
    """/review: what is due."""
    try:
        view = await context.desk.reviews.open(person_of(update))
    except NothingDue:
        await show(update, context, places.nothing_due(await language_of(update, context)))
    else:
        await show_view(update, context, view)


async def cancel(update: Update, context: Context) -> None:
    """/cancel: end a drill; else put what is open away, and it stays where it is."""
    await context.desk.people.await_nothing(person_of(update))
    if await drill.stopped(update, context):
        return
    language = await language_of(update, context)
    view = await context.desk.study.where(person_of(update))
    if view is None:
        await show(update, context, places.nudge(language, "nudge-cancel-nothing"))
        return
    await show(update, context, places.nudge(language, "cancelled"))
    if view.replaces is not None and update.effective_chat is not None:
        await context.desk.voice.strip(update.effective_chat.id, view.replaces)


async def open_track(update: Update, context: Context, button: OpenTrack) -> None:
    """Begin or go on with a track."""
    view = await context.desk.study.open_track(person_of(update), button.track)
    if view is None:
        await show(update, context, places.all_done(await language_of(update, context)))
    else:
        await show_view(update, context, view)


async def open_lesson(update: Update, context: Context, button: OpenLesson) -> None:
    """Begin or go on with a lesson."""
    view = await context.desk.study.open_lesson(person_of(update), button.lesson)
    await show_view(update, context, view)


async def take_lesson(update: Update, context: Context, button: TakeLesson) -> None:
    """Begin or go on with a lesson below the answer that leads to it."""
    view = await context.desk.study.open_lesson(person_of(update), button.lesson)
    await show_view(update, context, view, below=True)


async def go(update: Update, context: Context, button: Go) -> None:
    """Back and next."""
    view = await context.desk.study.go(person_of(update), button.attempt, button.step)
    await show_view(update, context, view)


async def choose(update: Update, context: Context, button: Choose) -> None:
    """Answer with one tap."""
    view = await context.desk.study.answer(
        person_of(update), button.attempt, button.step, button.place
    )
    await show_view(update, context, view)


async def tick(update: Update, context: Context, button: Tick) -> None:
    """Tick or untick."""
    view = await context.desk.study.pick(
        person_of(update), button.attempt, button.step, button.place, on=bool(button.on)
    )
    await show_view(update, context, view)


async def clear(update: Update, context: Context, button: Clear) -> None:
    """Untick everything."""
    view = await context.desk.study.clear(person_of(update), button.attempt, button.step)
    await show_view(update, context, view)


async def send(update: Update, context: Context, button: Send) -> None:
    """Answer with what is ticked."""
    view = await context.desk.study.send(person_of(update), button.attempt, button.step)
    await show_view(update, context, view)


async def ask_three(update: Update, context: Context, button: AskThree) -> None:
    """Questions after a course, or a lesson's quiz for who knows it already."""
    view = await context.desk.probes.ask(person_of(update), button.kind, button.of)
    await show_view(update, context, view)


async def skip(update: Update, context: Context, button: Skip) -> None:
    """Straight to the lesson."""
    view = await context.desk.probes.skip(person_of(update), button.attempt)
    if view is None:
        await show(update, context, places.all_done(await language_of(update, context)))
    else:
        await show_view(update, context, view)


async def how_sure(update: Update, context: Context, button: HowSure) -> None:
    """How sure the answer was; then whether it is right."""
    view = await context.desk.study.how_sure(
        person_of(update), button.attempt, button.step, sure=bool(button.sure)
    )
    await show_view(update, context, view)


async def show_sources(update: Update, context: Context, button: ShowSources) -> None:
    """Where a lesson's facts come from."""
    view = await context.desk.study.look(person_of(update), button.attempt)
    await show(update, context, screens.sources(view))


async def show_card(update: Update, context: Context, button: ShowCard) -> None:
    """The card that explains what was answered wrong."""
    person = person_of(update)
    explained = await context.desk.study.explain(person, button.attempt, button.step)
    await show(update, context, screens.explanation(explained))


async def typed(update: Update, context: Context) -> None:
    """A text: an answer if one is asked for, else a question, else a nudge towards the button."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    person = person_of(update)
    try:
        view = await context.desk.study.type(person, message.text, message.message_id)
    except NotANumber:
        if not await ask.instead(update, context):
            await nudge(update, context, "nudge-number")
    except NotThisQuestion:
        drilling = await drill.nudged(update, context)
        if not drilling and not await ask.instead(update, context):
            await nudge(update, context, None)
    else:
        await show_view(update, context, view)


async def nudge(update: Update, context: Context, key: str | None) -> None:
    """Say what is needed, and show again what is open; without `key`, find the right words."""
    view = await context.desk.study.where(person_of(update))
    if view is None or view.question is None:
        language = await language_of(update, context)
        await show(update, context, places.nudge(language, key or "nudge-text"))
        return
    fitting = "nudge-tap" if view.answer is None else "nudge-next"
    await show_view(update, context, view, before=t(view.language, key or fitting))
