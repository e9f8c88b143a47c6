// A report while it is looked over: kept by itself, a rewritten line says so at once, and after a line of one's own
// there is room for the next. Without this file the buttons do the same.
import { keepByItself } from "./autosave.js";

const form = document.querySelector("form[data-report]");

function more(line) {
  const next = line.cloneNode(true);
  const box = line.querySelector("input");
  const number = Number(box.value.replace("own-", "")) + 1;
  const area = next.querySelector("textarea");
  area.value = "";
  next.querySelector("input").value = `own-${number}`;
  area.id = area.id.replace(/own-\d+$/, `own-${number}`);
  next.querySelector("label").htmlFor = area.id;
  line.querySelector("textarea").removeAttribute("data-fresh");
  line.after(next);
}

form.addEventListener("input", (event) => {
  const area = event.target;
  const line = area.closest("[data-line]");
  if (!line || !area.matches("textarea")) return;
  if (area.hasAttribute("data-fresh") && area.value.trim()) more(line);
  const was = line.querySelector("[data-was]");
  if (was) was.hidden = !area.value.trim() || area.value.trim() === line.dataset.record.trim();
});

keepByItself(form, {
  saved: (said) => {
    if (said.seen) form.elements.seen.value = said.seen;
  },
});

// A better wording leaves blanks in square brackets: the first one is ready to be written over.
for (const area of form.querySelectorAll("textarea")) {
  const blank = /\[[^\]\n]{2,8}\]/.exec(area.value);
  if (!blank || document.querySelector("[autofocus]")) continue;
  area.focus();
  area.setSelectionRange(blank.index, blank.index + blank[0].length);
  break;
}
