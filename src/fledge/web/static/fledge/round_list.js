// Ticks in the list: a whole page, a stretch with Shift, and how many are chosen. Without this file each is ticked alone.
"use strict";

(() => {
  const form = document.getElementById("many");
  if (!form) { return; }
  const page = document.getElementById("tick-page");
  const all = form.querySelector("input[name=all]");
  const says = document.getElementById("many-says");
  const ticks = [...form.querySelectorAll("input[name=who]")];
  let last = null;

  const counted = () => {
    const many = ticks.filter((one) => one.checked).length;
    for (const one of ticks) { one.closest("tr").classList.toggle("ticked", one.checked || all.checked); }
    page.checked = many === ticks.length;
    page.indeterminate = many > 0 && many < ticks.length;
    says.textContent = all.checked ? "All found are chosen." : many ? `${many} chosen` : "";
  };

  page.hidden = false;
  page.addEventListener("change", () => { for (const one of ticks) { one.checked = page.checked; } counted(); });
  all.addEventListener("change", counted);
  form.addEventListener("click", (event) => {
    const here = ticks.indexOf(event.target);
    if (here < 0) { return; }
    if (event.shiftKey && last !== null) {
      const [from, to] = [Math.min(last, here), Math.max(last, here)];
      for (const one of ticks.slice(from, to + 1)) { one.checked = event.target.checked; }
    }
    last = here;
    counted();
  });
  window.addEventListener("pageshow", counted);
})();
