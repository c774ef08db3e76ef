// Trying out: answers come while one types. This keeps what was opened open, and puts faults beside their boxes.
// Without this file the button "Xét thử" does the same for the whole page.
(function () {
  "use strict";

  var opened = [];

  // While something is at fault there are no answers, and what was open stays remembered.
  function remember() {
    if (!document.querySelector("#ket-qua .td-outcome")) return;
    opened = Array.from(document.querySelectorAll("#ket-qua details[open][id]")).map(function (one) { return one.id; });
  }

  function reopen() {
    opened.forEach(function (id) {
      var one = document.getElementById(id);
      if (one) one.open = true;
    });
  }

  // While one types only the trees that are open come; one that is opened later is asked for.
  function sayWhatIsOpen(event) {
    if (event.detail.elt.id !== "thu") return;
    remember();
    event.detail.parameters.opened = opened.map(function (id) { return id.replace("kq-", ""); });
  }

  function fetchOpened(event) {
    var one = event.target;
    if (one.open && one.hasAttribute && one.hasAttribute("data-empty")) htmx.trigger("#thu", "change");
  }

  function clearFaults() {
    document.querySelectorAll("#thu .td-fault").forEach(function (line) {
      if (line.id !== "id_json_error") line.remove();
    });
    document.querySelectorAll("#thu .td-field.has-fault").forEach(function (box) { box.classList.remove("has-fault"); });
    document.querySelectorAll("#thu [aria-invalid]").forEach(function (box) { box.removeAttribute("aria-invalid"); });
  }

  function showFaults() {
    document.querySelectorAll("#ket-qua [data-fault-for]").forEach(function (link) {
      var box = document.getElementById(link.dataset.faultFor);
      var field = box && box.closest(".td-field");
      if (!field) return;
      field.classList.add("has-fault");
      if (box.matches("input, select, textarea")) box.setAttribute("aria-invalid", "true");
      var line = document.createElement("p");
      line.className = "td-fault";
      line.textContent = link.textContent;
      field.appendChild(line);
    });
  }

  document.addEventListener("htmx:configRequest", sayWhatIsOpen);
  document.addEventListener("toggle", fetchOpened, true);
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target && event.detail.target.id === "ket-qua") remember();
  });
  document.addEventListener("htmx:afterSwap", function () {
    reopen();
    clearFaults();
    showFaults();
  });
})();
