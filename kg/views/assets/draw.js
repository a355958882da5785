/* What both renderers draw in the same way: axes, labels, the emphasis on a text or citation, and whole pictures. */

const CURVE = 0.12;

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
  if (scene.model.links.width) return 0.4;
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
  ctx.named?.(scene.model.nodes.title[i] || scene.model.nodes.key[i]);
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
  ctx.lineWidth = Math.max(0.6, WIDTH_OF_FORCE[key] * width * (scene.model.links.width?.[l] ?? 1));
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
    return [{ text: label, x: 8, y, width: widthOf(ctx, label, "600 11px") }];
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

/* The width of a text in the font that is set, which `font` names. */
function widthOf(ctx, text, font) {
  let known = widths.get(font);
  if (!known) widths.set(font, known = new Map());
  let wide = known.get(text);
  if (wide === undefined) known.set(text, wide = ctx.measureText(text).width);
  return wide;
}

/* Labels beside their marks, the weightiest first, none over another; those of the text chosen always. */
function drawLabels(ctx, scene, view, width, height, emphasis, most = 250) {
  const { theme, model } = scene;
  const first = [scene.marked.over, scene.marked.text, ...scene.anchors].filter((i) => i !== null && scene.nodes[i]);
  const near = emphasis ? scene.order.filter((i) => emphasis.texts.has(i)) : [];
  const rest = emphasis?.veil ? [] : scene.order;
  const taken = bandWords(ctx, scene, view).map(({ x, y, width: wide }) => [x - 4, y - 9, x + wide + 4, y + 9]);
  const free = (box) => !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  const seen = new Set();
  let drawn = 0;
  let misses = 0;
  const air = scene.shownTexts > 1000 ? Math.max(0, 24 * (1 - view.scale)) : 0;
  const [plain, bold] = [`12px ${theme.font}`, `600 12px ${theme.font}`];
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = plain;
  for (const i of [...first, ...near, ...rest]) {
    if (drawn >= most || misses > 400) break;
    if (seen.has(i) || !scene.nodes[i]) continue;
    seen.add(i);
    const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
    if (x < -60 || y < 0 || x > width || y > height) continue;
    const strong = scene.anchors.includes(i) || i === scene.marked.text || i === scene.marked.over;
    if (strong) ctx.font = bold;
    const label = model.nodes.label[i];
    const gap = scene.radius[i] * view.grow + 5;
    const wide = widthOf(ctx, label, strong ? "600 12px" : "12px");
    const boxAt = ([left, middle]) => [left - 2 - air, middle - 8 - air / 3, left + wide + 4 + air, middle + 8 + air / 3];
    const spots = spotsBeside(x, y, gap, wide, width, strong);
    const spot = spots.find((one) => free(boxAt(one))) ?? (strong ? spots[0] : null);
    if (spot) {
      taken.push(boxAt(spot));
      drawn += 1;
      halo(ctx, theme, label, ...spot, emphasis?.veil && !emphasis.texts.has(i) ? theme.soft : theme.ink);
    } else misses += 1;
    if (strong) ctx.font = plain;
  }
}

/* Where a label may stand: to the right of its mark, at the edge to the left, else nowhere; of a chosen text also below
   and above, and in any case somewhere. */
function spotsBeside(x, y, gap, wide, width, strong) {
  const [right, left] = [[x + gap, y], [x - gap - wide, y]];
  const fits = [x + gap + wide <= width - 4 ? right : null, x - gap - wide >= 4 ? left : null].filter(Boolean);
  if (!strong) return fits.slice(0, 1);
  const middle = Math.max(4, Math.min(x - wide / 2, width - wide - 4));
  return [...fits.slice(0, 1), [middle, y + gap + 9], [middle, y - gap - 9]];
}

/* A veil over the whole drawing, and above it only what is emphasised. */
function drawEmphasis(ctx, scene, view, width, height, emphasis) {
  if (!emphasis) return;
  if (emphasis.veil) {
    ctx.fillStyle = scene.theme.paper;
    ctx.globalAlpha = 0.74;
    ctx.fillRect(0, 0, width, height);
    ctx.globalAlpha = 1;
  }
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
  for (const i of scene.anchors) ring(i, scene.theme.ink, 4, 1.5);
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
