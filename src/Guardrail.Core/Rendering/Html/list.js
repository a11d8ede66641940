// Rows of a list at first, and more at each press of a button.
const pageSize = 100;

const columns = (second) => [
  { name: second.name, cell: (row) => row.n, key: -1, kind: "c-name" },
  { name: second.other, key: 0, kind: second.numeric ? "n c-points" : "c-plan", numeric: second.numeric },
  { name: "Stored", key: 1, kind: "n c-stored", numeric: true },
  { name: "Points", key: 2, kind: "n c-points", numeric: true },
  { name: "This month", key: 3, kind: "n", numeric: true },
  { name: "Once full", key: 4, kind: "n", numeric: true },
  { name: "Full on", key: 5, kind: "n c-date", numeric: true },
  { name: figures.months.length + " months", key: 6, kind: "c-spark", unsorted: true },
];

function copyButton(text) {
  const button = make("button", "", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    const done = (word) => {
      button.textContent = word;
      document.getElementById("said").textContent = word;
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    };
    try {
      await navigator.clipboard.writeText(text);
      done("Copied");
    } catch {
      const range = document.createRange();
      range.selectNodeContents(button.previousElementSibling);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      done("Selected: copy it with the keyboard");
    }
  });
  return button;
}

function facts(pairs) {
  return make("dl", "facts", ...pairs.map(([name, value]) => make("div", "", make("dt", "", name), make("dd", "", value))));
}

function inside(details, withChart) {
  const parts = [];
  const part = (title, ...content) => parts.push(make("h3", "", title), ...content);
  const plot = make("div", "plot small");
  if (figures.months.length > 0) part("Month by month", plot);
  part("Figures", facts(details.facts));
  if (details.rules && details.rules.length > 0) {
    part("Rules", ...details.rules.map(([title, note, ...values]) =>
      make("div", "option", make("p", "", make("strong", "", title)), note ? make("p", "quiet", note) : null, facts(values.map((value, i) => [figures.ruleFacts[i], value])))));
  }
  if (details.why && details.why.length > 0) part("Why it is backed up", make("ul", "", ...details.why.map((why) => make("li", "", why))));
  if (details.options && details.options.length > 0) {
    part(details.options.length > 1 ? "Cheaper settings (they exclude each other)" : "A cheaper setting", ...details.options.map(([saving, title, givesUp, command]) => {
      const option = make("div", "option", make("p", "", make("strong", "", saving), " " + title), make("p", "quiet", "Given up: " + givesUp));
      if (command !== null) option.append(make("div", "command", make("pre", "", command), copyButton(command)));
      return option;
    }));
  }
  if (details.tags && details.tags.length > 0) part("Tags", facts(details.tags));
  withChart.push(plot);
  return parts;
}

