/* The page: one state, changed in one place; drawing, tables, filters, details and address follow it. */

function start() {
  const model = new Model(JSON.parse(byId("data").textContent));
  const scene = new Scene(model);
  let state = readState(model, location.hash);
  let visible = null;
  let renderer = null;
  let looked = false;
  let untouched = true;

  const get = () => state;
  const say = (words) => { byId("status").textContent = words; };
  const label = (i) => model.nodes.label[i];

  const sum = (flags) => flags.reduce((a, b) => a + b, 0);
  const count = () => {
    const [texts, links] = [sum(visible.nodes), sum(visible.links)];
    const hidden = model.size - texts;
    return `${plural(texts, "text", "texts")} and ${plural(links, "link", "links")} shown${hidden ? `, ${hidden.toLocaleString("en")} hidden` : ""}`;
  };

  function change(part, why = "filter") {
    const before = state;
    state = { ...state, ...part };
    apply(before, why);
  }

  function apply(before, why) {
    visible = model.visible(state, null);
    scene.nodes = visible.nodes;
    scene.links = visible.links;
    scene.shownLinks = sum(visible.links);
    scene.allLinks = state.lines === "all";
    scene.marked = { ...scene.marked, text: state.text, link: state.link, over: null, overLink: null, path: state.path ? model.path(...state.path) : null };
    if (!before || before.layout !== state.layout) scene.place(state.layout);
    if (!before || before.size !== state.size) scene.measure(state.size);
    const wasHidden = byId("panel").hidden;
    filters.show(renderer !== null && renderer.onDemand());
    panel.show();
    tabs();
    const words = writeState(model, state);
    if (words !== location.hash.slice(1)) history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
    byId("empty").hidden = sum(visible.nodes) > 0;
    byId("empty").textContent = "Nothing is left under these filters. Set one back to “all”.";
    if (state.view === "network") draw(before, why, wasHidden);
    else tables.show(state.view, visible);
    if (why === "path-from") say(`Path from ${label(state.pathFrom)}: now choose the other text, on the drawing or by search.`);
    else if (why === "pick" && state.link !== null) say(`${label(model.links.source[state.link])} cites ${label(model.links.target[state.link])}. ${count()}.`);
    else if (why === "pick" && state.text !== null) say(`${label(state.text)}, ${model.describe(state.text)}, cites ${model.out[state.text].length}, cited by ${model.in[state.text].length} here.`);
    else say(`${count()}.`);
  }

  function fit() {
    renderer.fit();
    untouched = true;
  }

  function draw(before, why, wasHidden) {
    if (!renderer) return;
    renderer.reshape();
    const moved = before && (before.layout !== state.layout || before.centre !== state.centre || before.depth !== state.depth || before.direction !== state.direction);
    const opened = before && byId("panel").hidden !== wasHidden && untouched;
    if (moved || !looked || opened || why === "path") fit();
    looked = true;
    renderer.redraw();
  }

  function tabs() {
    document.documentElement.dataset.view = state.view;
    byId("stage").hidden = state.view !== "network";
    byId("table").hidden = state.view === "network";
    byId("skip").setAttribute("href", state.view === "network" ? "#stage" : "#table");
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const chosen = tab.dataset.view === state.view;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  /* Go to a text: open its details and bring it in sight, in spite of filters that hide it. */
  function go(part, why = "pick") {
    if (part.text !== undefined && part.text !== null) {
      const i = part.text;
      if (!model.visible(state, null).nodes[i]) part = { ...part, kindsOff: new Set(), heldOff: new Set(), organsOff: new Set(), actionsOff: new Set(), from: null, to: null, undated: true, centre: null };
    }
    change({ path: part.text === null || part.path ? state.path : null, ...part }, why);
    if (state.view !== "network") return;
    if (part.text !== undefined && part.text !== null) bringIntoSight([part.text]);
    else if (part.link !== undefined && part.link !== null) bringIntoSight([model.links.source[part.link], model.links.target[part.link]]);
  }

  /* Move the drawing so that these texts can be seen beside or above the details. */
  function bringIntoSight(texts) {
    const [wide, tall] = [byId("graph").clientWidth, byId("graph").clientHeight];
    const covered = innerWidth <= 900 && !byId("panel").hidden ? byId("panel").offsetHeight - 40 : 0;
    const spots = texts.map((i) => renderer.screen(i));
    const outside = ([x, y]) => x < 30 || y < 30 || x > wide - 60 || y > tall - 30 - covered;
    if (spots.some(outside)) {
      const middle = (k) => spots.reduce((sum, spot) => sum + spot[k], 0) / spots.length;
      if (texts.length === 1) renderer.centre(texts[0]);
      else renderer.pan(wide / 2 - middle(0), tall / 2 - middle(1));
      if (covered) renderer.pan(0, -covered / 2);
    }
    renderer.redraw();
  }

  const filters = new Filters(model, get, change);
  const panel = new Panel(model, get, go);
  const tables = new Tables(model, get, go);

  /* Pointer on the drawing. */
  const card = byId("card");
  function over(text, link) {
    const same = scene.marked.over === text && scene.marked.overLink === link;
    if (same) return;
    scene.marked.over = text;
    scene.marked.overLink = link;
    byId("graph").classList.toggle("over", text !== null || link !== null);
    showCard(text, link);
    renderer.redraw();
  }

  function showCard(text, link) {
    card.hidden = text === null && link === null;
    if (card.hidden) return;
    if (text !== null) card.replaceChildren(el("strong", {}, label(text)), model.title(text) && model.title(text) !== label(text) ? el("span", {}, model.title(text)) : "", el("div", { class: "soft" }, model.describe(text)),
      el("div", { class: "soft" }, `cites ${model.data.measures[1].values[text]} · cited by ${model.data.measures[0].values[text]}`));
    else card.replaceChildren(el("strong", {}, `${label(model.links.source[link])} → ${label(model.links.target[link])}`), panel.tag(link), el("div", { class: "soft" }, `${plural(model.links.count[link], "citation", "citations")}; click for the sentence`));
    place(text, link);
  }

  function place(text, link) {
    const graph = byId("graph");
    const ends = text !== null ? [renderer.screen(text)] : [renderer.screen(model.links.source[link]), renderer.screen(model.links.target[link])];
    const [x, y] = [ends.reduce((a, end) => a + end[0], 0) / ends.length, ends.reduce((a, end) => a + end[1], 0) / ends.length];
    const left = Math.max(8, Math.min(x + 16, graph.clientWidth - card.offsetWidth - 8));
    const below = y + 18 + card.offsetHeight < graph.clientHeight;
    card.style.left = `${left}px`;
    card.style.top = `${Math.max(26, below ? y + 18 : y - card.offsetHeight - 18)}px`;
  }

  const on = {
    over,
    pick(text, link) {
      if (text !== null && state.pathFrom !== null && state.pathFrom !== text) go({ path: [state.pathFrom, text], pathFrom: null, text: null, link: null }, "path");
      else if (text !== null) go({ text, link: null }, "pick");
      else if (link !== null) go({ link, text: null }, "pick");
      else if (state.text !== null || state.link !== null) go({ text: null, link: null, path: null }, "close");
    },
    surroundings: (i) => change({ centre: i }, "around"),
    moved: () => { card.hidden = true; untouched = false; },
    drawn: () => { if (!document.documentElement.dataset.ready) document.documentElement.dataset.ready = "yes"; },
  };

  /* Keyboard on the drawing. */
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function nearest(from, [dx, dy]) {
    let [best, found] = [Infinity, null];
    for (let i = 0; i < model.size; i += 1) {
      if (i === from || !visible.nodes[i]) continue;
      const [ax, ay] = [scene.x[i] - scene.x[from], scene.y[i] - scene.y[from]];
      const along = ax * dx + ay * dy;
      const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
      if (along <= 0.01 || aside > along * 2.5) continue;
      const far = along + aside * 1.6;
      if (far < best) [best, found] = [far, i];
    }
    return found;
  }

  let reading = 0;
  function key(event) {
    const first = () => scene.order.find((i) => visible.nodes[i]);
    const standing = scene.marked.over ?? state.text;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrows[event.key] && event.shiftKey) renderer.pan(-arrows[event.key][0] * 80, -arrows[event.key][1] * 80);
    else if (arrows[event.key]) {
      const next = standing === null ? (model.data.focus !== null && visible.nodes[model.data.focus] ? model.data.focus : first()) : nearest(standing, arrows[event.key]);
      if (next !== null && next !== undefined) stand(next);
    } else if ((event.key === "[" || event.key === "]") && standing !== null) {
      const links = model.linksOf(standing).filter((l) => visible.links[l]);
      if (!links.length) say(`${label(standing)} has no citation here.`);
      else {
        reading = (reading + (event.key === "]" ? 1 : -1) + links.length) % links.length;
        const l = links[reading];
        scene.marked.overLink = l;
        showCard(null, l);
        renderer.redraw();
        say(`${reading + 1} of ${links.length}: ${label(model.links.source[l])} cites ${label(model.links.target[l])}: ${model.actionsOfLink[l].map((action) => model.actionKey(action) || "no verb").join(", ")}. Enter opens the sentence.`);
      }
    } else if (event.key === "Enter" && scene.marked.overLink !== null) openFromKeys({ link: scene.marked.overLink, text: null });
    else if (event.key === "Enter" && standing !== null) openFromKeys({ text: standing, link: null });
    else if (event.key === "s" && standing !== null) change({ centre: standing }, "around");
    else if (event.key === "+" || event.key === "=") renderer.zoom(1.3);
    else if (event.key === "-") renderer.zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  function openFromKeys(part) {
    if (part.text !== null && state.pathFrom !== null) on.pick(part.text, null);
    else go(part, "pick");
    byId("panel").querySelector("h2")?.focus();
  }

  function stand(i) {
    reading = -1;
    scene.marked.overLink = null;
    scene.marked.over = i;
    bringIntoSight([i]);
    showCard(i, null);
    say(`${label(i)}${model.nodes.title[i] ? `, ${model.nodes.title[i]}` : ""}, ${model.describe(i)}, cites ${model.out[i].length}, cited by ${model.in[i].length} here.`);
  }

  /* Escape goes back one step at a time. */
  function back() {
    if (byId("filters").classList.contains("open")) openFilters(false);
    else if (scene.marked.over !== null || scene.marked.overLink !== null) over(null, null);
    else if (state.text !== null || state.link !== null || state.path) {
      change({ text: null, link: null, path: null }, "close");
      (state.view === "network" ? byId("graph") : byId("table")).focus();
    } else if (state.centre !== null) change({ centre: null }, "around");
  }

  function openFilters(openNow) {
    byId("filters").classList.toggle("open", openNow);
    byId("open-filters").setAttribute("aria-expanded", String(openNow));
  }

  function setTheme(name) {
    document.documentElement.dataset.theme = name;
    byId("theme").setAttribute("aria-pressed", String(name === "dark"));
    scene.theme = readTheme(model);
    if (renderer) { renderer.reshape(); renderer.redraw(); }
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => setTheme(dark.matches ? "dark" : "light"));
  document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(dark.matches));
  scene.theme = readTheme(model);
  byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));

  /* The rest of the controls. */
  const viewTabs = [...document.querySelectorAll("[role=tab]")];
  viewTabs.forEach((tab, k) => {
    tab.addEventListener("click", () => { change({ view: tab.dataset.view }, "view"); });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = viewTabs[(k + step + viewTabs.length) % viewTabs.length];
      next.click();
      next.focus();
      event.preventDefault();
    });
  });
  byId("graph").addEventListener("keydown", key);
  byId("graph").addEventListener("blur", () => over(null, null));
  byId("zoom-in").addEventListener("click", () => renderer.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => renderer.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", fit);
  byId("help").addEventListener("click", () => byId("about").showModal());
  byId("open-filters").addEventListener("click", () => openFilters(!byId("filters").classList.contains("open")));
  byId("notice-close")?.addEventListener("click", () => byId("notice").remove());
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (state.view === "network" ? byId("graph") : byId("table")).focus();
  });
  byId("stage").addEventListener("pointerdown", () => openFilters(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("about").open) back();
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    if (event.key === "?" && !byId("about").open) byId("about").showModal();
  });
  addEventListener("hashchange", () => {
    const before = state;
    state = { ...readState(model, location.hash), pathFrom: state.pathFrom };
    apply(before, "address");
  });
  addEventListener("beforeprint", () => {
    const theme = scene.theme;
    scene.theme = readTheme(model);
    byId("print").src = picture(scene, 1100, 720, 2).toDataURL("image/png");
    byId("print").hidden = state.view !== "network";
    scene.theme = theme;
  });
  addEventListener("afterprint", () => { byId("print").hidden = true; });
  setUpSearch(model, (i) => on.pick(i, null));
  setUpSaving(model, scene, get, () => visible, say);

  tabs();
  byId("stage").hidden = false;
  renderer = model.data.drawing ? new VisRenderer(byId("graph"), scene, on) : new CanvasRenderer(byId("graph"), scene, on);
  scene.shownLinks = model.linkCount;
  apply(null, "start");
  if (state.text !== null || state.link !== null) go({ text: state.text, link: state.link }, "pick");
  if (state.view !== "network") on.drawn();
  matchMedia("(max-width: 900px)").addEventListener("change", () => openFilters(false));
}

start();
