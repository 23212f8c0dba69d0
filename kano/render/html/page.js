"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  // Pages from a disk may have nowhere to keep anything.
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("kano-theme", value);
      return localStorage.getItem("kano-theme");
    } catch {
      return null;
    }
  };

  const theme = byId("theme");
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches && "dark")) === "dark";
  const look = (name) => {
    if (name === "light" || name === "dark") root.dataset.theme = name;
    theme.setAttribute("aria-pressed", dark());
  };
  look(kept());
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const name = dark() ? "light" : "dark";
    kept(name);
    look(name);
  });

  // A feature is chosen in a picture, and shown in all pictures and tables.
  const marked = (feature) => all(`[data-feature="${CSS.escape(feature)}"], [data-about="${CSS.escape(feature)}"]`);
  const choose = (feature, told) => {
    for (const each of all(".on")) each.classList.remove("on");
    for (const each of marked(feature)) each.classList.add("on");
    for (const svg of all("figure svg")) svg.classList.toggle("has", svg.querySelector(".on") !== null);
    for (const chosen of all(".chosen")) {
      const row = all(`[data-about="${CSS.escape(feature)}"][id]`)[0];
      chosen.textContent = told;
      if (row) {
        const link = document.createElement("a");
        link.href = `#${row.id}`;
        link.textContent = chosen.dataset.say;
        chosen.append(" · ", link);
      }
      chosen.hidden = chosen.closest("figure").querySelector(".on") === null;
    }
  };
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const svg of all("figure svg")) {
    const points = all(".points > [data-feature]", svg);
    if (points.length) svg.setAttribute("role", "group");
    points.forEach((point, i) => {
      point.setAttribute("role", "button");
      point.setAttribute("aria-label", point.querySelector("title").textContent);
      point.setAttribute("tabindex", i ? "-1" : "0");
      point.addEventListener("focus", () => choose(point.dataset.feature, point.getAttribute("aria-label")));
      point.addEventListener("click", () => point.focus());
      point.addEventListener("keydown", (event) => {
        const way = keys[event.key];
        const seen = points.filter((each) => each.getClientRects().length);
        if (!way || seen.length < 2) return;
        event.preventDefault();
        const next = seen[(seen.indexOf(point) + way + seen.length) % seen.length];
        for (const each of points) each.setAttribute("tabindex", each === next ? "0" : "-1");
        next.focus();
      });
    });
  }

  // Points and their names go to where they were in a wave.
  const named = (slider) => slider.dataset.names.split("|")[slider.value];
  const put = (svg, point, slider) => {
    const of = `[data-feature="${CSS.escape(point.dataset.feature)}"]`;
    const worded = slider.closest("figure").querySelector(`[data-label]${of}`);
    const stop = (at, within = point) => (within.dataset[`w${at}`] || "").split(" ");
    const [x, y, tone, open] = stop(slider.value);
    const [lastX, lastY] = stop(slider.max);
    const said = stop(slider.value, worded).slice(4).join(" ");
    const [sign, title] = ["path", "title"].map((each) => point.querySelector(each));
    point.dataset.told ||= title.textContent;
    const told = said ? `${worded.dataset.label}, ${named(slider)}: ${said}` : point.dataset.told;
    point.classList.toggle("gone", !x);
    if (!x) return;
    point.setAttribute("transform", `translate(${x} ${y})`);
    point.setAttribute("aria-label", told);
    title.textContent = told;
    sign.setAttribute("d", svg.querySelector(`.f-${tone}[d]`).getAttribute("d"));
    sign.setAttribute("class", open ? `f-ground s-${tone}` : `f-${tone} s-ground`);
    for (const name of all(`.labels > ${of}`, svg))
      name.setAttribute("transform", `translate(${x - lastX} ${y - lastY})`);
    if (point.matches(".on")) choose(point.dataset.feature, told);
  };
  const move = (slider) => {
    slider.nextElementSibling.textContent = named(slider);
    for (const svg of all("svg", slider.closest("figure"))) {
      svg.classList.toggle("past", slider.value !== slider.max);
      for (const point of all(".points > [data-feature]", svg)) put(svg, point, slider);
    }
  };
  const movers = all(".moves input");
  for (const slider of movers) {
    slider.addEventListener("input", () => move(slider));
    slider.closest(".moves").hidden = false;
    move(slider);
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  for (const tools of all(".tools")) {
    const told = tools.querySelector("[role=status]");
    const [search, only, step] = ["[type=search]", "select", "[type=range]"].map((each) => tools.querySelector(each));
    const rows = [...byId(told.dataset.of).tBodies[0].rows].map((row) => ({
      row,
      name: plain(row.cells[0].textContent),
      label: only && row.cells[only.dataset.at].textContent,
      step: row.dataset.step,
      pictured: row.id && marked(row.dataset.about).filter((each) => each.dataset.feature),
    }));
    const fits = (each, wanted) =>
      each.name.includes(wanted) &&
      (!only || !only.value || each.label === only.value) &&
      (!step || step.value === "0" || each.step === String(step.value - 1));
    const show = () => {
      const wanted = search ? plain(search.value) : "";
      let shown = 0;
      for (const each of rows) {
        each.row.hidden = !fits(each, wanted);
        if (each.pictured) for (const point of each.pictured) point.classList.toggle("off", each.row.hidden);
        if (!each.row.hidden) shown += 1;
      }
      if (step) step.nextElementSibling.textContent = named(step);
      told.textContent =
        shown < rows.length ? told.dataset.say.replace("{n}", shown).replace("{all}", rows.length) : "";
    };
    tools.addEventListener("input", show);
    // The pictures of the same waves go along.
    step?.addEventListener("input", () => {
      for (const slider of movers.filter((each) => each.dataset.names === step.dataset.names)) {
        slider.value = +step.value || slider.max;
        move(slider);
      }
    });
    tools.hidden = false;
    // A browser may keep what was typed when a page is loaded again.
    show();
  }

  // Numbers as they are shown: with the marks of the language, and with < or > where they were cut off.
  const mark = new Intl.NumberFormat(root.lang).formatToParts(1.5).find((each) => each.type === "decimal").value;
  const number = (shown) => {
    const digits = shown.replaceAll("−", "-").replace(/[^\d,.-]/g, "").replaceAll(mark === "," ? "." : ",", "");
    const beyond = shown.startsWith("<") ? -1e-6 : shown.startsWith(">") ? 1e-6 : 0;
    return digits && !isNaN(digits.replace(",", ".")) ? Number(digits.replace(",", ".")) + beyond : "";
  };
  const before = new Intl.Collator(root.lang, { numeric: true }).compare;
  const order = (table, heading) => {
    const at = heading.cellIndex;
    const body = table.tBodies[0];
    const last = heading.getAttribute("aria-sort");
    const numbers = heading.classList.contains("n");
    const down = last ? last === "ascending" : numbers;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const shown = (row) => row.cells[at].textContent;
    const rows = [...body.rows].map((row) => [numbers ? number(shown(row)) : shown(row), row]);
    rows.sort(([a], [b]) => {
      // What has no value comes last, whichever way.
      if (a === "" || b === "") return (a === "") - (b === "");
      const way = numbers ? a - b : before(a, b);
      return down ? -way : way;
    });
    body.append(...rows.map(([, row]) => row));
  };
  for (const table of all("table.sorts")) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.addEventListener("click", () => order(table, heading));
      heading.append(button);
      heading.classList.add("s");
    }
  }

  // A link to what is folded away opens it, and paper has no folds.
  const folds = all(".detail > details, .legend");
  const reveal = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.closest("details") || target.querySelector("details"));
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds.filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
