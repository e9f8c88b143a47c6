// What waits, in the client's own order: dragged with a pointer or a finger; the buttons do the same with keys. The server has the last word.
import { ask } from "./swap.js";

function send(item, place) {
  const token = item.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, to: place });
  return ask(`/portal/requests/${item.dataset.wish}/place/`, { method: "POST", body }, `#up-${item.dataset.wish}`);
}

function start() {
  const list = document.querySelector("[data-their-order]");
  if (!list || !window.Sortable) return;
  new Sortable(list, { draggable: "[data-wish]", filter: "button, a", preventOnFilter: false, delay: 150, delayOnTouchOnly: true, animation: 0, ghostClass: "is-ghost", onEnd: (event) => event.oldIndex !== event.newIndex && send(event.item, event.newIndex) });
}

document.addEventListener("swapped", start);
start();
