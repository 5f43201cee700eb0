import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { TypedName } from "#domain/text.ts";
import { forgetPerson, renamePerson, type Person } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";

const Typed = z.object({
  name: TypedName,
});

/** One's own name, as the panel sees it. */
export function Me({ me }: { me: Person }) {
  const form = useForm({ resolver: zodResolver(Typed), defaultValues: { name: me.name } });
  const problem = form.formState.errors.name?.message;
  const save = form.handleSubmit(async ({ name }) => {
    await renamePerson(me.id, name);
    say("Saved on this device. Send a file again for the panel to see the new name.");
  });
  const forget = async () => {
    if (await forgetPerson(me.id)) say(`${me.name} no longer scores on this device.`);
    else say("Submit or discard the drafts first: they would be out of reach.", "warning");
  };
  return (
    <section className="card stack" aria-labelledby="me">
      <h2 id="me">Me</h2>
      <form className="stack" onSubmit={(event) => void save(event)} noValidate>
        <Field
          label="Your name"
          error={problem === undefined ? undefined : `Your name ${problem}.`}
        >
          {(control) => <input {...control} {...form.register("name")} autoComplete="name" />}
        </Field>
        <div className="row">
          <Button type="submit">Save the name</Button>
          <Button look="quiet" onClick={() => void forget()}>
            Take me off this device
          </Button>
        </div>
      </form>
    </section>
  );
}
