import { whatWeSaw, type FeedbackWords } from "#domain/exports/feedbackLetter.ts";
import css from "./Feedback.module.css";

/** The letter as its reader gets it; on paper it is all there is. */
export function FeedbackLetter({ feedback }: { feedback: FeedbackWords }) {
  const { begins, items, ends } = feedback;
  const seen = items.filter(({ text }) => text.trim() !== "");
  return (
    <article className={`card ${css.letter ?? ""}`} aria-label="As the candidate will read it">
      {begins.trim() !== "" && <p dir="auto">{begins.trim()}</p>}
      {seen.length > 0 && <h3>{whatWeSaw}</h3>}
      {seen.map(({ item, title, text }) => (
        <section key={item}>
          <h4>{title}</h4>
          <p dir="auto">{text.trim()}</p>
        </section>
      ))}
      {ends.trim() !== "" && <p dir="auto">{ends.trim()}</p>}
    </article>
  );
}
