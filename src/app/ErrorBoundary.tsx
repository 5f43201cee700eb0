import { Component, type ReactNode } from "react";
import { typedWords } from "#ui/typedWords.ts";
import type { Words } from "#ui/writes.ts";
import { Trouble } from "./Trouble.tsx";

type Broken = { error: Error; words: readonly Words[] };

/** React keeps error boundaries to classes; this is the one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: Broken | null }> {
  override state: { broken: Broken | null } = { broken: null };

  static getDerivedStateFromError(thrown: unknown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    // The page still stands: a moment later its fields are gone, with what was typed in them.
    return { broken: { error, words: typedWords() } };
  }

  override render() {
    const { broken } = this.state;
    return broken === null ? this.props.children : <Trouble {...broken} />;
  }
}
