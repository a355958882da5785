/* What both renderers draw in the same way: axes, labels, the emphasis on a text or citation, and whole pictures. */

const CURVE = 0.12;

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
    this.theme = readTheme(model);
    this.marked = { text: null, over: null, link: null, overLink: null, path: null };
    this.shapes = model.data.kinds.map((kind) => SHAPE_OF_KIND[kind.key]);
    this.nodes = new Uint8Array(model.size).fill(1);
    this.links = new Uint8Array(model.linkCount).fill(1);
    this.shownLinks = model.linkCount;
    this.radius = new Float64Array(model.size);
    this.place(model.data.layouts[0].key);
    this.measure(model.data.measures[0].key);
  }

  /* Take over what the filters leave and what the reader has chosen. */
  show(visible, state) {
    this.nodes = visible.nodes;
    this.links = visible.links;
    this.shownLinks = visible.links.reduce((a, b) => a + b, 0);
    this.allLinks = state.lines === "all";
    const path = state.path ? this.model.path(...state.path) : null;
    this.marked = { text: state.text, link: state.link, over: null, overLink: null, path };
  }

  place(key) {
    this.layout = this.model.data.layouts.find((layout) => layout.key === key) || this.model.data.layouts[0];
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
    const by = Math.min(3, Math.max(1, asked || 1));
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
    const small = this.model.size > 60 ? 4.5 : 6;
    const large = this.model.size > 60 ? 15 : 17;
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
    if (one !== null) return { links: [one], texts: new Set([this.model.links.source[one], this.model.links.target[one]]) };
    if (centre !== null && this.nodes[centre]) {
      const links = this.model.linksOf(centre).filter((l) => this.links[l]);
      const texts = new Set([centre]);
      for (const l of links) { texts.add(this.model.links.source[l]); texts.add(this.model.links.target[l]); }
      return { links, texts };
    }
    if (path) {
      const texts = new Set(path.flatMap((l) => [this.model.links.source[l], this.model.links.target[l]]));
      return { links: path, texts };
    }
    return null;
  }
}

/* The control point of a link's curve, as vis-network's "curvedCW" has it. */
function bend(x1, y1, x2, y2) {
  const share = 0.5 * CURVE + 0.5;
  const dx = x2 - x1;
  const dy = y1 - y2;
  const angle = Math.atan2(dy, dx) + share * Math.PI;
  const reach = share * Math.hypot(dx, dy);
  return [x1 + reach * Math.sin(angle), y1 + reach * Math.cos(angle)];
}

/* The view: screen = world * scale + shift; sizes on the screen follow `grow`. */
function onScreen(view, x, y) {
  return [x * view.scale + view.x, y * view.scale + view.y];
}

/* How much marks and lines grow with the zoom: less than distances do, so that they can be told apart from afar. */
function growth(scale) {
  return Math.min(1.4, Math.max(0.28, scale ** 0.55));
}

/* How strongly lines are drawn: the more there are, the fainter, so that none hides the others. */
function strength(scene) {
  return Math.min(0.65, Math.max(0.16, 0.65 * Math.sqrt(300 / Math.max(1, scene.shownLinks))));
}

function traceShape(ctx, shape, x, y, r) {
  const points = corners(shape, r);
  if (!points) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([px, py], k) => (k ? ctx.lineTo(x + px, y + py) : ctx.moveTo(x + px, y + py)));
  ctx.closePath();
}

function drawNode(ctx, scene, view, i) {
  const kind = scene.model.nodes.kind[i];
  const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
  ctx.beginPath();
  traceShape(ctx, scene.shapes[kind], x, y, scene.radius[i] * view.grow);
  ctx.lineWidth = Math.max(1, 2 * view.grow);
  ctx.strokeStyle = scene.theme.kinds[kind];
  ctx.fillStyle = scene.model.nodes.held[i] ? scene.theme.kinds[kind] : scene.theme.paper;
  ctx.fill();
  ctx.stroke();
}

