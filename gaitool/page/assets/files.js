// Choosing files: by a button, by dropping them, whole folders too; and saving what was made.

const sizeWords = (bytes) =>
  bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

const byId = (id) => document.getElementById(id);

const made = (tag, words, properties = {}) => {
  const element = document.createElement(tag);
  element.textContent = words;
  return Object.assign(element, properties);
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
        this.give([...input.files]);
        input.value = "";
      });
    }
    for (const name of ["dragenter", "dragover"]) {
      box.addEventListener(name, () => box.classList.add("over"));
    }
    for (const name of ["dragleave", "drop"]) {
      box.addEventListener(name, () => box.classList.remove("over"));
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

const filesOfHandle = async (handle) => {
  if (handle.kind === "file") return [await handle.getFile()];
  const within = [];
  for await (const one of handle.values()) within.push(...(await filesOfHandle(one)));
  return within;
};

// Chromium gives no file of an entry to a page that lies on a disk, and others have no handles.
const droppedFiles = async (transfer) => {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
  const handles = items.map((item) => item.getAsFileSystemHandle?.());
  const found = [];
  for (const [place, entry] of entries.entries()) {
    const handle = await handles[place];
    found.push(...(await (handle ? filesOfHandle(handle) : filesOfEntry(entry))));
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
