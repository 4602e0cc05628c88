/* The core of every activity: what a reader did is kept on this device, and shown again. Joined behind store.js. */
(function () {
  "use strict";
  const { store } = Activities;
  const sentences = () => Activities.said.kinds;
  const fill = (sentence, values) => (sentence || "").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const all = () => document.querySelectorAll(".activity");
  const isText = (field) => field.type.startsWith("text");
  const between = (field) => (field.type === "textarea" ? "\n" : " / ");
  /* A date with a part missing, or with a year of which only the first digits are typed. */
  const half = (field) => field.validity.badInput || (field.type === "date" && field.value.startsWith("0"));
  const called = (activity) => activity.id || activity.localName;
  /* True while the reader comes back to the page: only then a field that has the focus may change under the hand. */
  let back = false;
  const set = (field, text) => {
    if (field.value === text) return;
    const at = isText(field) && field === document.activeElement && field.selectionStart;
    field.value = text;
    if (at !== false) field.setSelectionRange(at, at);
  };

  const cover = () => all().forEach((one) => one.ready && one.cover(true));
  /* An activity starts when it comes near the screen, when the reader touches it, before printing, when the page is left
     (what was done before it started is kept then), and else when there is nothing else to do: one at a time, so that the
     page never stands still. */
  const waiting = new Set();
  const start = (activity) => {
    if (!waiting.delete(activity)) return;
    near.unobserve(activity);
    activity.start();
  };
  const near = new IntersectionObserver((seen) => {
    seen.forEach((one) => one.isIntersecting && setTimeout(start, 0, one.target));
  }, { rootMargin: "100% 0%" });
  const later = window.requestIdleCallback || setTimeout;
  const rest = () => {
    const [activity] = waiting;
    if (!activity) return;
    later(rest);
    start(activity);
  };
  const wait = (activity) => {
    if (!waiting.size) later(rest);
    waiting.add(activity);
    if (activity.matches(":target, :has(:target)")) setTimeout(start, 0, activity);
    near.observe(activity);
  };
  for (const sign of ["pointerdown", "focusin", "input", "click"]) {
    addEventListener(sign, ({ target }) => start(target.closest?.(".activity")), true);
  }
  for (const sign of ["beforeprint", "pagehide"]) addEventListener(sign, () => waiting.forEach(start), true);

  class Activity extends HTMLElement {
    /* What is on one of the site's own pages starts at once; an activity of a page, when it is needed. */
    connectedCallback() {
      if (this.ready) return;
      if (this.id) wait(this);
      else this.start();
    }
    /* A field that has the focus, but in which nothing was written yet, shows what is kept, too. */
    start() {
      const { activeElement: at, documentElement: { style } } = document;
      const bottom = "overflowAnchor" in style || this.getBoundingClientRect().bottom;
      this.ready = true;
      back = !at?.touched && !at?.validity?.badInput;
      try {
        Object.assign(this.dataset, Activities.said[this.localName.slice(9)]);
        this.begin();
      } catch (wrong) {
        this.classList.add("is-broken");
        throw wrong;
      } finally {
        this.classList.add("is-ready");
        back = false;
      }
      /* What is read stays where it is, also in a browser that does not see to that. */
      if (bottom < 0) scrollBy({ top: this.getBoundingClientRect().bottom - bottom, behavior: "instant" });
    }
    begin() {
      this.querySelectorAll(".activity-tools, [data-live]").forEach((part) => (part.hidden = false));
      this.querySelectorAll("[data-do=share]").forEach((button) => (button.hidden = !navigator.share));
      this.addEventListener("input", (event) => this.input(event.target));
      this.addEventListener("keyup", (event) => this.date(event.target));
      this.addEventListener("focusout", (event) => this.date(event.target, true));
      this.addEventListener("click", (event) => {
        const button = event.target.closest("[data-do]");
        if (button) this["do_" + button.dataset.do.replace(/-/g, "_")](button);
      });
      this.early();
      this.show();
      this.offer();
      if (store.trouble()) this.say("");
    }
    /* Keeps what a reader did while this script was still on its way: the page notes which fields were `touched`.
       What differs in others was put there by the browser, from an earlier visit. */
    early() {
      for (const field of this.fields().filter((one) => one.touched)) {
        const box = /checkbox|radio/.test(field.type);
        if (box ? field.checked === field.defaultChecked : field.value === field.defaultValue) continue;
        const kept = store.read(field.dataset.item)?.v;
        if (isText(field) && kept) field.value = (field.base = kept) + between(field) + field.value;
        if (field.type !== "radio" || field.checked) this.keep(field);
      }
    }
    fields(id) {
      return [...this.querySelectorAll("[data-item]")].filter((field) => !id || field.dataset.item === id);
    }
    /* Shows what is kept, in all fields or in those of one id. Half a date stays while nothing else is kept. */
    show(id) {
      for (const field of this.fields(id)) {
        const value = store.read(field.dataset.item)?.v;
        const text = typeof value === "string" ? value : "";
        if (field.type === "checkbox") field.checked = value === true;
        else if (field.type === "radio") field.checked = value === field.value;
        else if (field === document.activeElement && document.hasFocus() && !back) continue;
        else if (!half(field) || text !== field.base) set(field, text);
        field.base = value ?? "";
      }
      this.changed();
      this.cover();
    }
    /* Called with what a reader ticked, chose or wrote in. */
    input(target) {
      const field = target.closest("[data-item]");
      if (!field) return;
      field.parentElement.seen = true;
      this.keep(field);
    }
    /* The boxes with something typed in them: each field stands in one of its own. */
    typed() { return this.fields().filter((field) => isText(field) && field.value).map((field) => field.parentElement); }
    /* Hides typed text from a glance, if the reader wishes so: a button lies over it, and it is not read aloud either.
       Values stay as they are. What was shown on request, or typed here, stays in view until it is hidden `again`. */
    cover(again) {
      const hide = store.setting("hide") === "yes", typed = hide ? this.typed() : [];
      this.classList.toggle("is-hiding", hide);
      this.querySelector("[data-do=hide]")?.setAttribute("aria-pressed", hide);
      for (const part of [...this.querySelectorAll(".is-hidden"), ...typed]) {
        if (again) part.seen = false;
        const hidden = typed.includes(part) && !part.seen, button = part.querySelector(".show");
        part.classList.toggle("is-hidden", hidden);
        if (!hidden) button?.remove();
        else if (!button) {
          part.append(Object.assign(document.createElement("button"), {
            className: "show", textContent: sentences().covered, onclick: () => this.reveal([part]),
          }));
        }
      }
    }
    reveal(parts) {
      parts.forEach((part) => (part.seen = true));
      this.cover();
      parts[0]?.firstElementChild.focus();
    }
    do_hide(button) {
      const hide = button.getAttribute("aria-pressed") === "false";
      store.setting("hide", hide ? "yes" : "no");
      cover();
      this.say(hide ? sentences().hidden : "");
    }
    /* Browsers say nothing when the last part of a date is deleted, or when half of one is typed. */
    date(field, left) {
      if (field.type !== "date" || !field.dataset.item) return;
      if (half(field) ? left : field.value !== field.base) this.keep(field, left);
    }
    keep(field, left) {
      if (half(field)) {
        if (left || field.validity.badInput) this.say(sentences().half);
        return;
      }
      const value = field.type === "checkbox" ? field.checked : field.value;
      const based = isText(field) ? { on: field.base || "", between: between(field) } : undefined;
      const saved = store.write(field.dataset.item, value ? { v: value } : undefined, based);
      const now = store.read(field.dataset.item)?.v || "";
      const joined = based && now !== value;
      if (joined) set(field, now);
      field.base = now;
      this.changed();
      if (joined) this.say(sentences().both);
      else this.saved(field, saved);
    }
    /* Says that something is kept: while somebody types, once for each field, after a pause. Trouble is said at once. */
    saved(field, saved) {
      const state = this.querySelector(".activity-state");
      if (!saved) { this.say(""); return; }
      if (this.told === field && state.textContent === sentences().saved) return;
      const tell = () => {
        this.told = field;
        /* Said again for another field, though it is the same sentence. */
        state.textContent = "";
        this.say(sentences().saved);
      };
      clearTimeout(this.pause);
      const wrong = state.classList.contains("is-trouble") || state.textContent === sentences().half;
      if (wrong || /checkbox|radio/.test(field.type)) tell();
      else this.pause = setTimeout(tell, 1000);
    }
    /* Called after every change; a kind shows its counts here. */
    changed() {}
    /* Called after every change with whether all is done. Who has just done the last of it gets a drawing, a sentence and the
       next step; those of the stage, if nothing on its page is left. What was done before, or in another tab, moves nothing. */
    finish(done) {
      const before = this.finished, part = this.querySelector(".activity-moment");
      this.finished = done;
      if (done === before) return;
      part.replaceChildren();
      if (!done || before === undefined || !document.hasFocus()) return;
      const title = document.querySelector("h1[id^=stage-]"), activities = [...all()];
      const over = title && activities.every((one) => one.ready && one.finished !== false);
      const { drawing, finished } = over ? sentences() : this.dataset, words = document.createElement("div"), line = document.createElement("p");
      part.innerHTML = drawing;
      part.firstChild.setAttribute("aria-hidden", true);
      line.textContent = fill(finished, { title: title?.textContent.trim() });
      words.append(line);
      part.append(words);
      const after = !over && activities.slice(activities.indexOf(this) + 1).find((one) => !one.finished);
      const next = document.querySelector(".next a"), step = after ? after.querySelector(".activity-title") : next?.querySelector("b");
      if (!step) return;
      words.append(Object.assign(document.createElement("a"), {
        href: after ? "#" + after.id : next.href, textContent: fill(sentences().next, { title: step.textContent }),
      }));
    }
    /* Says a sentence beside the activity, or what is wrong with the storage, and offers to undo. */
    say(sentence, undo) {
      clearTimeout(this.pause);
      const state = this.querySelector(".activity-state"), trouble = store.trouble();
      const text = trouble ? [sentence, sentences()[trouble]].filter(Boolean).join(" ") : sentence;
      if (state.textContent !== text) state.textContent = text;
      state.classList.toggle("is-trouble", Boolean(trouble));
      state.classList.toggle("is-saved", text === sentences().saved);
      this.offer(undo);
      if (!undo) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sentences().undo;
      button.addEventListener("click", undo);
      state.append(" ", button);
    }
    heard() {
      const state = this.querySelector(".activity-state");
      state.tabIndex = -1;
      state.focus({ preventScroll: true });
    }

    /* Forgets the given ids, and says so with a way back; `more` are pairs of an id and what is kept instead. */
    forget(ids, sentence, more = []) {
      this.say(sentence, this.change([...more, ...ids.map((id) => [id, undefined])]));
    }
    /* Keeps other values, given as pairs, and for a day also what was there before. Returns the way back, if it differs. */
    change(pairs) {
      const changes = pairs.map(([id, after]) => [id, store.read(id), after]).filter(([, one, two]) => !store.same(one, two));
      changes.forEach(([id, , after]) => store.write(id, after));
      const before = changes.filter(([, value]) => value);
      const laid = before.length ? store.lay(called(this), before) : undefined, { book } = store;
      this.show();
      return changes.length ? () => store.book === book && this.restore(changes, laid) : undefined;
    }
    /* Brings back what was there before, but never over what was written since, here or in another tab. */
    restore(changes, laid) {
      let clean = true;
      for (const [id, before, after] of changes) {
        const now = store.read(id), field = this.fields(id)[0];
        if (store.same(now, before)) continue;
        if (store.same(now, after)) {
          store.write(id, before);
          continue;
        }
        clean = false;
        if (before && field && isText(field)) store.write(id, store.both(before, now, { between: between(field) }));
      }
      store.drop(laid);
      this.show();
      this.heard();
      this.say(clean ? sentences().undone : sentences().since);
    }
    /* The line that offers what was cleared, also after a reload; hidden while `undo` offers the same. */
    offer(undo) {
      const line = this.querySelector(".activity-cleared");
      if (line) line.hidden = Boolean(undo) || !store.laid(called(this)).length;
    }
    do_bring_back() {
      const laid = store.laid(called(this)).pop();
      this.restore(store.lift(laid), laid);
    }
    do_let_go() {
      store.laid(called(this)).forEach(store.drop);
      this.heard();
      this.say(sentences().letGo);
    }

    /* Asks before something changes; each answer is what its button says and what it does, which may keep the box. */
    ask(sentence, answers, beside, quiet) {
      const box = this.querySelector(".activity-question"), cancel = box.querySelector("[data-do=cancel]");
      this.asker = document.activeElement;
      beside?.after(box);
      box.querySelector("p").textContent = sentence;
      box.querySelectorAll("button:not([data-do])").forEach((button) => button.remove());
      for (const [text, act] of answers) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = text;
        button.addEventListener("click", () => {
          if (act() === "stay") return;
          this.close();
          this.answered?.();
        });
        cancel.before(button, " ");
      }
      box.onkeydown = (event) => event.key === "Escape" && this.do_cancel();
      box.hidden = false;
      if (!quiet) box.focus();
    }
    close() { this.querySelector(".activity-question").hidden = true; }

    /* What the activity says as text, for a message; nothing, if nothing is filled in. A kind that gives it has its buttons. */
    text() { return ""; }
    /* The text, with the notebook that it is from where there are several. */
    signed() {
      const text = this.text(), name = store.named();
      return text && name ? `${fill(sentences().notebook, { name })}\n\n${text}` : text;
    }
    /* Shows the text in a box, selected, or takes the box away. */
    hand(text) {
      const box = this.querySelector(".activity-text");
      box.hidden = !text;
      box.lastElementChild.value = text;
      if (!text) return;
      box.lastElementChild.focus();
      box.lastElementChild.select();
    }
    async do_copy() {
      const text = this.signed();
      if (!text) return this.say(this.dataset.nothing);
      try {
        await navigator.clipboard.writeText(text);
        this.hand("");
        this.say(sentences().copied);
      } catch {
        this.hand(text);
        this.say(document.execCommand("copy") ? sentences().copied : sentences().select);
      }
    }
    do_share() {
      const text = this.signed();
      if (!text) return this.say(this.dataset.nothing);
      navigator.share({ text }).catch((no) => no.name === "AbortError" || this.do_copy());
    }
    /* Who prints what they wrote asks for it. */
    do_print() {
      this.reveal(this.typed());
      print();
    }
    /* Goes back to where the question came from. */
    do_cancel() {
      this.close();
      this.say(sentences().cancelled);
      if (this.asker?.isConnected && this.contains(this.asker)) this.asker.focus();
      else this.heard();
    }
  }

  store.open();
  /* On paper each activity says whose it is, where there are several notebooks; their switch is loaded once. */
  let switchLoaded = false;
  const sign = () => {
    const name = store.named(), said = fill(sentences().notebook, { name });
    for (const part of all()) {
      let line = part.querySelector(":scope > .activity-notebook");
      if (!line && !name) continue;
      if (!line) part.prepend((line = Object.assign(document.createElement("p"), { className: "activity-notebook" })));
      line.textContent = name && said;
    }
    const { dataset, lang } = document.documentElement, src = `${dataset.root}/assets/notebooks.${lang}.js`;
    if (!name || switchLoaded) return;
    switchLoaded = true;
    document.head.append(Object.assign(document.createElement("script"), { src }));
  };
  addEventListener("notebooks", () => {
    sign();
    refresh(true);
  });
  sign();
  /* Shows everything anew, or only the fields that were not told of a change; what is read aloud is not said again. */
  const refresh = (everything) => {
    back = true;
    for (const activity of all()) {
      if (!activity.ready) continue;
      const stale = (field) => (store.read(field.dataset.item)?.v ?? "") !== field.base;
      if (everything) activity.show();
      else activity.fields().filter(stale).forEach((field) => activity.show(field.dataset.item));
    }
    back = false;
  };
  store.settled = () => {
    refresh(true);
    all().forEach((one) => one.querySelector(".activity-state.is-trouble") && one.say?.(sentences().saved));
  };
  addEventListener("storage", (event) => {
    const [ours, id] = (event.key ?? store.space + "item.").split(store.space + "item.");
    if (ours === "" && id !== undefined) all().forEach((one) => one.ready && one.show(id || undefined));
    else if (event.key?.startsWith(store.device + "frame.book")) sign();
    else if (event.key === store.device + "frame.hide") cover();
    else if (event.key?.startsWith(store.space + "cleared.")) all().forEach((one) => one.ready && one.offer());
  });
  /* Also where the browser, on the way back, restores fields by itself after the scripts. */
  addEventListener("pageshow", () => refresh(true));
  addEventListener("pagehide", cover);
  addEventListener("focus", () => refresh());
  document.addEventListener("visibilitychange", () => (document.hidden ? store.settle() : refresh()));

  /* Whether what is kept for an item counts: it was given to the same question; of a table, any cell will do. */
  const isDone = (id, version, ids = store.ids()) => {
    const value = store.read(id);
    if (value && value.d !== 0) return !version || value.r === version;
    return ids.some((other) => other.startsWith(id + "."));
  };
  /* Where the reader was last: a page's address below the first page of its language, and the activity in it. */
  const here = location.pathname.slice(store.root.length).replace(RegExp(`^${document.documentElement.lang}/|index\\.html$`, "g"), "");
  const lastPlace = () => {
    try { return localStorage.getItem(store.space + "frame.last") || ""; } catch { return ""; }
  };
  /* Every page asks for `used` before it loads what only readers who were here before need (see frame.js). */
  const note = (place) => {
    try {
      if (store.locked() || store.trouble() === "full") return;
      localStorage.setItem(`activities:${store.root}:frame.used`, 1);
      if (place && place !== lastPlace()) localStorage.setItem(store.space + "frame.last", place);
    } catch { /* no room */ }
  };
  const use = ({ target }) => {
    const activity = target.closest?.(".activity[id]");
    if (activity) note(here + "#" + activity.id);
  };
  const read = () => {
    if (scrollY < 2 * innerHeight) return;
    removeEventListener("scroll", read);
    if (lastPlace().split("#")[0] !== here) note(here);
  };
  addEventListener("input", use);
  addEventListener("click", use);
  if (document.querySelector(".activity[id]")) addEventListener("scroll", read, { passive: true });
  if (store.ids().length) note();
  Object.assign(Activities, { Activity, fill, sentences, isDone, lastPlace, note });
})();
