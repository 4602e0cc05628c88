/* What a reader did, kept on this device: one key per item, below the path that this site is served from, since others
   may share its origin. One global, `Activities`; activities.js, joined to this file, adds the rest. */
(function () {
  "use strict";
  const SCHEMA = 1, DAY = 86400000;
  const root = new URL(document.documentElement.dataset.root || ".", location.href).pathname.replace(/\/*$/, "/");
  const space = "activities:" + root + ":";
  const key = (id) => space + "item." + id;
  const stamp = (name) => Number(name.split(".").pop());
  /* What there is no room for: `value`, what it was `based` on, and what stood `there` when it did not fit. */
  const memory = new Map();
  let trouble = "", seed = "", asked = false, timer;

  /* Values are small objects: `v` what was ticked, chosen or written, `r` what it answered, if that can change. */
  const parse = (text) => {
    try {
      const value = JSON.parse(text);
      return /string|boolean/.test(typeof value.v) ? value : undefined;
    } catch {
      return undefined;
    }
  };
  const same = (one, other) => JSON.stringify([one?.v, one?.r, one?.d]) === JSON.stringify([other?.v, other?.r, other?.d]);
  /* Of two texts, mine begun from the text `on`, the one that changed; where both did, both, with `between` between. */
  const both = (mine, theirs, { on, between }) => {
    const [one, other] = [mine, theirs].map((value) => (typeof value?.v === "string" ? value.v : ""));
    if (!other || other === on || other === one) return mine;
    return one ? { v: one + between + other } : theirs;
  };
  const there = (id) => {
    try { return localStorage.getItem(key(id)); } catch { return null; }
  };
  /* What cannot be read is put aside before something else is kept in its place. */
  const put = (id, value, based) => {
    const text = localStorage.getItem(key(id)), kept = parse(text);
    if (text !== null && !kept) localStorage.setItem(space + "damaged." + id, text);
    if (based) value = both(value, kept, based);
    if (value === undefined) return localStorage.removeItem(key(id));
    localStorage.setItem(key(id), JSON.stringify(value));
    localStorage.setItem(space + "schema", String(SCHEMA));
    persist();
  };
  /* Asks the browser, once, not to forget what is kept. It may refuse, and some ask the reader. */
  const persist = () => {
    if (asked) return;
    asked = true;
    try {
      if (localStorage.getItem(space + "frame.asked")) return;
      localStorage.setItem(space + "frame.asked", "1");
      navigator.storage?.persist?.()?.catch?.(() => {});
    } catch { /* no room to note it, or a browser that cannot */ }
  };

  /* While something waits, the browser asks before it leaves the page (older ones want a value), and there is another attempt from time to time. */
  const leaving = (event) => {
    store.settle();
    if (!memory.size) return;
    event.preventDefault();
    event.returnValue = "?";
  };
  const wait = (soon) => {
    clearTimeout(timer);
    if (!memory.size) { removeEventListener("beforeunload", leaving); return; }
    addEventListener("beforeunload", leaving);
    timer = setTimeout(store.settle, soon ? 200 : 15000);
  };

  const store = {
    root, space, SCHEMA, parse, same, both,
    settled() {},
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
    waits: (id) => memory.has(id),
    read(id) {
      if (memory.has(id)) return memory.get(id).value;
      if (store.locked()) return undefined;
      const text = localStorage.getItem(key(id));
      const value = parse(text);
      if (text !== null && !value) trouble = trouble || "damaged";
      return value;
    },
    /* Keeps a value, or forgets it when there is none. For a text, `based` says what it was begun from (see `both`).
       Returns whether the device really keeps everything. */
    write(id, value, based) {
      store.open();
      const waiting = memory.get(id);
      if (based && waiting?.based) based = { ...based, on: waiting.based.on };
      memory.delete(id);
      try {
        if (store.locked()) throw trouble;
        put(id, value, based);
        wait(true);
        if (trouble === "full" && !memory.size) trouble = "";
      } catch {
        if (!store.locked()) trouble = "full";
        memory.set(id, { value, based, there: waiting ? waiting.there : there(id) });
        wait();
      }
      return !memory.size;
    },
    /* Tries again what waits. A tick that was changed elsewhere meanwhile is older than that change, and gives way. */
    settle() {
      if (!memory.size || store.locked()) return;
      for (const [id, what] of memory) {
        try {
          if (what.based || there(id) === what.there) put(id, what.value, what.based);
          memory.delete(id);
        } catch { /* still no room */ }
      }
      if (trouble === "full" && !memory.size) trouble = "";
      wait();
      if (!memory.size) store.settled();
    },
    ids() {
      const found = store.locked() ? [] : Object.keys(localStorage).filter((name) => name.startsWith(space + "item."));
      const kept = found.map((name) => name.slice(space.length + 5)).filter((id) => !memory.has(id));
      return kept.concat([...memory.keys()].filter((id) => memory.get(id).value !== undefined));
    },
    /* What was cleared in an activity can be brought back for a day: lists of [id, before, after], the latest last. */
    lay(name, changes) {
      let now = Date.now();
      try {
        if (store.locked()) return undefined;
        while (localStorage.getItem(`${space}cleared.${name}.${now}`)) now += 1;
        localStorage.setItem(`${space}cleared.${name}.${now}`, JSON.stringify(changes));
        return `${space}cleared.${name}.${now}`;
      } catch {
        return undefined;
      }
    },
    laid(name) {
      if (store.locked()) return [];
      const found = Object.keys(localStorage).filter((one) => one.startsWith(space + "cleared."));
      const old = found.filter((one) => !(Math.abs(Date.now() - stamp(one)) < DAY));
      old.forEach(store.drop);
      return found.filter((one) => !old.includes(one) && one.startsWith(`${space}cleared.${name}.`))
        .sort((one, other) => stamp(one) - stamp(other));
    },
    lift(name) {
      try {
        const value = (one) => parse(JSON.stringify(one));
        return JSON.parse(localStorage.getItem(name)).map(([id, before, after]) => [String(id), value(before), value(after)]);
      } catch {
        return [];
      }
    },
    drop(name) {
      try { if (name) localStorage.removeItem(name); } catch { /* blocked: nothing is there */ }
    },
    /* A setting of this device, such as how many questions of a quiz are seen at once. */
    setting(name, value) {
      try {
        if (value) localStorage.setItem(`${space}frame.${name}`, value);
        return localStorage.getItem(`${space}frame.${name}`);
      } catch {
        return value;
      }
    },
    /* A number from 0 to 1 that is always the same for a text on this device, and another on the next device. */
    chance(text) {
      const made = String(Math.random()).slice(2);
      try {
        seed = seed || localStorage.getItem(space + "frame.seed");
        if (!seed) localStorage.setItem(space + "frame.seed", (seed = made));
      } catch {
        seed = seed || made;
      }
      let hash = 2166136261;
      for (const letter of seed + text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
      hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
      return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
    },
    /* Forgets all that this site keeps, damaged and newer data too, and nothing of its neighbours. */
    clear() {
      memory.clear();
      seed = "";
      asked = false;
      try {
        for (const name of Object.keys(localStorage)) if (name.startsWith(space)) localStorage.removeItem(name);
        trouble = "";
      } catch {
        trouble = "blocked";
      }
      wait();
    },
  };

  addEventListener("pagehide", store.settle);
  window.Activities = { store };
})();
