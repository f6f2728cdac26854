import { element } from "./elements.js";
import { text } from "./texts.js";
import { DataverseError } from "./dataverse.js";

/** Shown while something is read. */
export function waiting() {
  return element("p", { class: "muted", role: "status" }, text("waiting"));
}

/** Shown where there is nothing. */
export function nothing(message) {
  return element("p", { class: "muted" }, message);
}

/** Shown where something could not be read: missing rights say so, everything else gives the platform's own words. */
export function refused(error) {
  const isForbidden = error instanceof DataverseError && error.isForbidden;
  return element(
    "div",
    { class: "message", role: "alert" },
    element("strong", {}, text(isForbidden ? "noRights" : "failed")),
    element("p", {}, error.message),
    isForbidden && element("p", { class: "muted" }, text("askForRole")),
  );
}
