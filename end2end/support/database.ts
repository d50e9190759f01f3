// The program's SQLite file, reached from outside: time that passes, a database that is away.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from './server';

export class Database {
  private readonly file: string;

  constructor(server: Server) {
    this.file = join(server.data, 'perehdy.sqlite');
  }

  /** Moves the end of the attempt to so many seconds from now. */
  endAttempt(id: string, seconds: number): void {
    const end = (Date.now() + seconds * 1000) * 1000;
    const changed = python(
      `import sqlite3, sys, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
with base:
    print(base.execute('UPDATE attempts SET ends_at = ? WHERE id = ?', (int(sys.argv[3]), uuid.UUID(sys.argv[2]).bytes)).rowcount)`,
      [this.file, id, String(Math.round(end))],
    );
    if (changed.trim() !== '1') throw new Error(`there is no attempt ${id}: ${changed}`);
  }

  /** A link of the organisation by which one joins; of one that has ended, with `ended`. */
  joinLink(slug: string, code: string, ended = false): void {
    python(
      `import sqlite3, sys, time, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
with base:
    base.execute('INSERT INTO join_links (organisation_id, id, code, used, created_at, ended_at) SELECT id, ?, ?, 0, 1, ? FROM organisations WHERE slug = ?',
        (uuid.uuid4().bytes, sys.argv[3], 5 if sys.argv[4] == 'true' else None, sys.argv[2]))`,
      [this.file, slug, code, String(ended)],
    );
  }

  /** Asks a course of everybody who joins from now on, within so many days. */
  ask(slug: string, course: string, days: number): void {
    python(
      `import sqlite3, sys, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
with base:
    base.execute('INSERT INTO assignments (organisation_id, id, course, days, version, created_at) SELECT id, ?, ?, ?, 1, 1 FROM organisations WHERE slug = ?',
        (uuid.uuid4().bytes, sys.argv[3], int(sys.argv[4]), sys.argv[2]))`,
      [this.file, slug, course, String(days)],
    );
  }

  /** Makes an organisation with guests and a team; whoever has an account with this address becomes its manager. */
  makeOrganisation(slug: string, name: string, manager: string): void {
    python(ORGANISATION, [this.file, slug, name, manager]);
  }

  /** Guests who belong to the organisation and are asked the course: every third is done, every third under way. */
  crowd(slug: string, course: string, names: string[]): void {
    python(
      `import json, sqlite3, sys, time, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
now = int(time.time() * 1e6)
with base:
    (organisation,) = base.execute('SELECT id FROM organisations WHERE slug = ?', (sys.argv[2],)).fetchone()
    for i, name in enumerate(json.loads(sys.argv[4])):
        learner, key = uuid.uuid4().bytes, name.lower().encode()
        done = now - i * 5 * 86400 * 1000000 if i % 3 == 0 else None
        base.execute('INSERT INTO learners (id, lang, created_at) VALUES (?, ?, 1)', (learner, 'fi'))
        base.execute('INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) VALUES (?, ?, ?, ?, ?, ?, 1, 1)',
            (organisation, learner, name, name.lower(), key, 'member'))
        if done is not None:
            base.execute('INSERT INTO completions (learner_id, course, version, completed_at) VALUES (?, ?, ?, ?)', (learner, sys.argv[3], '2026.1', done))
        base.execute('INSERT INTO standings (organisation_id, course, learner_id, sort_key, deadline_at, started, completed_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            (organisation, sys.argv[3], learner, key, now + (i % 7 - 2) * 86400 * 1000000, i % 3 != 2, done, '2026.1' if done else None))`,
      [this.file, slug, course, JSON.stringify(names)],
    );
  }

  /** A link by which the organisation's first member stops reminders; gives its secret. */
  reminderLink(slug: string): string {
    return python(
      `import base64, hashlib, os, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
secret = os.urandom(32)
with base:
    base.execute('INSERT INTO reminder_links (organisation_id, learner_id, token_hash, made_at) SELECT m.organisation_id, m.learner_id, ?, 1 FROM members m JOIN organisations o ON o.id = m.organisation_id WHERE o.slug = ? LIMIT 1',
        (hashlib.sha256(secret).digest(), sys.argv[2]))
print(base64.urlsafe_b64encode(secret).decode().rstrip('='))`,
      [this.file, slug],
    ).trim();
  }

