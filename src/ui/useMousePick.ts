import { useRef, type PointerEvent } from "react";

/**
 * For choices that are followed by words: after a choice made with the mouse, `then` may put the
 * focus where the words go. With keys one is still choosing, and a finger would raise the keyboard
 * over what was chosen.
 */
export function useMousePick(then: () => void) {
  const isMouse = useRef(false);
  return {
    /** For what holds the choices. */
    watch: {
      onPointerDown: (event: PointerEvent) => {
        isMouse.current = event.pointerType === "mouse";
      },
      onKeyDown: () => {
        isMouse.current = false;
      },
    },
    /** To be called once something is chosen. */
    picked: () => {
      if (isMouse.current) then();
    },
  };
}
