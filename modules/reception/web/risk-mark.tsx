import { labelOf } from '#platform/contract/choices';
import { type Risk, RISKS } from '../contract/status.ts';
import './risk-mark.css';

/** The class of risk by colour, shape and word. */
export function RiskMark({ risk }: { risk: Risk }) {
  return <span className={`risk ${risk}`}>{labelOf(RISKS, risk)}</span>;
}
