#!/usr/bin/env node
// Writes the cases of area l to stdout: where two rules refuse at once, and requests that the other areas lack.
import { jwk, keys, KID, sign } from './lib/keys.mjs';

const now = 1767225600123;
const seconds = Math.floor(now / 1000);
const claims = {
  azp: 'https://app.example.com',
  exp: seconds + 50,
  iat: seconds - 10,
  iss: 'https://clerk.example.com',
  nbf: seconds - 20,
  sid: 'sess_1',
  sub: 'user_1',
  v: 2,
};
const checked = {
  audience: ['https://api.example.com'],
  authorizedParties: ['https://app.example.com'],
  issuer: ['https://clerk.example.com'],
};
// In the order in which the SDK asks.
const wrong = {
  sub: { sub: 5 },
  aud: { aud: 'https://other.example' },
  azp: { azp: 'https://other.example' },
  iss: { iss: 'https://clerk.other.example' },
  exp: { exp: seconds - 100 },
  nbf: { nbf: seconds + 100 },
  iat: { iat: seconds + 100 },
};
const production = {
  publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
  secretKey: 'sk_live_oracle',
  jwtKey: keys.primary.publicPem,
};
const token = (payload, key = 'primary') => sign({ alg: 'RS256', typ: 'JWT', kid: KID }, payload, { key });
const cases = [];
let number = 0;

function add(group, desc, rest) {
  number += 1;
  cases.push({ id: `l-${group}-${String(number).padStart(3, '0')}`, desc, now, ...rest });
}

function request(headers, method = 'GET') {
  return { method, url: 'https://app.example.com/page', headers };
}

const document = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const fetched = { 'sec-fetch-dest': 'empty', accept: '*/*' };

for (const first of Object.keys(wrong)) {
  for (const second of Object.keys(wrong)) {
    if (first < second) {
      const payload = { ...claims, ...wrong[first], ...wrong[second] };
      for (const [carrier, headers] of [
        ['header', { ...fetched, authorization: `Bearer ${token(payload)}` }],
        ['cookie', { ...document, cookie: `__session=${token(payload)}; __client_uat=${seconds - 60}` }],
      ]) {
        add('order', `${first} and ${second} are wrong, ${carrier}`, {
          kind: 'authenticate',
          options: { ...production, ...checked },
          request: request(headers),
        });
      }
    }
  }
  add('order', `${first} is wrong and the signature too`, {
    kind: 'authenticate',
    options: { ...production, ...checked },
    request: request({ ...fetched, authorization: `Bearer ${token({ ...claims, ...wrong[first] }, 'other')}` }),
  });
}

// A nonce comes with requests that cannot be handshakes, and with one that can.
const nonceAnswer = [
  {
    method: 'GET',
    path: '/v1/clients/handshake_payload',
    status: 200,
    json: { directives: [`__session=${token(claims)}; Path=/`, `__client_uat=${seconds - 60}; Path=/`] },
  },
];
const nonce = '__clerk_handshake_nonce=nonce_1';
for (const [desc, method, headers] of [
  ['a page', 'GET', document],
  ['a frame', 'GET', { ...document, 'sec-fetch-dest': 'iframe' }],
  ['an old browser', 'GET', { accept: 'text/html' }],
  ['a form', 'POST', document],
  ['HEAD', 'HEAD', document],
  ['fetch', 'GET', fetched],
  ['an image', 'GET', { 'sec-fetch-dest': 'image', accept: 'image/*' }],
  ['curl', 'GET', { accept: '*/*' }],
]) {
  add('nonce', `nonce with ${desc}`, {
    kind: 'authenticate',
    options: production,
    request: request({ ...headers, cookie: nonce }, method),
    stub: { routes: nonceAnswer },
  });
}

// The third redirect of a loop, a public page and a protected one.
const loop = { ...document, cookie: `__clerk_redirect_count=3; __client_uat=${seconds - 60}` };
for (const protect of [null, { kind: 'auth' }]) {
  add('loop', protect ? 'the third redirect, protected' : 'the third redirect, public', {
    kind: 'middleware',
    options: production,
    request: request(loop),
    protect,
  });
}

// Clerk knows no such secret key, is away, or is well.
const { jwtKey, ...withoutKey } = production;
for (const [desc, route] of [
  ['keys that come', { status: 200, json: { keys: [jwk('primary')] } }],
  ['keys of others', { status: 200, json: { keys: [jwk('other', 'ins_other')] } }],
  ['a secret key that is invalid', { status: 401, json: { errors: [{ code: 'clerk_key_invalid', message: 'invalid' }] } }],
  ['an error', { status: 500, json: { errors: [] } }],
]) {
  for (const headers of [fetched, document]) {
    add('keys', `${desc}, ${headers['sec-fetch-dest']}`, {
      kind: 'middleware',
      options: withoutKey,
      request: request({ ...headers, authorization: `Bearer ${token(claims)}` }),
      stub: { routes: [{ method: 'GET', path: '/v1/jwks', ...route }] },
      protect: { kind: 'auth' },
    });
  }
}

console.log(`[\n${cases.map(it => JSON.stringify(it)).join(',\n')}\n]`);
