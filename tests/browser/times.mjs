// How long a page takes to sort, search, filter and step: node times.mjs PAGE prints milliseconds as JSON.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const programs = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const executablePath = programs.find((each) => each && existsSync(each));

const ACTIONS = {
  sort: ["#features-1 th:nth-child(4) button", "click"],
  search: ["#features-1-search", "input", "feature 1"],
  filter: ["#features-1-only", "input", "basis"],
  slider: [".moves input", "input", "2"],
};

const timed = (page, action) =>
  page.evaluate(
    ([query, kind, value]) => {
      const element = document.querySelector(query);
      const begun = performance.now();
      if (kind === "click") element.click();
      else {
        element.value = value;
        element.dispatchEvent(new Event("input", { bubbles: true }));
      }
      document.body.getBoundingClientRect();
      return performance.now() - begun;
    },
    action,
  );

// From the event until the page is laid out again, of each action once.
export const timesOf = async (page) => {
  const found = {};
  for (const [what, action] of Object.entries(ACTIONS)) found[what] = await timed(page, action);
  return found;
};

if (process.argv[1] === import.meta.filename) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(path.resolve(process.argv[2])).href);
  console.log(JSON.stringify(await timesOf(page)));
  await browser.close();
}
