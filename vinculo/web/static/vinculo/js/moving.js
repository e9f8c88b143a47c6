// A task or milestone (its id behind an m) goes to another day: saved at once when that touches nobody, else a dialog shows first what it does.
import { ask } from "./swap.js";

export async function propose(key, said) {
  const token = document.querySelector("[data-token] input").value;
  const address = new URL(`${key.startsWith("m") ? "milestones" : "tasks"}/${key.replace("m", "")}/move/`, location.href);
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, how: "alone", ...said });
  const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true", "HX-Target": "dialog" } }).catch(() => null);
  if (answer?.headers.get("X-Go-To")) {
    await ask(location.href, undefined, `[data-row="${key}"]`);
    return true;
  }
  const link = document.createElement("a");
  link.href = `${address}?${new URLSearchParams(said)}`;
  link.dataset.dialog = "";
  document.body.append(link);
  link.click();
  link.remove();
  return false;
}
