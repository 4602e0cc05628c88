/* A form: tables whose rows come and go, and all answers as text, but only when the reader asks for it. */
customElements.define("activity-plan", class extends Activities.Activity {
  begin() {
    addEventListener("beforeprint", () => this.diaries((table) => this.arrange(table, true)));
    addEventListener("afterprint", () => this.diaries((table) => this.arrange(table)));
    super.begin();
  }
  show(id) {
    const moved = [...this.querySelectorAll(".plan-table")].filter((table) => this.place(table)).length;
    super.show(moved ? undefined : id);
    this.diaries((table) => this.arrange(table));
  }
  keep(field, left) {
    this.near = field.closest("tr, .plan-field");
    super.keep(field, left);
    this.near = undefined;
  }
  /* For paper, where a field does not grow: each box knows what its field says. After a key only those near it. */
  changed() {
    for (const box of (this.near || this).querySelectorAll(".plan-box")) box.dataset.said = this.said(box.firstElementChild);
    const part = this.near;
    if (part?.order === undefined) return;
    const { order } = part;
    if (this.sum(part) !== order) this.entitle(part.closest("table"));
  }

  /* A row keeps its own number when others go; the key `table` says which are there, if they are not the first ones.
     A row in which something is kept is shown in any case, so that nothing is lost. `d: 0`: a row alone is no answer. */
  numbers({ dataset: { rows, count } }) {
    const listed = String(Activities.store.read(rows)?.v || "").match(/\d+/g) || this.first(count);
    const all = new Set([...listed, ...this.filled(rows)].map(Number).filter((number) => number > 0 && number < 1000));
    return [...all].sort((one, other) => one - other);
  }
  filled(rows, ids = Activities.store.ids()) {
    const numbers = ids.filter((id) => id.startsWith(rows + ".")).map((id) => Number(id.slice(rows.length + 1).split(".")[0]));
    return numbers.filter((number) => number > 0 && number < 1000);
  }
  first(count) { return Array.from({ length: count }, (_, at) => at + 1); }
  kept(start) { return Activities.store.ids().filter((key) => key.startsWith(start)); }
  list({ dataset: { count } }, numbers) {
    const v = numbers.join(" ");
    return v === this.first(count).join(" ") ? undefined : { v, d: 0 };
  }
  /* Brings the rows of a table in line with what is kept, and tells whether any came or went. */
  place(table) {
    const body = table.tBodies[0];
    const wanted = this.numbers(table);
    const there = [...body.rows];
    const known = there.map(({ dataset: { row } }) => Number(row));
    table.blank ??= there[0].cloneNode(true);
    const gone = there.filter((row, at) => !wanted.includes(known[at]));
    gone.forEach((row) => row.remove());
    const added = wanted.filter((number) => !known.includes(number));
    for (const number of added) {
      const row = table.blank.cloneNode(true);
      row.dataset.row = number;
      for (const field of row.querySelectorAll("[data-item]"))
        field.dataset.item = `${table.dataset.rows}.${number}.${field.dataset.item.split(".")[2]}`;
      body.insertBefore(row, [...body.rows].find((other) => other.dataset.row > number) || null);
    }
    if (!table.dataset.date) {
      [...body.rows].forEach((row, at) => this.name(row, at + 1));
      for (const button of body.querySelectorAll("button")) button.disabled = wanted.length === 1;
    }
    return gone.length + added.length > 0;
  }
  /* What is said of a row; a diary has its own sentences, in which the row has a name. */
  tell(row, key, values) {
    const table = row.closest("table");
    return Activities.fill(table.dataset[key] || this.dataset[key], { number: row.number, name: row.name, ...values });
  }
  name(row, number, date) {
    row.number = number;
    const name = this.tell(row, "row", { date });
    if (row.name === name) return;
    row.name = name;
    (row.querySelector("b") || row.cells[0]).textContent = name;
    row.querySelector("[data-do=remove]").setAttribute("aria-label", this.tell(row, "remove"));
    for (const field of row.querySelectorAll("[data-item]"))
      field.setAttribute("aria-label", this.tell(row, "cell", { column: field.closest("td").dataset.column }));
  }
  /* The next number: never that of a row which can still be brought back. */
  next(rows, numbers = this.filled(rows)) {
    const laid = Activities.store.laid(this.id).flatMap(Activities.store.lift).map(([id]) => id);
    return Math.max(0, ...numbers, ...this.filled(rows, laid)) + 1;
  }
  do_add(button) {
    const table = button.parentElement.querySelector("table");
    const { dataset: { rows, date } } = table;
    const numbers = this.numbers(table);
    const number = this.next(rows, date ? undefined : numbers);
    if (!numbers.includes(number)) Activities.store.write(rows, this.list(table, [...numbers, number]));
    this.show();
    const row = [...table.rows].find((one) => one.dataset.row === String(number));
    if (date) this.turn(row);
    row.querySelector("[data-item]").focus();
    this.say(this.tell(row, "added"));
  }

  /* A diary: a table whose rows are called by their dates. On the screen the newest is the first, a row in which
     nothing is kept does not show unless it is open, and on a phone each folds to a line. */
  diaries(act) { this.querySelectorAll("[data-date]").forEach(act); }
  /* Brings a diary in order; those without a date are the newest, on paper the oldest is the first. */
  arrange(table, paper) {
    const rows = this.entitle(table);
    const focused = document.activeElement;
    const filled = rows.filter((row) => row.order !== "~~");
    rows.forEach((row) => filled.includes(row) || row.contains(focused) || this.open(row, false));
    if (!table.begun && filled.length) this.open(filled.pop());
    table.begun = true;
    if (!paper) rows.reverse();
    rows.forEach((row, at) => table.tBodies[0].rows[at] === row || table.tBodies[0].insertBefore(row, table.tBodies[0].rows[at]));
    if (focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
  /* Gives the rows their names and their numbers by date, and returns them, the oldest first. */
  entitle(table) {
    const rows = [...table.tBodies[0].rows];
    rows.forEach((row) => this.sum(row));
    rows.sort((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order) || one.dataset.row - other.dataset.row));
    rows.forEach((row, at) => this.name(row, at + 1, this.day(row.order, 1) || table.dataset.undated));
    return rows;
  }
  /* Says in a few words what a row holds, and what it is ordered by: its date, "~" without one, "~~" if it is empty. */
  sum(row) {
    const date = row.querySelector("[type=date]");
    const texts = [...row.querySelectorAll("[data-item]")].filter((field) => field !== date).map((field) => this.said(field));
    const line = texts.filter(Boolean).join(" · ");
    row.querySelector("small").textContent = line.length > 27 ? line.slice(0, 25).trim() + "…" : line;
    row.order = date.value || (line ? "~" : "~~");
    row.classList.toggle("is-empty", row.order === "~~");
    return row.order;
  }
  open(row, open = true) {
    row.classList.toggle("is-open", open);
    row.querySelector("[data-do=fold]").setAttribute("aria-expanded", open);
  }
  /* Opens a row and folds the others. */
  turn(row) { [...row.parentElement.rows].forEach((one) => this.open(one, one === row)); }
  do_fold(button) {
    const row = button.closest("tr");
    this.open(row, !row.matches(".is-open"));
    if (!button.offsetWidth) row.closest(".plan-field").querySelector("button").focus();
  }
  /* Goes to the row of today; where there is none, it begins one. */
  do_today(button) {
    const table = button.parentElement.querySelector("table");
    const { rows, date } = table.dataset;
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const find = () => [...table.tBodies[0].rows].find((row) => row.order === today);
    const there = find();
    if (!there) {
      Activities.store.write(`${rows}.${this.next(rows)}.${date}`, { v: today });
      this.show();
    }
    const row = find();
    this.turn(row);
    row.querySelector("[data-item]:not([type=date])").focus();
    if (!there) this.say(this.tell(row, "added"));
  }
  do_remove(button) {
    const row = button.closest("tr");
    const table = row.closest("table");
    const { rows, date } = table.dataset;
    const at = row.sectionRowIndex;
    const kept = () => this.kept(`${rows}.${row.dataset.row}.`);
    const remove = () => {
      const left = this.numbers(table).filter((other) => String(other) !== row.dataset.row);
      table.after(this.querySelector(".activity-question"));
      this.forget(kept(), this.tell(row, "removed"), [[rows, this.list(table, left)]]);
      const there = table.tBodies[0].rows;
      (there.length > 1 && !date ? there[at] || there[at - 1] : table.parentElement).querySelector("button:enabled").focus();
    };
    if (!kept().length) { remove(); return; }
    const beside = button.parentElement.offsetWidth > 200 ? button : table;
    this.ask(this.tell(row, "sureRow"), [[button.getAttribute("aria-label"), remove]], beside);
  }
  do_clear(button) {
    const tables = [...this.querySelectorAll(".plan-table")].map((table) => table.dataset.rows);
    const ids = [...this.fields().map((field) => field.dataset.item), ...tables, ...tables.flatMap((id) => this.kept(id + "."))];
    /* Also half of a date goes, which is nowhere kept. */
    const clear = () => {
      this.hand("");
      this.forget([...new Set(ids)], this.dataset.cleared);
      this.fields().filter((field) => field.type === "date").forEach((date) => (date.value = ""));
    };
    if (!ids.some((id) => Activities.store.read(id))) { clear(); return; }
    this.ask(this.dataset.sureClear, [[button.textContent, () => { clear(); this.heard(); }]], button.parentElement);
  }

  /* What a field says; nothing, if nothing is filled in. */
  said(field) {
    if (field.type === "checkbox") return field.checked ? "[x]" : "";
    if (field.type === "radio") return field.checked ? field.parentElement.textContent.trim() : "";
    return field.type === "date" ? this.day(field.value) : field.value.trim();
  }
  /* A date in words; without its year where it is `short`. English is that of the guide: 3 March. */
  day(value, short = 0) {
    const date = new Date(value + "T00:00");
    const lang = this.closest("[lang]")?.lang.replace(/^en$/, "en-GB");
    this.days ??= [{ dateStyle: "long" }, { day: "numeric", month: "long" }].map((how) => new Intl.DateTimeFormat(lang, how));
    return isNaN(date) ? "" : this.days[short].format(date);
  }
  /* What the form says: sections in which something is filled in, and there an empty field as a dash. */
  text() {
    const fields = (part) => [...part.querySelectorAll("[data-item]")];
    const join = (label, said) => label + (/[.:!?…]$/.test(label) ? "" : ":") + (said.includes("\n") ? "\n" : " ") + said;
    const cell = (field) => join(field.closest("td").dataset.column, this.said(field).replace(/\s+/g, " "));
    const row = (tr) => {
      const cells = fields(tr).filter((field) => this.said(field)).map((field) => "- " + cell(field));
      return cells.length ? [tr.name, ...cells] : [];
    };
    const lines = (part) => {
      if (!part.matches(".plan-field")) return `* ${part.textContent.trim()} *`;
      const table = part.querySelector("table");
      if (table) return (table.dataset.date ? this.entitle(table) : [...table.tBodies[0].rows]).flatMap(row);
      const label = part.querySelector(".plan-label").textContent.trim();
      const said = fields(part).map((field) => this.said(field)).find(Boolean);
      return fields(part)[0].type === "checkbox" ? `${said || "[ ]"} ${label}` : join(label, said || "–");
    };
    const parts = [...this.querySelectorAll(".plan-part")].filter((part) => fields(part).some((field) => this.said(field)));
    const title = this.querySelector(".activity-title").textContent;
    return parts.length && [title, ...parts.map((part) => [...part.children].flatMap(lines).join("\n"))].join("\n\n");
  }
  /* Paper without what was written. The form itself is not touched: nothing can be lost, whatever the browser does. */
  do_print_blank() {
    this.dataset.blank = "";
    addEventListener("afterprint", () => delete this.dataset.blank, { once: true });
    print();
  }
});
