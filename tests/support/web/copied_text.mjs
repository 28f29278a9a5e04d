// Opens a page in a headless browser, selects and copies all of it, and prints what pasting it as text gives.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, page] = process.argv.slice(2);
// Without its sandbox, since containers of CI run as root, for whom Chromium has none.
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });

// A headless browser has no menu whose shortcuts it knows: the command goes along with the key.
const press = async (tab, key, command) => {
  await tab.keyboard.down("Control");
  await tab.keyboard.press(key, { commands: [command] });
  await tab.keyboard.up("Control");
};

try {
  const shown = await browser.newPage();
  await shown.goto(pathToFileURL(page).href);
  await press(shown, "a", "SelectAll");
  await press(shown, "c", "Copy");
  const notepad = await browser.newPage();
  await notepad.setContent("<textarea></textarea>");
  await notepad.focus("textarea");
  await press(notepad, "v", "Paste");
  process.stdout.write(await notepad.$eval("textarea", (area) => area.value));
} finally {
  await browser.close();
}
