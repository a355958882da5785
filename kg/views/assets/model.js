/* The network as the page knows it: texts, links, citations, and every question that is asked of them. */

class Model {
  constructor(data) {
    this.data = data;
    this.nodes = data.nodes;
    this.links = data.links;
    this.citations = data.citations;
    this.size = data.nodes.key.length;
    this.linkCount = data.links.source.length;
    this.byKey = new Map(data.nodes.key.map((key, i) => [key, i]));
    this.out = Model.lists(this.size, data.links.source);
    this.in = Model.lists(this.size, data.links.target);
    this.ofLink = Model.lists(this.linkCount, data.citations.link);
    this.actionsOfLink = this.ofLink.map((rows) => [...new Set(rows.map((row) => data.citations.action[row]))]);
    this.years = data.nodes.year.filter((year) => year !== null);
    this.firstYear = this.years.length ? this.years.reduce((a, b) => Math.min(a, b)) : 0;
    this.lastYear = this.years.length ? this.years.reduce((a, b) => Math.max(a, b)) : 0;
    this.undated = this.size - this.years.length;
    this.words = data.nodes.key.map((key, i) => ({
      key: Model.plain(key), symbol: Model.plain(data.nodes.symbol[i] || ""), label: Model.plain(data.nodes.label[i]), title: Model.plain(data.nodes.title[i] || ""),
    }));
  }

  static lists(size, column) {
    const lists = Array.from({ length: size }, () => []);
    column.forEach((at, row) => lists[at].push(row));
    return lists;
  }

  static plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  linksOf(i) {
    return [...this.out[i], ...this.in[i]];
  }

  /* Is text i allowed by the filters, leaving out the one named in `except`? */
  admits(i, state, except) {
    if (except !== "kinds" && state.kindsOff.has(this.data.kinds[this.nodes.kind[i]].key)) return false;
    if (except !== "held" && state.heldOff.has(this.heldKey(i))) return false;
    if (except !== "organs" && state.organsOff.has(this.organKey(i))) return false;
    if (except === "years") return true;
    const year = this.nodes.year[i];
    if (year === null) return state.undated;
    return year >= (state.from ?? -Infinity) && year <= (state.to ?? Infinity);
  }

  heldKey(i) {
    return this.nodes.held[i] ? "held" : "cited";
  }

  organKey(i) {
    const organ = this.nodes.organ[i];
    return organ < 0 ? "" : this.data.organs[organ].key;
  }

  actionKey(number) {
    return number < 0 ? "" : this.data.actions[number].key;
  }

  /* The texts and links that remain under the filters and within the surroundings; both as Uint8Array of 0 and 1. */
  visible(state, except) {
    const centre = state.centre;
    const nodes = new Uint8Array(this.size);
    for (let i = 0; i < this.size; i += 1) nodes[i] = i === centre || this.admits(i, state, except) ? 1 : 0;
    const links = new Uint8Array(this.linkCount);
    const verbs = except !== "actions" && state.actionsOff.size > 0;
    const degree = verbs ? new Uint32Array(this.size) : null;
    for (let l = 0; l < this.linkCount; l += 1) {
      const s = this.links.source[l];
      const t = this.links.target[l];
      if (!nodes[s] || !nodes[t]) continue;
      if (verbs && !this.actionsOfLink[l].some((action) => !state.actionsOff.has(this.actionKey(action)))) continue;
      links[l] = 1;
      if (verbs) { degree[s] += 1; degree[t] += 1; }
    }
    if (verbs) for (let i = 0; i < this.size; i += 1) if (!degree[i] && i !== centre) nodes[i] = 0;
    if (centre !== null) this.keepSurroundings(nodes, links, centre, state.depth, state.direction);
    return { nodes, links };
  }

  keepSurroundings(nodes, links, centre, depth, direction) {
    const reached = this.reach(centre, depth, direction, links);
    for (let i = 0; i < this.size; i += 1) if (!reached.has(i)) nodes[i] = 0;
    for (let l = 0; l < this.linkCount; l += 1) {
      if (links[l] && !(nodes[this.links.source[l]] && nodes[this.links.target[l]])) links[l] = 0;
    }
  }

