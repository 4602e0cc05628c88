/* The page "All I wrote": what is kept for each field, box and choice, in words, to copy, share or print. */
(function () {
  "use strict";
  const { Activity, store, fill } = Activities;
  const all = (part, what) => [...part.querySelectorAll(what)];
  const join = (label, said) => label + (/[.:!?…]$/.test(label) ? " " : ": ") + said;
  const seen = (part, what) => all(part, what).filter((one) => !one.hidden);

  customElements.define("activity-written", class extends Activity {
    begin() {
      this.entries = all(this, "[data-entry]").map((part) => [part, JSON.parse(part.dataset.how || "{}")]);
      super.begin();
    }
    show() {
      const ids = store.ids();
      for (const [part, how] of this.entries) {
        const said = how.columns ? this.table(part.dataset.entry, how.columns, ids) : [this.said(part.dataset.entry, how)];
        const lines = said.filter(Boolean);
        part.hidden = !lines.length;
        const [first, ...others] = part.querySelectorAll("dd");
        others.forEach((line) => line.remove());
        first.textContent = lines[0] || "";
        for (const line of lines.slice(1)) part.append(Object.assign(document.createElement("dd"), { textContent: line }));
      }
      for (const part of all(this, ".written-activity, .written-page").reverse()) part.hidden = !seen(part, "[data-entry]").length;
      const nothing = !seen(this, ".written-page").length;
      this.querySelector(".written-empty").hidden = !nothing;
      this.querySelector(".activity-tools").hidden = nothing;
      this.cover();
    }
    typed() { return seen(this, ".written-activity").map((part) => part.querySelector(".written-list")); }
    /* What is kept for an id, in words; nothing, if nothing is. */
    said(id, { type, options = {} }) {
      const value = store.read(id)?.v;
      if (value === true) return type === "tick" ? this.dataset.yes : "";
      if (typeof value !== "string") return "";
      const date = type === "date" ? new Date(value + "T00:00") : NaN;
      if (isNaN(date)) return Object.entries(options).find(([id]) => id === value)?.[1] ?? value.trim();
      return date.toLocaleDateString(this.closest("[lang]")?.lang.replace(/^en$/, "en-GB"), { dateStyle: "long" });
    }
    /* The rows of a table in which something is kept, each as one text; those with a date in its order, the others after. */
    table(id, columns, ids) {
      const numbers = ids.filter((one) => one.startsWith(id + ".")).map((one) => Number(one.slice(id.length + 1).split(".")[0]));
      const dated = columns.find(({ type }) => type === "date")?.id;
      const date = (number) => store.read(`${id}.${number}.${dated}`)?.v || "~";
      return [...new Set(numbers)].filter((number) => number > 0)
        .sort((one, other) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : one - other))
        .map((number) => columns.map((column) => {
          const said = this.said(`${id}.${number}.${column.id}`, column);
          return said && join(column.label, said);
        }).filter(Boolean).join("\n")).filter(Boolean)
        .map((cells, at) => fill(this.dataset.row, { number: at + 1 }) + "\n" + cells);
    }
    /* The same as text: pages, activities, and under them what is filled in. */
    text() {
      const entry = (part) => {
        const [label, ...lines] = [...part.children].map((one) => one.textContent);
        if (!label) return lines;
        return lines.length > 1 || lines[0].includes("\n") ? [label, ...lines] : [join(label, lines[0])];
      };
      const activity = (part) => [
        `* ${part.querySelector("h3").textContent} *`, ...seen(part, "[data-entry]").flatMap(entry),
      ].join("\n");
      return seen(this, ".written-page").map((part) =>
        [part.querySelector("h2").textContent, ...seen(part, ".written-activity").map(activity)].join("\n\n")).join("\n\n");
    }
  });
})();
