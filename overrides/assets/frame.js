// The frame of every page. All of it works without this script, but for the switch of colours, which hides then.
((root) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const on = (target, event, act) => target.addEventListener(event, act);
  const keep = (name, value) => {
    try { localStorage.setItem(frame + name, value); } catch (blocked) { /* kept until the page is left */ }
  };

  // Colours: as the system has them, unless the reader chose the other ones.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => /dark/.test(root.dataset.theme) || root.dataset.theme !== "light" && system.matches;
  all(".top__theme").forEach((button) => {
    const tell = () => button.setAttribute("aria-pressed", dark());
    button.hidden = false;
    on(button, "click", () => {
      keep("theme", root.dataset.theme = dark() ? "light" : "dark");
      tell();
    });
    on(system, "change", tell);
    tell();
  });

  // The drawers close after a tap on a link, the list of languages also after a tap elsewhere.
  all("[popover]").forEach((drawer) => on(drawer, "click", (event) => {
    if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
  }));
  all(".top__language").forEach((menu) => {
    on(document, "click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    on(menu, "keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.firstElementChild.focus();
    });
  });
  // Another language opens at the same place of the page. Who chose one is not offered one any more.
  all(".top__language a, .offer a").forEach((link) => on(link, "click", () => {
    link.hash = location.hash;
    keep("offer", 1);
  }));
  all(".offer button").forEach((no) => on(no, "click", () => no.parentNode.remove()));

  // Who was here before sees where that was. Who comes for the first time loads nothing of it.
  try {
    if (localStorage[frame + "used"]) {
      document.head.append(Object.assign(document.createElement("script"), { src: `${root.dataset.root}/assets/state.${root.lang}.js` }));
    }
  } catch (blocked) { /* a browser that keeps nothing */ }
})(document.documentElement);
