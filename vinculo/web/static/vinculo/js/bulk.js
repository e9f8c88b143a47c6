// Rows to act on together: [data-bulk] around checkboxes, shift for a range, [data-bulk-all] for all, [data-bulk-bar] for the deeds.
function refresh(box) {
  const ticks = [...box.querySelectorAll("[data-bulk-one]")];
  const chosen = ticks.filter((tick) => tick.checked).length;
  const all = box.querySelector("[data-bulk-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === ticks.length;
    all.indeterminate = chosen > 0 && chosen < ticks.length;
  }
  const bar = box.querySelector("[data-bulk-bar]");
  if (bar) bar.hidden = chosen === 0;
  const count = box.querySelector("[data-bulk-count]");
  if (count) count.textContent = chosen;
}

for (const box of document.querySelectorAll("[data-bulk]")) {
  let last = null;
  box.addEventListener("click", (event) => {
    const tick = event.target;
    const ticks = [...box.querySelectorAll("[data-bulk-one]")];
    if (tick.matches("[data-bulk-all]")) ticks.forEach((one) => (one.checked = tick.checked));
    if (event.target.closest("[data-bulk-none]")) ticks.forEach((one) => (one.checked = false));
    if (tick.matches("[data-bulk-one]")) {
      if (event.shiftKey && last) {
        const [from, to] = [ticks.indexOf(last), ticks.indexOf(tick)].sort((a, b) => a - b);
        ticks.slice(from, to + 1).forEach((one) => (one.checked = tick.checked));
      }
      last = tick;
    }
    refresh(box);
  });
  refresh(box);
}
