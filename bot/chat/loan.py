"""/loan: from a typed sentence or a few taps to what an offer really costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.chat import ask, check, lifeline
from bot.chat import loan_words as words
from bot.chat.buttons import AboutLoan, Do, NotAButton
from bot.chat.desk import Context, language_of, person_of, show, topic_of
from bot.chat.lifeline import worded
from bot.chat.loan_memory import Asked, Case, Expected
from bot.chat.loan_memory import typed as said
from bot.chat.screens import loan as screens
from bot.chat.screens import loan_drawn as drawn
from bot.chat.screens import loan_more as more
from bot.chat.screens.screen import Screen, paragraphs
from bot.core.affordability import Budget
from bot.core.fact import REGIONS, Fact, fitting, region_of
from bot.core.loan import NeverRepaid
from bot.core.offers.amount import Between, amount, is_figures, unfit
from bot.core.offers.correction import begins_anew
from bot.core.offers.offer import CHANGEABLE, Kind, Need, Offer
from bot.core.rate import NoRate
from bot.locales import LANGUAGES, t
from bot.pictures import loan as loan_picture
from bot.pictures import offers as offers_picture

log = structlog.get_logger()

_DEAR = Decimal("0.1")
"""A rate from which caps are worth a look."""
_SHORT = 6
"""How often a short loan fits into a year: two months or less."""
_AT_MOST = 3
_LANGUAGE = "/language"
_OURS = ("$:", "v:", "d:language")
"""How the data of buttons begins that leave an offer waiting: ours, and those of the language."""


async def loan(update: Update, context: Context) -> None:
    """/loan, alone or with an offer behind it."""
    message = update.message
    text = "".join(((message.text if message else None) or "").split(None, 1)[1:]).strip()
    if update.callback_query is None and text:
        if await lifeline.first(update, context, text):
            return
        await _proceed(update, context, Case((said(text),)))
        return
    await begin(update, context)


async def begin(update: Update, context: Context) -> None:
    """/loan by its deep link."""
    _expect(update, context, Expected("offer"))
    await _new(update, context, screens.intro(await language_of(update, context)))


async def in_group(update: Update, context: Context) -> None:
    """/loan in a group: not here, where everybody reads it."""
    message = update.effective_message
    text = (message.text if message else None) or ""
    if message is None or await lifeline.first(update, context, text):
        return
    screen = screens.in_private(await language_of(update, context), context.bot.username)
    await context.desk.voice.send(message.chat_id, screen, topic=topic_of(update))


async def typed(update: Update, context: Context) -> bool:
    """A text: an answer if `/loan` asked for one; False: it did not, or this is none."""
    memory, chat = context.desk.loans, _chat(update)
    expected = memory.expected(chat, context.desk.clock())
    message = update.effective_message
    if expected is None or message is None:
        return False
    text = message.text or ""
    button = memory.shown(chat, words.bare(text))
    if button is not None and unfit(text) is None:
        await tap(update, context, button)
    elif words.ends(text):
        await _leave(update, context)
    elif expected.what == "sum":
        return await _of_the_month(update, context, expected, text)
    else:
        anew = said(text)
        if not await _about_last(update, context, expected, anew) and not await _elsewhere(
            update, context, anew
        ):
            return await _taken(update, context, expected, anew)
    return True


async def offered(update: Update, context: Context) -> bool:
    """A whole offer that nobody asked for is calculated, and one to be paid back whenever is asked
    about; who puts one right that is no longer known hears so, and who borrows less than nothing;
    False: it is none of these.

    An open question of a lesson comes first.
    """
    message, person = update.effective_message, person_of(update)
    text = (message.text if message else None) or ""
    lost, anew = words.puts_right(text), said(text)
    asked = words.is_whole(anew) or words.borrows_unfit(anew) or words.leaves_open(anew)
    if not lost and not asked:
        return False
    view = await context.desk.study.where(person)
    if view is not None and view.question is not None and view.answer is None:
        return False
    if lost:
        await _gone(update, context)
    else:
        await _calculate(update, context, anew)
    return True


def is_offer(text: str) -> bool:
    """Whether a text is a whole offer of a loan."""
    return words.is_whole(said(text))


def waits(update: Update, context: Context) -> bool:
    """Whether something is asked that the next text is to answer."""
    expected = context.desk.loans.expected(_chat(update), context.desk.clock())
    return expected is not None and (expected.what != "offer" or bool(expected.detail))


async def _calculate(update: Update, context: Context, anew: Asked) -> None:
    """What a whole offer costs, unless it has signs of a scam."""
    if not await check.suspected(update, context, whole=True):
        await _proceed(update, context, Case((anew,)))


async def _about_last(update: Update, context: Context, expected: Expected, anew: Asked) -> bool:
    """Can I afford that? Is that legal? after an answer; False: it is neither, or has no plan."""
    case, text = context.desk.loans.find(_chat(update), expected.ref), anew.text
    if expected.what != "offer" or case is None or words.is_whole(anew):
        return False
    offer = case.last.reading.offer
    if offer is None:
        return False
    if words.asks_which(text):
        await _which(update, context, case, expected.ref)
        return True
    if worded("loan-words-legal").within(words.folded(text)) and not words.figures(text):
        await _legal(update, context, offer, expected.ref)
        return True
    if not worded("loan-words-afford").within(words.folded(text)) or not _has_plan(offer):
        return False
    given = amount(words.without(text, "loan-words-afford"))
    awaited = Expected("sum", expected.ref, more.SUMS[0])
    _expect(update, context, awaited)
    if given is not None:
        await _sum(update, context, case, awaited, given)
    else:
        language = await language_of(update, context)
        await _new(update, context, more.ask_sum(language, more.SUMS[0]))
    return True


async def _which(update: Update, context: Context, case: Case, ref: int) -> None:
    """How to choose between what was compared; where there is one offer, ask for the other."""
    language, offers = await language_of(update, context), _offers(case)
    if len(offers) > 1:
        pairs = [(offer, offer.loan()) for offer in offers]
        lesson = _lesson(context, language, "true-cost/compare-two")
        await _new(update, context, more.which(language, pairs[:_AT_MOST], lesson))
        return
    _expect(update, context, Expected("compare", ref))
    screen = Screen(t(language, "loan-compare-one"), [screens.another(language)])
    await _new(update, context, screen)


def _offers(case: Case) -> list[Offer]:
    """The offers of a case that are understood and have a plan."""
    offers = [one.reading.offer for one in case.asked if not one.reading.needs]
    return [one for one in offers if one is not None and _has_plan(one)]


async def _legal(update: Update, context: Context, offer: Offer, ref: int) -> None:
    """What is known of the law of the place; where none is, which place it is."""
    language = await language_of(update, context)
    region = await _region(update, context, offer.currency, language)
    today = context.desk.clock().date()
    found = fitting(context.desk.library.facts, region or "", _about(offer), today)
    shown = more.legal(language, found, ref) if found else screens.where(language, ref)
    await _new(update, context, shown)


def _has_plan(offer: Offer) -> bool:
    if offer.kind is Kind.RATE:
        return False
    try:
        offer.loan().rate()
    except (NeverRepaid, NoRate):
        return False
    return True


async def _elsewhere(update: Update, context: Context, anew: Asked) -> bool:
    """Give away what is no answer: a message to be looked over, or a question for a lesson."""
    reading, text = anew.reading, anew.text
    whole = reading.offer is not None and not reading.needs
    if await check.suspected(update, context, whole=whole):
        return True
    return (not words.figures(text) or words.is_aside(text)) and await ask.surely(update, context)


async def _leave(update: Update, context: Context) -> None:
    """Wait for nothing any more."""
    context.desk.loans.expect_nothing(_chat(update))
    await show(update, context, screens.left(await language_of(update, context)))


async def _taken(update: Update, context: Context, expected: Expected, anew: Asked) -> bool:
    """Take an answer to what was asked; False: it says nothing of an offer."""
    case, text = context.desk.loans.find(_chat(update), expected.ref), anew.text
    asked = expected.what != "offer" or bool(expected.detail)
    talk = words.small_talk(text) if case is None or asked else None
    if talk is not None and (case is not None or not asked):
        await _ask_again(update, context, case, expected, talk)
        return True
    if expected.what == "offer":
        right = _righted(case, expected, anew)
        if case is not None and right is not None:
            await _proceed(update, context, case.saying(right), asking=True)
        elif case is not None and unfit(text) is not None and not begins_anew(text):
            await _ask_again(update, context, case, expected, words.wrong_figure(text))
        elif case is not None and not expected.detail and words.says_nothing(anew):
            return False
        elif case is not None and words.goes_on(anew):
            changed = case.last.changed(text)
            await _proceed(update, context, case.saying(changed), asking=True)
        else:
            await _proceed(update, context, Case((anew,)))
        return True
    if case is None:
        await _gone(update, context)
        return True
    match expected.what:
        case "need":
            await _answered(update, context, case, expected, anew)
        case "cost":
            await _cost(update, context, case, expected, text)
        case "compare":
            await _proceed(update, context, Case((*case.asked, anew)))
        case _:
            await _settle_at(update, context, case, expected.ref, words.which_payment(text))
    return True


def _righted(case: Case | None, expected: Expected, anew: Asked) -> Asked | None:
    """What the last offer becomes by a text; None: there is none, or the text is about another."""
    if case is None or words.leaves_open(anew):
        return None
    surely = expected.detail == "wrong" or words.puts_right(anew.text)
    return words.put_right(case.last, anew, surely=surely)


async def _ask_again(
    update: Update, context: Context, case: Case | None, expected: Expected, first: str
) -> None:
    """Say something, and what is asked stays asked."""
    language = await language_of(update, context)
    if case is None:
        await _new(update, context, screens.intro(language, first))
        return
    offer = case.last.reading.offer
    match expected.what:
        case "need":
            await _ask(update, context, expected.ref, case.last, first)
            return
        case "cost":
            screen = screens.ask_number(language, expected.detail)
        case "compare":
            screen = more.ask_other(language)
        case "settle":
            count = max(one.at for one in _offer(case).loan().payments)
            screen = more.ask_when(language, count, expected.ref)
        case _ if offer is not None:
            screen = screens.wrong(language, offer, expected.ref)
        case _:
            screen = screens.intro(language)
    await _new(update, context, _beginning(language, first, screen))


def _beginning(language: str, first: str, screen: Screen) -> Screen:
    """A screen with a sentence before it, if there is one to say."""
    said = t(language, first) if first else ""
    return replace(screen, text=paragraphs(said, screen.text))


async def leave(update: Update, context: Context) -> None:
    """Whatever else somebody does: the next text is no answer to `/loan` any more.

    Another language does not matter: it goes on in that.
    """
    query, message = update.callback_query, update.message
    data = (query.data if query else None) or ""
    ours = query is not None and data.startswith(_OURS)
    text = (message.text if message else None) or ""
    command = text.startswith("/") and text.strip() != _LANGUAGE
    if ((query is not None and not ours) or command) and update.effective_chat is not None:
        context.desk.loans.expect_nothing(update.effective_chat.id)


async def tap(update: Update, context: Context, button: AboutLoan) -> None:
    """A button of `/loan`."""
    language, memory, chat = await language_of(update, context), context.desk.loans, _chat(update)
    if button.what == "example":
        if not 1 <= button.value <= screens.EXAMPLES:
            raise NotAButton(button.what)
        text = t(language, f"loan-example-{button.value}")
        await _proceed(update, context, Case((said(text),)))
        return
    if button.what == "build":
        await _proceed(update, context, Case((Asked(""),)))
        return
    if button.what == "leave":
        await _leave(update, context)
        return
    if button.what == "again":
        await begin(update, context)
        return
    case = memory.find(chat, button.ref)
    if case is None:
        await _gone(update, context)
        return
    if button.what in _CHANGES:
        await _proceed(update, context, case.saying(_changed(language, case.last, button)))
    elif button.what == "choose":
        await _chosen(update, context, case, button)
    else:
        await _further(update, context, case, button)


_CHANGES = frozenset({"term", "every", "schedule", "kind"})


def _changed(language: str, asked: Asked, button: AboutLoan) -> Asked:
    """The offer, said more precisely by a button."""
    value = button.value
    try:
        match button.what:
            case "term":
                return asked.adding(f"for {value} months", t(language, "loan-month", count=value))
            case "every":
                return replace(asked, every=screens.EVERY[value])
            case "schedule":
                told = ("split", "all at the end")[value]
                key = ("loan-in-parts", "loan-all-at-end")[value]
                return asked.adding(told, t(language, key))
            case _:
                return replace(asked, kind=CHANGEABLE[value])
    except IndexError as error:
        raise NotAButton(button.what) from error


async def _chosen(update: Update, context: Context, case: Case, button: AboutLoan) -> None:
    """The reading that was tapped, as if it had been read so at once; or none of them."""
    could_be = case.last.reading.could_be
    if button.value > len(could_be):
        raise NotAButton(button.what)
    if button.value:
        chosen = case.last.meaning(could_be[button.value - 1].offer)
        await _proceed(update, context, case.saying(chosen))
        return
    language, before = await language_of(update, context), case.last.unchanged()
    if before is not None:  # what was right before is still there to be put right
        ref = context.desk.loans.keep(_chat(update), case.saying(before))
        _expect(update, context, Expected("offer", ref, "wrong"))
        offer = before.reading.offer
        if offer is not None:
            await _new(update, context, screens.wrong(language, offer, ref))
            return
    _expect(update, context, Expected("need", button.ref, Need.CLEARER.value))
    await _new(update, context, screens.ask(language, Need.CLEARER, button.ref, ()))


async def _further(update: Update, context: Context, case: Case, button: AboutLoan) -> None:
    """What may be done with an offer that is understood, or partly so."""
    language, memory, chat = await language_of(update, context), context.desk.loans, _chat(update)
    ref = button.ref
    match button.what:
        case "cost":
            if button.value >= len(screens.COSTS):
                raise NotAButton(button.what)
            what = screens.COSTS[button.value]
            _expect(update, context, Expected("cost", ref, what))
            await _show(update, context, screens.ask_number(language, what))
        case "more":
            await _ask(update, context, ref, case.last)
        case "wrong":
            _expect(update, context, Expected("offer", ref, "wrong"))
            offer = _offer(case, with_plan=False)
            await _new(update, context, screens.wrong(language, offer, ref))
        case "compare":
            _expect(update, context, Expected("compare", ref))
            await _new(update, context, more.ask_other(language))
        case "afford":
            _expect(update, context, Expected("sum", ref, more.SUMS[0]))
            await _new(update, context, more.ask_sum(language, more.SUMS[0]))
        case "settle":
            _expect(update, context, Expected("settle", ref))
            count = max(one.at for one in _offer(case).loan().payments)
            await _new(update, context, more.ask_when(language, count, ref))
        case "settle-at":
            await _settle_at(update, context, case, ref, Decimal(button.value))
        case "where":
            await _new(update, context, screens.where(language, ref))
        case "region":
            if button.value >= len(REGIONS):
                raise NotAButton(button.what)
            memory.live_in(chat, REGIONS[button.value])
            await _in_region(update, context, case, ref)
        case other:
            raise NotAButton(other)


# From a sentence to an answer


async def _proceed(update: Update, context: Context, case: Case, *, asking: bool = False) -> None:
    """Answer, or ask what is missing; where one is `asking`, ask on until nothing is."""
    nonsense = case.last.reading.offer is None and case.last.reading.needs == (Need.AMOUNT,)
    wrong = words.wrong_figure(case.last.text) if nonsense else ""
    if wrong:
        case = case.saying(words.without_wrong_figure(case.last))
    ref = context.desk.loans.keep(_chat(update), case)
    reading = case.last.reading
    comparing = len(case.asked) > 1
    if reading.offer is None or ((asking or comparing) and reading.needs):
        await _ask(update, context, ref, case.last, wrong)
        return
    _expect(update, context, Expected("offer", ref))
    others = [one.reading for one in case.asked[:-1]]
    if others and not reading.needs:
        offers = [one.offer for one in [*others, reading] if one.offer is not None]
        if await _compare(update, context, offers, ref):
            return
    await _answer(update, context, reading.offer, case, ref)


async def _ask(update: Update, context: Context, ref: int, asked: Asked, first: str = "") -> None:
    """Ask what is missing first, or which of several readings is right.

    `first`: what is to be said before, which is then no answer to what was told.
    """
    language, reading, told = await language_of(update, context), asked.reading, asked.said
    needs = reading.needs
    need = needs[0] if needs else Need.AMOUNT
    nothing = set(needs) == words.EVERYTHING
    lost = bool(told) and nothing and not first
    _expect(update, context, Expected("need", ref, need.value))
    if reading.could_be:
        screen = screens.choose(language, reading.could_be, ref)
    else:
        so_far = [] if nothing or need is Need.SHORTER else told
        screen = screens.ask(language, need, ref, so_far, lost=lost)
    await _show(update, context, _beginning(language, first, screen))


async def _answer(update: Update, context: Context, offer: Offer, case: Case, ref: int) -> None:
    language, needs = await language_of(update, context), case.last.reading.needs
    region = await _region(update, context, offer.currency, case.last.text)
    about = _about(offer)
    facts = fitting(
        context.desk.library.facts, region or "", about, context.desk.clock().date(), most=2
    )
    answer = screens.Answer(
        offer, ref, region, facts, _lesson(context, language, _lesson_of(offer)), needs
    )
    await _let_go(update, context)
    drawing = None if offer.kind is Kind.RATE or needs else _drawing(language, offer)
    if drawing is not None:
        await _picture(update, context, drawing)
    await _new(update, context, screens.result(language, answer))


def _drawing(language: str, offer: Offer) -> str | None:
    try:
        return loan_picture.svg(drawn.loan_picture(language, offer, offer.loan()))
    except (NeverRepaid, NoRate):
        return None


async def _compare(update: Update, context: Context, offers: Sequence[Offer], ref: int) -> bool:
    """Show offers side by side; False where one of them has no rate."""
    language = await language_of(update, context)
    lesson = _lesson(context, language, "true-cost/compare-two")
    try:
        pairs = [(offer, offer.loan()) for offer in offers if offer.kind is not Kind.RATE]
        screen = more.compared(language, pairs[:_AT_MOST], ref, lesson)
        drawing = offers_picture.svg(drawn.offers_picture(language, pairs[:_AT_MOST]))
    except (NeverRepaid, NoRate):
        return False
    await _let_go(update, context)
    await _picture(update, context, drawing)
    await _new(update, context, screen)
    return True


def _about(offer: Offer) -> list[str]:
    """The subjects of facts that fit an offer, the closest first."""
    about = []
    if offer.on_card:
        about.append("card")
    if offer.deducted:
        about.append("deduction")
    if offer.late or "first-now" in offer.assumed:
        about.append("later")
    try:
        found = offer.quoted_rate if offer.kind is Kind.RATE else offer.loan().rate()
        if found.nominal > _DEAR and "card" not in about:
            about.append("short")
    except (NeverRepaid, NoRate):
        pass
    return [*about, "cost"]


def _lesson_of(offer: Offer) -> str:
    """The one lesson that explains where the cost comes from."""
    once = offer.kind is Kind.AT_END or (offer.kind is Kind.GIVEN and offer.count == 1)
    if offer.on_card:
        return "true-cost/minimum-payment"
    if offer.kind is Kind.FLAT:
        return "true-cost/fee-is-not-rate"
    if "first-now" in offer.assumed or _is_free(offer):
        return "everyday-credit/instalments-at-checkout"
    if offer.deducted or offer.first:
        return "true-cost/what-you-get"
    if once and offer.period.times(offer.count).a_year >= _SHORT:
        return "risky-loans/payday-apr"
    return "true-cost/rate-per-what" if once or offer.kind is Kind.RATE else "true-cost/apr"


def _is_free(offer: Offer) -> bool:
    """Whether it is paid in parts that come to no more than what was got."""
    return offer.kind is Kind.GIVEN and offer.count > 1 and offer.loan().is_free


# What was asked, answered by typing


async def _answered(
    update: Update, context: Context, case: Case, expected: Expected, anew: Asked
) -> None:
    """An answer to a question: joined to what was typed, unless it is a whole offer itself, or
    nothing of one."""
    need, ref = Need(expected.detail), expected.ref
    before, text, reading = case.last, anew.text, anew.reading
    whole = reading.offer is not None and not reading.needs
    if whole or need in {Need.SHORTER, Need.CLEARER}:
        asked = anew
    elif set(before.reading.needs) == words.EVERYTHING:
        # Nothing was understood before, or nothing was said.
        asked = Asked(words.joined(need, text) if words.number(text) is not None else text, (text,))
    else:
        every = words.rhythm(text) if need is Need.RATE_PERIOD else None
        asked = replace(before.adding(words.joined(need, text), text), every=every or before.every)
        wrong = "loan-zero" if words.is_zero(need, text) else words.wrong_figure(text)
        if wrong or (words.is_idle(text) and asked.reading == before.reading):
            await _ask(update, context, ref, before, wrong)
            return
    read_now = asked.reading
    if not whole and (read_now.offer is None or read_now.needs):
        asked = words.put_right(before, anew) or asked
    await _proceed(update, context, case.saying(asked), asking=True)


async def _cost(
    update: Update, context: Context, case: Case, expected: Expected, text: str
) -> None:
    number = words.number(text)
    language = await language_of(update, context)
    if number is None:
        await _new(update, context, screens.ask_number(language, expected.detail))
        return
    wrong = words.wrong_figure(text)
    if wrong:
        await _ask_again(update, context, case, expected, wrong)
        return
    told = words.COST_WORDS[expected.detail].format(f"{number:f}")
    asked = case.last.adding(told, text)
    await _proceed(update, context, case.saying(asked), asking=True)


async def _of_the_month(update: Update, context: Context, expected: Expected, text: str) -> bool:
    """Take a number of the month, or a whole offer instead; False: it is something else.

    Something else is not for us to answer, and the number stays awaited.
    """
    case = context.desk.loans.find(_chat(update), expected.ref)
    given, anew = amount(text), said(text)
    if given is None and worded("loan-words-no-income").within(words.folded(text)):
        given = Decimal(0)
    if case is None:
        await _gone(update, context)
    elif given is not None:
        await _sum(update, context, case, expected, given)
    elif words.is_whole(anew):
        await _calculate(update, context, anew)
    elif not is_figures(text) and (
        context.desk.asks.asks(text) or (words.figures(text) and not words.tells_sums(text))
    ):
        return await check.suspected(update, context, whole=False)
    elif not is_figures(text) and (only := words.only_sum(text)) is not None:
        await _sum(update, context, case, expected, only)
    else:
        language = await language_of(update, context)
        await _new(update, context, more.ask_sum(language, expected.detail, "loan-afford-number"))
    return True


async def _sum(
    update: Update, context: Context, case: Case, expected: Expected, given: Decimal | Between
) -> None:
    """One of the numbers of the month; after the last, what they come to."""
    language, chat, memory = await language_of(update, context), _chat(update), context.desk.loans
    if isinstance(given, Between):
        await _new(update, context, more.ask_which(language, given, _offer(case).currency))
        return
    if given < 0:
        await _new(update, context, more.ask_sum(language, expected.detail, "loan-afford-below"))
        return
    if given == 0 and expected.detail == more.SUMS[0]:
        lesson = _lesson(context, language, "when-it-gets-hard/free-help")
        await _new(update, context, more.no_income(language, lesson))
        return
    place = more.SUMS.index(expected.detail)
    told = Case(case.asked, (*case.sums[:place], given))
    ref = memory.keep(chat, told)
    if place + 1 < len(more.SUMS):
        _expect(update, context, Expected("sum", ref, more.SUMS[place + 1]))
        await _new(update, context, more.ask_sum(language, more.SUMS[place + 1]))
        return
    _expect(update, context, Expected("offer", ref))
    await _afford(update, context, told, ref)


async def _afford(update: Update, context: Context, case: Case, ref: int) -> None:
    language, offer = await language_of(update, context), _offer(case)
    region = await _region(update, context, offer.currency, case.last.text)
    facts = _helpful(context, region)
    new, at_once = more.monthly(offer.loan())
    budget = Budget(case.sums[0], case.sums[1], case.sums[2], new)
    screen = more.affordable(
        language,
        budget,
        offer.currency,
        at_once=at_once,
        facts=facts,
        ref=ref,
        lesson=_lesson(context, language, "before-you-borrow/debt-share"),
    )
    await _new(update, context, screen)


def _helpful(context: Context, region: str | None) -> list[Fact]:
    """Lines that authorities draw there, and where help is free."""
    today, facts = context.desk.clock().date(), context.desk.library.facts
    return [
        one for about in ("share", "help") for one in fitting(facts, region or "", (about,), today)
    ]


async def _settle_at(
    update: Update, context: Context, case: Case, ref: int, after: Decimal | None
) -> None:
    language, offer = await language_of(update, context), _offer(case)
    count = max(one.at for one in offer.loan().payments)
    if after is None or not 1 <= after < count or after != int(after):
        await _new(update, context, more.ask_when(language, count, ref, again=True))
        return
    await _new(update, context, more.settlement(language, offer, int(after), ref))


async def _in_region(update: Update, context: Context, case: Case, ref: int) -> None:
    """The facts of the place that was tapped, for the month if its numbers were told."""
    if len(case.sums) == len(more.SUMS):
        await _afford(update, context, case, ref)
        return
    reading = case.last.reading
    if reading.offer is not None:
        await _answer(update, context, reading.offer, case, ref)


def _offer(case: Case, *, with_plan: bool = True) -> Offer:
    """The offer talked about, where a button says that there is one; and its plan, if wanted."""
    offer = case.last.reading.offer
    if offer is None or (with_plan and offer.kind is Kind.RATE):
        raise NotAButton("no offer")
    try:
        if with_plan:
            offer.loan().rate()
    except (NeverRepaid, NoRate) as error:
        raise NotAButton("no plan") from error
    return offer


# Around it


def _expect(update: Update, context: Context, expected: Expected) -> None:
    """Take the next text as an answer."""
    context.desk.loans.expect(_chat(update), expected, context.desk.clock())


async def _region(update: Update, context: Context, currency: str, text: str) -> str | None:
    """Where somebody lives: as they said, else by the currency, their timezone, their language."""
    place = context.desk.loans.region(_chat(update))
    if place is not None:
        return place
    language, (code, _) = await language_of(update, context), lifeline.spoken(update)
    zone = await lifeline.zone(update, context, text)
    return region_of(currency, zone, language, code, text)


def _lesson(context: Context, language: str, name: str) -> tuple[str, str] | None:
    lesson = context.desk.library.catalogue.lessons.get(f"loans/{name}")
    return None if lesson is None else (lesson.id, lesson.edition(language).title)


def _chat(update: Update) -> int:
    if update.effective_chat is None:
        raise ValueError("an update from nowhere")
    return update.effective_chat.id


async def _new(update: Update, context: Context, screen: Screen) -> None:
    """Say it in a message of its own, so that what was shown before stays."""
    _remember(update, context, screen)
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id)
    await context.desk.voice.send(_chat(update), screen)


async def _show(update: Update, context: Context, screen: Screen) -> None:
    """Ask in the message that was tapped, or in a new one."""
    _remember(update, context, screen)
    await show(update, context, screen)


def _remember(update: Update, context: Context, screen: Screen) -> None:
    """The buttons of a screen, for who types their words instead of tapping."""
    again = AboutLoan("again", 0, 0)
    keys = [key for row in screen.rows for key in row]
    labels = {words.bare(key.text): again for key in keys if key.does == Do("loan")}
    ours = {words.bare(key.text): key.does for key in keys if isinstance(key.does, AboutLoan)}
    labels |= ours
    choices = {one.value: one for one in ours.values() if one.what == "choose"}
    for value, does in choices.items():
        name = "yes" if value and len(choices) == 2 else str(value)
        labels |= {
            words.bare(word): does
            for language in LANGUAGES
            for word in t(language, f"loan-words-choose-{name}").split(",")
        }
    context.desk.loans.show(_chat(update), labels)


async def _let_go(update: Update, context: Context) -> None:
    """End a tap's waiting."""
    if update.callback_query is not None:
        await context.desk.voice.answer(update.callback_query.id)


async def _gone(update: Update, context: Context) -> None:
    """What a button is about is no longer remembered."""
    language = await language_of(update, context)
    _expect(update, context, Expected("offer"))
    await _new(update, context, screens.intro(language, "loan-gone"))


async def _picture(update: Update, context: Context, svg: str) -> None:
    """Send the picture; the text says the same, so that its failure is no loss."""
    desk, chat = context.desk, _chat(update)
    try:
        await desk.voice.photo(chat, await desk.painter.paint(svg))
    except (OSError, RuntimeError, TelegramError):
        log.exception("a picture of a loan could not be sent")
