import { runStatus } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { duration, number, time } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { outcome, run } from "../shared/names.js";
import { text } from "../shared/texts.js";
import { badge } from "./badge.js";
import { bar, numbers } from "./bar.js";
import { modeLabel } from "./labels.js";

/** The task as it stands: its latest run, how it ended, when, how long it took, for whom. */
export function task(entry, progress) {
  return [
    element(
      "div",
      { class: "row" },
      badge(entry.status),
      element("span", { class: "muted" }, entry.isEvents ? text("afterUnification", number(entry.events)) : modeLabel(entry.mode)),
      rowLink(entry.isEvents ? outcome.table : run.table, entry.id, text("openRecord")),
    ),
    element(
      "dl",
      { class: "facts" },
      fact("started", time(entry.startedOn)),
      fact("took", entry.endedOn ? duration(entry.startedOn, entry.endedOn) : text("notYetOver")),
      entry.by && fact("requestedBy", entry.by),
      entry.requestedTables && fact("forTables", entry.requestedTables),
    ),
    progress && entry.status !== runStatus.Queued && progressOf(progress, entry),
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

function progressOf({ batches, over, rows, expected }, entry) {
  const isKnown = expected > 0 && rows <= expected;
  const words = [
    isKnown ? text("rowsOf", number(rows), number(expected)) : text("rowsDone", number(rows)),
    text("batchesOver", number(over), number(batches)),
    isKnown && rows > 0 && entry.status === runStatus.Processing && text("timeLeft", left(entry.startedOn, rows, expected)),
  ];
  const said = words.filter(Boolean).join(" · ");
  return element(
    "div",
    { class: "progress" },
    element("progress", { max: isKnown ? expected : Math.max(batches, 1), value: isKnown ? rows : over, "aria-label": said }),
    element("span", {}, said),
  );
}

/** About how long the rest takes, if it goes on as until now. */
function left(startedOn, rows, expected) {
  const elapsed = Date.now() - new Date(startedOn);
  return duration(0, (elapsed * (expected - rows)) / rows);
}
