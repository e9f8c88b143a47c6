// Shortcuts of one key. A page declares them: data-key="c" on what should be pressed, data-go="h" on where G H leads,
// data-list with data-item inside for J and K. Off while typing, and wherever body says data-keys="off".
const on = document.body.dataset.keys !== "off";
const sheet = document.getElementById("keys");
let going = false;

const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function pressable(key) {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(visible);
  const together = all.find((element) => element.closest("[data-bulk-bar]")); // what is chosen goes before what is in focus
  if (together) return together;
  const item = document.activeElement?.closest("[data-item]");
  const own = all.find((element) => item?.contains(element));
  const free = all.filter((element) => !item || !element.closest("[data-item]")); // never what belongs to another item
  return own ?? free.find((element) => element.matches("[data-key-first]")) ?? free.find((element) => element.closest("main")) ?? free[0];
}

function walk(step) {
  const items = [...document.querySelectorAll("[data-list] [data-item]")].filter(visible);
  if (!items.length) return;
  const now = items.indexOf(document.activeElement?.closest("[data-item]"));
  const item = items[now < 0 ? 0 : Math.min(Math.max(now + step, 0), items.length - 1)];
  const target = item.matches("a, button, input, [tabindex]") ? item : item.querySelector("[data-item-focus]") ?? item.querySelector("a, button, input");
  target?.focus();
  item.scrollIntoView({ block: "nearest" });
}

function name(element) {
  const words = element.cloneNode(true);
  words.querySelectorAll(".n, kbd").forEach((extra) => extra.remove());
  return element.dataset.keyLabel || element.getAttribute("aria-label") || words.textContent.trim().replace(/\s+/g, " ");
}

function row(label, keys) {
  const line = document.createElement("div");
  line.append(document.createElement("dt"), document.createElement("dd"));
  line.firstChild.textContent = label;
  keys.forEach((key) => {
    const cap = document.createElement("kbd");
    cap.textContent = key.toUpperCase();
    line.lastChild.append(cap, " ");
  });
  return line;
}

function showSheet() {
  const list = sheet.querySelector("[data-keysheet]");
  list.querySelectorAll(":scope > :not([data-fixed])").forEach((line) => line.remove());
  const seen = new Set();
  for (const element of document.querySelectorAll("[data-key], [data-go]")) {
    const keys = element.dataset.key ? [element.dataset.key] : ["G", element.dataset.go];
    const id = keys.join(" ");
    if (seen.has(id) || (element.dataset.key && !visible(element))) continue;
    seen.add(id);
    list.append(row(name(element), keys));
  }
  sheet.showModal();
}

function typing(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (!on || event.metaKey || event.ctrlKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (document.body.hasAttribute("data-opening")) return;
  const key = event.key.toLowerCase();
  let target;
  if (going) target = [...document.querySelectorAll(`[data-go="${CSS.escape(key)}"]`)].find(visible);
  else if (key === "g") {
    going = true;
    setTimeout(() => (going = false), 1200);
    return;
  } else if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
  else if (event.key === "?" && sheet) showSheet();
  else target = pressable(key);
  going = false;
  if (!target) return;
  event.preventDefault();
  if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) target.focus();
  else target.click();
});

if (/Mac|iPhone|iPad/.test(navigator.platform)) {
  document.querySelectorAll("[data-mod]").forEach((cap) => (cap.textContent = "⌘K"));
}
