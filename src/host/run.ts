import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderUnicodeCompact } from "uqr";
import { build } from "vite";
import { findServer, howToInstall, isForUseOutside } from "./findServer.ts";
import { renewToken } from "./keys.ts";
import { startRoomHost, type HostOptions, type RoomHost } from "./startRoomHost.ts";

const help = `npm run room -- [options]

  --host <name>      where to hear (localhost)
  --port <number>    (4180)
  --url <wss://…>    where devices reach the room, behind a proxy that speaks TLS
  --origin <https://…>  where the app is, if not here; may be given several times
  --cert, --key <file>  to speak TLS without a proxy
  --dir <folder>     where keys and rooms are kept (.room, or NEEDLE_ROOM_DIR)
  --cluster          three servers that hold the same
  --replicas <1|3>   how many of them hold each entry (all)
  --no-app           serve the room only
  --new-link         another organiser link: the one before opens no more rooms
`;

const flags = {
  host: { type: "string", default: "localhost" },
  port: { type: "string", default: "4180" },
  url: { type: "string" },
  origin: { type: "string", multiple: true },
  cert: { type: "string" },
  key: { type: "string" },
  dir: { type: "string" },
  cluster: { type: "boolean", default: false },
  replicas: { type: "string" },
  "no-app": { type: "boolean", default: false },
  "new-link": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** The command: starts a host, says how to reach it, and ends it with Ctrl-C. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: flags });
  if (values.help) return say(help);
  const server = findServer();
  if (server === null) return fail(howToInstall);
  const dir = values.dir ?? process.env["NEEDLE_ROOM_DIR"] ?? ".room";
  if (values["new-link"]) renewToken(dir);
  if (!values["no-app"]) await builtApp();
  const host = await startRoomHost({
    ...given(values),
    dir,
    server,
    say,
    host: values.host,
    port: Number(values.port),
    cluster: values.cluster,
    ...(values["no-app"] ? {} : { appDir: "dist" }),
  }).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  if (host === undefined) return;
  endOnSignal(host);
  say(greeting(host, values["no-app"]));
  if (!isForUseOutside(server)) say(warning(server.version.join(".")));
}

function given(values: {
  url?: string | undefined;
  origin?: string[] | undefined;
  cert?: string | undefined;
  key?: string | undefined;
  replicas?: string | undefined;
}): Partial<HostOptions> {
  const { url, origin, cert, key, replicas } = values;
  const read = (file: string) => readFileSync(file, "utf8");
  return {
    ...(url === undefined ? {} : { url }),
    ...(origin === undefined ? {} : { origins: origin }),
    ...(cert === undefined || key === undefined
      ? {}
      : { tls: { cert: read(cert), key: read(key) } }),
    ...(replicas === undefined ? {} : { replicas: Number(replicas) }),
  };
}

async function builtApp(): Promise<void> {
  if (existsSync(join("dist", "index.html"))) return;
  say("Building the app …");
  await build({ logLevel: "warn" });
}

function greeting({ organiserLink, wsUrl, url }: RoomHost, isRoomOnly: boolean): string {
  const app = isRoomOnly ? "" : `Needle is at ${url}.\n`;
  if (organiserLink === null)
    return `\n${app}The room is at ${wsUrl}. Its organiser link is not kept on this machine; --new-link makes another.\n`;
  return `
${app}The room is at ${wsUrl}.

Whoever leads searches opens this link once, in the browser they use Needle in. Searches they then
share live meet here; everybody else needs only the invitation to their search.

${organiserLink}

${qrOf(organiserLink)}It lets whoever has it open rooms on this machine, so send it to nobody else.
What panels write is encrypted on their devices. Ctrl-C ends the host; started again, all goes on.
`;
}

/** Left out where the window is too narrow to show it whole. */
function qrOf(link: string): string {
  const code = renderUnicodeCompact(link, { ecc: "L", border: 2 });
  const width = code.split("\n", 1)[0]?.length ?? 0;
  const isWide = process.stdout.columns === undefined || process.stdout.columns >= width;
  return isWide ? `${code}\n\n` : "";
}

function warning(version: string): string {
  return `nats-server ${version} is for trials: it has known faults that guests could use. For people outside
this machine take 2.12.6 or later, or 2.11.15 or later (docs/room.md).\n`;
}

function endOnSignal(host: RoomHost): void {
  const end = () => {
    void host.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", end).once("SIGTERM", end);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): undefined {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
