// The few things a page does by itself. Everything works without this file: it asks back, closes menus, saves steps.
(function () {
  "use strict";

  // A form or button with data-confirm="…" asks in a dialog before it is sent.
  function askFirst(dialog) {
    var waiting = null;
    document.addEventListener("submit", function (event) {
      var button = event.submitter;
      var question = (button && button.dataset.confirm) || event.target.dataset.confirm;
      if (!question || event.target.dataset.confirmed === "yes") return;
      event.preventDefault();
      waiting = { form: event.target, button: button };
      dialog.querySelector("[data-question]").textContent = question;
      dialog.querySelector("[data-yes]").textContent =
        (button && button.dataset.confirmYes) || event.target.dataset.confirmYes || "Đồng ý";
      dialog.showModal();
    });
    dialog.addEventListener("close", function () {
      var sent = waiting;
      waiting = null;
      if (dialog.returnValue !== "yes" || !sent) return;
      sent.form.dataset.confirmed = "yes";
      sent.form.requestSubmit(sent.button || undefined);
      delete sent.form.dataset.confirmed;
      dialog.returnValue = "";
    });
  }

  // Menus are <details>: they open without script; with it they close on Escape and on a click beside them.
  function closeMenus(except) {
    document.querySelectorAll("details.td-menu[open]").forEach(function (menu) {
      if (menu !== except) menu.removeAttribute("open");
    });
  }

  function watchMenus() {
    document.addEventListener("click", function (event) {
      closeMenus(event.target.closest("details.td-menu"));
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      var open = document.querySelector("details.td-menu[open]");
      closeMenus(null);
      if (open) open.querySelector("summary").focus();
    });
  }

  // A page that was refused or has errors: the reader lands on the first field to mend.
  function focusFirstFault() {
    var fault = document.querySelector("[aria-invalid='true']");
    if (fault) fault.focus();
  }

  // htmx sends Django's token, which the page carries in a form field and never in a readable cookie.
  function signRequests() {
    document.addEventListener("htmx:configRequest", function (event) {
      var field = document.querySelector("input[name='csrfmiddlewaretoken']");
      if (field) event.detail.headers["X-CSRFToken"] = field.value;
    });
  }

  function printButtons() {
    document.addEventListener("click", function (event) {
      if (event.target.closest("[data-print]")) window.print();
    });
  }

  // The page's help opens beside what is being typed; without script its link leads to a page of its own.
  function openHelp() {
    var panel = document.getElementById("help");
    if (!panel || !panel.showModal) return;
    panel.addEventListener("htmx:afterSwap", function () {
      if (!panel.open) panel.showModal();
      panel.scrollTop = 0;
      document.getElementById("help-title").focus();
    });
    panel.addEventListener("click", function (event) {
      if (event.target === panel) panel.close();
    });
  }

  // A day is typed as dd/mm/yyyy; the browser's calendar is a help beside it, and speaks to it in its own writing.
  function offerCalendars(within) {
    if (!("showPicker" in HTMLInputElement.prototype)) return;
    within.querySelectorAll("input[data-day]").forEach(function (field) {
      if (field.parentNode.classList.contains("td-day")) return;
      var box = document.createElement("span");
      var picker = document.createElement("input");
      var button = document.createElement("button");
      box.className = "td-day";
      picker.type = "date";
      picker.className = "td-day-picker";
      picker.tabIndex = -1;
      picker.setAttribute("aria-hidden", "true");
      button.type = "button";
      button.className = "td-day-open td-no-print";
      button.setAttribute("aria-label", "Mở lịch");
      button.innerHTML = '<i class="ti ti-calendar" aria-hidden="true"></i>';
      field.replaceWith(box);
      box.append(field, picker, button);
      button.addEventListener("click", function () {
        var typed = field.value.trim().match(/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/);
        picker.value = typed ? typed[3] + "-" + typed[2].padStart(2, "0") + "-" + typed[1].padStart(2, "0") : "";
        picker.showPicker();
      });
      picker.addEventListener("change", function () {
        field.value = picker.value.split("-").reverse().join("/");
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    offerCalendars(document);
    document.addEventListener("htmx:load", function (event) {
      offerCalendars(event.target);
    });
    var dialog = document.getElementById("ask-first");
    if (dialog && dialog.showModal) askFirst(dialog);
    watchMenus();
    focusFirstFault();
    signRequests();
    printButtons();
    openHelp();
  });
})();
