import css from "./AnchorGuide.module.css";
import type { ScaleStep } from "./RatingScale.tsx";

/** The whole ladder and the questions, for whoever wants to read ahead. */
export function AnchorGuide({
  item,
  steps,
}: {
  item: {
    anchors: readonly string[];
    questions: readonly { text: string; probes: readonly string[] }[];
  };
  steps: readonly ScaleStep<number>[];
}) {
  return (
    <details className={css.guide}>
      <summary>All anchors and questions</summary>
      <ol>
        {steps.map(({ value, name }, at) => (
          <li key={value}>
            <b>{name}.</b> {item.anchors[at]}
          </li>
        ))}
      </ol>
      {item.questions.map((question) => (
        <div key={question.text}>
          <p>
            <b>Ask:</b> {question.text}
          </p>
          <ul>
            {question.probes.map((probe) => (
              <li key={probe}>{probe}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
