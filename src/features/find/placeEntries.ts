import { isSignedOpening, type KitId, type OpeningId } from "#domain/id.ts";
import { builtInKits, type KitLine } from "#domain/kit/builtInKits.ts";
import { paths } from "#paths";
import { areNamesOff, hideNames } from "#ui/namesOff.ts";
import { actionsOnPage } from "#ui/shortcuts.ts";
import { entry, type FindEntry } from "./entry.ts";

/** What the page in view can do, by its own table; then what one can begin from anywhere. */
export function actEntries(shortcuts: boolean): FindEntry[] {
  const here = actionsOnPage().map(({ label, keys }) =>
    entry({
      key: `act ${label}`,
      group: "Do",
      icon: "act",
      before: label,
      detail: "",
      ...(shortcuts && { keys: keys.slice(0, 1) }),
      rank: 0,
      isHere: true,
      // Asked again: what held when the list was made may not hold any more.
      does: {
        perform: () =>
          actionsOnPage()
            .find((one) => one.label === label)
            ?.perform(),
      },
    }),
  );
  const [kit] = builtInKits;
  const begin = (label: string, detail: string, goTo: string) =>
    entry({
      key: `begin ${label}`,
      group: "Do",
      icon: "act",
      before: label,
      detail,
      rank: 1,
      isHere: false,
      does: { goTo },
    });
  const isOff = areNamesOff();
  return [
    ...here,
    ...(kit === undefined
      ? []
      : [begin("Score a candidate", "a name, and you are on the card", paths.scoreOn(kit.id))]),
    begin("New opening", "a search for a panel", paths.newOpening()),
    begin("Open a file from my panel", "cards, an invitation, a backup", paths.pickFiles()),
    entry({
      key: "names",
      group: "Do",
      icon: "act",
      before: isOff ? "Show names" : "Hide names",
      detail: "on this screen",
      rank: 1,
      isHere: false,
      does: { perform: () => hideNames(!isOff) },
    }),
  ];
}

type Place = { name: string; about: string; href: string };

/** The places of one opening; of the one in view by what they are, of others by whose they are. */
export function openingPlaces(
  id: OpeningId,
  { title, isHere }: { title: string; isHere: boolean },
): FindEntry[] {
  const places: Place[] = [
    { name: "Calibrate", about: "item by item", href: paths.calibrate(id) },
    { name: "Panel", about: "who may be best, how sure", href: paths.panel(id) },
    { name: "Records", about: "what was decided, and why", href: paths.record(id) },
    { name: "Playbook", about: "the plan and its days", href: paths.playbook(id) },
    { name: "Share", about: "send and receive cards", href: paths.share(id) },
    ...(isSignedOpening(id)
      ? [{ name: "Invite", about: "who has joined", href: paths.invite(id) }]
      : []),
    ...(isHere
      ? [
          {
            name: "Export scorecards",
            about: "paper, Excel, other systems",
            href: `${paths.share(id)}/export`,
          },
          {
            name: "Candidates from a file",
            about: "a sheet, another system",
            href: paths.importCandidates(id),
          },
        ]
      : []),
    { name: "Edit opening", about: "panel, rounds, kit", href: paths.editOpening(id) },
  ];
  const at = { group: "Go to", icon: "place", isHere, rank: isHere ? 0 : 2 } as const;
  return [
    entry(
      {
        ...at,
        ...(isHere ? { before: "Roster" } : { name: title, rank: 1 }),
        key: `${id} roster`,
        detail: isHere ? "who scored whom" : "roster",
        does: { goTo: paths.opening(id) },
      },
      title,
    ),
    ...places.map(({ name, about, href }) =>
      entry(
        {
          ...at,
          key: `${id} ${name}`,
          before: name,
          detail: isHere ? about : title,
          does: { goTo: href },
        },
        title,
      ),
    ),
  ];
}

/** Kits that Needle did not bring along. */
export function kitPlaces(kits: readonly KitLine[]): FindEntry[] {
  return kits.map(({ id, title, version }) =>
    entry({
      key: paths.kit(id),
      group: "Go to",
      icon: "place",
      name: title,
      detail: `kit, version ${version}`,
      rank: 2,
      isHere: false,
      does: { goTo: paths.kit(id) },
    }),
  );
}

/** Places that are no opening's. */
export function commonPlaces(inView: KitId | undefined): FindEntry[] {
  const places: Place[] = [
    { name: "All openings", about: "home", href: paths.home() },
    { name: "Kits", about: "what roles are scored on", href: paths.kits() },
    { name: "Settings", about: "backups, theme, who you are", href: paths.settings() },
    { name: "How this decides", about: "for a works council", href: paths.howThisDecides() },
    { name: "Kept as long as was set", about: "who is due", href: paths.due() },
    // The opening in view has the same cases, with its own panel.
    ...builtInKits
      .filter(({ id }) => id !== inView)
      .map(({ id, title }) => ({
        name: "Practice cases",
        about: title,
        href: paths.kitPractice(id),
      })),
  ];
  return places.map(({ name, about, href }, at) =>
    entry({
      key: href,
      group: "Go to",
      icon: "place",
      before: name,
      detail: about,
      rank: at < 3 ? 1 : 2,
      isHere: false,
      does: { goTo: href },
    }),
  );
}
