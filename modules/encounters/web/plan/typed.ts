import { labelOf } from '#platform/contract/choices';
import { NOT_PICKED, type Picked } from '#ui/index';
import type { Encounter } from '../../contract/parts.ts';
import {
  type Certificate,
  CERTIFICATES,
  type Referral,
  type Referrals,
} from '../../contract/plan-entries.ts';
import { codeOf } from '../parts/codes.ts';
import { told } from '../parts/told.ts';

/** To a specialty, as it is written. */
export type TypedReferral = {
  specialty: number;
  name: string;
  /** CID-10 or CIAP-2. */
  hypothesis: Picked;
  risk: string;
  reason: string;
  note: string;
};
export type TypedReferrals = { kinds: string[]; specialised: TypedReferral[] };
export const NO_REFERRALS: TypedReferrals = { kinds: [], specialised: [] };

export const newReferral = (specialty: number, name: string): TypedReferral => ({
  specialty,
  name,
  hypothesis: NOT_PICKED,
  risk: '',
  reason: '',
  note: '',
});

function referralOf({ specialty, hypothesis, risk, reason, note }: TypedReferral): Referral {
  const of = codeOf(hypothesis);
  return {
    specialty,
    risk: Number(risk),
    ...told({
      cid10: of?.system === 'cid10' ? of.code : undefined,
      ciap2: of?.system === 'ciap2' ? of.code : undefined,
      reason: reason.trim(),
      note: note.trim(),
    }),
  };
}

/** As they are sent. */
export const referralsOf = ({ kinds, specialised }: TypedReferrals): Referrals => ({
  kinds: kinds as NonNullable<Referrals['kinds']>,
  specialised: specialised.map(referralOf),
});

type Model = Certificate['model'];
/** A certificate as it is written. */
export type TypedCertificate = {
  model: Model;
  name: string;
  day: string;
  time: string;
  days: string;
  cid10: Picked;
  text: string;
};

/** Constitution of 1988, art. 7, XVIII. */
const MATERNITY_DAYS = '120';

/** Of the day and the hour of the encounter. */
export const newCertificate = (
  model: Model,
  { day, time }: Pick<Encounter, 'day' | 'time'>,
): TypedCertificate => ({
  model,
  name: labelOf(CERTIFICATES, model),
  day,
  time,
  days: model === 'maternidade' ? MATERNITY_DAYS : '',
  cid10: NOT_PICKED,
  text: '',
});

export const isDays = (typed: string) =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) > 0 ? undefined : 'Informe um número de 1 a 999.';
export const isTime = (typed: string) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(typed.trim()) ? undefined : 'Digite a hora: 10:30.';

export function certificateOf({ model, day, time, days, cid10, text }: TypedCertificate): Certificate {
  if (model === 'em-branco') return { model, ...told({ text: text.trim() }) };
  return {
    model,
    ...told({
      day,
      time: isTime(time) === undefined ? time.trim() : '',
      days: isDays(days) === undefined ? Number(days) : undefined,
      cid10: codeOf(cid10)?.code,
      text: text.trim(),
    }),
  };
}

export type TypedGuidance = { text: string };
export const guidanceOf = (rows: readonly TypedGuidance[]): string[] =>
  rows.map(({ text }) => text.trim()).filter((text) => text !== '');
