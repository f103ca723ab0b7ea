import { Card } from '../index.ts';

/** Text on its background, so that the contrast of each pair of tokens is checked. */
const PAIRS: readonly [text: string, background: string][] = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'surface-2'],
  ['text', 'surface-3'],
  ['text-2', 'surface'],
  ['text-3', 'surface'],
  ['text-3', 'bg'],
  ['primary', 'surface'],
  ['primary', 'primary-soft'],
  ['on-primary', 'primary'],
  ['danger', 'surface'],
  ['danger-text', 'danger-soft'],
  ['on-danger', 'danger'],
  ['warning-text', 'warning-soft'],
  ['success-text', 'success-soft'],
  ['info-text', 'info-soft'],
  ['top-text', 'top'],
  ['top-text', 'top-raised'],
  ['on-amber', 'amber'],
  ['toast-action', 'toast'],
];

export function TokensSection() {
  return (
    <Card title="Cores">
      <div className="swatches">
        {PAIRS.map(([text, background]) => (
          <span
            key={text + background}
            style={{ color: `var(--${text})`, background: `var(--${background})` }}
          >
            {text} / {background}
          </span>
        ))}
      </div>
    </Card>
  );
}
