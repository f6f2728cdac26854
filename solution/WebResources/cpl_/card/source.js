import { DataverseError, allRows, execute, findDefinition, formatted, get, quote, rows } from "../shared/dataverse.js";
import { api, lookups, measures, modifiedOn, profile, segments, sourceTable, variables } from "../shared/names.js";

const shownSiblings = 25;

/**
 * The link of a row.
 * @returns {Promise<{profileId?: string, column?: string}>} without an id where the row has no link, or its table no lookup column
 */
export async function readLink(table, id) {
  const { set } = await findDefinition(table);
  for (const column of lookups) {
    try {
      const row = await get(`${set}(${id})?$select=_${column}_value`);
      return { profileId: row[`_${column}_value`] ?? undefined, column };
    } catch (error) {
      // A column that the table has not yet is a property that the Web API does not know: 400.
      if (!(error instanceof DataverseError) || error.status !== 400) {
        throw error;
      }
    }
  }

  return {};
}

/** The customer profile; undefined where it is gone. */
export async function readProfile(profileId) {
  // By a filter: an elastic table's row is only found by its id where its partition is named too.
  const page = await rows(profile.table, { filter: `${profile.id} eq ${profileId}` });
  return page.value[0];
}

/** Labels of the profile's columns, by name. */
export async function readLabels() {
  const page = await get(`EntityDefinitions(LogicalName=${quote(profile.table)})/Attributes?$select=LogicalName,DisplayName`);
  return new Map(page.value.map((one) => [one.LogicalName, one.DisplayName?.UserLocalizedLabel?.Label || one.LogicalName]));
}

/** A name without the prefix that all columns of Customer Insights share; a label stays as it is. */
export function plain(name) {
  return name.startsWith(profile.prefix) ? name.slice(profile.prefix.length) : name;
}

/** Why the row has no link, or what linking would do with it, in the product's words. */
export async function explain(table, id) {
  const explained = await execute(api.explainLink, { Table: table, RowId: id });
  return { summary: explained.Summary, outcome: JSON.parse(explained.Explanation).outcome };
}

/** The measures of a customer: those kept together as JSON, and those with a table of their own. */
export async function readMeasures(customerId) {
  const found = new Map();
  if (await findDefinition(measures.table)) {
    for (const row of (await rows(measures.table, { filter: ofCustomer(customerId) })).value) {
      Object.entries(parse(row[measures.values]) ?? {})
        .filter(([name]) => name !== "CustomerId")
        .forEach(([name, value]) => found.set(name, value));
    }
  }

  for (const table of await measureTables()) {
    for (const row of (await rows(table, { filter: ofCustomer(customerId), top: 1 })).value) {
      const { label } = await findDefinition(table);
      const own = Object.keys(row).filter((name) => isMeasure(name, table));
      own.forEach((name) => found.set(own.length > 1 ? `${plain(label)}: ${plain(name)}` : plain(label), formatted(row, name)));
    }
  }

  return found;
}

/** The segments of a customer. */
export async function readSegments(customerId) {
  if (!(await findDefinition(segments.table))) {
    return [];
  }

  const names = new Set();
  for await (const row of allRows(segments.table, { filter: ofCustomer(customerId) })) {
    // Seen as a list, and as an object with a list.
    const kept = parse(row[segments.list]);
    (Array.isArray(kept) ? kept : (kept?.Segments ?? [])).forEach((name) => names.add(String(name)));
  }

  return [...names].sort();
}

/** Other rows of the same customer, by the links that they have. */
export async function readSiblings(profileId, except) {
  const tables = new Set([except.table]);
  for await (const row of allRows(sourceTable.table, { select: sourceTable.logicalName, filter: `${sourceTable.logicalName} ne null` })) {
    tables.add(row[sourceTable.logicalName]);
  }

  const found = [];
  for (const table of tables) {
    found.push(...(await linkedRows(table, profileId)).filter((row) => row.id !== except.id || table !== except.table));
  }

  return found;
}

/** The attributes that the organisation wants to be shown; empty for the default. */
export async function readAttributeSetting() {
  const filter = `schemaname eq ${quote(variables.cardAttributes)}`;
  const expand = "environmentvariabledefinition_environmentvariablevalue($select=value)";
  const page = await rows("environmentvariabledefinition", { select: "defaultvalue", filter, expand });
  return page.value[0]?.environmentvariabledefinition_environmentvariablevalue?.[0]?.value ?? page.value[0]?.defaultvalue ?? "";
}

/** When the profile was written by the latest unification that changed it. */
export function unifiedOn(row) {
  return row[modifiedOn];
}

async function linkedRows(table, profileId) {
  const definition = await findDefinition(table);
  for (const column of definition ? lookups : []) {
    try {
      const page = await rows(table, { select: `${definition.id},${definition.primaryName}`, filter: `_${column}_value eq ${profileId}`, top: shownSiblings });
      return page.value.map((row) => ({ table, tableLabel: definition.label, id: row[definition.id], name: row[definition.primaryName] }));
    } catch (error) {
      if (!(error instanceof DataverseError) || (error.status !== 400 && !error.isForbidden)) {
        throw error;
      }
    }
  }

  return [];
}

async function measureTables() {
  const page = await get(`EntityDefinitions(LogicalName=${quote(profile.table)})/OneToManyRelationships?$select=SchemaName,ReferencingEntity`);
  const sources = new Set();
  for await (const row of allRows(sourceTable.table, { select: sourceTable.logicalName })) {
    sources.add(row[sourceTable.logicalName]);
  }

  return page.value
    .filter((one) => one.SchemaName.toLowerCase() === `${profile.table}_${plain(one.ReferencingEntity)}`)
    .map((one) => one.ReferencingEntity)
    .filter((table) => table.startsWith(profile.prefix) && !sources.has(table));
}

function isMeasure(name, table) {
  const isKey = [profile.customerId, "msdynci_identifier", `${table}id`].includes(name);
  return name.startsWith(profile.prefix) && !name.includes("@") && !lookups.some((lookup) => name.startsWith(lookup)) && !isKey;
}

function ofCustomer(customerId) {
  return `${profile.customerId} eq ${quote(customerId)}`;
}

function parse(kept) {
  try {
    return JSON.parse(kept ?? "");
  } catch {
    return undefined;
  }
}
