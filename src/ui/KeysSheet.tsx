import { Dialog } from "./Dialog.tsx";
import { actionsOnPage, keyName, type Action } from "./shortcuts.ts";
import css from "./KeysSheet.module.css";

/** The help sheet: the same table that runs the keys. */
export function KeysSheet({
  actions,
  onClose,
}: {
  actions: readonly Action[];
  onClose: () => void;
}) {
  // With those of the bar.
  const all = [...actions, ...actionsOnPage()].map((one) => [one.label, one] as const);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={css.keys}>
        {[...new Map(all).values()].map(({ keys, label }) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        Keys never act while you type in a field. They can be switched off in Settings.
      </p>
    </Dialog>
  );
}
