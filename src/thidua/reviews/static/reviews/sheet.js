// The marking sheet under the hands: arrows and Enter move, a block copied from Excel fills it, one box takes the reasons.
// Without this file the sheet is filled cell by cell and saved with its button.
(function () {
  "use strict";

  var current = null;

  function cells(row) {
    return Array.from(row.querySelectorAll("td.in input:not([type=hidden])"));
  }

  function place(field) {
    var row = field.closest("tr");
    var rows = Array.from(row.parentElement.rows).filter(function (one) { return cells(one).length; });
    return { rows: rows, line: rows.indexOf(row), column: cells(row).indexOf(field) };
  }

  function go(field) {
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  }

  function move(field, down) {
    var at = place(field), next = at.rows[at.line + down];
    return next ? go(cells(next)[at.column]) : false;
  }

  // Left and right leave a cell only from its edge: within a figure they move between its digits.
  function aside(field, step) {
    var fields = cells(field.closest("tr")), next = fields[fields.indexOf(field) + step];
    var isAtEdge = step > 0 ? field.selectionEnd === field.value.length : field.selectionStart === 0;
    var isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    return (isAtEdge || isWhole) && go(next);
  }

  function changed(field) {
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Each line is sent once, whatever the number of its cells that were pasted.
  function paste(field, block) {
    var at = place(field);
    block.forEach(function (values, down) {
      var row = at.rows[at.line + down];
      if (!row) return;
      var fields = cells(row);
      values.forEach(function (text, right) {
        var target = fields[at.column + right];
        if (target) { target.value = text.trim(); compare(target); }
      });
      if (fields[at.column]) changed(fields[at.column]);
    });
  }

  // What the step before has given, once it is shown; the first step has none before it.
  function before(field) {
    var cell = field.closest("td"), text = cell.classList.contains("g") ? "" : cell.previousElementSibling.textContent.trim();
    return /^[\d,]+$/.test(text) ? text : "";
  }

  // Another mark than the step before: seen at once, and the reason is asked for beside it.
  function compare(field) {
    var given = before(field);
    field.closest("td").classList.toggle("is-diff", Boolean(given && field.value && given !== field.value));
  }

  function choose(field) {
    var box = document.querySelector("[data-note]"), told = document.querySelector("[data-note-of]");
    current = field;
    if (!box || !told) return;
    told.textContent = field.dataset.of + (before(field) ? ": bước trước chấm " + before(field) : "");
    box.disabled = false;
    box.value = field.parentElement.querySelector("[data-note-field]").value;
  }

  function isCell(field) {
    return field.matches && field.matches(".td-sheet td.in input:not([type=hidden])");
  }

  document.addEventListener("focusin", function (event) { if (isCell(event.target)) choose(event.target); });

  document.addEventListener("change", function (event) {
    if (isCell(event.target)) compare(event.target);
    if (!event.target.matches("[data-note]") || !current) return;
    var kept = current.parentElement.querySelector("[data-note-field]");
    kept.value = event.target.value;
    changed(kept);
  });

  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (!isCell(field) || event.altKey || event.ctrlKey || event.metaKey) return;
    var isDone = false;
    if (event.key === "Enter") { isDone = true; move(field, event.shiftKey ? -1 : 1); }
    if (event.key === "ArrowDown") { isDone = true; move(field, 1); }
    if (event.key === "ArrowUp") { isDone = true; move(field, -1); }
    if (event.key === "ArrowRight") isDone = aside(field, 1);
    if (event.key === "ArrowLeft") isDone = aside(field, -1);
    if (isDone) event.preventDefault();
  });

  document.addEventListener("paste", function (event) {
    if (!isCell(event.target)) return;
    var text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    var block = text.split("\n").map(function (line) { return line.split("\t"); });
    if (block.length === 1 && block[0].length === 1) return;
    event.preventDefault();
    paste(event.target, block);
  });

  // A line says what became of it: being saved, or lost and still only on this page; the bar below sends it again.
  function lineOf(target) {
    return target && target.closest ? target.closest(".td-sheet tbody tr") : null;
  }

  function say(row, words, isFault) {
    var place = row.querySelector("th [role='status']"), said = document.createElement("span");
    if (isFault) said.className = "td-fault";
    said.textContent = words;
    place.replaceChildren(said);
  }

  document.addEventListener("htmx:beforeRequest", function (event) {
    var row = lineOf(event.detail.elt);
    if (row) say(row, "Đang lưu…", false);
  });

  document.addEventListener("htmx:afterRequest", function (event) {
    var row = lineOf(event.detail.elt);
    if (!row) return;
    row.classList.toggle("is-unsaved", !event.detail.successful);
    if (!event.detail.successful) say(row, "Chưa lưu", true);
    // The marks of the step before came with the answer: only now, once they stand there, can the two be compared.
    window.setTimeout(function () { cells(row).forEach(compare); }, 50);
  });

  window.addEventListener("beforeunload", function (event) {
    if (document.querySelector(".td-sheet tr.is-unsaved")) event.preventDefault();
  });

  // To the first cell that is empty.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href='#o-thieu']");
    var empty = link && document.querySelector(".td-sheet td.in input:placeholder-shown");
    if (empty) { event.preventDefault(); go(empty); }
  });

  document.querySelectorAll(".td-sheet td.in input:not([type=hidden])").forEach(compare);
})();