function drawLink(ctx, scene, view, l, { width = 1, head = true } = {}) {
  const { source, target, force } = scene.model.links;
  const key = scene.model.data.forces[force[l]].key;
  const [s, t] = [source[l], target[l]];
  const [x1, y1] = onScreen(view, scene.x[s], scene.y[s]);
  const [x2, y2] = onScreen(view, scene.x[t], scene.y[t]);
  const [cx, cy] = bend(x1, y1, x2, y2);
  const away = Math.hypot(x2 - cx, y2 - cy) || 1;
  const stop = Math.min(away * 0.9, scene.radius[t] * view.grow + 2);
  const [ux, uy] = [(x2 - cx) / away, (y2 - cy) / away];
  const [ex, ey] = [x2 - ux * stop, y2 - uy * stop];
  const long = 4 + 4 * Math.min(1, width);
  const wide = long * 0.44;
  ctx.strokeStyle = scene.theme.forces[force[l]];
  ctx.lineWidth = Math.max(0.6, WIDTH_OF_FORCE[key] * width);
  ctx.setLineDash(DASH_OF_FORCE[key]);
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.quadraticCurveTo(cx, cy, ex - ux * long * 0.6, ey - uy * long * 0.6);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!head) return;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.beginPath();
  ctx.moveTo(ex, ey);
  ctx.lineTo(ex - ux * long - uy * wide, ey - uy * long + ux * wide);
  ctx.lineTo(ex - ux * long + uy * wide, ey - uy * long - ux * wide);
  ctx.fill();
}

/* The axes of the timeline: years along the top, organs' bands behind. */
function drawAxes(ctx, scene, view, width, height) {
  const { theme, layout } = scene;
  ctx.font = `12px ${theme.font}`;
  ctx.textBaseline = "middle";
  scene.bands.forEach(([top, bottom], k) => {
    const y = top * view.scale + view.y;
    const tall = (bottom - top) * view.scale;
    if (k % 2 === 0) {
      ctx.fillStyle = theme.ground;
      ctx.globalAlpha = 0.75;
      ctx.fillRect(0, y, width, tall);
      ctx.globalAlpha = 1;
    }
  });
  ctx.textAlign = "center";
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  let last = -Infinity;
  const chosen = [];
  for (const [at, label] of layout.ticks) {
    const x = at * view.scale + view.x;
    const wide = label.length * 7 + 16;
    if (x < -40 || x > width + 40 || x - last < wide) continue;
    last = x;
    chosen.push([x, label]);
    ctx.beginPath();
    ctx.moveTo(Math.round(x) + 0.5, 22);
    ctx.lineTo(Math.round(x) + 0.5, height);
    ctx.stroke();
  }
  return chosen;
}

