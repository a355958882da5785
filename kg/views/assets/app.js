/* The page: one state, changed in one place; drawing, tables, filters, details and address follow it. */

class App {
  constructor(model) {
    Scene.theme = readTheme(model);
    this.model = model;
    this.texts = new Scene(model);
    this.scene = this.texts;
    this.groups = null;
    this.opened = null;
    this.state = readState(model, location.hash);
    this.untouched = true;
    const [get, go] = [() => this.state, (part, why) => this.go(part, why)];
    this.filters = new Filters(model, get, (part, why) => this.change(part, why));
    this.panel = new Panel(model, get, go);
    this.tables = new Tables(model, get, go);
    this.card = new Card(this);
    this.part = new Part(this);
  }

  label(i) {
    return this.model.nodes.label[i];
  }

  say(words) {
    byId("status").textContent = words;
  }

  /* First drawing, once everything that reacts to it is in place. */
  begin() {
    this.tabs();
    byId("stage").hidden = false;
    const Renderer = this.model.data.drawing ? VisRenderer : CanvasRenderer;
    this.renderer = new Renderer(byId("graph"), this.scene, this.reactions());
    this.apply(null, "start");
    if (this.state.view === "network") this.fit();
    else markReady();
    const { text, link } = this.state;
    if (text !== null || link !== null) this.go({ text, link }, "pick");
  }

  /* What the page does when something happens on the drawing. */
  reactions() {
    return {
      over: (text, link) => this.card.over(text, link),
      pick: (text, link) => this.pick(text, link),
      surroundings: (i) => { if (!this.groups) this.change({ centre: i }, "around"); },
      moved: () => { this.card.hide(); this.untouched = false; },
      drawn: markReady,
    };
  }

  pick(text, link) {
    if (this.groups) {
      if (text !== null) this.openGroup(text);
    } else if (text !== null) this.found(text);
    else if (link !== null) this.go({ link, text: null }, "pick");
    else if (this.state.text !== null || this.state.link !== null) this.go({ text: null, link: null }, "close");
  }

  /* A search ends at a text: the other end of a path, or the text itself. */
  found(i) {
    const { pathFrom } = this.state;
    if (pathFrom !== null && pathFrom !== i) this.go({ path: [pathFrom, i], pathFrom: null, text: null, link: null }, "path");
    else this.go({ text: i, link: null }, "pick");
  }

  /* Draw the texts of a group: it is the filters that leave them. */
  openGroup(i) {
    const part = this.groups.filters(i, this.state);
    const name = this.groups.nodes.title[i];
    const back = Object.fromEntries([...Object.keys(part), "marks"].map((key) => [key, this.state[key]]));
    const opened = { name, back };
    this.change({ ...part, marks: "texts" }, "group", opened);
    byId("graph").focus();
  }

  closeGroup() {
    this.change(this.opened.back, "around", null);
    byId("graph").focus();
  }

  change(part, why = "filter", opened = this.opened) {
    const before = this.state;
    this.opened = opened;
    this.state = { ...this.state, ...part };
    this.apply(before, why);
  }

  apply(before, why) {
    const { state, model } = this;
    const wasHidden = byId("panel").hidden;
    this.visible = model.visible(state, null);
    this.choose(before);
    this.filters.show(this.renderer !== undefined && this.renderer.onDemand());
    this.panel.show(this.visible.part);
    this.part.show();
    this.tabs();
    this.keepAddress();
    byId("empty").hidden = sum(this.visible.nodes) > 0;
    byId("empty").textContent = "Nothing is left under these filters. Set one back to “all”.";
    if (state.view === "network") this.draw(before, why, wasHidden);
    else this.tables.show(state.view, this.visible);
    this.say(this.announcement(why));
  }

  /* What is drawn: groups where there are too many texts, a timeline of its own for a part, else all that is left. */
  choose(before) {
    const { state, model, visible, texts } = this;
    const apart = state.centre !== null || state.path !== null;
    const many = state.marks === "groups" || (state.marks === "auto" && sum(visible.nodes) > model.data.groups_above);
    const was = this.groups;
    this.groups = many && !apart && !model.data.drawing ? new Groups(model, state.layout, visible) : null;
    if (this.groups && this.groups.size < 2) this.groups = null;
    texts.show(visible, state);
    if (apart && state.layout !== "topics") texts.take(arranged(model, model.data.layouts.find((one) => one.key === state.layout), visible.nodes));
    else texts.place(state.layout);
    texts.measure(state.size);
    this.scene = this.groups ? new Scene(this.groups) : texts;
    this.regrouped = Boolean(was) !== Boolean(this.groups);
    if (this.renderer) this.renderer.scene = this.scene;
  }

  draw(before, why, wasHidden) {
    const { state } = this;
    if (!this.renderer) return;
    if (this.texts.layout.ticks.length && !this.groups) this.texts.stretch(byId("graph").clientWidth, byId("graph").clientHeight - this.covered());
    this.renderer.reshape();
    const asked = this.regrouped || why === "group" || !before || ["view", "layout", "centre", "path", "depth", "direction", "whole", "marks"].some((name) => before[name] !== state[name]);
    const opened = byId("panel").hidden !== wasHidden;
    if ((asked && (why !== "view" || this.untouched)) || (opened && this.untouched)) this.fit();
    this.renderer.redraw();
  }

