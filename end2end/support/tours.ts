// Ways through every page and state of the interface, with a stop at each. What is to hold everywhere is tried at every
// stop: accessibility, no scrolling sideways, the content security policy.
import { type Page, expect } from '@playwright/test';
import { check, fill } from './answer';
import { course, courseIds } from './course';
import { Database } from './database';
import { Learner } from './learner';
import { managed } from './managed';
import { linkTo } from './mailbox';
import { manager } from './organisation';
import type { Server } from './server';
import { type Lang, t } from './words';

/** Called when a page or state stands there to be looked at. */
export type Stop = (name: string) => Promise<void>;

export interface Tour {
  name: string;
  /** What the browser may complain about on this way. */
  allow?: RegExp;
  walk(page: Page, stop: Stop, server: Server): Promise<void>;
}

const NOT_FOUND = /status of 404/;
const RETURNED = /status of 422/;

export const tours: readonly Tour[] = [
  { name: 'front pages, courses, statements, not found', allow: NOT_FOUND, walk: aroundTheCourses },
  { name: 'bundled course in Finnish', walk: (page, stop) => allPages(page, stop, 'kotoutuminen-tutuksi', 'fi') },
  { name: 'fixture in Swedish', walk: (page, stop) => allPages(page, stop, 'everything', 'sv') },
  { name: 'pages of both courses in the other languages', walk: someInOtherLanguages },
  { name: 'practice questions answered', walk: answered },
  { name: 'practice questions sent empty', walk: sentEmpty },
  { name: 'a form that came back', allow: RETURNED, walk: cameBack },
  { name: 'final test failed', allow: RETURNED, walk: failed },
  { name: 'final test passed, certificate', allow: /status of (404|410|422)/, walk: certified },
  { name: 'certificate of participation', walk: participated },
  { name: 'joining and leaving an organisation', allow: /status of (404|410|422)/, walk: joining },
  { name: 'inviting people by a list', allow: /status of (410|422)/, walk: importing },
  { name: 'the board of an organisation', allow: NOT_FOUND, walk: board },
  { name: 'reminders, a renewal, the operator\'s page', allow: /status of (404|422)/, walk: reminding },
  { name: 'account', allow: /status of (404|410|422)/, walk: account },
  { name: 'organisation', allow: /status of (404|422)/, walk: organisation },
];

async function aroundTheCourses(page: Page, stop: Stop): Promise<void> {
  for (const address of [
    '/fi', '/sv', '/en', '/fi/accessibility', '/sv/accessibility', '/en/privacy', '/fi/privacy', '/en/nowhere', '/v/nothing?lang=sv',
    ...courseIds.flatMap((id) => [`/fi/courses/${id}`, `/en/courses/${id}`]), '/sv/courses/everything/certificate',
  ]) {
    await page.goto(address);
    await stop(address);
  }
}

async function allPages(page: Page, stop: Stop, id: string, lang: Lang): Promise<void> {
  const learner = new Learner(page, id, lang);
  for (const at of learner.course.pages) {
    await learner.open(at);
    // Everything that is folded away is to be looked at too.
    for (const summary of await page.locator('summary').all()) await summary.click();
    await stop(`${lang} ${at.module}/${at.page}`);
  }
  await page.goto(learner.address());
  await learner.readAll();
  await page.reload();
  await stop(`${lang} ${id}, all pages read`);
}

async function someInOtherLanguages(page: Page, stop: Stop): Promise<void> {
  const places: [string, Lang, string][] = [
    ['kotoutuminen-tutuksi', 'sv', 'tilastot'], ['kotoutuminen-tutuksi', 'en', 'aluksi'], ['kotoutuminen-tutuksi', 'en', 'valtio'],
    ['everything', 'en', 'words'], ['everything', 'fi', 'together'],
  ];
  for (const [id, lang, name] of places) {
    const at = course(id, lang).pages.find((candidate) => candidate.page === name);
    if (!at) throw new Error(`${id} has no page ${name}`);
    await new Learner(page, id, lang).open(at);
    await stop(`${lang} ${id} ${name}`);
  }
}

