/** What a page of clinical data stands behind. */
export { ChartGate } from './chart-gate.tsx';
