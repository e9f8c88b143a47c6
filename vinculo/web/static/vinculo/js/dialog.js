// A link with data-dialog opens its page in a dialog. The page stays an ordinary page: without this file the link just goes there.
const dialog = document.getElementById("dialog");
const into = dialog?.querySelector("[data-into]");
const title = document.getElementById("dialog-title");
const asked = { "HX-Request": "true", "HX-Target": "dialog" };

function fill(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sheet = page.querySelector("[data-sheet]") ?? page.querySelector("main") ?? page.body;
  title.textContent = page.querySelector("h1")?.textContent.trim() ?? "";
  const about = [...page.querySelectorAll(".page-head > div > :not(h1)")]; // what the form is about, said under its title
  into.replaceChildren(...about.filter((said) => !sheet.contains(said)), sheet);
  into.querySelectorAll("form:not([action])").forEach((form) => form.setAttribute("action", address));
  window.htmx?.process(into);
  (into.querySelector("[autofocus], [aria-invalid]") ?? into.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
}

async function open(address) {
  document.body.toggleAttribute("data-opening", true); // keys.js: who types ahead means the dialog
  const answer = await fetch(address, { headers: asked }).catch(() => null);
  document.body.toggleAttribute("data-opening", false);
  if (!answer?.ok || answer.redirected) {
    location.assign(address);
    return;
  }
  const html = await answer.text();
  if (!dialog.open) dialog.showModal();
  fill(html, address);
}

function go(address) {
  const there = new URL(address, location.href);
  if (there.href.split("#")[0] === location.href.split("#")[0]) location.reload();
  else location.assign(there);
}

async function send(form, button) {
  const data = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: asked }).catch(() => null);
  const next = answer?.headers.get("X-Go-To");
  if (next) go(next);
  else if (!answer) form.submit();
  else if (answer.redirected) location.assign(answer.url);
  else fill(await answer.text(), form.action);
}

if (dialog) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link.href);
  });
  dialog.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("hx-post")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => into.replaceChildren());
}