async function answered(page: Page, stop: Stop): Promise<void> {
  for (const [right, lang] of [[false, 'en'], [true, 'fi']] as const) {
    const learner = new Learner(page, 'everything', lang);
    for (const at of learner.course.pages) {
      await learner.open(at);
      for (const question of at.questions) {
        const section = learner.question(question);
        await fill(section, question, lang, right);
        await check(section, lang);
        await expect(section.locator('.verdict')).toContainText(t(lang, right ? 'verdict-right' : 'verdict-wrong'));
      }
      await stop(`${lang} ${at.module}/${at.page}, answered ${right ? 'rightly' : 'wrongly'}`);
    }
  }
}

async function sentEmpty(page: Page, stop: Stop): Promise<void> {
  const learner = new Learner(page, 'everything', 'sv');
  for (const at of learner.course.pages) {
    await learner.open(at);
    for (const question of at.questions) {
      await check(learner.question(question), 'sv');
      await expect(learner.question(question).locator('.field-error').first()).toBeVisible();
    }
    await stop(`sv ${at.module}/${at.page}, sent empty`);
  }
}

async function cameBack(page: Page, stop: Stop): Promise<void> {
  // With the island's door closed the whole page comes back, with its summary.
  await page.route('**/api/**', (route) => route.abort('aborted'));
  const learner = new Learner(page, 'everything', 'fi');
  for (const id of ['parts', 'twigs', 'stones']) {
    const at = learner.course.pages.find((candidate) => candidate.questions.some((question) => question.id === id));
    if (!at) throw new Error(`no page has ${id}`);
    await learner.open(at);
    await check(learner.question({ id }), 'fi');
    await expect(page.getByRole('alert')).toBeVisible();
    await stop(`fi ${id}, came back`);
  }
}

async function failed(page: Page, stop: Stop): Promise<void> {
  const learner = new Learner(page, 'everything', 'fi');
  await page.goto(learner.address('/test'));
  await stop('rules');
  await learner.startTest();
  await learner.button('test-save-next').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('question sent empty');
  await page.goto(learner.address('/test?review'));
  await stop('review with everything open');
  await learner.button('test-extend', { n: 10 }).click();
  await expect(learner.button('test-extend', { n: 10 })).toHaveCount(0);
  await stop('time lengthened');
  await learner.button('test-hand-in-anyway').click();
  await expect(learner.heading(t('fi', 'test-failed-title'))).toBeVisible();
  await stop('failed, wait');
}

async function participated(page: Page, stop: Stop): Promise<void> {
  const learner = new Learner(page, 'everything', 'sv');
  await page.goto(learner.address('/certificate'));
  await learner.link('participation-to').click();
  await stop('nothing read');
  await learner.readAll();
  await page.reload();
  await page.getByRole('textbox', { name: t('sv', 'name-label') }).fill('Åsa Öhman');
  await stop('name');
  await learner.button('certificate-show').click();
  await expect(page.getByText(t('sv', 'certificate-preview-lead'))).toBeVisible();
  await stop('preview');
  await learner.button('certificate-issue').click();
  await expect(learner.link('certificate-download')).toBeVisible();
  await stop('issued');
  await learner.link('certificate-public-page').click();
  await expect(page.getByText(t('sv', 'verify-participation'), { exact: true })).toBeVisible();
  await stop('verification');
}

