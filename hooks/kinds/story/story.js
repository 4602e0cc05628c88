/* A story: one passage at a time. Kept: for each passage on the way what was chosen there, and each ending that was found.
   The way is what follows from the choices, so a passage that is gone, or another tab, can only make it shorter. */
customElements.define(
  "activity-story",
  class extends Activities.Activity {
    begin() {
      this.passages = [...this.querySelectorAll(".story-passage")];
      super.begin();
      this.classList.add("is-live");
      this.addEventListener("click", (event) => {
        const link = event.target.closest(".story-choices a");
        if (!link) return;
        event.preventDefault();
        this.choose(link);
      });
      /* An address that names a passage: chosen before this script came, or a link from elsewhere. */
      const named = this.passages.find((passage) => "#" + passage.id === location.hash);
      const link = named && this.links(this.way().pop()).find((one) => one.hash === location.hash);
      if (link) this.choose(link);
      else if (named) this.scrollIntoView();
    }
    links(passage) { return [...passage.querySelectorAll(".story-choices a")]; }
    chosen(passage) {
      const choice = Activities.store.read(passage.id)?.v;
      return this.links(passage).find((link) => link.dataset.choice === choice);
    }
    led(link) { return this.passages.find((passage) => "#" + passage.id === link?.hash); }
    /* The passages on the way, from the first to the one where the reader is. */
    way() {
      const way = [];
      for (let next = this.passages[0]; next && !way.includes(next); next = this.led(this.chosen(next))) way.push(next);
      return way;
    }
    keep(id, value) { return Activities.store.write(id, value ? { v: value } : undefined); }
    choose(link) {
      const next = this.led(link);
      const end = !this.links(next).length;
      if (end) this.keep(this.id, true);
      this.keep(next.id, end);
      const saved = this.keep(link.closest(".story-passage").id, link.dataset.choice);
      this.show();
      this.go();
      this.say(saved ? Activities.sentences().saved : "");
    }
    show() {
      const way = this.way(), now = way[way.length - 1], ends = this.passages.filter((one) => !this.links(one).length);
      this.passages.forEach((passage) => passage.classList.toggle("is-now", passage === now));
      const done = ends.filter((passage) => Activities.store.read(passage.id)?.v === true).length;
      this.querySelector(".story-count").textContent = Activities.fill(this.dataset.count, { done, all: ends.length });
      this.querySelectorAll("[data-do=back], [data-do=reset]").forEach((button) => (button.hidden = way.length < 2));
      const list = this.querySelector(".story-way");
      list.hidden = !ends.includes(now);
      list.lastElementChild.replaceChildren(...(list.hidden ? [] : way.slice(0, -1).map((passage) => {
        const item = document.createElement("li"), button = document.createElement("button"), link = this.chosen(passage);
        button.type = "button";
        button.dataset.do = "rewind";
        button.dataset.to = passage.id;
        button.setAttribute("aria-label", Activities.fill(this.dataset.rewind, { choice: link.textContent }));
        button.append(link.firstChild.cloneNode(true));
        item.append(button);
        return item;
      })));
    }
    /* Moves the focus to the title of the passage, and as much of it as there is room for into sight. */
    go() {
      const now = this.way().pop(), title = now.querySelector(".activity-group");
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      for (const part of [now, title]) part.scrollIntoView({ block: "nearest" });
    }
    rewind(passage) {
      this.keep(passage.id);
      this.show();
      this.go();
    }
    do_back() { this.rewind(this.way().slice(-2)[0]); }
    do_rewind(button) { this.rewind(this.passages.find((passage) => passage.id === button.dataset.to)); }
    do_reset() {
      this.forget(this.way().filter((passage) => this.chosen(passage)).map((passage) => passage.id), this.dataset.reset);
      this.go();
    }
  },
);
