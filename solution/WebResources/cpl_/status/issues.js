import { allRows, get, quote } from "../shared/dataverse.js";
import { issueCodes } from "../shared/codes.js";
import { element, fill } from "../shared/elements.js";
import { time } from "../shared/format.js";
import { issue, stateCode } from "../shared/names.js";
import { rowLink } from "../shared/rowLink.js";
import { nothing, refused, waiting } from "../shared/states.js";
import { text } from "../shared/texts.js";
import { save, toCsv } from "./csv.js";
import { readIssues } from "./source.js";

const columns = [
  issue.code,
  issue.message,
  issue.remedy,
  issue.logicalName,
  issue.rowId,
  issue.dataSource,
  issue.entityName,
  issue.key,
  issue.customerIds,
  issue.firstSeen,
  issue.lastSeen,
];

/** The open issues, with a filter, page by page, and as a file. */
export class Issues {
  constructor(tableNames) {
    this.code = select("issueCode", issueCodes.map((code) => [code, text(code)]));
    this.table = select("table", tableNames.map((name) => [name, name]));
    this.words = element("input", { type: "search", id: "issue-words" });
    this.list = element("div", { "aria-live": "polite" });
    this.node = element(
      "div",
      {},
      element(
        "form",
        { class: "row filters", on: { submit: (event) => (event.preventDefault(), this.show()), change: () => this.show() } },
        element("label", {}, text("issueCode"), this.code),
        element("label", {}, text("table"), this.table),
        element("label", {}, text("containing"), this.words),
        element("button", { type: "submit" }, text("filter")),
        element("button", { type: "button", on: { click: (event) => this.export(event.target) } }, text("export")),
      ),
      this.list,
    );
  }

  /** Reads the first page that the filter leaves. */
  async show() {
    fill(this.list, waiting());
    try {
      const page = await readIssues(issue.table, this.query());
      const body = element("ul", { class: "cards" });
      fill(this.list, page.value.length === 0 ? nothing(text(this.isFiltered() ? "noIssuesFiltered" : "noIssues")) : body);
      this.add(body, page);
    } catch (error) {
      fill(this.list, refused(error));
    }
  }

  /** Saves all issues that the filter leaves. */
  async export(button) {
    button.disabled = true;
    try {
      const lines = [];
      for await (const row of allRows(issue.table, this.query())) {
        lines.push(columns.map((column) => row[column]));
      }

      save("issues.csv", toCsv(columns, lines));
    } catch (error) {
      fill(this.list, refused(error));
    } finally {
      button.disabled = false;
    }
  }

  add(body, page) {
    body.append(...page.value.map(card));
    if (page["@odata.nextLink"]) {
      const more = element("button", { type: "button", class: "more", on: { click: () => this.next(body, more, page["@odata.nextLink"]) } }, text("more"));
      this.list.append(more);
    }
  }

  async next(body, button, address) {
    button.remove();
    try {
      this.add(body, await get(address, { pageSize: 50 }));
    } catch (error) {
      this.list.append(refused(error));
    }
  }

  query() {
    const words = quote(this.words.value.trim());
    const conditions = [
      `${stateCode} eq 0`,
      this.code.value && `${issue.code} eq ${quote(this.code.value)}`,
      this.table.value && `${issue.logicalName} eq ${quote(this.table.value)}`,
      this.words.value.trim() && `(contains(${issue.message},${words}) or contains(${issue.key},${words}) or contains(${issue.rowId},${words}))`,
    ];
    return { select: columns.join(","), filter: conditions.filter(Boolean).join(" and "), orderby: `${issue.lastSeen} desc` };
  }

  isFiltered() {
    return this.code.value !== "" || this.table.value !== "" || this.words.value.trim() !== "";
  }
}

function select(name, choices) {
  const options = choices.map(([value, label]) => element("option", { value }, label));
  return element("select", { id: `issue-${name}` }, element("option", { value: "" }, text("all")), options);
}

function card(row) {
  const place = row[issue.rowId]
    ? rowLink(row[issue.logicalName], row[issue.rowId], `${row[issue.logicalName]} ${row[issue.rowId]}`)
    : `${row[issue.dataSource]} / ${row[issue.entityName]}: ${row[issue.key]}`;
  return element(
    "li",
    { class: "card" },
    element("div", { class: "row" }, element("h3", {}, text(row[issue.code])), element("span", { class: "muted" }, time(row[issue.lastSeen]))),
    element("p", {}, place),
    element("p", {}, row[issue.message] ?? ""),
    element("p", { class: "muted" }, row[issue.remedy] ?? ""),
  );
}
