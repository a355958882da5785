/* What is shown, as a value that the address of the page keeps after its "#". */

/* The state on which the page opens: around its focus, where there is one with more texts around than one can read. */
function firstState({ data, size }) {
  const crowded = data.focus !== null && size > data.open_at_most;
  return {
    view: "network", layout: data.layouts[0].key, size: "cited-by", lines: "some", marks: "auto", text: null, link: null,
    ...noFilters(), centre: crowded ? data.focus : null, depth: crowded ? Math.min(3, data.depth) : 1, direction: crowded ? data.direction : "both",
    whole: false, path: null, pathFrom: null,
  };
}

function noFilters() {
  return { kindsOff: new Set(), heldOff: new Set(), organsOff: new Set(), topicsOff: new Set(), actionsOff: new Set(), from: null, to: null, undated: "yes" };
}

/* What shows all texts again: no filter and no part. */
function everything() {
  return { ...noFilters(), centre: null, path: null, whole: false };
}

function readState(model, hash) {
  const state = firstState(model);
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const oneOf = (name, values) => { if (values.includes(given.get(name))) state[name] = given.get(name); };
  const text = (name) => model.byKey.get(given.get(name)) ?? null;
  const year = (name) => (/^\d{4}$/.test(given.get(name) || "") ? Number(given.get(name)) : null);
  const off = (name, known) => new Set((given.get(name)?.split("|") ?? []).filter((key) => known.includes(key)));
  oneOf("view", ["network", "texts", "citations"]);
  oneOf("layout", model.data.layouts.map((layout) => layout.key));
  oneOf("size", [...model.data.measures.map((measure) => measure.key), "same"]);
  oneOf("lines", ["some", "all"]);
  oneOf("marks", ["auto", "texts", "groups"]);
  oneOf("undated", ["yes", "no", "only"]);
  state.kindsOff = off("no-kind", model.data.kinds.map((kind) => kind.key));
  state.heldOff = off("no-text", ["held", "cited"]);
  state.organsOff = off("no-organ", ["", ...model.data.organs.map((organ) => organ.key)]);
  state.topicsOff = off("no-topic", model.data.topics);
  state.actionsOff = off("no-verb", ["", ...model.data.actions.map((action) => action.key)]);
  state.from = year("from");
  state.to = year("to");
  state.text = text("text");
  if (given.has("around")) {
    state.centre = text("around");
    state.depth = Math.min(3, Math.max(1, Number.parseInt(given.get("depth"), 10) || 1));
    state.direction = "both";
    oneOf("direction", ["in", "out", "both"]);
  }
  state.whole = given.get("most") === "all";
  if (given.has("cites") && state.text !== null) {
    const target = text("cites");
    state.link = model.out[state.text].find((l) => model.links.target[l] === target) ?? null;
    if (state.link !== null) state.text = null;
  }
  if (given.has("path")) {
    const ends = given.get("path").split("|").map((key) => model.byKey.get(key));
    if (ends.length === 2 && ends.every((end) => end !== undefined)) { state.path = ends; state.centre = null; }
  }
  return state;
}

function writeState(model, state) {
  const words = new URLSearchParams();
  const usual = firstState(model);
  const put = (name, value, otherwise) => { if (value !== otherwise && value !== null) words.set(name, String(value)); };
  const key = (i) => model.nodes.key[i];
  for (const name of ["view", "layout", "lines", "marks", "size", "undated"]) put(name, state[name], usual[name]);
  for (const [name, off] of [["no-kind", "kindsOff"], ["no-text", "heldOff"], ["no-organ", "organsOff"], ["no-topic", "topicsOff"], ["no-verb", "actionsOff"]]) {
    if (state[off].size) words.set(name, [...state[off]].sort().join("|"));
  }
  put("from", state.from, null);
  put("to", state.to, null);
  if (state.path) words.set("path", state.path.map(key).join("|"));
  else if (state.centre !== null) {
    words.set("around", key(state.centre));
    words.set("depth", String(state.depth));
    put("direction", state.direction, "both");
  } else if (usual.centre !== null) words.set("around", "");
  put("most", state.whole ? "all" : null, null);
  if (state.link !== null) {
    words.set("text", key(model.links.source[state.link]));
    words.set("cites", key(model.links.target[state.link]));
  } else if (state.text !== null) words.set("text", key(state.text));
  return words.toString();
}
