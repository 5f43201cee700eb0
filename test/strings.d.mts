export const listFile: string;
export function stringsList(root?: string): string;
export function stringsIn(file: string, source: string): string[];
