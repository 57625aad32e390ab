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

// On narrow screens a bar of tabs begins at the tab where one is.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const bar = tab.closest(".tabs");
  bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
}

// What a number rests on is shown whole: no table cuts it off, and it stays on the screen.
const placed = (event) => {
  const number = event.target.closest?.(".said-number");
  const says = number?.querySelector("[role=tooltip]");
  if (!says) { return; }
  says.classList.add("placed");
  const from = number.getBoundingClientRect();
  const own = says.getBoundingClientRect();
  const below = from.bottom + 5;
  says.style.top = `${below + own.height > window.innerHeight && from.top > own.height ? from.top - own.height - 5 : below}px`;
  says.style.left = `${Math.max(8, Math.min(from.left, document.body.getBoundingClientRect().right - own.width - 8))}px`;
};
document.addEventListener("mouseover", placed);
document.addEventListener("focusin", placed);
document.addEventListener("scroll", () => {
  for (const says of document.querySelectorAll(".said-number:is(:hover, :focus) [role=tooltip].placed")) { placed({ target: says }); }
}, { capture: true, passive: true });

// Tooltips close on Escape (WCAG 1.4.13).
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement?.matches(".said-number")) { document.activeElement.blur(); }
});
