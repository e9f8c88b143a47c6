// What the page can do without and says a moment later: [data-then="address"] is filled with the sentence found there.
for (const place of document.querySelectorAll("[data-then]")) {
  fetch(place.dataset.then, { headers: { "HX-Request": "true" } })
    .then(async (answer) => {
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
    })
    .catch(() => null);
}
