import { createRoot } from "react-dom/client";
import { App } from "#app/App.tsx";
import { startOffline } from "#app/offline.ts";
import { watchConnection } from "#storage/connection.ts";
import "#ui/tokens.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root to mount on.");
watchConnection();
createRoot(root).render(<App />);
void startOffline();
