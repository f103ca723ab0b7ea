import { expect, test } from 'vitest';
import type { StreamMessage } from './event-stream.ts';
import { SharedStream } from './shared-stream.ts';

const URL_OF_EVENTS = '/api/events';
const HELLO: StreamMessage = { kind: 'event', name: 'hello', data: '{}' };

/** Streams that were opened, in order, each with what the server may say through it. */
function sharing() {
  const opened: Array<{ url: string; open: boolean; say: (message: StreamMessage) => void }> = [];
  const told: StreamMessage[] = [];
  const stream = new SharedStream<string>(
    (message) => void told.push(message),
    (url, tell) => {
      const one = { url, open: true, say: (message: StreamMessage) => void (one.open && tell(message)) };
      opened.push(one);
      return () => void (one.open = false);
    },
  );
  const openUrls = () => opened.filter(({ open }) => open).map(({ url }) => url);
  const start = (tab: string, topics: string[] = []) =>
    stream.ask(tab, { do: 'start', url: URL_OF_EVENTS, topics });
  return { stream, opened, told, openUrls, start };
}

test('a new topic opens another stream; the former goes on until the new one is heard', () => {
  const { stream, opened, openUrls, start } = sharing();
  start('tab');
  stream.ask('tab', { do: 'want', topics: ['agenda:u1'] });
  expect(openUrls()).toEqual([URL_OF_EVENTS, `${URL_OF_EVENTS}?topics=agenda:u1`]);
  opened[1]?.say({ kind: 'open' });
  expect(openUrls()).toHaveLength(2);
  opened[1]?.say(HELLO);
  expect(openUrls()).toEqual([`${URL_OF_EVENTS}?topics=agenda:u1`]);
});

test('what is named already opens nothing, also for another tab; what nobody wants is left out at the next opening', () => {
  const { stream, opened, openUrls, start } = sharing();
  start('one', ['agenda:u1', 'reception:u1']);
  stream.ask('two', { do: 'want', topics: ['agenda:u1'] });
  stream.ask('one', { do: 'want', topics: [] });
  expect(opened).toHaveLength(1);
  stream.ask('two', { do: 'want', topics: ['agenda:u1', 'agenda:u2'] });
  opened[1]?.say(HELLO);
  expect(openUrls()).toEqual([`${URL_OF_EVENTS}?topics=agenda:u1,agenda:u2`]);
});

test('two topics in a row leave one stream, however late the first is heard', () => {
  const { stream, opened, openUrls, start } = sharing();
  start('tab');
  stream.ask('tab', { do: 'want', topics: ['agenda:u1'] });
  stream.ask('tab', { do: 'want', topics: ['agenda:u1', 'agenda:u2'] });
  expect(openUrls()).toHaveLength(3);
  opened[2]?.say(HELLO);
  expect(openUrls()).toEqual([`${URL_OF_EVENTS}?topics=agenda:u1,agenda:u2`]);
});

test('a new session begins anew for all; the last tab to leave closes it', () => {
  const { stream, openUrls, start } = sharing();
  start('one', ['agenda:u1']);
  start('two');
  expect(openUrls()).toEqual([`${URL_OF_EVENTS}?topics=agenda:u1`]);
  stream.ask('one', { do: 'stop' });
  expect(openUrls()).toHaveLength(1);
  stream.ask('two', { do: 'stop' });
  expect(openUrls()).toEqual([]);
});
