// One request at a time, for Python has one thread: what is asked meanwhile waits for its turn.

const progress = byId("progress");
const progressWords = byId("progress-words");
const progressBar = byId("progress-bar");

const showProgress = (words, done, total) => {
  progress.hidden = !words;
  progressWords.textContent = words ?? "";
  if (total) {
    progressBar.max = total;
    progressBar.value = done;
  } else {
    progressBar.removeAttribute("value");
  }
};

const failure = (error) =>
  `没有做成：${error.message.split("\n").filter(Boolean).slice(-1)[0] ?? "原因不明"}。请换一个文件再试；还不行的，重新打开本页。`;

class Turns {
  constructor(engine) {
    this.engine = engine;
    this.waiting = [];
    this.current = null;
    byId("stop").addEventListener("click", () => engine.stop());
  }

  // What is being done, for whoever has to wait; empty where nobody has.
  get doing() {
    return this.current?.doing ?? "";
  }

  // Gives the answer, with what it was refused or whether it was stopped; nothing where the same
  // one asked again before its turn had come.
  ask(who, request) {
    return new Promise((done) => {
      const isOld = (one) => one.who === who;
      this.waiting.filter(isOld).forEach((one) => one.done(null));
      this.waiting = [...this.waiting.filter((one) => !isOld(one)), { who, ...request, done }];
      this.next();
    });
  }

  async next() {
    if (this.current || !this.waiting.length) return;
    this.current = this.waiting.shift();
    const { work, options, roles, doing, done } = this.current;
    const show = (words, ...place) =>
      showProgress(this.waiting.length ? `${words}（后面还有 ${this.waiting.length} 项）` : words, ...place);
    show(document.documentElement.dataset.ready ? `${doing}…` : `启动好了就开始：${doing}…`);
    const onStep = ({ place, total, what }) =>
      show(total > 1 ? `${doing}（${place + 1}／${total}）：${what}` : `${doing}：${what}`, place, total > 1 ? total : 0);
    let answer;
    try {
      answer = await this.engine.ask(work, options, roles, onStep);
    } catch (error) {
      answer = { refused: failure(error) };
    }
    this.current = null;
    showProgress(null);
    done(answer);
    this.next();
  }
}
