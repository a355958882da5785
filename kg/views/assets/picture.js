/* The whole drawing, fitted into a window: on the screen, and as a picture to save or to print. */

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

/* With so much room above the marks of a band its name stands there, else beside them. */
const NAME_ABOVE = 25;

/* The part of a window that is left for marks beside the years, the names of the bands and the last labels. */
function freeRoom(scene, width, height) {
  const names = scene.layout.bands.map(([, , label]) => label.length * 6.4 + 28);
  const box = scene.box();
  const right = Math.min(150, width * 0.24);
  const scale = Math.min((width - right - 34) / Math.max(box.right - box.left, 1), (height - 102) / Math.max(box.bottom - box.top, 1));
  const above = scene.layout.bands.length ? (box.top - scene.bands[0][0]) * scale : Infinity;
  const left = above < NAME_ABOVE && width > 640 ? Math.min(Math.max(60, ...names), width * 0.19) : 34;
  return { left, top: 62, width: Math.max(50, width - left - right), height: Math.max(50, height - 102) };
}

/* The whole drawing as a picture of points. */
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

/* The whole drawing as SVG: what the screen shows, in lines that can be edited. */
function svgPicture(scene, width, height) {
  const pen = new SvgPen(width, height);
  const view = fitted(scene, width, height);
  drawAll(pen, scene, { ...view, grow: growth(view.scale) }, width, height);
  return pen.text(scene.model.data.title, scene.theme.font);
}

/* What the drawing asks of a canvas, written down as SVG. */
class SvgPen {
  constructor(width, height) {
    Object.assign(this, { width, height, lines: [], path: "", dash: "", note: "", globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", textAlign: "left", font: "12px sans-serif" });
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  n(value) {
    return String(Math.round(value * 10) / 10);
  }

  named(title) { this.note = title; }

  beginPath() { this.path = ""; }

  moveTo(x, y) { this.path += `M${this.n(x)} ${this.n(y)}`; }

  lineTo(x, y) { this.path += `L${this.n(x)} ${this.n(y)}`; }

  quadraticCurveTo(cx, cy, x, y) { this.path += `Q${this.n(cx)} ${this.n(cy)} ${this.n(x)} ${this.n(y)}`; }

  closePath() { this.path += "Z"; }

  arc(x, y, r) {
    const [left, right, middle, reach] = [x - r, x + r, y, r].map((value) => this.n(value));
    this.path += `M${left} ${middle}A${reach} ${reach} 0 1 0 ${right} ${middle}A${reach} ${reach} 0 1 0 ${left} ${middle}Z`;
  }

  setLineDash(dash) { this.dash = dash.join(" "); }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  put(paint) {
    const faint = this.globalAlpha < 1 ? ` opacity="${this.n(this.globalAlpha * 10) / 10}"` : "";
    const [open, close] = this.note ? [`<g><title>${xml(this.note)}</title>`, "</g>"] : ["", ""];
    this.lines.push(`${open}<path d="${this.path}" ${paint}${faint}/>${close}`);
    this.note = "";
  }

  fill() { this.put(`fill="${this.fillStyle}"`); }

  stroke() {
    this.put(`fill="none" stroke="${this.strokeStyle}" stroke-width="${this.n(this.lineWidth)}"${this.dash ? ` stroke-dasharray="${this.dash}"` : ""}`);
  }

  fillRect(x, y, width, height) {
    this.path = `M${this.n(x)} ${this.n(y)}h${this.n(width)}v${this.n(height)}h${this.n(-width)}Z`;
    this.fill();
  }

  words(text, x, y, paint) {
    const [, weight, size] = /^(?:(\d+) )?([\d.]+)px/.exec(this.font);
    const anchor = { center: "middle", right: "end" }[this.textAlign];
    this.lines.push(`<text x="${this.n(x)}" y="${this.n(y)}" dominant-baseline="central" font-size="${size}"${weight ? ` font-weight="${weight}"` : ""}${anchor ? ` text-anchor="${anchor}"` : ""} ${paint}>${xml(text)}</text>`);
  }

  strokeText(text, x, y) { this.words(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.n(this.lineWidth)}" stroke-linejoin="round" aria-hidden="true"`); }

  fillText(text, x, y) { this.words(text, x, y, `fill="${this.fillStyle}"`); }

  text(title, font) {
    return [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.width} ${this.height}" font-family="${xml(font)}">`, `<title>${xml(title)}</title>`, ...this.lines, "</svg>", ""].join("\n");
  }
}
