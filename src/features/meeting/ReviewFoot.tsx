import { plural } from "#domain/plural.ts";
import { Button } from "#ui/Button.tsx";
import css from "./Meeting.module.css";

/** What ends an item, always in reach. */
export function ReviewFoot({
  title,
  isReviewed,
  left,
  hidden,
  withAnchors,
  onAnchors,
  onReview,
  onReviewAgain,
}: {
  title: string;
  isReviewed: boolean;
  /** Items yet to review, this one included. */
  left: number;
  /** New scores on this item that nobody has seen yet. */
  hidden: number;
  withAnchors: boolean;
  onAnchors: () => void;
  onReview: () => void;
  onReviewAgain: () => void;
}) {
  return (
    <div className={css.foot}>
      {isReviewed ? (
        <>
          <span className="muted">{title} is reviewed.</span>
          <Button look="quiet" onClick={onReviewAgain}>
            Review it again
          </Button>
        </>
      ) : (
        <Button look="primary" onClick={onReview}>
          {hidden > 0
            ? `Show ${plural(hidden, "new score")}`
            : left > 1
              ? "Reviewed, next item"
              : "Reviewed, that was the last"}
        </Button>
      )}
      <Button onClick={onAnchors}>{withAnchors ? "Hide anchors" : "Show anchors"}</Button>
      <span className="small muted" role="status">
        {!isReviewed &&
          hidden > 0 &&
          `${plural(hidden, "new score is", "new scores are")} not shown yet.`}
      </span>
    </div>
  );
}
