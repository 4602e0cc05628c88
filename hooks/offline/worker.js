/* The service worker: pages that were seen stay readable without a line, and a language that is kept comes from the phone.

   Before this stand saving.js and what the build knows: `Site` with the version `v` of the scripts and its `table`, the
   `lists` of the languages and their `homes`, the `folders` of the site, and the `page` that is shown where nothing can be.

   A page and its scripts are of one version. Each open page belongs to a table: that of the language that is kept, or the
   one that the page names (`data-v`). What it asks for is answered by the hash that its own table says. */
const base = new URL("./", location).pathname, offline = Offline(base), SEEN = 40, PATIENCE = 4000;
const opened = new Map();
let renewing;

const language = (path) => Object.keys(Site.homes).filter((code) => path.startsWith(Site.homes[code]))
  .sort((one, other) => Site.homes[other].length - Site.homes[one].length)[0];
const pathOf = (url) => decodeURI(new URL(url).pathname.slice(base.length)).replace(/(^|\/)index\.html$/, "$1");
const quiet = (promise) => promise.catch(() => {});

/* Which table an open page belongs to. Workers are stopped when nothing happens, so it is noted too. */
const belongs = (event, id, table) => {
  opened.set(id, table);
  event.waitUntil(quiet(Promise.resolve(table).then((name) => name && offline.note("client/" + id, { table: name }))));
};
const tableOf = async (id) => {
  const name = await (opened.get(id) || (await quiet(offline.read("client/" + id)))?.table);
  return name && { name, hashes: name === Site.v ? Site.table : await quiet(offline.table(name)) };
};

/* The version that a page names, as soon as its first part has come. */
const versionOf = async (response) => {
  const reader = response.body.getReader(), decoder = new TextDecoder();
  for (let text = "", part; ;) {
    part = await reader.read();
    text += decoder.decode(part.value, { stream: !part.done });
    const version = text.match(/ data-v="(\w+)"/)?.[1];
    if (!version && !part.done && text.length < 5000) continue;
    quiet(reader.cancel());
    return version;
  }
};
const see = async (path, response) => {
  const text = await response.text(), version = text.match(/ data-v="(\w+)"/)?.[1];
  if (!version) return;
  const seen = await offline.open("seen"), headers = { "Content-Type": "text/html; charset=utf-8", "x-table": version };
  await seen.delete(base + encodeURI(path));
  await seen.put(base + encodeURI(path), new Response(text, { headers }));
  const all = await seen.keys();
  for (const old of all.slice(0, -SEEN)) await seen.delete(old);
  if (all.length > SEEN) await offline.tidy();
};

/* A page as it is kept in a language; papers belong to whichever language has them. */
const keptPage = async (code, path) => {
  const found = async (one) => {
    const kept = await offline.read("kept/" + one), hash = kept && (await offline.table(kept.table))?.[path];
    const response = hash && await offline.file(path, hash);
    return response && { response, table: kept.table, old: kept.id !== Site.lists[one] };
  };
  let answer = await found(code);
  for (const one of answer ? [] : await offline.notes("kept/")) answer = answer || await found(one.slice(5));
  return answer;
};
const page = async (event, path) => {
  const code = language(path), kept = await quiet(keptPage(code, path));
  if (kept?.old) event.waitUntil(renew());
  if (kept) {
    belongs(event, event.resultingClientId, kept.table);
    return kept.response;
  }
  const copy = await quiet(offline.open("seen").then((seen) => seen.match(base + encodeURI(path))));
  const ask = async () => {
    const response = (await event.preloadResponse) || (await fetch(event.request));
    if (response.status >= 500 && copy) throw new Error(response.status);
    return response;
  };
  const isPage = (answer) => answer.ok && /html/.test(answer.headers.get("Content-Type")), fresh = ask();
  const late = new Promise((answer) => setTimeout(answer, PATIENCE));
  const response = await quiet(copy ? Promise.race([fresh, late]) : fresh);
  if (!response) {
    event.waitUntil(quiet(fresh.then((answer) => isPage(answer) && see(path, answer))));
    if (!copy) return lost(code, path, event.request.url);
    belongs(event, event.resultingClientId, copy.headers.get("x-table"));
    return copy;
  }
  if (isPage(response)) {
    belongs(event, event.resultingClientId, quiet(versionOf(response.clone())));
    event.waitUntil(quiet(see(path, response.clone())));
  }
  return response;
};
/* What a page asks for. Of a version that is not known here, which is newer than this worker, nothing comes from a cache. */
const part = async (event, path) => {
  const table = await tableOf(event.clientId), hash = table?.hashes?.[path];
  if (!hash) return fetch(event.request, table && !table.hashes ? { cache: "no-cache" } : {});
  const kept = await quiet(offline.file(path, hash));
  if (kept) return kept;
  try {
    return (await offline.bring(path, hash)).response;
  } catch (wrong) {
    return fetch(event.request); // no room to keep it, or no line
  }
};

