/* Finds texts by symbol, name or title among the names in the page, as the service does: symbols in any spelling first. */
(() => {
  "use strict";
  const most = 50;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("names").textContent);
  const field = byId("words");
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
  const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const rows = data.rows.map(([names, kind, count, href, note]) => {
    const texts = names.map(fold);
    return { names, kind, count, href, note, texts, whole: texts.join("\n"), bare: texts.map(bare) };
  });
  const rank = (row, wanted, squeezed) => {
    let best = 4;
    row.texts.forEach((text, i) => {
      if (text === wanted || row.bare[i] === squeezed) best = 0;
      else if (text.startsWith(wanted)) best = Math.min(best, 1);
      else if (text.includes(wanted)) best = Math.min(best, 2);
      else if (squeezed.length > 3 && row.bare[i].includes(squeezed)) best = Math.min(best, 3);
    });
    return best;
  };
  const find = (words) => {
    const wanted = fold(words), squeezed = bare(wanted), parts = wanted.split(" ").filter(Boolean);
    if (!squeezed) return null;
    const found = [];
    for (const row of rows) {
      const score = rank(row, wanted, squeezed);
      if (score < 4 || parts.every((part) => row.whole.includes(part))) found.push([score, row]);
    }
    return found.sort((a, b) => a[0] - b[0] || b[1].count - a[1].count || (a[1].names[0] < b[1].names[0] ? -1 : 1)).map(([, row]) => row);
  };
  const el = (name, attributes, text) => {
    const made = Object.assign(document.createElement(name), attributes);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const item = (row) => {
    const line = el("li"), head = el("p");
    head.append(row.href ? el("a", { href: row.href }, row.names[0]) : row.names[0]);
    const cited = row.count ? `cited by ${row.count.toLocaleString("en")} ${row.count === 1 ? "text" : "texts"}` : "";
    const about = [data.kinds[row.kind], cited].filter(Boolean).join(" · ");
    line.append(head, el("p", { className: "soft small count" }, about));
    const other = [row.names[1], row.note].filter(Boolean).join(" · ");
    if (other) line.append(el("p", { className: "title" }, other));
    return line;
  };
  const show = () => {
    const found = find(field.value);
    byId("start").hidden = found !== null;
    byId("hits").replaceChildren(...(found ?? []).slice(0, most).map(item));
    byId("found").textContent = found === null ? "" : !found.length
      ? "Nothing has a symbol, name or title with these words."
      : `${found.length.toLocaleString("en")} found${found.length > most ? `, the first ${most} here` : ""}`;
  };
  const address = () => {
    const words = field.value.trim();
    history.replaceState(null, "", words ? `#q=${encodeURIComponent(words)}` : location.pathname + location.search);
  };
  const read = () => {
    const given = /^#q=(.*)$/.exec(location.hash);
    try { field.value = given ? decodeURIComponent(given[1]) : ""; } catch { field.value = ""; }
    show();
  };
  field.addEventListener("input", () => { show(); address(); });
  field.addEventListener("keydown", (event) => {
    const links = [...document.querySelectorAll("#hits a")];
    if (event.key === "Enter" && links.length) links[0].click();
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[0].focus(); }
  });
  byId("hits").addEventListener("keydown", (event) => {
    const links = [...document.querySelectorAll("#hits a")], at = links.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    (links[next] ?? (next < 0 ? field : links[at])).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); field.select(); }
  });
  window.addEventListener("hashchange", read);
  byId("search").hidden = false;
  read();
  document.documentElement.dataset.ready = "";
})();
