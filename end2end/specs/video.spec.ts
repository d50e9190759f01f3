// Video and audio: the place is kept, captions and transcript are there, and nothing comes from elsewhere unasked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Learner } from '../support/learner';
import { root } from '../support/root';
import { expect, test } from '../support/test';
import { langs, start, t } from '../support/words';

const FIRST = 'aluksi';

function firstPage(learner: Learner) {
  const at = learner.course.pages.find((candidate) => candidate.page === FIRST);
  if (!at) throw new Error('the bundled course has changed');
  return at;
}

function time(video: Locator): Promise<number> {
  return video.evaluate((element) => (element as HTMLVideoElement).currentTime);
}

/** Plays without sound, as no browser forbids, until the place is reached. */
async function playTo(video: Locator, seconds: number): Promise<void> {
  await video.evaluate((element) => {
    const media = element as HTMLVideoElement;
    media.muted = true;
    media.playbackRate = 2;
    return media.play();
  });
  await expect.poll(() => time(video), { timeout: 40_000 }).toBeGreaterThan(seconds);
}

test('the place in a video is kept', { tag: '@js' }, async ({ page }) => {
  const learner = new Learner(page, 'kotoutuminen-tutuksi', 'fi');
  const at = firstPage(learner);
  const video = page.locator('video');
  const left = start('fi', 'media-left-at', 'time');

  await learner.open(at);
  await page.waitForLoadState('networkidle');
  await expect(page.getByText(left)).toHaveCount(0);
  await playTo(video, 8);
  const saved = page.waitForResponse((response) => response.url().includes('/api/save-media'));
  await video.evaluate((element) => (element as HTMLVideoElement).pause());
  const there = await time(video);
  expect((await saved).ok()).toBe(true);
  await page.waitForLoadState('networkidle');

  await page.goto('/fi');
  await learner.open(at);
  const said = await page.getByText(left).textContent();
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(said ?? '') ?? [];
  expect(Math.abs(Number(minutes) * 60 + Number(seconds) - there)).toBeLessThanOrEqual(1);
  await page.waitForLoadState('networkidle');
  await expect.poll(() => time(video)).toBeGreaterThan(there - 1);
  expect(await time(video)).toBeLessThan(there + 1);
  await playTo(video, there + 1);
  expect(await time(video)).toBeLessThan(there + 15);
});

test('a tab that is closed while a video plays loses a few seconds at most', { tag: '@js' }, async ({ page, context }) => {
  const learner = new Learner(page, 'kotoutuminen-tutuksi', 'en');
  const at = firstPage(learner);
  await learner.open(at);
  await page.waitForLoadState('networkidle');
  const saved = page.waitForResponse((response) => response.url().includes('/api/save-media'));
  await playTo(page.locator('video'), 9);
  await saved;
  const there = await time(page.locator('video'));
  await page.close();

  const again = await context.newPage();
  await new Learner(again, 'kotoutuminen-tutuksi', 'en').open(at);
  await again.waitForLoadState('networkidle');
  await expect.poll(() => time(again.locator('video'))).toBeGreaterThan(there - 7);
});

test('calls to the server go one after another', { tag: '@js' }, async ({ page, context }) => {
  const [all, most] = [{ count: 0 }, { underWay: 0, together: 0 }];
  await page.route('**/api/**', async (route) => {
    all.count += 1;
    most.underWay += 1;
    most.together = Math.max(most.together, most.underWay);
    const response = await route.fetch();
    await new Promise((done) => setTimeout(done, 300));
    most.underWay -= 1;
    await route.fulfill({ response });
  });
  await page.goto('/en/courses/everything/basics/words');
  await page.waitForLoadState('networkidle');
  // The end of a piece is two events at once; who is new here has no cookie yet.
  await page.locator('video').first().evaluate(async (element) => {
    const media = element as HTMLVideoElement;
    media.muted = true;
    const end = new Promise((done) => media.addEventListener('ended', done));
    await media.play();
    await end;
  });
  await expect.poll(() => all.count).toBeGreaterThan(1);
  await page.waitForLoadState('networkidle');
  expect(most.together).toBe(1);
  expect(await context.cookies()).toHaveLength(1);
  // A call that the reload or the end of the test cuts off is no fault.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // What was played to its end begins anew.
  await page.reload();
  await expect(page.getByText(start('en', 'media-left-at', 'time'))).toHaveCount(0);
});

