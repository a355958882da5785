/* Elements made from words: every text reaches the page as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

function el(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, name), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : text;
}

const SHAPE_OF_KIND = {
  resolution: "dot", decision: "square", statement: "star", treaty: "hexagon", declaration: "diamond",
  programme: "triangle", report: "triangleDown", record: "square", other: "dot",
};

/* How much larger or smaller a shape is drawn so that all kinds weigh alike. */
const SCALE_OF_SHAPE = { dot: 1, square: 0.86, star: 1.05, hexagon: 1, diamond: 1.12, triangle: 0.95, triangleDown: 0.95 };

/* The corners of a shape of radius r around 0, 0; null for a disc. */
function corners(shape, r) {
  const around = (count, turn, radius) => Array.from({ length: count }, (_, k) => {
    const angle = turn + (k * 2 * Math.PI) / count;
    const reach = typeof radius === "function" ? radius(k) : radius;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
  if (shape === "square") return [[-r, -r], [r, -r], [r, r], [-r, r]];
  if (shape === "diamond") return [[0, -r], [r, 0], [0, r], [-r, 0]];
  if (shape === "hexagon") return around(6, 0, r);
  const s = 1.15 * r;
  const third = (Math.sqrt(3) / 6) * 2 * s;
  const high = Math.sqrt(3) * s;
  const drop = 0.275 * s;
  if (shape === "triangle") return [[0, drop - (high - third)], [s, drop + third], [-s, drop + third]];
  if (shape === "triangleDown") return [[0, (high - third) - drop], [s, -third - drop], [-s, -third - drop]];
  if (shape === "star") return around(10, -Math.PI / 2, (k) => 0.82 * r * (k % 2 ? 0.5 : 1.3)).map(([x, y]) => [x, y + 0.082 * r]);
  return null;
}

/* A small picture of a kind, for legends and lists. */
function kindMark(kind, held = true, size = 18) {
  const middle = size / 2;
  const r = size * 0.34;
  const paint = `var(--kind-${kind})`;
  const points = corners(SHAPE_OF_KIND[kind], r * SCALE_OF_SHAPE[SHAPE_OF_KIND[kind]]);
  const shape = points
    ? svg("polygon", { points: points.map(([x, y]) => `${(x + middle).toFixed(1)},${(y + middle).toFixed(1)}`).join(" ") })
    : svg("circle", { cx: middle, cy: middle, r });
  shape.style.fill = held ? paint : "var(--paper)";
  shape.style.stroke = paint;
  return svg("svg", { viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true" }, shape);
}

const DASH_OF_FORCE = { directive: [], endorsing: [], neutral: [], concerned: [7, 4], none: [2, 4] };
const WIDTH_OF_FORCE = { directive: 2, endorsing: 1.6, neutral: 1.2, concerned: 1.6, none: 1.2 };

/* A small picture of a citation's line. */
function forceMark(force) {
  const line = svg("path", { d: "M1 8h18" });
  const head = svg("path", { d: "M18 4l7 4-7 4z" });
  line.style.stroke = `var(--force-${force})`;
  line.style.strokeWidth = WIDTH_OF_FORCE[force] + 0.4;
  line.style.strokeDasharray = DASH_OF_FORCE[force].map((part) => part * 0.7).join(" ");
  head.style.fill = `var(--force-${force})`;
  head.style.stroke = "none";
  return svg("svg", { viewBox: "0 0 26 16", class: "swatch", "aria-hidden": "true" }, line, head);
}
