// The page: who is looking, which chat is open, and what they do.
import { get, listen, post } from "./api.js";
import { $, node } from "./dom.js";
import { bubble } from "./message.js";
import { label, word } from "./words.js";

let world = { users: [], chats: [], bot: {}, commands: {}, now: 0 };
let me = Number(localStorage.getItem("me")) || 101;
let open = me;
let quoting = null; // { kind: "reply" | "edit", message }
let clockAhead = 0;
const polls = new Map();
const waiting = new Map(); // callback query id → button
const early = new Set(); // callback query ids that were answered before the tap itself was
const unread = new Map();

const now = () => Date.now() / 1000 + clockAhead;
const chatOf = (id) => world.chats.find((chat) => chat.id === id);
const person = () => world.users.find((user) => user.id === me);
const isPrivate = (id) => id > 0;

async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(error.message);
    return null;
  }
}

async function refresh() {
  world = await get("state");
  clockAhead = world.now - Date.now() / 1000;
  if (!person()) me = open = world.users[0].id;
  if (!isPrivate(open) && !chatOf(open)) open = me;
  drawSide();
}

function drawSide() {
  const select = $("#person");
  select.replaceChildren(...world.users.map((user) => node("option", { value: user.id, selected: user.id === me }, user.first_name)));
  const groups = world.chats.filter((chat) => !isPrivate(chat.id) && !chat.migrated_to);
  const mine = chatOf(me) ?? { id: me, last: null };
  $("#chats").replaceChildren(...[mine, ...groups].map(drawChat));
  drawTitle();
  drawClock();
}

function drawChat(chat) {
  const name = isPrivate(chat.id) ? world.bot.first_name : chat.title;
  const last = chat.last ? chat.last.text ?? chat.last.caption ?? "…" : "";
  const count = unread.get(chat.id);
  const button = node("button", { class: "chat", "aria-current": chat.id === open ? "true" : false, onclick: () => enter(chat.id) });
  button.append(node("b", {}, name), count ? node("span", { class: "count" }, String(count)) : "", node("span", { class: "last" }, last.split("\n")[0].slice(0, 60)));
  return node("li", {}, button);
}

function drawTitle() {
  const chat = chatOf(open);
  $("#title").textContent = isPrivate(open) ? `${world.bot.first_name} · ${person()?.first_name ?? ""}` : chat?.title ?? "";
  const member = isPrivate(open) || chat?.members.includes(me);
  $("#write").hidden = !member;
  $("#start").hidden = member && !(isPrivate(open) && !$("#log").children.length);
  $("#start").textContent = member ? word("start") : word("join");
  drawReplyKeyboard(chat);
}

