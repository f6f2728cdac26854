import { nameOf, runMode, runStatus, sourceTableStatus } from "../shared/codes.js";
import { text } from "../shared/texts.js";

/** The words for a run's status. */
export function statusLabel(value) {
  return text(`status${nameOf(runStatus, value) ?? ""}`);
}

/** The words for what a run was to do. */
export function modeLabel(value) {
  return text(`mode${nameOf(runMode, value) ?? ""}`);
}

/** The words for a source table's status. */
export function tableLabel(value) {
  return text(`table${nameOf(sourceTableStatus, value) ?? ""}`);
}
