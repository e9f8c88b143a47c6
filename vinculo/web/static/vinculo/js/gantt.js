// The roadmap: bars and the diamonds of milestones are dragged or moved with the arrows; what that does to others is shown before it is saved.
// More rows come as one scrolls down.
import { propose } from "./moving.js";

const KEEP = "gantt-scroll";
const DAY = 86400000;
const EDGE = 9; // pixels at the end of a bar that change its length
let held = null; // the bar under the pointer, or the one moved with keys: {bar, x, width, days, end}

const chart = () => document.querySelector("[data-gantt]");
const iso = (day) => new Date(day).toISOString().slice(0, 10);
const pixels = (bar) => bar.ownerSVGElement.getBoundingClientRect().width / Number(chart().dataset.days);

const isMilestone = (bar) => bar.dataset.bar.startsWith("m");

function hold(bar, end) {
  return { bar, end, days: 0, x: parseFloat(bar.getAttribute("x")), width: parseFloat(bar.getAttribute("width")), done: bar.nextElementSibling?.classList.contains("g-done") ? bar.nextElementSibling : null };
}

function show(days) {
  const share = (days * 100) / Number(chart().dataset.days);
  const least = 100 / Number(chart().dataset.days);
  held.days = days;
  if (held.end) held.bar.setAttribute("width", `${Math.max(held.width + share, least)}%`);
  else held.bar.setAttribute("x", `${held.x + share}%`);
  held.bar.classList.toggle("is-moved", days !== 0);
  held.done?.toggleAttribute("hidden", days !== 0);
}

function leave() {
  if (held) show(0);
  held = null;
}

async function send(bar, said) {
  remember(bar.dataset.bar);
  if (await propose(bar.dataset.bar, said)) held = null;
}

function dates(bar, days, end) {
  if (isMilestone(bar)) return { planned_on: iso(Date.parse(bar.dataset.e) + days * DAY) };
  const from = Date.parse(bar.dataset.s) + (end ? 0 : days * DAY);
  const until = Math.max(Date.parse(bar.dataset.e) + days * DAY, from);
  return { starts_on: iso(from), due_on: iso(until) };
}

document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.("[data-movable] [data-bar]");
  if (!bar || event.button) return;
  event.preventDefault();
  leave();
  const box = bar.getBoundingClientRect();
  held = hold(bar, !isMilestone(bar) && box.right - event.clientX < Math.min(EDGE, box.width / 3));
  const begin = event.clientX;
  const move = (to) => show(Math.round((to.clientX - begin) / pixels(bar)));
  const drop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointercancel", drop);
    if (!held) return;
    if (held.days) send(bar, dates(bar, held.days, held.end));
    else document.querySelector(`[data-row="${bar.dataset.bar}"]`)?.click();
  };
  addEventListener("pointermove", move);
  addEventListener("pointercancel", drop, { once: true });
  addEventListener("pointerup", drop, { once: true });
});

function walk(row, step) {
  const rows = [...document.querySelectorAll("[data-gantt] .g-l a")];
  rows[rows.indexOf(row) + step]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return leave();
  const row = event.target.closest?.("[data-movable] .g-l a");
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    return walk(row, event.key === "ArrowUp" ? -1 : 1);
  }
  const bar = row.dataset.row && document.querySelector(`[data-bar="${row.dataset.row}"]`);
  if (!bar) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) {
    event.preventDefault();
    const end = event.shiftKey && !isMilestone(bar);
    if (held?.bar !== bar || held.end !== end) {
      leave();
      held = hold(bar, end);
    }
    show(held.days + step);
    const say = document.querySelector("[data-say]");
    say.textContent = say.dataset.words.replace("{days}", `${held.days > 0 ? "+" : ""}${held.days}`);
  } else if (event.key === "Enter" && held?.bar === bar && held.days) {
    event.preventDefault();
    send(bar, { days: String(held.days), edge: held.end ? "end" : "" });
  }
});

// The bar whose name has the focus stands out.
document.addEventListener("focusin", (event) => {
  document.querySelectorAll("[data-bar].is-here").forEach((bar) => bar.classList.remove("is-here"));
  const row = event.target.dataset?.row;
  if (row) document.querySelector(`[data-bar="${row}"]`)?.classList.add("is-here");
});

document.getElementById("dialog")?.addEventListener("close", leave);

function remember(row) {
  sessionStorage.setItem(KEEP, JSON.stringify({ at: location.href, left: chart().scrollLeft, top: chart().scrollTop, row }));
}

async function more(link) {
  const place = link.parentElement;
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok || !place.isConnected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceWith(...page.querySelectorAll("[data-gantt] [data-block], [data-gantt] .gb-more"));
  watch();
}

function watch() {
  const link = chart()?.querySelector("[data-more]");
  if (!link) return;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    more(link);
  }, { root: chart(), rootMargin: "400px" });
  seen.observe(link);
}

function start() {
  const box = chart();
  if (!box) return;
  watch();
  const kept = JSON.parse(sessionStorage.getItem(KEEP) ?? "null");
  const today = box.querySelector(".today-d");
  if (kept?.at === location.href) {
    box.scrollTo(kept.left, kept.top);
    if (kept.row && document.activeElement === document.body) box.querySelector(`[data-row="${kept.row}"]`)?.focus({ preventScroll: true });
  } else if (today) {
    const off = today.getBoundingClientRect().left - box.getBoundingClientRect().left;
    if (off > box.clientWidth * 0.9) box.scrollLeft += off - box.clientWidth * 0.45;
  }
  box.addEventListener("scroll", () => remember(null), { passive: true });
}

document.addEventListener("swapped", start);
start();
