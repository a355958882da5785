/* The legend, which is also the filter: kinds, verbs by force, organs and years, with counts that follow. */

class Filters {
  constructor(model, get, change) {
    Object.assign(this, { model, get, change, options: [] });
    const { data } = model;
    const inUse = (key) => data.nodes.kind.some((kind) => data.kinds[kind].key === key);
    this.kinds = this.facet("Kind of text", "kindsOff", "kinds", data.kinds.filter((kind) => inUse(kind.key)).map((kind) => (
      { key: kind.key, label: kind.label, mark: () => kindMark(kind.key) })));
    this.verbs = this.verbFacet();
    const organs = data.organs.map(({ key, label }) => ({ key, label }));
    if (data.nodes.organ.some((organ) => organ < 0)) organs.push({ key: "", label: "No organ (treaties and other texts)" });
    this.organs = this.facet("Organ", "organsOff", "organs", organs);
    this.held = this.facet("Text", "heldOff", "held", [
      { key: "held", label: "In the collection", mark: () => kindMark("other", true) },
      { key: "cited", label: "Known only by its citations", mark: () => kindMark("other", false) },
    ]);
    this.topics = data.topics.length > 2 ? this.facet("Topic", "topicsOff", "topics", data.topics.map((name) => ({ key: name, label: name })), "Texts that cite each other, named after the one cited most.") : null;
    this.years = new Years(model, get, change);
    byId("filters").replaceChildren(...[this.view(), this.kinds, this.held, this.verbs, this.years.root, this.organs, this.topics].filter(Boolean));
  }

  row(...children) {
    return el("div", { class: "row control" }, ...children);
  }

  select(id, label, options, value, choose) {
    const select = el("select", { id, onchange: () => choose(select.value) }, options.map(([key, word]) => el("option", { value: key }, word)));
    select.value = value;
    return [el("label", { for: id }, label), select];
  }

  /* Layout, size, marks, lines. */
  view() {
    const { data } = this.model;
    const state = this.get();
    const rows = [
      this.row(...this.select("layout", "Layout", data.layouts.map((one) => [one.key, one.label]), state.layout, (layout) => this.change({ layout }))),
      this.row(...this.select("size", "Size", [...data.measures.map((one) => [one.key, one.label]), ["same", "All alike"]], state.size, (size) => this.change({ size }))),
      data.drawing ? null : this.row(...this.select("marks", "Marks", [["auto", "As they fit"], ["texts", "Each text"], ["groups", "Groups"]], state.marks, (marks) => this.change({ marks }, "around"))),
    ];
    this.note = el("p", { class: "note control" });
    this.lines = el("input", { type: "checkbox", id: "lines", onchange: () => this.change({ lines: this.lines.checked ? "all" : "some" }) });
    this.all = el("div", { class: "control" },
      el("div", { class: "option" }, this.lines, el("label", { for: "lines" }, "Draw every line")),
      el("p", { class: "note" }, "So many lines hide each other: those of a text appear when it is pointed at or chosen."));
    return el("section", {}, el("h2", {}, "Drawing"), rows, this.note, this.all);
  }

  option(facet, key, label, mark, off) {
    const id = `${facet}-${key || "none"}`.replace(/[^\w-]+/g, "-");
    const box = el("input", { type: "checkbox", id, onchange: () => this.toggle(off, [key], box.checked) });
    const count = el("span", { class: "count" });
    const only = el("button", { type: "button", class: "plain only control", "aria-label": `Only ${label}`, onclick: () => this.only(off, facet, [key]) }, "only");
    const row = el("div", { class: `option${mark ? " swatched" : ""}` }, box, mark ? mark() : null, el("label", { for: id }, label), only, count);
    this.options.push({ facet, key, off, box, count, row });
    return row;
  }

