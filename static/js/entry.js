"use strict";

// Nieuwe toezeggingen: rows appear as needed, cells are explained while the clerk types, a pasted list fills the rows.
// The page also works without this script.

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-invoer]");
  if (!form) return;
  const address = form.dataset.invoer;
  const body = form.querySelector("tbody");
  const template = form.querySelector("template");
  const total = form.querySelector("[name=rij-TOTAL_FORMS]");
  const most = Number(form.querySelector("[name=rij-MAX_NUM_FORMS]").value);
  const questions = new Set(); // answers that have not come yet

  const rows = () => Array.from(body.querySelectorAll("[data-rij]"));
  const cell = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const shared = (name) => form.querySelector(`[name=${name}]`);
  const isEmpty = (row) => ["text", "recipients", "deadline_words", "post"].every((name) => !cell(row, name).value.trim());

  function ask(path, parts, method = "GET") {
    const data = new URLSearchParams(parts);
    const post = { method, body: data, headers: { Accept: "application/json", "X-CSRFToken": shared("csrfmiddlewaretoken").value } };
    const asked = fetch(address + path + (method === "GET" ? "?" + data : ""), { redirect: "manual", ...(method === "GET" ? {} : post) })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null)
      .finally(() => questions.delete(asked));
    questions.add(asked);
    return asked;
  }

  function addRow() {
    const nr = rows().length;
    if (nr >= most) return null;
    const made = document.createElement("tbody");
    made.innerHTML = template.innerHTML.replaceAll("__prefix__", nr).replaceAll("__nr__", nr + 1);
    const row = made.querySelector("[data-rij]");
    body.append(row);
    total.value = nr + 1;
    row.querySelectorAll("[data-meer]").forEach((input) => suggestLast(input)); // of beheer.js
    return row;
  }

  function keepOneEmpty() {
    const last = rows().at(-1);
    if (last && !isEmpty(last)) addRow();
  }

  function put(row, name, value) {
    const input = cell(row, name);
    if (input.value === value) return;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Show what the cells mean. A deadline that is shown and understood counts as seen when the clerk saves.
  function showMeaning(row, told) {
    const shown = row.querySelector(".dag");
    shown.textContent = told.uitleg;
    shown.classList.toggle("fout", told.fout);
    if (told.is_uitgelegd && !told.fout) cell(row, "explained").value = cell(row, "deadline_words").value;
    for (const name of ["recipients", "post"]) {
      const input = cell(row, name);
      const list = input.parentNode.querySelector(".errorlist");
      if (list) list.remove();
      input.toggleAttribute("aria-invalid", false);
      if (!told.fouten[name]) continue;
      const wrong = document.createElement("ul");
      wrong.className = "errorlist";
      wrong.setAttribute("role", "status");
      wrong.append(Object.assign(document.createElement("li"), { textContent: told.fouten[name] }));
      input.parentNode.prepend(wrong);
      input.setAttribute("aria-invalid", "true");
    }
  }

  async function check(row) {
    const asked = { debat: shared("debate").value, aan: cell(row, "recipients").value, termijn: cell(row, "deadline_words").value, door: cell(row, "post").value, boven: shared("post").value };
    const told = await ask("rij/", asked);
    if (told && asked.termijn === cell(row, "deadline_words").value) showMeaning(row, told);
  }

  // Show which earlier toezeggingen the rows resemble. What is shown counts as seen, unless the clerk is saving already.
  const alikeStatus = form.querySelector("[data-lijkt-op-gezegd]");
  let isSaving = false;
  let comparing;
  async function compare() {
    const texts = rows().map((row) => cell(row, "text").value);
    if (isSaving || !texts.some(Boolean)) return;
    const told = await ask("lijkt-op/", new FormData(form), "POST");
    if (!told || isSaving) return;
    told.rijen.forEach(({ keuzes, getoond }, nr) => {
      const row = rows()[nr];
      if (!row || cell(row, "text").value !== texts[nr]) return;
      const box = row.querySelector("[data-lijkt-op]");
      if (box.contains(document.activeElement)) return; // the clerk is choosing
      if (keuzes && !box.innerHTML.trim()) alikeStatus.textContent = `Rij ${nr + 1} lijkt op een eerdere toezegging.`;
      if (keuzes || box.innerHTML) box.innerHTML = keuzes;
      cell(row, "compared").value = getoond;
    });
  }
  function compareSoon() {
    clearTimeout(comparing);
    comparing = setTimeout(compare, 700);
  }

  function fill(row, found) {
    for (const name of ["text", "recipients", "deadline_words", "post"]) if (name in found) put(row, name, found[name]);
    cell(row, "read").value = found.read || "";
    cell(row, "unclear").value = found.unclear || "";
    const mark = row.querySelector("[data-nakijken]");
    mark.hidden = !found.unclear;
    mark.querySelector("span").textContent = found.unclear || "";
    if ("uitleg" in found) showMeaning(row, found);
  }

  // Move the member and the deadline out of a typed line to cells that are empty; if one is not, the line stays as it is.
  async function split(row) {
    const text = cell(row, "text").value;
    if (!text.trim() || cell(row, "read").value) return;
    const told = await ask("lijst/", { regel: text, debate: shared("debate").value, post: shared("post").value, door: cell(row, "post").value }, "POST");
    if (!told || told.rijen.length !== 1 || text !== cell(row, "text").value) return;
    const [found] = told.rijen;
    const cells = ["recipients", "deadline_words", "post"].filter((name) => found[name] && cell(row, name).value !== found[name]);
    cell(row, "read").value = "1";
    if (cells.some((name) => cell(row, name).value.trim())) return;
    fill(row, Object.fromEntries([...cells, "text", "read", "unclear"].map((name) => [name, found[name]])));
    await check(row);
  }

  function showLeft(name, text) {
    const area = shared(name);
    area.value = [area.value.trim(), text].filter(Boolean).join("\n");
    area.closest(".form-row").hidden = false;
    area.closest("details").open = true;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Fill rows with a pasted list, from this row on. What cannot be read stays in the box of the list.
  async function takeOver(pasted, start) {
    const told = await ask("lijst/", { lijst: pasted, debate: shared("debate").value, post: shared("post").value }, "POST");
    if (!told || !told.rijen.length) return showLeft("list", pasted);
    let row = start;
    told.rijen.forEach((found, at) => {
      while (row && !isEmpty(row)) row = row.nextElementSibling;
      row = row || addRow();
      if (row) fill(row, found);
      else showLeft("rest", [found.text, found.recipients, found.deadline_words, found.post].filter(Boolean).join(" "));
      if (at === told.rijen.length - 1 && row) cell(row, "text").focus();
    });
    if (told.rest) showLeft("rest", told.rest);
    keepOneEmpty();
  }

  async function showDebate() {
    const told = await ask("debat/", { debat: shared("debate").value });
    if (!told) return;
    if (told.nummer) shared("debate").value = told.nummer; // a title is typed, the number counts
    const shown = form.querySelector("[data-debat]");
    shown.textContent = told.fout || told.naam;
    shown.classList.toggle("fout", Boolean(told.fout));
    if (told.klad && told.klad !== shared("draft").value) {
      const link = Object.assign(document.createElement("a"), { href: told.klad_adres, textContent: "Verder gaan" });
      shown.append(` U was hier bezig: ${told.klad_tekst}. `, link);
    }
    const options = told.bewindslieden.map(([title, holder]) => Object.assign(document.createElement("option"), { value: title, textContent: holder }));
    document.getElementById("bewindslieden").replaceChildren(...options);
    if (told.gedaan_door && !shared("post").value) shared("post").value = told.gedaan_door;
    rows().filter((row) => !isEmpty(row)).forEach(check);
    compareSoon();
  }

  const waiting = new Map(); // rows that are checked once the clerk pauses
  function checkNow(row) {
    clearTimeout(waiting.get(row));
    waiting.delete(row);
    check(row);
  }

  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-rij]");
    if (!row) return;
    keepOneEmpty();
    if (/-deadline_words$/.test(event.target.name)) row.querySelector("[data-voorbij]").replaceChildren(); // the tick was about other words
    if (/-(text|post)$/.test(event.target.name)) compareSoon();
    if (!/-(recipients|deadline_words|post)$/.test(event.target.name)) return;
    clearTimeout(waiting.get(row));
    waiting.set(row, setTimeout(checkNow, 250, row));
  });
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-rij]");
    if (event.target === shared("debate")) showDebate();
    else if (event.target === shared("post")) rows().filter((one) => cell(one, "post").value).forEach(check);
    else if (row && /-text$/.test(event.target.name)) split(row);
    else if (row && waiting.has(row)) checkNow(row);
  });
  form.addEventListener("paste", (event) => {
    const row = event.target.closest("[data-rij]");
    const pasted = event.clipboardData.getData("text/plain");
    const isList = event.target === shared("list") || (row && /-text$/.test(event.target.name) && /\S\s*[\n\t]\s*\S/.test(pasted));
    if (!isList || !pasted.trim()) return;
    event.preventDefault();
    takeOver(pasted, row || rows()[0]);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const row = event.target.closest("[data-rij]");
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      event.target.blur(); // so that the last cell is read
      form.requestSubmit(form.querySelector("[name=_opslaan]"));
    } else if (row && !event.shiftKey && event.target.matches("textarea, input")) {
      event.preventDefault();
      const next = row.nextElementSibling || addRow();
      if (next) cell(next, "text").focus();
    } else if (event.target === shared("debate") || event.target === shared("post")) {
      event.preventDefault();
      const asksOffice = event.target === shared("debate") && !shared("post").value;
      (asksOffice ? shared("post") : cell(rows().find(isEmpty) || rows()[0], "text")).focus();
    }
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[name=_wis], [name=_meer], [name=_lijst]");
    if (!button) return;
    if (button.name === "_lijst" && !shared("list").value.trim()) return;
    event.preventDefault();
    if (button.name === "_wis") {
      const row = button.closest("[data-rij]");
      row.querySelector("[data-lijkt-op]").replaceChildren();
      fill(row, { text: "", recipients: "", deadline_words: "", post: "", uitleg: "", fout: false, fouten: {} });
      cell(row, "text").focus();
    } else if (button.name === "_meer") {
      for (let more = 0; more < 5; more += 1) addRow();
    } else {
      const pasted = shared("list").value;
      shared("list").value = "";
      takeOver(pasted, rows()[0]);
    }
  });
  // Save only when every answer is in, so that nothing is saved that the clerk did not see.
  form.addEventListener("submit", (event) => {
    isSaving = event.submitter && ["_opslaan", "_publiceren"].includes(event.submitter.name);
    Array.from(waiting.keys(), checkNow);
    if (!isSaving || !questions.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    Promise.all(questions).then(() => form.requestSubmit(event.submitter));
  });

  window.addEventListener("pageshow", () => { isSaving = false; });

  form.querySelector(".toetsen").hidden = false;
  keepOneEmpty();
  const problems = document.getElementById("fouten");
  if (problems) problems.focus();
  if (problems || document.activeElement !== document.body) return;
  const first = shared("debate").value ? (shared("post").value ? cell(rows().find(isEmpty) || rows()[0], "text") : shared("post")) : shared("debate");
  first.focus();
});
