/* The search box: a combobox over symbols, short names and titles. */

const MOST_FOUND = 12;

function setUpSearch(model, choose) {
  const input = byId("search");
  const list = byId("found");
  let found = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const point = (to) => {
    at = to;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === at)));
    if (list.children[at]?.id) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (k) => {
    const i = found[k];
    if (i === undefined) return;
    input.value = "";
    close();
    choose(i);
  };
  const look = () => {
    found = model.search(input.value, MOST_FOUND);
    list.replaceChildren(...found.map((i, k) => el(
      "li", { role: "option", id: `found-${k}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); take(k); } },
      kindMark(model.data.kinds[model.nodes.kind[i]].key, model.nodes.held[i]),
      el("span", {}, model.nodes.label[i]),
      el("span", { class: "second" }, (model.title(i) !== model.nodes.label[i] && model.title(i)) || model.describe(i)),
    )));
    const asked = input.value.trim() !== "";
    if (asked && !found.length) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing here has this symbol, name or title."));
    list.hidden = !asked;
    input.setAttribute("aria-expanded", String(asked));
    if (found.length) point(0);
    else input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", look);
  input.addEventListener("focus", () => { if (input.value.trim()) look(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.length) point((at + 1) % found.length);
    else if (event.key === "ArrowUp" && found.length) point((at - 1 + found.length) % found.length);
    else if (event.key === "Enter") take(Math.max(at, 0));
    else if (event.key === "Escape" && !list.hidden) { input.value = ""; close(); event.stopPropagation(); } else return;
    event.preventDefault();
  });
}
