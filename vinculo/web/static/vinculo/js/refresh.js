// Parts of a form that the server draws anew when a field they depend on changes:
// [data-refresh="address"][data-refresh-on="names of fields"]. The whole form is sent there; nothing is saved by it.
const PAUSE = 300;
const timers = new WeakMap();
const turns = new WeakMap();

const fields = (part) => [...part.querySelectorAll("input, select, textarea")].filter((field) => field.name);
const ticks = (field) => field.type === "checkbox" || field.type === "radio";
const what = (field) => `${field.name}\n${ticks(field) ? field.value : ""}`;
const said = (field) => (ticks(field) ? field.checked : field.value);

// While the answer was on its way somebody may have gone on: what they changed in the part stands in the new one too.
function carry(part, before, html) {
  const changed = fields(part).filter((field) => before.has(what(field)) && before.get(what(field)) !== said(field));
  const now = new Map(changed.map((field) => [what(field), said(field)]));
  const focus = part.contains(document.activeElement) ? document.activeElement : null;
  const place = focus?.name ? [what(focus), ticks(focus) ? null : focus.selectionStart] : null;
  part.innerHTML = html;
  for (const field of fields(part)) {
    const mine = now.get(what(field));
    if (mine === undefined) continue;
    if (ticks(field)) field.checked = mine;
    else field.value = mine;
  }
  const again = place && fields(part).find((field) => what(field) === place[0]);
  again?.focus({ preventScroll: true });
  if (again && Number.isInteger(place[1])) again.setSelectionRange?.(place[1], place[1]);
}

async function refresh(part, form) {
  const turn = (turns.get(part) ?? 0) + 1;
  turns.set(part, turn);
  const before = new Map(fields(part).map((field) => [what(field), said(field)]));
  const answer = await fetch(part.dataset.refresh, {
    method: "POST",
    body: new FormData(form),
    headers: { "HX-Request": "true" },
  }).catch(() => null);
  if (turns.get(part) !== turn || !answer?.ok || answer.redirected) return;
  const html = await answer.text();
  if (turns.get(part) === turn) carry(part, before, html);
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
