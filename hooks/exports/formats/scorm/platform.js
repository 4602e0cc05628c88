/* Tells a learning platform what was done, by SCORM 1.2 (ADL, October 2001: Run-Time Environment). Stands behind the core's
   script and before the kind's: what the platform keeps is there before the activity starts. Where there is no platform, the
   activity works all the same, and says that nothing is kept.
   Given with the page: `keeps`, the ids that may leave it, each with its version, a short stamp of that, and what it can be; `counted`, what
   must be done, with its version and, of a question, a pattern of the right answer; `score`; `interactions`; `room`. */
(function () {
  "use strict";
  const { store, isDone } = Activities;
  const given = JSON.parse(document.getElementById("scorm").textContent);
  const notice = document.querySelector(".scorm-notice");
  /* An answer leaves the page if it is made of ids that the author gave to just this item: nothing that was typed is. */
  const named = (value, ids) => value === true || (typeof value === "string" && value.split(/[ =]/).every((id) => !id || ids.includes(id)));
  const DONE = /^(passed|completed)$/;

  /* The platform's script is in a window around this one, or around the one that opened it. One of another origin is none. */
  const above = (from) => {
    try {
      for (let at = from, steps = 0; at && steps < 50; at = at.parent, steps += 1) {
        if (typeof at.API?.LMSInitialize === "function") return at.API;
        if (at.parent === at) return null;
      }
    } catch { /* a window that may not be looked into */ }
    return null;
  };
  const opener = () => { try { return window.opener || window.top.opener; } catch { return null; } };
  let api = above(window) || above(opener());
  const call = (name, ...values) => {
    try { return String(api[name](...values)); } catch { return "false"; }
  };
  const ask = (name) => {
    const value = call("LMSGetValue", name);
    return value === "false" || value === "null" || value === "undefined" ? "" : value;
  };
  if (api && call("LMSInitialize", "") !== "true") api = null;
  const writes = api && ask("cmi.core.lesson_mode") !== "review";

  const say = (what) => {
    notice.hidden = false;
    if (notice.textContent !== notice.dataset[what]) notice.textContent = notice.dataset[what];
  };
  const asks = Object.keys(given.keeps).length > 0;
  const usual = !writes ? "alone" : asks ? "kept" : "told";
  Activities.said.kinds.saved = notice.dataset[writes && asks ? "saved" : "noted"];
  say(usual);
  /* The core asks a browser once to keep what a site stores: not here, where it is the platform's. */
  localStorage.setItem(store.device + "frame.asked", "1");

  /* What is kept, as text: answers as ids; how the first try was, and how many there were. The version of a question is a
     stamp: an answer to an older one does not count any more. */
  const keep = () => {
    const items = {};
    for (const [id, [version, stamp, ids]] of Object.entries(given.keeps)) {
      const { v, r, d, n, f } = store.read(id) || {};
      if (!named(v, ids)) continue;
      items[id] = { v, ...(version && { r: r === version ? stamp : "" }), ...(d !== undefined && { d }), ...(n && { n }), ...(f !== undefined && { f }) };
    }
    return JSON.stringify({ schema: 1, items });
  };
  const bringBack = (text) => {
    let items = {};
    try { items = JSON.parse(text).items || {}; } catch { return false; /* nothing, or not ours */ }
    for (const [id, [version, stamp, ids]] of Object.entries(given.keeps)) {
      const { v, r, d, n, f } = items[id] || {};
      if (!named(v, ids)) continue;
      store.write(id, { v, ...(version && { r: r === stamp ? version : "" }), d, n, f });
    }
    return true;
  };

  /* How far the reader is: of each item that counts, whether it is done; of a question, whether it was checked, is right, and
     was so at the first try. A question has two tries in a round: while the second one is open, it is not done. */
  const look = () => given.counted.map(([id, version, right]) => {
    const { v, d, n, f } = store.read(id) || {}, valid = isDone(id, version);
    const checked = valid && d === 1, good = checked && Boolean(right) && new RegExp(`^(?:${right})$`).test(v);
    return { id, v, checked, good, asked: Boolean(right), done: valid && (!checked || good || f !== 0 || n % 2 === 0), first: checked && (f ?? Number(good)) === 1 };
  });
  /* What was passed or completed stays so, and a score never falls: who does it once more does so to learn. */
  let status = "", best = -1;
  /* As SCORM writes answers: a comma between two, a full stop in a pair. It speaks of single letters; the author's ids tell a
     teacher more, and platforms take any. */
  const response = (answer) => answer.replace(/ /g, ",").replace(/=/g, ".");
  const values = () => {
    const items = look(), told = [], answered = [];
    given.interactions.forEach(({ id, type, right }, index) => {
      const { v, checked, good } = items.find((one) => one.id === id), name = `cmi.interactions.${index}.`;
      told.push([name + "id", id], [name + "type", type], [name + "correct_responses.0.pattern", response(right)]);
      if (checked) answered.push([name + "student_response", response(v)], [name + "result", good ? "correct" : "wrong"]);
    });
    const whole = items.every((item) => item.done), asked = items.filter((item) => item.asked);
    const now = !whole ? "incomplete" : !asked.length ? "completed" : asked.every((item) => item.good) ? "passed" : "failed";
    if (!DONE.test(status)) status = now;
    if (given.score && asked.some((item) => item.checked)) {
      best = Math.max(best, Math.round(100 * asked.filter((item) => item.first).length / asked.length));
    }
    const score = best < 0 ? [] : [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(best)]];
    const kept = asks ? [["cmi.suspend_data", keep()]] : [];
    /* A list of interactions has no gaps: all are named as soon as one is answered. */
    return [...kept, ...(answered.length ? told : []), ...answered, ...score, ["cmi.core.lesson_status", status]];
  };

  /* Only what changed is written: a platform may take its time over each value. */
  const written = new Map();
  let timer, waiting = false, finished = false, refused = false;
  const commit = () => {
    clearTimeout(timer);
    timer = undefined;
    if (call("LMSCommit", "") !== "true") refused = true;
    say(refused ? "refused" : usual);
  };
  /* A platform need not know questions and scores: what it refuses of these is not offered again. */
  const tell = () => {
    waiting = false;
    if (finished) return;
    const changed = values().filter(([name, value]) => written.get(name) !== value);
    refused = false;
    for (const [name, value] of changed) {
      const needed = /suspend_data|lesson_status/.test(name);
      const taken = value.length <= given.room && call("LMSSetValue", name, value) === "true";
      if (taken || !needed) written.set(name, value);
      else refused = true;
    }
    if (refused) say("refused");
    if (!changed.length) return;
    clearTimeout(timer);
    timer = setTimeout(commit, 300);
  };
  if (writes) {
    const before = ask("cmi.suspend_data"), count = Number(ask("cmi.interactions._count")) || 0;
    status = ask("cmi.core.lesson_status");
    const score = Number.parseFloat(ask("cmi.core.score.raw"));
    if (score >= 0) best = score;
    const again = bringBack(before);
    /* What the platform has from another time is not written again. Status and score it said itself. */
    const known = status;
    for (const [name, value] of values()) {
      const there = !name.startsWith("cmi.interactions.") || count >= given.interactions.length;
      if (name === "cmi.core.lesson_status" ? value === known : again && there) written.set(name, value);
    }
    call("LMSSetValue", "cmi.core.exit", "suspend"); // what is kept is there again next time
    tell();
    addEventListener("kept", () => {
      if (waiting) return;
      waiting = true;
      queueMicrotask(tell); // what one touch changes is told at once
    });
    document.addEventListener("visibilitychange", () => document.hidden && timer && commit());
    addEventListener("pagehide", () => {
      if (finished) return;
      tell();
      if (timer) commit();
      finished = true;
      call("LMSFinish", "");
    });
    /* A page that a browser kept and shows again begins anew: the platform has ended with it. */
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  } else if (api) {
    bringBack(ask("cmi.suspend_data"));
    addEventListener("pagehide", () => call("LMSFinish", ""), { once: true });
  }
})();
