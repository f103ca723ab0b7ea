/** How long before its end a session is told of. */
export const WARN_MS = 120_000;
/** Who pressed a key or the mouse so recently is at work: asked nothing. */
const AT_WORK_MS = 120_000;
/** Between two questions to the server while the end is near: another tab may have gone on. */
const ASK_AGAIN_MS = 15_000;

/** ms until the server is asked again, `left` ms before the end. */
export function askIn(left: number): number {
  return left > WARN_MS ? left - WARN_MS : Math.min(ASK_AGAIN_MS, Math.max(left, 0) + 1_000);
}

/** Whether a session `left` ms before its end is gone on with silently; `idle` ms without key nor mouse. */
export const goesOnByItself = (left: number, idle: number): boolean => left <= WARN_MS && idle < AT_WORK_MS;

const SPOKEN_S = [120, 60, 30, 10] as const;

/** What is said aloud so many seconds before the end: at two minutes, one, thirty and ten seconds. */
export function spokenLeft(seconds: number): string {
  const step = SPOKEN_S.findLast((one) => seconds <= one) ?? SPOKEN_S[0];
  if (step >= 60) return step === 60 ? 'Falta 1 minuto.' : 'Faltam 2 minutos.';
  return `Faltam ${step} segundos.`;
}

/** '1:05' of 65 s. */
export function clockLeft(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
