// Whose names the choice "Ana will see it" [data-readers] says: with another client in the box of names, nobody's.
document.addEventListener("change", (event) => {
  if (event.target.name !== "chosen") return;
  const box = event.target.form?.querySelector("[data-readers]");
  const words = box?.querySelector('input[value="shared"]')?.parentElement.querySelector("span");
  if (words) words.textContent = box.dataset.readers;
});
