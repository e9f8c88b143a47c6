// Cards of a board: dragged with a pointer or a finger, moved with Alt and the arrows. The server has the last word.
import { ask } from "./swap.js";

function send(card) {
  const list = card.closest("[data-column]");
  const token = document.querySelector("[data-board] [name=csrfmiddlewaretoken]").value;
  const next = card.nextElementSibling?.dataset.card ?? "";
  const last = card.previousElementSibling?.dataset.card ?? "";
  const said = new URLSearchParams({ csrfmiddlewaretoken: token, column: list.dataset.column, before: next, after: next ? "" : last });
  const address = `${card.closest("[data-board]").dataset.board}tasks/${card.dataset.card}/card/`;
  return ask(address, { method: "POST", body: said }, `[data-card="${card.dataset.card}"] [data-item-focus]`);
}

function start() {
  document.querySelectorAll("[data-column]").forEach((list) => {
    new Sortable(list, { group: "cards", draggable: "[data-card]", filter: "button", preventOnFilter: false, delay: 150, delayOnTouchOnly: true, animation: 0, ghostClass: "is-ghost", onEnd: (event) => (event.from !== event.to || event.oldIndex !== event.newIndex) && send(event.item) });
  });
}

const steps = {
  ArrowUp: (card) => card.previousElementSibling?.before(card),
  ArrowDown: (card) => card.nextElementSibling?.after(card),
  ArrowLeft: (card) => aside(card, -1),
  ArrowRight: (card) => aside(card, 1),
};

function aside(card, step) {
  const lists = [...document.querySelectorAll("[data-column]")];
  const here = card.closest("[data-column]");
  const there = lists[lists.indexOf(here) + step];
  if (!there) return;
  there.insertBefore(card, there.children[[...here.children].indexOf(card)] ?? null);
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card || !event.altKey || !(event.key in steps)) return;
  event.preventDefault();
  const before = [card.parentElement, card.nextElementSibling];
  steps[event.key](card);
  if (before[0] === card.parentElement && before[1] === card.nextElementSibling) return;
  card.querySelector("[data-item-focus]").focus();
  send(card);
});

document.addEventListener("swapped", start);
start();
