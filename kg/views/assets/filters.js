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
    byId("filters").replaceChildren(this.view(), this.kinds, this.held, this.verbs, this.years(), this.organs);
  }

  row(...children) {
    return el("div", { class: "row control" }, ...children);
  }

  select(id, label, options, value, choose) {
    const select = el("select", { id, onchange: () => choose(select.value) }, options.map(([key, word]) => el("option", { value: key }, word)));
    select.value = value;
    return [el("label", { for: id }, label), select];
  }

  /* Layout, size, surroundings. */
  view() {
    const { data } = this.model;
    const state = this.get();
    const rows = [
      this.row(...this.select("layout", "Layout", data.layouts.map((one) => [one.key, one.label]), state.layout, (layout) => this.change({ layout }))),
      this.row(...this.select("size", "Size", [...data.measures.map((one) => [one.key, one.label]), ["same", "All alike"]], state.size, (size) => this.change({ size }))),
    ];
    this.around = el("div", { class: "around" });
    this.note = el("p", { class: "note control" });
    this.lines = el("input", { type: "checkbox", id: "lines", onchange: () => this.change({ lines: this.lines.checked ? "all" : "some" }) });
    this.all = el("div", { class: "control" },
      el("div", { class: "option" }, this.lines, el("label", { for: "lines" }, "Draw every line")),
      el("p", { class: "note" }, "So many lines hide each other: those of a text appear when it is pointed at or chosen."));
    return el("section", {}, el("h2", {}, "Drawing"), rows, this.note, this.all, this.around);
  }

  showAround() {
    const state = this.get();
    if (state.centre === null) { this.around.replaceChildren(); return; }
    this.around.replaceChildren(
      el("p", { class: "note" }, "Surroundings of ", el("b", {}, this.model.nodes.label[state.centre])),
      this.row(...this.select("depth", "Depth", [["1", "1 citation away"], ["2", "2 citations away"], ["3", "3 citations away"]], String(state.depth), (depth) => this.change({ depth: Number(depth) }, "around"))),
      this.row(...this.select("direction", "Along", [["both", "both directions"], ["out", "what it cites"], ["in", "what cites it"]], state.direction, (direction) => this.change({ direction }, "around"))),
      this.row(el("button", { type: "button", onclick: () => this.change({ centre: null }, "around") }, "Show everything again")),
    );
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

  facet(title, off, facet, options) {
    const all = el("button", { type: "button", class: "plain", onclick: () => this.change({ [off]: new Set() }) }, "all");
    return el("section", { "data-facet": facet }, el("h2", {}, title, all), options.map(({ key, label, mark }) => this.option(facet, key, label, mark, off)));
  }

  /* Verbs stand under their force; the force's box sets all of them. */
  verbFacet() {
    const { data } = this.model;
    this.forces = [];
    const all = el("button", { type: "button", class: "plain", onclick: () => this.change({ actionsOff: new Set() }) }, "all");
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
    return el("section", { "data-facet": "actions" }, el("h2", {}, "Citations by verb", all), groups);
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

  /* The range of years, over a histogram. */
  years() {
    const { model } = this;
    if (!model.years.length) return el("section", { hidden: true });
    const field = (name, label, usual) => {
      const input = el("input", {
        type: "number", id: name, min: model.firstYear, max: model.lastYear, placeholder: usual, "aria-label": label,
        onchange: () => this.change({ [name]: input.value === "" || Number(input.value) === usual ? null : Number(input.value) }),
      });
      return input;
    };
    this.from = field("from", "First year", model.firstYear);
    this.to = field("to", "Last year", model.lastYear);
    const span = model.lastYear - model.firstYear + 1;
    this.bin = Math.max(1, Math.ceil(span / 60));
    this.bars = el("div", { class: "bars control", "aria-hidden": "true" }, Array.from({ length: Math.ceil(span / this.bin) }, (_, k) => {
      const first = model.firstYear + k * this.bin;
      return el("i", { title: this.bin === 1 ? `${first}` : `${first}–${first + this.bin - 1}` });
    }));
    const undated = model.undated ? el("div", { class: "option" }, this.undated = el("input", { type: "checkbox", id: "undated", onchange: () => this.change({ undated: this.undated.checked }) }),
      el("label", { for: "undated" }, "Texts without a year"), el("span", { class: "count" }, model.undated)) : null;
    const all = el("button", { type: "button", class: "plain", onclick: () => this.change({ from: null, to: null, undated: true }) }, "all");
    return el("section", { "data-facet": "years" }, el("h2", {}, "Year", all), this.bars, this.row(this.from, "to", this.to), undated);
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
    if (this.bars) this.showYears(state, counts.years);
    byId("layout").value = state.layout;
    byId("size").value = state.size;
    this.note.textContent = this.model.data.measures.find((measure) => measure.key === state.size && !measure.unit)?.note ?? "";
    this.showAround();
  }

  showYears(state, counts) {
    const { firstYear, lastYear } = this.model;
    const bins = [...this.bars.children].map((_, k) => {
      let sum = 0;
      for (let year = firstYear + k * this.bin; year < firstYear + (k + 1) * this.bin; year += 1) sum += counts.get(year) || 0;
      return sum;
    });
    const top = Math.max(1, ...bins);
    [...this.bars.children].forEach((bar, k) => {
      const year = firstYear + k * this.bin;
      const inside = year + this.bin - 1 >= (state.from ?? firstYear) && year <= (state.to ?? lastYear);
      bar.style.setProperty("height", `${bins[k] ? Math.max(6, (bins[k] / top) * 100) : 0}%`);
      bar.classList.toggle("in", inside);
    });
    this.from.value = state.from ?? "";
    this.to.value = state.to ?? "";
    if (this.undated) this.undated.checked = state.undated;
  }
}
