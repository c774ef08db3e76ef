// The evaluation sheet under the hands: arrows and Enter move between cells, a block copied from Excel fills them.
// Without this file the sheet is filled cell by cell and saved with its button.
(function () {
  "use strict";

  // What schools write for a grade, folded: full names and the usual abbreviations.
  var GRADES = {
    "hoan thanh xuat sac nhiem vu": "excellent", "hoan thanh xuat sac": "excellent", "xuat sac": "excellent", "htxsnv": "excellent", "htxs": "excellent",
    "hoan thanh tot nhiem vu": "good", "hoan thanh tot": "good", "tot": "good", "httnv": "good", "htt": "good",
    "hoan thanh nhiem vu": "completed", "hoan thanh": "completed", "htnv": "completed", "ht": "completed",
    "khong hoan thanh nhiem vu": "failed", "khong hoan thanh": "failed", "khtnv": "failed", "kht": "failed",
    "khong xep loai": "ungraded", "kxl": "ungraded"
  };

  function fold(text) {
    var bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
    return bare.replace(/\s+/g, " ").trim();
  }

  // In the order of the columns; the reason stands under its grade and comes last, as in a block from Excel.
  function cells(row) {
    var found = Array.from(row.querySelectorAll("td select, td input:not([type=hidden])"));
    return found.filter(function (one) { return !one.matches("select + input"); })
      .concat(found.filter(function (one) { return one.matches("select + input"); }));
  }

  function place(field) {
    var row = field.closest("tr");
    var rows = Array.from(row.parentElement.rows);
    return { rows: rows, line: rows.indexOf(row), column: cells(row).indexOf(field) };
  }

  function move(field, down) {
    var at = place(field);
    var line = at.line + down;
    // The own line is read, not written: the hands go past it.
    while (at.rows[line] && cells(at.rows[line])[at.column].disabled) line += down;
    if (!at.rows[line]) return;
    var target = cells(at.rows[line])[at.column];
    target.focus();
    if (target.select) target.select();
  }

  // A text that is no grade is left as it was: the cell stays hatched and is seen.
  // Left and right leave a cell only from its edge: within a figure they move between its digits.
  function aside(field, step) {
    var fields = cells(field.closest("tr")), next = fields[fields.indexOf(field) + step];
    var isAtEdge = step > 0 ? field.selectionEnd === field.value.length : field.selectionStart === 0;
    if (!next || !isAtEdge) return false;
    next.focus();
    if (next.select) next.select();
    return true;
  }

  function put(field, text) {
    if (field.tagName !== "SELECT") { field.value = text.trim(); return; }
    var grade = GRADES[fold(text)];
    if (grade) field.value = grade;
  }

  function paste(field, block) {
    var at = place(field);
    block.forEach(function (values, down) {
      var row = at.rows[at.line + down];
      if (!row) return;
      var fields = cells(row);
      if (fields[at.column].disabled) return;
      values.forEach(function (text, right) {
        if (fields[at.column + right]) put(fields[at.column + right], text);
      });
      fields[at.column].dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (!field.closest || !field.closest(".td-sheet tbody") || event.altKey || event.ctrlKey || event.metaKey) return;
    var isSelect = field.tagName === "SELECT";
    if (event.key === "Enter") { event.preventDefault(); move(field, event.shiftKey ? -1 : 1); }
    // In a list the arrows choose the grade, as everybody expects of a list.
    if (!isSelect && event.key === "ArrowDown") { event.preventDefault(); move(field, 1); }
    if (!isSelect && event.key === "ArrowUp") { event.preventDefault(); move(field, -1); }
    if (!isSelect && event.key === "ArrowRight" && aside(field, 1)) event.preventDefault();
    if (!isSelect && event.key === "ArrowLeft" && aside(field, -1)) event.preventDefault();
  });

  document.addEventListener("paste", function (event) {
    var field = event.target;
    if (!field.closest || !field.closest(".td-sheet tbody")) return;
    var text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    var block = text.split("\n").map(function (line) { return line.split("\t"); });
    if (block.length === 1 && block[0].length === 1 && field.tagName !== "SELECT") return;
    event.preventDefault();
    paste(field, block);
  });

  // A line says what became of it: being saved, saved (in the server's words), or lost and still only on this page.
  function lineOf(target) {
    return target && target.closest ? target.closest(".td-sheet tbody tr") : null;
  }

  function say(row, words, isFault) {
    var place = row.querySelector(".is-saved [role='status']"), said = document.createElement("span");
    if (isFault) said.className = "td-fault";
    said.textContent = words;
    place.replaceChildren(said);
  }

  document.addEventListener("input", function (event) {
    var row = lineOf(event.target);
    if (row) say(row, "Đang sửa", false);
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    var row = lineOf(event.detail.elt);
    if (row) say(row, "Đang lưu…", false);
  });

  document.addEventListener("htmx:afterRequest", function (event) {
    var row = lineOf(event.detail.elt);
    if (!row) return;
    row.classList.toggle("is-unsaved", !event.detail.successful);
    if (!event.detail.successful) say(row, "Chưa lưu", true);
  });

  function hasUnsaved() {
    return document.querySelector(".td-sheet tr.is-unsaved") !== null;
  }

  // The whole sheet sent as a page would lose what is typed, were one signed out: its lost lines go first.
  document.addEventListener("submit", function (event) {
    if (!event.target.querySelector(".td-sheet") || !hasUnsaved()) return;
    event.preventDefault();
    document.querySelector("[data-send-again]").click();
  });

  window.addEventListener("beforeunload", function (event) {
    if (hasUnsaved()) event.preventDefault();
  });
})();
