import { resolve } from 'node:path';

/** The folder of the whole project. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
