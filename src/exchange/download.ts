/** A file that is ready to leave the device. */
export type OutgoingFile = { name: string; type: string; text: string };

/**
 * Gives a file to the person: as a download, or through the system's share sheet when asked for
 * and possible. Call it from the click: browsers share only on a person's own action.
 */
export async function handOver(
  file: Omit<OutgoingFile, "text"> & { text: BlobPart },
  { share = false } = {},
): Promise<"downloaded" | "shared" | "cancelled"> {
  const parcel = new File([file.text], file.name, { type: file.type });
  if (share && canShare(parcel)) {
    try {
      await navigator.share({ files: [parcel], title: file.name });
      return "shared";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return "cancelled";
      // Some systems offer to share and then refuse the type: it still has to get out.
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(parcel);
  link.download = file.name;
  link.click();
  // The browser has not read it yet when `click` returns; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return "downloaded";
}

/** Whether the share sheet takes files here; where not, do not offer it. */
export function canShareFiles(): boolean {
  return canShare(new File(["{}"], "needle.json", { type: "application/json" }));
}

function canShare(parcel: File): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [parcel] });
}
