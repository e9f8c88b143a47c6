// Filters act when they change: form[data-autosubmit]. Typing waits for a pause.
const PAUSE = 350;
let timer;

const filters = (event) => event.target.closest("form[data-autosubmit]");

document.addEventListener("change", (event) => {
  if (event.target.matches("[type=search], [type=text]")) return;
  filters(event)?.requestSubmit();
});

document.addEventListener("input", (event) => {
  const form = filters(event);
  if (!form || !event.target.matches("[type=search], [type=text]")) return;
  clearTimeout(timer);
  timer = setTimeout(() => form.requestSubmit(), PAUSE);
});
