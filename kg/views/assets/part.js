/* The strip under the drawing that says which part of the network is drawn, and leads back to the rest. */

class Part {
  constructor(app) {
    Object.assign(this, { app, root: byId("part") });
  }

  show() {
    const { app } = this;
    const { state, visible, groups } = app;
    const parts = state.path ? this.path(state, visible.part)
      : state.centre !== null ? this.surroundings(state, visible.part)
        : groups ? this.groups(groups)
          : app.opened ? this.opened() : [];
    this.root.hidden = !parts.length || state.view !== "network";
    const focus = document.activeElement?.closest("#part") ? document.activeElement.id : null;
    this.root.replaceChildren(...parts);
    if (focus) (byId(focus) ?? byId("graph")).focus();
  }

  button(id, words, part, why) {
    return el("button", { type: "button", id, onclick: () => this.app.change(part, why) }, words);
  }

  /* Draw the rest of a part that was cut down, or cut it down again. */
  rest({ all, texts }, state) {
    const most = this.app.model.data.open_at_most;
    if (state.whole) return all > most ? this.button("part-most", `Draw only ${most}`, { whole: false }, "around") : null;
    return all > texts.length ? this.button("part-most", `Draw all ${all.toLocaleString("en")}`, { whole: true }, "around") : null;
  }

  surroundings(state, part) {
    const { app } = this;
    const cut = part.texts.length < part.all ? `: the nearest and most cited ${part.texts.length} of ${part.all.toLocaleString("en")} texts` : "";
    const select = (id, label, options, value, choose) => {
      const made = el("select", { id, "aria-label": label, onchange: () => choose(made.value) }, options.map(([key, word]) => el("option", { value: key }, word)));
      made.value = value;
      return made;
    };
    return [
      el("p", {}, "Around ", el("b", {}, app.label(state.centre)), cut),
      select("depth", "Depth", [["1", "1 citation away"], ["2", "2 citations away"], ["3", "3 citations away"]], String(state.depth), (depth) => app.change({ depth: Number(depth) }, "around")),
      select("direction", "Along", [["both", "cites and cited by"], ["out", "what it cites"], ["in", "what cites it"]], state.direction, (direction) => app.change({ direction }, "around")),
      this.rest(part, state),
      this.button("part-leave", app.model.size > app.model.data.groups_above ? "Back to the groups" : "Show everything", { centre: null, whole: false }, "around"),
    ].filter(Boolean);
  }

  path(state, part) {
    const { app } = this;
    const [from, to] = state.path.map((i) => app.label(i));
    const told = part.chain ? [": ", plural(part.count, "shortest path", "shortest paths"), " of ", plural(part.chain.length, "citation", "citations")] : [": no chain of citations joins them"];
    return [el("p", {}, "From ", el("b", {}, from), " to ", el("b", {}, to), ...told), this.rest(part, state), this.button("part-leave", "Leave the path", { path: null, whole: false }, "around")].filter(Boolean);
  }

  groups(groups) {
    const { app } = this;
    const lines = groups.sumsInAll > groups.linkCount ? ` The ${groups.linkCount} strongest of ${groups.sumsInAll.toLocaleString("en")} lines between groups are drawn.` : "";
    return [
      el("p", {}, `${plural(sum(app.visible.nodes), "text", "texts")} in ${plural(groups.size, "group", "groups")}; press one for its texts, or search for a text.${lines}`),
      this.button("part-texts", "Draw each text", { marks: "texts" }, "around"),
    ];
  }

  opened() {
    const { app } = this;
    return [el("p", {}, el("b", {}, app.opened.name), `: ${plural(sum(app.visible.nodes), "text", "texts")}`), el("button", { type: "button", id: "part-leave", onclick: () => app.closeGroup() }, "Back to the groups")];
  }
}
