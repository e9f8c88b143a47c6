// A letter is kept by itself while one writes it, leaves with Ctrl or Cmd and Enter, and takes files as they are chosen.
// Without this file the buttons do the same. On a page of its own, and in a dialog over another.
import { keepByItself } from "./autosave.js";

const begun = new WeakSet();

function begin(form) {
  begun.add(form);
  const inDialog = form.closest("dialog") !== null;
  keepByItself(form, {
    hasWords: () => ["subject", "text"].some((name) => form.elements[name].value.trim()),
    saved: (said, leaving) => {
      for (const name of ["uid", "seen"]) if (said[name]) form.elements[name].value = said[name];
      if (!leaving && !inDialog && said.address && location.pathname !== said.address) history.replaceState(null, "", said.address);
    },
  });

  // A better wording leaves blanks in square brackets: the first one is ready to be written over.
  const text = form.elements.text;
  const blank = /\[[^\]\n]{2,8}\]/.exec(text.value);
  if (blank) {
    text.focus();
    text.setSelectionRange(blank.index, blank.index + blank[0].length);
  }

  form.querySelector("[data-letter-files]")?.addEventListener("change", (event) => {
    if (event.target.files.length) form.requestSubmit(form.querySelector("[data-letter-save]"));
  });
}

function beginAll() {
  for (const form of document.querySelectorAll("form[data-letter]")) if (!begun.has(form)) begin(form);
}

beginAll();
document.addEventListener("dialog:filled", beginAll);
