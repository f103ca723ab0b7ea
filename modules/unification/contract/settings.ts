import { Type } from 'typebox';

/** Of the hours until a base that entered decides itself. */
export const HOURS = { least: 1, most: 168 } as const;
/** Of KiB a second, where there is a limit. */
export const SPEED = { least: 8, most: 1_000_000 } as const;

export const Hours = Type.Integer({ minimum: HOURS.least, maximum: HOURS.most });

const Speed = Type.Integer({ minimum: 0, maximum: SPEED.most });

export const Settings = Type.Object({
  hours: Hours,
  /** 0 without a limit. */
  kibPerSecond: Speed,
});

export const SettingsChange = Type.Object(
  { hours: Type.Optional(Hours), kibPerSecond: Type.Optional(Speed) },
  { additionalProperties: false, minProperties: 1 },
);
