/**
 * Makes an element. Text always goes in as text, so that nothing that comes from a row can become markup.
 * @param {string} tag name of the element
 * @param {Object} [properties] attributes; `class`, `on` (event handlers) and `data` are understood
 * @param {...(Node|string|number|null|undefined|false)} children nodes and texts; nothings are passed over
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  apply(node, properties);
  append(node, children);
  return node;
}

/** Makes an element of a drawing; as {@link element}. */
export function drawing(tag, properties = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(node, properties);
  append(node, children);
  return node;
}

/** Puts new content into a node in the place of what it held. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
}

function apply(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }

    if (name === "on") {
      Object.entries(value).forEach(([event, handler]) => node.addEventListener(event, handler));
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

function append(node, children) {
  children.flat(Infinity).forEach((child) => {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  });
}
