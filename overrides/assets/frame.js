// The frame of every page. All of it works without this script, but for the switch of colours, which hides then.
((root) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const on = (target, event, act, how) => target.addEventListener(event, act, how);
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

  const load = (name) => document.head.append(Object.assign(document.createElement("script"), { src: `${root.dataset.root}/assets/${name}.js` }));
  // The whole menu comes when it is opened, or, where it is always in sight, when there is time.
  all(".top__menu").forEach((button) => {
    const whole = () => load("menu." + root.lang);
    if (button.offsetWidth) on(button, "click", whole, { once: true });
    else on(self, "load", () => (self.requestIdleCallback || setTimeout)(whole));
  });
  // What has to do with reading without a line comes when all else is there; a site that offers none says no version.
  if (root.dataset.v) on(self, "load", () => setTimeout(load, 3000, "offline"));

  // Who was here before sees where that was. Who comes for the first time loads nothing of it.
  try {
    if (localStorage[frame + "used"]) load("state." + root.lang);
  } catch (blocked) { /* a browser that keeps nothing */ }
})(document.documentElement);
