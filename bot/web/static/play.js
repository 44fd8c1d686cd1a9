// The page on which players without the messenger join and answer.

import { $, LETTERS, Watch, countdown, node, post, rich, say, setup } from "./page.js";

const base = `/play/${setup.code}`;
const AGAIN = 1000;
let frame = null;
let language = localStorage.getItem("hall-language") ?? setup.language;
let mine = null;       // { position, choice }: what this page sent, before a frame says it
let late = null;       // the position whose answer came too late
let picks = new Set(); // what is ticked, not yet sent
let typed = "";        // the number that is being typed
let picksFor = null;
let joining = null;    // { name, team, problem } while the form is shown
let asked = "";        // "name" or "leave" while that is being asked
let remark = "";       // what went wrong with it
let sentence = "";      // what is being typed at the end
let rewriting = false; // in place of what was said before
let wasIn = false;
let drawn = "";
let watch = null;

const w = (key, values) => say(spoken(), key, values);
const problem = (error) => w(["name", "number", "removed", "over", "cookie", "too-often", "quote-empty", "quote-long", "quote-rude"].includes(error) ? `error-${error}` : "error-other");

// The language asked for, where the quiz has it; on the first pages any.
function spoken() {
  const there = frame ? Object.keys(frame.room.titles) : Object.keys(setup.words);
  return there.includes(language) ? language : there[0];
}
const text = (texts) => texts[spoken()] ?? Object.values(texts)[0];

function drawTop() {
  const there = frame ? Object.keys(frame.room.titles) : Object.keys(setup.words);
  const other = there[(there.indexOf(spoken()) + 1) % there.length];
  document.documentElement.lang = spoken();
  document.title = w("title");
  $("#title").textContent = frame ? text(frame.room.titles) : w("title");
  $("#language").hidden = there.length < 2;
  $("#language").textContent = { en: "English", "zh-Hans": "中文" }[other] ?? other;
  $("#language").lang = other;
  $("#language").onclick = () => {
    language = other;
    localStorage.setItem("hall-language", language);
    draw();
  };
  $("#rehearsal").hidden = !frame?.room.rehearsal;
  $("#rehearsal").textContent = w("rehearsal");
}

function draw() {
  drawTop();
  const scene = setup.code === null ? landing : !frame ? waiting : !frame.me.in ? outside : SCENES[frame.room.phase];
  const key = JSON.stringify([setup.code, spoken(), frame && keyOf(frame), mine, late, joining?.problem, asked, remark, rewriting]);
  if (key === drawn) return;
  drawn = key;
  $("#page").replaceChildren(...scene().filter(Boolean));
  const bar = $("#bar");
  if (bar) countdown(bar, frame.room.opened_at, frame.room.closes_at, (n) => { $("#seconds").textContent = n; });
}

// What a page is drawn for: while a question is open, only what concerns this player.
function keyOf({ room, me }) {
  const { phase, at, closes_at, reveal, paused, teams, ended_by } = room;
  return [phase, at, closes_at, Boolean(reveal), phase === "open" ? null : paused, teams, ended_by, me];
}

// Before one is in

