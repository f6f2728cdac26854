import { element, fill } from "../shared/elements.js";
import { number, time } from "../shared/format.js";
import { text } from "../shared/texts.js";
import { badge } from "./badge.js";

/** One sentence on how the task stands. It is said aloud when it changes, and only then. */
export class Health {
  constructor() {
    this.sentence = element("p", { class: "health", role: "status" });
    this.updated = element("span", { class: "muted" });
    this.notice = element("div", { "aria-live": "polite" });
  }

  /** What the page puts on top. */
  get nodes() {
    return [this.sentence, this.notice];
  }

  show(status) {
    const words = sentence(status);
    if (this.sentence.textContent !== words) {
      fill(this.sentence, words);
    }

    fill(this.updated, text("updatedAt", time(status.at)));
    fill(this.notice);
    this.at = status.at;
  }

  /** Says that what is shown is old, since when, and what to do. */
  showOld(error) {
    const isOffline = !("status" in error);
    const name = isOffline ? "oldOffline" : { 401: "oldSignIn", 403: "oldRights", 429: "oldBusy" }[error.status] ?? "oldFailed";
    fill(
      this.notice,
      element(
        "div",
        { class: "message" },
        element("strong", {}, text("isOld", time(this.at))),
        ` ${text(name)}`,
        !isOffline && element("p", { class: "muted" }, error.message),
      ),
    );
  }
}

/** A preview is what would be, and is said so. */
export function previewOf(entry, samples) {
  const { counts } = entry;
  return element(
    "div",
    { class: "card preview" },
    element("h3", {}, text("previewOf", time(entry.startedOn))),
    badge(entry.status),
    element("p", {}, text("wouldDo", number(counts.linked), number(counts.relinked), number(counts.issues))),
    entry.held > 0 && element("p", {}, text("wouldLookAgain", number(entry.held))),
    samples,
  );
}

function sentence(status) {
  const issues = status.openIssues === null ? text("issuesTooMany") : text("issuesOpen", number(status.openIssues));
  return `${text(`verdict${status.verdict}`)} ${issues}`;
}
