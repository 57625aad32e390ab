// After a line is decided, the next open one is at hand. Everything works without this file.
"use strict";

let decided = null;
document.addEventListener("htmx:beforeRequest", (event) => { decided = event.target.closest(".change")?.id ?? null; });
document.addEventListener("htmx:afterSettle", () => {
  if (!decided) { return; }
  const line = document.getElementById(decided);
  decided = null;
  if (!line || line.querySelector("[aria-invalid]")) { line?.querySelector("[aria-invalid]")?.focus(); return; }
  const open = [...document.querySelectorAll(".change.open .yes")];
  const next = open.find((button) => line.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
  (next ?? document.querySelector("#standing button, #standing a"))?.focus({ preventScroll: false });
});
