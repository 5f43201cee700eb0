import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { useLocation } from "wouter";
import { isBuiltIn, type KitLine } from "#domain/kit/builtInKits.ts";
import { RoundId, type KitId, type OpeningId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { plural } from "#domain/plural.ts";
import { findKitAt } from "#storage/kitAt.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { newId } from "#storage/newId.ts";
import { foundOpening } from "#storage/founding.ts";
import { saveOpening } from "#storage/openings.ts";
import { becomeNamed, type Person } from "#storage/people.ts";
import { addToRoster } from "#storage/roster.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { CandidatesField } from "./CandidatesField.tsx";
import { KitChoice } from "./KitChoice.tsx";
import { splitNames } from "./names.ts";
import { OpeningForm, type Send } from "./OpeningForm.tsx";
import type { OpeningFormApi, TypedInput, TypedOpening } from "./openingSchema.ts";
import css from "./Setup.module.css";
import { dropSetupDraft, keepSetupDraft, type SetupDraft } from "./setupDraft.ts";
import { blankOpening, onKit, settleOpening } from "./typedOpening.ts";
import { useSetupForm } from "./useSetupForm.ts";
import { Resumed } from "./Resumed.tsx";

type FoundKit = { id: KitId; kit: Kit };
type Next = "invite" | "roster";

export function NewOpening({
  me,
  kits,
  wanted,
  found,
  draft,
  startAfresh,
}: {
  me: Person | null;
  kits: readonly KitLine[];
  /** The kit in the address. */
  wanted: KitId;
  /** The one it begins with. */
  found: FoundKit;
  draft: SetupDraft | null;
  startAfresh: () => void;
}) {
  const [, navigate] = useLocation();
  const [{ id, kit }, setKit] = useState(found);
  const [initial] = useState(() => {
    if (draft === null) return blankOpening(kit, me);
    return draft.kit === id ? draft.typed : onKit(draft.typed, kit);
  });
  const { form, done } = useSetupForm(initial, (typed) =>
    keepSetupDraft("new", { typed, kit: id }),
  );
  // Once it stands it is not set up again, should adding its candidates have failed.
  const [founded, setFounded] = useState<OpeningId | null>(null);
  useEffect(() => {
    if (wanted === id) return;
    let isLate = false;
    void findKitAt(wanted).then((next) => {
      if (next === null || isLate) return;
      const typed = onKit(form.getValues(), next.kit);
      setKit(next);
      form.setValue("rounds", typed.rounds);
      typed.panel.forEach(({ rounds }, place) => form.setValue(`panel.${place}.rounds`, rounds));
      keepSetupDraft("new", { typed, kit: next.id });
    });
    return () => {
      isLate = true;
    };
  }, [wanted, id, form]);
  useEffect(() => {
    if (me === null) return;
    form.setValue("panel.0.panelist", me.id);
    form.setValue("panel.0.name", me.name);
  }, [me, form]);

  const title = useWatch({ control: form.control, name: "title" });

  const setUp = async (typed: TypedOpening): Promise<OpeningId> => {
    // Stored with its first use; one that is there already stays as it is.
    if (isBuiltIn(id)) await addBuiltInKit(kit);
    const [first, ...others] = typed.panel;
    const lead = me?.id ?? (await becomeNamed(first?.name ?? ""));
    const panel = first === undefined ? others : [{ ...first, panelist: lead }, ...others];
    const known = new Map<string, string>([[lead, first?.name ?? ""]]);
    const settled = await settleOpening({ ...typed, panel }, kit.rounds, known);
    const byNumber = typed.byNumber && { byNumber: true as const };
    const body = { ...settled, kit: id, sample: false, ...byNumber };
    // Where this browser cannot sign, it is an opening as there always were.
    return (
      (await foundOpening(body, lead, { sealed: typed.cards === "sealed" })) ??
      (await saveOpening(null, body))
    );
  };
  const save = async (typed: TypedOpening, next: Next) => {
    const opening = founded ?? (await setUp(typed));
    setFounded(opening);
    const names = splitNames(typed.candidates);
    if (names.length > 0) await addToRoster(opening, names);
    done();
    dropSetupDraft("new");
    navigate(next === "invite" ? paths.invite(opening) : paths.opening(opening));
  };

  return (
    <OpeningForm
      form={form}
      kit={kit}
      heading={
        <header>
          <h1>Set up a search</h1>
          <p className="small muted">Almost all of it can be changed later.</p>
          {draft !== null && <Resumed onStartAfresh={startAfresh} />}
        </header>
      }
      kitField={
        <KitChoice
          kit={kit}
          chosen={id}
          kits={kits}
          typed={title}
          onPick={(next) => navigate(paths.newOpening(next), { replace: true })}
        />
      }
      candidates={<CandidatesField form={form} />}
      you={{ isYou: (_, place) => place === 0, isNamed: me !== null, mayGo: false }}
      isNew
      cardsIn={() => 0}
      newRoundId={() => RoundId.parse(newId())}
      onSend={(typed) => save(typed, nextFor(typed))}
      bar={(send, isSending) => <SetUpButtons {...{ form, send, isSending }} onSave={save} />}
    />
  );
}

/** Invitations are the next step where cards travel sealed and there is somebody to invite. */
function nextFor({ cards, panel, more }: Pick<TypedInput, "cards" | "panel" | "more">): Next {
  return cards === "sealed" && panel.length + splitNames(more).length > 1 ? "invite" : "roster";
}

function SetUpButtons({
  form,
  send,
  isSending,
  onSave,
}: {
  form: OpeningFormApi;
  send: Send;
  isSending: boolean;
  onSave: (typed: TypedOpening, next: Next) => Promise<void>;
}) {
  const [cards, panel, more] = useWatch({
    control: form.control,
    name: ["cards", "panel", "more"],
  });
  const others = panel.length + splitNames(more).length - 1;
  if (nextFor({ cards, panel, more }) === "roster")
    return (
      <div className={css.buttons}>
        <Button
          look="primary"
          disabled={isSending}
          onClick={() => send((typed) => onSave(typed, "roster"))}
        >
          Set up the opening
        </Button>
      </div>
    );
  return (
    <>
      <p className={css.promise}>Nothing leaves this device until you send the invitations.</p>
      <div className={css.buttons}>
        <Button disabled={isSending} onClick={() => send((typed) => onSave(typed, "roster"))}>
          Set up only
        </Button>
        <Button
          look="primary"
          disabled={isSending}
          onClick={() => send((typed) => onSave(typed, "invite"))}
        >
          Set up and invite {plural(others, "person", "people")}
        </Button>
      </div>
    </>
  );
}
