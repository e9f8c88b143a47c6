// Cards of the opportunities: dragged to another column, or moved there with the arrows. The card goes at once; where the
// stage asks for something that is missing, a dialog asks why, and the card goes back when nobody answers.
import { ask, put } from "./swap.js";

const lists = () => [...document.querySelectorAll("[data-stage]")];

async function send(card) {
  const token = document.querySelector("#onward [name=csrfmiddlewaretoken]").value;
  const next = card.nextElementSibling?.dataset.card ?? "";
  const last = card.previousElementSibling?.dataset.card ?? "";
  const stage = card.closest("[data-stage]").dataset.stage;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, stage, before: next, after: next ? "" : last });
  const answer = await fetch(`/opportunities/${card.dataset.card}/move/`, { method: "POST", body }).catch(() => null);
  if (answer?.ok && answer.url.includes("/move/")) return why(answer.url);
  const focus = `[data-card="${card.dataset.card}"] [data-item-focus]`;
  if (!answer?.ok || !put(await answer.text(), focus)) location.reload();
}

function why(address) {
  const link = document.createElement("a");
  link.href = address;
  link.dataset.dialog = "";
  document.body.append(link);
  link.click();
  link.remove();
  document.getElementById("dialog").addEventListener("close", () => ask(location.href), { once: true });
}

function start() {
  for (const list of lists()) {
    new Sortable(list, { group: "deals", draggable: "[data-card]", filter: "button", preventOnFilter: false, delay: 150, delayOnTouchOnly: true, animation: 0, ghostClass: "is-ghost", onEnd: (event) => (event.from !== event.to || event.oldIndex !== event.newIndex) && send(event.item) });
  }
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || document.body.dataset.keys === "off") return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const all = lists();
  const there = all[all.indexOf(card.closest("[data-stage]")) + (step ?? Infinity)];
  if (!there) return;
  event.preventDefault();
  there.prepend(card);
  card.querySelector("[data-item-focus]").focus();
  send(card);
});

document.addEventListener("swapped", start);
if (window.Sortable) start();
else addEventListener("DOMContentLoaded", start);
