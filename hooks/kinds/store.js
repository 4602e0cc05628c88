/* What a reader did, kept on this device: one key per item, below the path that this site is served from, since others
   may share its origin. Several readers can have a notebook each: what was there first is the first notebook, under the
   keys that it always had; each other one is below `book.` and its id. A page stays with the notebook it was opened in.
   One global, `Activities`; activities.js, joined to this file, adds the rest. */
(function () {
  "use strict";
  const SCHEMA = 1, DAY = 86400000;
  const root = new URL(document.documentElement.dataset.root || ".", location.href).pathname.replace(/\/*$/, "/");
  const device = "activities:" + root + ":", FIRST = "00000001";
  const within = (book) => (book === FIRST ? device : `${device}book.${book}.`);
  const name = (book) => `${device}frame.book.${book}`;
  let book = FIRST, space = device;
  const key = (id) => space + "item." + id;
  const stamp = (name) => Number(name.split(".").pop());
  const names = (start) => Object.keys(localStorage).filter((one) => one.startsWith(start));
  /* Of a notebook: its name `n`, and when it was removed, `x`: 0 if it was not, below 0 if nothing of it is left. The
     first one needs no record. A record has the same length then and now, and so has the note which is chosen: a
     notebook can be removed, and another one shown, where there is no room for more. */
  const readRecord = (text) => {
    try {
      const { n = "", x = 0 } = JSON.parse(text) || {};
      return { n: String(n), x: Number(x) || 0 };
    } catch {
      return { n: "", x: 0 };
    }
  };
  const record = (id) => readRecord(localStorage.getItem(name(id)));
  const note = (id, n, x = 0) => localStorage.setItem(name(id), JSON.stringify({ n, x: String(x).padStart(13, "0") }));
  /* What there is no room for: `value`, what it was `based` on, and what stood `there` when it did not fit. */
  const memory = new Map();
  let trouble = "", seed = "", asked = false, label = "", timer;

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
    localStorage.setItem(device + "schema", String(SCHEMA));
    localStorage.setItem(device + "frame.used", 1);
    alive();
    persist();
  };
  const show = (id) => {
    [book, space, label] = [id, within(id), record(id).n];
  };
  /* A notebook that was removed elsewhere while this page shows it is there again as soon as something is written. */
  const alive = () => {
    if (store.has(book)) return;
    note(book, label || record(book).n);
    setTimeout(() => dispatchEvent(new Event("notebooks")));
    if (!localStorage.getItem(device + "frame.book")) localStorage.setItem(device + "frame.book", book);
  };
  /* Asks the browser, once, not to forget what is kept. It may refuse, and some ask the reader. */
  const persist = () => {
    if (asked) return;
    asked = true;
    try {
      if (localStorage.getItem(device + "frame.asked")) return;
      localStorage.setItem(device + "frame.asked", "1");
      navigator.storage?.persist?.()?.catch?.(() => {});
    } catch { /* no room to note it, or a browser that cannot */ }
  };

  /* While something waits, the browser asks before it leaves the page (older ones want a value), and there is another attempt
     from time to time. Who leaves a page at once, so that nothing of it is seen any more, is not asked. */
  const leaving = (event) => {
    store.settle();
    if (!memory.size || document.body.hidden) return;
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
    root, device, SCHEMA, parse, same, both, FIRST,
    get space() { return space; },
    get book() { return book; },
    settled() {},
    open() {
      try {
        const schema = Number(localStorage.getItem(device + "schema") || SCHEMA);
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
      const found = store.locked() ? [] : names(space + "item.");
      const kept = found.map((one) => one.slice(space.length + 5)).filter((id) => !memory.has(id));
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
      const found = names(space + "cleared.");
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
        if (value) localStorage.setItem(`${device}frame.${name}`, value);
        return localStorage.getItem(`${device}frame.${name}`);
      } catch {
        return value;
      }
    },
    /* A number from 0 to 1 that is always the same for a text on this device, and another on the next device. */
    chance(text) {
      const made = String(Math.random()).slice(2);
      try {
        seed = seed || localStorage.getItem(device + "frame.seed");
        if (!seed) localStorage.setItem(device + "frame.seed", (seed = made));
      } catch {
        seed = seed || made;
      }
      let hash = 2166136261;
      for (const letter of seed + text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
      hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
      return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
    },
    /* The notebooks there are, as pairs of an id and a name, the oldest first; or those removed less than a day ago. */
    books(removed = false) {
      try {
        const ids = new Set([FIRST, ...names(name("")).map((one) => one.slice(name("").length))]);
        return [...ids].map((id) => [id, record(id)]).filter(([, { x }]) => (removed ? x > 0 : x === 0))
          .sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, { n }]) => [id, n || "1"]);
      } catch {
        return [[FIRST, "1"]];
      }
    },
    label: (text) => readRecord(text).n,
    has: (id) => store.books().some(([one]) => one === id),
    /* The name of the notebook that this page shows; nothing while the first one is the only one. */
    named: () => (store.books().length > 1 || book !== FIRST || !store.has(book) ? record(book).n || label || "1" : ""),
    /* The notebook that pages show which are opened now. */
    chosen() {
      try { return localStorage.getItem(device + "frame.book") || FIRST; } catch { return FIRST; }
    },
    /* All that a notebook holds, by its ids. */
    contents(id = book) {
      const start = within(id) + "item.", own = id === book;
      const ids = own ? store.ids() : store.locked() ? [] : names(start).map((one) => one.slice(start.length));
      const value = (one) => (own ? store.read(one) : parse(localStorage.getItem(start + one)));
      return Object.fromEntries(ids.sort().map((one) => [one, value(one)]).filter(([, kept]) => kept));
    },
    /* This page shows another notebook from now on, unless something here has no room yet and would be lost. */
    turn(id) {
      store.settle();
      if (memory.size) return false;
      show(id);
      return true;
    },
    /* Names a notebook, or begins one; returns its id, or nothing if there is no room for it. */
    call(text, id = Date.now().toString(36)) {
      try {
        if (store.locked()) return "";
        note(id, text);
        if (id === book) label = text;
        return id;
      } catch {
        return "";
      }
    },
    /* Pages that are opened from now on show this notebook. While the first is the only one, nothing is noted. */
    choose(id) {
      try {
        if (store.locked()) return false;
        if (store.books().length > 1 || id !== FIRST) localStorage.setItem(device + "frame.book", id);
        else store.drop(device + "frame.book");
        return true;
      } catch {
        return false;
      }
    },
    /* Takes a notebook away for a day, or brings it back. What it holds stays where it is. */
    remove(id, back = false) {
      try {
        if (store.locked()) return false;
        note(id, record(id).n, back ? 0 : Date.now());
        return true;
      } catch {
        return false;
      }
    },
    /* Forgets what a notebook holds, damaged data too, and the notebook itself if it is removed. That the first one went
       stays known: else it would be there again, empty. */
    empty(id) {
      ["item.", "cleared.", "damaged.", "frame.last"].flatMap((one) => names(within(id) + one)).forEach(store.drop);
      if (id === book) {
        memory.clear();
        if (trouble === "full") trouble = "";
        wait();
      }
      if (!record(id).x) return;
      if (id === FIRST) note(id, "", -1);
      else store.drop(name(id));
    },
    /* Forgets all that this site keeps, of every notebook, damaged and newer data too, and nothing of its neighbours. */
    clear() {
      memory.clear();
      seed = "";
      asked = false;
      try {
        self.caches?.delete(`activities:${root}:offline.seen`).catch(() => {}); // which pages were read here
      } catch { /* blocked: nothing is there */ }
      try {
        names(device).forEach(store.drop);
        trouble = "";
      } catch {
        trouble = "blocked";
      }
      show(FIRST);
      wait();
    },
  };

  /* What was removed more than a day ago is forgotten, and the page has the notebook that was chosen last. */
  try {
    store.open();
    if (!store.locked()) {
      store.books(true).filter(([id]) => !(Math.abs(Date.now() - record(id).x) < DAY)).forEach(([id]) => store.empty(id));
    }
    const chosen = localStorage.getItem(device + "frame.book");
    show(store.has(chosen) ? chosen : (store.books()[0] || [FIRST])[0]);
  } catch { /* blocked: nothing is there */ }
  addEventListener("pagehide", store.settle);
  Activities.store = store;
})();
