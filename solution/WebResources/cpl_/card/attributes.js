import { profile } from "../shared/names.js";

const guid = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const shownByDefault = 12;

/**
 * The attributes of a profile that the card shows.
 * @param {Object} row the profile
 * @param {string} chosen names separated by commas, with or without the prefix; empty for the default: everything
 *   that a person can read, without keys and ids
 * @returns {string[]} names of columns
 */
export function attributesOf(row, chosen) {
  const wanted = chosen
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
    .map((name) => (name.includes("_") ? name : profile.prefix + name));
  return wanted.length > 0 ? wanted : Object.keys(row).filter((name) => isReadable(name, row[name])).slice(0, shownByDefault);
}

function isReadable(name, value) {
  return name.startsWith(profile.prefix)
    && !name.includes("@")
    && !name.endsWith(profile.alternateSuffix)
    && ![profile.id, profile.customerId].includes(name)
    && value !== null
    && value !== ""
    && !guid.test(String(value))
    && !isKeyColumn(name);
}

// Key columns are msdynci_<data source>_<table>_<primary key>; readable attributes have no such depth, and their primary keys end with "id".
function isKeyColumn(name) {
  return name.slice(profile.prefix.length).split("_").length >= 3;
}
