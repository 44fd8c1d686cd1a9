"""Messages: sent, edited, deleted, forwarded, pinned, by Telegram's rules."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox import chats
from bot.sandbox.entities import parse, units
from bot.sandbox.errors import bad
from bot.sandbox.params import Params
from bot.sandbox.world import Record, World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_DELETABLE = 48 * 3600
"""Seconds for which a bot may delete its own message."""
_CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "poll",
    "sticker",
)


def key(chat_id: int, message_id: int) -> str:
    """The record's key."""
    return f"{chat_id}:{message_id}"


def find(world: World, chat: Record, message_id: int, refusal: str) -> Record:
    """The kept record of a message; `refusal` if it is not there."""
    kept = world.records["messages"].get(key(chat["id"], message_id))
    if kept is None or kept["deleted"]:
        raise bad(refusal)
    return kept


def new(world: World, chat: Record, sender: Record, **content: Any) -> Record:
    """Put a message into a chat; returns it as the Bot API shows it."""
    chat["last_id"] += 1
    message: Record = {
        "message_id": chat["last_id"],
        "from": sender,
        "chat": chats.brief(world, chat),
        "date": int(world.now()),
        **{name: value for name, value in content.items() if value not in (None, [], "")},
    }
    kept = {"message": message, "deleted": False, "edits": 0, "pinned": False}
    world.put("messages", key(chat["id"], message["message_id"]), kept)
    world.touch("chats", str(chat["id"]))
    chat.pop("typing", None)
    world.event("message", chat_id=chat["id"], message_id=message["message_id"])
    return message


def formatted(params: Params, name: str, limit: int, given: str = "entities") -> Record:
    """`{name, entities}` of a text or caption parameter."""
    text = params.text(name)
    listed = params.json(given)
    plain, entities = parse(text, None if listed else params.text("parse_mode") or None)
    if listed:
        entities = listed
    if name == "text" and not plain:
        raise bad("message text is empty")
    if units(plain) > limit:
        too_long = "message is too long" if name == "text" else "message caption is too long"
        raise bad(too_long)
    return {name: plain, given: entities}


def keyboard(params: Params) -> Record | None:
    """The checked reply_markup of a call."""
    markup = params.json("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        if not isinstance(row, list):
            raise bad("can't parse inline keyboard button: Field must be of type Array")
        for button in row:
            _check_button(button)
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    if "inline_keyboard" in markup:
        if sum(len(row) for row in rows) > 100:
            raise bad("REPLY_MARKUP_TOO_LONG")
        return {"inline_keyboard": rows} if rows else None
    return dict(markup)


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if data is None and not any(name in button for name in ("url", "web_app", "copy_text")):
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    url = button.get("url")
    if url is not None and urlsplit(str(url)).scheme not in {"http", "https", "tg", "mailto"}:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def send_message(world: World, params: Params) -> Record:
    """sendMessage."""
    chat = chats.speakable(world, params)
    content = formatted(params, "text", LONGEST_TEXT)
    return _send(world, params, chat, **content)


def send_file(world: World, params: Params, kind: str) -> Record:
    """sendPhoto and sendDocument."""
    chat = chats.speakable(world, params)
    file = upload(world, params, kind)
    content = formatted(params, "caption", LONGEST_CAPTION, "caption_entities")
    return _send(world, params, chat, **{kind: file}, **content)


def send_content(world: World, params: Params, chat: Record, **content: Any) -> Record:
    """Send what another method has made, such as a poll."""
    return _send(world, params, chat, **content)


def _send(world: World, params: Params, chat: Record, **content: Any) -> Record:
    extra: Record = {}
    markup = keyboard(params)
    replied = (params.json("reply_parameters") or {}).get("message_id")
    replied = replied or params.number("reply_to_message_id") or None
    if replied is not None:
        kept = world.records["messages"].get(key(chat["id"], int(replied)))
        lenient = (params.json("reply_parameters") or {}).get("allow_sending_without_reply")
        if (kept is None or kept["deleted"]) and not lenient:
            raise bad("message to be replied not found")
        if kept is not None and not kept["deleted"]:
            extra["reply_to_message"] = {
                name: value for name, value in kept["message"].items() if name != "reply_to_message"
            }
    topic = params.number("message_thread_id")
    if topic:
        extra |= {"message_thread_id": topic, "is_topic_message": True}
    if markup is not None and "inline_keyboard" in markup:
        extra["reply_markup"] = markup
    elif markup is not None:
        chat["reply_keyboard"] = markup
        world.touch("chats", str(chat["id"]))
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    return new(world, chat, world.bot, **content, **extra)


def upload(world: World, params: Params, kind: str) -> Any:
    """The file of a call: uploaded, or one that Telegram has already."""
    given = params.text(kind)
    if given.startswith("attach://"):
        given = given.removeprefix("attach://")
    uploaded = params.files.get(given) or params.files.get(kind)
    if uploaded is None:
        known = world.records["files"].get(given)
        if known is None:
            raise bad(
                "wrong file identifier/HTTP URL specified"
                if given
                else f"there is no {kind} in the request"
            )
        return described(known)
    return described(keep_file(world, kind, *uploaded))


def keep_file(world: World, kind: str, name: str, content: bytes) -> Record:
    """Keep a file's bytes; the same content is kept once."""
    if not content:
        raise bad("file must be non-empty")
    limit = 10 if kind == "photo" else 50
    if len(content) > limit * 1024 * 1024:
        raise bad(f"file is too big: {kind}s are limited to {limit} MB")
    digest = hashlib.sha256(content).hexdigest()
    file_id = f"{kind}-{digest[:24]}"
    width, height = _png_size(content)
    return world.put(
        "files",
        file_id,
        {
            "file_id": file_id,
            "kind": kind,
            "name": name,
            "size": len(content),
            "width": width,
            "height": height,
            "hex": content.hex(),
        },
    )


def described(file: Record) -> Any:
    """A file as a message shows it."""
    base = {
        "file_id": file["file_id"],
        "file_unique_id": file["file_id"][-16:],
        "file_size": file["size"],
    }
    if file["kind"] == "photo":
        return [{**base, "width": file["width"], "height": file["height"]}]
    return {**base, "file_name": file["name"]}


def _png_size(content: bytes) -> tuple[int, int]:
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) > 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return 640, 480


