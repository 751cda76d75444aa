"use strict";

// Keys of the letter page: j and k go through the rows, one key per choice, ? shows the keys. The page works without.
// Keys do nothing while the user types text, and can be switched off: speech input may send stray letters.

const COOKIE = "toetsen=uit";
const FIELDS = "textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=submit])";

// Choose the sentence that the user selects in the letter as the passage of the toezegging to add.
function followSelection(letter, select, say) {
  const plain = (text) => text.replace(/[^\p{L}]/gu, "");
  letter.addEventListener("pointerup", () => {
    const chosen = plain(String(getSelection()));
    if (chosen.length < 12) return;
    const fits = (option) => {
      const sentence = plain(option.dataset.zin || "");
      return sentence && (sentence.includes(chosen) || chosen.includes(sentence));
    };
    const found = Array.from(select.options).find(fits);
    if (!found) return;
    select.value = found.value;
    say(`Passage gekozen: ${found.text}`);
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const help = document.querySelector("dialog.toetsen");
  const heard = document.querySelector(".gehoord");
  const rows = Array.from(document.querySelectorAll(".rij"));
  if (!help || !heard) return;
  const off = help.querySelector("[name=toetsen-uit]");
  off.checked = document.cookie.split("; ").includes(COOKIE);
  off.addEventListener("change", () => {
    document.cookie = `${COOKIE}; path=/beheer/; samesite=lax; max-age=${off.checked ? 31536000 : 0}`;
  });
  const opener = document.querySelector(".toon-toetsen");
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
  document.querySelectorAll("[data-toets]").forEach((target) => {
    if (target.type === "submit") target.setAttribute("aria-keyshortcuts", target.dataset.toets);
  });

  let at = -1;
  const say = (text) => { heard.textContent = text; };
  followSelection(document.querySelector(".brieftekst"), document.querySelector("[name=erbij-passage]"), say);
  const titleOf = (row) => row.querySelector("h3").textContent.split(",")[0].trim();
  const go = (step) => {
    if (!rows.length) return;
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at].tabIndex = -1;
    rows[at].focus();
    rows[at].scrollIntoView({ block: "nearest" });
    say(`${at + 1} van ${rows.length}: ${titleOf(rows[at])}`);
  };
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".rij");
    if (row) at = rows.indexOf(row);
  });
  const choose = (key) => {
    const row = rows[at];
    const input = row && row.querySelector(`[data-toets="${key}"]`);
    if (!input) return false;
    if (input.type === "text") {
      input.focus();
      return true;
    }
    if (!input.matches("input")) {
      input.click();
      return true;
    }
    if (input.type === "checkbox") input.checked = !input.checked;
    else input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const label = input.labels[0].textContent.trim();
    const line = row.querySelector(`.gevolg li[data-keuze="${input.value}"]`);
    say(line ? line.textContent : `${label}: ${input.checked ? "ja" : "nee"}`);
    const asked = ["deels-voldaan", "uitstel"].includes(input.value) && Array.from(row.querySelectorAll("textarea, input[type=text]"))
      .find((field) => field.offsetParent && !field.value);
    if (asked) asked.focus();
    return true;
  };
  const press = (key) => {
    const button = document.querySelector(`[type=submit][data-toets="${key}"]`);
    if (!button) return false;
    button.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || help.open) return;
    if (event.target.closest(FIELDS)) {
      if (event.key === "Escape" && at >= 0) go(0);
      return;
    }
    const isDone = event.key === "?" ? !help.showModal() : !off.checked && (
      event.key === "j" ? !go(1) : event.key === "k" ? !go(-1) : choose(event.key) || press(event.key));
    if (isDone) event.preventDefault();
  });
});
