/** Deflated without a head (RFC 1951): a link has no room for more. */
export function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer().then((buffer) => new Uint8Array(buffer));
}

/**
 * The other way, counted while it inflates: a kilobyte can hold a gigabyte. `"too big"` beyond
 * `mostBytes`, `"damaged"` where it is no such stream or ends in the middle.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | "too big" | "damaged"> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read one piece after the other
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size <= mostBytes) {
        chunks.push(value);
        continue;
      }
      // Not awaited: it settles only when the source does.
      void reader.cancel().catch(() => undefined);
      return "too big";
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch {
    return "damaged";
  }
}
