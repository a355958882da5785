/* The page: one state, changed in one place; drawing, tables, filters, details and address follow it. */

class App {
  constructor(model) {
    this.model = model;
    this.scene = new Scene(model);
    this.state = readState(model, location.hash);
    this.untouched = true;
    const [get, go] = [() => this.state, (part, why) => this.go(part, why)];
    this.filters = new Filters(model, get, (part, why) => this.change(part, why));
    this.panel = new Panel(model, get, go);
    this.tables = new Tables(model, get, go);
    this.card = new Card(this);
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
      surroundings: (i) => this.change({ centre: i }, "around"),
      moved: () => { this.card.hide(); this.untouched = false; },
      drawn: markReady,
    };
  }

  pick(text, link) {
    const { pathFrom } = this.state;
    if (text !== null && pathFrom !== null && pathFrom !== text) this.go({ path: [pathFrom, text], pathFrom: null, text: null, link: null }, "path");
    else if (text !== null) this.go({ text, link: null }, "pick");
    else if (link !== null) this.go({ link, text: null }, "pick");
    else if (this.state.text !== null || this.state.link !== null) this.go({ text: null, link: null, path: null }, "close");
  }

  change(part, why = "filter") {
    const before = this.state;
    this.state = { ...this.state, ...part };
    this.apply(before, why);
  }

  apply(before, why) {
    const { state, scene, model } = this;
    const wasHidden = byId("panel").hidden;
    this.visible = model.visible(state, null);
    scene.show(this.visible, state);
    if (!before || before.layout !== state.layout) scene.place(state.layout);
    if (!before || before.size !== state.size) scene.measure(state.size);
    this.filters.show(this.renderer !== undefined && this.renderer.onDemand());
    this.panel.show();
    this.tabs();
    this.keepAddress();
    byId("empty").hidden = sum(this.visible.nodes) > 0;
    byId("empty").textContent = "Nothing is left under these filters. Set one back to “all”.";
    if (state.view === "network") this.draw(before, why, wasHidden);
    else this.tables.show(state.view, this.visible);
    this.say(this.announcement(why));
  }

  draw(before, why, wasHidden) {
    const { state } = this;
    if (!this.renderer) return;
    this.renderer.reshape();
    const asked = !before || ["view", "layout", "centre", "depth", "direction"].some((name) => before[name] !== state[name]);
    const opened = byId("panel").hidden !== wasHidden;
    if ((asked && (why !== "view" || this.untouched)) || (opened && this.untouched) || why === "path") this.fit();
    this.renderer.redraw();
  }

  fit() {
    this.renderer.fit();
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
    const lifted = text !== null && !this.model.visible(this.state, null).nodes[text] ? noFilters() : {};
    const path = part.text === null ? this.state.path : null;
    this.change({ path, ...lifted, ...part }, why);
    if (this.state.view !== "network") return;
    if (text !== null) this.bringIntoSight([text]);
    else if (link !== null) this.bringIntoSight([this.model.links.source[link], this.model.links.target[link]]);
  }

  /* Move the drawing so that these texts can be seen beside or above the details. */
  bringIntoSight(texts) {
    const { renderer } = this;
    const [wide, tall] = [byId("graph").clientWidth, byId("graph").clientHeight];
    const covered = innerWidth <= 900 && !byId("panel").hidden ? byId("panel").offsetHeight - 40 : 0;
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
    else if (state.text !== null || state.link !== null || state.path) {
      this.change({ text: null, link: null, path: null }, "close");
      (state.view === "network" ? byId("graph") : byId("table")).focus();
    } else if (state.centre !== null) this.change({ centre: null }, "around");
  }
}

function sum(flags) {
  return flags.reduce((a, b) => a + b, 0);
}

function noFilters() {
  return { kindsOff: new Set(), heldOff: new Set(), organsOff: new Set(), actionsOff: new Set(), from: null, to: null, undated: true, centre: null };
}

function markReady() {
  if (!document.documentElement.dataset.ready) document.documentElement.dataset.ready = "yes";
}

const app = new App(new Model(JSON.parse(byId("data").textContent)));
setUpTheme(app);
setUpKeyboard(app);
setUpControls(app);
setUpSearch(app.model, (i) => app.pick(i, null));
setUpSaving(app.model, app.scene, () => app.state, () => app.visible, (words) => app.say(words));
app.begin();
