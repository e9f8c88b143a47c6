// A form or link with data-swap changes only the part of the page it lies in: the server answers with the whole page,
// and its [data-swap-part] takes the place of the one that is there. Without this file the page just loads anew.
const part = () => document.querySelector("[data-swap-part]");

// What had the focus, said in a way that holds after the swap.
function whereabouts(element) {
  const item = element?.closest("[data-item], [data-row]");
  const id = element?.id || item?.id;
  if (element?.dataset.row) return `[data-row="${element.dataset.row}"]`;
  if (item?.dataset.card) return `[data-card="${item.dataset.card}"] [data-item-focus]`;
  if (!id) return "";
  return element.id ? `#${CSS.escape(id)}` : `#${CSS.escape(id)} ${element.classList.contains("tk-b") ? ".tk-b" : "[data-item-focus]"}`;
}

// Where the focus goes when what had it is gone: to what came next.
function neighbour(element) {
  const item = element?.closest("[data-item]");
  return whereabouts((item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector("[data-item-focus]"));
}

export function put(html, focus = whereabouts(document.activeElement)) {
  const next = neighbour(document.activeElement);
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-swap-part]");
  if (!fresh || !part()) return false;
  part().replaceWith(document.importNode(fresh, true));
  const toasts = document.getElementById("toasts");
  toasts?.replaceChildren(...(page.getElementById("toasts")?.children ?? []));
  const target = (focus && document.querySelector(focus)) || (next && document.querySelector(next));
  target?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("swapped"));
  return true;
}

export async function ask(address, options, focus) {
  const answer = await fetch(address, options).catch(() => null);
  if (!answer?.ok || !put(await answer.text(), focus)) return null;
  return answer;
}

async function send(form, button) {
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const focus = form.hasAttribute("data-swap-focus") ? `#${CSS.escape(form.querySelector("input:not([type=hidden])").id)}` : undefined;
  if (await ask(address, { method: "POST", body: new FormData(form, button) }, focus)) return;
  form.removeAttribute("data-swap");
  form.action = address;
  form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-swap") || event.defaultPrevented || form.method !== "post") return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("click", async (event) => {
  const close = event.target.closest("dialog [data-close]");
  if (close) {
    event.preventDefault();
    close.closest("dialog").close();
    return;
  }
  const link = event.target.closest("a[data-swap]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (await ask(link.href)) history.pushState(null, "", link.href);
  else location.assign(link.href);
});
addEventListener("popstate", () => location.reload());

// What was changed in a dialog shows behind it once it closes.
const dialog = document.getElementById("dialog");
dialog?.addEventListener("close", () => dialog.querySelector("[data-changed]") && ask(location.href), { capture: true });
