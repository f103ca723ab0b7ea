import { type ReactNode, useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { Kbd, useShortcuts } from '#ui/index';
import { ExamRequests } from '../exams/exam-requests.tsx';
import { isWritten } from '../exams/typed.ts';
import type { SoapValues } from '../soap/values.ts';
import { type Visit, useVisit } from '../visit.ts';
import { Certificates } from './certificates.tsx';
import { Guidance } from './guidance.tsx';
import { Referrals } from './referrals.tsx';
import { guidanceOf } from './typed.ts';

type Plan = SoapValues['plan'];
type Tool = {
  label: string;
  keys: string;
  may: (rights: Visit['rights']) => boolean;
  /** How much was written of it. */
  count: (plan: Plan) => number;
  /** What is written of it besides what counts keeps it in sight. */
  written?: (plan: Plan) => boolean;
  content: ReactNode;
};

const TOOLS: readonly Tool[] = [
  {
    label: 'Exames',
    keys: 'Alt X',
    may: ({ requestExams }) => requestExams,
    count: ({ examRequests }) => examRequests.reduce((sum, { exams }) => sum + exams.length, 0),
    written: ({ examRequests }) => examRequests.some(isWritten),
    content: <ExamRequests />,
  },
  {
    label: 'Orientações',
    keys: 'Alt O',
    may: ({ guide }) => guide,
    count: ({ guidance }) => guidanceOf(guidance).length,
    content: <Guidance />,
  },
  {
    label: 'Encaminhar',
    keys: 'Alt C',
    may: ({ refer }) => refer,
    count: ({ referrals: { kinds, specialised } }) => kinds.length + specialised.length,
    content: <Referrals />,
  },
  {
    label: 'Atestado',
    keys: 'Alt T',
    may: ({ certify }) => certify,
    count: ({ certificates }) => certificates.length,
    content: <Certificates />,
  },
];

const FIELD = 'input:not([type=hidden], [tabindex="-1"]), textarea, select';

/**
 * One tool, where it was asked for or something was written; its key and its button lead into it: to what is typed
 * there, and to a button, which Enter would press, only where there is nothing else.
 */
function Section({ asked, children }: { asked: object | undefined; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asked) return;
    const first = (what: string) => place.current?.querySelector<HTMLElement>(what);
    (first(FIELD) ?? first('button'))?.focus();
  }, [asked]);
  return (
    <div ref={place} className="encounter-tool">
      {children}
    </div>
  );
}

/** What was asked for, by label; a new object each time it is. */
export type Asked = Readonly<Record<string, object>>;

function useTools() {
  const { rights } = useVisit();
  return TOOLS.filter(({ may }) => may(rights));
}

const usePlan = () => useWatch<SoapValues, 'plan'>({ name: 'plan' });

/** A button for each thing that a plan may hold besides words, procedures and medicines, with how much was written. */
export function ToolButtons({ onAsk }: { onAsk: (label: string) => void }) {
  const tools = useTools();
  const plan = usePlan();
  useShortcuts(tools.map(({ keys, label }) => ({ keys, label, run: () => onAsk(label) })));
  return tools.map(({ label, keys, count }) => {
    const written = count(plan);
    return (
      <button
        key={label}
        type="button"
        className="chip"
        aria-pressed={written > 0}
        onClick={() => onAsk(label)}
      >
        {label} {written > 0 ? <strong className="numeric">{written}</strong> : null}
        <Kbd keys={keys} />
      </button>
    );
  });
}

/** Those that were asked for or written, all in sight. */
export function ToolSections({ asked }: { asked: Asked }) {
  const tools = useTools();
  const plan = usePlan();
  return tools.map(({ label, content, count, written }) =>
    asked[label] || count(plan) > 0 || written?.(plan) ? (
      <Section key={label} asked={asked[label]}>
        {content}
      </Section>
    ) : null,
  );
}
