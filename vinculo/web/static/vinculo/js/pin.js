// Comments pinned to a place of a page: [data-pin-page] holds a picture and its svg.pins; form[data-pin-form] takes page, x and y
// in thousandths. A click marks the place. By keyboard: the button puts a mark in the middle, arrows move it, Enter keeps it,
// Escape takes it away. Without this file one comments on the whole page.
const WHOLE = 1000;
const STEP = 10;
const FAR = 50;
const SVG = "http://www.w3.org/2000/svg";
const form = document.querySelector("form[data-pin-form]");
const held = (value) => Math.min(WHOLE, Math.max(0, Math.round(value)));
let mark;

function write(place) {
  form.elements.x.value = place ? place.x : "";
  form.elements.y.value = place ? place.y : "";
  if (place) form.elements.page.value = place.page;
  const said = form.querySelector("[data-pin-said]");
  said.textContent = place ? said.dataset.at : "";
}

function take() {
  mark?.remove();
  mark = undefined;
  write();
}

function put(sheet, x, y) {
  mark?.remove();
  const circle = document.createElementNS(SVG, "circle");
  circle.classList.add("pending");
  circle.setAttribute("r", "14");
  circle.setAttribute("cx", `${x / 10}%`);
  circle.setAttribute("cy", `${y / 10}%`);
  sheet.querySelector("svg.pins").append(circle);
  mark = circle;
  write({ page: sheet.dataset.pinPage, x, y });
}

function towardsTheWords() {
  form.scrollIntoView({ block: "nearest" });
  form.elements.text.focus({ preventScroll: true });
}

function clicked(event) {
  const sheet = event.target.closest("[data-pin-page]");
  if (!sheet || event.target.closest("a, button, figcaption")) return;
  const box = sheet.querySelector("img").getBoundingClientRect();
  put(sheet, held(((event.clientX - box.left) / box.width) * WHOLE), held(((event.clientY - box.top) / box.height) * WHOLE));
  towardsTheWords();
}

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function pressed(event) {
  const sheet = event.target.closest("[data-pin-page]");
  const moving = event.target.closest("[data-pin-here]");
  if (!moving || !sheet?.contains(mark ?? null)) return;
  const move = MOVES[event.key];
  if (move) {
    const by = event.shiftKey ? FAR : STEP;
    const [x, y] = [Number(form.elements.x.value), Number(form.elements.y.value)];
    put(sheet, held(x + move[0] * by), held(y + move[1] * by));
    mark.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Escape") take();
  else if (event.key === "Enter") towardsTheWords();
  else return;
  event.preventDefault();
}

if (form) {
  const hint = form.querySelector("[data-pin-hint]");
  if (hint) hint.hidden = false;
  document.querySelectorAll("[data-pin-here]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => put(button.closest("[data-pin-page]"), WHOLE / 2, WHOLE / 2));
  });
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  form.elements.page.addEventListener("change", take);
}
