/* The questions of all chapters that went wrong at the first try, once more. Joined before progress.js. */
(function () {
  "use strict";
  const { store, fill } = Activities;
  const WEEK = 7;
  const today = () => Math.floor(Date.now() / 86400000);

  class Asked {
    constructor(row, version) {
      this.row = row;
      this.id = row.dataset.question;
      this.version = version;
      this.pattern = new RegExp(`^(?:${row.dataset.right})$`);
    }
    /* What is kept, unless the question is another now. */
    get kept() { const value = store.read(this.id); return value?.r === this.version ? value : {}; }
    get right() { const { v, d } = this.kept; return d === 1 && this.pattern.test(v); }
    /* Whether the first try was right: 1 or 0, or nothing before it. Older records do not tell: what counts is how it stands. */
    get first() {
      const { f, d, n } = this.kept;
      return f ?? (d === 1 ? Number(this.right) : n > 0 ? 0 : undefined);
    }
    /* A question waits until it is right, and again a week after its last check. */
    get waits() {
      if (this.first !== 0) return "";
      return today() - (this.kept.t ?? today()) >= WEEK ? "week" : this.right ? "" : "wrong";
    }
    /* The question is asked anew: its first try stays what it was. */
    open() { store.write(this.id, { ...this.kept, v: "", d: 0, f: this.first }); }
  }

  Activities.Practice = class {
    constructor(element, versions, sentences) {
      Object.assign(this, { element, sentences });
      this.rows = [...element.querySelectorAll("[data-question]")];
      this.questions = this.rows.map((row) => new Asked(row, versions.get(row.dataset.question)));
      this.of = new Map(this.questions.map((question) => [question.id, question]));
      element.addEventListener("click", (event) => {
        const row = event.target.closest("a") && event.target.closest("[data-question]");
        if (row) this.of.get(row.dataset.question).open();
      });
    }
    get waiting() { return this.questions.filter((question) => question.waits); }
    show() {
      for (const { row, waits } of this.questions) {
        row.hidden = !waits;
        row.querySelector(".progress-state").textContent = this.sentences[waits] || "";
      }
      for (const part of this.element.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
      const count = this.waiting.length;
      this.element.querySelector("summary span").textContent = fill(this.sentences.practice, { count });
      this.element.querySelector("[data-do]").parentElement.hidden = !count;
    }
    begin() {
      const link = this.waiting[0].row.querySelector("a").href;
      this.waiting.forEach((question) => question.open());
      location.assign(link);
    }
  };
})();