async function certified(page: Page, stop: Stop, server: Server): Promise<void> {
  const learner = new Learner(page, 'everything', 'en');
  await learner.readAll();
  await learner.startTest();
  for (let left = await learner.count(); left > 0; left--) {
    const question = await learner.answerTest(true);
    await page.goBack();
    await stop(`question ${question.id}, answered`);
    await page.goForward();
  }
  await stop('review with everything answered');
  await learner.button('test-hand-in').click();
  await stop('passed');
  await page.goto(learner.address('/certificate'));
  await stop('name');
  await learner.button('certificate-show').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('name missing');
  await page.getByRole('textbox', { name: t('en', 'name-label') }).fill('Nguyễn Thị Ánh');
  await learner.button('certificate-show').click();
  await stop('preview');
  await learner.button('certificate-issue').click();
  await stop('issued');
  await page.getByText(t('en', 'certificate-badge'), { exact: true }).click();
  await stop('issued, its badge');
  await learner.link('certificate-public-page').click();
  await expect(page.getByText('Nguyễn Thị Ánh', { exact: true })).toBeVisible();
  await stop('verification');
  const number = () => new URL(page.url()).pathname.replace('/v/', '');
  const wrong = number();
  await learner.button('verify-file-compare').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('no file to compare');
  const other = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await page.getByLabel(t('en', 'verify-file'), { exact: true }).setInputFiles(other);
  await learner.button('verify-file-compare').click();
  await expect(page.getByText(t('en', 'verify-file-unknown'), { exact: true })).toBeVisible();
  await stop('another file compared');
  await page.goto(learner.address('/certificate'));
  await page.locator('summary', { hasText: t('en', 'certificate-page-another') }).click();
  await page.getByRole('textbox', { name: t('en', 'name-label') }).fill('Maria-Kristiina Lindqvist-Hämäläinen');
  await learner.button('certificate-show').click();
  await stop('a corrected name');
  await learner.button('certificate-issue').click();
  await expect(page.getByText(t('en', 'certificate-was-replaced'))).toBeVisible();
  await stop('corrected');
  await page.goto(`/v/${wrong}?lang=en`);
  await stop('replaced');
  await learner.link('verify-replaced-link').click();
  await expect(page.getByText(t('en', 'verify-valid'), { exact: true })).toBeVisible();
  server.admin('certificate', 'revoke', number(), '--reason', 'Testin oli tehnyt joku toinen.');
  await page.reload();
  await expect(page.getByText(t('en', 'verify-revoked'), { exact: true })).toBeVisible();
  await stop('revoked');
  await page.goto(`/certificates/${number()}.pdf?lang=sv`);
  await stop('the file of a certificate that was revoked');
  await page.goto(learner.address('/certificate'));
  await stop('revoked, on the page of the certificate');
  await page.goto(learner.address());
  await stop('course completed');
}

