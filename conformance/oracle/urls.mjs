// Prints the table of UrlTableTest: base, reference, and what a browser makes of them.
// node conformance/oracle/urls.mjs > src/test/resources/io/github/clerkjakarta/internal/url/urls.tsv

const bases = [null, 'https://a.example/b/c?d#e', 'http://a.example:8080/b/'];
const slashes = ['', '/', '//', '///', '\\', '\\\\', '/\\', '\\/'];
const schemes = ['', 'http:', 'https:', 'HTTPS:', 'h\tttps:', ' https:', 'ws:', 'ftp:', 'javascript:', 'https:https:', '1http:'];
const hosts = [
  'evil', 'EVIL.Example', 'evil.', '.evil', 'a..b', 'evil:80', 'evil:443', 'evil:00080', 'evil:65536', 'evil:', 'evil:x', ':80', 'user@',
  'e%76il', 'e%2fvil', 'e%00vil', 'e%7Fvil', 'e\u007fvil', 'e vil', 'e\tvil', 'e\nvil', 'e^vil', 'e|vil', 'e<vil', 'e%vil', 'e_v~i!l', "e'v(i)l",
  'e*v+i,l;=', 'e"v`i{l}', '127.0.0.1', '127.1', '127.0.1', '0x7f.1', '0x7F000001', '2130706433', '017700000001', '1.2.3.256', '256.1', '1.2.3.4.5',
  '1.2.3.4.', '1.2.3.', '1.2..3', '4294967295', '4294967296', '09.1', '0x', '1.0xg', '1.a', 'a.1', 'a.0x1', 'a.1.', '%31%32%37.1', '0', '1e3',
  '[::1]', '[::1]:80', '[0:0:0:0:0:0:0:1]', '[1:0:0:2:0:0:0:3]', '[1:0:2:0:3:0:4:0]', '[::ffff:1.2.3.4]', '[1:2:3:4:5:6:7::]', '[ABCD::]', '[::]',
  '[1::2::3]', '[:::]', '[1:2:3:4:5:6:7:8:9]', '[::1.2.3]', '[::01.2.3.4]', '[12345::]', '[::1', '::1]', '[::1]x', '[fe80::1%25eth0]',
];
const rests = [
  '', '/', '/x', '\\x', '/x/../y', '/x/./y/', '/%2e%2E/x', '/.%2e', '/..', '//y', '/x\\..\\y', '?q', '?q=\'"<>`{}|^', '#f', '#f <>`"{}', '?q#f?g', '/ x ',
  '/\u007f', '/\u0080', '/\u00e9?\u00e9#\u00e9', '/\ud83d\ude00', '/\ud800x', '/%zz%', '/{x}|`<>"', '/x\ty\nz', '/;a=b:c@d', '/a//b/..//c',
];
const odd = [
  '', ' ', 'x', '../x', '../../../x', './', '.', '..', '?', '#', '?x y', 'x:y', ':x', '://x', '@evil', 'x@evil', '\\', '/\t/evil', '\t//evil', '/\n\\evil',
  'https', 'https:', 'https:/', 'https:?q', 'https:#f', 'https:x:y', 'https:..', 'https: x', 'https:\tevil', 'https:\t/\t/evil', 'http:', 'http:/',
  'http:?q', '//', '///', '/\\', '\u0000//evil', '\u001f/x\u0020', 'h%74tps://evil', 'https//evil', 'data:x', 'mailto:a@b', 'file:///x', 'blob:https://evil/x',
  '//user:password@evil/x', '//a@b@evil/x', '//evil/@x', '//evil?@x', '//evil\\@x', '//evil#@x', '//evil:80@x', '//@evil', '//:@evil', '//evil:443:80/',
];

const references = new Set(odd);
for (const scheme of schemes) {
  for (const slash of slashes) {
    references.add(scheme + slash + 'evil/x');
    references.add(scheme + slash + 'evil:8080\\x?y');
  }
}
for (const host of hosts) {
  references.add('https://' + host + '/x');
  references.add('//' + host);
}
for (const rest of rests) {
  references.add(rest);
  references.add('https:' + rest);
  references.add('http://evil' + rest);
}

function answer(reference, base) {
  try {
    return base === null ? new URL(reference) : new URL(reference, base);
  } catch {
    return null;
  }
}

const escape = (text) => JSON.stringify(text).slice(1, -1).replace(/[\u007f-\uffff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
for (const base of bases) {
  for (const reference of references) {
    const url = answer(reference, base);
    // Url is for URLs with a host. It has no use for users and passwords, and leaves them out.
    if (url !== null) {
      url.username = '';
      url.password = '';
    }
    const known = url !== null && /^(https?|wss?|ftp):$/.test(url.protocol);
    // Url refuses hosts that are not ASCII.
    const text = known && !url.hostname.includes('xn--') ? url.href : '';
    console.log([base ?? '', reference, text].map(escape).join('\t'));
  }
}
