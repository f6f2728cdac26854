import { sourceTableStatus } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { number, percent, time } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { nothing } from "../shared/states.js";
import { sourceTable } from "../shared/names.js";
import { text } from "../shared/texts.js";
import { bar, numbers } from "./bar.js";
import { tableLabel } from "./labels.js";
import { coverageOf } from "./records.js";
import { reasonList } from "./task.js";

const shownAtOnce = 12;
const order = [sourceTableStatus.Skipped, sourceTableStatus.NotChecked, sourceTableStatus.Linking];
const kinds = { [sourceTableStatus.Skipped]: "warning", [sourceTableStatus.NotChecked]: "waiting", [sourceTableStatus.Linking]: "good" };

/**
 * The source tables, those in trouble first: how many of their rows are in order, how the rows ended the last time, and why a skipped one is
 * skipped. Several data sources may feed one table, whose rows are counted once.
 */
export function tables(sourceTables) {
  if (sourceTables.length === 0) {
    return nothing(text("noSourceTables"));
  }

  const shown = new Set();
  const sorted = [...sourceTables].sort((one, other) => rank(one) - rank(other) || (coverageOf(one) ?? 0) - (coverageOf(other) ?? 0));
  const cards = sorted.map((table) => card(table, shown));
  const rest = cards.slice(shownAtOnce);
  return [
    element("ul", { class: "cards" }, cards.slice(0, shownAtOnce)),
    rest.length > 0 && element("details", {}, element("summary", {}, text("moreTables", number(rest.length))), element("ul", { class: "cards" }, rest)),
  ];
}

function rank(table) {
  return order.indexOf(table.status);
}

function card(table, shown) {
  const isFirst = !shown.has(table.logicalName);
  const isLinking = table.status === sourceTableStatus.Linking;
  if (isLinking) {
    shown.add(table.logicalName);
  }

  return element(
    "li",
    { class: "card" },
    element(
      "div",
      { class: "row" },
      element("h3", {}, rowLink(sourceTable.table, table.id, table.name)),
      element("span", { class: `badge ${kinds[table.status] ?? "waiting"}` }, tableLabel(table.status)),
    ),
    table.status === sourceTableStatus.Skipped && reasonList(table.reasons),
    isLinking && isFirst && (table.counts ? counted(table) : nothing(text("notCounted"))),
    isLinking && !isFirst && element("p", { class: "muted" }, text("countedAbove", table.logicalName)),
  );
}

function counted(table) {
  const coverage = coverageOf(table);
  return [
    coverage !== undefined
      && element(
        "p",
        { class: "coverage" },
        element("strong", {}, percent(coverage)),
        ` ${text("coverage", number(table.inOrder), number(table.rows), table.logicalName, time(table.asOf))}`,
      ),
    bar(table.counts),
    numbers(table.counts),
  ];
}
