/* The drawing by keyboard: from text to text, through the citations of one, into the details and back. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP_ASIDE = 80;

class Keyboard {
  constructor(app) {
    Object.assign(this, { app, reading: -1 });
  }

  /* The text on which the keyboard stands. */
  standing() {
    return this.app.scene.marked.over ?? (this.app.groups ? null : this.app.state.text);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const standing = this.standing();
    const { renderer, scene } = this.app;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) renderer.pan(-arrow[0] * STEP_ASIDE, -arrow[1] * STEP_ASIDE);
    else if (arrow) this.stand(standing === null ? this.first() : this.nearest(standing, arrow));
    else if ((event.key === "[" || event.key === "]") && standing !== null) this.read(standing, event.key === "]" ? 1 : -1);
    else if (event.key === "Enter" && this.app.groups) { if (standing !== null) this.app.openGroup(standing); } else if (event.key === "Enter" && scene.marked.overLink !== null) this.open({ link: scene.marked.overLink, text: null });
    else if (event.key === "Enter" && standing !== null) this.open({ text: standing, link: null });
    else if (event.key === "s" && standing !== null && !this.app.groups) this.app.change({ centre: standing }, "around");
    else if (event.key === "+" || event.key === "=") renderer.zoom(1.3);
    else if (event.key === "-") renderer.zoom(1 / 1.3);
    else if (event.key === "0") this.app.fit();
    else return;
    event.preventDefault();
  }

  /* Where the keyboard starts: the focus of the drawing, else its largest mark. */
  first() {
    const { scene } = this.app;
    const { focus } = scene.model.data;
    return focus !== null && scene.nodes[focus] ? focus : scene.order.find((i) => scene.nodes[i]) ?? null;
  }

  nearest(from, [dx, dy]) {
    const { scene } = this.app;
    let [best, found] = [Infinity, null];
    for (let i = 0; i < scene.model.size; i += 1) {
      if (i === from || !scene.nodes[i]) continue;
      const [ax, ay] = [scene.x[i] - scene.x[from], scene.y[i] - scene.y[from]];
      const along = ax * dx + ay * dy;
      const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
      if (along <= 0.01 || aside > along * 2.5) continue;
      const far = along + aside * 1.6;
      if (far < best) [best, found] = [far, i];
    }
    return found;
  }

  stand(i) {
    if (i === null) return;
    const { app } = this;
    this.reading = -1;
    app.scene.marked.overLink = null;
    app.scene.marked.over = i;
    app.bringIntoSight([i]);
    app.card.show(i, null);
    if (app.groups) { app.say(`${app.groups.nodes.title[i]}: ${app.groups.describe(i)}. Enter draws them.`); return; }
    const title = app.model.title(i);
    app.say(`${app.label(i)}${title && title !== app.label(i) ? `, ${title}` : ""}, ${app.model.describe(i)}, ${app.degrees(i)}.`);
  }

  /* Go to the next or the previous citation of a text. */
  read(i, step) {
    const { app } = this;
    const { model } = app.scene;
    const links = model.linksOf(i).filter((l) => app.scene.links[l]);
    if (!links.length) { app.say(`${model.nodes.label[i]} has no citation here.`); return; }
    this.reading = this.reading < 0 && step < 0 ? links.length - 1 : (this.reading + step + links.length) % links.length;
    const l = links[this.reading];
    app.scene.marked.over = i;
    app.scene.marked.overLink = l;
    app.card.show(null, l);
    app.renderer.redraw();
    if (app.groups) { app.say(`${this.reading + 1} of ${links.length}: ${model.nodes.title[model.links.source[l]]} cites ${model.nodes.title[model.links.target[l]]}: ${plural(model.links.count[l], "link", "links")}.`); return; }
    const verbs = model.actionsOfLink[l].map((action) => model.actionKey(action) || "no verb").join(", ");
    app.say(`${this.reading + 1} of ${links.length}: ${app.label(model.links.source[l])} cites ${app.label(model.links.target[l])}: ${verbs}. Enter opens the sentence.`);
  }

  open(part) {
    if (part.text !== null) this.app.found(part.text);
    else this.app.go(part, "pick");
    byId("panel").querySelector("h2")?.focus();
  }
}

function setUpKeyboard(app) {
  const keyboard = new Keyboard(app);
  byId("graph").addEventListener("keydown", (event) => keyboard.press(event));
  byId("graph").addEventListener("blur", () => app.card.over(null, null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("about").open) app.back();
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    if (event.key === "?" && !byId("about").open) byId("about").showModal();
  });
}