  /* How much of the drawing the details lie over, from below, on a narrow screen. */
  covered() {
    const [panel, graph] = [byId("panel"), byId("graph").getBoundingClientRect()];
    if (innerWidth > 900 || panel.hidden) return 0;
    return Math.max(0, Math.min(graph.height * 0.6, graph.bottom - panel.getBoundingClientRect().top));
  }

  fit() {
    this.renderer.fit(this.covered());
    this.untouched = true;
  }

  keepAddress() {
    const words = writeState(this.model, this.state);
    if (words !== location.hash.slice(1)) history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
  }

  announcement(why) {
    const { state, model, visible } = this;
    const [texts, links] = [sum(visible.nodes), sum(visible.links)];
    const hidden = model.size - texts;
    if (this.groups) return `${plural(texts, "text", "texts")} in ${plural(this.groups.size, "group", "groups")} shown${hidden ? `, ${hidden.toLocaleString("en")} hidden` : ""}.`;
    const count = `${plural(texts, "text", "texts")} and ${plural(links, "link", "links")} shown${hidden ? `, ${hidden.toLocaleString("en")} hidden` : ""}.`;
    if (why === "path-from") return `Path from ${this.label(state.pathFrom)}: now choose the other text, on the drawing or by search.`;
    if (why === "pick" && state.link !== null) return `${this.label(model.links.source[state.link])} cites ${this.label(model.links.target[state.link])}. ${count}`;
    if (why === "pick" && state.text !== null) return `${this.label(state.text)}, ${model.describe(state.text)}, ${this.degrees(state.text)}.`;
    return count;
  }

  degrees(i) {
    return `cites ${this.model.out[i].length}, cited by ${this.model.in[i].length} here`;
  }

  tabs() {
    const { view } = this.state;
    document.documentElement.dataset.view = view;
    byId("stage").hidden = view !== "network";
    byId("table").hidden = view === "network";
    byId("skip").setAttribute("href", view === "network" ? "#stage" : "#table");
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const chosen = tab.dataset.view === view;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  /* Go to a text or a citation: open its details and bring it in sight, in spite of filters that hide it. */
  go(part, why = "pick") {
    const text = part.text ?? null;
    const link = part.link ?? null;
    const hidden = text !== null && !this.visible.nodes[text];
    const lifted = hidden ? everything() : {};
    if (text !== null && (this.groups || (hidden && this.model.size > this.model.data.groups_above))) lifted.centre = text;
    this.change({ ...lifted, ...part }, why);
    if (this.state.view !== "network" || this.groups) return;
    if (text !== null) this.bringIntoSight([text]);
    else if (link !== null) this.bringIntoSight([this.model.links.source[link], this.model.links.target[link]]);
  }

  /* Move the drawing so that these texts can be seen beside or above the details. */
  bringIntoSight(texts) {
    const { renderer } = this;
    const [wide, tall] = [byId("graph").clientWidth, byId("graph").clientHeight];
    const covered = this.covered();
    const spots = texts.map((i) => renderer.screen(i));
    if (spots.some(([x, y]) => x < 30 || y < 30 || x > wide - 60 || y > tall - 30 - covered)) {
      const middle = (k) => spots.reduce((total, spot) => total + spot[k], 0) / spots.length;
      if (texts.length === 1) renderer.centre(texts[0]);
      else renderer.pan(wide / 2 - middle(0), tall / 2 - middle(1));
      if (covered) renderer.pan(0, -covered / 2);
    }
    renderer.redraw();
  }

  /* Escape goes back one step at a time. */
  back() {
    const { state, scene } = this;
    if (byId("filters").classList.contains("open")) openFilters(false);
    else if (scene.marked.over !== null || scene.marked.overLink !== null) this.card.over(null, null);
    else if (state.text !== null || state.link !== null) {
      this.change({ text: null, link: null }, "close");
      (state.view === "network" ? byId("graph") : byId("table")).focus();
    } else if (state.path) this.change({ path: null, whole: false }, "around");
    else if (state.centre !== null) this.change({ centre: null, whole: false }, "around");
    else if (this.opened) this.closeGroup();
  }
}

function sum(flags) {
  return flags.reduce((a, b) => a + b, 0);
}

function markReady() {
  if (!document.documentElement.dataset.ready) document.documentElement.dataset.ready = "yes";
}

const app = new App(new Model(JSON.parse(byId("data").textContent)));
setUpTheme(app);
setUpKeyboard(app);
setUpControls(app);
setUpSearch(app.model, (i) => { app.found(i); byId("panel").querySelector("h2")?.focus(); });
setUpSaving(app.model, () => app.scene, () => app.state, () => app.visible, (words) => app.say(words));
app.begin();
