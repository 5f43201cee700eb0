import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import type { OpeningId } from "#domain/id.ts";
import { handOver } from "#exchange/download.ts";
import type { InvitationOut } from "#exchange/invitationOut.ts";
import { ownLinkFor } from "#exchange/invite.ts";
import { findOwnDevices } from "#storage/ownDevices.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { say } from "#ui/toasts.ts";
import { LinkShown } from "./LinkShown.tsx";
import { linkTo } from "./linkTo.ts";

/** One press makes the link that lets one more device of one's own in. */
export function AddDevice({
  opening,
  name,
  look,
}: {
  opening: OpeningId;
  name: string;
  look?: "plain" | "quiet";
}) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button
        size={look === "quiet" ? "small" : "usual"}
        look={look}
        onClick={() => setShown(true)}
      >
        Add a device of mine
      </Button>
      {isShown && (
        <Dialog title="Add a device of mine" size="wide" onClose={() => setShown(false)}>
          <OwnLink opening={opening} name={name} />
        </Dialog>
      )}
    </>
  );
}

function OwnLink({ opening, name }: { opening: OpeningId; name: string }) {
  const [made, setMade] = useState<InvitationOut | null>(null);
  const own = useLiveQuery(() => findOwnDevices(opening), [opening]);
  useEffect(() => {
    let isWanted = true;
    void ownLinkFor(opening).then((out) => {
      if (isWanted) setMade(out);
    });
    return () => {
      isWanted = false;
    };
  }, [opening]);
  if (made === null || own === undefined) return null;
  if (own?.link === null)
    return <p>A device has joined by this link. To add another, close this and make a new link.</p>;
  const copy = async () => {
    await navigator.clipboard.writeText(linkTo(made.link.text));
    say("The link is copied. Keep it to yourself.");
  };
  const give = async () => {
    await handOver(made.file);
    say(`${made.file.name} is in your downloads.`);
  };
  return (
    <LinkShown
      made={made}
      codeLabel="Link for a device of mine"
      linkLabel="Link for a device of mine"
      lead={
        <p>
          <b>
            Open this on your phone: it joins as <bdi>{name}</bdi>, with all that is open to you.
          </b>{" "}
          It lets in one device, so keep it to yourself.
        </p>
      }
    >
      <div className="row">
        <Button look="primary" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button onClick={() => void give()}>Save as a file</Button>
      </div>
      <p className="small muted">
        Drafts and private notes stay on the device they were written on. A card opens from the
        device that handed it in.
      </p>
    </LinkShown>
  );
}
