#!/usr/bin/env node
// Writes route patterns and paths, and what Clerk's SDK (path-to-regexp 6) makes of them, for PathToRegexpTest:
// make-routes.mjs SEED COUNT, the number of random patterns. Seed 0 begins with each piece of syntax by itself.
import vm from 'node:vm';
import { createPathMatcher } from '@clerk/shared/pathMatcher';
import { match } from '@clerk/shared/pathToRegexp';

const [seedText, countText] = process.argv.slice(2);
const LONGEST_PATH = 40;
const PATHS = Number(seedText) === 0 ? 5 : 14;
let seed = Number(seedText) >>> 0;

// mulberry32: the same seed gives the same rows.
function random() {
  seed = (seed + 0x6d2b79f5) >>> 0;
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = n => Math.floor(random() * n);
const pick = list => list[below(list.length)];
const times = (n, f) => Array.from({ length: n }, f);

const raw = String.raw;
const decoded = text => text.replace(/\{U\+([0-9A-F]{4})\}/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const CHARACTERS = raw`a b x s k i S K A I 1 0 _ - . / // %2F %41 # ? & [ ] { } ^ $ | \ é É ß ẞ ſ İ ı å σ ς Σ µ μ ω Ω ϑ ϴ ǅ ǆ ᾀ ᾈ ﬁ ŉ ǰ ٣ 😀 🎉 {U+212A} {U+212B} {U+2126} {U+D83D} {U+DE00} {U+000A} {U+000D} {U+0085} {U+2028} {U+00A0} {U+FEFF} {U+180E} {U+200B} {U+0020} {U+0000} {U+0001} {U+0008} {U+000B} {U+E001} {U+E7FF} {U+E900} p L u n Q E z Z h c`
  .split(' ')
  .map(decoded);
const table = rows =>
  rows.trim().split('\n').map(row => row.split('   ')).map(([source, texts = '']) => {
    const some = texts.split(' ').map(decoded);
    return { source: decoded(source), text: () => (texts === '*' ? pick(CHARACTERS) : pick(some)) };
  });

// A piece of syntax, three blanks, and texts that it may match. * is any character, {U+XXXX} the character XXXX.
const PIECES = table(raw`
a   a A
b   b
x   x
s   s S ſ
k   k K {U+212A}
i   i I İ ı
1   1
-   -
_   _
.   *
\d   1 0 ٣
\w   a Z _ ſ {U+212A} é
\s   {U+0020} {U+00A0} {U+FEFF} {U+180E} {U+2028} {U+0085}
\D   *
\W   *
\S   *
\b
^
$
[ab]   a b A
[^a]   *
[a-c]   a C b
[A-z]   a Z ^ _
[^]   *
[[a]   [ a
[a&&b]   a b &
[^\w]   *
[\W\d]   *
[a\]b]   a ]
[😀]   😀 {U+D83D} {U+DE00}
[^\s]   *
[ß-ſ]   *
[Α-ω]   σ ς µ Ω {U+2126}
[^k]   k {U+212A} K
[-a]   - a
[a-]   - a
[\-a]   -
[.]   .
[(]   (
[$^]   ^
[^^]   a
[[:alpha:]]   a]
[#? ]   #
\-   -
\/   /
\$   $
}   }
]   ]
#   #
{U+0020}   {U+0020}
é   é É
ß   ß ẞ
ſ   ſ s
{U+212A}   k {U+212A}
İ   İ i
ı   ı I
σ   ς Σ
µ   μ µ
ᾀ   ᾀ ᾈ
ǆ   ǅ Ǆ
ω   Ω {U+2126}
😀   😀
{U+D83D}   {U+D83D}
/   /
`);
// Most are refused by the library, so random patterns have few of them.
const RARE = table(raw`
\B
[]
[\d-x]   1 - x
[a-\d]   a - 1
[\b]   {U+0008}
[^\n]   *
[\u0080-\uffff]   *
[^\u0100-\u017f]   *
[\ud800-\udfff]   😀 {U+D83D}
[\x41-\x43]   a B
[\1]   1
[\cA]   a
[\B]   B
[\p{L}]   p L
[b-a]   a
\x41   a
\u0041   a
\u{2}   uu
\x4   x4
\u00e9   é É
\0   {U+0000}
\01   {U+0001}
\p{L}   p{L}
\pL   pL
\P{1}   P
\h   h
\R   R
\X   X
\G   G
\A   A
\Z   Z
\z   z
\v   {U+000B}
\e   e
\Q   Q
\E   E
\n   {U+000A}
\a   a
\N   N
\k   k
\k<n>   k<n>
\8   8
\1   1
\cA   a
\c   c
{   {
{,5}   {,5}
{a}   {a}
{U+E001}   {U+E001}
(?i)
(?>a)   a
(?<=a)
(?<!a)
(?<n>a)   a
(?#a)
(?i:a)   A
`);
const QUANTIFIERS = table(raw`
*   0 1 2 3
+   1 2 3
?   0 1
{2}   2
{1,2}   1 2
{0,2}   0 1 2
{2,}   2 3
{2,3}   2 3
{0}   0
*?   0 1 2
+?   1 2
??   0 1
{1,2}?   1 2
{2,}?   2 3
++   1
{,2}   1
*+   1
{2}+   2
{2,1}   1
?+   1
`);
const VALID_QUANTIFIERS = 14;

// The first rows of PIECES, up to \D, are picked more often.
const PLAIN_PIECES = 14;

function repeated(piece) {
  const quantifier = random() < 0.03 ? pick(QUANTIFIERS) : QUANTIFIERS[below(VALID_QUANTIFIERS)];
  return {
    source: piece.source + quantifier.source,
    text: () => times(Number(quantifier.text()), piece.text).join(''),
  };
}

function part(depth) {
  if (depth > 0 && random() < 0.28) {
    const inner = expression(depth - 1);
    const kind = pick(['?:', '?:', '?:', '?=', '?!']);
    const group = { source: `(${kind}${inner.source})`, text: kind === '?:' ? inner.text : () => '' };
    return random() < (kind === '?:' ? 0.6 : 0.06) ? repeated(group) : group;
  }
  const piece = random() < 0.02 ? pick(RARE) : random() < 0.35 ? PIECES[below(PLAIN_PIECES)] : pick(PIECES);
  return random() < 0.35 && !['^', '$', '\\b'].includes(piece.source) ? repeated(piece) : piece;
}

function expression(depth) {
  const branches = times(random() < 0.25 ? 2 : 1, (_, i) => times(i > 0 && random() < 0.15 ? 0 : 1 + below(3), () => part(depth)));
  return {
    source: branches.map(parts => parts.map(it => it.source).join('')).join('|'),
    text: () => pick(branches).map(it => it.text()).join(''),
  };
}

const segment = () => times(1 + below(3), () => (random() < 0.8 ? pick([...'abx1-.éK']) : pick(CHARACTERS))).join('');
const segments = (least, most) => () => times(least + below(most - least + 1), () => '/' + segment()).join('');
const literal = (source, text = source) => ({ source, text: () => text });

// What path-to-regexp adds to regular expressions.
const TOKENS = [
  () => pick([...['/a', '/b', '/api', '/é', '/😀', '/K', '/s', '/x.y', '/a b', '/#', '/ſ', '/\ud83d', '/', '.', '-', '/x'].map(text => literal(text)), literal('/\\:a', '/:a')]),
  () => ({ source: '/:id', text: segments(1, 1) }),
  () => ({ source: '/:path*', text: segments(0, 3) }),
  () => ({ source: '/:path+', text: segments(1, 3) }),
  () => ({ source: '/:o?', text: segments(0, 1) }),
  () => ({ source: '(.*)', text: () => times(below(4), segment).join('') }),
  () => ({ source: '-:y', text: () => '-' + segment() }),
  () => ({ source: '.:ext' + pick(['', '?', '*', '+']), text: () => '.' + segment() }),
  () => ({ source: '{/x}?', text: () => pick(['', '/x']) }),
  () => ({ source: '{-:z}' + pick(['', '?', '*', '+']), text: () => times(below(3), () => '-' + segment()).join('') }),
  () => around('{/:q(', ')-}', ['', '?', '*', '+'], '/', '-'),
  () => around('/:n(', ')', ['', '?', '*', '+'], '/', ''),
  () => around('(', ')', ['', '?'], '', ''),
  () => around('/(', ')', [''], '/', ''),
  () => around('/(', ')', [''], '/', ''),
  () => around('/(', ')', [''], '/', ''),
];

function around(before, after, modifiers, prefix, suffix) {
  const inner = expression(2);
  const modifier = pick(modifiers);
  return {
    source: before + inner.source + after + modifier,
    text: () => times('*?'.includes(modifier || '!') ? below(3) : 1 + below(2), () => prefix + inner.text() + suffix).join(''),
  };
}

function changed(path) {
  for (let n = below(3); n > 0; n--) {
    const at = below(path.length + 1);
    path = pick([
      () => path.slice(0, at) + pick(CHARACTERS) + path.slice(at),
      () => path.slice(0, at) + path.slice(at + 1),
      () => path.slice(0, at) + path.slice(Math.max(0, at - 1)),
      () => path.slice(0, at) + pick(CHARACTERS) + path.slice(at + 1),
      () => path.toUpperCase(),
      () => path.toLowerCase(),
      () => path + pick(['/', '//', '\n', '?', '#', '/a', '\r\n']),
    ])();
  }
  return random() < 0.1 && path.isWellFormed() ? encodeURI(path) : path;
}

const escaped = text =>
  text.replace(/[^\x20-\x7e]|[=&]/g, c => `{U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}}`);

/**
 * Returns 1, 0 or "malformed" for the decoded path, and the parameters of the path as it is, which are - if it does not
 * match. The SDK fails to read parameters if the pattern has named groups.
 */
function asked(matcher, values, path) {
  let matches;
  try {
    matches = matcher(path) ? '1' : '0';
  } catch {
    matches = 'malformed';
  }
  const keys = {};
  let found;
  try {
    found = values(path, keys);
  } catch {
    return [matches, 'error'];
  }
  const text = ([name, value]) => {
    const { prefix, suffix } = keys[name];
    return name + '=' + escaped(Array.isArray(value) ? prefix + value.join(prefix + suffix) : value);
  };
  return [matches, found ? '{' + Object.entries(found.params).map(text).sort().join('&') + '}' : '-'];
}

/** Writes the rows of a pattern: pattern, path, matches, parameters; or pattern and "refused". */
function write(pattern, text) {
  let matcher;
  let find;
  let noted;
  try {
    matcher = createPathMatcher(pattern);
    find = match(pattern, { decode: (value, key) => ((noted[key.name] = key), value) });
  } catch {
    console.log(`${escaped(pattern)}\trefused`);
    return;
  }
  const values = (path, keys) => ((noted = keys), find(path));
  const paths = new Set(times(PATHS, () => (random() < 0.6 ? changed(text()) : text())).filter(it => it.length < LONGEST_PATH));
  if (paths.size === 0) return;
  context.host.rows = () => [...paths].map(path => [escaped(pattern), escaped(path), ...asked(matcher, values, path)].join('\t'));
  try {
    console.log(run.runInContext(context, { timeout: 500 }).join('\n'));
  } catch (e) {
    // The pattern takes exponential time.
    if (e.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw e;
  }
}

const context = vm.createContext({ host: {} });
const run = new vm.Script('host.rows()');
if (seed === 0) {
  [...PIECES, ...RARE].forEach(piece => write(`/(${piece.source})`, () => '/' + piece.text()));
  QUANTIFIERS.forEach(it => ['a', '(?:a|bc)', '(?:(?=a)|a)', '(?=a)'].forEach(piece => write(`/(${piece}${it.source}a?)`, () => '/' + 'a'.repeat(below(5)))));
}
for (let n = 0; n < Number(countText); n++) {
  const tokens = times(1 + below(3), () => pick(TOKENS)());
  write(tokens.map(it => it.source).join(''), () => tokens.map(it => it.text()).join(''));
}
