"""Links that open the bot at a place; the bot reads what they carry from /start."""

from __future__ import annotations

LESSON = "lesson-"
"""How the payload of a link to a lesson begins."""
DRILL = "drill-"
"""How the payload of a link to a drill begins."""
COHORT = "c-"
"""How the payload of a link into a cohort begins."""
FLAG = "f-"
"""How the payload of a link begins that tells of something wrong in a live quiz."""
LOAN = "loan"
"""The payload of a link to `/loan`."""
_LONGEST = 64


def bot(username: str) -> str:
    """A link to the bot."""
    return f"https://t.me/{username}"


def lesson(username: str, lesson_id: str) -> str:
    """A link to a lesson; to the bot alone where the lesson's name is too long for a link."""
    # A payload takes no slash, and no id holds an underscore.
    payload = f"{LESSON}{lesson_id.replace('/', '_')}"
    return bot(username) if len(payload) > _LONGEST else f"{bot(username)}?start={payload}"


def drill(username: str, drill_id: str) -> str:
    """A link to a drill."""
    return f"{bot(username)}?start={DRILL}{drill_id}"


def loan(username: str) -> str:
    """A link to `/loan`."""
    return f"{bot(username)}?start={LOAN}"


def lesson_of(payload: str) -> str:
    """The lesson that a payload names."""
    return payload.removeprefix(LESSON).replace("_", "/")


def cohort(username: str, code: str) -> str:
    """A link into a cohort."""
    return f"{bot(username)}?start={COHORT}{code}"


def flag(username: str, code: str, position: int) -> str:
    """A link to a question of a live quiz, to say what is wrong with it."""
    return f"{bot(username)}?start={flag_of(code)}{position}"


def flag_of(code: str) -> str:
    """How the payload of such a link begins; the question's position ends it."""
    return f"{FLAG}{code}-"


def into_group(username: str, payload: str) -> str:
    """A link that brings the bot into a group of one's choice, with something to do there."""
    return f"{bot(username)}?startgroup={payload}"
