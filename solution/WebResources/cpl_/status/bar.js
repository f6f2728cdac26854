import { outcomes } from "../shared/codes.js";
import { element } from "../shared/elements.js";
import { number } from "../shared/format.js";
import { text } from "../shared/texts.js";

/** A bar of how rows ended, with the numbers beside it; what the eye sees is said in words as well. */
export function bar(counts) {
  const total = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const words = outcomes.map((outcome) => `${text(outcome)}: ${number(counts[outcome])}`).join(", ");
  const track = element("div", { class: "bar", role: "img", "aria-label": words });
  for (const outcome of outcomes.filter((one) => counts[one] > 0)) {
    const part = element("span", { class: `part ${outcome}`, title: `${text(outcome)}: ${number(counts[outcome])}` });
    part.style.flexGrow = String(counts[outcome] / total);
    track.append(part);
  }

  return track;
}

/** The numbers of a bar, as a list with its colours as the key. */
export function numbers(counts) {
  return element(
    "dl",
    { class: "numbers" },
    outcomes.map((outcome) =>
      element(
        "div",
        {},
        element("dt", {}, element("span", { class: `dot ${outcome}`, "aria-hidden": "true" }), text(outcome)),
        element("dd", {}, number(counts[outcome])),
      ),
    ),
  );
}
