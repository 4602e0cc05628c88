/* Where the reader is, for whoever was here before: the menu and lists of pages tell what is begun and done, and the first
   page leads on from where they were. Before this stands `Guide`: the pages with activities, and what is said. */
(function () {
  "use strict";
  const { dataset, lang } = document.documentElement;
  const site = new URL(dataset.root + "/", location), home = site.pathname + Guide.home, said = Guide.said;
  const pages = new Map(Guide.pages);
  /* A page's address below the first one of its language. */
  const address = (link) =>
    link.protocol === location.protocol && link.host === location.host && link.pathname.startsWith(home)
      ? link.pathname.slice(home.length).replace(/index\.html$/, "") : undefined;
  const make = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  /* How many items of some activities are done, in words; nothing where none is. */
  const state = (activities, kept) => {
    const items = activities.flatMap(([, , some]) => Object.entries(some));
    const done = items.filter(([id, given]) => Activities.isDone(id, given, kept)).length;
    if (!done) return [];
    return done < items.length ? [Activities.fill(said.some, { done, all: items.length })]
      : [Object.assign(make("span", "✓"), { ariaHidden: "true" }), make("span", said.all, "unseen")];
  };
  /* Beside each link of the menu, and each that stands alone in a paragraph or an item of a list. */
  const mark = () => {
    const kept = Activities.store.ids();
    for (const link of document.querySelectorAll(".menu a, main :is(p, li) > a:only-child")) {
      const old = link.querySelector("[data-state]"), of = pages.get(address(link));
      old?.remove();
      if (!of || link.hash || link.parentElement.textContent.trim() !== link.textContent.trim()) continue;
      const parts = state(of, kept);
      if (!parts.length) continue;
      const place = make("span", "");
      place.dataset.state = "";
      place.style.cssText = "display:inline-block;margin-inline-start:auto;padding-inline-start:.6em;font-size:.9em;font-weight:700;white-space:nowrap";
      place.append(" ", ...parts);
      link.append(place);
    }
  };
  /* On the first page: the last place, and what the guide offers to do again and again. */
  const goOn = () => {
    const box = document.getElementById("last-place"), [page, id = ""] = Activities.lastPlace().split("#");
    const [, of, title] = Guide.pages.find(([address]) => address === page) || [];
    if (!box) return;
    box.hidden = !title;
    if (!title) return;
    const activity = of.filter(([name]) => name === id);
    const link = make("a", Activities.fill(said.go_on, { page: title }), "door");
    link.href = home + page + (location.protocol === "file:" && /(^|\/)$/.test(page) ? "index.html" : "") + (activity.length ? "#" + id : "");
    const about = make("p", activity.map(([, name]) => name).join());
    const parts = state(activity, Activities.store.ids());
    if (parts.length) about.append(" · ", ...parts);
    const again = document.querySelector(".cards .again")?.cloneNode(true);
    box.ariaLabel = said.where;
    box.classList.add("notice");
    box.replaceChildren(...(activity.length ? [about] : []), link, ...(again ? [again] : []));
  };
  const show = () => {
    mark();
    goOn();
  };
  const soon = () => setTimeout(show);
  const begin = () => {
    /* The guide was opened as an app of the phone (its manifest begins with `?start`): it goes on where its reader was. */
    const [page, id = ""] = Activities.lastPlace().split("#");
    if (location.search === "?start" && pages.has(page)) return location.replace(home + page + (id && "#" + id));
    show();
    for (const event of ["storage", "pageshow", "change", "click", "menu"]) addEventListener(event, soon);
  };

  if (self.Activities) return begin();
  const core = document.querySelector("script[src*='/activities/activities.']")
    || document.head.appendChild(Object.assign(document.createElement("script"), { src: `${site}assets/activities/activities.${lang}.js` }));
  core.addEventListener("load", begin);
})();
