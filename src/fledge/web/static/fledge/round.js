// Cards of the board by mouse and by keyboard. Without this file each card has a small form that does the same.
"use strict";

(() => {
  const says = document.getElementById("board-says");
  const token = document.querySelector("#board-token input[name=csrfmiddlewaretoken]")?.value;
  let held = null; // {card, at}: who is picked up by keyboard, and the number of the lane aimed at
  let dragged = null;

  const part = () => document.getElementById("board-part");
  const lanes = () => [...part().querySelectorAll(".lane")];
  const say = (words) => { says.textContent = ""; setTimeout(() => { says.textContent = words; }, 50); };
  const aim = (lane) => { for (const one of lanes()) { one.classList.toggle("aimed", one === lane); } };

  const ready = () => {
    for (const card of part().querySelectorAll(".person")) {
      card.draggable = true;
      const grip = card.querySelector(".grip");
      if (grip) { grip.hidden = false; }
    }
  };

  const formOf = (card) => card.querySelector(".move-to form");

  const focused = (number, stage) => {
    const grip = part().querySelector(`.person[data-applicant="${number}"] .grip`);
    (grip ?? document.getElementById(`lane-${stage}`))?.focus();
  };

  // Put somebody into a stage. What the server says stands: the board comes back as it is now.
  const put = async (card, lane) => {
    const stage = lane.dataset.stage;
    const { applicant: number, name } = card.dataset;
    const form = formOf(card);
    if (stage === "rejected") {
      say(`Why ${name} is rejected is asked for first.`);
      window.location.assign(form.action.replace(/move\/$/, "reject/"));
      return;
    }
    card.setAttribute("aria-busy", "true");
    const sent = new URLSearchParams({ csrfmiddlewaretoken: token, edition: card.dataset.edition, to: stage });
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: sent, headers: { "HX-Request": "true" } });
    } catch {
      card.removeAttribute("aria-busy");
      say("The server did not answer; nobody was moved.");
      return;
    }
    const words = await answer.text();
    if (answer.ok && words.includes('id="board-part"')) {
      swapped(words);
      say(part().dataset.said);
      focused(number, stage);
    } else {
      await told(words, number);
    }
  };

  const swapped = (words) => {
    const made = new DOMParser().parseFromString(words, "text/html").getElementById("board-part");
    part().replaceWith(made);
    window.htmx?.process(made);
    ready();
  };

  // Somebody was quicker: what went wrong stands above the board as it is now.
  const told = async (words, number) => {
    const problem = new DOMParser().parseFromString(words, "text/html").querySelector(".alert");
    const now = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    if (now.ok) { swapped(await now.text()); }
    if (problem) { part().prepend(problem); }
    say(problem?.textContent.trim() ?? "Nobody was moved.");
    focused(number, "applied");
  };

  // --- keyboard

  const pickUp = (card) => {
    const all = lanes();
    held = { card, at: all.indexOf(card.closest(".lane")) };
    card.classList.add("held");
    card.querySelector(".grip").setAttribute("aria-pressed", "true");
    aim(all[held.at]);
    say(`${card.dataset.name} is picked up from ${all[held.at].dataset.says}. Left and right choose a stage.`);
  };

  const letGo = () => {
    if (!held) { return; }
    held.card.classList.remove("held");
    held.card.querySelector(".grip")?.setAttribute("aria-pressed", "false");
    held = null;
    aim(null);
  };

  const step = (by) => {
    const all = lanes();
    held.at = Math.min(Math.max(held.at + by, 0), all.length - 1);
    aim(all[held.at]);
    all[held.at].scrollIntoView({ block: "nearest", inline: "nearest" });
    say(`${all[held.at].dataset.says}, ${all[held.at].querySelector(".count").textContent.trim()} there.`);
  };

  const drop = () => {
    const { card, at } = held;
    const lane = lanes()[at];
    letGo();
    if (lane === card.closest(".lane")) {
      say(`${card.dataset.name} stays in ${lane.dataset.says}.`);
    } else {
      put(card, lane);
    }
  };

  document.addEventListener("keydown", (event) => {
    const grip = event.target.closest?.(".grip");
    if (!grip) { return; }
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 0, ArrowDown: 0 };
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (event.repeat) { return; }
      if (held) { drop(); } else { pickUp(grip.closest(".person")); }
    } else if (held && event.key in steps) {
      event.preventDefault();
      step(steps[event.key]);
    } else if (held && event.key === "Escape") {
      const { card } = held;
      letGo();
      say(`${card.dataset.name} stays where they are.`);
    }
  });
  document.addEventListener("focusout", (event) => { if (held && event.target.closest?.(".grip")) { letGo(); } });

  // --- mouse

  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.(".person");
    if (!card) { return; }
    dragged = card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset.name);
    card.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const lane = event.target.closest?.(".lane");
    if (!dragged || !lane) { return; }
    event.preventDefault();
    aim(lane);
  });
  document.addEventListener("drop", (event) => {
    const lane = event.target.closest?.(".lane");
    if (!dragged || !lane) { return; }
    event.preventDefault();
    if (lane !== dragged.closest(".lane")) { put(dragged, lane); }
  });
  document.addEventListener("dragend", () => { dragged?.classList.remove("dragged"); dragged = null; aim(null); });

  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
