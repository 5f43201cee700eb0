import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { TypedOpening, type OpeningFormApi, type TypedInput } from "./openingSchema.ts";

/** The form of a search; `onTyped` hears of every change until it is `done`. */
export function useSetupForm(
  initial: TypedInput,
  onTyped: (typed: TypedInput) => void,
): { form: OpeningFormApi; done: () => void } {
  const form: OpeningFormApi = useForm({
    resolver: zodResolver(TypedOpening),
    defaultValues: initial,
    // A folded field has to unfold first.
    shouldFocusError: false,
  });
  const isDone = useRef(false);
  const hear = useRef(onTyped);
  useEffect(() => {
    hear.current = onTyped;
  });
  useEffect(() => {
    let last = JSON.stringify(form.getValues());
    return form.subscribe({
      formState: { values: true },
      callback: () => {
        const typed = form.getValues();
        const text = JSON.stringify(typed);
        if (text === last || isDone.current) return;
        last = text;
        hear.current(typed);
      },
    });
  }, [form]);
  const done = () => {
    isDone.current = true;
  };
  return { form, done };
}
