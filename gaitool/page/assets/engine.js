// The worker that runs Python: started, asked, watched, and started again where it hung or died.
const STAGES = ["解开运行环境", "启动 Python", "放好程序", "载入核对规则"];

// A file travels as its name, its bytes, when it was written, and what kept it from being read.
// Some were given up before, each by its role and its place there.
const filesOf = async (roles, givenUp) => {
  const files = {};
  for (const [role, some] of Object.entries(roles)) {
    files[role] = [];
    for (const [place, { name, written, content, problem }] of some.entries()) {
      const why = givenUp[`${role}/${place}`] || problem;
      files[role].push([name, new Uint8Array(why ? 0 : await content.arrayBuffer()), written, why]);
    }
  }
  return files;
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

// A plain loop: of ten million letters `Uint8Array.from` makes a string and a call each.
const bytesOf = (letters) => {
  const decoded = atob(letters);
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = decoded.charCodeAt(at);
  return bytes;
};

class Engine {
  constructor(secondsAFile, onStage) {
    this.patience = secondsAFile * 1000;
    this.onStage = onStage;
    this.parts = {};
    this.number = 0;
    this.asked = null;
    for (const part of document.querySelectorAll("script[data-part]")) {
      this.parts[part.dataset.part] = bytesOf(part.textContent.trim());
      part.remove();
    }
    this.code = URL.createObjectURL(new Blob([this.parts.worker], { type: "text/javascript" }));
    delete this.parts.worker;
    this.start();
  }

  start() {
    this.ready = new Promise((done, failed) => {
      this.worker = new Worker(this.code);
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.take({ broken: event.message || "worker" }, done, failed);
      };
      this.worker.onmessage = ({ data }) => this.take(data, done, failed);
    });
    this.ready.catch(() => {});
    this.worker.postMessage({ parts: this.parts });
  }

  take(said, started, failed) {
    if (said.ready) {
      this.onStage(null);
      started();
    } else if (said.stage !== undefined) {
      this.onStage(said.stage);
    } else if (said.broken && !this.asked) {
      failed(new Error(said.broken));
      this.onStage(new Error(said.broken));
    } else if (this.asked && said.number === this.asked.number) {
      this.asked.take(said);
    }
  }

  restart() {
    this.worker.terminate();
    this.onStage(0);
    this.start();
  }

  // What was read is copied for each attempt: what was sent to a worker that died is gone.
  async ask(name, options, roles, onStep) {
    const givenUp = {};
    const stopped = new Promise((done) => { this.stopWaiting = () => done({ stopped: true }); });
    const all = await Promise.race([readAll(roles), stopped]);
    if (all.stopped || all.lost.length) return all;
    for (;;) {
      const files = await Promise.race([this.ready.then(() => filesOf(all.read, givenUp)), stopped]);
      if (files.stopped === true) return files;
      const outcome = await this.attempt(name, options, files, onStep);
      if (outcome.answer) return { ...outcome.answer, ...all };
      this.restart();
      if (outcome.stopped) return outcome;
      if (!outcome.which || givenUp[outcome.which]) throw new Error(outcome.broken);
      givenUp[outcome.which] = outcome.problem;
    }
  }

  attempt(name, options, files, onStep) {
    return new Promise((done) => {
      let which;
      let clock;
      const number = (this.number += 1);
      const end = (outcome) => {
        clearTimeout(clock);
        this.asked = null;
        done(outcome);
      };
      const wait = () => {
        clearTimeout(clock);
        clock = setTimeout(() => end({ which, problem: "too_slow", broken: `${this.patience / 1000} 秒还没有读完` }), this.patience);
      };
      this.asked = {
        number,
        stop: () => end({ stopped: true }),
        take: (said) => {
          if (said.broken) {
            end({ which, problem: "reader_crashed", broken: said.broken });
          } else if (said.begun) {
            wait();
          } else if (said.shown === undefined) {
            which = said.which ?? `files/${said.place}`;
            onStep(said);
            wait();
          } else {
            end({ answer: { ...JSON.parse(said.shown), made: said.made } });
          }
        },
      };
      const moved = Object.values(files).flatMap((some) => some.map(([, content]) => content.buffer));
      this.worker.postMessage({ number, name, asked: JSON.stringify({ today: today(), ...options }), files }, moved);
    });
  }

  stop() {
    if (this.asked) this.asked.stop();
    else this.stopWaiting?.();
  }
}
