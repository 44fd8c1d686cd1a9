"""Chats and who is in them: finding them, and what the bot may do there."""

from __future__ import annotations

from typing import Any

from bot.sandbox.errors import bad, forbidden
from bot.sandbox.params import Params
from bot.sandbox.world import Record, World

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def user(world: World, user_id: int) -> Record:
    """A person as updates show them."""
    record = world.records["users"].get(str(user_id))
    if record is None:
        raise bad("user not found")
    return {key: value for key, value in record.items() if key not in {"blocked", "last_id"}}


def is_private(record: Record) -> bool:
    """Whether this is a chat between one person and the bot."""
    return bool(record["type"] == "private")


def private(world: World, user_id: int) -> Record:
    """The private chat with a person, begun if it was not."""
    chat = world.records["chats"].get(str(user_id))
    if chat is None:
        chat = world.put(
            "chats",
            str(user_id),
            {"id": user_id, "type": "private", "members": {}, "rights": {}, "last_id": 0},
        )
        world.event("chat", chat_id=user_id)
    return chat


def brief(world: World, chat: Record) -> Record:
    """A chat as messages show it."""
    shown: Record = {"id": chat["id"], "type": chat["type"]}
    if is_private(chat):
        shown["first_name"] = world.records["users"][str(chat["id"])]["first_name"]
    else:
        shown["title"] = chat["title"]
        if chat.get("is_forum"):
            shown["is_forum"] = True
    return shown


def find(world: World, params: Params, name: str = "chat_id") -> Record:
    """The chat that a call names; raise what Telegram answers for one it does not know."""
    given = params.text(name)
    if not given:
        raise bad(f"{name} is empty")
    chat = world.records["chats"].get(given)
    if chat is None:
        if given in world.records["users"]:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad("chat not found")
    if "migrated_to" in chat:
        raise bad(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat["migrated_to"]
        )
    return chat


def speakable(world: World, params: Params) -> Record:
    """The chat that a call names, if the bot may send there."""
    chat = find(world, params)
    if is_private(chat):
        person = world.records["users"][str(chat["id"])]
        if person["blocked"]:
            raise forbidden("bot was blocked by the user")
        if person.get("deactivated"):
            raise forbidden("user is deactivated")
        return chat
    status = bot_status(world, chat)
    kind = chat["type"]
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if status in {"left", "none"}:
        raise forbidden(f"bot is not a member of the {kind} chat")
    if status == "restricted":
        raise bad("not enough rights to send text messages to the chat")
    topic = params.number("message_thread_id")
    if topic and str(topic) not in chat.get("topics", {}):
        raise bad("message thread not found")
    return chat


def bot_status(world: World, chat: Record) -> str:
    """`member`, `administrator`, `restricted`, `left`, `kicked`, or `none` if never there."""
    return str(chat["members"].get(str(world.bot["id"]), "none"))


def need_right(world: World, chat: Record, right: str, refusal: str) -> None:
    """Raise `refusal` unless the bot may do this in the chat."""
    if is_private(chat):
        return
    allowed = bot_status(world, chat) == "administrator" and chat["rights"].get(right, False)
    if not allowed:
        raise bad(refusal)


def member(world: World, chat: Record, user_id: int) -> Record:
    """A chat member as getChatMember shows them."""
    if user_id == world.bot["id"]:
        status, person = bot_status(world, chat), world.bot
    else:
        person = user(world, user_id)
        status = "member" if chat["id"] == user_id else chat["members"].get(str(user_id), "left")
    return member_as(chat, person, "left" if status == "none" else status)


def member_as(chat: Record, person: Record, status: str) -> Record:
    """A chat member with a given status."""
    shown: Record = {"user": person, "status": status}
    if status == "creator":
        shown["is_anonymous"] = False
    elif status == "administrator":
        shown |= {"can_be_edited": False, "is_anonymous": False}
        shown |= {"can_manage_video_chats": False, "can_post_stories": False}
        shown |= {"can_edit_stories": False, "can_delete_stories": False}
        shown |= {right: bool(chat["rights"].get(right, False)) for right in ADMIN_RIGHTS}
    elif status == "kicked":
        shown["until_date"] = 0
    elif status == "restricted":
        shown |= {"is_member": True, "until_date": 0}
        shown |= dict.fromkeys(_SENDS, False)
    return shown


_SENDS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


def full(world: World, chat: Record) -> Record:
    """A chat as getChat shows it."""
    shown = brief(world, chat)
    shown |= {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if not is_private(chat):
        shown["permissions"] = dict.fromkeys(_SENDS, True)
    return shown


def change_bot(world: World, chat: Record, status: str, by: Record, **rights: Any) -> None:
    """Give the bot another standing in a chat, and tell it."""
    before = member(world, chat, world.bot["id"])
    chat["members"][str(world.bot["id"])] = status
    chat["rights"] = rights
    world.touch("chats", str(chat["id"]))
    after = member(world, chat, world.bot["id"])
    world.update(
        "my_chat_member",
        {
            "chat": brief(world, chat),
            "from": by,
            "date": int(world.now()),
            "old_chat_member": before,
            "new_chat_member": after,
        },
    )
    world.event("chat", chat_id=chat["id"])
