/* What is shown, saved as a picture or as data; everything is made in the page. */

function download(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 20000);
}

/* Fields that a spreadsheet would run as a formula get an apostrophe before them. */
function csv(rows) {
  const field = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function textsCsv(model, visible) {
  const { nodes, data } = model;
  const rows = [["key", "symbol", "label", "title", "kind", "organ", "year", "in_collection", ...data.measures.map((measure) => measure.key.replaceAll("-", "_")), "page"]];
  for (let i = 0; i < model.size; i += 1) {
    if (!visible.nodes[i]) continue;
    rows.push([nodes.key[i], nodes.symbol[i], nodes.label[i], nodes.title[i], data.kinds[nodes.kind[i]].key, model.organKey(i), nodes.year[i], nodes.held[i] ? "yes" : "no", ...data.measures.map((measure) => measure.values[i]), nodes.page[i]]);
  }
  return csv(rows);
}

function citationsCsv(model, visible, state) {
  const { nodes, links, citations, data } = model;
  const rows = [["citing", "verb", "cited", "paragraph", "footnote", "pinpoint", "reference", "sentence", "rule"]];
  citations.link.forEach((l, row) => {
    const action = model.actionKey(citations.action[row]);
    if (!visible.links[l] || state.actionsOff.has(action)) return;
    const [before, reference, after] = model.sentence(row);
    rows.push([nodes.key[links.source[l]], action, nodes.key[links.target[l]], citations.paragraph[row], citations.footnote[row], citations.pinpoint[row], reference, before + reference + after, citations.rule[row] < 0 ? "" : data.rules[citations.rule[row]]]);
  });
  return csv(rows);
}

function xml(text) {
  // eslint-disable-next-line no-control-regex
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function graphml(model, visible) {
  const { nodes, links, data } = model;
  const keys = [["label", "node", "string"], ["title", "node", "string"], ["kind", "node", "string"], ["organ", "node", "string"], ["year", "node", "int"], ["verbs", "edge", "string"], ["force", "edge", "string"], ["citations", "edge", "int"]];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([name, owner, type]) => `<key id="${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`), '<graph edgedefault="directed">'];
  const entry = (name, value) => (value === null || value === "" ? "" : `<data key="${name}">${xml(value)}</data>`);
  for (let i = 0; i < model.size; i += 1) {
    if (!visible.nodes[i]) continue;
    lines.push(`<node id="${xml(nodes.key[i])}">${entry("label", nodes.label[i])}${entry("title", nodes.title[i])}${entry("kind", data.kinds[nodes.kind[i]].key)}${entry("organ", model.organKey(i))}${entry("year", nodes.year[i])}</node>`);
  }
  for (let l = 0; l < model.linkCount; l += 1) {
    if (!visible.links[l]) continue;
    const verbs = model.actionsOfLink[l].filter((action) => action >= 0).map((action) => data.actions[action].key).join("|");
    lines.push(`<edge source="${xml(nodes.key[links.source[l]])}" target="${xml(nodes.key[links.target[l]])}">${entry("verbs", verbs)}${entry("force", data.forces[links.force[l]].key)}${entry("citations", links.count[l])}</edge>`);
  }
  return [...lines, "</graph>", "</graphml>", ""].join("\n");
}

/* The drawing as SVG, in the colours of the theme. */
function svgPicture(scene, width, height) {
  const { model, theme } = scene;
  const view = { ...fitted(scene, width, height) };
  view.grow = growth(view.scale);
  const n = (value) => value.toFixed(1);
  const lines = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${xml(theme.font)}" font-size="12">`,
    `<title>${xml(model.data.title)}</title>`, `<rect width="${width}" height="${height}" fill="${theme.paper}"/>`];
  for (let l = 0; l < model.linkCount; l += 1) {
    if (!scene.links[l]) continue;
    const [x1, y1] = onScreen(view, scene.x[model.links.source[l]], scene.y[model.links.source[l]]);
    const [x2, y2] = onScreen(view, scene.x[model.links.target[l]], scene.y[model.links.target[l]]);
    const [cx, cy] = bend(x1, y1, x2, y2);
    const key = model.data.forces[model.links.force[l]].key;
    lines.push(`<path d="M${n(x1)} ${n(y1)}Q${n(cx)} ${n(cy)} ${n(x2)} ${n(y2)}" fill="none" stroke="${theme.forces[model.links.force[l]]}" stroke-opacity=".7" stroke-width="${WIDTH_OF_FORCE[key]}"${DASH_OF_FORCE[key].length ? ` stroke-dasharray="${DASH_OF_FORCE[key].join(" ")}"` : ""}/>`);
  }
  for (const i of scene.order) {
    if (!scene.nodes[i]) continue;
    const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
    const r = scene.radius[i] * view.grow;
    const colour = theme.kinds[model.nodes.kind[i]];
    const look = `fill="${model.nodes.held[i] ? colour : theme.paper}" stroke="${colour}" stroke-width="1.5"`;
    const points = corners(scene.shapes[model.nodes.kind[i]], r);
    const name = `<title>${xml(model.nodes.title[i] || model.nodes.key[i])}</title>`;
    lines.push(points ? `<polygon points="${points.map(([px, py]) => `${n(x + px)},${n(y + py)}`).join(" ")}" ${look}>${name}</polygon>` : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${look}>${name}</circle>`);
    lines.push(`<text x="${n(x + r + 5)}" y="${n(y + 4)}" fill="${theme.ink}" stroke="${theme.paper}" stroke-width="3" paint-order="stroke">${xml(model.nodes.label[i])}</text>`);
  }
  return [...lines, "</svg>", ""].join("\n");
}

function setUpSaving(model, scene, get, visible, say) {
  const button = byId("export");
  const menu = byId("exports");
  const size = () => [Math.max(900, byId("stage").clientWidth || 1200), Math.max(640, byId("stage").clientHeight || 800)];
  const forms = [
    ["Picture (PNG)", () => picture(scene, ...size(), 2).toBlob((blob) => download("citations.png", blob))],
    ["Picture to edit (SVG)", () => download("citations.svg", svgPicture(scene, ...size()), "image/svg+xml")],
    ["Texts as a table (CSV)", () => download("texts.csv", textsCsv(model, visible()), "text/csv")],
    ["Citations with sentences (CSV)", () => download("citations.csv", citationsCsv(model, visible(), get()), "text/csv")],
    ["Network (GraphML)", () => download("citations.graphml", graphml(model, visible()), "application/graphml+xml")],
  ];
  const open = (on) => {
    menu.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) menu.firstElementChild.focus();
  };
  menu.replaceChildren(...forms.map(([name, save]) => el("button", {
    type: "button", role: "menuitem", tabindex: "-1", onclick: () => { open(false); button.focus(); save(); say(`${name}: saved.`); },
  }, name)));
  button.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length].focus();
    else if (event.key === "Escape") { open(false); button.focus(); } else if (event.key === "Tab") { open(false); return; } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.parentElement.contains(event.target)) open(false); });
}
