import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** A network between devices and a server that can be slow, lossy, cut or gone. */
export type Proxy = {
  port: number;
  /** Cuts every connection there is. */
  cut: () => void;
  /** Lets nobody through until it is called again. */
  setUp: (isUp: boolean) => void;
  /** Each piece waits so long, and one in twenty as long again as a lost packet costs. */
  setSlow: (ms: number, loss: number) => void;
  setTarget: (port: number) => void;
  close: () => Promise<void>;
};

export async function startProxy(target: number): Promise<Proxy> {
  const pairs = new Set<[Socket, Socket]>();
  let [isUp, slowMs, loss, to] = [true, 0, 0, target];
  const server = createServer((near) => {
    if (!isUp) return void near.destroy();
    const far = connect(to, "localhost");
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const one of pair) one.on("error", end).on("close", end);
    carry(near, far, () => wait(slowMs, loss));
    carry(far, near, () => wait(slowMs, loss));
  });
  await new Promise<void>((done) => {
    server.listen(0, "localhost", done);
  });
  const cut = () => {
    for (const pair of pairs) for (const one of pair) one.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    setUp: (now) => {
      isUp = now;
      if (!now) cut();
    },
    setSlow: (ms, share) => {
      [slowMs, loss] = [ms, share];
    },
    setTarget: (port) => {
      to = port;
    },
    close: async () => {
      cut();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

/** TCP sends again what was lost: nothing is missing, it comes a good while later, and all behind it. */
function wait(slowMs: number, loss: number): number {
  return slowMs + (Math.random() < loss ? 2 * slowMs + 200 : 0);
}

/** In order, each piece no earlier than the one before it. */
function carry(from: Socket, to: Socket, delay: () => number): void {
  let free = 0;
  from.on("data", (bytes) => {
    const ms = delay();
    if (ms === 0 && free <= Date.now()) return void to.write(bytes);
    free = Math.max(free, Date.now() + ms);
    setTimeout(() => {
      if (!to.destroyed) to.write(bytes);
    }, free - Date.now());
  });
}
