import { element, fill } from "../shared/elements.js";
import { refused, waiting } from "../shared/states.js";
import { text } from "../shared/texts.js";

/** A part of the card that is read by itself, so that what may not be seen takes nothing else away. */
export function part(name, read) {
  const content = element("div", {}, waiting());
  const node = element("section", { "aria-labelledby": `${name}-title`, id: name }, element("h2", { id: `${name}-title` }, text(name)), content);
  const done = read().then(
    (shown) => fill(content, shown),
    (error) => fill(content, refused(error)),
  );
  return { node, done };
}

/** Names with values. */
export function facts(pairs) {
  return element("dl", { class: "facts" }, pairs.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, String(value)))));
}
