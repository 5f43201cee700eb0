/** In the browser's other storage: that a write broke off, for the next page to know. */
export const tornMark = "needle-torn";
