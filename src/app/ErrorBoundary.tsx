import { Component, type ReactNode } from "react";
import { Trouble } from "./Trouble.tsx";

/** React keeps error boundaries to classes; this is the one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error === null ? this.props.children : <Trouble error={this.state.error} />;
  }
}
