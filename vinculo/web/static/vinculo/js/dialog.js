// A link with data-dialog opens its page in a dialog. The page stays an ordinary page: without this file the link just goes there.
const dialog = document.getElementById("dialog");
const into = dialog?.querySelector("[data-into]");
const title = document.getElementById("dialog-title");
const notSent = dialog?.querySelector("[data-not-sent]"); // says so when what was written did not get through
const asked = { "HX-Request": "true", "HX-Target": "dialog" };
let turn = 0; // of opening: an answer that comes late never lies down over what is being filled in
let stays = false; // whether the page below is where one goes on
let shown = ""; // the address of what lies on the page
const unsent = new Map(); // what was written and closed without sending it, by the address of its page
const TEXTS = "input:not([type=checkbox], [type=radio], [type=hidden], [type=file], [type=password]), textarea";

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
  notSent.hidden = true;
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
  shown = address;
  writeAgain(unsent.get(address));
}

function written() {
  const changed = [...into.querySelectorAll(TEXTS)].filter((field) => field.name && field.value !== field.defaultValue);
  return changed.map(({ name, value }) => [name, value]);
}

function writeAgain(texts = []) {
  for (const [name, value] of texts) {
    const field = into.querySelector(`form[method=post] [name="${name}"]`);
    if (field?.matches(TEXTS) && field.value === field.defaultValue) field.value = value;
  }
}

function go(address) {
  const there = new URL(address, location.href);
  if (there.href.split("#")[0] === location.href.split("#")[0]) location.reload();
  else location.assign(there);
}

// What was written stays where it is, to be sent again: signed out, no connection, the server away.
function keep(form, words, isSignedOut) {
  notSent.querySelector("[data-says]").textContent = words;
  notSent.querySelector("a").hidden = !isSignedOut;
  notSent.hidden = false;
  dialog.scrollTop = dialog.scrollHeight; // to the button that is pressed again
  form.dispatchEvent(new CustomEvent("form:kept", { bubbles: true }));
}

function isKept(form, answer) {
  const next = answer && new URL(answer.headers.get("X-Go-To") ?? answer.url, location.href).pathname;
  if (next?.startsWith(notSent.dataset.door)) keep(form, notSent.dataset.signedOut, true);
  else if (!answer) keep(form, notSent.dataset.noAnswer, false);
  else if ([403, 404].includes(answer.status) || answer.status >= 500) keep(form, notSent.dataset.refused, false);
  else return false;
  return true;
}

// Whoever signed in again in another window has another token since.
async function askForToken(form) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const field = form.elements.csrfmiddlewaretoken;
  if (token && field) field.value = token;
}

async function send(form, button) {
  if (!notSent.hidden) await askForToken(form);
  const data = new FormData(form, button);
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const answer = await fetch(address, { method: "POST", body: data, headers: asked }).catch(() => null);
  if (isKept(form, answer)) return;
  const next = answer.headers.get("X-Go-To");
  if (next) go(stays ? location.href : next);
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
  dialog.addEventListener("click", (event) => {
    const back = event.target.closest("a[data-close]"); // back is the page it lies on
    if (back) event.preventDefault();
    if (back || event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    unsent.set(shown, written());
    into.replaceChildren();
  });
}
