/* The renderer of large networks: one canvas and a bitmap. Texts and links are drawn to the bitmap in slices; while
   the drawing moves the bitmap moves, and when it rests the bitmap is drawn anew. Same interface as VisRenderer. */

const SLICE = 9;
const REST = 110;
const MARGIN = 0.3;
const LINKS_AT_ONCE = 6000;

class CanvasRenderer {
  constructor(container, scene, on) {
    Object.assign(this, { container, scene, on, at: { scale: 1, x: 0, y: 0 }, pointers: new Map(), moved: false });
    this.canvas = document.createElement("canvas");
    this.canvas.className = "layer";
    this.canvas.setAttribute("aria-hidden", "true");
    container.append(this.canvas);
    this.ready = null;
    this.job = null;
    this.resize();
    this.fit();
    new ResizeObserver(() => { this.resize(); this.reshape(); }).observe(container);
    container.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    container.addEventListener("pointerdown", (event) => this.down(event));
    container.addEventListener("pointermove", (event) => this.move(event));
    container.addEventListener("pointerup", (event) => this.up(event));
    container.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    container.addEventListener("pointerleave", () => { if (!this.pointers.size) on.over(null, null); });
    container.addEventListener("dblclick", (event) => {
      const text = this.textAt(...this.spot(event));
      if (text !== null) on.surroundings(text);
    });
  }

  resize() {
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    this.width = this.container.clientWidth;
    this.height = this.container.clientHeight;
    this.canvas.width = Math.max(1, Math.round(this.width * this.ratio));
    this.canvas.height = Math.max(1, Math.round(this.height * this.ratio));
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
  }

  shift(view = this.at) {
    return { ...view, grow: growth(view.scale) };
  }

  /* Are the links left to emphasis because there are too many to read? */
  onDemand() {
    return !this.scene.allLinks && this.scene.shownLinks > LINKS_AT_ONCE;
  }

