// What only pages of text have: cards that open, and the list of headings. The first page and the list of papers have none.
// They load this file alone: the build puts frame.js before it.
{
  const all = (selector) => [...document.querySelectorAll(selector)];
  const at = (place) => document.getElementById(place.hash.slice(1));

  // A link to something inside a closed card opens the card; paper shows every card open.
  const reveal = () => {
    const target = at(location);
    let closed;
    while (target && (closed = target.closest("details:not([open])"))) {
      closed.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
  let cards;
  const turn = (open) => cards.forEach((card) => { card.open = open; });
  addEventListener("beforeprint", () => {
    cards = all("article details:not([open], [data-sealed])");
    turn(true);
  });
  addEventListener("afterprint", () => turn(false));

  // The heading being read is marked in the list of headings.
  const links = all(".toc a").filter(at);
  const watch = new IntersectionObserver(() => {
    let now;
    links.forEach((link) => {
      link.removeAttribute("aria-current");
      if (at(link).getBoundingClientRect().top < innerHeight * 0.3) now = link;
    });
    if (now) now.setAttribute("aria-current", "location");
  }, { rootMargin: "0px 0px -70%" });
  links.forEach((link) => watch.observe(at(link)));

  // The next page is fetched while one reads the end of this one, unless the reader's device is to save data.
  const next = document.querySelector("a[rel=next]");
  const spare = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  if (next && !spare && location.protocol !== "file:") {
    new IntersectionObserver(([end], near) => {
      if (!end.isIntersecting) return;
      near.disconnect();
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: next.href }));
    }, { rootMargin: "50%" }).observe(next);
  }
}
