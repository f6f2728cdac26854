import { outcomes, sourceTableStatus } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { rowLink } from "../shared/rowLink.js";
import { nothing } from "../shared/states.js";
import { sourceTable } from "../shared/names.js";
import { text } from "../shared/texts.js";
import { bar, numbers } from "./bar.js";
import { reasonList } from "./task.js";

const none = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));

/**
 * The source tables: how the rows of each ended the last time, and why a skipped one is skipped.
 * Several data sources may feed one table, whose rows are counted once.
 */
export function tables(sourceTables, entries) {
  if (sourceTables.length === 0) {
    return nothing(text("noSourceTables"));
  }

  const shown = new Set();
  return element("ul", { class: "cards" }, sourceTables.map((table) => card(table, entries, shown)));
}

function card(table, entries, shown) {
  const isSkipped = table.status === sourceTableStatus.Skipped;
  const isFirst = !shown.has(table.logicalName);
  const counts = entries.find((entry) => entry.tables.has(table.logicalName))?.tables.get(table.logicalName);
  if (!isSkipped) {
    shown.add(table.logicalName);
  }

  return element(
    "li",
    { class: "card" },
    element(
      "div",
      { class: "row" },
      element("h3", {}, rowLink(sourceTable.table, table.id, table.name)),
      element("span", { class: `badge ${isSkipped ? "waiting" : "good"}` }, table.statusLabel ?? ""),
    ),
    isSkipped && reasonList(table.reasons),
    !isSkipped && isFirst && [bar(counts ?? none), numbers(counts ?? none)],
    !isSkipped && !isFirst && element("p", { class: "muted" }, text("countedAbove", table.logicalName)),
  );
}