function landing() {
  const field = node("input", { name: "code", maxlength: 12, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", required: true });
  return [
    node("h2", {}, w("enter")),
    setup.wrong ? node("p", { class: "wrongly" }, w("no-game", { code: setup.wrong })) : null,
    node("form", { action: "/play", class: "code" },
      node("label", {}, w("enter-code"), field), node("button", { class: "main" }, w("go"))),
  ];
}

const waiting = () => [node("p", { class: "soft" }, "…")];

function outside() {
  const { room } = frame;
  if (room.phase === "ended") return [node("h2", {}, w("over")), node("a", { class: "button", href: setup.more }, w("learn-in-bot"))];
  joining ??= { name: setup.names[spoken()], team: 0, problem: wasIn ? w("out") : "" };
  const name = node("input", { value: joining.name, maxlength: 24, autocomplete: "off", oninput: (event) => { joining.name = event.target.value; }, required: true });
  const save = node("button", { class: "main" }, w("join"));
  const send = async (event) => {
    event.preventDefault();
    save.disabled = true;
    await join();
    save.disabled = false;
  };
  return [
    joining.problem ? node("p", { class: "wrongly", role: "alert" }, joining.problem) : null,
    node("a", { class: "button", href: setup.messenger }, w("open-telegram")),
    node("p", { class: "soft" }, w("or")),
    node("form", { onsubmit: send },
      node("label", {}, w("your-name"), name), node("p", { class: "soft" }, w("name-hint")), teamChoice(), save),
  ];
}

const called = (team) => w(frame.room.teams.way === "tables" ? "table" : "team", { team });

function teamChoice() {
  const { way, count } = frame.room.teams;
  if (way === "random") return node("p", { class: "soft" }, w("team-later"));
  if (!["picked", "tables"].includes(way)) return null;
  return node("fieldset", { class: "teams" }, node("legend", {}, w("your-team")), ...Array.from({ length: count }, (_, at) => node("label", {},
    node("input", { type: "radio", name: "team", value: at + 1, checked: joining.team === at + 1, onchange: () => { joining.team = at + 1; } }), called(at + 1))));
}

async function join() {
  try {
    const told = await post(`${base}/join`, { name: joining.name, team: joining.team, language: spoken() });
    if (told.ok) {
      joining = null;
      wasIn = false;
      await watch.ask();
      return;
    }
    joining.problem = problem(told.error);
  } catch {
    joining.problem = w("offline");
  }
  draw();
}

// In the room

function lobby() {
  const { me } = frame;
  return [
    node("p", { class: "big" }, w("you-are", { name: me.name })),
    me.team ? node("p", {}, w("your-team-is", { team: called(me.team) })) : null,
    node("p", {}, w("wait-start")),
    own(true),
  ];
}

// A player's own affairs, below everything else.
function own(canRename) {
  const { me } = frame;
  const times = [100, 150, 200].map((extra) => node("label", {},
    node("input", { type: "radio", name: "extra", checked: me.extra === extra, onchange: () => act("time", { extra }) }), w(`time-${extra}`)));
  const leave = () => {
    if (asked === "leave") act("leave", {});
    else ask("leave");
  };
  return node("div", { class: "foot" },
    remark ? node("p", { class: "wrongly", role: "alert" }, remark) : null,
    canRename && asked === "name" ? renaming(me) : null,
    node("div", { class: "row" },
      canRename && asked !== "name" ? node("button", { type: "button", class: "quiet", onclick: () => ask("name") }, w("change-name")) : null,
      node("button", { type: "button", class: "quiet", onclick: leave }, w(asked === "leave" ? "leave-sure" : "leave"))),
    node("details", {}, node("summary", {}, w("more-time")), node("p", { class: "soft" }, w("more-time-hint")), node("fieldset", { class: "time" }, ...times)));
}

function renaming(me) {
  const field = node("input", { value: me.name, maxlength: 24, required: true });
  const send = (event) => {
    event.preventDefault();
    act("rename", { name: field.value });
  };
  return node("form", { onsubmit: send }, node("label", {}, w("your-name"), field), node("button", { class: "main" }, w("save")));
}

function ask(what) {
  asked = what;
  remark = "";
  draw();
}

async function act(what, content) {
  try {
    const told = await post(`${base}/${what}`, content);
    remark = told.ok ? "" : problem(told.error);
    if (told.ok) asked = "";
  } catch {
    remark = w("offline");
  }
  await watch.ask();
  draw();
}

const head = () => node("p", { class: "line" }, node("span", {}, w("question-of", { at: frame.room.at, of: frame.room.of })), node("span", { id: "seconds" }));

function phone(said) {
  return said.message && node("div", { class: "phone" }, node("p", { class: "sender" }, said.message.sender), node("p", { class: "message" }, said.message.text));
}

const letter = (place) => node("span", { class: `letter l${place}`, "aria-hidden": "true" }, LETTERS[place]);

function open() {
  const { question, at } = frame.room;
  const said = text(question.texts);
  const sent = frame.me.mine ?? (mine?.position === question.position ? mine : null);
  if (frame.me.waits) return [node("p", { class: "big" }, w("wait-mine")), own(false)];
  if (sent) return [head(), bar(), node("p", { class: "big" }, w("taken")), node("p", { class: "soft" }, w("you-said")), ...chosen(said, sent.choice)];
  if (late === question.position) return [head(), node("p", { class: "big" }, w("too-late"))];
  if (picksFor !== at) {
    picksFor = at;
    picks = new Set();
    typed = "";
  }
  return [head(), bar(), phone(said), node("p", { class: "ask" }, rich(said.ask)), ...ways(question, said)];
}

const bar = () => node("div", { id: "bar", "aria-hidden": "true" }, node("span"));

function ways(question, said) {
  if (question.kind === "number") {
    const field = node("input", { inputmode: "decimal", autocomplete: "off", maxlength: 40, required: true, value: typed, oninput: (event) => { typed = event.target.value; } });
    const wrong = node("p", { class: "wrongly", role: "alert", hidden: true }, w("error-number"));
    const send = async (event) => {
      event.preventDefault();
      wrong.hidden = (await answer(question.position, field.value)) !== "number";
    };
    return [node("form", { onsubmit: send }, node("label", {}, w("type-here") + (said.unit ? ` (${said.unit})` : ""), field), wrong, node("button", { class: "main" }, w("send")))];
  }
  if (!question.several) {
    const keys = said.options.map((words, place) => node("button", { type: "button", onclick: (event) => {
      event.currentTarget.setAttribute("aria-pressed", "true");
      for (const key of keys) key.disabled = true;
      answer(question.position, [place]);
    } }, letter(place), words));
    return [node("div", { class: "options" }, ...keys)];
  }
  const send = node("button", { type: "button", class: "main", disabled: picks.size === 0, onclick: () => {
    send.disabled = true;
    answer(question.position, [...picks].sort());
  } }, w("send"));
  const keys = said.options.map((words, place) => {
    const tick = node("span", { class: "tick", "aria-hidden": "true" }, picks.has(place) ? "☑" : "☐");
    return node("button", { type: "button", "aria-pressed": String(picks.has(place)), onclick: (event) => {
      if (!picks.delete(place)) picks.add(place);
      event.currentTarget.setAttribute("aria-pressed", String(picks.has(place)));
      tick.textContent = picks.has(place) ? "☑" : "☐";
      send.disabled = picks.size === 0;
    } }, letter(place), words, tick);
  });
  return [node("p", { class: "soft" }, w("several")), node("div", { class: "options" }, ...keys), send];
}

// Send until the server has said what became of it: the first answer stands, so again does no harm.
async function answer(position, choice) {
  while (frame.room.phase === "open" && frame.room.question.position === position) {
    try {
      const told = await post(`${base}/answer`, { position, choice });
      if (told.error === "number") return "number";
      if (told.mine) mine = told.mine;
      else if (told.status === 409) late = position;
      if (told.status !== 429) {
        if (!told.mine && told.status !== 409) await watch.ask();
        drawn = told.mine || told.status === 409 ? drawn : "";
        draw();
        return told.outcome ?? told.error;
      }
    } catch {
      $("#offline").hidden = false;
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
  }
  return "late";
}

function chosen(said, choice) {
  if (!Array.isArray(choice)) return [node("p", { class: "big" }, choice)];
  return [node("ul", { class: "options" }, ...choice.map((place) => node("li", {}, letter(place), said.options[place])))];
}

const spelt = (said, choice) => (Array.isArray(choice) ? choice.map((place) => said.options[place]).join(" · ") : choice);

function shown() {
  const { room, me } = frame;
  if (!room.reveal) return waiting();
  if (me.waits) return [node("p", { class: "big" }, w("wait-mine")), own(false)];
  const said = text(room.question.texts), answers = text(room.reveal.texts);
  const verdict = me.mine?.verdict;
  const { several } = room.question;
  const right = said.options.map((words, place) => (room.reveal.marks[place] ? node("li", { class: "right" }, letter(place),
    node("span", {}, words, several ? node("span", { class: "reason" }, rich(answers.reasons[place])) : null), node("span", { class: "tick" }, "✓")) : null)).filter(Boolean);
  const feedback = me.mine ? text(me.mine.texts) : "";
  return [
    head(),
    node("div", { class: `verdict ${verdict ?? ""}` },
      node("p", { class: "big" }, verdict === "right" ? `✓ ${w("right")}` : verdict ? w(verdict) : w("no-answer")),
      me.standing ? node("p", { class: "soft" }, w("so-far", me.standing)) : null),
    verdict && verdict !== "right" ? node("p", { class: "soft" }, w("you-said"), " ", spelt(said, me.mine.choice)) : null,
    feedback ? node("p", {}, rich(feedback)) : null,
    right.length ? node("ul", { class: "options" }, ...right) : node("p", { class: "big" }, w("answer", { answer: answers.answer })),
    several ? null : node("p", { class: "why" }, rich(answers.why)),
    node("p", { class: "soft" }, room.paused ? w("paused") : w(room.at >= room.of ? "last-soon" : "wait-next")),
    node("p", {}, node("a", { href: `${setup.flag}${room.question.position}` }, w("flag"))),
    own(false),
  ];
}

function ended() {
  const { me } = frame;
  const { standing } = me;
  return [
    node("h2", {}, w("over")),
    standing ? node("div", { class: "verdict right" },
      node("p", { class: "big" }, w("your-result", standing)),
      node("p", {}, w("your-place", standing))) : null,
    standing && !me.lessons.length && standing.right === standing.asked ? node("p", {}, w("all-right")) : null,
    me.lessons.length ? node("p", {}, w("missed-in")) : null,
    me.lessons.length ? node("ul", { class: "lessons" }, ...me.lessons.map((one) => node("li", {}, text(one)))) : null,
    ...spokenOf(me.quote),
    node("a", { class: "button", href: setup.more }, w("learn-in-bot")),
    node("p", { class: "soft" }, w("thanks")),
  ];
}

// One sentence at the end of an event's quiz: asked for, or what was said.
function spokenOf(kept) {
  if (kept === null || kept === undefined) return [];
  if (kept && !rewriting) {
    return [node("section", { class: "put" },
      node("p", { class: "soft" }, w("quote-yours")), node("blockquote", {}, kept),
      node("div", { class: "row" },
        node("button", { type: "button", class: "quiet", onclick: () => { sentence = kept; rewriting = true; remark = ""; draw(); } }, w("quote-change")),
        node("button", { type: "button", class: "quiet", onclick: () => tell("") }, w("quote-back"))))];
  }
  const field = node("textarea", { id: "sentence", rows: 3, maxlength: 200, required: true, oninput: (event) => { sentence = event.target.value; } });
  field.value = sentence;
  const send = (event) => {
    event.preventDefault();
    tell(field.value);
  };
  return [node("form", { class: "put", onsubmit: send },
    node("label", {}, w("quote-ask"), field), node("p", { class: "soft" }, w("quote-hint")),
    remark ? node("p", { class: "wrongly", role: "alert" }, remark) : null,
    node("button", { class: "quiet" }, w("quote-send")))];
}

async function tell(words) {
  try {
    const told = await post(`${base}/quote`, { words });
    remark = told.ok ? (words ? "" : w("quote-gone")) : problem(told.error);
    if (told.ok) {
      sentence = "";
      rewriting = false;
      frame.me.quote = told.quote;
    }
  } catch {
    remark = w("offline");
  }
  draw();
}

const SCENES = { queued: lobby, lobby, asking: waiting, open, shown, ended };

function take(next) {
  if (frame?.me.in && !next.me.in) {
    wasIn = true;
    joining = null;
    watch.stop();
  }
  const began = next.me.in && !frame?.me.in;
  frame = next;
  draw();
  if (began && !watch.source) watch.start();
}

if (setup.code === null) {
  draw();
} else {
  watch = new Watch(base, take, (online) => {
    $("#offline").hidden = online;
    $("#offline").textContent = w("offline");
  });
  draw();
  watch.ask();
}
