import type { RouteInput } from '#platform/contract/route';
import type { initialise } from '../contract.ts';

type Input = RouteInput<typeof initialise>['body'];

/** What was typed so far; every text is '' until then. Passwords are never part of it. */
export type Draft = {
  step: number;
  identity: { name: string; link: string; purpose: string; resources: string };
  installer: Record<InstallerField, string>;
};
type InstallerField = keyof Required<Input['installer']>;

const PLACE = 'pec-instalar';
const INSTALLER_FIELDS: readonly InstallerField[] = [
  'name',
  'cpf',
  'cns',
  'birthDate',
  'sex',
  'council',
  'councilUf',
  'councilNumber',
  'email',
  'phone',
];

/** The address this browser used is a fact; the rest is for the person to say. */
export function emptyDraft(origin: string): Draft {
  const installer = Object.fromEntries(INSTALLER_FIELDS.map((field) => [field, '']));
  return {
    step: 0,
    identity: { name: '', link: origin, purpose: '', resources: '' },
    installer: installer as Draft['installer'],
  };
}

/** An address that no other computer reaches: "localhost", 127.0.0.1. */
export const leadsNowhere = (link: string): boolean =>
  /^(https?:\/\/)?(localhost|127\.|\[::1\])/i.test(link.trim());

/** The texts of a kept object over the given ones; anything else in it is ignored. */
function texts<T extends Record<string, string>>(value: unknown, over: T): T {
  const found = new Map<string, unknown>(typeof value === 'object' && value ? Object.entries(value) : []);
  const merged = Object.entries(over).map(([name, text]) => {
    const kept = found.get(name);
    return [name, typeof kept === 'string' ? kept : text];
  });
  return Object.fromEntries(merged) as T;
}

/** A draft kept before, or an empty one. Passwords are not kept: who returns types them again in step 2. */
export function readDraft(text: string | null, origin: string): Draft {
  const empty = emptyDraft(origin);
  if (text === null) return empty;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Draft, unknown>>;
    return {
      step: Number(value.step) > 0 ? 1 : 0,
      identity: texts(value.identity, empty.identity),
      installer: texts(value.installer, empty.installer),
    };
  } catch {
    return empty;
  }
}

export const loadDraft = (): Draft => readDraft(localStorage.getItem(PLACE), location.origin);
export const keepDraft = (draft: Draft): void => localStorage.setItem(PLACE, JSON.stringify(draft));
export const forgetDraft = (): void => localStorage.removeItem(PLACE);

/** What the server receives: empty texts are left out. */
export function inputOf(draft: Draft, secret: { password: string; code: string }): Input {
  const given = Object.entries(draft.installer).filter(([, text]) => text.trim() !== '');
  return {
    name: draft.identity.name,
    link: draft.identity.link,
    purpose: draft.identity.purpose === 'producao' ? 'producao' : 'treinamento',
    resources: draft.identity.resources === 'centralizadora' ? 'centralizadora' : 'prontuario',
    installer: Object.fromEntries(given) as Input['installer'],
    ...secret,
  };
}

/** The step whose field the server refused, by the field's path. */
export function stepOfField(path: string): number {
  if (path.startsWith('installer.') || path === 'password') return 1;
  return path === 'code' ? 2 : 0;
}
