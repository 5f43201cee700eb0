import "#ui/tokens.css";
import { createRoot } from "react-dom/client";
import { App } from "#app/App.tsx";
import { startOffline } from "#app/offline.ts";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root to mount on.");
createRoot(root).render(<App />);
void startOffline();
