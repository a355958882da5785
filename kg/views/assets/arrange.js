/* A timeline of a few texts, as kg/views/places.py makes it for small drawings, for a part that is chosen in the page. */

const LANE = 34;
const LETTER = 7.4;
const OTHER = "Others";

/* The layout of the texts flagged in `shown`, in the bands of `over`; the other texts get no place of their own. */
function arranged(model, over, shown) {
  const members = [...shown.keys()].filter((i) => shown[i]);
  const band = (i) => over.names[over.group[i]];
  const count = new Map();
  for (const i of members) count.set(band(i), (count.get(band(i)) || 0) + 1);
  const order = [...count.keys()].sort((a, b) => (a === OTHER) - (b === OTHER) || count.get(b) - count.get(a) || (a < b ? -1 : 1));
  let width = Math.max(640, 125 * Math.sqrt(members.length));
  for (let attempt = 0; ; attempt += 1) {
    const zoom = members.length <= 80 ? Math.min(1.6, Math.max(1, width / 640)) : 1;
    const room = (i) => 30 + LETTER * zoom * [...model.nodes.label[i]].length;
    const { x, ticks } = across(model, members, band, room, width);
    const { y, bands } = down(model, members, band, order, room, x);
    const widest = members.reduce((most, i) => Math.max(most, x[i]), width);
    if (attempt === 4 || !bands.length || bands.at(-1)[1] <= 0.75 * widest) return { key: "part", x, y, ticks, bands };
    width *= 1.3;
  }
}

function across(model, members, band, room, width) {
  const { year } = model.nodes;
  const x = new Float64Array(model.size);
  let end = 0;
  const undated = members.filter((i) => year[i] === null);
  for (const name of new Set(undated.map(band))) {
    const texts = undated.filter((i) => band(i) === name);
    const rows = Math.max(5, Math.floor(Math.sqrt(2 * texts.length)));
    let left = 0;
    for (let first = 0; first < texts.length; first += rows) {
      const column = texts.slice(first, first + rows);
      for (const i of column) x[i] = left;
      left += Math.max(...column.map(room));
    }
    end = Math.max(end, left);
  }
  const ticks = end ? [[0, "no year"]] : [];
  const count = new Map();
  for (const i of members) count.set(year[i], (count.get(year[i]) || 0) + 1);
  const years = [...count.keys()].filter((one) => one !== null).sort((a, b) => a - b);
  const steps = years.slice(1).map((one, k) => 1 + 0.6 * Math.log2(one - years[k]) + 0.4 * Math.log2(count.get(years[k])));
  const all = steps.reduce((sum, step) => sum + step, 0) || 1;
  const at = new Map();
  years.forEach((one, k) => {
    end += ((k ? steps[k - 1] : 0) * width) / all;
    at.set(one, end);
    ticks.push([end, String(one)]);
  });
  for (const i of members) if (year[i] !== null) x[i] = at.get(year[i]);
  return { x, ticks };
}

/* The texts that a text cites, once for each citation, as Python counts them. */
function citedBy(model, i) {
  return model.out[i].flatMap((l) => Array(model.links.count[l]).fill(model.links.target[l]));
}

function down(model, members, band, order, room, x) {
  const y = new Float64Array(model.size);
  const drawn = new Set(members);
  const bands = [];
  let top = 0;
  for (const name of order) {
    const texts = members.filter((i) => band(i) === name).sort((a, b) => x[a] - x[b] || a - b);
    const rows = [];
    for (const i of texts) {
      const near = citedBy(model, i).filter((j) => drawn.has(j) && band(j) === name && x[j] < x[i]);
      const wish = near.length ? (near.reduce((sum, j) => sum + y[j], 0) / near.length - top) / LANE : 0;
      let row = -1;
      rows.forEach((end, k) => { if (end <= x[i] && (row < 0 || Math.abs(k - wish) < Math.abs(row - wish))) row = k; });
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = x[i] + room(i);
      y[i] = top + row * LANE;
    }
    const bottom = top + (rows.length - 1) * LANE;
    bands.push([top - LANE * 1.3, bottom + LANE * 0.6, name]);
    top = bottom + LANE * 1.9;
  }
  return { y, bands };
}