  redraw() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => { this.waiting = null; this.frame(); });
  }

  reshape() {
    this.job = null;
    this.renew();
  }

  /* One frame: axes, the bitmap where the view has moved it, and what lies over it. */
  frame() {
    const began = performance.now();
    const ctx = this.canvas.getContext("2d");
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = this.scene.theme.paper;
    ctx.fillRect(0, 0, this.width, this.height);
    const ticks = drawAxes(ctx, this.scene, this.at, this.width, this.height);
    if (this.ready) {
      const { bitmap, view, left, top } = this.ready;
      const k = this.at.scale / view.scale;
      const x = this.at.x + (-left - view.x) * k;
      const y = this.at.y + (-top - view.y) * k;
      ctx.imageSmoothingEnabled = k !== 1;
      ctx.drawImage(bitmap, x, y, (bitmap.width / this.ratio) * k, (bitmap.height / this.ratio) * k);
    }
    drawOver(ctx, this.scene, this.shift(), this.width, this.height, ticks);
    this.spent = performance.now() - began;
    if (this.ready && this.on.drawn) this.on.drawn();
  }

  /* The view changed: show the bitmap elsewhere now, draw it anew when the hand rests or its edge comes in sight. */
  moving() {
    this.redraw();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.renew(), REST);
    if (this.ready && !this.job) {
      const { view, left, top } = this.ready;
      const k = this.at.scale / view.scale;
      const x = this.at.x + (-left - view.x) * k;
      const y = this.at.y + (-top - view.y) * k;
      const [wide, tall] = [(this.width + 2 * left) * k, (this.height + 2 * top) * k];
      if (x > 0 || y > 0 || x + wide < this.width || y + tall < this.height) this.renew();
    }
    this.on.moved();
  }

  renew() {
    const [left, top] = [Math.round(this.width * MARGIN), Math.round(this.height * MARGIN)];
    const bitmap = document.createElement("canvas");
    bitmap.width = Math.max(1, Math.round((this.width + 2 * left) * this.ratio));
    bitmap.height = Math.max(1, Math.round((this.height + 2 * top) * this.ratio));
    const ctx = bitmap.getContext("2d");
    ctx.setTransform(this.ratio, 0, 0, this.ratio, left * this.ratio, top * this.ratio);
    const job = { bitmap, view: { ...this.at }, left, top };
    this.job = job;
    const steps = this.paint(ctx, this.shift(job.view), left, top);
    const go = () => {
      if (this.job !== job) return;
      const until = performance.now() + SLICE;
      while (performance.now() < until) {
        if (steps.next().done) {
          this.ready = job;
          this.job = null;
          this.redraw();
          return;
        }
      }
      setTimeout(go, 0);
    };
    go();
  }

  * paint(ctx, view, left, top) {
    const { scene } = this;
    const { source, target, force } = scene.model.links;
    const [west, north, east, south] = [-left, -top, this.width + left, this.height + top];
    if (!this.onDemand()) {
      const fine = scene.shownLinks <= 2500;
      ctx.globalAlpha = strength(scene);
      for (let f = 0; f < scene.theme.forces.length; f += 1) {
        const key = scene.model.data.forces[f].key;
        ctx.strokeStyle = scene.theme.forces[f];
        ctx.lineWidth = Math.max(0.5, WIDTH_OF_FORCE[key] * Math.min(1, view.grow));
        let held = 0;
        ctx.beginPath();
        for (let l = 0; l < force.length; l += 1) {
          if (force[l] !== f || !scene.links[l]) continue;
          const [x1, y1] = onScreen(view, scene.x[source[l]], scene.y[source[l]]);
          const [x2, y2] = onScreen(view, scene.x[target[l]], scene.y[target[l]]);
          if (Math.max(x1, x2) < west || Math.min(x1, x2) > east || Math.max(y1, y2) < north || Math.min(y1, y2) > south) continue;
          if (fine) { drawLink(ctx, scene, view, l, { width: Math.min(1, view.grow) }); yield; continue; }
          ctx.moveTo(x1, y1);
          ctx.quadraticCurveTo(...bend(x1, y1, x2, y2), x2, y2);
          held += 1;
          if (held === 120) { ctx.stroke(); ctx.beginPath(); held = 0; yield; }
        }
        if (held) ctx.stroke();
      }
      ctx.globalAlpha = 1;
    }
    for (let k = scene.order.length - 1, done = 0; k >= 0; k -= 1) {
      const i = scene.order[k];
      if (!scene.nodes[i]) continue;
      const [x, y] = onScreen(view, scene.x[i], scene.y[i]);
      if (x < west || y < north || x > east || y > south) continue;
      drawNode(ctx, scene, view, i);
      done += 1;
      if (done % 100 === 0) yield;
    }
  }

  spot(event) {
    const box = this.container.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  textAt(px, py) {
    const view = this.shift();
    let [best, found] = [Infinity, null];
    for (let i = 0; i < this.scene.model.size; i += 1) {
      if (!this.scene.nodes[i]) continue;
      const [x, y] = onScreen(view, this.scene.x[i], this.scene.y[i]);
      const far = Math.hypot(x - px, y - py) - this.scene.radius[i] * view.grow;
      if (far < 5 && far < best) [best, found] = [far, i];
    }
    return found;
  }

  linkAt(px, py) {
    if (this.onDemand()) {
      const emphasis = this.scene.emphasis();
      return emphasis ? this.nearestLink(px, py, emphasis.links) : null;
    }
    return this.nearestLink(px, py, this.scene.model.links.source.keys());
  }

  nearestLink(px, py, links) {
    const view = this.shift();
    const { source, target } = this.scene.model.links;
    let [best, found] = [6, null];
    for (const l of links) {
      if (!this.scene.links[l]) continue;
      const [x1, y1] = onScreen(view, this.scene.x[source[l]], this.scene.y[source[l]]);
      const [x2, y2] = onScreen(view, this.scene.x[target[l]], this.scene.y[target[l]]);
      const slack = 8 + Math.hypot(x2 - x1, y2 - y1) * 0.1;
      if (px < Math.min(x1, x2) - slack || px > Math.max(x1, x2) + slack) continue;
      if (py < Math.min(y1, y2) - slack || py > Math.max(y1, y2) + slack) continue;
      const [cx, cy] = bend(x1, y1, x2, y2);
      for (let step = 0; step <= 40; step += 1) {
        const t = step / 40;
        const x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2;
        const y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2;
        const far = Math.hypot(x - px, y - py);
        if (far < best) [best, found] = [far, l];
      }
    }
    return found;
  }

  wheel(event) {
    event.preventDefault();
    this.zoomAt(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) * 0.0022), ...this.spot(event));
  }

  zoomAt(factor, px, py) {
    const scale = Math.min(6, Math.max(0.004, this.at.scale * factor));
    const k = scale / this.at.scale;
    this.at = { scale, x: px + (this.at.x - px) * k, y: py + (this.at.y - py) * k };
    this.moving();
  }

  down(event) {
    this.container.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.spot(event));
    this.moved = this.pointers.size > 1;
    this.began = this.spot(event);
  }

  move(event) {
    const now = this.spot(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "touch") return;
      const text = this.textAt(...now);
      const link = text === null && this.scene.shownLinks <= 4000 ? this.linkAt(...now) : null;
      this.on.over(text, link);
      return;
    }
    if (this.pointers.size === 2) {
      const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot);
      const was = Math.hypot(before[0] - other[0], before[1] - other[1]) || 1;
      const is = Math.hypot(now[0] - other[0], now[1] - other[1]) || 1;
      this.pointers.set(event.pointerId, now);
      this.moved = true;
      this.zoomAt(is / was, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      return;
    }
    this.pointers.set(event.pointerId, now);
    if (Math.hypot(now[0] - this.began[0], now[1] - this.began[1]) > 4) this.moved = true;
    if (this.moved) this.pan(now[0] - before[0], now[1] - before[1]);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (this.moved || this.pointers.size) return;
    const spot = this.spot(event);
    const text = this.textAt(...spot);
    this.on.pick(text, text === null ? this.linkAt(...spot) : null);
  }

  view() {
    return { ...this.at };
  }

  look(view) {
    this.at = { ...view };
    this.moving();
  }

  fit(covered = 0) {
    this.resize();
    this.scene.stretch(this.width, this.height - covered);
    this.look(fitted(this.scene, this.width, this.height - covered));
  }

  centre(i) {
    const scale = Math.max(this.at.scale, 0.7);
    this.look({ scale, x: this.width / 2 - this.scene.x[i] * scale, y: this.height / 2 - this.scene.y[i] * scale });
  }

  zoom(factor) {
    this.zoomAt(factor, this.width / 2, this.height / 2);
  }

  pan(dx, dy) {
    this.at = { ...this.at, x: this.at.x + dx, y: this.at.y + dy };
    this.moving();
  }

  screen(i) {
    return onScreen(this.at, this.scene.x[i], this.scene.y[i]);
  }
}
