import { useEffect, useState, type ComponentType, type ReactNode } from "react";

/**
 * A component in a chunk of its own, drawn as soon as it is there. React's own `lazy` shows a
 * fallback first and then holds the loaded content back for 300 ms, which is most of a warm start.
 * `preload` fetches it ahead; a chunk that cannot be fetched reaches the page's error boundary.
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  placeholder: ReactNode = null,
): ComponentType<P> & { preload: () => void } {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const fetchOnce = () => {
    loading ??= load().then(
      (component) => {
        loaded = component;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  function Lazily(props: P) {
    const [state, setState] = useState<{ error?: unknown; isThere: boolean }>({
      isThere: loaded !== null,
    });
    useEffect(() => {
      if (state.isThere) return;
      fetchOnce().then(
        () => setState({ isThere: true }),
        (error: unknown) => setState({ isThere: false, error }),
      );
    }, [state.isThere]);
    if ("error" in state) throw state.error;
    const Component = loaded;
    return Component === null ? placeholder : <Component {...props} />;
  }
  Lazily.preload = () => {
    // A failure shows when the component is drawn.
    fetchOnce().catch(() => {});
  };
  return Lazily;
}
