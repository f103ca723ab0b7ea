import { Type } from 'typebox';

/** Entrada and Saída in the municipality's civil time, `hh:mm`. Both empty: the period is not used. */
const Period = Type.Object(
  { start: Type.String({ maxLength: 5 }), end: Type.String({ maxLength: 5 }) },
  { additionalProperties: false },
);

const week = <T extends ReturnType<typeof Type.Array<typeof Period>>>(day: T) =>
  Type.Object(
    {
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    },
    { additionalProperties: false },
  );

/** Working hours of a week: up to four periods on each day, in order. */
export const Days = week(Type.Array(Period, { maxItems: 4 }));

/** Hours given to online booking, in order; every minute of a day in a period of its own at most. */
export const OnlineDays = week(Type.Array(Period, { maxItems: 1440 }));

/** The municipal default agenda: hours of a week and the minutes of one appointment. */
export const DefaultAgenda = Type.Object(
  {
    days: Days,
    /** Minutes of one appointment, where the CBO says nothing else. */
    duration: Type.Integer({ minimum: 1, maximum: 240 }),
  },
  { additionalProperties: false },
);
