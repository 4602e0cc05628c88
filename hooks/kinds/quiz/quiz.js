/* A quiz: checks one question at a time, says what each chosen answer means, and gives a second try before it tells
   the right answer. Like a test it tells nothing until all is handed in.
   Kept per question: `v` the answer, `r` the right set it was given to, `d` 1 once this answer was checked, `n` the
   tries used up (two in a round), `f` 1 if the first try of all was right or else 0, `t` the day of the last check.
   An older answer has no `f`: its right answer was shown at once. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const narrow = matchMedia("(max-width: 40rem)");
  const make = (name, textContent, className = "") => Object.assign(document.createElement(name), { textContent, className });
  const copies = (element) => [...element.childNodes].map((node) => node.cloneNode(true));
  /* How quizzes are shown on this device: `all` questions at once, or as a `test`. */
  const way = (name, value) => {
    try {
      if (value) localStorage.setItem(store.space + "frame.quiz-" + name, value);
      return localStorage.getItem(store.space + "frame.quiz-" + name);
    } catch {
      return value;
    }
  };

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
    get outdated() { return this.kept.d === 1 && !this.checked; }
    get checked() { return this.valid.d === 1; }
    get solved() { return this.checked && this.correct(this.kept.v); }
    /* After a first wrong try, until the second one is checked. */
    get trying() { const { f, n } = this.valid; return f === 0 && n % 2 === 1 && !this.solved; }
    get done() { return this.checked && !this.trying; }
    get first() { return (this.valid.f ?? Number(this.solved)) === 1; }
    get complete() { const answer = this.answer(); return answer !== "" && (this.type !== "matching" || answer.split(" ").length === this.rows.length); }
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
      const { n = 0, t } = this.valid;
      store.write(this.id, { v: "", r: this.right, d: 0, n: n + (n % 2) || 2, f: Number(this.first), t });
    }
    show() {
      const { v, n = 0, d } = this.kept, outdated = this.outdated;
      const parts = outdated || !v ? [] : v.split(" ");
      this.arrange(this.type === "ordering" ? parts : [], (n - d) >> 1);
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
    /* Puts the rows in an order; mixed ones lie otherwise in each `round`. */
    arrange(order, round) {
      let rows = this.start;
      const ids = rows.map((row) => row.dataset.option);
      if (order.length === rows.length && order.every((id) => ids.includes(id))) {
        rows = order.map((id) => rows[ids.indexOf(id)]);
      } else if ("shuffle" in this.element.dataset) {
        const place = (row) => store.chance(this.id + row.dataset.option + round);
        const last = (row) => "last" in row.dataset;
        rows = [...rows].sort((one, other) => last(one) - last(other) || place(one) - place(other));
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
      const say = this.quiz.dataset, { done, solved, trying } = this, answer = this.kept.v || "";
      const told = this.checked && (done || !this.quiz.test), all = this.rows.length;
      const opened = this.element.querySelector(".quiz-answer");
      this.lock(done);
      this.element.querySelector("[data-do=check]").hidden = done;
      this.element.querySelector("[data-do=see]").hidden = !trying;
      opened.hidden = !done;
      opened.open = done && !solved && !this.choice;
      opened.firstElementChild.textContent = say.see;
      this.element.classList.toggle("is-right", solved);
      this.element.classList.toggle("is-wrong", done && !solved);
      this.element.classList.toggle("is-almost", told && !done);
      this.result.replaceChildren();
      this.list.querySelectorAll(".quiz-mark").forEach((mark) => mark.remove());
      const chosen = answer.split(" ");
      let right = 0;
      for (const row of this.rows) {
        const id = row.dataset.option, picked = !this.choice || chosen.includes(id), good = this.correct(answer, id);
        const state = !picked ? "missed" : good ? "right" : "wrong", shown = told && (done ? picked || good : picked && this.choice);
        row.dataset.mark = shown ? state : "";
        right += picked && good;
        if (shown) row.append(make("span", { missed: say.markMissed, right: say.markRight, wrong: say.markWrong }[state], "quiz-mark is-" + state));
      }
      if (outdated) this.say(say.changed);
      this.twice();
      if (!told) return;
      if (!done && (!this.choice || right === chosen.length)) {
        this.result.prepend(make("p", this.choice ? say.missing : fill(say.part, { right, all })));
      }
      this.say(solved ? say.right : done ? say.wrong : say.almost);
      for (const part of opened.querySelectorAll("[data-feedback]")) {
        const id = part.dataset.feedback;
        if (id ? !chosen.includes(id) : !done) continue;
        if (id && this.type === "multiple") {
          const about = make("p", "", "quiz-about");
          about.append(...copies(part.previousElementSibling));
          this.result.append(about);
        }
        this.result.append(...copies(part));
      }
      const again = opened.querySelector("[data-again]"), hint = this.element.querySelector(".quiz-hint:not([open])");
      if (hint && !done) this.result.append(hint.cloneNode(true));
      if (again && !solved) this.result.append(again.cloneNode(true));
    }
    /* At the end nothing can be changed, but everything can still be reached and read, by keyboard too. */
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
      const letters = [...chosen].map((option) => option.textContent.split(" ")[0]);
      const again = letters.filter((letter, index) => letters.indexOf(letter) < index);
      this.say(again.length && fill(this.quiz.dataset.twice, { letter: [...new Set(again)].join(", ") }), "quiz-twice");
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
    check() {
      const say = this.quiz.dataset, same = this.checked && this.answer() === this.kept.v;
      if (same || !this.complete) {
        this.fresh();
        this.say(same ? say.other : this.type === "matching" ? say.matchAll : say.choose);
        return;
      }
      this.judge();
      this.tell();
    }
    tell() {
      this.mark();
      this.result.tabIndex = -1;
      this.result.focus({ preventScroll: true });
      /* In sight at last: the verdict; if there is room, also the first mark; and then all of what is said. */
      const mark = this.list.querySelector(".quiz-mark") || this.list.lastElementChild.firstElementChild;
      for (const part of [this.result, mark.parentElement, this.result.firstChild]) part.scrollIntoView({ block: "nearest" });
    }
    move(row, step) {
      const rows = this.rows, index = rows.indexOf(row), other = rows[index + step];
      if (!other) return;
      if (step < 0) other.before(row); else other.after(row);
      this.ends();
      this.keep();
      const item = row.querySelector(".quiz-text").textContent;
      this.quiz.say(fill(this.quiz.dataset.moved, { item, place: index + step + 1, all: rows.length }));
    }
  }

  class Quiz extends Activity {
    connectedCallback() {
      this.questions = [...this.querySelectorAll(".quiz-question")].map((element) => new Question(this, element));
      this.querySelectorAll("[data-dead]").forEach((part) => (part.hidden = true));
      this.ways = { all: way("all"), test: way("test") };
      this.now = 0;
      super.connectedCallback();
      this.addEventListener("click", (event) => {
        if (event.target.matches("[aria-disabled=true]")) event.preventDefault();
      });
      this.addEventListener("beforematch", (event) => this.go(this.questions.indexOf(this.of(event.target))));
      addEventListener("hashchange", () => this.arrive());
      narrow.addEventListener("change", () => this.changed());
      this.now = this.open < 0 ? this.questions.length : this.open;
      this.changed();
      this.arrive();
    }
    /* Opens the question that the address names. */
    arrive() {
      const index = this.questions.findIndex((question) => "#" + question.id === location.hash);
      if (index >= 0) this.go(index);
    }
    of(element) { return this.questions.find((question) => question.element.contains(element)); }
    get one() { return (this.ways.all || (narrow.matches ? "no" : "yes")) === "no"; }
    get test() { return this.ways.test === "yes"; }
    /* The place of the first question that asks for something yet, or -1. */
    get open() { return this.questions.findIndex((question) => !question.done && !(this.test && question.complete)); }
    get wrong() { return this.questions.filter((question) => question.done && !question.solved); }
    early() { this.questions.filter((question) => !question.done && question.touched).forEach((question) => question.keep()); }
    input(target) {
      const { way: name } = target.dataset, question = this.of(target);
      if (name) {
        this.ways[name] = way(name, target.checked ? "yes" : "no");
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
      const { questions, dataset: say, open, one, test } = this, all = questions.length;
      const part = (selector) => this.querySelector(selector), hide = (name, no) => (part(`[data-do=${name}]`).hidden = no);
      const done = questions.filter((question) => question.done).length;
      if (this.now === all && open >= 0) this.now = open;
      const now = this.now;
      part(".quiz-bar").value = done;
      part(".quiz-count").textContent = fill(say.count, { done, all });
      part(".quiz-step").textContent = now < all ? fill(say.step, { number: now + 1, all }) : "";
      part("[data-way=all]").checked = !one;
      part("[data-way=test]").checked = test;
      part("[data-do=back]").setAttribute("aria-disabled", !now);
      part("[data-do=next]").classList.toggle("is-main", !!questions[now]?.done);
      for (const [name, on] of [["is-one", one], ["is-end", now === all], ["is-test", test]]) this.classList.toggle(name, on);
      questions.forEach(({ element }, index) => (element.hidden = one && index !== now && "until-found"));
      hide("hand", !test || done === all);
      hide("retry", done < all || !this.wrong.length);
      hide("reset", questions.every((question) => question.kept.v === undefined));
      part(".quiz-score").hidden = done < all;
      if (done === all) this.score(part(".quiz-score"));
    }
    /* The end: how many were right, what the reader knows now, what to read, and where to go on. */
    score(box) {
      const { questions, wrong, dataset: say } = this, all = questions.length;
      const first = questions.filter((question) => question.first).length, now = all - wrong.length;
      const list = (sentence, nodes) => {
        if (!nodes.length) return;
        const list = make("ul", "");
        nodes.forEach((node) => list.appendChild(make("li", "")).append(node));
        box.append(make("p", sentence), list);
      };
      const links = (some, selector) => new Map(some.flatMap(({ element }) => [...element.querySelectorAll(`.quiz-answer [data-again] ${selector}`)])
        .map((link) => [link.textContent, link.cloneNode(true)]));
      const read = links(wrong, "a"), known = links(questions.filter((question) => question.solved), "a:first-of-type");
      const medal = make("b", first === all ? `${all}/${all}` : "✓", "quiz-medal");
      medal.setAttribute("aria-hidden", true);
      box.classList.toggle("is-full", first === all);
      box.replaceChildren(...(now === all ? [medal] : []), make("p", fill(first === all ? say.allRight : say.score, { right: first, all })));
      if (now > first) box.append(make("p", fill(say.now, { right: now, all })));
      list(say.know, [...known.keys()].filter((name) => !read.has(name)));
      list(say.reread, [...read.values()]);
      const activities = [...document.querySelectorAll(".activity")], next = activities[activities.indexOf(this) + 1];
      const page = document.querySelector("a[rel=next]"), title = next ? next.querySelector(".activity-title") : page?.querySelector("b");
      if (!title) return;
      const link = make("a", title.textContent);
      link.href = next ? "#" + next.id : page.href;
      link.lang = title.lang;
      list(say.next, [link]);
    }
    /* Goes to a question, or behind the last one to the end. */
    go(index) {
      this.now = index;
      this.changed();
      const part = this.questions[index]?.element || this.querySelector(".quiz-score:not([hidden]), [data-do=hand]");
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
      part.scrollIntoView();
    }
    do_back() { if (this.now) this.go(this.now - 1); }
    do_next() {
      const next = this.now + 1, all = this.questions.length;
      this.go(next < all || this.open < 0 ? next : this.open);
    }
    do_check(button) { this.of(button).check(); }
    do_see(button) {
      const question = this.of(button);
      question.judge(true);
      question.tell();
    }
    do_up(button) { this.turn(button, -1); }
    do_down(button) { this.turn(button, 1); }
    /* The arrow keeps the focus, though its row moves. */
    turn(button, step) {
      this.of(button).move(button.closest("li"), step);
      button.focus();
    }
    do_hand(button) {
      const count = this.questions.filter((question) => !question.done && !question.complete).length;
      const hand = () => {
        this.questions.filter((question) => !question.done).forEach((question) => question.judge(true));
        this.show();
        this.go(this.questions.length);
      };
      if (count) this.ask(fill(this.dataset.open, { count }), [[button.textContent, hand]]);
      else hand();
    }
    do_retry() {
      const wrong = this.wrong;
      wrong.forEach((question) => question.retry());
      this.now = this.questions.indexOf(wrong[0]);
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
