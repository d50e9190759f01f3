// Fills the forms that need a passkey: asks the server what to ask, the browser for the passkey, and sends the form. Without
// this script, or in a browser without passkeys, those forms stay hidden; all else on their pages works.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

// By hand in both directions: not every browser has the methods for it, and password managers leave them out of theirs.
const question = (json) => ({
  ...json,
  challenge: bytes(json.challenge),
  ...(json.user && { user: { ...json.user, id: bytes(json.user.id) } }),
  ...(json.excludeCredentials && {
    excludeCredentials: json.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) })),
  }),
});

// Others, which browsers may come to know, are of no use to the server.
const TRANSPORTS = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
const transports = (response) => (response.getTransports?.() ?? []).filter((of) => TRANSPORTS.includes(of));

const answer = ({ rawId, type, authenticatorAttachment, response }) => ({
  id: text(rawId),
  rawId: text(rawId),
  type,
  authenticatorAttachment,
  clientExtensionResults: {},
  response: {
    clientDataJSON: text(response.clientDataJSON),
    ...(response.attestationObject
      ? { attestationObject: text(response.attestationObject), transports: transports(response) }
      : {
          authenticatorData: text(response.authenticatorData),
          signature: text(response.signature),
          userHandle: text(response.userHandle),
        }),
  },
});

// Browsers do not tell giving up from letting the time run out.
const reason = (error, late) =>
  ({
    NotAllowedError: late ? 'late' : 'cancelled',
    AbortError: 'cancelled',
    InvalidStateError: 'known',
    NotSupportedError: 'unsupported',
    ConstraintError: 'unsupported',
  })[error.name] ?? 'failed';

const prepare = (form) => {
  const [field, said, button] = ['[name=credential]', '[role=alert]', 'button'].map((of) => form.querySelector(of));
  let busy = false;

  const say = (why) => {
    said.textContent = why ? form.dataset[why] : '';
    said.hidden = !why;
  };

  const fill = async () => {
    const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams({ do: 'ask' }) });
    if (reply.redirected) {
      // Signed out meanwhile.
      location.assign(reply.url);
      return;
    }
    if (!reply.ok) {
      throw new Error(`the question was answered with ${reply.status}`);
    }
    const publicKey = question(await reply.json());
    const until = performance.now() + publicKey.timeout;
    try {
      field.value = JSON.stringify(answer(await navigator.credentials[form.dataset.passkey]({ publicKey })));
    } catch (error) {
      say(reason(error, performance.now() >= until - 1000));
      return;
    }
    form.requestSubmit(button);
  };

  form.addEventListener('submit', async (event) => {
    if (field.value) {
      return;
    }
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    say();
    try {
      await fill();
    } catch (error) {
      console.warn(error);
      say('failed');
    } finally {
      busy = false;
    }
  });
  // Back again: what was sent is used up.
  addEventListener('pageshow', () => {
    field.value = '';
  });
};

if (globalThis.PublicKeyCredential && navigator.credentials) {
  document.querySelectorAll('[data-passkey]').forEach(prepare);
  for (const part of document.querySelectorAll('[data-passkeys]')) {
    part.hidden = false;
  }
  for (const part of document.querySelectorAll('[data-no-passkeys]')) {
    part.hidden = true;
  }
}
