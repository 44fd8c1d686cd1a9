// The screen of a hall: what everybody looks at, and the host's controls.

import { $, LETTERS, Watch, countdown, each, node, post, rich, say, serverNow, setup } from "./page.js";

const base = location.pathname.replace(/\/$/, "");
const MOST_NAMES = 60;
const ON_STEPS = 9;
let shown = null;      // the last frame
let drawn = "";        // what the stage was drawn for
let known = new Set(); // names already in the lobby
let sound = false;
let audio = null;

const both = (key, values, between) => each(shown?.languages ?? setup.languages, key, values, between);
const ours = (texts) => shown.languages.filter((one) => texts[one]).map((one) => texts[one]);
const title = () => [...new Set(ours(shown.titles))].join(" · ");
const picture = (id) => document.getElementById(id).content.cloneNode(true);

function draw(frame) {
  const before = shown;
  shown = frame.screen;
  document.documentElement.lang = shown.languages[0];
  document.title = title();
  const key = [shown.phase, shown.at, shown.languages, shown.reveal ? "told" : ""].join();
  if (key !== drawn) {
    drawn = key;
    $("#bar").hidden = true;
    $("#bar").dataset.to = "";
    $("#stage").className = shown.phase;
    $("#stage").replaceChildren(...SCENES[shown.phase]());
    if (before?.phase === "open" && shown.phase !== "open") beep();
  }
  UPDATES[shown.phase]?.();
  drawTop();
  drawControls();
  if ($("#box").open && $("#box").dataset.what === "people") showPeople();
  fit();
}

function drawTop() {
  const lobby = shown.phase === "lobby" || shown.phase === "queued";
  $("#top").hidden = false;
  $("#title").textContent = title();
  $("#rehearsal").hidden = !shown.rehearsal;
  $("#rehearsal").textContent = both("rehearsal", {}, " · ");
  $("#where").textContent = lobby || shown.phase === "ended" ? "" : `${setup.address} · ${shown.code}`;
}

// The lobby

function lobby() {
  return [
    node("section", { class: "door" },
      node("div", { class: "qr", role: "img", "aria-label": both("scan") }, picture("qr")),
      node("div", { class: "how" },
        node("p", { class: "scan" }, both("scan")),
        node("p", { class: "code" }, shown.code),
        ...shown.languages.map((one) => node("p", { class: "way" }, say(one, "or-type", { address: setup.address }))),
        ...shown.languages.map((one) => node("p", { class: "way" }, say(one, "or-bot", { bot: setup.bot }))))),
    node("section", { class: "room" },
      node("h2", {}, both("in-room"), " ", node("b", { id: "count" }, "0")),
      node("ul", { id: "names" }),
      node("p", { id: "nobody" }, both("nobody")),
      node("p", { id: "rest" }),
      node("div", { class: "hint" },
        setup.only_here ? node("p", { class: "warn" }, both("only-here", {}, "\n")) : null,
        node("p", {}, shown.phase === "queued" ? both("queued") : both("begin-key")))),
  ];
}

function fillLobby() {
  const people = shown.people.filter((one) => one.here);
  $("#count").textContent = people.length;
  $("#nobody").hidden = people.length > 0;
  const visible = people.slice(-MOST_NAMES);
  const there = new Map([...$("#names").children].map((item) => [item.dataset.id, item]));
  const items = visible.map((one) => {
    const item = there.get(String(one.id)) ?? node("li", { "data-id": one.id, class: known.has(one.id) ? "" : "new" });
    const words = one.name + (one.team ? ` · ${one.team}` : "");
    if (item.textContent !== words) item.textContent = words;
    return item;
  });
  known = new Set(people.map((one) => one.id));
  if (items.some((item, place) => item !== $("#names").children[place]) || items.length !== $("#names").children.length) $("#names").replaceChildren(...items);
  const more = people.length - visible.length;
  $("#rest").textContent = more > 0 ? both("and-more", { n: more }) : "";
}

// A question

function phone(question) {
  const messages = ours(question.texts).filter((one) => one.message);
  if (!messages.length) return null;
  return node("aside", { class: "phone" }, ...messages.map((one) => [
    node("p", { class: "sender" }, one.message.sender),
    node("p", { class: "message" }, one.message.text)]));
}

const asks = (question) => node("div", { class: "ask" }, ...ours(question.texts).map((one) => node("h1", {}, rich(one.ask))));

const optionWords = (question, place) => [...new Set(ours(question.texts).map((one) => one.options[place]))];

