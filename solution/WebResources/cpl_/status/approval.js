import { element } from "../shared/elements.js";
import { number } from "../shared/format.js";
import { rowLink } from "../shared/rowLink.js";
import { text } from "../shared/texts.js";
import { readHeld } from "./source.js";

const shown = 100;

/** Shows what a stopped run would unlink, and asks; whether the user approves. */
export async function approve(entry) {
  const held = await readHeld(entry.id);
  const dialog = element(
    "dialog",
    { "aria-labelledby": "approval-title" },
    element("h2", { id: "approval-title" }, text("approvalTitle", number(held.length))),
    element("p", {}, text("approvalText")),
    element("p", { class: "detail" }, entry.detail),
    element("ul", { class: "counts" }, [...byTable(held)].map(([table, count]) => element("li", {}, `${table}: ${number(count)}`))),
    element(
      "details",
      {},
      element("summary", {}, text("approvalRows", number(Math.min(shown, held.length)), number(held.length))),
      element("ul", {}, held.slice(0, shown).map((row) => element("li", {}, rowLink(row.table, row.id, `${row.table} ${row.id}`)))),
    ),
    element(
      "form",
      { method: "dialog", class: "row" },
      element("button", { value: "approve", class: "primary" }, text("approvalYes", number(held.length))),
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

function byTable(held) {
  const counts = new Map();
  held.forEach(({ table }) => counts.set(table, (counts.get(table) ?? 0) + 1));
  return counts;
}
