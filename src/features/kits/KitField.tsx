import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { KitForm } from "#domain/kit/kitForm.ts";
import { Field } from "#ui/Field.tsx";
import css from "./Kits.module.css";
import { useRemarksAt } from "./remarks.ts";

export type KitFormApi = UseFormReturn<KitForm>;

/** One field of the kit with what is said about it. What must be mended is told as an error. */
export function KitField({
  form,
  name,
  label,
  hint,
  rows,
}: {
  form: KitFormApi;
  name: FieldPath<KitForm>;
  label: string;
  hint?: string;
  /** Several lines; one otherwise. */
  rows?: number;
}) {
  const [first] = useRemarksAt(name);
  const isTouched = form.getFieldState(name).isTouched;
  // Nothing is wrong yet with a field nobody has been in.
  const error = first?.weight === "must" && isTouched ? first.what : undefined;
  const advice = first?.weight === "advice" ? first.what : undefined;
  return (
    <Field
      label={label}
      hint={advice === undefined ? hint : <Advice text={advice} />}
      error={error}
    >
      {(control) =>
        rows === undefined ? (
          <input {...control} {...form.register(name)} autoComplete="off" />
        ) : (
          <textarea
            {...control}
            {...form.register(name)}
            rows={rows}
            className={`${control.className ?? ""} ${css.text ?? ""}`}
            dir="auto"
          />
        )
      }
    </Field>
  );
}

export function Advice({ text }: { text: string }) {
  return <span className={css.advice}>{text}</span>;
}

/** What is said about a whole part of the kit. */
export function PartAdvice({ at }: { at: string }) {
  return useRemarksAt(at).map(({ what }) => (
    <p key={what} className="small">
      <Advice text={what} />
    </p>
  ));
}