function open() {
  const { question } = shown;
  const many = ours(question.texts)[0].options.length;
  const message = phone(question);
  const options = [...Array(many).keys()].map((place) => node("li", {},
    node("span", { class: `letter l${place}` }, LETTERS[place]),
    node("span", { class: "words" }, ...optionWords(question, place).map((one) => node("span", {}, one)))));
  return [
    node("p", { class: "line" },
      node("span", {}, both("question-of", { at: shown.at, of: shown.of })),
      node("span", { id: "paused", class: "waits" }),
      node("span", { id: "answered" }),
      node("span", { id: "seconds" })),
    node("div", { class: message ? "beside" : "" }, message,
      node("div", { class: "put" }, asks(question),
        question.several ? node("p", { class: "hint" }, both("several")) : null,
        many ? node("ol", { class: many > 3 && !message ? "options two" : "options" }, ...options)
          : node("p", { class: "typed" }, both("type-number", {}, "\n")))),
  ];
}

function fillOpen() {
  const here = shown.people.filter((one) => one.here).length;
  $("#answered").textContent = both("answered", { n: shown.answered, of: Math.max(here, shown.answered) });
  $("#paused").textContent = shown.paused ? both("pauses-after") : "";
  if ($("#bar").dataset.to !== String(shown.closes_at)) {
    countdown($("#bar"), shown.opened_at, shown.closes_at, (n) => { $("#seconds").textContent = n; });
  }
}

// What was right

// Where several were right, each has a reason of its own.
function reasons(place) {
  const { question, reveal } = shown;
  if (!question.several || !reveal.marks[place]) return [];
  return ours(reveal.texts).map((one) => node("span", { class: "reason" }, rich(one.reasons[place])));
}

function told() {
  const { question, reveal } = shown;
  const texts = ours(reveal.texts);
  const most = Math.max(1, ...reveal.counts);
  const options = reveal.marks.map((right, place) => {
    const bar = node("span", { class: "share" });
    bar.style.width = `${100 * reveal.counts[place] / most}%`;
    bar.hidden = reveal.counts[place] === 0;
    return node("li", { class: right ? "right" : "" },
      node("span", { class: `letter l${place}` }, LETTERS[place]),
      node("span", { class: "words" }, ...optionWords(question, place).map((one) => node("span", {}, one)), ...reasons(place), bar),
      node("span", { class: "mark", "aria-hidden": "true" }, right ? "✓" : ""),
      node("b", { class: "many" }, reveal.counts[place]));
  });
  const share = reveal.void ? "void" : reveal.answered ? "right-of" : "nobody-answered";
  const answers = options.length ? [] : [...new Set(texts.map((one) => one.answer))].map((one) => node("p", { class: "number" }, one));
  return [
    node("p", { class: "line" },
      node("span", {}, both("question-of", { at: shown.at, of: shown.of })),
      node("span", { id: "paused" })),
    node("div", { class: "sides" },
      node("div", { class: "put" }, asks(question),
        options.length ? node("ol", { class: "options" }, ...options) : node("div", {}, ...answers),
        ...(question.several ? [] : texts.map((one) => node("p", { class: "why" }, rich(one.why))))),
      node("div", { class: "board" },
        ...shown.languages.map((one) => node("p", { class: "share-line" }, say(one, share, reveal))), ...board())),
  ];
}

const moved = (by) => (by === 0 ? node("span") : node("span",
  { class: "moved", title: both(by > 0 ? "up" : "down", { n: Math.abs(by) }) }, `${by > 0 ? "▲" : "▼"}${Math.abs(by)}`));

const row = (one) => node("li", {},
  node("span", { class: "rank" }, one.rank),
  node("span", { class: "name" }, one.name, one.since ? node("small", {}, both("since", { at: one.since })) : null),
  moved(one.moved),
  node("span", { class: "points" }, one.points.toLocaleString("en"), node("small", {}, `✓ ${one.right}/${one.asked}`)));

function board() {
  if (!shown.board.length) return [];
  return [node("h2", {}, both("first-five")), node("ol", { class: "rows" }, ...shown.board.map(row)), ...teams()];
}

function teams() {
  if (!shown.teams_board.length) return [];
  const called = (team) => both(shown.teams.way === "tables" ? "table" : "team", { team });
  return [
    node("h2", {}, both("teams")),
    node("ol", { class: "rows" }, ...shown.teams_board.map((one) => node("li", {},
      node("span", { class: "rank" }, one.rank), node("span", { class: "name" }, called(one.team)),
      node("span"), node("span", { class: "points" }, one.points.toLocaleString("en"))))),
  ];
}

function fillTold() {
  const next = both(shown.at >= shown.of ? "last-soon" : "next-soon");
  $("#paused").textContent = shown.paused ? both("paused") : next;
  $("#paused").className = shown.paused ? "waits" : "";
  if (!shown.next_at) $("#bar").hidden = true;
  else if ($("#bar").dataset.to !== String(shown.next_at)) countdown($("#bar"), serverNow(), shown.next_at);
}

// The end

