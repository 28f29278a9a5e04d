// Files that were chosen. Each is read anew whenever it is asked for: people mend a file, save it,
// and ask again. What was read stays as it was, for all that is made of one result.
const LARGEST_FILE = Number(document.body.dataset.largest);

// The content of a file as it was read, when it was written, and what kept it from being read.
class Snapshot {
  constructor(name, written, content, problem = "") {
    Object.assign(this, { name, written, content, problem });
  }

  async read() {
    return this;
  }
}

const canBeRead = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

const digestOf = async (content) =>
  crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", content)).join() : "";

// Chromium reads a file that was changed after it was chosen by its handle alone; Firefox, which has
// no handles, reads it, and tells its former size and time.
class Source {
  constructor(file, handle = null) {
    this.file = file;
    this.handle = handle;
    this.digest = "";
    this.called = "";
    this.isReread = false;
    this.couldBeRead = canBeRead(file);
  }

  get name() {
    return this.called || this.file.name;
  }

  get size() {
    return this.file.size;
  }

  // Gives nothing for a file that could be read when it was chosen, and cannot now.
  async read() {
    // A file that was moved is told by what is read of it below.
    if (this.handle) this.file = await this.handle.getFile().catch(() => this.file);
    const snapshot = (...rest) => new Snapshot(this.name, this.file.lastModified / 1000, ...rest);
    if (this.size > LARGEST_FILE) return snapshot(new Blob(), "too_large");
    const content = await this.file.arrayBuffer().catch(() => null);
    if (!content) return (await this.couldBeRead) ? null : snapshot(new Blob(), "not_found");
    const digest = await digestOf(content);
    this.isReread = this.digest !== "" && digest !== this.digest;
    this.digest = digest;
    return snapshot(new Blob([content]));
  }
}

const namesOf = (files) => {
  const names = files.slice(0, 5).map((file) => file.name).join("、");
  return files.length > 5 ? `${names} 等 ${files.length} 个文件` : names;
};

const lostWords = (files) =>
  `选了以后改过（或移走了、正被别的程序占用），这里读不到现在的内容，请重新选一次：${namesOf(files)}。`;

const rereadWords = (files) => `选了以后改过，已重新读取改动后的文件：${namesOf(files)}。`;

// What was read by its role; or which files must be chosen again; and which were read once more.
const readAll = async (roles) => {
  const read = {};
  const lost = [];
  const reread = [];
  for (const [role, some] of Object.entries(roles)) {
    read[role] = [];
    for (const one of some) {
      const snapshot = await one.read();
      if (snapshot) read[role].push(snapshot);
      else lost.push(one);
      if (snapshot && one.isReread) reread.push(one);
    }
  }
  return { read, lost, reread };
};
