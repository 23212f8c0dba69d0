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

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  for (const tools of all(".tools")) {
    const told = tools.querySelector("[role=status]");
    const [search, only, step] = ["[type=search]", "select", "[type=range]"].map((each) => tools.querySelector(each));
    const rows = [...byId(told.dataset.of).tBodies[0].rows].map((row) => ({
      row,
      name: plain(row.cells[0].textContent),
      label: only && row.cells[only.dataset.at].textContent,
      step: row.dataset.step,
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
        if (!each.row.hidden) shown += 1;
      }
      if (step) step.nextElementSibling.textContent = step.dataset.names.split("|")[step.value];
      told.textContent =
        shown < rows.length ? told.dataset.say.replace("{n}", shown).replace("{all}", rows.length) : "";
    };
    tools.addEventListener("input", show);
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