async function joining(page: Page, stop: Stop, server: Server): Promise<void> {
  const learner = new Learner(page, 'everything', 'fi');
  const [slug, database] = [`aijala-${Date.now()}`, new Database(server)];
  const name = 'Pohjois-Äijälän Sähkö ja Lämpö Oy';
  const printed = server.admin('organisation', 'new', name, '--slug', slug);
  const invitation = new URL(printed.trim().split('\n').at(-1) ?? '').pathname;
  // Codes are of all organisations: another walk on the same server has its own.
  const code = Array.from(String(Date.now()).slice(-10), (digit) => 'ABCDEFGHJK'[Number(digit)]).join('');
  database.ask(slug, 'everything', 14);
  database.joinLink(slug, code);
  database.joinLink(slug, `${code.slice(0, 9)}Z`, true);
  for (const address of ['/sv/join?sent', '/en/join/cut', `/fi/join/${code.slice(0, 9)}Z`, '/fi/join']) {
    await page.goto(address);
    await stop(address.replace(/[A-K]{9}Z/, 'an ended code'));
  }
  const field = page.getByLabel(t('fi', 'join-code-label'));
  await field.fill('ZZZZZ-ZZZZZ');
  await learner.button('join-look').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('no such code');
  await field.fill(code.toLowerCase());
  await learner.button('join-look').click();
  await expect(learner.heading(t('fi', 'join-open-title', { organisation: name }))).toBeVisible();
  await stop('what is offered');
  await learner.button('join-button').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('no name');
  await page.getByLabel(t('fi', 'join-name-label')).fill('Maria-Kristiina Lindqvist-Hämäläinen');
  await learner.button('join-button').click();
  await expect(page.getByRole('status')).toContainText(t('fi', 'membership-joined', { organisation: name }));
  await page.locator('summary').first().click();
  await stop('joined');
  await learner.button('leave-button').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('not sure about leaving');
  await page.goto('/fi/me');
  await stop('memberships');
  await page.goto(`/fi/join/${code}`);
  await expect(learner.heading(t('fi', 'join-member-title'))).toBeVisible();
  await stop('a member already');
  await learner.link('join-member-onwards').click();
  await page.getByRole('checkbox').check();
  await learner.button('leave-button').click();
  await stop('left');
  await page.context().clearCookies();
  await page.goto(invitation);
  await stop('invitation of a manager');
  await page.getByLabel(t('fi', 'join-name-label')).fill('Maija Manageri');
  await learner.button('join-button').click();
  await page.getByRole('checkbox').check();
  await learner.button('leave-button').click();
  await expect(page.getByRole('alert')).toContainText(t('fi', 'leave-last-manager'));
  await stop('the last manager stays');
  await page.goto('/fi/me/erase');
  await stop('erasing by the only manager');
  await page.context().clearCookies();
  await page.goto(invitation);
  await stop('used invitation');
}

async function importing(page: Page, stop: Stop, server: Server): Promise<void> {
  const learner = new Learner(page, 'everything', 'fi');
  const at = (await managed(page, server, 0)).replace('/board/everything', '');
  await page.goto(`${at}/import`);
  await page.locator('summary').click();
  await stop('what a list holds');
  await learner.button('import-look').click();
  await expect(page.getByRole('alert')).toContainText(t('fi', 'import-nothing-chosen'));
  await stop('nothing chosen');
  const long = `${'x'.repeat(50)}@esimerkki.example.org`;
  await page.getByLabel(t('fi', 'import-text')).fill(`Nimi;Sähköposti;Kurssi\n=1+1;${long};\nAino;aino(at)esimerkki.fi;\nEero;eero@example.org;Ei ole`);
  await learner.button('import-look').click();
  await expect(page.getByRole('table')).toContainText('Ei ole');
  await stop('faults');
  await page.goto(`${at}/import`);
  const rows = Array.from({ length: 120 }, (_, i) => `Maria-Kristiina Lindqvist-Hämäläinen ${i};${i}.${long};everything;31.12.2099`);
  const buffer = Buffer.from(['Nimi;Sähköposti;Kurssi;Määräaika', ...rows].join('\r\n'), 'latin1');
  await page.getByLabel(t('fi', 'import-file')).setInputFiles({ name: 'kutsut.csv', mimeType: 'text/csv', buffer });
  await learner.button('import-look').click();
  await expect(learner.heading(t('fi', 'import-preview-title'))).toBeVisible();
  await expect(page.getByRole('table')).toContainText('Hämäläinen 99');
  await stop('what would happen');
  await learner.link('import-next').click();
  await stop('what would happen, second page');
  await learner.button('import-confirm').click();
  await expect(learner.heading(t('fi', 'import-done-title'))).toBeVisible();
  await stop('done');
  await page.goto(`${at}/import?list=gone`);
  await stop('a list that is gone');
}

async function board(page: Page, stop: Stop, server: Server): Promise<void> {
  const address = await managed(page, server, 60);
  await page.goto(address);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await stop('board');
  await page.goto(`${address.replace('/fi/', '/sv/')}?sort=-deadline&page=2&team=none&status=none`);
  await stop('second page, sorted, with filters that are not known');
  await page.goto(`${address.replace('/fi/', '/en/')}?search=nobody+at+all`);
  await stop('nobody fits');
  await page.goto(address);
  await page.getByRole('link', { name: 'Åke Öhman 5', exact: true }).click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await stop('a person');
  await page.goto(address.replace('/board/everything', '/people/nobody'));
  await stop('no such person');
}

