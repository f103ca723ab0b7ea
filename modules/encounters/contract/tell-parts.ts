import { sentenceCase } from '@pec-aberto/brazil';

/** Small pieces of what is told of a finished encounter. */
export type Lines = ReadonlyArray<{ label: string; value: string }>;
/** What codes, specialties, medicines and people were called when it was written. */
export type Names = Readonly<Record<string, string>>;

type Said = string | false | null | undefined;
/** What was said of one thing, in one line. */
export const said = (...parts: readonly Said[]): string => parts.filter(Boolean).join(', ');
export const sentences = (...parts: readonly Said[]): string => parts.filter(Boolean).join('. ');

export const line = (label: string, value: Said): Lines => (value ? [{ label, value }] : []);
export const several = (label: string, values: readonly string[]): Lines =>
  values.map((value) => ({ label, value }));
export const yesOrNo = (value: boolean): string => (value ? 'Sim' : 'Não');

export const codeText = (names: Names, system: 'ciap2' | 'cid10' | 'sigtap', code: string): string =>
  [sentenceCase(names[`${system} ${code}`] ?? ''), `(${code})`].filter(Boolean).join(' ');
