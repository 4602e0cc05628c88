/* A calendar: makes a file with the sessions here, in iCalendar (RFC 5545). What is typed is neither kept nor sent. */
(function () {
  "use strict";
  const { Activity, fill } = Activities;
  const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
  const pad = (number, width = 2) => String(number).padStart(width, "0");
  const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
  /* A clock's date and time, given as if it were UTC. */
  const clock = (minute) => stamp(new Date(minute * 60000)).slice(0, -1);
  /* How many minutes the device's clock is ahead of UTC at a minute since 1970; and that as iCalendar writes it. */
  const ahead = (minute) => -new Date(minute * 60000).getTimezoneOffset();
  const written = (minutes) => (minutes < 0 ? "-" : "+") + pad(Math.floor(Math.abs(minutes) / 60)) + pad(Math.abs(minutes) % 60);
  const text = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  /* A line of the file: after 75 bytes it goes on in the next one, after a space, and no letter is cut (RFC 5545, 3.1). */
  const fold = (line) => {
    let folded = "", length = 0;
    for (const letter of line) {
      const bytes = new TextEncoder().encode(letter).length;
      if (length + bytes > 75) {
        folded += "\r\n ";
        length = 1;
      }
      folded += letter;
      length += bytes;
    }
    return folded + "\r\n";
  };

  /* When the clock is changed in a year: the old and the new distance from UTC, and the old clock's time of the change. */
  const changes = (year) => {
    const found = [];
    for (let day = 0; day < 366; day += 1) {
      let low = Date.UTC(year, 0, 1 + day) / 60000, high = low + 1440;
      const from = ahead(low), to = ahead(high);
      if (from === to) continue;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (ahead(middle) === from) low = middle;
        else high = middle;
      }
      const at = new Date((high + from) * 60000), date = at.getUTCDate();
      const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
      const same = [at.getUTCMonth() + 1, DAYS[at.getUTCDay()], clock(high + from).slice(8), from, to].join();
      found.push({ from, to, at: clock(high + from), same, nth: Math.ceil(date / 7), last: date + 7 > days });
    }
    return found;
  };
  /* The rule by which a change comes back each year, from the same change of several years; nothing, if there is none. */
  const rule = (years) => {
    const [first] = years;
    const every = (what) => years.every((one) => one && one[what] === first[what]);
    const week = every("last") && first.last ? -1 : every("nth") && first.nth;
    const [month, day] = first.same.split(",");
    return every("same") && week && `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${week}${day}`;
  };
  const observed = ({ from, to, at }, repeated) => {
    const name = to > from ? "DAYLIGHT" : "STANDARD";
    const offsets = [`TZOFFSETFROM:${written(from)}`, `TZOFFSETTO:${written(to)}`];
    return [`BEGIN:${name}`, `DTSTART:${at}`, ...(repeated ? [repeated] : []), ...offsets, `END:${name}`];
  };
  /* What a calendar must know of the device's time zone, from a year before the sessions: rules where the clock is changed
     by the same ones each year, else each change alone; in a zone without any, its one distance from UTC. */
  const zone = (from, until) => {
    const years = Array.from({ length: Math.max(until - from, 4) + 2 }, (_, at) => changes(from - 1 + at));
    const [before] = years, rules = before.map((_, at) => rule(years.map((year) => year[at])));
    if (before.length && rules.every(Boolean) && years.every((year) => year.length === before.length)) {
      return before.flatMap((change, at) => observed(change, rules[at]));
    }
    const start = Date.UTC(from - 1, 0, 1) / 60000, always = ahead(start);
    const alone = years.slice(0, until - from + 2).flat();
    return [{ from: always, to: always, at: clock(start + always) }, ...alone].flatMap((change) => observed(change));
  };

  customElements.define("activity-calendar", class extends Activity {
    begin() {
      const names = new Intl.DateTimeFormat(this.language(), { weekday: "long", timeZone: "UTC" });
      for (const label of this.querySelectorAll(".calendar-days label")) {
        const [box, name] = label.children;
        box.checked = false; // some browsers tick again what was ticked before a reload
        name.textContent = names.format(Date.UTC(2023, 0, 1 + DAYS.indexOf(box.value)));
      }
      this.addEventListener("input", ({ target }) => this.wrong(target.closest("[data-field]"), ""));
      super.begin();
    }
    language() { return this.closest("[lang]")?.lang.replace(/^en$/, "en-GB"); }
    field(name) { return this.querySelector(`[data-field=${name}]`); }
    /* Says beside a field what is wrong with it, or nothing. */
    wrong(field, sentence) {
      document.getElementById(field.getAttribute("aria-describedby")).textContent = sentence;
      for (const part of field.matches("fieldset") ? field.querySelectorAll("input") : [field]) {
        part.toggleAttribute("aria-invalid", false);
        if (sentence) part.setAttribute("aria-invalid", "true");
      }
    }
    do_make(button) {
      const [first, days, hour, number] = ["first", "days", "hour", "number"].map((name) => this.field(name));
      const chosen = [...days.querySelectorAll(":checked")].map((box) => box.value);
      const missing = [[first, first.value, "noFirst"], [days, chosen.length, "noDays"], [hour, hour.value, "noHour"]].filter(([field, given, key]) => {
        this.wrong(field, given ? "" : this.dataset[key]);
        return !given;
      });
      if (missing.length) {
        const [[field]] = missing;
        this.say("");
        (field.querySelector?.("input") || field).focus();
        return;
      }
      this.save(this.sessions(first.value, chosen, hour.value, Number(number.value)), button.dataset);
    }
    /* The days of the sessions, and what the file says of them: the first is on or after the first day. */
    sessions(first, days, hour, number) {
      const begin = new Date(`${first}T${hour}`), found = [];
      for (const day = new Date(begin); found.length < number; day.setDate(day.getDate() + 1)) {
        if (days.includes(DAYS[day.getDay()])) found.push(new Date(day));
      }
      return { found, days };
    }
    save({ found, days }, { event, minutes }) {
      const [first] = found, last = found[found.length - 1], name = Intl.DateTimeFormat().resolvedOptions().timeZone || "Local";
      const start = clock(Math.round(first / 60000) + ahead(first / 60000));
      const lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peer mentoring guide//Sessions//EN",
        "BEGIN:VTIMEZONE", `TZID:${name}`, ...zone(first.getFullYear(), last.getFullYear()), "END:VTIMEZONE",
        "BEGIN:VEVENT", `UID:${start}-${days.join("")}@peer-mentoring-guide`, `DTSTAMP:${stamp(new Date())}`,
        `DTSTART;TZID=${name}:${start}`, `DURATION:PT${minutes}M`, `RRULE:FREQ=WEEKLY;BYDAY=${days};COUNT=${found.length}`,
        `SUMMARY;LANGUAGE=${this.closest("[lang]")?.lang}:${text(event)}`, "END:VEVENT", "END:VCALENDAR",
      ];
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([lines.map(fold).join("")], { type: "text/calendar" }));
      link.download = this.dataset.file + ".ics";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      const day = new Intl.DateTimeFormat(this.language(), { dateStyle: "full" });
      this.say(fill(this.dataset.made, { first: day.format(first), last: day.format(last), number: found.length, zone: name }));
    }
  });
})();
