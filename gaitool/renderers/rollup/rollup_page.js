const field = (id) => document.getElementById(id);
const FIELDS = ["standing", "name", "rule"];
// A table of thousands of rows is slow to lay out, so only the first are shown until asked for.
const AT_ONCE = 100, MORE = 500;
const bodies = (id) => Array.from(field(id).tBodies);
const textOf = (cell) => cell.textContent;

// What every list is filtered by, read from the page once.
const units = Array.from(field("units").tBodies[0].rows)
  .filter((row) => row.dataset.s)
  .map((row) => ({ row, name: textOf(row.cells[0]), standing: row.dataset.s }));
const groups = bodies("findings")
  .filter((body) => body.dataset.u)
  .map((body) => {
    const [head, ...rows] = body.rows;
    const found = rows.map((row) => ({ row, rule: textOf(row.cells[1]) }));
    return { head, unit: units[Number(body.dataset.u)], found };
  });
const between = ["between", "alike"]
  .filter(field)
  .flatMap((id) => Array.from(field(id).tBodies[0].rows))
  .filter((row) => row.cells.length > 1)
  .map((row) => ({ row, rule: textOf(row.cells[1]), text: textOf(row) }));

// Changes a row only where it has to change.
function setShown(row, isShown) {
  if (row.hidden === isShown) row.hidden = !isShown;
}

function showMost(id, shown, all) {
  const button = field(`more-${id}`);
  button.hidden = shown >= all;
  button.textContent = `还有 ${all - shown} 行，再显示 ${Math.min(all - shown, MORE)} 行`;
}

let most = AT_ONCE;

function filter(rows = AT_ONCE) {
  most = rows;
  const standing = field("standing").value;
  const name = field("name").value.trim();
  const rule = field("rule").value.trim().toUpperCase();
  const wanted = new Set(
    units.filter((unit) => unit.name.includes(name) && (!standing || unit.standing === standing)),
  );
  const broke = new Set();
  let findings = 0;
  for (const { head, unit, found } of groups) {
    let some = false;
    for (const one of found) {
      const meant = one.rule.startsWith(rule);
      if (meant) broke.add(unit);
      const counted = meant && wanted.has(unit);
      findings += counted ? 1 : 0;
      some ||= counted && findings <= most;
      setShown(one.row, counted && findings <= most);
    }
    setShown(head, some);
  }
  let count = 0;
  for (const unit of units) {
    const counted = wanted.has(unit) && (!rule || broke.has(unit));
    count += counted ? 1 : 0;
    setShown(unit.row, counted && count <= most);
  }
  for (const one of between) setShown(one.row, one.rule.startsWith(rule) && one.text.includes(name));
  showMost("units", Math.min(count, most), count);
  showMost("findings", Math.min(findings, most), findings);
  field("shown").textContent = `找到 ${count} 个单位、${findings} 个问题`;
}

// The address says what is filtered, so that a link to the page shows the same.
function writeAddress() {
  const asked = FIELDS.map((id) => [id, field(id).value.trim()]).filter(([, value]) => value);
  history.replaceState(null, "", `#${new URLSearchParams(asked)}`);
}

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const id of FIELDS) field(id).value = asked.get(id) ?? "";
  filter();
  if (FIELDS.some((id) => asked.get(id))) field("filters").scrollIntoView();
}

for (const item of document.querySelectorAll(".counts li[data-s]")) {
  const link = document.createElement("a");
  link.href = `#standing=${item.dataset.s}`;
  link.append(...item.childNodes);
  item.append(link);
}
offerCopies(document);
for (const id of ["units", "findings"]) {
  field(`more-${id}`).addEventListener("click", () => filter(most + MORE));
}
for (const id of FIELDS) {
  field(id).addEventListener("input", () => { filter(); writeAddress(); });
}
field("everything").addEventListener("click", () => {
  for (const id of FIELDS) field(id).value = "";
  filter();
  writeAddress();
});
window.addEventListener("hashchange", readAddress);
window.addEventListener("beforeprint", () => filter(Infinity));
window.addEventListener("afterprint", () => filter());
field("filters").hidden = false;
readAddress();
