// The views: what each asks for, and how what is answered is shown.
const TITLE = document.title;
const MANY_FILES = 20;

class View {
  constructor(work, turns) {
    this.panel = byId(`view-${work}`);
    this.form = this.panel.querySelector("form");
    this.outcome = this.panel.querySelector(".outcome");
    this.button = this.form.querySelector("[type=submit]");
    this.turns = turns;
    this.work = work;
    this.shown = [];
    this.fields = {};
    for (const box of this.panel.querySelectorAll("[data-role]")) {
      this.fields[box.dataset.role] = new FileField(box, (field) => this.chosen(field));
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    this.form.addEventListener("input", (event) => {
      if (event.target.type !== "file") this.outdate();
    });
  }

  get main() {
    return this.fields.files ?? this.fields.previous;
  }

  // Files were chosen or taken out.
  chosen() {
    this.outdate();
  }

  // What is shown was made of what was chosen before, and must not be taken for the new.
  outdate() {
    if (this.button.disabled) this.latest.isOutdated = true;
    this.outcome.querySelector(".lost")?.remove();
    if (!this.outcome.querySelector(".headline") || this.outcome.querySelector(".outdated")) return;
    const words = `下面是改动以前的结果。要照现在选的、填的做，再点“${this.button.textContent}”。`;
    this.outcome.prepend(made("p", words, { className: "outdated", role: "status" }));
  }

  options() {
    const options = {};
    for (const input of this.form.elements) {
      if (!input.name || input.type === "file") continue;
      if (input.type !== "checkbox") options[input.name] = input.value;
      else if (input.dataset.list) (options[input.dataset.list] ??= []).push(...(input.checked ? [input.value] : []));
      else options[input.name] = input.checked;
    }
    return options;
  }

  roles() {
    return Object.fromEntries(Object.entries(this.fields).map(([role, field]) => [role, field.files]));
  }

  async run() {
    if (this.fields.files && !this.fields.files.files.length) {
      this.alert("还没有选文件。");
      return;
    }
    const asked = { work: this.work, options: this.options(), roles: this.roles(), doing: this.form.dataset.doing };
    this.latest = asked;
    this.tell(this.turns.doing ? [made("p", `${this.turns.doing}，做完就轮到这一项。`, { className: "note" })] : []);
    this.button.disabled = true;
    const answer = await this.turns.ask(this, asked);
    if (this.latest !== asked) return;
    this.button.disabled = false;
    if (answer.stopped) this.alert("已停止。");
    else if (answer.refused) this.alert(answer.refused);
    else if (answer.lost.length) this.lose(answer.lost);
    else this.show(answer, asked.options, answer.read);
    if (asked.isOutdated) this.outdate();
    this.announce();
  }

  // Whoever looks at something else is told that it is done.
  announce() {
    const tab = byId(`tab-${this.work}`);
    if (this.panel.hidden && !tab.querySelector(".done")) tab.append(made("span", "好了", { className: "done" }));
    if (document.hidden) document.title = `好了 · ${TITLE}`;
  }

  // What was shown last is no worse for it: it stays, marked as what it is.
  lose(files) {
    const still = this.shown.length ? "下面是改动以前的结果。" : "";
    this.alert(lostWords(files) + still, "alert lost", this.shown);
  }

  alert(words, className = "alert", below = []) {
    this.tell([made("p", words, { className, role: "alert" }), ...below]);
    this.outcome.scrollIntoView({ block: "nearest" });
  }

  show(answer, options, roles) {
    const shown = [];
    const { lead } = answer;
    if (lead) shown.push(made("p", lead.words, { className: lead.is_good ? "verdict good" : "verdict bad" }));
    const words = [...(answer.reread.length ? [rereadWords(answer.reread)] : []), ...answer.words];
    if (words.length) {
      const list = made("ul", "", { className: "words" });
      list.append(...words.map((one) => made("li", one)));
      shown.push(list);
    }
    if (answer.made.length) {
      const bar = made("div", "", { className: "saves" });
      bar.append(...answer.made.map((file) => saveButton(file)));
      shown.push(bar);
    }
    if (answer.overview) shown.push(this.markup(answer.overview));
    shown.push(...answer.fragments.map((html, place) => this.part(html, place, answer, options, roles)));
    const head = made("h2", this.headline(answer, roles), { className: "headline", tabIndex: -1 });
    this.shown = [head, ...shown];
    this.tell(this.shown);
    if (answer.reread.length) Object.values(this.fields).forEach((field) => field.show());
    offerCopies(this.outcome);
    head.focus({ preventScroll: true });
    if (this.outcome.getBoundingClientRect().bottom > window.innerHeight) head.scrollIntoView();
  }

  headline(answer, roles) {
    return answer.fragments.length > 1 ? `结果：${roles.files.length} 个文件` : "结果";
  }

  part(html) {
    const holder = this.markup(html);
    holder.className = "part";
    return holder;
  }

  // What the tool gives is escaped there; nothing of a file becomes markup here.
  markup(html) {
    const holder = made("div", "");
    holder.innerHTML = html;
    return holder;
  }

  tell(elements) {
    this.outcome.replaceChildren(...elements);
  }
}

class CheckView extends View {
  // Whatever is chosen is checked at once, beside all that was chosen before.
  chosen() {
    if (this.main.files.length) {
      this.run();
      return;
    }
    this.latest = null;
    this.button.disabled = false;
    this.shown = [];
    this.tell([]);
  }

  show(answer, options, roles) {
    super.show(answer, options, roles);
    if (answer.fragments.length > MANY_FILES && answer.has_findings.includes(false)) this.offerFilter(answer.has_findings);
  }

  // So that those with findings are found among many without.
  offerFilter(hasFindings) {
    const parts = [...this.outcome.querySelectorAll(":scope > .part")];
    const lines = parts.map((part, place) => this.outcome.querySelector(`#files a[href="#file-${place}"]`)?.closest("tr"));
    const without = [...parts, ...lines].filter((one, place) => one && !hasFindings[place % parts.length]);
    const box = made("input", "", { type: "checkbox" });
    box.addEventListener("change", () => without.forEach((one) => { one.hidden = box.checked; }));
    const label = made("label", "");
    label.append(box, ` 只看有问题的（${hasFindings.filter(Boolean).length} 个，共 ${parts.length} 个）`);
    const line = made("p", "", { className: "tick only" });
    line.append(label);
    this.shown[0].after(line);
    this.shown.splice(1, 0, line);
  }

  part(html, place, answer, options, roles) {
    const holder = super.part(html);
    if (answer.can_be_marked[place]) {
      const bar = made("div", "", { className: "saves of-file" });
      const one = { ...roles, files: [roles.files[place]] };
      for (const [work, words] of [["mark", "标注了问题的副本"], ["list", "问题清单（.xlsx）"]]) {
        const button = made("button", words, { type: "button", className: "save" });
        button.setAttribute("aria-label", `保存 ${roles.files[place].name} 的${words}`);
        button.addEventListener("click", () => this.saveOne(work, options, one, button));
        bar.append(button);
      }
      holder.prepend(bar);
    }
    return holder;
  }

  async saveOne(work, options, roles, button) {
    button.disabled = true;
    const answer = await this.turns.ask(button, { work, options, roles, doing: "正在写" });
    button.disabled = false;
    answer.made?.forEach(save);
    const words = answer.refused ?? (answer.stopped ? "已停止。" : answer.words.join(" "));
    button.parentElement.querySelector(".note")?.remove();
    if (words) button.parentElement.append(made("span", words, { className: "note", role: "status" }));
  }
}
