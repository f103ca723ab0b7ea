import { IconCheck } from '@tabler/icons-react';
import { Icon } from './icon.tsx';

export type Step = { key: string; title: string; description?: string };

/** Vertical stepper of wizards: done, current and next, each named; done ones may be reopened. */
export function StepList({
  steps,
  current,
  onOpen,
}: {
  steps: readonly Step[];
  /** Index of the current step. */
  current: number;
  onOpen?: (index: number) => void;
}) {
  return (
    <ol className="steps" aria-label="Etapas">
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'next';
        return (
          <li
            key={step.key}
            className={`step ${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden>
              {state === 'done' ? <Icon of={IconCheck} size="small" /> : index + 1}
            </span>
            <span className="column gap-2">
              {state === 'done' && onOpen ? (
                <button type="button" className="link-button step-title" onClick={() => onOpen(index)}>
                  {step.title}
                </button>
              ) : (
                <span className="step-title">{step.title}</span>
              )}
              {state === 'done' ? <span className="visually-hidden">concluída</span> : null}
              {step.description ? <span className="caption text-3">{step.description}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
