// What `npm test` counts of a run of vitest, written to the file NEEDLE_REPORT names. vitest's own
// JSON says nothing of an error outside any test, which fails a run all the same.
import { writeFileSync } from "node:fs";

const messagesOf = (errors) => errors.map(({ message, stack }) => stack ?? message).join("\n");

export default class {
  onTestRunEnd(modules, outside) {
    const failures = outside.map((error) => ({
      title: `outside any test (${error.VITEST_TEST_NAME ?? error.VITEST_TEST_PATH ?? error.type ?? "?"})`,
      message: messagesOf([error]),
    }));
    const again = [];
    let passed = 0;
    for (const module of modules) {
      const named = (one) => `${module.moduleId}: ${one?.fullName ?? "the file"}`;
      // What the file itself or a hook of it said: its tests did not run, or ran and left something.
      for (const suite of [module, ...module.children.allSuites()]) {
        const errors = suite.errors();
        if (errors.length > 0) {
          failures.push({
            title: named(suite === module ? undefined : suite),
            message: messagesOf(errors),
          });
        }
      }
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        const told = { title: named(test), message: messagesOf(errors) };
        if (state === "passed") passed += 1;
        if (state === "failed") failures.push(told);
        if (state === "passed" && errors.length > 0) again.push(told);
      }
    }
    writeFileSync(process.env.NEEDLE_REPORT, JSON.stringify({ passed, failures, again }));
  }
}
