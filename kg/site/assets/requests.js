/* Filters the table of requests; what is chosen stands in the address, so that a view can be shared. */
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const years = [...document.querySelectorAll("[data-year][aria-pressed]")];
  const rows = [...document.querySelectorAll("tbody tr")].map((element) => ({ element, words: element.textContent.toLowerCase(), ...element.dataset }));
  let year = "";
  const chosen = () => Object.fromEntries([...new FormData(form).entries(), ["year", year]].filter(([, value]) => value !== ""));
  const fits = (row, name, value) => {
    if (name === "words") return value.toLowerCase().split(/\s+/).every((word) => row.words.includes(word));
    if (name === "addressee") return row.addressee.split("|").includes(value);
    return row[name] === value;
  };
  const show = () => {
    const wanted = Object.entries(chosen());
    let count = 0;
    for (const row of rows) {
      const fit = wanted.every(([name, value]) => fits(row, name, value));
      row.element.hidden = !fit;
      count += fit;
    }
    for (const button of years) button.setAttribute("aria-pressed", String(button.dataset.year === year));
    const all = rows.length.toLocaleString("en");
    shown.textContent = wanted.length ? `${count.toLocaleString("en")} of ${all} requests` : `${all} ${rows.length === 1 ? "request" : "requests"}`;
    const state = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
  };
  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    year = given.get("year") ?? "";
    for (const field of form.elements) if (field.name) field.value = given.get(field.name) ?? "";
    for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = "";
    show();
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { year = ""; setTimeout(show); });
  for (const button of years) button.addEventListener("click", () => { year = year === button.dataset.year ? "" : button.dataset.year; show(); });
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
  document.documentElement.dataset.ready = "";
})();
