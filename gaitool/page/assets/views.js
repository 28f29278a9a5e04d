// The views: what each asks for, and how what is answered is shown.

const byId = (id) => document.getElementById(id);

class View {
  constructor(name, engine, work) {
    this.panel = byId(`view-${name}`);
    this.form = this.panel.querySelector("form");
    this.outcome = this.panel.querySelector(".outcome");
    this.engine = engine;
    this.work = work;
    this.fields = {};
    for (const box of this.panel.querySelectorAll("[data-role]")) {
      this.fields[box.dataset.role] = new FileField(box, (field) => this.chosen(field));
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
  }

  get main() {
    return this.fields.files ?? this.fields.previous;
  }

  chosen(field) {
    if (this.form.dataset.at === "once" && field === this.main) this.run();
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
      this.tell([made("p", "还没有选文件。", { className: "alert" })]);
      return;
    }
    const options = this.options();
    const roles = this.roles();
    this.outcome.replaceChildren();
    const answer = await ask(this.engine, this.work, options, roles, this.form.dataset.doing);
    if (answer) this.show(answer, options, roles);
  }

  show(answer, options, roles) {
    const shown = [];
    if (answer.words.length) {
      const list = made("ul", "", { className: "words" });
      list.append(...answer.words.map((words) => made("li", words)));
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
    this.tell([head, ...shown]);
    offerCopies(this.outcome);
    head.focus();
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
    const answer = await ask(this.engine, work, options, roles, "正在写");
    button.disabled = false;
    answer?.made.forEach(save);
    if (answer?.words.length) button.after(made("span", answer.words.join(" "), { className: "note" }));
  }
}
