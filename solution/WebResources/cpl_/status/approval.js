import { element } from "../shared/elements.js";
import { number } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { text } from "../shared/texts.js";
import { readSamples } from "./source.js";

/** Shows what a stopped run would change, and asks; whether the user approves. */
export async function approve(entry) {
  const samples = (await readSamples(entry.id)).filter((sample) => sample.change === "Left");
  const dialog = element(
    "dialog",
    { "aria-labelledby": "approval-title" },
    element("h2", { id: "approval-title" }, text("approvalTitle", number(entry.held))),
    element("p", {}, text("approvalText")),
    element("p", { class: "detail" }, entry.detail),
    element(
      "details",
      {},
      element("summary", {}, text("approvalRows", number(samples.length), number(entry.held))),
      element("ul", {}, samples.map((row) => element("li", {}, rowLink(row.table, row.id, `${row.table} ${row.id}`), ` ${row.reason}`))),
    ),
    element(
      "form",
      { method: "dialog", class: "row" },
      element("button", { value: "approve", class: "primary" }, text("approvalYes", number(entry.held))),
      element("button", { value: "", autofocus: true }, text("approvalNo")),
    ),
  );
  document.body.append(dialog);
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === "approve";
}
