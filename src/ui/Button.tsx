import type { ComponentProps } from "react";
import css from "./Button.module.css";

export type ButtonLook = {
  look?: "plain" | "primary" | "quiet" | "danger" | undefined;
  size?: "usual" | "small" | "wide" | undefined;
};

const looks = { plain: undefined, primary: css.primary, quiet: css.quiet, danger: css.danger };
const sizes = { usual: undefined, small: css.small, wide: css.wide };

/** The class of a button, also for links that act as one. */
export function buttonClass({ look = "plain", size = "usual" }: ButtonLook = {}): string {
  return [css.button, looks[look], sizes[size]].filter((name) => name !== undefined).join(" ");
}

export function Button({
  look,
  size,
  type = "button",
  ...rest
}: ButtonLook & ComponentProps<"button">) {
  return <button type={type} className={buttonClass({ look, size })} {...rest} />;
}
