import { element } from "./elements.js";
import { addressOf, navigateTo } from "./host.js";

/** A link that opens a row. */
export function rowLink(table, id, label = id) {
  return element(
    "a",
    {
      href: addressOf(table, id),
      target: "_top",
      on: {
        click: (event) => {
          if (navigateTo(table, id)) {
            event.preventDefault();
          }
        },
      },
    },
    label,
  );
}
