const said = make("div", "unseen");
said.id = "said";
said.setAttribute("role", "status");
document.querySelector("main").append(said);

const ramp = document.getElementById("ramp-plot");
if (ramp) chart(ramp, figures.total, figures.limits);
list("tables", figures.tables, { name: "Table", other: "Plans", numeric: false });
list("plans", figures.plans, { name: "Plan", other: "Tables", numeric: true });

for (const pre of document.querySelectorAll("#subjects .command pre")) pre.after(copyButton(pre.textContent));

const findingText = document.getElementById("finding-text");
if (findingText) {
  const severity = document.getElementById("finding-severity");
  const count = document.getElementById("finding-count");
  const subjects = [...document.querySelectorAll("#subjects > .subject")].map((element) => {
    const subject = element.querySelector("header").textContent.toLowerCase();
    return { element, items: [...element.querySelectorAll(":scope > ul > li")].map((item) => ({ item, text: subject + " " + item.textContent.toLowerCase() })) };
  });
  const filter = () => {
    const words = findingText.value.toLowerCase().split(/\s+/).filter(Boolean);
    let [seen, all] = [0, 0];
    for (const { element, items } of subjects) {
      let any = false;
      for (const { item, text } of items) {
        const fits = (severity.value === "" || item.dataset.severity === severity.value) && words.every((word) => text.includes(word));
        item.hidden = !fits;
        any ||= fits;
        seen += fits;
        all++;
      }
      element.hidden = !any;
    }
    count.textContent = seen === all ? "" : seen + " of " + all + " findings.";
  };
  document.getElementById("finding-filters").hidden = false;
  findingText.addEventListener("input", filter);
  severity.addEventListener("change", filter);
}

const redraw = () => charts.forEach((entry) => entry.redraw());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
let closed = [];
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("on-paper");
  closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach((details) => { details.open = true; });
  redraw();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("on-paper");
  closed.forEach((details) => { details.open = false; });
  redraw();
});