function ended() {
  const learn = node("aside", { class: "learn" },
    node("div", { class: "qr", role: "img", "aria-label": both("more") }, picture("more")),
    ...shown.languages.map((one) => node("p", {}, say(one, "more"))), node("p", {}, node("b", {}, `@${setup.bot}`)));
  if (!shown.counted || !shown.players) {
    const key = shown.ended_by === "nobody" ? "nobody-came" : "nobody-played";
    return [node("div", { class: "sides" }, node("div", { class: "put" }, node("h1", {}, both(key, {}, "\n"))), learn)];
  }
  const ranks = [2, 1, 3].filter((rank) => shown.board.some((one) => one.rank === rank));
  const room = Math.floor(ON_STEPS / ranks.length);
  const steps = ranks.map((rank) => {
    const there = shown.board.filter((one) => one.rank === rank);
    const more = there.length - room;
    return node("li", { class: `step s${rank}` },
      node("div", { class: "winners" }, ...there.slice(0, room).map((one) => node("p", {}, one.name)),
        more > 0 ? node("p", { class: "hint" }, both("and-more", { n: more })) : null),
      node("div", { class: "block" }, node("b", {}, rank),
        node("span", {}, there[0].points.toLocaleString("en")),
        node("span", {}, `✓ ${there[0].right}/${there[0].asked}`)));
  });
  const rest = shown.board.filter((one) => one.rank > 3);
  return [
    node("p", { class: "line" }, node("span", {}, both("finished")),
      node("span", {}, ...shown.languages.map((one) => node("span", { class: "piece" }, say(one, "podium-line", { players: shown.players, questions: shown.counted, share: shown.share }))))),
    node("div", { class: "sides" },
      node("div", { class: "put" }, node("ol", { class: ranks.length > 1 ? "podium" : "podium alone" }, ...steps),
        rest.length ? node("ol", { class: "rows rest" }, ...rest.map(row)) : null),
      node("div", { class: "board" }, ...teams(), learn)),
  ];
}

const waiting = () => [node("p", { class: "typed" }, "…")];
const SCENES = { lobby, queued: lobby, asking: waiting, open, shown: () => (shown.reveal ? told() : waiting()), ended };
const UPDATES = { lobby: fillLobby, queued: fillLobby, open: fillOpen, shown: () => { if (shown.reveal) fillTold(); } };

// Make everything fit: large where there is room, smaller where there are many words.
function fit() {
  const parts = document.querySelectorAll("#names, .sides > *");
  for (const part of parts.length ? parts : [$("#stage")]) {
    for (let scale = 1.4; scale >= 0.4; scale -= 0.05) {
      part.style.setProperty("--scale", scale.toFixed(2));
      if (!overflows(part)) break;
    }
  }
}

// What moves in from elsewhere counts where it will be.
function overflows(part) {
  if (part.id === "stage") return part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
  const bottoms = [...part.children].map((child) => child.offsetTop + child.offsetHeight);
  return Math.max(0, ...bottoms) - part.offsetTop > part.clientHeight + 1;
}
addEventListener("resize", () => { if (shown) fit(); });
document.fonts?.ready.then(() => { if (shown) fit(); });

// Leading

async function lead(what, more = {}) {
  try {
    const answer = await post(`${base}/lead`, { what, ...more });
    if (!answer.ok) note(answer.error === "name" ? both("error-name") : both("not-now"));
    return answer.ok;
  } catch {
    note(both("reconnecting"));
    return false;
  }
}

let noteTimer = 0;
function note(words) {
  clearTimeout(noteTimer);
  $("#note").textContent = words;
  $("#note").hidden = false;
  noteTimer = setTimeout(() => { $("#note").hidden = true; }, 3000);
}

function goOn() {
  if (shown?.phase === "lobby") return lead("start");
  if (shown?.phase === "shown") return lead("next", { value: shown.at });
  return undefined;
}

const running = () => ["asking", "open", "shown"].includes(shown?.phase);
const live = () => shown && shown.phase !== "ended";
// Each control: its key, whether it can be used now, its words, and what it does.
const CONTROLS = [
  { code: "Space", when: () => shown?.phase === "lobby" || shown?.phase === "shown", words: () => (shown?.phase === "lobby" ? "do-start" : "do-next"), act: goOn },
  { code: "KeyP", when: running, words: () => (shown?.paused ? "do-resume" : "do-pause"), act: () => lead(shown.paused ? "resume" : "pause") },
  { code: "KeyS", when: () => ["asking", "open"].includes(shown?.phase), words: () => "do-skip", act: () => lead("skip", { value: shown.at }) },
  { code: "KeyE", when: () => running(), words: () => "do-extend", act: () => lead("extend") },
  { code: "KeyX", when: live, words: () => "do-end", act: askEnd },
  { code: "KeyR", when: live, words: () => "do-people", act: showPeople },
  { code: "KeyF", when: () => true, words: () => "do-full", act: fullScreen },
  { code: "KeyM", when: () => true, words: () => (sound ? "sound-on" : "do-sound"), act: turnSound },
  { code: "Slash", when: () => true, words: () => "do-keys", act: showKeys },
];
const keyName = (code) => (code === "Space" ? both("key-space") : code === "Slash" ? "?" : code.slice(3));

