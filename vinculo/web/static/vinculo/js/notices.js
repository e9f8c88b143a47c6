// Opening a notice is seeing it: said beside the way, without waiting. Without this script the button beside it does.
const token = document.querySelector("[data-notices] [name=csrfmiddlewaretoken]")?.value;

function tell(event) {
  const link = event.target.closest("a[data-seen]");
  if (!link || event.button > 1) return;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token });
  fetch(link.dataset.seen, { method: "POST", body, keepalive: true, headers: { "X-Requested-With": "fetch" } }).catch(() => {});
}

document.addEventListener("click", tell);
document.addEventListener("auxclick", tell);
