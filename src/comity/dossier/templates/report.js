(() => {
  const boxes = [...document.querySelectorAll(".filters input")];
  const cards = [...document.querySelectorAll(".card")];
  const faults = new Set(["contradicted", "internally_inconsistent", "malformed", "conflicts_with_other_source"]);
  const show = () => {
    const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const ids = new Set();
    for (const card of cards) {
      const on = shown.has(card.dataset.verdict);
      card.classList.toggle("off", !on);
      if (on) ids.add(card.id.replace("claim-", ""));
    }
    for (const mark of document.querySelectorAll("[data-claims]")) {
      const on = mark.dataset.claims.split(" ").some((id) => ids.has(id));
      mark.classList.toggle(mark.tagName === "MARK" ? "plain" : "off", !on);
    }
  };
  let at = -1;
  const step = (by, wanted) => {
    const shown = cards.filter((card) => !card.classList.contains("off"));
    if (!shown.length) return;
    const here = cards[at];
    let next = shown.indexOf(here);
    for (let i = 0; i < shown.length; i += 1) {
      next = next < 0 ? (by > 0 ? 0 : shown.length - 1) : (next + by + shown.length) % shown.length;
      if (!wanted || wanted.has(shown[next].dataset.verdict)) break;
    }
    if (here) here.classList.remove("here");
    at = cards.indexOf(shown[next]);
    shown[next].classList.add("here");
    shown[next].open = true;
    shown[next].querySelector("summary").focus({ preventScroll: true });
    shown[next].scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "INPUT") return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "f") step(1, faults);
  });
  const reveal = () => {
    const card = document.getElementById(location.hash.slice(1));
    if (card && card.classList.contains("card")) card.open = true;
  };
  window.addEventListener("hashchange", reveal);
  for (const box of boxes) box.addEventListener("change", show);
  show();
  reveal();
})();
