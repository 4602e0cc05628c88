// The frame of every page. All of it works without this script, but for the switch of colours, which hides then.
(function (root) {
  "use strict";
  var each = function (selector, act) { document.querySelectorAll(selector).forEach(act); };

  // Colours: as the system has them, unless the reader chose the other ones.
  var key = "activities:" + new URL(root.dataset.root, location.href).pathname + ":frame.theme";
  var system = matchMedia("(prefers-color-scheme: dark)");
  var shown = function () { return root.dataset.theme || (system.matches ? "dark" : "light"); };
  var tell = function () {
    each(".top__theme", function (button) {
      button.hidden = false;
      button.setAttribute("aria-pressed", shown() === "dark");
    });
  };
  each(".top__theme", function (button) {
    button.onclick = function () {
      var wanted = shown() === "dark" ? "light" : "dark";
      root.dataset.theme = wanted;
      try { localStorage.setItem(key, wanted); } catch (blocked) { /* kept until the page is left */ }
      tell();
    };
  });
  system.addEventListener("change", tell);
  tell();

  // The drawers close after a tap on a link, the list of languages also after a tap elsewhere.
  each("[popover]", function (drawer) {
    drawer.addEventListener("click", function (event) {
      if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
    });
  });
  each(".top__language", function (menu) {
    var close = function (event) {
      if (event.key ? event.key === "Escape" && menu.open : !menu.contains(event.target)) {
        menu.open = false;
        if (event.key) menu.firstElementChild.focus();
      }
    };
    document.addEventListener("click", close);
    menu.addEventListener("keydown", close);
    // Another language opens at the same place of the page.
    menu.addEventListener("click", function (event) {
      if (event.target.href) event.target.hash = location.hash;
    });
  });

  // The heading being read is marked in the list of headings.
  var links = [].slice.call(document.querySelectorAll(".toc a"));
  var headings = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
  var mark = function () {
    var now = -1;
    headings.forEach(function (heading, at) {
      if (heading && heading.getBoundingClientRect().top < innerHeight * 0.3) now = at;
    });
    links.forEach(function (link, at) {
      if (at === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  if (window.IntersectionObserver) {
    var watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
    headings.forEach(function (heading) { if (heading) watch.observe(heading); });
  }

  // A link to something inside a closed card opens the card; paper shows every card open.
  var reveal = function () {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var closed = false;
    for (var up = target; up; up = up.parentElement) {
      if (up.localName === "details" && !up.open) closed = up.open = true;
    }
    if (closed) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  var opened = [];
  addEventListener("beforeprint", function () {
    each("details.card:not([open])", function (card) { card.open = true; opened.push(card); });
  });
  addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (card) { card.open = false; });
  });
})(document.documentElement);
