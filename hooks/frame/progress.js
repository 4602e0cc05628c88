/* The page "My progress": how far one is, the state of every activity, a file to take along, a way to clear this device. */
(function () {
  "use strict";
  const { Activity, Practice, FORMAT, save, store, fill, isDone, sentences } = Activities;

  customElements.define("activity-progress", class extends Activity {
    begin() {
      const rows = [...this.querySelectorAll("[data-items]")];
      this.rows = rows.map((row) => [row, Object.entries(JSON.parse(row.dataset.items))]);
      this.asked = new Set([...JSON.parse(this.dataset.others), ...this.rows.flatMap(([, items]) => items.map(([id]) => id))]);
      this.practice = new Practice(this.querySelector(".progress-practice"), this.rows, this.dataset);
      super.begin();
      this.querySelector("[type=file]").addEventListener("change", (event) => this.open(event.target.files[0], event.target));
      this.look();
      addEventListener("hashchange", () => this.asked_to_clear());
      this.asked_to_clear();
    }
    /* A link at the foot of every page leads to the question at once: with the answer those are two taps. */
    asked_to_clear() {
      if (location.hash !== "#clear") return;
      history.replaceState(null, "", location.pathname + location.search); // or the browser would scroll away from the question
      this.do_clear();
    }
    /* Whether the guide asks for an id, in any language; what is in the rows of a table is kept as `id.row.column`. */
    knows(id) { return this.asked.has(id.split(".")[0]); }
    show() {
      const kept = store.ids(), whole = this.rows.filter(([row, items]) => this.state(row, items, kept));
      const counts = { done: whole.length, all: this.rows.length }, total = this.querySelector(".progress-total");
      total.firstElementChild.textContent = fill(this.dataset.total, counts);
      total.querySelector("progress").value = counts.done / counts.all;
      this.lead(total.querySelector("a"), whole.map(([row]) => row));
      this.practice.show();
      this.querySelector("[data-several]").hidden = !store.named();
      this.cover();
    }
    /* Says how much of an activity is done, and how much was right at the first try. Returns whether all is done. */
    state(row, items, kept) {
      const done = items.filter(([id, given]) => isDone(id, [given].flat()[0], kept));
      const asked = done.map(([id]) => this.practice.questions.get(id)).filter(Boolean);
      const sentence = !done.length ? "none" : asked.length ? "asked" : done.length < items.length ? "some" : "all";
      const right = asked.filter((question) => question.first === 1).length;
      row.querySelector(".progress-state").textContent = fill(this.dataset[sentence], { done: done.length, all: items.length, right });
      row.classList.toggle("is-begun", done.length > 0);
      row.classList.toggle("is-done", done.length === items.length);
      return done.length === items.length;
    }
    /* What is next: the activity begun last, or else the next one after it that is not done. */
    lead(link, done) {
      const rows = this.rows.map(([row]) => row), last = "#" + Activities.lastPlace().split("#")[1];
      const at = Math.max(0, rows.findIndex((row) => row.querySelector("a").hash === last));
      const row = [...rows.slice(at), ...rows].find((one) => !done.includes(one));
      link.parentElement.hidden = !row;
      if (!row) return;
      link.href = row.querySelector("a").href;
      link.textContent = fill(this.dataset.next, { title: row.querySelector("a").textContent });
    }
    do_practise() { this.practice.begin(); }
    /* Where nothing is kept yet, offers what the guide kept below another path, from which it may have moved. */
    look() {
      if (store.trouble() || store.ids().length) return;
      const found = new Map();
      for (const [key, text] of Object.entries(localStorage)) {
        const [, path, book = "", id] = /^activities:(.*?):(?:book\.(\w+)\.)?item\.(.+)$/.exec(key) || [];
        if (!path || path === store.root || !this.knows(id) || !store.parse(text)) continue;
        if (Number(localStorage.getItem(`activities:${path}:schema`) || 1) > store.SCHEMA) continue;
        const name = store.label(localStorage.getItem(`activities:${path}:frame.book.${book || store.FIRST}`));
        const place = name ? `${path} (${name})` : path;
        found.set(place, { items: [...(found.get(place)?.items || []), [id, store.parse(text)]], own: name === store.named() });
      }
      const [[path, { items } = {}] = []] = [...found].sort(([, one], [, other]) => other.own - one.own || other.items.length - one.items.length);
      if (!path) return;
      const take = () => {
        const undo = this.change(items);
        this.say(fill(this.dataset.taken, { count: items.filter(([id]) => !store.waits(id)).length }), undo);
      };
      this.ask(fill(this.dataset.moved, { path, count: items.length }), [[this.dataset.take, take]], undefined, true);
    }
    /* A sentence, and which notebook it is about where there are several. */
    about(sentence) {
      const name = store.named();
      return name ? `${sentence} ${fill(sentences().notebook, { name })}` : sentence;
    }
    do_export() { this.say(save(this.dataset.file) ? this.about(this.dataset.exported) : this.dataset.nothing); }
    do_import() {
      this.close();
      this.querySelector("[type=file]").click();
    }
    async open(file, input) {
      if (!file) return;
      let data;
      try { data = JSON.parse(await file.text()); } catch { data = null; }
      input.value = "";
      if (data?.format === FORMAT && data.schema > store.SCHEMA) { this.say(this.dataset.later); return; }
      const whole = data?.format === FORMAT && data.schema === store.SCHEMA && typeof data.items === "object";
      const items = whole ? Object.entries(data.items || {}) : [];
      const good = ([id, value]) => /^[a-z][a-z0-9.-]*$/.test(id) && store.parse(JSON.stringify(value));
      const read = items.filter(good), ours = read.filter(([id]) => this.knows(id));
      if (!whole || (items.length && !read.length)) { this.say(this.dataset.foreign); return; }
      const left = [["unreadable", items.filter((item) => !good(item))], ["unknown", read.filter(([id]) => !this.knows(id))]];
      this.place(typeof data.notebook === "string" ? data.notebook.trim().slice(0, 12) : "", () => this.bring(ours, left));
    }
    /* A file of another notebook can go into that one, or into a new one, which this page then shows. */
    place(name, bring) {
      const mine = store.named(), there = store.books().find(([, other]) => other === name)?.[0];
      if (!name || name === mine || (!mine && !store.ids().length)) return bring();
      const turn = () => {
        const id = there || store.call(name);
        if (!id || !store.choose(id) || !store.turn(id)) { this.say(store.trouble() ? "" : sentences().full); return undefined; }
        Activities.note();
        dispatchEvent(new Event("notebooks"));
        return bring();
      };
      this.ask(this.about(fill(this.dataset.fileFrom, { name })),
        [[fill(there ? this.dataset.fileThere : this.dataset.fileNew, { name }), turn], [this.dataset.fileHere, bring]]);
      return undefined;
    }
    /* Takes what a file holds, and asks about what differs; then the question stays. */
    bring(ours, left) {
      const added = ours.filter(([id]) => !store.read(id));
      const differ = ours.filter(([id, value]) => store.read(id) && !store.same(store.read(id), value));
      const same = ours.length - added.length - differ.length;
      const take = (those) => {
        const kept = (some) => some.filter(([id]) => !store.waits(id)).length;
        const undo = this.change([...added, ...those]);
        const counts = { added: kept(added), same, changed: kept(those) };
        const rest = added.length + those.length - counts.added - counts.changed;
        const said = [this.about(fill(this.dataset.imported, counts)), rest && fill(this.dataset.notKept, { count: rest })];
        said.push(...left.map(([what, some]) => some.length && this.names(what, some)));
        this.say(said.filter(Boolean).join(" "), undo);
      };
      if (!differ.length) return take([]);
      this.ask(fill(this.dataset.differ, { count: differ.length }), [[this.dataset.keepFile, () => take(differ)],
        [this.dataset.keepDevice, () => take([])]]);
      return "stay";
    }
    /* Says what a file holds that was left out, by its first names. */
    names(what, items) {
      const names = items.slice(0, 5).map(([id]) => id.slice(0, 40)).join(", ") + (items.length > 5 ? " …" : "");
      return fill(this.dataset[what], { count: items.length, names });
    }
    /* Offers the files first, of each notebook its own; the question stays until it is answered. */
    clear(sentence, answer, books, act, cleared) {
      const files = books.filter(([id]) => Object.keys(store.contents(id)).length).map(([id, name]) => [
        store.named() ? fill(this.dataset.saveNotebook, { name }) : this.dataset.saveFirst,
        () => { this.say(save(this.dataset.file, id) ? this.dataset.exported : this.dataset.nothing); return "stay"; },
      ]);
      const clear = () => {
        act();
        dispatchEvent(new Event("notebooks"));
        this.say(cleared);
      };
      this.say("");
      this.ask(sentence, [...files, [answer, clear]]);
    }
    do_clear() {
      const { sure, sureAll, clearYes, cleared } = this.dataset, books = [...store.books(), ...store.books(true)];
      const clear = () => {
        store.clear();
        this.forget_copies();
      };
      this.clear(store.named() ? sureAll : sure, clearYes, books, clear, cleared);
    }
    /* Takes away what is kept to be read without a line, too: that shows which guide was read. */
    async forget_copies() {
      try {
        for (const name of await caches.keys()) if (name.startsWith(store.device)) await caches.delete(name);
      } catch { /* a browser or an address without such copies */ }
    }
    do_clear_notebook() {
      const name = store.named(), said = (sentence) => fill(sentence, { name });
      const { sureNotebook, clearNotebook, clearedNotebook } = this.dataset;
      this.clear(said(sureNotebook), said(clearNotebook), [[store.book, name]], () => store.empty(store.book), said(clearedNotebook));
    }
    answered() { this.heard(); }
  });
})();
