import { describe, expect, it } from 'vitest';
import { certificateText } from '../../contract/certificate.ts';
import { certificateOf, guidanceOf, newCertificate, newReferral, referralsOf } from './typed.ts';

const VISIT = { day: '2026-11-20', time: '10:30' };

it('a referral says its hypothesis by the table it was found in', () => {
  const typed = { ...newReferral(6, 'Cardiologia'), risk: '3' };
  const specialised = [
    { ...typed, hypothesis: { value: 'cid10 I10', label: 'Hipertensão' } },
    { ...typed, hypothesis: { value: 'ciap2 K86', label: 'Hipertensão' }, reason: ' Fora da meta ' },
  ];
  expect(referralsOf({ kinds: ['caps'], specialised })).toEqual({
    kinds: ['caps'],
    specialised: [
      { specialty: 6, risk: 3, cid10: 'I10' },
      { specialty: 6, risk: 3, ciap2: 'K86', reason: 'Fora da meta' },
    ],
  });
});

describe('certificates', () => {
  it('are of the day and hour of the encounter; of maternity, of 120 days', () => {
    expect(certificateOf(newCertificate('maternidade', VISIT))).toEqual({
      model: 'maternidade',
      day: '2026-11-20',
      time: '10:30',
      days: 120,
    });
  });

  it('one in blank is its own words, and nothing else', () => {
    const typed = { ...newCertificate('em-branco', VISIT), text: ' Apto. ' };
    expect(certificateOf(typed)).toEqual({ model: 'em-branco', text: 'Apto.' });
  });

  it('tell who was attended, where and when, for how many days; the CID-10 only where it was asked for', () => {
    const of = { name: 'Odete Farias', cpf: null, cns: '700000000000005', unitName: 'UBS Acácias', ...VISIT };
    const typed = { ...newCertificate('padrao', VISIT), days: '1' };
    expect(certificateText(certificateOf(typed), of)).toBe(
      'Atesto que Odete Farias, CNS 700 0000 0000 0005, foi atendido(a) na unidade UBS Acácias em 20/11/2026, às 10:30, e necessita de afastamento de suas atividades por 1 (um) dia, a partir de 20/11/2026.',
    );
    expect(certificateText(certificateOf({ ...typed, days: '' }), of)).toContain(' por … dias, ');
    expect(certificateText(certificateOf(typed), { ...of, cns: null })).toMatch(
      /^Atesto que Odete Farias foi /,
    );
    const asked = certificateOf({ ...typed, days: '3', cid10: { value: 'cid10 J11', label: 'Influenza' } });
    expect(certificateText(asked, of)).toMatch(
      /por 3 dias, a partir de 20\/11\/2026\. CID-10: J11, escrito a pedido/,
    );
  });
});

it('guidance without words is none', () => {
  expect(guidanceOf([{ text: ' ' }, { text: ' Beber água. ' }])).toEqual(['Beber água.']);
});
