import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { lazily } from "#ui/lazily.tsx";
import { giverFor } from "./give.ts";
import { SignedShare } from "./SignedShare.tsx";
import { UnsignedShare } from "./UnsignedShare.tsx";

const ExportPage = lazily(async () => (await import("./ExportPage.tsx")).ExportPage);
const CardsOnPaper = lazily(async () => (await import("./CardsOnPaper.tsx")).CardsOnPaper);
const ForeignPage = lazily(async () => (await import("./ForeignPage.tsx")).ForeignPage);

/** Sends this opening's cards on, and takes scorecards away for people and for other programs. */
export function SharePage({
  panel,
  viewer,
  devices,
}: {
  panel: Panel;
  viewer: Viewer;
  /** One's own devices, where they sit on the panel. */
  devices: ReactNode;
}) {
  const [location] = useLocation();
  const give = giverFor(panel, viewer);
  if (location.endsWith("/export")) return <ExportPage {...{ panel, viewer, give }} />;
  if (location.endsWith("/import")) return <ForeignPage panel={panel} />;
  if (location.endsWith("/print")) return <CardsOnPaper {...{ panel, viewer }} />;
  if (isSignedOpening(panel.id)) return <SignedShare {...{ panel, viewer, give, devices }} />;
  return <UnsignedShare {...{ panel, viewer, give }} />;
}
