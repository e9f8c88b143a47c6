// A file dropped anywhere on [data-drop] is chosen in the file field inside it.
document.addEventListener("dragover", (event) => {
  const zone = event.target.closest?.("[data-drop]");
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("is-over");
});

document.addEventListener("dragleave", (event) => {
  event.target.closest?.("[data-drop]")?.classList.remove("is-over");
});

document.addEventListener("drop", (event) => {
  const zone = event.target.closest?.("[data-drop]");
  const field = zone?.querySelector("input[type=file]");
  if (!field || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  zone.classList.remove("is-over");
  field.files = event.dataTransfer.files;
});