/* Years and organs' names, over everything else so that they can be read at every zoom. */
function drawAxisWords(ctx, scene, view, width, ticks) {
  const { theme, layout } = scene;
  if (!layout.ticks.length) return;
  ctx.fillStyle = theme.paper;
  ctx.globalAlpha = 0.92;
  ctx.fillRect(0, 0, width, 22);
  ctx.globalAlpha = 1;
  ctx.font = `12px ${theme.font}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.fillStyle = theme.soft;
  for (const [x, label] of ticks) ctx.fillText(label, x, 11);
  ctx.textAlign = "left";
  ctx.font = `600 11px ${theme.font}`;
  for (const { text, x, y, width: wide } of bandWords(ctx, scene, view)) {
    ctx.fillStyle = theme.paper;
    ctx.globalAlpha = 0.6;
    ctx.fillRect(x - 4, y - 8, wide + 8, 16);
    ctx.globalAlpha = 1;
    halo(ctx, theme, text, x, y, theme.soft);
  }
}

/* Where the names of the bands stand: at the left edge, at the top of what can be seen of the band. */
function bandWords(ctx, scene, view) {
  ctx.font = `600 11px ${scene.theme.font}`;
  return scene.bands.flatMap(([top, bottom, label]) => {
    const y = Math.max(top * view.scale + view.y + 10, 34);
    if (y > bottom * view.scale + view.y || (bottom - top) * view.scale < 16) return [];
    return [{ text: label, x: 8, y, width: widthOf(ctx, label) }];
  });
}

function halo(ctx, theme, text, x, y, colour) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = theme.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

const widths = new Map();

function widthOf(ctx, text) {
  const key = `${ctx.font}|${text}`;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  return widths.get(key);
}

/* Labels to the right of their marks, the weightiest first, none over another; emphasised ones always. */
function drawLabels(ctx, scene, view, width, height, emphasis, most = 250) {
  const { theme, model } = scene;
  const focus = model.data.focus;
  const first = [scene.marked.over, scene.marked.text, focus].filter((i) => i !== null && scene.nodes[i]);
  const near = emphasis ? scene.order.filter((i) => emphasis.texts.has(i)) : [];
  const rest = emphasis ? [] : scene.order;
  const taken = bandWords(ctx, scene, view).map(({ x, y, width: wide }) => [x - 4, y - 9, x + wide + 4, y + 9]);
  const seen = new Set();
  let drawn = 0;
  let misses = 0;
  const air = model.size > 1000 ? Math.max(0, 24 * (1 - view.scale)) : 0;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const i of [...first, ...near, ...rest]) {
    if (drawn >= most) break;
    if (seen.has(i) || !scene.nodes[i]) continue;
    seen.add(i);
    const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
    if (x < -60 || y < 0 || x > width || y > height) continue;
    const strong = i === focus || i === scene.marked.text || i === scene.marked.over;
    ctx.font = `${strong ? "600 " : ""}12px ${theme.font}`;
    const label = model.nodes.label[i];
    const gap = scene.radius[i] * view.grow + 5;
    const wide = widthOf(ctx, label);
    const left = x + gap + wide > width - 4 && x - gap - wide > 4 ? x - gap - wide : x + gap;
    const box = [left - 2 - air, y - 8 - air / 3, left + wide + 4 + air, y + 8 + air / 3];
    const clash = taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    if (clash && !strong) {
      misses += 1;
      if (misses > 400) break;
      continue;
    }
    taken.push(box);
    drawn += 1;
    halo(ctx, theme, label, left, y, emphasis && !emphasis.texts.has(i) ? theme.soft : theme.ink);
  }
}

/* A veil over the whole drawing, and above it only what is emphasised. */
function drawEmphasis(ctx, scene, view, width, height, emphasis) {
  if (!emphasis) return;
  ctx.fillStyle = scene.theme.paper;
  ctx.globalAlpha = 0.74;
  ctx.fillRect(0, 0, width, height);
  ctx.globalAlpha = 1;
  const links = emphasis.links.length > 3000 ? emphasis.links.slice(0, 3000) : emphasis.links;
  for (const l of links) drawLink(ctx, scene, view, l, { width: 1.3 });
  for (const i of emphasis.texts) if (scene.nodes[i]) drawNode(ctx, scene, view, i);
}

function drawRings(ctx, scene, view) {
  const ring = (i, colour, gap, wide) => {
    if (i === null || !scene.nodes[i]) return;
    const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
    ctx.beginPath();
    ctx.arc(x, y, scene.radius[i] * view.grow * 1.15 + gap, 0, 2 * Math.PI);
    ctx.strokeStyle = colour;
    ctx.lineWidth = wide;
    ctx.stroke();
  };
  ring(scene.model.data.focus, scene.theme.ink, 4, 1.5);
  ring(scene.marked.text, scene.theme.ring, 4, 3);
  if (scene.marked.over !== scene.marked.text) ring(scene.marked.over, scene.theme.ring, 3, 1.5);
}

/* Everything that lies over the texts and links. */
function drawOver(ctx, scene, view, width, height, ticks) {
  const emphasis = scene.emphasis();
  drawEmphasis(ctx, scene, view, width, height, emphasis);
  drawRings(ctx, scene, view);
  drawLabels(ctx, scene, view, width, height, emphasis);
  drawAxisWords(ctx, scene, view, width, ticks);
}

/* The whole drawing at a view, link by link: for pictures and for networks small enough. */
function drawAll(ctx, scene, view, width, height) {
  ctx.fillStyle = scene.theme.paper;
  ctx.fillRect(0, 0, width, height);
  const ticks = drawAxes(ctx, scene, view, width, height);
  ctx.globalAlpha = strength(scene);
  for (let l = 0; l < scene.model.linkCount; l += 1) {
    if (scene.links[l]) drawLink(ctx, scene, view, l, { width: Math.min(1, view.grow) });
  }
  ctx.globalAlpha = 1;
  for (let k = scene.order.length - 1; k >= 0; k -= 1) {
    if (scene.nodes[scene.order[k]]) drawNode(ctx, scene, view, scene.order[k]);
  }
  drawOver(ctx, scene, view, width, height, ticks);
}

/* The view that shows all texts that are not hidden in a window. */
function fitted(scene, width, height) {
  const box = scene.box();
  const room = freeRoom(scene, width, height);
  const wide = Math.max(box.right - box.left, 1);
  const tall = Math.max(box.bottom - box.top, 1);
  const scale = Math.min(room.width / wide, room.height / tall, 1.2);
  return {
    scale,
    x: room.left + (room.width - wide * scale) / 2 - box.left * scale,
    y: room.top + (room.height - tall * scale) / 2 - box.top * scale,
  };
}

/* The part of a window that is left for marks beside the years, the names of the bands and the last labels. */
function freeRoom(scene, width, height) {
  const left = scene.layout.bands.length && width > 640 ? 110 : 34;
  const right = Math.min(170, width * 0.26);
  return { left, top: 72, width: Math.max(50, width - left - right), height: Math.max(50, height - 112) };
}

/* The visible part as a picture of its own. */
function picture(scene, width, height, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  const view = fitted(scene, width, height);
  drawAll(ctx, scene, { ...view, grow: growth(view.scale) }, width, height);
  return canvas;
}
