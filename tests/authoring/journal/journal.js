/* A journal: counts the words, and turns the page. */
customElements.define(
  "activity-journal",
  class extends Activities.Activity {
    changed() {
      const text = this.fields().filter((field) => field.type !== "range").map((field) => field.value).join(" ");
      const count = text.split(/\s+/).filter(Boolean).length;
      this.querySelector(".journal-length").textContent = Activities.fill(this.dataset.length, { count });
    }
    do_turn() {
      this.forget(this.fields().map((field) => field.dataset.item), this.dataset.turned);
    }
  },
);
