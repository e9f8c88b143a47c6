// A letter is kept by itself while one writes it, leaves with Ctrl or Cmd and Enter, and takes files as they are chosen.
// Without this file the buttons do the same. On a page of its own, and in a dialog over another.
const PAUSE = 1500;
const begun = new WeakSet();

function begin(form) {
  begun.add(form);
  const says = form.querySelector("[data-saved]");
  const inDialog = form.closest("dialog") !== null;
  let timer;
  let last = written();
  let leaving = false;

  function written() {
    return new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken")).toString();
  }

  function hasWords() {
    return ["subject", "text"].some((name) => form.elements[name].value.trim());
  }

  async function keep() {
    clearTimeout(timer);
    const now = written();
    if (leaving || now === last || !hasWords() || !navigator.onLine) return;
    const data = new FormData(form);
    data.delete("files");
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
      keepalive: true,
    }).catch(() => null);
    if (!answer || !answer.headers.get("Content-Type")?.startsWith("application/json")) return;
    const said = await answer.json();
    if (answer.ok) last = now;
    if (!leaving && says) says.textContent = said.said;
    if (!leaving && !inDialog && said.address && location.pathname !== said.address) history.replaceState(null, "", said.address);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
  addEventListener("pageshow", () => (leaving = false));

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-letter-send]"));
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
