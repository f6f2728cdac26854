import { runStatus } from "../shared/codes.js";
import { element, fill } from "../shared/elements.js";
import { rowLink } from "../shared/rowLink.js";
import { nothing, refused, waiting } from "../shared/states.js";
import { spoken, text } from "../shared/texts.js";
import { Actions } from "./actions.js";
import { Health, previewOf } from "./health.js";
import { history } from "./history.js";
import { Issues } from "./issues.js";
import { stateOf } from "./records.js";
import { mayRun, processNext, readSamples, readStatus } from "./source.js";
import { tables } from "./tables.js";
import { reasonList, task } from "./task.js";

const whileRunning = 3000;
const otherwise = 30000;

/** The status page: what the task did, does, and can be asked for. */
class Page {
  constructor(root) {
    this.actions = new Actions(() => this.refresh());
    this.health = new Health();
    this.task = element("div", {}, waiting());
    this.preview = element("div");
    this.tables = element("div", {}, waiting());
    this.history = element("div", {}, waiting());
    this.issues = element("div");
    fill(
      root,
      element(
        "header",
        {},
        element("p", { class: "muted" }, text("taskGroup")),
        element("h1", {}, text("taskName")),
        this.health.nodes,
        element("div", { class: "row" }, this.health.updated, element("button", { type: "button", on: { click: () => this.refresh(true) } }, text("refresh"))),
      ),
      section("latest", this.task, this.preview, this.actions.node),
      section("sourceTables", this.tables),
      section("history", this.history),
      section("issues", this.issues),
    );
  }

  async start() {
    try {
      this.may = await mayRun();
    } catch {
      // Who may not even be asked about is shown what can be read, without buttons.
      this.may = false;
    }

    await this.refresh();
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
  }

  /** Reads what may have moved, and all of it when something did; again in a moment while a run is under way. */
  async refresh(all = false) {
    clearTimeout(this.timer);
    try {
      let status = await readStatus(this.state !== undefined && !all);
      if (this.state !== undefined && !all && stateOf(status) !== this.state) {
        status = await readStatus();
        all = true;
      }

      await this.show(status, all || this.state === undefined);
      await this.takeOn(status.open.filter(isDue));
    } catch (error) {
      this.fail(error);
    }

    this.timer = document.hidden ? undefined : setTimeout(() => this.refresh(), this.isRunning ? whileRunning : otherwise);
  }

  async show(status, isAll) {
    this.health.show(status);
    this.isRunning = status.open.some((entry) => [runStatus.Queued, runStatus.Processing].includes(entry.status));
    const shown = status.open[0] ?? status.latest;
    const progress = status.progress.find((one) => one.run === shown?.id);
    fill(this.task, shown ? [task(shown, progress), shown.status === runStatus.Skipped && reasonList(shown.reasons)] : nothing(text("noRuns")));
    this.actions.show(this.may, status.open, !status.latest);
    if (!isAll) {
      return;
    }

    this.state = stateOf(status);
    // A preview that is under way is the run that is shown already.
    const preview = status.preview?.id === shown?.id ? undefined : status.preview;
    fill(this.preview, preview && previewOf(preview, sampleList(preview)));
    fill(this.history, status.history.length > 0 ? history(status.history) : nothing(text("noRuns")));
    fill(this.tables, tables(status.tables));
    await this.showIssues(status.tables);
  }

  /** What was shown stays, and says since when it is old; where nothing is shown yet, the reason stands in its place. */
  fail(error) {
    if (this.state !== undefined) {
      this.health.showOld(error);
      return;
    }

    fill(this.task, refused(error));
    this.actions.show(false, []);
    [this.tables, this.history].forEach((node) => fill(node));
  }

  /** Runs that wait are woken by whatever happens after their time; the open page sees to that something does. */
  async takeOn(due) {
    for (const entry of this.may ? due : []) {
      await processNext(entry.id);
    }
  }

  async showIssues(sourceTables) {
    if (!this.list) {
      this.list = new Issues([...new Set(sourceTables.map((table) => table.logicalName).filter(Boolean))].sort());
      fill(this.issues, this.list.node);
    }

    await this.list.show();
  }
}

function sampleList(entry) {
  const list = element("ul");
  const details = element("details", {}, element("summary", {}, text("wouldRows")), list);
  details.addEventListener(
    "toggle",
    async () => {
      try {
        const samples = await readSamples(entry.id);
        fill(list, samples.map((row) => element("li", {}, rowLink(row.table, row.id, `${row.table} ${row.id}`), ` ${row.reason}`)));
      } catch (error) {
        fill(list, refused(error));
      }
    },
    { once: true },
  );
  return details;
}

function isDue(entry) {
  return [runStatus.Queued, runStatus.Settling].includes(entry.status) && entry.continueOn && new Date(entry.continueOn) <= new Date();
}

function section(name, ...content) {
  return element("section", { "aria-labelledby": `${name}-title`, id: name }, element("h2", { id: `${name}-title` }, text(name)), content);
}

document.documentElement.lang = spoken;
document.title = text("taskName");
await new Page(document.querySelector("main")).start();
