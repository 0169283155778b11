// Building nodes, and changing those on the page into new ones without touching what is the same: focus, what is open and
// what a screen reader is at stay where they are.

const SVG = "http://www.w3.org/2000/svg";

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
    if (!there) {
      old.append(child);
    } else if (!isAlike(there, child)) {
      there.replaceWith(child);
    } else if (there.nodeType === Node.TEXT_NODE) {
      if (there.data !== child.data) {
        there.data = child.data;
      }
    } else {
      morphAttributes(there, child);
      morphChildren(there, child);
    }
  });
  while (old.childNodes.length > children.length) {
    old.lastChild.remove();
  }
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
