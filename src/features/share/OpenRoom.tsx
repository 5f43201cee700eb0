import { useState } from "react";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { readOrganiserLink } from "#domain/room/address.ts";
import { openRoom } from "#exchange/room/rooms.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { OrganiserField } from "./OrganiserField.tsx";
import { Notice } from "#ui/Notice.tsx";
import { whyNotInWords } from "./openedInWords.ts";
import { faultOfLink, useOrganiserLink } from "./organiserLink.ts";
import { hostOf } from "./roomInWords.ts";

const terms = [
  { days: 0, name: "until the room is closed" },
  { days: 30, name: "30 days" },
  { days: 90, name: "90 days" },
  { days: 365, name: "a year" },
];

/** Opens a room for a panel, with the link that whoever runs the server gave. */
export function OpenRoom({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  return (
    <Dialog title={openedOn === null ? "Open a room" : "The room is open"} onClose={onClose}>
      {openedOn === null ? (
        <OpenForm panel={panel} onOpened={setOpenedOn} onCancel={onClose} />
      ) : (
        <div className="stack">
          <p>
            This panel meets on <b>{openedOn}</b>. Invitations made from now on carry the room.
            Whoever has joined already opens their invitation again to enter it.
          </p>
          <div className="row">
            <Link
              href={paths.invite(panel.id)}
              className={buttonClass({ look: "primary" })}
              data-first
            >
              To the invitations
            </Link>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function OpenForm({
  panel,
  onOpened,
  onCancel,
}: {
  panel: Panel;
  onOpened: (host: string) => void;
  onCancel: () => void;
}) {
  const known = useOrganiserLink();
  const [text, setText] = useState(known.text);
  const [days, setDays] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setFault(faultOfLink(text));
    setRefusal(null);
    const link = readOrganiserLink(text);
    if (link === null) return;
    setOpening(true);
    try {
      const answer = await openRoom(panel.id, link, days);
      if (answer.ok) onOpened(hostOf(link.url));
      else setRefusal(whyNotInWords(answer.why, hostOf(link.url)));
    } finally {
      setOpening(false);
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <p className="muted">
        For <bdi>{panel.opening.title}</bdi>. What travels through the room is encrypted for the
        panel: the server keeps it and cannot read it. Drafts and private notes never go there.
      </p>
      <OrganiserField
        value={text}
        fault={fault}
        onChange={(next) => {
          setText(next);
          setFault(null);
        }}
      />
      <Field
        label="Keep on the server"
        hint="What is on the panel’s own devices stays there either way."
      >
        {(control) => (
          <select
            {...control}
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {terms.map((term) => (
              <option key={term.days} value={term.days}>
                {term.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div role="alert">{refusal !== null && <Notice tone="warning">{refusal}</Notice>}</div>
      <div className="row">
        <Button type="submit" look="primary" disabled={isOpening}>
          {isOpening ? "Asking the server…" : "Open the room"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
