"""What people do: the control interface behind the page, the tests and scripted demos.

Each act takes the JSON body of its request and returns the JSON of its answer; what is wrong with a
request is a `ControlError` with one clear sentence. See docs/sandbox.md.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from bot.sandbox import chats, messages, polls
from bot.sandbox.entities import parse
from bot.sandbox.errors import ControlError
from bot.sandbox.telegram import Telegram, add_topic
from bot.sandbox.world import Record, World

Act = Callable[[World, Record], Record]


def _person(world: World, body: Record, name: str = "from") -> Record:
    given = body.get(name)
    users = world.records["users"]
    if str(given) in users:
        return users[str(given)]
    for record in users.values():
        if given == record["first_name"]:
            return record
    if isinstance(given, int) and 0 < given < 2**52:
        language = str(body.get("language_code") or "en")
        added = world.add_user(given, str(body.get("first_name") or f"User {given}"), language)
        world.event("user", user=given)
        return added
    raise ControlError(404, f"there is no person {given!r}: name an id or a first name in `{name}`")


def _chat(world: World, body: Record, name: str = "chat", sender: Record | None = None) -> Record:
    given = body.get(name)
    if given is None and sender is not None:
        return chats.private(world, sender["id"])
    known = world.records["chats"].get(str(given))
    if known is not None:
        return known
    for record in world.records["chats"].values():
        if given == record.get("title"):
            return record
    for user in world.records["users"].values():
        if given in {user["id"], str(user["id"]), user["first_name"]}:
            return chats.private(world, user["id"])
    raise ControlError(404, f"there is no chat {given!r}: name an id or a title in `{name}`")


def _number(body: Record, name: str) -> int:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ControlError(400, f"`{name}` must be a whole number")
    return value


def _bytes(given: Any, name: str) -> bytes:
    try:
        return base64.b64decode(str(given), validate=True)
    except (binascii.Error, ValueError):
        raise ControlError(400, f"`{name}` must be base64") from None


def state(world: World) -> Record:
    """Who and what there is."""
    commands = {
        key.removeprefix("default:"): value
        for key, value in world.meta("commands").items()
        if key.startswith(("default:", "chat:"))
    }
    return {
        "bot": {
            **world.bot,
            "description": world.meta("description"),
            "short_description": world.meta("short_description"),
        },
        "users": [
            {**chats.user(world, record["id"]), "blocked_bot": record["blocked"]}
            for record in world.records["users"].values()
        ],
        "chats": [_chat_shown(world, chat) for chat in world.records["chats"].values()],
        "commands": commands,
        "now": world.now(),
        "event": world.last_event,
    }


def _chat_shown(world: World, chat: Record) -> Record:
    last = world.records["messages"].get(messages.key(chat["id"], chat["last_id"]))
    people = [int(user) for user in chat["members"] if user != str(world.bot["id"])]
    return {
        "id": chat["id"],
        "type": chat["type"],
        "title": chat.get("title"),
        "is_forum": bool(chat.get("is_forum")),
        "topics": chat.get("topics", {}),
        "members": [chat["id"]] if chats.is_private(chat) else people,
        "bot": "member" if chats.is_private(chat) else chats.bot_status(world, chat),
        "migrated_to": chat.get("migrated_to"),
        "reply_keyboard": chat.get("reply_keyboard"),
        "last": None if last is None or last["deleted"] else last["message"],
    }


def history(world: World, chat_id: str, limit: int) -> Record:
    """A chat with its newest messages, oldest first."""
    chat = _chat(world, {"chat": chat_id})
    shown = []
    for number in range(max(1, chat["last_id"] - limit + 1), chat["last_id"] + 1):
        kept = world.records["messages"].get(messages.key(chat["id"], number))
        if kept is not None:
            marks = {name: kept[name] for name in ("deleted", "edits", "pinned")}
            shown.append({**kept["message"], **marks})
    typing = chat.get("typing")
    busy = typing if typing and typing > world.now() else None
    return {"chat": _chat_shown(world, chat), "messages": shown, "typing": busy}


def poll(world: World, poll_id: str) -> Record:
    """A poll with its key and who voted what, for the page."""
    polls.close_due(world)
    record = world.records["polls"].get(poll_id)
    if record is None:
        raise ControlError(404, f"there is no poll {poll_id}")
    return {
        **polls.shown(record),
        "hide_results": record["hide_results"],
        "right": record["right"],
        "votes": record["votes"],
        "closes_at": record["closes_at"],
    }


def add_user(world: World, body: Record) -> Record:
    """Add a person."""
    name = str(body.get("first_name") or "").strip()
    if not name or len(name) > 64:
        raise ControlError(400, "`first_name` must be 1 to 64 characters")
    known = [record["id"] for record in world.records["users"].values()]
    user_id = body.get("id") or max([100, *known]) + 1
    if not isinstance(user_id, int) or not 0 < user_id < 2**52 or user_id in known:
        raise ControlError(400, "`id` must be a positive number that nobody has")
    added = world.add_user(user_id, name, str(body.get("language_code") or "en"))
    world.event("user", user=user_id)
    return added


def add_chat(world: World, body: Record) -> Record:
    """Add a group."""
    kind = body.get("type", "group")
    if kind not in {"group", "supergroup"}:
        raise ControlError(400, "`type` must be group or supergroup")
    title = str(body.get("title") or "").strip()
    if not title:
        raise ControlError(400, "`title` must be given")
    people = [_person(world, {"from": one})["id"] for one in body.get("members") or []]
    number = world.next_number("group", 2)
    chat_id = -(1000 + number) if kind == "group" else -(1_000_000_000_000 + number)
    members = {str(user): "member" for user in people}
    if people:
        members[str(people[0])] = "creator"
    chat = world.put(
        "chats",
        str(chat_id),
        {
            "id": chat_id,
            "type": kind,
            "title": title,
            "is_forum": bool(body.get("is_forum")) and kind == "supergroup",
            "members": members,
            "rights": {},
            "last_id": 0,
        },
    )
    world.event("chat", chat_id=chat_id)
    return _chat_shown(world, chat)


def change_member(world: World, body: Record) -> Record:
    """Add, remove, promote, demote or restrict somebody in a group."""
    chat = _chat(world, body)
    if chats.is_private(chat):
        raise ControlError(400, "a private chat has no members to change")
    action = str(body.get("action"))
    creator = next((user for user, status in chat["members"].items() if status == "creator"), "101")
    by = chats.user(world, _person(world, {"from": body.get("by") or int(creator)})["id"])
    statuses = {
        "add": "member",
        "remove": "kicked",
        "leave": "left",
        "promote": "administrator",
        "demote": "member",
        "restrict": "restricted",
    }
    if action not in statuses:
        raise ControlError(400, f"`action` must be one of {', '.join(statuses)}")
    if body.get("user") in {"bot", world.bot["id"]}:
        rights = body.get("rights") or {}
        _change_bot(world, chat, action, statuses[action], by=by, rights=rights)
    else:
        _change_person(world, chat, statuses[action], _person(world, body, "user"), by)
    return _chat_shown(world, chat)


def _change_bot(
    world: World, chat: Record, action: str, status: str, *, by: Record, rights: Record
) -> None:
    if action == "promote" and not rights:
        rights = dict.fromkeys(chats.ADMIN_RIGHTS, True)
    chats.change_bot(world, chat, status, by, **rights)
    if action == "add":
        added = messages.new(world, chat, by, new_chat_members=[world.bot])
        world.update("message", added)


def _change_person(world: World, chat: Record, status: str, person: Record, by: Record) -> None:
    shown = chats.user(world, person["id"])
    before = chats.member(world, chat, person["id"])
    chat["members"][str(person["id"])] = status
    world.touch("chats", str(chat["id"]))
    event = {
        "chat": chats.brief(world, chat),
        "from": by,
        "date": int(world.now()),
        "old_chat_member": before,
        "new_chat_member": chats.member_as(chat, shown, status),
    }
    world.update("chat_member", event)
    if status == "member":
        _deliver(world, chat, messages.new(world, chat, by, new_chat_members=[shown]))
    elif status in {"left", "kicked"}:
        chat["members"].pop(str(person["id"]))
        _deliver(world, chat, messages.new(world, chat, by, left_chat_member=shown))
    world.event("chat", chat_id=chat["id"])


def migrate(world: World, body: Record) -> Record:
    """Turn a group into a supergroup."""
    chat = _chat(world, body)
    if chat["type"] != "group" or "migrated_to" in chat:
        raise ControlError(400, "only a group can become a supergroup, once")
    number = -(1_000_000_000_000 + world.next_number("group", 2))
    new = {**chat, "id": number, "type": "supergroup", "last_id": 0}
    world.put("chats", str(number), new)
    by = chats.user(world, next(int(user) for user in chat["members"]))
    old = messages.new(world, chat, by, migrate_to_chat_id=number)
    _deliver(world, chat, old)
    chat["migrated_to"] = number
    world.touch("chats", str(chat["id"]))
    _deliver(world, new, messages.new(world, new, by, migrate_from_chat_id=chat["id"]))
    world.event("chat", chat_id=number)
    return _chat_shown(world, new)


def topic(world: World, body: Record) -> Record:
    """Open a topic in a forum."""
    chat = _chat(world, body)
    if not chat.get("is_forum"):
        raise ControlError(400, "this chat is not a forum")
    return add_topic(world, chat, str(body.get("name") or "Topic"))


def say(world: World, body: Record) -> Record:
    """Send a message as a person."""
    sender = _person(world, body)
    chat = _chat(world, body, sender=sender)
    if not chats.is_private(chat) and str(sender["id"]) not in chat["members"]:
        raise ControlError(403, f"{sender['first_name']} is not in this chat")
    if chats.is_private(chat) and chat["id"] != sender["id"]:
        raise ControlError(403, "this is another person's private chat")
    content = _content(world, body)
    replied = body.get("reply_to")
    if replied is not None:
        kept = world.records["messages"].get(messages.key(chat["id"], _number(body, "reply_to")))
        if kept is None:
            raise ControlError(404, f"there is no message {replied} in this chat")
        content["reply_to_message"] = kept["message"]
    if body.get("topic"):
        content |= {"message_thread_id": _number(body, "topic"), "is_topic_message": True}
    message = messages.new(world, chat, chats.user(world, sender["id"]), **content)
    return {"message": message, "update_id": _deliver(world, chat, message)}


def _content(world: World, body: Record) -> Record:
    content: Record = {}
    if body.get("photo"):
        file = messages.keep_file(world, "photo", "photo.png", _bytes(body["photo"], "photo"))
        content["photo"] = messages.described(file)
    if isinstance(body.get("document"), dict):
        given = body["document"]
        data = _bytes(given.get("base64", ""), "document.base64")
        file = messages.keep_file(world, "document", str(given.get("name") or "file"), data)
        content["document"] = messages.described(file)
    if body.get("sticker"):
        content["sticker"] = {
            "file_id": "sticker-1",
            "file_unique_id": "sticker-1",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "🙂",
        }
    if body.get("voice"):
        content["voice"] = {"file_id": "voice-1", "file_unique_id": "voice-1", "duration": 3}
    for name in ("location", "contact"):
        if isinstance(body.get(name), dict):
            content[name] = body[name]
    for name, entities in (("text", "entities"), ("caption", "caption_entities")):
        if body.get(name) is not None:
            content[name], found = parse(str(body[name]), None)
            content[entities] = body.get("entities") or found
            if len(content[name]) > messages.LONGEST_TEXT:
                raise ControlError(400, f"`{name}` must be at most {messages.LONGEST_TEXT} long")
    if not any(content.values()):
        raise ControlError(400, "say something: `text`, `photo`, `document`, `sticker`, …")
    return content


def _deliver(world: World, chat: Record, message: Record) -> int | None:
    """Queue a message for the bot, if Telegram would: groups are private by default."""
    if chats.is_private(chat):
        person = world.records["users"][str(chat["id"])]
        return None if person["blocked"] else world.update("message", message)
    status = chats.bot_status(world, chat)
    if status not in {"member", "administrator", "restricted"}:
        return None
    if status == "administrator" or _is_for_bot(world, message):
        return world.update("message", message)
    return None


def _is_for_bot(world: World, message: Record) -> bool:
    if not any(name in message for name in ("text", "caption", "photo", "document", "sticker")):
        return True
    name = f"@{world.bot['username']}".lower()
    text = str(message.get("text") or message.get("caption") or "")
    first = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    if first.startswith("/"):
        return "@" not in first or first.endswith(name)
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return name in text.lower() or replied == world.bot["id"]


def edit(world: World, body: Record) -> Record:
    """Edit one's own message."""
    sender = _person(world, body)
    chat = _chat(world, body, sender=sender)
    kept = world.records["messages"].get(messages.key(chat["id"], _number(body, "message_id")))
    if kept is None or kept["message"]["from"]["id"] != sender["id"]:
        raise ControlError(404, "there is no such message of this person")
    text, entities = parse(str(body.get("text") or ""), None)
    if not text:
        raise ControlError(400, "`text` must be given")
    kept["message"] |= {"text": text, "entities": entities, "edit_date": int(world.now())}
    kept["edits"] += 1
    world.touch("messages", messages.key(chat["id"], kept["message"]["message_id"]))
    world.event("edited", chat_id=chat["id"], message_id=kept["message"]["message_id"])
    return {"update_id": world.update("edited_message", kept["message"])}


