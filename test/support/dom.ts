import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(() => {
  // Without it a run can fail with every test green.
  cleanup();
  // A tab of its own for each: what was typed in one is not taken up in the next.
  sessionStorage.clear();
});
