// Addresses of figures: which figure, and in which version.

const PARTS = ["scope", "id", "measure", "unit", "period"];

/**
 * The page of a figure as it stood in a version.
 * @param language in which it is to be read; none in a link for others, who have their own
 */
export function pageOf(total, version, language = null) {
  const query = new URLSearchParams(PARTS.map((part) => [part, total[part]]));
  query.set("version", String(version));
  if (language !== null) {
    query.set("lang", language.code);
  }
  return `/figure?${query}`;
}

/** The figure that a page's address asks for: {path, version}, the path for the API; null where it names none. */
export function asked(search) {
  const query = new URLSearchParams(search);
  const values = PARTS.map((part) => query.get(part));
  // An empty part would make another path of it, and so would these two.
  if (values.some((value) => !value || value === "." || value === "..")) {
    return null;
  }
  const version = query.get("version");
  return {
    path: `/totals/${values.map(encodeURIComponent).join("/")}${version === null ? "" : `?${new URLSearchParams({ version })}`}`,
    version,
  };
}