def forward(world: World, body: Record) -> Record:
    """Forward a message to a chat."""
    sender = _person(world, body)
    source = _chat(world, body, "from_chat")
    chat = _chat(world, body, sender=sender)
    kept = world.records["messages"].get(messages.key(source["id"], _number(body, "message_id")))
    if kept is None or kept["deleted"]:
        raise ControlError(404, "there is no such message")
    content = messages.forwarded(kept["message"])
    message = messages.new(world, chat, chats.user(world, sender["id"]), **content)
    return {"message": message, "update_id": _deliver(world, chat, message)}


def start(world: World, body: Record) -> Record:
    """Follow a t.me/bot?start=… link."""
    payload = str(body.get("payload") or "")
    return say(world, {"from": body.get("from"), "text": f"/start {payload}".strip()})


def start_group(world: World, body: Record) -> Record:
    """Follow a t.me/bot?startgroup=… link: add the bot to a group, then start there."""
    sender = _person(world, body)
    chat = _chat(world, body)
    if chats.bot_status(world, chat) not in {"member", "administrator"}:
        change_member(
            world, {"chat": chat["id"], "user": "bot", "action": "add", "by": sender["id"]}
        )
    payload = str(body.get("payload") or "")
    text = f"/start@{world.bot['username']} {payload}".strip()
    return say(world, {"from": sender["id"], "chat": chat["id"], "text": text})


