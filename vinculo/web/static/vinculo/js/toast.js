// Toasts leave after eight seconds, unless someone is reading them: hovering or focusing stops the clock.
const STAY = 8000;

function live(toast) {
  if (toast.dataset.living) return;
  toast.dataset.living = "yes";
  let timer;
  const start = () => {
    timer = setTimeout(() => toast.remove(), STAY);
  };
  const stop = () => clearTimeout(timer);
  for (const event of ["mouseenter", "focusin"]) toast.addEventListener(event, stop);
  for (const event of ["mouseleave", "focusout"]) toast.addEventListener(event, start);
  start();
}

const box = document.getElementById("toasts");
if (box) {
  box.querySelectorAll("[data-toast]").forEach(live);
  new MutationObserver(() => box.querySelectorAll("[data-toast]").forEach(live)).observe(box, { childList: true });
}
