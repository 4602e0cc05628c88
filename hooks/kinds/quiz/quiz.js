/* A quiz: checks one question at a time, says what each chosen answer means, and gives a second try before it tells
   the right answer. Like a test it tells nothing until all is handed in.
   Kept per question: `v` the answer, `r` the right set it was given to, `d` 1 once this answer was checked, `n` the
   tries used up (two in a round), `f` 1 if the first try of all was right or else 0, `t` the day of the last check.
   An older answer has no `f`: its right answer was shown at once. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const make = (name, textContent, className) => Object.assign(document.createElement(name), { textContent, className });

  class Question {
    constructor(quiz, element) {
      this.quiz = quiz;
      this.element = element;
      this.id = element.id;
      this.type = element.dataset.type;
      this.right = element.dataset.right;
      this.choice = /single|multiple/.test(this.type);
      this.list = element.querySelector(".quiz-options");
      this.start = [...this.list.children];
      this.result = element.querySelector(".quiz-result");
    }
    get rows() { return [...this.list.children]; }
    get kept() { const kept = store.read(this.id); return typeof kept?.v === "string" ? kept : {}; }
    /* What is kept, if it was given to the right set that there is now. */
    get valid() { const kept = this.kept; return kept.r === this.right ? kept : {}; }
    get checked() { return this.valid.d === 1; }
    get solved() { return this.checked && this.correct(this.kept.v); }
    /* After a first wrong try, until the second one is checked. */
    get trying() { const { f, n } = this.valid; return f === 0 && n % 2 === 1 && !this.solved; }
    get done() { return this.checked && !this.trying; }
    get first() { return Number(this.valid.f ?? this.solved); }
    get touched() { return [...this.list.querySelectorAll("input, label select")].some((field) => field.touched); }
    get complete() {
      const answer = this.answer();
      return this.choice ? answer !== "" : answer.split(" ").length === this.rows.length;
    }
    /* What is on the screen, as ids; for pairs, `term=match`. Empty where something is still missing. */
    answer() {
      if (this.choice) return [...this.list.querySelectorAll(":checked")].map((box) => box.value).sort().join(" ");
      const said = this.rows.map((row) => [row.dataset.option, row.querySelector("label select")?.value]);
      return said.filter(([, match]) => match !== "").map(([id, match]) => (match ? id + "=" + match : id)).join(" ");
    }
    /* Whether something is in its right place, has its right match, or is a right option. */
    good(answer, id) {
      const parts = answer.split(" "), right = this.right.split(" ");
      if (this.type === "ordering") return right.indexOf(id) === parts.indexOf(id);
      return this.choice ? right.includes(id) : parts.includes(id + "=" + id);
    }
    correct(answer) {
      return this.type === "matching" ? this.right.split(" ").every((id) => this.good(answer, id)) : answer === this.right;
    }
    keep(more) {
      const { n = 0, f, t } = this.valid;
      const saved = store.write(this.id, { v: this.answer(), r: this.right, d: 0, n, f, t, ...more });
      this.quiz.say(saved ? Activities.sentences().saved : "");
      this.quiz.changed();
    }
    /* Checks the answer; a `last` try ends the round, also where it is the first. */
    judge(last) {
      const { n = 0, f = Number(this.correct(this.answer())) } = this.valid;
      this.keep({ d: 1, n: n + (last && n % 2 === 0 ? 2 : 1), f, t: Math.floor(Date.now() / 864e5) });
    }
    retry() {
      const { n = 0 } = this.valid;
      this.keep({ v: "", n: n + (n % 2) || 2, f: this.first });
    }
    show() {
      const { v, n, d } = this.kept, outdated = d === 1 && !this.checked;
      const parts = outdated || !v ? [] : v.split(" ");
      this.arrange(this.type === "ordering" ? parts : [], (n - d) >> 1);
      for (const row of this.rows) {
        const field = row.querySelector("label :is(input, select)"), id = row.dataset.option;
        if (this.choice) field.checked = parts.includes(id);
        else if (field) {
          field.value = parts.find((part) => part.startsWith(id + "="))?.split("=")[1];
          if (field.selectedIndex < 0) field.value = "";
        }
      }
      this.mark(outdated);
    }
    /* Puts the rows in an order; mixed ones lie otherwise in each `round`. */
    arrange(order, round) {
      let rows = this.start;
      const ids = rows.map((row) => row.dataset.option);
      if (order.length === ids.length && ids.every((id) => order.includes(id))) rows = order.map((id) => rows[ids.indexOf(id)]);
      else if ("shuffle" in this.element.dataset) {
        const place = (row) => ("last" in row.dataset) + store.chance(this.id + row.dataset.option + round);
        rows = [...rows].sort((one, other) => place(one) - place(other));
      }
      if (rows.some((row, index) => row !== this.list.children[index])) this.list.append(...rows);
      this.ends();
    }
    /* The first cannot go up, the last not down. Their arrows stay where they are, and so does the focus. */
    ends() {
      this.rows.forEach((row, index, { length }) => row.querySelectorAll(".quiz-moves button").forEach((button, down) => {
        button.setAttribute("aria-disabled", down ? index === length - 1 : !index);
      }));
    }
    /* Shows whether the answer is right, in words beside each option: after a first wrong try only what was chosen. */
    mark(outdated) {
      const say = this.quiz.dataset, { done, solved, trying, choice, result } = this, part = (selector) => this.element.querySelector(selector);
      const told = this.checked && (done || this.quiz.test !== "yes"), state = !told ? trying ? "again" : "open" : solved ? "right" : done ? "wrong" : "almost";
      const answer = this.kept.v || "", chosen = answer.split(" "), answers = part(".quiz-answer");
      this.lock(done);
      this.element.dataset.state = state;
      answers.open = state === "wrong" && !choice;
      result.replaceChildren();
      let right = 0;
      for (const row of this.rows) {
        const id = row.dataset.option, picked = !choice || chosen.includes(id), good = this.good(answer, id);
        const mark = told && (choice || done) ? (!picked ? done && good && "missed" : good ? "right" : "wrong") : "";
        right += picked && good;
        row.dataset.mark = mark || "";
        row.querySelector(".quiz-mark").textContent = this.quiz.getAttribute("data-mark-" + mark);
      }
      this.twice();
      this.say(outdated ? say.changed : say[state]);
      if (!told) return;
      const add = (element) => result.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
      if (!done && (!choice || right === chosen.length)) {
        result.append(make("p", choice ? say.missing : fill(say.part, { right, all: this.rows.length })));
      }
      for (const feedback of answers.querySelectorAll("[data-feedback]")) {
        const id = feedback.dataset.feedback;
        if (id ? !chosen.includes(id) : !done) continue;
        if (id && chosen[1]) result.append(make("p", feedback.previousElementSibling.textContent, "quiz-about"));
        add(feedback);
      }
      const hint = !done && part(".quiz-hint:not([open])"), again = !solved && part("[data-again]");
      for (const more of [hint, again]) if (more) result.append(more.cloneNode(true));
    }
    /* At the end nothing can be changed, but everything can still be reached and read, by keyboard too. */
    lock(done) {
      for (const field of this.list.querySelectorAll("input, select")) {
        field.setAttribute("aria-disabled", done);
        for (const option of field.options || []) option.disabled = done && !option.selected;
      }
      if (this.type === "ordering") this.list.tabIndex = done ? 0 : -1;
    }
    /* Says which letter was chosen more than once. */
    twice() {
      const letters = [...this.list.querySelectorAll("label option:checked:not([value=''])")].map((option) => option.textContent[0]);
      const letter = letters.filter((one, index) => letters.indexOf(one) < index && letters.lastIndexOf(one) === index).join(", ");
      this.say(letter && fill(this.quiz.dataset.twice, { letter }), "quiz-twice");
    }
    say(sentence, name = "quiz-verdict") {
      this.result.querySelector("." + name)?.remove();
      if (sentence) this.result.prepend(make("p", sentence, name));
    }
    /* What was said before is of no use once the answer changes; on the second try it still helps. */
    fresh() {
      if (!this.trying) this.result.replaceChildren();
      this.twice();
    }
    /* Checks the answer, or with `last` gives it up. */
    check(last) {
      const say = this.quiz.dataset, same = this.checked && this.answer() === this.kept.v;
      if (!last && (same || !this.complete)) {
        this.fresh();
        return this.say(same ? say.other : this.type === "matching" ? say.matchAll : say.choose);
      }
      this.judge(last);
      this.mark();
      this.result.tabIndex = -1;
      this.result.focus({ preventScroll: true });
      /* In sight at last: the verdict; if there is room, also the first mark; and then all of what is said. */
      const row = this.rows.find((one) => one.dataset.mark) || this.list;
      for (const part of [this.result, row, this.result.firstChild]) part.scrollIntoView({ block: "nearest" });
    }
    move(row, step) {
      const rows = this.rows, index = rows.indexOf(row), other = rows[index + step];
      if (!other) return;
      other[step < 0 ? "before" : "after"](row);
      this.ends();
      this.keep();
      const item = row.querySelector(".quiz-text").textContent;
      this.quiz.say(fill(this.quiz.dataset.moved, { item, place: index + step + 1, all: rows.length }));
    }
  }

  class Quiz extends Activity {
    begin() {
      this.questions = [...this.querySelectorAll(".quiz-question")].map((element) => new Question(this, element));
      this.querySelectorAll("[data-dead]").forEach((part) => (part.hidden = true));
      this.all = store.setting("quiz-all") || (matchMedia("(max-width: 40rem)").matches ? "no" : "yes");
      this.test = store.setting("quiz-test");
      this.now = this.questions.length;
      super.begin();
      this.addEventListener("click", (event) => {
        if (event.target.matches("[aria-disabled=true]")) event.preventDefault();
      });
      this.addEventListener("beforematch", (event) => this.go(this.questions.indexOf(this.of(event.target))));
      addEventListener("hashchange", () => this.arrive());
      this.arrive();
    }
    /* Opens the question that the address names. */
    arrive() {
      const index = this.questions.findIndex((question) => "#" + question.id === location.hash);
      if (index >= 0) this.go(index);
    }
    of(element) { return this.questions.find((question) => question.element.contains(element)); }
    /* The place of the first question that asks for something yet, or -1. */
    get open() { return this.questions.findIndex((question) => !(question.done || (this.test === "yes" && question.complete))); }
    get wrong() { return this.questions.filter((question) => question.done && !question.solved); }
    early() { this.questions.filter((question) => !question.done && question.touched).forEach((question) => question.keep()); }
    input(target) {
      const way = target.dataset.way, question = this.of(target);
      if (way) {
        this[way] = store.setting("quiz-" + way, target.checked ? "yes" : "no");
        this.show();
      }
      if (!question || target.closest("[data-dead]")) return;
      if (question.done) return question.show();
      question.keep();
      question.fresh();
    }
    show(id) {
      for (const question of this.questions) if (!id || question.id === id) question.show();
      this.changed();
    }
    changed() {
      const { questions, dataset: say, open, wrong } = this, all = questions.length, one = this.all === "no", test = this.test === "yes";
      const part = (selector) => this.querySelector(selector);
      const done = questions.filter((question) => question.done).length;
      const now = (this.now = this.now === all && open >= 0 ? open : this.now);
      part(".quiz-bar").value = done;
      part(".quiz-count").textContent = fill(say.count, { done, all });
      part(".quiz-step").textContent = now < all ? fill(say.step, { number: now + 1, all }) : "";
      part("[data-way=all]").checked = !one;
      part("[data-way=test]").checked = test;
      this.dataset.view = [one && "one", now === all ? "end" : questions[now].done && "go", test && "test", done === all && "done", wrong[0] && "wrong"].join(" ");
      questions.forEach(({ element }, index) => (element.hidden = one && index !== now && "until-found"));
      part("[data-do=back]").setAttribute("aria-disabled", !now);
      part("[data-do=reset]").hidden = questions.every((question) => question.kept.v === undefined);
      this.finish(done === all && !wrong[0]);
      if (done === all) this.score(part(".quiz-score"), wrong);
    }
    /* The end: how many were right, what the reader knows now, what to read, and where to go on. */
    score(box, wrong) {
      const { questions, dataset: say } = this, all = questions.length, now = all - wrong.length;
      const right = questions.filter((question) => question.first).length;
      const sum = box.children[1], [known, read, next] = box.querySelectorAll("ul");
      const put = (list, nodes) => {
        list.replaceChildren();
        nodes.forEach((node) => list.appendChild(make("li", "")).append(node));
      };
      const links = (some, selector) => new Map(some
        .flatMap(({ element }) => [...element.querySelectorAll(".quiz-answer [data-again] " + selector)])
        .map((link) => [link.textContent, link.cloneNode(true)]));
      const again = links(wrong, "a"), fine = links(questions.filter((question) => question.solved), "a:first-of-type");
      sum.textContent = fill(right === all ? say.allRight : say.score, { right, now, all });
      put(known, [...fine.keys()].filter((name) => !again.has(name)));
      put(read, [...again.values()]);
      put(next, [...document.querySelectorAll(".next a")].map((link) => link.cloneNode(true)));
    }
    /* Goes to a question, or behind the last one to the end. */
    go(index) {
      this.now = index;
      this.changed();
      const part = this.questions[this.now]?.element || this.querySelector("[data-view~=done] .quiz-score, [data-do=hand]");
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
      part.scrollIntoView();
    }
    do_back() { if (this.now) this.go(this.now - 1); }
    do_next() { this.go(this.now + 1); }
    do_check(button) { this.of(button).check(); }
    do_see(button) { this.of(button).check(true); }
    do_up(button) { this.turn(button, -1); }
    do_down(button) { this.turn(button, 1); }
    /* The arrow keeps the focus, though its row moves. */
    turn(button, step) {
      this.of(button).move(button.closest("li"), step);
      button.focus();
    }
    do_hand(button) {
      const rest = this.questions.filter((question) => !question.done), count = rest.filter((question) => !question.complete).length;
      const hand = () => {
        rest.forEach((question) => question.judge(true));
        this.show();
        this.go(this.questions.length);
      };
      if (!count) return hand();
      this.ask(fill(this.dataset.missed, { count }), [[button.textContent, hand]]);
    }
    do_retry() {
      const wrong = this.wrong;
      wrong.forEach((question) => question.retry());
      this.show();
      this.say(fill(this.dataset.retry, { count: wrong.length }));
      wrong[0].element.querySelector("input, button, select:not([data-dead])").focus();
    }
    do_reset() {
      this.now = 0;
      this.forget(this.questions.map((question) => question.id), this.dataset.reset);
    }
  }
  customElements.define("activity-quiz", Quiz);
})();
