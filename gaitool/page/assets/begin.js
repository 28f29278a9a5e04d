// Begins: starts the engine, the views and their tabs.

let startingWords = "正在启动";

const showStage = (stage) => {
  const starting = byId("starting");
  if (stage === null) {
    starting.hidden = true;
    byId("state").textContent = "已就绪";
    startingWords = "停止了一项，正在重新启动";
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
    byId("starting-words").textContent = `${startingWords}（第 ${stage + 1} 步，共 ${STAGES.length} 步）：${STAGES[stage]}…`;
    byId("starting-bar").max = STAGES.length;
    byId("starting-bar").value = stage + 0.5;
  }
};

const choose = (tabs, chosen, focus) => {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) tab.querySelector(".done")?.remove();
    byId(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
  if (focus) chosen.focus();
};

const beginTabs = () => {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const last = tabs.length - 1;
  tabs.forEach((tab, place) => {
    const [before, after] = [place ? place - 1 : last, place < last ? place + 1 : 0];
    const ways = { ArrowRight: after, ArrowDown: after, ArrowLeft: before, ArrowUp: before, Home: 0, End: last };
    tab.addEventListener("click", () => choose(tabs, tab));
    tab.addEventListener("keydown", (event) => {
      if (!(event.key in ways)) return;
      event.preventDefault();
      choose(tabs, tabs[ways[event.key]], true);
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
      field.give(await droppedSources(event.dataTransfer));
    } catch {
      view.tell([made("p", "拖进来的文件夹读不了。请用“选文件”或“选整个文件夹”。", { className: "alert" })]);
    }
  });
};

if (window.gaitoolBrowserFits) {
  window.gaitoolBegan = true;
  const engine = new Engine(Number(document.body.dataset.patience), showStage);
  const turns = new Turns(engine);
  const views = [
    new CheckView("check", turns),
    ...["blank", "finish", "gather", "count"].map((name) => new View(name, turns)),
  ];
  document.addEventListener("visibilitychange", () => { document.title = TITLE; });
  beginTabs();
  beginDropping(views);
}
