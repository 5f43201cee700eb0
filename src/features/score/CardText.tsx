import type { ComponentProps } from "react";
import { limits } from "#domain/text.ts";
import { SavedText } from "#ui/SavedText.tsx";
import css from "./CardText.module.css";
import { wordsNotSaved } from "./keep.ts";

/** A text of the card, kept as it is typed. */
export function CardText({
  isWanting = false,
  ...field
}: Omit<ComponentProps<typeof SavedText>, "onFail" | "className"> & {
  /** The card cannot be submitted without it. */
  isWanting?: boolean;
}) {
  return (
    <SavedText
      {...field}
      onFail={wordsNotSaved}
      className={isWanting ? `${css.text} ${css.wanting}` : css.text}
      rows={2}
      maxLength={limits.text}
    />
  );
}
