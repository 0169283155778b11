/** What a figure is of: the title of the programme, the pillar or the initiative; its id where there is none. */
export function ownerOf(total, programme, language) {
  const found = entryOf(total, programme);
  return found ? language.title(found.title) : total.id;
}

function entryOf(total, programme) {
  const pillars = programme?.pillars ?? [];
  switch (total.scope) {
    case "programme":
      return programme;
    case "pillar":
      return pillars.find((pillar) => pillar.id === total.id);
    case "initiative":
      return pillars.flatMap((pillar) => pillar.initiatives).find((initiative) => initiative.id === total.id);
    default:
      return undefined;
  }
}
