/* Stands in the head of every page with activities that come later. What `later.js` will load for certain is asked for
   here, before the text has come: of everything, where something was kept before, which paper must show as well, and on a
   wide screen, unless it is to save data, since there people print; else of the activity to which the address leads.
   Before this stand the language and, by the name of each kind, the ids of its activities on this page (`ids`). */
var Later = {
  add(file, how) {
    const href = document.documentElement.dataset.root + "/assets/activities/" + file;
    document.head.append(Object.assign(document.createElement(how.rel ? "link" : "script"), { href, src: href, ...how }));
  },
  script: (name) => `${name}.${language}.js`,
  all: matchMedia("(min-width: 60em)").matches && !navigator.connection?.saveData,
};
try {
  if (localStorage[frame + "used"]) Later.all = true;
} catch { /* a browser that keeps nothing */ }
for (const kind in ids) if (Later.all || ids[kind].includes(location.hash.slice(1))) for (const name of ["activities", kind]) {
  Later.add(name + ".css", { rel: "preload", as: "style" });
  Later.add(Later.script(name), { rel: "preload", as: "script" });
}
