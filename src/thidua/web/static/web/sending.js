// What a page sends by itself can get lost: no network, signed out meanwhile. It is told, kept on the page, sent again.
(function () {
  "use strict";

  var SIGNED_OUT = [401, 403];
  var lost = new Map(); // what was sent in vain, with the status of the answer; 0: none came
  var bar = null;

  function isPosted(element) {
    return element.hasAttribute("hx-post");
  }

  function words(status, posted) {
    var why = "Máy chủ chưa nhận được (lỗi " + status + ").";
    if (status === 0) why = "Mất kết nối với máy chủ.";
    if (SIGNED_OUT.includes(status)) why = "Phiên đăng nhập đã hết hoặc đã đổi.";
    if (!posted) return why + " Trang có thể đang hiện điều đã cũ.";
    var then = status === 0 ? "Có mạng lại thì bấm “Gửi lại”." : "Bấm “Gửi lại” để thử lại.";
    if (SIGNED_OUT.includes(status)) then = "Hãy đăng nhập ở thẻ mới, rồi về đây bấm “Gửi lại”.";
    return why + " Những gì vừa nhập còn trên trang này nhưng chưa được gửi; đừng đóng trang. " + then;
  }

  function show() {
    lost.forEach(function (status, element) {
      if (!element.isConnected) lost.delete(element);
    });
    if (!lost.size) {
      if (bar) bar.hidden = true;
      return;
    }
    if (!bar) bar = made();
    var elements = Array.from(lost.keys()), posted = elements.filter(isPosted);
    var status = lost.get(posted[0] || elements[0]);
    bar.querySelector("p").textContent = words(status, posted.length > 0);
    bar.querySelector("button").hidden = !posted.length;
    bar.querySelector("a").hidden = !SIGNED_OUT.includes(status);
    bar.hidden = false;
  }

  function made() {
    var box = document.createElement("div");
    box.className = "td-lost td-no-print";
    box.setAttribute("role", "alert");
    box.innerHTML = '<p></p><div class="td-actions"><a class="td-btn" target="_blank">Đăng nhập ở thẻ mới</a>' +
      '<button type="button" class="td-btn is-primary" data-send-again>Gửi lại</button></div>';
    box.querySelector("a").href = location.href;
    box.querySelector("button").addEventListener("click", sendAgain);
    document.body.append(box);
    return box;
  }

  // Signing in changes the token which forms carry: a fresh one is fetched with the page before anything is sent.
  function sendAgain() {
    fetch(location.href, { credentials: "same-origin" }).then(function (answer) {
      if (new URL(answer.url).pathname !== location.pathname) return Promise.reject(SIGNED_OUT[0]);
      return answer.text();
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelector("input[name='csrfmiddlewaretoken']");
      document.querySelectorAll("input[name='csrfmiddlewaretoken']").forEach(function (field) {
        if (fresh) field.value = fresh.value;
      });
      Array.from(lost.keys()).filter(isPosted).forEach(function (element) {
        element.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }).catch(function (reason) {
      lost.forEach(function (_, element) { lost.set(element, reason === SIGNED_OUT[0] ? reason : 0); });
      show();
    });
  }

  document.addEventListener("htmx:afterRequest", function (event) {
    var element = event.detail.elt;
    if (event.detail.successful) lost.delete(element);
    else lost.set(element, event.detail.xhr.status);
    show();
  });
})();
