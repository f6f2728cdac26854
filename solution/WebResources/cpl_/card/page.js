import { formatted } from "../shared/dataverse.js";
import { element, fill } from "../shared/elements.js";
import { number, time } from "../shared/format.js";
import { openRow, setting } from "../shared/host.js";
import { profile } from "../shared/names.js";
import { rowLink } from "../shared/rowLink.js";
import { nothing, refused, waiting } from "../shared/states.js";
import { hasText, spoken, text } from "../shared/texts.js";
import { attributesOf } from "./attributes.js";
import { facts, part } from "./parts.js";
import { explain, plain, readAttributeSetting, readLabels, readLink, readMeasures, readProfile, readSegments, readSiblings, unifiedOn } from "./source.js";

/** The insight card: what Customer Insights knows of the customer whose row is open. */
async function show(root) {
  const row = openRow();
  fill(root, waiting());
  if (!row.table || !row.id) {
    fill(root, element("h1", {}, text("cardName")), nothing(text("saveFirst")));
    return;
  }

  try {
    const link = await readLink(row.table, row.id);
    const found = link.profileId ? await readProfile(link.profileId) : undefined;
    await (found ? showProfile(root, row, found) : showReason(root, row, link));
  } catch (error) {
    fill(root, element("h1", {}, text("cardName")), refused(error));
  }
}

async function showProfile(root, row, found) {
  const customerId = found[profile.customerId];
  const parts = [
    part("attributes", () => readAttributes(found)),
    part("measures", async () => listed(await readMeasures(customerId), "noMeasures")),
    part("segments", async () => tags(await readSegments(customerId))),
    part("sameCustomer", async () => siblings(await readSiblings(found[profile.id], row))),
  ];
  fill(
    root,
    element(
      "header",
      {},
      element("h1", {}, rowLink(profile.table, found[profile.id], nameOf(found))),
      element("p", { class: "muted" }, text("lastUnified", time(unifiedOn(found)))),
    ),
    parts.map(({ node }) => node),
  );
  await Promise.all(parts.map(({ done }) => done));
}

async function showReason(root, row, link) {
  const title = element("h1", {}, text(link.profileId ? "profileGone" : "notLinked"));
  try {
    const { outcome, summary } = await explain(row.table, row.id);
    fill(
      root,
      title,
      hasText(outcome?.code) && element("p", {}, text(outcome.code)),
      outcome?.reason && element("p", {}, outcome.reason),
      outcome?.remedy && element("p", {}, outcome.remedy),
      element("details", {}, element("summary", {}, text("allThatIsKnown")), element("p", {}, summary)),
    );
  } catch (error) {
    fill(root, title, element("p", {}, text("notLinkedText")), refused(error));
  }
}

async function readAttributes(found) {
  // Labels and the organisation's choice are a comfort: without the right to read them, names and the default do.
  const [labels, chosen] = await Promise.all([
    readLabels().catch(() => new Map()),
    setting("attributes") ? setting("attributes") : readAttributeSetting().catch(() => ""),
  ]);
  const pairs = attributesOf(found, chosen).map((name) => [plain(labels.get(name) ?? name), formatted(found, name) ?? text("none")]);
  return pairs.length > 0 ? facts(pairs) : nothing(text("noAttributes"));
}

function listed(measures, whenNone) {
  const shown = [...measures].map(([name, value]) => [name, typeof value === "number" ? number(value) : (value ?? text("none"))]);
  return shown.length > 0 ? facts(shown) : nothing(text(whenNone));
}

function tags(names) {
  return names.length > 0 ? element("ul", { class: "tags" }, names.map((name) => element("li", {}, name))) : nothing(text("noSegments"));
}

function siblings(rows) {
  return rows.length > 0
    ? element("ul", {}, rows.map((one) => element("li", {}, `${one.tableLabel}: `, rowLink(one.table, one.id, one.name || one.id))))
    : nothing(text("noSiblings"));
}

function nameOf(found) {
  return found.msdynci_fullname || [found.msdynci_firstname, found.msdynci_lastname].filter(Boolean).join(" ") || found[profile.customerId];
}

document.documentElement.lang = spoken;
document.title = text("cardName");
await show(document.querySelector("main"));
