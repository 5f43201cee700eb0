import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

type Slots = { crumb: HTMLElement | null; tools: HTMLElement | null };
const BarSlots = createContext<Slots>({ crumb: null, tools: null });

/** Lets a page put its crumb and its tools into the bar of the shell around it. */
export function BarProvider({
  bar,
  children,
}: {
  bar: (slots: {
    crumb: (node: HTMLElement | null) => void;
    tools: (node: HTMLElement | null) => void;
  }) => ReactNode;
  children: ReactNode;
}) {
  const [crumb, setCrumb] = useState<HTMLElement | null>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ crumb, tools }), [crumb, tools]);
  return (
    <BarSlots value={slots}>
      {bar({ crumb: setCrumb, tools: setTools })}
      {children}
    </BarSlots>
  );
}

export function InBar({ slot, children }: { slot: keyof Slots; children: ReactNode }) {
  const node = use(BarSlots)[slot];
  return node === null ? null : createPortal(children, node);
}
