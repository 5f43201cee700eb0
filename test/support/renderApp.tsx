import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { App } from "#app/App.tsx";

// A page is fetched, compiled and drawn on first sight; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

/** The whole app at an address, on the one real database. */
export function openApp(path = "/"): UserEvent {
  history.replaceState(null, "", path);
  render(<App />);
  return userEvent.setup();
}

/** As a reload: nothing is left but what was stored. */
export function openAgain(path: string): UserEvent {
  cleanup();
  return openApp(path);
}

/** Puts a text into a field as it is, where typing would read { and [ as keys. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  if (text === "") return;
  await user.click(field);
  await user.paste(text);
}

export function item(title: string) {
  const group = screen.getByRole("radiogroup", { name: title });
  return {
    level: (name: string) => within(group).getByRole("radio", { name }),
    evidence: () => screen.getByRole("textbox", { name: `Evidence for ${title}` }),
  };
}

export async function untilSaved(): Promise<void> {
  await screen.findByText("Saved on this device");
}

/** Every word in the page, shown, folded away or said to assistive tech only. */
export function wholePage(): string {
  return document.documentElement.outerHTML;
}

export async function untilAt(path: RegExp): Promise<void> {
  await waitFor(() => {
    if (!path.test(location.pathname)) throw new Error(`Still at ${location.pathname}`);
  });
}
