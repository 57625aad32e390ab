// Switches count at once. Without this file the button "Count" does the same.
"use strict";

document.documentElement.classList.add("with-script");

// Back and forward ask the server for the page as it was, instead of a copy that scripts have changed.
if (window.htmx) { window.htmx.config.refreshOnHistoryMiss = true; }

// "Try it" moves the switch of its line, so that the switches always say what is counted.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[form=try][name=nice]");
  if (!button || !window.htmx) { return; }
  const line = [...document.querySelectorAll("#try input[name=nice]")].find((one) => one.value === button.value);
  if (!line) { return; }
  event.preventDefault();
  line.checked = true;
  line.dispatchEvent(new Event("change", { bubbles: true }));
  line.focus({ preventScroll: true });
});
