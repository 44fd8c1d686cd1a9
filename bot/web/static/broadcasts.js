// While a message leaves, the page shows how it goes; without this a reload does the same.
const EVERY = 5000;

async function again() {
  const live = document.getElementById("live");
  if (!live || document.hidden) return;
  const answer = await fetch(live.dataset.path, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("live");
  if (!fresh) return;
  live.replaceWith(document.adoptNode(fresh));
  if (!page.getElementById("stop")) document.getElementById("stop")?.remove();
  if (!page.querySelector("progress")) clearInterval(looking);
}

const looking = setInterval(() => again().catch(() => {}), EVERY);
