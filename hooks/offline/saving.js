/* What can be read without a line, and where it lies. This stands in the worker and on the page "Keep on this phone".

   Three caches, all below this site's own name, since others may share its origin: `files` by path and hash, so that a
   file which two versions share is there once; `seen`, pages as they were seen; `notes`. A table says of each path which
   hash belongs to it in one version. A note `kept/bg` names the table of a language that is kept whole: it is written last,
   when every file is there, so a save that broke off changes nothing. */
const Offline = (base) => {
  const tables = {}, name = (what) => `activities:${base}:offline.${what}`;
  const open = async (what) => caches.open(name(what));
  const key = (path, hash) => `${base}${encodeURI(path)}?${hash}`;
  const read = async (what) => (await (await open("notes")).match(base + what))?.json();
  const note = async (what, value) => (await open("notes")).put(base + what, new Response(JSON.stringify(value)));
  const drop = async (what) => (await open("notes")).delete(base + what);
  const notes = async (what) => (await (await open("notes")).keys())
    .map(({ url }) => new URL(url).pathname.slice(base.length)).filter((one) => one.startsWith(what));
  const table = async (id) => (tables[id] = tables[id] || await read("table/" + id));
  const file = async (path, hash) => (await open("files")).match(key(path, hash));

  /* The beginning of a file's SHA-256. A page also says to which version its scripts belong; that is not counted, or every
     page would be another one as soon as one script is. */
  const digest = async (path, body) => {
    if (/(^|\/)$/.test(path)) body = new TextEncoder().encode(new TextDecoder().decode(body).replace(/ data-v="\w*"/, ""));
    return [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))].slice(0, 5)
      .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  /* Brings a file: from the browser's own cache if that has this version, else from the host. It is kept if it is `right`:
     really this version. Where there is no room, `full` says so. Throws where the line broke. */
  const bring = async (path, hash) => {
    let response, right, full;
    for (const cache of ["default", "no-cache"]) {
      response = await fetch(base + encodeURI(path), { cache });
      if (!response.ok) continue;
      const body = await response.arrayBuffer(), headers = { "Content-Type": response.headers.get("Content-Type") || "" };
      right = (await digest(path, body)) === hash;
      response = new Response(body, { headers });
      if (!right) continue;
      try {
        await (await open("files")).put(key(path, hash), response.clone());
      } catch (wrong) {
        full = wrong;
      }
      break;
    }
    return { response, right, full };
  };
  /* Keeps a language whole. What is there already is not loaded again. `tell` hears how many bytes travelled, of how many.
     Returns whether anything is other than before. */
  const save = async (language, papers, tell = () => {}) => {
    const answer = await fetch(`${base}assets/offline.${language}.json`, { cache: "no-cache" });
    if (!answer.ok) throw new TypeError("No list");
    const list = await answer.json(), wanted = papers ? [...list.files, ...list.papers] : list.files;
    const hashes = Object.fromEntries(wanted.map(([path, hash]) => [path, hash]));
    await note("pending/" + language, { papers, table: hashes });
    const there = new Set((await (await open("files")).keys()).map(({ url }) => url));
    const missing = wanted.filter(([path, hash]) => !there.has(new URL(key(path, hash), location).href));
    const all = missing.reduce((sum, [, , , packed]) => sum + packed, 0);
    let done = 0, fault;
    tell(done, all);
    const one = async () => {
      for (let next; !fault && (next = missing.shift());) {
        const [path, hash, , packed] = next;
        try {
          const { right, full } = await bring(path, hash);
          if (full || !right) throw full || new Error("changed");
          tell(done += packed, all);
        } catch (wrong) {
          fault = wrong;
        }
      }
    };
    await Promise.all([one(), one(), one(), one()]);
    if (fault) throw fault;
    const id = list.id + (papers ? "p" : ""), fresh = all > 0 || (await read("kept/" + language))?.table !== id;
    if (fresh) {
      await note("table/" + id, hashes);
      await note("kept/" + language, { id: list.id, table: id, guide: list.guide, since: Date.now(), papers });
    }
    await drop("pending/" + language);
    await tidy();
    return fresh;
  };
  const remove = async (language) => {
    await Promise.all([drop("kept/" + language), drop("pending/" + language)]);
    await tidy();
  };
  /* Deletes what no version needs any more that is kept, half saved, seen, or still open in a tab. */
  const tidy = async () => {
    const ids = new Set(), paths = new Set(), add = (hashes) => Object.entries(hashes || {})
      .forEach(([path, hash]) => paths.add(new URL(key(path, hash), location).href));
    for (const one of await notes("")) {
      const value = await read(one);
      if (/^pending/.test(one)) add(value.table);
      else if (!/^table/.test(one)) ids.add(value.table);
    }
    const seen = await open("seen"), files = await open("files");
    for (const page of await seen.keys()) ids.add((await seen.match(page)).headers.get("x-table"));
    for (const one of await notes("table/")) {
      if (ids.has(one.slice(6))) add(await read(one));
      else await drop(one);
    }
    for (const one of await files.keys()) if (!paths.has(one.url)) await files.delete(one);
  };
  /* While nothing is kept, the browser asks the host for a page while it still starts the worker. */
  const preload = async ({ navigationPreload }) => navigationPreload?.[(await notes("kept/")).length ? "disable" : "enable"]();
  return { open, read, note, drop, notes, table, file, bring, save, remove, tidy, preload };
};
