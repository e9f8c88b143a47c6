// Parts of a form that the server draws anew when a field they depend on changes:
// [data-refresh="address"][data-refresh-on="names of fields"]. The whole form is sent there; nothing is saved by it.
const PAUSE = 300;
const timers = new WeakMap();
const turns = new WeakMap();

async function refresh(part, form) {
  const turn = (turns.get(part) ?? 0) + 1;
  turns.set(part, turn);
  const answer = await fetch(part.dataset.refresh, {
    method: "POST",
    body: new FormData(form),
    headers: { "HX-Request": "true" },
  }).catch(() => null);
  if (turns.get(part) !== turn || !answer?.ok || answer.redirected) return;
  part.innerHTML = await answer.text();
}

function changed(event, pause) {
  const field = event.target;
  if (!field.name || !field.form) return;
  for (const part of field.form.querySelectorAll("[data-refresh]")) {
    if (!part.dataset.refreshOn.split(" ").includes(field.name)) continue;
    clearTimeout(timers.get(part));
    timers.set(part, setTimeout(() => refresh(part, field.form), pause));
  }
}

document.addEventListener("input", (event) => changed(event, PAUSE));
document.addEventListener("change", (event) => changed(event, 0));
