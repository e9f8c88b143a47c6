// What one writes is kept by itself after a pause, one answer after the other, and leaves with Ctrl or Cmd and Enter.
// A press is passed on once the words are kept: were it lost on the way (signed out, server away), they would go with it.
const PAUSE = 1500;
const UNWRITTEN = ["csrfmiddlewaretoken", "seen", "uid"];

// `hasWords`: whether there is anything to keep. `saved`: what to do with the answer of the server.
export function keepByItself(form, { hasWords = () => true, saved = () => {} } = {}) {
  const says = form.querySelector("[data-saved]");
  let timer;
  let last = written();
  let leaving = false;
  let underWay = null;
  let lost = false; // the last attempt did not get through
  let halted = false; // the answer is one to look at before anything is sent
  let told = false;
  let pressed = false;

  function written() {
    return new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !UNWRITTEN.includes(name))).toString();
  }

  const isKept = () => written() === last || !hasWords() || !navigator.onLine;

  async function keep() {
    clearTimeout(timer);
    if (underWay) return underWay.then(keep);
    if (leaving || isKept()) return;
    underWay = send(written());
    await underWay;
    underWay = null;
  }

  async function send(now) {
    if (lost) await askForToken();
    const data = new FormData(form);
    data.delete("files");
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
      keepalive: document.visibilityState === "hidden", // browsers refuse it for what is long
    }).catch(() => null);
    lost = !answer || answer.redirected || !answer.headers.get("Content-Type")?.startsWith("application/json");
    if (lost) return say(says?.dataset.notSaved);
    const said = await answer.json();
    if (answer.ok) last = now;
    halted ||= Boolean(said.stay);
    if (answer.ok || answer.status === 409) saved(said, leaving);
    say(said.said);
  }

  function say(words) {
    if (!leaving && says && words) says.textContent = words;
  }

  // Whoever signed in again in another window has another token since.
  async function askForToken() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (token) document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token));
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener(
    "click",
    async (event) => {
      const button = event.target.closest("button[type=submit]");
      if (!button || button.dataset.passed || (!underWay && !pressed && isKept() && (!halted || told))) return;
      event.preventDefault();
      event.stopPropagation();
      if (pressed) return;
      pressed = true;
      await keep();
      pressed = false;
      if (lost || (halted && !told)) return stay();
      pass(button);
    },
    { capture: true },
  );

  // The bar may have been drawn anew meanwhile.
  function pass(button) {
    const same = (one) => one.formAction === button.formAction && one.name === button.name && one.value === button.value;
    const now = button.isConnected ? button : [...form.querySelectorAll("button[type=submit]")].find(same);
    if (!now) return;
    now.dataset.passed = "yes";
    now.click();
    delete now.dataset.passed;
  }

  function stay() {
    told = halted;
    says?.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", () => {
    leaving = navigator.onLine;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
  addEventListener("focus", () => lost && keep());
  addEventListener("beforeunload", (event) => lost && !leaving && event.preventDefault());
  addEventListener("pageshow", () => (leaving = false));

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.querySelector("[data-letter-send]")?.click();
  });
}
