/* What is shown, saved as a picture or as data; everything is made in the page. */

function download(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 20000);
}

function setUpSaving(model, drawn, get, visible, say) {
  const button = byId("export");
  const menu = byId("exports");
  const size = () => [Math.max(900, byId("stage").clientWidth || 1200), Math.max(640, byId("stage").clientHeight || 800)];
  const forms = [
    ["Picture (PNG)", () => picture(drawn(), ...size(), 2).toBlob((blob) => download("citations.png", blob))],
    ["Picture to edit (SVG)", () => download("citations.svg", svgPicture(drawn(), ...size()), "image/svg+xml")],
    ["Texts as a table (CSV)", () => download("texts.csv", textsCsv(model, visible()), "text/csv")],
    ["Citations with sentences (CSV)", () => download("citations.csv", citationsCsv(model, visible(), get()), "text/csv")],
    ["Network (GraphML)", () => download("citations.graphml", graphml(model, visible()), "application/graphml+xml")],
    ["Linked data (Turtle)", () => download("citations.ttl", turtle(model, visible(), get()), "text/turtle")],
  ];
  const open = (on) => {
    menu.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) menu.firstElementChild.focus();
  };
  menu.replaceChildren(...forms.map(([name, save]) => el("button", {
    type: "button", role: "menuitem", tabindex: "-1", onclick: () => { open(false); button.focus(); save(); say(`${name}: saved.`); },
  }, name)));
  button.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length].focus();
    else if (event.key === "Escape") { open(false); button.focus(); } else if (event.key === "Tab") { open(false); return; } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !menu.parentElement.contains(event.target)) open(false); });
}
