import { isObject } from "#domain/isObject.ts";
import type { Problem } from "#domain/problem.ts";

/** Turns the file of one version into the next. Pure; may not look at anything but the file. */
export type UpgradeStep = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** A versioned file format; `steps[n]` reads version n and gives version n + 1. */
export type FileFormat = {
  format: string;
  version: number;
  steps: Readonly<Record<number, UpgradeStep>>;
};

/** What is wrong with the cover of a file (whose is it, which version), or `null`. */
export function faultOfCover(
  value: unknown,
  { format, version, steps }: FileFormat,
): Problem | null {
  if (!isObject(value) || typeof value["format"] !== "string")
    return {
      where: "the file",
      what: "It was not made by Needle. Choose a file that Needle saved.",
    };
  if (value["format"] === "needle/scorecards" || value["format"] === "needle/record")
    return {
      where: "format",
      what: "This is a plain export, made for reading and for other tools; cards cannot be brought in from it. Ask for the packet instead (Share, “Send to my panel”).",
    };
  if (value["format"] !== format)
    return {
      where: "format",
      what: `It says it is “${value["format"].slice(0, 60)}”, which this version of Needle does not read. Choose a file that Needle saved.`,
    };
  const written = value["version"];
  if (typeof written !== "number" || !Number.isSafeInteger(written) || written < 0)
    return {
      where: "version",
      what: "The version should be a whole number. Ask for the original file.",
    };
  if (written > version)
    return {
      where: "version",
      what: `It was made by a newer Needle (file version ${written}; this one reads up to ${version}). Update this one, then open the file again; nothing was taken from it.`,
    };
  for (let from = written; from < version; from += 1)
    if (steps[from] === undefined)
      return {
        where: "version",
        what: `It was made by a version of Needle too old to read here (file version ${written}). Ask for it to be exported again.`,
      };
  return null;
}

/** Brings a file of an older version up to the current one, step by step. */
export function bringUp(
  file: Readonly<Record<string, unknown>>,
  { version, steps }: FileFormat,
): Readonly<Record<string, unknown>> {
  let current = file;
  for (let from = Number(file["version"]); from < version; from += 1)
    current = { ...(steps[from]?.(current) ?? current), version: from + 1 };
  return current;
}
