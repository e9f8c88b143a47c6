// A part of the page that follows work in the background: [data-follow="address"] is asked again and again. An answer
// without content says that the page has something new to show. Without this script, reloading shows the same.
const EVERY = 1200;

async function follow(part) {
  const answer = await fetch(part.dataset.follow, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.status === 204) return location.reload();
  if (answer?.ok && !answer.redirected) part.innerHTML = await answer.text();
  setTimeout(follow, answer?.ok ? EVERY : EVERY * 5, part);
}

for (const part of document.querySelectorAll("[data-follow]")) setTimeout(follow, EVERY, part);