def tap(world: World, body: Record) -> Record:
    """Tap an inline button."""
    person = _person(world, body)
    chat = _chat(world, body, sender=person)
    message, button = _button(world, chat, body)
    if "url" in button or "web_app" in button:
        return {"url": button.get("url") or button["web_app"]["url"]}
    query_id = str(world.next_number("query", 7_000_000_000))
    world.put(
        "queries",
        query_id,
        {"id": query_id, "at": world.now(), "user": person["id"], "answered": False},
    )
    query = {
        "id": query_id,
        "from": chats.user(world, person["id"]),
        "message": message,
        "chat_instance": str(chat["id"]),
        "data": button["callback_data"],
    }
    return {"callback_query_id": query_id, "update_id": world.update("callback_query", query)}


def _button(world: World, chat: Record, body: Record) -> tuple[Record, Record]:
    if body.get("message_id") is None:
        numbers = range(chat["last_id"], 0, -1)
    else:
        numbers = range(_number(body, "message_id"), _number(body, "message_id") - 1, -1)
    offered: list[str] = []
    for number in numbers:
        kept = world.records["messages"].get(messages.key(chat["id"], number))
        if kept is None or kept["deleted"]:
            continue
        if body.get("force") and body.get("data"):
            return kept["message"], {"callback_data": str(body["data"])}
        rows = kept["message"].get("reply_markup", {}).get("inline_keyboard", [])
        for button in (one for row in rows for one in row):
            if body.get("data") is not None and button.get("callback_data") == body["data"]:
                return kept["message"], button
            if body.get("text") is not None and button["text"] == body["text"]:
                return kept["message"], button
            offered.append(f"{button['text']} ({button.get('callback_data') or 'link'})")
    wanted = body.get("data") or body.get("text")
    there = "; ".join(offered[:30]) or "none"
    raise ControlError(404, f"there is no button {wanted!r}; buttons there are: {there}")


