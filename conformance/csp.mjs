#!/usr/bin/env node
// Compares csp.json with the Content-Security-Policy that the pinned @clerk/nextjs writes. Prints each difference and exits
// with 1 if there is one. --write writes csp.json. ContentSecurityPolicyTest compares the library with csp.json.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const LISTS = path.join(HERE, 'csp.json');
const HOST = 'clerk.example.com';

const fail = message => {
  console.error(message);
  process.exit(1);
};

function installed() {
  const oracle = path.join(HERE, 'oracle', 'package.json');
  const wanted = JSON.parse(fs.readFileSync(oracle, 'utf8')).dependencies['@clerk/nextjs'];
  const folder = path.join(HERE, 'oracle', 'node_modules', '@clerk', 'nextjs');
  if (!fs.existsSync(folder)) {
    fail('@clerk/nextjs is not installed: cd conformance/oracle && npm install --ignore-scripts');
  }
  const { version } = createRequire(oracle)(path.join(folder, 'package.json'));
  if (version !== wanted) {
    fail(`@clerk/nextjs ${version} is installed, oracle/package.json names ${wanted}.`);
  }
  return { version, module: path.join(folder, 'dist', 'esm', 'server', 'content-security-policy.js') };
}

/** The directives and their sources, both sorted. The module reads NODE_ENV when it is loaded, so each load has its own name. */
async function policy(module, environment, strict) {
  process.env.NODE_ENV = environment;
  const { createContentSecurityPolicyHeaders } = await import(`${pathToFileURL(module)}?${environment}-${strict}`);
  const { headers } = createContentSecurityPolicyHeaders(HOST, { strict });
  const header = headers.find(([name]) => name.toLowerCase() === 'content-security-policy')[1];
  return Object.fromEntries(
    header.split('; ').map(directive => {
      const [name, ...sources] = directive.split(' ');
      return [name, sources.map(it => (it.startsWith("'nonce-") ? "'nonce-NONCE'" : it)).sort()];
    }),
  );
}

function differences(ours, theirs, place = '') {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return [
      ...ours.filter(it => !theirs.includes(it)).map(it => `${place}: ${it} is only in csp.json`),
      ...theirs.filter(it => !ours.includes(it)).map(it => `${place}: ${it} is only in @clerk/nextjs`),
    ];
  }
  if (typeof ours === 'object' && typeof theirs === 'object') {
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap(key =>
      differences(ours[key], theirs[key], place ? `${place} ${key}` : key),
    );
  }
  return ours === theirs ? [] : [`${place}: ${JSON.stringify(ours)} in csp.json, ${JSON.stringify(theirs)} in @clerk/nextjs`];
}

const { version, module } = installed();
const theirs = {
  package: `@clerk/nextjs ${version}`,
  host: HOST,
  strict: await policy(module, 'production', true),
  standard: await policy(module, 'production', false),
  development: await policy(module, 'development', true),
};

if (process.argv.includes('--write')) {
  fs.writeFileSync(LISTS, `${JSON.stringify(theirs, null, 2)}\n`);
} else {
  const found = differences(JSON.parse(fs.readFileSync(LISTS, 'utf8')), theirs);
  found.forEach(it => console.log(it));
  console.log(`${theirs.package}: ${found.length} differences`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
