// Building nodes, and changing those on the page into new ones without touching what is the same: focus, what is open and
// what a screen reader is at stay where they are.

const SVG = "http://www.w3.org/2000/svg";

/** What stands for an element that may be on the page already: what it is made of, and how. */
const sketches = new WeakMap();
/** What elements on the page were made of. */
const sources = new WeakMap();

/** An element; attributes that are null or false are left out, children that are null too. */
export function h(tag, attributes = {}, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * An element that stays as it is while it is made of the same, and is not even made again: for those of which there are many.
 * It has to be shown among the children of another.
 * @param of what it is made of; values that are the same are the same by ===
 */
export function kept(of, make) {
  const place = document.createComment("");
  sketches.set(place, { of, make });
  return place;
}

/** Makes the children of an element these. */
export function show(element, ...children) {
  const wanted = document.createDocumentFragment();
  wanted.append(...children.flat().filter((child) => child !== null && child !== undefined));
  morphChildren(element, wanted);
}

function morphChildren(old, wanted) {
  const children = [...wanted.childNodes];
  children.forEach((child, i) => {
    const there = old.childNodes[i];
    const sketch = sketches.get(child);
    if (sketch === undefined) {
      put(old, there, child);
    } else if (!there || !isMadeOf(there, sketch.of)) {
      sources.set(put(old, there, sketch.make()), sketch.of);
    }
  });
  while (old.childNodes.length > children.length) {
    old.lastChild.remove();
  }
}

/** Makes the child that is there, if any, like the one that is wanted; gives the child that is there then. */
function put(parent, there, wanted) {
  if (!there) {
    return parent.appendChild(whole(wanted));
  }
  if (!isAlike(there, wanted)) {
    const other = whole(wanted);
    there.replaceWith(other);
    return other;
  }
  if (there.nodeType === Node.TEXT_NODE) {
    if (there.data !== wanted.data) {
      there.data = wanted.data;
    }
    return there;
  }
  sources.delete(there);
  morphAttributes(there, wanted);
  morphChildren(there, wanted);
  return there;
}

/** The node with all that is only sketched in it: a copy, since what is built here is nothing but names, attributes and text. */
function whole(node) {
  const copy = node.cloneNode(false);
  morphChildren(copy, node);
  return copy;
}

function isMadeOf(element, of) {
  const source = sources.get(element);
  return source !== undefined && source.length === of.length && source.every((part, i) => part === of[i]);
}

function isAlike(a, b) {
  return a.nodeName === b.nodeName && (a.nodeType === Node.TEXT_NODE || a.getAttribute("id") === b.getAttribute("id"));
}

function morphAttributes(old, wanted) {
  for (const name of old.getAttributeNames()) {
    // Whether details are open is the reader's business.
    if (!wanted.hasAttribute(name) && name !== "open") {
      old.removeAttribute(name);
    }
  }
  for (const name of wanted.getAttributeNames()) {
    if (old.getAttribute(name) !== wanted.getAttribute(name)) {
      old.setAttribute(name, wanted.getAttribute(name));
    }
  }
}
