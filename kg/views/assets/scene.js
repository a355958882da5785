/* What is drawn, apart from how: places, sizes, colours, what is shown and what is emphasised. */

/* Colours as the styles give them now. */
function readTheme(model, root = document.documentElement) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    paper: colour("--paper"), ground: colour("--ground"), ink: colour("--ink"), soft: colour("--ink-soft"),
    line: colour("--line"), accent: colour("--accent"), ring: colour("--ring"), font: colour("--font"),
    kinds: model.data.kinds.map((kind) => colour(`--kind-${kind.key}`)),
    forces: model.data.forces.map((force) => colour(`--force-${force.key}`)),
  };
}

/* What is drawn: the model, positions of the layout, radii by the measure, and which texts and links are shown. */
class Scene {
  constructor(model) {
    this.model = model;
    this.marked = { text: null, over: null, link: null, overLink: null, path: null };
    this.anchors = [];
    this.shapes = model.data.kinds.map((kind) => SHAPE_OF_KIND[kind.key]);
    this.nodes = new Uint8Array(model.size).fill(1);
    this.links = new Uint8Array(model.linkCount).fill(1);
    this.shownLinks = model.linkCount;
    this.shownTexts = model.size;
    this.radius = new Float64Array(model.size);
    this.place(model.data.layouts[0].key);
    this.measure(model.data.measures[0].key);
  }

  /* All scenes share the colours of the page. */
  get theme() {
    return Scene.theme;
  }

  /* Take over what the filters leave and what the reader has chosen. */
  show(visible, state) {
    this.nodes = visible.nodes;
    this.links = visible.links;
    this.shownLinks = visible.links.reduce((a, b) => a + b, 0);
    this.shownTexts = visible.nodes.reduce((a, b) => a + b, 0);
    this.allLinks = state.lines === "all";
    this.marked = { text: state.text, link: state.link, over: null, overLink: null, path: visible.part?.chain ?? null };
    this.anchors = state.path ?? [state.centre ?? this.model.data.focus].filter((i) => i !== null);
  }

  place(key) {
    this.take(this.model.data.layouts.find((layout) => layout.key === key) || this.model.data.layouts[0]);
  }

  take(layout) {
    this.layout = layout;
    this.x = Float64Array.from(this.layout.x);
    this.y = Float64Array.from(this.layout.y);
    this.bands = this.layout.bands;
    this.stretched = 1;
  }

  /* Pull a timeline apart from top to bottom where the window is taller than it. Returns whether anything moved. */
  stretch(width, height) {
    if (!this.layout.ticks.length) return false;
    const box = this.box(null, this.layout);
    const free = freeRoom(this, width, height);
    const asked = ((free.height / free.width) * (box.right - box.left)) / Math.max(box.bottom - box.top, 1);
    const by = Math.min(5, Math.max(1, asked || 1));
    if (Math.abs(by - this.stretched) < 0.02) return false;
    const was = this.stretched;
    this.stretched = by;
    for (let i = 0; i < this.model.size; i += 1) this.y[i] *= by / was;
    this.bands = this.layout.bands.map(([top, bottom, label]) => [top * by, bottom * by, label]);
    return true;
  }

  measure(key) {
    const measure = this.model.data.measures.find((one) => one.key === key);
    const values = measure ? measure.values : null;
    const top = values ? values.reduce((a, b) => Math.max(a, b), 0) || 1 : 1;
    const [small, large] = this.model.radii ?? (this.shownTexts > 150 ? [4.5, 15] : [6, 17]);
    for (let i = 0; i < this.model.size; i += 1) {
      const share = values ? Math.sqrt(values[i] / top) : 0.2;
      this.radius[i] = (small + (large - small) * share) * SCALE_OF_SHAPE[this.shapes[this.model.nodes.kind[i]]];
    }
    this.order = Array.from(this.radius.keys()).sort((a, b) => this.radius[b] - this.radius[a] || a - b);
  }

  /* The box around the texts shown, or those given, with room for their labels. */
  box(only, at = this) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < this.model.size; i += 1) {
      if (only ? !only.has(i) : !this.nodes[i]) continue;
      left = Math.min(left, at.x[i]); right = Math.max(right, at.x[i]);
      top = Math.min(top, at.y[i]); bottom = Math.max(bottom, at.y[i]);
    }
    return left > right ? { left: 0, top: 0, right: 1, bottom: 1 } : { left, top, right, bottom };
  }

  /* Texts and links to be emphasised now, or null. */
  emphasis() {
    const { text, over, link, overLink, path } = this.marked;
    const centre = over ?? text;
    const one = overLink ?? (over === null ? link : null);
    if (one !== null) return { veil: true, links: [one], texts: new Set([this.model.links.source[one], this.model.links.target[one]]) };
    if (centre !== null && this.nodes[centre]) {
      const links = this.model.linksOf(centre).filter((l) => this.links[l]);
      const texts = new Set([centre]);
      for (const l of links) { texts.add(this.model.links.source[l]); texts.add(this.model.links.target[l]); }
      return { veil: true, links, texts };
    }
    if (path) {
      const texts = new Set(path.flatMap((l) => [this.model.links.source[l], this.model.links.target[l]]));
      return { veil: false, links: path, texts };
    }
    return null;
  }
}
