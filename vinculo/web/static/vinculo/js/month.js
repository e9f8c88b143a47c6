// The calendar of a plan: what is due is dragged to another day or moved with the arrows; what that does to others is shown before it is saved.
import { propose } from "./moving.js";

const KEEP = "calendar-row";
const FAR = 4; // pixels before a press becomes a drag
let held = null; // what is dragged, or moved with keys: {item, from, to}

const days = () => [...document.querySelectorAll("[data-movable] [data-on]")];

function hold(item) {
  const from = item.closest("[data-on]");
  held = { item, from, to: from };
}

function show(day, x, y) {
  held.to.classList.remove("is-there");
  held.to = day;
  day.classList.toggle("is-there", day !== held.from);
  held.item.classList.toggle("is-moved", x !== 0 || y !== 0);
  held.item.style.translate = x || y ? `${x}px ${y}px` : "";
}

function leave() {
  if (held) show(held.from, 0, 0);
  held = null;
}

// With keys it lies at the foot of the day it would go to.
function put(day) {
  show(held.from, 0, 0);
  if (day === held.from) return;
  const [there, here, box] = [day, held.from, held.item].map((one) => one.getBoundingClientRect());
  show(day, there.left - here.left, there.bottom - box.bottom - FAR);
}

async function send() {
  const key = held.item.dataset.move;
  const on = held.to.dataset.on;
  sessionStorage.setItem(KEEP, key);
  if (await propose(key, key.startsWith("m") ? { planned_on: on } : { to: on })) held = null;
}

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("[data-movable] [data-move]");
  if (!item || event.button || event.pointerType === "touch") return;
  leave();
  hold(item);
  const move = (at) => {
    const [x, y] = [at.clientX - event.clientX, at.clientY - event.clientY];
    if (held && (Math.hypot(x, y) > FAR || held.item.style.translate)) show(document.elementFromPoint(at.clientX, at.clientY)?.closest("[data-on]") ?? held.from, x, y);
  };
  const drop = (at) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", drop);
    removeEventListener("pointercancel", drop);
    if (held && at.type === "pointerup" && held.to !== held.from) send();
    else leave();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", drop);
});
document.addEventListener("dragstart", (event) => event.target.closest?.("[data-move]") && event.preventDefault());

// The day so many days on; a step of one goes over days off. The one it is on at the edge of the month.
function further(day, step) {
  const all = days();
  let at = all.indexOf(day) + step;
  while (Math.abs(step) === 1 && all[at]?.classList.contains("is-off")) at += step;
  return all[at] ?? day;
}

const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return leave();
  const item = event.target.closest?.("[data-movable] [data-move]");
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in steps) {
    event.preventDefault();
    if (held?.item !== item) {
      leave();
      hold(item);
    }
    put(further(held.to, steps[event.key]));
    const say = document.querySelector("[data-say]");
    say.textContent = say.dataset.words.replace("{day}", held.to.querySelector(".vh").textContent);
  } else if (event.key === "Enter" && held?.item === item && held.to !== held.from) {
    event.preventDefault();
    send();
  }
});

document.getElementById("dialog")?.addEventListener("close", leave);

// After a dialog the page comes anew: what was moved has the focus again.
const kept = sessionStorage.getItem(KEEP);
sessionStorage.removeItem(KEEP);
if (kept && document.activeElement === document.body) document.querySelector(`[data-row="${kept}"]`)?.focus({ preventScroll: true });
