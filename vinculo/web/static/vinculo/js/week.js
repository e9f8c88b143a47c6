// The sheet of a week keeps each cell as one leaves it. Enter and the arrows go up and down, Escape takes back what was
// typed. Without this file the button below saves all of them.
const sheet = document.querySelector("form[data-week]") ?? document.createElement("form");
const said = sheet.querySelector("[data-said]");
sheet.querySelector("[data-save]")?.toggleAttribute("hidden", true);

function neighbour(cell, step) {
  const column = cell.closest("td").cellIndex;
  let row = cell.closest("tr");
  do row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  while (row && !row.cells[column]?.querySelector("input"));
  return row?.cells[column].querySelector("input");
}

function show(found) {
  for (const [name, text] of Object.entries(found.cells)) {
    const cell = sheet.elements[name];
    if (cell !== document.activeElement) cell.value = text;
    cell.defaultValue = text;
  }
  for (const line of sheet.querySelectorAll("[data-line]"))
    line.querySelector("[data-sum]").textContent = found.rows[line.dataset.line] ?? "";
  sheet.querySelectorAll("[data-of-day]").forEach((cell, place) => { cell.textContent = found.days[place]; });
  sheet.querySelector("[data-total]").textContent = found.total;
}

async function keep(cell) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", sheet.elements.csrfmiddlewaretoken.value);
  body.set(cell.name, cell.value);
  cell.setAttribute("aria-busy", "true");
  const answer = await fetch(sheet.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
  cell.removeAttribute("aria-busy");
  const found = await answer?.json().catch(() => null);
  const is_wrong = !answer?.ok || !found?.cells;
  if (is_wrong) cell.setAttribute("aria-invalid", "true");
  else cell.removeAttribute("aria-invalid");
  said.textContent = is_wrong ? found?.wrong ?? sheet.dataset.unsaved : "";
  if (is_wrong) return;
  show(found);
  const toasts = new DOMParser().parseFromString(found.toasts, "text/html").querySelectorAll("[data-toast]");
  document.getElementById("toasts")?.append(...toasts);
}

let turn = Promise.resolve(); // one after the other, so that the sums that arrive last are the last ones
sheet.addEventListener("change", (event) => {
  if (event.target.matches("input[name^=m-]")) turn = turn.then(() => keep(event.target));
});

sheet.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches("input[name^=m-]") || event.isComposing) return;
  if (event.key === "Escape") cell.value = cell.defaultValue;
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = neighbour(cell, step);
  if (next) next.focus();
  else cell.blur();
  next?.select();
});
