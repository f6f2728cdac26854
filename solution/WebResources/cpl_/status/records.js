import { outcomes, runMode, runStatus } from "../shared/codes.js";
import { createdBy, createdOn, run } from "../shared/names.js";
import { formatted } from "../shared/dataverse.js";

/** Records of executions on events that began within this time of each other belong to one write of the profiles. */
const sameUnification = 10 * 60 * 1000;

/** The columns that the page reads of a run. */
export const runColumns = [
  run.id, run.name, run.mode, run.status, run.detail, run.tables, run.requestedTables, run.held, run.continueOn, run.startedOn, run.endedOn,
  run.examined, run.linked, run.relinked, run.unlinked, run.unchanged, run.issues, createdOn, `_${createdBy}_value`,
].join(",");

/**
 * Reads the counts that a record keeps: a line for each table with its name and the numbers of linked, relinked, unlinked, unchanged, issues.
 * @returns {Map<string, Object<string, number>>}
 */
export function countsOf(kept) {
  const counts = new Map();
  for (const line of (kept ?? "").split("\n")) {
    const [table, ...numbers] = line.split(" ");
    if (numbers.length >= outcomes.length && numbers.every((number) => /^\d+$/.test(number))) {
      counts.set(table, Object.fromEntries(outcomes.map((outcome, index) => [outcome, Number(numbers[index])])));
    }
  }

  return counts;
}

/** Reads unmet requirements as they are kept: an array of objects with requirement, sentence, found, expected, remedy. */
export function reasonsOf(kept) {
  try {
    const reasons = JSON.parse(kept || "[]");
    return Array.isArray(reasons) ? reasons : [];
  } catch {
    // The same column holds counts where the run was not skipped.
    return [];
  }
}

/** Reads the rows that a run keeps as samples: a line for each with its table, id, change, profile before, profile after and reason, between tabs. */
export function samplesOf(kept) {
  return (kept ?? "")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((parts) => parts.length === 6)
    .map(([table, id, change, from, to, reason]) => ({ table, id, change, from, to, reason }));
}

/** A row of `cpl_run` as the page shows it. */
export function toEntry(row) {
  return {
    id: row[run.id],
    name: row[run.name],
    mode: row[run.mode],
    modeLabel: formatted(row, run.mode),
    status: row[run.status],
    statusLabel: formatted(row, run.status),
    detail: row[run.detail] ?? "",
    startedOn: row[run.startedOn] ?? row[createdOn],
    endedOn: row[run.endedOn],
    continueOn: row[run.continueOn],
    by: formatted(row, `_${createdBy}_value`) ?? "",
    held: row[run.held] ?? 0,
    requestedTables: row[run.requestedTables] ?? "",
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, row[run[outcome]] ?? 0])),
    tables: countsOf(row[run.tables]),
    reasons: reasonsOf(row[run.tables]),
    executions: 1,
  };
}

/**
 * Joins the records that the executions of one unification left, so that the task is seen as it ran: once.
 * @param {Object[]} entries the newest first
 */
export function joinUnifications(entries) {
  const joined = [];
  for (const entry of entries) {
    const last = joined.at(-1);
    if (last && canJoin(last, entry)) {
      join(last, entry);
    } else {
      joined.push({ ...entry, counts: { ...entry.counts }, tables: new Map(entry.tables) });
    }
  }

  return joined;
}

function canJoin(last, entry) {
  return [last, entry].every((one) => one.mode === runMode.Incremental && one.status !== runStatus.Skipped)
    && Math.abs(new Date(last.startedOn) - new Date(entry.startedOn)) < sameUnification;
}

function join(last, entry) {
  last.startedOn = entry.startedOn;
  last.executions += 1;
  outcomes.forEach((outcome) => (last.counts[outcome] += entry.counts[outcome]));
  for (const [table, counts] of entry.tables) {
    const before = last.tables.get(table) ?? {};
    last.tables.set(table, Object.fromEntries(outcomes.map((outcome) => [outcome, (before[outcome] ?? 0) + counts[outcome]])));
  }

  if (entry.status === runStatus.CompletedWithIssues && last.status === runStatus.Successful) {
    last.status = entry.status;
    last.statusLabel = entry.statusLabel;
  }
}
