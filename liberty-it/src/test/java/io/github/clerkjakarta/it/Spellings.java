package io.github.clerkjakarta.it;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ways to write a path that a server may take for the same one, tidy and untidy. */
final class Spellings {
    private static final List<String> SLASHES = List.of(
            "//",
            "///",
            "/./",
            "/.//",
            "/x/../",
            "/%2e/",
            "/x/%2e%2e/",
            "/x/..;a=b/",
            "/;a=b/",
            "/x;/../",
            "%2F",
            "%2f",
            "/%2F",
            "\\",
            "%5C",
            "/\\",
            "%252F",
            "/.;/",
            "/%20/",
            "/%09/",
            "/%00/",
            "%c0%af",
            "%e0%80%af",
            "/%0a/");
    private static final List<String> ENDS = List.of(
            "/",
            "//",
            "/.",
            "/..;/",
            ";",
            ";jsessionid=1",
            ";a=b;c=d",
            "?",
            "?x=1",
            "#",
            "%23",
            "%3F",
            ".",
            "%2e",
            "%20",
            "+",
            "%00",
            "%0a",
            "%0d",
            "%09",
            "%7f",
            "%c2%85",
            "%e2%80%a8",
            "%e2%80%a9",
            "%ff",
            "%",
            "%2",
            "%zz",
            "/%2e",
            "/%2e%2e/",
            "/x/..",
            "/;",
            "/;a",
            ".json",
            ".html",
            ".css",
            ";.css",
            "/.css",
            "%3B",
            "%3Ba=b",
            "~",
            "'",
            "\"",
            "/%2F",
            "%2F");

    private Spellings() {}

    /** @param path of letters and slashes */
    static Set<String> of(String path) {
        Set<String> all = new LinkedHashSet<>();
        all.add(path);
        for (String end : ENDS) {
            all.add(path + end);
        }
        for (int i = 0; i < path.length(); i++) {
            String before = path.substring(0, i);
            String after = path.substring(i + 1);
            char c = path.charAt(i);
            if (c == '/') {
                SLASHES.forEach(slash -> all.add(before + slash + after));
            } else {
                all.add(before + escaped(c) + after);
                all.add(before + escaped(c).toLowerCase(Locale.ROOT) + after);
                all.add(before + Character.toUpperCase(c) + after);
                all.add(before + "%25" + escaped(c).substring(1) + after);
                all.add(before + c + ";a=b" + after);
                all.add(before + wide(c) + after);
            }
        }
        all.add(path.toUpperCase(Locale.ROOT));
        all.add(path.chars().mapToObj(c -> c == '/' ? "/" : escaped((char) c)).reduce("", String::concat));
        all.add(path.replace("/", "//"));
        all.add(path.replace("/", "/./"));
        all.add(path.replace("/", ";x/") + ";x");
        all.add("http://localhost" + path);
        all.add("http://evil.example" + path);
        all.add("/." + path);
        all.add("/.." + path);
        all.add("/%2e%2e" + path);
        all.add("//localhost" + path);
        return all;
    }

    private static String escaped(char c) {
        return String.format("%%%02X", (int) c);
    }

    /** Returns the full-width form, which some servers fold into the plain one. */
    private static String wide(char c) {
        StringBuilder text = new StringBuilder();
        for (byte b : String.valueOf((char) (c - 0x20 + 0xFF00)).getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format("%%%02x", b & 0xFF));
        }
        return text.toString();
    }
}
