/** Every table, column, API and privilege name that the pages use; a test compares them with the plug-in's names file. */

export const run = { table: "cpl_run", id: "cpl_runid", samples: "cpl_samples" };

export const outcome = { table: "cpl_outcome" };

export const issue = {
  table: "cpl_issue",
  id: "cpl_issueid",
  code: "cpl_code",
  message: "cpl_message",
  remedy: "cpl_remedy",
  logicalName: "cpl_logicalname",
  rowId: "cpl_rowid",
  dataSource: "cpl_datasource",
  entityName: "cpl_entityname",
  key: "cpl_key",
  customerIds: "cpl_customerids",
  attempts: "cpl_attempts",
  firstSeen: "cpl_firstseen",
  lastSeen: "cpl_lastseen",
};

export const sourceTable = { table: "cpl_sourcetable", logicalName: "cpl_logicalname" };

export const profile = {
  table: "msdynci_customerprofile",
  id: "msdynci_customerprofileid",
  customerId: "msdynci_customerid",
  prefix: "msdynci_",
  alternateSuffix: "_alternate",
};

/** The lookup on source rows: the built-in task's name, and our own where the platform refuses that. */
export const lookups = ["msdynci_lookupfield_customerprofile", "cpl_lookupfield_customerprofile"];

/** Tables of Customer Insights that hold what is known of a customer; the plug-in does not read them. */
export const measures = { table: "msdynci_customermeasure", values: "msdynci_measures" };
export const segments = { table: "msdynci_segmentmembership", list: "msdynci_segments" };

export const api = {
  startRun: "cpl_StartRun",
  controlRun: "cpl_ControlRun",
  processNext: "cpl_ProcessNext",
  explainLink: "cpl_ExplainLink",
  getStatus: "cpl_GetStatus",
};

export const privileges = { createRun: "prvCreatecpl_Run" };

/** The environment variable that names the attributes of the insight card. */
export const variables = { cardAttributes: "cpl_CardAttributes" };

export const modifiedOn = "modifiedon";
export const stateCode = "statecode";
