// Single keys on the card in focus; in a field they are letters. Everything works without this file.
"use strict";

const cards = [...document.querySelectorAll(".look")];
const hint = document.querySelector(".keys");
if (hint) { hint.hidden = false; }

// After a decision the next person is in focus, so that hands stay on the keys.
const landed = location.hash && document.querySelector(location.hash)?.closest(".look");
if (landed) { landed.focus(); }

const acts = {
  j: (at) => cards[Math.min(at + 1, cards.length - 1)].focus(),
  k: (at) => cards[Math.max(at - 1, 0)].focus(),
  b: (at) => choose(cards[at], "back"),
  s: (at) => choose(cards[at], "stands"),
  q: (at) => { const lines = cards[at].querySelector("details.lines"); if (lines) { lines.open = !lines.open; } },
  u: () => { const undo = document.querySelector("[data-undo]"); if (undo) { undo.form.requestSubmit(undo); } },
};

// The reason is asked for first; Enter then sends the answer that was chosen by its key.
function choose(card, answer) {
  const field = card.querySelector("input[name=reason]");
  if (!field) { return; }
  field.focus();
  card.dataset.answer = answer;
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.(".look");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.target.matches("input")) {
    if (event.key === "Escape") { delete card.dataset.answer; card.focus(); }
    if (event.key === "Enter") {
      event.preventDefault();
      const answer = card.dataset.answer;
      if (answer) { event.target.form.requestSubmit(card.querySelector(`button[value=${answer}]`)); }
      else { card.querySelector("button[value=back]").focus(); }
    }
    return;
  }
  if (event.target !== card || !Object.hasOwn(acts, event.key)) { return; }
  event.preventDefault();
  acts[event.key](cards.indexOf(card));
});
