// What is chosen on the page "Print" stands in its address, and what was found comes into sight. The list works without.
((list) => {
  const all = (selector) => [...list.querySelectorAll(selector)];
  const said = (box) => `${box.name}=${box.value}`;
  const seen = (one) => one.offsetHeight;
  const read = () => {
    all("[name]").forEach((box) => {
      if (!box.value || location.hash.split(/[#&]/).includes(said(box))) box.checked = true;
    });
    all("b").pop().textContent = all(".paper").filter(seen).length;
  };
  addEventListener("hashchange", read);
  read();
  list.addEventListener("change", () => {
    history.replaceState(null, "", "#" + all("[name]:checked").filter((box) => box.value).map(said).join("&"));
    read();
    all("h2").find(seen).scrollIntoView({ block: "nearest" });
  });
})(document.querySelector(".papers"));
