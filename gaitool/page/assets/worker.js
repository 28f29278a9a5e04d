// Runs the tool beside the page. It is given everything by the page, and asks nobody else.
"use strict";

const INDEX = "https://inside.invalid/";

// What the runtime says of itself in its list of packages, of which it is to load none.
const ABI = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" };

const say = (message, moved) => self.postMessage(message, moved ?? []);

const unpacked = async (content) => {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
};

const module = (source) => import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));

// The runtime fetches its binary by an address: it gets the bytes that the page holds, and nothing else.
const answerFetches = (binary) => {
  // A classic worker, since browsers start no other from a file; the runtime wants to be in a module.
  self.importScripts = () => {
    throw new TypeError("no scripts");
  };
  self.fetch = async (address) => {
    if (String(address) !== `${INDEX}pyodide.asm.wasm`) throw new TypeError(`no network: ${address}`);
    return new Response(binary, { headers: { "Content-Type": "application/wasm" } });
  };
};

let answered;
let toPython;

const start = async (parts) => {
  say({ stage: 0 });
  const [loader, asm, binary] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"].map((name) => unpacked(parts[name])),
  );
  answerFetches(binary);
  say({ stage: 1 });
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([module(loader), module(asm)]);
  const library = URL.createObjectURL(new Blob([parts["python_stdlib.zip"]]));
  const inside = self.fetch;
  self.fetch = async (address) =>
    String(address) === library ? new Response(parts["python_stdlib.zip"]) : inside(address);
  const python = await loadPyodide({
    indexURL: INDEX,
    stdLibURL: library,
    createPyodideModule,
    lockFileContents: { info: ABI, packages: {} },
    packageBaseUrl: INDEX,
    env: { PYTHONINSPECT: "", PYTHONDONTWRITEBYTECODE: "1" },
    jsglobals: {},
  });
  say({ stage: 2 });
  python.unpackArchive(parts["packed.zip"], "zip", { extractDir: "/lib/gaitool" });
  say({ stage: 3 });
  python.runPython("import sys; sys.path.insert(0, '/lib/gaitool')");
  answered = python.runPython("from gaitool.page.desk import answered; answered");
  toPython = python.toPy;
  say({ ready: true });
  // Behind that answer, so that the first file does not wait until all rules are loaded.
  setTimeout(() => {
    try {
      python.runPython("from gaitool.page.desk import warm_up; warm_up()");
    } catch {
      // What is wrong is told by the first work that meets it.
    }
  });
};

const work = ({ number, name, asked, files }) => {
  const notify = (place, total, what, which) => say({ number, place, total, what, which });
  say({ number, begun: true });
  const given = toPython(files);
  let answer;
  try {
    answer = answered(name, asked, given, notify);
    const [shown, made] = answer.toJs();
    say({ number, shown, made }, made.map(([, content]) => content.buffer));
  } finally {
    given.destroy();
    answer?.destroy();
  }
};

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) await start(data.parts);
    else work(data);
  } catch (error) {
    say({ number: data.number, broken: String(error?.stack ?? error) });
  }
};
