import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import { extname, join, normalize } from "node:path";
import { headersFor, isPlace, type HeaderRule } from "./headers.ts";

/** Where a page of ours opens its WebSocket. */
export const roomPath = "/room";

export type Web = { port: number; stop: () => Promise<void> };

export type WebOptions = {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** Certificate and key in PEM, where no proxy in front speaks TLS. */
  tls: { cert: string; key: string } | null;
  /** The built app; `null`: only the room is served. */
  app: { folder: string; rules: () => readonly HeaderRule[] } | null;
  /** The port of a server that runs, or `null`. */
  webSocketPort: () => number | null;
};

/** One origin for the app and the room: files by HTTP, and WebSockets handed on to nats-server. */
export async function serveWeb(options: WebOptions): Promise<Web> {
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void serveFile(options, request, response);
  const server = options.tls === null ? createServer(answer) : createTlsServer(options.tls, answer);
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) =>
    handOn(options, request, socket, head),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** What stands in the request goes along as it came: nats-server looks at its `Origin` itself. */
function handOn(
  { webSocketPort }: WebOptions,
  { url, method, rawHeaders }: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  // First of all: Node hears no errors on it from here on, and one that nobody hears ends the host.
  socket.on("error", () => socket.destroy());
  const port = (url ?? "").split("?", 1)[0] === roomPath ? webSocketPort() : null;
  if (port === null) {
    socket.write("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
    socket.destroySoon();
    return;
  }
  const server = connect({ port, host: "127.0.0.1" }, () => {
    server.write(headOf(method ?? "GET", rawHeaders));
    server.write(head);
    socket.pipe(server).pipe(socket);
  });
  const endBoth = () => {
    socket.destroy();
    server.destroy();
  };
  for (const one of [socket, server]) {
    one.setNoDelay(true);
    one.on("error", endBoth).once("close", endBoth);
  }
}

function headOf(method: string, rawHeaders: readonly string[]): string {
  const lines = [`${method} / HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

const kinds: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

async function serveFile(
  { app }: WebOptions,
  { url, method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(url ?? "/");
  if (app === null || path === null) return end(response, 404);
  if (method !== "GET" && method !== "HEAD") return end(response, 405);
  const name = isPlace(path) ? "/index.html" : path;
  const bytes = await readFile(join(app.folder, name)).catch(() => null);
  if (bytes === null) return end(response, 404);
  response.setHeader("Content-Type", kinds[extname(name)] ?? "application/octet-stream");
  for (const [header, value] of headersFor(app.rules(), path)) response.setHeader(header, value);
  response.setHeader("Content-Length", bytes.length);
  response.end(method === "HEAD" ? undefined : bytes);
}

/** `null` for what climbs out of the folder, or is no path. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "/");
    const isPlain = !path.includes("\0") && !path.includes("\\") && normalize(path) === path;
    return isPlain && !path.split("/").includes("..") ? path : null;
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end();
}
