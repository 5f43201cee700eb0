import { Plus } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { readNames } from "./names.ts";
import { newMember, problemWithMore, type OpeningFormApi } from "./openingSchema.ts";
import css from "./Setup.module.css";
import grid from "./SetupGrid.module.css";

type Member = ReturnType<typeof newMember>;

/**
 * The last line of the panel. What is typed into it is taken in with Enter, when the field is left,
 * and when the form is sent; a pasted list at once, a line a name.
 */
export function AddPeople({
  form,
  columns,
  onAdd,
}: {
  form: OpeningFormApi;
  columns: number;
  onAdd: (people: Member[]) => void;
}) {
  const id = useId();
  const whenReleased = useWhenReleased();
  const error = form.getFieldState("more", form.formState).error?.message;
  const take = () => {
    const typed = form.getValues("more");
    if (typed.trim() === "") return form.clearErrors("more");
    const [panel, rounds] = form.getValues(["panel", "rounds"]);
    const { names } = readNames(typed);
    const isFree = (name: string) => problemWithMore(name, panel) === null;
    const taken = problemWithMore(typed, panel) === null ? names : names.filter(isFree);
    // What cannot be taken in stays where it was typed.
    const left = names.filter((name) => !taken.includes(name)).join(", ");
    if (taken.length > 0) onAdd(taken.map((name) => newMember(name, rounds)));
    form.setValue("more", left);
    const wrong = problemWithMore(left, form.getValues("panel"));
    if (wrong === null) form.clearErrors("more");
    else form.setError("more", { message: wrong });
  };
  const { onChange, onBlur, ...field } = form.register("more");
  return (
    <tr>
      <td colSpan={columns}>
        <label className={grid.moreLabel}>
          <Plus size={16} aria-hidden />
          <span className="unseen">Add a person, or paste a list of names</span>
          <textarea
            {...field}
            className={grid.moreInput}
            rows={1}
            dir="auto"
            placeholder="Add a person, or paste a list of names"
            autoComplete="off"
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : id}
            onChange={(event) => {
              void onChange(event);
              const { inputType } = event.nativeEvent as Partial<InputEvent>;
              const { value } = event.currentTarget;
              const isList = inputType === "insertFromPaste" && readNames(value).names.length > 1;
              if (isList || value.trim().includes("\n")) take();
            }}
            onBlur={(event) => {
              void onBlur(event);
              whenReleased(take);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              if (event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              take();
            }}
          />
        </label>
        {error !== undefined && (
          <span id={id} role="alert" className={css.wrong}>
            {error}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Waits for a press under way to end: a line that comes in between moves the button from under it. */
function useWhenReleased() {
  const isPressed = useRef(false);
  useEffect(() => {
    const press = () => (isPressed.current = true);
    const release = () => (isPressed.current = false);
    addEventListener("pointerdown", press, true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, true);
    return () => {
      removeEventListener("pointerdown", press, true);
      for (const end of ["pointerup", "pointercancel"]) removeEventListener(end, release, true);
    };
  }, []);
  return (act: () => void) => {
    if (!isPressed.current) return act();
    // The click follows the release, and comes first.
    addEventListener("pointerup", () => setTimeout(act), { once: true });
  };
}
