// Choosing files: by a button, by dropping them, whole folders too; and saving what was made.

const sizeWords = (bytes) =>
  bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

const byId = (id) => document.getElementById(id);

const made = (tag, words, properties = {}) => {
  const element = document.createElement(tag);
  element.textContent = words;
  return Object.assign(element, properties);
};

// Files of one name, from several folders, are numbered as the tool numbers those that it writes.
const tellApart = (files) => {
  const taken = new Set();
  for (const one of files) {
    const ending = one.file.name.match(/\.[^.]*$/)?.[0] ?? "";
    const stem = one.file.name.slice(0, one.file.name.length - ending.length);
    for (let number = 1; taken.has(one.name.toLowerCase()); ) one.called = `${stem}（${(number += 1)}）${ending}`;
    taken.add(one.name.toLowerCase());
  }
};

// A field for files: what was chosen is listed below it and can be taken out again.
class FileField {
  constructor(box, onChange) {
    this.box = box;
    this.inputs = [...box.querySelectorAll("input[type=file]")];
    this.list = box.querySelector(".chosen");
    this.many = this.inputs.some((input) => input.multiple);
    this.files = [];
    this.onChange = onChange;
    for (const input of this.inputs) {
      input.addEventListener("change", () => {
        this.give([...input.files].map((file) => new Source(file)));
        input.value = "";
      });
      if (window.showOpenFilePicker && !input.webkitdirectory) {
        input.addEventListener("click", (event) => this.pick(input, event));
      }
    }
    for (const name of ["dragenter", "dragover"]) {
      box.addEventListener(name, () => box.classList.add("over"));
    }
    for (const name of ["dragleave", "drop"]) {
      box.addEventListener(name, () => box.classList.remove("over"));
    }
  }

  // Only so do files have handles; where it is forbidden, they are chosen as everywhere else.
  async pick(input, event) {
    if (this.cannotPick) return;
    event.preventDefault();
    const accept = { "application/x.gaitool": input.accept.split(",") };
    try {
      const handles = await window.showOpenFilePicker({ multiple: input.multiple, types: [{ accept }] });
      this.give(await Promise.all(handles.map(sourceOfHandle)));
    } catch (error) {
      if (error.name === "AbortError") return; // nothing was chosen
      this.cannotPick = true;
      setTimeout(() => input.click()); // for it may be in the midst of a click
    }
  }

  give(files) {
    if (!files.length) return;
    if (!this.many && files.length > 1) {
      this.show();
      this.list.prepend(made("span", `这里只放一个文件，刚才是 ${files.length} 个，都没有用。`, { className: "refused" }));
      return;
    }
    this.files = files;
    tellApart(files);
    this.show();
    this.onChange(this);
  }

  clear() {
    this.files = [];
    this.show();
    this.inputs[0].focus();
    this.onChange(this);
  }

  show() {
    this.box.classList.toggle("given", this.files.length > 0);
    if (!this.files.length) {
      this.list.replaceChildren();
      return;
    }
    const [first] = this.files;
    const words = this.files.length > 1
      ? `已选 ${this.files.length} 个文件，例如 ${first.name}`
      : `已选：${first.name}（${sizeWords(first.size)}）`;
    const button = made("button", "清除", { type: "button", className: "plain" });
    button.setAttribute("aria-label", `清除已选的文件：${words}`);
    button.addEventListener("click", () => this.clear());
    this.list.replaceChildren(made("span", words), button);
  }
}

const entriesOf = (folder) =>
  new Promise((done, failed) => {
    const reader = folder.createReader();
    const found = [];
    const more = () =>
      reader.readEntries((some) => {
        if (!some.length) return done(found);
        found.push(...some);
        return more();
      }, failed);
    more();
  });

const filesOfEntry = async (entry) => {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const within = [];
  for (const one of await entriesOf(entry)) within.push(...(await filesOfEntry(one)));
  return within;
};

const sourceOfHandle = async (handle) => new Source(await handle.getFile(), handle);

const sourcesOfHandle = async (handle) => {
  if (handle.kind === "file") return [await sourceOfHandle(handle)];
  const within = [];
  for await (const one of handle.values()) within.push(...(await sourcesOfHandle(one)));
  return within;
};

// Chromium gives no file of an entry to a page that lies on a disk, and others have no handles. All
// is taken before the first wait, for afterwards the drop holds nothing.
const droppedSources = async (transfer) => {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const taken = items.map((item) => ({
    file: item.getAsFile(),
    entry: item.webkitGetAsEntry?.(),
    handle: item.getAsFileSystemHandle?.().catch(() => null),
  }));
  const found = [];
  for (const { file, entry, handle } of taken) {
    const held = await handle;
    if (held) found.push(...(await sourcesOfHandle(held)));
    else if (entry?.isDirectory) found.push(...(await filesOfEntry(entry)).map((one) => new Source(one)));
    else found.push(new Source(file));
  }
  return found;
};

const KINDS = {
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
  ".html": "text/html",
  ".svg": "image/svg+xml",
  ".csv": "text/csv",
  ".json": "application/json",
  ".zip": "application/zip",
};

const blobOf = ([name, content]) =>
  new Blob([content], { type: KINDS[name.slice(name.lastIndexOf("."))] ?? "application/octet-stream" });

const save = (file) => {
  const address = URL.createObjectURL(blobOf(file));
  const link = made("a", "", { href: address, download: file[0] });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

// A button, not a link: the file is made into an address only while it is saved.
const saveButton = (file, words) => {
  const button = made("button", `${words ?? "保存"} ${file[0]}（${sizeWords(file[1].length)}）`, {
    type: "button",
    className: "save",
  });
  button.addEventListener("click", () => save(file));
  return button;
};