/* What is shown where nothing can be: that there is no line, and what can be read now. A title comes out of a page, where
   it has no “<”, and the other signs are written as HTML has them. */
const lost = async (code, path, url) => {
  if (/(^|\/)[^/.]+$/.test(path)) return Response.redirect(`${base}${encodeURI(path)}/`);
  const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`), links = [];
  const say = Object.fromEntries(Object.entries(Site.said[code]).map(([name, text]) => [name, safe(text)]));
  const link = (to, text, lang = "") => links.push(
    `<li><a href="${safe(base + encodeURI(to))}"${lang && ` lang="${lang}" hreflang="${lang}"`}>${text}</a></li>`);
  for (const one of await quiet(offline.notes("kept/")) || []) {
    const { name } = Site.said[one.slice(5)] || {};
    if (name) link(Site.homes[one.slice(5)], safe(name), one.slice(5));
  }
  const seen = await quiet(offline.open("seen")), pages = seen ? await seen.keys() : [];
  for (const one of pages.slice(-10).reverse()) {
    const to = decodeURI(new URL(one.url).pathname.slice(base.length));
    const title = /<title>([^<]*)/.exec(await (await seen.match(one)).text())?.[1];
    if (title && language(to) === code) link(to, title);
  }
  const values = {
    ...say, lang: code, url: safe(url), list: links.length ? `<h2>${say.there}</h2><ul>${links.join("")}</ul>` : `<p>${say.nothing}</p>`,
  };
  const html = Site.page.replace(/%(\w+)%/g, (whole, name) => values[name] ?? whole);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

/* Renews what is kept, once at a time: only what changed travels. Who saves data is asked first. */
const renew = () => renewing = renewing || (async () => {
  for (const one of await offline.notes("kept/")) {
    const code = one.slice(5), kept = await offline.read(one);
    if (kept.id === Site.lists[code] || navigator.connection?.saveData) continue;
    if (await offline.save(code, kept.papers)) await offline.note("news/" + code, { table: "" });
  }
})().catch(() => {}).then(() => { renewing = 0; });

/* A page is there for a while: it says what it loaded before this worker was there, and hears what is new. */
const greet = async ({ source, data }) => {
  const path = pathOf(source.url);
  const code = language(path), kept = await offline.read("kept/" + code);
  const open = new Set((await clients.matchAll()).map(({ id }) => "client/" + id));
  for (const one of await offline.notes("client/")) if (!open.has(one)) await offline.drop(one);
  if (!(await tableOf(source.id))) {
    opened.set(source.id, data.v);
    await offline.note("client/" + source.id, { table: data.v });
  }
  /* Another tab may still show the version of before: it is not told that it shows the newest. */
  const isNewest = kept && (await tableOf(source.id))?.name === kept.table;
  if (isNewest && await offline.read("news/" + code)) {
    await offline.drop("news/" + code);
    source.postMessage(Site.said[code].renewed);
  } else if (kept && kept.id !== Site.lists[code] && navigator.connection?.saveData) {
    if ((await offline.read("asked"))?.id === Site.lists[code]) return;
    await offline.note("asked", { id: Site.lists[code], table: "" });
    source.postMessage(Site.said[code].newer);
  }
  if (!kept && data.v === Site.v && ours(path)) {
    const seen = await offline.open("seen");
    if (!(await seen.match(base + encodeURI(path)))) await see(path, await fetch(base + encodeURI(path)));
    for (const url of data.urls) {
      const to = url.startsWith(location.origin + base) && decodeURI(new URL(url).pathname.slice(base.length));
      if (Site.table[to] && !(await offline.file(to, Site.table[to]))) await quiet(offline.bring(to, Site.table[to]));
    }
  }
};
/* At the root of an origin other sites may be below this one: only what begins with a name of ours is ours. */
const ours = (path) => base !== "/" || Site.folders.includes(path.split("/")[0]);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  await quiet((async () => {
    await offline.note("table/" + Site.v, Site.table);
    await offline.note("now", { table: Site.v });
    await offline.tidy();
    await offline.preload(registration);
  })());
  await clients.claim();
  await renew();
})()));
addEventListener("message", (event) => event.waitUntil(quiet(greet(event))));
addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  const path = pathOf(request.url), navigates = request.mode === "navigate";
  if (!ours(path) || !navigates && request.cache === "no-cache") return; // who asks so wants what the host has
  event.respondWith(navigates ? page(event, path).catch(() => fetch(request)) : part(event, path));
});
