/* The controls around the drawing: tabs, zoom, theme, help, the drawer of filters, printing, the address. */

function setUpControls(app) {
  setUpTabs(app);
  byId("zoom-in").addEventListener("click", () => app.renderer.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => app.renderer.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => app.fit());
  byId("help").addEventListener("click", () => byId("about").showModal());
  byId("open-filters").addEventListener("click", () => openFilters(!byId("filters").classList.contains("open")));
  byId("notice-close")?.addEventListener("click", () => byId("notice").remove());
  byId("stage").addEventListener("pointerdown", () => openFilters(false));
  matchMedia("(max-width: 900px)").addEventListener("change", () => openFilters(false));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (app.state.view === "network" ? byId("graph") : byId("table")).focus();
  });
  addEventListener("hashchange", () => {
    const before = app.state;
    app.state = { ...readState(app.model, location.hash), pathFrom: before.pathFrom };
    app.apply(before, "address");
  });
  setUpPrinting(app);
}

function openFilters(openNow) {
  byId("filters").classList.toggle("open", openNow);
  byId("open-filters").setAttribute("aria-expanded", String(openNow));
}

function setUpTabs(app) {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, k) => {
    tab.addEventListener("click", () => app.change({ view: tab.dataset.view }, "view"));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(k + step + tabs.length) % tabs.length];
      next.click();
      next.focus();
      event.preventDefault();
    });
  });
}

/* Light or dark as the system says, until the button says otherwise. */
function setUpTheme(app) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = (name) => {
    document.documentElement.dataset.theme = name;
    byId("theme").setAttribute("aria-pressed", String(name === "dark"));
    Scene.theme = readTheme(app.model);
    if (app.renderer) { app.renderer.reshape(); app.renderer.redraw(); }
  };
  set(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => set(dark.matches ? "dark" : "light"));
  byId("theme").addEventListener("click", () => set(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
}

/* Paper gets a picture of the whole drawing in light colours. */
function setUpPrinting(app) {
  addEventListener("beforeprint", () => {
    const { theme } = Scene;
    const name = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    Scene.theme = readTheme(app.model);
    document.documentElement.dataset.theme = name;
    byId("print").src = picture(app.scene, 1100, 720, 2).toDataURL("image/png");
    byId("print").hidden = app.state.view !== "network";
    Scene.theme = theme;
  });
  addEventListener("afterprint", () => { byId("print").hidden = true; });
}
