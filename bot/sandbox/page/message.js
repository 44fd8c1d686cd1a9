// One message as a bubble.
import { word } from "./words.js";
import { link, node, rich } from "./dom.js";

const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

// `view`: who looks, the polls by id, and what can be done with a message.
export function bubble(message, view) {
  const mine = message.from?.id === view.me;
  const service = served(message);
  if (service) return node("p", { class: "service", "data-id": message.message_id }, service);
  const article = node("article", { class: mine ? "mine" : "theirs", "data-id": message.message_id, "aria-label": message.from?.first_name ?? "" });
  const box = node("div", { class: "bubble" });
  if (!mine && view.group) box.append(node("b", { class: "who" }, message.from?.first_name ?? ""));
  if (message.forward_origin) box.append(node("p", { class: "origin" }, `${word("forwarded")} ${origin(message.forward_origin)}`));
  const quoted = message.reply_to_message;
  if (quoted) box.append(node("blockquote", { class: "quoted" }, quoted.text ?? quoted.caption ?? "…"));
  box.append(...body(message, view));
  const edited = message.edits && message.edit_date && mine ? `${word("edited")} ` : "";
  box.append(node("small", {}, `${edited}${time(message.date)} `, node("button", { class: "more", "aria-haspopup": "menu", "aria-label": word("more"), title: word("more"), onclick: (event) => view.more(message, event.currentTarget) }, "⋯")));
  article.append(box);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows?.length) article.append(keyboard(rows, message, view));
  return article;
}

function origin(from) {
  return from.sender_user?.first_name ?? from.sender_user_name ?? from.chat?.title ?? "";
}

function served(message) {
  const added = message.new_chat_members;
  if (added) return `${added.map((one) => one.first_name).join(", ")} ${word("joined")}`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} ${word("left")}`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "→ supergroup";
  if (message.pinned_message) return word("pinned");
  if (message.forum_topic_created) return `# ${message.forum_topic_created.name}`;
  return null;
}

function body(message, view) {
  const parts = [];
  if (message.photo) {
    const { file_id: file, width, height } = message.photo.at(-1);
    parts.push(node("img", { src: `sandbox/files/${file}`, width, height, alt: message.caption ?? word("photoOf"), loading: "lazy" }));
  }
  if (message.document) {
    const { file_id: id, file_name: name } = message.document;
    parts.push(node("a", { class: "file", href: `sandbox/files/${id}`, download: name ?? true }, `📄 ${name ?? "file"}`));
  }
  if (message.poll) parts.push(poll(view.polls.get(message.poll.id) ?? message.poll, view));
  if (message.sticker) parts.push(node("span", { class: "sticker" }, message.sticker.emoji ?? "🙂"));
  if (message.location) parts.push(node("p", {}, `📍 ${message.location.latitude}, ${message.location.longitude}`));
  if (message.contact) parts.push(node("p", {}, `👤 ${message.contact.first_name} ${message.contact.phone_number}`));
  if (message.voice) parts.push(node("p", {}, `🎤 ${message.voice.duration} s`));
  const text = message.text ?? message.caption;
  if (text != null) parts.push(node("div", { class: "text" }, rich(text, message.entities ?? message.caption_entities, view.follow)));
  return parts.length ? parts : [node("p", {}, word("unsupported"))];
}

function keyboard(rows, message, view) {
  const grid = node("div", { class: "keys" });
  for (const row of rows) {
    const line = node("div", { class: "row" });
    for (const key of row) {
      if (key.url) {
        const shown = link(key.url, `${key.text} ↗`, view.follow);
        shown.className = "key";
        line.append(shown);
      } else line.append(node("button", { class: "key", onclick: (event) => view.tap(message, key, event.currentTarget) }, key.text));
    }
    grid.append(line);
  }
  return grid;
}

function poll(record, view) {
  const mine = record.votes?.[String(view.me)] ?? [];
  const voted = mine.length > 0;
  const open = !record.is_closed;
  const show = (voted && !record.hide_results) || !open;
  const kind = record.type === "quiz" ? "quiz" : record.is_anonymous ? "anonymous" : "publicPoll";
  const box = node("fieldset", { class: "poll" }, node("legend", {}, record.question));
  box.append(node("small", {}, word(kind), open ? "" : ` · ${word("closed")}`, timer(record, view)));
  const many = record.allows_multiple_answers;
  const total = Math.max(1, record.total_voter_count);
  record.options.forEach((option, place) => {
    const right = record.right?.includes(place);
    const mark = show && record.type === "quiz" ? (right ? " ✓" : mine.includes(place) ? " ✗" : "") : mine.includes(place) ? " ●" : "";
    const text = show ? `${option.text}${mark} · ${Math.round((100 * option.voter_count) / total)}%` : `${option.text}${mark}`;
    if (many && open && !voted) box.append(node("label", {}, node("input", { type: "checkbox", value: place }), ` ${text}`));
    else box.append(node("button", { class: "choice", disabled: !open || voted, onclick: () => view.vote(record, [place]) }, text));
  });
  if (many && open && !voted) {
    const send = () => view.vote(record, [...box.querySelectorAll("input:checked")].map((one) => Number(one.value)));
    box.append(node("button", { class: "quiet", onclick: send }, word("vote")));
  }
  if (voted && open && record.allows_revoting) box.append(node("button", { class: "quiet", onclick: () => view.vote(record, []) }, word("retract")));
  if (show && record.explanation) box.append(node("p", { class: "why" }, rich(record.explanation, record.explanation_entities, view.follow)));
  box.append(node("small", {}, `${word("votes")}: ${record.total_voter_count}`));
  return box;
}

function timer(record, view) {
  if (record.is_closed || !record.closes_at) return "";
  return node("span", { class: "timer", "data-closes": record.closes_at }, ` · ${Math.max(0, Math.round(record.closes_at - view.now()))} ${word("seconds")}`);
}
