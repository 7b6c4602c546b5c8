package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import java.util.EnumSet;
import java.util.List;

/** A text as a Host header, and as headers of a proxy. */
final class HostTarget implements Target {
    private static final PublicOrigin NO_PROXY = new PublicOrigin(EnumSet.noneOf(ForwardedHeader.class), null);
    private static final PublicOrigin PROXY = new PublicOrigin(EnumSet.allOf(ForwardedHeader.class), null);
    private static final String HERE = "https://app.example.com/app/page?q=1";

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("hosts", "hosts", "escapes", "urls");
    }

    @Override
    public String read(String text) {
        Host host = Host.parse(text);
        Url url = Url.parse("https://" + text + "/app/page?q=1");
        if (host != null && url != null) {
            rule(isEnd(url), "a good host does not move the path", url);
            rule(host.equals(Host.parse(host.toString())), "a host is read as it was written", host);
            rule(
                    url.authority().equals(Url.parse("https://" + host).authority()),
                    "case and default port do not count",
                    host);
        }
        Reading named = request("\nHost: " + line(text));
        String outcome = named.match(facts -> "served", malformed -> "malformed");
        if (named instanceof Reading.Read read) {
            rule(
                    isEnd(read.facts().url()),
                    "a Host header does not move the path",
                    read.facts().url());
            rule(line(text).isBlank() || Host.parse(line(text).strip()) != null, "only a good host is served", text);
        }
        RequestFacts forwarded = facts(
                "\nHost: app.example.com\nX-Forwarded-Host: " + line(text) + "\nX-Forwarded-Proto: " + line(text));
        rule(
                PublicUrl.of(forwarded, NO_PROXY).toString().equals(HERE),
                "headers of a proxy count only if they are trusted",
                text);
        Url proxied = PublicUrl.of(forwarded, PROXY);
        rule(isEnd(proxied), "headers of a proxy do not move the path", proxied);
        rule(proxied.isHttp(), "headers of a proxy name no other scheme", proxied);
        String first = line(text).split(",", 2)[0].strip();
        rule(
                proxied.host().equals("app.example.com") || Host.parse(first) != null,
                "a malformed host of a proxy is ignored",
                proxied);
        return outcome + ", proxied "
                + (proxied.toString().equals(HERE) ? "" : proxied.scheme() + (proxied.isAddress() ? " address" : ""));
    }

    private static boolean isEnd(Url url) {
        return url.toString().equals(url.origin() + "/app/page?q=1");
    }

    /** Servers accept no line ends in headers. */
    private static String line(String text) {
        return text.replaceAll("[\r\n]", "");
    }

    private static Reading request(String headers) {
        return FactsReader.read(Wire.of("https", "GET /app/page?q=1" + headers));
    }

    private static RequestFacts facts(String headers) {
        Reading reading = request(headers);
        rule(reading instanceof Reading.Read, "a proxy's headers do not make a request malformed", headers);
        return ((Reading.Read) reading).facts();
    }
}
