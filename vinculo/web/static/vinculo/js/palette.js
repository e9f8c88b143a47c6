// One box to go, do and find. The server answers groups of links; here they become the options of a combobox.
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const results = dialog?.querySelector("[data-results]");
const start = results ? places() : "";
let options = [];
let active = -1;
let asked = 0;
let walked = false; // with the arrows: an answer that comes late leaves the choice where it is
let timer;

// The navigation once more as rows, so that the palette is useful before the server answers.
function places() {
  const list = results.querySelector("[data-places]");
  for (const link of document.querySelectorAll("[data-sections] a")) {
    const copy = document.createElement("a");
    copy.href = link.href;
    copy.append(...[...link.cloneNode(true).childNodes].filter((node) => !node.classList?.contains("n")));
    list?.appendChild(document.createElement("li")).append(copy);
  }
  return results.innerHTML;
}

function choose(index) {
  options[active]?.removeAttribute("data-active");
  options[active]?.setAttribute("aria-selected", "false");
  active = options.length ? (index + options.length) % options.length : -1;
  const option = options[active];
  option?.setAttribute("data-active", "");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

function dress(kept = "") {
  options = [...results.querySelectorAll("li > a, li > button")];
  options.forEach((option, index) => {
    option.id = `option-${index}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
  });
  results.querySelectorAll("ul, li").forEach((item) => item.setAttribute("role", "presentation"));
  results.querySelectorAll(".pal-g").forEach((group, index) => {
    const title = group.querySelector("h3");
    group.setAttribute("role", "group");
    if (!title) return;
    title.id = `group-${index}`;
    group.setAttribute("aria-labelledby", title.id);
  });
  choose(Math.max(0, options.findIndex((option) => kept && option.href === kept)));
}

async function ask(text) {
  const turn = ++asked;
  const url = dialog.dataset.url;
  if (!url) return;
  const answer = await fetch(`${url}?q=${encodeURIComponent(text)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (turn !== asked || !answer?.ok || answer.redirected) return;
  const answered = await answer.text();
  if (turn !== asked) return;
  const kept = walked ? options[active]?.href : "";
  results.innerHTML = answered;
  dress(kept);
}

function open() {
  if (dialog.open) return;
  results.innerHTML = start;
  input.value = "";
  walked = false;
  dress();
  dialog.showModal();
  ask("");
}

if (dialog) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "palette-options");
  input.setAttribute("aria-autocomplete", "list");
  results.id = "palette-options";
  results.setAttribute("role", "listbox");
  results.setAttribute("aria-label", dialog.getAttribute("aria-label"));

  input.addEventListener("input", () => {
    clearTimeout(timer);
    walked = false;
    timer = setTimeout(() => ask(input.value.trim()), 120);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    walked ||= Boolean(step);
    if (step) choose(active + step);
    else if (event.key === "Enter" && options[active]) options[active].click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a[data-dialog]")) dialog.close();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette]") || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
}
