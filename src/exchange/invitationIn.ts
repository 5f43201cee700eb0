import { readJson } from "#domain/files/jsonText.ts";
import { isObject } from "#domain/isObject.ts";

const mark = "#i=";

/** An invitation among files somebody opens, as it stands behind the mark of a link; or `null`. */
export async function invitationIn(source: Blob | string): Promise<string | null> {
  if (typeof source !== "string" && source.size > 1_000_000) return null;
  const text = (typeof source === "string" ? source : await source.text()).trim();
  if (/^https?:\/\/\S+#i=\S+$/.test(text)) return text.slice(text.indexOf(mark) + mark.length);
  if (!text.startsWith("{") || !text.slice(0, 200).includes("needle/invitation")) return null;
  const json = readJson(text);
  if (!json.ok || !isObject(json.value) || json.value["format"] !== "needle/invitation")
    return null;
  return typeof json.value["invitation"] === "string" ? json.value["invitation"] : null;
}
