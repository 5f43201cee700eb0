import { Field } from "#ui/Field.tsx";

/** Where an organiser link goes that was sent by hand. */
export function OrganiserField({
  value,
  fault,
  onChange,
  hint = "Whoever runs the server has it.",
}: {
  value: string;
  fault: string | null;
  onChange: (text: string) => void;
  hint?: string;
}) {
  return (
    <Field label="Organiser link" hint={hint} error={fault ?? undefined}>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          spellCheck={false}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
