// What one writes is kept by itself after a pause, one answer after the other, and leaves with Ctrl or Cmd and Enter.
const PAUSE = 1500;

// `hasWords`: whether there is anything to keep. `saved`: what to do with the answer of the server.
export function keepByItself(form, { hasWords = () => true, saved = () => {} } = {}) {
  const says = form.querySelector("[data-saved]");
  let timer;
  let last = written();
  let leaving = false;
  let underWay = null;

  function written() {
    return new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "seen")).toString();
  }

  async function keep() {
    clearTimeout(timer);
    if (underWay) return underWay.then(keep);
    const now = written();
    if (leaving || now === last || !hasWords() || !navigator.onLine) return;
    underWay = send(now);
    await underWay;
    underWay = null;
  }

  async function send(now) {
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
    if (answer.ok || answer.status === 409) saved(said, leaving);
    if (!leaving && says) says.textContent = said.said;
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // A press while something is on its way waits for it, so that the page says what it last saw.
  form.addEventListener(
    "click",
    async (event) => {
      const button = event.target.closest("button[type=submit]");
      if (!button || !underWay) return;
      event.preventDefault();
      event.stopPropagation();
      await underWay;
      button.click();
    },
    { capture: true },
  );
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
}
