/* The card beside the text or citation under the pointer or the keyboard. */

class Card {
  constructor(app) {
    Object.assign(this, { app, root: byId("card") });
  }

  /* Mark a text or a link as pointed at. */
  over(text, link) {
    const { marked } = this.app.scene;
    if (marked.over === text && marked.overLink === link) return;
    marked.over = text;
    marked.overLink = link;
    byId("graph").classList.toggle("over", text !== null || link !== null);
    this.show(text, link);
    this.app.renderer.redraw();
  }

  hide() {
    this.root.hidden = true;
  }

  show(text, link) {
    this.root.hidden = text === null && link === null;
    if (this.root.hidden) return;
    this.root.replaceChildren(...(text !== null ? this.ofText(text) : this.ofLink(link)));
    this.place(text, link);
  }

  ofText(i) {
    const { model, groups } = this.app;
    if (groups) return [el("strong", {}, groups.nodes.title[i]), el("div", { class: "soft" }, groups.describe(i)), el("div", { class: "soft" }, "press to draw them")];
    const title = model.title(i);
    const [citedBy, cites] = model.data.measures;
    return [
      el("strong", {}, model.nodes.label[i]),
      title && title !== model.nodes.label[i] ? el("span", {}, title) : "",
      el("div", { class: "soft" }, model.describe(i)),
      el("div", { class: "soft" }, `cites ${cites.values[i]} · cited by ${citedBy.values[i]}`),
    ];
  }

  ofLink(l) {
    const { model, panel, groups } = this.app;
    if (groups) {
      const [from, to] = [groups.links.source[l], groups.links.target[l]].map((i) => groups.nodes.title[i]);
      return [el("strong", {}, `${from} → ${to}`), el("div", { class: "soft" }, plural(groups.links.count[l], "link", "links"))];
    }
    const ends = [model.links.source[l], model.links.target[l]].map((i) => model.nodes.label[i]);
    return [
      el("strong", {}, ends.join(" → ")),
      panel.tag(l),
      el("div", { class: "soft" }, `${plural(model.links.count[l], "citation", "citations")}; click for the sentence`),
    ];
  }

  place(text, link) {
    const { scene, renderer } = this.app;
    const graph = byId("graph");
    const ends = text !== null ? [text] : [scene.model.links.source[link], scene.model.links.target[link]];
    const spots = ends.map((i) => renderer.screen(i));
    const [x, y] = [0, 1].map((k) => spots.reduce((total, spot) => total + spot[k], 0) / spots.length);
    const below = y + 18 + this.root.offsetHeight < graph.clientHeight;
    this.root.style.left = `${Math.max(8, Math.min(x + 16, graph.clientWidth - this.root.offsetWidth - 8))}px`;
    this.root.style.top = `${Math.max(26, below ? y + 18 : y - this.root.offsetHeight - 18)}px`;
  }
}
