// Drives the pages of a folder in Chromium with the network off, and prints what it found; exit code 1 where
// anything is wrong. node drive.mjs FOLDER [SHOTS]: with SHOTS, a folder for pictures of every page.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { executablePath, timesOf } from "./times.mjs";

const [folder, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [390, 768, 1440];
const wrong = [];
let looks = 0;

const check = (fits, what) => {
  looks += 1;
  if (!fits) wrong.push(what);
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// A page that is opened, with all that it says and asks for.
const open = async (name, choices = {}) => {
  const context = await browser.newContext({ offline: true, reducedMotion: "reduce", ...choices });
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on("console", (line) => said.push(line.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => request.url().startsWith("data:") || asked.push(request.url()));
  await page.goto(pathToFileURL(path.join(folder, name)).href);
  return { page, said, asked, close: () => context.close() };
};

// Playwright's own scripts pass the policy; axe runs in the page without any tag being added to it.
const barriers = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).slice(0, 3)}`);
};

const visible = (page, table) => page.locator(`${table} tbody tr:visible`).count();
const column = (page, table, at) =>
  page.locator(`${table} tbody tr:visible`).evaluateAll((rows, i) => rows.map((row) => row.cells[i].textContent), at);

for (const name of readdirSync(folder).filter((each) => each.endsWith(".html"))) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of name === "large.html" ? WIDTHS.slice(0, 1) : WIDTHS) {
      const { page, said, asked, close } = await open(name, { colorScheme, viewport: { width, height: 900 } });
      if (shots) await page.screenshot({ path: path.join(shots, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      const where = `${name}, ${colorScheme}, ${width} px`;
      const broad = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(broad <= 0, `${where}: ${broad} px wider than the window`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      for (const barrier of await barriers(page)) check(false, `${where}: ${barrier}`);
      check(said.length === 0, `${where}: the console says ${said}`);
      check(asked.length === 1, `${where}: requests ${asked}`);
      await close();
    }
  }
  // What the page says is there without scripts and styles.
  const plain = await open(name, { javaScriptEnabled: false });
  const cells = await plain.page.locator("td, th").count();
  check(cells > 10, `${name}: without scripts there are ${cells} cells`);
  check((await plain.page.locator(".tools:visible, #theme:visible").count()) === 0, `${name}: tools without a script`);
  await plain.close();
}

// Sort, search, filter and theme, by mouse and by keys.
{
  const { page, said, close } = await open("classification.html", { viewport: { width: 1440, height: 900 } });
  const table = "#features-1";
  const all = await visible(page, table);
  const heading = page.locator(`${table} th`, { hasText: "Better" }).first();
  const at = await heading.evaluate((each) => each.cellIndex);
  await heading.locator("button").click();
  const down = (await column(page, table, at)).map(Number);
  check(down.every((each, i) => !i || each <= down[i - 1]), `sorted by Better: ${down}`);
  await heading.locator("button").focus();
  await page.keyboard.press("Enter");
  const up = (await column(page, table, at)).map(Number);
  check(up.every((each, i) => !i || each >= up[i - 1]), `sorted by Better, upward: ${up}`);
  check((await heading.getAttribute("aria-sort")) === "ascending", "aria-sort doesn't say the order");
  await page.locator("#features-1-search").fill("ONERROR");
  check((await visible(page, table)) === 1, "the search doesn't find the one feature");
  await page.locator("#features-1-search").fill("");
  await page.locator("#features-1-only").selectOption("basis");
  const kept = await column(page, table, 1);
  check(kept.length > 0 && kept.length < all && kept.every((each) => each === "basis"), `filtered: ${kept}`);
  check((await page.locator(".tools [role=status]").first().textContent()).includes(String(all)), "nothing says how many");
  const points = page.locator("figure .wide .points > [data-feature]:not(.off)");
  check((await points.count()) === kept.length, "the plane shows other features than the table");
  await page.locator("#features-1-only").selectOption("");
  await points.first().focus();
  await page.keyboard.press("ArrowRight");
  check((await page.locator("tr.on").count()) >= 1, "choosing a point doesn't show its row");
  check(await page.locator(".chosen").first().isVisible(), "choosing a point doesn't say what it is");
  const link = await page.locator(".chosen a").first().getAttribute("href");
  check((await page.locator(`[id="${link.slice(1)}"]`).count()) === 1, `the link ${link} leads nowhere`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator("#theme").focus();
  await page.keyboard.press("Space");
  check(light !== (await ground()), "the theme stays");
  await page.reload();
  check(light !== (await ground()), "the theme is forgotten");
  const first = page.locator("body").first();
  await first.press("Tab");
  check((await page.evaluate(() => document.activeElement.className)) === "skip", "Tab doesn't reach the skip link");
  check(said.length === 0, `the console says ${said}`);
  await close();
}

// Stepping through waves, and a link to what is folded away.
{
  const { page, close } = await open("drift.html");
  const rows = await page.locator("#waves-1 tbody tr").count();
  await page.locator("nav a", { hasText: "Tests" }).click();
  check(await page.locator("#tests details").first().evaluate((each) => each.open), "a link doesn't open its fold");
  await page.locator("#waves-1-step").focus();
  await page.keyboard.press("ArrowRight");
  const stepped = await visible(page, "#waves-1");
  check(stepped === rows / 4, `the slider shows ${stepped} of ${rows} rows`);
  check((await page.locator("#waves-1-step + output").textContent()) !== "all", "the slider doesn't name its wave");
  await close();
}

// Points go to where they were in a wave: by the slider of the picture, and by that of the table of the same waves.
for (const name of ["drift.html", "large.html"]) {
  const { page, said, close } = await open(name, { viewport: { width: 1440, height: 900 } });
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  const points = page.locator("figure .points:visible > g:visible");
  const places = () => points.evaluateAll((all) => all.map((each) => each.getAttribute("transform")).join());
  const slider = page.locator(".moves input").first();
  const point = points.nth(3);
  await point.focus();
  const last = await places();
  await slider.focus();
  await page.keyboard.press("Home");
  check(last !== (await places()), `${name}: the slider doesn't move the points`);
  const wave = await page.locator(".moves output").first().textContent();
  check((await point.getAttribute("aria-label")).includes(wave), `${name}: a point doesn't say in which wave it is`);
  check((await page.locator(".chosen:visible").first().textContent()).includes(wave), `${name}: nor does what is said of it`);
  check((await page.locator(".labels:visible > g:visible").count()) <= 1, `${name}: names of points that went away stay`);
  await page.keyboard.press("End");
  check(last === (await places()), `${name}: the points don't come back`);
  if (name === "drift.html") {
    await page.locator("#waves-1-step").focus();
    await page.keyboard.press("ArrowRight");
    check(last !== (await places()), "the slider of the table doesn't move the points");
  }
  check(said.length === 0, `${name}: the console says ${said}`);
  await close();
}

// On paper: nothing folded, no tools.
{
  const { page, close } = await open("sample.html");
  await page.emulateMedia({ media: "print" });
  check((await page.locator(".tools:visible, nav:visible, #theme:visible").count()) === 0, "tools are printed");
  if (shots) await page.pdf({ path: path.join(shots, "sample.pdf"), format: "A4", preferCSSPageSize: true });
  await close();
}

// How long it takes, on the largest page.
{
  const { page, close } = await open("large.html", { viewport: { width: 1440, height: 900 } });
  const times = await timesOf(page);
  for (const [what, ms] of Object.entries(times)) check(ms <= 100, `${what} takes ${ms.toFixed(0)} ms`);
  console.log(Object.entries(times).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`).join(", "));
  await close();
}

await browser.close();
console.log(`${looks} checks, ${wrong.length} wrong`);
for (const each of wrong) console.log(`  ${each}`);
process.exit(wrong.length ? 1 : 0);
