// The sheet of a criteria set under the hands: arrows and Enter move between cells, a block copied from Excel fills them.
// Without this file the sheet is filled cell by cell, and its buttons do the rest.
(function () {
  "use strict";

  function cells(row) {
    return Array.from(row.querySelectorAll("td textarea, td select, td input:not([type=hidden])"));
  }

  // Rows in which lines stand, across all sections; what only tells a fault or holds a button is passed over.
  function rows(table) {
    return Array.from(table.querySelectorAll("tbody > tr:not(.is-told):not(.is-more)"));
  }

  function column(field) {
    return field.closest("td").cellIndex;
  }

  function at(row, place) {
    var td = row && row.cells[place];
    return td ? td.querySelector("textarea, select, input:not([type=hidden])") : null;
  }

  function go(field, down) {
    var all = rows(field.closest("table")), line = all.indexOf(field.closest("tr")), target = null;
    for (line += down; all[line] && !target; line += down) target = at(all[line], column(field));
    if (!target) return;
    target.focus();
    if (target.select) target.select();
  }

  function aside(field, step) {
    var fields = cells(field.closest("tr")), next = fields[fields.indexOf(field) + step];
    var isAtEdge = !("selectionStart" in field) || field.selectionStart === null ||
      (step > 0 ? field.selectionEnd === field.value.length : field.selectionStart === 0);
    if (!next || !isAtEdge) return false;
    next.focus();
    if (next.select) next.select();
    return true;
  }

  function put(field, text) {
    if (field.tagName === "SELECT") {
      var found = Array.from(field.options).find(function (option) { return option.text === text.trim(); });
      if (found) field.value = found.value;
    } else if (field.type === "checkbox") field.checked = /^(x|có|co|1)$/i.test(text.trim());
    else field.value = text.trim();
  }

  // One more line under the last of a section, its boxes empty and numbered on.
  function grow(section) {
    var lines = Array.from(section.rows).filter(function (row) { return row.querySelector("[name*='-dong-']"); });
    var last = lines[lines.length - 1];
    if (!last) return null;
    var row = last.cloneNode(true), number = lines.reduce(function (most, one) {
      return Math.max(most, Number(/-dong-(\d+)-/.exec(one.querySelector("[name*='-dong-']").name)[1]));
    }, 0) + 1;
    cells(row).forEach(function (field) {
      field.name = field.name.replace(/-dong-\d+-/, "-dong-" + number + "-");
      field.id = "id_" + field.name;
      if (field.type === "checkbox") field.checked = false;
      else if (field.tagName !== "SELECT") field.value = "";
    });
    row.querySelectorAll("button").forEach(function (button) { button.remove(); });
    section.insertBefore(row, section.querySelector(".is-more"));
    return row;
  }

  function paste(field, block) {
    var all = rows(field.closest("table")), line = all.indexOf(field.closest("tr")), first = column(field);
    var section = field.closest(".td-criteria-sheet tbody"), row = null;
    block.forEach(function (values, down) {
      var inSection = section ? rows(section.parentElement).filter(function (one) { return one.parentElement === section; }) : all;
      row = down === 0 ? all[line] : inSection[inSection.indexOf(row) + 1] || (section ? grow(section) : null);
      if (!row) return;
      values.forEach(function (text, right) {
        var target = at(row, first + right);
        if (target) put(target, text);
      });
    });
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function isOurs(field) {
    return field.closest && field.closest(".td-criteria-sheet tbody, .td-bands tbody") && !field.closest(".is-told");
  }

  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (!isOurs(field) || event.altKey || event.ctrlKey || event.metaKey || field.tagName === "BUTTON") return;
    var isSelect = field.tagName === "SELECT", isLong = field.tagName === "TEXTAREA";
    if (event.key === "Enter") { event.preventDefault(); go(field, event.shiftKey ? -1 : 1); }
    // In a text of several lines the arrows leave it only from its ends; in a list they choose.
    var atEnd = !isLong || field.selectionEnd === field.value.length, atStart = !isLong || field.selectionStart === 0;
    if (!isSelect && event.key === "ArrowDown" && atEnd) { event.preventDefault(); go(field, 1); }
    if (!isSelect && event.key === "ArrowUp" && atStart) { event.preventDefault(); go(field, -1); }
    if (!isSelect && event.key === "ArrowRight" && aside(field, 1)) event.preventDefault();
    if (!isSelect && event.key === "ArrowLeft" && aside(field, -1)) event.preventDefault();
  });

  // One more line without sending the page; without script the same button sends it.
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".td-criteria-sheet button[value^='dong-']");
    var row = button && grow(button.closest("tbody"));
    if (!row) return;
    event.preventDefault();
    at(row, 1).focus();
  });

  document.addEventListener("paste", function (event) {
    var field = event.target;
    if (!isOurs(field)) return;
    var text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    var block = text.split("\n").map(function (line) { return line.split("\t"); });
    if (block.length === 1 && block[0].length === 1) return;
    event.preventDefault();
    paste(field, block);
  });
})();
