import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Theme = "system" | "light" | "dark";

export type Preferences = {
  theme: Theme;
  /** Single-key shortcuts, which WCAG 2.1.4 asks to be able to switch off. */
  shortcuts: boolean;
  timer: boolean;
};

/** What a person likes on this browser. Nothing of anybody's cards is here. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ theme: "system", shortcuts: true, timer: true }), {
    name: "needle-preferences",
    version: 2,
    // Nobody chose to be without the timer that the interview has since.
    migrate: (stored) => ({ ...(stored as Preferences), timer: true }),
  }),
);

export function changePreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

/** Puts the theme on the page before the first paint, and whenever it changes. */
export function applyTheme({ theme }: Preferences): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
