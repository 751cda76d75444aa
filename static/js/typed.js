"use strict";

// Lose no typed word: ask before the clerk leaves a form with unsaved text, and send no form to a server that is away.
// A browser puts its error page in the place of a form that could not be sent, so "back" would not return to it.
// New toezeggingen have a draft (draft.js) and are left out.

const TYPED_FORM = "#content form[novalidate]:not([data-invoer])";
const AWAY = "De server is niet bereikbaar. Er is niets opgeslagen. Wat u invulde, staat hier nog: probeer het zo opnieuw.";

document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector(TYPED_FORM)) return;
  let isUnsaved = Boolean(document.querySelector(".errornote, .getypt, [data-onbewaard]"));
  let isSending = false;
  let isAsking = false;

  const notice = (event) => { if (event.target.closest(TYPED_FORM)) isUnsaved = true; };
  document.addEventListener("input", notice);
  document.addEventListener("change", notice);

  const isServerUp = () => fetch("/gezond/", { cache: "no-store" }).then((answer) => answer.ok, () => false);

  function say(form, text) {
    const told = form.querySelector(".onbereikbaar") || document.createElement("p");
    told.className = "onbereikbaar";
    told.setAttribute("role", "alert");
    (form.querySelector(".submit-row") || form).prepend(told);
    told.textContent = text;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.closest(".getypt")) isSending = true; // throws away on purpose
    if (isSending || event.defaultPrevented || !form.matches(TYPED_FORM)) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    isSending = await isServerUp();
    isAsking = false;
    if (isSending) form.requestSubmit(event.submitter);
    else say(form, AWAY);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved && !isSending) event.preventDefault();
  });
  window.addEventListener("pageshow", () => { isSending = false; });
});
