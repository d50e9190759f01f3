// The other specs rely on it that a complaint of the browser is noticed: break it on purpose.
import { expect, test } from '../support/test';

test('errors, failures and requests to elsewhere are noticed', async ({ page, complaints }, info) => {
  complaints.allow(/./);
  const list = () => {
    const seen: string[] = [];
    for (const kind of ['console: ', 'exception: ', 'request to elsewhere: ', 'request failed: ']) {
      if (complaints.all().some((complaint) => complaint.startsWith(kind))) seen.push(kind.trim());
    }
    return seen;
  };
  // Nothing listens on port 9 (discard); the picture is asked for with JavaScript and without.
  await page.setContent('<img src="http://127.0.0.1:9/x.png"><script>console.error("on purpose"); throw new Error("on purpose")</script>');
  const scripts = info.project.name === 'js' ? ['exception:'] : [];
  await expect.poll(list).toEqual(['console:', ...scripts, 'request to elsewhere:', 'request failed:']);
});

test('the program answers, and nothing is complained about', async ({ page, complaints }) => {
  const answer = await page.goto('/healthz');
  expect(answer?.status()).toBe(200);
  expect(complaints.list()).toEqual([]);
});
