import { useSyncExternalStore } from "react";
import { connection, subscribeToConnection, type Connection } from "#storage/connection.ts";

export function useConnection(): Connection {
  return useSyncExternalStore(subscribeToConnection, connection);
}
