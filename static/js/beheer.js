"use strict";

// The pages also work without this script.

// Explain a deadline while the user types it.
function showDeadline(input) {
  const form = input.closest("form");
  const shown = (input.closest(".form-row") || input).parentNode.querySelector(".termijn, .field-deadline_explanation .readonly");
  const madeOn = form.querySelector("[name=made_on]");
  const debate = form.querySelector("[name=deadline_debate]");
  const day = (madeOn && madeOn.value) || form.dataset.gedaanOp;
  if (!shown || !day) return;
  const question = new URLSearchParams({ woorden: input.value, dag: day, debat: debate ? debate.value : "" });
  fetch("/beheer/termijn/?" + question)
    .then((answer) => answer.json())
    .then((answer) => {
      shown.textContent = answer.uitleg;
      shown.classList.toggle("fout", answer.fout);
    });
}

// Make each suggestion complete only the last of the names in the input.
function suggestLast(input) {
  const names = Array.from(input.list.options, (option) => option.value);
  const complete = () => {
    const at = Math.max(input.value.lastIndexOf(","), input.value.lastIndexOf(";"));
    const before = at < 0 ? "" : input.value.slice(0, at + 1) + " ";
    Array.from(input.list.options).forEach((option, index) => { option.value = before + names[index]; });
  };
  ["focus", "input"].forEach((event) => input.addEventListener(event, complete)); // inputs may share a list
}

// Enter clicks the first button of a form. In a group of fields with a button of its own, that button is meant.
function pressButtonOfGroup(first) {
  first.addEventListener("click", (event) => {
    const group = document.activeElement.closest("[data-enter]");
    if (!group) return;
    event.preventDefault();
    group.querySelector("[type=submit]").click();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-termijn]").forEach((input) => {
    let wait;
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(showDeadline, 250, input);
    });
  });
  document.querySelectorAll("[data-meer]").forEach(suggestLast);
  document.querySelectorAll("form > button.visually-hidden[type=submit]").forEach(pressButtonOfGroup);
});
