/** Reads unmet requirements as they are kept: an array of objects with requirement, sentence, found, expected, remedy. */
export function reasonsOf(kept) {
  try {
    const reasons = JSON.parse(kept || "[]");
    return Array.isArray(reasons) ? reasons : [];
  } catch {
    // Somebody wrote something else there; the record shows it.
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

/** How the task stands, as the page shows it. */
export function toStatus(answer) {
  return {
    ...answer,
    open: answer.open.map(toEntry),
    latest: answer.latest.map(toEntry)[0],
    preview: answer.preview.map(toEntry)[0],
    history: answer.history.map(toEntry),
    tables: answer.tables.map((table) => ({ ...table, name: `${table.dataSource} / ${table.entityName}`, reasons: reasonsOf(table.reasons) })),
  };
}

/** What tells two answers apart: as long as it is the same, only numbers of runs under way can have changed. */
export function stateOf(status) {
  const runs = status.open.map((entry) => `${entry.id} ${entry.status}`);
  return JSON.stringify([status.verdict, runs, status.latest?.id, status.latest?.events, status.preview?.id, status.openIssues]);
}

/** The share of a table's examined rows that ended with the right link, from 0 to 1; undefined where no full run counted them. */
export function coverageOf(table) {
  return table.rows > 0 ? table.inOrder / table.rows : undefined;
}

function toEntry(record) {
  return { ...record, isEvents: record.events > 0, reasons: reasonsOf(record.reasons) };
}
