/* Stands before all other scripts of a package. A platform shows every reader's page at one address, often on a device that
   several share: so nothing is kept in the browser. What the scripts keep lives in this page only; platform.js hears of each
   change (the event `kept`), and gives it to the platform. */
(function () {
  "use strict";
  class Memory {
    getItem(name) { return this[name] ?? null; }
    setItem(name, text) {
      this[name] = String(text);
      dispatchEvent(new Event("kept"));
    }
    removeItem(name) {
      delete this[name];
      dispatchEvent(new Event("kept"));
    }
  }
  Object.defineProperty(self, "localStorage", { value: new Memory() });
  /* Notes what a reader touches before the other scripts are there. */
  addEventListener("input", ({ target }) => (target.touched = true), true);
})();
