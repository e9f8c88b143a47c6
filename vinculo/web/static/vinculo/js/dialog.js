// A link with data-dialog opens its page in a dialog. The page stays an ordinary page: without this file the link just goes there.
const dialog = document.getElementById("dialog");
const into = dialog?.querySelector("[data-into]");
const title = document.getElementById("dialog-title");
const asked = { "HX-Request": "true", "HX-Target": "dialog" };
let turn = 0; // of opening: an answer that comes late never lies down over what is being filled in
let stays = false; // whether the page below is where one goes on

// What an address leaves out is said by the page it came from, not by the page it lies on.
function settle(page, address) {
  for (const [selector, name] of [["form[action]", "action"], ["a[href]", "href"]]) {
    for (const element of page.querySelectorAll(selector)) {
      const said = element.getAttribute(name);
      if (/^(\/|#|[a-z]+:)/i.test(said)) continue;
      const whole = new URL(said, new URL(address, location.href));
      element.setAttribute(name, whole.pathname + whole.search + whole.hash);
    }
  }
}

function fill(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sheet = page.querySelector("[data-sheet]") ?? page.querySelector("main") ?? page.body;
  title.textContent = page.querySelector("h1")?.textContent.trim() ?? "";
  const about = [...page.querySelectorAll(".page-head > div > :not(h1)")]; // what the form is about, said under its title
  settle(page, address);
  into.replaceChildren(...about.filter((said) => !sheet.contains(said)), sheet);
  into.querySelectorAll("form:not([action])").forEach((form) => form.setAttribute("action", address));
  window.htmx?.process(into);
  (into.querySelector("[autofocus], [aria-invalid]") ?? into.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  bring(page);
}

// The modules a form needs come with its page, each once; those that are here already hear of the new form.
function bring(page) {
  document.dispatchEvent(new CustomEvent("dialog:filled"));
  for (const script of page.querySelectorAll("script[data-for-sheet]")) {
    import(new URL(script.getAttribute("src"), location.href).href).catch(() => null); // without it the buttons do the same
  }
}

async function open(link) {
  const mine = ++turn;
  const address = link.href;
  document.body.toggleAttribute("data-opening", true); // keys.js: who types ahead means the dialog
  const answer = await fetch(address, { headers: asked }).catch(() => null);
  const html = answer?.ok && !answer.redirected ? await answer.text().catch(() => "") : "";
  if (mine !== turn) return; // another was asked for meanwhile
  document.body.toggleAttribute("data-opening", false);
  if (!html) {
    location.assign(address);
    return;
  }
  if (!dialog.contains(link)) stays = link.hasAttribute("data-stay");
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
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const answer = await fetch(address, { method: "POST", body: data, headers: asked }).catch(() => null);
  const next = answer?.headers.get("X-Go-To");
  if (next) go(stays ? location.href : next);
  else if (!answer) form.submit();
  else if (answer.redirected) location.assign(answer.url);
  else {
    const html = await answer.text();
    const since = writtenSince(form, data);
    fill(html, form.action);
    since.forEach((write) => write(into.querySelector("form")));
  }
}

// What was written while the answer was on its way: it goes into the form that comes back.
function writtenSince(form, data) {
  const texts = "input:not([type=checkbox], [type=radio], [type=hidden], [type=file]), textarea, select";
  const changed = [...form.querySelectorAll(texts)].filter((field) => field.name && data.has(field.name) && !data.getAll(field.name).includes(field.value));
  return changed.map(({ name, value }) => (fresh) => {
    const field = fresh?.elements[name];
    if (field?.matches?.(texts)) field.value = value;
  });
}

if (dialog) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (document.body.dataset.opening === undefined) open(link);
  });
  dialog.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("hx-post")) return;
    if (event.submitter?.hasAttribute("data-whole")) return; // it leads to a page of its own
    event.preventDefault();
    send(form, event.submitter);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => into.replaceChildren());
}
