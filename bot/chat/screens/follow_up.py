"""A group's start and what follows it: consent, two questions, what somebody kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import AfterGroup, Do, OpenLesson, Remind
from bot.chat.screens import dates
from bot.chat.screens.screen import Key, Rows, Screen, cut, paragraphs, plain
from bot.core import probe
from bot.locales import t
from bot.services.follow_ups import Agreed, Asking, Said, Welcome
from bot.services.groups import Follow, Group, Offer
from bot.services.view import View

UNSAID, BELOW = 24, 25
"""No hour of the day; and neither, with the answer in a message of its own."""
_WIDEST = 44


def offer(language: str, group: Group, *, before: str = "") -> Screen:
    """What the group learns; and whether they want the questions that follow, until they said."""
    course = ""
    if group.course is not None and group.lesson is not None:
        title = group.course.title(language)
        course = t(language, "follow-course", course=plain(title))
    if not group.asks:
        return Screen(paragraphs(before, course), _onward(language, group))
    return Screen(
        paragraphs(before, course, asked(language, group)), [_yes_or_no(language, group, UNSAID)]
    )


def skipped(said: Welcome) -> Screen:
    """The start question was left out."""
    return offer(said.language, said.group, before=t(said.language, "follow-skipped"))


def asked(language: str, group: Group) -> str:
    """Do they want the questions that follow?"""
    return t(
        language,
        "follow-ask",
        ahead="yes" if group.ahead else "no",
        days=delays_in_words(language, "after" if group.ahead else "in", group.delays),
        many="yes" if len(group.delays) > 1 else "no",
    )


def delays_in_words(language: str, key: str, delays: Sequence[int]) -> str:
    """One delay or more in words: `after` something that was named, or `in` so long from now."""
    *others, last = [t(language, f"follow-{key}-{delay}") for delay in delays]
    if not others:
        return last
    first = t(language, "list-comma").join(others)
    return t(language, "follow-and", first=first, last=last)


def asked_below(screen: Screen, group: Group | None, language: str) -> Screen:
    """A screen that says something else, with that question below it where it is to be asked."""
    if group is None:
        return screen
    text = paragraphs(screen.text, asked(language, group))
    return Screen(text, [_yes_or_no(language, group, BELOW), *screen.rows])


def _yes_or_no(language: str, group: Group, value: int) -> list[Key]:
    return [
        Key(t(language, "follow-yes"), AfterGroup("yes", group.cohort_id, value)),
        Key(t(language, "follow-no"), AfterGroup("no", group.cohort_id, value)),
    ]


def _onward(language: str, group: Group) -> Rows:
    if group.lesson is None:
        return [[Key(t(language, "button-learn"), Do("learn"))]]
    title = group.lesson.edition(language).title
    words = cut(t(language, "follow-begin", lesson=title), _WIDEST)
    return [[Key(words, OpenLesson(group.lesson.id))]]


def ask_hour(language: str, cohort_id: int) -> Screen:
    """What time is it there?"""
    rows = [
        [Key(f"{hour}:00", AfterGroup("yes", cohort_id, hour)) for hour in range(begin, begin + 6)]
        for begin in range(0, 24, 6)
    ]
    rows.append([Key(t(language, "follow-no"), AfterGroup("no", cohort_id, 0))])
    return Screen(t(language, "follow-clock"), rows)


def agreed(said: Agreed) -> Screen:
    """What comes of a yes or a no."""
    language, title = said.language, plain(said.group.title)
    if not said.said:
        words = t(language, "follow-declined", title=title)
    elif said.first is None or said.clock is None:
        words = t(language, "follow-agreed-none", title=title)
    else:
        words = t(language, "follow-agreed", when=dates.when(language, said.first, said.clock.zone))
    return Screen(words, _onward(language, said.group))


def put_off(said: Agreed, delay: int) -> Screen:
    """The questions come another time, or not at all."""
    language = said.language
    if said.first is None or said.clock is None:
        return Screen(t(language, "follow-left-out"), _onward(language, said.group))
    words = t(language, "follow-then", when=dates.when(language, said.first, said.clock.zone))
    now = AfterGroup("now", said.group.cohort_id, delay)
    return Screen(words, [[Key(t(language, "follow-now"), now)]])


def stopped(said: Agreed) -> Screen:
    """No more of them."""
    words = t(said.language, "follow-stopped", title=plain(said.group.title))
    return Screen(words, _onward(said.language, said.group))


def over(language: str) -> Screen:
    """They are asked no more."""
    return Screen(t(language, "follow-over"), [[Key(t(language, "button-learn"), Do("learn"))]])


def hello(language: str, follow: Follow) -> str:
    """What stands before the two questions."""
    return t(
        language,
        "follow-hello",
        held="yes" if follow.held else "no",
        delay=follow.delay,
        days=follow.days,
        title=plain(follow.title),
    )


def last_word(said: Said) -> Screen:
    """Nobody answers, so no more of them are sent."""
    language, follow = said.language, said.follow
    now = AfterGroup("now", follow.cohort_id, follow.delay)
    words = t(language, "follow-last-word", title=plain(follow.title))
    return Screen(words, [[Key(t(language, "follow-now"), now)]])


def ways_out(shown: View) -> list[list[Key]]:
    """Below a question that nobody has to answer: not now, no more, or on without it."""
    language = shown.language
    if shown.probe == probe.START:
        cohort = int((probe.read(shown.lesson.id) or ("", "0"))[1])
        return [[Key(t(language, "button-skip-one"), AfterGroup("skip", cohort, 0))]]
    if shown.follows is None:
        return []
    delay, cohort = shown.follows
    return [
        [
            Key(t(language, "follow-later"), AfterGroup("later", cohort, delay)),
            Key(t(language, "follow-stop"), AfterGroup("stop", cohort, 0)),
        ]
    ]


def kept(shown: View, follow: Follow | None) -> str:
    """What somebody kept, in a line, and when the next questions come."""
    language = shown.language
    still: list[str] = []
    faded: list[str] = []
    for name, answer in shown.answers.items():
        objective = shown.edition.questions[name].objective
        words = plain(shown.edition.objectives[objective])
        (still if answer.right else faded).append(words)
    then = ""
    if follow is not None and follow.following is not None:
        weeks = round((follow.following - follow.delay) / 7)
        then = t(language, "follow-next", weeks=weeks)
    elif follow is not None and follow.last:
        then = t(language, "follow-last")
    return paragraphs(_kept(language, still, faded), then)


def _kept(language: str, still: Sequence[str], faded: Sequence[str]) -> str:
    faded = tuple(dict.fromkeys(faded))
    still = tuple(one for one in dict.fromkeys(still) if one not in faded)
    match len(still), len(faded):
        case 2, _:
            return t(language, "follow-kept-both", first=still[0], second=still[1])
        case _, 2:
            return t(language, "follow-kept-none", first=faded[0], second=faded[1])
        case 1, 1:
            return t(language, "follow-kept-one", first=still[0], second=faded[0])
        case 1, _:
            return t(language, "follow-kept-single", first=still[0])
        case _:
            return t(language, "follow-faded-single", first=faded[0])


def pace(language: str, offered: Offer) -> str:
    """A group's reminders, as they are offered."""
    days = dates.weekdays(language, offered.pace.days)
    title, hour = plain(offered.title), f"{offered.pace.hour}:00"
    return t(language, "follow-pace", title=title, days=days, hour=hour)


def pace_keys(language: str, offered: Offer) -> list[list[Key]]:
    """To take them, or to choose others."""
    return [
        [Key(t(language, "follow-pace-yes"), AfterGroup("remind", offered.cohort_id, 0))],
        [Key(t(language, "follow-pace-other"), Remind("on", 1))],
    ]


def in_privacy(screen: Screen, asking: Sequence[Asking], language: str) -> Screen:
    """What is kept of a person, with each cohort's questions to have or to stop."""
    rows = []
    for one in asking:
        key, what = ("off", "no") if one.agreed else ("on", "yes")
        words = cut(t(language, f"follow-privacy-{key}", title=one.title), _WIDEST)
        rows.append([Key(words, AfterGroup(what, one.cohort_id, BELOW))])
    return Screen(screen.text, [*rows, *screen.rows])
