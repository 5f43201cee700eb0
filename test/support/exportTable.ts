import { type CardsForm, type CardsWish, exportCards } from "#exchange/exportCards.ts";

/** An export with the text of its file, as the other exports give it. */
export async function exportTable(form: CardsForm, wish: Omit<CardsWish, "form">) {
  const { name, type, content, ...told } = await exportCards({ ...wish, form });
  return { file: { name, type, text: await new Response(await bytesOf(content)).text() }, ...told };
}

/** jsdom's blobs are not Node's. */
function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((done, failed) => {
    if (typeof FileReader !== "function") return done(blob.arrayBuffer());
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result as ArrayBuffer));
    reader.addEventListener("error", () => failed(new Error("Not read.")));
    reader.readAsArrayBuffer(blob);
  });
}