function drawClock() {
  $("#clock").textContent = new Date(now() * 1000).toLocaleString([], { weekday: "short", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
  for (const timer of document.querySelectorAll("[data-closes]")) {
    timer.textContent = ` · ${Math.max(0, Math.round(Number(timer.dataset.closes) - now()))} ${word("seconds")}`;
  }
}

function drawReplyKeyboard(chat) {
  const board = chat?.reply_keyboard;
  const rows = board?.keyboard ?? [];
  $("#reply-keyboard").hidden = !rows.length;
  $("#reply-keyboard").replaceChildren(...rows.map((row) => node("div", { class: "row" }, ...row.map((key) => {
    const text = key.text ?? key;
    return node("button", { class: "key", onclick: () => say({ text }) }, text);
  }))));
}

async function enter(id) {
  open = id;
  unread.delete(id);
  setQuote(null);
  document.body.classList.add("in-chat");
  $("#log").replaceChildren();
  await draw();
  drawSide();
  if (matchMedia("(hover: hover)").matches) $("#text").focus();
}

const view = {
  get me() { return me; },
  get group() { return !isPrivate(open); },
  polls, now, follow, tap, more,
  vote: (poll, options) => attempt(() => post("vote", { poll_id: poll.id, from: me, options })),
};

let drawing = Promise.resolve();
function draw() {
  drawing = drawing.then(drawNow, drawNow);
  return drawing;
}

// Only what changed is drawn anew; the focus stays on the button at the same place.
async function drawNow() {
  const id = open;
  const known = isPrivate(id) && !chatOf(id) ? { messages: [] } : await get(`chats/${id}`);
  for (const message of known.messages) {
    if (message.poll) polls.set(message.poll.id, await get(`polls/${message.poll.id}`));
  }
  if (id !== open) return;
  const log = $("#log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const shown = new Map([...log.children].map((child) => [child.dataset.id, child]));
  for (const message of known.messages.filter((one) => !one.deleted)) {
    const key = String(message.message_id);
    const state = JSON.stringify([me, message, message.poll && polls.get(message.poll.id)]);
    const before = shown.get(key);
    shown.delete(key);
    if (before?.dataset.state === state) continue;
    const after = bubble(message, view);
    after.dataset.state = state;
    if (before) swap(before, after);
    else log.append(after);
  }
  for (const gone of shown.values()) gone.remove();
  $("#typing").textContent = known.typing ? `${world.bot.first_name} ${word("typing")}` : "";
  const pinned = known.messages.findLast((one) => one.pinned && !one.deleted);
  $("#pinned").hidden = !pinned;
  $("#pinned").textContent = pinned ? `📌 ${(pinned.text ?? pinned.caption ?? "").split("\n")[0]}` : "";
  if (atEnd) log.scrollTop = log.scrollHeight;
  drawTitle();
}

function swap(before, after) {
  const buttons = [...before.querySelectorAll("button, a, input")];
  const focused = buttons.indexOf(document.activeElement);
  before.replaceWith(after);
  if (focused < 0) return;
  const now_ = [...after.querySelectorAll("button, a, input")];
  (now_[Math.min(focused, now_.length - 1)] ?? $("#text")).focus({ preventScroll: true });
}

async function say(content) {
  const reply = quoting?.kind === "reply" ? { reply_to: quoting.message.message_id } : {};
  setQuote(null);
  const sent = await attempt(() => post("say", { chat: open, from: me, ...content, ...reply }));
  $("#log").scrollTop = $("#log").scrollHeight;
  return sent;
}

async function send(event) {
  event.preventDefault();
  const text = $("#text").value.trim();
  if (!text) return;
  $("#text").value = "";
  if (quoting?.kind === "edit") {
    const { message } = quoting;
    setQuote(null);
    await attempt(() => post("edit", { chat: open, from: me, message_id: message.message_id, text }));
  } else if (!(await say({ text }))) $("#text").value = text;
}

async function tap(message, key, button) {
  button.setAttribute("aria-busy", "true");
  const asked = await attempt(() => post("tap", { chat: open, from: me, message_id: message.message_id, data: key.callback_data }));
  if (!asked || early.delete(asked.callback_query_id)) button.removeAttribute("aria-busy");
  else if (asked.callback_query_id && button.isConnected) waiting.set(asked.callback_query_id, button);
  setTimeout(() => button.removeAttribute("aria-busy"), 15000);
}

// Links into the bot stay in the page, as they do in Telegram.
function follow({ url, say: text }, event) {
  if (text) return say({ text });
  const link = new URL(url);
  if (!["t.me", "telegram.me"].includes(link.hostname)) return undefined;
  event.preventDefault();
  if (link.pathname.slice(1).toLowerCase() !== world.bot.username.toLowerCase()) return undefined;
  if (link.searchParams.has("startgroup")) return startGroup(link.searchParams.get("startgroup"));
  return enter(me).then(() => attempt(() => post("start", { from: me, payload: link.searchParams.get("start") ?? "" })));
}

function startGroup(payload) {
  const groups = world.chats.filter((chat) => chat.members.includes(me) && !isPrivate(chat.id));
  popup($("#menu"), groups.map((chat) => [chat.title, async () => {
    await attempt(() => post("startgroup", { from: me, chat: chat.id, payload }));
    await enter(chat.id);
  }]));
}

function setQuote(next) {
  quoting = next;
  $("#quote").hidden = !next;
  $("#quote span").textContent = next ? `${word(next.kind)}: ${(next.message.text ?? next.message.caption ?? "…").split("\n")[0]}` : "";
}

function more(message, button) {
  const choices = [[word("reply"), () => { setQuote({ kind: "reply", message }); $("#text").focus(); }]];
  if (message.from?.id === me && message.text) choices.push([word("edit"), () => { setQuote({ kind: "edit", message }); $("#text").value = message.text; $("#text").focus(); }]);
  for (const chat of [{ id: me, title: world.bot.first_name }, ...world.chats.filter((one) => !isPrivate(one.id) && one.members.includes(me))]) {
    choices.push([`${word("forward")}: ${chat.title}`, () => attempt(() => post("forward", { from: me, from_chat: open, chat: chat.id, message_id: message.message_id }))]);
  }
  popup(button, choices);
}

function chatMenu() {
  if (isPrivate(open)) {
    const blocked = person().blocked_bot;
    return popup($("#menu"), [[word(blocked ? "unblock" : "block"), () => attempt(() => post("block", { from: me, blocked: !blocked }))]]);
  }
  const change = (action) => () => attempt(() => post("members", { chat: open, user: "bot", action }));
  const status = chatOf(open).bot;
  const choices = ["member", "administrator", "restricted"].includes(status)
    ? [status === "administrator" ? [word("demoteBot"), change("demote")] : [word("promoteBot"), change("promote")], [word("removeBot"), change("remove")]]
    : [[word("addBot"), change("add")]];
  if (chatOf(open).type === "group") choices.push([word("migrate"), async () => {
    const made = await attempt(() => post("migrate", { chat: open }));
    if (made) await refresh().then(() => enter(made.id));
  }]);
  return popup($("#menu"), choices);
}

function commandsMenu() {
  const language = (person()?.language_code ?? "en").split("-")[0];
  const own = world.commands[`chat:${open}:`] ?? [];
  const list = own.length ? own : world.commands[language] ?? world.commands[""] ?? [];
  const choices = list.map((one) => [`/${one.command} – ${one.description}`, () => say({ text: `/${one.command}` })]);
  popup($("#commands"), choices.length ? choices : [[word("noCommands"), () => {}]]);
}

function attachMenu() {
  const choose = (kind) => () => { $("#file").dataset.kind = kind; $("#file").accept = kind === "photo" ? "image/*" : ""; $("#file").click(); };
  popup($("#attach"), [
    [word("photo"), choose("photo")], [word("document"), choose("document")], [word("sticker"), () => say({ sticker: true })],
    [word("voice"), () => say({ voice: true })], [word("location"), () => say({ location: { latitude: 51.5, longitude: -0.12 } })],
    [word("contact"), () => say({ contact: { phone_number: "+447700900123", first_name: person().first_name, user_id: me } })],
  ]);
}

async function sendFile() {
  const [file] = $("#file").files;
  if (!file) return;
  const data = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1] ?? "");
    reader.readAsDataURL(file);
  });
  $("#file").value = "";
  await say($("#file").dataset.kind === "photo" ? { photo: data } : { document: { name: file.name, base64: data } });
}

