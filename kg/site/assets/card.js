/* Shows what is known of a cited text while its mark is pointed at or has the focus: its entry in "What it rests on". */
(() => {
  "use strict";
  const card = document.getElementById("card");
  let shown = null;
  const show = (mark) => {
    const entry = document.getElementById(mark.dataset.card);
    if (!entry || shown === mark) return;
    shown = mark;
    card.replaceChildren(...[...entry.children].map((child) => child.cloneNode(true)));
    card.hidden = false;
    const place = mark.getBoundingClientRect();
    const left = Math.max(16, Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 16));
    const below = place.bottom + 6 + card.offsetHeight < window.innerHeight || place.top < card.offsetHeight + 6;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? place.bottom + 6 : place.top - card.offsetHeight - 6) + window.scrollY}px`;
  };
  const hide = () => { shown = null; card.hidden = true; };
  const marked = (event) => event.target instanceof Element && event.target.closest("[data-card]");
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const mark = marked(event);
      if (mark) show(mark);
      else if (!(event.target instanceof Element && event.target.closest("#card"))) hide();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
