/** Tells a step and how far it is, in percent, once for each `stepPercent` of the way. */
export function percentTold(
  progress: (text: string) => void,
  stepPercent: number,
): (step: string, done: number, total: number | null) => void {
  let last = '';
  return (step, done, total) => {
    const percent = total ? Math.floor((100 * done) / total / stepPercent) * stepPercent : 0;
    const text = `${step}: ${percent} %`;
    if (text !== last) progress(text);
    last = text;
  };
}