  /** Lets all members have completed a course two years ago; their completions end in so many days. */
  ending(slug: string, course: string, days: number): void {
    python(
      `import sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], timeout=20)
day, now = 86400 * 10**6, int(time.time()) * 10**6
done, ends = now - 730 * day, now + int(sys.argv[4]) * day
with base:
    of = 'FROM members m JOIN organisations o ON o.id = m.organisation_id WHERE o.slug = ?'
    base.execute("INSERT INTO completions (learner_id, course, version, completed_at) SELECT m.learner_id, ?, '1', ? " + of,
        (sys.argv[3], done, sys.argv[2]))
    base.execute("INSERT INTO standings (organisation_id, course, learner_id, sort_key, renew_months, started, completed_at, version, expires_at) SELECT m.organisation_id, ?, m.learner_id, m.sort_key, 24, 1, ?, '1', ? " + of,
        (sys.argv[3], done, ends, sys.argv[2]))`,
      [this.file, slug, course, String(days)],
    );
  }

  /** A mail that waits for its next try, and one that was given up. */
  waitingMails(): void {
    python(
      `import sqlite3, sys, time, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
now = int(time.time()) * 10**6
with base:
    for name, next in (('etunimi.pitkäsukunimi', now + 6 * 3600 * 10**6), ('unknown', None)):
        base.execute("INSERT INTO mails (id, send_once, email, recipient, lang, subject, body, created_at, next_try_at, tries, trouble) VALUES (?, ?, ?, ?, 'fi', 'Määräaika lähestyy: Ensimmäiset askeleet saunassa', '', ?, ?, 4, '451 4.7.1 Greylisting in action, please come back later')",
            (uuid.uuid4().bytes, uuid.uuid4().hex, name + '@example.org', name + '@example.org', now - 10**9, next))`,
      [this.file],
    );
  }

  /** Nobody else can write until the lock is let go. */
  async lock(): Promise<{ release(): Promise<void> }> {
    const holder = spawn('python3', ['-c', HOLD, this.file], { stdio: ['pipe', 'pipe', 'inherit'] });
    await heard(holder, 'locked');
    return {
      release: () =>
        new Promise((done) => {
          holder.once('exit', () => done());
          holder.stdin?.end();
        }),
    };
  }

  /** Takes the file away, as a disk that is gone. */
  async takeAway(): Promise<{ putBack(): Promise<void> }> {
    const away = `${this.file}.away`;
    await rename(this.file, away);
    return { putBack: () => rename(away, this.file) };
  }
}

/** Holds the lock until its input ends, as it does at the latest when this process does. */
const HOLD = `import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
base.execute('BEGIN EXCLUSIVE')
print('locked', flush=True)
sys.stdin.read()
base.execute('ROLLBACK')`;

const ORGANISATION = `import sqlite3, sys, time, uuid
base = sqlite3.connect(sys.argv[1], timeout=20)
slug, name, manager = sys.argv[2:]
now = int(time.time() * 1000000)
with base:
    (learner,) = base.execute('SELECT learner_id FROM accounts WHERE written = ?', (manager,)).fetchone()
    own, team = uuid.uuid4().bytes, uuid.uuid4().bytes
    base.execute("INSERT INTO organisations (id, slug, name, contact, accent, version, created_at) VALUES (?, ?, ?, '', '', 1, ?)", (own, slug, name, now))
    base.execute('INSERT INTO teams (organisation_id, id, name, version, created_at) VALUES (?, ?, ?, 1, ?)', (own, team, 'Asiakaspalvelu ja neuvonta', now))
    def member(id, name, role):
        base.execute("INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
                     (own, id, name, name.lower(), name.lower().encode(), role, now))
    member(learner, 'Maija Manageri', 'manager')
    for number in range(51):
        id = uuid.uuid4().bytes
        base.execute("INSERT INTO learners (id, lang, created_at) VALUES (?, 'fi', ?)", (id, now))
        member(id, f'Maria-Kristiina Lindqvist-Hämäläinen {number}', 'member')
        base.execute('INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) VALUES (?, ?, ?, ?, ?)', (own, team, id, number == 0, now))
`;

function python(program: string, args: string[]): string {
  return execFileSync('python3', ['-c', program, ...args], { encoding: 'utf8' });
}

function heard(child: ChildProcess, word: string): Promise<void> {
  return new Promise((done, fail) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes(word) && done());
    child.once('exit', (code) => fail(new Error(`python3 ended with ${code}`)));
  });
}
