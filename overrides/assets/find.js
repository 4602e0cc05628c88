/* The page "Find" before anybody searches: shows the box, and loads the search once somebody types or comes with words. */
(function () {
  "use strict";
  const box = document.querySelector(".find");
  const input = box.querySelector("input");
  const { lang, dataset } = document.documentElement;
  let begun;

  function load() {
    if (begun) return;
    begun = true;
    for (const path of [lang + ".js", "find.js"]) {
      const script = document.createElement("script");
      script.async = false; // in this order
      script.onerror = () => { box.querySelector("[role=status]").textContent = box.dataset.late; };
      script.src = dataset.root + "/assets/search/" + path;
      document.head.append(script);
    }
  }
  /* What is searched for stands in the address behind “#”, which is sent to no host; links may have it behind “?”, too. */
  function asked() {
    const words = new URLSearchParams(/^#q=/.test(location.hash) ? location.hash.slice(1) : location.search).get("q");
    if (!words || words === input.value) return;
    input.value = words;
    load();
    input.dispatchEvent(new Event("input"));
  }
  box.hidden = false;
  input.addEventListener("focus", load);
  input.addEventListener("input", load);
  addEventListener("hashchange", asked);
  asked();
})();
