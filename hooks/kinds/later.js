/* Stands in every page with activities. What an activity needs is loaded when it is wanted: before the reader moves, only
   for what fills half of the screen; then for all that is within two screens. Everything at once where something
   was kept before, which paper must show as well, and on a wide screen, unless it is to save data: there people print. */
(() => {
  const { dataset, lang } = document.documentElement, article = document.querySelector("article");
  const activities = [...article.querySelectorAll(".activity")], asked = new Set();
  const start = dataset.root + "/assets/activities/";
  const add = (name, what) => document.head.append(Object.assign(document.createElement(name), what));
  const ask = (name) => {
    if (asked.has(name)) return;
    asked.add(name);
    if (!document.querySelector(`[href="${start}${name}.css"]`)) add("link", { rel: "stylesheet", href: start + name + ".css" });
    add("script", { src: `${start}${name}.${article.lang || lang}.js`, async: false });
  };
  const load = (activity) => {
    activity.classList.remove("is-later");
    ["activities", activity.localName.slice(9)].forEach(ask);
  };
  const all = () => activities.forEach(load);
  activities.forEach((activity) => activity.classList.add("is-later"));
  let seen;
  const watch = (rootMargin) => {
    seen?.disconnect();
    seen = new IntersectionObserver((near) => near.forEach((one) => one.isIntersecting && load(one.target)), { rootMargin });
    activities.forEach((activity) => seen.observe(activity));
  };
  watch("0% 0% -50%");
  for (const sign of ["scroll", "pointerdown", "keydown", "focusin"]) {
    addEventListener(sign, () => watch("200% 0%"), { once: true, passive: true, capture: true });
  }
  addEventListener("beforeprint", all);
  try {
    if (localStorage[frame + "used"] || localStorage[frame.replace(/frame\.$/, "schema")]) all();
  } catch { /* a browser that keeps nothing */ }
  if (matchMedia("(min-width: 60em)").matches && !navigator.connection?.saveData) all();
})();
