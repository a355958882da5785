/* What is shown, as text in the formats of spreadsheets, network programs and linked data. */

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

/* The rows of the citations that the filters leave. */
function citationsShown(model, visible, state) {
  const { link, action } = model.citations;
  return [...link.keys()].filter((row) => visible.links[link[row]] && !state.actionsOff.has(model.actionKey(action[row])));
}

function citationsCsv(model, visible, state) {
  const { nodes, links, citations, data } = model;
  const rows = [["citing", "verb", "cited", "paragraph", "footnote", "pinpoint", "reference", "sentence", "rule"]];
  citationsShown(model, visible, state).forEach((row) => {
    const l = citations.link[row];
    const action = model.actionKey(citations.action[row]);
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


/* Texts, links and citations in the terms of the graph; `kg build` writes the same statements and more. */
function turtle(model, visible, state) {
  const { nodes, links, citations, data } = model;
  const iri = (text) => `<${String(text).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const words = (text) => `"${String(text).replace(/[\\"\n\r\t]/g, (sign) => escapes[sign]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")}"`;
  const lines = ["cito: <http://purl.org/spar/cito/>", "dcterms: <http://purl.org/dc/terms/>", "foaf: <http://xmlns.com/foaf/0.1/>", `kg: ${iri(data.terms)}`, "rdfs: <http://www.w3.org/2000/01/rdf-schema#>"].map((prefix) => `@prefix ${prefix} .`);
  const say = (subject, about) => lines.push("", `${subject}\n${about.filter(([, value]) => value !== null && value !== false && value !== "").map(([name, value]) => `    ${name} ${value}`).join(" ;\n")} .`);
  for (let i = 0; i < model.size; i += 1) {
    if (!visible.nodes[i]) continue;
    const cited = model.out[i].filter((l) => visible.links[l]).map((l) => iri(nodes.iri[links.target[l]]));
    const named = nodes.symbol[i] === nodes.key[i];
    say(iri(nodes.iri[i]), [
      ["a", `kg:${data.kinds[nodes.kind[i]].class}`], ["rdfs:label", words(nodes.key[i])], ["dcterms:identifier", named && words(nodes.key[i])],
      ["dcterms:title", nodes.title[i] && words(nodes.title[i])], ["kg:year", nodes.year[i]], ["foaf:page", named && nodes.page[i] && iri(nodes.page[i])], ["cito:cites", cited.join(", ")],
    ]);
  }
  for (const row of citationsShown(model, visible, state)) {
    const l = citations.link[row];
    const [, reference] = model.sentence(row);
    say("[]", [
      ["a", "kg:Citation"], ["cito:hasCitingEntity", iri(nodes.iri[links.source[l]])], ["cito:hasCitedEntity", iri(nodes.iri[links.target[l]])],
      ["rdfs:label", words([model.actionKey(citations.action[row]) || "no verb", citations.paragraph[row]].filter(Boolean).join(", "))],
      ["kg:action", citations.action[row] < 0 ? null : iri(data.actions[citations.action[row]].iri)], ["kg:quote", reference && words(reference)],
      ["kg:rule", citations.rule[row] < 0 ? null : words(data.rules[citations.rule[row]])], ["kg:pinpoint", citations.pinpoint[row] && words(citations.pinpoint[row])],
    ]);
  }
  return `${lines.join("\n")}\n`;
}
