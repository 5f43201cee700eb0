import { useEffect } from "react";
import { watchConnection } from "#storage/connection.ts";
import { allWritten, noteStore } from "#ui/writes.ts";
import { ConnectionScreen } from "./ConnectionScreen.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Places } from "./Places.tsx";
import { applyTheme, usePreferences } from "./preferences.ts";
import { listenForTrouble } from "./trouble.ts";
import { useConnection } from "./useConnection.ts";

watchConnection();
listenForTrouble();
applyTheme(usePreferences.getState());

/**
 * Pages stand on the database, and on nothing else that can fail. While there never was one, a
 * screen says why; once pages hold what somebody typed they stay, whatever becomes of it.
 */
export function App() {
  const connection = useConnection();
  const preferences = usePreferences();
  useEffect(() => applyTheme(preferences), [preferences]);
  const { standing, hadPages } = connection;
  useEffect(() => {
    noteStore(connection.standing !== "open");
    if (connection.standing === "open") void allWritten();
  }, [connection]);

  if (standing === "trying again" && !hadPages) return null;
  if (standing !== "open" && !hadPages) return <ConnectionScreen {...connection} />;
  return (
    <ErrorBoundary>
      <Places />
    </ErrorBoundary>
  );
}
