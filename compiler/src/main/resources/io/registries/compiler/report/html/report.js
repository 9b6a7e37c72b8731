"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const search = document.getElementById("search");
  const result = document.getElementById("result");
  const table = document.getElementById("pull-table");
  const diagram = document.getElementById("diagram");
  const nodes = diagram ? [...diagram.querySelectorAll(".node")] : [];
  const lines = diagram ? [...diagram.querySelectorAll(".line")] : [];
  const columns = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    texts: [...row.cells].map((cell) => cell.textContent.trim()),
    route: row.dataset.route.split(" "),
  }));
  const selects = new Map();
  const selected = new Set();

  const addOption = (select, text, value) => {
    const option = document.createElement("option");
    option.textContent = text;
    option.value = value;
    select.append(option);
  };

  for (const { name, values } of JSON.parse(document.getElementById("filter-choices").textContent)) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.id = `filter-${name}`;
    label.htmlFor = select.id;
    label.textContent = name;
    addOption(select, "all", "");
    // A value may be empty, so values are told by their position.
    values.forEach((value, index) => addOption(select, value, String(index)));
    select.addEventListener("change", update);
    form.insertBefore(label, form.querySelector("button"));
    form.insertBefore(select, form.querySelector("button"));
    selects.set(columns.indexOf(name), { select, values });
  }

  function matches({ texts, route }) {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = texts.join(" ").toLowerCase();
    if (!words.every((word) => all.includes(word))) return false;
    for (const [column, { select, values }] of selects) {
      if (select.value !== "" && texts[column] !== values[Number(select.value)]) return false;
    }
    const chosenColumns = new Set([...selected].map((id) => id[0]));
    return [...chosenColumns].every((column) => route.some((id) => id[0] === column && selected.has(id)));
  }

  function update() {
    const visible = new Set();
    let count = 0;
    for (const entry of rows) {
      const isVisible = matches(entry);
      entry.row.hidden = !isVisible;
      if (isVisible) {
        count += 1;
        entry.route.forEach((id) => visible.add(id));
      }
    }
    const isFiltered = count < rows.length;
    result.textContent = `${count} of ${rows.length} image pulls`;
    for (const node of nodes) {
      node.classList.toggle("out", isFiltered && !visible.has(node.dataset.node));
      node.setAttribute("aria-pressed", String(selected.has(node.dataset.node)));
    }
    for (const line of lines) {
      line.classList.toggle("out", isFiltered && !(visible.has(line.dataset.from) && visible.has(line.dataset.to)));
    }
  }

  function related(id) {
    const ids = new Set([id]);
    rows.filter(({ route }) => route.includes(id)).forEach(({ route }) => route.forEach((other) => ids.add(other)));
    for (const line of lines) {
      if (line.dataset.from === id) ids.add(line.dataset.to);
      if (line.dataset.to === id) ids.add(line.dataset.from);
    }
    return ids;
  }

  function highlight(ids) {
    nodes.forEach((node) => node.classList.toggle("related", ids.has(node.dataset.node)));
    lines.forEach((line) =>
      line.classList.toggle("related", ids.has(line.dataset.from) && ids.has(line.dataset.to)));
  }

  function toggle(id) {
    if (!selected.delete(id)) selected.add(id);
    update();
  }

  for (const node of nodes) {
    const id = node.dataset.node;
    node.setAttribute("role", "button");
    node.setAttribute("tabindex", "0");
    node.addEventListener("click", () => toggle(id));
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle(id);
      } else if (event.key === "Escape") {
        selected.clear();
        update();
      }
    });
    ["mouseenter", "focus"].forEach((name) => node.addEventListener(name, () => highlight(related(id))));
    ["mouseleave", "blur"].forEach((name) => node.addEventListener(name, () => highlight(new Set())));
  }

  search.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    selected.clear();
    update();
  });
  if (diagram) {
    diagram.setAttribute("role", "group");
    document.getElementById("picture-hint").hidden = false;
  }
  form.hidden = false;
  update();
})();
