import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import type { DragEvent } from "react";
import { Button } from "#ui/Button.tsx";
import css from "./Kits.module.css";

export type Arranging = {
  index: number;
  count: number;
  /** What is moved, in words: `Item 2, Judgement`. */
  what: string;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
};

/** Up, down, away: by button, each saying what it moves. */
export function Arrange({ index, count, what, onMove, onRemove }: Arranging) {
  return (
    <span className={css.arrange}>
      <Button
        size="small"
        look="quiet"
        aria-label={`Move up: ${what}`}
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      >
        <ArrowUp size={15} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Move down: ${what}`}
        disabled={index === count - 1}
        onClick={() => onMove(index, index + 1)}
      >
        <ArrowDown size={15} aria-hidden />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Remove: ${what}`}
        onClick={() => onRemove(index)}
      >
        <X size={15} aria-hidden />
      </Button>
    </span>
  );
}

const kind = "application/x-needle-place";

/** For the pointer; the buttons do the same by key. */
export function Handle({ index }: { index: number }) {
  return (
    <span
      className={css.handle}
      draggable
      aria-hidden
      onDragStart={(event) => {
        event.dataTransfer.setData(kind, String(index));
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <GripVertical size={16} />
    </span>
  );
}

/** What makes an element a place to drop a dragged one on. */
export function dropAt(index: number, onMove: Arranging["onMove"]) {
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(kind)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const from = event.dataTransfer.getData(kind);
      if (from === "") return;
      event.preventDefault();
      if (Number(from) !== index) onMove(Number(from), index);
    },
  };
}
