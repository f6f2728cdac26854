import { language } from "./host.js";
import english from "../texts/en.js";
import german from "../texts/de.js";

const all = { en: english, de: german };
const chosen = all[language()] ?? english;

/** Two letters of the language in which the pages speak. */
export const spoken = chosen === english ? "en" : language();

/** A text with its places filled in: `{0}`, `{1}`. A name that no file knows is shown as it is. */
export function text(name, ...values) {
  return (chosen[name] ?? english[name] ?? name).replace(/\{(\d)\}/g, (_, place) => String(values[place] ?? ""));
}

/** Whether there is a text of that name. */
export function hasText(name) {
  return name in english;
}