function popup(button, choices) {
  const box = $("#popup");
  const close = () => { box.hidden = true; button.focus(); };
  box.replaceChildren(...choices.map(([text, action]) => node("button", { role: "menuitem", onclick: () => { close(); action(); } }, text)));
  box.hidden = false;
  const place = button.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8))}px`;
  const below = place.bottom + box.offsetHeight < innerHeight;
  box.style.top = `${Math.max(8, below ? place.bottom + 4 : place.top - box.offsetHeight - 4)}px`;
  box.firstElementChild?.focus();
  box.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [...box.children];
    if (step) { event.preventDefault(); all.at((all.indexOf(document.activeElement) + step) % all.length).focus(); }
    if (event.key === "Escape" || event.key === "Tab") close();
  };
}

let toastTimer = 0;
function toast(text) {
  $("#toast").textContent = text;
  $("#toast").classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("#toast").classList.remove("shown"), 4000);
}

// One dialog for alerts and for the few things that are asked.
function dialog(text, asks = false) {
  const box = $("#alert");
  $("#alert-text").textContent = text;
  const input = asks ? node("input", { type: "text", "aria-labelledby": "alert-text" }) : null;
  $("#alert-input").replaceChildren(...(input ? [input] : []));
  box.showModal();
  input?.focus();
  return new Promise((done) => box.addEventListener("close", () => done(input?.value.trim() ?? ""), { once: true }));
}

function answered(event) {
  const button = waiting.get(event.callback_query_id);
  button?.removeAttribute("aria-busy");
  waiting.delete(event.callback_query_id);
  if (event.user !== me) return;
  if (!button) early.add(event.callback_query_id);
  if (event.url) follow({ url: event.url }, { preventDefault() {} });
  if (event.text && event.alert) dialog(event.text);
  else if (event.text) toast(event.text);
}

async function onEvent(event) {
  if (event.type === "toast") return answered(event);
  if (event.type === "typing") return event.chat_id === open ? draw() : undefined;
  if (event.type === "message" && event.chat_id !== open) unread.set(event.chat_id, (unread.get(event.chat_id) ?? 0) + 1);
  await refresh();
  if (!("chat_id" in event) || event.chat_id === open) await draw();
  return undefined;
}

// A page of the bot's may lead here as it leads to t.me: with ?start=… or ?startgroup=…
async function arrive() {
  const asked = new URLSearchParams(location.search);
  const payload = asked.get("start");
  const intoGroup = asked.get("startgroup");
  if (payload === null && intoGroup === null) return;
  history.replaceState(null, "", location.pathname);
  await enter(me);
  if (intoGroup !== null) return startGroup(intoGroup);
  await attempt(() => post("start", { from: me, payload }));
}

async function connect() {
  try {
    await refresh();
    await draw();
    $("#lost").hidden = true;
    listen(world.event, { onEvent, onLost });
    await arrive();
  } catch {
    onLost();
  }
}

function onLost() {
  $("#lost").hidden = false;
  setTimeout(connect, 1000);
}

label(document);
$("#person").onchange = async (event) => {
  me = Number(event.target.value);
  localStorage.setItem("me", String(me));
  await enter(isPrivate(open) ? me : open);
};
$("#add-person").onclick = async () => {
  const name = await dialog(word("name"), true);
  if (!name) return;
  const language = (await dialog(word("language"), true)) || "en";
  const added = await attempt(() => post("users", { first_name: name, language_code: language }));
  if (!added) return;
  me = added.id;
  await refresh();
  await enter(me);
};
$("#add-group").onclick = async () => {
  const title = await dialog(word("name"), true);
  if (!title) return;
  const added = await attempt(() => post("chats", { title, members: world.users.map((user) => user.id) }));
  if (added) await refresh().then(() => enter(added.id));
};
for (const button of document.querySelectorAll("[data-skip]")) {
  button.onclick = () => attempt(() => post("clock", { advance: Number(button.dataset.skip) }));
}
$("#back").onclick = () => document.body.classList.remove("in-chat");
$("#menu").onclick = chatMenu;
$("#commands").onclick = commandsMenu;
$("#attach").onclick = attachMenu;
$("#file").onchange = sendFile;
$("#quote button").onclick = () => setQuote(null);
$("#start").onclick = () => (isPrivate(open) ? post("start", { from: me }) : attempt(() => post("members", { chat: open, user: me, action: "add" })));
$("#write").onsubmit = send;
$("#text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  if (event.key === "Escape") setQuote(null);
};
addEventListener("pointerdown", (event) => { if (!$("#popup").contains(event.target)) $("#popup").hidden = true; });
setInterval(drawClock, 1000);
document.body.classList.add("in-chat");
connect();
