/* Stands in every page with activities. What an activity needs is loaded when it is wanted: before the reader moves, only
   for what fills half of the screen, and for what the address leads to; then for all that is within two screens.
   Everything at once where `ahead.js` says so. */
(() => {
  const activities = [...document.querySelectorAll(".activity")], asked = {};
  const ask = (name) => {
    if (asked[name]) return;
    asked[name] = true;
    if (!document.querySelector(`[rel=stylesheet][href$="/${name}.css"]`)) Later.add(name + ".css", { rel: "stylesheet" });
    Later.add(Later.script(name), { async: false });
  };
  const load = (activity) => {
    activity.classList.remove("is-later");
    ["activities", activity.localName.slice(9)].forEach(ask);
  };
  const all = () => activities.forEach(load);
  activities.forEach((activity) => activity.classList.add("is-later"));
  const watch = (rootMargin) => {
    const seen = new IntersectionObserver((near) => near.forEach((one) => one.isIntersecting && load(one.target)), { rootMargin });
    activities.forEach((activity) => seen.observe(activity));
  };
  watch("0% 0% -50%");
  for (const sign of ["scroll", "pointerdown", "keydown", "focusin"]) {
    addEventListener(sign, () => watch("200% 0%"), { once: true, passive: true, capture: true });
  }
  addEventListener("beforeprint", all);
  const aim = document.getElementById(location.hash.slice(1));
  activities.filter((activity) => Later.all || activity.contains(aim)).forEach(load);
})();
