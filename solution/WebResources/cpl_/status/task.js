import { runMode, runStatus } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { duration, number, time } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { run } from "../shared/names.js";
import { text } from "../shared/texts.js";
import { badge } from "./badge.js";
import { bar, numbers } from "./bar.js";

/** The task as it stands: its latest run, how it ended, when, how long it took, for whom. */
export function task(entry, progress) {
  return [
    element(
      "div",
      { class: "row" },
      badge(entry.status, entry.statusLabel),
      element("span", { class: "muted" }, entry.mode === runMode.Incremental ? text("afterUnification", number(entry.executions)) : entry.modeLabel),
      rowLink(run.table, entry.id, text("openRecord")),
    ),
    element(
      "dl",
      { class: "facts" },
      fact("started", time(entry.startedOn)),
      fact("took", entry.endedOn ? duration(entry.startedOn, entry.endedOn) : text("notYetOver")),
      fact("requestedBy", entry.by),
      entry.requestedTables && fact("forTables", entry.requestedTables),
    ),
    progress && entry.status !== runStatus.Queued && progressOf(progress),
    bar(entry.counts),
    numbers(entry.counts),
    entry.detail && element("p", { class: "detail" }, entry.detail),
  ];
}

/** Reasons why nothing was linked, each with what to do. */
export function reasonList(reasons) {
  return element(
    "ul",
    { class: "reasons" },
    reasons.map((reason) =>
      element(
        "li",
        {},
        element("strong", {}, reason.requirement),
        " ",
        reason.sentence,
        element("br"),
        element("span", { class: "muted" }, text("foundExpected", reason.found, reason.expected)),
        element("br"),
        reason.remedy,
      ),
    ),
  );
}

function fact(name, value) {
  return element("div", {}, element("dt", {}, text(name)), element("dd", {}, value));
}

function progressOf({ over, total }) {
  const share = total ? Math.round((100 * over) / total) : 0;
  const words = text("batchesOver", number(over), number(total));
  return element(
    "div",
    { class: "progress" },
    element("progress", { max: Math.max(total, 1), value: over, "aria-label": words }),
    element("span", {}, `${words} · ${share} %`),
  );
}
