// A calendar beside a day that is typed: [data-day] gets a button that opens the browser's own, and takes what is picked.
const words = document.querySelector("[data-day-words]")?.dataset.dayWords ?? "";

function dress(input) {
  const box = document.createElement("span");
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet btn-icon" });
  picker.setAttribute("aria-hidden", "true");
  button.setAttribute("aria-label", words);
  button.innerHTML = document.querySelector("template[data-day-words]")?.innerHTML ?? "";
  box.className = "day-box";
  const stands = document.activeElement === input; // moved about, a field loses who stands on it
  input.replaceWith(box);
  box.append(input, picker, button);
  if (stands) input.focus();
  input.dataset.dressed = "yes";
  button.addEventListener("click", () => picker.showPicker());
  picker.addEventListener("change", () => {
    input.value = picker.value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function dressAll() {
  document.querySelectorAll("[data-day]:not([data-dressed])").forEach(dress);
}

if ("showPicker" in HTMLInputElement.prototype) {
  dressAll();
  new MutationObserver(dressAll).observe(document.body, { childList: true, subtree: true });
}
