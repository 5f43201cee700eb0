import type { ReactNode } from "react";
import type { InvitationOut } from "#exchange/invitationOut.ts";
import css from "./Invite.module.css";
import { linkTo } from "./linkTo.ts";
import { fitsInCode, QrCode } from "./QrCode.tsx";

/** A link for whoever looks at this screen: as a code for their camera, and as text. */
export function LinkShown({
  made,
  codeLabel,
  linkLabel,
  lead,
  children,
}: {
  made: InvitationOut;
  codeLabel: string;
  linkLabel: string;
  lead: ReactNode;
  children: ReactNode;
}) {
  const code = linkTo(made.code.text);
  return (
    <div className={css.showing}>
      {fitsInCode(code) && (
        <div className={css.code}>
          <QrCode text={code} label={codeLabel} />
        </div>
      )}
      <div className="stack">
        {lead}
        {!fitsInCode(code) && <p>The panel is too large for a code. Send the link, or the file.</p>}
        {fitsInCode(code) && !made.code.hasAll && (
          <p>
            The code leaves some candidates out: they come with the first file from the panel, or
            through its folder. {made.link.hasAll && "The link has them all."}
          </p>
        )}
        {!made.link.hasAll && (
          <p>
            The link leaves some candidates out: they come with the first file from the panel, or
            through its folder. The file has them all.
          </p>
        )}
        <input
          className={css.link}
          readOnly
          aria-label={linkLabel}
          value={linkTo(made.link.text)}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        {children}
      </div>
    </div>
  );
}
