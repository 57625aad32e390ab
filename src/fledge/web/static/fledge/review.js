// One applicant: keys, and requirements that mark their lines. Links and forms do the same without this file.
"use strict";

const told = document.getElementById("told");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const keysOff = document.getElementById("keys-off");
const OFF = "fledge-review-keys-off";

// A requirement marks its lines while it is pointed at or has the focus.
function marked(need) {
  for (const one of document.querySelectorAll(".text-lines .here")) { one.classList.remove("here"); }
  if (!need) { return; }
  const lines = need.dataset.lines ? need.dataset.lines.split(" ").map((n) => document.getElementById(`line-${n}`)).filter(Boolean) : [];
  for (const line of lines) { line.classList.add("here"); }
  return lines;
}

function inSight(line) {
  const box = line.closest(".text-lines");
  if (getComputedStyle(box.parentElement).position !== "sticky") { return; }
  const top = line.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTo({ top: top - box.clientHeight / 3, behavior: calm.matches ? "auto" : "smooth" });
}

for (const need of document.querySelectorAll(".need")) {
  need.addEventListener("mouseenter", () => marked(need));
  need.addEventListener("focusin", () => {
    const lines = marked(need);
    if (lines.length) { inSight(lines[0]); }
    told.textContent = lines.length ? `Lines ${need.dataset.lines.split(" ").join(", ")} are marked in the papers` : "No line of the papers is quoted for it";
  });
}

// Keys: never with a modifier, never while somebody writes or chooses in a field.
const writes = (place) => place.closest("input, textarea, select, [contenteditable]");
const isOff = () => localStorage.getItem(OFF) === "1";

function opened(id, field) {
  const details = document.getElementById(id);
  if (!details) { return; }
  for (const other of document.querySelectorAll(".decide details[open]")) { if (other !== details) { other.open = false; } }
  details.open = true;
  (field ? details.querySelector(field) : details.querySelector("summary")).focus();
}

const does = {
  j: () => document.getElementById("after")?.click(),
  k: () => document.getElementById("before")?.click(),
  s: () => document.getElementById("after")?.click(),
  a: () => document.querySelector("#move button")?.click(),
  u: () => document.getElementById("undo")?.click(),
  r: () => opened("reject", "select"),
  n: () => document.getElementById("note")?.focus(),
  t: () => document.getElementById("tag")?.focus(),
  "?": () => { const keys = document.getElementById("keys"); if (keys?.open) { keys.open = false; } else { opened("keys"); } },
};
does.arrowright = does.j;
does.arrowleft = does.k;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector(".decide details[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); } else if (writes(event.target)) { event.target.blur(); }
    return;
  }
  const act = does[event.key.toLowerCase()];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) { return; }
  if (isOff() && event.key !== "?") { return; }
  // Within the text the arrows scroll sideways.
  if (event.key.startsWith("Arrow") && event.target.closest(".text-lines")) { return; }
  event.preventDefault();
  act();
});

if (keysOff) {
  const say = () => { keysOff.textContent = isOff() ? "Turn keys on" : "Turn keys off"; };
  keysOff.hidden = false;
  say();
  keysOff.addEventListener("click", () => { localStorage.setItem(OFF, isOff() ? "0" : "1"); say(); });
}

// Whoever came by a key hears whom they look at now; Tab goes on from the head of the page.
if (document.referrer.includes("/round/review/") && !location.hash && document.activeElement === document.body) {
  const who = document.getElementById("who");
  who.tabIndex = -1;
  who.focus({ preventScroll: true });
}
