import { WHOLE_EVENT } from '#platform/events/contract';
import { openStream, type StreamMessage } from './event-stream.ts';

/** What a tab says to the stream it shares. `start`: it listens, with a possibly new session. */
export type StreamAsk =
  | { do: 'start'; url: string; topics: readonly string[] }
  | { do: 'want'; topics: readonly string[] }
  | { do: 'stop' };

/**
 * The one stream of all who listen (tabs of a browser), naming the topics that any of them wants. A topic not named yet
 * opens another, and the former goes on until the new one is heard, so that nothing falls between them; a topic that
 * nobody wants any more is left out at the next opening.
 */
export class SharedStream<L> {
  readonly #tell: (message: StreamMessage) => void;
  readonly #open: typeof openStream;
  readonly #wanted = new Map<L, readonly string[]>();
  #url = '';
  #named: ReadonlySet<string> = new Set();
  #stop: (() => void) | undefined;

  constructor(tell: (message: StreamMessage) => void, open = openStream) {
    this.#tell = tell;
    this.#open = open;
  }

  get listeners(): Iterable<L> {
    return this.#wanted.keys();
  }

  ask(listener: L, asked: StreamAsk): void {
    if (asked.do === 'stop') {
      this.#wanted.delete(listener);
      if (this.#wanted.size === 0) this.#end();
      return;
    }
    if (asked.do === 'start') {
      this.#url = asked.url;
      this.#end();
    }
    this.#wanted.set(listener, asked.topics);
    if (!this.#stop || asked.topics.some((topic) => !this.#named.has(topic))) this.#begin();
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #begin(): void {
    let former = this.#stop;
    this.#named = new Set([...this.#wanted.values()].flat());
    const topics = [...this.#named].toSorted().join(',');
    const stop = this.#open(topics ? `${this.#url}?topics=${topics}` : this.#url, (message) => {
      if (message.kind === 'event' && message.name === WHOLE_EVENT) {
        former?.();
        former = undefined;
      }
      this.#tell(message);
    });
    this.#stop = () => {
      former?.();
      stop();
    };
  }
}
