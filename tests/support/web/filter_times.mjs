// Opens the page of a roll-up in a headless browser, filters it, and prints how many milliseconds
// each answer took until it was drawn, as JSON.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, page, asked] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1366, height: 768 });
  await tab.goto(pathToFileURL(page).href);
  const times = [];
  for (const [field, value] of JSON.parse(asked)) {
    times.push(await tab.evaluate(async (id, typed) => {
      const input = document.getElementById(id);
      const begun = performance.now();
      input.value = typed;
      input.dispatchEvent(new Event("input"));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begun;
    }, field, value));
  }
  console.log(JSON.stringify(times));
} finally {
  await browser.close();
}