function drawControls() {
  const key = CONTROLS.map((one) => (one.when() ? both(one.words()) : "")).join("|");
  if ($("#controls").dataset.key === key) return;
  $("#controls").dataset.key = key;
  $("#controls").replaceChildren(...CONTROLS.filter((one) => one.when()).map((one) => node("button", {
    type: "button",
    onclick: (event) => { event.currentTarget.blur(); one.act(); },
  }, node("kbd", {}, keyName(one.code)), both(one.words()))));
}

function box(what, ...children) {
  const dialog = $("#box");
  dialog.dataset.what = what;
  dialog.replaceChildren(...children);
  if (!dialog.open) dialog.showModal();
}
const closeButton = (key = "close") => node("button", { type: "button", onclick: () => $("#box").close() }, both(key));

function askEnd() {
  box("end", node("p", {}, both("end-sure", {}, "\n")), node("div", { class: "choices" },
    closeButton("no"),
    node("button", { type: "button", class: "grave", onclick: () => { $("#box").close(); lead("end"); } }, both("yes-end"))));
}

function showPeople() {
  const people = shown.people.map((one) => node("li", { class: one.here ? "" : "away" },
    node("span", {}, one.name),
    node("button", { type: "button", onclick: () => askName(one) }, both("rename")),
    node("button", { type: "button", onclick: () => askRemove(one) }, both("remove"))));
  const before = $("#box ul")?.scrollTop ?? 0;
  box("people", node("h2", {}, `${both("in-room")} ${people.length}`), node("ul", {}, ...people), node("div", { class: "choices" }, closeButton()));
  $("#box ul").scrollTop = before;
}

function askRemove(one) {
  box("remove", node("p", {}, both("remove-sure", { name: one.name }, "\n")), node("div", { class: "choices" },
    node("button", { type: "button", onclick: showPeople }, both("no")),
    node("button", { type: "button", class: "grave", onclick: async () => { await lead("remove", { value: one.id }); if ($("#box").open) showPeople(); } }, both("remove"))));
}

function askName(one) {
  const field = node("input", { value: one.name, maxlength: 24, "aria-label": both("new-name", { name: one.name }) });
  const save = async (event) => {
    event.preventDefault();
    if (await lead("rename", { value: one.id, name: field.value }) && $("#box").open) showPeople();
  };
  box("rename", node("form", { onsubmit: save },
    node("p", {}, both("new-name", { name: one.name }, "\n")), field,
    node("div", { class: "choices" }, node("button", { type: "button", onclick: showPeople }, both("no")), node("button", {}, both("save")))));
  field.select();
}

function showKeys() {
  box("keys", node("h2", {}, both("keys")), node("dl", {}, ...CONTROLS.map((one) => {
    const words = one.code === "Space" ? `${both("do-start")} · ${both("do-next")}` : one.code === "KeyM" ? both("do-sound") : one.code === "KeyP" ? `${both("do-pause")} · ${both("do-resume")}` : both(one.words());
    return node("div", {}, node("dt", {}, node("kbd", {}, keyName(one.code))), node("dd", {}, words));
  })), node("div", { class: "choices" }, closeButton()));
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function turnSound() {
  sound = !sound;
  if (sound) audio ??= new AudioContext();
  note(both(sound ? "sound-on" : "sound-off"));
  drawControls();
  beep();
}

function beep() {
  if (!sound || !audio) return;
  const tone = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.15, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(now);
  tone.stop(now + 0.35);
}

addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || $("#box").open) return;
  if (event.target.closest?.("input, button") && ["Space", "Enter"].includes(event.code)) return;
  const code = ["Enter", "NumpadEnter", "ArrowRight", "PageDown"].includes(event.code) ? "Space" : event.key === "?" ? "Slash" : event.code;
  if (code === "Slash" && event.key !== "?" && event.key !== "？") return;
  const control = CONTROLS.find((one) => one.code === code);
  if (!control?.when()) return;
  event.preventDefault();
  control.act();
});

let quiet = 0;
function awake() {
  document.body.classList.add("awake");
  clearTimeout(quiet);
  quiet = setTimeout(() => document.body.classList.remove("awake"), 3000);
}
for (const kind of ["pointermove", "pointerdown", "focusin"]) addEventListener(kind, awake);

new Watch(base, draw, (online) => {
  $("#offline").hidden = online;
  $("#offline").textContent = both("reconnecting");
}).start();
awake();
