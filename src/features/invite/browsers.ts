/** Apps that show links in a window of their own, whose storage goes with it. */
const inApp =
  /FBAN|FBAV|Instagram|LinkedInApp|Line\/|MicroMessenger|Teams\/|Slack\b|GSA\/|Snapchat/;

/** Why a seat taken here would be lost, and what to do; `null` where nothing is odd. */
export function whereItIsForgotten(agent = navigator.userAgent): string | null {
  if (inApp.test(agent))
    return "You opened this inside another app, which forgets what you write here. Open the link in your browser first (often under “⋯”), then join there.";
  const isApple = /iPhone|iPad/.test(agent);
  if (isApple && matchMedia("(display-mode: standalone)").matches)
    return "This is Needle on the home screen, which keeps its own storage apart from Safari’s. Join where you will score: here or in Safari, not both.";
  return null;
}
