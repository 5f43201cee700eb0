import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Dialog } from "#ui/Dialog.tsx";
import { RatingScale } from "#ui/RatingScale.tsx";
import { useShortcuts } from "#ui/shortcuts.ts";

const score = vi.fn();
const submit = vi.fn();

beforeEach(() => {
  score.mockClear();
  submit.mockClear();
});

function Page({ enabled = true, dialog = false }: { enabled?: boolean; dialog?: boolean }) {
  useShortcuts(
    [
      { keys: ["4", "j"], label: "Score", perform: score },
      { keys: ["mod+Enter"], label: "Submit", whileTyping: true, perform: submit },
    ],
    enabled,
  );
  return (
    <>
      <textarea aria-label="Evidence" />
      <input aria-label="Name" />
      <select aria-label="Role">
        <option>lead</option>
      </select>
      <input type="radio" aria-label="A radio" />
      {dialog && (
        <Dialog title="Keys" onClose={() => {}}>
          <button type="button">Inside</button>
        </Dialog>
      )}
    </>
  );
}

test("a key acts on the page, on a radio, and in either case of its letter", async () => {
  render(<Page />);
  await userEvent.keyboard("4jJ");
  await userEvent.click(screen.getByRole("radio"));
  await userEvent.keyboard("4");
  expect(score).toHaveBeenCalledTimes(4);
});

test.each(["Evidence", "Name", "Role"])("typing in %s is never stolen", async (name) => {
  render(<Page />);
  const field = screen.getByLabelText(name);
  field.focus();
  await userEvent.keyboard("4j");
  expect(score).not.toHaveBeenCalled();
});

test("what was typed stays typed", async () => {
  render(<Page />);
  await userEvent.type(screen.getByLabelText("Evidence"), "jot 4 down");
  expect(screen.getByLabelText("Evidence")).toHaveValue("jot 4 down");
});

test("Ctrl or ⌘ with Enter submits, also from within a text", async () => {
  render(<Page />);
  screen.getByLabelText("Evidence").focus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await userEvent.keyboard("{Meta>}{Enter}{/Meta}");
  await userEvent.keyboard("{Enter}");
  expect(submit).toHaveBeenCalledTimes(2);
});

test("the browser's own combinations are left to it", async () => {
  render(<Page />);
  await userEvent.keyboard("{Control>}j{/Control}{Meta>}4{/Meta}{Alt>}4{/Alt}");
  expect(score).not.toHaveBeenCalled();
});

test("nothing acts behind an open dialog", async () => {
  render(<Page dialog />);
  await userEvent.keyboard("4{Control>}{Enter}{/Control}");
  expect(score).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

test("switched off, no key does anything", async () => {
  render(<Page enabled={false} />);
  await userEvent.keyboard("4");
  expect(score).not.toHaveBeenCalled();
});

test("each level of a scale is named by its numeral and its word, in a group named by its item", async () => {
  const pick = vi.fn();
  render(
    <>
      <h2 id="item">Delivery</h2>
      <RatingScale
        labelledBy="item"
        steps={[
          { value: 3, name: "Meets" },
          { value: 4, name: "Above" },
        ]}
        value={3}
        onPick={pick}
      />
    </>,
  );
  expect(screen.getByRole("radiogroup", { name: "Delivery" })).toBeVisible();
  expect(screen.getByRole("radio", { name: "3 Meets" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "4 Above" }));
  expect(pick).toHaveBeenCalledExactlyOnceWith(4);
  expect(screen.getByRole("radio", { name: "4 Above" })).not.toBeChecked();
});
