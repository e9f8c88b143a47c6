// Without a connection nothing written is lost: textareas with data-keep are kept in this browser until they can be sent.
const note = document.querySelector("[data-offline]");
const place = (area) => `draft:${location.pathname}:${area.name}`;
const areas = () => document.querySelectorAll("textarea[data-keep]");

function show() {
  if (note) note.hidden = navigator.onLine;
}

for (const area of areas()) {
  const draft = localStorage.getItem(place(area));
  if (draft && !area.value) area.value = draft;
}

document.addEventListener("input", (event) => {
  if (navigator.onLine || !event.target.matches("textarea[data-keep]")) return;
  localStorage.setItem(place(event.target), event.target.value);
});

document.addEventListener("submit", (event) => {
  const kept = event.target.querySelectorAll("textarea[data-keep]");
  if (!navigator.onLine && kept.length) {
    event.preventDefault();
    kept.forEach((area) => localStorage.setItem(place(area), area.value));
    show();
    return;
  }
  kept.forEach((area) => localStorage.removeItem(place(area)));
});

addEventListener("online", show);
addEventListener("offline", () => {
  areas().forEach((area) => area.value && localStorage.setItem(place(area), area.value));
  show();
});
show();
