/* A form: tables whose rows come and go, and all answers as text, but only when the reader asks for it. */
customElements.define(
  "activity-plan",
  class extends Activities.Activity {
    connectedCallback() {
      if (this.ready) return;
      super.connectedCallback();
      this.querySelector("[data-do=share]").hidden = !navigator.share;
    }
    show(id) {
      const moved = [...this.querySelectorAll(".plan-table")].filter((table) => this.place(table)).length;
      super.show(moved ? undefined : id);
    }
    /* For paper, where a field does not grow: each box knows what its field says. */
    changed() {
      for (const field of this.fields()) {
        const box = field.closest(".plan-box");
        if (box) box.dataset.said = this.answer(field);
      }
    }

    /* Rows have numbers of their own, which stay when another goes. A row in which something is kept is always shown. */
    numbers(table) {
      const { rows, count } = table.dataset;
      const listed = String(Activities.store.read(rows)?.v || "").match(/\d+/g) || Array.from({ length: count }, (_, at) => at + 1);
      const filled = this.kept(rows + ".").map((key) => key.slice(rows.length + 1).split(".")[0]);
      const all = new Set([...listed, ...filled].map(Number).filter((number) => number > 0 && number < 1000));
      return [...all].sort((one, other) => one - other);
    }
    list(table, numbers) {
      const v = numbers.join(" ");
      const first = Array.from({ length: table.dataset.count }, (_, at) => at + 1).join(" ");
      Activities.store.write(table.dataset.rows, v === first ? undefined : { v });
      this.show();
    }
    kept(start) {
      return Activities.store.ids().filter((key) => key.startsWith(start));
    }
    /* Brings the rows of a table in line with what is kept, and tells whether any came or went. */
    place(table) {
      const body = table.tBodies[0];
      const wanted = this.numbers(table);
      let moved = false;
      table.blank ??= body.rows[0].cloneNode(true);
      for (const row of [...body.rows]) {
        if (wanted.includes(Number(row.dataset.row))) continue;
        row.remove();
        moved = true;
      }
      wanted.forEach((number, at) => {
        let row = body.rows[at];
        if (row?.dataset.row === String(number)) return;
        moved = true;
        row = body.insertBefore(table.blank.cloneNode(true), row || null);
        row.dataset.row = number;
        for (const field of row.querySelectorAll("[data-item]"))
          field.dataset.item = `${table.dataset.rows}.${number}.${field.dataset.item.split(".")[2]}`;
      });
      if (moved) [...body.rows].forEach((row, at) => this.name(row, at + 1));
      for (const button of body.querySelectorAll("button")) button.disabled = wanted.length === 1;
      return moved;
    }
    name(row, number) {
      const { row: said, cell, remove } = this.dataset;
      row.cells[0].textContent = Activities.fill(said, { number });
      row.querySelector("button").ariaLabel = Activities.fill(remove, { number });
      for (const field of row.querySelectorAll("[data-item]"))
        field.ariaLabel = Activities.fill(cell, { number, column: field.closest("td").dataset.column });
    }
    do_add(button) {
      const table = button.parentElement.querySelector("table");
      const numbers = this.numbers(table);
      this.list(table, [...numbers, Math.max(...numbers) + 1]);
      const row = table.tBodies[0].lastElementChild;
      row.querySelector("[data-item]").focus();
      this.say(Activities.fill(this.dataset.added, { number: row.sectionRowIndex + 1 }));
    }
    do_remove(button) {
      const row = button.closest("tr");
      const table = row.closest("table");
      const number = Number(row.dataset.row);
      const at = row.sectionRowIndex;
      const left = this.numbers(table).filter((other) => other !== number);
      const gone = [table.dataset.rows, ...this.kept(`${table.dataset.rows}.${number}.`)];
      this.forget(gone, Activities.fill(this.dataset.removed, { number: at + 1 }));
      this.list(table, left);
      const rows = table.tBodies[0].rows;
      (rows.length > 1 ? (rows[at] || rows[at - 1]) : table.parentElement).querySelector("button:enabled").focus();
    }
    do_clear() {
      const fields = this.fields().map((field) => field.dataset.item);
      const tables = [...this.querySelectorAll(".plan-table")].flatMap(({ dataset: { rows } }) => [rows, ...this.kept(rows + ".")]);
      this.hand("");
      this.forget([...new Set([...fields, ...tables])], this.dataset.cleared);
    }

    answer(field) {
      const date = new Date(field.value + "T00:00");
      if (field.type !== "date" || isNaN(date)) return field.value.trim();
      return date.toLocaleDateString(this.closest("[lang]")?.lang, { dateStyle: "long" });
    }
    /* What a form says: sections in which something is filled in, and in those an empty field as a dash. */
    text() {
      const join = (label, said) => label + (/[.:!?…]$/.test(label) ? "" : ":") + (said.includes("\n") ? "\n" : " ") + said;
      const read = (part) => {
        const table = part.querySelector("table");
        if (table) return [...table.tBodies[0].rows].flatMap((row) => {
          const cells = [...row.querySelectorAll("[data-item]")].map((field) => {
            const said = field.type === "checkbox" ? (field.checked ? "[x]" : "") : this.answer(field).replace(/\s+/g, " ");
            return said && join(field.closest("td").dataset.column, said);
          }).filter(Boolean);
          return cells.length ? [row.cells[0].textContent, ...cells.map((cell) => "- " + cell)].join("\n") : [];
        });
        const label = part.querySelector(".plan-label").textContent.trim();
        const field = part.querySelector("[type=radio]:checked") || part.querySelector("[data-item]");
        if (field.type === "checkbox") return (field.checked ? "[x] " : "[ ] ") + label;
        if (field.type === "radio") return join(label, field.checked ? field.parentElement.textContent.trim() : "–");
        return join(label, this.answer(field) || "–");
      };
      const full = (field) => (/checkbox|radio/.test(field.type) ? field.checked : field.value.trim());
      const parts = [...this.querySelectorAll(".plan-part")]
        .filter((part) => [...part.querySelectorAll("[data-item]")].some(full))
        .map((part) => [...part.children].flatMap((one) => (one.matches(".plan-field") ? read(one) : `* ${one.textContent.trim()} *`)).join("\n"));
      return parts.length ? [this.querySelector(".activity-title").textContent, ...parts].join("\n\n") : "";
    }
    /* Shows the answers in a box, selected, or takes the box away. */
    hand(text) {
      const box = this.querySelector(".plan-text");
      box.hidden = !text;
      box.lastElementChild.value = text;
      if (text) box.lastElementChild.select();
    }
    async do_copy() {
      const text = this.text();
      if (!text) return this.say(this.dataset.nothing);
      try {
        await navigator.clipboard.writeText(text);
        this.hand("");
        this.say(this.dataset.copied);
      } catch {
        this.hand(text);
        this.say(document.execCommand("copy") ? this.dataset.copied : this.dataset.select);
      }
    }
    do_share(button) {
      const text = this.text();
      if (!text) return this.say(this.dataset.nothing);
      navigator.share({ text }).catch((no) => no.name === "AbortError" || this.do_copy(button));
    }
  },
);
