/* The same network as sortable tables: one of texts, one of citations. */

const ROWS_AT_ONCE = 300;

class Tables {
  constructor(model, get, go) {
    Object.assign(this, { model, get, go, root: byId("table"), shown: ROWS_AT_ONCE, sort: { texts: [6, -1], citations: [0, 1] } });
    const { nodes, links, citations, data } = model;
    const kind = (i) => data.kinds[nodes.kind[i]].label;
    const organ = (i) => (nodes.organ[i] < 0 ? "" : data.organs[nodes.organ[i]].label);
    const source = (row) => links.source[citations.link[row]];
    const target = (row) => links.target[citations.link[row]];
    const open = (i) => el("button", { type: "button", class: "plain", onclick: () => go({ text: i, link: null }, "pick") }, nodes.label[i]);
    this.columns = {
      texts: [
        { name: "Text", value: (i) => nodes.label[i], cell: open, head: true },
        { name: "Title", value: (i) => model.title(i) },
        { name: "Kind", value: kind },
        { name: "Organ", value: organ },
        { name: "Year", value: (i) => nodes.year[i], number: true },
        { name: "Cites", value: (i) => data.measures[1].values[i], number: true },
        { name: "Cited by", value: (i) => data.measures[0].values[i], number: true },
        { name: "In the collection", value: (i) => (nodes.held[i] ? "yes" : "no") },
      ],
      citations: [
        { name: "Citing text", value: (row) => nodes.label[source(row)], cell: (row) => open(source(row)), head: true },
        { name: "Verb", value: (row) => (citations.action[row] < 0 ? "" : data.actions[citations.action[row]].key), cell: (row) => this.verb(row) },
        { name: "Cited text", value: (row) => nodes.label[target(row)], cell: (row) => open(target(row)) },
        { name: "Paragraph", value: (row) => citations.paragraph[row] || "" },
        { name: "Sentence", value: (row) => model.sentence(row).join(""), cell: (row) => this.sentence(row), wide: true },
        { name: "Settled by", value: (row) => (citations.rule[row] < 0 ? "" : data.rules[citations.rule[row]]) },
      ],
    };
  }

  verb(row) {
    const { data, citations } = this.model;
    const action = citations.action[row];
    const force = action < 0 ? data.forces.length - 1 : data.actions[action].force;
    return el("button", { type: "button", class: "plain", "aria-label": `Open this citation: ${action < 0 ? "no verb" : data.actions[action].key}`, onclick: () => this.go({ link: citations.link[row], text: null }, "pick") },
      el("span", { class: "tag", "data-force": data.forces[force].key }, action < 0 ? "no verb" : data.actions[action].key));
  }

  sentence(row) {
    const [before, reference, after] = this.model.sentence(row);
    const cut = before.length > 160 ? `… ${before.slice(before.indexOf(" ", before.length - 160) + 1)}` : before;
    const end = after.length > 120 ? `${after.slice(0, after.lastIndexOf(" ", 120))} …` : after;
    return el("span", {}, cut, el("mark", {}, reference), end);
  }

  rows(view, visible) {
    if (view === "texts") return [...visible.nodes.keys()].filter((i) => visible.nodes[i]);
    const { citations } = this.model;
    const { actionsOff } = this.get();
    return [...citations.link.keys()].filter((row) => visible.links[citations.link[row]] && !actionsOff.has(this.model.actionKey(citations.action[row])));
  }

  show(view, visible) {
    const columns = this.columns[view];
    const [by, way] = this.sort[view];
    const rows = this.rows(view, visible);
    const value = columns[by].value;
    const order = new Intl.Collator("en", { numeric: true });
    const known = rows.map((row) => [value(row), row]);
    known.sort(([a, ra], [b, rb]) => {
      const none = (a === null || a === "") - (b === null || b === "");
      if (none) return none;
      return (typeof a === "number" && typeof b === "number" ? (a - b) * way : order.compare(String(a), String(b)) * way) || ra - rb;
    });
    const name = view === "texts" ? ["text", "texts"] : ["citation", "citations"];
    const head = el("tr", {}, columns.map((column, k) => el("th", {
      scope: "col", class: column.number ? "number" : null, "aria-sort": k === by ? (way > 0 ? "ascending" : "descending") : "none",
    }, el("button", { type: "button", onclick: () => this.sortBy(view, k, visible) }, column.name))));
    const body = known.slice(0, this.shown).map(([, row]) => el("tr", { "data-row": row }, columns.map((column, k) => {
      const cell = column.cell ? column.cell(row) : column.value(row) ?? "";
      const classes = [column.number ? "number" : "", column.wide ? "sentence" : "", k === 0 ? "symbol" : ""].join(" ").trim();
      return column.head ? el("th", { scope: "row", class: classes || null }, cell) : el("td", { class: classes || null, "data-name": cell === "" ? null : column.name }, cell);
    })));
    const more = known.length > this.shown ? el("p", { class: "bar" }, el("button", { type: "button", onclick: () => { this.shown += 1000; this.show(view, visible); } }, `Show more of ${plural(known.length, ...name)}`)) : null;
    this.root.replaceChildren(
      el("div", { class: "bar" }, el("span", {}, `${plural(known.length, ...name)} under the filters. Press a column's name to sort.`)),
      known.length ? el("table", {}, el("caption", { class: "hidden" }, view === "texts" ? "Texts of the network" : "Citations of the network"), el("thead", {}, head), el("tbody", {}, body)) : el("p", { class: "note" }, "Nothing is left under these filters."),
      more ?? "",
    );
  }

  sortBy(view, k, visible) {
    const [by, way] = this.sort[view];
    const first = this.columns[view][k].number ? -1 : 1;
    this.sort[view] = [k, by === k ? -way : first];
    this.show(view, visible);
    this.root.querySelectorAll("thead button")[k].focus();
  }
}
