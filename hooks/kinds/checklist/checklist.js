/* A checklist: counts what is ticked, says when that is all, and unticks all with a way back. */
customElements.define(
  "activity-checklist",
  class extends Activities.Activity {
    changed() {
      const fields = this.fields();
      const done = fields.filter((field) => field.checked).length;
      this.querySelector(".checklist-count").textContent =
        Activities.fill(this.dataset.count, { done, all: fields.length });
      this.querySelector("[data-do=reset]").disabled = done === 0;
      this.finish(done === fields.length);
    }
    do_reset() {
      this.forget(this.fields().filter((field) => field.checked).map((field) => field.dataset.item), this.dataset.reset);
    }
  },
);
