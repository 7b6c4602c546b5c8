#!/usr/bin/env node
// Prints for each kind of request its name and its times in microseconds, one per round. The claims are those of Signed.java.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createClerkClient } from '@clerk/backend';

const ROUNDS = 9;
const WARM_UP = 3;
const ROUND_MILLIS = 300;

const { publicKey: jwtKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const now = Math.floor(Date.now() / 1000);
const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const content = [
  { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: 'ins_2b7TyAbC1aB2cD3eF4gH5iJ6kL7', typ: 'JWT' },
  {
    azp: 'https://app.example.com',
    exp: now + 36_000,
    fva: [5, -1],
    iat: now - 10,
    iss: 'https://clerk.example.com',
    jti: '100000',
    nbf: now - 20,
    sid: 'sess_2b7TyQMc8mZ0gOvb2qYQ1aB2cD3',
    sts: 'active',
    sub: 'user_2b7TyUvZ1aB2cD3eF4gH5iJ6kL7',
    v: 2,
    o: { id: 'org_2b7TyWxY1aB2cD3eF4gH5iJ6kL7', rol: 'admin', slg: 'acme', per: 'manage,read', fpm: '3,1' },
    fea: 'o:billing,o:reports,u:chat',
    pla: 'o:team',
  },
]
  .map(encoded)
  .join('.');
const signature = sign('RSA-SHA256', Buffer.from(content), privateKey);
const token = `${content}.${signature.toString('base64url')}`;

const publishableKey = `pk_live_${Buffer.from('clerk.example.com$').toString('base64').replaceAll('=', '')}`;
const suffix = createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8);
const cookies = Object.entries({ __session: token, __client_uat: now - 3600 })
  .flatMap(([name, value]) => [`${name}=${value}`, `${name}_${suffix}=${value}`])
  .join('; ');
const get = headers => new Request('https://app.example.com/api/orders', { headers: { accept: 'application/json', ...headers } });

const clerk = createClerkClient({
  publishableKey,
  secretKey: 'sk_live_benchmark0000000000000000000000000000',
  jwtKey,
  telemetry: { disabled: true },
});

function authenticated(request, signedIn) {
  return async () => {
    const state = await clerk.authenticateRequest(request);
    if (state.isAuthenticated !== signedIn) {
      throw new Error(`expected ${signedIn ? 'signed in' : 'signed out'}, but: ${state.reason} ${state.message}`);
    }
  };
}

const key = createPublicKey(jwtKey);
const bytes = Buffer.from(content);
const kinds = {
  raw: () => verify('RSA-SHA256', bytes, key, signature),
  bearer: authenticated(get({ authorization: `Bearer ${token}` }), true),
  cookies: authenticated(get({ cookie: cookies }), true),
  signedOut: authenticated(get({}), false),
};

async function microseconds(work) {
  const start = performance.now();
  let calls = 0;
  let millis;
  do {
    for (let i = 0; i < 100; i++, calls++) {
      await work();
    }
    millis = performance.now() - start;
  } while (millis < ROUND_MILLIS);
  return (millis * 1000) / calls;
}

const times = Object.fromEntries(Object.keys(kinds).map(kind => [kind, []]));
for (let round = -WARM_UP; round < ROUNDS; round++) {
  for (const [kind, work] of Object.entries(kinds)) {
    const time = await microseconds(work);
    if (round >= 0) {
      times[kind].push(time);
    }
  }
}
for (const [kind, each] of Object.entries(times)) {
  console.log(kind, ...each.map(time => time.toFixed(3)));
}