async function reminding(page: Page, stop: Stop, server: Server): Promise<void> {
  const learner = new Learner(page, 'everything', 'fi');
  const [slug, database, to] = [`muistio-${Date.now()}`, new Database(server), `maija.${Date.now()}@example.org`];
  const name = 'Pohjois-Äijälän Sähkö ja Lämpö Oy';
  await page.goto('/fi/sign-in');
  await page.getByRole('textbox', { name: t('fi', 'email-label') }).first().fill(to);
  await learner.button('sign-in-send').click();
  await page.goto(new URL(await linkTo(server, to)).pathname);
  await learner.button('link-enter').click();
  const printed = server.admin('organisation', 'new', name, '--slug', slug);
  await page.goto(new URL(printed.trim().split('\n').at(-1) ?? '').pathname);
  await page.getByLabel(t('fi', 'join-name-label')).fill('Maria-Kristiina Lindqvist-Hämäläinen');
  await learner.button('join-button').click();
  await page.goto(`/fi/organisation/${slug}/reminders`);
  await stop('reminders');
  await page.getByLabel(t('fi', 'reminders-before-days')).fill('pian');
  await page.getByLabel(t('fi', 'reminders-to')).selectOption('3');
  await learner.button('reminders-save').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('reminders with mistakes');
  await page.getByLabel(t('fi', 'reminders-before-days')).fill('10');
  await page.getByLabel(t('fi', 'reminders-to')).selectOption('20');
  await learner.button('reminders-save').click();
  await expect(page.getByRole('status')).toBeVisible();
  await stop('reminders saved');
  await page.goto(`/fi/reminders/${database.reminderLink(slug)}`);
  await stop('stop reminders');
  await learner.button('reminder-stop-button').click();
  await expect(learner.heading(t('fi', 'reminder-stopped-title'))).toBeVisible();
  await stop('reminders stopped');
  await page.goto('/sv/reminders/cut');
  await stop('a link that was cut off');
  // Completed two years ago; it ends in five days.
  database.ending(slug, 'everything', 5);
  await page.goto(learner.address());
  await expect(page.locator('.renewal')).toBeVisible();
  await stop('a completion that ends');
  await page.goto(learner.address('/test'));
  await stop('the test once more');
  await page.goto('/fi/admin');
  await expect(page.getByRole('heading', { name: t('fi', 'not-found-title') })).toBeVisible();
  server.admin('grant', to);
  database.waitingMails();
  await page.goto('/fi/admin');
  await expect(learner.heading(t('fi', 'admin-title'))).toBeVisible();
  await stop('the operator\'s page');
}

