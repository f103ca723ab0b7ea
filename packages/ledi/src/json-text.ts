import { LediError } from './errors.ts';

const MAX_CHARACTERS = 64 * 1024 * 1024;
const SPACE = /\s/;

/**
 * The JSON objects of a text that holds one or many, one after another: pretty-printed, one per line, or the items of
 * an array. Each comes as soon as it is whole. LediError `json-invalido` when the text is something else.
 */
export async function* readJsonObjects(chunks: AsyncIterable<string>): AsyncGenerator<unknown> {
  let pending = '';
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk[at] as string;
      if (isEscaped) isEscaped = false;
      else if (isText) {
        if (sign === '\\') isEscaped = true;
        else if (sign === '"') isText = false;
      } else if (depth === 0) {
        if (sign === '{') {
          depth = 1;
          start = at;
        } else if (!SPACE.test(sign) && !'[],\uFEFF'.includes(sign)) throw invalid();
      } else if (sign === '"') isText = true;
      else if (sign === '{') depth += 1;
      else if (sign === '}') {
        depth -= 1;
        if (depth > 0) continue;
        yield parse(pending + chunk.slice(start, at + 1));
        pending = '';
      }
    }
    if (depth > 0) pending += chunk.slice(start);
    if (pending.length > MAX_CHARACTERS)
      throw new LediError('limite-excedido', 'O JSON tem um objeto grande demais.');
  }
  if (depth > 0) throw invalid();
}

const invalid = () => new LediError('json-invalido', 'O arquivo não é JSON de registros.');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
}
