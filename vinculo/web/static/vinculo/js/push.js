// Signs this browser up to ring. Shown only where it can be done: browsers want a safe address, or localhost.
const part = document.querySelector("[data-push]");
const button = part?.querySelector("[data-push-here]");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && isSecureContext;

const say = (what) => {
  for (const name of ["none", "refused", "failed"]) part.querySelector(`[data-push-${name}]`).hidden = name !== what;
};

const post = (address, body) =>
  fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token, "Content-Type": "application/json" } });

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

async function subscribe() {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return say("refused");
  const { key } = await (await post("/notices/browsers/key/", "{}")).json();
  const worker = await navigator.serviceWorker.register("/notices/worker.js", { scope: "/notices/" });
  const known = await worker.pushManager.getSubscription();
  if (known) await known.unsubscribe();
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  const answer = await post("/notices/browsers/", JSON.stringify(subscription));
  if (!answer.ok) throw new Error(answer.status);
  location.reload();
}

if (part && !can) say("none");
else if (part) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    await subscribe().catch(() => say("failed"));
    button.disabled = false;
  });
}