  /* Texts at most `depth` links from `centre`, with their distance. */
  reach(centre, depth, direction, links) {
    const reached = new Map([[centre, 0]]);
    let edge = [centre];
    for (let step = 1; step <= depth && edge.length; step += 1) {
      const next = [];
      for (const i of edge) {
        for (const [l, j] of this.neighbours(i, direction)) {
          if ((links && !links[l]) || reached.has(j)) continue;
          reached.set(j, step);
          next.push(j);
        }
      }
      edge = next;
    }
    return reached;
  }

  neighbours(i, direction) {
    const found = [];
    if (direction !== "in") for (const l of this.out[i]) found.push([l, this.links.target[l]]);
    if (direction !== "out") for (const l of this.in[i]) found.push([l, this.links.source[l]]);
    return found;
  }

  /* The links of one shortest path, along the citations where there is one, else in any direction; null if none. */
  path(from, to) {
    return this.walk(from, to, "out") || this.walk(to, from, "out") || this.walk(from, to, "both");
  }

  walk(from, to, direction) {
    const by = new Map([[from, null]]);
    let edge = [from];
    while (edge.length && !by.has(to)) {
      const next = [];
      for (const i of edge) {
        for (const [l, j] of this.neighbours(i, direction)) {
          if (!by.has(j)) { by.set(j, [l, i]); next.push(j); }
        }
      }
      edge = next;
    }
    if (!by.has(to)) return null;
    const links = [];
    for (let at = to; by.get(at); at = by.get(at)[1]) links.push(by.get(at)[0]);
    return links.reverse();
  }

  /* How many texts (for actions: citations) each value would show, were its own filter lifted. */
  counts(state) {
    const tally = (except, keyOf) => {
      const { nodes } = this.visible(state, except);
      const counts = new Map();
      for (let i = 0; i < this.size; i += 1) if (nodes[i]) counts.set(keyOf(i), (counts.get(keyOf(i)) || 0) + 1);
      return counts;
    };
    const actions = new Map();
    const { links } = this.visible(state, "actions");
    this.citations.link.forEach((l, row) => {
      if (!links[l]) return;
      const key = this.actionKey(this.citations.action[row]);
      actions.set(key, (actions.get(key) || 0) + 1);
    });
    return {
      kinds: tally("kinds", (i) => this.data.kinds[this.nodes.kind[i]].key),
      held: tally("held", (i) => this.heldKey(i)),
      organs: tally("organs", (i) => this.organKey(i)),
      years: tally("years", (i) => this.nodes.year[i]),
      actions,
    };
  }

  /* Texts that match a query, best first: symbol, end of symbol ("70/1"), start of a name, a word's start, anywhere. */
  search(query, most) {
    const plain = Model.plain(query).trim().replace(/\s+/g, " ");
    if (!plain) return [];
    const tokens = plain.split(" ");
    const weight = this.data.measures[0].values;
    const found = [];
    this.words.forEach((word, i) => {
      const all = `${word.key} ${word.symbol} ${word.label} ${word.title}`;
      if (!tokens.every((token) => all.includes(token))) return;
      let rank = 5;
      if (word.key === plain || word.symbol === plain) rank = 0;
      else if (word.symbol.endsWith(`/${plain}`)) rank = 1;
      else if (word.symbol.startsWith(plain) || word.key.startsWith(plain) || word.label.split(" · ").some((part) => part.startsWith(plain))) rank = 2;
      else if (word.title.startsWith(plain)) rank = 3;
      else if (tokens.every((token) => all.split(/[\s/·(),-]+/).some((part) => part.startsWith(token)))) rank = 4;
      found.push([rank, -weight[i], i]);
    });
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return found.slice(0, most).map((row) => row[2]);
  }

  /* Parts of the text around a citation: before, the reference, after. */
  sentence(row) {
    const c = this.citations;
    if (c.text[row] < 0) return ["", c.quote[row] || "", ""];
    const text = this.data.texts[c.text[row]];
    return [text.slice(0, c.start[row]), text.slice(c.start[row], c.end[row]), text.slice(c.end[row])];
  }

  /* The full title, or the official name of an instrument without symbol. */
  title(i) {
    return this.nodes.title[i] || (this.nodes.symbol[i] === this.nodes.key[i] ? "" : this.nodes.key[i]);
  }

  describe(i) {
    const { nodes } = this;
    const organ = nodes.organ[i] < 0 ? null : this.data.organs[nodes.organ[i]].label;
    return [this.data.kinds[nodes.kind[i]].label, organ, nodes.year[i]].filter((part) => part !== null).join(" · ");
  }
}
