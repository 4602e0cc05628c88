/* The page that says what was worked through: which chapters are done, and a name that is kept nowhere. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;

  customElements.define("activity-certificate", class extends Activity {
    begin() {
      const rows = [...this.querySelectorAll("[data-questions]")];
      this.rows = rows.map((row) => [row, Object.entries(JSON.parse(row.dataset.questions))]);
      super.begin();
      /* A browser may show the page again as it was left. */
      addEventListener("pagehide", () => (this.querySelector("input").value = ""));
    }
    show() {
      const all = this.rows.length;
      let done = 0;
      for (const [row, questions] of this.rows) {
        const answered = questions.filter(([id, version]) => {
          const value = store.read(id);
          return value && value.d !== 0 && value.r === version;
        }).length;
        const whole = answered === questions.length;
        if (whole) done += 1;
        row.classList.toggle("is-done", whole);
        row.querySelector(".certificate-state").textContent = fill(this.dataset[whole ? "done" : "some"], { done: answered, all: questions.length });
      }
      this.querySelector(".certificate-count").textContent = fill(this.dataset.count, { done, all });
      this.say(fill(this.dataset[done < all ? "left" : "all"], { done, all, left: all - done }));
    }
    do_print() { print(); }
  });
})();
