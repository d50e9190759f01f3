// The interface's own words, from the files the program has them from: a spec names a button as the learner reads it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
// Mozilla's own reader of Fluent files, so that plural forms and arguments come out as in the program.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { root } from './root';

export type Lang = 'fi' | 'sv' | 'en';
export const langs: readonly Lang[] = ['fi', 'sv', 'en'];
export const ownName: Record<Lang, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const bundles = new Map<Lang, FluentBundle>();

function bundle(lang: Lang): FluentBundle {
  let known = bundles.get(lang);
  if (!known) {
    known = new FluentBundle(lang, { useIsolating: false });
    const folder = join(root, 'app/locales', lang);
    for (const file of readdirSync(folder)) known.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')));
    bundles.set(lang, known);
  }
  return known;
}

/** A message as the interface says it. */
export function t(lang: Lang, key: string, args: Record<string, string | number> = {}): string {
  const pattern = bundle(lang).getMessage(key)?.value;
  if (!pattern) throw new Error(`there is no message ${key} in ${lang}`);
  return bundle(lang).formatPattern(pattern, args);
}

/** What comes before the first argument of a message that is given as `{ $name }`: enough to find it by. */
export function start(lang: Lang, key: string, argument: string, others: Record<string, string | number> = {}): string {
  return t(lang, key, { ...others, [argument]: '\u0000' }).split('\u0000')[0].trim();
}
