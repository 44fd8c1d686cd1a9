"""Native polls and quizzes: sent, voted in, closed on time."""

from __future__ import annotations

from typing import Any

from bot.sandbox import chats, messages
from bot.sandbox.entities import parse, units
from bot.sandbox.errors import ControlError, bad
from bot.sandbox.params import Params
from bot.sandbox.world import Record, World


def send(world: World, params: Params) -> Record:
    """sendPoll."""
    chat = chats.speakable(world, params)
    poll = _checked(world, params)
    world.put("polls", poll["id"], poll)
    message = messages.send_content(world, params, chat, poll=shown(poll))
    poll["chat_id"], poll["message_id"] = chat["id"], message["message_id"]
    return message


def _checked(world: World, params: Params) -> Record:
    question, entities = parse(params.text("question"), params.text("question_parse_mode") or None)
    if not question:
        raise bad("poll question must be non-empty")
    if units(question) > 300:
        raise bad("poll question length must not exceed 300")
    options = [_option(one) for one in params.json("options") or []]
    if len(options) < 2:
        raise bad("poll must have at least 2 option")
    if len(options) > 12:
        raise bad("poll can't have more than 12 options")
    kind = params.text("type", "regular")
    right = _right(params, kind, len(options))
    explanation, explained = parse(
        params.text("explanation"), params.text("explanation_parse_mode") or None
    )
    if units(explanation) > 200 or explanation.count("\n") > 2:
        raise bad("explanation is too long")
    period, close = params.number("open_period"), params.number("close_date")
    if period and not 5 <= period <= 2_628_000:
        raise bad("open_period must be between 5 and 2628000")
    closes = world.now() + period if period else float(close) if close else None
    poll: Record = {
        "id": str(world.next_number("poll", 5_000_000_000)),
        "question": question,
        "question_entities": entities,
        "options": options,
        "votes": {},
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.flag("is_anonymous", default=True),
        "type": kind,
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": params.flag("allows_revoting", default=kind != "quiz"),
        "members_only": params.flag("members_only"),
        "hide_results": params.flag("hide_results_until_closes"),
        "right": right,
        "explanation": explanation,
        "explanation_entities": explained,
        "open_period": period or None,
        "closes_at": closes,
    }
    return poll


def _option(one: Any) -> str:
    text = str(one.get("text", "") if isinstance(one, dict) else one).strip()
    if not text:
        raise bad("poll options must be non-empty")
    if units(text) > 100:
        raise bad("poll options length must not exceed 100")
    return text


def _right(params: Params, kind: str, count: int) -> list[int]:
    if kind != "quiz":
        return []
    listed = params.json("correct_option_ids")
    if listed is None:
        if not params.has("correct_option_id"):
            raise bad("there is no correct option in the poll of the type quiz")
        listed = [params.number("correct_option_id")]
    if not listed or any(not 0 <= int(one) < count for one in listed):
        raise bad("wrong correct option ID specified")
    return sorted(int(one) for one in listed)


def shown(poll: Record) -> Record:
    """A poll as the Bot API shows it; the key and hidden results only once it is closed."""
    open_and_hidden = poll["hide_results"] and not poll["is_closed"]
    counts = [0] * len(poll["options"])
    for vote in poll["votes"].values():
        for place in vote:
            counts[place] += 1
    view: Record = {
        "id": poll["id"],
        "question": poll["question"],
        "options": [
            {
                "persistent_id": str(place),
                "text": text,
                "voter_count": 0 if open_and_hidden else counts[place],
            }
            for place, text in enumerate(poll["options"])
        ],
        "total_voter_count": len(poll["votes"]),
        "is_closed": poll["is_closed"],
        "is_anonymous": poll["is_anonymous"],
        "type": poll["type"],
        "allows_multiple_answers": poll["allows_multiple_answers"],
        "allows_revoting": poll["allows_revoting"],
        "members_only": poll["members_only"],
    }
    if poll["question_entities"]:
        view["question_entities"] = poll["question_entities"]
    if poll["right"]:
        # The bot made the quiz, so it is always shown the key.
        view["correct_option_ids"] = poll["right"]
        if len(poll["right"]) == 1:
            view["correct_option_id"] = poll["right"][0]
    if poll["explanation"]:
        view["explanation"] = poll["explanation"]
        view["explanation_entities"] = poll["explanation_entities"]
    if poll["open_period"]:
        view["open_period"] = poll["open_period"]
    if poll["closes_at"]:
        view["close_date"] = int(poll["closes_at"])
    return view


def stop(world: World, params: Params) -> Record:
    """stopPoll."""
    chat = chats.find(world, params)
    kept = messages.find(
        world, chat, params.number("message_id"), "message with poll to stop not found"
    )
    if "poll" not in kept["message"]:
        raise bad("message is not a poll")
    poll = world.records["polls"][kept["message"]["poll"]["id"]]
    if poll["is_closed"]:
        raise bad("poll has already been closed")
    close(world, poll)
    return shown(poll)


def close(world: World, poll: Record) -> None:
    """Close a poll and tell the bot."""
    poll["is_closed"] = True
    _changed(world, poll)


def close_due(world: World) -> None:
    """Close every poll whose time has come."""
    now = world.now()
    for poll in list(world.records["polls"].values()):
        if not poll["is_closed"] and poll["closes_at"] and poll["closes_at"] <= now:
            close(world, poll)


def _changed(world: World, poll: Record) -> None:
    world.touch("polls", poll["id"])
    kept = world.records["messages"].get(messages.key(poll["chat_id"], poll["message_id"]))
    if kept is not None:
        kept["message"]["poll"] = shown(poll)
        world.touch("messages", messages.key(poll["chat_id"], poll["message_id"]))
    world.update("poll", shown(poll))
    world.event("poll", chat_id=poll["chat_id"], poll_id=poll["id"])


def vote(world: World, poll_id: str, user_id: int, options: list[int]) -> int | None:
    """Vote, change a vote, or retract it with no options."""
    poll = world.records["polls"].get(poll_id)
    if poll is None:
        raise ControlError(404, f"there is no poll {poll_id}")
    close_due(world)
    if poll["is_closed"]:
        raise ControlError(409, "this poll is closed")
    if any(not 0 <= place < len(poll["options"]) for place in options):
        raise ControlError(400, "no such option")
    if len(options) > 1 and not poll["allows_multiple_answers"]:
        raise ControlError(400, "this poll takes one answer")
    before = poll["votes"].get(str(user_id))
    if before is not None and not poll["allows_revoting"]:
        raise ControlError(409, "this poll takes no second vote")
    if options:
        poll["votes"][str(user_id)] = sorted(set(options))
    else:
        poll["votes"].pop(str(user_id), None)
    world.touch("polls", poll["id"])
    _changed(world, poll)
    if poll["is_anonymous"]:
        return None
    answer = {
        "poll_id": poll_id,
        "user": chats.user(world, user_id),
        "option_ids": options,
        "option_persistent_ids": [str(place) for place in options],
    }
    return world.update("poll_answer", answer)
