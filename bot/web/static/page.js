// What both pages of a hall share: words, safe text, the server's clock, and the stream of frames.

export const setup = JSON.parse(document.getElementById("setup").textContent);
export const LETTERS = "ABCDEF";
export const $ = (selector) => document.querySelector(selector);

const STATE_EVERY = 2000;
const SILENT_TOO_LONG = 40000;
const NO_STREAM_AFTER = 6000;

export function say(language, key, values = {}) {
  return setup.words[language][key].replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

// A sentence in each language of the quiz, once where they are the same.
export function each(languages, key, values = {}, between = " / ") {
  return [...new Set(languages.map((one) => say(one, key, values)))].join(between);
}

export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made[name] = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The lessons' few tags, and text for everything else.
const KEPT = new Set(["B", "I", "U", "S", "CODE", "BLOCKQUOTE"]);
export function rich(html) {
  const copy = (from) => [...from.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [document.createTextNode(child.data)];
    if (child.nodeType !== Node.ELEMENT_NODE) return [];
    if (!KEPT.has(child.tagName)) return copy(child);
    const made = document.createElement(child.tagName);
    made.append(...copy(child));
    return [made];
  });
  const made = document.createDocumentFragment();
  made.append(...copy(new DOMParser().parseFromString(html, "text/html").body));
  return made;
}

// The server's clock. A frame is never early, so of the last few the fastest is nearest to it.
const offsets = [];
export const serverNow = () => Date.now() + (offsets.length ? Math.max(...offsets) : 0);
function setClock(now) {
  offsets.push(now - Date.now());
  if (offsets.length > 5) offsets.shift();
}

export async function post(path, content) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(content),
  });
  const told = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, ...told };
}

// Frames of a game as they come: by stream, and by asking while there is none.
export class Watch {
  constructor(base, onFrame, onLine) {
    Object.assign(this, { base, onFrame, onLine });
    this.heard = 0;
    addEventListener("offline", () => this.lost());
    addEventListener("online", () => (this.source ? this.start() : this.ask()));
    document.addEventListener("visibilitychange", () => { if (!document.hidden && this.source) this.ask(); });
    setInterval(() => this.look(), STATE_EVERY);
  }

  start() {
    this.stop();
    const source = this.source = new EventSource(`${this.base}/events`);
    this.began = Date.now();
    this.streams = false;
    source.onmessage = (event) => {
      this.streams = true;
      this.take(JSON.parse(event.data));
    };
    source.addEventListener("still", () => { this.heard = Date.now(); });
    source.onerror = () => {
      this.streams = false;
      this.ask();
    };
  }

  stop() {
    this.source?.close();
    this.source = null;
  }

  lost() {
    this.streams = false;
    this.onLine(false);
  }

  take(frame) {
    this.heard = Date.now();
    setClock(frame.now);
    this.onLine(true);
    this.onFrame(frame);
  }

  // Now and then: is the stream alive, and if not, what is the state?
  look() {
    if (!this.source) {
      if (!this.heard) this.ask();
      return;
    }
    const now = Date.now();
    if (this.streams && now - this.heard < SILENT_TOO_LONG) return;
    if (this.streams || this.source.readyState === EventSource.CLOSED) this.start();
    if (!this.streams && (now - this.began > NO_STREAM_AFTER || this.source.readyState !== EventSource.OPEN)) this.ask();
  }

  async ask() {
    if (this.asking) return;
    this.asking = true;
    try {
      const answer = await fetch(`${this.base}/state`, { cache: "no-store" });
      if (answer.ok) this.take(await answer.json());
      else if (answer.status !== 429) this.lost();
    } catch {
      this.lost();
    } finally {
      this.asking = false;
    }
  }
}

// Draws a bar that shrinks to its end, and says how many seconds are left.
export function countdown(bar, from, to, tell = () => {}) {
  let last = null;
  const draw = () => {
    if (!bar.isConnected || bar.dataset.to !== String(to)) return;
    const left = Math.max(0, to - serverNow());
    bar.firstElementChild.style.transform = `scaleX(${Math.min(1, left / Math.max(1, to - from))})`;
    const seconds = Math.ceil(left / 1000);
    if (seconds !== last) tell(seconds);
    last = seconds;
    if (left > 0) requestAnimationFrame(draw);
  };
  bar.dataset.to = String(to);
  bar.hidden = false;
  draw();
}
