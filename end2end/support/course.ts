// What a course asks, and the right answers, read from the course's own files: ids are shared between languages, texts
// are as the learner sees them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';
import type { Lang } from './words';

export type Key =
  | { kind: 'one' | 'several' | 'true-or-false'; options: { text: string; right: boolean }[] }
  | { kind: 'matching'; pairs: [string, string][]; spare: string[] }
  | { kind: 'ordering'; items: string[] }
  | { kind: 'gap'; gaps: string[] }
  | { kind: 'number' | 'short'; value: string };

export type Question = Key & { id: string };

export interface CoursePage {
  module: string;
  page: string;
  title: string;
  questions: Question[];
}

export interface Course {
  id: string;
  title: string;
  pages: CoursePage[];
  /** The questions of the final test, by id. */
  bank: Map<string, Question>;
}

const folders: Record<string, string> = {
  'kotoutuminen-tutuksi': 'courses/bundled/kotoutuminen-tutuksi',
  everything: 'tests/courses/good/everything',
};
export const courseIds = Object.keys(folders);

const known = new Map<string, Course>();

/** A course in one of its languages. */
export function course(id: string, lang: Lang): Course {
  const name = `${id} ${lang}`;
  let found = known.get(name);
  if (!found) known.set(name, (found = read(id, lang)));
  return found;
}

function read(id: string, lang: Lang): Course {
  const folder = join(root, folders[id]);
  const pages: CoursePage[] = [];
  let module = '';
  for (const line of readFileSync(join(folder, 'course.toml'), 'utf8').split('\n')) {
    module = /^id = "([^"]+)"/.exec(line)?.[1] ?? module;
    const page = /^\s+\{ id = "([^"]+)"/.exec(line)?.[1];
    if (!page) continue;
    const text = readFileSync(join(folder, lang, module, `${page}.md`), 'utf8');
    pages.push({ module, page, title: title(text), questions: questions(text) });
  }
  const bank = new Map<string, Question>();
  for (const file of readdirSync(join(folder, lang, 'test'))) {
    for (const question of questions(readFileSync(join(folder, lang, 'test', file), 'utf8'))) bank.set(question.id, question);
  }
  return { id, title: title(readFileSync(join(folder, lang, 'course.md'), 'utf8')), pages, bank };
}

function title(text: string): string {
  return plain(/^# (.+)$/m.exec(text)?.[1] ?? '');
}

/** Text without the marks of Markdown that courses use in questions. */
function plain(text: string): string {
  return text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}

function questions(text: string): Question[] {
  return [...text.matchAll(/^::: question (\S+) #(\S+)\n(.*?)^:::$/gms)].map(([, kind, id, body]) => ({ id, ...key(kind, body) }));
}

function key(kind: string, body: string): Key {
  const lines = body.split('\n');
  switch (kind) {
    case 'one':
    case 'several':
    case 'true-or-false': {
      const options = [...body.matchAll(/^- \[([ x])\] (.+)$/gm)];
      return { kind, options: options.map(([, mark, text]) => ({ text: plain(text), right: mark === 'x' })) };
    }
    case 'matching': {
      // The first two lines of the table are its heading.
      const rows = lines.filter((line) => line.startsWith('|')).slice(2).map((line) => line.split('|').slice(1, 3).map(plain));
      const pairs = rows.filter(([left]) => left !== '').map(([left, right]): [string, string] => [left, right]);
      return { kind, pairs, spare: rows.filter(([left]) => left === '').map(([, right]) => right) };
    }
    case 'ordering':
      return { kind, items: [...body.matchAll(/^\d+\. (.+)$/gm)].map(([, text]) => plain(text)) };
    case 'gap':
      return { kind, gaps: [...body.matchAll(/\{([^}|]+)[^}]*\}/g)].map(([, text]) => text.trim()) };
    case 'number':
    case 'short': {
      const line = (lines.find((candidate) => candidate.startsWith('= ')) ?? '').slice(2);
      const value = kind === 'number' ? line.split(/\s|±|\+-/)[0] : line.split('|')[0].trim();
      return { kind, value };
    }
    default:
      throw new Error(`a kind of question that the specs do not know: ${kind}`);
  }
}
