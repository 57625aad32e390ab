// Findings and their places: each leads to the other without the page jumping. Links do the same without this file.
"use strict";

const cards = [...document.querySelectorAll(".card[id^=finding-]")];
const text = document.querySelector("#posting .text");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

// The posting stands still beside the findings where it scrolls by itself.
const standsStill = () => getComputedStyle(document.getElementById("posting")).position === "sticky";

function shown(place) {
  for (const one of document.querySelectorAll(".here")) { one.classList.remove("here"); }
  if (place) { place.classList.add("here"); }
}

function placeIn(place) {
  const top = place.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
  text.scrollTo({ top: top - text.clientHeight / 3, behavior: calm.matches ? "auto" : "smooth" });
}

function numberOf(card) { return card.id.replace("finding-", ""); }

// The first place of a finding: where its number stands, or what it quotes.
function firstPlace(card) {
  const quote = card.querySelector(".quotes a");
  return (quote && document.getElementById(quote.hash.slice(1))) || text.querySelector(`.n[data-n="${numberOf(card)}"]`);
}

function go(card) {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  const place = firstPlace(card);
  shown(place);
  card.classList.add("here");
  if (place && standsStill()) { placeIn(place); }
}

if (cards.length && text) {
  for (const card of cards) { card.tabIndex = -1; }
  cards[0].tabIndex = 0;
  document.querySelector(".keys")?.removeAttribute("hidden");

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".quotes a, #read a[href^='#at-'], .text a.n");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !standsStill()) { return; }
    const place = document.getElementById(link.hash.slice(1));
    if (!place) { return; }
    if (link.matches(".n")) { event.preventDefault(); go(place); return; }
    const card = link.closest(".card");
    if (!card) { return; }
    event.preventDefault();
    shown(place);
    card.classList.add("here");
    placeIn(place);
  });

  // Keys work only while a finding has the focus, so that they are in nobody's way.
  document.getElementById("findings").addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const next = cards[cards.indexOf(event.target.closest(".card")) + step];
    if (next) { event.preventDefault(); go(next); }
  });
}
