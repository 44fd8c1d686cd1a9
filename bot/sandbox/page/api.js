// The control interface of the sandbox; see docs/sandbox.md.
export async function get(path) {
  return read(await fetch(`sandbox/${path}`));
}

export async function post(act, body) {
  return read(await fetch(`sandbox/${act}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
}

async function read(answer) {
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error ?? answer.statusText);
  return body;
}

// Hear what happens after event number `after`; a break ends it, as numbers begin anew with the bot.
export function listen(after, { onEvent, onLost }) {
  const stream = new EventSource(`sandbox/events?after=${after}`);
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  stream.onerror = () => {
    stream.close();
    onLost();
  };
}
