import { Plus } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { blankCase } from "#domain/kit/caseForm.ts";
import { mostCases } from "#domain/kit/kit.ts";
import { newId } from "#storage/newId.ts";
import { Button } from "#ui/Button.tsx";
import type { Arranging } from "./Arrange.tsx";
import { ArrangedPart } from "./ArrangedPart.tsx";
import { CaseEvidenceFields } from "./CaseEvidenceFields.tsx";
import { KitField, PartAdvice, type KitFormApi } from "./KitField.tsx";

/** Made-up candidates to practise on, with the answers a team agreed on. */
export function CaseFields({ form }: { form: KitFormApi }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "cases",
    keyName: "key",
  });
  const [added, setAdded] = useState<string | null>(null);
  const add = () => {
    const name = newId();
    setAdded(name);
    append(
      blankCase(
        name,
        form.getValues("items").map(({ id }) => id),
      ),
      { focusName: `cases.${fields.length}.candidate` },
    );
  };
  return (
    <section id="kit-cases" tabIndex={-1} className="stack" aria-labelledby="cases-head">
      <h2 id="cases-head">Practice cases</h2>
      <p className="small muted">
        Made-up candidates to score before the first real one: what you hear on each item, the level
        you agree it earns, and why. They travel with the kit, so name nobody real.
      </p>
      <PartAdvice at="cases" />
      {fields.map((field, index) => (
        <OneCase
          key={field.key}
          form={form}
          isOpen={field.name === added}
          index={index}
          count={fields.length}
          onMove={move}
          onRemove={remove}
        />
      ))}
      <div>
        {fields.length < mostCases ? (
          <Button size="small" onClick={add}>
            <Plus size={15} aria-hidden /> Add a practice case
          </Button>
        ) : (
          <p className="small muted">{mostCases} cases are the most a kit can hold.</p>
        )}
      </div>
    </section>
  );
}

function OneCase({
  form,
  isOpen,
  ...place
}: Omit<Arranging, "what"> & { form: KitFormApi; isOpen: boolean }) {
  const { index } = place;
  const candidate = useWatch({ control: form.control, name: `cases.${index}.candidate` }) ?? "";
  const what = candidate.trim() === "" ? `Case ${index + 1}` : candidate;
  return (
    <ArrangedPart {...place} {...{ what, isOpen }} kind="Case" at={`cases.${index}`}>
      <KitField form={form} name={`cases.${index}.candidate`} label="Made-up candidate" />
      <KitField
        form={form}
        name={`cases.${index}.brief`}
        label="What you know beforehand"
        rows={2}
      />
      <KitField
        form={form}
        name={`cases.${index}.trap`}
        label="What it tempts you to do"
        hint="Shown afterwards, with the answers."
        rows={2}
      />
      <CaseEvidenceFields form={form} index={index} />
    </ArrangedPart>
  );
}
