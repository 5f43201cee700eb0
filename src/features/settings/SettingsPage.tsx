import type { PeopleHere } from "#storage/people.ts";
import { hideNames, useNamesOff } from "#ui/namesOff.ts";
import { NamesNeeded } from "#ui/NamesNeeded.tsx";
import { About } from "./About.tsx";
import { Backups } from "./Backups.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { Links } from "./Links.tsx";
import { DeleteEverything } from "./DeleteEverything.tsx";
import { Me } from "./Me.tsx";
import css from "./SettingsPage.module.css";
import { Storage } from "./Storage.tsx";

/** The preferences this page shows and changes; the app keeps them. */
export type ShownPreferences = {
  theme: "system" | "light" | "dark";
  shortcuts: boolean;
  timer: boolean;
};

const themes = [
  { theme: "system", name: "Same as the system" },
  { theme: "light", name: "Light" },
  { theme: "dark", name: "Dark" },
] as const;

export function SettingsPage({
  here,
  preferences,
  onChange,
}: {
  here: PeopleHere;
  preferences: ShownPreferences;
  onChange: (change: Partial<ShownPreferences>) => void;
}) {
  const namesOff = useNamesOff();
  return (
    <main className="page">
      <div className={css.settings}>
        <title>Settings, Needle</title>
        <h1>Settings</h1>
        {here.me !== null && <Me key={here.me.id} me={here.me} />}
        <section className="card stack" aria-labelledby="look">
          <h2 id="look">Look and keys</h2>
          <fieldset className="row">
            <legend className="small muted">Theme</legend>
            {themes.map(({ theme, name }) => (
              <label key={theme} className={css.choice}>
                <input
                  type="radio"
                  name="theme"
                  checked={preferences.theme === theme}
                  onChange={() => onChange({ theme })}
                />
                {name}
              </label>
            ))}
          </fieldset>
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={preferences.shortcuts}
              onChange={(event) => onChange({ shortcuts: event.currentTarget.checked })}
            />
            Single-key shortcuts on the scorecard and in calibration
          </label>
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={preferences.timer}
              onChange={(event) => onChange({ timer: event.currentTarget.checked })}
            />
            A timer beside the scorecard
          </label>
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={namesOff}
              onChange={(event) => hideNames(event.currentTarget.checked)}
            />
            Candidates by number, for a screen that others can see
          </label>
          <p className="small muted">
            Numbers are this device’s own. What people wrote on cards stays as they wrote it.
          </p>
        </section>
        <Backups />
        <Storage />
        <NamesNeeded what="What was changed in two places, and who was put together, is listed by name.">
          <Conflicts />
          <Links />
        </NamesNeeded>
        <DeleteEverything />
        <About />
      </div>
    </main>
  );
}