for (const lang of langs) {
  test(`captions and transcript, ${lang}`, { tag: '@js' }, async ({ page }) => {
    const learner = new Learner(page, 'kotoutuminen-tutuksi', lang);
    await learner.open(firstPage(learner));
    const tracks = await page.locator('video').evaluate(async (element) => {
      const found = [...element.querySelectorAll('track')];
      return Promise.all(
        found.map(async (track) => {
          track.track.mode = 'showing';
          if (track.readyState !== HTMLTrackElement.LOADED) {
            await new Promise((done, fail) => {
              track.addEventListener('load', done);
              track.addEventListener('error', () => fail(new Error(`${track.src} cannot be loaded`)));
            });
          }
          const first = track.track.cues?.[0] as VTTCue | undefined;
          return { lang: track.srclang, kind: track.kind, cues: track.track.cues?.length ?? 0, first: first?.text ?? '', own: track.default };
        }),
      );
    });
    expect(tracks.map((track) => track.lang).sort()).toEqual(['en', 'fi', 'sv']);
    for (const track of tracks) {
      expect(track.kind).toBe('captions');
      expect(track.cues).toBeGreaterThan(3);
      expect(track.own).toBe(track.lang === lang);
    }
    const transcript = page.locator('figure').filter({ has: page.locator('video') }).locator('details').first();
    await expect(transcript.locator('p').first()).toBeHidden();
    await transcript.getByText(t(lang, 'media-transcript'), { exact: true }).click();
    const first = tracks.find((track) => track.lang === lang)?.first.replace(/\s+/g, ' ') ?? 'none';
    await expect(transcript.locator('p').first()).toContainText(first);
  });
}

test.describe('a piece that lies elsewhere', () => {
  /** Answers for the other server, and remembers what it was asked. */
  async function elsewhere(page: Page): Promise<string[]> {
    const asked: string[] = [];
    const film = readFileSync(join(root, 'tests/courses/good/everything/media/steam.webm'));
    await page.context().route(/^https:\/\/[^/]*example\.org\//, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ body: film, contentType: 'video/webm' });
    });
    return asked;
  }

  test('loads nothing before somebody asks for it', async ({ page, complaints, javaScriptEnabled }) => {
    complaints.allow(/request to elsewhere: https:\/\/media\.example\.org\/sauna\.mp4/);
    const asked = await elsewhere(page);
    await page.goto('/en/courses/everything/basics/words');
    await page.waitForLoadState('networkidle');
    const piece = page.locator('figure#b-steam-elsewhere');
    await expect(piece).toContainText('Example Broadcasting');
    await expect(piece.locator('video')).toHaveCount(0);
    expect(complaints.all()).toEqual([]);
    expect(asked).toEqual([]);

    await piece.getByRole('link', { name: t('en', 'media-load'), exact: true }).click();
    await expect(piece.locator('video')).toBeVisible();
    if (javaScriptEnabled === false) return;
    await page.waitForLoadState('networkidle');
    await playTo(piece.locator('video'), 0.2);
    expect(new Set(asked)).toEqual(new Set(['https://media.example.org/sauna.mp4']));
    // The page beside it stays as it was.
    await page.goto('/en/courses/everything/basics/words');
    await expect(piece.locator('video')).toHaveCount(0);
  });

  test('a page elsewhere is only linked', async ({ page }) => {
    const asked = await elsewhere(page);
    await page.goto('/fi/courses/everything/basics/words');
    const piece = page.locator('figure#b-series');
    await expect(piece.locator('audio, video, iframe')).toHaveCount(0);
    await expect(piece.getByRole('link')).toHaveAttribute('href', 'https://audio.example.org/saunas');
    expect(asked).toEqual([]);
  });
});
