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

// Hear what happens, and hear of every break: `onOpen` runs after each (re)connection.
export function listen({ onEvent, onOpen, onLost }) {
  const stream = new EventSource("sandbox/events?after=1000000000");
  stream.onopen = onOpen;
  stream.onerror = () => {
    onLost();
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen({ onEvent, onOpen, onLost }), 1000);
  };
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
}
