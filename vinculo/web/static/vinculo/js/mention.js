// Behind an @ in [data-mention] the server offers names, and the field becomes a combobox while they stand there.
// [data-mention="client=7"], on the field or around it, says what the text is about; else the form does.
const PAUSE = 120;
const BEGUN = /(?<![\p{L}\p{N}_@.])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u;
let field = null; // where names stand
let list = null;
let active = -1;
let from = -1; // where the @ stands
let closedAt = -1; // an @ whose names were closed offers none again
let asked = 0;
let timer;

const options = () => [...(list?.children ?? [])];

function close() {
  asked++;
  clearTimeout(timer);
  list?.remove();
  for (const name of ["role", "aria-expanded", "aria-controls", "aria-autocomplete", "aria-activedescendant"]) field?.removeAttribute(name);
  field = list = null;
  active = -1;
}

function choose(index) {
  const all = options();
  all[active]?.setAttribute("aria-selected", "false");
  active = (index + all.length) % all.length;
  all[active].setAttribute("aria-selected", "true");
  all[active].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", all[active].id);
}

function insert(option) {
  const [area, start] = [field, from];
  area.setRangeText(`@${option.dataset.name} `, start, area.selectionStart, "end");
  closedAt = start;
  close();
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function show(area, html) {
  close();
  const box = document.createElement("template");
  box.innerHTML = html;
  const found = box.content.querySelector("ul");
  if (!found?.children.length || document.activeElement !== area) return;
  [field, list] = [area, found];
  list.id = "names";
  options().forEach((option, index) => (option.id = `name-${index}`));
  area.after(list);
  list.style.left = `${area.offsetLeft}px`;
  list.style.top = `${area.offsetTop + area.offsetHeight}px`;
  area.setAttribute("role", "combobox");
  area.setAttribute("aria-expanded", "true");
  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-autocomplete", "list");
  choose(0);
}

// What the text is about: said by the field, by what stands around it, or chosen in the form.
function about(area) {
  const said = new URLSearchParams(area.closest("[data-mention]:not([data-mention=''])")?.dataset.mention ?? "");
  const form = new FormData(area.form ?? undefined);
  const client = String(form.get("chosen") ?? "").split("-")[0];
  if (client && !said.has("client") && !said.has("project")) said.set("client", client);
  if (said.has("client") && !said.has("project") && form.get("project")) said.set("project", form.get("project"));
  return said;
}

async function ask(area, typed) {
  const said = about(area);
  if (![...said].length) return;
  said.set("q", typed);
  const turn = ++asked;
  const answer = await fetch(`/mentions/?${said}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  const html = answer?.ok && !answer.redirected ? await answer.text() : "";
  if (turn === asked) show(area, html);
}

document.addEventListener("input", (event) => {
  const area = event.target;
  if (!area.matches?.("[data-mention], [data-mention] textarea") || area.selectionStart !== area.selectionEnd) return;
  const begun = BEGUN.exec(area.value.slice(0, area.selectionStart));
  if (!begun) {
    closedAt = -1;
    return close();
  }
  if (begun.index === closedAt) return close();
  from = begun.index;
  clearTimeout(timer);
  timer = setTimeout(() => ask(area, begun[1].trim()), PAUSE);
});

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(active + step);
  else if (event.key === "Enter" && !event.shiftKey) insert(options()[active]);
  else if (event.key === "Escape") {
    closedAt = from;
    close();
  } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest?.("#names > li");
  if (!option) return;
  event.preventDefault();
  insert(option);
});
document.addEventListener("focusout", (event) => event.target === field && close());
