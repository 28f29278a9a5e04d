// Photographs the top of a page in a headless browser: page, PNG, width and height in pixels.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, page, path, width, height] = process.argv.slice(2);
// Without its sandbox, since containers of CI run as root, for whom Chromium has none.
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: Number(width), height: Number(height) });
  await tab.goto(pathToFileURL(page).href);
  await tab.screenshot({ path });
  console.log(path);
} finally {
  await browser.close();
}
