"use strict";
// Tables with class "rows": sort by a click on a heading, filter by text and by kind.
for (const table of document.querySelectorAll("table.rows")) {
  const body = table.tBodies[0];
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  table.tHead.querySelectorAll("button").forEach((button) => {
    button.addEventListener("click", () => {
      const heading = button.closest("th");
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const column = heading.cellIndex;
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        const order = typeof x === "number" ? x - y : x.localeCompare(y, "de", { numeric: true });
        return down ? -order : order;
      });
      body.append(...rows);
    });
  });
  const filters = document.querySelector(`[data-filters="${table.id}"]`);
  if (!filters) continue;
  const text = filters.querySelector("input");
  const kind = filters.querySelector("select");
  const shown = filters.querySelector("output");
  const apply = () => {
    const wanted = text.value.trim().toLowerCase();
    let count = 0;
    for (const row of body.rows) {
      const fits =
        (!kind || !kind.value || row.dataset.kind === kind.value) &&
        (!wanted || row.textContent.toLowerCase().includes(wanted));
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${body.rows.length} rows`;
  };
  text.addEventListener("input", apply);
  if (kind) kind.addEventListener("change", apply);
  apply();
}
