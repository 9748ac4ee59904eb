"use strict";
(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const byId = (id) => document.getElementById(id);
  const relation = byId("relation"), why = byId("why");
  const articles = all(".article"), items = all("li[data-marks]");
  const names = (element, key) => element.dataset[key].split(" ");
  let lit = null, chosen = null;

  // Light up a claim's places in its article's text: gold's, the run's, or where both stand.
  const light = (item) => {
    if (item === lit) return;
    for (const side of ["lit-g", "lit-r"]) all("." + side).forEach((e) => e.classList.remove(side));
    lit = item;
    if (!item) return;
    for (const name of names(item, "marks"))
      for (const place of all(`[data-m~="${name}"]`, item.closest(".article")))
        place.classList.add("lit-" + name[0]);
  };

  const choose = (item) => {
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.querySelector(".claim").setAttribute("aria-pressed", "false");
    }
    chosen = item;
    if (item) {
      item.classList.add("chosen");
      item.querySelector(".claim").setAttribute("aria-pressed", "true");
    }
    light(item);
  };

  const showText = (item) => {
    const text = item.closest(".article").querySelector(".text");
    const place = text.querySelector(`[data-m~="${names(item, "marks")[0]}"]`);
    if (!place) return;
    const box = text.getBoundingClientRect(), at = place.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) text.scrollTop += at.top - box.top - box.height / 3;
  };

  const showItem = (item) => {
    item.hidden = false;
    for (let up = item.parentElement; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      up.hidden = false;
    }
    item.scrollIntoView({ block: "nearest" });
    choose(item);
  };

  // A place in the text: its claims one after the other, at each click the next.
  const claimsOf = (place) => items.filter((item) => place.closest(".article").contains(item)
    && names(item, "marks").some((name) => names(place, "m").includes(name)));

  document.addEventListener("mouseover", (event) => light(event.target.closest("li[data-marks]") || chosen));
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest("li[data-marks]");
    if (item) { light(item); showText(item); }
  });
  document.addEventListener("focusout", () => light(chosen));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']"), claim = event.target.closest(".claim");
    const place = event.target.closest("[data-m]"), cause = event.target.closest("button[data-why]");
    const row = event.target.closest(".pick");
    if (link) {
      event.preventDefault();
      const item = byId(link.hash.slice(1)).closest("li");
      showItem(item);
      item.querySelector(".claim").focus();
    } else if (claim) {
      const item = claim.closest("li");
      choose(item === chosen ? null : item);
      showText(item);
    } else if (place && !String(getSelection())) {
      const here = claimsOf(place);
      if (here.length) showItem(here[(here.indexOf(chosen) + 1) % here.length]);
    } else if (cause) {
      why.value = cause.dataset.why;
      filter();
    } else if (row) {
      relation.value = row.textContent;
      filter();
    }
  });
  document.addEventListener("keydown", (event) => {
    const claim = event.target.closest(".claim");
    if (event.key === "Escape") choose(null);
    if (!claim) return;
    if (event.key === "Enter" || event.key === " ") claim.click();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const shown = all(".claim").filter((other) => other.offsetParent);
      const next = shown[shown.indexOf(claim) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) next.focus();
    } else return;
    event.preventDefault();
  });

  const filter = () => {
    choose(null);
    const asked = relation.value || why.value;
    let claims = 0, kept = 0;
    for (const article of articles) {
      const visible = new Set();
      let shown = 0;
      for (const group of all(".group", article)) {
        let here = 0;
        for (const item of all("li", group)) {
          item.hidden = (relation.value && item.dataset.relation !== relation.value)
            || (why.value && !names(item, "why").includes(why.value));
          if (item.hidden) continue;
          here += 1;
          names(item, "marks").forEach((name) => visible.add(name));
        }
        group.hidden = !here;
        group.querySelector(".count").textContent = here;
        shown += here;
      }
      for (const place of all("[data-m]", article))
        place.classList.toggle("off", !names(place, "m").some((name) => visible.has(name)));
      article.hidden = !shown;
      article.querySelector(".shown").textContent = asked ? `${shown} shown` : "";
      claims += shown;
      kept += shown ? 1 : 0;
    }
    byId("total").textContent = `${claims} claims in ${kept} articles`;
  };

  for (const cell of all("table.relation tbody th"))
    if ([...relation.options].some((option) => option.value === cell.textContent)) cell.classList.add("pick");
  relation.addEventListener("change", filter);
  why.addEventListener("change", filter);
  byId("bar").addEventListener("reset", () => setTimeout(filter));
  byId("open").addEventListener("click", () => articles.forEach((a) => { a.open = !a.hidden; }));
  byId("close").addEventListener("click", () => articles.forEach((a) => { a.open = false; }));
  filter();
})();
