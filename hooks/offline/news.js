/* Says a line at the foot of the screen, until it is touched or the page is left. Loaded only when there is something to say. */
{
  const line = document.createElement("p");
  line.role = "status";
  Object.assign(line.style, {
    position: "fixed", insetInline: 0, bottom: 0, zIndex: 6, margin: 0, padding: ".7rem 1rem", cursor: "pointer",
    background: "var(--deep)", color: "var(--deep-ink)", textAlign: "center",
  });
  document.body.append(line);
  document.documentElement.style.scrollPaddingBottom = "4rem";
  setTimeout(() => { line.textContent = self.news; }, 300); // a screen reader says what is written into a line that is there
  line.onclick = () => line.remove();
}
