import { allRows, execute, formatted, get, rows } from "../shared/dataverse.js";
import { batchStatus, runMode, runStatus } from "../shared/codes.js";
import { api, batch, createdOn, privileges, run, sourceTable } from "../shared/names.js";
import { reasonsOf, runColumns, samplesOf, toEntry } from "./records.js";

const shownRecords = 250;
const pageOfIssues = 50;

/** Runs that an administrator can still do something about. */
export const openStatuses = [runStatus.Queued, runStatus.Processing, runStatus.Settling, runStatus.Paused, runStatus.StoppedByGuard];

/** The latest runs, the newest first. */
export async function readRuns() {
  const page = await rows(run.table, { select: runColumns, orderby: `${createdOn} desc`, top: shownRecords });
  return page.value.map(toEntry);
}

/** How far the batches of a run are: how many there are, and how many are over. */
export async function readProgress(runId) {
  let total = 0;
  let over = 0;
  const done = [batchStatus.Completed, batchStatus.Failed, batchStatus.Canceled];
  for await (const row of allRows(batch.table, { select: batch.status, filter: `_${batch.run}_value eq ${runId}` })) {
    total += 1;
    over += done.includes(row[batch.status]) ? 1 : 0;
  }

  return { total, over };
}

/** Some of the rows that a stopped run would change: the first twenty by table and id. */
export async function readSamples(runId) {
  const { value } = await rows(run.table, { select: run.samples, filter: `${run.id} eq ${runId}` });
  return value.flatMap((row) => samplesOf(row[run.samples])).filter((sample) => sample.change === "Left");
}

/** The source tables, with the requirements that each does not meet. */
export async function readSourceTables() {
  const columns = [sourceTable.name, sourceTable.logicalName, sourceTable.status, sourceTable.reasons, sourceTable.declared, sourceTable.checkedOn];
  const page = await rows(sourceTable.table, { select: columns.join(","), orderby: sourceTable.name });
  return page.value.map((row) => ({
    id: row[sourceTable.id],
    name: row[sourceTable.name],
    logicalName: row[sourceTable.logicalName] ?? "",
    status: row[sourceTable.status],
    statusLabel: formatted(row, sourceTable.status),
    declared: row[sourceTable.declared],
    reasons: reasonsOf(row[sourceTable.reasons]),
  }));
}

/** Open issues that a filter of the Web API leaves, a page at a time. */
export function readIssues(table, query) {
  return rows(table, query, { pageSize: pageOfIssues });
}

/** Whether the user may start and control runs. */
export async function mayRun() {
  const { UserId } = await get("WhoAmI()");
  const asked = encodeURIComponent(JSON.stringify([privileges.createRun]));
  const held = await get(`systemusers(${UserId})/Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@names)?@names=${asked}`);
  return (held.RolePrivileges ?? []).length > 0;
}

/** Requests a run; gives its id. */
export async function startRun(mode) {
  const started = await execute(api.startRun, { Mode: Object.keys(runMode).find((name) => runMode[name] === mode) });
  return started.RunId;
}

/** Pauses, resumes or cancels a run, or approves its unlinks. */
export function controlRun(runId, action) {
  return execute(api.controlRun, { RunId: runId, Action: action });
}

/** Takes a run on whose time has come. */
export function processNext(runId) {
  return execute(api.processNext, { RunId: runId });
}
