// Passkeys: the browser asks the person, and what it answers is sent with the form. Without this file, passwords and codes do.
"use strict";
(() => {
  const missing = document.querySelectorAll("[data-passkeys-missing]");
  if (!window.PublicKeyCredential) { return; }
  for (const words of missing) { words.hidden = true; }

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const asked = (options) => ({ ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) });
  const wanted = (options, alone) => ({
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: named(options.excludeCredentials),
    authenticatorSelection: {
      ...options.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      userVerification: alone ? "required" : "preferred",
    },
  });

  // What the browser answers, as text that the server reads.
  const told = (made) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) { response[part] = words(made.response[part]); }
    }
    if (made.response.getTransports) { response.transports = made.response.getTransports(); }
    return JSON.stringify({
      id: made.id, rawId: words(made.rawId), type: made.type, response,
      authenticatorAttachment: made.authenticatorAttachment ?? null,
      clientExtensionResults: made.getClientExtensionResults(),
    });
  };

  const options = async (form) => {
    if (form.dataset.passkey !== "fetch") { return JSON.parse(document.getElementById(form.dataset.passkey).textContent); }
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.json();
  };

  const ask = async (form) => {
    const given = await options(form);
    if ("new" in form.dataset) {
      return navigator.credentials.create({ publicKey: wanted(given.creation_options.publicKey, form.elements.passwordless.checked) });
    }
    return navigator.credentials.get({ publicKey: asked(given.request_options.publicKey) });
  };

  const failed = (form, error) => {
    const alert = form.querySelector(".alert[hidden], .alert:last-of-type");
    const known = error.name === "InvalidStateError";
    alert.textContent = known ? "This passkey is on the list already." : "That did not work, or you turned back. Try again, or sign in another way.";
    alert.hidden = false;
  };

  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("form[data-passkey] button")) { button.disabled = false; }
  });
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const button = form.querySelector("button");
      button.disabled = true;
      try {
        form.elements.credential.value = told(await ask(form));
        form.submit();
      } catch (error) {
        failed(form, error);
        button.disabled = false;
      }
    });
  }
})();