def edit(world: World, params: Params, what: str) -> Record | bool:
    """editMessageText, -Caption, -Media and -ReplyMarkup."""
    chat = chats.speakable(world, params)
    number = params.number("message_id")
    kept = find(world, chat, number, "message to edit not found")
    message = kept["message"]
    if message["from"]["id"] != world.bot["id"] or ("poll" in message and what == "text"):
        raise bad("message can't be edited")
    if what == "text" and "text" not in message:
        raise bad("there is no text in the message to edit")
    if what == "caption" and not any(name in message for name in ("photo", "document")):
        raise bad("there is no caption in the message to edit")
    changed = {name: value for name, value in message.items() if name != "reply_markup"}
    if what == "text":
        changed |= formatted(params, "text", LONGEST_TEXT)
    elif what == "caption":
        changed |= formatted(params, "caption", LONGEST_CAPTION, "caption_entities")
    elif what == "media":
        changed = _with_media(world, params, changed)
    changed = {name: value for name, value in changed.items() if value not in (None, [], "")}
    markup = keyboard(params)
    if markup is not None:
        changed["reply_markup"] = markup
    if changed == {name: value for name, value in message.items() if name != "edit_date"} | (
        {"edit_date": message["edit_date"]} if "edit_date" in changed else {}
    ):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message"
        )
    changed["edit_date"] = int(world.now())
    kept["message"] = changed
    kept["edits"] += 1
    world.touch("messages", key(chat["id"], number))
    world.event("edited", chat_id=chat["id"], message_id=number)
    return changed


def _with_media(world: World, params: Params, message: Record) -> Record:
    media = params.json("media") or {}
    kind = str(media.get("type", ""))
    if kind not in {"photo", "document"}:
        raise bad("can't parse media: unsupported type")
    inner = Params({kind: media.get("media"), **media}, params.files)
    kept = {name: value for name, value in message.items() if name not in _CONTENT}
    caption = formatted(inner, "caption", LONGEST_CAPTION, "caption_entities")
    return {**kept, kind: upload(world, inner, kind), **caption}


def delete(world: World, params: Params) -> bool:
    """deleteMessage."""
    chat = chats.find(world, params)
    number = params.number("message_id")
    kept = find(world, chat, number, "message to delete not found")
    if kept["message"]["from"]["id"] != world.bot["id"]:
        chats.need_right(world, chat, "can_delete_messages", "message can't be deleted")
    if world.now() - kept["message"]["date"] > _DELETABLE:
        raise bad("message can't be deleted for everyone")
    kept["deleted"] = True
    world.touch("messages", key(chat["id"], number))
    world.event("deleted", chat_id=chat["id"], message_id=number)
    return True


def forward(world: World, params: Params, *, copy: bool = False) -> Record:
    """forwardMessage and copyMessage."""
    chat = chats.speakable(world, params)
    source = chats.find(world, params, "from_chat_id")
    kept = find(world, source, params.number("message_id"), "message to forward not found")
    content = forwarded(kept["message"])
    if copy:
        content.pop("forward_origin")
        return {"message_id": _send(world, params, chat, **content)["message_id"]}
    return _send(world, params, chat, **content)


def forwarded(message: Record) -> Record:
    """The content of a forwarded message, with where it came from."""
    content = {name: message[name] for name in _CONTENT if name in message}
    content["forward_origin"] = message.get("forward_origin") or {
        "type": "user",
        "date": message["date"],
        "sender_user": message["from"],
    }
    return content


def pin(world: World, params: Params, *, on: bool) -> bool:
    """pinChatMessage and unpinChatMessage."""
    chat = chats.speakable(world, params)
    refusal = "not enough rights to manage pinned messages in the chat"
    chats.need_right(world, chat, "can_pin_messages", refusal)
    number = params.number("message_id")
    kept = find(world, chat, number, "message to pin not found")
    kept["pinned"] = on
    world.touch("messages", key(chat["id"], number))
    world.event("pinned", chat_id=chat["id"], message_id=number)
    return True
