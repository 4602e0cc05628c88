/* The whole menu: a page has only what lies around it. Before this stands `Menu`: every entry with its title, its address or
   what is in it, and the language of its title where that is another one. Nothing that is in sight moves, but a menu whose
   open page is out of sight. */
(function () {
  "use strict";
  const { root } = document.documentElement.dataset;
  const make = (name, more) => Object.assign(document.createElement(name), more);
  const title = (name, [text, , lang], more) => {
    const part = make(name, more);
    part.append(lang ? make("span", { textContent: text, lang }) : text);
    return part;
  };
  const section = (entry) => {
    const part = make("details"), list = make("ul");
    list.append(...entry[1].map((below) => {
      const item = make("li");
      item.append(Array.isArray(below[1]) ? section(below) : title("a", below, { href: `${root}/${below[1]}` }));
      return item;
    }));
    part.append(title("summary", entry), list);
    return part;
  };
  const replace = (link, entry) => {
    const part = section(entry), focused = link === document.activeElement;
    link.replaceWith(part);
    if (focused) part.firstElementChild.focus();
  };
  const fill = (list, entries) => {
    let at = 0;
    for (const item of [...list.children]) {
      const [part] = item.children, more = Number(part.dataset.more);
      if (more) {
        replace(part, [part.textContent, entries.slice(at, at += more)]);
        continue;
      }
      const entry = entries[at++];
      if (part.localName === "details") fill(part.lastElementChild, entry[1]);
      else if (Array.isArray(entry[1])) replace(part, entry);
    }
  };
  const menu = document.querySelector(".menu");
  fill(menu.lastElementChild, Menu);
  /* The page that is open is in sight in its menu, however long that is. */
  const now = menu.querySelector("[aria-current]")?.getBoundingClientRect(), box = menu.getBoundingClientRect();
  if (now && (now.top < box.top || now.bottom > Math.min(box.bottom, innerHeight))) menu.scrollTop += now.top - box.top - box.height / 3;
  dispatchEvent(new Event("menu"));
})();
