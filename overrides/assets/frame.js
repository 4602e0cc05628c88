// The frame of every page. All of it works without this script, but for the switch of colours, which hides then.
((root) => {
  "use strict";
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const on = (target, event, act) => target.addEventListener(event, act);
  const keep = (name, value) => {
    try { localStorage.setItem(root.place + name, value); } catch (blocked) { /* kept until the page is left */ }
  };

  // Colours: as the system has them, unless the reader chose the other ones.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  each(".top__theme", (button) => {
    const tell = () => button.setAttribute("aria-pressed", dark());
    button.hidden = false;
    button.onclick = () => {
      keep("theme", root.dataset.theme = dark() ? "light" : "dark");
      tell();
    };
    on(system, "change", tell);
    tell();
  });

  // The drawers close after a tap on a link, the list of languages also after a tap elsewhere.
  each("[popover]", (drawer) => on(drawer, "click", (event) => {
    if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
  }));
  each(".top__language", (menu) => {
    const close = (event) => {
      if (event.key ? event.key === "Escape" && menu.open : !menu.contains(event.target)) {
        menu.open = false;
        if (event.key) menu.firstElementChild.focus();
      }
    };
    on(document, "click", close);
    on(menu, "keydown", close);
  });
  // Another language opens at the same place of the page. Who chose one is not offered one any more.
  each(".top__language a, .notice a", (link) => on(link, "click", () => {
    link.hash = location.hash;
    keep("offer", 1);
  }));
  each(".notice button", (no) => on(no, "click", () => no.parentNode.remove()));

  // The heading being read is marked in the list of headings.
  const links = [...document.querySelectorAll(".toc a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const mark = () => {
    let now = -1;
    headings.forEach((heading, at) => {
      if (heading && heading.getBoundingClientRect().top < innerHeight * 0.3) now = at;
    });
    links.forEach((link, at) => {
      if (at === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  if (window.IntersectionObserver) {
    const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
    headings.forEach((heading) => heading && watch.observe(heading));
  }

  // A link to something inside a closed card opens the card; paper shows every card open.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    let closed = false;
    for (let up = target; up; up = up.parentElement) {
      if (up.localName === "details" && !up.open) closed = up.open = true;
    }
    if (closed) target.scrollIntoView();
  };
  on(window, "hashchange", reveal);
  reveal();
  const opened = [];
  on(window, "beforeprint", () => each("details.card:not([open])", (card) => {
    card.open = true;
    opened.push(card);
  }));
  on(window, "afterprint", () => opened.splice(0).forEach((card) => { card.open = false; }));
})(document.documentElement);
