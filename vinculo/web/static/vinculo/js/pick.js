// A box of names: [data-pick] holds a text [data-pick-text] and the radio buttons that fit it [data-pick-found].
// Arrows move the choice while typing, Enter goes on to the next field.
const PAUSE = 120;
let timer;
let asked = 0;

const radios = (box) => [...box.querySelectorAll("[data-pick-found] input[type=radio]")];

function chosen(radio) {
  if (!radio) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

async function ask(box, text) {
  const turn = ++asked;
  const answer = await fetch(`${box.dataset.pick}?q=${encodeURIComponent(text)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (turn !== asked || !answer?.ok || answer.redirected) return;
  box.querySelector("[data-pick-found]").innerHTML = await answer.text();
  const first = radios(box).find((radio) => radio.checked);
  if (first) chosen(first);
}

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-pick-text]")) return;
  clearTimeout(timer);
  timer = setTimeout(() => ask(event.target.closest("[data-pick]"), event.target.value.trim()), PAUSE);
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("[data-pick-text]") || event.isComposing) return;
  const box = event.target.closest("[data-pick]");
  const all = radios(box);
  const now = all.findIndex((radio) => radio.checked);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) chosen(all[(now + step + all.length) % all.length]);
  else if (event.key === "Enter" && now >= 0) {
    const after = (field) => box.compareDocumentPosition(field) === Node.DOCUMENT_POSITION_FOLLOWING;
    [...event.target.form.elements].find((field) => after(field) && field.tabIndex === 0 && field.checkVisibility())?.focus();
  } else return;
  event.preventDefault();
});
