// A wizard saves as one writes: a form[data-save] is sent on a pause and when one leaves a field, the page that comes
// back is read for its [data-part]s, and those nobody is writing in are drawn anew (the paper above all). Without this
// file every form has its own button and does the same.
const wiz = document.querySelector("[data-wiz]");
const saved = wiz?.querySelector("[data-saved]");
const PAUSE = 900;
const timers = new WeakMap();
let line = Promise.resolve(); // one after the other: the last one written wins

function say(state, text) {
  if (!saved) return;
  saved.dataset.state = state;
  saved.lastElementChild.textContent = text;
}

const busy = (part) => part.contains(document.activeElement) || part.matches("[data-dirty]") || part.querySelector("[data-dirty]");

function draw(html, force) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const done = [];
  for (const part of fresh.querySelectorAll("[data-part]")) {
    if (done.some((whole) => whole.contains(part))) continue;
    const old = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (!old || (busy(old) && part.dataset.part !== force)) continue;
    old.replaceWith(part);
    done.push(part);
  }
  const toasts = document.getElementById("toasts");
  fresh.querySelectorAll("#toasts > [data-toast]").forEach((toast) => toasts?.append(toast));
  return fresh;
}

async function post(address, data) {
  const answer = await fetch(address, { method: "POST", body: data }).catch(() => null);
  if (answer?.redirected && !new URL(answer.url).pathname.startsWith(wiz.dataset.base)) location.assign(answer.url); // signed out meanwhile
  return answer?.ok ? answer : null;
}

function wrong(form, fresh) {
  const again = fresh.querySelector(`form[action="${CSS.escape(form.getAttribute("action"))}"]`);
  return again?.querySelector('[aria-invalid="true"], .err') ? again : null;
}

function mark(form, again) {
  form.querySelectorAll(".err").forEach((old) => old.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  again?.querySelectorAll('[aria-invalid="true"]').forEach((field) => {
    const mine = form.elements[field.name];
    const said = field.closest(".field")?.querySelector(".err");
    mine?.setAttribute?.("aria-invalid", "true");
    if (said) mine?.closest?.(".field")?.append(said);
  });
}

let isAsking = false;
function ask(form) {
  isAsking = true;
  form.removeAttribute("data-dirty");
  form.submit();
}

async function send(form, extra) {
  clearTimeout(timers.get(form));
  if (!form.isConnected) return;
  say("saving", wiz.dataset.saving);
  const data = new FormData(form, extra);
  const sent = new URLSearchParams(data).toString();
  const answer = await post(form.action, data);
  if (!answer) {
    say("unsaved", wiz.dataset.unsaved);
    timers.set(form, setTimeout(save, 5000, form));
    return;
  }
  const html = await answer.text();
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (!fresh.querySelector("[data-wiz]")) return ask(form); // a page of its own asks first
  const again = wrong(form, fresh);
  if (new URLSearchParams(new FormData(form)).toString() === sent || extra) form.toggleAttribute("data-dirty", Boolean(again));
  mark(form, again);
  draw(html);
  if (again) say("wrong", wiz.dataset.wrong);
  else say("saved", wiz.dataset.now);
}

function save(form, extra) {
  line = line.then(() => send(form, extra));
  return line;
}

async function add(form) {
  const name = form.dataset.add;
  const answer = await post(form.action, new FormData(form));
  if (!answer) return form.submit();
  const html = await answer.text();
  const focused = document.activeElement;
  if (form.contains(focused)) focused.blur();
  form.removeAttribute("data-dirty");
  draw(html, name);
  const blank = document.querySelector(`[data-part="${CSS.escape(name)}"] .line-new`);
  blank?.closest("details").toggleAttribute("open", true); // the next one may follow
  const first = blank?.querySelector("[aria-invalid]") ?? blank?.querySelector("input:not([type=hidden]), select, textarea");
  first?.focus();
}

async function press(form, button) {
  await settle();
  const part = form.closest("[data-part^='lines-']")?.dataset.part ?? form.closest("[data-part]")?.dataset.part;
  const answer = await post(button?.hasAttribute("formaction") ? button.formAction : form.action, new FormData(form));
  if (!answer) return form.submit();
  form.removeAttribute("data-dirty");
  draw(await answer.text(), part);
  if (document.activeElement === document.body) {
    const here = document.querySelector(`[data-part="${CSS.escape(part ?? "")}"]`);
    here?.querySelector("button, input:not([type=hidden]), select, textarea")?.focus();
  }
}

// Everything that was written and not sent yet.
async function settle() {
  for (const form of wiz.querySelectorAll("form[data-save][data-dirty]")) await save(form);
  for (const form of wiz.querySelectorAll("form[data-add][data-dirty]")) await add(form);
  await line;
}

function written(event, pause) {
  const form = event.target.closest("form[data-save]");
  if (!form || !event.target.name) return;
  form.setAttribute("data-dirty", "");
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(save, pause, form));
}

async function leave(go) {
  const focused = document.activeElement;
  if (focused?.closest("form[data-save]")) focused.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
  if (!isAsking && !wiz.querySelector(".line-new [aria-invalid]")) go();
}

if (wiz) {
  wiz.dataset.live = "yes";
  wiz.addEventListener("input", (event) => {
    // A day or an hour half typed is not one yet: it waits until one leaves the field.
    if (event.target.matches("textarea, input[type=text]:not([data-day]), input:not([type]):not([data-day])")) written(event, PAUSE);
    else event.target.closest("form[data-save]")?.setAttribute("data-dirty", "");
    event.target.closest("form[data-add]")?.setAttribute("data-dirty", "");
  });
  wiz.addEventListener("change", (event) => written(event, 0));
  wiz.addEventListener("toggle", (event) => event.target.matches(".adding[open]") && event.target.querySelector(".line-new input:not([type=hidden]), .line-new select, .line-new textarea")?.focus({ preventScroll: true }), true);
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!wiz.contains(form) || form.closest("dialog")) return;
      if (form.hasAttribute("data-next")) {
        if (!wiz.querySelector("form[data-dirty]")) return;
        event.preventDefault();
        leave(() => form.submit());
      } else if (event.submitter?.hasAttribute("data-send") || form.hasAttribute("data-send")) {
        event.preventDefault();
        press(form, event.submitter);
      } else if (form.hasAttribute("data-add")) {
        event.preventDefault();
        add(form);
      } else if (form.hasAttribute("data-save")) {
        event.preventDefault();
        save(form, event.submitter);
      } else return;
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const next = wiz.querySelector("form[data-next]");
      if (next) leave(() => next.submit());
    } else if (event.key === "ArrowLeft" && !event.target.matches("input, textarea, select")) {
      const back = wiz.querySelector("a[data-back]");
      if (!back) return;
      event.preventDefault();
      leave(() => location.assign(back.href));
    }
  });
  addEventListener("beforeunload", (event) => !isAsking && wiz.querySelector("form[data-save][data-dirty]") && event.preventDefault());
  addEventListener("online", () => settle());

  const button = wiz.querySelector("button[data-meeting]");
  const meeting = (on) => {
    wiz.toggleAttribute("data-meeting-on", on);
    button.setAttribute("aria-pressed", String(on));
    sessionStorage.setItem("meeting", on ? "yes" : "");
  };
  button.hidden = false;
  button.addEventListener("click", () => meeting(!wiz.hasAttribute("data-meeting-on")));
  meeting(sessionStorage.getItem("meeting") === "yes");
}
