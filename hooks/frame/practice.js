/* The questions of all chapters that went wrong at the first try, once more. Joined before progress.js. */
(function () {
  "use strict";
  const { store, fill } = Activities;
  const WEEK = 7;
  const today = () => Math.floor(Date.now() / 86400000);
  const make = (name, more) => Object.assign(document.createElement(name), more);

  class Question {
    constructor(id, [version, right = version], row) {
      Object.assign(this, { id, version, row, pattern: new RegExp(`^(?:${right})$`) });
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
    /* The question is asked anew, with two tries again, so an even number of them: its first try stays what it was. */
    open() {
      const { n = 0 } = this.kept;
      store.write(this.id, { ...this.kept, v: "", d: 0, n: n + (n % 2) || 2, f: this.first });
    }
    get address() { return this.row.querySelector("a").href.replace(/#.*/, "#" + this.id); }
  }

  Activities.Practice = class {
    /* `rows` are those of the list of activities, each with pairs of an item's id and what is known of it. */
    constructor(element, rows, sentences) {
      Object.assign(this, { element, sentences });
      const asked = rows.flatMap(([row, items]) => items.filter(([, given]) => Array.isArray(given)).map((item) => [...item, row]));
      this.questions = new Map(asked.map(([id, given, row]) => [id, new Question(id, given, row)]));
    }
    get waiting() { return [...this.questions.values()].filter((question) => question.waits); }
    show() {
      const waiting = this.waiting, list = this.element.querySelector(".progress-questions");
      this.element.querySelector("summary span").textContent = fill(this.sentences.practice, { count: waiting.length });
      this.element.querySelector("[data-do]").parentElement.hidden = !waiting.length;
      list.replaceChildren();
      if (waiting.length) this.words();
      let chapter, rows;
      for (const question of waiting) {
        const group = question.row.parentElement;
        if (group !== chapter) {
          rows = make("ul", { className: "progress-list" });
          list.append(make("h2", { textContent: group.previousElementSibling.textContent }), rows);
          chapter = group;
        }
        const text = self.Questions?.[question.id] || question.row.querySelector("a").textContent;
        const link = make("a", { textContent: text, href: question.address });
        link.addEventListener("click", () => question.open());
        const row = make("li");
        row.append(link, " ", make("span", { className: "progress-state", textContent: this.sentences[question.waits] }));
        rows.append(row);
      }
    }
    /* The words of questions come when some wait; until then each has the title of its activity. */
    words() {
      if (this.asked) return;
      this.asked = make("script");
      const { dataset, lang } = document.documentElement;
      this.asked.src = `${dataset.root}/assets/questions.${lang}.js`;
      this.asked.addEventListener("load", () => this.show());
      document.head.append(this.asked);
    }
    begin() {
      const [first] = this.waiting;
      this.waiting.forEach((question) => question.open());
      location.assign(first.address);
    }
  };
})();
