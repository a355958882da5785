/* The network as the page knows it: texts, links, citations, and every question that is asked of them. */

const FACETS = { kinds: 1, held: 2, organs: 4, topics: 8, years: 16 };

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
    data.nodes.symbol.forEach((symbol, i) => { if (symbol && !this.byKey.has(symbol)) this.byKey.set(symbol, i); });
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

  /* Which facets keep each text out, as the bits of FACETS. */
  barred(state) {
    const { size, nodes, data } = this;
    const kindOff = data.kinds.map((kind) => state.kindsOff.has(kind.key));
    const organOff = [...data.organs.map((organ) => state.organsOff.has(organ.key)), state.organsOff.has("")];
    const topicOff = data.topics.map((topic) => state.topicsOff.has(topic));
    const heldOff = [state.heldOff.has("cited"), state.heldOff.has("held")];
    const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
    const bits = new Uint8Array(size);
    for (let i = 0; i < size; i += 1) {
      const year = nodes.year[i];
      const dated = year === null ? state.undated !== "no" : state.undated !== "only" && year >= from && year <= to;
      bits[i] = (kindOff[nodes.kind[i]] ? FACETS.kinds : 0) | (heldOff[nodes.held[i]] ? FACETS.held : 0)
        | (organOff[nodes.organ[i] < 0 ? organOff.length - 1 : nodes.organ[i]] ? FACETS.organs : 0)
        | (topicOff[nodes.topic[i]] ? FACETS.topics : 0) | (dated ? 0 : FACETS.years);
    }
    return bits;
  }

  heldKey(i) {
    return this.nodes.held[i] ? "held" : "cited";
  }

  organKey(i) {
    const organ = this.nodes.organ[i];
    return organ < 0 ? "" : this.data.organs[organ].key;
  }

  topicKey(i) {
    return this.data.topics[this.nodes.topic[i]];
  }

  actionKey(number) {
    return number < 0 ? "" : this.data.actions[number].key;
  }

  /* The texts and links that remain under the filters, but for the facet `except`, and within the part chosen.

     `nodes` and `links` are Uint8Arrays of 0 and 1; `part` says of surroundings and paths how much there is in all. */
  visible(state, except, barred = this.barred(state)) {
    const spared = ~(FACETS[except] || 0);
    const ends = state.path ?? (state.centre === null ? [] : [state.centre]);
    const nodes = barred.map((bits) => (bits & spared ? 0 : 1));
    for (const i of ends) nodes[i] = 1;
    const links = new Uint8Array(this.linkCount);
    const verbs = except !== "actions" && state.actionsOff.size > 0;
    const off = verbs ? this.data.actions.map((action) => state.actionsOff.has(action.key)) : null;
    const noneOff = state.actionsOff.has("");
    const degree = verbs ? new Uint32Array(this.size) : null;
    for (let l = 0; l < this.linkCount; l += 1) {
      const s = this.links.source[l];
      const t = this.links.target[l];
      if (!nodes[s] || !nodes[t]) continue;
      if (verbs && this.actionsOfLink[l].every((action) => (action < 0 ? noneOff : off[action]))) continue;
      links[l] = 1;
      if (verbs) { degree[s] += 1; degree[t] += 1; }
    }
    if (verbs) for (let i = 0; i < this.size; i += 1) if (!degree[i] && !ends.includes(i)) nodes[i] = 0;
    const part = this.partOf(state, links);
    if (part) this.keep(part, nodes, links);
    return { nodes, links, part };
  }

  partOf(state, links) {
    const most = state.whole ? Infinity : this.data.open_at_most;
    if (state.path) return this.paths(...state.path, links, most);
    if (state.centre !== null) return this.surroundings(state.centre, state.depth, state.direction, links, most);
    return null;
  }

  keep({ texts, between }, nodes, links) {
    const kept = new Set(texts);
    for (let i = 0; i < this.size; i += 1) if (!kept.has(i)) nodes[i] = 0;
    for (let l = 0; l < this.linkCount; l += 1) {
      if (links[l] && !(nodes[this.links.source[l]] && nodes[this.links.target[l]] && (between?.(l) ?? true))) links[l] = 0;
    }
  }

  /* The texts at most `depth` links from `centre`: the nearest, then the most cited, at most so many; `all` is their number. */
  surroundings(centre, depth, direction, links, most) {
    const far = this.distances(centre, direction, links, depth);
    const texts = [...far.keys()].filter((i) => far[i] >= 0);
    const weight = this.data.measures[0].values;
    texts.sort((a, b) => far[a] - far[b] || weight[b] - weight[a] || a - b);
    return { all: texts.length, texts: texts.slice(0, most) };
  }

  /* How many links each text is from `start`, -1 where none leads there or more than `depth`. */
  distances(start, direction, links, depth = Infinity) {
    const far = new Int32Array(this.size).fill(-1);
    far[start] = 0;
    let edge = [start];
    for (let step = 1; step <= depth && edge.length; step += 1) {
      const next = [];
      for (const i of edge) {
        for (const [l, j] of this.neighbours(i, direction)) {
          if (!links[l] || far[j] >= 0) continue;
          far[j] = step;
          next.push(j);
        }
      }
      edge = next;
    }
    return far;
  }

  neighbours(i, direction) {
    const found = [];
    if (direction !== "in") for (const l of this.out[i]) found.push([l, this.links.target[l]]);
    if (direction !== "out") for (const l of this.in[i]) found.push([l, this.links.source[l]]);
    return found;
  }

  /* All shortest paths between two texts: along the citations from the first, else from the other, else in any direction.

     `chain` has the links of one of them, `count` how many there are, `texts` those on any, the most cited first,
     `between` tells whether a link lies on any. */
  paths(from, to, links, most) {
    for (const [a, b, way] of [[from, to, "out"], [to, from, "out"], [from, to, "both"]]) {
      const far = this.distances(a, way, links);
      if (far[b] >= 0) return this.chains(a, b, way, links, far, most);
    }
    return { all: 2, texts: [from, to], chain: null, count: 0 };
  }

  chains(a, b, way, links, far, most) {
    const left = this.distances(b, way === "out" ? "in" : "both", links);
    const between = [...far.keys()].filter((i) => far[i] >= 0 && left[i] >= 0 && far[i] + left[i] === far[b]);
    const count = new Map([[b, 1]]);
    const onward = (i) => this.neighbours(i, way).filter(([l, j]) => links[l] && left[j] === left[i] - 1);
    for (const i of [...between].sort((x, y) => left[x] - left[y])) {
      if (i !== b) count.set(i, [...new Set(onward(i).map(([, j]) => j))].reduce((sum, j) => sum + count.get(j), 0));
    }
    const leads = (i, j) => far[i] >= 0 && left[j] >= 0 && far[i] + 1 + left[j] === far[b];
    const joins = (l) => leads(this.links.source[l], this.links.target[l]) || (way === "both" && leads(this.links.target[l], this.links.source[l]));
    const weight = this.data.measures[0].values;
    const chain = [];
    for (let at = a; at !== b;) {
      const [l, j] = onward(at).reduce((best, one) => (weight[one[1]] > weight[best[1]] ? one : best));
      chain.push(l);
      at = j;
    }
    const texts = [...new Set([a, b, ...chain.flatMap((l) => [this.links.source[l], this.links.target[l]]), ...between.sort((x, y) => weight[y] - weight[x] || x - y)])];
    return { all: between.length, texts: texts.slice(0, Math.max(most, chain.length + 1)), chain, count: count.get(a), between: joins };
  }

  /* The texts that cite most of what text i cites, two sources at least, with the number that they share. */
  alike(i, most) {
    const shared = new Map();
    for (const l of this.out[i]) {
      for (const m of this.in[this.links.target[l]]) {
        const j = this.links.source[m];
        if (j !== i) shared.set(j, (shared.get(j) || 0) + 1);
      }
    }
    return [...shared].filter(([, count]) => count > 1).sort(([a, m], [b, n]) => n - m || this.out[a].length - this.out[b].length || a - b).slice(0, most);
  }

  /* How many texts (for actions: citations) each value would show, were its own filter lifted. */
  counts(state) {
    const barred = this.barred(state);
    const tally = (except, keyOf) => {
      const { nodes } = this.visible(state, except, barred);
      const counts = new Map();
      for (let i = 0; i < this.size; i += 1) {
        if (!nodes[i]) continue;
        const key = keyOf(i);
        counts.set(key, (counts.get(key) || 0) + 1);
      }
      return counts;
    };
    const byAction = new Uint32Array(this.data.actions.length + 1);
    const { links } = this.visible(state, "actions", barred);
    this.citations.link.forEach((l, row) => { if (links[l]) byAction[this.citations.action[row] + 1] += 1; });
    return {
      kinds: tally("kinds", (i) => this.data.kinds[this.nodes.kind[i]].key),
      held: tally("held", (i) => this.heldKey(i)),
      organs: tally("organs", (i) => this.organKey(i)),
      topics: tally("topics", (i) => this.topicKey(i)),
      years: tally("years", (i) => this.nodes.year[i]),
      actions: new Map([...byAction].map((count, at) => [this.actionKey(at - 1), count])),
    };
  }

  /* The words of each text that a search looks at, made when they are first asked for. */
  get words() {
    this.searched ??= this.nodes.key.map((key, i) => ({
      key: Model.plain(key), symbol: Model.plain(this.nodes.symbol[i] || ""), label: Model.plain(this.nodes.label[i]), title: Model.plain(this.nodes.title[i] || ""),
    }));
    return this.searched;
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
