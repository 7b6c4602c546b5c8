package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.PathReadings;
import io.github.clerkjakarta.internal.url.Url;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** A text as an absolute URL, as a link, as a path with a query, as a parameter, and as the address of a page. */
final class UrlTarget implements Target {
    private static final Url PAGE = Url.parse("https://app.example.com/a/b?c=d#e");

    @Override
    public String name() {
        return "urls";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("urls", "hosts", "escapes");
    }

    @Override
    public String read(String text) {
        Url url = Url.parse(text);
        Url link = PAGE.resolve(text);
        check(url);
        check(link);
        Url at = PAGE.at("/" + text, text);
        check(at);
        rule(at.isSameOrigin(PAGE), "a path never becomes a host", at);
        checkParameter(PAGE.withParameter("p", text), text);
        checkParameter(PAGE.plusParameter("p", text), text);
        return outcome(url) + ", link " + outcome(link) + ", page " + checkPage(text) + ", readings " + readings(text);
    }

    private static void checkParameter(Url url, String text) {
        check(url);
        // Half a surrogate pair cannot be written.
        String written = text.replaceAll("[\\ud800-\\udfff]", "\ufffd");
        String read = url.parameter("p").replaceAll("[\\ud800-\\udfff]", "\ufffd");
        rule(
                read.replace("\ufffd\ufffd", "\ufffd").equals(written.replace("\ufffd\ufffd", "\ufffd")),
                "a parameter is read as it was set",
                url);
        rule(url.withoutParameters(List.of("p")).parameter("p") == null, "a removed parameter is gone", url);
        rule(url.isSameOrigin(PAGE), "a parameter never becomes a host", url);
    }

    private static void check(Url url) {
        if (url == null) {
            return;
        }
        String text = url.toString();
        rule(text.chars().allMatch(c -> c > ' ' && c < 0x7F), "a URL is printable ASCII", text);
        rule(text.startsWith(url.origin() + "/"), "a URL has a path", text);
        rule(url.equals(Url.parse(text)), "a URL is read as it was written", text);
        rule(url.equals(PAGE.resolve(text)), "a URL is the same in a link", text);
        rule(hostToJava(text, url), "Java reads the same host", text);
    }

    /** Java refuses some URLs, and names no host if that has an underscore. */
    private static boolean hostToJava(String text, Url url) {
        try {
            String host = new URI(text).getHost();
            return host == null || host.equals(url.host());
        } catch (URISyntaxException refused) {
            return true;
        }
    }

    private static String checkPage(String text) {
        PageAddress page = PageAddress.parse(text);
        if (page == null) {
            return "none";
        }
        Url place = PAGE.resolve(page.under("/app"));
        if (page.absolute() == null) {
            rule(place != null && place.isSameOrigin(PAGE), "a path of this origin stays on it", place);
        } else {
            rule(page.absolute().equals(place) && page.absolute().isHttp(), "a page is http or https", place);
        }
        return page.getClass().getSimpleName();
    }

    private static String readings(String text) {
        List<String> readings = PathReadings.of("/" + text);
        return readings == null ? "malformed" : readings.size() == 1 ? "one" : "several";
    }

    private static String outcome(Url url) {
        return url == null
                ? "none"
                : url.scheme() + (url.isAddress() ? " address" : "") + (url.isSameOrigin(PAGE) ? " here" : "");
    }
}
