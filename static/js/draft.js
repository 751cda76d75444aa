"use strict";

// Save a draft while the clerk types. If that fails, keep trying and say so; warn before leaving only while unsaved.

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-invoer]");
  if (!form) return;
  const PAUSE = 2000; // milliseconds after the last key
  const AGAIN = 5000; // milliseconds after a failure
  const told = form.querySelector("[data-bewaard]");
  const field = (name) => form.querySelector(`[name=${name}]`);
  let isUnsaved = false;
  let isLeaving = false;
  let timer;
  let saving = null;

  const say = (text) => { if (told.textContent !== text) told.textContent = text; };

  function sayLoggedOut() {
    if (told.querySelector("a")) return;
    const link = Object.assign(document.createElement("a"), { href: "/beheer/login/?next=/beheer/", target: "_blank", textContent: "Log in op een ander tabblad" });
    told.replaceChildren("U bent uitgelogd. Wat u typte, staat hier nog. ", link, "; daarna bewaren we het vanzelf.");
  }

  async function send() {
    isUnsaved = false; // what is typed from now on is not in this save
    const address = form.dataset.invoer + "klad/";
    const asked = { redirect: "manual", headers: { Accept: "application/json" } };
    const answer = await fetch(address, { ...asked, method: "POST", keepalive: document.hidden, body: new URLSearchParams(new FormData(form)) });
    if (answer.ok) return answer.json();
    isUnsaved = true;
    if (answer.type !== "opaqueredirect" && answer.status !== 403) throw new Error(answer.status);
    const renewed = await fetch(address, asked); // a new log-in makes the token of the form invalid
    if (!renewed.ok) return sayLoggedOut();
    const { csrf } = await renewed.json();
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = csrf; });
    return null;
  }

  async function save() {
    clearTimeout(timer);
    if (saving || !isUnsaved || isLeaving) return saving;
    saving = send().then((kept) => {
      if (!kept) return;
      field("csrfmiddlewaretoken").value = kept.csrf;
      if (!kept.klad) return;
      field("draft").value = kept.klad;
      field("draft_version").value = kept.versie;
      say(`Bewaard als klad om ${kept.bewaard}.`);
    }).catch(() => {
      isUnsaved = true;
      say("Nog niet bewaard: de server is niet bereikbaar. We proberen het opnieuw; laat deze pagina open.");
    }).finally(() => {
      saving = null;
      if (isUnsaved && !isLeaving) timer = setTimeout(save, AGAIN);
    });
    return saving;
  }

  form.addEventListener("input", () => {
    isUnsaved = true;
    if (saving) return;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  // The form holds everything, so it is saved as it is; a save that is under way must end first, or its draft would stay.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!saving) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    saving.finally(() => form.requestSubmit(event.submitter));
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved && !isLeaving) event.preventDefault();
  });
  window.addEventListener("pageshow", () => { isLeaving = false; });
});
