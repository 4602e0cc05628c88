/* The page "My progress": the state of every activity, a file to take along, and a way to clear this device. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const FORMAT = "activities-progress";
  const SCHEMA = 1;

  customElements.define("activity-progress", class extends Activity {
    connectedCallback() {
      super.connectedCallback();
      this.querySelector("[type=file]").addEventListener("change", (event) => this.open(event.target.files[0], event.target));
    }
    show() {
      const kept = store.ids();
      for (const row of this.querySelectorAll("[data-items]")) {
        const items = Object.entries(JSON.parse(row.dataset.items));
        const done = items.filter(([id, version]) => {
          const value = store.read(id);
          if (value && value.d !== 0) return !version || value.r === version;
          return kept.some((other) => other.startsWith(id + "."));
        }).length;
        const sentence = done === 0 ? "none" : done < items.length ? "some" : "all";
        row.querySelector(".progress-state").textContent = fill(this.dataset[sentence], { done, all: items.length });
      }
    }
    do_export() {
      this.close();
      const items = Object.fromEntries(store.ids().sort().map((id) => [id, store.read(id)]).filter(([, value]) => value));
      if (!Object.keys(items).length) { this.say(this.dataset.nothing); return; }
      const file = new Blob([JSON.stringify({ format: FORMAT, schema: SCHEMA, items }, null, 1)], { type: "application/json" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = this.dataset.file + ".json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      this.say(this.dataset.exported);
    }
    do_import() {
      this.close();
      this.querySelector("[type=file]").click();
    }
    close() { this.querySelector(".progress-question").hidden = true; }
    async open(file, input) {
      if (!file) return;
      let data;
      try { data = JSON.parse(await file.text()); } catch { data = null; }
      input.value = "";
      if (data?.format === FORMAT && data.schema > SCHEMA) { this.say(this.dataset.later); return; }
      const whole = data?.format === FORMAT && data.schema === SCHEMA && typeof data.items === "object";
      const items = whole && Object.entries(data.items || {});
      const good = ([id, value]) => /^[a-z][a-z0-9.-]*$/.test(id) && value !== null && typeof value === "object" &&
        ["string", "boolean"].includes(typeof value.v);
      if (!items || !items.every(good)) { this.say(this.dataset.foreign); return; }
      const text = (value) => JSON.stringify([value.v, value.r, value.d]);
      const added = items.filter(([id]) => !store.read(id));
      const differ = items.filter(([id, value]) => store.read(id) && text(store.read(id)) !== text(value));
      const same = items.length - added.length - differ.length;
      const take = (those) => {
        const before = [...added, ...those].map(([id]) => [id, store.read(id)]);
        [...added, ...those].forEach(([id, value]) => store.write(id, value));
        this.show();
        const counts = { added: added.length, same, changed: those.length };
        const undo = () => before.forEach(([id, value]) => store.write(id, value));
        this.say(fill(this.dataset.imported, counts), before.length ? undo : undefined);
      };
      if (!differ.length) { take([]); return; }
      this.ask(fill(this.dataset.differ, { count: differ.length }), [this.dataset.keepFile, () => take(differ)],
        [this.dataset.keepDevice, () => take([])]);
    }
    do_clear() {
      this.ask(this.dataset.sure, [this.dataset.clearYes, () => {
        store.clear();
        this.show();
        this.say(this.dataset.cleared);
      }]);
    }
    ask(sentence, yes, no) {
      const box = this.querySelector(".progress-question");
      this.say("");
      box.querySelector("p").textContent = sentence;
      for (const [name, answer] of [["yes", yes], ["no", no]]) {
        const button = box.querySelector(`[data-do=${name}]`);
        button.hidden = !answer;
        button.textContent = answer?.[0] || "";
        this[name] = answer?.[1];
      }
      box.hidden = false;
      box.focus();
    }
    answered(then) {
      this.close();
      then();
      const state = this.querySelector(".activity-state");
      state.tabIndex = -1;
      state.focus();
    }
    do_yes() { this.answered(this.yes); }
    do_no() { this.answered(this.no); }
    do_cancel() { this.answered(() => this.say(this.dataset.cancelled)); }
  });
})();
