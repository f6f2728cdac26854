/**
 * Where the page runs: inside Dataverse, where the frame around it offers `Xrm`, or beside the Web API without it.
 * Everything that differs between the two is here.
 */

const languages = { 1031: "de" };
const xrm = findXrm();
const parameters = new URLSearchParams(location.search);

/** Address of the organisation, without a slash at its end. */
export const organization = (xrm?.Utility?.getGlobalContext?.()?.getClientUrl?.() ?? location.origin).replace(/\/+$/, "");

/** Two letters of the language that the user has chosen. */
export function language() {
  const chosen = xrm?.Utility?.getGlobalContext?.()?.userSettings?.languageId;
  return chosen ? (languages[chosen] ?? "en") : (navigator.language ?? "en").slice(0, 2).toLowerCase();
}

/** The row that the page stands beside; its id is empty while the row is new. */
export function openRow() {
  return {
    table: parameters.get("typename") ?? "",
    id: (parameters.get("id") ?? "").replace(/[{}]/g, "").toLowerCase(),
  };
}

/** What the form gives the page as its custom parameter: pairs as in an address, for instance `attributes=a,b`. */
export function setting(name) {
  return new URLSearchParams(parameters.get("data") ?? "").get(name) ?? "";
}

/** Address under which a row opens. */
export function addressOf(table, id) {
  return `${organization}/main.aspx?${new URLSearchParams({ pagetype: "entityrecord", etn: table, id })}`;
}

/** Opens a row in the form that belongs to it; false where the address has to be followed instead. */
export function navigateTo(table, id) {
  if (!xrm?.Navigation?.openForm) {
    return false;
  }

  xrm.Navigation.openForm({ entityName: table, entityId: id });
  return true;
}

function findXrm() {
  try {
    return window.Xrm ?? window.parent?.Xrm;
  } catch {
    // A frame of another origin is no form of Dataverse.
    return undefined;
  }
}
