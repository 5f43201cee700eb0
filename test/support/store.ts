import type { Page } from "@playwright/test";
import type { SharedRecord } from "#domain/records/record.ts";

/** Straight into the app's own table: how records come in is another bench's matter. */
export async function store(page: Page, records: readonly SharedRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += 5000)
    await page.evaluate(
      (rows) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open("needle");
          request.addEventListener("error", () => reject(request.error ?? new Error("not opened")));
          request.addEventListener("success", () => {
            const transaction = request.result.transaction("registers", "readwrite");
            for (const row of rows) transaction.objectStore("registers").put(row);
            transaction.addEventListener("complete", () => {
              request.result.close();
              resolve();
            });
          });
        }),
      records.slice(from, from + 5000),
    );
}
