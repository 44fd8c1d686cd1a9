// Nodes from data. Text never enters as HTML.
export const $ = (selector) => document.querySelector(selector);

export function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const SAFE = /^(https?|tg|mailto):/i;

// A text with Telegram's entities, whose offsets count UTF-16 units as JavaScript's strings do.
export function rich(text, entities, follow) {
  const found = entities ?? [];
  const ends = [0, text.length, ...found.flatMap((one) => [one.offset, one.offset + one.length])];
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  const fragment = document.createDocumentFragment();
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [from, to] = [cuts[at], cuts[at + 1]];
    let piece = document.createTextNode(text.slice(from, to));
    for (const one of found) {
      if (one.offset <= from && one.offset + one.length >= to) piece = dress(one, piece, text, follow);
    }
    fragment.append(piece);
  }
  return fragment;
}

function dress(entity, piece, text, follow) {
  if (entity.type === "expandable_blockquote") {
    const unfold = (event) => event.currentTarget.classList.toggle("seen");
    return node("blockquote", { class: "folded", onclick: unfold }, piece);
  }
  if (TAGS[entity.type]) return node(TAGS[entity.type], {}, piece);
  if (entity.type === "spoiler") {
    const show = (event) => event.currentTarget.classList.add("seen");
    return node("span", { class: "spoiler", tabindex: 0, role: "button", onclick: show, onkeydown: show }, piece);
  }
  const said = text.slice(entity.offset, entity.offset + entity.length);
  if (entity.type === "bot_command") return node("button", { class: "link", onclick: () => follow({ say: said }) }, piece);
  const url = entity.type === "text_link" ? entity.url : entity.type === "url" ? (SAFE.test(said) ? said : `https://${said}`) : null;
  if (url && SAFE.test(url)) return link(url, piece, follow);
  return piece;
}

export function link(url, content, follow) {
  return node("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: (event) => follow({ url }, event) }, content);
}
