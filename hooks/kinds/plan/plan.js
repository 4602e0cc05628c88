/* A form: tables whose rows come and go, and all answers as text, but only when the reader asks for it. */
customElements.define("activity-plan", class extends Activities.Activity {
  show(id) {
    const moved = [...this.querySelectorAll(".plan-table")].filter((table) => this.place(table)).length;
    super.show(moved ? undefined : id);
  }
  /* For paper, where a field does not grow: each box knows what its field says. */
  changed() {
    for (const box of this.querySelectorAll(".plan-box")) box.dataset.said = this.said(box.firstElementChild);
  }

  /* A row keeps its own number when others go; the key `table` says which are there, if they are not the first ones.
     A row in which something is kept is shown in any case, so that nothing is lost. `d: 0`: a row alone is no answer. */
  numbers({ dataset: { rows, count } }) {
    const listed = String(Activities.store.read(rows)?.v || "").match(/\d+/g) || this.first(count);
    const filled = this.kept(rows + ".").map((key) => key.slice(rows.length + 1).split(".")[0]);
    const all = new Set([...listed, ...filled].map(Number).filter((number) => number > 0 && number < 1000));
    return [...all].sort((one, other) => one - other);
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
    table.blank ??= there[0].cloneNode(true);
    const gone = there.filter((row) => !wanted.includes(Number(row.dataset.row)));
    gone.forEach((row) => row.remove());
    const added = wanted.filter((number, at) => {
      if (body.rows[at]?.dataset.row === String(number)) return false;
      const row = body.insertBefore(table.blank.cloneNode(true), body.rows[at] || null);
      row.dataset.row = number;
      for (const field of row.querySelectorAll("[data-item]"))
        field.dataset.item = `${table.dataset.rows}.${number}.${field.dataset.item.split(".")[2]}`;
      return true;
    });
    [...body.rows].forEach((row, at) => this.name(row, at + 1));
    for (const button of body.querySelectorAll("button")) button.disabled = wanted.length === 1;
    return gone.length + added.length > 0;
  }
  name(row, number) {
    row.cells[0].textContent = Activities.fill(this.dataset.row, { number });
    row.querySelector("button").setAttribute("aria-label", Activities.fill(this.dataset.remove, { number }));
    for (const field of row.querySelectorAll("[data-item]")) {
      const { column } = field.closest("td").dataset;
      field.setAttribute("aria-label", Activities.fill(this.dataset.cell, { number, column }));
    }
  }
  do_add(button) {
    const table = button.parentElement.querySelector("table");
    const numbers = this.numbers(table);
    Activities.store.write(table.dataset.rows, this.list(table, [...numbers, Math.max(...numbers) + 1]));
    this.show();
    table.tBodies[0].lastElementChild.querySelector("[data-item]").focus();
    this.say(Activities.fill(this.dataset.added, { number: numbers.length + 1 }));
  }
  do_remove(button) {
    const row = button.closest("tr");
    const table = row.closest("table");
    const { rows } = table.dataset;
    const number = row.sectionRowIndex + 1;
    const kept = () => this.kept(`${rows}.${row.dataset.row}.`);
    const remove = () => {
      const left = this.numbers(table).filter((other) => String(other) !== row.dataset.row);
      this.forget(kept(), Activities.fill(this.dataset.removed, { number }), [[rows, this.list(table, left)]]);
      const there = table.tBodies[0].rows;
      (there.length > 1 ? there[number - 1] || there[number - 2] : table.parentElement).querySelector("button:enabled").focus();
    };
    if (!kept().length) { remove(); return; }
    this.ask(Activities.fill(this.dataset.sureRow, { number }), [[button.getAttribute("aria-label"), remove]], table);
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
    const date = new Date(field.value + "T00:00");
    if (field.type !== "date" || isNaN(date)) return field.value.trim();
    return date.toLocaleDateString(this.closest("[lang]")?.lang, { dateStyle: "long" });
  }
  /* What the form says: sections in which something is filled in, and there an empty field as a dash. */
  text() {
    const fields = (part) => [...part.querySelectorAll("[data-item]")];
    const join = (label, said) => label + (/[.:!?…]$/.test(label) ? "" : ":") + (said.includes("\n") ? "\n" : " ") + said;
    const cell = (field) => join(field.closest("td").dataset.column, this.said(field).replace(/\s+/g, " "));
    const row = (tr) => {
      const cells = fields(tr).filter((field) => this.said(field)).map((field) => "- " + cell(field));
      return cells.length ? [tr.cells[0].textContent, ...cells] : [];
    };
    const lines = (part) => {
      if (!part.matches(".plan-field")) return `* ${part.textContent.trim()} *`;
      if (part.querySelector("table")) return [...part.querySelectorAll("tbody tr")].flatMap(row);
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
