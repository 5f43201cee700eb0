import type { ButtonHTMLAttributes } from "react";
import type { Signal } from "#domain/kit/kit.ts";
import css from "./Chip.module.css";

/** Something heard or shown: a press puts it on the card, the next takes it off. */
export function Chip({
  tone,
  isOn,
  ...button
}: { tone: Signal["tone"]; isOn: boolean } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "type" | "className"
>) {
  return (
    <button {...button} type="button" className={css.chip} data-tone={tone} aria-pressed={isOn} />
  );
}
