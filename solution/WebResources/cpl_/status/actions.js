import { runMode, runStatus } from "../shared/codes.js";
import { element, fill } from "../shared/elements.js";
import { refused } from "../shared/states.js";
import { text } from "../shared/texts.js";
import { approve } from "./approval.js";
import { controlRun, startRun } from "./source.js";

const starts = [["preview", runMode.Preview], ["run", runMode.Full], ["repair", runMode.Repair]];

const controls = {
  [runStatus.Queued]: ["cancel"],
  [runStatus.Processing]: ["pause", "cancel"],
  [runStatus.Settling]: ["cancel"],
  [runStatus.Paused]: ["resume", "cancel"],
  [runStatus.StoppedByGuard]: ["approve", "cancel"],
};

/** The buttons that fit the state of the task; none for those who may not use them. */
export class Actions {
  /** @param {function(): Promise<void>} changed called after something was asked for */
  constructor(changed) {
    this.changed = changed;
    this.buttons = element("div", { class: "row" });
    this.said = element("div", { "aria-live": "assertive" });
    this.node = element("div", {}, this.buttons, this.said);
  }

  /**
   * @param {boolean} may whether the user may start and control runs
   * @param {Object[]} open runs that are not over
   * @param {boolean} isFirst whether nothing was done yet: then the preview is offered first
   */
  show(may, open, isFirst) {
    const hasDecision = open.some((entry) => entry.status === runStatus.StoppedByGuard);
    this.primary = hasDecision ? "approve" : isFirst ? "preview" : "run";
    const focused = this.buttons.contains(document.activeElement) ? document.activeElement.dataset.action : undefined;
    fill(this.buttons, may ? [this.starting(open), open.map((entry) => this.controlling(entry))] : element("p", { class: "muted" }, text("mayOnlyRead")));
    // The buttons are made anew each time; whoever stands on one is not to lose the place.
    [...this.buttons.querySelectorAll("button")].find((button) => button.dataset.action === focused)?.focus();
  }

  starting(open) {
    const isBusy = open.some((entry) => entry.status !== runStatus.StoppedByGuard);
    return starts.map(([name, mode]) => this.button(name, `start-${name}`, name === this.primary, isBusy, async () => startRun(mode)));
  }

  controlling(entry) {
    return (controls[entry.status] ?? []).map((action) =>
      this.button(action, `${action}-${entry.id}`, action === this.primary, false, async () => {
        if (action !== "approve" || (await approve(entry))) {
          await controlRun(entry.id, action);
        }
      }),
    );
  }

  button(name, action, isPrimary, isDisabled, act) {
    return element(
      "button",
      {
        type: "button",
        class: isPrimary ? "primary" : "",
        disabled: isDisabled,
        data: { action },
        title: text(`${name}Title`),
        on: { click: (event) => this.do(event.currentTarget, act) },
      },
      text(name),
    );
  }

  async do(button, act) {
    button.disabled = true;
    fill(this.said);
    try {
      await act();
    } catch (error) {
      fill(this.said, refused(error));
    } finally {
      button.disabled = false;
      await this.changed();
    }
  }
}
