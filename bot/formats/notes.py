"""What readers have in common: texts taken in, with a note of whatever could not be."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from html import escape, unescape

from bot.content import markup
from bot.core.course import Message
from bot.formats import text
from bot.formats.bank import BadFile, Choice, Item, Loss, Part, Read, Tick

MOST = 20_000
"""The most questions of one file."""
MOST_ANSWERS = 100
_MOST_LOSSES = 100_000
_FEW_MARKS, _MOST_MARKS, _MOST_WORK = 50, 500, 200_000_000
_MESSAGE = re.compile(r'<div class="message">\s*<b>(.*?)</b>\s*<br ?/?>(.*?)</div>\s*\Z', re.DOTALL)
_STEPS = re.compile(r'<ol class="steps">\s*<li class="step">(.*)</li>\s*</ol>\s*\Z', re.DOTALL)
_BREAK = re.compile(r"<br ?/?>")
_TRUE = {"true", "对", "正确"}
_FALSE = {"false", "错", "错误", "不对"}
_WORDS = {"en": ("True", "False"), "zh-Hans": ("对", "错")}


def ask_page(item: Item) -> str:
    """The question as a page's HTML, with the message to look into."""
    if item.message is None:
        return text.page(item.ask)
    sender = escape(item.message.sender, quote=False).replace("\n", "<br/>")
    words = escape(item.message.text, quote=False).replace("\n", "<br/>")
    ask = text.page(item.ask)
    ask = ask if ask.startswith("<p>") else f"<p>{ask}</p>"
    return f'{ask}<div class="message"><b>{sender}</b><br/>{words}</div>'


def steps_page(item: Item) -> str:
    """What is said to everybody; for an ordering also what is said of each step."""
    said = text.page(item.remark)
    if not any(choice.feedback for choice in item.choices):
        return said
    # A list after a text that is no paragraph would run into it.
    said = f"<p>{said}</p>" if said and not said.startswith("<") else said
    steps = "".join(
        f'<li class="step">{text.page(choice.feedback)}</li>' for choice in item.choices
    )
    return f'{said}<ol class="steps">{steps}</ol>'


def true_false(language: str) -> tuple[str, str]:
    """The two words, for forms that want them written out."""
    return _WORDS.get(language, _WORDS["en"])


def is_true_false(texts: list[str]) -> bool:
    """Whether two options are just true and false, in this order."""
    said = [one.strip().casefold() for one in texts]
    return len(said) == 2 and said[0] in _TRUE and said[1] in _FALSE


def number(words: str, line: int = 0) -> Decimal:
    """A number as files write them."""
    try:
        found = Decimal(words.strip().replace(",", "."))
    except InvalidOperation:
        raise BadFile(f"`{words.strip()[:40]}` where a number should be", line) from None
    if not found.is_finite() or abs(found.adjusted()) > 30 or len(found.as_tuple().digits) > 30:
        raise BadFile(f"`{words.strip()[:40]}`, a number beyond all measure", line)
    return found


def shown(value: Decimal) -> str:
    """A number without needless zeros."""
    return format(value.normalize(), "f") if value else "0"


class Notes:
    """Collects items and losses of a file; `at` says which item is being read."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self.items: list[Item] = []
        self.losses: list[Loss] = []
        self._label, self._line = "", 0
        self._work = 0

    def at(self, label: str, line: int) -> None:
        """From here on this item is read."""
        self._label, self._line = label, line

    def lose(self, part: Part, why: str) -> None:
        """Something of this item cannot be taken."""
        loss = Loss(self._label or f"question {len(self.items) + 1}", part, why, self._line)
        if len(self.losses) >= _MOST_LOSSES:
            raise BadFile(f"more than {_MOST_LOSSES:,} things that lessons cannot hold", self._line)
        if loss not in self.losses[-8:]:
            self.losses.append(loss)

    def add(self, item: Item) -> None:
        """The item is whole."""
        if len(self.items) >= MOST:
            raise BadFile(f"more than {MOST:,} questions", self._line)
        if len(item.choices) + len(item.values) > MOST_ANSWERS:
            raise BadFile(f"a question of more than {MOST_ANSWERS} answers", self._line)
        self.items.append(item)
        self._tick()

    def html(self, page: str) -> str:
        """A page's HTML as Telegram shows it."""
        # A parser of HTML looks from each `<` for its end: many of them in long texts take hours.
        marks = page.count("<")
        self._work += marks * len(page) if marks > _FEW_MARKS else 0
        if marks > _MOST_MARKS or self._work > _MOST_WORK:
            raise BadFile(
                f"a text with {marks} marks of HTML, more than any question has", self._line
            )
        try:
            made, lost = text.telegram(page)
        except BadFile as error:
            raise BadFile(str(error), self._line) from None
        for what in lost:
            part = Part.PICTURE if "picture" in what else Part.MARKUP
            self.lose(part, f"{what} cannot be shown in a chat")
        return made

    def markdown(self, words: str) -> str:
        """Markdown as Telegram shows it."""
        if len(words) > text.LONGEST:
            raise BadFile(f"a text of {len(words):,} characters", self._line)
        made, refused = markup.render(words)
        for one in refused:
            self.lose(Part.MARKUP, f"{one.what} cannot be shown in a chat")
        return made

    def option(self, page: str) -> str:
        """An option's HTML as the plain text that a button holds."""
        made = self.html(page)
        words = markup.plain(made)
        if made != escape(words, quote=False):
            self.lose(Part.MARKUP, "options are plain text here")
        return words

    def ask(self, page: str) -> tuple[str, Message | None]:
        """A question's HTML apart from the message to look into."""
        found = _MESSAGE.search(page) if len(page) <= text.LONGEST else None
        if found is None:
            return self.html(page), None
        sender, words = (unescape(_BREAK.sub("\n", one)) for one in found.groups())
        return self.html(page[: found.start()]), Message(sender, words)

    def steps(self, page: str, choices: tuple[Choice, ...]) -> tuple[str, tuple[Choice, ...]]:
        """What `steps_page` wrote, taken apart again."""
        found = _STEPS.search(page) if len(page) <= text.LONGEST else None
        said = found.group(1).split('<li class="step">') if found else []
        if found is None or len(said) != len(choices):
            return self.html(page), choices
        told = [self.html(one.strip().removesuffix("</li>")) for one in said]
        pairs = zip(choices, told, strict=True)
        steps = tuple(Choice(choice.text, choice.share, one) for choice, one in pairs)
        return self.html(page[: found.start()]), steps

    def ordered(self, pairs: list[tuple[str, str]]) -> tuple[Choice, ...] | None:
        """Pairs to match as an order, where the right sides are 1, 2, 3 …"""
        places = {place.strip(): words for words, place in pairs}
        wanted = [str(place) for place in range(1, len(pairs) + 1)]
        if sorted(places) != sorted(wanted):
            self.lose(Part.ITEM, "lessons have no questions in which pairs are matched")
            return None
        return tuple(Choice(places[place]) for place in wanted)

    def done(self) -> Read:
        """All that was read."""
        return Read(tuple(self.items), tuple(self.losses))