def vote(world: World, body: Record) -> Record:
    """Vote in a poll; no options: retract."""
    person = _person(world, body)
    options = body.get("options")
    if not isinstance(options, list) or not all(isinstance(one, int) for one in options):
        raise ControlError(400, "`options` must be a list of numbers")
    return {"update_id": polls.vote(world, str(body.get("poll_id")), person["id"], options)}


def block(world: World, body: Record) -> Record:
    """Block the bot, or let it speak again."""
    person = _person(world, body)
    blocked = bool(body.get("blocked"))
    chat = chats.private(world, person["id"])
    if person["blocked"] != blocked:
        shown = chats.user(world, person["id"])
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        event = {
            "chat": chats.brief(world, chat),
            "from": shown,
            "date": int(world.now()),
            "old_chat_member": chats.member_as(chat, world.bot, before),
            "new_chat_member": chats.member_as(chat, world.bot, after),
        }
        person["blocked"] = blocked
        world.touch("users", str(person["id"]))
        world.update("my_chat_member", event)
        world.event("user", user=person["id"])
    return {"blocked": blocked}


def raw_update(world: World, body: Record) -> Record:
    """Queue any update as it is."""
    given = body.get("update_id")
    number = given if isinstance(given, int) else world.next_number("update", 100_000)
    counter = world.meta("counters")
    counter["update"] = max(int(counter.get("update", 0)), number)
    world.touch("meta", "counters")
    world.put("updates", str(number), {**body, "update_id": number})
    world.on_update()
    return {"update_id": number}


