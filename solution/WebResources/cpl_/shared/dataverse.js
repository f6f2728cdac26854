import { organization } from "./host.js";

/**
 * The Dataverse Web API. Requests carry the session of the page; nobody else's host is asked.
 * Source: "Use the Microsoft Dataverse Web API", "Compose HTTP requests and handle errors".
 */

const base = `${organization}/api/data/v9.2/`;
const definitions = new Map();

/** A request that the organisation refused. */
export class DataverseError extends Error {
  /** @param {number} status status of the response @param {string} code code of the platform @param {string} message its message */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether rights were missing. */
  get isForbidden() {
    return this.status === 401 || this.status === 403;
  }
}

/** Reads an address below the Web API's root, or one that the organisation gave as the next page. */
export function get(address, { pageSize } = {}) {
  const prefer = ['odata.include-annotations="*"'];
  if (pageSize) {
    prefer.push(`odata.maxpagesize=${pageSize}`);
  }

  return send("GET", address, undefined, { Prefer: prefer.join(",") });
}

/** Executes an unbound action. */
export function execute(action, input = {}) {
  return send("POST", action, input);
}

/** Reads rows of a table: one page, with the address of the next in `@odata.nextLink`. */
export async function rows(table, query, options) {
  const { set } = await definition(table);
  return get(`${set}?${encode(query)}`, options);
}

/** Reads all rows of a table, page by page. */
export async function* allRows(table, query, options) {
  for (let page = await rows(table, query, options); ; page = await get(page["@odata.nextLink"], options)) {
    yield* page.value;
    if (!page["@odata.nextLink"]) {
      return;
    }
  }
}

/** What is to be known of a table to ask for its rows; undefined where the organisation has no such table. */
export async function findDefinition(table) {
  try {
    return await definition(table);
  } catch (error) {
    if (error instanceof DataverseError && error.status === 404) {
      return undefined;
    }

    throw error;
  }
}

/** A text as it is written in a filter. */
export function quote(text) {
  return `'${String(text).replaceAll("'", "''")}'`;
}

/** The formatted value of a column, or the value where there is none. */
export function formatted(row, column) {
  return row[`${column}@OData.Community.Display.V1.FormattedValue`] ?? row[column];
}

function definition(table) {
  if (!definitions.has(table)) {
    const address = `EntityDefinitions(LogicalName=${quote(table)})?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,DisplayName`;
    const found = get(address).then((one) => ({
      set: one.EntitySetName,
      id: one.PrimaryIdAttribute,
      primaryName: one.PrimaryNameAttribute,
      label: one.DisplayName?.UserLocalizedLabel?.Label ?? one.LogicalName,
    }));
    // What failed is asked for again the next time.
    found.catch(() => definitions.delete(table));
    definitions.set(table, found);
  }

  return definitions.get(table);
}

function encode(query) {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join("&");
}

async function send(method, address, body, headers = {}) {
  const response = await fetch(new URL(address, base), {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      "OData-Version": "4.0",
      "OData-MaxVersion": "4.0",
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...headers,
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  const content = parse(text);
  if (!response.ok) {
    throw new DataverseError(response.status, content?.error?.code ?? "", content?.error?.message ?? `${response.status} ${response.statusText}`);
  }

  return content;
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    // A sign-in page or a proxy's answer; the status says what can be said.
    return undefined;
  }
}
