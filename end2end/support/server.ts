// The program under test: one for each worker, with a data folder of its own.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './root';

const program = process.env.PEREHDY_BIN ?? join(root, 'target/debug/perehdy');

/** A running program. */
export class Server {
  private constructor(
    /** Its address, without a slash at the end. */
    readonly url: string,
    private readonly child: ChildProcess,
    /** Its data folder. */
    readonly data: string,
    private readonly lines: string[],
  ) {}

  /** Starts the program on a free port with the bundled courses and those of `tests/courses/good`. */
  static async start(): Promise<Server> {
    const courses = join(root, 'tests/courses/good');
    for (const needed of [program, courses]) {
      if (!existsSync(needed)) {
        throw new Error(`${needed} is missing; run \`cargo xtask test browser\`, which builds it first`);
      }
    }
    const data = await mkdtemp(join(tmpdir(), 'perehdy-end2end-'));
    const port = await freePort();
    const command = [program, 'serve', '--listen', `127.0.0.1:${port}`, '--data', data, '--courses', courses, '--organisations', 'anyone'];
    // On Linux the program is told to stop when this process ends, however that happens.
    if (process.platform === 'linux') command.unshift('setpriv', '--pdeathsig', 'TERM', '--');
    const child = spawn(command[0], command.slice(1), { cwd: data, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lines.push(...text.split('\n').filter(Boolean));
        lines.splice(0, Math.max(0, lines.length - 500));
      });
    }
    const server = new Server(`http://127.0.0.1:${port}`, child, data, lines);
    try {
      await server.ready();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** What the program has written last, for a failing test's report. */
  log(): string {
    return this.lines.join('\n');
  }

  /** A command of the operator beside the running program; gives what it printed. */
  admin(...words: string[]): string {
    const command = ['admin', ...words, '--data', this.data, '--public-url', this.url];
    return execFileSync(program, command, { cwd: this.data, encoding: 'utf8' });
  }

  /** Asks the program to stop, and waits until it has. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      const late = Symbol('late');
      if ((await Promise.race([ended, wait(15_000, late, { ref: false })])) === late) {
        child.kill('SIGKILL');
        await ended;
        throw new Error(`the program did not stop within 15 seconds of SIGTERM:\n${this.log()}`);
      }
    }
    await rm(this.data, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await wait(50);
    }
    throw new Error(`the program did not become ready:\n${this.log()}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const listener = createServer().once('error', fail);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      listener.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