  /* A facet: its title, a button that sets it back, and a box for each value with the number of texts behind it. */
  facet(title, off, facet, options, note) {
    const rows = options.map(({ key, label, mark }) => this.option(facet, key, label, mark, off));
    return el("section", { "data-facet": facet }, el("h2", {}, title, this.setBack(off, title)), note ? el("p", { class: "note" }, note) : null, el("div", { class: rows.length > 12 ? "long" : null }, rows));
  }

  setBack(off, title) {
    return el("button", { type: "button", class: "plain", "aria-label": `all: ${title}`, onclick: () => this.change({ [off]: new Set() }) }, "all");
  }

  /* Verbs stand under their force; the force's box sets all of them. */
  verbFacet() {
    const { data } = this.model;
    this.forces = [];
    const groups = data.forces.map((force, number) => {
      const verbs = force.key === "none"
        ? (data.citations.action.some((action) => action < 0) ? [""] : [])
        : data.actions.filter((action) => action.force === number).map((action) => action.key);
      if (!verbs.length) return null;
      const id = `force-${force.key}`;
      const box = el("input", { type: "checkbox", id, onchange: () => this.toggle("actionsOff", verbs, box.checked) });
      const count = el("span", { class: "count" });
      const only = el("button", { type: "button", class: "plain only control", "aria-label": `Only ${force.label}`, onclick: () => this.only("actionsOff", "actions", verbs) }, "only");
      const inner = force.key === "none" ? null : el("div", { id: `${id}-verbs`, hidden: true }, verbs.map((verb) => {
        const row = this.option("actions", verb, verb, null, "actionsOff");
        row.classList.add("inner");
        return row;
      }));
      const more = inner && el("button", {
        type: "button", class: "plain more control", "aria-expanded": "false", "aria-controls": inner.id, "aria-label": `Verbs: ${verbs.join(", ")}`,
        onclick: () => { inner.hidden = !inner.hidden; more.setAttribute("aria-expanded", String(!inner.hidden)); },
      }, svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: "m6 8 4 4 4-4" })));
      const head = el("div", { class: "option swatched" }, box, forceMark(force.key), el("label", { for: id }, force.label, more), only, count);
      this.forces.push({ box, count, verbs, row: head });
      return el("div", { class: "group" }, head, inner);
    });
    return el("section", { "data-facet": "actions" }, el("h2", {}, "Citations by verb", this.setBack("actionsOff", "Citations by verb")), groups);
  }

  toggle(off, keys, on) {
    const set = new Set(this.get()[off]);
    for (const key of keys) { if (on) set.delete(key); else set.add(key); }
    this.change({ [off]: set });
  }

  only(off, facet, keys) {
    const every = new Set(this.options.filter((one) => one.facet === facet).map((one) => one.key));
    if (facet === "actions" && this.model.data.citations.action.some((action) => action < 0)) every.add("");
    for (const key of keys) every.delete(key);
    this.change({ [off]: every });
  }

  /* Bring boxes, counts and bars in line with the state. */
  show(onDemand) {
    const state = this.get();
    this.lines.checked = state.lines === "all";
    this.all.hidden = !onDemand && state.lines !== "all";
    const counts = this.model.counts(state);
    for (const { facet, key, off, box, count, row } of this.options) {
      const number = counts[facet].get(key) || 0;
      box.checked = !state[off].has(key);
      count.textContent = number.toLocaleString("en");
      row.classList.toggle("zero", number === 0);
      row.classList.toggle("off", !box.checked);
    }
    for (const { box, count, verbs, row } of this.forces) {
      const off = verbs.filter((verb) => state.actionsOff.has(verb)).length;
      box.checked = off === 0;
      box.indeterminate = off > 0 && off < verbs.length;
      count.textContent = verbs.reduce((sum, verb) => sum + (counts.actions.get(verb) || 0), 0).toLocaleString("en");
      row.classList.toggle("off", off === verbs.length);
    }
    this.years.show(state, counts.years);
    for (const name of ["layout", "size", "marks"]) if (byId(name)) byId(name).value = state[name];
    this.note.textContent = this.model.data.measures.find((measure) => measure.key === state.size && !measure.unit)?.note ?? "";
  }
}
