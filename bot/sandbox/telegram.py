"""The Bot API as a state machine: a method and its parameters in, Telegram's answer out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from bot.sandbox import chats, messages, polls
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.limits import FloodLimits
from bot.sandbox.params import Files, Params
from bot.sandbox.world import Record, World

QUERY_LIFE = 15.0
"""Seconds for which a callback query can be answered."""

_COUNTED = frozenset(
    {"sendMessage", "sendPhoto", "sendDocument", "sendPoll", "forwardMessage", "copyMessage"}
)
_EDITS = frozenset(
    {"editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup"}
)
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)

Method = Callable[[World, Params], Any]


class Telegram:
    """A pretend Telegram with one bot; all state is in `world`, `limited` turns flood limits on."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.limited = False
        self._limits = FloodLimits()

    def call(self, method: str, given: Record, files: Files | None = None) -> tuple[int, Record]:
        """Carry out a method; returns the HTTP status and the body. Saved when it returns.

        getUpdates answers at once with what there is: waiting is the faces' affair.
        """
        polls.close_due(self.world)
        params = Params(given, files)
        try:
            name, act = _METHODS.get(method.lower(), ("", _unknown))
            if self.limited:
                self._spend(name, params)
            result = act(self.world, params)
            status, body = 200, {"ok": True, "result": result}
        except ApiError as error:
            status, body = error.code, error.as_dict()
        if method.lower() != "getupdates" or not body["ok"]:
            self._log(method, given, files, body)
        self.world.save()
        return status, body

    def _spend(self, method: str, params: Params) -> None:
        chat = self.world.records["chats"].get(params.text("chat_id"))
        if chat is None:
            return
        if method in _COUNTED or (method in _EDITS and chat["id"] < 0):
            self._limits.spend(chat["id"], self.world.now())

    def _log(self, method: str, given: Record, files: Files | None, body: Record) -> None:
        if not self.world.watch:
            return
        shown = dict(given)
        for name, (filename, content) in (files or {}).items():
            shown[name] = f"<{filename}, {len(content)} bytes>"
        if body["ok"]:
            self.world.log(method, shown, {"ok": True, "result": body["result"]})
            return
        error = {
            key: body[key] for key in ("error_code", "description", "parameters") if key in body
        }
        self.world.log(method, shown, {"ok": False, "error": error})


def get_updates(world: World, params: Params) -> list[Record]:
    """getUpdates, without the wait."""
    if world.meta("webhook").get("url"):
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
        )
    _allow(world, params)
    queue = world.records["updates"]
    offset = params.number("offset")
    if offset < 0:
        for key in list(queue)[:offset]:
            world.drop("updates", key)
    elif offset:
        for key in list(queue):
            if int(key) >= offset:
                break
            world.drop("updates", key)
    limit = max(1, min(100, params.number("limit", 100)))
    return list(islice(queue.values(), limit))


def _allow(world: World, params: Params) -> None:
    kinds = params.json("allowed_updates")
    if kinds is not None:
        known = world.meta("allowed")
        if known.get("kinds") != (kinds or None):
            known["kinds"] = kinds or None
            world.touch("meta", "allowed")


def _set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(world, params)
    hook = world.meta("webhook")
    hook.clear()
    if url:
        hook.update(url=url, secret_token=params.text("secret_token"))
    if params.flag("drop_pending_updates"):
        _drop_updates(world)
    world.touch("meta", "webhook")
    world.on_update()
    return True


def _delete_webhook(world: World, params: Params) -> bool:
    world.meta("webhook").clear()
    world.touch("meta", "webhook")
    if params.flag("drop_pending_updates"):
        _drop_updates(world)
    return True


def _drop_updates(world: World) -> None:
    for key in list(world.records["updates"]):
        world.drop("updates", key)


def _webhook_info(world: World, _: Params) -> Record:
    hook = world.meta("webhook")
    info = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.records["updates"]),
    }
    if "last_error" in hook:
        info |= {"last_error_date": hook["last_error_at"], "last_error_message": hook["last_error"]}
    return info


def _get_me(world: World, _: Params) -> Record:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _answer_query(world: World, params: Params) -> bool:
    query = world.records["queries"].get(params.text("callback_query_id"))
    if query is None or query["answered"] or world.now() - query["at"] > QUERY_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query["answered"] = True
    world.drop("queries", query["id"])
    world.event(
        "toast",
        user=query["user"],
        text=text,
        alert=params.flag("show_alert"),
        url=params.text("url") or None,
        callback_query_id=query["id"],
    )
    return True


def _chat_action(world: World, params: Params) -> bool:
    chat = chats.speakable(world, params)
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat["typing"] = world.now() + 5
    world.event("typing", chat_id=chat["id"], until=chat["typing"])
    return True


def _get_chat_member(world: World, params: Params) -> Record:
    chat = chats.find(world, params)
    return chats.member(world, chat, params.number("user_id"))


def _administrators(world: World, params: Params) -> list[Record]:
    chat = chats.find(world, params)
    if chats.is_private(chat):
        raise bad("there are no administrators in the private chat")
    return [
        chats.member(world, chat, int(user_id))
        for user_id, status in chat["members"].items()
        if status in {"creator", "administrator"}
    ]


