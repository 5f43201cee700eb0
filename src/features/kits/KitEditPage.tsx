import { useLiveQuery } from "dexie-react-hooks";
import { useForm } from "react-hook-form";
import { Link, useLocation } from "wouter";
import { withCases } from "#domain/kit/caseForm.ts";
import type { KitDraft, KitForm } from "#domain/kit/kitForm.ts";
import { discardKitDraft, findKitDraft, publishKit } from "#storage/kitDrafts.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { useShortcuts } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { allWritten } from "#ui/writes.ts";
import { CaseFields } from "./CaseFields.tsx";
import { ItemFields } from "./ItemFields.tsx";
import { KitField } from "./KitField.tsx";
import { KitRemarks } from "./KitRemarks.tsx";
import { KitRoundFields } from "./KitRoundFields.tsx";
import css from "./Kits.module.css";
import { goTo, Remarks } from "./remarks.ts";
import { GateFields, SignalFields } from "./SkillFields.tsx";
import { useKitDraft } from "./useKitDraft.ts";

/** A kit being written, kept as it is typed. */
export function KitEditPage({ id, shortcuts }: { id: string; shortcuts: boolean }) {
  const draft = useLiveQuery(() => findKitDraft(id), [id]);
  if (draft === undefined) return null;
  if (draft === null)
    return (
      <main className="page stack">
        <h1>This draft is no longer here</h1>
        <p className="muted">It was published or discarded, perhaps in another tab.</p>
        <div>
          <Link href={paths.kits()} className={buttonClass({ look: "primary" })}>
            All kits
          </Link>
        </div>
      </main>
    );
  return <KitEditor draft={draft} shortcuts={shortcuts} />;
}

function KitEditor({ draft, shortcuts }: { draft: KitDraft; shortcuts: boolean }) {
  const [, navigate] = useLocation();
  const form = useForm<KitForm>({ defaultValues: withCases(draft.form) });
  const { form: typed, remarks, undo } = useKitDraft(draft, form);
  const first = remarks.find(({ weight }) => weight === "must");

  const publish = async () => {
    if (first !== undefined) {
      goTo(first.at);
      return say(`Not published yet: ${first.what}`, "warning");
    }
    if (!(await allWritten()))
      return say("Not published: what you typed last could not be saved. Try again.", "warning");
    const done = await publishKit(draft.id);
    if (done.state === "incomplete")
      return say("Not published: the kit changed in another tab. Reload to see it.", "warning");
    say(
      done.state === "unchanged"
        ? "Nothing had changed, so no new version was made."
        : "Published. From now on this version never changes.",
    );
    navigate(paths.kit(done.kit));
  };
  const discard = async () => {
    navigate(paths.kits());
    await discardKitDraft(draft.id);
    say("The draft was discarded. Published versions are as they were.");
  };
  useShortcuts(undo === null ? [] : [{ keys: ["mod+z"], label: "Undo", perform: undo }], shortcuts);

  return (
    <Remarks value={remarks}>
      <main className={`page ${css.editor ?? ""}`}>
        <title>Edit a kit, Needle</title>
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void publish();
          }}
        >
          <div>
            <h1>{draft.version === 1 ? "A new kit" : `Version ${draft.version} of a kit`}</h1>
            <p className="small muted">
              Saved on this device as you type. Openings and cards stay on the version they have
              until somebody moves them.
            </p>
          </div>
          <section id="kit-title" className={`card stack`} aria-label="The role">
            <KitField form={form} name="title" label="Role" />
            <KitField form={form} name="level" label="Level it is written for" rows={2} />
            <KitField form={form} name="about" label="About" rows={2} />
          </section>
          <ItemFields form={form} />
          <section className="card stack" id="kit-weightsReason" aria-label="Weights">
            <KitField
              form={form}
              name="weightsReason"
              label="Why items count differently"
              hint="Leave it empty while all count equally."
              rows={2}
            />
          </section>
          <GateFields form={form} />
          <SignalFields form={form} />
          <KitRoundFields form={form} />
          <CaseFields form={form} />
        </form>
        <KitRemarks
          form={typed}
          remarks={remarks}
          onUndo={undo}
          onPublish={() => void publish()}
          onDiscard={() => void discard()}
        />
      </main>
    </Remarks>
  );
}
