/* What is shown, as a value that the address of the page keeps after its "#". */

const NETWORK_STATE = {
  view: "network", layout: "time", size: "cited-by", lines: "some", text: null, link: null,
  kindsOff: new Set(), heldOff: new Set(), organsOff: new Set(), actionsOff: new Set(), from: null, to: null, undated: true,
  centre: null, depth: 1, direction: "both", path: null, pathFrom: null,
};

function readState(model, hash) {
  const state = { ...NETWORK_STATE, kindsOff: new Set(), heldOff: new Set(), organsOff: new Set(), actionsOff: new Set() };
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const oneOf = (name, values) => { if (values.includes(given.get(name))) state[name] = given.get(name); };
  const text = (name) => model.byKey.get(given.get(name)) ?? null;
  const year = (name) => (/^\d{4}$/.test(given.get(name) || "") ? Number(given.get(name)) : null);
  const off = (name, known) => new Set((given.get(name)?.split("|") ?? []).filter((key) => known.includes(key)));
  oneOf("view", ["network", "texts", "citations"]);
  oneOf("layout", model.data.layouts.map((layout) => layout.key));
  oneOf("size", [...model.data.measures.map((measure) => measure.key), "same"]);
  oneOf("lines", ["some", "all"]);
  oneOf("direction", ["in", "out", "both"]);
  state.kindsOff = off("no-kind", model.data.kinds.map((kind) => kind.key));
  state.heldOff = off("no-text", ["held", "cited"]);
  state.organsOff = off("no-organ", ["", ...model.data.organs.map((organ) => organ.key)]);
  state.actionsOff = off("no-verb", ["", ...model.data.actions.map((action) => action.key)]);
  state.from = year("from");
  state.to = year("to");
  state.undated = given.get("undated") !== "no";
  state.text = text("text");
  state.centre = text("around");
  state.depth = Math.min(3, Math.max(1, Number.parseInt(given.get("depth"), 10) || 1));
  if (given.has("cites") && state.text !== null) {
    const target = text("cites");
    state.link = model.out[state.text].find((l) => model.links.target[l] === target) ?? null;
    if (state.link !== null) state.text = null;
  }
  if (given.has("path")) {
    const ends = given.get("path").split("|").map((key) => model.byKey.get(key));
    if (ends.length === 2 && ends.every((end) => end !== undefined)) state.path = ends;
  }
  return state;
}

function writeState(model, state) {
  const words = new URLSearchParams();
  const put = (name, value, usual) => { if (value !== usual && value !== null) words.set(name, String(value)); };
  const key = (i) => model.nodes.key[i];
  put("view", state.view, NETWORK_STATE.view);
  put("layout", state.layout, NETWORK_STATE.layout);
  put("lines", state.lines, NETWORK_STATE.lines);
  put("size", state.size, NETWORK_STATE.size);
  if (state.kindsOff.size) words.set("no-kind", [...state.kindsOff].sort().join("|"));
  if (state.heldOff.size) words.set("no-text", [...state.heldOff].sort().join("|"));
  if (state.organsOff.size) words.set("no-organ", [...state.organsOff].sort().join("|"));
  if (state.actionsOff.size) words.set("no-verb", [...state.actionsOff].sort().join("|"));
  put("from", state.from, null);
  put("to", state.to, null);
  if (!state.undated) words.set("undated", "no");
  if (state.centre !== null) {
    words.set("around", key(state.centre));
    words.set("depth", String(state.depth));
    put("direction", state.direction, NETWORK_STATE.direction);
  }
  if (state.path) words.set("path", state.path.map(key).join("|"));
  if (state.link !== null) {
    words.set("text", key(model.links.source[state.link]));
    words.set("cites", key(model.links.target[state.link]));
  } else if (state.text !== null) words.set("text", key(state.text));
  return words.toString();
}
