import { runStatus } from "../shared/codes.js";
import { element, fill } from "../shared/elements.js";
import { nothing, refused, waiting } from "../shared/states.js";
import { spoken, text } from "../shared/texts.js";
import { Actions } from "./actions.js";
import { history } from "./history.js";
import { Issues } from "./issues.js";
import { joinUnifications } from "./records.js";
import { mayRun, openStatuses, processNext, readProgress, readRuns, readSourceTables } from "./source.js";
import { tables } from "./tables.js";
import { reasonList, task } from "./task.js";

const whileRunning = 2000;
const otherwise = 30000;

/** The status page: what the task did, does, and can be asked for. */
class Page {
  constructor(root) {
    this.actions = new Actions(() => this.refresh());
    this.task = element("div", {}, waiting());
    this.tables = element("div", {}, waiting());
    this.history = element("div", {}, waiting());
    this.issues = element("div");
    fill(
      root,
      element("header", {}, element("p", { class: "muted" }, text("taskGroup")), element("h1", {}, text("taskName"))),
      section("latest", this.task, this.actions.node),
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

  /** Reads everything that may have changed; again in a moment while a run is under way. */
  async refresh() {
    clearTimeout(this.timer);
    let isRunning = false;
    try {
      const runs = await readRuns();
      const open = runs.filter((entry) => openStatuses.includes(entry.status));
      isRunning = open.some((entry) => [runStatus.Queued, runStatus.Processing].includes(entry.status));
      await this.show(runs, open, isRunning);
      await this.takeOn(open.filter(isDue));
    } catch (error) {
      fill(this.task, refused(error));
      this.actions.show(false, []);
      [this.tables, this.history].forEach((node) => fill(node));
    }

    this.timer = document.hidden ? undefined : setTimeout(() => this.refresh(), isRunning ? whileRunning : otherwise);
  }

  async show(runs, open, isRunning) {
    const entries = joinUnifications(runs);
    const latest = open[0] ?? entries[0];
    const progress = open[0] ? await readProgress(open[0].id) : undefined;
    fill(this.task, latest ? [task(latest, progress), latest.status === runStatus.Skipped && reasonList(latest.reasons)] : nothing(text("noRuns")));
    this.actions.show(this.may, open);
    fill(this.history, entries.length > 0 ? history(entries) : nothing(text("noRuns")));
    await this.showTables(entries);
    if (this.wasRunning !== isRunning) {
      this.wasRunning = isRunning;
      await this.showIssues();
    }
  }

  /** Runs that wait are woken by whatever happens after their time; the open page sees to that something does. */
  async takeOn(due) {
    for (const entry of this.may ? due : []) {
      await processNext(entry.id);
    }
  }

  async showTables(entries) {
    try {
      this.sourceTables = await readSourceTables();
      fill(this.tables, tables(this.sourceTables, entries));
    } catch (error) {
      this.sourceTables = [];
      fill(this.tables, refused(error));
    }
  }

  async showIssues() {
    if (!this.list) {
      this.list = new Issues([...new Set(this.sourceTables.map((table) => table.logicalName).filter(Boolean))].sort());
      fill(this.issues, this.list.node);
    }

    await this.list.show();
  }
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
