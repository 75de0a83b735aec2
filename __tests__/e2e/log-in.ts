import type { Stage } from './stage.ts';

/** A token of the sandbox for one of its clients. */
export const logIn = async ({ sandbox }: Stage, clientId: string, clientSecret: string): Promise<string> => {
  const answer = await fetch(`${sandbox.api.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token }: { readonly access_token?: string } = JSON.parse(await answer.text());
  if (token === undefined) throw new Error(`the sandbox refused ${clientId}: ${answer.status}`);
  return token;
};
