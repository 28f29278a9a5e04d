// Opens the page of the tool in a headless browser without any network, does what is asked step by
// step as a person would, and prints as JSON what was shown and which requests were made.
import { copyFile, readFile, readdir, rename, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [kind, executablePath, page, orders, folder] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { steps, without = "", width = 1366, height = 768 } = JSON.parse(await readFile(orders, "utf8"));
const isFirefox = kind === "firefox";

const browser = await puppeteer.launch({
  browser: kind,
  executablePath,
  // Without its sandbox, since containers of CI run as root; and no name leads anywhere.
  args: isFirefox ? [] : ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"],
  protocolTimeout: 600_000,
  extraPrefsFirefox: {
    "browser.download.dir": folder,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
    "network.proxy.socks_remote_dns": true,
  },
  ...(isFirefox ? {} : { downloadBehavior: { policy: "allow", downloadPath: folder } }),
});

const requests = [];
const errors = [];
const tab = await browser.newPage();
tab.on("request", (request) => {
  if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
});
tab.on("pageerror", (error) => errors.push(error.message));
await tab.setViewport({ width, height });

if (without) await tab.evaluateOnNewDocument((name) => { window[name] = undefined; }, without);
await tab.evaluateOnNewDocument(() => {
  window.violations = [];
  // Only a person can choose in it: the page is to do as where it is forbidden.
  if (window.showOpenFilePicker) window.showOpenFilePicker = async () => { throw new DOMException("forbidden", "SecurityError"); };
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
});
const begun = Date.now();
await tab.goto(pathToFileURL(page).href);
if (without) {
  const shown = await tab.$eval("body", (body) => body.innerText);
  console.log(JSON.stringify({ ready: 0, requests, errors, forbidden: [], done: [{ shown }] }));
  await browser.close();
  process.exit();
}
await tab.waitForSelector("html[data-ready]", { timeout: 120_000 });
const ready = Date.now() - begun;

let files = 0;
const saved = async (press) => {
  await press();
  for (let tries = 0; tries < 600; tries += 1) {
    const [name] = (await readdir(folder)).filter((one) => !/^\d+-|\.(crdownload|part)$/.test(one));
    // Both browsers put an empty file in place first.
    if (name && (await stat(join(folder, name))).size) {
      files += 1;
      await rename(join(folder, name), join(folder, `${files}-${name}`));
      return `${files}-${name}`;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("nothing was saved");
};

const press = (selector, words) =>
  tab.evaluate((where, wanted) => {
    const buttons = [...document.querySelectorAll(`${where} button`)];
    buttons.find((button) => button.textContent.includes(wanted)).click();
  }, selector, words);

const drop = async (view, files) => {
  const contents = await Promise.all(files.map(async (file) => [file.split("/").pop(), (await readFile(file)).toString("base64")]));
  await tab.evaluate((where, all) => {
    const transfer = new DataTransfer();
    for (const [name, letters] of all) {
      transfer.items.add(new File([Uint8Array.from(atob(letters), (c) => c.charCodeAt(0))], name));
    }
    const target = document.querySelector(`${where} [data-role=files]`);
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, view, contents);
};

// As a person drags from a folder: only so do folders come in, and only Chromium can be made to.
const drag = async (view, files) => {
  const session = await tab.createCDPSession();
  const [x, y] = await tab.$eval(`${view} .drop`, (box) => {
    const { left, top } = box.getBoundingClientRect();
    return [left + 40, top + 30];
  });
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await tab.waitForSelector(`${view} .drop.given`);
};

// As a person presses the button, where the page asks for the list of files.
const choose = async (id, files) => {
  const [chooser] = await Promise.all([tab.waitForFileChooser(), tab.click(`label[for=${id}]`)]);
  await chooser.accept(files);
};

const finished = (outcome) =>
  tab.waitForFunction(
    (where) => document.querySelector(where).childElementCount && document.getElementById("progress").hidden,
    { timeout: 580_000, polling: 50 },
    outcome,
  );

const alsoFinished = async (view) => {
  await finished(`#view-${view} .outcome`);
  return tab.$eval(`#view-${view} .outcome`, (box) => box.innerText);
};

// What the processes of the browser hold in memory, in megabytes.
const memory = async () => {
  const status = async (number) => (await readFile(`/proc/${number}/status`, "utf8").catch(() => ""));
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const parents = new Map();
  const held = new Map();
  for (const number of numbers) {
    const text = await status(number);
    parents.set(number, text.match(/PPid:\s+(\d+)/)?.[1]);
    held.set(number, Number(text.match(/RssAnon:\s+(\d+)/)?.[1] ?? 0) / 1024);
  }
  const root = String(browser.process().pid);
  const isOurs = (number) => number === root || (parents.has(number) && isOurs(parents.get(number)));
  return Math.round(numbers.filter(isOurs).reduce((sum, number) => sum + held.get(number), 0));
};

const done = [];
for (const step of steps) {
  const view = `#view-${step.view}`;
  const outcome = `${view} .outcome`;
  await tab.click(`#tab-${step.view}`);
  for (const key of step.keys ?? []) await tab.keyboard.press(key);
  const focused = await tab.evaluate(() => document.activeElement.id);
  if (!step.keep) await tab.evaluate((where) => document.querySelector(where).replaceChildren(), outcome);
  for (const [id, words] of Object.entries(step.fill ?? {})) await tab.$eval(`#${id}`, (field, typed) => { field.value = typed; }, words);
  for (const id of step.tick ?? []) await tab.$eval(id, (box) => { box.click(); });
  for (const [id, files] of Object.entries(step.files ?? {})) await (await tab.$(`#${id}`)).uploadFile(...files);
  // As a program does that saves a file which was chosen before.
  // Nobody saves a file in the moment of choosing it, before the page has looked at it.
  if (step.change) await new Promise((done) => setTimeout(done, 1000));
  for (const [file, content] of Object.entries(step.change ?? {})) await copyFile(content, file);
  const started = Date.now();
  for (const [id, files] of Object.entries(step.choose ?? {})) await choose(id, files);
  if (step.drop) await drop(view, step.drop);
  if (step.drag) await drag(view, step.drag);
  if (step.submit) await tab.click(`${view} button[type=submit]`);
  // Something else in another view, which stays open, before the first is done.
  if (step.also) {
    await tab.click(`#tab-${step.also.view}`);
    await drop(`#view-${step.also.view}`, step.also.drop);
    if (step.also.submit) await tab.click(`#view-${step.also.view} button[type=submit]`);
  }
  if (step.stop) {
    await tab.waitForFunction((name) => document.getElementById("progress-words").innerText.includes(name), {}, step.stop);
    await tab.click("#stop");
  }
  if (step.drop || step.submit || step.files || step.choose) await finished(outcome);
  const also = step.also ? await alsoFinished(step.also.view) : "";
  const seconds = (Date.now() - started) / 1000;
  const shown = await tab.$eval(outcome, (box) => box.innerText || box.textContent);
  const chosen = await tab.$$eval(`${view} .drop .chosen`, (boxes) => boxes.map((box) => box.innerText).join());
  const html = await tab.$eval(outcome, (box) => box.innerHTML);
  const names = [];
  for (const words of step.save ?? []) names.push(await saved(() => press(outcome, words)));
  if (step.picture) await tab.screenshot({ path: step.picture, fullPage: true });
  let violations = [];
  if (step.axe) {
    await tab.evaluate(axe);
    violations = (await tab.evaluate(() => window.axe.run())).violations.map((one) => [one.id, one.nodes[0].html]);
  }
  const megabytes = step.memory ? await memory() : 0;
  const tabs = await tab.$$eval("[role=tab]", (all) => all.map((one) => one.textContent));
  done.push({ tabs, seconds, shown, also, chosen, html, saved: names, violations, megabytes, focused });
}
// Tried last: what the page's own policy says of a request, which counts as none, for it was not made.
const own = [...errors];
const forbidden = await tab.evaluate(async () => {
  await fetch("https://example.org/").catch(() => {});
  await new Promise((done) => setTimeout(done, 500));
  return violations;
});
console.log(JSON.stringify({ ready, requests, errors: own, forbidden, done }));
await browser.close();
