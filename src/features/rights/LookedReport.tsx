import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import { OpeningId, CandidateId, KitId } from "#domain/id.ts";
import { listOf, plural } from "#domain/plural.ts";
import { placesFound, type FoundIn } from "#domain/rights/foundIn.ts";
import type { LookedThrough } from "#exchange/searchEverything.ts";
import { listPanels } from "#storage/panels.ts";
import { paths } from "#paths";
import { dayInFull } from "#ui/dates.ts";
import css from "./Rights.module.css";

/** What was looked through after somebody was let go, what is left where, and what nobody can call back. */
export function LookedReport({ looked }: { looked: LookedThrough }) {
  const { searched, left, otherwise, elsewhere, forms } = looked;
  const places = listOf(
    [
      plural(searched.tables, "table"),
      plural(searched.rows, "row"),
      searched.kept > 0 && plural(searched.kept, "preference or form", "preferences and forms"),
      searched.caches > 0 && plural(searched.caches, "cached file"),
      searched.files > 0 && plural(searched.files, "file"),
    ].filter((part) => part !== false),
  );
  const isClean = left.length === 0 && otherwise.length === 0;
  return (
    <div className="stack">
      <p>
        Looked through {places} of this app on this device:{" "}
        <b>
          {isClean
            ? "nothing that belongs to them is left here."
            : `${plural(left.length + otherwise.length, "thing")} of theirs ${left.length + otherwise.length === 1 ? "is" : "are"} still here.`}
        </b>
      </p>
      {!isClean && (
        <ul className={css.facts}>
          {[...new Set(left.map(({ table }) => table))].map((table) => (
            <li key={table}>
              In the table {table}. Erase again; if it stays, tell whoever looks after Needle.
            </li>
          ))}
          {otherwise.map((name) => (
            <li key={name}>In what the browser keeps as “{name}”.</li>
          ))}
        </ul>
      )}
      <Folder folder={looked.folder} />
      {looked.room !== null && (
        <p>
          {looked.room === 0
            ? "In the live room none of what was seen there is on them."
            : `In the live room ${plural(looked.room, "entry still tells", "entries still tell")} of them. They are replaced, and taken out, once this device is connected to it.`}
        </p>
      )}
      {looked.lists > 0 && (
        <p>
          {plural(looked.lists, "signed list")} of what another device has written still{" "}
          {looked.lists === 1 ? "holds" : "hold"} the random number they went by, and no name: that
          device replaces it once it is in touch.
        </p>
      )}
      {(elsewhere.length > 0 || forms.length > 0) && (
        <>
          <p>
            Their name, or a line that was written about them, stands in what is on something else.
            It is left as it was written; go and look:
          </p>
          <ul className={css.facts}>
            {placesFound(elsewhere).map((place) => (
              <li key={JSON.stringify(place)}>
                <Place place={place} />
              </li>
            ))}
            {forms.map((form) => (
              <li key={form}>
                <Link
                  href={form === "new" ? paths.newOpening() : paths.editOpening(form as OpeningId)}
                >
                  A form that was begun in this tab
                </Link>
                : finish it or start afresh.
              </li>
            ))}
          </ul>
        </>
      )}
      <Beyond looked={looked} />
    </div>
  );
}

function Folder({ folder }: { folder: LookedThrough["folder"] }) {
  if (folder === null) return null;
  if (folder === "closed")
    return (
      <p>
        The shared folder could not be looked into: open it on the Share page. What this device
        wrote there about them is replaced then.
      </p>
    );
  const { files, ours, others, unread } = folder;
  return (
    <p>
      Looked through {plural(files, "file")} of the shared folder
      {unread > 0 && ` (${unread} more could not be read)`}:{" "}
      {ours + others === 0
        ? "none tells of them."
        : [
            ours > 0 &&
              `${plural(ours, "file")} of this device still ${ours === 1 ? "tells" : "tell"} of them and will be replaced`,
            others > 0 &&
              `${plural(others, "file")} of others ${others === 1 ? "tells" : "tell"} of them until their devices replace ${others === 1 ? "it" : "them"}`,
          ]
            .filter((part) => part !== false)
            .join("; ") + "."}
    </p>
  );
}

function Beyond({ looked: { handedOut, lastBackupAt, ownBackups } }: { looked: LookedThrough }) {
  return (
    <>
      <p>Beyond recall from here:</p>
      <ul className={css.facts}>
        <li>
          {handedOut > 0
            ? `Files that were made before: ${plural(handedOut, "record")} of this opening left this device in files. An older one cannot bring them back here, but can be read by whoever has it.`
            : "Files that were made before, if any: this device keeps no list of exports, prints and copies. An older one cannot bring them back here, but can be read by whoever has it."}
        </li>
        <li>
          {lastBackupAt === null
            ? "No backup was made on this device."
            : `Backups: the last one was made on ${dayInFull(lastBackupAt)}, before this. Make a new one and delete the old.`}
        </li>
        {ownBackups !== null && ownBackups.files > 0 && (
          <li>
            Backups that made themselves: {plural(ownBackups.files, "file")} in the folder “
            <bdi>{ownBackups.folder}</bdi>”. The oldest goes with each new one; until then they hold
            what was here.
          </li>
        )}
        <li>
          Other devices of the panel erase them once they are in touch, by file, folder or room.
        </li>
        <li>Whatever the browser keeps of its own: the folder of downloads, its history.</li>
      </ul>
    </>
  );
}

function Place({ place }: { place: FoundIn }) {
  const panels = useLiveQuery(listPanels);
  switch (place.what) {
    case "candidate": {
      const panel = panels?.find(({ ids }) => (ids as string[]).includes(place.opening));
      const who = panel?.candidates.find(({ id }) => id === place.id);
      const opening = OpeningId.parse(place.opening);
      return (
        <Link href={paths.held(opening, CandidateId.parse(place.id))}>
          What is held on {who === undefined ? "another candidate" : <bdi>{who.name}</bdi>}
        </Link>
      );
    }
    case "opening":
      return (
        <Link href={paths.editOpening(OpeningId.parse(place.id))}>
          An opening: its title, rounds or notes
        </Link>
      );
    case "kit":
      return <Link href={paths.kit(KitId.parse(place.id))}>A kit, in its cases</Link>;
    case "kit draft":
      return <Link href={paths.kitDraft(place.id)}>A kit that is being written</Link>;
    case "practice":
      return (
        <Link href={paths.kitPractice(KitId.parse(place.kit))}>Practice on a written case</Link>
      );
    case "something else":
      return <>The table {place.table}</>;
  }
}
