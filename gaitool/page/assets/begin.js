// Begins: starts the engine, the views and their tabs, and shows what is being done.

const progress = byId("progress");
const progressWords = byId("progress-words");
const progressBar = byId("progress-bar");
const stopButton = byId("stop");

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

const showStage = (stage) => {
  const starting = byId("starting");
  if (stage === null) {
    starting.hidden = true;
    byId("state").textContent = "已就绪";
    document.documentElement.dataset.ready = "yes";
  } else if (stage instanceof Error) {
    starting.hidden = true;
    byId("state").textContent = "用不了";
    byId("failed").hidden = false;
    byId("failed-why").textContent = stage.message.slice(0, 600);
  } else {
    delete document.documentElement.dataset.ready;
    starting.hidden = false;
    byId("state").textContent = "正在启动";
    byId("starting-words").textContent = `正在启动（第 ${stage + 1} 步，共 ${STAGES.length} 步）：${STAGES[stage]}…`;
    byId("starting-bar").max = STAGES.length;
    byId("starting-bar").value = stage + 0.5;
  }
};

let busy = false;

const alertWith = (words) => {
  const view = document.querySelector(".view:not([hidden]) .outcome");
  view.replaceChildren(made("p", words, { className: "alert" }));
};

// One request at a time: Python has one thread, and a person one result to read.
const ask = async (engine, work, options, roles, doing) => {
  if (busy) return null;
  busy = true;
  document.body.classList.add("busy");
  stopButton.hidden = false;
  showProgress(document.documentElement.dataset.ready ? `${doing}…` : `启动好了就开始：${doing}…`);
  const onStep = ({ place, total, what }) =>
    showProgress(total > 1 ? `${doing}（${place + 1}／${total}）：${what}` : `${doing}：${what}`, place, total > 1 ? total : 0);
  try {
    const answer = await engine.ask(work, options, roles, onStep);
    if (answer.stopped) alertWith("已停止。");
    else if (answer.refused) alertWith(answer.refused);
    else return answer;
  } catch (error) {
    alertWith(`没有做成：${error.message.split("\n").filter(Boolean).slice(-1)[0] ?? "原因不明"}。请换一个文件再试；还不行的，重新打开本页。`);
  } finally {
    busy = false;
    document.body.classList.remove("busy");
    stopButton.hidden = true;
    showProgress(null);
  }
  return null;
};

const choose = (tabs, chosen, focus) => {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
  if (focus) chosen.focus();
};

const beginTabs = () => {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const ways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => choose(tabs, tab));
    tab.addEventListener("keydown", (event) => {
      if (!(event.key in ways)) return;
      event.preventDefault();
      choose(tabs, tabs[(place + ways[event.key] + tabs.length) % tabs.length], true);
    });
  });
};

const beginDropping = (views) => {
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.preventDefault());
  }
  document.addEventListener("drop", async (event) => {
    const view = views.find((one) => !one.panel.hidden);
    const box = event.target.closest?.("[data-role]");
    const field = (box && view.fields[box.dataset.role]) ?? view.main;
    try {
      field.give(await droppedFiles(event.dataTransfer));
    } catch {
      view.tell([made("p", "拖进来的文件夹读不了。请用“选文件”或“选整个文件夹”。", { className: "alert" })]);
    }
  });
};

if (window.gaitoolBrowserFits) {
  window.gaitoolBegan = true;
  const engine = new Engine(Number(document.body.dataset.patience), showStage);
  const views = [
    new CheckView("check", engine, "check"),
    new View("blank", engine, "blank"),
    new View("finish", engine, "finish"),
    new View("gather", engine, "gather"),
    new View("count", engine, "count"),
  ];
  stopButton.addEventListener("click", () => engine.stop());
  beginTabs();
  beginDropping(views);
}
