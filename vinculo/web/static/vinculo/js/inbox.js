// The page of a thread: what was read is noted, and what somebody marked in a message goes into the form for a question.
const seen = document.querySelector("[data-seen]");
if (seen) fetch(seen.action, { method: "POST", body: new FormData(seen) }).catch(() => null);

function marked(message) {
  const selection = getSelection();
  const inside = selection.rangeCount && message?.contains(selection.getRangeAt(0).commonAncestorContainer);
  return inside ? selection.toString().trim().slice(0, 1000) : "";
}

let chosen = ""; // the press that opens the form takes the selection away on some phones
document.addEventListener("selectionchange", () => {
  const message = getSelection().anchorNode?.parentElement?.closest("[data-said]");
  if (message && marked(message)) chosen = `${message.dataset.said} ${marked(message)}`;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-split]");
  if (!link) return;
  const address = new URL(link.href);
  const [of, ...words] = chosen.split(" ");
  if (of === address.searchParams.get("message")) address.searchParams.set("text", words.join(" "));
  link.href = address.href;
}, { capture: true });
