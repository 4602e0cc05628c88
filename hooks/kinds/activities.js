/* The core of every activity: what a reader did is kept on this device, and shown again. One global, `Activities`.
   One key per item, below the path that this site is served from, since others may share its origin. */
(function () {
  "use strict";
  const SCHEMA = 1;
  const root = new URL(document.documentElement.dataset.root || ".", location.href).pathname.replace(/\/*$/, "/");
  const space = "activities:" + root + ":";
  const memory = new Map();
  let trouble = "";

  /* Values are small objects: `v` what was ticked, chosen or written, `r` what it answered, if that can change. */
  const parse = (text) => {
    try {
      const value = JSON.parse(text);
      return /string|boolean/.test(typeof value.v) ? value : undefined;
    } catch {
      return undefined;
    }
  };
  /* What cannot be read is put aside before something else is kept in its place. */
  const put = (id, value) => {
    const key = space + "item." + id, there = localStorage.getItem(key);
    if (there !== null && !parse(there)) localStorage.setItem(space + "damaged." + id, there);
    if (value === undefined) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify(value));
      localStorage.setItem(space + "schema", String(SCHEMA));
    }
  };
  const store = {
    space,
    open() {
      try {
        const schema = Number(localStorage.getItem(space + "schema") || SCHEMA);
        if (schema > SCHEMA) trouble = "newer";
        else if (schema !== SCHEMA) trouble = trouble || "damaged";
      } catch {
        trouble = "blocked";
      }
    },
    trouble: () => trouble,
    locked: () => trouble === "newer" || trouble === "blocked",
    read(id) {
      if (memory.has(id)) return memory.get(id);
      if (store.locked()) return undefined;
      const text = localStorage.getItem(space + "item." + id);
      const value = parse(text);
      if (text !== null && !value) trouble = trouble || "damaged";
      return value;
    },
    /* Keeps a value, or forgets it when there is none, and with it all that there was no room for until now.
       Returns whether the device really keeps everything. */
    write(id, value) {
      let kept = false;
      store.open();
      memory.delete(id);
      if (!store.locked()) {
        try {
          put(id, value);
          kept = true;
          for (const [waiting, what] of memory) {
            if (waiting[0] === " ") continue;
            put(waiting, what);
            memory.delete(waiting);
          }
          if (trouble === "full") trouble = "";
          return true;
        } catch {
          trouble = "full";
        }
      }
      if (!kept) memory.set(id, value);
      return false;
    },
    ids() {
      const found = store.locked() ? [] : Object.keys(localStorage).filter((key) => key.startsWith(space + "item."));
      const kept = found.map((key) => key.slice(space.length + 5)).filter((id) => !memory.has(id));
      return kept.concat([...memory.keys()].filter((id) => id[0] !== " " && memory.get(id) !== undefined));
    },
    /* A number from 0 to 1 that is always the same for a text on this device, and another on the next device. */
    chance(text) {
      let seed = memory.get(" seed");
      try {
        seed = seed || localStorage.getItem(space + "frame.seed");
        if (!seed) localStorage.setItem(space + "frame.seed", (seed = String(Math.random()).slice(2)));
      } catch {
        memory.set(" seed", (seed = seed || String(Math.random()).slice(2)));
      }
      let hash = 2166136261;
      for (const letter of seed + text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
      hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
      return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
    },
    /* Forgets all that this site keeps, damaged and newer data too, and nothing of its neighbours. */
    clear() {
      memory.clear();
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(space)) localStorage.removeItem(key);
        trouble = "";
      } catch {
        trouble = "blocked";
      }
    },
  };

  const sentences = () => document.querySelector("activity-words")?.dataset || {};
  const fill = (sentence, values) => (sentence || "").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  class Activity extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.querySelectorAll(".activity-tools, [data-live]").forEach((part) => (part.hidden = false));
      this.addEventListener("input", (event) => this.input(event.target));
      this.addEventListener("click", (event) => {
        const button = event.target.closest("[data-do]");
        if (button) this["do_" + button.dataset.do.replace(/-/g, "_")](button);
      });
      this.early();
      this.show();
      if (trouble) this.say("");
    }
    /* Keeps what a reader did while this script was still on its way. */
    early() {
      for (const field of this.fields()) {
        const box = /checkbox|radio/.test(field.type);
        if (box ? field.checked === field.defaultChecked : field.value === field.defaultValue) continue;
        const kept = store.read(field.dataset.item)?.v;
        if (field.type.startsWith("text") && kept) field.value = kept + "\n" + field.value;
        if (field.type !== "radio" || field.checked) this.keep(field);
      }
    }
    fields(id) {
      return [...this.querySelectorAll("[data-item]")].filter((field) => !id || field.dataset.item === id);
    }
    /* Shows what is kept, in all fields or in those of one id. */
    show(id) {
      for (const field of this.fields(id)) {
        const value = store.read(field.dataset.item)?.v;
        if (field.type === "checkbox") field.checked = value === true;
        else if (field.type === "radio") field.checked = value === field.value;
        else if (field !== document.activeElement) field.value = typeof value === "string" ? value : "";
      }
      this.changed();
    }
    /* Called with what a reader ticked, chose or wrote in. */
    input(target) {
      const field = target.closest("[data-item]");
      if (field) this.keep(field);
    }
    keep(field) {
      const value = field.type === "checkbox" ? field.checked : field.value;
      const saved = store.write(field.dataset.item, value ? { v: value } : undefined);
      this.changed();
      this.say(saved ? sentences().saved : "");
    }
    /* Called after every change; a kind shows its counts here. */
    changed() {}
    /* Says a sentence beside the activity, or what is wrong with the storage, and offers to undo. */
    say(sentence, undo) {
      const state = this.querySelector(".activity-state");
      state.textContent = trouble ? [sentence, sentences()[trouble]].filter(Boolean).join(" ") : sentence;
      state.classList.toggle("is-trouble", Boolean(trouble));
      if (!undo) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sentences().undo;
      button.addEventListener("click", () => {
        undo();
        this.show();
        state.tabIndex = -1;
        state.focus();
        this.say(sentences().undone);
      });
      state.append(" ", button);
    }
    /* Forgets the given ids, and says so with a way back. */
    forget(ids, sentence) {
      const before = ids.map((id) => [id, store.read(id)]);
      ids.forEach((id) => store.write(id, undefined));
      this.show();
      this.say(sentence, () => before.forEach(([id, value]) => store.write(id, value)));
    }
  }

  store.open();
  const all = () => document.querySelectorAll(".activity");
  window.addEventListener("storage", (event) => {
    if (event.key === null) all().forEach((activity) => activity.show?.());
    else if (event.key.startsWith(space + "item.")) all().forEach((one) => one.show?.(event.key.slice(space.length + 5)));
  });
  window.addEventListener("pageshow", (event) => event.persisted && all().forEach((activity) => activity.show?.()));
  window.Activities = { Activity, store, fill, sentences };
})();
