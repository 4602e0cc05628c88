/* The switch between notebooks in the header, where this device has several. Before this stands `Notebooks`: what it says,
   and the address of the list of notebooks. A page stays with the notebook it shows, and says so if another one is open by now. */
(function () {
  "use strict";
  const { store, fill } = Activities, { said, list } = Notebooks;
  const make = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });
  const box = make("details", "", "top__language top__notebook"), head = make("summary", ""), names = make("ul", "");
  const word = make("span", said.notebook + ": ", "unseen"), name = make("b", ""), notice = make("p", "", "notice");
  name.style.cssText = "display:inline-block!important;max-width:5.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap";
  /* On a narrow phone the logo makes room. A page takes no element with a style from a script. */
  if (document.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@container(width<25rem){.top:has(.top__notebook:not([hidden])) img{display:none}}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  head.append(word, name);
  box.append(head, names);
  notice.setAttribute("role", "status");

  const choose = (id) => store.choose(id) && location.reload();
  const button = (text, act) => {
    const made = make("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const entry = (part) => {
    const row = make("li", "");
    row.append(part);
    return row;
  };
  const show = () => {
    const mine = store.named(), books = store.books(), chosen = store.chosen(), other = books.find(([id]) => id === chosen);
    box.hidden = !mine;
    name.textContent = mine;
    const rows = books.map(([id, text]) => {
      const part = button(text, () => choose(id));
      part.dataset.book = id;
      part.style.cssText = "box-sizing:border-box;width:100%;justify-content:start;padding:0 .8rem;border:0;white-space:nowrap";
      if (id === store.book) part.setAttribute("aria-current", "true");
      return entry(part);
    });
    const all = Object.assign(make("a", said.notebook_all), { href: new URL(document.documentElement.dataset.root + "/" + list, location).href });
    names.replaceChildren(...rows, entry(all));
    /* Another one is open by now, or this one was removed: what is written here still goes where it says. */
    const gone = !store.has(store.book), away = mine && (gone || (other && chosen !== store.book));
    notice.hidden = !away;
    if (!away) return notice.replaceChildren();
    const sentence = fill(gone ? said.notebook_gone : said.notebook_other, { name: mine, other: other?.[1] });
    if (notice.firstChild?.textContent === sentence) return undefined;
    notice.replaceChildren(make("span", sentence), " ");
    if (!other) return undefined;
    const go = button(fill(said.notebook_show, { other: other[1] }), () => choose(other[0]));
    go.className = "door";
    go.style.cssText = "margin-top:.5rem;border:0;font:inherit;cursor:pointer";
    notice.append(go);
    return undefined;
  };
  const close = () => { box.open = false; };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    close();
    head.focus();
  });
  document.addEventListener("click", (event) => box.contains(event.target) || close());
  document.querySelector(".top .top__language").before(box);
  document.querySelector("main").prepend(notice);
  for (const event of ["storage", "pageshow", "focus", "notebooks"]) addEventListener(event, show);
  show();
})();
