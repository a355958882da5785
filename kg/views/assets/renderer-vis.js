/* The renderer of small networks: vis-network, as pyvis brings it, behind the interface of every renderer here.

   A renderer has: redraw() after the scene changed, reshape() after positions or sizes changed, view()/look(view),
   fit(covered from below), centre(i), zoom(factor), pan(dx, dy), screen(i), and calls on.over(text, link), on.pick(text, link). */

class VisRenderer {
  constructor(container, scene, on) {
    this.container = container;
    this.scene = scene;
    this.on = on;
    this.boost = 1;
    const { nodes, edges, options } = scene.model.data.drawing;
    this.nodes = new vis.DataSet(nodes.map((node) => ({ ...node, ...this.nodeLook(node.id) })));
    this.edges = new vis.DataSet(edges.map((edge) => ({ ...edge, ...this.edgeLook(edge.id) })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, { ...options, autoResize: true });
    this.network.on("beforeDrawing", (ctx) => this.plain(ctx, () => {
      ctx.fillStyle = scene.theme.paper;
      ctx.fillRect(0, 0, container.clientWidth, container.clientHeight);
      this.ticks = drawAxes(ctx, scene, this.shift(), container.clientWidth, container.clientHeight);
    }));
    this.network.on("afterDrawing", (ctx) => this.plain(ctx, () => {
      drawOver(ctx, scene, this.shift(), container.clientWidth, container.clientHeight, this.ticks || []);
      if (on.drawn) on.drawn();
    }));
    this.network.on("click", ({ nodes: texts, edges: links, pointer }) => {
      const text = texts.length ? texts[0] : null;
      const link = text === null ? links[0] ?? this.network.getEdgeAt(pointer.DOM) ?? null : null;
      this.network.unselectAll();
      on.pick(text, link);
    });
    this.network.on("doubleClick", ({ nodes: texts }) => { if (texts.length) on.surroundings(texts[0]); });
    this.network.on("hoverNode", ({ node }) => on.over(node, null));
    this.network.on("hoverEdge", ({ edge }) => on.over(null, edge));
    this.network.on("blurNode", () => on.over(null, null));
    this.network.on("blurEdge", () => on.over(null, null));
    this.network.on("zoom", () => {
      on.moved();
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.keepSizes(this.network.getScale()), 90);
    });
    this.network.on("dragStart", () => on.moved());
    this.network.on("dragEnd", ({ nodes: texts }) => { if (texts.length) this.keepPlace(texts[0]); });
    this.network.on("dragging", ({ nodes: texts }) => { if (texts.length) this.keepPlace(texts[0]); });
    const inner = container.querySelector("canvas");
    inner.setAttribute("aria-hidden", "true");
  }

  nodeLook(i) {
    const { scene } = this;
    const colour = scene.theme.kinds[scene.model.nodes.kind[i]];
    const fill = scene.model.nodes.held[i] ? colour : scene.theme.paper;
    return {
      id: i, size: scene.radius[i] * this.boost, x: scene.x[i], y: scene.y[i], hidden: !scene.nodes[i], borderWidth: 2, borderWidthSelected: 2,
      chosen: false, color: { border: colour, background: fill, highlight: { border: colour, background: fill }, hover: { border: colour, background: fill } },
    };
  }

  edgeLook(l) {
    const { scene } = this;
    const { force, source, target } = scene.model.links;
    const key = scene.model.data.forces[force[l]].key;
    const colour = scene.theme.forces[force[l]];
    return {
      id: l, width: WIDTH_OF_FORCE[key] * 0.8 * this.boost, arrows: { to: { enabled: true, scaleFactor: 0.42 * this.boost } }, dashes: DASH_OF_FORCE[key].length ? DASH_OF_FORCE[key] : false, chosen: false,
      hidden: !scene.links[l] || !scene.nodes[source[l]] || !scene.nodes[target[l]],
      color: { color: colour, highlight: colour, hover: colour, opacity: strength(scene) },
    };
  }

  /* Draw in pixels of the screen rather than in the network's own coordinates. */
  plain(ctx, paint) {
    const ratio = ctx.canvas.width / (this.container.clientWidth || 1);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint();
    ctx.restore();
  }

  shift() {
    const scale = this.network.getScale();
    const middle = this.network.getViewPosition();
    return {
      scale, grow: scale * this.boost,
      x: this.container.clientWidth / 2 - middle.x * scale,
      y: this.container.clientHeight / 2 - middle.y * scale,
    };
  }

  keepPlace(i) {
    const at = this.network.getPosition(i);
    this.scene.x[i] = at.x;
    this.scene.y[i] = at.y;
  }

  /* Every link of a small network is drawn. */
  onDemand() {
    return false;
  }

  redraw() {
    this.network.redraw();
  }

  reshape() {
    this.nodes.update(Array.from({ length: this.scene.model.size }, (_, i) => this.nodeLook(i)));
    this.edges.update(Array.from({ length: this.scene.model.linkCount }, (_, l) => this.edgeLook(l)));
    this.network.redraw();
  }

  view() {
    const { scale, x, y } = this.shift();
    return { scale, x, y };
  }

  look({ scale, x, y }) {
    const position = { x: (this.container.clientWidth / 2 - x) / scale, y: (this.container.clientHeight / 2 - y) / scale };
    this.network.moveTo({ position, scale, animation: false });
  }

  /* Marks grow less than distances: give them the size that suits this scale. Returns whether anything changed. */
  keepSizes(scale) {
    const boost = growth(scale) / scale;
    if (Math.abs(boost / this.boost - 1) < 0.02) return false;
    this.boost = boost;
    this.reshape();
    return true;
  }

  fit(covered = 0) {
    this.network.setSize("100%", "100%");
    const [width, height] = [this.container.clientWidth, this.container.clientHeight - covered];
    const stretched = this.scene.stretch(width, height);
    const view = fitted(this.scene, width, height);
    if (!this.keepSizes(view.scale) && stretched) this.reshape();
    this.look(view);
  }

  centre(i) {
    const scale = Math.max(this.network.getScale(), 0.7);
    this.on.moved();
    this.keepSizes(scale);
    this.network.moveTo({ position: { x: this.scene.x[i], y: this.scene.y[i] }, scale, animation: false });
  }

  zoom(factor) {
    const scale = Math.min(6, Math.max(0.03, this.network.getScale() * factor));
    this.on.moved();
    this.keepSizes(scale);
    this.network.moveTo({ scale, animation: false });
  }

  pan(dx, dy) {
    this.on.moved();
    const { scale, x, y } = this.view();
    this.look({ scale, x: x + dx, y: y + dy });
  }

  screen(i) {
    return onScreen(this.shift(), this.scene.x[i], this.scene.y[i]);
  }
}
