/* A quiz: checks one question at a time, says what each chosen answer means, and lets the wrong ones be tried again.
   Kept per question: `v` the answer, `r` the right set it was given to, `d` 1 once checked, `n` how often retried. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;

  class Question {
    constructor(quiz, element) {
      this.quiz = quiz;
      this.element = element;
      this.id = element.id;
      this.type = element.dataset.type;
      this.right = element.dataset.right;
      this.list = element.querySelector(".quiz-options");
      this.start = [...this.list.children];
      this.result = element.querySelector(".quiz-result");
    }
    get rows() { return [...this.list.children]; }
    get kept() { const kept = store.read(this.id); return typeof kept?.v === "string" ? kept : {}; }
    /* What is on the screen, as ids; for pairs, `term=match`. Empty where something is still missing. */
    answer() {
      if (this.type === "ordering") return this.rows.map((row) => row.dataset.option).join(" ");
      if (this.type === "matching") {
        return this.rows.map((row) => [row.dataset.option, row.querySelector("select").value])
          .filter(([, match]) => match).map((pair) => pair.join("=")).join(" ");
      }
      return [...this.list.querySelectorAll(":checked")].map((box) => box.value).sort().join(" ");
    }
    get touched() { return [...this.list.querySelectorAll("input, label select")].some((field) => field.touched); }
    complete(answer) {
      return this.type === "matching" ? answer.split(" ").length === this.rows.length && answer !== "" : answer !== "";
    }
    /* Whether an answer, or with an id that part of it, is right. */
    correct(answer, id) {
      const parts = answer.split(" ");
      if (this.type === "ordering") {
        const right = this.right.split(" ");
        return id ? right.indexOf(id) === parts.indexOf(id) : answer === this.right;
      }
      if (this.type === "matching") return parts.every((part) => (id && !part.startsWith(id + "=")) || /^(.*)=\1$/.test(part));
      return id ? this.right.split(" ").includes(id) : answer === this.right;
    }
    get outdated() { const kept = this.kept; return kept.d === 1 && kept.r !== this.right; }
    get checked() { return this.kept.d === 1 && !this.outdated; }
    get solved() { return this.checked && this.correct(this.kept.v); }
    keep(more) {
      const kept = this.kept;
      const saved = store.write(this.id, { v: this.answer(), r: this.right, d: 0, n: kept.n || 0, ...more });
      this.quiz.say(saved ? Activities.sentences().saved : "");
      this.quiz.changed();
    }
    show() {
      const kept = this.kept, outdated = this.outdated;
      const parts = outdated || !kept.v ? [] : kept.v.split(" ");
      this.arrange(this.type === "ordering" ? parts : [], kept.n || 0);
      for (const row of this.rows) {
        const box = row.querySelector("input"), select = row.querySelector("select");
        if (box) box.checked = parts.includes(box.value);
        else if (this.type === "matching") {
          const pair = parts.find((part) => part.startsWith(row.dataset.option + "="));
          select.value = pair ? pair.split("=")[1] : "";
          if (select.selectedIndex < 0) select.value = "";
        }
      }
      this.mark(outdated);
    }
    arrange(order, attempt) {
      let rows = this.start;
      const ids = rows.map((row) => row.dataset.option);
      if (order.length === rows.length && order.every((id) => ids.includes(id))) {
        rows = order.map((id) => rows[ids.indexOf(id)]);
      } else if ("shuffle" in this.element.dataset) {
        const place = (row) => store.chance(this.id + row.dataset.option + attempt);
        const last = (row) => "last" in row.dataset;
        rows = [...rows].sort((one, other) => last(one) - last(other) || place(one) - place(other));
      }
      if (rows.some((row, index) => row !== this.list.children[index])) this.list.append(...rows);
    }
    /* Shows whether the answer is right, in words beside each option, and opens what was asked about. */
    mark(outdated) {
      const say = this.quiz.dataset, answer = this.kept.v || "", done = this.checked;
      this.lock(done);
      this.element.querySelector("[data-do=check]").hidden = done;
      this.element.querySelector(".quiz-answer").hidden = !done;
      this.element.querySelector(".quiz-answer summary").textContent = say.see;
      this.element.classList.toggle("is-right", this.solved);
      this.element.classList.toggle("is-wrong", done && !this.solved);
      this.result.replaceChildren();
      this.list.querySelectorAll(".quiz-mark").forEach((mark) => mark.remove());
      if (outdated) this.say(say.changed);
      if (!done) return this.twice();
      const chosen = answer.split(" ");
      for (const row of this.rows) {
        const id = row.dataset.option, picked = !row.querySelector("input") || chosen.includes(id);
        const right = this.correct(answer, id);
        if (!picked && !right) continue;
        const mark = document.createElement("span");
        mark.className = "quiz-mark " + (!picked ? "is-missed" : right ? "is-right" : "is-wrong");
        mark.textContent = !picked ? say.markMissed : right ? say.markRight : say.markWrong;
        row.append(mark);
      }
      this.twice();
      this.say(this.solved ? say.right : say.wrong);
      for (const part of this.element.querySelectorAll(".quiz-answer [data-feedback]")) {
        const id = part.dataset.feedback;
        if (id && !chosen.includes(id)) continue;
        if (id && this.type === "multiple") {
          const about = document.createElement("p");
          about.className = "quiz-about";
          about.append(...[...part.previousElementSibling.childNodes].map((node) => node.cloneNode(true)));
          this.result.append(about);
        }
        this.result.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
      }
      const again = this.element.querySelector("[data-again]");
      if (again && !this.solved) this.result.append(again.cloneNode(true));
    }
    /* After the check nothing can be changed, but everything can still be reached and read, by keyboard too. */
    lock(done) {
      for (const field of this.list.querySelectorAll("input, select")) {
        field.setAttribute("aria-disabled", done);
        for (const option of field.options || []) option.disabled = done && !option.selected;
      }
      for (const moves of this.list.querySelectorAll(".quiz-moves")) moves.hidden = done;
      if (this.type === "ordering") this.list.tabIndex = done ? 0 : -1;
    }
    /* Says which letter was chosen more than once. */
    twice() {
      const chosen = this.list.querySelectorAll("select:not([hidden]) :checked:not([value=''])");
      const letters = [...chosen].map((option) => option.textContent);
      const again = letters.filter((letter, index) => letters.indexOf(letter) < index);
      if (again.length) this.say(fill(this.quiz.dataset.twice, { letter: [...new Set(again)].join(", ") }), "quiz-twice");
    }
    say(sentence, name = "quiz-verdict") {
      const line = document.createElement("p");
      line.className = name;
      line.textContent = sentence;
      this.result.prepend(line);
    }
    check() {
      const answer = this.answer();
      if (!this.complete(answer)) {
        this.result.replaceChildren();
        this.twice();
        this.say(this.type === "matching" ? this.quiz.dataset.matchAll : this.quiz.dataset.choose);
        return;
      }
      this.keep({ d: 1 });
      this.mark();
      this.result.tabIndex = -1;
      this.result.focus({ preventScroll: true });
      /* In sight at last: the verdict; if there is room, also the first mark; and then all of what is said. */
      const mark = this.list.querySelector(".quiz-mark");
      for (const part of [this.result, mark.parentElement, this.result.firstChild]) part.scrollIntoView({ block: "nearest" });
    }
    retry() { store.write(this.id, { v: "", r: this.right, d: 0, n: (this.kept.n || 0) + 1 }); }
    move(row, step) {
      const rows = this.rows, index = rows.indexOf(row), other = rows[index + step];
      if (!other) return;
      if (step < 0) other.before(row); else other.after(row);
      this.keep();
      const item = row.querySelector(".quiz-text").textContent;
      this.quiz.say(fill(this.quiz.dataset.moved, { item, place: index + step + 1, all: rows.length }));
    }
  }

  class Quiz extends Activity {
    connectedCallback() {
      this.questions = [...this.querySelectorAll(".quiz-question")].map((element) => new Question(this, element));
      this.querySelectorAll("[data-dead]").forEach((part) => (part.hidden = true));
      super.connectedCallback();
      this.addEventListener("click", (event) => {
        if (event.target.matches("[aria-disabled=true]")) event.preventDefault();
      });
    }
    of(element) { return this.questions.find((question) => question.element.contains(element)); }
    early() { this.questions.filter((question) => !question.checked && question.touched).forEach((question) => question.keep()); }
    input(target) {
      const question = this.of(target);
      if (!question || target.closest("[data-dead]")) return;
      if (question.checked) return question.show();
      question.keep();
      question.result.replaceChildren();
      question.twice();
    }
    show(id) {
      for (const question of this.questions) if (!id || question.id === id) question.show();
      this.changed();
    }
    changed() {
      const all = this.questions.length, done = this.questions.filter((question) => question.checked).length;
      const wrong = this.questions.filter((question) => question.checked && !question.solved);
      this.querySelector(".quiz-count").textContent = fill(this.dataset.count, { done, all });
      this.querySelector("[data-do=retry]").hidden = done < all || !wrong.length;
      this.querySelector("[data-do=reset]").hidden = !this.questions.some((question) => question.kept.v);
      const score = this.querySelector(".quiz-score");
      score.hidden = done < all;
      if (done < all) return;
      score.textContent = fill(wrong.length ? this.dataset.score : this.dataset.allRight, { right: all - wrong.length, all });
      const links = new Map(wrong.flatMap((question) => [...question.element.querySelectorAll(".quiz-answer [data-again] a")])
        .map((link) => [link.getAttribute("href"), link]));
      if (!links.size) return;
      const list = document.createElement("ul");
      for (const link of links.values()) list.appendChild(document.createElement("li")).append(link.cloneNode(true));
      score.append(" ", this.dataset.reread, list);
    }
    do_check(button) { this.of(button).check(); }
    do_up(button) { this.turn(button, -1); }
    do_down(button) { this.turn(button, 1); }
    /* The arrow keeps the focus; where it has no way to go any more, the other one gets it. */
    turn(button, step) {
      this.of(button).move(button.closest("li"), step);
      button.focus();
      if (document.activeElement !== button) button.parentElement.querySelector(`[data-do=${step < 0 ? "down" : "up"}]`).focus();
    }
    do_retry() {
      const wrong = this.questions.filter((question) => question.checked && !question.solved);
      wrong.forEach((question) => question.retry());
      this.show();
      this.say(fill(this.dataset.retry, { count: wrong.length }));
      wrong[0].element.querySelector("input, button, select:not([data-dead])").focus();
    }
    do_reset() { this.forget(this.questions.map((question) => question.id), this.dataset.reset); }
  }
  customElements.define("activity-quiz", Quiz);
})();
