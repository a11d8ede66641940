"use strict";

const figures = JSON.parse(document.getElementById("figures").textContent);

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const charts = new Set();

// An axis has room for few digits; every other figure comes as text, rounded where all figures are.
function onAxis(amount) {
  const trim = (number) => String(Math.round(number * 10) / 10);
  if (amount >= 1e6) return "$" + trim(amount / 1e6) + "M";
  if (amount >= 1e3) return "$" + trim(amount / 1e3) + "k";
  return "$" + String(Math.round(amount * 100) / 100);
}

// Shows months as bars, with growth as a stepped line, limits across and dates upright. The box is a slider over the months for the keyboard.
function chart(box, series, limits) {
  const last = figures.months.length;
  const lines = limits.filter((limit) => !limit.far);
  const most = Math.max(0, ...series.usd, ...(series.grown || []), ...lines.map((limit) => limit.amount)) || 1;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const font = "12px system-ui, sans-serif";
  const tip = make("div", "tip");
  tip.hidden = true;

  const monthAt = (time) => {
    let month = 0;
    while (month < last - 1 && figures.starts[month + 1] <= time) month++;
    return month;
  };

  function words(month) {
    const text = [figures.months[month], series.text[month]];
    if (series.grown) text.push(series.grownText[month] + " with growth");
    return text;
  }

  function show(month) {
    const [name, ...amounts] = words(month);
    tip.replaceChildren(make("strong", "", name), ...amounts.map((amount) => make("div", "", amount)));
    tip.hidden = false;
    const middle = (figures.starts[month] + figures.starts[month + 1]) / 2;
    const left = plot.valToPos(middle, "x") + plot.over.offsetLeft;
    const room = box.clientWidth - tip.offsetWidth;
    tip.style.left = Math.max(0, Math.min(room, left - tip.offsetWidth / 2)) + "px";
    tip.style.top = Math.max(0, plot.over.offsetTop + plot.valToPos(Math.max(series.usd[month], series.grown ? series.grown[month] : 0), "y") - tip.offsetHeight - 12) + "px";
    box.setAttribute("aria-valuenow", month + 1);
    box.setAttribute("aria-valuetext", [name, ...amounts].join(", "));
    chosen = month;
  }

  function upright(u, time, text, onLeft) {
    const x = Math.round(u.valToPos(time, "x", true));
    const c = u.ctx;
    c.strokeStyle = c.fillStyle = colour("date");
    c.lineWidth = devicePixelRatio;
    c.setLineDash([2 * devicePixelRatio, 2 * devicePixelRatio]);
    c.beginPath();
    c.moveTo(x, u.bbox.top);
    c.lineTo(x, u.bbox.top + u.bbox.height);
    c.stroke();
    c.textAlign = onLeft ? "right" : "left";
    c.textBaseline = "bottom";
    c.fillText(text, x + (onLeft ? -4 : 4) * devicePixelRatio * (onLeft === null ? 0 : 1), u.bbox.top - 3 * devicePixelRatio);
  }

  function marks(u) {
    const c = u.ctx;
    c.save();
    c.font = font.replace("12", 12 * devicePixelRatio);
    for (const limit of lines) {
      const y = Math.round(u.valToPos(limit.amount, "y", true));
      c.strokeStyle = colour(limit.critical ? "limit" : "warn");
      c.lineWidth = 2 * devicePixelRatio;
      c.setLineDash([(limit.critical ? 6 : 2) * devicePixelRatio, 3 * devicePixelRatio]);
      c.beginPath();
      c.moveTo(u.bbox.left, y);
      c.lineTo(u.bbox.left + u.bbox.width, y);
      c.stroke();
      // A rim in the ground's colour keeps the word readable across bars.
      c.setLineDash([]);
      c.textAlign = "right";
      c.textBaseline = "bottom";
      c.fillStyle = c.strokeStyle;
      c.strokeStyle = colour("card");
      c.lineWidth = 4 * devicePixelRatio;
      c.lineJoin = "round";
      const text = (limit.critical ? "limit " : "warning ") + limit.text;
      c.strokeText(text, u.bbox.left + u.bbox.width - 4 * devicePixelRatio, y - 2 * devicePixelRatio);
      c.fillText(text, u.bbox.left + u.bbox.width - 4 * devicePixelRatio, y - 2 * devicePixelRatio);
    }
    upright(u, figures.today, "today", false);
    if (series.full && series.full < figures.starts[last]) {
      const apart = u.valToPos(series.full, "x") - u.valToPos(figures.today, "x");
      const atEnd = u.over.clientWidth - u.valToPos(series.full, "x") < 90;
      if (apart > 50 || !atEnd) upright(u, series.full, (apart < 50 ? "       " : "") + "full " + series.fullText, atEnd);
    }
    c.restore();
  }

  const line = { stroke: () => colour("line"), width: 1 };
  const axis = { stroke: () => colour("quiet"), font, ticks: { show: false } };
  const options = {
    width: Math.max(box.clientWidth, 200),
    height: box.clientHeight,
    padding: [22, 8, 0, 0],
    legend: { show: false },
    scales: { x: { time: true, range: () => [figures.starts[0], figures.starts[last]] }, y: { range: () => [0, most * 1.06] } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 34,
        splits: () => figures.starts.slice(0, last).map((start, i) => (start + figures.starts[i + 1]) / 2),
        values: (u) => figures.months.map((month, i) => {
          const room = u.over.clientWidth / last;
          const [name, year] = month.split(" ");
          if (room < 30 && i % 3 !== 0) return "";
          return i === 0 || name === "Jan" ? name + "\n" + year : name;
        }),
      },
      { ...axis, grid: line, size: 56, values: (u, splits) => splits.map(onAxis) },
    ],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, dataIdx: (u, seriesIndex, nearest, time) => monthAt(time) },
    series: [
      {},
      { fill: () => colour("bar"), width: 0, points: { show: false }, paths: uPlot.paths.bars({ align: 1, size: [0.86, 90], radius: 0.08 }) },
      ...(series.grown ? [{ stroke: () => colour("grown"), width: 2, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) }] : []),
    ],
    hooks: {
      draw: [marks],
      setCursor: [(u) => {
        if (u.cursor.left === null || u.cursor.left < 0) {
          if (document.activeElement !== box) tip.hidden = true;
        } else {
          show(monthAt(u.posToVal(u.cursor.left, "x")));
        }
      }],
    },
  };
  const data = [figures.starts, [...series.usd, null]];
  if (series.grown) data.push([...series.grown, series.grown[last - 1]]);

  let chosen = 0;
  box.hidden = false;
  options.width = Math.max(box.clientWidth, 200);
  options.height = box.clientHeight;
  const plot = new uPlot(options, data, box);
  box.append(tip);

  box.tabIndex = 0;
  box.setAttribute("role", "slider");
  box.setAttribute("aria-label", "Cost month by month");
  box.setAttribute("aria-valuemin", 1);
  box.setAttribute("aria-valuemax", last);
  box.setAttribute("aria-valuenow", 1);
  box.setAttribute("aria-valuetext", words(0).join(", "));
  box.addEventListener("keydown", (event) => {
    const to = { ArrowRight: chosen + 1, ArrowUp: chosen + 1, ArrowLeft: chosen - 1, ArrowDown: chosen - 1, Home: 0, End: last - 1 }[event.key];
    if (to === undefined) {
      if (event.key === "Escape") tip.hidden = true;
      return;
    }
    event.preventDefault();
    show(Math.max(0, Math.min(last - 1, to)));
  });
  box.addEventListener("focus", () => show(chosen));
  box.addEventListener("blur", () => { tip.hidden = true; });

  const sized = new ResizeObserver(() => {
    if (box.clientWidth > 0) plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  });
  sized.observe(box);
  const entry = { redraw: () => plot.redraw(false), end: () => { sized.disconnect(); plot.destroy(); charts.delete(entry); } };
  charts.add(entry);
  return entry;
}