def skip(world: World, body: Record) -> Record:
    """Move the sandbox's time ahead."""
    seconds = body.get("advance")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or seconds < 0:
        raise ControlError(400, "`advance` must be a number of seconds, forward")
    clock = world.meta("clock")
    clock["skipped"] = clock.get("skipped", 0.0) + seconds
    world.touch("meta", "clock")
    polls.close_due(world)
    world.event("clock", now=world.now())
    return {"now": world.now()}


ACTS: dict[str, Act] = {
    "users": add_user,
    "chats": add_chat,
    "members": change_member,
    "migrate": migrate,
    "topics": topic,
    "say": say,
    "edit": edit,
    "forward": forward,
    "start": start,
    "startgroup": start_group,
    "tap": tap,
    "vote": vote,
    "block": block,
    "clock": skip,
}


def act(telegram: Telegram, name: str, body: Any) -> Any:
    """Carry out an act of the control interface; saved when it returns."""
    world = telegram.world
    polls.close_due(world)
    if name == "updates":
        many = body if isinstance(body, list) else [body]
        if not all(isinstance(one, dict) for one in many):
            raise ControlError(400, "an update must be a JSON object")
        numbers = [raw_update(world, one) for one in many]
        world.save()
        return numbers if isinstance(body, list) else numbers[0]
    if name not in ACTS:
        raise ControlError(404, f"there is nothing called {name!r} here")
    if not isinstance(body, dict):
        raise ControlError(400, "the body must be a JSON object")
    result = ACTS[name](world, body)
    world.save()
    return result
