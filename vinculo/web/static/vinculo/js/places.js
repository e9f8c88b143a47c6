// Countries by their names in the reader's language, and the regions of the chosen one. Without this file they are in English and typed.
const language = document.documentElement.lang;
const byName = new Intl.Collator(language);

function localize(select) {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const chosen = select.value;
  const options = [...select.options];
  options.forEach((option) => (option.textContent = names.of(option.value) ?? option.textContent));
  select.replaceChildren(...options.sort((a, b) => byName.compare(a.textContent, b.textContent)));
  select.value = chosen;
}

async function offerRegions(select) {
  const list = document.getElementById(select.dataset.regions);
  const answer = await fetch(`${list.dataset.regionsUrl}?country=${select.value}`).catch(() => null);
  const { regions } = answer?.ok ? await answer.json() : { regions: [] };
  list.replaceChildren(...regions.map((name) => Object.assign(document.createElement("option"), { value: name })));
}

document.querySelectorAll("[data-countries]").forEach((select) => {
  localize(select);
  offerRegions(select);
  select.addEventListener("change", () => offerRegions(select));
});

document.querySelectorAll("[data-guess-zone]").forEach((select) => {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === here)) select.value = here;
});
