type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | null>>;

const SVG = "http://www.w3.org/2000/svg";

/** An element; strings become text nodes, never markup. A null attribute or child is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return furnished(document.createElement(name), attributes, children);
}

export function svg(
  name: keyof SVGElementTagNameMap,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElement {
  return furnished(document.createElementNS(SVG, name), attributes, children);
}

/** An icon of the page's sprite. */
export function icon(name: string): SVGElement {
  const use = svg("use", { href: `#icon-${name}` });
  return svg("svg", { class: `icon ${name}`, "aria-hidden": "true" }, use);
}

/** The element of that id, which the page is known to have. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element "${id}".`);
  return found;
}

function furnished<Made extends Element>(
  made: Made,
  attributes: Attributes,
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
