// A form is sent once: a second press while the answer is on its way does nothing. Coming back to the page frees it.
const PATIENCE = 8000;
const sent = new WeakMap();

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || !navigator.onLine) return;
    if (Date.now() - (sent.get(form) ?? -PATIENCE) < PATIENCE) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sent.set(form, Date.now());
  },
  { capture: true },
);

addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll("form").forEach((form) => sent.delete(form)));
// What did not get through may be sent again at once.
document.addEventListener("form:kept", (event) => sent.delete(event.target));

// What is missing is said in our words and language, not in those of the browser. What is done next clears them.
const missing = new Set();

document.addEventListener(
  "invalid",
  (event) => {
    const words = document.body.dataset.missing;
    if (!words || !event.target.validity?.valueMissing) return;
    event.target.setCustomValidity(words);
    missing.add(event.target);
  },
  { capture: true },
);

for (const name of ["click", "input", "change"]) {
  const clear = () => missing.forEach((field) => missing.delete(field) && field.setCustomValidity(""));
  document.addEventListener(name, clear, { capture: true });
}
