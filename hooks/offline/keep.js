/* The page "Keep on this phone". saving.js stands before this. */
(async (panel, { dataset, lang }) => {
  const say = panel.dataset, part = (selector) => panel.querySelector(selector);
  const [status, size, label, bar, count] = ["[role]", ".keep-size", "label", "progress", "#keep-progress"].map(part);
  const button = (name) => part(`[data-do=${name}]`), box = part("input");
  const base = new URL(dataset.root + "/", location).pathname, mark = `activities:${base}:frame.kept.${lang}`;
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const amount = (bytes) => new Intl.NumberFormat(lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1, minimumFractionDigits: 1 })
    .format(Math.max(bytes, 1e5) / 1e6);
  const tell = (...sentences) => { status.textContent = sentences.filter(Boolean).join(" "); };
  const sum = (files, at) => files.reduce((bytes, file) => bytes + file[at], 0);
  /* That something was saved is remembered where the browser forgets later: then it can be told that it is gone. */
  const remember = (value) => {
    try {
      if (value) localStorage.setItem(mark, 1);
      const before = localStorage.getItem(mark);
      if (value === 0) localStorage.removeItem(mark);
      return before;
    } catch (blocked) { return ""; }
  };
  let list, stopped, offline;

  /* What cannot be is said, and nothing is offered. */
  const refusal = async () => {
    if (location.protocol === "file:") return say.file;
    try {
      if (!navigator.serviceWorker || !self.caches || !self.crypto?.subtle) return say.old;
      offline = Offline(base);
      await offline.note("tried", { table: "" });
      await navigator.serviceWorker.register(dataset.root + "/sw.js", { updateViaCache: "none" });
    } catch (refused) {
      return /Quota/.test(refused.name) ? say.full : say.refused;
    }
    const answer = await fetch(`${base}assets/offline.${lang}.json`, { cache: "no-cache" }).catch(() => {});
    if (answer?.status === 404) return say.none;
    list = answer?.ok ? await answer.json() : undefined;
  };

  /* What is kept, and what can be done about it. */
  const show = async (...before) => {
    const kept = await offline.read("kept/" + lang), half = await offline.read("pending/" + lang);
    const newer = kept && list && kept.id !== list.id, more = kept && list && box.checked && !kept.papers;
    const told = before.filter(Boolean);
    if (kept) {
      const date = new Date(kept.since).toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
      told.unshift(fill(say.kept, { version: kept.guide, date }), kept.papers && say.keptPapers, newer && say.newer);
    } else if (!told.length) {
      told.push(half ? say.some : remember() && say.evicted);
    }
    tell(...told);
    const save = button("save");
    size.textContent = list && (!kept || newer) ? fill(say.size, { data: amount(sum(list.files, 3)), room: amount(sum(list.files, 2)) }) : "";
    label.hidden = !list?.papers.length || kept?.papers;
    if (list) label.lastChild.textContent = fill(say.papers, { data: amount(sum(list.papers, 3)) });
    save.hidden = !list || kept && !newer && !more && !half;
    save.textContent = half ? save.dataset.rest : newer ? save.dataset.renew : save.dataset.save ||= save.textContent;
    button("remove").hidden = !kept && !half;
    button("stop").hidden = bar.hidden = count.hidden = true;
  };
  const persist = async () => {
    try {
      const asked = `activities:${base}:frame.asked`;
      if (localStorage.getItem(asked)) return;
      localStorage.setItem(asked, 1);
      await navigator.storage?.persist?.();
    } catch (blocked) { /* the browser decides by itself */ }
  };
  const room = async (bytes) => {
    const { quota, usage } = await navigator.storage?.estimate?.().catch(() => 0) || {};
    if (quota - usage < bytes) throw Object.assign(new Error(), { name: "QuotaExceededError" });
  };
  const save = async () => {
    const kept = await offline.read("kept/" + lang), papers = box.checked || kept?.papers || false;
    let half = stopped = false;
    persist();
    button("save").hidden = button("remove").hidden = label.hidden = true;
    button("stop").hidden = bar.hidden = count.hidden = false;
    button("stop").focus();
    tell(say.begun);
    try {
      if (!kept) await room(sum(list.files, 2) + (papers ? sum(list.papers, 2) : 0));
      await offline.save(lang, papers, (done, all) => {
        bar.value = all ? done / all : 1;
        count.textContent = fill(say.progress, { done: amount(done), all: amount(all) });
        if (!half && done > all / 2 && all > 1e6) tell(say.half);
        half = half || done > all / 2;
        if (stopped) throw Object.assign(new Error(), { name: "AbortError" });
      });
      remember(1);
      await offline.preload(await navigator.serviceWorker.ready);
      await show();
    } catch (wrong) {
      await show(wrong.name === "AbortError" ? say.stopped : /Quota/.test(wrong.name) ? say.full
        : wrong.message === "changed" ? say.changed : say.line);
    }
    panel.querySelector("button:not([hidden])")?.focus();
  };

  panel.hidden = false;
  const no = await refusal();
  if (no) return tell(no);
  button("save").onclick = save;
  button("stop").onclick = () => { stopped = true; };
  button("remove").onclick = async () => {
    remember(0);
    await offline.remove(lang);
    await offline.preload(await navigator.serviceWorker.ready);
    await show(say.removed);
    button("save").focus();
  };
  box.onchange = () => show();
  await show();
})(document.getElementById("keep"), document.documentElement);
