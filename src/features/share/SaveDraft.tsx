import type { Draft } from "#domain/records/scorecard.ts";
import { draftInWords } from "#domain/scoring/draftInWords.ts";
import { fileName } from "#exchange/fileName.ts";
import { handOver } from "#exchange/download.ts";
import { Button } from "#ui/Button.tsx";

/** Offers the words of a draft that are not kept here, as a text. */
export function SaveDraft({ draft, about }: { draft: Draft; about: string }) {
  return (
    <Button
      size="small"
      onClick={() =>
        void handOver({
          name: fileName("draft", [about], "txt"),
          type: "text/plain;charset=utf-8",
          text: draftInWords(draft, about),
        })
      }
    >
      Save its words
    </Button>
  );
}