async function account(page: Page, stop: Stop, server: Server): Promise<void> {
  const learner = new Learner(page, 'everything', 'fi');
  const to = `aino.${Date.now()}@example.org`;
  for (const address of ['/fi/me', '/sv/sign-in', '/fi/sign-in/cut']) {
    await page.goto(address);
    await stop(address);
  }
  await page.goto('/en/sign-in');
  await page.locator('summary').click();
  await page.getByRole('button', { name: t('en', 'sign-in-title'), exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('password missing');
  await learner.readAll();
  await page.goto(learner.address());
  await stop('offer to keep the work');
  await page.goto('/fi/me');
  await stop('guest');
  await page.getByRole('textbox', { name: t('fi', 'email-label') }).fill(to);
  await learner.button('sign-in-send').click();
  await stop('link sent');
  const link = new URL(await linkTo(server, to)).pathname;
  await page.goto(link);
  await stop('link');
  await learner.button('link-enter').click();
  await stop('signed in');
  await page.goto(link);
  await stop('used link');
  await page.goto('/fi/me/details');
  await page.getByLabel(t('fi', 'password-new')).fill('lyhyt');
  await learner.button('password-set').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('password too short');
  await page.getByLabel(t('fi', 'name-label')).fill('Maria-Kristiina Lindqvist-Hämäläinen');
  await learner.button('details-name-save').click();
  await stop('name saved');
  await page.goto('/fi/me/devices');
  await stop('devices');
  await page.goto('/fi/me/passkeys');
  await stop('passkeys');
  await page.goto('/fi/organisation/new');
  await stop('an organisation to be made');
  await page.getByLabel(t('fi', 'join-name-label')).fill('');
  await learner.button('organisation-new-button').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('an organisation without a name');
  await page.goto('/fi/me/erase');
  await learner.button('erase-button').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await stop('not sure');
  await page.getByRole('checkbox').check();
  await learner.button('erase-button').click();
  await stop('erased');
}

async function organisation(page: Page, stop: Stop, server: Server): Promise<void> {
  const at = await manager(page, server, 'fi');
  const button = (key: string) => page.getByRole('button', { name: t('fi', key), exact: true });
  const refused = async (name: string) => {
    await expect(page.getByRole('alert')).toBeVisible();
    await stop(name);
  };
  await page.goto('/fi/organisation/nowhere');
  await stop('no such organisation');
  for (const path of ['', '/people', '/people?page=2', '/people?q=nobody', '/teams', '/invitations', '/assignments', '/integrations', '/log', '/settings']) {
    await page.goto(at(path));
    await stop(`organisation ${path}`);
  }
  await page.goto(at('/people'));
  await page.getByRole('link', { name: new RegExp(`^${t('fi', 'entry-change')}.* Lindqvist-Hämäläinen 0$`) }).click();
  await stop('a member');
  await page.getByRole('link', { name: t('fi', 'change-remove-link') }).click();
  await stop('remove a member');
  await page.goto(at('/teams'));
  await page.getByLabel(t('fi', 'teams-name')).fill('asiakaspalvelu ja neuvonta');
  await button('teams-make').click();
  await refused('a name that is taken');
  await page.getByRole('link', { name: 'Asiakaspalvelu ja neuvonta' }).click();
  await stop('a team');
  await page.getByRole('link', { name: t('fi', 'teams-remove-link') }).click();
  await stop('remove a team');
  await page.goto(at('/assignments'));
  await page.getByLabel(t('fi', 'asked-deadline-day')).check();
  await button('asked-make').click();
  await refused('no course, no day');
  await page.getByLabel(t('fi', 'asked-course'), { exact: true }).selectOption('everything');
  await page.getByLabel(t('fi', 'asked-day'), { exact: true }).fill('31.12.2099');
  await page.getByLabel(t('fi', 'asked-months')).fill('24');
  await button('asked-make').click();
  await stop('a course is asked');
  await page.getByRole('link', { name: t('fi', 'entry-change') }).click();
  await stop('what is asked');
  await page.getByRole('link', { name: t('fi', 'asked-remove-link') }).click();
  await stop('ask no more');
  await page.goto(at('/invitations'));
  await button('invites-send').click();
  await refused('no address');
  await page.getByLabel(t('fi', 'email-label'), { exact: true }).fill('maria-kristiina.lindqvist-hamalainen@asiakaspalvelu.example.org');
  await button('invites-send').click();
  await button('links-make').click();
  await stop('invited, and a link');
  await page.goto(at('/settings'));
  await page.getByLabel(t('fi', 'settings-accent')).fill('#ffd700');
  await button('settings-save').click();
  await refused('a colour that is too pale');
  await page.getByLabel(t('fi', 'settings-accent')).fill('#003580');
  await button('settings-save').click();
  await stop('a colour');
  for (const path of ['', '/log']) {
    await page.goto(at(path));
    await stop(`organisation ${path}, with a course`);
  }
}
