/* The notebooks of this device: begin one, name it, open it, take it away and bring it back. And the file of one, to save. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const FORMAT = "activities-progress";

  /* Saves what a notebook holds to a file, called by the notebook's name where there are several. Returns whether there is anything. */
  const save = (title, id = store.book) => {
    const items = store.contents(id), name = store.named() && store.books().find(([one]) => one === id)?.[1];
    if (!Object.keys(items).length) return false;
    const file = { format: FORMAT, schema: store.SCHEMA, ...(name && { notebook: name }), items };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = [title, ...(name ? name.match(/[\p{L}\p{M}\p{N}]+/gu) || [] : [])].join("-") + ".json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return true;
  };

  customElements.define("activity-notebooks", class extends Activity {
    begin() {
      this.list = this.querySelector(".notebooks-list");
      this.addEventListener("change", ({ target }) => target.closest("[data-book]") && this.rename(target));
      this.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.closest(".activity-tools")) this.do_begin();
      });
      for (const event of ["storage", "notebooks"]) addEventListener(event, () => this.show());
      super.begin();
    }
    /* A row for each notebook, and one for each that can be brought back; a name that is being typed stays. */
    show() {
      const books = store.books(), several = Boolean(store.named());
      this.rows(this.list, several ? books : [], (row, id, name) => {
        const input = row.querySelector("input"), count = Object.keys(store.contents(id)).length;
        if (input !== document.activeElement) input.value = name;
        row.querySelector(".unseen").textContent = fill(this.dataset.name, { name });
        row.querySelector(".notebooks-count").textContent = fill(this.dataset.count, { count });
        for (const button of row.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
        row.querySelector("[data-do=open]").hidden = id === store.book;
        row.querySelector("[data-do=remove]").disabled = books.length === 1;
        row.toggleAttribute("data-current", id === store.book);
      });
      this.rows(this.querySelector(".notebooks-removed"), store.books(true), (row, id, name) => {
        row.firstElementChild.textContent = fill(this.dataset.removed, { name });
      });
      this.querySelector(".notebooks-name").hidden = several;
    }
    rows(list, books, show) {
      const there = new Map([...list.children].filter((row) => row.dataset.book).map((row) => [row.dataset.book, row]));
      list.hidden = !books.length;
      for (const [id, name] of books) {
        const row = there.get(id) || list.querySelector("template").content.firstElementChild.cloneNode(true);
        there.delete(id);
        row.dataset.book = id;
        show(row, id, name);
        if (!row.isConnected) list.append(row);
      }
      there.forEach((row) => row.remove());
    }
    of(part) { return part.closest("[data-book]").dataset.book; }
    called(id, removed) { return store.books(removed).find(([one]) => one === id)?.[1]; }
    /* Says what was done, and lets the rest of the page know of it. */
    done(sentence, values, undo) {
      dispatchEvent(new Event("notebooks"));
      this.say(fill(sentence, values), undo);
    }
    /* A name that can be taken: something, and no other's. Says why not. */
    good(text, id, beside = "") {
      const name = text.trim().replace(/\s+/g, " ");
      const others = [beside, ...store.books().filter(([one]) => one !== id).map(([, other]) => other)];
      const taken = others.some((other) => other.toLowerCase() === name.toLowerCase());
      if (!name || taken) this.say(name ? fill(this.dataset.taken, { name }) : this.dataset.nameless);
      return name && !taken ? name : "";
    }
    /* There is no room, or a newer version was here: what is said about the storage says why. */
    failed() { this.say(store.trouble() ? "" : Activities.sentences().full); }
    rename(input) {
      const id = this.of(input), name = this.good(input.value, id);
      if (!name) { input.value = this.called(id); return; }
      if (store.call(name, id)) this.done(this.dataset.renamed, { name });
      else this.failed();
    }
    do_begin() {
      const [first, other] = this.querySelectorAll(".notebooks-name input"), several = first.parentElement.hidden;
      const mine = several ? this.called(store.book) : this.good(first.value, store.book);
      if (!mine) return first.focus();
      const name = this.good(other.value, "", mine);
      if (!name) return other.focus();
      const id = (several || store.call(mine, store.book)) && store.call(name);
      if (!id || !store.choose(store.book)) return this.failed();
      first.value = other.value = "";
      Activities.note();
      this.done(this.dataset.begun, { name });
      this.list.querySelector(`[data-book="${id}"] [data-do=open]`).focus();
    }
    do_open(button) { this.open(this.of(button)); }
    open(id) {
      if (!store.choose(id)) return this.failed();
      location.hash = "notebooks";
      location.reload();
    }
    do_remove(button) {
      const id = this.of(button), name = this.called(id), count = Object.keys(store.contents(id)).length;
      const keep = () => { save(this.dataset.file, id); return "stay"; };
      const remove = () => {
        store.settle();
        if (store.books().length < 2 || !store.remove(id)) return this.failed();
        if (id === store.book) return this.open(store.books()[0][0]);
        store.choose(store.book);
        this.done(this.dataset.gone, { name });
      };
      this.ask(fill(this.dataset.sure, { name, count }),
        [...(count ? [[this.dataset.saveFirst, keep]] : []), [fill(this.dataset.yes, { name }), remove]], button.parentElement);
    }
    do_back(button) {
      const id = this.of(button), name = this.called(id, true);
      if (!store.remove(id, true) || !store.choose(store.book)) return this.failed();
      this.done(this.dataset.back, { name });
      this.heard();
    }
    do_forget(button) {
      store.empty(this.of(button));
      this.done(Activities.sentences().letGo);
      this.heard();
    }
    answered() { this.heard(); }
  });
  Object.assign(Activities, { save, FORMAT });
})();
