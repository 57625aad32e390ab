// What pages do beyond links and forms. Everything works without this file; it only saves time.
"use strict";

// htmx sends the token of the page's own form, and shows problems that come with an error status.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// The menu is always open beside the page on wide screens.
const menu = document.querySelector("details.menu");
if (menu) {
  const wide = window.matchMedia("(min-width: 60rem)");
  const settle = () => { menu.open = wide.matches; };
  wide.addEventListener("change", settle);
  settle();
}

// A form is sent once; the button says that it is on its way.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && !event.target.hasAttribute("hx-post") && !event.target.hasAttribute("hx-get")) {
    setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); }, 0);
  }
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-busy]")) { button.disabled = false; button.removeAttribute("aria-busy"); }
});

// Copy buttons.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) { return; }
  const from = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(from.value ?? from.textContent).then(() => { button.textContent = "Copied"; });
});

// Tooltips close on Escape (WCAG 1.4.13).
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement?.matches(".said-number")) { document.activeElement.blur(); }
});
