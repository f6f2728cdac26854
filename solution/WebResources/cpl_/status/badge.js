import { runStatus } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { statusLabel } from "./labels.js";

const kinds = {
  [runStatus.Queued]: "going",
  [runStatus.Processing]: "going",
  [runStatus.Paused]: "waiting",
  [runStatus.Successful]: "good",
  [runStatus.CompletedWithIssues]: "warning",
  [runStatus.StoppedByGuard]: "warning",
  [runStatus.Skipped]: "waiting",
  [runStatus.Failed]: "bad",
  [runStatus.Canceled]: "waiting",
  [runStatus.Settling]: "going",
};

/** A run's status: the words say it, the colour repeats it. */
export function badge(status) {
  return element("span", { class: `badge ${kinds[status] ?? "waiting"}` }, statusLabel(status));
}
