"use strict";
(() => {
  const form = JSON.parse(document.getElementById("form").textContent);
  const main = document.querySelector("main");
  const rows = [];
  let language = form.languages[0];
  let saved = true;
  let person;

  const say = (key, values = {}) =>
    form.words[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const many = (key, n) => say(n === 1 ? `${key}.one` : key, { n });

  function add(parent, tag, attributes = {}, text = "") {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") node.addEventListener("click", value);
      else if (value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    if (text) node.textContent = text;
    parent.append(node);
    return node;
  }

  function random(below) {
    const values = new Uint32Array(1);
    const limit = Math.floor(2 ** 32 / below) * below;
    do crypto.getRandomValues(values); while (values[0] >= limit);
    return values[0] % below;
  }

  function shuffled(list) {
    const order = [...list];
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = random(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  function begin() {
    const block = form.blocks ? 1 + random(form.blocks) : 0;
    const shown = form.items.filter((item) => !block || item.blocks.includes(block));
    const parts = form.layout === "pairs" ? [form.roles] : form.roles.map((role) => [role]);
    const pages = form.segments.length ? [form.segments.map((segment) => ({ segment }))] : [];
    for (const roles of parts) {
      // A control item has its pair alone.
      const asked = shown.filter((item) => roles.some((role) => role in item.codes));
      const order = form.randomise ? shuffled(asked) : asked;
      for (let i = 0; i < order.length; i += form.page_size) {
        pages.push(order.slice(i, i + form.page_size).map((item) => ({ item, roles: roles.filter((role) => role in item.codes) })));
      }
    }
    const id = Array.from({ length: 10 }, () => random(16).toString(16)).join("");
    person = { id, block, pages, page: 0, answers: {} };
  }

  // A question is { name, title, choices, required, points, ends }; its answer is the position of a choice.
  function questionsOf(panel) {
    if (panel.segment) {
      const { key, question, options } = panel.segment;
      return [{ name: key, title: question[language], choices: options.map((each) => each[language]), required: true }];
    }
    return panel.roles.map((role) => {
      const points = form.points[role];
      return {
        name: panel.item.codes[role],
        title: panel.item.questions[role][language],
        choices: points ? Array.from({ length: points }, (_, i) => String(i + 1)) : form.answers[language][role],
        required: !points,
        ends: points ? [say(`form.${role}.low`), say(`form.${role}.high`)] : null,
      };
    });
  }

  function showQuestion(parent, question) {
    const set = add(parent, "fieldset", { id: `q-${question.name}`, "aria-describedby": `e-${question.name}` });
    add(set, "legend", {}, question.title);
    add(set, "p", { id: `e-${question.name}`, class: "error", role: "alert" });
    const list = add(set, "div", { class: question.ends ? "points" : "" });
    question.choices.forEach((text, i) => {
      const label = add(list, "label", { class: "choice" });
      const checked = person.answers[question.name] === i;
      const input = add(label, "input", { type: "radio", name: question.name, value: i, checked });
      input.addEventListener("change", () => {
        person.answers[question.name] = i;
        saved = false;
        set.removeAttribute("aria-invalid");
        document.getElementById(`e-${question.name}`).textContent = "";
      });
      add(label, "span", {}, text);
    });
    if (question.ends) {
      const ends = add(set, "p", { class: "ends" });
      for (const text of question.ends) add(ends, "span", {}, text);
    }
  }

  function showPage(focus = true) {
    const { page, pages } = person;
    main.replaceChildren();
    const count = say("form.page", { page: page + 1, pages: pages.length });
    const progress = add(main, "p", { class: "quiet" });
    const head = add(progress, "span", { tabindex: "-1", id: "head" }, count);
    add(progress, "progress", { max: pages.length, value: page + 1, "aria-label": count });
    if (page === 0) add(main, "p", {}, say("form.intro"));
    for (const panel of pages[page]) {
      const card = add(main, "section", { class: "card" });
      if (panel.item && panel.roles.length > 1) add(card, "h2", {}, panel.item.label[language]);
      const questions = add(card, "div", { class: "questions" });
      for (const question of questionsOf(panel)) showQuestion(questions, question);
    }
    add(main, "p", { class: "error", role: "alert", id: "missing" });
    const bar = add(main, "div", { class: "bar" });
    if (page > 0) add(bar, "button", { type: "button", onclick: () => turn(-1) }, say("form.back"));
    const next = say(page + 1 < pages.length ? "form.next" : "form.finish");
    add(bar, "button", { type: "button", class: "main push", id: "next", onclick: () => turn(1) }, next);
    if (focus) {
      head.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }

  function turn(step) {
    if (step > 0 && !complete()) return;
    person.page += step;
    if (person.page < person.pages.length) showPage();
    else finish();
  }

  function complete() {
    const asked = person.pages[person.page].flatMap(questionsOf);
    const open = asked.filter((each) => each.required && !(each.name in person.answers));
    for (const each of open) {
      document.getElementById(`q-${each.name}`).setAttribute("aria-invalid", "true");
      document.getElementById(`e-${each.name}`).textContent = say("form.required");
    }
    document.getElementById("missing").textContent = open.length ? many("form.missing", open.length) : "";
    if (open.length) document.querySelector(`#q-${CSS.escape(open[0].name)} input`).focus();
    return !open.length;
  }

  function finish() {
    rows.push(row());
    saved = false;
    main.replaceChildren();
    const card = add(main, "section", { class: "card" });
    const head = add(card, "h2", { tabindex: "-1", id: "head" }, say("form.thanks"));
    add(card, "p", {}, say("form.save.hint"));
    const bar = add(card, "div", { class: "bar" });
    add(bar, "button", { type: "button", class: "main", id: "save", onclick: save }, say("form.save"));
    add(bar, "button", { type: "button", id: "another", onclick: another }, say("form.another"));
    add(card, "p", { class: "quiet", role: "status" }, many("form.saved", rows.length));
    head.focus();
  }

  function another() {
    begin();
    showPage();
  }

  function row() {
    const cells = { respondent: person.id, submitted: new Date().toISOString().slice(0, 19) + "Z", language };
    if (form.wave) cells.wave = form.wave;
    if (form.blocks) cells.kano_block = person.block;
    for (const { key, options } of form.segments) {
      // In the first language, so that people who answer in another fall in the same segment.
      if (key in person.answers) cells[key] = options[person.answers[key]][form.languages[0]];
    }
    for (const item of form.items) {
      for (const [role, name] of Object.entries(item.codes)) {
        if (!(name in person.answers)) continue;
        const i = person.answers[name];
        cells[name] = form.points[role] ? i + 1 : form.answers[language][role][i];
      }
    }
    return cells;
  }

  function save() {
    const quoted = (value) => {
      const text = String(value ?? "");
      const safe = /^[\s\p{C}]*[=+\-@＝＋－＠\t]/u.test(text) ? `'${text}` : text;
      return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    const lines = [form.columns, ...rows.map((cells) => form.columns.map((name) => cells[name]))];
    const text = lines.map((cells) => cells.map(quoted).join(",") + "\r\n").join("");
    const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    const link = add(document.body, "a", { href: url, download: `${form.file}_${rows[0].respondent}.csv`, hidden: true });
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    saved = true;
  }

  function speak(chosen) {
    language = chosen;
    document.documentElement.lang = language;
    document.title = form.titles[language];
    document.querySelector("h1").textContent = form.titles[language];
  }

  function chooser() {
    if (form.languages.length < 2) return;
    const select = add(document.querySelector("header"), "select", { "aria-label": form.languages.map((each) => form.words[each]["form.language"]).join(" / ") });
    for (const each of form.languages) add(select, "option", { value: each, lang: each }, form.names[each]);
    select.addEventListener("change", () => {
      speak(select.value);
      if (person.page < person.pages.length) showPage(false);
    });
  }

  window.addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });
  chooser();
  speak(language);
  begin();
  showPage(false);
})();
