// Parts of the page that follow what others do: [id][data-live="client:12"]. When somebody changes something about that
// topic, the part is drawn anew from the page's own address, or from [data-live-from] around it, which is asked with
// part=id. Nothing moves under a hand: a part in which somebody writes, chooses or marks text waits until they are done.
const SETTLE = 250; // at most, so that not all pages ask at the same moment
const GAP = 1000; // between two askings of this page
const HIDDEN = 20_000; // a page nobody looks at listens no longer than that
const AGAIN = [2_000, 10_000, 60_000]; // after an answer that was no stream
const WRITTEN = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select, [contenteditable=true]";

const script = document.querySelector("script[data-live-since]");
const changed = new Set();
let source = null;
let listened = new Set();
let last = "";
let timer = 0;
let asked = 0;
let failed = 0;

const parts = () => [...document.querySelectorAll("[data-live]")];
const topicsOf = (part) => part.dataset.live.split(" ");
const topics = () => parts().flatMap(topicsOf);
const address = (part) => part.closest("[data-live-from]")?.dataset.liveFrom ?? location.pathname + location.search;

function busy(part) {
  const focus = document.activeElement;
  if (part.contains(focus) && focus.matches(WRITTEN)) return true;
  if (part.querySelector(":popover-open, dialog[open]")) return true;
  const marked = getSelection();
  if (marked && !marked.isCollapsed && part.contains(marked.anchorNode)) return true;
  return [...part.querySelectorAll(WRITTEN)].some((field) =>
    field.matches("select")
      ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0
      : (field.value ?? "") !== (field.defaultValue ?? field.value ?? "")
  );
}

// What the reader did in the old part is so in the new one: what is open, ticked, scrolled, and where the focus is.
function carry(old, fresh) {
  const same = (selector, take) => {
    const others = [...fresh.querySelectorAll(selector)];
    [...old.querySelectorAll(selector)].forEach((one, index) => {
      const twin = others.find((other) => one.id && other.id === one.id) ?? others[index];
      if (twin) take(one, twin);
    });
  };
  same("details", (one, twin) => (twin.open = one.open));
  for (const tick of old.querySelectorAll("input[type=checkbox]:checked, input[type=radio]:checked")) {
    const twin = fresh.querySelector(`input[name="${CSS.escape(tick.name)}"][value="${CSS.escape(tick.value)}"]`);
    if (twin) twin.checked = true;
  }
}

function focusIn(old) {
  const element = document.activeElement;
  if (!old.contains(element)) return null;
  const all = [...old.querySelectorAll("a, button, input, summary, [tabindex]")];
  const href = element.getAttribute("href");
  return { id: element.id, href, value: element.value, tag: element.localName, index: all.indexOf(element) };
}

function focusAgain(fresh, was) {
  if (!was) return;
  const all = [...fresh.querySelectorAll("a, button, input, summary, [tabindex]")];
  const target =
    all.find((one) => was.id && one.id === was.id) ??
    all.find((one) => was.href && one.getAttribute("href") === was.href) ??
    all.find((one) => one.localName === was.tag && was.value && one.value === was.value) ??
    all[Math.min(Math.max(was.index, 0), all.length - 1)];
  target?.focus({ preventScroll: true });
}

function put(part, fresh) {
  if (!fresh) return part.remove();
  const next = document.importNode(fresh, true);
  const across = [...part.querySelectorAll(".scroll-x")].map((box) => box.scrollLeft);
  carry(part, next);
  const focus = focusIn(part);
  part.replaceWith(next);
  [...next.querySelectorAll(".scroll-x")].forEach((box, index) => (box.scrollLeft = across[index] ?? 0));
  focusAgain(next, focus);
}

async function draw(from, wanted) {
  const url = new URL(from, location.href);
  if (wanted[0].closest("[data-live-from]")) wanted.forEach((part) => url.searchParams.append("part", part.id));
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return; // gone, signed out, or the line is: what stands here stays
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of wanted.filter((one) => one.isConnected)) {
    if (busy(part)) topicsOf(part).forEach((topic) => changed.add(topic));
    else put(part, page.getElementById(part.id));
  }
  document.dispatchEvent(new CustomEvent("drawn"));
  if (source && topics().some((topic) => !listened.has(topic))) {
    stop(); // a part came with what this page did not listen to yet
    listen();
  }
}

async function look() {
  timer = 0;
  const wanted = parts().filter((part) => topicsOf(part).some((topic) => changed.has(topic)));
  const free = wanted.filter((part) => !busy(part));
  changed.clear();
  wanted.filter((part) => !free.includes(part)).forEach((part) => topicsOf(part).forEach((topic) => changed.add(topic)));
  if (!free.length) return;
  asked = Date.now();
  for (const [from, some] of Map.groupBy ? Map.groupBy(free, address) : grouped(free)) await draw(from, some);
}

function grouped(some) {
  const found = new Map();
  some.forEach((part) => found.set(address(part), [...(found.get(address(part)) ?? []), part]));
  return found;
}

function soon() {
  if (!timer && changed.size) timer = setTimeout(look, Math.max(asked + GAP - Date.now(), 0) + Math.random() * SETTLE);
}

function listen() {
  if (source || document.hidden) return;
  listened = new Set(topics());
  if (!listened.size) return;
  const from = last ? `last=${last}` : `since=${script.dataset.liveSince}`;
  source = new EventSource(`/live/?on=${[...listened].join(",")}&${from}`);
  source.onmessage = (event) => {
    last = event.lastEventId;
    event.data.split(" ").forEach((topic) => changed.add(topic));
    soon();
  };
  source.onopen = () => (failed = 0);
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return; // the browser comes again by itself
    source = null;
    setTimeout(listen, AGAIN[Math.min(failed++, AGAIN.length - 1)]);
  };
}

function stop() {
  source?.close();
  source = null;
}

let resting = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(resting);
  if (document.hidden) resting = setTimeout(stop, HIDDEN);
  else listen();
});
addEventListener("pagehide", stop);
addEventListener("pageshow", (event) => event.persisted && listen());
// Whoever was busy may be done now.
for (const done of ["focusout", "change", "toggle", "selectionchange"]) document.addEventListener(done, soon, true);
listen();
