import { againstText, evidenceOf } from '#modules/citizens/contract/evidence';

const ORDER = { equal: 0, similar: 1, different: 2 } as const;

/** What half a town has in common tells nobody from anybody: said only where it differs. */
const OF_EVERYBODY = ['sex', 'municipality', 'birthMunicipality'];

/** Why two may be one person: what is equal first, then what is alike, then what differs; and what speaks against. */
export function PairEvidence({
  evidence,
  against,
}: {
  evidence: ReadonlyArray<{ field: string; level: string }>;
  against: readonly string[];
}) {
  const said = evidence
    .map((one) => ({ ...evidenceOf(one), field: one.field }))
    .filter(({ field, agreement }) => agreement !== 'equal' || !OF_EVERYBODY.includes(field))
    .toSorted((a, b) => ORDER[a.agreement] - ORDER[b.agreement]);
  const warnings = against.map(againstText).filter(Boolean);
  return (
    <>
      <ul className="pair-evidence" aria-label="O que há em comum">
        {said.map(({ field, agreement, sign, label, text }) => (
          <li key={field} className={agreement}>
            <span aria-hidden>{sign}</span> {label} {text}
          </li>
        ))}
      </ul>
      {warnings.length > 0 ? <p className="caption text-warning">{warnings.join(' ')}</p> : null}
    </>
  );
}

/** The probability in words; the number stays beside it. */
export function scoreWord(score: number): string {
  if (score >= 0.99) return 'Quase certo';
  return score >= 0.9 ? 'Muito provável' : 'Possível';
}

/** '99,8 %', never a false 100. */
export const scoreText = (score: number): string =>
  `${Math.min(99.9, score * 100).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} %`;
