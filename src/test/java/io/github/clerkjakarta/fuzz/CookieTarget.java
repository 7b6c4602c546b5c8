package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Work.CountedText;
import io.github.clerkjakarta.internal.request.Cookies;
import io.github.clerkjakarta.internal.request.SessionCookies;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Cookie header, compared with a reader that is written without regard for speed. */
final class CookieTarget implements Target {
    @Override
    public String name() {
        return "cookies";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("cookies", "tokens", "escapes");
    }

    @Override
    public String read(String input) {
        String header = Tokens.expanded(input);
        CountedText counted = new CountedText(header);
        Cookies cookies = Cookies.parse(counted);
        rule(counted.looks() <= 8L * header.length(), "cookies are read in linear time", counted.looks());
        rule(cookies.all().equals(simply(header)), "cookies are read as a simple reader does", cookies.all());
        SessionCookies session = new SessionCookies(
                cookies, Fixtures.PRODUCTION, "clerk.example.com", Fixtures.seen(), Fixtures.NOW.toEpochMilli());
        rule(
                session.refresh() == null || header.contains("__refresh_" + Fixtures.PRODUCTION.cookieSuffix()),
                "only the suffixed refresh cookie counts",
                header);
        return (session.isSuffixed() ? "suffixed" : "plain")
                + (session.session() == null ? "" : session.token() == null ? " text" : " token")
                + (session.clientUat() == 0 ? "" : " uat")
                + (session.devBrowser() == null ? "" : " browser")
                + (session.refresh() == null ? "" : " refresh");
    }

    private static Map<String, String> simply(String header) {
        Map<String, String> cookies = new HashMap<>();
        for (String part : header.split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                cookies.putIfAbsent(stripped(pair[0]), decoded(stripped(pair[1])));
            }
        }
        return cookies;
    }

    private static String stripped(String text) {
        return text.replaceAll("^[ \t]+", "").replaceAll("[ \t]+\\z", "");
    }

    private static String decoded(String value) {
        if (!value.matches("([^%]++|%[0-9a-fA-F]{2})*+") || !value.contains("%")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); ) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (; i < value.length() && value.charAt(i) == '%'; i += 3) {
                bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
            }
            try {
                text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
            } catch (CharacterCodingException notText) {
                return value;
            }
            for (; i < value.length() && value.charAt(i) != '%'; i++) {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }
}
