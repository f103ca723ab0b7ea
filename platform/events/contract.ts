/** Event of the stream: something of a topic changed in a unit. It carries which, never what. */
export const NOTICE_EVENT = 'changed';
/** Event of the stream: from here on everything is told; what happened before may not have been. */
export const WHOLE_EVENT = 'hello';

export type Notice = { topic: string; unitId: string };

/** How a topic of a unit is named in the stream's address: `agenda:0198…`. */
export const topicName = ({ topic, unitId }: Notice): string => `${topic}:${unitId}`;
