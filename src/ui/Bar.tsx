import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

type Slots = Record<"crumb" | "tools" | "network", HTMLElement | null>;
const BarSlots = createContext<Slots>({ crumb: null, tools: null, network: null });

/** Lets a page put its crumb, its tools and how it is connected into the bar of the shell around it. */
export function BarProvider({
  bar,
  children,
}: {
  bar: (slots: Record<keyof Slots, (node: HTMLElement | null) => void>) => ReactNode;
  children: ReactNode;
}) {
  const [crumb, setCrumb] = useState<HTMLElement | null>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [network, setNetwork] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ crumb, tools, network }), [crumb, tools, network]);
  return (
    <BarSlots value={slots}>
      {bar({ crumb: setCrumb, tools: setTools, network: setNetwork })}
      {children}
    </BarSlots>
  );
}

export function InBar({ slot, children }: { slot: keyof Slots; children: ReactNode }) {
  const node = use(BarSlots)[slot];
  return node === null ? null : createPortal(children, node);
}