def _leave(world: World, params: Params) -> bool:
    chat = chats.find(world, params)
    if chats.is_private(chat):
        raise bad("chat member status can't be changed in private chats")
    chats.change_bot(world, chat, "left", world.bot)
    return True


def _scope(params: Params) -> str:
    scope = params.json("scope") or {"type": "default"}
    return ":".join([*(str(value) for value in scope.values()), params.text("language_code")])


def _set_commands(world: World, params: Params) -> bool:
    commands = params.json("commands") or []
    for command in commands:
        name = str(command.get("command", ""))
        if not 1 <= len(name) <= 32 or name != name.lower():
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    kept = world.meta("commands")
    kept[_scope(params)] = commands
    world.touch("meta", "commands")
    world.event("commands")
    return True


def _named(what: str, limit: int) -> tuple[Method, Method]:
    def set_it(world: World, params: Params) -> bool:
        text = params.text(what)
        if len(text) > limit:
            raise bad(f"{what} is too long")
        world.meta(what)[params.text("language_code")] = text
        world.touch("meta", what)
        return True

    def get_it(world: World, params: Params) -> Record:
        kept = world.meta(what)
        return {what: kept.get(params.text("language_code")) or kept.get("", "")}

    return set_it, get_it


def _get_file(world: World, params: Params) -> Record:
    file = world.records["files"].get(params.text("file_id"))
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    described = messages.described(file)
    shown = described[-1] if isinstance(described, list) else described
    return {
        "file_id": shown["file_id"],
        "file_unique_id": shown["file_unique_id"],
        "file_size": shown["file_size"],
        "file_path": f"{file['kind']}s/{file['file_id']}",
    }


def _create_topic(world: World, params: Params) -> Record:
    chat = chats.speakable(world, params)
    if not chat.get("is_forum"):
        raise bad("the chat is not a forum")
    chats.need_right(world, chat, "can_manage_topics", "not enough rights to create a topic")
    return add_topic(world, chat, params.text("name"))


def add_topic(world: World, chat: Record, name: str) -> Record:
    """Open a topic in a forum."""
    topic = messages.new(
        world, chat, world.bot, forum_topic_created={"name": name, "icon_color": 7322096}
    )
    number = topic["message_id"]
    chat.setdefault("topics", {})[str(number)] = name
    world.touch("chats", str(chat["id"]))
    return {"message_thread_id": number, "name": name, "icon_color": 7322096}


def _unknown(_: World, __: Params) -> bool:
    raise ApiError(404, "Not Found")


def _nothing(_: World, __: Params) -> bool:
    return True


def _methods() -> dict[str, tuple[str, Method]]:
    set_description, get_description = _named("description", 512)
    set_short, get_short = _named("short_description", 120)
    set_name, get_name = _named("name", 64)
    methods: dict[str, Method] = {
        "getMe": _get_me,
        "getUpdates": get_updates,
        "setWebhook": _set_webhook,
        "deleteWebhook": _delete_webhook,
        "getWebhookInfo": _webhook_info,
        "logOut": _nothing,
        "close": _nothing,
        "sendMessage": messages.send_message,
        "sendPhoto": lambda world, params: messages.send_file(world, params, "photo"),
        "sendDocument": lambda world, params: messages.send_file(world, params, "document"),
        "sendPoll": polls.send,
        "stopPoll": polls.stop,
        "editMessageText": lambda world, params: messages.edit(world, params, "text"),
        "editMessageCaption": lambda world, params: messages.edit(world, params, "caption"),
        "editMessageMedia": lambda world, params: messages.edit(world, params, "media"),
        "editMessageReplyMarkup": lambda world, params: messages.edit(world, params, "markup"),
        "deleteMessage": messages.delete,
        "forwardMessage": messages.forward,
        "copyMessage": lambda world, params: messages.forward(world, params, copy=True),
        "pinChatMessage": lambda world, params: messages.pin(world, params, on=True),
        "unpinChatMessage": lambda world, params: messages.pin(world, params, on=False),
        "answerCallbackQuery": _answer_query,
        "sendChatAction": _chat_action,
        "getChat": lambda world, params: chats.full(world, chats.find(world, params)),
        "getChatMember": _get_chat_member,
        "getChatAdministrators": _administrators,
        "getChatMemberCount": lambda world, params: len(chats.find(world, params)["members"]),
        "leaveChat": _leave,
        "createForumTopic": _create_topic,
        "setMyCommands": _set_commands,
        "getMyCommands": lambda world, params: world.meta("commands").get(_scope(params), []),
        "deleteMyCommands": lambda world, params: _set_commands(
            world, Params({**params.given, "commands": []})
        ),
        "setMyDescription": set_description,
        "getMyDescription": get_description,
        "setMyShortDescription": set_short,
        "getMyShortDescription": get_short,
        "setMyName": set_name,
        "getMyName": get_name,
        "setChatMenuButton": _nothing,
        "getFile": _get_file,
    }
    return {name.lower(): (name, method) for name, method in methods.items()}


_METHODS = _methods()