function list(id, rows, second) {
  const place = document.getElementById(id + "-list");
  if (!place || rows.length === 0) return;
  const [text, show, sorter, count] = ["text", "show", "sort", "count"].map((part) => document.getElementById(id + "-" + part));
  const all = columns(second);
  const haystacks = rows.map((row) => [row.n, row.a, row.c[0], row.q || ""].join(" ").toLowerCase());
  let order = rows.map((row, i) => i);
  let sorted = null;
  let shown = pageSize;
  const open = new Map();

  const headers = all.map((column) => {
    const header = make("th", column.kind);
    header.scope = "col";
    if (column.unsorted) {
      header.textContent = column.name;
      return header;
    }
    const button = make("button", "", column.name);
    button.type = "button";
    button.addEventListener("click", () => sort(column, sorted && sorted.column === column ? !sorted.down : Boolean(column.numeric)));
    header.append(button);
    return header;
  });
  const body = make("tbody");
  const caption = make("caption", "unseen", id === "tables" ? "Tables and what their backups cost" : "Plans and what their backups cost");
  const more = make("button", "", "");
  const everything = make("button", "", "");
  const buttons = make("div", "more", more, everything);
  more.type = everything.type = "button";
  place.replaceChildren(make("table", "list", caption, make("thead", "", make("tr", "", ...headers)), body), buttons);
  document.getElementById(id + "-filters").hidden = false;

  function compare(column, a, b) {
    if (!column.numeric) return (column.key < 0 ? rows[a].n : rows[a].c[0]).localeCompare(column.key < 0 ? rows[b].n : rows[b].c[0], "en", { numeric: true });
    // What grows for ever is dearer than anything that does not.
    if (column.key === 4) {
      const endless = rows[a].f.includes("u") - rows[b].f.includes("u");
      if (endless !== 0) return endless;
    }
    return rows[a].k[column.key] - rows[b].k[column.key];
  }

  function sort(column, down) {
    sorted = { column, down };
    order = rows.map((row, i) => i).sort((a, b) => (down ? -1 : 1) * compare(column, a, b) || a - b);
    headers.forEach((header, i) => {
      if (all[i] === column) header.setAttribute("aria-sort", down ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    });
    sorter.value = all.indexOf(column) + (down ? "d" : "a");
    render();
  }

  // A cell that spans more columns than are shown would press those that are shown together.
  const columnsSeen = () => headers.filter((header) => getComputedStyle(header).display !== "none").length;
  addEventListener("resize", () => body.querySelectorAll(".inside > td").forEach((cell) => { cell.colSpan = columnsSeen(); }));

  function rowOf(i) {
    const row = rows[i];
    const head = make("th", "c-name");
    head.scope = "row";
    const name = row.d ? make("button", "open", row.n) : make("span", "", row.n);
    head.append(name, make("small", "", row.a + (row.f.includes("g") ? " · gone" : "") + (row.f.includes("s") ? " · not backed up lately" : "")));
    const line = make("tr", "", head, ...all.slice(1).map((column) => {
      const cell = make("td", column.kind, make("span", column.unsorted ? "spark" : "", row.c[column.key]));
      if (column.unsorted) cell.firstChild.setAttribute("aria-hidden", "true");
      return cell;
    }));
    if (!row.d) return line;
    name.type = "button";
    name.setAttribute("aria-expanded", "false");
    let under = null;
    const turn = (opened) => {
      name.setAttribute("aria-expanded", String(opened));
      if (open.has(i)) open.get(i).forEach((entry) => entry.end());
      open.delete(i);
      if (under) under.remove();
      under = null;
      if (!opened) {
        name.removeAttribute("aria-controls");
        return;
      }
      const cell = make("td");
      cell.colSpan = columnsSeen();
      under = make("tr", "inside", cell);
      under.id = id + "-row-" + i;
      name.setAttribute("aria-controls", under.id);
      const plots = [];
      cell.replaceChildren(...inside(row.d, plots));
      line.after(under);
      open.set(i, []);
      // The box must stand on the page before it can be measured.
      requestAnimationFrame(() => {
        if (figures.months.length > 0 && open.has(i) && plots[0].isConnected) open.get(i).push(chart(plots[0], row.d.months, []));
      });
    };
    name.addEventListener("click", () => turn(!open.has(i)));
    if (open.has(i)) queueMicrotask(() => turn(true));
    return line;
  }

  function render() {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const flag = show.value;
    const fits = order.filter((i) => (flag === "" || rows[i].f.includes(flag)) && words.every((word) => haystacks[i].includes(word)));
    const some = fits.slice(0, shown);
    body.replaceChildren(...some.map(rowOf));
    const number = (n) => n.toLocaleString("en-US");
    count.textContent = (fits.length === rows.length ? number(rows.length) + " " + id : number(fits.length) + " of " + number(rows.length) + " " + id)
      + (some.length < fits.length ? ", the first " + number(some.length) + " shown" : "")
      + (sorted ? ", sorted by " + sorted.column.name.toLowerCase() + (sorted.down ? ", descending" : ", ascending") : "") + ".";
    buttons.hidden = some.length === fits.length;
    more.textContent = "Show " + number(Math.min(pageSize, fits.length - some.length)) + " more";
    everything.textContent = "Show all " + number(fits.length);
  }

  const refilter = () => { shown = pageSize; render(); };
  text.addEventListener("input", refilter);
  show.addEventListener("change", refilter);
  more.addEventListener("click", () => { shown += pageSize; render(); });
  everything.addEventListener("click", () => { shown = Infinity; render(); });
  sorter.append(new Option("the report's order", ""));
  all.forEach((column, i) => {
    if (column.unsorted) return;
    if (column.numeric) sorter.append(new Option(column.name + ", largest first", i + "d"), new Option(column.name + ", smallest first", i + "a"));
    else sorter.append(new Option(column.name + ", A to Z", i + "a"), new Option(column.name + ", Z to A", i + "d"));
  });
  sorter.addEventListener("change", () => {
    if (sorter.value === "") {
      sorted = null;
      order = rows.map((row, i) => i);
      headers.forEach((header) => header.removeAttribute("aria-sort"));
      render();
    } else {
      sort(all[parseInt(sorter.value, 10)], sorter.value.endsWith("d"));
    }
  });
  render();
}
