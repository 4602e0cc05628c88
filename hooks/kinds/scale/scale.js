/* A scale: shows what the chosen steps can mean, what to read, and what was chosen at an earlier date. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const all = (part, what) => [...part.querySelectorAll(what)];
  /* The place of the step that is chosen in a row, or of the one with an id, from 1; 0 for none. */
  const place = (row, id) => all(row, "input").findIndex((one) => (id === undefined ? one.checked : one.value === id)) + 1;

  customElements.define("activity-scale", class extends Activity {
    keep(field) {
      const before = this.full;
      super.keep(field);
      if (this.full && !before) this.say(this.dataset.done);
    }
    changed() {
      const rows = all(this, ".scale-item"), done = rows.filter((row) => place(row)).length;
      this.full = done === rows.length;
      this.querySelector(".scale-count").textContent = fill(this.dataset.count, { done, all: rows.length });
      this.querySelector("[data-do=reset]").disabled = !done;
      all(this, ".scale-bands").forEach((part) => this.band(part));
      this.tips(rows);
      this.compare(rows);
    }
    /* What is asked for opens by itself when it is known, and closes when it is not any more; else it stays as it is. */
    open(part, known) {
      if (known !== Boolean(part.known)) part.open = part.known = known;
    }
    /* Of the bands of a group or of the whole, shows the one that the sum is in; all of them while something is missing. */
    band(part) {
      const values = all(part.closest(".scale-group") || this, ".scale-item").map((row) => place(row));
      const known = !values.includes(0), sum = values.reduce((one, other) => one + other, 0);
      const bands = all(part, "[data-from]"), own = bands.filter((one) => one.dataset.from <= sum).pop();
      bands.forEach((one) => (one.hidden = known && one !== own));
      this.open(part, known);
    }
    /* Shows what to read for the statements whose step is in the lower half. */
    tips(rows) {
      const part = this.querySelector(".scale-tips");
      if (!part) return;
      const low = rows.filter((row) => place(row) <= all(row, "input").length / 2).map((row) => row.id);
      const tips = all(part, "[data-for]");
      tips.forEach((tip) => (tip.hidden = this.full && !low.includes(tip.dataset.for)));
      part.hidden = tips.every((tip) => tip.hidden);
      this.open(part, this.full);
    }
    /* Shows the step of the earlier date beside that of today, and how many are now more, the same and less. */
    compare(rows) {
      const counts = { more: 0, same: 0, less: 0 }, line = this.querySelector(".scale-change");
      for (const row of rows) {
        const told = row.querySelector(".scale-then"), now = place(row), labels = all(row, "label");
        const then = told ? place(row, store.read(told.dataset.before)?.v ?? "") : 0;
        labels.forEach((label, index) => label.classList.toggle("is-then", index === then - 1));
        if (!told) continue;
        const change = !now ? "then" : now > then ? "more" : now < then ? "less" : "same";
        told.hidden = !then;
        if (!then) continue;
        told.textContent = fill(this.dataset[change], { date: told.dataset.date, step: labels[then - 1].textContent });
        if (now) counts[change] += 1;
      }
      line.hidden = !(counts.more + counts.same + counts.less);
      line.textContent = fill(this.dataset.change, counts);
    }
    do_reset() {
      this.forget(all(this, ".scale-item").filter((row) => place(row)).map((row) => row.id), this.dataset.reset);
    }
  });
})();
