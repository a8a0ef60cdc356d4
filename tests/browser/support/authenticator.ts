import { Secret, TOTP } from 'otpauth';
import type { CDPSession, Page } from 'playwright-core';

/** The code that an app shows which was set up with the secret of the page in front. */
export async function codeOnPage(page: Page): Promise<string> {
  return codeOf(await secretOnPage(page));
}

/** The secret of the page in front, as it stands there to be typed. */
export async function secretOnPage(page: Page): Promise<string> {
  return (await page.locator('.amb-secret').textContent()) ?? '';
}

/** The code of an app now; `steps` half minutes later. A step is taken once, so the next sign-in takes the next. */
export function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Gives the browser a made authenticator that says yes: a resident key that checks who is there. */
export async function addAuthenticator(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return client;
}
