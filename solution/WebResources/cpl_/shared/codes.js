/** The values of the choice columns; a test compares them with the plug-in's enumerations. */

const first = 627100000;

export const runMode = { Incremental: first, Full: first + 1, Preview: first + 2, Repair: first + 3, Unlink: first + 4 };

export const runStatus = {
  Queued: first,
  Processing: first + 1,
  Paused: first + 2,
  Successful: first + 3,
  CompletedWithIssues: first + 4,
  StoppedByGuard: first + 5,
  Skipped: first + 6,
  Failed: first + 7,
  Canceled: first + 8,
  Settling: first + 9,
};

export const batchStatus = {
  Queued: first,
  Processing: first + 1,
  Waiting: first + 2,
  Completed: first + 3,
  Failed: first + 4,
  Canceled: first + 5,
};

export const sourceTableStatus = { NotChecked: first, Linking: first + 1, Skipped: first + 2 };

/** The name of a value; undefined where there is none. */
export function nameOf(choice, value) {
  return Object.keys(choice).find((name) => choice[name] === value);
}

/** What an issue can be; the texts that the column `cpl_code` holds. */
export const issueCodes = [
  "ClaimedByTwoProfiles",
  "RowNotFound",
  "ProfileNotFound",
  "KeyNotGuid",
  "CustomerIdMissing",
  "KeyRingUnreadable",
  "KeyNotFound",
  "WriteRejected",
];

/** How rows end, in the order in which they are counted and drawn. */
export const outcomes = ["linked", "relinked", "unlinked", "unchanged", "issues"];
