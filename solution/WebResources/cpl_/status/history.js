import { outcomes } from "../shared/codes.js";
import { drawing, element } from "../shared/elements.js";
import { duration, number, time } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { outcome as outcomeRow, run } from "../shared/names.js";
import { text } from "../shared/texts.js";
import { badge } from "./badge.js";
import { modeLabel } from "./labels.js";

const shownBars = 40;
const shownRows = 15;
const height = 120;
const step = 18;
const gap = 4;

// Unchanged rows would hide everything else: the chart shows what runs changed and rejected.
const drawn = outcomes.filter((outcome) => outcome !== "unchanged");

/** What the runs changed over time, as a chart, and the same as a table. */
export function history(entries) {
  return [chart(entries.slice(0, shownBars).reverse()), tableOf(entries.slice(0, shownRows))];
}

function chart(entries) {
  const tallest = Math.max(1, ...entries.map((entry) => sum(entry)));
  const width = Math.max(1, entries.length) * step;
  return element(
    "figure",
    {},
    drawing(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": text("historyChart", number(entries.length), number(tallest)) },
      entries.map((entry, index) => column(entry, index * step, tallest)),
    ),
    element("figcaption", { class: "muted" }, text("historyCaption", number(tallest))),
  );
}

function column(entry, x, tallest) {
  let y = height;
  return drawn
    .filter((outcome) => entry.counts[outcome] > 0)
    .map((outcome) => {
      // A root keeps a change of ten rows visible beside one of a million; every part has its share of its column.
      const size = height * Math.sqrt(sum(entry) / tallest) * (entry.counts[outcome] / sum(entry));
      y -= size;
      const words = `${time(entry.startedOn)}: ${text(outcome)} ${number(entry.counts[outcome])}`;
      return drawing("rect", { x, y, width: step - gap, height: size, class: `part ${outcome}` }, drawing("title", {}, words));
    });
}

function sum(entry) {
  return drawn.reduce((total, outcome) => total + entry.counts[outcome], 0);
}

function tableOf(entries) {
  const heads = ["started", "mode", "status", ...outcomes, "took"];
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": text("historyTable") },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, text(head))))),
      element(
        "tbody",
        {},
        entries.map((entry) =>
          element(
            "tr",
            {},
            element("td", {}, rowLink(entry.isEvents ? outcomeRow.table : run.table, entry.id, time(entry.startedOn))),
            element("td", {}, entry.isEvents ? text("modeIncremental") : modeLabel(entry.mode)),
            element("td", {}, badge(entry.status)),
            outcomes.map((outcome) => element("td", { class: "number" }, number(entry.counts[outcome]))),
            element("td", { class: "number" }, entry.endedOn ? duration(entry.startedOn, entry.endedOn) : ""),
          ),
        ),
      ),
    ),
  );
}
