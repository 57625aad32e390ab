// Interviews: numbers by key, the browser's time zone said plainly. All of it works without this file.
"use strict";

// 1 to 5 rate the answer in which the focus is, unless somebody writes.
const scorecard = document.getElementById("card");
if (scorecard) {
  scorecard.querySelector(".keys-hint").hidden = false;
  scorecard.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-5]$/.test(event.key) || event.target.closest("textarea")) { return; }
    const choice = event.target.closest("fieldset")?.querySelector(`input[type=radio][value="${event.key}"]`);
    if (choice) { event.preventDefault(); choice.focus(); choice.checked = true; choice.dispatchEvent(new Event("change", { bubbles: true })); }
  });
}

// Where the browser is.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const asked = document.getElementById("id_zone");
if (asked && zone) {
  const isNew = !document.querySelector("input[name=edition]") && !document.querySelector(".wrong");
  const before = asked.value;
  if (isNew) { asked.value = zone; }
  const says = document.getElementById("zone-said");
  const tell = () => { says.textContent = asked.value === zone ? `The time is on your own clock, ${zone}.` : `The time is on the clock of ${asked.value}; yours is ${zone}.`; };
  asked.addEventListener("input", tell);
  if (before || isNew) { tell(); }
}

// Times of another zone, on the clock of whoever looks.
for (const one of document.querySelectorAll(".here[data-at]")) {
  const at = new Date(one.dataset.at);
  const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at);
  if (zone && !clock.endsWith(one.dataset.clock)) {
    one.textContent = `${clock} where you are, ${zone}`;
  }
}
