/* The range of years: bars to drag over, a handle at each end for the keyboard and the finger, and two fields. */

const BARS = 60;

class Years {
  constructor(model, get, change) {
    Object.assign(this, { model, get, change });
    this.root = el("section", { "data-facet": "years", hidden: !model.years.length });
    if (!model.years.length) return;
    const span = model.lastYear - model.firstYear + 1;
    this.bin = Math.max(1, Math.ceil(span / BARS));
    this.count = Math.ceil(span / this.bin);
    this.bars = el("div", { class: "bars" }, Array.from({ length: this.count }, () => el("i")));
    this.fields = { from: this.field("from", "First year", model.firstYear), to: this.field("to", "Last year", model.lastYear) };
    this.handles = { from: this.handle("from", "First year"), to: this.handle("to", "Last year") };
    this.frame = el("div", { class: "years control", role: "group", "aria-label": "Years, as a histogram" }, this.bars, this.handles.from, this.handles.to);
    this.told = el("p", { class: "note", "aria-hidden": "true" });
    this.undated = el("input", { type: "checkbox", id: "undated", onchange: () => this.change({ undated: this.undated.checked ? "yes" : "no" }) });
    const all = el("button", { type: "button", class: "plain", "aria-label": "all years", onclick: () => this.change({ from: null, to: null, undated: "yes" }) }, "all");
    this.root.append(...[
      el("h2", {}, "Year", all), this.frame, el("div", { class: "row control" }, this.fields.from, "to", this.fields.to), this.told,
      model.undated ? el("div", { class: "option" }, this.undated, el("label", { for: "undated" }, "Texts without a year"), el("span", { class: "count" }, model.undated)) : "",
    ]);
    this.drag();
  }

  field(name, label, usual) {
    const input = el("input", { type: "number", id: name, min: this.model.firstYear, max: this.model.lastYear, placeholder: usual, "aria-label": label,
      onchange: () => this.set({ [name]: input.value === "" ? null : Number(input.value) }) });
    return input;
  }

  /* A range as the state keeps it: null where it goes to the end. */
  set(part) {
    const state = this.get();
    const { firstYear, lastYear } = this.model;
    let { from, to } = { from: state.from ?? firstYear, to: state.to ?? lastYear, ...part };
    from = from === null || from <= firstYear ? null : Math.min(from, lastYear);
    to = to === null || to >= lastYear ? null : Math.max(to, firstYear);
    if (from !== null && to !== null && from > to) [from, to] = "from" in part ? [from, from] : [to, to];
    if (from !== state.from || to !== state.to) this.change({ from, to });
  }

  handle(name, label) {
    const { firstYear, lastYear } = this.model;
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    return el("span", {
      class: `handle ${name}`, id: `handle-${name}`, role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": firstYear, "aria-valuemax": lastYear,
      onkeydown: (event) => {
        const now = this.get()[name] ?? (name === "from" ? firstYear : lastYear);
        const next = { Home: firstYear, End: lastYear }[event.key] ?? (step[event.key] ? now + step[event.key] : null);
        if (next === null) return;
        event.preventDefault();
        this.set({ [name]: Math.max(firstYear, Math.min(lastYear, next)) });
      },
    });
  }

  /* Drag over the bars to choose a range, drag a handle to move its end. */
  drag() {
    const { frame } = this;
    let [fixed, moving] = [null, null];
    const yearAt = (event) => {
      const box = this.bars.getBoundingClientRect();
      const bar = Math.max(0, Math.min(this.count - 1, Math.floor(((event.clientX - box.left) / box.width) * this.count)));
      return this.model.firstYear + bar * this.bin;
    };
    const last = (first) => Math.min(first + this.bin - 1, this.model.lastYear);
    const show = () => {
      moving.waiting = null;
      const [a, b] = [Math.min(fixed, moving.at), Math.max(fixed, moving.at)];
      this.set({ from: a, to: last(b) });
    };
    frame.addEventListener("pointerdown", (event) => {
      const handle = event.target.closest(".handle");
      const { from, to } = this.get();
      const { firstYear, lastYear } = this.model;
      const barOf = (year) => firstYear + Math.floor((year - firstYear) / this.bin) * this.bin;
      frame.setPointerCapture(event.pointerId);
      fixed = handle ? barOf(handle === this.handles.from ? to ?? lastYear : from ?? firstYear) : yearAt(event);
      moving = { at: yearAt(event), waiting: null };
      if (handle) handle.focus();
      else show();
      event.preventDefault();
    });
    frame.addEventListener("pointermove", (event) => {
      if (!moving || moving.at === yearAt(event)) return;
      moving.at = yearAt(event);
      moving.waiting ??= requestAnimationFrame(show);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      frame.addEventListener(end, () => {
        if (moving?.waiting) { cancelAnimationFrame(moving.waiting); show(); }
        moving = null;
      });
    }
    frame.addEventListener("dblclick", () => this.set({ from: null, to: null }));
  }

  show(state, counts) {
    if (!this.bars) return;
    const { firstYear, lastYear } = this.model;
    const [from, to] = [state.from ?? firstYear, state.to ?? lastYear];
    const bins = new Uint32Array(this.count);
    for (const [year, count] of counts) if (year !== null) bins[Math.floor((year - firstYear) / this.bin)] += count;
    const top = bins.reduce((a, b) => Math.max(a, b), 1);
    [...this.bars.children].forEach((bar, k) => {
      const first = firstYear + k * this.bin;
      bar.style.setProperty("height", `${bins[k] ? Math.max(6, (bins[k] / top) * 100) : 0}%`);
      bar.classList.toggle("in", state.undated !== "only" && first + this.bin - 1 >= from && first <= to);
    });
    const share = (year) => ((year - firstYear) / (this.bin * this.count)) * 100;
    this.handles.from.style.setProperty("left", `${share(from)}%`);
    this.handles.to.style.setProperty("left", `${share(to + 1)}%`);
    for (const [name, year] of [["from", from], ["to", to]]) {
      this.handles[name].setAttribute("aria-valuenow", year);
      this.fields[name].value = state[name] ?? "";
    }
    this.told.textContent = state.undated === "only" ? "Only texts without a year." : "Drag over the bars to choose years.";
    this.undated.checked = state.undated !== "no";
  }
}
