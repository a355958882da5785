/* The details of a text or of a citation: the sentence behind every line. */

const MOST_ALIKE = 6;

class Panel {
  constructor(model, get, go) {
    Object.assign(this, { model, get, go, root: byId("panel") });
  }

  show(part) {
    const state = this.get();
    const key = `${state.text}|${state.link}|${state.path}|${state.pathFrom}|${part?.chain}`;
    if (key === this.key) return;
    this.key = key;
    this.root.hidden = state.text === null && state.link === null && !state.path;
    if (state.link !== null) this.root.replaceChildren(...this.link(state.link));
    else if (state.text !== null) this.root.replaceChildren(...this.text(state.text));
    else if (state.path) this.root.replaceChildren(...this.way(state.path, part));
    else this.root.replaceChildren();
    this.root.scrollTop = 0;
    showReferences(this.root);
  }

  head(kicker, title, mark) {
    return el("header", {}, mark, el("div", {}, el("p", { class: "soft" }, kicker), el("h2", { tabindex: "-1" }, title)),
      el("button", { type: "button", class: "icon", "aria-label": "Close the details", onclick: () => this.go(this.get().text === null && this.get().link === null ? { path: null, whole: false } : { text: null, link: null }, "close") },
        svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: "m5 5 10 10M15 5 5 15" }))));
  }

  kindOf(i) {
    return this.model.data.kinds[this.model.nodes.kind[i]];
  }

  text(i) {
    const { model } = this;
    const { nodes, data } = model;
    const kind = this.kindOf(i);
    const organ = nodes.organ[i] < 0 ? null : data.organs[nodes.organ[i]].label;
    const symbol = nodes.symbol[i];
    const fact = (name, value) => (value === null || value === undefined ? [] : [el("dt", {}, name), el("dd", {}, value)]);
    return [
      this.head(kind.label, nodes.label[i], kindMark(kind.key, nodes.held[i], 24)),
      model.title(i) && model.title(i) !== nodes.label[i] ? el("p", { class: "full" }, model.title(i)) : null,
      el("dl", { class: "facts" },
        fact("Symbol", symbol), fact("Organ", organ), fact("Date", nodes.date[i] ?? nodes.year[i]),
        fact("Text", nodes.held[i] ? "in the collection" : "known only by its citations"),
        data.measures.map((measure) => (measure.unit ? fact(measure.label, plural(measure.values[i], ...measure.unit)) : fact(measure.label, measure.values[i].toLocaleString("en", { maximumSignificantDigits: 3 }))))),
      el("div", { class: "buttons" },
        nodes.own[i] ? el("a", { class: "own", href: nodes.own[i] }, "Open its page") : null,
        nodes.page[i] ? el("a", { class: "external", href: nodes.page[i], target: "_blank", rel: "noopener noreferrer" }, "Read it at docs.un.org") : null),
      el("div", { class: "buttons" },
        el("button", { type: "button", onclick: () => this.go({ centre: i }, "around") }, "Show its surroundings"),
        this.pathButton(i)),
      this.asks(i),
      this.list("Cites", i, model.out[i], (l) => model.links.target[l]),
      this.list("Cited by", i, model.in[i], (l) => model.links.source[l]),
      this.alike(i),
    ].filter((part) => part !== null);
  }

  pathButton(i) {
    const from = this.get().pathFrom;
    if (from === null || from === i) {
      return el("button", { type: "button", onclick: () => this.go({ pathFrom: i }, "path-from") }, "Find a path from here…");
    }
    return el("button", { type: "button", class: "primary", onclick: () => this.go({ path: [from, i], pathFrom: null, text: null, link: null }, "path") },
      `Path from ${this.model.nodes.label[from]}`);
  }

  /* The reporting requests of a text: who is asked for what, for when, in its own words. */
  asks(i) {
    const { data, nodes } = this.model;
    const asks = data.asks[i] ?? [];
    if (!asks.length) return null;
    return el("section", {}, el("h3", {}, "Asks for", el("span", { class: "soft" }, asks.length)), el("ul", { class: "list" }, asks.map((ask) => el("li", {}, el("details", {},
      el("summary", { class: "ask" }, el("span", {}, ask.who ? [el("b", {}, ask.who), ": "] : "", ask.what), el("span", { class: "tag due" }, ask.due ?? "no date")),
      el("figure", { class: "evidence" }, el("blockquote", {}, ask.quote), el("figcaption", { class: "about" }, el("b", {}, capital(ask.paragraph)),
        nodes.own[i] ? [" · ", el("a", { href: `${nodes.own[i]}#${ask.place}` }, "read it in its place")] : "")))))));
  }

  /* Texts that rest on the same texts as this one. */
  alike(i) {
    const { model } = this;
    const found = model.alike(i, MOST_ALIKE);
    if (!found.length) return null;
    return el("section", {}, el("h3", {}, "Rests on the same texts"), el("ul", { class: "list" }, found.map(([j, shared]) => el("li", { class: "alike" },
      kindMark(this.kindOf(j).key, model.nodes.held[j]), el("button", { type: "button", class: "plain", onclick: () => this.go({ text: j, link: null }, "pick") }, model.nodes.label[j]),
      el("span", { class: "tag plain" }, `shares ${shared}`)))));
  }

  list(title, i, links, other) {
    const { model } = this;
    const { data } = model;
    const whole = data.measures[title === "Cites" ? 1 : 0].values[i];
    const sorted = [...links].sort((a, b) => data.measures[0].values[other(b)] - data.measures[0].values[other(a)] || a - b);
    const more = whole > links.length ? el("span", { class: "soft" }, `${links.length} of ${whole} drawn`) : el("span", { class: "soft" }, links.length);
    return el("section", {},
      el("h3", {}, title, more),
      links.length ? el("ul", { class: "list" }, sorted.map((l) => this.row(l, other(l)))) : el("p", { class: "note" }, title === "Cites" ? "No citation of another text is drawn." : "No text drawn here cites it."));
  }

  row(l, j) {
    const { model } = this;
    const details = el("details", {},
      el("summary", {}, kindMark(this.kindOf(j).key, model.nodes.held[j]), el("span", {}, model.nodes.label[j]), this.tag(l)));
    details.addEventListener("toggle", () => {
      if (!details.open || details.children.length > 1) return;
      details.append(...this.evidence(l), el("div", { class: "buttons" },
        el("button", { type: "button", onclick: () => this.go({ text: j, link: null }, "pick") }, `Go to ${model.nodes.label[j]}`)));
      showReferences(details);
    });
    return el("li", {}, details);
  }

  tag(l) {
    const { model } = this;
    const verbs = model.actionsOfLink[l].filter((action) => action >= 0).map((action) => model.data.actions[action].key);
    return el("span", { class: "tag", "data-force": model.data.forces[model.links.force[l]].key }, verbs.length ? verbs.slice(0, 2).join(", ") + (verbs.length > 2 ? " …" : "") : "no verb");
  }

  evidence(l) {
    return this.model.ofLink[l].map((row) => this.quotation(row));
  }

  quotation(row) {
    const { model } = this;
    const c = model.citations;
    const [before, reference, after] = model.sentence(row);
    const about = [];
    const say = (name, value) => { if (value) about.push(about.length ? " · " : null, `${name} `, el("b", {}, value)); };
    say("", c.paragraph[row] ? capital(c.paragraph[row]) : null);
    say("footnote", c.footnote[row]);
    say("verb", c.action[row] < 0 ? "none" : model.data.actions[c.action[row]].key);
    say("at", c.pinpoint[row]);
    say("settled by the rule", c.rule[row] < 0 ? null : `“${model.data.rules[c.rule[row]]}”`);
    const own = model.nodes.own[model.links.source[c.link[row]]];
    if (own && c.place[row]) about.push(about.length ? " · " : null, el("a", { href: `${own}#${c.place[row]}` }, "read it in its place"));
    const quote = el("blockquote", { class: before.length + after.length > 700 ? "tall" : null, tabindex: before.length + after.length > 700 ? "0" : null }, before, el("mark", {}, reference), after);
    return el("figure", { class: "evidence" }, quote, el("figcaption", { class: "about" }, about));
  }

  link(l) {
    const { model } = this;
    const [s, t] = [model.links.source[l], model.links.target[l]];
    const end = (i, word) => el("button", { type: "button", "aria-label": `${word} ${model.nodes.label[i]}`, onclick: () => this.go({ text: i, link: null }, "pick") },
      kindMark(this.kindOf(i).key, model.nodes.held[i]), el("span", {}, model.nodes.label[i]));
    const rows = model.ofLink[l];
    const source = model.nodes.page[s];
    return [
      this.head(plural(model.links.count[l], "citation", "citations"), `${model.nodes.label[s]} cites ${model.nodes.label[t]}`, forceMark(model.data.forces[model.links.force[l]].key)),
      el("div", { class: "between" }, end(s, "Citing:"), el("p", { class: "verb" }, this.tag(l), "↓"), end(t, "Cited:")),
      ...rows.map((row) => this.quotation(row)),
      rows.length ? null : el("p", { class: "note" }, "The words of this citation are not in the collection."),
      model.nodes.own[s] ? el("p", {}, el("a", { class: "own", href: model.nodes.own[s] }, `Open the page of ${model.nodes.label[s]}`)) : null,
      source ? el("p", {}, el("a", { class: "external", href: source, target: "_blank", rel: "noopener noreferrer" }, `Read ${model.nodes.symbol[s]}`)) : null,
    ].filter((part) => part !== null);
  }

  way([from, to], { chain, count }) {
    const { model } = this;
    const head = this.head("Path", `${model.nodes.label[from]} — ${model.nodes.label[to]}`, null);
    if (!chain) return [head, el("p", {}, "No chain of citations joins these two texts in this drawing.")];
    const others = count > 1 ? ` ${plural(count - 1, "other is", "others are")} as short and drawn beside it.` : "";
    return [head, el("p", { class: "soft" }, `${plural(chain.length, "citation", "citations")} long, the shortest there is.${others}`),
      el("ul", { class: "list" }, chain.map((l) => el("li", {},
        el("button", { type: "button", class: "plain", onclick: () => this.go({ link: l, text: null }, "pick") },
          `${model.nodes.label[model.links.source[l]]} → ${model.nodes.label[model.links.target[l]]}`), " ", this.tag(l))))];
  }
}

/* Long quotations are scrolled to the reference that they are quoted for. */
function showReferences(within) {
  for (const quote of within.querySelectorAll("blockquote.tall")) {
    const mark = quote.querySelector("mark").getBoundingClientRect();
    quote.scrollTop += mark.top - quote.getBoundingClientRect().top - quote.clientHeight / 3;
  }
}
