// Opens a page in a headless browser and prints what axe-core finds, as JSON.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, page] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Without its sandbox, since containers of CI run as root, for whom Chromium has none.
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => window.axe.run());
  console.log(JSON.stringify({ violations: found.violations, passes: found.passes.length }));
} finally {
  await browser.close();
}
