/* Thousands of texts as a few dozen groups: by band and decade on a timeline, by topic on a map. A group is drawn as a
   text is and a sum of links as a link is, so this has the members of Model that drawings, cards and the keyboard use. */

const COLUMN = 150;
const ROW = 104;
const MAP = 900;
const LINKS_OF_GROUPS = 140;

class Groups {
  constructor(model, layoutKey, visible) {
    this.model = model;
    this.over = model.data.layouts.find((layout) => layout.key === layoutKey);
    this.dated = this.over.ticks.length > 0;
    this.members = [];
    const of = this.gather(visible.nodes);
    this.size = this.members.length;
    const kind = this.members.map((texts) => mostFrequent(texts.map((i) => model.nodes.kind[i])));
    this.nodes = {
      label: this.members.map((texts) => (this.dated ? texts.length.toLocaleString("en") : `${this.name(texts[0])} (${texts.length.toLocaleString("en")})`)),
      kind, held: kind.map(() => 1), key: this.members.map((texts) => this.name(texts[0])), title: this.members.map((texts) => this.name(texts[0])),
    };
    this.links = this.sums(visible.links, of);
    this.linkCount = this.links.source.length;
    this.out = Model.lists(this.size, this.links.source);
    this.in = Model.lists(this.size, this.links.target);
    this.radii = [7, 30];
    this.data = {
      title: model.data.title, kinds: model.data.kinds, forces: model.data.forces, focus: null, layouts: [this.layout()],
      measures: [{ key: "texts", values: this.members.map((texts) => texts.length) }],
    };
  }

  decade(i) {
    const year = this.model.nodes.year[i];
    return this.dated && year !== null ? Math.floor(year / 10) * 10 : null;
  }

  /* Put each visible text into its group; returns the group of each text, -1 where it is hidden. */
  gather(nodes) {
    const of = new Int32Array(this.model.size).fill(-1);
    const known = new Map();
    for (let i = 0; i < this.model.size; i += 1) {
      if (!nodes[i]) continue;
      const key = this.over.group[i] * 10_000 + (this.decade(i) ?? 0);
      if (!known.has(key)) { known.set(key, this.members.length); this.members.push([]); }
      of[i] = known.get(key);
      this.members[of[i]].push(i);
    }
    return of;
  }

  /* The strongest sums of links between two groups; links within a group are its own affair. */
  sums(shown, of) {
    const { source, target, force } = this.model.links;
    const forces = this.model.data.forces.length;
    const known = new Map();
    for (let l = 0; l < source.length; l += 1) {
      if (!shown[l] || of[source[l]] === of[target[l]]) continue;
      const key = of[source[l]] * this.size + of[target[l]];
      if (!known.has(key)) known.set(key, new Uint32Array(forces + 1));
      known.get(key)[force[l]] += 1;
      known.get(key)[forces] += 1;
    }
    this.sumsInAll = known.size;
    const strongest = [...known].sort(([a, m], [b, n]) => n[forces] - m[forces] || a - b).slice(0, LINKS_OF_GROUPS);
    const top = strongest.length ? strongest[0][1][forces] : 1;
    return {
      source: strongest.map(([key]) => Math.floor(key / this.size)), target: strongest.map(([key]) => key % this.size),
      force: strongest.map(([, counts]) => counts.indexOf(Math.max(...counts.subarray(0, forces)))),
      count: strongest.map(([, counts]) => counts[forces]), width: strongest.map(([, counts]) => 0.5 + 3.5 * (counts[forces] / top)),
    };
  }

  layout() {
    if (!this.dated) {
      const [x, y] = [this.over.x, this.over.y].map((axis) => this.members.map((texts) => texts.reduce((total, i) => total + axis[i], 0) / texts.length));
      const wide = Math.max(...x) - Math.min(...x);
      const shrunk = (axis) => axis.map((value) => (value * MAP) / (wide || 1));
      return { key: "groups", x: shrunk(x), y: shrunk(y), ticks: [], bands: [] };
    }
    const decades = [...new Set(this.members.map((texts) => this.decade(texts[0])))].sort((a, b) => (a ?? 0) - (b ?? 0));
    const rows = [...new Set(this.members.map((texts) => this.over.group[texts[0]]))].sort((a, b) => a - b);
    return {
      key: "groups",
      x: this.members.map((texts) => decades.indexOf(this.decade(texts[0])) * COLUMN),
      y: this.members.map((texts) => rows.indexOf(this.over.group[texts[0]]) * ROW),
      ticks: decades.map((decade, k) => [k * COLUMN, decade === null ? "no year" : `${decade}s`]),
      bands: rows.map((row, k) => [(k - 0.5) * ROW, (k + 0.5) * ROW, this.over.names[row]]),
    };
  }

  name(i) {
    const decade = this.decade(i);
    const band = this.over.names[this.over.group[i]];
    if (!this.dated) return band;
    return decade === null ? `${band}, no year` : `${band}, ${decade}–${decade + 9}`;
  }

  /* The filters that leave this group alone, on top of those that are set. */
  filters(i, state) {
    const texts = this.members[i];
    const [off, keyOf, all] = this.over.facet === "organs"
      ? ["organsOff", (text) => this.model.organKey(text), ["", ...this.model.data.organs.map((organ) => organ.key)]]
      : ["topicsOff", (text) => this.model.topicKey(text), this.model.data.topics];
    const own = new Set(texts.map(keyOf));
    const part = { [off]: new Set([...state[off], ...all.filter((key) => !own.has(key))]) };
    if (!this.dated) return part;
    const decade = this.decade(texts[0]);
    if (decade === null) return { ...part, undated: "only" };
    return { ...part, undated: "no", from: Math.max(decade, state.from ?? decade), to: Math.min(decade + 9, state.to ?? decade + 9) };
  }

  linksOf(i) {
    return [...this.out[i], ...this.in[i]];
  }

  title() {
    return "";
  }

  describe(i) {
    const texts = this.members[i];
    const held = texts.reduce((sum, text) => sum + this.model.nodes.held[text], 0);
    return `${plural(texts.length, "text", "texts")}, ${held.toLocaleString("en")} of them in the collection`;
  }
}

function mostFrequent(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
