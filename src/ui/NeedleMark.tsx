/** The needle of a gauge that has been calibrated. */
export function NeedleMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden>
      <circle cx="10" cy="10" r="8.6" stroke="currentColor" strokeWidth="1.8" />
      <path d="M10 10 14.2 5.6" stroke="var(--s1)" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="10" cy="10" r="1.7" fill="currentColor" />
    </svg>
  );
}
