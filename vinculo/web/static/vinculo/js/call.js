// Back from the phone: how it went is the next thing to say.
const after = document.querySelector("[data-after]");
let dialled = false;

document.addEventListener("click", (event) => {
  dialled ||= Boolean(event.target.closest("[data-dial]"));
  if (dialled) after?.classList.add("is-due");
});

document.addEventListener("visibilitychange", () => {
  if (dialled && !document.hidden) after?.querySelector("a, button")?.focus({ preventScroll: true });
});
