/* The search of the page "Find": MiniSearch, which stands before this, over the index of one language. */
var Find = (function () {
  "use strict";
  const { pages, terms, places, language } = self.FindIndex;
  const box = document.querySelector(".find");
  const [input, status, near, list, more, advice] =
    ["input", "[role=status]", ".find-near", "ol", "button", ".now"].map((part) => box.querySelector(part));
  const root = document.documentElement.dataset.root;
  const TOGETHER = 2, LENGTH = 170, LIKE = 0.6;
  const BOOST = { page: 1.6, heading: 1, activity: 0.8, term: 1.2, paper: 0.7 };
  const KINDS = Object.fromEntries(Object.keys(BOOST).map((kind) => [kind[0], kind]));

  /* Words made comparable, exactly as terms.py does it when the index is made. */
  const FOLDED = { ı: "i", ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae" };
  const ENDINGS = new Set(language.endings.split(" ").filter(Boolean));
  const LENGTHS = [...new Set([...ENDINGS].map((one) => one.length))].sort((one, other) => other - one);
  const WHOLE = new Set(language.whole.split(" "));
  const SMALL = new Set(language.small.split(" "));
  const known = new Map();
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/([\p{L}\p{N}_])['’](?=[\p{L}\p{N}_])/gu, "$1")
      .replace(/(и\u0306)|[\u0300-\u036f]/g, "$1").normalize("NFC").replace(/[ıßøłđæ]/g, (letter) => FOLDED[letter]);
  }
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  function cut(word) {
    for (let length = 1; length && !WHOLE.has(word);) {
      length = LENGTHS.find((one) => word.length - one >= language.shortest && ENDINGS.has(word.slice(-one))) || 0;
      word = word.slice(0, word.length - length);
    }
    const [last, other] = WHOLE.has(word) || word.length < language.shortest ? ["", ""]
      : language.same.find(([one]) => word.endsWith(one)) || ["", ""];
    return word.slice(0, word.length - last.length) + other;
  }
  function stem(word) {
    if (!known.has(word)) known.set(word, cut(word));
    return known.get(word);
  }
  const stems = (text) => words(text).map(stem);

  /* The index: sections by their numbers, each with the terms of its text. */
  const sections = [];
  pages.forEach(([url, menu, lang, ...own]) => {
    const top = own[1];
    for (let at = 0; at < own.length; at += 2) {
      const [kind, id, title] = [KINDS[own[at][0]], own[at].slice(1), own[at + 1]];
      const names = new Set(stems(at ? title : title + " " + menu));
      sections.push({ kind, id, title, names, top: at ? top : "", url, lang, terms: [] });
    }
  });
  {
    const digits = Array.from({ length: 92 }, (_, code) => String.fromCharCode(code + 35)).filter((one) => one !== "\\").slice(0, 90);
    const value = new Map(digits.map((digit, number) => [digit, number]));
    const half = digits.length / 2;
    const distances = places.split(" ");
    let term = "";
    terms.match(/[A-Z][^A-Z]*/g)?.forEach((coded, at) => {
      term = term.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
      let section = -1, number = 0, unit = 1;
      for (const digit of distances[at]) {
        const read = value.get(digit);
        number += (read % half) * unit;
        unit *= half;
        if (read >= half) continue;
        sections[section += number + 1].terms.push(term);
        number = 0;
        unit = 1;
      }
    });
  }
  const engine = new MiniSearch({
    fields: ["title", "page", "text"], processTerm: (term) => term, tokenize: (text) => text.split(" "),
    extractField: (section, name) => section[name],
  });
  engine.addAll(sections.map(({ names, top, terms }, id) => ({
    id, title: [...names].join(" "), page: stems(top).join(" "), text: terms.join(" "),
  })));

  /* A word as it was typed and what else it may mean: in the language's own letters, or what the guide calls it. */
  const also = new Map(language.also.map(([word, meant]) => [stems(word).join(" "), stems(meant)]));
  function meanings(word) {
    let own = "";
    for (let at = 0; language.typed.length && /[a-z]/.test(word) && at < word.length;) {
      const [typed, meant] = language.typed.find(([one]) => word.startsWith(one, at)) || [word[at], word[at]];
      own += meant;
      at += typed.length;
    }
    const found = [stem(word), ...(own ? [stem(own)] : [])];
    return [...new Set(found.concat(...found.map((one) => also.get(one) || [])))];
  }
  const fuzzy = (term) => (term.length > 3 ? 0.2 : false);
  /* Whether two words are the same but for one letter; short ones have to be the same. */
  function alike(one, other) {
    if (one === other || one.length < 5) return one === other;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [rest, further] = [one.slice(at + 1), other.slice(at + 1)];
    return rest === further || rest === other.slice(at) || one.slice(at) === further;
  }
  const worries = language.worried.map(stems);
  function isWorry(asked) {
    return worries.some((worry) => worry.every((one) => asked.some((word) => word.some((term) => alike(one, term)))));
  }
  /* The sections that words are found in, the best first. What holds all of them, or is called so, comes before the rest. */
  function search(asked) {
    const large = asked.filter((one) => !SMALL.has(one[0]));
    const wanted = large.length ? large : asked;
    const last = wanted[wanted.length - 1];
    const found = engine.search([...new Set(wanted.flat())].join(" "), {
      boost: { title: 3 }, weights: { fuzzy: 0.3, prefix: 0.5 }, fuzzy, prefix: (term) => last.includes(term) && term.length > 2,
    });
    for (const one of found) {
      const { names, kind } = sections[one.id];
      const held = wanted.map((word) => (word.some((term) => one.match[term]) ? 1 : word.some((term) => one.queryTerms.includes(term)) ? LIKE : 0));
      const share = held.reduce((sum, part) => sum + part) / wanted.length;
      const named = Object.values(one.match).filter((fields) => fields.includes("title")).length;
      one.score *= BOOST[kind] * share ** 3 * (1 + (named / names.size) * Math.min(1, named / wanted.length));
    }
    return found.sort((one, other) => other.score - one.score);
  }

  /* The texts of sections, for the lines under results: they are loaded a few together, when a result needs them. */
  const texts = [], waiting = [];
  function text(part, pieces) {
    texts[part] = pieces;
    waiting[part].forEach((act) => act());
  }
  function withText(section, act) {
    const part = Math.floor(section / TOGETHER);
    const then = () => act(texts[part][section % TOGETHER]);
    if (texts[part]) return then();
    if (waiting[part]) return waiting[part].push(then);
    waiting[part] = [then];
    const script = document.createElement("script");
    script.src = `${root}/assets/search/${document.documentElement.lang}/${part}.js`;
    script.onerror = () => text(part, Array(TOGETHER).fill([])); // without a line, titles must do
    document.head.append(script);
  }
  const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
  const make = (name, ...inside) => { const part = document.createElement(name); part.append(...inside); return part; };
  function marked(line, found) {
    const parts = [];
    let end = 0;
    for (const { 0: word, index: at } of line.matchAll(WORD)) {
      if (!stems(word).some((one) => found.has(one))) continue;
      parts.push(line.slice(end, at), make("mark", word));
      end = at + word.length;
    }
    return [...parts, line.slice(end)];
  }
  function excerpt(piece, found) {
    const first = [...piece.matchAll(WORD)].find(([word]) => stems(word).some((one) => found.has(one)))?.index || 0;
    let start = piece.length > LENGTH && first > 60 ? piece.indexOf(" ", first - 60) + 1 : 0;
    if (start > first) start = first;
    const end = piece.length > start + LENGTH ? piece.lastIndexOf(" ", start + LENGTH) : piece.length;
    return (start ? "… " : "") + piece.slice(start, end > start ? end : start + LENGTH) + (end < piece.length ? " …" : "");
  }
  function result({ id, match }) {
    const { title, top, url, lang, id: place } = sections[id];
    const found = new Set(Object.keys(match));
    const link = make("a", ...(top ? [make("span", ...marked(top, found)), " › "] : []), make("b", ...marked(title, found)));
    const line = make("p");
    link.href = root + "/" + url + (location.protocol === "file:" && /(^|\/)$/.test(url) ? "index.html" : "");
    link.hash = place;
    const shown = make("li", link, line);
    if (lang) shown.lang = lang;
    withText(id, (pieces) => {
      let best = -1, most = -1;
      for (let one = 0; one < pieces.length; one += 2) {
        const held = new Set(stems(pieces[one + 1]).filter((term) => found.has(term))).size;
        if (held > most) [best, most] = [one, held];
      }
      if (best < 0) return line.remove();
      if (most) link.hash = pieces[best] || place;
      line.append(...marked(excerpt(pieces[best + 1], found), found));
    });
    return shown;
  }

  let timer, results = [], step;
  function show(from) {
    list.append(...results.slice(from, from + step).map(result));
    more.hidden = results.length <= from + step;
    if (from) list.children[from].firstChild.focus();
  }
  function run() {
    clearTimeout(timer);
    const asked = words(input.value).map(meanings);
    const worried = asked.length > 0 && isWorry(asked);
    results = asked.length ? search(asked) : [];
    if (advice) advice.hidden = !worried;
    step = worried ? 3 : 5; // what to do now is not to be lost among them
    if (worried) results = results.filter(({ id }) => sections[id].id !== "what-to-do");
    let close = [];
    if (asked.length && !results.length) {
      close = engine.search(asked.flat().join(" "), { fields: ["title"], fuzzy: 0.45, prefix: true }).slice(0, 3);
    }
    near.hidden = !close.length;
    list.replaceChildren();
    more.hidden = true;
    const found = results.length + worried;
    status.textContent = asked.length ? (found ? box.dataset.count.replace("{count}", found) : box.dataset.none) : "";
    if (close.length) results = close;
    show(0);
    try {
      // What worries somebody does not stay in the address, where others who use the phone could read it.
      const kept = input.value && !worried ? "#q=" + encodeURIComponent(input.value) : "";
      history.replaceState(null, "", location.pathname + kept);
    } catch (refused) { /* a file that was opened from a disk: the address stays */ }
  }
  more.addEventListener("click", () => show(list.children.length));
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 150); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") run(); });
  if (input.value) run();
  return { text, stems };
})();
