import { execute, get, rows } from "../shared/dataverse.js";
import { runMode } from "../shared/codes.js";
import { api, privileges, run } from "../shared/names.js";
import { samplesOf, toStatus } from "./records.js";

const pageOfIssues = 50;

/** How the task stands, in one answer; only the verdict and the runs that are not over where nothing else is wanted. */
export async function readStatus(onlyMoving = false) {
  const answer = await get(onlyMoving ? `${api.getStatus}(Moving=@moving)?@moving=true` : `${api.getStatus}()`);
  return toStatus(JSON.parse(answer.Status));
}

/** Rows that a run keeps as examples: up to twenty of each change, the first by table and id. */
export async function readSamples(runId) {
  const { value } = await rows(run.table, { select: run.samples, filter: `${run.id} eq ${runId}` });
  return value.flatMap((row) => samplesOf(row[run.samples]));
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
